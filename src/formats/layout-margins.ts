import type {Furniture} from './layout-furniture.ts'
import {lineNumber} from './layout-line-numbers.ts'
import {columns, countRows, measurable, partOf, type Row} from './layout-rows.ts'

/** What stands in a margin. */
export interface Beside {
  readonly row: Row
  readonly is: Furniture
}

/** Lines, and what stands in the margins beside them. */
export interface Margins {
  readonly rows: readonly Row[]
  readonly margins: ReadonlyMap<Row, readonly Beside[]>
}

/** Notes in a margin, at the least; columns that one may be off; and columns that one may take. */
const few = {notes: 3, off: 2, wide: 26}

/** Take apart what stands to the right of all text in a column of its own: `Action`, line numbers, references. */
export function splitMargins({rows, margins}: Margins): Margins {
  const none = {rows, margins}
  if (countRows(rows, ({parted}) => parted) < few.notes) return none
  const gaps = rows.map(({text, parted}) => (parted && text.length < measurable ? gapOf(text) : -1))
  if (gaps.filter((at) => at > 0).length < few.notes) return none
  const edge = edgeOf(rows, gaps)
  const found = rows.flatMap((row, index) => (gaps[index]! > 0 && isNote(row, leftOf(row, gaps[index]!), edge) ? [leftOf(row, gaps[index]!)] : []))
  const column = found.toSorted((a, b) => a - b)[found.length >> 1] ?? 0
  const isAligned = (left: number): boolean => Math.abs(left - column) <= few.off
  if (found.length < few.notes || found.length > rows.length / 3 || found.filter(isAligned).length < found.length * 0.7) return none
  return split(none, (row, index) => {
    if (gaps[index]! <= 0) return row.gap === 0 && !row.newPage && isAligned(row.indent) && isNote(row, row.indent, edge) ? 0 : -1
    const left = leftOf(row, gaps[index]!)
    return isAligned(left) && isNote(row, left, edge) ? gaps[index]! : -1
  })
}

// Where the last wide gap begins.
function gapOf(text: string): number {
  let at = text.lastIndexOf('   ')
  while (at > 0 && text.charCodeAt(at - 1) === 32) at--
  return at
}

// The column up to which lines reach that have no gap, and that are not set to the right.
function edgeOf(rows: readonly Row[], gaps: readonly number[]): number {
  const lines = rows.filter(({text}, index) => gaps[index]! < 0 && text.length < measurable).sort((a, b) => a.width - b.width)
  if (lines.length * 2 < rows.length) return Infinity
  const half = lines[Math.floor(lines.length * 0.9)]!.width / 2
  const left = lines.filter(({indent}) => indent < half)
  return left[Math.floor((left.length - 1) * 0.98)]?.width ?? Infinity
}

const leftOf = ({text, indent}: Row, at: number): number => indent + columns(text, 0, at) + startOf(text, at) - at

const startOf = (text: string, at: number): number => at + text.slice(at).search(/\S/u)

const isNote = ({width}: Row, left: number, edge: number): boolean => left > edge && width - left <= few.wide

const besideText: Furniture = {role: 'margin', why: 'stands in a column of its own beside the text'}

// A note on a line of its own belongs to the line above, unless that is the number of the page.
function split({rows, margins: known}: Margins, noteAt: (row: Row, index: number) => number): Margins {
  const kept: Row[] = []
  const margins = new Map(known)
  const notes: Array<{readonly to: Row; readonly row: Row}> = []
  for (const [index, row] of rows.entries()) {
    const at = noteAt(row, index)
    const last = kept.at(-1)
    if (at === 0 && last && /\p{L}/u.test(last.text)) notes.push({to: last, row})
    else if (at > 0) {
      const line = partOf(row, 0, at)
      kept.push(line)
      if (known.has(row)) margins.set(line, known.get(row)!)
      notes.push({to: line, row: partOf(row, startOf(row.text, at), row.text.length)})
    } else kept.push(row)
  }
  const is = kindOf(notes.map(({row}) => row.text))
  for (const {to, row} of notes) margins.set(to, [...(margins.get(to) ?? []), {row, is}])
  return {rows: kept, margins}
}

const partOfPage: Furniture = {role: 'page-number', why: 'a letter that tells the parts of pages, in the margin'}

// Letters that recur beside the text say where on a page it stands.
function kindOf(notes: readonly string[]): Furniture {
  if (countsLines(notes)) return lineNumber
  const letters = new Set(notes)
  return notes.every((text) => /^[[(]?\p{Lu}[\])]?$/u.test(text)) && letters.size * 2 <= notes.length ? partOfPage : besideText
}

// Numbers of which nearly each is one or five more than the one before, or begins a page.
function countsLines(notes: readonly string[]): boolean {
  const fits = notes.filter((text, index) => text === '1' || text === '5' || (index > 0 && [1, 5].includes(Number(text) - Number(notes[index - 1]))))
  return fits.length > notes.length * 0.8
}
