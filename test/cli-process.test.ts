import {spawn} from 'node:child_process'
import {chmodSync, existsSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {PassThrough, Readable, Writable} from 'node:stream'
import {fileURLToPath} from 'node:url'
import {build} from 'esbuild'
import {afterAll, afterEach, beforeAll, describe, expect, test, vi} from 'vitest'
import {sink} from '../src/cli/io.ts'
import {run} from '../src/cli/run.ts'
import {folderTarget, streamTarget} from '../src/cli/targets.ts'
import {collect, post, prose, records, workspace} from './command.ts'

const {folder, put, palimpsest, remove} = workspace()
afterAll(remove)

afterEach(() => vi.restoreAllMocks())

describe('when things go wrong', () => {
  test('an error in our own code is told with the file, and the next file is read', async () => {
    vi.doMock('../src/index.ts', async (original) => {
      const library = await original<typeof import('../src/index.ts')>()
      const normalize: typeof library.normalize = (input, options) => {
        if (typeof input === 'object' && 'path' in input && input.path === 'page.html') throw new RangeError('a bug')
        return library.normalize(input, options)
      }
      return {...library, normalize}
    })
    vi.resetModules()
    const fresh = await import('../src/cli/run.ts')
    const [stdout, stderr] = [collect(), collect()]
    const code = await fresh.run(['page.html', 'post.md'], {stdin: Readable.from([]), stdout: stdout.stream, stderr: stderr.stream, cwd: folder})
    vi.doUnmock('../src/index.ts')
    vi.resetModules()
    expect(code).toBe(1)
    expect(stderr.value()).toContain('Unexpected error with `page.html`, please report it: RangeError: a bug')
    expect(records(stdout.value())).toHaveLength(1)
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
  test('a reader that leaves while documents of one source are written ends that source', async () => {
    const library = await import('../src/index.ts')
    const documents = [...library.normalize(`${prose}\n`), ...library.normalize(`${prose} ${prose}\n`)]
    let asked = 0
    const gone = {closed: false, write: async () => {
      asked++
      gone.closed = true
    }}
    await streamTarget(gone, 'text', library).write({name: 'a', place: 'a', read: async () => new Uint8Array()}, documents)
    expect(asked).toBe(1)
  })
  test('a source without a document gets no file', async () => {
    const library = await import('../src/index.ts')
    await folderTarget(join(folder, 'none'), undefined, library, new Set()).write({name: 'a', place: 'a', read: async () => new Uint8Array()}, [])
    expect(existsSync(join(folder, 'none'))).toBe(false)
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
  // Below the project, so that packages are found.
  const built = fileURLToPath(new URL('../node_modules/.cache/palimpsest-cli/', import.meta.url))
  const cli = join(built, 'cli.js')
  beforeAll(async () => {
    const root = fileURLToPath(new URL('..', import.meta.url))
    await build({absWorkingDir: root, entryPoints: {cli: 'src/cli/index.ts'}, outdir: built, bundle: true, splitting: true, format: 'esm', platform: 'node', packages: 'external', logLevel: 'error'})
  }, 60_000)
  afterAll(() => rmSync(built, {recursive: true, force: true}))

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
  test('is interrupted at once', async () => {
    const child = spawn(process.execPath, [cli, '-'], {cwd: folder})
    setTimeout(() => child.kill('SIGINT'), 300)
    const signal = await new Promise((resolve) => child.on('exit', (_, name) => resolve(name)))
    expect(signal).toBe('SIGINT')
  })
  test('the entry passes the process on', async () => {
    const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    const argv = process.argv
    process.argv = ['node', 'palimpsest', '--version']
    await import('../src/cli/index.ts')
    process.argv = argv
    expect(write).toHaveBeenCalledWith(expect.stringMatching(/^\d+\.\d+\.\d+\n$/u))
    expect(process.exitCode).toBe(0)
    process.exitCode = undefined
  })
})
