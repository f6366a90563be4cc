// Scores of the whole library on whole pages and inner parts, each text read with weights that saw no page of its site.
//
//   node tools/lines/score.mjs FOLDER CORPORA TEXTS
//
// FOLDER is that of `train.py`, which holds the weights of each fold; CORPORA has the set `news/textnoise`; TEXTS gives the posts, in which everything is content.
// Character-weighted F1: a line counts as kept when its text stands in the text of the document; lost is the share of wanted characters that do not.
import fs from 'node:fs'
import path from 'node:path'
import readline from 'node:readline'
import zlib from 'node:zlib'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {build} from 'esbuild'

const [, , folder, root, texts] = process.argv
const source = fileURLToPath(new URL('../../src', import.meta.url))
const read = (name) => zlib.gunzipSync(fs.readFileSync(path.join(root, 'news', `${name}.gz`)))
const squeeze = (text) => text.normalize('NFC').replace(/[\s\u200b-\u200d\u2060\u00ad]/gu, '')
const leaves = (value) => (value && typeof value === 'object' ? Object.values(value).flatMap(leaves) : [String(value)])
const foldOf = JSON.parse(fs.readFileSync(path.join(folder, 'folds.json'), 'utf8'))

// The library with the weights of a fold; beside the project, so that it finds its packages.
async function libraryOf(fold) {
  const outfile = path.join(source, '..', `.fold-${fold}.mjs`)
  const contents = fs.readFileSync(path.join(folder, `fold-${fold}.ts`), 'utf8')
  // eslint-disable-next-line regexp/require-unicode-regexp -- esbuild reads it, which knows no flags
  const weights = {name: 'weights', setup: ({onLoad}) => onLoad({filter: /line-weights\.ts$/}, () => ({contents, loader: 'ts', resolveDir: path.join(source, 'formats')}))}
  await build({entryPoints: [path.join(source, 'index.ts')], bundle: true, format: 'esm', platform: 'neutral', packages: 'external', outfile, logLevel: 'error', plugins: [weights]})
  try {
    return await import(pathToFileURL(outfile).href)
  } finally {
    fs.rmSync(outfile)
  }
}

const libraries = await Promise.all([0, 1, 2, 3, 4].map(libraryOf))

/** Characters that are wanted and kept, unwanted and kept, wanted and lost. */
function countsOf({toText, normalize}, value, labels) {
  const documents = [...normalize({value, path: 'x.txt'})]
  const text = squeeze(documents.map((document) => toText(document)).join('\n'))
  const moved = new Set(documents.flatMap(({data}) => leaves(data.metadata)).map(squeeze))
  const counts = [0, 0, 0]
  for (const [at, line] of value.toString('utf8').replace(/\n$/u, '').split('\n').entries()) {
    const size = squeeze(line).length
    const wanted = squeeze(line.replace(/^- /u, ''))
    const kept = text.includes(wanted)
    if (labels[at] === 'keep') counts[kept || moved.has(wanted) ? 0 : 2] += size
    else if (labels[at] === 'drop' && kept) counts[1] += size
  }
  return counts
}

const sum = (rows) => rows.reduce(([hits, more, lost], {counts}) => [hits + counts[0], more + counts[1], lost + counts[2]], [0, 0, 0])
const f1 = ([hits, more, lost]) => (2 * hits) / Math.max(1, 2 * hits + more + lost)

for (const variant of ['full', 'light']) {
  const rows = []
  for (const {id, lang, ...given} of read('textnoise.jsonl').toString('utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line))) {
    const {file} = given[variant]
    const labels = JSON.parse(read(file.replace(/txt$/u, 'labels.json')))
    rows.push({lang, counts: countsOf(libraries[foldOf[`${id}/${variant}`]], read(file), labels)})
  }
  const by = (test) => f1(sum(rows.filter(({lang}) => test(lang)))).toFixed(3)
  const [hits, , lost] = sum(rows)
  const mean = rows.reduce((all, {counts}) => all + f1(counts), 0) / rows.length
  console.log(variant, 'F1', by(() => true), 'lost', (lost / (hits + lost)).toFixed(4), 'mean', mean.toFixed(3), 'zh', by((lang) => lang === 'zh'), 'latin', by((lang) => lang === 'latin'), 'other', by((lang) => lang !== 'zh' && lang !== 'latin'))
}

let [all, lost] = [0, 0]
for await (const json of readline.createInterface({input: fs.createReadStream(texts)})) {
  const {id, set, lines} = JSON.parse(json)
  if (set !== 'post') continue
  const {normalize, toText} = libraries[foldOf[id]]
  all += squeeze(lines.join('')).length
  for (const document of normalize({value: lines.join('\n'), path: 'x.txt'}, {adapter: 'news-text'})) {
    for (const {op, rule, before} of document.data.ledger) if (op === 'remove' && rule.startsWith('main-content')) lost += squeeze(toText({...document, children: [before]})).length
  }
}
console.log('posts: lost to the model', (lost / all).toFixed(4))
