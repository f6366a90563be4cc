import {spaced} from '../text.ts'
import {isDigit} from './characters.ts'
import {findNumberRuns, lineNumber} from './layout-line-numbers.ts'
import type {Row} from './layout-rows.ts'
import {isPageLine, longest} from './layout-page-lines.ts'
import {areApart, atBreak, findEdgeNumbers, findNumerals, interrupts, isInSentence, longestCount} from './layout-page-numbers.ts'
import {findPageEdges} from './layout-single-page.ts'
import {readNumbering} from './numbering.ts'

/** What stands on a page beside its text. */
export interface Furniture {
  readonly role: 'running-head' | 'page-number' | 'footnote' | 'margin' | 'line-number'
  /** The evidence, for the ledger. */
  readonly why: string
}

/**
 * Find running heads, running feet and page numbers, by row.
 *
 * Evidence is what a line says (`Page 3 of 9`), that the same line with another number recurs, and that it stands where pages
 * meet. A line that equals a running head but stands elsewhere is text. `endsPage` says that a form feed stands behind the last line.
 */
export function findFurniture(rows: readonly Row[], endsPage = false): Map<number, Furniture> {
  const found = new Map<number, Furniture>()
  for (let index = 0; index < rows.length; index++) if (isPageLine(rows[index]!.text)) found.set(index, pageLineFound)
  for (const index of findNumberRuns(rows)) found.set(index, lineNumber)
  const groups = groupLines(rows)
  markCounting(rows, (groups.get('#') ?? []).filter((index) => !found.has(index)), found)
  markSinglePage(rows, found)
  if (endsPage && !rows.some(({newPage}) => newPage)) findPageEdges(rows, found)
  for (const [key, members] of groups) if (key !== '#' && key.includes('#')) markNumbered(rows, members, found)
  for (const index of findEdgeNumbers(rows)) if (!found.has(index)) found.set(index, numberedEdge)
  markHeads(rows, [...groups].filter(([key]) => key !== '#').map(([, members]) => members), found)
  for (const index of groups.get('#') ?? []) markBesideHead(rows, index, found)
  markFirstPage(rows, groups, found)
  return keepTitle(rows, found)
}

const numberedEdge: Furniture = {role: 'page-number', why: 'begins or ends with a number that counts up from page to page'}

const pageLineFound: Furniture = {role: 'page-number', why: 'a page number as it is written'}

// Short lines that are equal but for their numbers; few of them occur only once.
function groupLines(rows: readonly Row[]): Map<string, number[]> {
  const groups = new Map<string, number[]>()
  for (const index of mayRecur(rows)) {
    const key = keyOf(rows[index]!.text)
    const members = groups.get(key)
    if (members) members.push(index)
    else groups.set(key, [index])
  }
  return groups
}

function keyOf(text: string): string {
  const numberless = text.replace(/\d+/gu, '#')
  return numberless === '#' ? numberless : spaced(numberless)
}

/** Counters of hashes for each line: as many as keep chance meetings rare. */
const counters = 16

// Most lines occur once, and need no key.
function mayRecur(rows: readonly Row[]): number[] {
  const mask = 2 ** Math.min(20, Math.ceil(Math.log2(counters * (rows.length + 1)))) - 1
  const counts = new Uint8Array(mask + 1)
  const hashes = new Int32Array(rows.length)
  for (let index = 0; index < rows.length; index++) {
    const {text} = rows[index]!
    const hash = text.length > longest ? -1 : hashOf(text) & mask
    hashes[index] = hash
    if (hash >= 0 && counts[hash]! < 2) counts[hash]!++
  }
  const found: number[] = []
  for (let index = 0; index < rows.length; index++) if (hashes[index]! >= 0 && (counts[hashes[index]!] === 2 || hashes[index] === number)) found.push(index)
  return found
}

/** What a text without letters comes to. */
const number = 0

/** How many letters of a line are looked at, at its beginning and at its end. */
const looked = {first: 12, last: 8}

// By its first and last letters, without numbers and white space: a cheap look at which lines may recur.
function hashOf(text: string): number {
  let hash = 0
  let at = 0
  for (let left = looked.first; at < text.length && left > 0; at++) {
    const code = text.charCodeAt(at)
    if (isPassedOver(code)) continue
    hash = (Math.imul(hash, 31) + code) | 0
    left--
  }
  for (let [end, left] = [text.length, looked.last]; end > at && left > 0; end--) {
    const code = text.charCodeAt(end - 1)
    if (isPassedOver(code)) continue
    hash = (Math.imul(hash, 31) + code) | 0
    left--
  }
  return hash ^ (hash >>> 16)
}

// Digits, their sign in keys, and white space.
const isPassedOver = (code: number): boolean => isDigit(code) || code === 35 || code <= 32 || code === 0xa0 || (code >= 0x1680 && code <= 0x3000) || code === 0xfeff

const counting: Furniture = {role: 'page-number', why: 'alone on its line, and counts up from page to page'}

// Numbers that stand alone are page numbers if they count up, a page's length apart.
function markCounting(rows: readonly Row[], members: readonly number[], found: Map<number, Furniture>): void {
  const best = longestCount(rows, members)
  const enough = best.some((index) => atBreak(rows, index)) ? 2 : 3
  if (best.length >= enough) for (const index of best) found.set(index, counting)
  for (const index of findNumerals(rows, found)) found.set(index, counting)
}

// A single page shows its running head only once; the title under it repeats it.
function markSinglePage(rows: readonly Row[], found: Map<number, Furniture>): void {
  const [head, number, title] = rows
  if (!head || !number || head.text !== title?.text || head.text.length > longest || !/^\d{1,4}$/u.test(number.text)) return
  found.set(0, {role: 'running-head', why: 'stands above a page number, and the title below repeats it'})
  found.set(1, {role: 'page-number', why: 'a number between a running head and the title that repeats it'})
}

// The same words with a number that counts up: a foot, unless it is a numbered heading.
function markNumbered(rows: readonly Row[], members: readonly number[], found: Map<number, Furniture>): void {
  if (members.length < 2 || !apart(rows, members) || members.some((index) => readNumbering(rows[index]!.text)) || !countsUp(members.map((index) => rows[index]!.text))) return
  const placed = members.filter((index) => atPageBreak(rows, index, found) || interrupts(rows, index, found))
  if (placed.length * 2 < members.length && !isEven(rows, members)) return
  for (const index of members) if (!found.has(index)) found.set(index, {role: 'page-number', why: 'recurs with a number that counts up from page to page'})
}

/** Pages of about equal length, at the least, and their rows. */
const even = {pages: 4, rows: 12}

// As far apart as pages are.
function isEven(rows: readonly Row[], members: readonly number[]): boolean {
  if (members.length < even.pages || members.some((index) => isInSentence(rows, index))) return false
  const steps = members.slice(1).map((index, at) => index - members[at]!)
  const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length
  return mean >= even.rows && steps.filter((step) => Math.abs(step - mean) < mean * 0.5).length >= steps.length * 0.8
}

// The first number of each, then the second, and so on: in one of the places it grows by one or two.
function countsUp(texts: readonly string[]): boolean {
  const numbers = texts.map((text) => text.match(/\d+/gu)?.map(Number) ?? [])
  const enough = (numbers.length - 1) * 0.7
  for (const slot of numbers[0]!.keys()) {
    let steps = 0
    for (let index = 1; index < numbers.length; index++) {
      const step = numbers[index]![slot]! - numbers[index - 1]![slot]!
      if (step === 1 || step === 2) steps++
    }
    if (steps >= enough) return true
  }
  return false
}

// Where there are some pages, the last one may have a line or two.
const apart = (rows: readonly Row[], members: readonly number[]): boolean => members.every((index, at) => at === 0 || areApart(rows, members[at - 1]!, index) || (at >= even.pages && at === members.length - 1))

/** So many pages show where pages end. */
const enoughPages = 3

// Twice, the other way round then: of a head of several lines only the one beside the page number is known at first.
function markHeads(rows: readonly Row[], groups: ReadonlyArray<readonly number[]>, found: Map<number, Furniture>): void {
  const paged = found.size >= enoughPages || rows.filter(({newPage}) => newPage).length >= enoughPages
  // Of lines that recur together, such as the names of a list, none cuts a sentence by standing between two others.
  const recurring = new Map<number, number>()
  for (const members of groups) if (members.length > 1) for (const index of members) recurring.set(index, members.length)
  const beside = {has: (index: number) => found.has(index) || recurring.has(index)}
  const pages = {paged, beside, recurring}
  for (const members of groups) markRunning(rows, members, found, pages)
  if (paged) for (const members of groups.toReversed()) markRunning(rows, members, found, pages)
}

interface Pages {
  /** Whether it is known where pages end. */
  readonly paged: boolean
  /** What no sentence goes through: furniture, and lines that recur. */
  readonly beside: {has(index: number): boolean}
  /** How often lines recur. */
  readonly recurring: ReadonlyMap<number, number>
}

// Of one page a running head stands only once: the second line beside it is the title, or a heading that repeats it.
function markRunning(rows: readonly Row[], members: readonly number[], found: Map<number, Furniture>, pages: Pages): void {
  const free = members.filter((index) => !found.has(index))
  if (free.length < 2 || /[:：]$/u.test(rows[free[0]!]!.text) || free.filter((index) => isInSentence(rows, index, pages.recurring)).length * 2 > free.length) return
  const taken = members.filter((index) => found.has(index))
  const atBreaks = free.filter((index) => atPageBreak(rows, index, found))
  // What recurs within pages as often stands at the end of some by chance; above the first line nothing shows.
  const placed = (atBreaks.length + taken.length) * 2 <= members.filter((index) => index > 0).length ? [] : onceAPage(taken, atBreaks, found)
  // The first line stands at the top of a page as well, where a form feed shows what that is.
  const top = members[0] === 0 && free[0] === 0 && atBreaks.some((index) => rows[index]!.newPage) ? 1 : 0
  const chosen = placed.length + taken.length + top >= 2 ? placed : isSpread(rows, free, found, pages) ? free : []
  const head: Furniture = {role: 'running-head', why: `recurs ${members.length} times, where pages meet`}
  for (const index of chosen) found.set(index, head)
}

function onceAPage(taken: readonly number[], members: readonly number[], found: ReadonlyMap<number, Furniture>): number[] {
  const keys = new Set(taken)
  for (const index of members) if (!clusterHolds(index, keys, found)) keys.add(index)
  return [...keys].slice(taken.length)
}

function atPageBreak(rows: readonly Row[], index: number, found: ReadonlyMap<number, Furniture>): boolean {
  return rows[index]!.newPage || index === rows.length - 1 || rows[index + 1]!.newPage || found.has(index - 1) || found.has(index + 1)
}

// Whether the furniture around a row, or the line beyond it, is already taken for the head of this page.
function clusterHolds(index: number, keys: ReadonlySet<number>, found: ReadonlyMap<number, Furniture>): boolean {
  for (const step of [-1, 1]) {
    let at = index + step
    while (found.has(at) && !keys.has(at)) at += step
    if (keys.has(at)) return true
  }
  return false
}

// Without page numbers a head shows by cutting sentences, or by coming at equal distances; where pages end elsewhere, headings do that too.
function isSpread(rows: readonly Row[], members: readonly number[], found: ReadonlyMap<number, Furniture>, {paged, beside}: Pages): boolean {
  if (members.length < 3 || rows[members[0]!]!.ends || !apart(rows, members) || /^[（([【].*[\])）】]$/u.test(rows[members[0]!]!.text)) return false
  if (members.filter((index) => interrupts(rows, index, found) && interrupts(rows, index, beside)).length * 2 >= members.length) return true
  const steps = members.slice(1).map((index, at) => index - members[at]!)
  const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length
  return !paged && members.length >= 4 && mean >= 15 && steps.every((step) => Math.abs(step - mean) < mean * 0.3)
}

function markBesideHead(rows: readonly Row[], index: number, found: Map<number, Furniture>): void {
  if (found.has(index) || rows[index]!.text.length > 5) return
  const head = [index - 1, index + 1].some((at) => found.get(at)?.role === 'running-head')
  if (head) found.set(index, {role: 'page-number', why: 'a number beside a running head'})
}

/** Lines of a head, at the most. */
const headLines = 5

const date = /^(?:\p{L}{3,12},?\s)?(?:\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?|\d{1,2}\s\p{L}{3,9}\s\d{4}|\p{L}{3,9}\s\d{1,2},?\s\d{4})$/u

// No page ends above the first one: a head of several lines, or a date, is one there as well where the title stands below it.
function markFirstPage(rows: readonly Row[], groups: ReadonlyMap<string, readonly number[]>, found: Map<number, Furniture>): void {
  const heads: Furniture[] = []
  const texts = new Set<string>()
  for (const [index, {text}] of rows.slice(0, headLines).entries()) {
    const other = groups.get(keyOf(text))?.find((member) => member > index && rows[member]!.text === text && found.has(member))
    const head = found.get(index) ?? (other === undefined ? undefined : found.get(other))
    if (!head || texts.has(text)) break
    heads.push(head)
    texts.add(text)
  }
  const next = rows[heads.length]
  if (!next || heads.length === 0) return
  // No title has parts that wide gaps set apart.
  const isTitled = !next.ends && next.text.length <= titleLine && (heads.length > 1 || date.test(rows[0]!.text))
  if (!isTitled && !heads.every((_, index) => rows[index]!.text.includes('    '))) return
  for (const [index, head] of heads.entries()) found.set(index, head)
}

/** A line no longer than this may be a title itself. */
const titleLine = 60

// The first running head may be all the title there is; one with numbers in it is none.
function keepTitle(rows: readonly Row[], found: Map<number, Furniture>): Map<number, Furniture> {
  const [first] = rows
  if (found.get(0)?.role !== 'running-head' || !first || /\d/u.test(first.text)) return found
  let body = 1
  while (found.has(body)) body++
  const next = rows[body]
  if (next && next.text !== first.text && (next.text.length > longest || next.ends || next.text.length > Math.max(titleLine, first.text.length * 2))) found.delete(0)
  return found
}
