import {isDenseCode} from '../text.ts'
import {firstCode, isCapital, isSmall, isUncased, lastCode} from './characters.ts'
import {countRows, measurable, type Row} from './layout-rows.ts'

/** What the lines of a document have in common. */
export interface Layout {
  /** The column up to which lines are filled, where they are wrapped at all. */
  readonly wrap: number | undefined
  /** A line is full if the first word of the next one would have reached beyond this column. */
  readonly reach: number
  /** As `reach`, of lines that are not the first ones of their paragraphs: where a dump drops the white space before those, they are shorter. */
  readonly reachBelow: number
  /** Whether `reach` was found to hold without exception worth naming: fixed-width text, filled greedily. */
  readonly exact: boolean
  /** Blank lines between two lines of one paragraph: 0, or 1 where a blank line follows each line. */
  readonly lineGap: number
  /** Whether paragraphs are set apart by more blank lines than lines are. */
  readonly spaced: boolean
  /** The column where lines begin. */
  readonly margin: number
  /** The column where most lines begin that are indented. */
  readonly indent: number
  /** Whether the first line of a paragraph is indented. */
  readonly indented: boolean
  /** Whether most long lines end a sentence, so that one that does not was cut. */
  readonly punctuated: boolean
  /** Whether paragraphs begin with a capital wherever their script has them. */
  readonly capitalized: boolean
}

/** The column that the line would reach with the first word of the next one in it. */
export function reachWith(row: Row, next: Row): number {
  const dense = isDenseCode(lastCode(row.text)) && isDenseCode(firstCode(next.text))
  return row.width + (dense ? 0 : 1) + firstWord(next.text)
}

/** A first word is not measured beyond this many characters. */
const longestWord = 400

const closing = new Set('、。，．：；！？）》」』】’”')

function firstWord(text: string): number {
  let length = 0
  for (; length < longestWord && length < text.length; length++) {
    const code = text.charCodeAt(length)
    if (code === 32 || code >= 0x2e80 || (code < 32 && code >= 9) || code === 0xa0) break
  }
  if (length > 0) return length
  // A closing mark may not begin a line: it takes the character before it along.
  return closing.has(text.charAt(1)) ? 4 : 2
}

/** Whether the second line goes on with a sentence of the first beyond doubt, were they neighbours. */
export function goesOn(row: Row, next: Row): boolean {
  const last = lastCode(row.text)
  if (last === comma || isSmall(last)) return isSmall(firstCode(next.text))
  return (isUncased(last) || last === 0xff0c || last === 0x3001 || last === 0x60c) && isUncased(firstCode(next.text))
}

const comma = 44

/** Learn the layout from all rows of a document's body. */
export function learnLayout(rows: readonly Row[]): Layout {
  const wrap = learnWrap(rows)
  const lineGap = wrap === undefined ? 0 : learnLineGap(rows, wrap)
  const reach = learnReach(rows, wrap, lineGap)
  const margin = commonIndent(rows, -1)
  const full = (index: number): boolean => reachWith(rows[index]!, rows[index + 1]!) > reach.column
  const spaced = countRows(rows, ({gap}) => gap > lineGap) > rows.length / 20
  return {
    wrap, lineGap, margin,
    indent: commonIndent(rows, margin),
    reach: reach.column, reachBelow: reach.below, exact: reach.exact,
    spaced,
    indented: wrap !== undefined && learnIndent(rows, {margin, spaced}, full),
    punctuated: learnPunctuation(rows),
    capitalized: learnCapitals(rows)
  }
}

// Lines are wrapped if many of them end near the same column, which few go beyond, or if those that do are mostly in the middle
// of a sentence. A line of one word cannot be wrapped, and tells nothing.
function learnWrap(rows: readonly Row[]): number | undefined {
  const widths = widthsOf(rows).sort()
  const common = widths[Math.floor((widths.length - 1) * 0.95)] ?? 0
  const wrap = widths.findLast((width, index) => width <= common * 1.1 && index > 0 && widths[index - 1 - Math.floor(index / 50)]! > width - 4) ?? common
  if (wrap < 20 || wrap > 250 || countRows(rows, ({width}) => width > wrap + hanging) > rows.length / 5) return undefined
  const near = countRows(rows, ({width}) => width > wrap * 0.85 && width <= wrap)
  const open = countRows(rows, ({width, ends}) => !ends && width > wrap * 0.85 && width <= wrap)
  return near >= Math.max(2, rows.length / 5) || (near >= 5 && open > near * 0.6) ? wrap : undefined
}

// Of lines that may be wrapped.
function widthsOf(rows: readonly Row[]): Float64Array {
  const widths = new Float64Array(rows.length)
  let count = 0
  for (let index = 0; index < rows.length; index++) {
    const {text, width} = rows[index]!
    if (text.length < measurable && (isDenseCode(lastCode(text)) || text.includes(' '))) widths[count++] = width
  }
  return widths.subarray(0, count)
}

function learnLineGap(rows: readonly Row[], wrap: number): number {
  const counts = [0, 0, 0]
  for (let index = 0; index + 1 < rows.length; index++) {
    const [row, next] = [rows[index]!, rows[index + 1]!]
    if (next.gap < counts.length && row.width > wrap * 0.75 && goesOn(row, next)) counts[next.gap]!++
  }
  const best = counts.indexOf(Math.max(...counts))
  return counts[best]! >= 3 ? best : 0
}

interface Reach {
  column: number
  /** Of lines that go on with the one before them. */
  below: number
  exact: boolean
}

/** How far the column where lines are full may be from the longest line: a closing mark or two may hang beyond it. */
const hanging = 5

// Pairs that go on beyond doubt show the column; one in seven may be a heading that only seems to go on.
function learnReach(rows: readonly Row[], wrap: number | undefined, lineGap: number): Reach {
  if (wrap === undefined) return {column: Infinity, below: Infinity, exact: false}
  const found: number[] = []
  const below: number[] = []
  let goes = false
  for (let index = 0; index + 1 < rows.length; index++) {
    const [row, next] = [rows[index]!, rows[index + 1]!]
    const went = goes
    goes = next.gap <= lineGap && row.width > wrap * 0.6 && goesOn(row, next)
    if (!goes) continue
    const reach = reachWith(row, next)
    found.push(reach)
    if (went) below.push(reach)
  }
  const column = columnOf(found, wrap)
  if (column === undefined) return {column: wrap * 0.9, below: wrap * 0.9, exact: false}
  return {column, below: Math.max(column, columnOf(below, wrap) ?? 0), exact: column > wrap - hanging}
}

function columnOf(found: readonly number[], wrap: number): number | undefined {
  if (found.length < 3) return undefined
  const sorted = new Float64Array(found).sort()
  const common = sorted[Math.floor(sorted.length / 7)]!
  return Math.min(wrap, sorted.find((value) => value > common - hanging)! - 1)
}

function learnIndent(rows: readonly Row[], {margin, spaced}: Pick<Layout, 'margin' | 'spaced'>, full: (index: number) => boolean): boolean {
  let indented = 0
  let after = 0
  for (let index = 1; index < rows.length; index++) {
    const extra = rows[index]!.indent - margin
    // Without blank lines, the lines of a block that is set in are no first lines.
    if (extra < 1 || extra > 8 || (!spaced && rows[index]!.indent === (rows[index + 1]?.indent ?? margin))) continue
    indented++
    if (rows[index - 1]!.ends || !full(index - 1)) after++
  }
  return indented >= 2 && indented > rows.length / 50 && indented < rows.length * 0.7 && after >= indented * 0.7
}

function learnPunctuation(rows: readonly Row[]): boolean {
  const long = countRows(rows, ({text}) => text.length > 60)
  return long >= 2 && countRows(rows, ({text, ends}) => ends && text.length > 60) >= long * 0.6
}

// What follows the end of a sentence shows how paragraphs begin.
function learnCapitals(rows: readonly Row[]): boolean {
  let capital = 0
  let small = 0
  for (let index = 1; index < rows.length; index++) {
    if (!rows[index - 1]!.ends) continue
    const code = firstCode(rows[index]!.text)
    if (isSmall(code)) small++
    else if (isCapital(code)) capital++
  }
  return capital >= 5 && small * 20 <= capital
}

// Of lines that are indented by more columns than these.
function commonIndent(rows: readonly Row[], least: number): number {
  const counts = new Map<number, number>()
  for (const {indent} of rows) if (indent > least) counts.set(indent, (counts.get(indent) ?? 0) + 1)
  return [...counts].reduce((best, item) => (item[1] > best[1] ? item : best), [0, 0])[0]
}
