import {lines} from './lines.ts'
import {endsSentence, isDense} from '../text.ts'

/** A line that is not blank, with its place on the page. */
export interface Row {
  /** Without white space at its ends. */
  readonly text: string
  /** Offset of the first character of `text`. */
  readonly start: number
  /** Offset behind the last character of `text`. */
  readonly end: number
  /** Offset of the next line. */
  readonly next: number
  /** Columns before the text; a wide character takes two. */
  readonly indent: number
  /** Columns up to the end of the text. */
  readonly width: number
  /** Blank lines before it. */
  readonly gap: number
  /** Whether a form feed stands between it and the row before. */
  readonly newPage: boolean
}

/** What the lines of a document have in common. */
export interface Layout {
  /** The column up to which lines are filled, where they are wrapped at all. */
  readonly wrap: number | undefined
  /** A line is full if the first word of the next one would have reached beyond this column. */
  readonly reach: number
  /** Whether `reach` was found to hold without exception worth naming: fixed-width text, filled greedily. */
  readonly exact: boolean
  /** Blank lines between two lines of one paragraph: 0, or 1 where a blank line follows each line. */
  readonly lineGap: number
  /** Whether paragraphs are set apart by more blank lines than lines are. */
  readonly spaced: boolean
  /** The column where lines begin. */
  readonly margin: number
  /** Whether the first line of a paragraph is indented. */
  readonly indented: boolean
  /** Whether most long lines end a sentence, so that one that does not was cut. */
  readonly punctuated: boolean
}

/** Columns of a tab stop. */
const tab = 4

/** No line is measured beyond this many characters: it is not wrapped. */
const measurable = 400

/** Read the lines of a text that are not blank; a form feed ends a line. */
export function* readRows(source: string): Iterable<Row> {
  let gap = 0
  let newPage = false
  for (const line of lines(source)) {
    for (const part of pages(source, line.start, line.end)) {
      if (part.breaks) newPage = true
      const text = part.value.trim()
      if (text === '') {
        if (part.last && !part.breaks) gap++
        continue
      }
      const start = part.start + part.value.indexOf(text)
      const indent = columns(part.value, 0, start - part.start)
      const next = part.last ? line.next : part.start + part.value.length + 1
      yield {text, start, end: start + text.length, next, indent, width: indent + columns(text), gap, newPage}
      gap = 0
      newPage = false
    }
  }
}

interface Part {
  value: string
  start: number
  breaks: boolean
  last: boolean
}

function pages(source: string, start: number, end: number): Part[] {
  const value = source.slice(start, end)
  if (!value.includes('\f')) return [{value, start, breaks: false, last: true}]
  let at = start
  const parts = value.split('\f')
  return parts.map((part, index) => {
    const from = at
    at += part.length + 1
    return {value: part, start: from, breaks: index > 0, last: index === parts.length - 1}
  })
}

/** Columns that a part of a line takes on a page of fixed width. */
export function columns(value: string, from = 0, to = value.length): number {
  const end = Math.min(to, from + measurable)
  let count = to - end
  for (let index = from; index < end; index++) {
    const code = value.charCodeAt(index)
    count += code < 0x1100 ? (code === 9 ? tab : 1) : isWide(code) ? 2 : 1
  }
  return count
}

function isWide(code: number): boolean {
  return (code >= 0x2e80 && code < 0xa4d0) || (code >= 0xac00 && code < 0xd7b0) || (code >= 0xf900 && code < 0xfb00) || (code >= 0xfe30 && code < 0xfe70) || (code >= 0xff00 && code < 0xff61)
}

/** The column that the line would reach with the first word of the next one in it. */
export function reachWith(row: Row, next: Row): number {
  const dense = isDense(row.text.at(-1)) && isDense(next.text.charAt(0))
  return row.width + (dense ? 0 : 1) + firstWord(next.text)
}

const closing = /^[\u3001\u3002\uff0c\uff0e\uff1a\uff1b\uff01\uff1f\uff09\u300b\u300d\u300f\u3011\u2019\u201d]/u
const latinWord = /^[^\s\u2e80-\uffef]{1,80}/u

function firstWord(text: string): number {
  const word = latinWord.exec(text)?.[0]
  if (word !== undefined) return word.length
  // A closing mark may not begin a line: it takes the character before it along.
  return closing.test(text.slice(1, 2)) ? 4 : 2
}

/** Whether the second line goes on with a sentence of the first beyond doubt, were they neighbours. */
export function goesOn(row: Row, next: Row): boolean {
  const last = row.text.charAt(row.text.length - 1)
  if (/[\p{Ll},]/u.test(last)) return /^\p{Ll}/u.test(next.text)
  return /[\p{Script=Han}，、]/u.test(last) && /^\p{Script=Han}/u.test(next.text)
}

/** Learn the layout from all rows of a document's body. */
export function learnLayout(rows: readonly Row[]): Layout {
  const wrap = learnWrap(rows)
  const lineGap = wrap === undefined ? 0 : learnLineGap(rows, wrap)
  const reach = learnReach(rows, wrap, lineGap)
  const margin = mode(rows.map(({indent}) => indent))
  const full = (index: number): boolean => reachWith(rows[index]!, rows[index + 1]!) > reach.column
  const spacedRows = rows.filter(({gap}) => gap > lineGap).length
  return {
    wrap, lineGap, margin,
    reach: reach.column, exact: reach.exact,
    spaced: spacedRows > rows.length / 20,
    indented: wrap !== undefined && learnIndent(rows, margin, full),
    punctuated: learnPunctuation(rows)
  }
}

// Lines are wrapped if many of them end near the same column, which few go beyond, or if those that do are mostly in the middle
// of a sentence. A line of one word cannot be wrapped, and tells nothing.
function learnWrap(rows: readonly Row[]): number | undefined {
  const widths = rows.filter(({text}) => text.length < measurable && (text.includes(' ') || isDense(text.at(-1)))).map(({width}) => width).sort((a, b) => a - b)
  const common = widths[Math.floor((widths.length - 1) * 0.95)] ?? 0
  const wrap = widths.findLast((width, index) => width <= common * 1.1 && index > 0 && widths[index - 1 - Math.floor(index / 50)]! > width - 4) ?? common
  if (wrap < 20 || wrap > 250) return undefined
  const near = rows.filter(({width}) => width > wrap * 0.85 && width <= wrap)
  const open = near.filter(({text}) => !endsSentence(text))
  return near.length >= Math.max(2, rows.length / 5) || (near.length >= 5 && open.length > near.length * 0.6) ? wrap : undefined
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
  exact: boolean
}

/** How far the column where lines are full may be from the longest line: a closing mark or two may hang beyond it. */
const hanging = 5

// Pairs that go on beyond doubt show the column; one in seven may be a heading that only seems to go on.
function learnReach(rows: readonly Row[], wrap: number | undefined, lineGap: number): Reach {
  if (wrap === undefined) return {column: Infinity, exact: false}
  const found: number[] = []
  for (let index = 0; index + 1 < rows.length; index++) {
    const [row, next] = [rows[index]!, rows[index + 1]!]
    if (next.gap <= lineGap && row.width > wrap * 0.6 && goesOn(row, next)) found.push(reachWith(row, next))
  }
  if (found.length < 3) return {column: wrap * 0.9, exact: false}
  const common = found.sort((a, b) => a - b)[Math.floor(found.length / 7)]!
  const column = Math.min(wrap, found.find((value) => value > common - hanging)! - 1)
  return {column, exact: column > wrap - hanging}
}

function learnIndent(rows: readonly Row[], margin: number, full: (index: number) => boolean): boolean {
  let indented = 0
  let after = 0
  for (let index = 1; index < rows.length; index++) {
    const extra = rows[index]!.indent - margin
    if (extra < 1 || extra > 8) continue
    indented++
    if (endsSentence(rows[index - 1]!.text) || !full(index - 1)) after++
  }
  return indented >= 2 && indented > rows.length / 50 && indented < rows.length * 0.7 && after >= indented * 0.7
}

function learnPunctuation(rows: readonly Row[]): boolean {
  const long = rows.filter(({text}) => text.length > 60)
  return long.length >= 2 && long.filter(({text}) => endsSentence(text)).length >= long.length * 0.6
}

function mode(values: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].reduce((best, item) => (item[1] > best[1] ? item : best), [0, 0])[0]
}

const gutter = /\S {4,}\S/u

/** Whether the text seems to be dumped with two columns side by side: many lines with a wide gap around the same column. */
export function hasColumns(rows: readonly Row[]): boolean {
  const found = rows.filter(({text}) => text.length < measurable).map(({text, indent}) => {
    const at = text.search(gutter)
    return at < 0 ? -1 : indent + columns(text, 0, at)
  }).filter((column) => column > 10)
  const middle = found.length < 6 ? 0 : found.toSorted((a, b) => a - b)[found.length >> 1]!
  return found.length >= rows.length / 3 && found.length >= 6 && found.filter((column) => Math.abs(column - middle) < 15).length > found.length * 0.6
}
