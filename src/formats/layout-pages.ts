import {dividesWord} from './hyphen.ts'
import {announces, cutOfParagraph} from './join-cuts.ts'
import type {Usage} from './join.ts'
import type {Layout} from './layout.ts'
import type {Row} from './layout-rows.ts'
import {readMarker, readNumbering} from './numbering.ts'

/** Where pages of equal length end in a document that shows no page ends. */
export interface PageEnds {
  /** The last lines of pages that are as full as those which end within a sentence. */
  readonly ends: ReadonlySet<Row>
  /** Whether so many pages agree that a full page ends within a paragraph even where a sentence ends with it. */
  readonly certain: boolean
}

const none: PageEnds = {ends: new Set(), certain: false}

/** Characters of a page, at the least. */
const smallest = 400

/** How far a full page may be from the length of pages: a word that did not fit, or that was taken along. */
const slack = {before: 0.005, after: 0.009}

/** A page may be this much longer where its last paragraph was kept whole. */
const overhang = 0.12

/** Find the ends of pages in a document whose lines are paragraphs and which shows no page ends itself. */
export function findPages(rows: readonly Row[], layout: Layout, usage: Usage): PageEnds {
  if (layout.wrap !== undefined) return none
  const cuts = new Set<number>()
  for (let index = 0; index + 1 < rows.length; index++) {
    const next = rows[index + 1]!
    if (next.gap > 0 && (dividesWord(rows[index]!, next) || cutOfParagraph(rows[index]!, next, usage, layout) !== undefined) && !readMarker(next.text) && !readNumbering(next.text)) cuts.add(index)
  }
  return learnPages(rows, cuts)
}

/**
 * Find the ends of pages by their length in characters, where each line is a paragraph.
 *
 * `cuts` are lines that a page end cuts beyond doubt. A length is believed if pages of that length reach most of them, each page
 * beginning where the one before it ended.
 */
export function learnPages(rows: readonly Row[], cuts: ReadonlySet<number>): PageEnds {
  if (cuts.size === 0) return none
  const measures = measure(rows)
  let best: Walk | undefined
  for (const length of lengths(measures.ends, cuts)) {
    const walk = turnPages(measures, length, cuts)
    if (walk.cuts.length * 2 >= cuts.size && walk.full.length * 2 >= walk.pages && (!best || isBetter(walk, best))) best = walk
  }
  if (!best) return none
  return {ends: new Set(best.full.map((index) => rows[index]!)), certain: best.full.length === best.pages && (best.pages >= 3 || (best.pages === 2 && isExact(measures, best)))}
}

/** How far a page may be from the length of pages where two of them are all there is. */
const exact = 0.001

function isExact({ends}: Measures, {full, length}: Walk): boolean {
  return full.every((index, at) => Math.abs(ends[index]! - (at + 1) * length) <= length * exact)
}

interface Measures {
  /** Characters up to the end of each line. */
  readonly ends: readonly number[]
  /** Whether the line ends neither a sentence nor in a colon. */
  readonly open: readonly boolean[]
}

function measure(rows: readonly Row[]): Measures {
  let sum = 0
  return {ends: rows.map(({text}) => (sum += text.length)), open: rows.map((row) => !row.ends && !announces(row))}
}

interface Walk {
  readonly length: number
  /** Pages passed. */
  readonly pages: number
  /** Last lines of the pages that are full. */
  readonly full: number[]
  /** Those of them that are cuts. */
  readonly cuts: number[]
}

// More cuts explained, then fewer pages that are not full; then the shorter pages, as two of them are one of twice the length.
function isBetter(walk: Walk, best: Walk): boolean {
  const [gain, share] = [walk.cuts.length - best.cuts.length, walk.full.length / walk.pages - best.full.length / best.pages]
  return gain > 0 || (gain === 0 && (share > 0 || (share === 0 && walk.pages > best.pages)))
}

/** So many cuts are enough to find the length of a page, and so many pages may lie between two. */
const enough = {cuts: 12, pages: 6}

// Lengths that would take a whole number of pages from one cut to the next, the shortest of about equal ones.
function lengths(ends: readonly number[], cuts: ReadonlySet<number>): number[] {
  const found: number[] = []
  let before = 0
  for (const index of [...cuts].slice(0, enough.cuts)) {
    for (let pages = 1; pages <= enough.pages; pages++) {
      const length = (ends[index]! - before) / pages
      if (length >= smallest) found.push(length)
    }
    before = ends[index]!
  }
  return found
}

function turnPages({ends, open}: Measures, length: number, cuts: ReadonlySet<number>): Walk {
  const walk: Walk & {pages: number} = {length, pages: 0, full: [], cuts: []}
  let from = 0
  for (let index = 0; index + 1 < ends.length; index++) {
    if (ends[index]! < from + length * (1 - slack.before)) continue
    walk.pages++
    const full = nearest({ends, open}, index, from, length)
    if (full === undefined) {
      const filled = (ends[index]! - from) / length
      // Beyond the end of a page that no line shows, pages go on as if one ended there.
      from = filled <= 1 + overhang ? ends[index]! : from + length * Math.floor(filled)
      continue
    }
    walk.full.push(full)
    if (cuts.has(full)) walk.cuts.push(full)
    from = ends[full]!
    index = full
  }
  return walk
}

// Of the lines at the end of a page the one that fills it best; of those that do so about as well, one that ends no sentence.
function nearest({ends, open}: Measures, first: number, from: number, length: number): number | undefined {
  let best: number | undefined
  let least = Infinity
  for (let index = first; index + 1 < ends.length && ends[index]! <= from + length * (1 + slack.after); index++) {
    const distance = Math.abs(ends[index]! - from - length) + (open[index] ? 0 : length * slack.before)
    if (distance < least) [best, least] = [index, distance]
  }
  return best
}
