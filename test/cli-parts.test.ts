import {existsSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {Writable} from 'node:stream'
import {afterAll, describe, expect, test} from 'vitest'
import {codeOf, codes, tally, usageError} from '../src/cli/codes.ts'
import {guarded} from '../src/cli/inputs.ts'
import type {Io} from '../src/cli/io.ts'
import {progress} from '../src/cli/progress.ts'
import {outputFile} from '../src/cli/targets.ts'
import {collect, post, prose, records, workspace} from './command.ts'

const {folder, put, get, palimpsest, remove} = workspace()
afterAll(remove)

const header = 'thread_id\tpost_id\ttitle\tauthor\tdate\tbody\n'
const table = header + Array.from({length: 60}, (_, number) => `${number % 25}\t${number}\tFerry\tmira\t2021-03-04 07:00:00\t${prose}\n`).join('')
const sizes = {whole: 3000, part: 2000, commit: 1000}

test('the worst that went wrong is the code', () => {
  expect(codeOf({...tally(), unexpected: 1, unreadable: 1, rejected: 1})).toBe(codes.unexpected)
  expect(codeOf({...tally(), unreadable: 1, rejected: 1, warnings: 1}, true)).toBe(codes.unreadable)
  expect(codeOf({...tally(), rejected: 1, warnings: 1}, true)).toBe(codes.rejected)
  expect(codeOf({...tally(), warnings: 1}, true)).toBe(codes.warnings)
  expect(codeOf({...tally(), warnings: 1})).toBe(codes.done)
})

test('an error in our code is told with its stack, counted, and the others go on; what ends a run ends it', async () => {
  const {stream, value} = collect()
  const count = tally()
  const source = {name: 'a.md'} as Parameters<typeof guarded>[0]
  const io = {stderr: stream} as unknown as Io
  await guarded(source, io, count, () => Promise.reject(new RangeError('a bug')))
  expect(count.unexpected).toBe(1)
  expect(value()).toMatch(/^palimpsest: Unexpected error with `a\.md`, please report it: RangeError: a bug\n\s+at /u)
  await expect(guarded(source, io, count, () => Promise.reject(usageError('wrong')))).rejects.toThrow('wrong')
  expect(count.unexpected).toBe(1)
})

test('a file that has gone has no size for the progress', async () => {
  const {stream, value} = collect()
  const sources = ['gone', 'post.md'].map((name) => ({name, place: name, file: join(folder, name), open: async function* () {}}))
  const shown = await progress('json', sources, {stderr: stream, clock: () => 0} as unknown as Io)
  shown.end()
  expect(records(value())[0]).toMatchObject({total: {files: 2, bytes: Buffer.byteLength(post)}})
})

test('an output in a folder that is not there is named', async () => {
  await expect(outputFile(join(folder, 'no/where.html'))).rejects.toMatchObject({message: expect.stringContaining('where.html'), exit: codes.unexpected})
})

describe('a run', () => {
  test('that is interrupted goes on in the middle of a table, in this thread too', async () => {
    put('table.tsv', table)
    put('before.md', post)
    const stop = new AbortController()
    let calls = 0
    // Asked for the time at each step.
    const clock = (): number => {
      if (++calls > 12) stop.abort()
      return calls * 2000
    }
    const argv = ['before.md', 'table.tsv', '-o', 'out.jsonl', '--resume']
    const first = await palimpsest([...argv, '--progress', 'json'], {io: {sizes, clock, signal: stop.signal}})
    expect(first.code).toBe(codes.interrupted)
    expect(records(first.stderr).at(-1)).toMatchObject({event: 'interrupted'})
    expect(records(get('out.jsonl.manifest.jsonl')).at(-1)).toMatchObject({input: 'table.tsv', done: false})
    expect((await palimpsest(argv, {io: {sizes}})).code).toBe(codes.done)
    await palimpsest(['before.md', 'table.tsv', '-o', 'whole.jsonl'], {io: {sizes}})
    expect(get('out.jsonl')).toBe(get('whole.jsonl'))
    expect(records(get('whole.jsonl')).some(({id}) => String(id).endsWith('-2'))).toBe(false)
  })
  test('says once how the bytes of a table were read that is cut into parts, as it does of one that is not', async () => {
    // Umlauts of one byte each: no UTF-8.
    const rows = table.replaceAll('Ferry', 'Fähre für spätere Gäste über Köln und Düsseldorf')
    writeFileSync(join(folder, 'old.tsv'), Buffer.from(rows, 'latin1'))
    const warnings = async (io: Partial<Io>): Promise<string[]> => (await palimpsest(['old.tsv', '-o', 'old.jsonl'], {io})).stderr.split('\n').filter((line) => line.includes('[encoding:'))
    const parts = await warnings({sizes})
    expect(parts).toEqual([expect.stringContaining('[encoding:guessed]')])
    expect(await warnings({})).toEqual(parts)
  })
  test('makes again what was deleted from its folder', async () => {
    await palimpsest(['posts', '--out-dir', 'clean'])
    rmSync(join(folder, 'clean/posts/one.md'))
    const {stderr} = await palimpsest(['posts', '--out-dir', 'clean', '--resume'])
    expect(stderr).toContain('(1 done before)')
    expect(existsSync(join(folder, 'clean/posts/one.md'))).toBe(true)
  })
  test.skipIf(!existsSync('/dev/full'))('whose output takes no more ends with the reason', async () => {
    put('long.txt', `${prose}\n\n`.repeat(4000))
    const {code, stderr} = await palimpsest(['long.txt', '--adapter', 'plain-text', '--to', 'text', '-o', '/dev/full'])
    expect(code).toBe(codes.unexpected)
    expect(stderr).toContain('Unexpected trouble with `/dev/full`, expected to write it: ENOSPC')
  })
  test('whose standard output fails ends with the reason', async () => {
    const stdout = new Writable({write: (_chunk, _encoding, done) => done(Object.assign(new Error('no more'), {code: 'EIO'})), highWaterMark: 1})
    const {code, stderr} = await palimpsest(['post.md'], {io: {stdout}})
    expect(code).toBe(codes.unexpected)
    expect(stderr).toContain('Unexpected trouble with the standard output, expected to write it: no more')
  })
})
