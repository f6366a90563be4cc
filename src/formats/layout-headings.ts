import type {Heading} from 'mdast'
import {codesOf, endsSentence, units} from '../text.ts'
import {isSmall, lastCode} from './characters.ts'
import type {Layout} from './layout.ts'
import {isAction, wordsOf, type Block} from './layout-blocks.ts'
import {letterBracket, readNumbering, type Numbering} from './numbering.ts'

export type Depth = Heading['depth']

/** Above this many units a line is no heading. */
const longest = {numbered: 30, bare: 18, title: 40}

/** Blocks with what is asked of them more than once. */
interface Look {
  readonly blocks: readonly Block[]
  /** Whether a block is running text. */
  isProse(index: number): boolean
  /** Whether a block is written as a heading without a number is. */
  isBare(index: number): boolean
  numberOf(index: number): Numbering | undefined
}

/**
 * Find the headings of a document, with their depths: by index of the block.
 *
 * A numbered line is a heading if it is short, ends no sentence, and is not one of several that follow each other; a bare
 * one if it stands alone above prose; what stands under the label of a speaker is speech. The title, where there is one, has depth 1; numbers nest in the order in which their styles appear.
 */
export function findHeadings(blocks: readonly Block[], {spaced}: Pick<Layout, 'spaced'>): Map<number, Depth> {
  const found = new Map<number, Depth>()
  const look = lookAt(blocks)
  const people = namesOf(blocks)
  const title = findTitle(blocks)
  if (title >= 0) found.set(title, 1)
  let styles: string[] = []
  for (let index = 0; index < blocks.length; index++) {
    if (index === title || !mayHead(blocks[index]!) || isLabelAlone(blocks[index - 1]) || isPerson(blocks[index]!, people)) continue
    const numbering = look.numberOf(index)
    if (numbering ? isNumberedHeading(look, index, numbering) : isBareHeading(look, index, index === title + 1) && (!spaced || !isStacked(look, index))) {
      if (numbering) styles = nest(styles, numbering)
      found.set(index, Math.min(6, numbering ? styles.length + 1 : 2) as Depth)
    }
  }
  return found
}

// A heading has no more than three lines, and no line is as long as a paragraph.
const mayHead = ({kind, rows}: Block): boolean => (kind === 'text' || kind === 'item') && rows.length > 0 && rows.length <= 3 && rows[0]!.text.length <= longest.title * 12 && !isAction(rows)

// The words of the labels of speakers, in small letters.
function namesOf(blocks: readonly Block[]): Set<string> {
  return new Set(blocks.flatMap(({label}) => label?.by.toLowerCase().split(/[\s.,]+/u).filter((word) => word.length > 2 && !small.test(word)) ?? []))
}

const small = /^(?:of|and|to|the|for|on|in|at|with)$/u
const personal = /^(?:\p{Lu}[\p{L}.'’-]*\s){1,4}\p{Lu}[\p{L}.'’-]*$/u
const titled = /^\p{Script=Han}{2,6}(?:[议議][员員]|先生|女士)(?:[，,（(].{0,30})?$/u

// Somebody who is at the meeting, as lists of those who are name him.
function isPerson({rows: [row]}: Block, people: ReadonlySet<string>): boolean {
  if (people.size === 0 || !row || row.text.length > 60) return false
  if (titled.test(row.text)) return true
  return personal.test(row.text) && row.text.toLowerCase().split(/[\s.]+/u).every((word, index, all) => (index < all.length - 1 ? !small.test(word) : people.has(word)))
}

function lookAt(blocks: readonly Block[]): Look {
  const prose: boolean[] = []
  const bare: boolean[] = []
  const numbers: Array<Numbering | null | undefined> = []
  return {
    blocks,
    isProse: (index) => (prose[index] ??= isProse(blocks[index]!)),
    isBare: (index) => (bare[index] ??= looksLikeHeading(wordsOf(blocks[index]!), longest.bare)),
    numberOf(index) {
      const block = blocks[index]
      return block && ((numbers[index] === undefined ? (numbers[index] = numberOf(block) ?? null) : numbers[index]) ?? undefined)
    }
  }
}

// A label and no more: what is said begins below it.
function isLabelAlone(block: Block | undefined): boolean {
  return block?.label !== undefined && block.rows.length === 1 && block.rows[0]!.text.length === block.label.length
}

function nest(styles: readonly string[], {style, depth}: Numbering): string[] {
  if (depth === 0) return [style]
  const at = styles.indexOf(style)
  return at < 0 ? [...styles, style] : styles.slice(0, at + 1)
}

/** The block that is the document's title: a short one before all prose, or -1. */
export function findTitle(blocks: readonly Block[]): number {
  for (let index = 0; index < Math.min(blocks.length - 1, 6); index++) {
    const block = blocks[index]!
    if (block.rows.length === 0 || block.kind === 'rule') continue
    const words = wordsOf(block)
    if (block.kind !== 'text' || block.rows.length > 3 || isProse(block)) return -1
    if (isTitle(words)) return index
  }
  return -1
}

const isTitle = (words: string): boolean => looksLikeHeading(words.replace(/[!！]$/u, ''), longest.title) && !numberWithoutChapter(words)

const numberWithoutChapter = (words: string): boolean => {
  const numbering = readNumbering(words)
  return numbering !== undefined && numbering.depth > 0
}

const numberOf = ({kind, rows}: Block): Numbering | undefined => ((kind === 'text' || kind === 'item') && rows.length <= 3 ? readNumbering(rows[0]?.text ?? '') : undefined)

function isNumberedHeading({blocks, numberOf}: Look, index: number, {style, value, length, depth}: Numbering): boolean {
  const text = wordsOf(blocks[index]!).slice(length)
  const isSibling = (other: number, number: number): boolean => {
    const numbering = numberOf(other)
    return numbering?.style === style && numbering.value === number
  }
  if (style === letterBracket) return false
  if (text === '') return depth === 0 && index + 1 < blocks.length
  if (!looksLikeHeading(text, longest.numbered)) return false
  return !isSibling(index - 1, value - 1) && !isSibling(index + 1, value + 1) && index + 1 < blocks.length
}

function isBareHeading(look: Look, index: number, second: boolean): boolean {
  const {blocks} = look
  const block = blocks[index]!
  if (block.kind !== 'text' || block.rows.length > 2) return false
  if (second && isSubtitle(wordsOf(block))) return true
  if (!look.isBare(index) || isDated(block)) return false
  if (isSetInCapitals(look, index)) return true
  for (let at = index + 1; at < Math.min(blocks.length, index + 4); at++) {
    const next = blocks[at]!
    if (next.kind === 'item' || next.kind === 'turn' || next.kind === 'table' || look.isProse(at)) return true
    if (next.kind !== 'text' || (!look.numberOf(at) && !look.isBare(at)) || isDated(next)) return isDated(next) && isDated(blocks[at + 1])
  }
  return false
}

/** How far below headings in capitals, one under the other, the text begins. */
const reach = 12

// A line in capitals, apart from the lines around it, is a heading where text follows, however many others stand between.
function isSetInCapitals({blocks, isBare, isProse}: Look, index: number): boolean {
  const isApart = (at: number): boolean => {
    const {rows: [row] = []} = blocks[at] ?? {}
    return row === undefined || row.gap > 0 || row.newPage
  }
  if (!isCapitals(wordsOf(blocks[index]!)) || !isApart(index + 1) || (index > 0 && !isApart(index))) return false
  for (let at = index + 1; at < Math.min(blocks.length, index + reach); at++) {
    const next = blocks[at]!
    if (next.kind !== 'text' || isProse(at)) return next.kind !== 'rule' && next.kind !== 'note'
    if (!isBare(at) && !isDated(next) && !isAction(next.rows)) return /[.!?。！？:：][-–—]?$/u.test(wordsOf(next))
  }
  return false
}

// Most words have a small letter, which is told faster than that capitals follow each other.
function isCapitals(words: string): boolean {
  for (let index = 0; index < words.length; index++) if (isSmall(words.charCodeAt(index))) return false
  return /\p{Lu}{3}/u.test(words) && !/\p{Ll}/u.test(words)
}

// Short lines right under each other, where blank lines set blocks apart: an address, a list of names.
function isStacked({blocks, isBare}: Look, index: number): boolean {
  const short = (at: number): boolean => blocks[at]?.kind === 'text' && blocks[at].rows.length === 1 && isBare(at)
  return (blocks[index]!.rows[0]?.gap === 0 && short(index - 1)) || (blocks[index + 1]?.rows[0]?.gap === 0 && short(index + 1))
}

/** Whether a line under the title is its second part: `——A view from the field`. */
export function isSubtitle(words: string): boolean {
  return /^(?:——|—|--|–)\s?[^\s—–-]/u.test(words) && units(words) <= longest.title && !endsSentence(words)
}

function isProse(block: Block): boolean {
  if (block.rows.length > 2) return true
  const words = wordsOf(block)
  // So long a text has forty units in any script.
  if (words.length > longest.title * 16) return true
  const size = units(words.length > 400 ? words.slice(0, 400) : words, longest.title + 1)
  return size > longest.title || (size > 12 && (endsSentence(words) || /[:：]$/u.test(words)))
}

const dated = /^(?:\d{4}[-/.年]\s?\d|(?:\p{L}{3,12},?\s)?(?:the\s)?(?:\d{1,2}(?:st|nd|rd|th)?\s\p{L}{3,9},?\s\d{4}|\p{L}{3,9}\s\d{1,2},?\s\d{4}))/u

const isDated = (block: Block | undefined): boolean => block !== undefined && dated.test(block.rows[0]?.text ?? '')

const contact = /@|https?:|www\.|\d{3}[\s-]?\d{4}/iu

/** What all those hold that are no headings by a sentence, an address, brackets or a label within: of most lines nothing else is asked. */
const telling = /[.。!?@:：\d（(]/u

const clauseEnds = /* @__PURE__ */ codesOf(',，、:：;；。.!！…-—')
const quoteEnds = /* @__PURE__ */ codesOf('"”』」')

function endsClause(words: string): boolean {
  const last = lastCode(words)
  return clauseEnds.has(last) || (quoteEnds.has(last) && clauseEnds.has(words.charCodeAt(words.length - 2)))
}

/** Short, in letters, and without the marks of a sentence. */
function looksLikeHeading(words: string, limit: number): boolean {
  // What ends a sentence or a clause is asked first, as most lines do.
  if (words.length > limit * 12 || (endsClause(words) && !/\b\p{L}\.$/u.test(words.slice(-3)))) return false
  // What wide gaps set apart is a row of a list or table.
  if (!/\p{L}/u.test(words) || words.includes('    ') || words.includes('\t')) return false
  if (units(words, limit + 1) > limit) return false
  if (!telling.test(words)) return true
  if (/。|[.!?]\s+\p{Lu}/u.test(words.replace(/^.{0,8}\.\s/u, ''))) return false
  return !contact.test(words) && !/^[（(].*[)）]$/u.test(words) && !/^[\p{L}\s]{1,12}[:：]\s?\S/u.test(words)
}
