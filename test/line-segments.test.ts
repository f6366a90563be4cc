import {describe, expect, test} from 'vitest'
import {measureLines, type MeasuredLine} from '../src/formats/line-measure.ts'
import {segmentFeatures} from '../src/formats/line-features.ts'
import {fillSegments} from '../src/formats/line-segment-rows.ts'
import {isLawful} from '../src/formats/line-segments.ts'
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

const notice = [
  'This notice explains how the harbour and its vendors use cookies, what consent means, and which purposes such cookies serve for as long as you stay here.',
  'Cookies that are not needed wait for your consent, and a vendor may ask for consent again where the privacy policy or the purposes of its cookies change.',
  'You withdraw your consent at any time, and cookies that were set for these purposes are then deleted on the next visit, as the privacy policy describes.'
]

describe('a notice', () => {
  test('may be longer than the article, and is none', () => {
    const texts = [ferry[0]!, ferry[1]!, ...gap, ...notice, ...notice.map((line) => `And again: ${line}`)]
    const {segments: {largest}, core} = read(...texts)
    expect(largest!.from).toBe(0)
    expect(core.first).toBe(0)
    expect(isLawful(measureLines(asLines(...notice)), 0)).toBe(true)
    expect(isLawful(measureLines(asLines(...ferry)), 0)).toBe(false)
  })
  test('is known by the words of its run, by what stands there twice, and by what stands between', () => {
    const texts = [...ferry, 'Share', 'Login', 'Privacy policy', 'Cookie notice', 'Cookie policy', ...notice, notice[0]!]
    const [article, below] = [featuresOf(texts, 1), featuresOf(texts, 8)]
    expect(below['run-legal']!).toBeGreaterThan(article['run-legal']! + 0.05)
    expect([article['run-twice'], article['run-head'], article['since-known'], article['since-short']]).toEqual([0, 0, 0, 0])
    expect(below['run-twice']!).toBeCloseTo(0.5, 1)
    expect([below['run-head'], below['since-known'], below['since-short']]).toEqual([4, Math.fround(Math.log2(6)), Math.fround(Math.log2(6))])
    expect(featuresOf(['Login', 'Share', 'Menu', 'Home', 'Search', ...ferry], 1)['since-known']).toBe(-Math.fround(Math.log2(5)))
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
