import {spawn} from 'node:child_process'
import {chmodSync, existsSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {PassThrough, Readable, Writable} from 'node:stream'
import {afterAll, afterEach, beforeAll, describe, expect, test, vi} from 'vitest'
import {sink} from '../src/cli/io.ts'
import {run} from '../src/cli/run.ts'
import {bundled} from './built.ts'
import {collect, page, post, prose, records, workspace} from './command.ts'

const {folder, put, get, palimpsest, remove} = workspace()
afterAll(remove)

afterEach(() => vi.restoreAllMocks())

describe('when things go wrong', () => {
  test('an error in our own code rejects the document, and the next is read', async () => {
    put('palimpsest.config.mjs', `export default {adapters: [{name: 'breaks', version: 1, match: {extensions: ['.md', '.html']}, *read(file) {
      if (file.path === 'page.html') throw new RangeError('a bug')
      yield {children: []}
    }}]}`)
    const {code, stdout, stderr} = await palimpsest(['page.html', 'post.md', '--rejects', 'broken.jsonl'])
    rmSync(join(folder, 'palimpsest.config.mjs'))
    expect(code).toBe(3)
    expect(stderr).toContain('page.html:1:1: Unexpected error, expected a document: RangeError: a bug, leaving it out [batch:threw]')
    expect(records(stdout)).toHaveLength(1)
    expect(records(get('broken.jsonl'))).toEqual([expect.objectContaining({path: 'page.html', rule: 'batch:threw', bytes: [0, Buffer.byteLength(page)]})])
  })
  test('a reader that leaves early is no error', async () => {
    const stdout = new Writable({write: (_chunk, _encoding, done) => done(Object.assign(new Error('closed'), {code: 'EPIPE'}))})
    const stderr = collect()
    for (const argv of [['posts', 'post.md'], ['detect', 'posts']]) {
      const code = await run(argv, {stdin: Readable.from([]), stdout, stderr: stderr.stream, cwd: folder})
      expect(code).toBe(0)
    }
    expect(stderr.value()).not.toContain('closed')
  })
  test('any other failure to write is thrown', async () => {
    const out = sink(new Writable({highWaterMark: 1, write: (_chunk, _encoding, done) => done(new Error('disk full'))}))
    await expect(out.write('something')).rejects.toThrow('Unexpected trouble with the standard output, expected to write it: disk full')
    expect(out.closed).toBe(true)
  })
  test.runIf(existsSync('/dev/full'))('a full disk is told once', async () => {
    for (const inputs of [['post.md'], ['posts', 'post.md']]) {
      const {code, stderr} = await palimpsest([...inputs, '-o', '/dev/full'])
      expect(code).toBe(1)
      expect(stderr.match(/ENOSPC/gu)).toHaveLength(1)
    }
  })
  test('writing waits for the reader', async () => {
    const slow = new PassThrough({highWaterMark: 1})
    let written = false
    const writing = sink(slow).write('much').then(() => (written = true))
    await new Promise((resolve) => setImmediate(resolve))
    expect(written).toBe(false)
    slow.resume()
    await writing
  })
  test('a standard input that breaks off is told, and the files are read', async () => {
    const [stdout, stderr] = [collect(), collect()]
    const stdin = new Readable({read() {
      this.destroy(new Error('the line is dead'))
    }})
    const code = await run(['-', 'post.md'], {stdin, stdout: stdout.stream, stderr: stderr.stream, cwd: folder})
    expect(code).toBe(5)
    expect(stderr.value()).toBe('palimpsest: Unexpected trouble with `<stdin>`, expected to read it: the line is dead\n')
    expect(records(stdout.value())).toHaveLength(1)
  })
  test('a file without permission is told', async () => {
    put('locked.md', post)
    chmodSync(join(folder, 'locked.md'), 0)
    const {code} = await palimpsest(['locked.md', 'post.md'])
    // The super-user may read it all the same.
    expect(code).toBe(process.getuid?.() === 0 ? 0 : 5)
  })
})

describe('as a process', () => {
  let cli = ''
  let removeBuilt = (): void => undefined
  beforeAll(async () => {
    ({cli, remove: removeBuilt} = await bundled('cli'))
  }, 60_000)
  afterAll(() => removeBuilt())

  test('reads a pipe and writes a pipe', async () => {
    const child = spawn(process.execPath, [cli, '--to', 'text'], {cwd: folder})
    child.stdin.end(prose)
    let text = ''
    for await (const chunk of child.stdout) text += String(chunk)
    expect(text).toContain(prose)
  })
  test('is quiet when the pipe closes early', async () => {
    put('long.txt', `${prose}\n\n`.repeat(20_000))
    const child = spawn(process.execPath, [cli, '--to', 'json', 'long.txt', 'post.md'], {cwd: folder})
    let said = ''
    child.stderr.on('data', (chunk) => (said += String(chunk)))
    child.stdout.once('data', () => child.stdout.destroy())
    const code = await new Promise((resolve) => child.on('close', resolve))
    expect(code).toBe(0)
    expect(said).not.toContain('EPIPE')
  }, 30_000)
  test('has workers though the runtime was given flags that are no worker’s', async () => {
    const child = spawn(process.execPath, ['--max-semi-space-size=4', cli, 'post.md', 'page.html', '--jobs', '1'], {cwd: folder})
    let text = ''
    for await (const chunk of child.stdout) text += String(chunk)
    expect(records(text)).toHaveLength(2)
  })
  test('is interrupted at once', async () => {
    const child = spawn(process.execPath, [cli, '-'], {cwd: folder})
    setTimeout(() => child.kill('SIGINT'), 600)
    const code = await new Promise((resolve) => child.on('exit', resolve))
    expect(code).toBe(130)
  })
  test('the entry passes the process on', async () => {
    const [out, said] = [process.stdout, process.stderr].map((stream) => vi.spyOn(stream, 'write').mockImplementation((_chunk: unknown, done?: unknown) => {
      if (typeof done === 'function') done()
      return true
    }))
    const argv = process.argv
    process.argv = ['node', 'palimpsest', join(folder, 'post.md'), join(folder, 'page.html'), '--jobs', '0', '--no-config', '--progress', 'json']
    await import('../src/cli/index.ts')
    process.argv = argv
    const [written, progress] = [out, said].map((spy) => spy!.mock.calls.map(([chunk]) => (typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString())).join(''))
    vi.restoreAllMocks()
    expect(records(written!).map(({title}) => title)).toEqual(['The seven o’clock ferry', 'Ferry times'])
    expect(records(progress!).at(-2)).toMatchObject({event: 'progress', seconds: expect.any(Number), files: 2})
    expect(process.exitCode).toBe(0)
    process.exitCode = undefined
  })
})
