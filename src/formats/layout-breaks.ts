import {isDenseCode} from '../text.ts'
import {reachWith, type Layout} from './layout.ts'
import type {Row} from './layout-rows.ts'

/** How often lines of one kind are full and end a sentence. */
interface Share {
  all: number
  full: number
}

/** What lines are like before anything of the document is known: so many, of which so many are full and end a sentence. */
const usual = {within: {all: 50, full: 2.2}, last: {all: 50, full: 2.5}, pages: 1}

/**
 * Whether a paragraph more likely goes on than ends where the last line of a page is full and ends a sentence.
 *
 * Within pages the document shows how many lines within a paragraph are like that, and how many that end one; at the other page
 * ends, how many cut a paragraph and how many do not.
 */
export function goesOnOverPages(rows: readonly Row[], isAside: (index: number) => boolean, {lineGap, reach, wrap, spaced, indented, margin}: Layout): boolean {
  if (wrap === undefined || !spaced) return true
  const [within, last]: [Share, Share] = [{...usual.within}, {...usual.last}]
  let [cut, uncut] = [usual.pages, usual.pages]
  let before: Row | undefined
  let broken = false
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index]!
    if (isAside(index)) {
      broken = true
      continue
    }
    if (before) {
      const full = before.width > wrap * 0.6 && reachWith(before, row) > reach
      if (!broken && !row.newPage) count(row.gap > lineGap || (indented && row.indent > margin) ? last : within, full, before.ends)
      else if (!full) uncut++
      else if (!before.ends) cut++
    }
    before = row
    broken = false
  }
  return cut * (within.full / within.all) >= uncut * (last.full / last.all)
}

/** Lines that show how long sentences are. */
const sample = 2000

/**
 * Whether a full line that ends a sentence more likely stands within a paragraph than at its end, where nothing sets paragraphs apart.
 *
 * Sentences end with a line as often as anywhere between two words; last lines are of any length, so few of them are full, of which
 * those that are not tell how many.
 */
export function goesOnBelow(rows: readonly Row[], {reach, wrap, margin}: Layout): boolean {
  if (wrap === undefined) return false
  let [ends, columns] = [0, 0]
  const seen: Seen = {places: 0, marks: 0}
  const open: number[] = []
  let wrapped = false
  for (let index = 0; index + 1 < rows.length; index++) {
    const row = rows[index]!
    const full = row.width > wrap * 0.6 && reachWith(row, rows[index + 1]!) > reach
    if (full && !row.ends) open.push(row.width)
    // Of paragraphs that have one line nothing is known.
    else if (wrapped && row.ends) ends++
    wrapped = full
    if (index < sample) {
      look(row.text, seen)
      columns += row.width - row.indent
    }
  }
  const edge = new Float64Array(open).sort()[open.length >> 1] ?? wrap
  const places = Math.max(1, seen.places)
  const band = Math.max(0, edge - reach) + columns / places
  return (open.length * seen.marks) / places > (ends * band) / Math.max(1, reach - margin)
}

interface Seen {
  /** Places where a line may end: between two words, or behind a dense character. */
  places: number
  /** Marks that end sentences within a line. */
  marks: number
}

function look(text: string, seen: Seen): void {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === 32 || isDenseCode(code)) seen.places++
    if (isDenseStop(code) || (isStop(code) && /\s/u.test(text.charAt(index + 1)))) seen.marks++
  }
}

const isDenseStop = (code: number): boolean => code === 0x3002 || code === 0xff01 || code === 0xff1f
const isStop = (code: number): boolean => code === 46 || code === 33 || code === 63

function count(share: Share, full: boolean, ends: boolean): void {
  share.all++
  if (full && ends) share.full++
}
