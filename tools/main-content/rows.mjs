/** `node tools/main-content/rows.mjs CORPUS OUT`: write the features and labels of every block of every page, for `train.py`. */
import {closeSync, mkdirSync, openSync, writeFileSync, writeSync} from 'node:fs'
import {join} from 'node:path'
import {align} from './align.mjs'
import {bundle} from './bundle.mjs'
import {corpus} from './corpus.mjs'
import {tokens} from './tokens.mjs'

export async function writeRows(folder, out, adapter) {
  const {features, newsPage, normalize, fillPage, fillRow} = await bundle(adapter)
  mkdirSync(out, {recursive: true})
  const [rows, labels, pages] = ['rows.f32', 'labels.f32', 'pages.jsonl'].map((name) => openSync(join(out, name), 'w'))
  let seen
  const record = (page) => {
    const table = new Float32Array(page.blocks.length * features.length)
    seen = {page, table}
    return (block) => {
      const row = table.subarray(block.index * features.length, (block.index + 1) * features.length)
      fillPage(page, row)
      fillRow(block, page, row)
      return {main: 0.5, parts: new Float32Array(features.length)}
    }
  }
  const adapters = [newsPage({model: record})]
  for (const {html, reference, ...about} of corpus(folder)) {
    seen = undefined
    for (const _ of normalize({value: html, path: 'page.html', url: about.url ?? undefined, mediaType: 'text/html'}, {adapters, adapter: 'news-page', profile: 'keep-all', cleaners: []})) continue
    if (!seen) continue
    const texts = seen.page.blocks.map(({shape}) => shape.text)
    const covered = align(texts, reference)
    writeSync(rows, Buffer.from(seen.table.buffer))
    // For each block: the share of it that is content, and its length in tokens.
    writeSync(labels, Buffer.from(Float32Array.from(texts.flatMap((text, index) => [covered[index], tokens(text).length])).buffer))
    writeSync(pages, `${JSON.stringify({...about, reference, texts})}\n`)
  }
  for (const file of [rows, labels, pages]) closeSync(file)
  writeFileSync(join(out, 'features.json'), JSON.stringify(features.map(({name, group}) => ({name, group}))))
}

if (process.argv[1]?.endsWith('rows.mjs')) await writeRows(process.argv[2], process.argv[3], process.argv[4])
