import {firstCode, isDigit} from './characters.ts'
import type {Furniture} from './layout-furniture.ts'
import {goesOn} from './layout.ts'
import type {Beside, Margins} from './layout-margins.ts'
import {measurable, partOf, type Row} from './layout-rows.ts'

const numbered = /^(\d{1,5})(?:[ \t\u00a0]+|$)/u

/** A line that begins with a number. */
interface Numbered {
  readonly index: number
  readonly value: number
  /** Characters up to the text behind it. */
  readonly length: number
}

/** Numbers of lines, at the least; the share of all lines that they count; and of lines beside them, how many go on with a sentence. */
const least = {numbers: 5, counted: 0.5, goesOn: 0.15}

/** A page begins with one of these. */
const firstNumber = 5

/** Shorter lines may be items of a list. */
const itemWidth = 30

/**
 * Take apart the numbers of lines that stand to their left, of each line or of every fifth one.
 *
 * They count the lines, those of each page or of the document, and the text behind them runs on from line to line.
 */
export function splitLineNumbers(rows: readonly Row[]): Margins {
  const none: Margins = {rows, margins: new Map()}
  const numbers = readNumbers(rows)
  // As in most texts.
  if (numbers.length < least.numbers) return none
  const chains = chain(rows, numbers)
  const step = stepOf(chains)
  const found = chains.flat().filter(({value}) => value % step === 0)
  if (found.length < least.numbers || found.length * step < rows.length * least.counted) return none
  const parted = part(rows, found)
  return runsOn(parted) || countPages(rows, chains, step) ? parted : none
}

/** Numbers of a page, at the least, and the share of all lines that have one, set apart. */
const paged = {numbers: 8, share: 0.9}

// Nothing else begins again on each page, before every line and before those that are blank; what is said there may be too short to run on.
function countPages(rows: readonly Row[], chains: ReadonlyArray<readonly Numbered[]>, step: number): boolean {
  const [pages, numbers] = [chains.filter(({length}) => length >= paged.numbers), chains.flat()]
  if (step !== 1 || pages.length < 2 || pages.some(([first]) => first!.value !== 1)) return false
  const apart = numbers.filter(({index, length, value}) => length === rows[index]!.text.length || length > String(value).length + 1)
  const indents = new Set(numbers.map(({length}) => length))
  return apart.length > rows.length * paged.share && indents.size > 2
}

function readNumbers(rows: readonly Row[]): Numbered[] {
  const found: Numbered[] = []
  for (let index = 0; index < rows.length; index++) {
    const {text} = rows[index]!
    const number = isDigit(firstCode(text)) && text.length < measurable ? numbered.exec(text) : null
    if (number) found.push({index, value: Number(number[1]), length: number[0].length})
  }
  return found
}

// A number goes on with the one before it by no more than the lines between them, or begins again; one alone is a part of the text.
function chain(rows: readonly Row[], numbers: readonly Numbered[]): Numbered[][] {
  let count = 0
  const lineOf = rows.map(({gap}) => (count += gap + 1))
  const follows = (number: Numbered, last: Numbered | undefined): boolean => last !== undefined && number.value > last.value && number.value - last.value <= lineOf[number.index]! - lineOf[last.index]!
  const chains: Numbered[][] = []
  for (const number of numbers) {
    const open = chains.slice(-2).reverse().find((members) => follows(number, members.at(-1)))
    if (open) open.push(number)
    else if (number.value <= firstNumber || chains.length === 0) {
      if (chains.at(-1)?.length === 1) chains.pop()
      chains.push([number])
    }
  }
  return chains.filter(({length}) => length > 1)
}

// Of each line or of every fifth one; numbers that count otherwise count no lines.
function stepOf(chains: ReadonlyArray<readonly Numbered[]>): number {
  const steps = chains.flatMap((members) => members.slice(1).map(({value}, index) => value - members[index]!.value))
  const share = (step: number): number => steps.filter((value) => value === step).length / steps.length
  return share(1) > 0.7 ? 1 : share(5) > 0.7 ? 5 : Infinity
}

/** What the numbers of lines are. */
export const lineNumber: Furniture = {role: 'line-number', why: 'counts the lines of a page or document beside them'}

function part(rows: readonly Row[], found: readonly Numbered[]): Margins {
  const lengths = new Map(found.map(({index, length}) => [index, length]))
  // Where one space is all that stands between, the columns of the text are those without the number.
  const tight = found.filter(({index, length, value}) => length <= String(value).length + 1 && rows[index]!.text.length > length).length * 2 > found.length
  const kept: Row[] = []
  const margins = new Map<Row, Beside[]>()
  let waiting: Beside[] = []
  let gap = 0
  let newPage = false
  for (const [index, row] of rows.entries()) {
    const length = lengths.get(index) ?? 0
    if (length > 0) waiting.push({row: partOf(row, 0, length), is: lineNumber})
    gap += row.gap
    newPage ||= row.newPage
    // The number of a blank line.
    if (length === row.text.length) {
      gap++
      continue
    }
    const text = length === 0 && gap === row.gap && newPage === row.newPage ? row : {...behind(row, length, tight), gap, newPage}
    kept.push(text)
    if (waiting.length > 0) margins.set(text, waiting)
    ;[waiting, gap, newPage] = [[], 0, false]
  }
  const last = kept.at(-1)
  if (last && waiting.length > 0) margins.set(last, [...(margins.get(last) ?? []), ...waiting])
  return {rows: kept, margins}
}

function behind(row: Row, length: number, tight: boolean): Row {
  if (length === 0) return row
  const text = partOf(row, length, row.text.length)
  return tight ? {...text, indent: row.indent, width: text.width - text.indent + row.indent, next: row.next} : {...text, next: row.next}
}

/** Numbers in a run, at the least. */
const shortestRun = 8

/** Find numbers of lines that stand apart from their lines: alone, right below each other, counting from one by one or by five. */
export function findNumberRuns(rows: readonly Row[]): number[] {
  const runs: number[][] = []
  let run: number[] = []
  const close = (): void => {
    if (run.length >= shortestRun) runs.push(run)
    run = []
  }
  for (let index = 0; index < rows.length; index++) {
    const value = loneNumber(rows[index]!)
    if (value === undefined) continue
    const step = run.length > 0 ? value - Number(rows[run.at(-1)!]!.text) : 0
    if (run.at(-1) !== index - 1 || (step !== 1 && step !== 5)) close()
    if (run.length > 0 || value === 1 || value === 5) run.push(index)
  }
  close()
  return runs.length > 1 ? runs.flat() : []
}

const loneNumber = ({text}: Row): number | undefined => (isDigit(firstCode(text)) && text.length <= 4 && /^\d{1,4}$/u.test(text) ? Number(text) : undefined)

function runsOn({rows, margins}: Margins): boolean {
  let [pairs, on] = [0, 0]
  for (let index = 0; index + 1 < rows.length; index++) {
    const [row, next] = [rows[index]!, rows[index + 1]!]
    if (!margins.has(row) && !margins.has(next)) continue
    pairs++
    if (row.width > itemWidth && goesOn(row, next)) on++
  }
  return on >= 3 && on > pairs * least.goesOn
}
