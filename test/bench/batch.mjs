/**
 * What the batch engine costs, and how it grows with workers: `node test/bench/batch.mjs [megabytes]`, after `npm run build`.
 *
 * Rows as `bench.mjs` has them. Times are of processors, so that other programs do not count; the speed-up of two workers is told by wall time too, which
 * means something on an idle machine with three processors or more.
 */
import {mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {spawnSync} from 'node:child_process'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {generate, pages} from './inputs.mjs'

const dist = process.env.PALIMPSEST_DIST ?? fileURLToPath(new URL('../../dist', import.meta.url))
const at = (name) => pathToFileURL(join(dist, name)).href

/** Rows about the command on a table of so many megabytes, and on pages. */
export async function batch(megabytes = 200) {
  const folder = mkdtempSync(join(tmpdir(), 'palimpsest-bench-'))
  const rows = []
  const note = (what, detail, value, unit, target, best = Math.min) => rows.push({what, detail, value: Number(value.toPrecision(3)), unit, ...(target === undefined ? {} : {target, met: best(value, target) === value, ...(best === Math.max ? {atLeast: true} : {})})})
  try {
    const path = writeTable(folder, megabytes)
    const size = statSync(path).size / 1e6
    const [one, two] = [1, 2].map((jobs) => command([path, '-o', join(folder, `out${jobs}.jsonl`), '--jobs', String(jobs), '--no-config']))
    note('forum-tsv, command', 'bytes to JSON Lines, one worker', size / one.processor, 'MB/s a processor', 60, Math.max)
    note('forum-tsv, command', 'largest resident size, one worker', one.resident, 'MB', 300)
    note('forum-tsv, command', 'largest resident size, two workers', two.resident, 'MB', 300)
    note('forum-tsv, command', 'one worker over two, wall', one.wall / two.wall, '×', 1.8, Math.max)
    note('forum-tsv, command', 'processor time of two workers over that of one', two.processor / one.processor, '×', 1.1)
    note('news-page, batch engine', 'over a loop of normalize and account', await overhead(folder), '×', 1.1)
  } finally {
    rmSync(folder, {recursive: true})
  }
  return rows
}

// The same threads again and again, under other numbers, so that it takes no time to make.
function writeTable(folder, megabytes) {
  const path = join(folder, 'forum.tsv')
  const [header, ...lines] = generate('forum-tsv', 4_000_000).value.split('\n')
  writeFileSync(path, `${header}\n`)
  for (let round = 0; statSync(path).size < megabytes * 1e6; round++) writeFileSync(path, lines.filter((line) => line !== '').map((line) => `${round}0${line}\n`).join(''), {flag: 'a'})
  return path
}

function command(argv) {
  const script = `
    import {existsSync, readFileSync} from 'node:fs'
    const begun = process.hrtime.bigint()
    process.on('exit', () => {
      const {userCPUTime, systemCPUTime, maxRSS} = process.resourceUsage()
      // Linux lets a process inherit the peak in maxRSS from the one that started it, but not this one.
      const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : ''
      const resident = Number(/^VmHWM:\\s+(\\d+)/mu.exec(status)?.[1] ?? maxRSS) / 1024
      console.log(JSON.stringify({processor: (userCPUTime + systemCPUTime) / 1e6, resident, wall: Number(process.hrtime.bigint() - begun) / 1e9}))
    })
    process.argv.splice(1, 0, 'palimpsest')
    await import(${JSON.stringify(at('cli.js'))})`
  const {stdout, stderr, status} = spawnSync(process.execPath, ['--input-type=module', '-e', script, '--', ...argv], {encoding: 'utf8'})
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout.trim().split('\n').at(-1))
}

async function overhead(folder) {
  const {sources} = await pages(40)
  for (const [index, source] of sources.entries()) writeFileSync(join(folder, `${index}.html`), source.value ?? source)
  const {normalize, account} = await import(at('index.js'))
  const {normalizeBatch} = await import(at('node.js'))
  const files = readdirSync(folder).filter((name) => name.endsWith('.html')).map((name) => join(folder, name))
  const loop = () => {
    for (const path of files) {
      const run = normalize({value: readFileSync(path), path})
      account(run.file, [...run])
    }
  }
  const engine = async () => {
    for await (const _ of normalizeBatch(files, {jobs: 0})) continue
  }
  const [plain, run] = await alternate([loop, engine], 9)
  return run / plain
}

// Milliseconds of the best round of each task. Rounds of one follow those of the other, so that a busy minute hurts both, and neither meets code that is less compiled.
async function alternate(tasks, rounds) {
  const best = tasks.map(() => Infinity)
  for (let round = 0; round < rounds; round++) {
    for (const [index, task] of tasks.entries()) {
      globalThis.gc?.()
      const before = process.cpuUsage()
      await task()
      const {user, system} = process.cpuUsage(before)
      best[index] = Math.min(best[index], (user + system) / 1000)
    }
  }
  return best
}

if (process.argv[1] === fileURLToPath(import.meta.url)) for (const {what, detail, value, unit, target, met} of await batch(Number(process.argv[2] ?? 200))) console.log([what, detail, `${value} ${unit}`, target === undefined ? '' : `${met ? 'met' : 'missed'}: ${target}`].join(' | '))
