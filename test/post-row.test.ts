import {VFile} from 'vfile'
import {describe, expect, test} from 'vitest'
import {account} from '../src/account.ts'
import {forumTsv} from '../src/adapters/forum-tsv.ts'
import type {Document, Entry} from '../src/document.ts'
import {normalize} from '../src/normalize.ts'

function read(value: string): {file: VFile; documents: Document[]; unaccounted: number} {
  const file = new VFile({path: 'a.tsv', value})
  const documents = [...normalize(file, {adapters: [forumTsv()]})]
  return {file, documents, unaccounted: account(file, documents).unaccounted}
}

describe('what rows are held to', () => {
  const dates = ['2021-5-3', '2021-10-12', '2021-11-30', '2021-6-7', '昨天', '2021-12-24']
  const table = `tid\tauthor\tdate\ttext\n${Array.from({length: 60}, (_, index) => `${index >> 3}\tuser ${index % 7}\t${dates[index % dates.length]}\tpost ${index}`).join('\n')}\n`
  test('is all there, in whatever form each row gives its date', () => {
    expect(read(table).unaccounted).toBe(0)
  })
  test.each(['by', 'at'] as const)('is missed where one entry lost its %s', (field) => {
    const {file, documents} = read(table)
    const {data, [field]: lost, ...entry} = documents[5]!.children[3] as Entry
    documents[5]!.children[3] = {...entry, ...(field === 'at' ? {} : data ? {data} : {})} as Entry
    expect(account(file, documents).unaccounted).toBeGreaterThan(0)
    expect(lost).toBeDefined()
  })
  test('is missed where the thread lost a cell', () => {
    const {file, documents} = read(table)
    delete documents[2]!.data.metadata.extra
    expect(account(file, documents).unaccounted).toBe(8)
  })
})
