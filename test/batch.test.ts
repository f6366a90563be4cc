import {existsSync, readdirSync} from 'node:fs'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {gzipSync} from 'node:zlib'
import {parquetReadObjects} from 'hyparquet'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {normalize, toRecord, type Document} from '../src/index.ts'
import {inOrder} from '../src/node/batch.ts'
import {columns} from '../src/node/parquet.ts'
import {safePath} from '../src/node/names.ts'
import {bundled, type Built} from './built.ts'
import {collect as written, forum, page, post, prose, records, workspace, type Outcome} from './command.ts'

const {folder, put, get, palimpsest, remove} = workspace()
let built: Built
let worker: URL

const header = 'thread_id\tpost_id\ttitle\tauthor\tdate\tbody\n'
const threads = (count: number): string => Array.from({length: count}, (_, index) => `${index}\t${index}\tFerry ${index}\tmira\t2021-03-04 07:00:00\t${prose} ${index}\n`).join('')

/** Adapters that fail as documents of their kind ask them to. */
const hostile = `
const name = 'hostile'
function* read(file) {
  for (const line of file.value.split('\\n')) {
    if (line.includes('THROW')) throw new RangeError('a bug')
    if (line.includes('HANG')) for (;;) ;
    if (line.includes('EXIT')) process.exit(7)
    if (line.includes('FILL')) for (const all = [];;) all.push({line: line + all.length, more: [all.length]})
  }
  yield {children: [{type: 'paragraph', children: [{type: 'text', value: file.value}]}]}
}
const cut = (text) => text.lastIndexOf('\\n', text.length - 2) + 1
export default {adapters: [{name, version: 1, match: {extensions: ['.odd']}, read}, {name: 'hostile-lines', version: 1, match: {extensions: ['.odds']}, read, cut}]}
`

beforeAll(async () => {
  built = await bundled('batch')
  worker = pathToFileURL(built.worker)
  put('hostile.mjs', hostile)
}, 60_000)
afterAll(() => {
  built.remove()
  remove()
})

const inThreads = (argv: readonly string[], stdin?: string): Promise<Outcome> => palimpsest(argv, {io: {worker}, ...(stdin === undefined ? {} : {stdin})})

describe('order', () => {
  test('is that of the input, on any number of workers', async () => {
    for (let index = 0; index < 24; index++) put(`many/${String(index).padStart(2, '0')}.md`, `${post}\n${prose.repeat(index % 5)}`)
    put('many/zz.tsv', header + threads(60))
    const one = await inThreads(['many', '--jobs', '1'])
    expect(records(one.stdout)).toHaveLength(24 + 60)
    for (const jobs of ['0', '2', '8']) expect((await inThreads(['many', '--jobs', jobs])).stdout).toBe(one.stdout)
    const alone = (await Promise.all(['many/07.md', 'many/03.md'].map((path) => inThreads([path, '--to', 'jsonl'])))).map(({stdout}) => stdout).join('')
    expect((await inThreads(['many/07.md', 'many/03.md'])).stdout).toBe(alone)
  })
  test('is that of one worker for a lone large file, for which workers start while it is hashed', async () => {
    put('lone.tsv', header + threads(60))
    const one = await palimpsest(['lone.tsv', '--jobs', '0'])
    const sizes = {whole: 3000, part: 2000, large: 3000}
    for (const jobs of ['1', '2']) expect((await palimpsest(['lone.tsv', '--jobs', jobs], {io: {worker, sizes}})).stdout).toBe(one.stdout)
    expect(await palimpsest(['-', '--adapter', 'forum-tsv', '--jobs', '1'], {io: {worker, sizes}, stdin: header + threads(60)})).toMatchObject({code: 0})
  })
  test('holds though later work is done sooner, and no more is begun than is asked for', async () => {
    let begun = 0
    const units = async function* (): AsyncIterable<number> {
      for (let unit = 0; unit < 20; unit++) yield unit
    }
    const results = inOrder(units(), {units: 3}, async (unit) => {
      begun++
      await new Promise((resolve) => setTimeout(resolve, (20 - unit) % 4))
      return unit
    })
    const seen: number[] = []
    for await (const result of results) {
      seen.push(result)
      expect(begun).toBeLessThanOrEqual(seen.length + 3)
    }
    expect(seen).toEqual([...Array.from({length: 20}).keys()])
  })
  test('lets a result go while the next input is waited for', async () => {
    let more = (): void => undefined
    const units = async function* (): AsyncIterable<number> {
      yield 1
      await new Promise<void>((resolve) => (more = resolve))
      yield 2
    }
    const results = inOrder(units(), {units: 4}, async (unit) => unit)[Symbol.asyncIterator]()
    expect(await results.next()).toEqual({done: false, value: 1})
    more()
    expect(await results.next()).toEqual({done: false, value: 2})
    await results.return?.()
  })
})

describe('a document that', () => {
  test.each([
    ['throws', 'THROW', /RangeError: a bug/u, 'batch:threw'],
    ['hangs', 'HANG', /more than 1 s/u, 'batch:timeout'],
    ['ends its worker', 'EXIT', /end of a worker \(7\)/u, 'batch:worker-exit'],
    ['needs all memory', 'FILL', /more than 60 MB/u, 'batch:memory']
  ])('%s is rejected, and the others come', async (_, word, reason, rule) => {
    for (const name of ['a', 'b', 'd']) put(`odd/${name}.odd`, `Fine ${name}.`)
    put('odd/c.odd', `Fine until ${word}.`)
    const {code, stdout, stderr} = await inThreads(['odd/*.odd', '--config', 'hostile.mjs', '--jobs', '2', '--timeout', word === 'HANG' ? '1' : '60', '--memory', '60', '--rejects', 'odd.rejects'])
    expect(code).toBe(3)
    expect(records(stdout).map(({path}) => path)).toEqual(['odd/a.odd', 'odd/b.odd', 'odd/d.odd'])
    expect(stderr).toMatch(reason)
    expect(records(get('odd.rejects'))).toEqual([expect.objectContaining({path: 'odd/c.odd', rule, bytes: [0, 12 + word.length], start: 0, end: 12 + word.length, line: 1})])
  }, 60_000)
  test('is one of many of a source is cut out of it', async () => {
    const lines = Array.from({length: 16}, (_, index) => (index === 5 ? 'THROW 𠮷\n' : `Line ${index}.\n`))
    put('lines.odds', lines.join(''))
    const {code, stdout} = await inThreads(['lines.odds', '--config', 'hostile.mjs', '--to', 'json', '--rejects', 'lines.rejects'])
    const [lost] = records(get('lines.rejects'))
    const before = lines.slice(0, 5).join('')
    expect(code).toBe(3)
    expect(lost).toMatchObject({line: 6, start: before.length, end: before.length + 9, bytes: [before.length, before.length + 11], text: 'THROW 𠮷\n', rule: 'batch:threw'})
    const kept = records(stdout) as unknown as Document[]
    const text = lines.join('')
    expect(kept.map(({data}) => text.slice(data.provenance.place!.start.offset, data.provenance.place!.end.offset)).join('')).toBe(text.replace('THROW 𠮷\n', ''))
    expect(kept.map(({data}) => data.provenance.place!.start.line)).toEqual(kept.map(({data}) => text.slice(0, data.provenance.place!.start.offset).split('\n').length))
    expect(new Set(kept.map(({data}) => data.id)).size).toBe(kept.length)
  })
  test('takes its time is let be, as long as others of its source are done', async () => {
    const {code} = await inThreads(['many', '--timeout', '5'])
    expect(code).toBe(0)
  })
})

describe('inputs', () => {
  test('may be compressed', async () => {
    put('packed/post.md.gz', gzipSync(post))
    put('packed/two.md.gz', Buffer.concat([gzipSync(post.slice(0, 50)), gzipSync(post.slice(50))]))
    const {code, stdout} = await palimpsest(['packed', '--out-dir', 'unpacked'])
    expect({code, stdout}).toEqual({code: 0, stdout: ''})
    expect(get('unpacked/packed/post.md')).toBe(get('unpacked/packed/two.md'))
    const [record] = records((await palimpsest(['packed/post.md.gz', '--to', 'jsonl'])).stdout)
    expect(record).toMatchObject({path: 'packed/post.md', adapter: expect.stringMatching(/^markdown-post@/u)})
  })
  test('that are compressed badly are told, and the others read', async () => {
    put('bad.md.gz', gzipSync(prose.repeat(1000)).subarray(0, 100))
    put('bomb.txt.gz', gzipSync(Buffer.alloc(90_000_000)))
    const {code, stdout, stderr} = await palimpsest(['bad.md.gz', 'bomb.txt.gz', 'post.md'])
    expect(code).toBe(5)
    expect(stderr).toMatch(/bad\.md\.gz`, expected to read it: .*\n.*bomb\.txt\.gz`, expected to read it: Unexpected gzip that grows/u)
    expect(records(stdout)).toHaveLength(1)
  })
  test('may be JSON Lines of sources, so that the command is a filter', async () => {
    const lines = [{text: prose, path: 'a.txt'}, {html: page, url: 'https://example.org/ferry'}, {value: post, mediaType: 'text/markdown', path: 'b.md'}].map((line) => JSON.stringify(line))
    const {code, stdout} = await palimpsest([], {stdin: `${lines.join('\n\n')}\n`})
    expect(code).toBe(0)
    expect(records(stdout).map(({path, url, adapter}) => [path, url, String(adapter).split('@')[0]])).toEqual([['a.txt', '', 'plain-text'], ['', 'https://example.org/ferry', 'news-page'], ['b.md', '', 'markdown-post']])
    const forced = await palimpsest(['--from', 'jsonl'], {stdin: `{"no": 1}\n${lines[0]}\n{broken\n[]\n`})
    expect(forced.code).toBe(3)
    expect(records(forced.stdout)).toHaveLength(1)
    expect(forced.stderr.match(/\[json-lines:unreadable\]/gu)).toHaveLength(3)
    expect(forced.stderr).toMatch(/^<stdin>:3:1: Unexpected line that is no JSON/mu)
  })
  test('of JSON Lines have a file each, within the folder', async () => {
    put('lines.jsonl', ['../../up.md', 'https://example.org/a/?q', undefined].map((path) => `${JSON.stringify({text: prose, ...(path?.startsWith('http') ? {url: path} : {path})})}\n`).join(''))
    await palimpsest(['lines.jsonl', '--out-dir', 'apart'])
    const written = readdirSync(join(folder, 'apart'), {recursive: true, encoding: 'utf8'}).filter((name) => name.endsWith('.md')).sort()
    expect(written).toEqual(['lines.jsonl/example.org/a/index.md', 'lines.jsonl/record-3.md', 'lines.jsonl/up.md'])
  })
  test('may be web archives, compressed or not', async () => {
    for (const [name, bytes] of [['site.warc', warc()], ['site.warc.gz', gzipSync(warc())]] as const) {
      put(name, bytes)
      const {code, stdout, stderr} = await palimpsest([name, '-o', `${name}.jsonl`])
      expect({code, stdout}).toEqual({code: 0, stdout: ''})
      expect(records(get(`${name}.jsonl`))).toEqual([expect.objectContaining({url: 'https://example.org/ferry', title: 'Ferry times', adapter: expect.stringMatching(/^news-page@/u)})])
      expect(stderr).toContain('records without text: warcinfo 1, image/png 1, status 404 1')
    }
  })
})

/** A web archive of a page in chunks, a picture, and a page that was not found. */
function warc(): Buffer {
  const record = (type: string, head: string, body: string): string => `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Record-ID: <urn:uuid:0>\r\nWARC-Date: 2021-03-04T07:00:00Z\r\n${head}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}\r\n\r\n`
  const response = (url: string, status: string, type: string, body: string): string => record('response', `WARC-Target-URI: ${url}\r\nContent-Type: application/http; msgtype=response\r\n`, `HTTP/1.1 ${status}\r\nContent-Type: ${type}\r\n${body}`)
  const chunked = `Transfer-Encoding: chunked\r\n\r\n${Buffer.byteLength(page).toString(16)}\r\n${page}\r\n0\r\n\r\n`
  return Buffer.from([
    record('warcinfo', 'Content-Type: application/warc-fields\r\n', 'software: none\r\n'), response('https://example.org/ferry', '200 OK', 'text/html; charset=utf-8', chunked),
    response('https://example.org/a.png', '200 OK', 'image/png', '\r\nPNG'), response('https://example.org/no', '404 Not Found', 'text/html', `\r\n${page}`)
  ].join(''))
}

describe('outputs', () => {
  test('have the hash of the options in every record, which says what was done', async () => {
    const hash = async (...flags: string[]): Promise<unknown> => records((await palimpsest(['post.md', '--to', 'jsonl', ...flags])).stdout)[0]!['options']
    expect(await hash()).toMatch(/^[\da-f]{12}$/u)
    expect(await hash()).toBe(await hash('--jobs', '3'))
    expect(await hash()).not.toBe(await hash('--profile', 'strict'))
  })
  test('are Parquet where it is asked for', async () => {
    for (const flags of [['-o', 'all.parquet'], ['--to', 'parquet', '-o', 'all.parquet', '--resume']]) {
      expect((await palimpsest(['forum.tsv', 'post.md', ...flags])).code).toBe(3)
      const bytes = await import('node:fs/promises').then(({readFile}) => readFile(join(folder, 'all.parquet')))
      const rows = await parquetReadObjects({file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer})
      const wanted = records((await palimpsest(['forum.tsv', 'post.md', '--to', 'jsonl'])).stdout)
      expect(rows.map(({options: _, ...row}) => row)).toEqual(wanted.map(({options: _, ...row}) => row))
    }
    expect(existsSync(join(folder, 'all.parquet.part'))).toBe(false)
    expect((await palimpsest(['post.md', '--to', 'parquet'])).code).toBe(2)
  })
  test('of Parquet have the columns of a record', () => {
    const [document] = [...normalize('x')]
    expect(columns).toEqual([...Object.keys(toRecord(document!)), 'options'])
  })
  test('are one file a document where Markdown is asked for', async () => {
    await palimpsest(['forum.tsv', 'post.md', '--out-dir', 'each', '--to', 'markdown'])
    const written = readdirSync(join(folder, 'each'), {recursive: true, encoding: 'utf8'}).filter((name) => name.endsWith('.md')).sort()
    expect(written).toEqual([expect.stringMatching(/^forum\.tsv\/[\da-f]{32}\.md$/u), expect.stringMatching(/^forum\.tsv\/[\da-f]{32}\.md$/u), 'post.md'])
  })
  test('come with a manifest and a summary that account for all', async () => {
    const {stderr} = await palimpsest(['forum.tsv', 'page.html', '-o', 'sum.jsonl'])
    const [head, ...lines] = records(get('sum.jsonl.manifest.jsonl'))
    expect(head).toEqual({manifest: 1, version: expect.any(String), options: expect.stringMatching(/^[\da-f]{12}$/u)})
    expect(lines).toEqual([
      expect.objectContaining({input: 'forum.tsv', sha256: expect.stringMatching(/^[\da-f]{64}$/u), done: true, counts: expect.objectContaining({documents: 2, rejected: 1, characters: forum.length, kinds: {thread: 2}}), rejects: [expect.objectContaining({line: 4})]}),
      expect.objectContaining({input: 'page.html', done: true, counts: expect.objectContaining({documents: 1, characters: page.length, removed: expect.objectContaining({navigation: expect.any(Number)})})})
    ])
    expect(stderr).toMatch(/done: 2 inputs, 3 documents \(1 to be looked at\), 1 rejected\n.* read, .* 0 unaccounted\n.*removed: .*navigation \d+/u)
    expect((await palimpsest(['page.html', '-o', 'sum.jsonl', '--quiet'])).stderr).toBe('')
  })
  test('have names that any system takes', () => {
    expect(safePath('a/./b/../c.md')).toBe('a/b/c.md')
    expect(safePath('con.txt')).toMatch(/^_con~[\da-f]{8}\.txt$/u)
    expect(safePath('a:b?.md')).toMatch(/^a_b_~[\da-f]{8}\.md$/u)
    expect(safePath('dots...')).toMatch(/^dots_~[\da-f]{8}$/u)
    const long = safePath(`${'山'.repeat(100)}.md`)
    expect(Buffer.byteLength(long)).toBeLessThanOrEqual(210)
    expect(long).not.toBe(safePath(`${'山'.repeat(101)}.md`))
  })
})

describe('progress', () => {
  const clock = (): (() => number) => {
    let now = 0
    return () => (now += 700)
  }
  test('is a line on a terminal, dimmed where colours are wanted', async () => {
    const {stream, value} = terminal()
    await palimpsest(['many', '-o', 'shown.jsonl'], {io: {stderr: stream, clock: clock(), env: {}}})
    expect(value().replaceAll('\u001b', '^')).toMatch(/\r\^\[K\^\[2m\d+\/25 files, \d+ documents, \d+\.\d MB\/s(?:, \d+:\d\d left)?\^\[22m/u)
    expect(value().split('\r\u001b[K').at(-1)).toMatch(/^palimpsest: done/u)
  })
  test('has no colour under NO_COLOR, and says what was rejected', async () => {
    const {stream, value} = terminal()
    await palimpsest(['forum.tsv', 'many'], {io: {stderr: stream, clock: clock(), env: {NO_COLOR: '1'}}})
    expect(value()).not.toContain('\u001b[2m')
    expect(value()).toContain(', 1 rejected')
  })
  test('is JSON for machines', async () => {
    const {stderr} = await palimpsest(['many', '--progress', 'json'], {io: {clock: clock()}})
    const events = records(stderr)
    expect(events[0]).toMatchObject({event: 'progress', total: {files: 25, bytes: expect.any(Number)}})
    expect(events.at(-1)).toMatchObject({event: 'done', inputs: 25, counts: {documents: 84, totals: {unaccounted: 0}}})
  })
  test('is silent on a pipe', async () => {
    expect((await palimpsest(['many'], {io: {clock: clock()}})).stderr).toBe('')
    expect((await palimpsest(['many', '--progress', 'none'], {io: {clock: clock(), stderr: terminal().stream}})).code).toBe(0)
  })
})

function terminal(): {stream: import('node:stream').Writable & {isTTY: boolean; columns: number}; value(): string} {
  const {stream, value} = written()
  return {stream: Object.assign(stream, {isTTY: true, columns: 100}), value}
}
