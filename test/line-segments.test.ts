import {describe, expect, test} from 'vitest'
import {measureLines, type MeasuredLine} from '../src/formats/line-measure.ts'
import {fillSegments, segmentFeatures} from '../src/formats/line-segment-rows.ts'
import {readText} from '../src/formats/line-text.ts'

const asLines = (...texts: string[]): MeasuredLine[] => texts.map((text) => (text.startsWith('- ') ? {text: text.slice(2), dash: 0, apart: false} : {text, apart: false}))
const read = (...texts: string[]) => readText(measureLines(asLines(...texts)))

/** What the features of a line say, by name. */
function featuresOf(texts: readonly string[], index: number): {[name: string]: number} {
  const row = new Float32Array(segmentFeatures.length)
  expect(fillSegments(read(...texts), index, row, 0)).toBe(row.length)
  return Object.fromEntries(segmentFeatures.map(({name}, at) => [name, row[at]!]))
}

const ferry = [
  'The ferry to the outer islands stays in the harbour for a third day, and fishing boats carry vegetables and medicine to the villages beyond the strait.',
  'Once the wind falls below force six, the company tells each landing within two hours, and the ferry takes those who need a doctor before anybody else.',
  'The villages beyond the strait have lit stoves on the landing, where the crews of the fishing boats are given ginger tea until the last of them is moored.'
]
const bakery = [
  'A baker in the old quarter has sold the same almond cake for sixty years, and his granddaughter now writes the recipe down for the first time ever.',
  'Butter comes from one farm, almonds from another, and nobody outside the family has known until today how long the dough must rest in the cellar.'
]
const gap = ['Menu', 'Search', 'Share', 'Home', 'Login']

describe('runs of prose', () => {
  test('part where several lines without prose stand between', () => {
    const {segments: {of, runs, largest}} = read(...ferry, ...gap, ...bakery)
    expect(runs.map(({from, to, lines}) => [from, to, lines])).toEqual([[0, 2, 3], [8, 9, 2]])
    expect(largest).toBe(runs[0])
    expect([of[1], of[4], of[9]]).toEqual([0, -1, 1])
  })
  test('go on over a heading, and items count less', () => {
    const {segments: {runs}} = read(ferry[0]!, 'Landings', `- ${ferry[1]!}`)
    expect(runs).toHaveLength(1)
    expect(runs[0]!.units).toBeLessThan(read(ferry[0]!, ferry[1]!).segments.runs[0]!.units)
  })
  test('are the article where they come first and are not much smaller than the largest', () => {
    const after = [...bakery, ...bakery.map((line) => `And so on: ${line}`)]
    expect(read(...ferry, ...gap, ...after).segments.largest!.from).toBe(0)
    expect(read(ferry[0]!, ...gap, ...after).segments.largest!.from).toBe(6)
  })
  test('are nothing where no prose is', () => {
    expect(read('Menu', 'Home').segments.largest).toBeUndefined()
    expect(featuresOf(['Menu', 'Home'], 1)).toMatchObject({'run-units': 0, 'run-gap': -1, 'run-place': -2, 'run-number': -1, 'run-lead': -1, 'line-to-run': 0})
  })
})

test('a second article shares fewer rare words with the beginning of the first', () => {
  const texts = [...ferry, ...gap, ...bakery]
  const [first, second] = [featuresOf(texts, 2), featuresOf(texts, 8)]
  expect(second['lead']!).toBeLessThan(first['lead']!)
  expect(second['run-lead']!).toBeLessThan(first['run-lead']!)
  expect([first['run-place'], second['run-place'], second['run-number']]).toEqual([0, 1, 1])
  expect(second['run-share']!).toBeLessThan(1)
})

test('what begins an article ends with its beginning, however long it is', () => {
  const long = Array.from({length: 12}, (_, at) => `${ferry[at % 3]!} Boat ${'abcdefghijkl'[at]!.repeat(6)} came too.`)
  const {segments: {lead}} = read(...long)
  expect(lead[0]).toBe(1)
  expect(lead[11]!).toBeLessThan(1)
})

test('short lines with a date are counted, and how far they are', () => {
  const texts = ['Anna 12:30', 'I like it', 'Ben 2024', 'Me too', 'Page 1 of 22']
  const row = featuresOf(texts, 1)
  expect(row['dates-in12']).toBe(2)
  expect(row['dates-in-12']).toBe(1)
  expect([row['since-date'], row['until-date']]).toEqual([1, 1])
})

test('lines in the same order again and again have a period', () => {
  const texts = Array.from({length: 36}, (_, at) => ['A headline of a teaser on boats', ferry[at % 3]!, '12:30'][at % 3]!)
  expect(featuresOf(texts, 15)['period-lines']).toBe(3)
  expect(featuresOf(texts, 15)['period']).toBe(1)
  expect(featuresOf(texts, 15)['same']).toBe(0)
  expect(featuresOf(ferry, 1)['same']).toBeGreaterThan(0.5)
})
