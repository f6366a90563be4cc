import {readCells, type Cell} from './layout-columns.ts'
import {columns, measurable, partOf, type Row} from './layout-rows.ts'
import {goesOn} from './layout.ts'

/** Lines with text in both columns, at the least, and their share of a page; the columns of the page that each takes, at the least. */
const least = {both: 8, share: 0.4, width: 20}

/** Columns of the page that a word may reach beyond the gutter, where a gap sets it apart. */
const off = 3

/** The share of the lines that fill their column, and of those that run on from the line above: prose has them, a table has not. */
const prose = {full: 0.6, runs: 0.35}

/** The same in a document that has prose side by side elsewhere. */
const more = {full: 0.35, runs: 0.2}

/** A line that reaches beyond this share of its column fills it. */
const fill = 0.8

/** What stands on both sides of the gutter; nothing of a line that crosses it. */
interface Parts {
  readonly left?: Row
  readonly right?: Row
}

/** A line, and its parts. */
interface Split extends Parts {
  readonly row: Row
  /** Lines of the page up to it, blank ones too. */
  readonly line: number
}

/**
 * Put two columns of prose that stand side by side one below the other, the left one first.
 *
 * A gutter is a column of the page that hardly a line crosses and that many lines have text on both sides of. Lines that cross it part
 * the page into bands, of which each is read by itself. A table stays as it is: its cells do not run on from line to line. The lines
 * of the right column are measured as if they stood in the left one.
 */
export function unfoldColumns(rows: readonly Row[]): readonly Row[] {
  if (!isParted(rows)) return rows
  const pages = pagesOf(rows)
  const cells = pages.map((page) => page.map(cellsOf))
  const gutters = pages.map((page, index) => (isParted(page) ? gutterOf(page, cells[index]!) : undefined))
  const known = gutters.filter((gutter) => gutter !== undefined).sort((a, b) => a - b)
  const usual = known[known.length >> 1]
  if (usual === undefined) return rows
  const bands = pages.map((page, index) => bandsOf(page, cells[index]!, gutters[index] ?? usual))
  if (!bands.some((page) => [page.flat(), ...page].some((band) => areColumns(band, least.both, prose)))) return rows
  return bands.flatMap((page) => unfoldPage(page))
}

const isParted = (rows: readonly Row[]): boolean => rows.reduce((count, {parted}) => count + Number(parted), 0) >= least.both

function pagesOf(rows: readonly Row[]): Row[][] {
  const pages: Row[][] = []
  for (const row of rows) {
    const page = pages.at(-1)
    if (row.newPage || !page) pages.push([row])
    else page.push(row)
  }
  return pages
}

function cellsOf(row: Row): readonly Cell[] {
  const cells = readCells(row)
  return cells.length > 0 ? cells : [{start: row.start, end: row.end, left: row.indent, right: row.width}]
}

// Of all columns in the middle of the page the one that most lines have text on both sides of, but for those that cross it.
function gutterOf(page: readonly Row[], cells: ReadonlyArray<readonly Cell[]>): number | undefined {
  const widths = page.map(({width}) => width).sort((a, b) => a - b)
  const width = Math.min(measurable, widths[Math.floor((widths.length - 1) * 0.9)]!)
  let best: {readonly column: number; readonly score: number} | undefined
  for (let column = Math.floor(width / 4); column <= (width * 3) / 4; column++) {
    const both = cells.filter((parts) => parts[0]!.right <= column && parts.at(-1)!.left >= column && !parts.some((cell) => crosses(cell, column))).length
    if (both < Math.max(least.both, page.length * least.share)) continue
    const score = both - cells.filter((parts) => parts.some((cell) => crosses(cell, column))).length
    if (score > (best?.score ?? 0)) best = {column, score}
  }
  return best?.column
}

const crosses = ({left, right}: Cell, column: number): boolean => left < column && right > column

// Each run of lines that cross the gutter, or do not; what blank lines set apart at the edges is no part of the columns, but the page's head or foot.
function bandsOf(page: readonly Row[], cells: ReadonlyArray<readonly Cell[]>, gutter: number): Split[][] {
  const bands: Split[][] = []
  const parts = page.map((row, index) => splitAt(row, cells[index]!, gutter))
  const edge = usualEdge(parts)
  let line = 0
  let before = false
  for (const [index, row] of page.entries()) {
    const near = (before && row.gap === 0) || (isBeside(parts[index + 1]) && page[index + 1]!.gap === 0)
    const tight = near && !isBeside(parts[index]) ? splitBefore(row, edge) : undefined
    const split = {...(tight ?? parts[index]!), row, line: (line += row.gap + 1)}
    if (index > 0 && isBeside(split) === before) bands.at(-1)!.push(split)
    else bands.push([split])
    before = isBeside(split)
  }
  return bands.flatMap(withoutEdges)
}

const isBeside = (parts: Parts | undefined): boolean => parts?.left !== undefined || parts?.right !== undefined

function splitAt(row: Row, cells: readonly Cell[], gutter: number): Parts {
  const count = cells.filter(({right}, index) => right <= gutter || (right <= gutter + off && (cells[index + 1]?.left ?? 0) > gutter)).length
  const [last, first] = [cells[count - 1], cells[count]]
  if (first && first.left < gutter - off) return {}
  return {
    ...(last ? {left: partOf(row, 0, last.end - row.start)} : {}),
    ...(first ? {right: partOf(row, first.start - row.start, row.text.length)} : {})
  }
}

// Where most lines of the right column begin.
function usualEdge(parts: readonly Parts[]): number {
  const counts = new Map<number, number>()
  for (const {right} of parts) if (right) counts.set(right.indent, (counts.get(right.indent) ?? 0) + 1)
  return [...counts].reduce((best, item) => (item[1] > best[1] ? item : best), [0, 0])[0]
}

// Beside a line that is in two columns one of the left column may reach up to the right one.
function splitBefore(row: Row, edge: number): Parts | undefined {
  for (let at = row.text.indexOf(' ') + 1; at > 0; at = row.text.indexOf(' ', at) + 1) {
    const column = row.indent + columns(row.text, 0, at)
    if (column === edge) return {left: partOf(row, 0, at - 1), right: partOf(row, at, row.text.length)}
    if (column > edge) return undefined
  }
  return undefined
}

const isBoth = ({left, right}: Parts): boolean => left !== undefined && right !== undefined

/** More lines than a head or foot of a page has. */
const few = 2

function withoutEdges(band: Split[]): Split[][] {
  let start = band.findIndex(isBoth)
  let end = band.findLastIndex(isBoth) + 1
  if (start < 0) return [band]
  while (start > 0 && band[start]!.row.gap === 0) start--
  while (end < band.length && band[end]!.row.gap === 0) end++
  if (start > few) start = 0
  if (band.length - end > few) end = band.length
  return [band.slice(0, start), band.slice(start, end), band.slice(end)].filter(({length}) => length > 0)
}

function areColumns(band: readonly Split[], both: number, shares: typeof prose): boolean {
  if (band.filter(isBoth).length < both) return false
  return (['left', 'right'] as const).every((side) => isProse(band.flatMap((split) => split[side] ?? []), shares))
}

function isProse(rows: readonly Row[], shares: typeof prose): boolean {
  const edge = edgeOf(rows)
  const widths = rows.map(({width}) => width - edge).sort((a, b) => a - b)
  const common = widths[Math.floor((widths.length - 1) * 0.9)]!
  const full = widths.filter((width) => width > common * fill).length
  const runs = rows.filter((row, index) => index > 0 && goesOn(rows[index - 1]!, row)).length
  return common >= least.width && full >= rows.length * shares.full && runs >= (rows.length - 1) * shares.runs
}

const edgeOf = (rows: readonly Row[]): number => rows.reduce((edge, {indent}) => Math.min(edge, indent), Infinity)

function unfoldPage(bands: readonly Split[][]): Row[] {
  const rows = bands.flatMap((band) => (areColumns(band, few, more) ? unfoldBand(band) : band.map(({row}) => row)))
  const newPage = bands[0]![0]!.row.newPage
  return rows.map((row, index) => (row.newPage === (newPage && index === 0) ? row : {...row, newPage: newPage && index === 0}))
}

function unfoldBand(band: readonly Split[]): Row[] {
  const [lefts, rights] = [columnOf(band, 'left'), columnOf(band, 'right')]
  const shift = edgeOf(rights) - edgeOf(lefts)
  // Of three columns two are on one side.
  return [lefts, rights.map((row) => ({...row, indent: row.indent - shift, width: row.width - shift}))].flatMap(unfoldColumns)
}

// The top of the right column goes on from the foot of the left one.
function columnOf(band: readonly Split[], side: 'left' | 'right'): Row[] {
  let before: number | undefined
  return band.flatMap((split) => {
    const row = split[side]
    if (!row) return []
    const gap = before !== undefined ? split.line - before - 1 : side === 'left' ? split.row.gap : 0
    before = split.line
    return [{...row, gap}]
  })
}
