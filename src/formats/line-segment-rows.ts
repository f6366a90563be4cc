import {classesAround, far, type Segments} from './line-segments.ts'
import type {Text} from './line-text.ts'
import {segmentWindows} from './line-windows.ts'

const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0)
const log = (value: number): number => Math.log2(1 + value)

/** Fill a row with the features of a line that tell a second article, a notice or comments from the article, from a column on; tells the next column. */
export function fillSegments(text: Pick<Text, 'measures' | 'segments' | 'sums'>, index: number, row: Float32Array, from: number): number {
  const {segments, measures: {count, units}} = text
  const {of, runs, largest, lead, near, weights, dates, classes, dated} = segments
  const number = of[index]!
  const run = runs[number]
  let at = from
  row[at] = run ? log(run.units) : 0
  row[at + 1] = run ? share(run.units, largest!.units) : 0
  row[at + 2] = run ? log(run.lines) : 0
  row[at + 3] = run ? log(number === 0 ? far : run.from - runs[number - 1]!.to) : -1
  row[at + 4] = !largest ? -2 : index < largest.from ? -1 : index > largest.to ? 1 : 0
  row[at + 5] = number
  row[at + 6] = run ? share(near[run.to + 1]! - near[run.from]!, weights[run.to + 1]! - weights[run.from]!) : -1
  at = fillRun(text, index, row, at + 7)
  row[at] = largest ? log(units[index]!) - log(largest.units / largest.lines) : 0
  row[at + 1] = lead[index]!
  at += 2
  for (const size of segmentWindows) {
    const first = size < 0 ? Math.max(0, index + size) : index
    const behind = size < 0 ? index + 1 : Math.min(count, index + 1 + size)
    row[at++] = share(near[behind]! - near[first]!, weights[behind]! - weights[first]!)
    row[at++] = dates[behind]! - dates[first]!
    const all = classes.at(-1)!
    for (let column = 0; column < classesAround.length; column++) row[at++] = share(classes[column]![behind]! - classes[column]![first]!, all[behind]! - all[first]!)
  }
  row[at] = log(dated.since[index]!)
  row[at + 1] = log(dated.until[index]!)
  return fillPeriod(segments, index, count, row, at + 2)
}

/** How many lines before a run may name it. */
const head = 4

function fillRun({segments, sums}: Pick<Text, 'segments' | 'sums'>, index: number, row: Float32Array, from: number): number {
  const {of, runs, largest, classes, twice} = segments
  const run = runs[of[index]!]
  const within = (column: Float64Array): number => (run ? column[run.to + 1]! - column[run.from]! : 0)
  const since = (column: Float64Array): number => (!largest ? -1 : index > largest.to ? log(column[index]! - column[largest.to + 1]!) : index < largest.from ? -log(column[largest.from]! - column[index]!) : 0)
  let at = from
  for (let column = 0; column < classesAround.length; column++) row[at++] = run ? share(within(classes[column]!), within(classes.at(-1)!)) : -1
  row[at] = run ? share(within(twice), within(sums.prose)) : -1
  row[at + 1] = run ? sums.known[run.from]! - sums.known[Math.max(0, run.from - head)]! : -1
  row[at + 2] = since(sums.known)
  row[at + 3] = since(sums.short)
  return at + 4
}

function fillPeriod({periods}: Segments, index: number, count: number, row: Float32Array, at: number): number {
  const first = Math.max(0, index - 10)
  const behind = Math.min(count, index + 11)
  const lines = behind - first
  let [most, best] = [0, 0]
  for (let number = 1; number < periods.length; number++) {
    const found = (periods[number]![behind]! - periods[number]![first]!) / lines
    if (found > most) [most, best] = [found, number + 1]
  }
  row[at] = (periods[0]![behind]! - periods[0]![first]!) / lines
  row[at + 1] = most
  row[at + 2] = best
  return at + 3
}
