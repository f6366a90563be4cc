/**
 * `npm run bench:peers -- [--data DIR] [--set NAME] [--count N] [--only a,b] [--dist DIR]`: other extractors and this one, over the same pages.
 *
 * Each runs alone in a process of its own, one after the other; the table is Markdown. Without `--data` the project's own few pages are read.
 */
import {spawnSync} from 'node:child_process'
import {existsSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'

const folder = fileURLToPath(new URL('.', import.meta.url))
const {values} = parseArgs({options: {data: {type: 'string'}, set: {type: 'string'}, count: {type: 'string', default: '300'}, only: {type: 'string'}, dist: {type: 'string'}}})

if (!existsSync(`${folder}node_modules`)) {
  process.stderr.write('installing the peers …\n')
  const {status} = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], {cwd: folder, stdio: ['ignore', 2, 2], shell: process.platform === 'win32'})
  if (status !== 0) process.exit(1)
}

const {peers, versionOf} = await import('./peers.mjs')
const types = ['article', 'forum', 'product', 'collection', 'listing', 'documentation', 'service']

/** A worker that hangs is ended after so many minutes, and counts for the pages that it read. */
const patience = 10

function run(name) {
  const {stdout, stderr, signal} = spawnSync(process.execPath, ['worker.mjs', name, values.data ?? '', values.count, values.set ?? '', values.dist ?? ''], {
    cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 28, timeout: patience * 60_000
  })
  const rows = stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line))
  if (rows.length === 0) process.stderr.write(`${name}: ${signal ?? ''} ${stderr.trim().split('\n').find((line) => line.includes('Error')) ?? stderr.slice(0, 200)}\n`)
  return {pages: rows.filter((row) => row.id !== undefined), memory: rows.find((row) => row.memory !== undefined)?.memory}
}

const mean = (list) => (list.length === 0 ? undefined : list.reduce((sum, value) => sum + value, 0) / list.length)
const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1]
const shown = (value, digits = 3) => (value === undefined ? '–' : value.toFixed(digits).replace(/^0(?=\.)/u, ''))
// An extractor that never names an author is not asked for authors.
const share = (pages, field) => (pages.some(({gives}) => gives.includes(field)) ? mean(pages.filter((page) => page[field] !== undefined).map((page) => Number(page[field]))) : undefined)

function rowOf(name) {
  process.stderr.write(`${name} …\n`)
  const {pages, memory} = run(name)
  if (pages.length === 0) return [peers[name].what, '–', 'did not run']
  const failed = pages.filter((page) => page.failed !== undefined).length
  if (failed > 0) process.stderr.write(`${name}: ${failed} failed, first: ${pages.find((page) => page.failed !== undefined).failed}\n`)
  return [
    peers[name].what, versionOf(peers[name]), shown(mean(pages.map(({f1}) => f1))), ...types.map((type) => shown(mean(pages.filter((page) => page.type === type).map(({f1}) => f1)))),
    shown(share(pages, 'title')), shown(share(pages, 'authors')), shown(share(pages, 'date')),
    shown(median(pages.map(({milliseconds}) => milliseconds)), 1), shown(mean(pages.map(({milliseconds}) => milliseconds)), 1), shown(memory, 0), String(pages.length)
  ]
}

const names = values.only?.split(',') ?? Object.keys(peers)
const head = ['extractor', 'version', 'word F1', ...types, 'title', 'authors', 'date', 'ms, median', 'ms, mean', 'MB', 'pages']
const table = [head, head.map(() => '---'), ...names.map(rowOf)]
process.stdout.write(`${table.map((row) => `| ${row.join(' | ')} |`).join('\n')}\n`)
