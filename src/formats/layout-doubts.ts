import {units} from '../text.ts'
import {announces} from './join-cuts.ts'
import {isAction, type Block} from './layout-blocks.ts'

/** Units that make a paragraph of what may else be a heading, a name or a cell. */
const prose = 12

/**
 * Count paragraphs that end in no sentence where a page ends, and whose rest nothing shows: what follows may go on with them.
 *
 * Headings by index of the block.
 */
export function countOpenEnds(blocks: readonly Block[], headings: {has(index: number): boolean}): number {
  const isText = (index: number): boolean => blocks[index]?.kind === 'text' && !headings.has(index) && !isAction(blocks[index].rows)
  return blocks.filter((block, index) => {
    const last = block.rows.at(-1)
    const next = blocks[index + 1]?.rows[0]
    if (!last || !next || last.ends || !(next.newPage || endsPage(block)) || announces(last) || !isText(index) || !isText(index + 1)) return false
    return units(block.rows.slice(-3).map(({text}) => text).join(' ')) >= prose
  }).length
}

const endsPage = ({furniture}: Block): boolean => furniture?.some(({role}) => role === 'running-head' || role === 'page-number') ?? false
