/**
 * `npm run bench [-- --json --check --pages N markdown forum page text accounting growth memory start batch]`: how long things take, as ratios
 * of two tasks in one run.
 *
 * Absolute numbers differ between machines; ratios are what is promised (docs/benchmarks.md).
 */
import {execFileSync, spawnSync} from 'node:child_process'
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import {parse as parseCsv} from 'csv-parse/sync'
import {parse as parseHtml} from 'parse5'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {VFile} from 'vfile'
import {account, normalize} from '../../dist/index.js'
import {batch} from './batch.mjs'
import {generate, largestPages, names, pages, posts} from './inputs.mjs'
import {median, middles, race} from './measure.mjs'

const {values: options, positionals: asked} = parseArgs({
  allowPositionals: true, options: {json: {type: 'boolean'}, check: {type: 'boolean'}, pages: {type: 'string', default: '60'}}
})
const rounds = 7
const size = 250_000
const rows = []
const notes = []

function note(what, detail, value, unit, target, isMet = (found) => found <= target) {
  rows.push({what, detail, value: Number(value.toPrecision(3)), unit, ...(target === undefined ? {} : {target, met: isMet(value)})})
}

const read = (input, options) => [...normalize(input, options)]

async function markdown() {
  const {from, sources} = await posts(150)
  const bare = unified().use(remarkParse).use(remarkGfm).freeze()
  const [ours, theirs] = race([
    () => sources.forEach((value) => read({value, path: 'post.md'}, {adapter: 'markdown-post'})),
    () => sources.forEach((value) => bare.parse(value))
  ], rounds)
  note('markdown-post, end to end', `over remark-parse + remark-gfm, ${sources.length} posts, ${from}`, ours / theirs, '×', 1.4)
}

function forum() {
  const input = generate('forum-tsv', 8 * size)
  const [ours, kept, theirs] = race([
    () => read(input, {adapter: 'forum-tsv'}),
    () => read(input, {adapter: 'forum-tsv', profile: 'keep-all'}),
    () => parseCsv(input.value, {delimiter: '\t', quote: null, columns: true, relax_column_count: true})
  ], rounds)
  note('forum-tsv, end to end', 'over csv-parse, generated', ours / theirs, '×', 1)
  note('forum-tsv, without cleaners', 'over csv-parse, generated', kept / theirs, '×')
}

async function newsPage() {
  const {from, sources} = await pages(Number(options.pages))
  const tasksOf = (value) => [() => read({value, path: 'page.html'}, {adapter: 'news-page'}), () => parseHtml(new TextDecoder().decode(value))]
  // Compiled code is what is compared, whichever page comes first.
  for (const {value} of sources.slice(0, 40)) for (const task of tasksOf(value)) task()
  const found = sources.map(({id, value}) => {
    const [ours, theirs] = race(tasksOf(value), sources.length > 200 ? 1 : 3)
    return {id, ratio: ours / theirs, ours}
  }).sort((a, b) => b.ratio - a.ratio)
  note('news-page, end to end', `over parse5, median of ${sources.length} pages, ${from}`, median(found.map(({ratio}) => ratio)), '×', 3)
  note('news-page, the slowest', 'over parse5', found[0].ratio, '×', 30)
  note('news-page, end to end', 'median of the pages', median(found.map(({ours}) => ours)), 'ms')
  notes.push('The slowest pages, in times their parse by parse5:', ...found.slice(0, 20).map(({id, ratio, ours}) => `  ${ratio.toFixed(1).padStart(5)} ×  ${ours.toFixed(0).padStart(5)} ms  ${id}`))
}

// Documents are accounted for as they come, and all are kept, as `read` does.
function* kept(run, documents) {
  for (const document of run) {
    documents.push(document)
    yield document
  }
}

// What is read in a few milliseconds would be measured by when the collector runs.
const fast = new Set(['forum-tsv', 'news-text', 'plain-text'])

function accounting() {
  for (const name of names) {
    const {path, value} = generate(name, fast.has(name) ? 8 * size : size)
    const input = () => new VFile({path, value})
    const [counted, plain] = race([
      () => {
        const run = normalize(input(), {adapter: name})
        const documents = []
        account(run.file, kept(run, documents))
      },
      () => read(input(), {adapter: name})
    ], rounds)
    note(`accounting, ${name}`, 'normalize, accounting for each, over normalize', counted / plain, '×', 1.15)
  }
}

/** Characters of the smallest input whose time is measured: what takes long takes less. */
const bases = {'markdown-post': size}
const base = 4 * size

/** Bytes that a source has in UTF-8, in the order of size asked for. */
const bytesOf = (name, length) => Buffer.from(generate(name, length).value)

function text() {
  for (const name of names.filter((other) => other !== 'news-page')) {
    const value = bytesOf(name, bases[name] ?? base)
    const [milliseconds] = race([() => read({value}, {adapter: name})], 3)
    note(`speed, ${name}`, 'bytes to Document, one core', value.length / 1000 / milliseconds, 'MB/s', 20, (found) => found >= 20)
  }
}

function growth() {
  for (const name of names) {
    const first = fast.has(name) ? 4 * base : bases[name] ?? base
    const sources = [1, 2, 4].map((times) => bytesOf(name, times * first))
    const [one, two, four] = middles(sources.map((value) => () => read({value}, {adapter: name})), 5)
    note(`growth, ${name}`, `${(sources[1].length / 1e6).toFixed(1)} MB over ${(sources[0].length / 1e6).toFixed(1)} MB`, two / one, '×', 2.2)
    note(`growth, ${name}`, `${(sources[2].length / 1e6).toFixed(1)} MB over ${(sources[1].length / 1e6).toFixed(1)} MB`, four / two, '×', 2.2)
    // Each doubling alone also tells when the collector ran and when code was compiled anew.
    note(`growth, ${name}`, 'a doubling, by both', Math.sqrt(four / one), '×', 2.2)
  }
}

async function memory() {
  const folder = mkdtempSync(join(tmpdir(), 'palimpsest-'))
  const worker = fileURLToPath(new URL('memory.mjs', import.meta.url))
  const measure = (name, value) => {
    const file = join(folder, 'input')
    writeFileSync(file, value)
    return Number(execFileSync(process.execPath, ['--expose-gc', worker, name, file], {encoding: 'utf8'})) / value.length
  }
  for (const name of names) {
    const value = bytesOf(name, 4 * (bases[name] ?? base))
    note(`memory, ${name}`, `peak of a process over its input of ${(value.length / 1e6).toFixed(1)} MB`, measure(name, value), '×', 12)
  }
  const real = await largestPages(3)
  if (real.length > 0) note('memory, real pages', `the same, median of the largest, up to ${(real[0].length / 1e6).toFixed(1)} MB`, median(real.map((value) => measure('news-page', value))), '×', 12)
  rmSync(folder, {recursive: true})
}

function startUp() {
  const wall = () => performance.now()
  const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
  const file = fileURLToPath(new URL('bench.mjs', import.meta.url))
  const [help, bare] = race([() => spawnSync(process.execPath, [cli, '--help']), () => spawnSync(process.execPath, ['-e', '0'])], 15, wall)
  const [one] = race([() => execFileSync(process.execPath, [cli, '--to', 'text', '--adapter', 'plain-text', file], {stdio: 'pipe'})], 5, wall)
  note('start-up, --help', 'more than node -e 0', help - bare, 'ms', 150)
  note('start-up, a small file', 'more than node -e 0', one - bare, 'ms')
}

const groups = {markdown, forum, page: newsPage, text, accounting, growth, memory, start: startUp, batch: async () => void rows.push(...(await batch()))}
for (const name of asked) if (!(name in groups)) throw new TypeError(`Unexpected group \`${name}\`, expected one of ${Object.keys(groups).join(', ')}`)
for (const [name, measure] of Object.entries(groups)) if (asked.length === 0 || asked.includes(name)) await measure()

if (options.json) console.log(JSON.stringify(rows, null, 2))
else {
  const sign = ({unit, atLeast}) => (unit === 'MB/s' || atLeast ? '≥' : '≤')
  const shown = rows.map((row) => [row.what, row.detail, `${row.value} ${row.unit}`, row.target === undefined ? '' : `${sign(row)} ${row.target}`, row.met === undefined ? '' : row.met ? 'met' : 'MISSED'])
  const table = [['what', 'measured', 'value', 'target', ''], ...shown]
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)))
  for (const row of table) console.log(row.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd())
  for (const line of notes) console.log(line)
  const missed = rows.filter(({met}) => met === false).length
  console.log(`${rows.filter(({met}) => met).length} targets met, ${missed} missed`)
}
if (options.check && rows.some(({met}) => met === false)) process.exitCode = 1
