import {labelled, type Text} from './line-text.ts'
import {wordClasses} from './line-words.ts'

/** A feature of a line: a number, and what it measures. */
export interface Feature<Of = Text> {
  readonly name: string
  readonly what: string
  readonly of: (text: Of, index: number) => number
}

const log = (value: number): number => Math.log2(1 + value)
const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0)
const clamp = (index: number, count: number): number => Math.max(0, Math.min(count, index))

/** The part of a sum that lies in a window behind the line, or before it where the size is negative. */
function windowed(sums: Float64Array, index: number, size: number): number {
  const count = sums.length - 1
  return size < 0 ? sums[index]! - sums[clamp(index + size, count)]! : sums[clamp(index + 1 + size, count)]! - sums[clamp(index + 1, count)]!
}

const between = (sums: Float64Array, {first, last}: Text['runs'], index: number): number => sums[last[index]! + 1]! - sums[first[index]!]!

const own: readonly Feature[] = [
  {name: 'units', what: 'length in information units: prose is long in every language', of: ({measures}, index) => log(measures.units[index]!)},
  {name: 'characters', what: 'length in characters', of: ({measures}, index) => log(measures.characters[index]!)},
  {name: 'letters-a-unit', what: 'characters for each unit', of: ({measures}, index) => share(measures.characters[index]!, measures.units[index]!)},
  {name: 'ends', what: 'ends like a sentence', of: ({ends}, index) => ends[index]!},
  {name: 'stops', what: 'marks that end sentences', of: ({measures}, index) => log(measures.stops[index]!)},
  {name: 'stop-share', what: 'marks that end sentences, for each unit', of: ({measures}, index) => share(measures.stops[index]!, measures.units[index]!)},
  {name: 'comma-share', what: 'commas and colons, for each unit', of: ({measures}, index) => share(measures.commas[index]!, measures.units[index]!)},
  {name: 'marks', what: 'bars, arrows and other ornaments between links', of: ({measures}, index) => log(measures.marks[index]!)},
  {name: 'mark-share', what: 'ornaments for each unit', of: ({measures}, index) => share(measures.marks[index]!, measures.units[index]!)},
  {name: 'quotes', what: 'quotation marks', of: ({measures}, index) => log(measures.quotes[index]!)},
  {name: 'signs', what: 'signs of currency, copyright, addresses', of: ({measures}, index) => log(measures.signs[index]!)},
  {name: 'digit-share', what: 'digits for each character', of: ({measures}, index) => share(measures.digits[index]!, measures.characters[index]!)},
  {name: 'capital-share', what: 'capitals of all letters that have case', of: ({measures}, index) => share(measures.upper[index]!, measures.cased[index]!)},
  {name: 'titled-share', what: 'words that begin with a capital', of: ({measures}, index) => share(measures.capitals[index]!, measures.words[index]!)},
  {name: 'dense-share', what: 'Han and kana for each character', of: ({measures}, index) => share(measures.dense[index]!, measures.characters[index]!)},
  {name: 'first', what: 'kind of the first character', of: ({measures}, index) => measures.first[index]!},
  {name: 'last', what: 'kind of the last character', of: ({measures}, index) => measures.last[index]!},
  {name: 'year', what: 'names a year', of: ({measures}, index) => measures.dated[index]! & 1},
  {name: 'time', what: 'names a time of day', of: ({measures}, index) => (measures.dated[index]! >> 1) & 1},
  {name: 'address', what: 'holds an address', of: ({measures}, index) => measures.dated[index]! >> 2},
  {name: 'dash', what: 'is an item', of: ({measures}, index) => measures.dash[index]!},
  {name: 'apart', what: 'a blank line stands before it', of: ({measures}, index) => measures.apart[index]!},
  {name: 'copies', what: 'lines with the same letters', of: ({copies}, index) => log(copies[index]!)},
  {name: 'again', what: 'such a line stands before', of: ({again}, index) => again[index]!},
  {name: 'overlap', what: 'share of its words that stand in the main run of prose: teasers and comments speak of something else', of: ({overlap}, index) => overlap[index]!},
  {name: 'echo-before', what: 'share of its words that stand in the lines before', of: ({echoes}, index) => echoes.before[index]!},
  {name: 'echo-behind', what: 'share of its words that stand in the lines behind', of: ({echoes}, index) => echoes.behind[index]!},
  {name: 'fresh', what: 'share of its words that stand nowhere else', of: ({echoes}, index) => echoes.fresh[index]!},
  ...wordClasses.map((name, bit): Feature => ({name: `words-${name}`, what: `share of words that stand around articles: ${name}`, of: ({measures}, index) => share(measures.hits[bit]![index]!, measures.units[index]!)}))
]

const neighbours: readonly Feature[] = [-3, -2, -1, 1, 2, 3].flatMap((step): Feature[] => {
  const at = (index: number): number => index + step
  const is = ({measures}: Text, index: number): boolean => at(index) >= 0 && at(index) < measures.count
  return [
    {name: `units${step}`, what: 'length of a line beside it', of: (text, index) => (is(text, index) ? log(text.measures.units[at(index)]!) : -1)},
    {name: `prose${step}`, what: 'prose in a line beside it', of: (text, index) => (is(text, index) ? log(text.prose[at(index)]!) : -1)},
    ...(Math.abs(step) > 2 ? [] : [
      {name: `hits${step}`, what: 'words that stand around articles in a line beside it', of: (text: Text, index: number) => (is(text, index) ? share(text.hits[at(index)]!, text.measures.units[at(index)]!) : -1)},
      {name: `overlap${step}`, what: 'words of the main run of prose in a line beside it', of: (text: Text, index: number) => (is(text, index) ? text.overlap[at(index)]! : -1)},
      {name: `like${step}`, what: 'a line beside it has the same shape, or is an item too', of: (text: Text, index: number) => (is(text, index) ? Number(text.measures.shape[at(index)] === text.measures.shape[index]) * 2 + Number(text.measures.dash[at(index)] === text.measures.dash[index]) : -1)}
    ])
  ]
})

const windows: readonly Feature[] = [-40, -15, -6, 6, 15, 40].flatMap((size): Feature[] => [
  {name: `prose-in${size}`, what: 'prose in a window', of: ({sums}, index) => log(windowed(sums.prose, index, size))},
  {name: `prose-share-in${size}`, what: 'share of prose in a window', of: ({sums}, index) => share(windowed(sums.prose, index, size), windowed(sums.units, index, size))},
  {name: `lengths-in${size}`, what: 'mean length in a window', of: ({sums}, index) => windowed(sums.lengths, index, size) / Math.abs(size)},
  {name: `short-in${size}`, what: 'fragments in a window', of: ({sums}, index) => windowed(sums.short, index, size) / Math.abs(size)},
  {name: `hits-in${size}`, what: 'lines in a window with words that stand around articles', of: ({sums}, index) => windowed(sums.hits, index, size) / Math.abs(size)},
  {name: `ended-in${size}`, what: 'share of a window that ends like a sentence', of: ({sums}, index) => share(windowed(sums.ended, index, size), windowed(sums.units, index, size))},
  ...(Math.abs(size) > 6 ? [{name: `known-in${size}`, what: 'lines in a window of which half the words stand around articles', of: ({sums}: Text, index: number) => windowed(sums.known, index, size)}] : []),
  {name: `dashes-in${size}`, what: 'items in a window', of: ({sums}, index) => windowed(sums.dashes, index, size) / Math.abs(size)}
])

const position: readonly Feature[] = [
  {name: 'run', what: 'items, or lines that are none, in a row', of: ({runs}, index) => log(runs.last[index]! - runs.first[index]!)},
  {name: 'run-ended', what: 'share of its row that ends like a sentence', of: ({runs, sums}, index) => share(between(sums.ended, runs, index), between(sums.units, runs, index))},
  {name: 'run-lengths', what: 'mean length in its row', of: ({runs, sums}, index) => between(sums.lengths, runs, index) / (runs.last[index]! - runs.first[index]! + 1)},
  {name: 'since-prose', what: 'lines since the last prose', of: ({since}, index) => log(since[index]!)},
  {name: 'until-prose', what: 'lines until the next prose', of: ({until}, index) => log(until[index]!)},
  {name: 'gap', what: 'lines between the prose before and behind', of: ({since, until}, index) => log(since[index]! + until[index]!)},
  {name: 'place', what: 'lines before it, of all', of: ({measures}, index) => share(index, measures.count)},
  {name: 'prose-before', what: 'share of all prose that stands before', of: ({sums}, index) => share(sums.prose[index]!, sums.prose.at(-1)!)},
  {name: 'prose-behind', what: 'prose that stands behind', of: ({sums}, index) => log(sums.prose.at(-1)! - sums.prose[index + 1]!)},
  {name: 'prose-ahead', what: 'prose that stands before', of: ({sums}, index) => log(sums.prose[index]!)},
  {name: 'lines-before', what: 'lines before it', of: (_, index) => log(index)},
  {name: 'lines-behind', what: 'lines behind it', of: ({measures}, index) => log(measures.count - 1 - index)},
  {name: 'core', what: 'where it stands to the main run of prose: -1 before, 0 in it, 1 behind', of: ({core}, index) => (index < core.first ? -1 : index > core.last ? 1 : 0)},
  {name: 'to-core', what: 'lines from the main run of prose', of: ({core}, index) => (index < core.first ? -log(core.first - index) : index > core.last ? log(index - core.last) : 0)},
  {name: 'into-core', what: 'lines from the beginning of the main run', of: ({core}, index) => Math.sign(index - core.first) * log(Math.abs(index - core.first))},
  {name: 'out-of-core', what: 'lines to the end of the main run', of: ({core}, index) => Math.sign(core.last - index) * log(Math.abs(core.last - index))},
  ...labelled.map((name, at): Feature => ({name: `since-${name}`, what: `lines since a short line of words: ${name}`, of: ({labels}, index) => log(labels[at]![index]!)}))
]

const whole: readonly Feature[] = [
  {name: 'lines', what: 'lines of the text', of: ({measures}) => log(measures.count)},
  {name: 'all-units', what: 'units of the text', of: ({sums}) => log(sums.units.at(-1)!)},
  {name: 'all-prose', what: 'share of prose in the text', of: ({sums}) => share(sums.prose.at(-1)!, sums.units.at(-1)!)},
  {name: 'all-short', what: 'share of fragments among the lines', of: ({sums, measures}) => share(sums.short.at(-1)!, measures.count)},
  {name: 'all-hits', what: 'share of lines with words that stand around articles', of: ({sums, measures}) => share(sums.hits.at(-1)!, measures.count)},
  {name: 'all-known', what: 'lines of which half the words stand around articles', of: ({sums}) => log(sums.known.at(-1)!)},
  {name: 'all-dashes', what: 'share of items', of: ({sums, measures}) => share(sums.dashes.at(-1)!, measures.count)},
  {name: 'all-ends', what: 'share of lines that end like a sentence', of: ({sums, measures}) => share(sums.ends.at(-1)!, measures.count)},
  {name: 'core-share', what: 'share of all prose that stands in the main run', of: ({sums, core}) => (core.last < core.first ? 0 : share(sums.prose[core.last + 1]! - sums.prose[core.first]!, sums.prose.at(-1)!))},
  {name: 'core-lines', what: 'lines of the main run', of: ({core}) => log(core.last - core.first + 1)}
]

/** The features of a line, in the order in which the model knows them. */
export const features: readonly Feature[] = [...own, ...neighbours, ...windows, ...position, ...whole]

/** Fill a row with features of a line. */
export function fillRow<Of>(table: ReadonlyArray<Feature<Of>>, text: Of, index: number, row: Float32Array): void {
  for (let at = 0; at < table.length; at++) row[at] = table[at]!.of(text, index)
}
