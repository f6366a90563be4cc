import {endsSentence, units} from '../text.ts'
import type {Layout} from './layout.ts'
import {isAction, wordsOf, type Block} from './layout-blocks.ts'
import {readNumbering} from './numbering.ts'

/** Columns that a quotation is set in, at the least, and units that it has. */
const least = {indent: 3, units: 12}

/**
 * Find quotations, by index of the block: running text whose lines are all set in from the margin where most lines begin.
 *
 * Where first lines are indented too, a quotation has more than one line, and what is set in under an item belongs to that.
 */
export function findQuotes(blocks: readonly Block[], headings: {has(index: number): boolean}, layout: Layout): Set<number> {
  const found = new Set<number>()
  if (layout.wrap === undefined) return found
  let item: number | undefined
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index]!
    const [first] = block.rows
    if (!first) continue
    const marked = block.marker !== undefined || readNumbering(first.text) !== undefined
    if (marked || first.indent <= layout.margin) item = marked ? first.indent : undefined
    if (!marked && !headings.has(index) && (item === undefined || first.indent < item) && isQuote(block, layout)) found.add(index)
  }
  return found
}

function isQuote(block: Block, {margin, indented}: Layout): boolean {
  const {kind, rows, role} = block
  const column = rows[0]!.indent
  if (kind !== 'text' || role !== undefined || column < margin + least.indent || isAction(rows) || rows.some(({indent}) => indent !== column)) return false
  if (rows.length === 1 && (indented || !opens.test(rows[0]!.text))) return false
  const last = rows.at(-1)!
  return last.ends && endsSentence(last.text) && units(wordsOf(block)) >= least.units
}

const opens = /^["“„«「『]/u
