/**
 * `node tools/main-content/score.mjs CORPUS MODEL [--profile strict] [--only main-content] [--pages FILE]`: score the whole pipeline.
 *
 * Each page is read with the weights of the fold that never saw its site (MODEL is what `train.py` wrote).
 */
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {bundle} from './bundle.mjs'
import {corpus, foldOf, folds} from './corpus.mjs'
import {gramScore, wordScore} from './metrics.mjs'

export async function score(folder, model, {profile = 'balanced', only, pages} = {}) {
  const {cleaners, newsPage, normalize, readTrees, toText, treeModel} = await bundle()
  const adapters = Array.from({length: folds}, (_, fold) => newsPage({model: treeModel(readTrees(JSON.parse(readFileSync(join(model, `fold-${fold}.json`), 'utf8'))))}))
  const used = cleaners().filter(({name}) => only === undefined || name === only)
  const scores = []
  for (const {id, set, type, lang, url, host, reference, html} of corpus(folder)) {
    const documents = [...normalize({value: html, path: 'page.html', url: url ?? undefined, mediaType: 'text/html'}, {adapters: [adapters[foldOf(host)]], adapter: 'news-page', cleaners: used, profile})]
    const text = documents.map((document) => toText(document)).join('\n\n')
    const spaced = set.startsWith('wcxb')
    scores.push({id, set, type, lang, measure: spaced ? 'word F1' : '5-gram F1', ...(spaced ? wordScore : gramScore)(text, reference)})
  }
  if (pages) writeFileSync(pages, JSON.stringify(scores))
  return table(scores)
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length

function table(scores) {
  const groups = new Map()
  for (const item of scores) for (const key of [item.set, `${item.set}, ${item.type}`, `${item.set}, ${item.lang}`]) groups.set(key, [...(groups.get(key) ?? []), item])
  const shown = [...groups].filter(([key, list]) => !key.includes(',') || list.length < groups.get(list[0].set).length).sort(([a], [b]) => (a < b ? -1 : 1))
  const rows = shown.map(([key, list]) => [key, String(list.length), list[0].measure, ...['f1', 'precision', 'recall'].map((name) => mean(list.map((item) => item[name])).toFixed(3))])
  return [['pages', 'n', 'measure', 'F1', 'precision', 'recall'], ['---', '---', '---', '---', '---', '---'], ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

const option = (name) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined)

if (process.argv[1]?.endsWith('score.mjs')) console.log(await score(process.argv[2], process.argv[3], {profile: option('--profile'), only: option('--only'), pages: option('--pages')}))
