import fc from 'fast-check'
import {VFile} from 'vfile'
import {describe, expect, test} from 'vitest'
import {account} from '../src/account.ts'
import {reject, sourceOf, type Adapter} from '../src/adapter.ts'
import {paragraph, text} from '../src/document.ts'
import {apply, type Cleaner} from '../src/edit.ts'
import {normalize} from '../src/normalize.ts'
import {overlay, tile, type Parts} from '../src/span.ts'
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
  test('goes along with what is read, of any input', () => {
    const options = {adapters: [lineAdapter()]}
    const run = normalize(new VFile('one\n- two'), options)
    expect(account(run.file, run)).toMatchObject({unaccounted: 0, totals: {content: 6, markup: 2, whitespace: 1}})
    const input = {value: 'one\n- two', path: 'a.line'}
    expect(account(input, normalize(input, options), options)).toMatchObject({unaccounted: 0, totals: {content: 6, markup: 2, whitespace: 1}})
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

test('the order in which documents are given changes nothing', () => {
  // A document a line, but for lines that are rejected, some with the one behind them.
  const adapter = lineAdapter({*read(file) {
    const {places} = sourceOf(file)
    let start = 0
    for (const line of file.value.split('\n')) {
      const end = start + line.length
      if (line.startsWith('!')) reject(file, 'Unexpected line', {source: 'line', ruleId: 'bad', place: places.position(start, line === '!!' ? end + 1 : end)})
      else if (line !== '') yield {children: [paragraph(line.slice(1), places.position(start + 1, end))], place: places.position(start, end), evidence: {title: [{value: line, from: 'test', place: places.position(start, start + 1)}]}}
      start = end + 1
    }
  }})
  const line = fc.constantFrom('one', 'two', '- x', '!bad', '!!', '', ' ')
  fc.assert(fc.property(fc.array(line, {minLength: 1, maxLength: 300, size: 'max'}), fc.infiniteStream(fc.nat()), (lines, random) => {
    const file = new VFile(lines.join('\n'))
    const documents = [...normalize(file, {adapters: [adapter]})]
    const {spans, totals} = account(file, documents)
    const keys = new Map(documents.map((document) => [document, random.next().value]))
    expect(account(file, documents.toSorted((a, b) => keys.get(a)! - keys.get(b)!))).toMatchObject({spans, totals})
    expect(account(file, documents.values())).toMatchObject({spans, totals})
    // Out of order, one by one: nobody holds anything twice.
    const backwards = account(file, documents.toReversed().values())
    expect(backwards.spans.reduce((at, {start, end}) => (expect(start).toBe(at), end), 0)).toBe(backwards.length)
    expect(spans.reduce((at, {start, end}) => (expect(start).toBe(at), end), 0)).toBe(file.data.palimpsest!.text.length)
    const own = lines.filter((text) => text.startsWith('!')).reduce((count, text) => count + text.length, 0)
    expect(totals.rejected).toBeGreaterThanOrEqual(own)
  }))
})

const ranges = fc.array(fc.record({start: fc.nat(40), length: fc.integer({min: 1, max: 20})}), {maxLength: 12})
const partsOf = (claims: ReadonlyArray<{start: number; length: number}>): Parts => {
  const sorted = claims.map(({start, length}, index) => ({start, end: start + length, owner: {class: 'content' as const, rule: String(index)}}))
  return {starts: sorted.map(({start}) => start), ends: sorted.map(({end}) => end), owners: sorted.map(({owner}) => owner), size: sorted.length}
}

test('of what is claimed the last to begin holds, the shorter of two, the later of equals', () => {
  fc.assert(fc.property(ranges, (claims) => {
    const tiled = Array.from({length: 50}, () => -1)
    let last = 0
    tile(partsOf(claims), 50, ({rule}, start, end) => {
      expect(start).toBeGreaterThanOrEqual(last)
      tiled.fill(Number(rule), start, last = end)
    })
    expect(tiled).toEqual(tiled.map((_, at) => holderOf(claims, at)))
  }))
})

// The law said plainly, at the price of looking at every claim for every character.
function holderOf(claims: ReadonlyArray<{start: number; length: number}>, at: number): number {
  const covering = [...claims.entries()].filter(([, {start, length}]) => start <= at && at < start + length)
  return covering.sort(([i, a], [j, b]) => a.start - b.start || b.length - a.length || i - j).at(-1)?.[0] ?? -1
}

test('evidence holds whatever of a gap it covers, and the rest stays as it was', () => {
  fc.assert(fc.property(ranges, fc.uniqueArray(fc.integer({min: 1, max: 49}), {maxLength: 6}), (claims, cuts) => {
    const evidence = partsOf(claims.toSorted((a, b) => a.start - b.start || b.length - a.length))
    const held = Array.from({length: 50}, () => '')
    const hold = overlay(evidence, ({class: kind}, start, end) => held.fill(kind, start, end))
    const edges = [0, ...cuts.toSorted((a, b) => a - b), 50]
    for (const [index, edge] of edges.slice(1).entries()) hold({class: index % 3 === 2 ? 'metadata' : 'markup'}, edges[index]!, edge)
    const piece = (at: number): number => edges.findLastIndex((edge) => edge <= at)
    expect(held).toEqual(held.map((_, at) => (piece(at) % 3 === 2 ? 'metadata' : holderOf(claims, at) === -1 ? 'markup' : 'content')))
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
