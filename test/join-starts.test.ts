import {expect, test} from 'vitest'
import {learnStarts} from '../src/formats/join-starts.ts'
import {readRows} from '../src/formats/layout-rows.ts'

const starts = (lines: readonly string[]): string[] => [...learnStarts(readRows(lines.join('\n')), (row) => row.width > 40)].map(({text}) => text)

test('a line that is an item elsewhere begins a paragraph', () => {
  expect(starts(['What was done:', '• The lamps were lit.', '• The glass was mended.', 'All of it was done by the keeper himself.', 'The glass was mended.', 'It came in May.'])).toEqual(['The glass was mended.'])
})

test('so does one with words before a colon that others begin with, below sentences', () => {
  const text = ['Help wanted: oil for the lamps on the pier.', 'Help wanted: glass for the lamps on the pier.', 'Help wanted: somebody who reads.']
  expect(starts(text)).toEqual(text)
  expect(starts([...text, 'the board said', text[0]!])).toEqual([])
  expect(starts(text.slice(1))).toEqual([])
})

test('and one below a question that fills its line, where others are headings', () => {
  const text = ['Who lit the lamps?', 'The keeper did.', 'Who had the key of the store, and who had not?', 'It hung in the office.', 'What next?', 'Nothing.']
  expect(starts(text)).toEqual(['The keeper did.', 'It hung in the office.', 'Nothing.'])
  expect(starts(text.slice(2))).toEqual([])
})
