/**
 * `npm run bench [-- --json --check markdown forum page accounting growth start]`: how long things take, as ratios of two tasks in one run.
 *
 * Absolute numbers differ between machines; ratios are what is promised (docs/benchmarks.md).
 */
import {execFileSync, spawnSync} from 'node:child_process'
import {fileURLToPath} from 'node:url'
import {parse as parseCsv} from 'csv-parse/sync'
import {parse as parseHtml} from 'parse5'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {VFile} from 'vfile'
import {account, normalize} from '../../dist/index.js'
import {generate, names, pages, posts} from './inputs.mjs'
import {median, race} from './measure.mjs'

const rounds = 7
const size = 250_000
const rows = []

function note(what, detail, value, unit, target) {
  rows.push({what, detail, value: Number(value.toPrecision(3)), unit, ...(target === undefined ? {} : {target, met: value <= target})})
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
  const {from, sources} = await pages(60)
  const ratios = sources.map((value) => {
    const [ours, theirs] = race([() => read({value, path: 'page.html'}, {adapter: 'news-page'}), () => parseHtml(value)], 3)
    return ours / theirs
  })
  note('news-page, end to end', `over parse5, median of ${sources.length} pages, ${from}`, median(ratios), '×', 4)
}

function accounting() {
  for (const name of names) {
    const {path, value} = generate(name, size)
    const input = () => new VFile({path, value})
    const [counted, plain] = race([
      () => {
        const file = input()
        account(file, read(file, {adapter: name}))
      },
      () => read(input(), {adapter: name})
    ], rounds)
    note(`accounting, ${name}`, 'normalize and account over normalize', counted / plain, '×', 1.15)
  }
}

function scaling() {
  for (const name of names) {
    const inputs = [1, 2, 4].map((times) => generate(name, times * size))
    const [one, two, four] = race(inputs.map((input) => () => read(input, {adapter: name})), 5)
    note(`growth, ${name}`, 'twice the input', two / one, '×', 2.5)
    note(`growth, ${name}`, 'twice again', four / two, '×', 2.5)
    note(`speed, ${name}`, 'end to end', inputs[2].value.length / 1000 / four, 'million characters a second')
  }
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

const groups = {markdown, forum, page: newsPage, accounting, growth: scaling, start: startUp}
const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'))
for (const [name, measure] of Object.entries(groups)) if (asked.length === 0 || asked.includes(name)) await measure()

if (process.argv.includes('--json')) console.log(JSON.stringify(rows, null, 2))
else {
  const shown = rows.map(({what, detail, value, unit, target, met}) => [what, detail, `${value} ${unit}`, target === undefined ? '' : `≤ ${target}`, met === undefined ? '' : met ? 'met' : 'MISSED'])
  const table = [['what', 'measured', 'value', 'target', ''], ...shown]
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)))
  for (const row of table) console.log(row.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd())
  const missed = rows.filter(({met}) => met === false).length
  console.log(`${rows.filter(({met}) => met).length} targets met, ${missed} missed`)
}
if (process.argv.includes('--check') && rows.some(({met}) => met === false)) process.exitCode = 1
