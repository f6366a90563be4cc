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

/** In how many lines each word stands, and the sum of what a table says of those lines. */
export interface Occurrences {
  readonly times: Uint16Array
  readonly sums: Float32Array
}

/** Count the lines in which each word stands; a word counts once a line. */
export function occurrencesOf(words: Numbered, {count, ends}: Pick<Measures, 'count' | 'ends'>, values: Float32Array = new Float32Array(count)): Occurrences {
  const times = new Uint16Array(words.count)
  const sums = new Float32Array(words.count)
  const last = new Int32Array(words.count).fill(-1)
  for (let index = 0, at = 0; index < count; index++) {
    for (; at < ends[index]!; at++) {
      const word = words.ids[at]!
      if (last[word] === index || times[word] === 65535) continue
      last[word] = index
      times[word]!++
      sums[word]! += values[index]!
    }
  }
  return {times, sums}
}

/** What a word weighs that so many other lines of a text have; from some on all weigh the same. */
export const raritiesOf = (lines: number): Float64Array => Float64Array.from({length: 256}, (_, others) => Math.max(0.01, Math.log((lines + 1) / (others + 1))))
