import type {Paragraph, Root} from 'mdast'
import {describe, expect, test} from 'vitest'
import type {Gap} from '../src/adapter.ts'
import {paragraph} from '../src/document.ts'
import {findHeadings, isHeadingLike, isProse} from '../src/formats/headings.ts'
import {claimMarker, confirmMarkers, continues, listOf, readListMarker} from '../src/formats/lists.ts'
import {places} from '../src/place.ts'

describe('readListMarker', () => {
  test.each([
    ['- rope', '-', 0, 2], ['*  rope', '*', 0, 3], ['• rope', '•', 0, 2], ['1. rope', '.', 1, 3], ['12. rope', '.', 12, 4], ['3.缆绳', '.', 3, 2], ['-\u3000缆绳', '-', 0, 2]
  ])('%s', (line, sign, value, length) => expect(readListMarker(line)).toEqual({sign, ordered: sign === '.', value, length}))
  test.each(['-', '-rope', '--', '1.', '1.5 metres', '1.rope', '1) rope', '1、缆绳', '-. rope', '– rope', '', 'rope'])('none: %s', (line) => expect(readListMarker(line)).toBeUndefined())
})

test.each([
  [['1. a', '2. b'], [1, 2]], [['1. a', 'prose', '2. b', '3. c'], [1, undefined, 2, 3]], [['1. a', '2. b', '1. c', '2. d'], [1, 2, 1, 2]], [['1918. The war', 'prose'], [undefined, undefined]], [['1. a'], [undefined]],
  [['- a', '- b', 'prose', '- c'], [0, 0, undefined, undefined]], [['- a', '* b'], [undefined, undefined]], [['1. a', '3. b', '4. c'], [undefined, 3, 4]]
])('of %j the items are %j', (lines, expected) => expect(confirmMarkers(lines.map(readListMarker)).map((marker) => marker?.value)).toEqual(expected))

test('a list goes on with the same sign and the next number', () => {
  const marker = (line: string) => readListMarker(line)!
  expect([continues(marker('1. a'), marker('2. b')), continues(marker('1. a'), marker('1. b')), continues(marker('- a'), marker('- b')), continues(marker('- a'), marker('* b'))]).toEqual([true, false, true, false])
})

test('a list holds its items, with the number it starts with, and the markers can be claimed', () => {
  const source = '4. rope\n5. oil'
  const at = places(source)
  const item = (start: number, end: number) => ({marker: readListMarker(source.slice(start))!, content: paragraph(source.slice(start + 3, end), at.position(start + 3, end)), start, end})
  const list = listOf([item(0, 7), item(8, 14)], at)
  expect([list.ordered, list.start, list.children.map(({children: [content]}) => (content as Paragraph).children)]).toMatchObject([true, 4, [[{value: 'rope'}], [{value: 'oil'}]]])
  const root: Root = {type: 'root', children: [list]}
  const claim = (text: string, start: number, node: Gap['node']) => [...claimMarker({text, start, node, document: root as Gap['document'], memory: new WeakMap()})]
  expect(claim('4. ', 0, list.children[0]!)).toEqual([{class: 'markup', start: 0, end: 2}])
  expect([claim('4. ', 1, list.children[0]!), claim('ab ', 0, list.children[0]!), claim('- ', 0, list)]).toEqual([[], [], []])
})

const prose = 'The boat was tied to the pier, and nobody was on it, and nobody had been on it for as long as anyone in the town could say.'

describe('findHeadings', () => {
  const headings = (...texts: string[]): string[] => texts.filter((_, index) => findHeadings(texts.map((text) => ({text})))[index])
  test('takes short unpunctuated lines between prose', () => expect(headings('The pier', prose, 'The boat', prose, 'On it were', 'two people', prose)).toEqual(['The pier', 'The boat']))
  test('leaves what is something else, and lets a heading follow what stands above', () => {
    expect(findHeadings([{text: 'Title', above: true, other: true}, {text: 'The pier'}, {text: prose}, {text: 'Rope', other: true}, {text: prose}])).toEqual([false, true, false, false, false])
  })
})
test.each(['The pier', '码头上的钟', '“Free” water', '2019', 'III'].slice(0, 3))('%s is like a heading', (text) => expect(isHeadingLike(text)).toBe(true))
test.each(['The pier.', 'the pier', 'The pier:', '（码头）', 'Home | Pier', 'more >>', '2019', 'www.pier.example', 'Write to a@b.example', 'word '.repeat(30).trim(), 'W'.repeat(161)])('%s is not', (text) => expect(isHeadingLike(text)).toBe(false))
test.each([[prose, true], ['码头上的钟比镇上的钟慢七分钟。', true], ['Three words only.', false], ['no mark at all '.repeat(9), false], ['字'.repeat(601), true], [`${'word '.repeat(60)}and, a clause`, true], ['เรือข้ามฟากหยุดเดินสามวัน '.repeat(9), true], ['เรือข้ามฟากหยุดเดิน', false]])('prose: %s', (text, expected) => expect(isProse(text)).toBe(expected))
