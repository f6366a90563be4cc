import type {Measures} from './line-measure.ts'
import type {Numbered} from './line-topics.ts'

/** Of the words of each line the share that stands in some line shortly before, or behind, and nowhere else at all; -1 without words. */
export interface Echoes {
  readonly before: Float32Array
  readonly behind: Float32Array
  readonly fresh: Float32Array
}

/** How far a word echoes, in lines. */
const reach = 10

// By a table of the line where each word stood last, once from the top and once from the end.
export function echoesOf(measures: Measures, words: Numbered): Echoes {
  const {count, ends} = measures
  const times = new Uint16Array(words.count)
  const fresh = new Float32Array(count)
  const before = echoesFrom(measures, words, 1, times)
  const behind = echoesFrom(measures, words, -1)
  for (let index = 0, from = 0; index < count; from = ends[index++]!) {
    let found = 0
    for (let at = from; at < ends[index]!; at++) if (times[words.ids[at]!] === 1) found++
    fresh[index] = ends[index]! > from ? found / (ends[index]! - from) : -1
  }
  return {before, behind, fresh}
}

// The times count the lines in which a word stands.
function echoesFrom({count, ends}: Measures, words: Numbered, step: 1 | -1, times?: Uint16Array): Float32Array {
  const echoes = new Float32Array(count)
  const seen = new Int32Array(words.count).fill(-2 * reach)
  for (let index = step > 0 ? 0 : count - 1; index >= 0 && index < count; index += step) {
    const from = index === 0 ? 0 : ends[index - 1]!
    let found = 0
    for (let at = from; at < ends[index]!; at++) {
      const word = words.ids[at]!
      if (seen[word] !== index && Math.abs(index - seen[word]!) <= reach) found++
    }
    for (let at = from; at < ends[index]!; at++) {
      const word = words.ids[at]!
      if (times && seen[word] !== index && times[word]! < 65535) times[word]!++
      seen[word] = index
    }
    echoes[index] = ends[index]! > from ? found / (ends[index]! - from) : -1
  }
  return echoes
}
