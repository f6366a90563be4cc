/** `node tools/main-content/rows.mjs CORPUS OUT`: write the features and labels of every block of every page, for `train.py`. */
import {closeSync, mkdirSync, openSync, writeFileSync, writeSync} from 'node:fs'
import {join} from 'node:path'
import {align} from './align.mjs'
import {bundle} from './bundle.mjs'
import {corpus} from './corpus.mjs'
import {collect, mixedPages, newParts} from './mixed.mjs'
import {tokens} from './tokens.mjs'

export async function writeRows(folder, out, adapter) {
  const library = await bundle(adapter)
  const read = reader(library)
  mkdirSync(out, {recursive: true})
  const files = ['rows.f32', 'labels.f32', 'pages.jsonl'].map((name) => openSync(join(out, name), 'w'))
  const parts = newParts()
  for (const {html, ...about} of corpus(folder)) {
    const seen = read(html, about.url)
    if (!seen) continue
    const covered = write(files, about, seen)
    collect(parts, {...about, text: library.decode(html, 'text/html').text, page: seen.page, covered})
  }
  for (const {html, ...about} of mixedPages(parts)) {
    const seen = read(html, about.url)
    if (seen) write(files, {...about, mixed: true}, seen)
  }
  for (const file of files) closeSync(file)
  writeFileSync(join(out, 'features.json'), JSON.stringify(library.features.map(({name, group}) => ({name, group}))))
}

// Reads a page with a model that only writes the features down.
function reader({features, newsPage, normalize, fillPage, fillRow}) {
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
  return (value, url) => {
    seen = undefined
    for (const _ of normalize({value, path: 'page.html', url: url ?? undefined, mediaType: 'text/html'}, {adapters, adapter: 'news-page', profile: 'keep-all', cleaners: []})) continue
    return seen
  }
}

function write([rows, labels, pages], about, {page, table}) {
  const texts = page.blocks.map(({shape}) => shape.text)
  const covered = align(texts, about.reference)
  writeSync(rows, Buffer.from(table.buffer))
  // For each block: the share of it that is content, and its length in tokens.
  writeSync(labels, Buffer.from(Float32Array.from(texts.flatMap((text, index) => [covered[index], tokens(text).length])).buffer))
  writeSync(pages, `${JSON.stringify({...about, texts})}\n`)
  return covered
}

if (process.argv[1]?.endsWith('rows.mjs')) await writeRows(process.argv[2], process.argv[3], process.argv[4])
