import {columns, measurable, type Row} from './layout-rows.ts'

/** A part of a line that wide gaps set apart. */
export interface Cell {
  /** Offsets into the source. */
  readonly start: number
  readonly end: number
  /** Columns on the page. */
  readonly left: number
  readonly right: number
}

const part = /\S+(?:[ \u00a0]\S+)*/gu

/** Of nearly every line. */
const none: readonly Cell[] = []

/** Read the cells of a line: what two spaces or a tab set apart. */
export function readCells({text, start, indent, parted}: Row): readonly Cell[] {
  if (text.length >= measurable || !parted) return none
  return Array.from(text.matchAll(part), ({0: value, index}) => {
    const left = indent + columns(text, 0, index)
    return {start: start + index, end: start + index + value.length, left, right: left + columns(value)}
  })
}

const gutter = /\S {4,}\S/u

/** Whether the text seems to be dumped with two columns side by side: many lines with a wide gap around the same column. */
export function hasColumns(rows: readonly Row[]): boolean {
  const found: number[] = []
  for (const {text, indent, parted} of rows) {
    const at = parted && text.length < measurable && text.includes('    ') ? text.search(gutter) : -1
    const column = at < 0 ? -1 : indent + columns(text, 0, at)
    if (column > 10) found.push(column)
  }
  const middle = found.length < 6 ? 0 : found.toSorted((a, b) => a - b)[found.length >> 1]!
  return found.length >= rows.length / 3 && found.length >= 6 && found.filter((column) => Math.abs(column - middle) < 15).length > found.length * 0.6
}
