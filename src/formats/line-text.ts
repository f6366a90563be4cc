import {kinds} from './line-characters.ts'
import {echoesOf, type Echoes} from './line-echoes.ts'
import type {Measures} from './line-measure.ts'
import {isLawful, segmentsOf, type Segments} from './line-segments.ts'
import {numberWords, type Numbered} from './line-topics.ts'
import {signClasses, wordClasses} from './line-words.ts'

/** Longest line, in units, that is a fragment where nothing ends a sentence in it. */
const short = 12
/** Longest line, in units, that is known for what it is where half of its words say so. */
const label = 8

/** How far a distance counts, in lines. */
const far = 1000

/** Sums over the lines of a text up to each, so that any window costs two look-ups. */
export interface Sums {
  readonly prose: Float64Array
  readonly units: Float64Array
  readonly lengths: Float64Array
  readonly short: Float64Array
  readonly hits: Float64Array
  readonly dashes: Float64Array
  readonly ends: Float64Array
  readonly ended: Float64Array
  readonly known: Float64Array
  readonly cuts: Float64Array
  readonly squares: Float64Array
}

/** All that is known of the lines of a text, for the features of each. */
export interface Text {
  readonly measures: Measures
  /** The words of all lines, as numbers. */
  readonly words: Numbered
  /** Units of lines that are prose, else 0. */
  readonly prose: Float32Array
  readonly ends: Uint8Array
  readonly hits: Uint8Array
  readonly sums: Sums
  /** Lines since and until the next that is prose. */
  readonly since: Float32Array
  readonly until: Float32Array
  /** The run with the greatest sum of prose. */
  readonly core: {readonly first: number; readonly last: number}
  /** How many lines have the same letters. */
  readonly copies: Float32Array
  /** Whether one of them stands before. */
  readonly again: Uint8Array
  /** Of the words of a line, the share that stands in the core. */
  readonly overlap: Float32Array
  readonly echoes: Echoes
  /** How many lines begin with the same word, end with it, have the same order of kinds of characters. */
  readonly templates: readonly Float32Array[]
  /** Where the run of items, or of lines that are none, begins and ends. */
  readonly runs: {readonly first: Int32Array; readonly last: Int32Array}
  readonly segments: Segments
  /** For each class the lines since a short line that names it. */
  readonly labels: readonly Float32Array[]
}

/** Classes whose labels speak for the lines below them. */
export const labelled = ['legal', 'other', 'comment', 'share', 'support', 'bio'] as const

/** Look at the lines of a text together. */
export function readText(measures: Measures): Text {
  const {count} = measures
  const ends = new Uint8Array(count)
  const prose = new Float32Array(count)
  for (let index = 0; index < count; index++) {
    ends[index] = endsOf(measures, index)
    prose[index] = proseOf(measures, index, ends[index]!)
  }
  const hits = hitsOf(measures)
  const core = coreOf(measures, prose, ends)
  const words = numberWords(measures)
  const {copies, again} = copiesOf(measures)
  return {
    measures, words, prose, ends, hits, core, copies, again,
    sums: sumsOf(measures, prose, ends, hits),
    segments: segmentsOf({measures, words, prose, ends, copies}),
    since: distances(prose, 1), until: distances(prose, -1),
    overlap: overlapOf(measures, words, prose, core),
    echoes: echoesOf(measures, words),
    runs: runsOf(measures),
    templates: [measures.head, measures.tail, measures.shape].map((hashes) => timesOf(hashes)),
    labels: labelled.map((name) => labelDistances(measures, measures.hits[wordClasses.indexOf(name)]!))
  }
}

function hitsOf({count, hits}: Measures): Uint8Array {
  const sums = new Uint8Array(count)
  for (const [bit, column] of hits.entries()) for (let index = 0; bit < signClasses && index < count; index++) sums[index] = Math.min(255, sums[index]! + column[index]!)
  return sums
}

/** How many lines are known for what they are by their words, and how many stand above the first prose. */
export function countSigns(measures: Measures): {known: number; above: number} {
  const hits = hitsOf(measures)
  const known = measures.units.reduce((sum, size, index) => sum + Number(isKnown(size, hits[index]!)), 0)
  let above = 0
  while (above < measures.count && proseOf(measures, above, endsOf(measures, above)) === 0) above++
  return {known, above}
}

const isKnown = (size: number, hits: number): boolean => size > 0 && size <= label && hits * 2 >= size

// The last character, or the one before a quotation mark or bracket.
function endsOf({last, stops}: Measures, index: number): number {
  if (last[index] === kinds.stop) return 1
  return last[index] === kinds.quote || last[index] === kinds.other ? (stops[index]! > 0 ? 1 : 0) : 0
}

function proseOf({units, stops, commas}: Measures, index: number, ends: number): number {
  const size = units[index]!
  if (size >= 25) return stops[index]! + commas[index]! > 0 ? size : 0
  return size >= 10 && ends === 1 ? size : 0
}

function coreOf(measures: Measures, prose: Float32Array, ends: Uint8Array): Text['core'] {
  const {count, units, dash} = measures
  let [first, last, most, sum, from] = [0, -1, 0, 0, 0]
  for (let index = 0; index < count; index++) {
    if (sum <= 0) {
      sum = 0
      from = index
    }
    sum += prose[index]! > 0 ? Math.min(prose[index]!, 120) / (dash[index] === 1 || isLawful(measures, index) ? 4 : 1) : ends[index]! === 1 ? units[index]! / 2 : -6
    if (sum > most) [most, first, last] = [sum, from, index]
  }
  return {first, last}
}

function sumsOf(measures: Measures, prose: Float32Array, ends: Uint8Array, hits: Uint8Array): Sums {
  const {count, units, dash, cut} = measures
  const columns = (): Float64Array => new Float64Array(count + 1)
  const sums: Sums = {prose: columns(), units: columns(), lengths: columns(), short: columns(), hits: columns(), dashes: columns(), ends: columns(), ended: columns(), known: columns(), cuts: columns(), squares: columns()}
  for (let index = 0; index < count; index++) {
    const size = units[index]!
    sums.prose[index + 1] = sums.prose[index]! + prose[index]!
    sums.units[index + 1] = sums.units[index]! + size
    sums.lengths[index + 1] = sums.lengths[index]! + Math.log2(1 + size)
    sums.short[index + 1] = sums.short[index]! + (size <= short && ends[index] === 0 ? 1 : 0)
    sums.hits[index + 1] = sums.hits[index]! + (hits[index]! > 0 && size <= 2 * short ? 1 : 0)
    sums.dashes[index + 1] = sums.dashes[index]! + dash[index]!
    sums.ends[index + 1] = sums.ends[index]! + ends[index]!
    sums.ended[index + 1] = sums.ended[index]! + ends[index]! * size
    sums.cuts[index + 1] = sums.cuts[index]! + cut[index]!
    sums.squares[index + 1] = sums.squares[index]! + Math.log2(1 + size) ** 2
    sums.known[index + 1] = sums.known[index]! + Number(isKnown(size, hits[index]!))
  }
  return sums
}

function distances(prose: Float32Array, step: 1 | -1): Float32Array {
  const found = new Float32Array(prose.length)
  let away = far
  for (let index = step > 0 ? 0 : prose.length - 1; index >= 0 && index < prose.length; index += step) {
    away = Math.min(far, away + 1)
    found[index] = away
    if (prose[index]! > 0) away = 0
  }
  return found
}

function copiesOf({count, text, units}: Measures): {copies: Float32Array; again: Uint8Array} {
  const seen = new Map<number, number>()
  const copies = new Float32Array(count)
  const again = new Uint8Array(count)
  for (let index = 0; index < count; index++) {
    if (units[index] === 0) continue
    const before = seen.get(text[index]!) ?? 0
    if (before > 0) again[index] = 1
    seen.set(text[index]!, before + 1)
  }
  for (let index = 0; index < count; index++) copies[index] = units[index] === 0 ? 0 : seen.get(text[index]!)!
  return {copies, again}
}

function timesOf(hashes: Int32Array): Float32Array {
  const times = new Map<number, number>()
  for (const hash of hashes) if (hash !== 0) times.set(hash, (times.get(hash) ?? 0) + 1)
  return Float32Array.from(hashes, (hash) => times.get(hash) ?? 0)
}

// Words of the core are counted, so that a line of the core itself needs them to stand there twice.
function overlapOf({count, ends}: Measures, words: Numbered, prose: Float32Array, {first, last}: Text['core']): Float32Array {
  const overlap = new Float32Array(count)
  const counts = new Uint8Array(words.count)
  const inCore = (index: number): boolean => index >= first && index <= last && prose[index]! > 0
  for (let index = first; index <= last; index++) {
    if (!inCore(index)) continue
    for (let at = index === 0 ? 0 : ends[index - 1]!; at < ends[index]!; at++) {
      const word = words.ids[at]!
      if (counts[word]! < 255) counts[word]!++
    }
  }
  for (let index = 0, from = 0; index < count; index++) {
    const least = inCore(index) ? 2 : 1
    let found = 0
    for (let at = from; at < ends[index]!; at++) if (counts[words.ids[at]!]! >= least) found++
    overlap[index] = ends[index]! > from ? found / (ends[index]! - from) : -1
    from = ends[index]!
  }
  return overlap
}

function runsOf({count, dash}: Measures): Text['runs'] {
  const first = new Int32Array(count)
  const last = new Int32Array(count)
  for (let index = 0; index < count; index++) first[index] = index > 0 && dash[index] === dash[index - 1] ? first[index - 1]! : index
  for (let index = count - 1; index >= 0; index--) last[index] = index + 1 < count && dash[index] === dash[index + 1] ? last[index + 1]! : index
  return {first, last}
}

function labelDistances({count, units}: Measures, hits: Uint8Array): Float32Array {
  const found = new Float32Array(count)
  let away = far
  for (let index = 0; index < count; index++) {
    away = Math.min(far, away + 1)
    if (hits[index]! > 0 && units[index]! <= short) away = 0
    found[index] = away
  }
  return found
}
