import {execFileSync, spawn} from 'node:child_process'
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {bundled, type Built} from './built.ts'
import {post, prose, records, workspace, type Outcome} from './command.ts'

const {folder, put, get, palimpsest, remove} = workspace()
let built: Built

const header = 'thread_id\tpost_id\ttitle\tauthor\tdate\tbody\n'
const row = (thread: number, number: number): string => `${thread}\t${number}\tFerry ${thread}\tmira\t2021-03-04 07:00:00\t${prose} ${number}\n`
const table = header + Array.from({length: 240}, (_, number) => row(number >> 1, number) + (number === 100 ? '50\tbroken\n' : '')).join('') + row(7, 14) + row(8, 14) + row(7, 14)

beforeAll(async () => {
  built = await bundled('resume')
  for (let number = 0; number < 12; number++) put(`corpus/a${number}.md`, post.replace('seven', `number ${number}`))
  put('corpus/forum.tsv', table)
  for (let number = 0; number < 12; number++) put(`corpus/z${number}.md`, post.replace('seven', `letter ${number}`))
}, 60_000)
afterAll(() => {
  built.remove()
  remove()
})

/** Run the command; at a moment that is given it is killed. */
async function command(argv: readonly string[], killed?: {after: number; once: () => boolean; signal?: NodeJS.Signals}): Promise<{code: number | null; stderr: string}> {
  const child = spawn(process.execPath, [built.small, ...argv], {cwd: folder, stdio: ['ignore', 'ignore', 'pipe']})
  let stderr = ''
  child.stderr.on('data', (chunk) => (stderr += String(chunk)))
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  if (killed) {
    const waiting = setInterval(() => {
      if (!killed.once()) return
      clearInterval(waiting)
      setTimeout(() => child.kill(killed.signal ?? 'SIGKILL'), killed.after)
    }, 1)
    void ended.then(() => clearInterval(waiting))
  }
  return {code: await ended, stderr}
}

/** The same in this thread. */
const here = (argv: readonly string[]): Promise<Outcome> => palimpsest(argv, {io: {sizes: {whole: 20_000, part: 5000, commit: 4000}}})

/** Numbers below 1 from a seed. */
function random(seed: number): () => number {
  let state = seed
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32
}

const sizeOf = (path: string): number => (existsSync(path) ? statSync(path).size : 0)

describe('a run that is killed', () => {
  test('and goes on gives the bytes of one that was not, whenever it was', async () => {
    const whole = await command(['corpus', '-o', 'whole.jsonl', '--rejects', 'whole.rejects', '--jobs', '2'])
    expect(whole.code).toBe(3)
    const wanted = get('whole.jsonl')
    expect(records(wanted)).toHaveLength(24 + 123)
    const next = random(11)
    let kills = 0
    for (let round = 0; kills < 20; round++) {
      const output = `round${round}.jsonl`
      const argv = ['corpus', '-o', output, '--rejects', `${output}.rejects`, '--jobs', '2', '--resume']
      for (let attempt = 0; attempt < 8 && kills < 20; attempt++) {
        const before = sizeOf(join(folder, `${output}.manifest.jsonl`))
        const {code} = await command(argv, {after: Math.floor(next() * 12), once: () => sizeOf(join(folder, `${output}.manifest.jsonl`)) > before})
        if (code !== null) break
        kills++
        // Under its name there is nothing or, where the last moment was hit, the whole.
        expect(existsSync(join(folder, output)) ? get(output) : wanted).toBe(wanted)
      }
      expect((await command(argv)).code).toBe(3)
      expect(get(output)).toBe(wanted)
      expect(get(`${output}.rejects`)).toBe(get('whole.rejects'))
      expect(existsSync(join(folder, `${output}.part`))).toBe(false)
    }
  }, 240_000)
  test('goes on in the middle of a table', async () => {
    const argv = ['corpus/forum.tsv', '-o', 'table.jsonl', '--jobs', '1']
    const manifest = join(folder, 'table.jsonl.manifest.jsonl')
    await command(argv, {after: 0, once: () => sizeOf(manifest) > 2500})
    const lines = records(readFileSync(manifest, 'utf8'))
    const done = lines.slice(1).findLast(({offset}) => Number(offset) > 0)
    expect(done).toMatchObject({input: 'corpus/forum.tsv', done: false})
    const {stderr} = await command([...argv, '--resume'])
    expect(stderr).toContain('123 documents')
    await command([...argv.slice(0, 1), '-o', 'table2.jsonl'])
    expect(get('table.jsonl')).toBe(get('table2.jsonl'))
    expect(get('table.jsonl.manifest.jsonl')).toBe(get('table2.jsonl.manifest.jsonl'))
  }, 60_000)
  test('leaves whole files in a folder, and makes the rest', async () => {
    await command(['corpus', '--out-dir', 'whole', '--to', 'markdown'])
    await command(['corpus', '--out-dir', 'parts', '--to', 'markdown'], {after: 5, once: () => sizeOf(join(folder, 'parts/manifest.jsonl')) > 3000})
    const {code} = await command(['corpus', '--out-dir', 'parts', '--to', 'markdown', '--resume'])
    expect(code).toBe(3)
    const files = (name: string): Array<[string, string]> => readdirSync(join(folder, name), {recursive: true, encoding: 'utf8'}).filter((file) => statSync(join(folder, name, file)).isFile()).sort().map((file) => [file, get(`${name}/${file}`)])
    expect(files('parts')).toEqual(files('whole'))
    expect(files('whole')).toHaveLength(24 + 123 + 1)
  }, 60_000)
  test('goes on in the middle of a table in a folder, as often as it must', async () => {
    put('large/forum.tsv', header + Array.from({length: 6000}, (_, number) => row((number >> 1) % 2800, number % 5600)).join(''))
    const argv = ['large/forum.tsv', '--to', 'jsonl', '--jobs', '1', '--out-dir']
    const once = await command([...argv, 'once'])
    const manifest = join(folder, 'twice/manifest.jsonl')
    const lines = (): Array<Record<string, unknown>> => {
      const said = existsSync(manifest) ? readFileSync(manifest, 'utf8') : ''
      const whole = said.slice(0, said.lastIndexOf('\n') + 1)
      return whole === '' ? [] : records(whole).slice(1)
    }
    const steps = (): number => lines().filter(({done}) => done === false).length
    for (let kills = 0, before = 0; kills < 3; kills++, before = steps()) {
      expect((await command([...argv, 'twice', '--resume'], {after: 0, once: () => steps() > before + 1})).code).toBe(null)
      expect(steps()).toBeGreaterThan(before)
      expect(existsSync(join(folder, 'twice/large/forum.tsv.jsonl'))).toBe(false)
    }
    expect(lines().map(({step}) => step)).toEqual(Array.from({length: steps()}, (_, step) => step))
    const {code, stderr} = await command([...argv, 'twice', '--resume'])
    expect(code).toBe(0)
    expect(stderr).toBe(once.stderr)
    for (const name of ['large/forum.tsv.jsonl', 'manifest.jsonl']) expect(get(`twice/${name}`)).toBe(get(`once/${name}`))
    expect(readdirSync(join(folder, 'twice/large'))).toEqual(['forum.tsv.jsonl'])
  }, 60_000)
})

describe('a run that goes on', () => {
  test('does nothing where all is done', async () => {
    put('done/a.md', post)
    put('done/b.md', post)
    await here(['done', '-o', 'done.jsonl'])
    const before = statSync(join(folder, 'done.jsonl')).mtimeMs
    const {code, stderr} = await here(['done', '-o', 'done.jsonl', '--resume'])
    expect(code).toBe(0)
    expect(stderr).toContain('2 inputs (2 done before), 2 documents')
    expect(statSync(join(folder, 'done.jsonl')).mtimeMs).toBe(before)
  })
  test('does again what has changed: the input, the options, the output', async () => {
    for (const target of [['-o', 'changes.jsonl'], ['--out-dir', 'changes']]) {
      for (const name of 'abc') put(`changing/${name}.md`, post.replace('seven', name))
      await here(['changing', ...target])
      put('changing/b.md', `${post}\nMore.\n`)
      expect((await here(['changing', ...target, '--resume'])).stderr).toMatch(/3 inputs \(\d done before\), 3 documents/u)
      expect(get(target[0] === '-o' ? 'changes.jsonl' : 'changes/changing/b.md')).toContain('More.')
      expect((await here(['changing', ...target, '--resume', '--profile', 'strict'])).stderr).toContain('3 inputs, 3 documents')
    }
    writeFileSync(join(folder, 'changes/changing/a.md'), 'spoilt')
    expect((await here(['changing', '--out-dir', 'changes', '--resume', '--profile', 'strict'])).stderr).toContain('(2 done before)')
    expect(get('changes/changing/a.md')).not.toBe('spoilt')
  })
  test('goes back to what is sure where the output has lost its end, or the manifest is torn', async () => {
    await here(['corpus', '-o', 'torn.jsonl'])
    const wanted = get('torn.jsonl')
    put('torn.jsonl', wanted.slice(0, wanted.length >> 1))
    await here(['corpus', '-o', 'torn.jsonl', '--resume'])
    expect(get('torn.jsonl')).toBe(wanted)
    put('torn.jsonl.manifest.jsonl', get('torn.jsonl.manifest.jsonl').slice(0, -300))
    await here(['corpus', '-o', 'torn.jsonl', '--resume'])
    expect(get('torn.jsonl')).toBe(wanted)
    rmSync(join(folder, 'torn.jsonl.manifest.jsonl'))
    await here(['corpus', '-o', 'torn.jsonl', '--resume'])
    expect(get('torn.jsonl')).toBe(wanted)
  })
  test('is left by Ctrl-C', async () => {
    const manifest = join(folder, 'stopped.jsonl.manifest.jsonl')
    const {code, stderr} = await command(['corpus', '-o', 'stopped.jsonl', '--jobs', '1'], {after: 0, once: () => sizeOf(manifest) > 500, signal: 'SIGINT'})
    expect(code).toBe(130)
    expect(stderr).toContain('interrupted, to go on with --resume')
    await command(['corpus', '-o', 'stopped.jsonl', '--resume'])
    await command(['corpus', '-o', 'unstopped.jsonl'])
    expect(get('stopped.jsonl')).toBe(get('unstopped.jsonl'))
  })
  test('needs an output that can be gone on with', async () => {
    expect((await here(['corpus', '--resume'])).stderr).toContain('Unexpected `--resume`')
    expect((await here(['-', '-o', 'x.jsonl', '--resume'])).stderr).toContain('standard input')
  })
})

/** A small file system in memory, where we may make one. */
function smallDisk(): string | undefined {
  const disk = mkdtempSync(join(tmpdir(), 'palimpsest-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=96k', 'tmpfs', disk], {stdio: 'ignore'})
    return disk
  } catch {
    rmSync(disk, {recursive: true})
    process.stderr.write('batch-resume: the test of a full disk is skipped, for it cannot mount one\n')
    return undefined
  }
}

const disk = smallDisk()
afterAll(() => {
  if (disk === undefined) return
  execFileSync('umount', [disk])
  rmSync(disk, {recursive: true})
})

test.skipIf(disk === undefined)('a full disk loses nothing that was reported done', async () => {
  const output = join(disk!, 'full.jsonl')
  const {code, stderr} = await command(['corpus', '-o', output, '--jobs', '1'])
  expect(code).toBe(1)
  expect(stderr).toContain('ENOSPC')
  const lines = records(readFileSync(`${output}.manifest.jsonl`, 'utf8').split('\n').slice(0, -1).join('\n'))
  const size = Number(lines.findLast((line) => line['size'] !== undefined)?.['size'])
  expect(size).toBeGreaterThan(0)
  expect(statSync(`${output}.part`).size).toBeGreaterThanOrEqual(size)
  execFileSync('mount', ['-o', 'remount,size=8m', disk!])
  expect((await command(['corpus', '-o', output, '--resume'])).code).toBe(3)
  await command(['corpus', '-o', 'roomy.jsonl'])
  expect(readFileSync(output, 'utf8')).toBe(get('roomy.jsonl'))
}, 60_000)
