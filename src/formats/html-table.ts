import type {PhrasingContent, Table, TableCell, TableRow} from 'mdast'
import {attribute, type ElementNode} from './html-node.ts'

/** A cell with the row and column it takes, spans resolved. */
interface Slot {
  readonly element: ElementNode
  readonly colSpan: number
  readonly rowSpan: number
}

/** The rows of a table, and what stands in it outside of any cell. */
export interface TableParts {
  readonly rows: ElementNode[]
  readonly captions: ElementNode[]
  readonly strays: ElementNode['children']
}

const sections = new Set(['tbody', 'thead', 'tfoot'])

/** Take a table apart, rows of the head first. */
export function takeApart(table: ElementNode): TableParts {
  const parts: TableParts = {rows: [], captions: [], strays: []}
  const heads: ElementNode[] = []
  const walk = (element: ElementNode): void => {
    for (const child of element.children) {
      if (child.type === 'text') parts.strays.push(child)
      else if (child.name === 'tr') {
        ;(element.name === 'thead' ? heads : parts.rows).push(child)
        for (const stray of child.children) if (!isCell(stray)) parts.strays.push(stray)
      }
      else if (child.name === 'caption') parts.captions.push(child)
      else if (sections.has(child.name)) walk(child)
      else parts.strays.push(child)
    }
  }
  walk(table)
  parts.rows.unshift(...heads)
  return parts
}

const isCell = (node: ElementNode['children'][number]): node is ElementNode => node.type === 'element' && (node.name === 'td' || node.name === 'th')

/** The cells of a row. */
export const cellsOf = (row: ElementNode): ElementNode[] => row.children.filter(isCell)

/** Whether a table is there to lay out a page: its cells hold blocks that no cell of data holds, or it has one row or column. */
export function isLayout(table: ElementNode, {rows}: TableParts): boolean {
  const role = attribute(table, 'role')
  if (role === 'presentation' || role === 'none') return true
  const cells = rows.map(cellsOf)
  if (cells.every((row) => row.length < 2) || cells.every((row) => row.length === 0)) return true
  // Rows of very different lengths are no grid, and filling them up would never end.
  const width = cells.reduce((most, row) => Math.max(most, row.length), 0)
  if (width * rows.length > 10_000 + 20 * cells.reduce((sum, row) => sum + row.length, 0)) return true
  if (rows.length < 2 && !cells.some((row) => row.some(({name}) => name === 'th'))) return true
  return cells.some((row) => row.some(holdsLayout))
}

const layout = new Set(['table', 'form', 'section', 'article', 'nav', 'header', 'footer', 'main', 'pre', 'blockquote'])

function holdsLayout(cell: ElementNode): boolean {
  if (!cell.holdsBlock) return false
  let paragraphs = 0
  const walk = (element: ElementNode): boolean =>
    element.children.some((child) => {
      if (child.type === 'text') return false
      if (child.name === 'p') paragraphs++
      return layout.has(child.name) || child.traits.isHeading || paragraphs > 3 || (child.holdsBlock && walk(child))
    })
  return walk(cell)
}

/** How wide and long a table may be for its spans to be filled up; wider ones are cut to it. */
const widest = 1000

/** Make a table of rows, each with the same number of cells; `read` reads a cell. */
export function makeTable(rows: readonly ElementNode[], read: (cell: ElementNode) => PhrasingContent[], place: (element: ElementNode) => TableCell['position']): TableRow[] {
  const grid = fill(rows)
  const width = grid.reduce((most, row) => Math.max(most, row.length), 0)
  return rows.map((row, index) => ({
    type: 'tableRow',
    position: place(row),
    children: Array.from({length: width}, (_, column) => cell(grid[index]?.[column], read, place))
  }))
}

function cell(slot: Slot | undefined, read: (cell: ElementNode) => PhrasingContent[], place: (element: ElementNode) => TableCell['position']): TableCell {
  if (!slot) return {type: 'tableCell', children: []}
  const {element, colSpan, rowSpan} = slot
  const data = {...(colSpan > 1 ? {colSpan} : {}), ...(rowSpan > 1 ? {rowSpan} : {}), ...(element.name === 'th' ? {header: true} : {})}
  return {type: 'tableCell', children: read(element), position: place(element), ...(Object.keys(data).length > 0 ? {data} : {})}
}

// HTML §4.9.12: cells take the next free slots; a cell stands in its first slot, the others that it covers stay empty.
function fill(rows: readonly ElementNode[]): Array<Array<Slot | undefined>> {
  let covered = new Map<number, number>()
  const longest = rows.reduce((most, row) => Math.max(most, cellsOf(row).length), 0)
  const width = Math.max(longest, Math.min(widest, Math.floor(100_000 / rows.length)))
  return rows.map((row) => {
    const slots: Array<Slot | undefined> = []
    const next = new Map([...covered].filter(([, left]) => left > 1).map(([column, left]) => [column, left - 1]))
    for (const element of cellsOf(row)) {
      while (covered.has(slots.length)) slots.push(undefined)
      const colSpan = span(element, 'colspan', width - slots.length)
      const rowSpan = span(element, 'rowspan', rows.length)
      const column = slots.length
      slots.push({element, colSpan, rowSpan})
      for (let more = 1; more < colSpan; more++) slots.push(undefined)
      if (rowSpan > 1) for (let at = column; at < slots.length; at++) next.set(at, rowSpan - 1)
    }
    for (const column of [...covered.keys()].sort((a, b) => a - b)) if (column >= slots.length) slots.length = column + 1
    covered = next
    return slots
  })
}

function span(element: ElementNode, name: string, most: number): number {
  const value = Number.parseInt(attribute(element, name) ?? '1', 10)
  return Math.max(1, Math.min(Number.isNaN(value) ? 1 : value, most))
}

/** How the columns of a table are aligned, as its first row says. */
export function alignment(row: ElementNode | undefined, width: number): NonNullable<Table['align']> {
  const cells = row ? cellsOf(row) : []
  return Array.from({length: width}, (_, column) => {
    const value = (cells[column] && attribute(cells[column], 'align'))?.toLowerCase()
    return value === 'left' || value === 'center' || value === 'right' ? value : null
  })
}
