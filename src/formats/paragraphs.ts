import type {Break, Paragraph, PhrasingContent} from 'mdast'
import {paragraph, text as textNode} from '../document.ts'
import type {Places} from '../place.ts'
import {endsSentence, isDense} from '../text.ts'
import {lines} from './lines.ts'
import {readListMarker} from './lists.ts'

/** A line that is not blank, without the white space at its ends. */
export interface TextLine {
  readonly text: string
  /** Offset of the first character of `text`. */
  readonly start: number
  /** Offset behind its last character. */
  readonly end: number
  /** Offset of the next line. */
  readonly next: number
  /** Characters of white space before it. */
  readonly indent: number
  /** Whether a blank line stands before it. */
  readonly apart: boolean
}

/** Lines that make one paragraph; lines of verse stay lines. */
export interface Strip {
  readonly lines: TextLine[]
  readonly verse: boolean
  /** The rule below a heading: a row of `=` or `-` about as long. */
  readonly underline: TextLine | undefined
}

/** Read the lines of a text that are not blank. */
export function readTextLines(source: string): TextLine[] {
  const found: TextLine[] = []
  let apart = false
  for (const {value, start, next} of lines(source)) {
    const tail = value.trimStart()
    const text = tail.trimEnd()
    const indent = value.length - tail.length
    if (text !== '') found.push({text, start: start + indent, end: start + indent + text.length, next, indent, apart})
    apart = text === ''
  }
  return found
}

/**
 * Group lines into paragraphs.
 *
 * A blank line ends one. Where the lines of a document are filled up to one width, so that the next word did not fit, they are
 * joined, and a line that is not full or is followed by an indented one ends a paragraph too. Everywhere else a line is a
 * paragraph, but short lines between blank ones are verse (or an address), and keep their line ends.
 */
export function groupLines(rows: readonly TextLine[]): Strip[] {
  const wrap = learnWrap(rows)
  const strips: Strip[] = []
  for (const [index, row] of rows.entries()) {
    const before = rows[index - 1]
    const strip = strips.at(-1)
    if (strip?.lines.length === 1 && before && !strip.underline && !row.apart && underlines(row, before)) strips[strips.length - 1] = {...strip, underline: row}
    else if (strip && before && !strip.underline && !row.apart && joins(before, row, strip, wrap)) strip.lines.push(row)
    else strips.push({lines: [row], verse: false, underline: undefined})
  }
  return wrap === undefined && rows.some(({apart}, index) => apart && index > 0) ? joinVerse(strips) : strips
}

// At least as long as half the line above, and no longer than twice.
function underlines({text}: TextLine, {text: above}: TextLine): boolean {
  if (text.length < 3 || text.length > 200 || !/^(?:={3,}|-{3,})$/u.test(text) || /^[-=]/u.test(above)) return false
  const width = widthOf(above)
  return width <= 120 && text.length >= width / 2 && text.length <= width * 2
}

function joins(before: TextLine, row: TextLine, {lines: [first]}: Strip, wrap: number | undefined): boolean {
  const item = readListMarker(first!.text) !== undefined
  if (item && row.indent >= first!.indent + 2) return true
  if (wrap === undefined || readListMarker(row.text) || row.indent > before.indent + (item ? 8 : 0)) return false
  return isFull(before, row, wrap) || (flows(before, row) && widthOf(before.text) > wrap / 2)
}

/** Longest line of verse, in characters. */
const verse = 60

function joinVerse(strips: readonly Strip[]): Strip[] {
  const joined: Strip[] = []
  const isShort = ({lines: [line, ...rest], underline}: Strip): boolean => rest.length === 0 && !underline && line!.text.length <= verse && readListMarker(line!.text) === undefined
  for (let index = 0; index < strips.length; ) {
    let to = index + 1
    while (to < strips.length && !strips[to]!.lines[0]!.apart) to++
    const run = strips.slice(index, to)
    if (run.length > 1 && run.every(isShort) && !isTranslated(run)) joined.push({lines: run.flatMap((strip) => strip.lines), verse: true, underline: undefined})
    else joined.push(...run)
    index = to
  }
  return joined
}

// A line and its translation below it are in two scripts, and each is a paragraph.
function isTranslated(run: readonly Strip[]): boolean {
  const dense = run.map(({lines: [line]}) => line!.text.match(/\p{L}/gu) ?? []).filter(({length}) => length > 0).map((letters) => letters.filter(isDense).length * 2 > letters.length)
  return dense.includes(true) && dense.includes(false)
}

/** Lines longer than this are not wrapped; narrower columns are verse, tables, addresses. */
const widest = 160
const narrowest = 40
/** How many pairs of lines are looked at. */
const enough = 4000

/** Find the column up to which lines are filled, or nothing where they are not. */
function learnWrap(rows: readonly TextLine[]): number | undefined {
  const pairs: Array<[TextLine, TextLine]> = []
  for (let index = 1; index < rows.length && pairs.length < enough; index++) {
    const [before, row] = [rows[index - 1]!, rows[index]!]
    if (!row.apart && !readListMarker(row.text)) pairs.push([before, row])
  }
  if (pairs.length < 2) return undefined
  const widths = pairs.map(([before]) => widthOf(before.text)).sort((a, b) => a - b)
  const wrap = widths[Math.floor((widths.length - 1) * 0.95)]!
  if (wrap < narrowest || wrap > widest) return undefined
  const full = pairs.filter(([before, row]) => isFull(before, row, wrap)).length
  const flowing = pairs.filter(([before, row]) => flows(before, row)).length
  return full >= pairs.length / 2 && flowing >= pairs.length * 0.4 ? wrap : undefined
}

// A wide character takes two columns, and marks that may not begin a line make a Chinese line shorter or longer by two of them.
function isFull(before: TextLine, row: TextLine, wrap: number): boolean {
  const dense = isDense(row.text.charAt(0))
  const word = dense ? 6 : 1 + /^\S{0,40}/u.exec(row.text)![0].length
  return before.indent + widthOf(before.text) + word > wrap * 0.98
}

// The sentence goes on: no mark ends it, and what follows begins small or in a script without capitals.
function flows(before: TextLine, row: TextLine): boolean {
  return !endsSentence(before.text) && /^["'“‘(（]?[\p{Ll}\p{Lo}\p{N}]/u.test(row.text)
}

function widthOf(text: string): number {
  if (text.length > widest) return widest + 1
  let width = text.length
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) >= 0x1100 && isWide(text, index)) width++
  return width
}

function isWide(text: string, index: number): boolean {
  const code = text.charCodeAt(index)
  return (code >= 0x4e00 && code <= 0x9fff) || /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60]/u.test(String.fromCodePoint(text.codePointAt(index)!))
}

/** Make a paragraph of lines, the first one from the offset where its text begins: one text node a line. */
export function paragraphOf({lines: rows, verse: broken}: Strip, places: Places, from = rows[0]!.start): Paragraph {
  const children: PhrasingContent[] = []
  for (const [index, row] of rows.entries()) {
    const start = index === 0 ? from : row.start
    const value = row.text.slice(start - row.start)
    const next = rows[index + 1]
    if (next && !broken && needsSpace(row.text, next.text)) children.push(textNode(`${value} `, places.position(start, row.next)))
    else children.push(textNode(value, places.position(start, row.end)))
    if (next && broken) children.push(breakAt(places, row))
  }
  return paragraph(children, places.position(from, rows.at(-1)!.end))
}

const breakAt = (places: Places, {end, next}: TextLine): Break => ({type: 'break', position: places.position(end, next)})

// Han lines join without a space, and so does a word behind the hyphen that divides it.
function needsSpace(before: string, next: string): boolean {
  return !(isDense(before.at(-1)) && isDense(next.charAt(0))) && !/\p{L}[-\u2010]$/u.test(before.slice(-3))
}
