import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {forumTsv} from '../src/adapters/forum-tsv.ts'
import {fromJson, normalize, toJson, type Document} from '../src/index.ts'
import {normalizeStream, type StreamOptions} from '../src/node/index.ts'
import {ordinals} from '../src/node/ordinals.ts'
import {lineEnds} from '../src/node/shift.ts'
import {measure} from '../src/node/utf8.ts'
import {prose} from './command.ts'

const header = 'thread_id\tpost_id\ttitle\tauthor\tdate\tbody\n'
const threads = (count: number, posts = 3, end = '\n'): string =>
  Array.from({length: count}, (_, thread) => Array.from({length: posts}, (_, post) => `${thread}\t${thread * posts + post}\t渡船 𠮷 ${thread}\tmira\t2021-03-04 07:00:00\t${prose} ${post}${end}`).join('')).join('')

async function* pieces(bytes: Uint8Array, size: number): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function collect<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const all: Value[] = []
  for await (const value of values) all.push(value)
  return all
}

const read = (bytes: Uint8Array, size: number, options: StreamOptions): Promise<Document[]> => collect(normalizeStream(pieces(bytes, size), options))

/** What only the whole knows. */
function withoutHash(document: Document): Document {
  const copy = fromJson(toJson(document))
  delete copy.data.provenance.sha256
  return copy
}

const cut = {wholeSize: 6000, partSize: 2000}

describe('a stream', () => {
  test.each([
    ['with a header', header + threads(40)],
    ['without one', threads(40)],
    ['with rows that are no rows', header + threads(20) + '7\tbroken\n\n' + threads(20)],
    ['with the same thread twice', header + threads(12) + threads(12)],
    ['with Windows line ends', (header + threads(30, 3, '\r\n')).replace('\tbody\n', '\tbody\r\n')],
    ['with a mark', `\ufeff${header}${threads(30)}`],
    ['with quoted cells that span lines', header + Array.from({length: 50}, (_, index) => `${index >> 1}\t${index}\t"Boats, ""fast"""\tmira\t2021-03-04\t"${prose}\n${prose}"\n`).join('')]
  ])('of a table %s gives the documents of the whole', async (_, text) => {
    const bytes = new TextEncoder().encode(text)
    const whole = [...normalize({value: bytes, path: 'a.tsv'})]
    for (const size of [7, 1000, bytes.length]) {
      const found = await read(bytes, size, {path: 'a.tsv', ...cut})
      expect(found).toEqual(whole.map(withoutHash))
    }
  })
  test.each<readonly [string, string, StreamOptions]>([
    ['whose columns only later rows tell', threads(9).replaceAll('mira\t2021-03-04 07:00:00', '\t') + threads(30), {}],
    ['that is read as its reader was told', header + threads(30).replaceAll(prose, `<b>${prose}</b>`), {adapters: [forumTsv({body: 'text'})]}],
    ['with a mark and signs of lost characters', `\ufeff${header}${threads(30).replaceAll('mira', 'mi\ufffda')}`, {}]
  ])('of a table %s gives the documents of the whole', async (_, text, options) => {
    const bytes = new TextEncoder().encode(text)
    const whole = [...normalize({value: bytes, path: 'a.tsv'}, options)]
    expect(await read(bytes, 1000, {path: 'a.tsv', ...options, ...cut, wholeSize: bytes.length - 1})).toEqual(whole.map(withoutHash))
  })
  test('is the same however it is cut', async () => {
    await fc.assert(fc.asyncProperty(fc.integer({min: 300, max: 5000}), fc.integer({min: 1, max: 3000}), fc.integer({min: 1, max: 5}), async (partSize, size, posts) => {
      const bytes = new TextEncoder().encode(header + threads(15, posts))
      const found = await read(bytes, size, {path: 'a.tsv', wholeSize: 1500, partSize})
      expect(found).toEqual([...normalize({value: bytes, path: 'a.tsv'})].map(withoutHash))
    }), {numRuns: 25})
  })
  test('that is short is read as its bytes are', async () => {
    const bytes = new TextEncoder().encode(`# Title\n\n${prose}\n`)
    expect(await read(bytes, 5, {path: 'a.md', url: 'https://example.org/a', mediaType: 'text/markdown'})).toEqual([...normalize({value: bytes, path: 'a.md', url: 'https://example.org/a', mediaType: 'text/markdown'})])
    expect(await read(new Uint8Array(), 1, {})).toHaveLength(1)
  })
  test('that is long and cannot be cut is read whole', async () => {
    const bytes = new TextEncoder().encode(`${prose}\n\n`.repeat(90))
    expect(await read(bytes, 100, {path: 'a.txt', adapter: 'plain-text', ...cut})).toEqual([...normalize({value: bytes, path: 'a.txt'}, {adapter: 'plain-text'})])
  })
  test('that is too long for memory is an error that says so', async () => {
    const bytes = new TextEncoder().encode(`${prose}\n\n`.repeat(90))
    await expect(read(bytes, 100, {path: 'a.txt', adapter: 'plain-text', limits: {size: 100}, ...cut})).rejects.toMatchObject({rule: 'limit:too-large'})
    await expect(read(new TextEncoder().encode(threads(1, 90)), 100, {path: 'a.tsv', limits: {size: 3000}, ...cut})).rejects.toMatchObject({rule: 'limit:too-large'})
  })
  test('in an encoding of two bytes gives the documents of the whole', async () => {
    const text = header + threads(40) + threads(2, 40)
    const bytes = new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))
    expect(await read(bytes, 33, {path: 'a.tsv', ...cut})).toEqual([...normalize({value: bytes, path: 'a.tsv'})].map(withoutHash))
    await expect(read(bytes, 1000, {path: 'a.tsv', ...cut, limits: {size: 3000}})).rejects.toMatchObject({rule: 'limit:too-large'})
  })
  test('in an encoding that no decoder takes piece by piece is read whole', async () => {
    const text = header + threads(20)
    const bytes = new Uint8Array(Uint32Array.from([...`\ufeff${text}`], (character) => character.codePointAt(0)!).buffer)
    expect((await read(bytes, 999, {path: 'a.tsv', ...cut})).map(({children}) => children)).toEqual([...normalize({value: text, path: 'a.tsv'})].map(({children}) => children))
  })
  test('with broken bytes far behind says so of the documents that have them', async () => {
    const bytes = new TextEncoder().encode(header + threads(40))
    bytes[bytes.length - 20] = 0xff
    const found = await read(bytes, 500, {path: 'a.tsv', ...cut})
    expect(found[0]!.data.provenance.encoding).toEqual({label: 'utf-8', source: 'utf-8', replaced: 0})
    expect(found.at(-1)!.data).toMatchObject({provenance: {encoding: {label: 'utf-8', source: 'detected', replaced: 1}}, verdict: {suspect: true, reasons: [{ruleId: 'encoding:replaced'}]}})
  })
  test('tells messages with their place in the whole', async () => {
    const text = header + threads(30) + '7\tbroken\n' + threads(20)
    const said: Array<{line: number | undefined; at: number | undefined}> = []
    await read(new TextEncoder().encode(text), 100, {path: 'a.tsv', ...cut, onMessage: ({line, place}) => said.push({line, at: place && 'start' in place ? place.start.offset : undefined})})
    expect(said).toEqual([{line: 92, at: text.indexOf('7\tbroken')}])
  })
  test('stops when it is told to', async () => {
    const stop = new AbortController()
    const bytes = new TextEncoder().encode(header + threads(40))
    const found: Document[] = []
    await expect((async () => {
      for await (const document of normalizeStream(pieces(bytes, 100), {path: 'a.tsv', ...cut, signal: stop.signal})) {
        found.push(document)
        stop.abort()
      }
    })()).rejects.toThrow('abort')
    expect(found).toHaveLength(1)
  })
})

describe('bytes that are cut', () => {
  test('are measured as their text is', () => {
    fc.assert(fc.property(fc.string({unit: 'grapheme'}), fc.constantFrom('', '\n', '\r\n', '\r', '渡\n𠮷'), (text, end) => {
      const all = text + end + text
      expect(measure(new TextEncoder().encode(all))).toEqual({offset: all.length, line: lineEnds(all)})
    }))
  })
  test('of a table in which one thread is longer than the lines that are looked at first give the documents of the whole', async () => {
    const long = header + threads(3, 400) + threads(5)
    const bytes = new TextEncoder().encode(long)
    expect(await read(bytes, 1000, {path: 'a.tsv', wholeSize: 6000, partSize: 40_000})).toEqual([...normalize({value: bytes, path: 'a.tsv'})].map(withoutHash))
  })
})

test('documents of one text are numbered, however many there are', () => {
  const {next} = ordinals()
  const id = (value: number): string => `id1:${value.toString(16).padStart(32, '0')}`
  const hex = (value: number): string => `id1:${(BigInt(value) * 0x9e3779b97f4a7c15n << 50n).toString(16).padStart(32, '0').slice(-32)}`
  for (let value = 0; value < 5000; value++) expect(next(hex(value * 7 + 1))).toBe(hex(value * 7 + 1))
  expect(next(`${hex(8)}-9`)).toBe(`${hex(8)}-2`)
  expect(next(hex(8))).toBe(`${hex(8)}-3`)
  expect(next(id(0))).toBe(id(0))
})
