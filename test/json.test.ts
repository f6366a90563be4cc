import fc from 'fast-check'
import type {Position} from 'unist'
import {expect, test} from 'vitest'
import {paragraph, text, type Document} from '../src/document.ts'
import {fromJson, toJson} from '../src/outputs/json.ts'
import {counter} from '../src/outputs/offsets.ts'
import {toText} from '../src/outputs/text.ts'
import {places} from '../src/place.ts'
import {documentOf, sample} from './outputs.ts'

test('a document survives, down to the order of keys', () => {
  const json = toJson(sample())
  const back = fromJson(json)
  expect(back).toEqual(sample())
  expect(toJson(back)).toBe(json)
})

test('offsets and columns can count code points or bytes, and the JSON says so', () => {
  const source = 'a\r\n😀é字 b'
  const place = places(source).position(source.indexOf('字'), source.length)
  const document = documentOf([{type: 'yaml', value: ''}, paragraph([text('字 b', place)], place), {type: 'thematicBreak', position: {start: {line: 1, column: 1}, end: {line: 1, column: 2}}}], {
    metadata: {extra: {place: {start: {column: 9, offset: 9}, end: {column: 9, offset: 9}}, position: 'left'}},
    ledger: [{rule: 'a@1/b', category: 'empty', reason: '', op: 'remove', path: [0], pass: 1, before: paragraph('x', place), place}],
    evidence: {title: [{value: '字', from: 'h1', place}]}
  })
  const read = (offsetUnit: 'code-point' | 'utf-8'): Document & {data: {offsetUnit?: string}} => fromJson(toJson(document, {offsetUnit, source}))
  const span = ({start, end}: Position): unknown[] => [start.line, start.column, start.offset, end.column, end.offset]
  const [points, bytes] = [read('code-point'), read('utf-8')]
  expect([points.data.offsetUnit, bytes.data.offsetUnit]).toEqual(['code-point', 'utf-8'])
  expect(span(points.children[1]!.position!)).toEqual([2, 3, 5, 6, 8])
  expect(span(bytes.children[1]!.position!)).toEqual([2, 7, 9, 12, 14])
  expect([...source].slice(5, 8).join('')).toBe('字 b')
  expect(new TextDecoder().decode(new TextEncoder().encode(source).slice(9, 14))).toBe('字 b')
  for (const found of [bytes.data.ledger[0]!.place!, (bytes.data.ledger[0]!.before as {position: Position}).position, bytes.data.evidence.title![0]!.place!]) expect(span(found)).toEqual([2, 7, 9, 12, 14])
  expect(points.data.metadata).toEqual(document.data.metadata)
  expect(points.children[2]).toEqual(document.children[2])
  expect('offsetUnit' in fromJson(toJson(document)).data).toBe(false)
})

test('counting agrees with the platform at every offset', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom('a', 'é', '字', '😀', '\ud83d', '\ude00', '\n'.repeat(100))), (parts) => {
    const source = parts.join('')
    const [points, bytes, same] = [counter(source, 'code-point'), counter(source, 'utf-8'), counter(source, 'utf-16')]
    for (let at = 0; at <= source.length; at++) {
      if (/[\ud800-\udbff]$/.test(source.slice(0, at)) && /^[\udc00-\udfff]/.test(source.slice(at))) continue // eslint-disable-line regexp/require-unicode-regexp
      expect([points(at), bytes(at), same(at)]).toEqual([[...source.slice(0, at)].length, new TextEncoder().encode(source.slice(0, at)).length, at])
    }
  }), {numRuns: 200, seed: 5})
})

test('a newer document is kept as it is, and its text is printed', () => {
  const newer = JSON.parse(toJson(documentOf([paragraph('正文。')]))) as {data: {schema: number; metadata: {[key: string]: unknown}}; children: unknown[]}
  newer.data.schema = 2
  newer.data.metadata.futureField = 1
  newer.children.push({type: 'hologram', children: [{type: 'text', value: '将来的节点'}]}, {type: 'ray', value: 'light'})
  const back = fromJson(newer)
  expect(back).toEqual(newer)
  expect(toText(back)).toBe('正文。\n\n将来的节点\n\nlight')
})

test('the argument is not shared', () => {
  const document = sample()
  const back = fromJson(document)
  back.children.pop()
  back.data.metadata.title = 'b'
  expect(document).toEqual(sample())
})

test('names from the prototype pollute nothing', () => {
  const json = toJson(sample()).replace('"extra":{', '"extra":{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},')
  const back = fromJson(json)
  expect(({} as {polluted?: boolean}).polluted).toBeUndefined()
  expect((back.data.metadata.extra as {polluted?: boolean}).polluted).toBeUndefined()
  expect(toJson(back)).toBe(json)
})

const broken: ReadonlyArray<readonly [string, string | object]> = [
  ['no JSON', '{'], ['null', 'null'], ['a list', []], ['another tree', {type: 'root', children: []}], ['no children', {...sample(), children: {}}],
  ['no id', {...sample(), data: {...sample().data, id: 1}}], ['no metadata', {...sample(), data: {...sample().data, metadata: null}}], ['no ledger', {...sample(), data: {...sample().data, ledger: {}}}],
  ['a child that is no node', {...sample(), children: ['a']}], ['children that are no list', {...sample(), children: [{type: 'paragraph', children: 'a'}]}], ['a function', {...sample(), children: [() => 1]}]
]

test.each(broken)('%s is a bad call', (_, value) => {
  expect(() => fromJson(value)).toThrow(TypeError)
})

test('a unit that is unknown, or cannot be counted, is a bad call', () => {
  expect(() => toJson(sample(), {offsetUnit: 'utf-32' as never})).toThrow('Unexpected offset unit `utf-32`')
  expect(() => toJson(sample(), {offsetUnit: 'code-point'})).toThrow(TypeError)
})
