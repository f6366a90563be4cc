import {VFile} from 'vfile'
import {describe, expect, test} from 'vitest'
import {sourceOf, type Adapter, type Draft} from '../src/adapter.ts'
import {paragraph, type Document} from '../src/document.ts'
import type {Cleaner} from '../src/edit.ts'
import {normalize, type NormalizeOptions} from '../src/normalize.ts'
import type {Input} from '../src/source.ts'
import {visibleText} from '../src/text.ts'
import {lineAdapter} from './core.ts'

const read = (input: Input, options: NormalizeOptions = {}): Document[] => [...normalize(input, {adapters: [lineAdapter()], ...options})]
const yields = (...drafts: Draft[]): Adapter => lineAdapter({read: () => drafts})

describe('wrong calls', () => {
  test.each([
    ['an unknown adapter', 'a', {adapter: 'none'}, /`none`, expected one of `line`/u],
    ['an unknown profile', 'a', {profile: 'all' as 'strict'}, /profile `all`/u],
    ['no input', undefined as unknown as string, {}, /without a `value`/u],
    ['an input without a value', {path: 'a'} as unknown as string, {}, /without a `value`/u],
    ['an address that is no string', {value: 'a', url: new URL('https://harbour.example/')} as unknown as string, {}, /`url` that is no string/u]
  ])('throw at once: %s', (_name, input, options, message) => {
    expect(() => normalize(input, {adapters: [lineAdapter()], ...options})).toThrow(message)
  })
})

describe('a document', () => {
  test('of a record with `null` for what is not known is read as one without', () => {
    const record = {value: 'one', path: null, url: null, mediaType: null} as unknown as Input
    expect(read(record)).toEqual(read({value: 'one'}))
  })
  test('is stamped with where it comes from', () => {
    const value = new TextEncoder().encode('one')
    expect(read({value, path: 'a.line', url: 'https://example.org/a'})[0]).toMatchObject({
      type: 'root',
      data: {
        schema: 1, ledger: [],
        provenance: {
          adapter: 'line@1', path: 'a.line', url: 'https://example.org/a', encoding: {label: 'utf-8', source: 'utf-8', replaced: 0},
          sha256: '7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed', place: {end: {offset: 3}}
        }
      }
    })
  })
  test('has the id of its part of the source, whatever the file is called', () => {
    const id = (input: Input): string => read(input)[0]!.data.id
    expect(id('one')).toMatch(/^id1:[\da-f]{32}$/u)
    expect(id({value: 'one', path: 'b.line'})).toBe(id(new VFile({value: new TextEncoder().encode('one'), path: 'a.line'})))
    expect(id('one')).not.toBe(id('two'))
  })
  test('has an ordinal where the file holds the same twice', () => {
    const place = {start: {line: 1, column: 1, offset: 0}, end: {line: 1, column: 2, offset: 1}}
    const [first, second] = read('aa', {adapters: [yields({children: [], place}, {children: [], place})]})
    expect(second!.data.id).toBe(`${first!.data.id}-2`)
    expect(first!.position).toEqual(place)
  })
  test('takes metadata from evidence, the first that counts, and what is set outright', () => {
    const evidence = {title: [{value: 'A', from: 'h1'}, {value: 'B', from: 'file'}], authors: [{value: 'C', from: 'byline'}], tags: [{value: ['d'], from: 'meta'}], site: []}
    const [document] = read('a', {adapters: [yields({children: [], evidence, metadata: {language: 'en', extra: {n: 1}}})]})
    expect(document!.data.metadata).toEqual({title: 'A', authors: ['C'], tags: ['d'], language: 'en', extra: {n: 1}})
    expect(document!.data.evidence).toEqual({...evidence, site: undefined, language: [{value: 'en', from: 'line'}]})
  })
  test('has no field that is absent', () => {
    const [document] = read('a', {adapters: [yields({children: [], metadata: {title: undefined as unknown as string}})]})
    expect(Object.keys(document!.data.metadata)).toEqual([])
  })
  test('comes of nothing too', () => {
    expect(read('')[0]!.data.verdict).toMatchObject({kind: 'empty', suspect: false})
    expect(read(new VFile(''), {adapters: [yields()]})[0]!.data.verdict.kind).toBe('empty')
  })
})

describe('a run', () => {
  test('is lazy, and tells adapters what the caller knows', () => {
    const seen: unknown[] = []
    const curious = lineAdapter({*read(file) {
      const {language, timezone, mediaType, limits} = sourceOf(file)
      seen.push({language, timezone, mediaType, rows: limits.rows})
    }})
    const run = normalize({value: 'a', mediaType: 'text/plain'}, {adapters: [curious], language: 'zh', timezone: '+08:00', limits: {rows: 3}})
    expect(seen).toEqual([])
    expect([...run]).toHaveLength(1)
    expect(seen).toEqual([{language: 'zh', timezone: '+08:00', mediaType: 'text/plain', rows: 3}])
  })
  test('leaves messages in the file that was given', () => {
    const file = new VFile('a')
    const run = normalize(file, {adapters: [lineAdapter({match: {}})]})
    expect(run.file).toBe(file)
    expect(file.messages.map(({ruleId}) => ruleId)).toEqual(['no-match'])
    expect(file.value).toBe('a')
  })
  test('reads nothing longer than the limit, and says so', () => {
    const run = normalize('abc', {adapters: [lineAdapter()], adapter: 'line', limits: {size: 2}})
    expect([...run]).toEqual([])
    expect(run.file.messages).toMatchObject([{source: 'limit', ruleId: 'too-large', fatal: true}])
  })
  test('flattens what is deeper than the limit, and says so', () => {
    let node: Draft['children'][number] = paragraph('deep')
    for (let depth = 0; depth < 20_000; depth++) node = {type: 'blockquote', children: [node as never]}
    const run = normalize('deep', {adapters: [yields({children: [node, paragraph('flat')]})], adapter: 'line', limits: {depth: 10}})
    const [document] = run
    let depth = 0
    for (let at: unknown = document; (at as Document).children; at = (at as Document).children[0]) depth++
    expect(depth).toBe(10)
    expect(visibleText(document!)).toBe('deep\nflat')
    expect(run.file.messages).toMatchObject([{source: 'limit', ruleId: 'too-deep'}])
  })
})

describe('the verdict', () => {
  const verdict = (value: string | Uint8Array, more: Partial<Draft> = {}) => read({value, path: 'a.line'}, {adapters: [lineAdapter({*read(file) { for (const draft of lineAdapter().read(file)) yield {...draft, ...more} }})]})[0]!.data.verdict
  test('is an article unless the adapter knows better', () => {
    expect(verdict('The ferry was late.')).toEqual({kind: 'article', suspect: false, reasons: []})
    expect(verdict('The ferry was late.', {kind: 'report'}).kind).toBe('report')
  })
  test('is suspect for what the adapter says, and for bytes that were no text', () => {
    expect(verdict('a', {reasons: [{ruleId: 'line:odd', reason: 'odd'}]})).toMatchObject({suspect: true, reasons: [{ruleId: 'line:odd'}]})
    expect(verdict(Uint8Array.from([0xef, 0xbb, 0xbf, 97, 0xff]))).toMatchObject({suspect: true, reasons: [{ruleId: 'encoding:replaced'}]})
  })
  test.each([
    ['stub:captcha', '当前环境异常，完成验证后即可继续访问。'],
    ['stub:captcha', 'Please verify you are human'],
    ['stub:login', '请先登录'],
    ['stub:paywall', 'Subscribe to continue reading'],
    ['stub:script', 'You need to enable JavaScript to run this app.'],
    ['stub:gone', '该内容已被发布者删除']
  ])('is a stub: %s', (ruleId, value) => {
    expect(verdict(value)).toMatchObject({kind: 'stub', suspect: true, reasons: [{ruleId}]})
  })
  test('spares an article about such pages', () => {
    expect(verdict(`How pages say “verify you are human”. ${'The story of the puzzle is long and winding. '.repeat(8)}`).kind).toBe('article')
  })
  test('says where cleaners left nothing together', () => {
    const takes = (name: string, index: number): Cleaner => ({
      name, version: 1, rules: [{id: 'any', category: 'legal', what: '', matches: [], spares: []}],
      propose: ({children, data}) => (data.ledger.length === index && children[0] ? [{op: 'remove', node: children[0], rule: 'any', reason: ''}] : [])
    })
    const empty: Cleaner = {...takes('blank', 1), propose: ({children}) => children.map((node) => ({op: 'remove', node, rule: 'any', reason: ''}))}
    const [document] = read('one\ntwo', {cleaners: [takes('first', 0), {...takes('second', 1), propose: ({children}) => [{op: 'replace', node: children[0]!, by: paragraph(''), rule: 'any', reason: ''}]}, empty]})
    expect(document!.data.verdict).toMatchObject({suspect: true, reasons: [{ruleId: 'empty:all-removed'}]})
  })
})
