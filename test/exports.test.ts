import {expect, test} from 'vitest'
import * as core from '../src/core.ts'
import * as everything from '../src/index.ts'
import * as testing from '../src/testing.ts'

test('palimpsest exports what the documentation names', () => {
  expect(Object.keys(everything).sort()).toEqual([
    'account', 'adapters', 'apply', 'cleaners', 'endsSentence', 'entry', 'fromJson', 'heading', 'lines', 'locate', 'normalize', 'paragraph', 'reject', 'restore',
    'sourceOf', 'text', 'toHtml', 'toJson', 'toMarkdown', 'toRecord', 'toText', 'units', 'visibleText', 'warn'
  ])
})

test('palimpsest/core brings no adapter, cleaner or output', () => {
  expect(Object.keys(core).sort()).toEqual([
    'account', 'apply', 'endsSentence', 'entry', 'heading', 'locate', 'normalize', 'paragraph', 'reject', 'restore', 'sourceOf', 'text', 'units', 'visibleText', 'warn'
  ])
})

test('palimpsest/testing exports the kit', () => {
  expect(Object.keys(testing).sort()).toEqual(['golden', 'testAdapter', 'testCleaner'])
})

test('the built-in adapters and cleaners are found by their names', () => {
  expect(everything.adapters().map(({name}) => name)).toEqual(['markdown-post', 'forum-tsv', 'news-page', 'news-text', 'report-transcript', 'plain-text'])
  expect(new Set(everything.cleaners().map(({name}) => name)).size).toBe(everything.cleaners().length)
})

test('normalize and account use them where no others are given', () => {
  const input = {value: 'The ferry was late.', path: 'a.txt'}
  const documents = [...everything.normalize(input)]
  expect(everything.account(input, documents)).toMatchObject({length: 19, unaccounted: 0})
  expect([...everything.normalize(input, {cleaners: []})]).toHaveLength(1)
})
