import type {Text} from 'mdast'
import {text as textNode} from '../document.ts'
import type {Places} from '../place.ts'
import {endsSentence, isDense} from '../text.ts'
import {goesOn, reachWith, type Layout, type Row} from './layout.ts'

/** Decides which lines belong to one paragraph, by the layout of their document. */
export interface Joiner {
  /** Whether the line fills its width, so that the next word did not fit. */
  isFull(row: Row, next: Row): boolean
  /** Whether `next` goes on with the paragraph of `row`. */
  joins(row: Row, next: Row, between: Between): boolean
}

/** What is known of two neighbouring lines beyond themselves. */
export interface Between {
  /** A page ends between them. */
  readonly broken: boolean
  /** The paragraph is an item whose further lines are indented. */
  readonly hanging: boolean
}

/** Make a joiner for a layout. */
export function joiner(layout: Layout, usage: Usage): Joiner {
  const isFull = (row: Row, next: Row): boolean => layout.wrap !== undefined && (layout.exact || row.width > layout.wrap * 0.6) && reachWith(row, next) > layout.reach
  return {
    isFull,
    joins(row, next, {broken, hanging}) {
      if (isHyphenated(row, next) && (broken || next.gap <= layout.lineGap)) return true
      if (layout.wrap === undefined) return (broken || next.gap > 0) && isCut(row, next, usage)
      const full = isFull(row, next)
      if (!hanging && isIndented(next, row, layout)) return false
      if (broken) return layout.exact ? (full && !colon.test(row.text.slice(-3))) || isCut(row, next, usage) : full ? !endsSentence(row.text) || goesOn(row, next) : isCut(row, next, usage)
      if (next.gap > layout.lineGap) return full && isCut(row, next, usage)
      return full ? joinsFull(row, next, layout) : !layout.exact && row.width > layout.wrap * 0.6 && goesOn(row, next)
    }
  }
}

const isHyphenated = (row: Row, next: Row): boolean => hyphen.test(row.text.slice(-3)) && /^\p{Ll}/u.test(next.text)

// A full line that ends a sentence ends a paragraph by chance only, unless nothing else shows where paragraphs end.
function joinsFull(row: Row, next: Row, layout: Layout): boolean {
  if (layout.spaced || layout.indented || goesOn(row, next)) return true
  return layout.exact ? !colon.test(row.text.slice(-3)) : !endsSentence(row.text)
}

function isIndented(next: Row, row: Row, {indented, margin}: Layout): boolean {
  if (next.indent > margin + 8 && Math.abs(next.indent - row.indent) > 2) return true
  return indented && next.indent > margin && next.indent <= margin + 8 && next.indent !== row.indent
}

const colon = /[:：]["”』」]?$/u

// A sentence without an end, and a line that can be its rest: by a mark that goes on, by a small letter, or because what stands
// around the line end stands together elsewhere in the document.
function isCut(row: Row, next: Row, usage: Usage): boolean {
  if (row.text.length < 6 || endsSentence(row.text) || colon.test(row.text.slice(-3))) return false
  if (/[，、,]/u.test(row.text.at(-1) ?? '') || /^[，。、；：？！）》」』”%％]/u.test(next.text)) return true
  if (isUnfinished(row.text) && (endsSentence(next.text) || colon.test(next.text.slice(-3)) || next.text.length > 40)) return true
  return (row.text.length > 30 && /^\p{Ll}/u.test(next.text) && goesOn(row, next)) || usage.follows(row, next)
}

// Whether whole sentences stand before the end, and one that is not whole. (Where stops are dots, a signature may stand there.)
function isUnfinished(text: string): boolean {
  return /[。！？](?!["”』」）)]*$)/u.test(text.slice(-1000))
}

/** A part of a line that is text, and how it goes on to the next one. */
export interface Piece {
  readonly row: Row
  /** Offset where the text begins, behind a marker or label. */
  readonly from: number
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

/** Make one text node for each line: Han joins without a space, other scripts with one, which stands for the line end. */
export function joinLines(pieces: readonly Piece[], places: Places, usage: Usage): Text[] {
  return pieces.map(({row, from}, index) => {
    const next = pieces[index + 1]
    const value = row.text.slice(from - row.start)
    if (!next) return textNode(value, places.position(from, row.end))
    if (hyphen.test(value.slice(-3)) && /^\p{L}/u.test(next.row.text)) {
      const dropped = !usage.keepsHyphen(row, next.row)
      return textNode(dropped ? value.slice(0, -1) : value, places.position(from, dropped ? row.end - 1 : row.end))
    }
    if (!needsSpace(value, next.row.text, usage)) return textNode(value, places.position(from, row.end))
    return textNode(`${value} `, places.position(from, row.next))
  })
}

/** A hyphen behind a letter, at the end of a line. */
export const hyphen = /\p{L}[-\u2010\u00ad]$/u

function needsSpace(value: string, next: string, {spacesScripts}: Usage): boolean {
  const [last, first] = [value.at(-1), next.charAt(0)]
  const [before, after] = [isDense(last), isDense(first)]
  if (before && after) return false
  if (before !== after) return spacesScripts && /[\p{L}\p{N}]/u.test(last ?? '') && /[\p{L}\p{N}]/u.test(first)
  return !/[/\u2010-]/u.test(last ?? '')
}
