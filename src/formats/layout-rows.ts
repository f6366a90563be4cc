import {codesOf, endsSentence} from '../text.ts'
import {firstCode} from './characters.ts'

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
  /** Whether it ends as a sentence ends. */
  readonly ends: boolean
  /** Whether something stands in it that sets its parts apart: two spaces, a tab, a wide space. */
  readonly parted: boolean
}

/** Columns of a tab stop. */
const tab = 4

/** No line is measured beyond this many characters: it is not wrapped. */
export const measurable = 400

const lineFeed = 10
const formFeed = 12
const carriageReturn = 13

/** Where reading of a text stands: one object for all of its lines. */
interface Reading {
  readonly source: string
  readonly gaps: readonly Search[]
  /** What the next row has before it and behind. */
  next: number
  gap: number
  newPage: boolean
}

/** Read the lines of a text that are not blank; `\r\n`, `\n`, a lone `\r` and a form feed each end one. */
export function readRows(source: string): Row[] {
  const rows: Row[] = []
  const ends = searches('\n', '\r', '\f')
  const reading: Reading = {source, gaps: searches('  ', '\t', '\u3000'), next: 0, gap: 0, newPage: false}
  // Whether a form feed stands before what is read, on the same line.
  let behind = false
  for (let at = 0; at < source.length; at = reading.next) {
    const stop = nextOf(ends, source, at)
    const code = source.charCodeAt(stop)
    reading.next = Math.min(stop + (code === carriageReturn && source.charCodeAt(stop + 1) === lineFeed ? 2 : 1), source.length)
    const row = readRow(reading, at, stop)
    if (row) rows.push(row)
    if (row) reading.gap = 0
    else if (code !== formFeed && !behind) reading.gap++
    reading.newPage = code === formFeed || (reading.newPage && !row)
    behind = code === formFeed
  }
  return rows
}

/** What is looked for in a text, and where it was found last. */
interface Search {
  readonly sought: string
  at: number
}

const searches = (...all: string[]): Search[] => all.map((sought) => ({sought, at: -1}))

// Where any of them stands next from an offset on, else the end. To look for one character is many times faster than to look at each.
function nextOf(all: readonly Search[], source: string, from: number): number {
  let nearest = source.length
  for (let index = 0; index < all.length; index++) {
    const search = all[index]!
    if (search.at < from) {
      const found = source.indexOf(search.sought, from)
      search.at = found < 0 ? source.length : found
    }
    if (search.at < nearest) nearest = search.at
  }
  return nearest
}

function readRow({source, gaps, next, gap, newPage}: Reading, from: number, to: number): Row | undefined {
  let start = from
  let end = to
  while (start < end && isSpace(source.charCodeAt(start))) start++
  if (start === end) return undefined
  while (isSpace(source.charCodeAt(end - 1))) end--
  const text = source.slice(start, end)
  const indent = start === from ? 0 : columns(source, from, start)
  return {text, start, end, next, indent, width: indent + columns(source, start, end), gap, newPage, ends: endsWhole(text), parted: nextOf(gaps, source, start) < end}
}

// Within square brackets round ones may stand: who is in the chair, by his name.
const bracketed = /^(?:[（(［[][^(（［[\])）］]{1,78}[\])）］]|[［[][^［[\]］]{1,78}[\]］])$/u
const brackets = /* @__PURE__ */ codesOf('（(［[')

/** Whether a line stands in brackets, as what happens beside a talk does. */
export const isBracketed = ({text}: Row): boolean => brackets.has(firstCode(text)) && text.length < 80 && bracketed.test(text)

/** Count the lines for which something holds. */
export function countRows(rows: readonly Row[], holds: (row: Row) => boolean): number {
  let count = 0
  for (let index = 0; index < rows.length; index++) if (holds(rows[index]!)) count++
  return count
}

/** A part of a line as a line of its own: what stands between two offsets into its text, without white space at its ends. */
export function partOf(row: Row, from: number, to: number): Row {
  const text = row.text.slice(from, to).trimEnd()
  const indent = row.indent + columns(row.text, 0, from)
  const start = row.start + from
  return {...row, text, start, end: start + text.length, next: start + text.length + 1, indent, width: indent + columns(text), ends: endsWhole(text)}
}

// The number of a note or a picture may stand behind the end.
const appended = /[.!?…。！？]["”’」』）)]*\s?(?:[[(（][^[\](（）)\s]{1,20}[\])）]|[\u00b9\u00b2\u00b3\u2070-\u2079]{1,3}|[\p{Extended_Pictographic}\ufe0f\u200d]{1,8})$/u

function endsWhole(text: string): boolean {
  if (endsSentence(text)) return true
  const last = text.charCodeAt(text.length - 1)
  const possible = last === 93 || last === 41 || (last >= 0xb2 && last <= 0xb9) || (last >= 0x2070 && last < 0x2e80) || last > 0xd7ff
  return possible && appended.test(text.slice(-30))
}

// What `trim` takes away.
function isSpace(code: number): boolean {
  if (code < 0x80) return code === 32 || (code >= 9 && code <= 13)
  return code === 0xa0 || code === 0x3000 || code === 0xfeff || code === 0x1680 || (code >= 0x2000 && code <= 0x200a) || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f
}

/** Columns that a part of a text takes on a page of fixed width. */
export function columns(value: string, from = 0, to = value.length): number {
  const end = Math.min(to, from + measurable)
  let count = to - from
  for (let index = from; index < end; index++) {
    const code = value.charCodeAt(index)
    if (code < 0x1100) count += code === 9 ? tab - 1 : 0
    else if (isWide(code)) count++
  }
  return count
}

function isWide(code: number): boolean {
  return (code >= 0x2e80 && code < 0xa4d0) || (code >= 0xac00 && code < 0xd7b0) || (code >= 0xf900 && code < 0xfb00) || (code >= 0xfe30 && code < 0xfe70) || (code >= 0xff00 && code < 0xff61)
}
