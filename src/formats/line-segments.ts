import type {Measures} from './line-measure.ts'
import {periodsOf, sumsOf} from './line-periods.ts'
import type {Text} from './line-text.ts'
import {occurrencesOf, raritiesOf} from './line-topics.ts'
import {wordClasses} from './line-words.ts'

/**
 * Runs of prose in a text, what their words have to do with how the article begins, and lines that come in the same order again and again.
 *
 * A page may hold a second article, a notice of thirty paragraphs, or comments: prose, but a run of its own, about something else.
 */
export interface Segments {
  /** For each line the run it stands in, or -1. */
  readonly of: Int32Array
  readonly runs: readonly Run[]
  readonly largest: Run | undefined
  /** Of the words of a line, the share that stands in the first prose of the largest run, rarer words counting more; -1 without words. */
  readonly lead: Float32Array
  /** Sums up to each line: of the weights of words in that prose, of all weights, of short lines with a date, of words by class, of words. */
  readonly near: Float64Array
  readonly weights: Float64Array
  readonly dates: Float64Array
  readonly classes: readonly Float64Array[]
  /** Sums up to each line of the prose that stands there twice. */
  readonly twice: Float64Array
  readonly dated: {readonly since: Float32Array; readonly until: Float32Array}
  /** For each number of lines a sum up to each line of those that are like the line so many before. */
  readonly periods: readonly Float64Array[]
}

export interface Run {
  readonly from: number
  readonly to: number
  readonly units: number
  readonly lines: number
}

/** So many lines without prose part two runs. */
const apart = 4
/** An item counts so much less, and a paragraph of a notice: headlines of other articles are sentences too, and notices may be longer than the article. */
const item = 8
/** Fewest words of law in such a paragraph, and one of how many. */
const [fewest, oneOf] = [3, 25]
/** The first run that is not so much smaller than the largest is the article: what is longer below it may be a transcript or comments. */
const large = 0.5
/** How much prose begins an article, in units. */
const beginning = 150
/** Longest line, in units, that is a date with something beside it. */
const short = 14
/** Classes whose share of words is looked at over windows. */
export const classesAround = ['legal', 'control', 'other', 'comment', 'support', 'reader'] as const

export function segmentsOf(text: Pick<Text, 'measures' | 'prose' | 'ends' | 'words' | 'copies'>): Segments {
  const {measures, prose, copies} = text
  const {of, runs} = runsOf(text)
  const most = runs.reduce((units, run) => Math.max(units, run.units), 0)
  const largest = runs.find(({units}) => units >= large * most)
  const isDated = datedLines(measures)
  return {
    of, runs, largest, ...leadOf(text, largest),
    dates: sumsOf(measures.count, (index) => isDated[index]!),
    classes: [...classesAround.map((name) => measures.hits[wordClasses.indexOf(name)]!), measures.looked].map((column) => sumsOf(measures.count, (index) => column[index]!)),
    twice: sumsOf(measures.count, (index) => (copies[index]! > 1 ? prose[index]! : 0)),
    dated: {since: away(isDated, 1), until: away(isDated, -1)},
    periods: periodsOf(text)
  }
}

const legal = wordClasses.indexOf('legal')

/** Whether a line, however long, is about what the law asks for. */
export const isLawful = ({hits, looked}: Measures, index: number): boolean => hits[legal]![index]! >= fewest && hits[legal]![index]! * oneOf >= looked[index]!

function runsOf({measures, prose}: Pick<Text, 'measures' | 'prose'>): {of: Int32Array; runs: Run[]} {
  const {count, dash} = measures
  const of = new Int32Array(count).fill(-1)
  const runs: {from: number; to: number; units: number; lines: number}[] = []
  for (let index = 0; index < count; index++) {
    const size = dash[index] === 1 || isLawful(measures, index) ? prose[index]! / item : prose[index]!
    if (size === 0) continue
    const last = runs.at(-1)
    if (last && index - last.to <= apart) {
      last.to = index
      last.units += size
      last.lines++
    } else runs.push({from: index, to: index, units: size, lines: 1})
  }
  for (const [number, {from, to}] of runs.entries()) of.fill(number, from, to + 1)
  return {of, runs}
}

function datedLines({count, dated, units, digits, characters}: Measures): Uint8Array {
  const found = new Uint8Array(count)
  for (let index = 0; index < count; index++) if (units[index]! <= short && (dated[index]! & 3 || (digits[index]! >= 2 && digits[index]! >= characters[index]! * 0.25))) found[index] = 1
  return found
}

/** How far a distance counts, in lines. */
export const far = 1000

function away(marked: Uint8Array, step: 1 | -1): Float32Array {
  const found = new Float32Array(marked.length)
  let lines = far
  for (let index = step > 0 ? 0 : marked.length - 1; index >= 0 && index < marked.length; index += step) {
    lines = Math.min(far, lines + 1)
    if (marked[index] === 1) lines = 0
    found[index] = lines
  }
  return found
}

function leadOf({measures: {count, ends}, words, prose}: Pick<Text, 'measures' | 'prose' | 'words'>, run: Run | undefined): Pick<Segments, 'lead' | 'near' | 'weights'> {
  const {times} = occurrencesOf(words, {count, ends})
  const inLead = new Uint8Array(words.count)
  const until = run ? leadEnd(prose, run) : -1
  for (let at = !run || run.from === 0 ? 0 : ends[run.from - 1]!; run && at < ends[until]!; at++) inLead[words.ids[at]!] = 1
  const lead = new Float32Array(count)
  const near = new Float64Array(count + 1)
  const weights = new Float64Array(count + 1)
  const rarity = raritiesOf(count)
  for (let index = 0, at = 0; index < count; index++) {
    let [found, all] = [0, 0]
    for (; at < ends[index]!; at++) {
      const word = words.ids[at]!
      const weight = rarity[Math.min(255, times[word]!)]!
      all += weight
      if (inLead[word] === 1) found += weight
    }
    lead[index] = all > 0 ? found / all : -1
    near[index + 1] = near[index]! + found
    weights[index + 1] = weights[index]! + all
  }
  return {lead, near, weights}
}

function leadEnd(prose: Float32Array, {from, to}: Run): number {
  let index = from
  for (let units = prose[from]!; index < to && units < beginning; units += prose[index]!) index++
  return index
}
