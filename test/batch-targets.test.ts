import {existsSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {afterAll, describe, expect, test} from 'vitest'
import {normalize} from '../src/index.ts'
import * as library from '../src/index.ts'
import {fileTarget} from '../src/node/file-target.ts'
import {folderTarget} from '../src/node/folder-target.ts'
import {openJournal, readManifest} from '../src/node/manifest.ts'
import type {Source} from '../src/node/open.ts'
import {run, type Result} from '../src/node/run.ts'
import {lineEnds} from '../src/node/shift.ts'
import {streamTarget} from '../src/node/stream-target.ts'
import {noCounts} from '../src/node/work.ts'
import {prose} from './command.ts'
import {all, bytes, plan, scratch, sourceOf, tools} from './parts.ts'

const {at, remove} = scratch()
afterAll(remove)

const header = 'thread_id\tpost_id\ttitle\tauthor\tdate\tbody\n'
const row = (thread: number, end = prose): string => `${thread}\t1\tFerry\tmira\t2021-03-04 07:00:00\t${end}\n`
// The same rows again and again are the same document again and again.
const table = header + Array.from({length: 40}, (_, index) => row(index % 7, `${prose} 渡${index % 2}`) + row(100 + index)).join('')
const sizes = {whole: 3000, part: 2000}
const head = {manifest: 1, version: '1', options: 'o'} as const

describe('the documents of a source that was cut', () => {
  test('are numbered as those of the whole', async () => {
    const results = await all(run([sourceOf('a.tsv', table)], {plan, tools, hash: false, format: () => 'json', sizes}))
    expect(results.length).toBeGreaterThan(3)
    const written = results.flatMap(({pieces}) => pieces.flatMap((piece) => piece.written.map(({start, end}) => JSON.parse(new TextDecoder().decode(piece.bytes.subarray(start, end))) as library.Document)))
    const wanted = [...normalize({value: bytes(table), path: 'a.tsv'})].map(({data}) => data.id)
    expect(written.map(({data}) => data.id)).toEqual(wanted)
    expect(results.flatMap(({pieces}) => pieces.flatMap(({summaries}) => summaries.map(({id}) => id)))).toEqual(wanted)
    expect(wanted.some((id) => id.endsWith('-2'))).toBe(true)
    const asIs = {...plan, asIs: true}
    const given = await all(run([sourceOf('a.tsv', table)], {plan: asIs, tools: {...tools, plan: asIs}, hash: false, format: () => 'json', sizes}))
    expect(given.flatMap(({pieces}) => pieces.flatMap(({documents = []}) => documents))).toEqual(written)
    expect(given.every(({pieces}) => pieces.every(({bytes}) => bytes.length === 0))).toBe(true)
  })
  test('say where in the whole a row stands that could not be read', async () => {
    const broken = `${table}7\tbroken\n${row(200)}`
    const results = await all(run([sourceOf('a.tsv', broken)], {plan, tools, hash: false, format: () => 'json', sizes}))
    const [lost] = results.flatMap(({pieces}) => pieces.flatMap(({rejected}) => rejected))
    expect(broken.slice(lost!.start, lost!.end)).toBe('7\tbroken')
    expect(lost!.line).toBe(lineEnds(broken.slice(0, lost!.start)) + 1)
  })
  test('are numbered on where a run goes on', async () => {
    writeFileSync(at('input.tsv'), table)
    const source: Source = {...sourceOf('input.tsv', table), file: at('input.tsv')}
    const results = async (target: Awaited<ReturnType<typeof fileTarget>>): Promise<AsyncIterable<Result>> => run([source], {plan, tools, hash: true, format: () => 'jsonl', sizes, done: (known, sha256) => target.done!(known, sha256), begin: (known) => target.begin!(known), used: (known) => target.used!(known)})
    const whole = await fileTarget(at('whole.jsonl'), {head, resume: false, commit: 100})
    for await (const result of await results(whole)) await whole.write(result)
    await whole.finish(true)
    const first = await fileTarget(at('parts.jsonl'), {head, resume: true, commit: 100})
    let count = 0
    for await (const result of await results(first)) {
      await first.write(result)
      if (++count === 3) break
    }
    await first.finish(false)
    expect(existsSync(at('parts.jsonl'))).toBe(false)
    const second = await fileTarget(at('parts.jsonl'), {head, resume: true, commit: 100})
    for await (const result of await results(second)) await second.write(result)
    const finished = await second.finish(true)
    expect(finished.earlier.documents).toBeGreaterThan(0)
    expect(readFileSync(at('parts.jsonl'), 'utf8')).toBe(readFileSync(at('whole.jsonl'), 'utf8'))
  })
})

describe('one output', () => {
  const unit = (name: string, more: object = {}): Result => ({unit: {source: sourceOf(name), next: {items: 1, offset: 0, line: 0}, sha256: name, ends: true, ...more}, pieces: []})
  test('has nothing in its manifest of a source that could not be read', async () => {
    const target = await fileTarget(at('problem.jsonl'), {head, resume: false})
    await target.write(unit('a'))
    await target.write(unit('b', {problem: 'gone'}))
    await target.finish(true)
    expect((await readManifest(at('problem.jsonl.manifest.jsonl')))?.lines.map(({input}) => input)).toEqual(['a'])
  })
  test('knows no ids of a record that has written nothing yet, and goes back where more was said than is there', async () => {
    const target = await fileTarget(at('begun.jsonl'), {head, resume: true})
    await target.write(unit('a', {ends: undefined, sliced: true, next: {items: 0, offset: 9, line: 1}}))
    await target.finish(false)
    const again = await fileTarget(at('begun.jsonl'), {head, resume: true})
    const source = sourceOf('a')
    expect(await again.done!(source, 'a')).toBe(false)
    expect(await again.begin!(source)).toMatchObject({offset: 9})
    expect(again.used!(source)?.next(`id1:${'0'.repeat(32)}`)).toBe(`id1:${'0'.repeat(32)}`)
    await again.finish(false)
    writeFileSync(at('begun.jsonl.manifest.jsonl'), readFileSync(at('begun.jsonl.manifest.jsonl'), 'utf8').replace('"size":0', '"size":7'))
    rmSync(at('begun.jsonl.part'))
    const third = await fileTarget(at('begun.jsonl'), {head, resume: true})
    expect(await third.done!(source, 'a')).toBe(false)
    expect(await third.begin!(source)).toBeUndefined()
    await third.finish(false)
  })
  test.skipIf(!existsSync('/dev/full'))('that takes no more at the end is an error', async () => {
    symlinkSync('/dev/full', at('full.jsonl'))
    const target = await fileTarget(at('full.jsonl'), {head, resume: false})
    await target.write({...unit('a'), pieces: [{format: 'jsonl', bytes: bytes('{}\n'), written: [], rejected: [], remarks: [], counts: noCounts(), summaries: []}]})
    await expect(target.finish(true)).rejects.toMatchObject({code: 'ENOSPC'})
  })
  test('that nobody reads any more is written no further', async () => {
    const written: string[] = []
    const out = {get closed() {
      return written.length >= 2
    }, write: async (value: Uint8Array) => void written.push(new TextDecoder().decode(value))}
    const target = streamTarget(out)
    const piece = {format: 'text' as const, bytes: bytes('abc'), written: [0, 1, 2].map((start) => ({id: '', start, end: start + 1})), rejected: [], remarks: [], counts: noCounts(), summaries: []}
    await target.write({...unit('a'), pieces: [piece]})
    expect(written).toEqual(['a', '\f\n', 'b'])
    expect(target.closed).toBe(true)
  })
})

describe('an output folder', () => {
  const source: Source = {...sourceOf('input.tsv', table), file: at('folder.tsv')}
  const given = {head, resume: true, inputs: new Set<string>(), commit: 100}
  type Folder = Awaited<ReturnType<typeof folderTarget>>
  /** Give a target what becomes of the table, up to a unit. */
  const some = async (target: Folder, most: number, format: 'jsonl' | 'text' = 'jsonl'): Promise<number> => {
    writeFileSync(source.file!, table)
    let [count, begun] = [0, -1]
    const begin = async (known: Source): Promise<Awaited<ReturnType<NonNullable<Folder['begin']>>>> => {
      const found = await target.begin!(known)
      begun = found?.offset ?? 0
      return found
    }
    for await (const result of run([source], {plan, tools, hash: true, format: () => format, sizes, done: (known, sha256) => target.done!(known, sha256), begin, used: (known) => target.used!(known)})) {
      await target.write(result)
      if (++count === most) break
    }
    await target.finish(most === Infinity)
    return begun
  }
  const file = (name: string): string => readFileSync(at(`${name}/input.tsv.jsonl`), 'utf8')
  test('is gone on with where a source was begun', async () => {
    await some(await folderTarget(at('in-one'), given), Infinity)
    expect(await some(await folderTarget(at('in-three'), given), 3)).toBe(0)
    expect(await some(await folderTarget(at('in-three'), given), 2)).toBeGreaterThan(0)
    const third = await folderTarget(at('in-three'), given)
    expect(await some(third, Infinity)).toBeGreaterThan(2 * 2000)
    expect(file('in-three')).toBe(file('in-one'))
    expect(readFileSync(at('in-three/manifest.jsonl'), 'utf8')).toBe(readFileSync(at('in-one/manifest.jsonl'), 'utf8'))
  })
  test('is begun again where its part has lost its end, and what an earlier run said of it counts no more', async () => {
    await some(await folderTarget(at('lost'), given), 3)
    writeFileSync(at('lost/input.tsv.jsonl.part'), '')
    expect(await some(await folderTarget(at('lost'), given), 2)).toBe(0)
    const again = await folderTarget(at('lost'), given)
    const begun = await some(again, Infinity)
    expect([begun > 0, begun < 3 * 2000]).toEqual([true, true])
    expect(file('lost')).toBe(file('in-one'))
  })
  test('of a file a document is begun again, since nothing says how those are numbered', async () => {
    await some(await folderTarget(at('texts'), given), 3, 'text')
    expect(await some(await folderTarget(at('texts'), given), Infinity, 'text')).toBe(0)
  })
})

describe('a manifest', () => {
  test('is nothing where it is none, and ends where a crash broke it', async () => {
    expect(await readManifest(at('missing.jsonl'))).toBeUndefined()
    const journal = await openJournal(at('m.jsonl'), {head, lines: []})
    await journal.append([])
    await journal.close()
    writeFileSync(at('m.jsonl'), `${readFileSync(at('m.jsonl'), 'utf8')}{"input": "a"}\n{"inp`)
    expect(await readManifest(at('m.jsonl'))).toEqual({head, lines: [{input: 'a'}]})
    writeFileSync(at('other.jsonl'), '{"manifest": 2}\n')
    expect(await readManifest(at('other.jsonl'))).toBeUndefined()
  })
})
