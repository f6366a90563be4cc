import {expect, test} from 'vitest'
import {paragraph} from '../src/document.ts'
import {toRecord} from '../src/outputs/record.ts'
import {documentOf, sample} from './outputs.ts'

const columns = [
  'id', 'text', 'markdown', 'title', 'authors', 'published', 'modified', 'language', 'url', 'site', 'tags', 'kind', 'suspect', 'adapter', 'path', 'encoding', 'characters', 'kept', 'removed', 'metadata', 'ledger', 'schema'
]

test('every record has the same columns of the same types', () => {
  const records = [toRecord(sample()), toRecord(documentOf([])), toRecord(documentOf([paragraph('a')], {provenance: {adapter: 'b@1', path: 'c', url: 'd', encoding: {label: 'gb18030', source: 'detected', replaced: 0}}}))]
  const types = records.map((record) => Object.values(record).map((value) => (Array.isArray(value) ? 'list' : typeof value)))
  for (const [index, record] of records.entries()) {
    expect(Object.keys(record)).toEqual(columns)
    expect(types[index]).toEqual(types[0])
    expect(JSON.parse(JSON.stringify(record))).toEqual(record)
  }
})

test('every character that is no white space counts', () => {
  const all = Array.from({length: 0xd800}, (_, code) => String.fromCharCode(code)).join('') + '\ufeff\ue000'
  expect(toRecord(documentOf([paragraph(all)])).kept).toBe(all.replace(/\s/gu, '').length)
})

test('a record says what the document says', () => {
  const document = documentOf([paragraph('留 下')], {
    metadata: {title: '题', authors: ['甲'], published: '2019-10', extra: {a: 1}},
    ledger: [
      {rule: 'promotion@1/qr', category: 'promotion', reason: '', op: 'remove', path: [1], pass: 1, before: paragraph('扫码 关注')},
      {rule: 'credits@1/line', category: 'metadata', reason: '', op: 'remove', path: [1], pass: 1, before: paragraph('作者：甲')},
      {rule: 'tracking@1/link', category: 'tracking', reason: '', op: 'replace', path: [0], pass: 2, before: 'abc', after: 'a'}
    ]
  })
  expect(toRecord(document)).toEqual({
    id: 'id1:0', text: '留 下', markdown: '留 下\n', title: '题', authors: ['甲'], published: '2019-10', modified: '', language: '', url: '', site: '', tags: [], kind: 'article', suspect: false,
    adapter: 'test@1', path: '', encoding: 'utf-8', characters: 3, kept: 2, removed: 6,
    metadata: JSON.stringify(document.data.metadata), ledger: JSON.stringify(document.data.ledger), schema: 1
  })
  expect(toRecord(document).authors).not.toBe(document.data.metadata.authors)
})
