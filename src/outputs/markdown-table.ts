import type {Nodes, PhrasingContent, Table, TableCell, TableRow} from 'mdast'
import type {Handle, State} from 'mdast-util-to-markdown'
import {isPhrasing, spans} from './shape.ts'

/** Whether GFM can hold the table: no cell spans several, none holds blocks, and none holds a pipe where it cannot be escaped. */
export function fitsGfm({children}: Table): boolean {
  return children.every((row) => row.children.every((cell) => {
    const {colSpan, rowSpan} = spans(cell)
    return colSpan === 1 && rowSpan === 1 && cell.children.every(fitsCell)
  }))
}

function fitsCell(node: Nodes): boolean {
  if (node.type === 'inlineMath') return !node.value.includes('|')
  if (node.type === 'inlineCode') return !/\\\|/u.test(node.value)
  if (!isPhrasing(node) && node.type !== 'html') return false
  return !('children' in node) || node.children.every(fitsCell)
}

/** Write a table of GFM, every row with as many cells as the longest. */
export const writeTable: Handle = (node: Table, _, state) => {
  const columns = Math.max(1, node.align?.length ?? 0, ...widths(node.children))
  const [head = [], ...body] = node.children.map((row) => row.children.map((cell) => writeCell(cell, state)))
  const rules = Array.from({length: columns}, (_, index) => rule(node.align?.[index]))
  return [line(head, columns), line(rules, columns), ...body.map((cells) => line(cells, columns))].join('\n')
}

// The widest row; a table may have more rows than a call may have arguments.
function widths(rows: readonly TableRow[]): [number] {
  return [rows.reduce((most, row) => Math.max(most, row.children.length), 0)]
}

function line(cells: readonly string[], columns: number): string {
  return `|${Array.from({length: columns}, (_, index) => ` ${cells[index] ?? ''} `).join('|')}|`
}

function rule(align: string | null | undefined): string {
  if (align === 'center') return ':-:'
  if (align === 'left') return ':--'
  return align === 'right' ? '--:' : '---'
}

function writeCell(cell: TableCell, state: State): string {
  const exit = state.enter('tableCell')
  const leave = state.enter('phrasing')
  const value = state.containerPhrasing(cell as {type: 'tableCell'; children: PhrasingContent[]}, {before: '|', after: '|', now: {line: 1, column: 1}, lineShift: 0})
  leave()
  exit()
  return value
}
