import type {Nodes} from 'mdast'
import {VFile} from 'vfile'
import {describe, expect, test} from 'vitest'
import {account} from '../src/account.ts'
import {reportTranscript} from '../src/adapters/report-transcript.ts'
import type {Document} from '../src/document.ts'
import {readRows} from '../src/formats/layout-rows.ts'
import {unfoldColumns} from '../src/formats/layout-side-by-side.ts'
import {normalize} from '../src/normalize.ts'
import {visibleText} from '../src/text.ts'

const adapters = [reportTranscript()]

function read(value: string): Document {
  const file = new VFile({value})
  const [document] = [...normalize(file, {adapters})]
  expect(account(file, [document!], {adapters}).unaccounted).toBe(0)
  nests(document!)
  return document!
}

function nests(node: Nodes): void {
  if (!('children' in node)) return
  for (const child of node.children) {
    expect(child.position!.start.offset).toBeLessThanOrEqual(child.position!.end.offset!)
    if (node.type !== 'root') expect([child.position!.start.offset! >= node.position!.start.offset!, child.position!.end.offset! <= node.position!.end.offset!]).toEqual([true, true])
    nests(child)
  }
}

const blocks = (value: string): string[] => read(value).children.map((node) => `${node.type}: ${visibleText(node)}`)
const unfolded = (value: string): string[] => unfoldColumns(readRows(value)).map(({text}) => text)
const beside = (...columns: string[][]): string => {
  const lines = Array.from({length: Math.max(...columns.map(({length}) => length))}, (_, line) => columns.map((column) => (column[line] ?? '').padEnd(40)).join('').trimEnd())
  return lines.join('\n')
}

const left = ['the lamps of the harbour were lit at', 'dusk by the keepers, who wrote down', 'the hour and the name of each ship', 'that lay at the pier. In the morning', 'they put them out, and the oil was', 'measured with great care, for it was', 'dear. The book was kept in the tower', 'and is there still, but the ink that', 'was used in the first winter faded,']
const right = ['so that nobody can read it. What the', 'board paid for it is known, as there', 'are bills for eleven of the fourteen', 'years in the archive of the town, in', 'a box that was meant for letters. It', 'was opened when the roof was mended,', 'and the clerk who found it wrote the', 'first history of the lights, in which', 'he forgives the keepers everything.']
const whole = [...left, ...right].join(' ')

describe('two columns', () => {
  test('of prose are read one behind the other, a paragraph over both', () => {
    expect(blocks(beside(left, right))).toEqual([`paragraph: ${whole}`])
    expect(blocks(beside([...left, '', 'Then it ended.'], right))).toHaveLength(2)
  })
  test('are parted by lines from one side to the other', () => {
    const across = 'The harbour board keeps this history, and all that it says, for whoever asks for it.'
    expect(unfolded([across, beside(left, right), across, beside(left, right)].join('\n'))).toEqual([across, ...left, ...right, across, ...left, ...right])
  })
  test('have a head and a foot that belong to neither', () => {
    const page = (number: string): string => ['Harbour Record', '', beside(left, right), '', ' '.repeat(70) + number].join('\n')
    expect(unfolded(`${page('1')}\n\f${page('2')}`)).toEqual(['Harbour Record', ...left, ...right, '1', 'Harbour Record', ...left, ...right, '2'])
  })
  test('may be short on a page of a document that has more', () => {
    expect(unfolded(`${beside(left, right)}\n\f${beside(left.slice(0, 3), right.slice(0, 3))}`)).toEqual([...left, ...right, ...left.slice(0, 3), ...right.slice(0, 3)])
  })
  test('may be of unequal length, and touch where a line is long', () => {
    const long = [...left.slice(0, 4), 'they put them out at once and the oil-', ...left.slice(5)]
    const text = beside(long, right).replace('oil-  ', 'oil-x ')
    expect(unfolded(text)).toEqual([...long.slice(0, 4), `${long[4]!}x`, ...long.slice(5), ...right])
    expect(unfolded(beside([...left, '', ...left], right))).toEqual([...left, ...left, ...right])
    expect(unfolded(beside(left, [...right, '', ...right]))).toEqual([...left, ...right, ...right])
  })
  test('may be three', () => {
    expect(unfolded(beside(left, right, left))).toEqual([...left, ...right, ...left])
  })
  test('hold turns, items and divided words that go on at the top of the next one', () => {
    const turns = ['Ann Low: I thank the keepers of the', 'lights, and all who saw to them in', 'the winter, and in the spring of it.', '', 'Ben Roe: There is no oil left in the', 'tower, and none will come for weeks.', '', 'Ann Low: Then we shall buy some, and', 'if it cannot be had, we shall wait.', '', 'Ben Roe:']
    expect(blocks(beside(turns, ['It cannot be had, as I have said, as', 'all of it is at sea, where the ships', 'lie in the ice.', '', 'Ann Low: So we wait. The board will', 'meet again in the new year, and the', 'keepers will be told of it, as is', 'the custom. Who is for it? I count', 'nine of them, and nobody against it,', 'so it is resolved, and we may go to', 'see what is left of the lamps, which', 'are older than all of us.'])).slice(-2)).toEqual(['entry: It cannot be had, as I have said, as all of it is at sea, where the ships lie in the ice.', expect.stringMatching(/^entry: So we wait/u)])
    expect(blocks(beside([...left.slice(0, 8), '', '• the wick that was used in the first'], ['winter, of which nobody has any left', ...right]))[1]).toMatch(/^list: the wick that was used in the first winter/u)
    const long = ['Ann Low: I thank the keepers of the', 'lights, and all who saw to them in', 'the winter, and in the spring of it.', '', 'Ben Roe: There is no oil left in the', 'tower, and none will come for weeks,', 'as all of it is at sea, on a ship that', 'lies in the ice.', '', 'Ann Low: Then we shall buy some, and', 'if it cannot be had, we shall wait', 'for the thaw.']
    expect(read(beside(long, ['   This is what the board resolved in', 'the autumn, and nobody was against', 'it, as far as I remember, and the', 'book says the same of it.', '', 'Ben Roe: I do not remember it, but I', 'was at sea then, and if the book has', 'it, it is so, and I withdraw what I', 'said of the oil, but for what I said', 'of the ice, which is as I have said,', 'and will be so.'])).children.map((node) => (node.type === 'entry' ? `${node.by} ${node.children.length}` : node.type))).toEqual(['Ann Low 1', 'Ben Roe 1', 'Ann Low 2', 'Ben Roe 1'])
    const [wick, oil] = [['•', 'the wick that was used in the first', 'winter, of which nobody has any left.'], ['•', 'the oil that was bought in the great', 'frost, of which there are the bills.']]
    expect(blocks(beside([...left.slice(0, 8), '', ...wick!], ['Nobody now can read it, but what the', ...right.slice(1, 8), '', ...oil!])).at(-1)).toContain('the oil that was bought in the great frost')
    expect(blocks(beside([...left.slice(0, 8), 'was used in the first winter had fad-'], ['ed, as they say, of old age and cold,', ...right]))[0]).toContain('faded')
    expect(blocks(beside([...left.slice(0, 7), '', 'was used in the first winter had fad-'], ['ed, as they say, of old age and cold,', ...right.slice(0, 7), '• the oil'])).join('\n')).toContain('faded')
  })
})

describe('what stands side by side and is no prose', () => {
  const table = ['Lamps', 'Wicks', 'Oil, in barrels', 'Rope', 'Glass', 'Bells', 'Ladders', 'Brooms', 'Coal'].map((name, line) => name.padEnd(40) + String(line * 7))
  test('stays as it is', () => {
    expect(unfolded(table.join('\n'))).toEqual(table)
    expect(unfolded(beside(left, right.map((_, line) => String(line))))).toEqual(beside(left, right.map((_, line) => String(line))).split('\n'))
  })
  test('stays as it is beside columns of prose too', () => {
    expect(unfolded(`${beside(left, right)}\n\f${table.join('\n')}`)).toEqual([...left, ...right, ...table])
  })
  test('is said where most lines are so', () => {
    const lines = [[21, 30], [27, 19], [19, 26], [31, 22], [24, 28], [29, 17], [22, 31], [26, 24]].map(([one, other]) => `${whole.slice(0, one)}     ${whole.slice(90, 90 + other!)}`)
    expect(read(lines.join('\n')).data.verdict.reasons.map(({ruleId}) => ruleId)).toContain('report-transcript:two-columns')
  })
})
