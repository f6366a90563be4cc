import {fillSegments} from './line-segment-rows.ts'
import type {Text} from './line-text.ts'
import {isNear, isWide, steps, windows} from './line-windows.ts'

/** Logarithms of the numbers that lines mostly hold. */
const logs = /* @__PURE__ */ Float64Array.from({length: 4096}, (_, value) => Math.log2(1 + value))

const log = (value: number): number => (value < 4096 ? logs[value]! : Math.log2(1 + value))
const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0)

/** Fill a row with the features of a line, in the order of `features`, but for those of the text: one function for all, since each line of a text has over a hundred. */
export function fillRow(text: Text, index: number, row: Float32Array): void {
  const at = fillWindows(text, index, row, fillNeighbours(text, index, row, fillOwn(text, index, row)))
  fillSegments(text, index, row, fillLabels(text, index, row, fillPosition(text, index, row, at)))
}

function fillOwn({measures, ends, copies, again, overlap, echoes, templates}: Text, index: number, row: Float32Array): number {
  const units = measures.units[index]!
  const characters = measures.characters[index]!
  const dated = measures.dated[index]!
  row[0] = log(units)
  row[1] = log(characters)
  row[2] = share(characters, units)
  row[3] = ends[index]!
  row[4] = log(measures.stops[index]!)
  row[5] = share(measures.stops[index]!, units)
  row[6] = share(measures.commas[index]!, units)
  row[7] = log(measures.marks[index]!)
  row[8] = share(measures.marks[index]!, units)
  row[9] = log(measures.quotes[index]!)
  row[10] = log(measures.signs[index]!)
  row[11] = share(measures.digits[index]!, characters)
  row[12] = share(measures.upper[index]!, measures.cased[index]!)
  row[13] = share(measures.capitals[index]!, measures.words[index]!)
  row[14] = share(measures.dense[index]!, characters)
  row[15] = measures.first[index]!
  row[16] = measures.last[index]!
  row[17] = dated & 1
  row[18] = (dated >> 1) & 1
  row[19] = dated >> 2
  row[20] = measures.dash[index]!
  row[21] = measures.apart[index]!
  row[22] = log(copies[index]!)
  row[23] = again[index]!
  row[24] = overlap[index]!
  row[25] = echoes.before[index]!
  row[26] = echoes.behind[index]!
  row[27] = echoes.fresh[index]!
  row[28] = measures.cut[index]!
  row[29] = log(measures.asks[index]!)
  row[30] = log(templates[0]![index]!)
  row[31] = log(templates[1]![index]!)
  row[32] = log(templates[2]![index]!)
  row[33] = beginsLike(measures, index, -1)
  row[34] = beginsLike(measures, index, 1)
  let at = 35
  for (const column of measures.hits) row[at++] = share(column[index]!, units)
  return at
}

// Whether one of two lines beside it begins with the same word, and which.
function beginsLike({head, count}: Text['measures'], index: number, step: 1 | -1): number {
  for (const lines of [1, 2]) {
    const beside = index + step * lines
    if (beside >= 0 && beside < count && head[beside] === head[index] && head[index] !== 0) return lines
  }
  return 0
}

function fillNeighbours({measures: {count, units, shape, dash}, prose, hits, overlap}: Text, index: number, row: Float32Array, from: number): number {
  let at = from
  for (const step of steps) {
    const beside = index + step
    const size = isNear(step) ? 5 : 2
    if (beside < 0 || beside >= count) row.fill(-1, at, at + size)
    else {
      row[at] = log(units[beside]!)
      row[at + 1] = log(prose[beside]!)
      if (size > 2) {
        row[at + 2] = share(hits[beside]!, units[beside]!)
        row[at + 3] = overlap[beside]!
        row[at + 4] = (shape[beside] === shape[index] ? 2 : 0) + (dash[beside] === dash[index] ? 1 : 0)
      }
    }
    at += size
  }
  return at
}

// A window lies behind the line, or before it where its size is negative.
function fillWindows({measures: {count}, sums}: Text, index: number, row: Float32Array, at: number): number {
  for (const size of windows) {
    const from = size < 0 ? Math.max(0, index + size) : index + 1
    const to = size < 0 ? index : Math.min(count, index + 1 + size)
    const lines = Math.abs(size)
    const prose = sums.prose[to]! - sums.prose[from]!
    const units = sums.units[to]! - sums.units[from]!
    row[at++] = log(prose)
    row[at++] = share(prose, units)
    row[at++] = (sums.lengths[to]! - sums.lengths[from]!) / lines
    row[at++] = (sums.short[to]! - sums.short[from]!) / lines
    row[at++] = (sums.hits[to]! - sums.hits[from]!) / lines
    row[at++] = share(sums.ended[to]! - sums.ended[from]!, units)
    row[at++] = (sums.cuts[to]! - sums.cuts[from]!) / lines
    row[at++] = isWide(size) ? sums.known[to]! - sums.known[from]! : spreadOf(sums, from, to)
    row[at++] = (sums.dashes[to]! - sums.dashes[from]!) / lines
  }
  return at
}

// The variance of the logarithms of the lengths.
function spreadOf({squares, lengths}: Text['sums'], from: number, to: number): number {
  if (to - from < 2) return -1
  const mean = (lengths[to]! - lengths[from]!) / (to - from)
  return (squares[to]! - squares[from]!) / (to - from) - mean * mean
}

function fillPosition({measures: {count}, sums, runs, since, until, core}: Text, index: number, row: Float32Array, at: number): number {
  const first = runs.first[index]!
  const behind = runs.last[index]! + 1
  const prose = sums.prose[count]!
  row[at] = log(behind - first - 1)
  row[at + 1] = share(sums.ended[behind]! - sums.ended[first]!, sums.units[behind]! - sums.units[first]!)
  row[at + 2] = (sums.lengths[behind]! - sums.lengths[first]!) / (behind - first)
  row[at + 3] = log(since[index]!)
  row[at + 4] = log(until[index]!)
  row[at + 5] = log(since[index]! + until[index]!)
  row[at + 6] = share(index, count)
  row[at + 7] = share(sums.prose[index]!, prose)
  row[at + 8] = log(prose - sums.prose[index + 1]!)
  row[at + 9] = log(sums.prose[index]!)
  row[at + 10] = log(index)
  row[at + 11] = log(count - 1 - index)
  row[at + 12] = index < core.first ? -1 : index > core.last ? 1 : 0
  row[at + 13] = index < core.first ? -log(core.first - index) : index > core.last ? log(index - core.last) : 0
  row[at + 14] = signed(index - core.first)
  row[at + 15] = signed(core.last - index)
  return at + 16
}

const signed = (lines: number): number => (lines < 0 ? -log(-lines) : log(lines))

function fillLabels({labels}: Text, index: number, row: Float32Array, at: number): number {
  for (const distances of labels) row[at++] = log(distances[index]!)
  return at
}

/** Fill the end of a row with the features of a text, which are those of all its lines. */
export function fillWhole({measures: {count}, sums, core}: Text, row: Float32Array): void {
  const prose = sums.prose[count]!
  const whole = [
    log(count), log(sums.units[count]!), share(prose, sums.units[count]!), share(sums.short[count]!, count), share(sums.hits[count]!, count), log(sums.known[count]!), share(sums.dashes[count]!, count),
    share(sums.ends[count]!, count), core.last < core.first ? 0 : share(sums.prose[core.last + 1]! - sums.prose[core.first]!, prose), log(core.last - core.first + 1)
  ]
  row.set(whole, row.length - whole.length)
}
