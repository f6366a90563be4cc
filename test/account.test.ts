import fc from 'fast-check'
import {VFile} from 'vfile'
import {describe, expect, test} from 'vitest'
import {account} from '../src/account.ts'
import {reject, sourceOf, type Adapter} from '../src/adapter.ts'
import {paragraph, text} from '../src/document.ts'
import {apply, type Cleaner} from '../src/edit.ts'
import {normalize} from '../src/normalize.ts'
import {tile} from '../src/span.ts'
import {lineAdapter} from './core.ts'

const show = (value: string, adapter: Adapter, more: {cleaners?: Cleaner[]} = {}): string[] => {
  const file = new VFile(value)
  const documents = [...normalize(file, {adapters: [adapter], ...more})]
  return account(file, documents).spans.map(({class: kind, start, end}) => `${kind} ${JSON.stringify(value.slice(start, end))}`)
}

const second: Cleaner = {
  name: 'second',
  version: 1,
  rules: [{id: 'any', category: 'legal', what: '', matches: [], spares: []}, {id: 'moved', category: 'metadata', what: '', matches: [], spares: []}],
  propose: ({children}) => (children[1] ? [{op: 'remove', node: children[1], rule: children.length > 2 ? 'any' : 'moved', reason: ''}] : [])
}

describe('account', () => {
  test('tiles a source into content, syntax and white space', () => {
    expect(show('one\n\n- two \r\n', lineAdapter())).toEqual(['content "one"', 'whitespace "\\n\\n"', 'markup "- "', 'content "two "', 'whitespace "\\r\\n"'])
  })
  test('finds what an adapter loses', () => {
    const loses = lineAdapter({*read(file) { for (const draft of lineAdapter().read(file)) yield {...draft, children: draft.children.slice(1)} }})
    expect(show('one\ntwo', loses)).toEqual(['unaccounted "one"', 'whitespace "\\n"', 'content "two"'])
  })
  test('finds syntax that nobody claims', () => {
    const {claim: _, ...silent} = lineAdapter()
    expect(show('- two', silent)).toEqual(['unaccounted "-"', 'whitespace " "', 'content "two"'])
  })
  test('gives what is removed under its rule, and what moved as metadata', () => {
    expect(show('one\ntwo\nthree', lineAdapter(), {cleaners: [second]})).toContain('removed "two"')
    expect(show('one\ntwo', lineAdapter(), {cleaners: [second]})).toContain('metadata "two"')
  })
  test('gives what was rejected', () => {
    const rejects = lineAdapter({*read(file) { reject(file, 'Unexpected line', {source: 'line', ruleId: 'bad', place: sourceOf(file).places.position(0, 3)}) }})
    expect(show('one', rejects)).toEqual(['rejected "one"'])
  })
  test('lets content hold what is evidence too, and evidence the rest', () => {
    const about = lineAdapter({*read(file) {
      const {places} = sourceOf(file)
      const place = places.position(0, 5)
      yield {children: [paragraph('two', places.position(2, 5))], evidence: {title: [{value: 'x', from: 'test', place}]}}
    }})
    expect(show('a two', about)).toEqual(['metadata "a "', 'content "two"'])
  })
  test('counts raw HTML and rules as syntax, front matter as metadata', () => {
    const nodes = lineAdapter({*read(file) {
      const {places} = sourceOf(file)
      yield {children: [{type: 'yaml', value: 'a', position: places.position(0, 1)}, {type: 'thematicBreak', position: places.position(1, 2)}, paragraph([text('c', places.position(2, 3)), text('generated')], places.position(2, 3))]}
    }})
    expect(show('abc', nodes)).toEqual(['metadata "a"', 'markup "b"', 'content "c"'])
  })
  test('reads an input again that it does not know', () => {
    const input = {value: 'one\ntwo', path: 'a.line'}
    const options = {adapters: [lineAdapter()]}
    const documents = [...normalize(input, options)]
    expect(account(input, documents, options)).toMatchObject({length: 7, unaccounted: 0, totals: {content: 6, whitespace: 1}})
    expect(account(input, documents).totals).toMatchObject({content: 6, whitespace: 1})
    expect(account(input, [], options)).toMatchObject({unaccounted: 6})
    const rejects = {adapters: [lineAdapter({*read(file) {
      reject(file, 'Unexpected line', {source: 'line', ruleId: 'bad', place: sourceOf(file).places.position(0, 3)})
      yield {children: [paragraph('two', sourceOf(file).places.position(4, 7))]}
    }})]}
    expect(account(input, [...normalize(input, rejects)], rejects)).toMatchObject({unaccounted: 0, totals: {rejected: 3, content: 3}})
  })
  test('knows bytes by their text, and each document by its id', () => {
    const file = new VFile({value: new TextEncoder().encode('\ufeff- é'), path: 'a.line'})
    const [document] = normalize(file, {adapters: [lineAdapter()]})
    expect(account(file, [document!])).toMatchObject({length: 3, spans: [{class: 'markup', document: document!.data.id}, {class: 'content', document: document!.data.id}]})
  })
  test('takes replacements given as text', () => {
    const file = new VFile('one\ntwo')
    const [document] = normalize(file, {adapters: [lineAdapter()]})
    const cleaned = apply(document!, second)
    cleaned.data.ledger[0]!.before = 'two'
    expect(account(file, [cleaned])).toMatchObject({unaccounted: 0})
  })
})

test('spans never overlap, leave no gap and sum up, whatever is claimed', () => {
  const claim = fc.record({start: fc.nat(40), length: fc.integer({min: 1, max: 20}), weak: fc.boolean()})
  fc.assert(fc.property(fc.array(claim, {maxLength: 12}), (claims) => {
    const spans = tile(claims.map(({start, length, weak}) => ({class: 'content', start, end: start + length, ...(weak ? {weak: true as const} : {})})), 50)
    const held = new Set(claims.flatMap(({start, length}) => Array.from({length}, (_, index) => start + index)).filter((at) => at < 50))
    const tiled = spans.flatMap(({start, end}) => Array.from({length: end - start}, (_, index) => start + index))
    expect(tiled).toEqual([...held].sort((a, b) => a - b))
  }))
})

test('the law holds on any text', () => {
  fc.assert(fc.property(fc.string({unit: fc.constantFrom('a', '一', ' ', '\n', '\r', '- ', '\t', '𠮷', '\u200b')}), (value) => {
    const file = new VFile(value)
    const accounts = account(file, [...normalize(file, {adapters: [lineAdapter()], cleaners: [second]})])
    expect(accounts.unaccounted).toBe(0)
    expect(accounts.spans.map(({start}) => start)).toEqual([0, ...accounts.spans.map(({end}) => end)].slice(0, accounts.spans.length))
    expect(accounts.spans.at(-1)?.end ?? 0).toBe(value.length)
  }))
})
