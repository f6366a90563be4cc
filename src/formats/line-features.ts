import {labelled} from './line-text.ts'
import {classesAround} from './line-segments.ts'
import {isNear, isWide, secondWindows, segmentWindows, steps, windows} from './line-windows.ts'
import {wordClasses} from './line-words.ts'

/** A feature of a line: a number, and what it measures. For training, tests and readers: nothing that rates a line imports it, so that no bundle holds these sentences. */
interface Feature {
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
  {name: 'cut', what: 'is cut off at its end'},
  {name: 'asks', what: 'questions and calls'},
  {name: 'same-head', what: 'lines that begin with the same word'},
  {name: 'same-tail', what: 'lines that end with the same word'},
  {name: 'same-shape', what: 'lines with the same order of kinds of characters'},
  {name: 'head-before', what: 'begins like a line right before'},
  {name: 'head-behind', what: 'begins like a line right behind'},
  ...wordClasses.map((name) => ({name: `words-${name}`, what: `share of words that stand around articles: ${name}`}))
]

const neighbours: readonly Feature[] = steps.flatMap((step) => [
  {name: `units${step}`, what: 'length of a line beside it'},
  {name: `prose${step}`, what: 'prose in a line beside it'},
  ...(!isNear(step) ? [] : [
    {name: `hits${step}`, what: 'words that stand around articles in a line beside it'},
    {name: `overlap${step}`, what: 'words of the main run of prose in a line beside it'},
    {name: `like${step}`, what: 'a line beside it has the same shape, or is an item too'}
  ])
])

const around: readonly Feature[] = windows.flatMap((size) => [
  {name: `prose-in${size}`, what: 'prose in a window'},
  {name: `prose-share-in${size}`, what: 'share of prose in a window'},
  {name: `lengths-in${size}`, what: 'mean length in a window'},
  {name: `short-in${size}`, what: 'fragments in a window'},
  {name: `hits-in${size}`, what: 'lines in a window with words that stand around articles'},
  {name: `ended-in${size}`, what: 'share of a window that ends like a sentence'},
  {name: `cuts-in${size}`, what: 'lines in a window that are cut off'},
  ...(isWide(size) ? [{name: `known-in${size}`, what: 'lines in a window of which half the words stand around articles'}] : [{name: `spread-in${size}`, what: 'how different the lengths in a window are'}]),
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
  ...segmentWindows.flatMap((size) => [
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

/** The features of the second look, in the order in which the model knows them. */
export const secondFeatures: readonly Feature[] = [
  {name: 'first-look', what: 'what the first look says'},
  ...secondWindows.flatMap((size) => [
    {name: `mean-in-${size}`, what: 'what the first look says on average of the lines before'},
    {name: `mean-in${size}`, what: 'what the first look says on average of the lines behind'}
  ]),
  {name: 'most-before', what: 'the most it says of a line before'},
  {name: 'most-behind', what: 'the most it says of the line or one behind'},
  {name: 'mass-before', what: 'share of what it keeps that stands before'},
  {name: 'mass-behind', what: 'share of what it keeps that stands behind'},
  {name: 'mean', what: 'what it says on average of the text'},
  {name: 'shared', what: 'what it says of other lines with the same words'},
  {name: 'backed', what: 'how many such lines it keeps, by word'},
  {name: 'to-best', what: 'lines from the run that it keeps most of'},
  {name: 'margin', what: 'how much better keeping it is than dropping it, where a change costs a little'},
  {name: 'wide-margin', what: 'how much better keeping it is, where a change costs much'},
  {name: 'in-run', what: 'what it says on average of the run of prose'},
  {name: 'alike', what: 'what it says on average of lines with the same letters'},
  {name: 'copies', what: 'lines with the same letters'},
  {name: 'units', what: 'length in information units'},
  {name: 'prose', what: 'length of prose'},
  {name: 'ends', what: 'ends like a sentence'},
  {name: 'dash', what: 'is an item'},
  {name: 'overlap', what: 'share of its words that stand in the main run of prose'},
  {name: 'lead', what: 'rare words that it shares with the beginning of the article'}
]
