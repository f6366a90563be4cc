import type {Text} from 'mdast'
import type {Places} from '../place.ts'
import {isDenseCode} from '../text.ts'
import {firstCode, isSmall, lastCode} from './characters.ts'
import {dividesWord, isHyphen, isHyphened} from './hyphen.ts'
import {announces, cutOf, cutOfParagraph} from './join-cuts.ts'
import {goesOn, reachWith, type Layout} from './layout.ts'
import type {PageEnds} from './layout-pages.ts'
import type {Row} from './layout-rows.ts'
import {readMarker, readNumbering} from './numbering.ts'

/** Decides which lines belong to one paragraph, by the layout of their document. */
export interface Joiner {
  /** Blank lines between two lines of one paragraph. */
  readonly lineGap: number
  /** Whether the line fills its width, so that the next word did not fit. */
  isFull(row: Row, next: Row): boolean
  /** Why `next` goes on with the paragraph of `row`, or nothing where it does not. */
  joins(row: Row, next: Row, between: Between): string | undefined
}

/** What is known of two neighbouring lines beyond themselves. */
export interface Between {
  /** A page ends between them. */
  readonly broken: boolean
  /** The paragraph is an item whose further lines are indented. */
  readonly hanging: boolean
  /** The first of them is not the first one of its paragraph. */
  readonly below?: boolean
}

/** What a document shows of its lines. */
export interface Evidence {
  readonly layout: Layout
  readonly usage: Usage
  readonly pages?: PageEnds | undefined
  /** Whether a full line that ends a sentence and a page is the end of a paragraph no more often than not. */
  readonly goesOn?: boolean
  /** As `goesOn`, for lines right below each other. */
  readonly goesOnWithin?: boolean
  /** Lines that begin a paragraph, by what the rest of the document says. */
  readonly starts?: (isFull: Joiner['isFull']) => ReadonlySet<Row>
}

const reasons = {
  hyphen: 'a hyphen divides the word at the end of the line',
  full: 'the line is full and its sentence goes on',
  open: 'the sentence goes on',
  page: 'a page of the usual length ends here, and no sentence does',
  exactPage: 'a page of exactly the usual length ends here'
}

/** Columns by which a first line is short of the others, where the white space before it was dropped. */
const hangingColumns = 5

/** Of too few lines no layout is known; of this many columns no verse is, and no item of a list that has no marks. */
const wide = 60

/** It ends a clause, mostly within a paragraph. */
const semicolon = /[;；]$/u

/** Make a joiner for a document. */
export function joiner({layout, usage, pages, goesOn: flows = true, goesOnWithin: within = false, starts: learnStarts}: Evidence): Joiner {
  const {wrap, exact, reach, lineGap} = layout
  const isFull = (row: Row, next: Row): boolean => wrap !== undefined && (exact || row.width > wrap * 0.6) && reachWith(row, next) > reach
  const starts = wrap !== undefined && isBare(layout) ? learnStarts?.(isFull) : undefined
  const overPage = (row: Row, next: Row): string | undefined => {
    const full = isFull(row, next)
    const stops = row.ends && !semicolon.test(row.text)
    if (full && (stops ? (exact && (flows || layout.indented) && !isShort(next, layout)) || goesOn(row, next) : !exact || !announces(row))) return reasons.full
    return exact || !full ? cutOf(row, next, usage) : undefined
  }
  return {
    lineGap, isFull,
    joins(row, next, {broken, hanging, below = false}) {
      if (isHyphen(lastCode(row.text)) && dividesWord(row, next) && (broken || next.gap <= lineGap || wrap === undefined)) return reasons.hyphen
      if (wrap === undefined && !broken && next.gap === 0) return row.width >= wide && isSmall(firstCode(next.text)) && goesOn(row, next) ? reasons.open : undefined
      if (wrap === undefined) return cutOfParagraph(row, next, usage, layout) ?? fillsPage(row, next, pages)
      if (!hanging && isIndented(next, row, layout) && !(next.indent === row.indent && !row.ends && !announces(row) && isFull(row, next))) return undefined
      if (broken) return overPage(row, next)
      if (next.gap > lineGap) return isFull(row, next) ? (cutOf(row, next, usage) ?? (isWithin(row, next, layout) ? reasons.full : undefined)) : undefined
      if (isFull(row, next)) return !(row.ends && (starts?.has(next) || (below && isBare(layout) && reachWith(row, next) <= layout.reachBelow))) && joinsFull(row, next, layout, within) ? reasons.full : undefined
      return (!exact || reachWith(row, next) > reach - hangingColumns) && row.width > wrap * 0.6 && goesOn(row, next) ? reasons.open : undefined
    }
  }
}

// Neither blank lines nor indents show where paragraphs begin.
const isBare = ({spaced, indented}: Layout): boolean => !spaced && !indented

// What stands at the end of a full page is mostly cut there; but no number and nothing that ends in a colon goes on behind it.
function fillsPage(row: Row, next: Row, pages: PageEnds | undefined): string | undefined {
  if (!pages?.ends.has(row) || announces(row) || readMarker(next.text) || readNumbering(next.text)) return undefined
  if (row.ends) return pages.certain ? reasons.exactPage : undefined
  return reasons.page
}

// Where first lines are indented and blank lines are few, a blank line before a line at the margin is the end of a page.
function isWithin(row: Row, next: Row, {indented, spaced, margin, exact}: Layout): boolean {
  return indented && !spaced && exact && next.indent <= margin && !row.ends && !announces(row)
}

// A full line that ends a sentence ends a paragraph by chance only, unless nothing else shows where paragraphs end.
function joinsFull(row: Row, next: Row, layout: Layout, flows: boolean): boolean {
  if (!isBare(layout) || goesOn(row, next)) return true
  if (!layout.exact && !flows) return !row.ends
  return !announces(row) && !(row.ends && isShort(next, layout))
}

// What is short and no sentence is a heading rather than the end of this paragraph; what a dash precedes says whose words these are.
const isShort = (row: Row, {reach}: Layout): boolean => !row.ends && !announces(row) && row.width < reach * 0.9 && !/^[-–—]{1,2}\s|[，、,；;]$/u.test(row.text)

function isIndented(next: Row, row: Row, {indented, indent, margin}: Layout): boolean {
  if (next.indent > margin + 8 && Math.abs(next.indent - row.indent) > 2) return true
  if (!indented || next.indent <= margin || next.indent > margin + 8) return false
  // Two first lines below each other: the paragraph between them has no more than one.
  return next.indent !== row.indent || (Math.abs(next.indent - indent) <= 1 && !(isSmall(firstCode(next.text)) && goesOn(row, next)))
}

/** What the whole document shows of a question that one line cannot answer. */
export interface Usage {
  /** Whether a hyphen at the end of a line is a part of the word. */
  keepsHyphen(row: Row, next: Row): boolean
  /** Whether the last word or character of one line and the first of the next stand together elsewhere. */
  follows(row: Row, next: Row): boolean
  /** Whether a space stands between Han and Latin letters. */
  readonly spacesScripts: boolean
}

/** Lines that become one paragraph. */
export interface Lines {
  readonly rows: readonly Row[]
  /** Offset where the text begins, behind a marker or label. */
  readonly from?: number
  /** Why a line goes on with the one before it, where that is more than a full line. */
  readonly joins?: ReadonlyMap<Row, string> | undefined
  /** Whether each line is a node of its own, as what is known of it is not known of the others. */
  readonly apart?: boolean
}

/**
 * Make the text of lines: Han joins without a space, other scripts with one, which stands for the line end.
 *
 * Lines right below each other are one node. Another begins where something stands between two lines, where a reason is given to
 * join them, and behind a hyphen that goes.
 */
export function joinLines(lines: Lines, places: Places, usage: Usage): Text[] {
  const {rows, from = rows[0]!.start} = lines
  const [only, more] = rows
  // Most blocks are one line.
  if (only && !more && !lines.joins) return [{type: 'text', value: valueOf(only, from), position: places.position(Math.max(from, only.start), only.end)}]
  return joinMany({...lines, from}, places, usage)
}

const valueOf = ({text, start}: Row, from: number): string => (from <= start ? text : text.slice(from - start))

function joinMany({rows, from, joins, apart = false}: Lines & {readonly from: number}, places: Places, usage: Usage): Text[] {
  let nodes: Text[] | undefined
  let parts: string[] = []
  let first = rows[0]!
  for (let index = 0; index < rows.length; index++) {
    const [row, next] = [rows[index]!, rows[index + 1]]
    const value = index === 0 ? valueOf(row, from) : row.text
    const joint = next ? jointOf(value, row, next, usage) : ''
    parts.push(joint === '-' ? value.slice(0, -1) : value)
    if (joint === ' ') parts.push(joint)
    if (next && !apart && joint !== '-' && !joins?.has(next) && isRightBelow(row, next)) continue
    const end = joint === ' ' ? row.next : joint === '-' ? row.end - 1 : row.end
    const node: Text = {type: 'text', value: parts.length === 1 ? parts[0]! : parts.join(''), position: places.position(first === rows[0] ? Math.max(from, first.start) : first.start, end)}
    const why = joins?.get(first)
    if (why !== undefined) node.data = {why}
    // An array that grows takes the room of seventeen, and most texts are one node.
    if (nodes) nodes.push(node)
    else nodes = [node]
    if (next) [first, parts] = [next, []]
  }
  return nodes!
}

// White space of the next line only, not what stands in the margin, nor other lines, nor another column.
const isRightBelow = (row: Row, next: Row): boolean => next.start >= row.next && next.start - row.next <= next.indent

// What becomes of the line end: a space, nothing, or nothing together with the hyphen before it.
function jointOf(value: string, row: Row, next: Row, usage: Usage): ' ' | '' | '-' {
  if (isHyphen(lastCode(value)) && isHyphened(value) && /^\p{L}/u.test(next.text)) return usage.keepsHyphen(row, next) ? '' : '-'
  return needsSpace(value, next.text, usage) ? ' ' : ''
}

function needsSpace(value: string, next: string, {spacesScripts}: Usage): boolean {
  const [last, first] = [lastCode(value), firstCode(next)]
  const [before, after] = [isDenseCode(last), isDenseCode(first)]
  if (before && after) return false
  if (before !== after) return spacesScripts && isWritten(value.slice(-1)) && isWritten(next.charAt(0))
  return last !== 47 && last !== 45 && last !== 0x2010
}

const isWritten = (character: string): boolean => /[\p{L}\p{N}]/u.test(character)
