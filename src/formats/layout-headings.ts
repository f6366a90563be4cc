import type {Heading} from 'mdast'
import {endsSentence, units} from '../text.ts'
import type {Layout} from './layout.ts'
import {wordsOf, type Block} from './layout-blocks.ts'
import {readNumbering, type Numbering} from './numbering.ts'

export type Depth = Heading['depth']

/** Above this many units a line is no heading. */
const longest = {numbered: 30, bare: 18, title: 40}

/**
 * Find the headings of a document, with their depths: by index of the block.
 *
 * A numbered line is a heading if it is short, ends no sentence, and is not one of several that follow each other; a bare
 * one if it stands alone above prose; what stands under the label of a speaker is speech. The title, where there is one, has depth 1; numbers nest in the order in which their styles appear.
 */
export function findHeadings(blocks: readonly Block[], {spaced}: Pick<Layout, 'spaced'>): Map<number, Depth> {
  const found = new Map<number, Depth>()
  const title = findTitle(blocks)
  if (title >= 0) found.set(title, 1)
  let styles: string[] = []
  for (const [index, block] of blocks.entries()) {
    if (index === title || isLabelAlone(blocks[index - 1])) continue
    const numbering = numberOf(block)
    if (numbering ? isNumberedHeading(blocks, index, numbering) : (!spaced || !isStacked(blocks, index)) && isBareHeading(blocks, index, index === title + 1)) {
      if (numbering) styles = nest(styles, numbering)
      found.set(index, Math.min(6, numbering ? styles.length + 1 : 2) as Depth)
    }
  }
  return found
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

function numberOf({kind, rows}: Block): Numbering | undefined {
  return (kind === 'text' || kind === 'item') && rows.length <= 3 ? readNumbering(rows[0]?.text ?? '') : undefined
}

function isNumberedHeading(blocks: readonly Block[], index: number, {style, value, length, depth}: Numbering): boolean {
  const words = wordsOf(blocks[index]!)
  const text = words.slice(length)
  if (text === '') return depth === 0 && index + 1 < blocks.length
  if (!looksLikeHeading(text, longest.numbered)) return false
  return !isSibling(blocks[index - 1], style, value - 1) && !isSibling(blocks[index + 1], style, value + 1) && index + 1 < blocks.length
}

function isSibling(block: Block | undefined, style: string, value: number): boolean {
  const numbering = block && numberOf(block)
  return numbering?.style === style && numbering.value === value
}

function isBareHeading(blocks: readonly Block[], index: number, second: boolean): boolean {
  const block = blocks[index]!
  if (block.kind !== 'text' || block.rows.length === 0 || block.rows.length > 2 || block.rows[0]!.text.length > longest.title * 12) return false
  const words = wordsOf(block)
  if (second && isSubtitle(words)) return true
  if (!looksLikeHeading(words, longest.bare) || isDated(block)) return false
  for (let at = index + 1; at < Math.min(blocks.length, index + 4); at++) {
    const next = blocks[at]!
    if (next.kind === 'item' || next.kind === 'turn' || isProse(next)) return true
    if (next.kind !== 'text' || (!numberOf(next) && !looksLikeHeading(wordsOf(next), longest.bare)) || isDated(next)) return isDated(next) && isDated(blocks[at + 1])
  }
  return false
}

// Short lines right under each other, where blank lines set blocks apart: an address, a list of names.
function isStacked(blocks: readonly Block[], index: number): boolean {
  const [before, block, after] = [blocks[index - 1], blocks[index]!, blocks[index + 1]]
  const short = (other: Block | undefined): boolean => other?.kind === 'text' && other.rows.length === 1 && looksLikeHeading(wordsOf(other), longest.bare)
  return (block.rows[0]?.gap === 0 && short(before)) || (after?.rows[0]?.gap === 0 && short(after))
}

/** Whether a line under the title is its second part: `——A view from the field`. */
export function isSubtitle(words: string): boolean {
  return /^(?:——|—|--|–)\s?[^\s—–-]/u.test(words) && units(words) <= longest.title && !endsSentence(words)
}

function isProse(block: Block): boolean {
  const words = wordsOf(block)
  return block.rows.length > 2 || (units(words.slice(0, 400)) > 12 && (endsSentence(words) || /[:：]$/u.test(words))) || units(words.slice(0, 400)) > longest.title
}

const isDated = (block: Block | undefined): boolean => block !== undefined && /^(?:\d{4}[-/.年]\s?\d|\d{1,2}\s\p{L}{3,9}\s\d{4}|\p{L}{3,9}\s\d{1,2},?\s\d{4})/u.test(block.rows[0]?.text ?? '')

const contact = /@|https?:|www\.|\d{3}[\s-]?\d{4}/iu

/** Short, in letters, and without the marks of a sentence. */
function looksLikeHeading(words: string, limit: number): boolean {
  if (words.length > limit * 12 || !/\p{L}/u.test(words)) return false
  if (/[,，、:：;；。.!！…\-—]["”』」]?$/u.test(words.slice(-2)) && !/\b\p{L}\.$/u.test(words.slice(-3))) return false
  if (units(words) > limit) return false
  if (/。|[.!?]\s+\p{Lu}/u.test(words.replace(/^.{0,8}\.\s/u, ''))) return false
  return !contact.test(words) && !/^[（(].*[)）]$/u.test(words) && !/^[\p{L}\s]{1,12}[:：]\s?\S/u.test(words)
}
