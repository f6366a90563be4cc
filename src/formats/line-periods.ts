import type {Text} from './line-text.ts'

/** Lines may come in the same order every so many lines. */
const periods = 8

/** Sums up to each line of what a line counts. */
export function sumsOf(count: number, of: (index: number) => number): Float64Array {
  const found = new Float64Array(count + 1)
  for (let index = 0; index < count; index++) found[index + 1] = found[index]! + of(index)
  return found
}

/**
 * For each number of lines a sum up to each line of those that are like the line so many before, in their length, their end and whether they
 * are items or hold a date: teasers and comments repeat themselves.
 */
export function periodsOf({measures: {count, units, dash, dated}, ends}: Pick<Text, 'measures' | 'ends'>): Float64Array[] {
  const signs = new Uint8Array(count)
  for (let index = 0; index < count; index++) {
    const size = units[index]!
    const step = size < 4 ? 0 : size < 10 ? 1 : size < 25 ? 2 : size < 60 ? 3 : 4
    signs[index] = step | (ends[index]! << 3) | (dash[index]! << 4) | (dated[index]! << 5)
  }
  return Array.from({length: periods}, (_, at) => sumsOf(count, (index) => (index > at && signs[index] === signs[index - at - 1] ? 1 : 0)))
}
