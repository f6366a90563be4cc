import type {RootContent} from 'mdast'
import {sourceOf, type Adapter, type Claim, type Draft, type Gap, type TextFile} from '../adapter.ts'
import {heading, type Json} from '../document.ts'
import {markLanguages} from '../formats/bilingual.ts'
import {addCredits, readCredits, type Credit} from '../formats/credits.ts'
import {gather} from '../formats/evidence.ts'
import {findHeadings, type Section} from '../formats/headings.ts'
import {languageEvidence} from '../formats/language.ts'
import {claimMarker, confirmMarkers, continues, listOf, readListMarker, type Item, type ListMarker} from '../formats/lists.ts'
import {groupLines, paragraphOf, readTextLines, type Strip, type TextLine} from '../formats/paragraphs.ts'
import type {Places} from '../place.ts'
import {endsSentence, units} from '../text.ts'

/** A paragraph, and what it was found to be. */
interface Block extends Strip {
  readonly first: TextLine
  /** Of all its lines, up to a certain length. */
  readonly text: string
  readonly marker: ListMarker | undefined
}

/**
 * Prose without markup: paragraphs, a title, headings, numbered and other lists.
 *
 * Text is text: nothing but white space, the markers of lists and the rules below headings is syntax. It reads what no other
 * adapter describes, whatever it is.
 */
export function plainText(): Adapter {
  return {
    name: 'plain-text',
    version: 1,
    match: {mediaTypes: ['text/plain'], extensions: ['.txt', '.text']},
    *read(file) {
      const rows = readTextLines(file.value)
      if (rows.length > 0) yield draft(file, describe(groupLines(rows)))
    },
    claim
  }
}

function describe(strips: readonly Strip[]): Block[] {
  const markers = confirmMarkers(strips.map(({lines: [line], verse, underline}) => (verse || underline ? undefined : readListMarker(line!.text))))
  return strips.map((strip, index) => {
    const {lines, verse, underline} = strip
    return {lines, verse, underline, first: lines[0]!, text: textOf(strip), marker: markers[index]}
  })
}

const textOf = ({lines}: Strip): string => (lines.length === 1 ? lines[0]!.text : lines.slice(0, 40).map(({text}) => text).join(' '))

function draft(file: TextFile, blocks: readonly Block[]): Draft {
  const {places, language, timezone} = sourceOf(file)
  const title = isTitle(blocks) ? blocks[0]! : undefined
  const credits = findCredits(blocks, title ? 1 : 0, timezone)
  const gathered = gather()
  const extra: {[key: string]: Json} = {}
  if (title) gathered.add('title', {value: title.text, from: 'first-line', place: places.position(title.first.start, title.first.end), why: 'short, and stands above longer paragraphs'})
  for (const [{first}, found] of credits) addCredits(found, {gathered, extra}, {from: 'credits', place: places.position(first.start, first.end)})
  for (const candidate of languageEvidence(file.value, language)) gathered.add('language', candidate)
  const children = grow(blocks, {title, credits}, places)
  markLanguages(children)
  return {children, evidence: gathered.evidence, ...(Object.keys(extra).length > 0 ? {metadata: {extra}} : {})}
}

/** Longest title in units, and longest where it ends as a sentence ends. */
const longest = 40
const longestSentence = 30

// The first line, where a longer paragraph follows; one that is a sentence must be much shorter than what follows, and more than one must follow.
function isTitle([first, second, third]: readonly Block[]): boolean {
  if (first?.underline) return true
  if (!first || !second || first.marker || first.lines.length > 1 || first.text.length > 400 || /[:：,，、;；]$/u.test(first.text)) return false
  const size = units(first.text)
  if (size === 0 || size > longest || readCredits(first.text).length > 0) return false
  const credited = readCredits(second.text).length > 0
  const next = credited || second.text.length > 2000 ? Infinity : units(second.text)
  if (!endsSentence(first.text)) return next > size || second.marker !== undefined
  return size <= longestSentence && next >= size * 2 && third !== undefined
}

/** How many lines of credits may stand there. */
const creditLines = 4

// Credits stand right below the title, or above everything.
function findCredits(blocks: readonly Block[], from: number, timezone: string | undefined): Map<Block, Credit[]> {
  const found = new Map<Block, Credit[]>()
  for (const block of blocks.slice(from, from + creditLines)) {
    const credits = block.lines.length === 1 && !block.marker ? readCredits(block.text, timezone === undefined ? {} : {timezone}) : []
    if (credits.length === 0) break
    found.set(block, credits)
  }
  return found
}

interface Found {
  readonly title: Block | undefined
  readonly credits: ReadonlyMap<Block, Credit[]>
}

function grow(blocks: readonly Block[], found: Found, places: Places): RootContent[] {
  // Only where blank lines part the paragraphs does a line that stands alone mean something.
  const apart = blocks.some(({first}, index) => index > 0 && first.apart)
  const headings = apart ? findHeadings(blocks.map((block) => sectionOf(block, found))) : []
  const children: RootContent[] = []
  for (let index = 0; index < blocks.length; ) {
    const block = blocks[index]!
    if (block.marker) {
      const items = itemsFrom(blocks, index, places)
      children.push(listOf(items, places))
      index += items.length
    } else {
      children.push(nodeOf(block, found, headings[index] === true, places))
      index++
    }
  }
  return children
}

function sectionOf(block: Block, {title, credits}: Found): Section {
  const above = block === title || credits.has(block) || block.marker !== undefined
  return {text: block.text, above, other: above || block.lines.length > 1 || block.underline !== undefined}
}

function nodeOf(block: Block, {title, credits}: Found, isHeading: boolean, places: Places): RootContent {
  const node = paragraphOf(block, places)
  const {underline, first} = block
  if (underline) return heading(underline.text.startsWith('=') ? 1 : 2, node.children, places.position(first.start, underline.end))
  if (block === title) return heading(1, node.children, node.position)
  if (isHeading) return heading(2, node.children, node.position)
  if (credits.has(block)) node.data = {role: 'credit', why: 'a line of credits'}
  return node
}

function itemsFrom(blocks: readonly Block[], from: number, places: Places): Item[] {
  const items: Item[] = []
  for (let index = from; index < blocks.length; index++) {
    const block = blocks[index]!
    const {marker, first} = block
    const last = items.at(-1)
    if (!marker || (last && !continues(last.marker, marker))) break
    items.push({marker, content: paragraphOf(block, places, first.start + marker.length), start: first.start, end: block.lines.at(-1)!.end})
  }
  return items
}

// The marker of an item, and the rule below a heading.
function* claim(gap: Gap): Iterable<Claim> {
  yield* claimMarker(gap)
  const {text, node} = gap
  const rule = text.trim()
  const start = gap.start + text.indexOf(rule)
  if (node.type === 'heading' && /^(?:={3,}|-{3,})$/u.test(rule)) yield {class: 'markup', start, end: start + rule.length}
}
