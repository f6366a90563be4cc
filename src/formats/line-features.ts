import {labelled} from './line-text.ts'
import {segmentFeatures} from './line-segment-rows.ts'
import {wordClasses} from './line-words.ts'

/** A feature of a line: a number, and what it measures. */
export interface Feature {
  readonly name: string
  readonly what: string
}

const own: readonly Feature[] = [
  {name: 'units', what: 'length in information units: prose is long in every language'},
  {name: 'characters', what: 'length in characters'},
  {name: 'letters-a-unit', what: 'characters for each unit'},
  {name: 'ends', what: 'ends like a sentence'},
  {name: 'stops', what: 'marks that end sentences'},
  {name: 'stop-share', what: 'marks that end sentences, for each unit'},
  {name: 'comma-share', what: 'commas and colons, for each unit'},
  {name: 'marks', what: 'bars, arrows and other ornaments between links'},
  {name: 'mark-share', what: 'ornaments for each unit'},
  {name: 'quotes', what: 'quotation marks'},
  {name: 'signs', what: 'signs of currency, copyright, addresses'},
  {name: 'digit-share', what: 'digits for each character'},
  {name: 'capital-share', what: 'capitals of all letters that have case'},
  {name: 'titled-share', what: 'words that begin with a capital'},
  {name: 'dense-share', what: 'Han and kana for each character'},
  {name: 'first', what: 'kind of the first character'},
  {name: 'last', what: 'kind of the last character'},
  {name: 'year', what: 'names a year'},
  {name: 'time', what: 'names a time of day'},
  {name: 'address', what: 'holds an address'},
  {name: 'dash', what: 'is an item'},
  {name: 'apart', what: 'a blank line stands before it'},
  {name: 'copies', what: 'lines with the same letters'},
  {name: 'again', what: 'such a line stands before'},
  {name: 'overlap', what: 'share of its words that stand in the main run of prose: teasers and comments speak of something else'},
  {name: 'echo-before', what: 'share of its words that stand in the lines before'},
  {name: 'echo-behind', what: 'share of its words that stand in the lines behind'},
  {name: 'fresh', what: 'share of its words that stand nowhere else'},
  ...wordClasses.map((name) => ({name: `words-${name}`, what: `share of words that stand around articles: ${name}`}))
]

/** Which lines beside it are looked at, the nearer ones closer. */
export const steps: readonly number[] = [-3, -2, -1, 1, 2, 3]
export const isNear = (step: number): boolean => Math.abs(step) <= 2

const neighbours: readonly Feature[] = steps.flatMap((step) => [
  {name: `units${step}`, what: 'length of a line beside it'},
  {name: `prose${step}`, what: 'prose in a line beside it'},
  ...(!isNear(step) ? [] : [
    {name: `hits${step}`, what: 'words that stand around articles in a line beside it'},
    {name: `overlap${step}`, what: 'words of the main run of prose in a line beside it'},
    {name: `like${step}`, what: 'a line beside it has the same shape, or is an item too'}
  ])
])

/** How many lines behind it, or before it, make a window, and from which on it is wide. */
export const windows: readonly number[] = [-40, -15, -6, 6, 15, 40]
export const isWide = (size: number): boolean => Math.abs(size) > 6

const around: readonly Feature[] = windows.flatMap((size) => [
  {name: `prose-in${size}`, what: 'prose in a window'},
  {name: `prose-share-in${size}`, what: 'share of prose in a window'},
  {name: `lengths-in${size}`, what: 'mean length in a window'},
  {name: `short-in${size}`, what: 'fragments in a window'},
  {name: `hits-in${size}`, what: 'lines in a window with words that stand around articles'},
  {name: `ended-in${size}`, what: 'share of a window that ends like a sentence'},
  ...(isWide(size) ? [{name: `known-in${size}`, what: 'lines in a window of which half the words stand around articles'}] : []),
  {name: `dashes-in${size}`, what: 'items in a window'}
])

const position: readonly Feature[] = [
  {name: 'run', what: 'items, or lines that are none, in a row'},
  {name: 'run-ended', what: 'share of its row that ends like a sentence'},
  {name: 'run-lengths', what: 'mean length in its row'},
  {name: 'since-prose', what: 'lines since the last prose'},
  {name: 'until-prose', what: 'lines until the next prose'},
  {name: 'gap', what: 'lines between the prose before and behind'},
  {name: 'place', what: 'lines before it, of all'},
  {name: 'prose-before', what: 'share of all prose that stands before'},
  {name: 'prose-behind', what: 'prose that stands behind'},
  {name: 'prose-ahead', what: 'prose that stands before'},
  {name: 'lines-before', what: 'lines before it'},
  {name: 'lines-behind', what: 'lines behind it'},
  {name: 'core', what: 'where it stands to the main run of prose: -1 before, 0 in it, 1 behind'},
  {name: 'to-core', what: 'lines from the main run of prose'},
  {name: 'into-core', what: 'lines from the beginning of the main run'},
  {name: 'out-of-core', what: 'lines to the end of the main run'},
  ...labelled.map((name) => ({name: `since-${name}`, what: `lines since a short line of words: ${name}`}))
]

/** Those that are the same for all lines of a text. */
const whole: readonly Feature[] = [
  {name: 'lines', what: 'lines of the text'},
  {name: 'all-units', what: 'units of the text'},
  {name: 'all-prose', what: 'share of prose in the text'},
  {name: 'all-short', what: 'share of fragments among the lines'},
  {name: 'all-hits', what: 'share of lines with words that stand around articles'},
  {name: 'all-known', what: 'lines of which half the words stand around articles'},
  {name: 'all-dashes', what: 'share of items'},
  {name: 'all-ends', what: 'share of lines that end like a sentence'},
  {name: 'core-share', what: 'share of all prose that stands in the main run'},
  {name: 'core-lines', what: 'lines of the main run'}
]

/** The features of a line, in the order in which the model knows them: `line-rows.ts` computes them. */
export const features: readonly Feature[] = [...own, ...neighbours, ...around, ...position, ...segmentFeatures, ...whole]

/** Where those of the text begin. */
export const ofWhole = features.length - whole.length
