import {EventEmitter} from 'node:events'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {afterAll, beforeAll, describe, expect, test, vi} from 'vitest'
import {interruption} from '../src/cli/interrupt.ts'
import {normalize, toJson, type Document} from '../src/index.ts'
import {defineConfig, normalizeBatch, type BatchInput, type BatchOptions, type Config, type DocumentSummary, type Rejected} from '../src/node/index.ts'
import {bundled, type Built} from './built.ts'
import {page, post, prose, records, workspace} from './command.ts'

const {folder, put, palimpsest, remove} = workspace()
let built: Built
let worker: URL

beforeAll(async () => {
  built = await bundled('batch-api')
  worker = pathToFileURL(built.worker)
  for (let index = 0; index < 12; index++) put(`many/${index}.md`, `${post}\n${index}`)
}, 60_000)
afterAll(() => {
  built.remove()
  remove()
})

const batch = async (inputs: Iterable<BatchInput>, options: BatchOptions): Promise<Document[]> => {
  const all: Document[] = []
  for await (const document of normalizeBatch(inputs, {cwd: folder, worker, ...options})) all.push(document)
  return all
}

describe('normalizeBatch', () => {
  test('gives the documents that normalize gives', async () => {
    const inputs: BatchInput[] = ['posts', pathToFileURL(join(folder, 'post.md')), 'forum.tsv', {value: page, url: 'https://example.org/a', path: 'p.html'}, {value: new TextEncoder().encode(prose)}]
    const found = await batch(inputs, {jobs: 2})
    expect(found.map(({data}) => data.provenance.path)).toEqual(['posts/one.md', 'posts/two/two.md', join(folder, 'post.md'), 'forum.tsv', 'forum.tsv', 'p.html', undefined])
    const [own] = [...normalize({value: new TextEncoder().encode(post), path: 'posts/one.md'})]
    expect(found[0]).toEqual(JSON.parse(toJson(own!)))
    expect(await batch(inputs, {jobs: 0})).toEqual(found)
  })
  test('tells what is rejected, and what became of each document', async () => {
    const [rejected, summaries]: [Rejected[], DocumentSummary[]] = [[], []]
    await batch(['forum.tsv', 'page.html', 'missing.md', 'posts/two/two.md'], {jobs: 1, onReject: (lost) => rejected.push(lost), onSummary: (summary) => summaries.push(summary)})
    expect(rejected.map(({rule}) => rule)).toEqual(['batch:unreadable', 'forum-tsv:ragged-row'])
    expect(summaries.map(({input, kind}) => [input, kind])).toEqual([['forum.tsv', 'thread'], ['forum.tsv', 'thread'], ['page.html', 'article'], ['posts/two/two.md', 'article']])
    expect(summaries[2]).toMatchObject({title: 'Ferry times', characters: page.length, kept: expect.any(Number), removed: {navigation: expect.any(Number)}, ledger: expect.arrayContaining([expect.objectContaining({category: 'navigation', text: expect.stringContaining('Home')})])})
  })
  test('stops when it is told to, or when nobody takes more', async () => {
    const stop = new AbortController()
    await expect((async () => {
      for await (const _ of normalizeBatch(['many'], {cwd: folder, worker, jobs: 1, signal: stop.signal})) stop.abort()
    })()).rejects.toThrow('abort')
    for await (const _ of normalizeBatch(['many'], {cwd: folder, worker, jobs: 1})) break
  })
  test('takes functions only where they can be called', async () => {
    await expect(batch(['post.md'], {cleaners: [], jobs: 1})).rejects.toThrow('expected a `config` file')
    expect(await batch(['page.html'], {cleaners: [], jobs: 0})).toMatchObject([{data: {ledger: []}}])
    put('plain.config.json', '{"cleaners": [], "profile": "keep-all"}')
    expect(await batch(['page.html'], {config: join(folder, 'plain.config.json'), jobs: 1})).toMatchObject([{data: {ledger: []}}])
  })
})

describe('a configuration', () => {
  const kind = async (argv: readonly string[]): Promise<unknown> => records((await palimpsest([...argv, '--to', 'jsonl'])).stdout)[0]
  test.each([
    ['palimpsest.config.json', '{"profile": "keep-all"}'],
    ['palimpsest.config.mjs', 'export default {profile: "keep-all"}'],
    ['palimpsest.config.ts', "import type {Config} from 'nowhere'\nconst config: Config = {profile: 'keep-all'}\nexport default config\n"]
  ])('%s is found, and flags win', async (name, text) => {
    put(name, text)
    expect(await kind(['page.html'])).toMatchObject({removed: 0})
    expect(await kind(['page.html', '--profile', 'balanced'])).not.toMatchObject({removed: 0})
    expect(await kind(['page.html', '--no-config'])).not.toMatchObject({removed: 0})
    const {rmSync} = await import('node:fs')
    rmSync(join(folder, name))
  })
  test('with a key that is not known is a wrong call, which says what was meant', async () => {
    put('wrong.json', '{"profil": "strict"}')
    const {code, stderr} = await palimpsest(['post.md', '--config', 'wrong.json'])
    expect(code).toBe(2)
    expect(stderr).toContain('Unexpected key `profil` in the configuration, expected perhaps `profile`')
    expect(() => defineConfig({something: 1} as Config)).toThrow('expected one of adapter, ')
    expect(() => defineConfig([] as Config)).toThrow('expected an object')
    expect(defineConfig({jobs: 2})).toEqual({jobs: 2})
    put('none.mjs', 'export const config = {}')
    expect((await palimpsest(['post.md', '--config', 'none.mjs'])).stderr).toContain('without a default export')
  })
  test('says what flags say', async () => {
    put('outputs.json', '{"to": "text", "output": "from-config.txt"}')
    expect((await palimpsest(['post.md', '--config', 'outputs.json'])).stdout).toBe('')
    expect((await palimpsest(['from-config.txt', '--adapter', 'plain-text', '--to', 'text'])).stdout).toContain(prose)
  })
  test.each([['--jobs', 'x'], ['--timeout', '0'], ['--memory', '-1'], ['--progress', 'loud'], ['--from', 'tar']])('%s %s is a wrong call', async (...argv) => {
    expect((await palimpsest(['post.md', ...argv])).code).toBe(2)
  })
})

test('the module of workers answers tasks, and says what it threw', async () => {
  const answers: unknown[] = []
  const parentPort = Object.assign(new EventEmitter(), {postMessage: (answer: unknown) => answers.push(answer)})
  const ticks = new Int32Array(1)
  vi.doMock('node:worker_threads', () => ({parentPort, workerData: {plan: {options: {}, stamp: '', summaries: false}, ticks}}))
  await import('../src/node/worker.ts')
  vi.doUnmock('node:worker_threads')
  parentPort.emit('message', {task: {name: 'a.txt', path: 'a.txt', value: prose, range: null}, room: new ArrayBuffer()})
  parentPort.emit('message', {task: {name: 'b', value: 7, range: null}, room: new ArrayBuffer()})
  await vi.waitFor(() => expect(answers).toHaveLength(2))
  expect(answers).toEqual([{piece: expect.objectContaining({format: 'markdown', written: [expect.objectContaining({start: 0})]})}, {error: {name: 'TypeError', message: expect.stringContaining('expected a string or bytes')}}])
  // Once for the start, and for each document when it is read and when it is written.
  expect(ticks[0]).toBe(3)
})

test('Ctrl-C aborts, and ends what does not end by itself', () => {
  vi.useFakeTimers()
  const [exit, destroy] = [vi.fn(), vi.fn()]
  const process = Object.assign(new EventEmitter(), {exit, stdin: {destroy}})
  const signal = interruption(process)
  process.emit('SIGINT')
  expect(signal.aborted).toBe(true)
  expect(destroy).toHaveBeenCalledOnce()
  expect(exit).not.toHaveBeenCalled()
  vi.advanceTimersByTime(2000)
  expect(exit).toHaveBeenCalledExactlyOnceWith(130)
  vi.useRealTimers()
})
