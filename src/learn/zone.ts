import type {Page} from '../blocks.ts'

/** Where a block stands: before the main run of prose, behind it, or in it. */
export type Zone = 'head' | 'inside' | 'tail'

/** So many blocks at either end count as the end, however long they are; of a short document a third. */
const edge = 5

/** Say where a block stands; of a document without prose only its ends are known. */
export function zoneOf({blocks: {length}, core}: Page, index: number): Zone {
  const {first, last} = core()
  const ends = Math.min(edge, Math.trunc((length + 1) / 3))
  const prose = last >= first
  if (index < ends || (prose && index < first)) return 'head'
  return index >= length - ends || (prose && index > last) ? 'tail' : 'inside'
}
