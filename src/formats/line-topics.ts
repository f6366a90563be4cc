import type {Measures} from './line-measure.ts'

/** The words that tell what lines are about, in their order, as numbers from 0. */
export interface Numbered {
  readonly ids: Int32Array
  /** How many different ones there are. */
  readonly count: number
}

/** So many words can be told apart; in a long text some share a number, and then tell nothing. */
const most = 1 << 17

/** Number the words of a text, so that a table of them is as long as the text has words: most texts are short. */
export function numberWords({count, topics, ends}: Pick<Measures, 'count' | 'topics' | 'ends'>): Numbered {
  const length = count === 0 ? 0 : ends[count - 1]!
  let size = 64
  while (size < 2 * length && size < most) size *= 2
  const known = new Int32Array(size)
  const numbers = new Int32Array(size)
  const ids = new Int32Array(length)
  let next = 0
  for (let at = 0; at < length; at++) {
    const word = (topics[at]! ^ (topics[at]! >>> 15)) & (most - 1)
    let slot = word & (size - 1)
    while (known[slot] !== 0 && known[slot] !== word + 1) slot = (slot + 1) & (size - 1)
    if (known[slot] === 0) {
      known[slot] = word + 1
      numbers[slot] = next++
    }
    ids[at] = numbers[slot]!
  }
  return {ids, count: next}
}
