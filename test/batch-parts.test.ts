import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {gzipSync} from 'node:zlib'
import {parquetMetadataAsync} from 'hyparquet'
import {VFile} from 'vfile'
import {afterAll, describe, expect, test, vi} from 'vitest'
import {paragraph, text, type LedgerEntry} from '../src/document.ts'
import * as library from '../src/index.ts'
import {atomicFile, syncFolder, writeAtomic} from '../src/node/atomic.ts'
import {attempt, inOrder} from '../src/node/batch.ts'
import {gunzip} from '../src/node/gzip.ts'
import {jsonLines} from '../src/node/json-lines.ts'
import type {Source} from '../src/node/open.ts'
import {normalizeBatch} from '../src/node/normalize-batch.ts'
import {columns, parquetOf} from '../src/node/parquet.ts'
import type {Tools} from '../src/node/plan.ts'
import {ownThread, threads} from '../src/node/pool.ts'
import {run} from '../src/node/run.ts'
import {lineEnds, moveDocument, moveMessages} from '../src/node/shift.ts'
import {summarize} from '../src/node/summary.ts'
import {unitsOf} from '../src/node/units.ts'
import {warcRecords} from '../src/node/warc.ts'
import type {Task} from '../src/node/work.ts'
import {prose} from './command.ts'
import {documentOf} from './outputs.ts'
import {all, bytes, chunks, plan, scratch, sourceOf, tools} from './parts.ts'

const {at, folder, remove} = scratch()
afterAll(remove)

describe('a file that is written', () => {
  test('is not there when it cannot be finished, and neither is its part', async () => {
    mkdirSync(at('taken/inside'), {recursive: true})
    await expect(writeAtomic(at('taken'), bytes('a'))).rejects.toThrow()
    expect(existsSync(at('taken.part'))).toBe(false)
  })
  test.skipIf(!existsSync('/dev/full'))('may be a device; what it could not take is not made good by what comes after', async () => {
    const full = await atomicFile('/dev/full')
    await expect(full.write(new Uint8Array(300_000))).rejects.toMatchObject({code: 'ENOSPC'})
    await expect(full.write(new Uint8Array(300_000))).rejects.toMatchObject({code: 'ENOSPC'})
    await expect(full.publish()).rejects.toMatchObject({code: 'ENOSPC'})
    const nothing = await atomicFile('/dev/null')
    await nothing.write(bytes('a'))
    await nothing.publish()
    expect(nothing.size).toBe(1)
    expect(existsSync('/dev/null.part')).toBe(false)
  })
})

test('a folder that cannot be put on the disk is no error', async () => {
  await expect(syncFolder(at('missing'))).resolves.toBeUndefined()
  await expect(syncFolder('/dev/null')).resolves.toBeUndefined()
})

describe('what is done in order', () => {
  test('may be left while a unit is waited for that never comes', async () => {
    let fail = (_: Error): void => undefined
    const units = async function* (): AsyncIterable<number> {
      yield 1
      await new Promise((_, reject) => (fail = reject))
    }
    for await (const unit of inOrder(units(), {units: 4}, async (number) => number)) {
      expect(unit).toBe(1)
      setTimeout(() => fail(new Error('too late')), 10)
      break
    }
  })
})

describe('positions', () => {
  test('of all that a document holds move with its part', () => {
    const position = (start: number, end: number): {start: {line: number; column: number; offset: number}; end: {line: number; column: number; offset: number}} => ({start: {line: 1, column: start + 1, offset: start}, end: {line: 1, column: end + 1, offset: end}})
    const kept = text('kept', position(3, 7))
    const ledger: LedgerEntry[] = [
      {rule: 'a@1/b', category: 'promotion', reason: '', op: 'remove', path: [1], pass: 1, before: paragraph([kept], position(2, 8)), place: position(2, 8)},
      {rule: 'a@1/c', category: 'tracking', reason: '', op: 'replace', path: [0], pass: 2, before: 'x', after: '', place: position(9, 10)}
    ]
    const document = documentOf([paragraph([kept], position(0, 8))], {ledger, spent: [4], evidence: {title: [{value: 'a', from: 'b', place: position(1, 2)}, {value: 'c', from: 'd'}]}})
    moveDocument(document, {offset: 100, line: 10})
    // It stands in the tree and in the ledger, and is moved once.
    expect(kept.position).toEqual({start: {line: 11, column: 4, offset: 103}, end: {line: 11, column: 8, offset: 107}})
    expect(document.data.ledger.map(({place, before}) => [place?.start.offset, typeof before === 'string' ? before : before.position?.end.offset])).toEqual([[102, 108], [109, 'x']])
    expect(document.data.evidence.title?.map(({place}) => place?.start.offset)).toEqual([101, undefined])
    expect(document.data.spent).toEqual([104])
  })
  test('count line ends as editors do', () => {
    expect(['', 'a\nb\n', 'a\r\nb\rc', '\r\r\n\n'].map(lineEnds)).toEqual([0, 2, 2, 3])
  })
  test('of messages move, be they places or points', () => {
    const file = new VFile('a')
    file.message('one', {place: {line: 2, column: 3}})
    file.message('two', {place: {start: {line: 1, column: 1, offset: 0}, end: {line: 1, column: 2, offset: 1}}})
    file.message('three')
    moveMessages(file, {offset: 50, line: 5})
    expect(file.messages.map(({line, place}) => [line, place && ('start' in place ? place.end.offset : place.line)])).toEqual([[7, 7], [6, 51], [undefined, undefined]])
  })
})

describe('a summary', () => {
  test('shows on a line what was taken out, also what is no text, and cuts it between characters', () => {
    const removal = (before: LedgerEntry['before'], rule = 'related@1/list'): LedgerEntry => ({rule, category: 'related', reason: 'r', op: 'remove', path: [0], pass: 1, before})
    const ledger = [removal(paragraph([{type: 'image', url: '/a.png'}, {type: 'break'}])), removal('a\n b'), removal(`${'x'.repeat(198)}𠮷${'y'.repeat(90)}`), {...removal('title', 'credits@1/line'), category: 'metadata' as const}]
    const spans = [{class: 'removed' as const, start: 0, end: 5, rule: 'related@1/list', document: 'id1:0'}, {class: 'removed' as const, start: 5, end: 9, rule: 'gone@1/rule', document: 'id1:0'}, {class: 'content' as const, start: 9, end: 12, document: 'id1:0'}, {class: 'content' as const, start: 12, end: 20, document: 'other'}, {class: 'whitespace' as const, start: 20, end: 21}]
    const [summary] = summarize('in', [documentOf([], {ledger})], {spans})
    expect(summary).toMatchObject({input: 'in', characters: 0, kept: 3, removed: {related: 5}})
    expect(summary!.ledger.map(({text: shown}) => shown)).toEqual([`${'x'.repeat(198)}…`, '(image /a.png) (break)', 'a b'])
  })
})

describe('lines of JSON', () => {
  test('that are longer than may be are cut, and told', async () => {
    const lines = await all(jsonLines(chunks(`{"text": "${'a'.repeat(50)}`, 'b"}\n{"text": "c"}\n', '{"text"', ': "d"}'), 40))
    expect(lines.map((line) => ('source' in line ? line.source.value : line.rejected.bytes))).toEqual([[0, 60], [60, 64], 'c', 'd'])
  })
})

describe('Parquet', () => {
  test('has groups of rows that fit into memory', async () => {
    const one = JSON.stringify(Object.fromEntries(columns.map((name) => [name, name === 'authors' || name === 'tags' ? [] : name === 'suspect' ? false : /^(?:characters|kept|removed|schema)$/u.test(name) ? 1 : 'x'])))
    writeFileSync(at('many.jsonl'), `${one}\n`.repeat(10_001))
    await parquetOf(at('many.jsonl'), at('many.parquet'))
    const file = readFileSync(at('many.parquet'))
    const {row_groups: groups} = await parquetMetadataAsync(file.buffer.slice(file.byteOffset, file.byteOffset + file.length) as ArrayBuffer)
    expect(groups.map(({num_rows: rows}) => Number(rows))).toEqual([10_000, 1])
  })
  test('that cannot be made leaves nothing behind, and the lines where they are', async () => {
    writeFileSync(at('lines.jsonl'), 'no JSON\n')
    await expect(parquetOf(at('lines.jsonl'), at('all.parquet'))).rejects.toThrow(SyntaxError)
    expect([existsSync(at('all.parquet')), existsSync(at('all.parquet.tmp.part')), existsSync(at('lines.jsonl'))]).toEqual([false, false, true])
  })
})

describe('workers', () => {
  const task: Task = {name: 'a.txt', value: prose, range: null}
  test('take nothing more once they are told to end, and what waits for one is rejected', async () => {
    const pool = threads(plan, {worker: new URL('data:text/javascript,setInterval(() => undefined, 1000)'), jobs: 1, timeout: 60, memory: 64})
    const [first, second] = [pool.run(task), pool.run(task)].map((answer) => answer.catch((error: {rule: string}) => error.rule))
    await new Promise((resolve) => setTimeout(resolve, 200))
    await pool.close()
    expect(await Promise.all([first, second])).toEqual(['batch:worker-exit', 'batch:worker-exit'])
    expect(pool.closed).toBe(true)
    await expect(pool.run(task)).rejects.toThrow('Unexpected task behind the end')
  })
  test('that cannot be loaded reject what they were to do', async () => {
    const pool = threads(plan, {worker: new URL('data:text/javascript,throw new RangeError("no")'), jobs: 1, timeout: 60, memory: 64})
    await expect(pool.run(task)).rejects.toMatchObject({rule: 'batch:threw', message: expect.stringContaining('RangeError: no')})
    await pool.close()
  })
  test('are not asked for without their module', async () => {
    await expect(all(run([sourceOf('a.txt', prose), sourceOf('b.txt', prose)], {plan, tools, jobs: 1, hash: false, format: () => 'json'}))).rejects.toThrow('Unexpected `jobs` without a `worker`')
  })
  test('are not started for a file that is gone', async () => {
    const gone = {...sourceOf('a.txt', prose), file: join(tmpdir(), 'palimpsest-gone', 'a.txt')}
    const worker = new URL('data:text/javascript,throw new RangeError("no")')
    expect(await all(run([gone], {plan, tools, jobs: 1, worker, hash: true, format: () => 'json'}))).toMatchObject([{unit: {problem: expect.stringContaining('ENOENT') as string}, pieces: []}])
  })
  test('have nothing to do where all is done in this thread', async () => {
    const pool = ownThread(tools)
    expect((await pool.run(task)).counts).toMatchObject({documents: 1, characters: prose.length})
    await pool.close()
  })
})

describe('a task that fails', () => {
  test('and cannot be opened either is rejected whole', async () => {
    const broken = {...tools, library: {...library, normalize: () => {
      throw new RangeError('a bug')
    }}} as Tools
    const [piece] = await attempt({name: 'a.txt', value: bytes(prose), range: null}, ownThread(broken), broken)
    expect(piece).toMatchObject({written: [], counts: {rejected: 1, characters: 0}, rejected: [{path: 'a.txt', line: 1, start: 0, end: 0, rule: 'batch:threw', text: ''}]})
  })
})

describe('units', () => {
  const options = {tools, format: () => undefined, hash: false}
  test('end with a problem where a source breaks off', async () => {
    for (const source of [sourceOf('a.txt', 'a', new Error('gone')), sourceOf('b.md.gz', gzipSync(prose), new Error('gone')), sourceOf('c.jsonl', `{"text": "x"}\n`, new Error('gone'))]) {
      const units = await all(unitsOf([source], {...options, sizes: {whole: 10}}))
      expect(units.at(-1), source.name).toMatchObject({problem: 'gone', ends: true})
    }
    await expect(all(gunzip(chunks(gzipSync(prose).subarray(0, 20), new Error('gone'))))).rejects.toThrow('gone')
  })
  test('of a source that is too large for memory are a rejection', async () => {
    const small = {...tools, options: {adapter: 'plain-text', limits: {size: 100}}}
    const units = await all(unitsOf([sourceOf('a.txt', ...Array.from({length: 50}, () => prose))], {...options, tools: small, sizes: {whole: 1000}}))
    expect(units).toMatchObject([{rejected: {path: 'a.txt', rule: 'limit:too-large', bytes: null}, next: {items: 1}}, {ends: true}])
  })
  test('go on behind the records that are done', async () => {
    const lines = sourceOf('a.jsonl', ...['a', 'b', 'c'].map((value) => `${JSON.stringify({text: value})}\n`))
    const units = await all(unitsOf([lines], {...options, begin: async () => ({items: 2, offset: 0, line: 0})}))
    expect(units.map(({task, next}) => [task?.value, next.items])).toEqual([['c', 3], [undefined, 3]])
    expect(await all(unitsOf([lines], {...options, done: async () => true}))).toEqual([])
  })
  test('that cannot be read are told to those who ask', async () => {
    writeFileSync(at('bad.md.gz'), gzipSync(prose).subarray(0, 20))
    const told: string[] = []
    const found = await all(normalizeBatch([at('bad.md.gz'), {value: prose}], {jobs: 0, cwd: folder, onReject: ({rule}) => told.push(rule)}))
    expect([found.length, told]).toEqual([1, ['batch:unreadable']])
    expect(await all(normalizeBatch([at('bad.md.gz')], {jobs: 0, cwd: folder}))).toEqual([])
  })
  test('stop at once when they are told to', async () => {
    const stop = new AbortController()
    const source: Source = {...sourceOf('a.txt'), open: async function* () {
      stop.abort()
      throw new Error('gone')
    }}
    await expect(all(unitsOf([source], {...options, signal: stop.signal}))).rejects.toThrow('gone')
  })
})

describe('an archive', () => {
  test('needs a package that is not installed by itself, and says so', async () => {
    vi.doMock('warcio', () => {
      throw new Error('not found')
    })
    await expect(all(warcRecords(chunks('WARC/1.0\r\n'), 20))).rejects.toThrow('expected `npm install warcio`')
    vi.doUnmock('warcio')
  })
  const record = (head: string, body: string): string => `WARC/1.0\r\n${head}WARC-Record-ID: <urn:uuid:0>\r\nWARC-Date: 2021-03-04T07:00:00Z\r\nContent-Length: ${body.length}\r\n\r\n${body}\r\n\r\n`
  test('gives what stands by itself, and skips what is too large or says nothing of itself', async () => {
    const archive = [
      record('WARC-Type: resource\r\nWARC-Target-URI: https://example.org/a\r\nContent-Type: text/plain\r\n', 'short'),
      record('WARC-Type: conversion\r\nContent-Type: text/plain\r\n', 'x'.repeat(50)),
      record('WARC-Type: resource\r\nWARC-Target-URI: https://example.org/b\r\n', 'y')
    ].join('')
    const found = await all(warcRecords(chunks(archive), 20))
    expect(found.map((one) => ('skipped' in one ? one.skipped : [one.capture.url, one.capture.mediaType, String(one.capture.value)]))).toEqual([['https://example.org/a', 'text/plain', 'short'], 'too large', 'no media type'])
  })
})
