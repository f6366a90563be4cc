import {marginsOf} from './line-margins.ts'
import type {Text} from './line-text.ts'
import {occurrencesOf, raritiesOf} from './line-topics.ts'
import {secondWindows} from './line-windows.ts'

/**
 * A text with what a first look says of each line.
 *
 * Lines come in runs, and a page speaks of one thing: a second look asks what the first says of the lines around, and of those with
 * the same words.
 */
export interface Seen {
  readonly count: number
  /** What the first look says, 0 to 1. */
  readonly first: Float32Array
  /** Sums up to each line, of weights and of what the first look says by weight. */
  readonly weights: Float64Array
  readonly sums: Float64Array
  /** The greatest so far, and the greatest from here on. */
  readonly before: Float32Array
  readonly behind: Float32Array
  /** Of the words of a line, what the first look says of other lines with them: on average, and summed up. */
  readonly shared: Float32Array
  readonly backed: Float32Array
  /** The run with the greatest sum. */
  readonly best: {readonly from: number; readonly to: number}
  /** By how much keeping a line beats dropping it, where each change between the two in a row of lines costs something: a little, and much. */
  readonly margins: readonly Float32Array[]
  /** What the first look says on average of the lines with the same letters. */
  readonly alike: Float32Array
  /** What the first look says on average of the run of prose that a line stands in; -1 outside. */
  readonly inRun: Float32Array
  readonly text: Text
}

/** Look at a text again. */
export function lookAgain(text: Text, first: Float32Array): Seen {
  const {count, characters} = text.measures
  const weights = new Float64Array(count + 1)
  const sums = new Float64Array(count + 1)
  const before = new Float32Array(count)
  const behind = new Float32Array(count)
  for (let index = 0; index < count; index++) {
    const weight = Math.sqrt(characters[index]!)
    weights[index + 1] = weights[index]! + weight
    sums[index + 1] = sums[index]! + weight * first[index]!
    before[index] = index === 0 ? 0 : Math.max(before[index - 1]!, first[index - 1]!)
  }
  for (let index = count - 1; index >= 0; index--) behind[index] = Math.max(first[index]!, behind[index + 1] ?? 0)
  return {count, first, weights, sums, before, behind, ...wordsOf(text, first), best: bestOf(first, weights), margins: costs.map((cost) => marginsOf(first, characters, cost)), inRun: runsOf(text, weights, sums), alike: meansOfCopies(text, first), text}
}

function bestOf(first: Float32Array, weights: Float64Array): Seen['best'] {
  let [from, sum, most, best] = [0, 0, 0, {from: 0, to: -1}]
  for (let index = 0; index < first.length; index++) {
    if (sum <= 0) [sum, from] = [0, index]
    sum += (first[index]! - 0.5) * (weights[index + 1]! - weights[index]!)
    if (sum > most) [most, best] = [sum, {from, to: index}]
  }
  return best
}

/** What a change between keeping and dropping costs, in logarithms of odds. */
const costs: readonly number[] = [3, 9]

// What stands there twice is the same thing twice.
function meansOfCopies({copies, measures: {count, text}}: Text, said: Float32Array): Float32Array {
  const found = said.slice()
  const sums = new Map<number, number>()
  for (let index = 0; index < count; index++) if (copies[index]! > 1) sums.set(text[index]!, (sums.get(text[index]!) ?? 0) + said[index]!)
  for (let index = 0; index < count; index++) if (copies[index]! > 1) found[index] = sums.get(text[index]!)! / copies[index]!
  return found
}

function runsOf({measures: {count}, segments: {of, runs}}: Text, weights: Float64Array, sums: Float64Array): Float32Array {
  const found = new Float32Array(count)
  const means = runs.map(({from, to}) => share(sums[to + 1]! - sums[from]!, weights[to + 1]! - weights[from]!))
  for (let index = 0; index < count; index++) found[index] = means[of[index]!] ?? -1
  return found
}

/** More lines than this with the same word say no more. */
const enough = 3

// The rarer a word, the more it says. A word counts once a line.
function wordsOf({measures: {count, ends}, words}: Text, first: Float32Array): {shared: Float32Array; backed: Float32Array} {
  const {times, sums} = occurrencesOf(words, {count, ends}, first)
  const last = new Int32Array(words.count).fill(-1)
  const shared = new Float32Array(count)
  const backed = new Float32Array(count)
  const rarity = raritiesOf(count)
  for (let index = 0, at = 0; index < count; index++) {
    let [mean, means, mass, all] = [0, 0, 0, 0]
    for (; at < ends[index]!; at++) {
      const word = words.ids[at]!
      if (last[word] === index) continue
      last[word] = index
      const others = times[word]! - 1
      const weight = rarity[Math.min(others, rarity.length - 1)]!
      const sum = sums[word]! - first[index]!
      all += weight
      if (others < 1) continue
      means += weight
      mean += weight * sum / others
      mass += weight * Math.min(sum, enough)
    }
    shared[index] = means > 0 ? mean / means : -1
    backed[index] = all > 0 ? mass / all : 0
  }
  return {shared, backed}
}

const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0)

/** Fill a row with the features of a line, in the order of `secondFeatures`. */
export function fillAgain(seen: Seen, index: number, row: Float32Array): void {
  const {first, before, behind, sums, weights, shared, backed, best, count} = seen
  const all = sums[count]!
  row[0] = first[index]!
  let at = 1
  for (const size of secondWindows) {
    row[at++] = meanOf(seen, Math.max(0, index - size), index)
    row[at++] = meanOf(seen, index + 1, Math.min(count, index + 1 + size))
  }
  row[at] = before[index]!
  row[at + 1] = behind[index]!
  row[at + 2] = share(sums[index]!, all)
  row[at + 3] = share(all - sums[index + 1]!, all)
  row[at + 4] = share(all, weights[count]!)
  row[at + 5] = shared[index]!
  row[at + 6] = backed[index]!
  row[at + 7] = index < best.from ? -Math.log2(1 + best.from - index) : index > best.to ? Math.log2(1 + index - best.to) : 0
  fillOwn(seen, index, row, at + 8)
}

function fillOwn({margins, inRun, alike, text: {measures, prose, ends, overlap, segments, copies}}: Seen, index: number, row: Float32Array, at: number): void {
  row[at] = margins[0]![index]!
  row[at + 1] = margins[1]![index]!
  row[at + 2] = inRun[index]!
  row[at + 3] = alike[index]!
  row[at + 4] = copies[index]!
  row[at + 5] = Math.log2(1 + measures.units[index]!)
  row[at + 6] = Math.log2(1 + prose[index]!)
  row[at + 7] = ends[index]!
  row[at + 8] = measures.dash[index]!
  row[at + 9] = overlap[index]!
  row[at + 10] = segments.lead[index]!
}

function meanOf({sums, weights}: Seen, from: number, to: number): number {
  const weight = weights[to]! - weights[from]!
  return weight > 0 ? (sums[to]! - sums[from]!) / weight : 0
}
