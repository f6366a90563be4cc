import type {Feature} from './line-features.ts'
import {classesAround, far, type Segments} from './line-segments.ts'
import type {Text} from './line-text.ts'

const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0)
const log = (value: number): number => Math.log2(1 + value)

/** How many lines before, and behind, are looked at together. */
const windows: readonly number[] = [-12, 12]

// What a run of prose is by its words, and what stands between the article and the line.
const ofRun: readonly Feature[] = [
  ...classesAround.map((name) => ({name: `run-${name}`, what: `share of words in its run: ${name}`})),
  {name: 'run-twice', what: 'share of its run that stands there twice'},
  {name: 'run-head', what: 'lines right before its run that are known by their words'},
  {name: 'since-known', what: 'lines known by their words since the article'},
  {name: 'since-short', what: 'fragments since the article'}
]

/** What tells a second article, a notice or comments from the article. */
export const segmentFeatures: readonly Feature[] = [
  {name: 'run-units', what: 'prose of its run of prose'},
  {name: 'run-share', what: 'prose of its run, of the largest run'},
  {name: 'run-lines', what: 'lines of prose in its run'},
  {name: 'run-gap', what: 'lines between its run and the one before'},
  {name: 'run-place', what: 'whether its run stands before the largest (-1), is it, or stands behind it (1)'},
  {name: 'run-number', what: 'how many runs stand before'},
  {name: 'run-lead', what: 'how much its run shares with the beginning of the article'},
  ...ofRun,
  {name: 'line-to-run', what: 'length to the mean of the prose in the largest run'},
  {name: 'lead', what: 'rare words that it shares with the beginning of the article'},
  ...windows.flatMap((size) => [
    {name: `lead-in${size}`, what: 'rare words that a window shares with the beginning of the article'},
    {name: `dates-in${size}`, what: 'short lines with a date in a window'},
    ...classesAround.map((name) => ({name: `${name}-in${size}`, what: `share of words in a window: ${name}`}))
  ]),
  {name: 'since-date', what: 'lines since a short line with a date'},
  {name: 'until-date', what: 'lines until a short line with a date'},
  {name: 'same', what: 'lines around that are like the line before them'},
  {name: 'period', what: 'lines around that are like one a few lines before, at the best number of lines'},
  {name: 'period-lines', what: 'that number of lines'}
]

/** Fill a row with the features of a line, in that order, from a column on; tells the next column. */
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
  for (const size of windows) {
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
