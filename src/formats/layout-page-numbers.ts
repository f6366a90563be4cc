import {codesOf} from '../text.ts'
import {firstCode, isSmall, lastCode} from './characters.ts'
import {dividesWord} from './hyphen.ts'
import {longest} from './layout-page-lines.ts'
import {goesOn} from './layout.ts'
import type {Row} from './layout-rows.ts'
import {readNumber} from './numbering.ts'

/** Rows, or characters, from one page to the next, at the least. */
const page = {rows: 5, characters: 600}

/** Whether two lines may stand on two pages; the last page may have a line or two, with nothing behind its number. */
export function areApart(rows: readonly Row[], first: number, second: number): boolean {
  const last = rows.length - page.rows
  return second - first >= page.rows || (second >= last && (first < last || (second === rows.length - 1 && second - first > 1))) || rows[second]!.start - rows[first]!.start >= page.characters
}

const none: number[] = []

/** Numbers that count up by one or two, a page's length apart, the longest such chain of them. */
export function longestCount(rows: readonly Row[], members: readonly number[], valueOf: (text: string) => number = Number): readonly number[] {
  const chains = new Map<number, number[]>()
  let best: number[] = []
  for (const index of members) {
    const number = valueOf(rows[index]!.text)
    if (number > 99_999) continue
    const [one, two] = [chains.get(number - 1), chains.get(number - 2)]
    // Right below the number before it, it is one of a list.
    if (one?.at(-1) === index - 1) {
      chains.set(number, [index])
      continue
    }
    const [byOne, byTwo] = [one && areApart(rows, one.at(-1)!, index) ? one : none, two && areApart(rows, two.at(-1)!, index) ? two : none]
    const chain = byTwo.length > byOne.length ? byTwo : byOne
    // A chain is shared up to its end, so that a hundred thousand numbers make no quadratic work.
    const longer = chain.length > 0 && number > valueOf(rows[chain.at(-1)!]!.text) ? chain : []
    longer.push(index)
    chains.set(number, longer)
    if (longer.length > best.length) best = longer
  }
  return best
}

/** Lines of a head and a foot with what stands between them, at the most. */
const clusterLines = 12

/** Whether the line stands within a sentence, which goes on behind it and what stands beside it; more than a few such lines are a list. */
export function interrupts(rows: readonly Row[], index: number, beside: {has(index: number): boolean}): boolean {
  let before = index - 1
  while (index - before < clusterLines && beside.has(before)) before--
  let after = index + 1
  while (after - index < clusterLines && beside.has(after)) after++
  const [row, next] = [rows[before], rows[after]]
  return row !== undefined && next !== undefined && !row.ends && (goesOn(row, next) || dividesWord(row, next)) && !beside.has(before) && !beside.has(after)
}

/** Numbers at an edge of their lines that show pages, at the least; rows from one to the next; and the share of the document that they reach over. */
const edges = {pages: 5, rows: 12, share: 0.6}

// The number of a line stands apart from its words.
const atEdge = /^(\d{1,5}|[〇零一二三四五六七八九十百]{1,5})(?:\s\s|\t|\u3000|$)|(?:\s\s|\t|\u3000)(\d{1,5}|[〇零一二三四五六七八九十百]{1,5})$/u
const numerals = /* @__PURE__ */ codesOf('0123456789〇零一二三四五六七八九十百')

/** Find short lines with a number at an edge that counts up from page to page, whatever else they say: the name of a section, of who speaks there, or a date. */
export function findEdgeNumbers(rows: readonly Row[]): readonly number[] {
  const values = new Map<string, number>()
  const members: number[] = []
  for (let index = 0; index < rows.length; index++) {
    const {text} = rows[index]!
    if (text.length > longest || (!numerals.has(firstCode(text)) && !numerals.has(lastCode(text)))) continue
    const found = atEdge.exec(text)
    if (!found) continue
    members.push(index)
    values.set(text, valueOf(found[1] ?? found[2]!))
  }
  const count = longestCount(rows, members, (text) => values.get(text)!)
  const reach = (count.at(-1) ?? 0) - (count[0] ?? 0)
  const mean = reach / (count.length - 1)
  const steps = count.slice(1).filter((index, at) => Math.abs(index - count[at]! - mean) < mean * 0.5)
  return count.length >= edges.pages && mean >= edges.rows && reach > rows.length * edges.share && steps.length >= (count.length - 1) * 0.8 ? count : []
}

const nothing: ReadonlyMap<number, number> = new Map()

/**
 * Whether a line goes on with the line before it, or the next one with it, unless that recurs as often, as a sentence at the foot of each page
 * does; of Han characters only a comma can tell.
 */
export function isInSentence(rows: readonly Row[], index: number, recurring = nothing): boolean {
  const row = rows[index]!
  const count = recurring.get(index) ?? 0
  const before = recurring.get(index - 1) === count ? undefined : rows[index - 1]
  const after = recurring.get(index + 1) === count ? undefined : rows[index + 1]
  const last = lastCode(row.text)
  if (last === 44 || last === 0xff0c || last === 0x3001) return true
  // What a wide gap parts is no sentence.
  if (row.text.includes('    ')) return false
  return (isSmall(firstCode(row.text)) && before !== undefined && goesOn(before, row)) || (after !== undefined && isSmall(firstCode(after.text)) && row.text.length > 40 && goesOn(row, after))
}

export function atBreak(rows: readonly Row[], index: number): boolean {
  return index === rows.length - 1 || rows[index]!.newPage || (rows[index + 1]?.newPage ?? true)
}

/** Numbers that are written otherwise than in digits, each way by itself. */
const styles = [/^[一二三四五六七八九十百零〇]{1,8}$/u, /^[ivxlc]{1,10}$/u, /^[IVXLC]{1,10}$/u]

/** How many of them cut a sentence, at the least, or begin or end a page: parts of a text are numbered so as well. */
const shares = {within: 0.25, atBreaks: 0.5}

/** Find page numbers in Han or Roman numerals: alone on their lines they count up, and stand where sentences are cut or pages end. */
export function findNumerals(rows: readonly Row[], found: {has(index: number): boolean}): number[] {
  const groups = styles.map((): number[] => [])
  for (let index = 0; index < rows.length; index++) {
    const {text} = rows[index]!
    const style = text.length > 10 ? -1 : styles.findIndex((pattern) => pattern.test(text))
    if (style >= 0) groups[style]!.push(index)
  }
  return groups.flatMap((members) => {
    const count = longestCount(rows, members, valueOf)
    const within = count.filter((index) => interrupts(rows, index, found)).length
    const isFurniture = within >= Math.max(2, count.length * shares.within) || count.filter((index) => atBreak(rows, index)).length >= count.length * shares.atBreaks
    return count.length >= 3 && isFurniture ? count : []
  })
}

const hanDigits = '〇一二三四五六七八九'

// Without tens and hundreds Han digits stand for themselves: `一二〇`.
function valueOf(text: string): number {
  const digits = text.length > 1 && !/[十百]/u.test(text) ? Array.from(text.replaceAll('零', '〇'), (digit) => hanDigits.indexOf(digit)) : [-1]
  return digits.includes(-1) ? readNumber(text) : Number(digits.join(''))
}
