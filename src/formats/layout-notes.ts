import type {Furniture} from './layout-furniture.ts'
import type {Row} from './layout-rows.ts'

const noted = /^(?:([\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{1,3})\s?|(\[\d{1,3}\]|[\u2460-\u2473*†‡]{1,2})\s?)(?=[^\s\d])/u

/** Lines that a note may have beyond its first. */
const further = 3

/**
 * Find notes at the foot of pages: lines that begin with a mark which also stands in the text above them.
 *
 * They belong to no paragraph: the text goes on behind them, on the next page.
 */
export function findNotes(rows: readonly Row[], furniture: ReadonlyMap<number, Furniture>): Map<number, Furniture> {
  const found = new Map<number, Furniture>()
  let top = 0
  for (let index = 0; index < rows.length; index++) {
    const ends = index + 1 === rows.length || rows[index + 1]!.newPage || (furniture.has(index + 1) && !furniture.has(index))
    if (!ends) continue
    markNotes(rows, top, index, found)
    top = index + 1
  }
  return found
}

// From the foot upwards: the highest line with a mark of the text, as long as few lines between are no notes.
function markNotes(rows: readonly Row[], top: number, bottom: number, found: Map<number, Furniture>): void {
  let first: number | undefined
  let plain = 0
  for (let index = bottom; index > top && plain <= further; index--) {
    const mark = noted.exec(rows[index]!.text)
    const refers = mark !== null && isReferred(rows, top, index, mark[1] ?? mark[2]!)
    plain = refers ? 0 : plain + 1
    if (refers) first = index
  }
  if (first === undefined) return
  for (let index = first; index <= bottom; index++) found.set(index, {role: 'footnote', why: 'stands at the foot of a page and begins with a mark of the text above'})
}

function isReferred(rows: readonly Row[], top: number, index: number, mark: string): boolean {
  for (let at = index - 1; at >= top; at--) if (rows[at]!.text.indexOf(mark) > 0) return true
  return false
}

/** Whether a line begins a note of its own. */
export const beginsNote = ({text}: Row): boolean => noted.test(text)
