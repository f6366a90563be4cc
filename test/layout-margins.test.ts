import {VFile} from 'vfile'
import {describe, expect, test} from 'vitest'
import {account} from '../src/account.ts'
import {reportTranscript} from '../src/adapters/report-transcript.ts'
import {runningHeads} from '../src/cleaners/running-heads.ts'
import type {Document} from '../src/document.ts'
import {findNumberRuns, splitLineNumbers} from '../src/formats/layout-line-numbers.ts'
import {splitMargins} from '../src/formats/layout-margins.ts'
import {readRows} from '../src/formats/layout-rows.ts'
import {normalize} from '../src/normalize.ts'
import {visibleText} from '../src/text.ts'

const adapters = [reportTranscript()]

function read(value: string): Document {
  const file = new VFile({value})
  const [document] = [...normalize(file, {adapters, cleaners: [runningHeads()]})]
  expect(account(file, [document!], {adapters}).unaccounted).toBe(0)
  return document!
}

const paragraphs = ({children}: Document): string[] => children.map((child) => visibleText(child))
const removed = ({data}: Document, rule: string): string[] => data.ledger.filter((entry) => entry.rule.endsWith(`/${rule}`)).map(({before}) => (typeof before === 'string' ? before : visibleText(before)))

const lines = [
  'The keepers of the lights were asked to write down the hour at which each', 'lamp was lit, and the hour at which it went out, for every night of the',
  'winter and of the spring that came after it, which most of them did with', 'great care and in good ink. The harbour master read it all, and he was', 'pleased by what he read.'
]
const prose = lines.join(' ')
const pages = [lines, lines, lines].map((page) => [...page, ...page])

describe('numbers of lines', () => {
  test('of each line, from each page’s first one, with a space behind them', () => {
    const document = read(pages.map((page) => page.map((line, index) => `${index + 1} ${line}`).join('\n')).join('\n'))
    expect(paragraphs(document)).toEqual(pages.flatMap(() => [prose, prose]))
    expect(removed(document, 'line-number')).toEqual(pages.flatMap((page) => page.map((_, index) => String(index + 1))))
  })
  test('through the document, those of blank lines too, and one at the end of all', () => {
    let count = 0
    const numbered = pages.flat().flatMap((line) => [line, ...(line === lines[4] ? [''] : [])]).map((line) => `${String(++count).padStart(4)}   ${line}`.trimEnd())
    const document = read(numbered.join('\n'))
    expect(paragraphs(document)).toEqual(pages.flatMap(() => [prose, prose]))
    expect(removed(document, 'line-number')).toHaveLength(count)
  })
  test('of every fifth line, beside numbers that begin lines of the text', () => {
    const text = pages.map((page) => page.map((line, index) => `${(index + 1) % 5 === 0 ? String(index + 1).padStart(2) : '  '}   ${index === 3 ? `3 times ${line.slice(8)}` : line}`).join('\n')).join('\n')
    expect(removed(read(text), 'line-number')).toEqual(['5', '10', '5', '10', '5', '10'])
    expect(paragraphs(read(text))[0]).toContain('3 times ')
  })
  test('apart from their lines, where the dump has them so', () => {
    const counted = Array.from({length: 10}, (_, index) => String(index + 1))
    const document = read(pages.map((page) => [...counted, ...page].join('\n')).join('\n'))
    expect(removed(document, 'line-number')).toHaveLength(30)
    expect(paragraphs(document)).toEqual(pages.flatMap(() => [prose, prose]))
    expect(findNumberRuns(readRows([...counted, ...lines].join('\n')))).toEqual([])
  })
  test('to the right of the text', () => {
    const document = read(pages.map((page) => page.map((line, index) => ((index + 1) % 5 === 0 ? line.padEnd(84) + String(index + 1) : line)).join('\n')).join('\n'))
    expect(removed(document, 'line-number')).toEqual(['5', '10', '5', '10', '5', '10'])
  })
  test('behind a word that goes on below', () => {
    const divided = [...lines.slice(0, 3), 'great care and in good ink. The harbour master read it all, and was plea-', 'sed by what he read.']
    const document = read(pages.map(() => [...divided, ...divided].map((line, index) => (index % 5 === 3 ? line.padEnd(84) + String(index + 1) : line)).join('\n')).join('\n'))
    expect(paragraphs(document).join(' ')).toContain('was pleased by')
  })
  test('beside a table, and beside both margins', () => {
    const piers = ['North', 'South', 'East', 'West'].map((pier, index) => `${pier.padEnd(20)}${String(index + 7).padEnd(20)}lit`)
    const numbered = [...pages.flat(), '', ...piers, ''].map((line, index) => `${String(index + 1).padStart(2)}  ${line}`.trimEnd())
    expect(read(numbered.join('\n')).children.filter(({type}) => type === 'table')).toHaveLength(1)
    const both = pages.flat().map((line, index) => `${String(index + 1).padStart(2)}  ${index % 6 === 1 ? `${line.padEnd(84)}Works` : line}`)
    const document = read(both.join('\n'))
    expect(removed(document, 'line-number')).toHaveLength(30)
    expect(document.children.filter(({data}) => data?.role === 'margin')).toHaveLength(5)
  })
  test.each([
    ['items', ['1 Oil for the lamps', '2 Glass for the lamps', '3 Wood for the fires', '4 Rope for the boats', '5 Ink for the book', '6 Bread for the keeper']],
    ['years', ['1911 was a good year for the harbour and for all', ...lines, '1912 was no better', ...lines]],
    ['too few', ['1 The keepers of the lights were asked to write', '2 down the hour at which each lamp', '3 was lit in the night']]
  ])('%s are none', (_, text) => {
    const rows = readRows(text.join('\n'))
    expect(splitLineNumbers(rows)).toEqual({rows, margins: new Map()})
    expect(splitMargins(splitLineNumbers(rows)).rows).toBe(rows)
  })
})

describe('notes at the foot of a page', () => {
  const page = [...lines, '', ...lines.slice(0, 3)]
  const rest = [lines[3]!, lines[4]!]
  const foot = (number: number): string => `\n                    - ${number} -\n`
  const notes = (document: Document): string[] => document.children.filter(({data}) => data?.role === 'footnote').map((note) => visibleText(note))

  test('stand apart within a sentence, and show how others are marked', () => {
    const text = [
      ...page, '', '1) The book of 1911.', foot(1), ...rest, '', ...page, '', '2) As above.', foot(2), ...rest, '', ...lines, '', '3) There was no', 'book in that year.', foot(3), ...lines
    ].join('\n')
    expect(notes(read(text))).toEqual(['1) The book of 1911.', '2) As above.', '3) There was no book in that year.'])
    expect(paragraphs(read(text)).filter((paragraph) => paragraph === prose)).toHaveLength(6)
  })
  test('have a number that stands behind a word above', () => {
    const text = [lines[0]!.replace('lights', 'lights1'), ...lines.slice(1), '', '1 Since 1899.', foot(1), ...lines, '', '2 lamps', foot(2), ...lines, foot(3)].join('\n')
    expect(notes(read(text))).toEqual(['1 Since 1899.'])
  })
  test('or a line above them, or a sign', () => {
    const text = [...page, '', '__________', 'The book of 1911.', foot(1), ...rest, '', ...page, '', '__________', 'As above.', foot(2), ...rest, '', ...page, '* A book.', foot(3), ...rest].join('\n')
    expect(notes(read(text))).toEqual(['__________ The book of 1911.', '__________ As above.', '* A book.'])
  })
  test('are not what ends a page within a sentence itself', () => {
    expect(notes(read([...page, foot(1), ...rest, '', ...page, '', 'Lamps of the harbour', foot(2), ...rest, '', ...lines, foot(3)].join('\n')))).toEqual([])
  })
})

test('runs of numbers that a dump sets apart from their lines are taken out', () => {
  const words = 'the keepers of the lights were asked to write down the hour at which each lamp was lit and the hour at which it went out for every night of that winter'.split(' ')
  const line = (from: number): string => words.slice(from % 18, (from % 18) + 12).join(' ')
  const pages = [0, 1, 2].map((page) => [...Array.from({length: 10}, (_, index) => String(index + 1)), '', ...Array.from({length: 24}, (_, index) => line(index * 3 + page))].join('\n'))
  expect(removed(read(pages.join('\n\f\n')), 'line-number')).toEqual(pages.flatMap((_) => Array.from({length: 10}, (__, index) => String(index + 1))))
})
