import type {AlignType, Table, TableCell, TableRow} from 'mdast'
import {text as textNode} from '../document.ts'
import type {Places} from '../place.ts'
import {units} from '../text.ts'
import {readCells, type Cell} from './layout-columns.ts'
import {countRows, type Row} from './layout-rows.ts'

/** Lines whose columns agree. */
export interface Grid {
  readonly rows: readonly Row[]
  /** For each line a cell a column, or nothing. */
  readonly cells: ReadonlyArray<ReadonlyArray<Cell | undefined>>
  readonly align: readonly AlignType[]
  readonly edges: readonly Edge[]
  /** Whether it goes on with the table before it, over the end of a page. */
  readonly continues?: boolean
}

/** What was found of tables. */
export interface Tables {
  /** By index of the first line. */
  readonly grids: ReadonlyMap<number, Grid>
  /** Lines that look like a table whose columns do not agree. */
  readonly doubtful: number
}

/** Lines of a table, at the least. */
const fewest = 3

const none: readonly Cell[] = []

/** Find lines that follow each other and whose cells stand in the same columns. */
export function findTables(rows: readonly Row[], taken: {has(index: number): boolean}): Tables {
  const grids = new Map<number, Grid>()
  // Most texts have no line of two cells.
  if (countRows(rows, ({parted}) => parted) < fewest) return {grids, doubtful: 0}
  let doubtful = 0
  let last: {grid: Grid; end: number} | undefined
  const all = rows.map((row, index) => (taken.has(index) ? none : readCells(row)))
  for (let from = 0; from < rows.length; from++) {
    if (all[from]!.length < 2) continue
    let to = from + 1
    while (to < rows.length && all[to]!.length >= 2 && rows[to]!.gap <= 1 && !rows[to]!.newPage) to++
    const isNext = last !== undefined && isOverPage(last.end, from, rows, taken)
    const grid = (isNext ? goOn(last!.grid, rows.slice(from, to), all.slice(from, to)) : undefined) ?? (to - from >= fewest ? readGrid(rows.slice(from, to), all.slice(from, to)) : undefined)
    if (grid) {
      grids.set(from, grid)
      last = {grid, end: to}
    } else if (to - from >= fewest * 2) doubtful += to - from
    from = to - 1
  }
  return {grids, doubtful}
}

// Whether a page ends between two lines, and nothing but furniture stands there.
function isOverPage(end: number, from: number, rows: readonly Row[], taken: {has(index: number): boolean}): boolean {
  for (let index = end; index < from; index++) if (!taken.has(index)) return false
  return end < from || rows[from]!.newPage
}

// The lines go on with a table if each cell stands in one of its columns.
function goOn({edges, align}: Grid, rows: readonly Row[], lines: ReadonlyArray<readonly Cell[]>): Grid | undefined {
  if (lines.some((line) => line.length > edges.length)) return undefined
  const cells = lines.map((line) => place(line, edges))
  const fits = cells.every((line) => line.every((cell, column) => !cell || distance(cell, edges[column]!) <= tolerance))
  return fits ? {rows, cells, align, edges, continues: true} : undefined
}

/** Columns that an edge may be off. */
const tolerance = 2

function readGrid(rows: readonly Row[], lines: ReadonlyArray<readonly Cell[]>): Grid | undefined {
  const count = mostCommon(lines.map(({length}) => length))
  const whole = lines.filter(({length}) => length === count)
  if (whole.length * 10 < lines.length * 7 || lines.some(({length}) => length > count)) return undefined
  const edges = Array.from({length: count}, (_, column) => edgesOf(whole.map((cells) => cells[column]!)))
  if (edges.some((edge) => edge === undefined) || isProse(rows, lines, count)) return undefined
  const known = edges as Edge[]
  const cells = lines.map((line) => place(line, known))
  return {rows, cells, align: known.map(({align}) => align), edges: known}
}

/** Where the cells of a column begin and end. */
export interface Edge {
  readonly align: AlignType
  readonly left: number
  readonly right: number
}

// Most cells of a column begin at one place, or end at one.
function edgesOf(cells: readonly Cell[]): Edge | undefined {
  const left = mostCommon(cells.map((cell) => cell.left))
  const right = mostCommon(cells.map((cell) => cell.right))
  const begin = cells.filter((cell) => Math.abs(cell.left - left) <= tolerance).length
  const end = cells.filter((cell) => Math.abs(cell.right - right) <= tolerance).length
  if (Math.max(begin, end) * 10 < cells.length * 8) return undefined
  // One by one: a table may have more lines than a call may have arguments.
  const [first, last] = cells.reduce(([low, high], cell) => [Math.min(low, cell.left), Math.max(high, cell.right)], [Infinity, 0])
  return {align: end > begin ? 'right' : null, left: first!, right: last!}
}

// Two columns of running text are a page with two columns, no table.
function isProse(rows: readonly Row[], lines: ReadonlyArray<readonly Cell[]>, count: number): boolean {
  if (count > 2) return false
  const sizes = lines.flatMap((cells, index) => cells.map(({start, end}) => units(rows[index]!.text.slice(start - rows[index]!.start, end - rows[index]!.start))))
  return sizes.reduce((sum, size) => sum + size, 0) > sizes.length * 5
}

function place(line: readonly Cell[], edges: readonly Edge[]): Array<Cell | undefined> {
  if (line.length === edges.length) return [...line]
  const placed: Array<Cell | undefined> = new Array<Cell | undefined>(edges.length).fill(undefined)
  let from = 0
  for (const [index, cell] of line.entries()) {
    // Leave as many columns as cells are to come.
    const last = edges.length - (line.length - index)
    let best = from
    for (let column = from; column <= last; column++) if (distance(cell, edges[column]!) < distance(cell, edges[best]!)) best = column
    placed[best] = cell
    from = best + 1
  }
  return placed
}

const distance = (cell: Cell, {left, right}: Edge): number => Math.min(Math.abs(cell.left - left), Math.abs(cell.right - right))

function mostCommon(values: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].reduce((best, item) => (item[1] > best[1] ? item : best), [0, 0])[0]
}

/** Make the table; its first line is the head, as in all tables of mdast. */
export function tableOf({rows, cells, align}: Grid, places: Places): Table {
  const children = cells.map((line, index): TableRow => {
    const row = rows[index]!
    return {type: 'tableRow', children: line.map((cell) => cellOf(cell, row, places)), position: places.position(row.start, row.end)}
  })
  return {type: 'table', align: [...align], children, position: places.position(rows[0]!.start, rows.at(-1)!.end)}
}

function cellOf(cell: Cell | undefined, row: Row, places: Places): TableCell {
  if (!cell) return {type: 'tableCell', children: []}
  const position = places.position(cell.start, cell.end)
  return {type: 'tableCell', children: [textNode(row.text.slice(cell.start - row.start, cell.end - row.start), position)], position}
}
