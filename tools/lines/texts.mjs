// Labelled texts for the line model: one document a line of JSON, {id, set, site, lang, weight, lines, labels}.
//
//   node tools/lines/texts.mjs BUNDLE CORPORA OUT
//
// BUNDLE is the built library, CORPORA a folder with the sets `news/textnoise`, `news/wcxb`, `news/magic-html` and `frontmatter/posts`. Labels are 1 (keep),
// 0 (drop) and -1 (says nothing). Pages are read by the library with everything kept, one line a block, and labelled by a weighted increasing chain
// of their lines in the reference text; posts have no noise, and keep everything.
import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'
import {pathToFileURL} from 'node:url'
import {labelsBy} from './align.mjs'

const [, , bundle, root, out] = process.argv
const {normalize} = await import(pathToFileURL(path.resolve(bundle)).href)
const read = (name) => zlib.gunzipSync(fs.readFileSync(path.join(root, `${name}.gz`)))
const rows = (name) => read(name).toString('utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line))
const sink = fs.createWriteStream(out)
const counts = {}
const put = (document) => {
  counts[document.set] = (counts[document.set] ?? 0) + 1
  sink.write(`${JSON.stringify(document)}\n`)
}

// The registrable domain, roughly: two labels, or three under a second level of its own.
function siteOf(url, id) {
  if (!URL.canParse(url)) return id
  const labels = new URL(url).hostname.split('.')
  return labels.slice(/^(?:com?|org|net|edu|gov|ac|go|or|ne|in|wp|uol)$/u.test(labels.at(-2) ?? '') ? -3 : -2).join('.')
}

const phrasing = new Set(['text', 'emphasis', 'strong', 'delete', 'inlineCode', 'break', 'link', 'image', 'footnoteReference', 'inlineMath'])
const literal = new Set(['text', 'inlineCode', 'inlineMath'])

function inline(node) {
  if (literal.has(node.type)) return node.value
  return node.type === 'break' ? ' ' : (node.children ?? []).map(inline).join('')
}

/** One line a block; an item has a dash, a cell is a block. */
function linesOf(node, into = [], item = false) {
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') push(into, inline(node), item)
  else if (node.type === 'code' || node.type === 'math') for (const line of node.value.split('\n')) push(into, line, false)
  else if ((node.children ?? []).some(({type}) => phrasing.has(type))) push(into, inline(node), item)
  else for (const [index, child] of (node.children ?? []).entries()) linesOf(child, into, node.type === 'listItem' ? index === 0 : item && node.type !== 'list')
  return into
}

function push(into, text, item) {
  const line = text.replace(/\s+/gu, ' ').trim()
  if (line !== '') into.push(item ? `- ${line}` : line)
}

const keepAll = (value, name) => [...normalize({value, path: name}, {profile: 'keep-all'})]

// A fixed fraction for each name, so that two runs cut alike.
function fraction(name) {
  let hash = 7
  for (const character of name) hash = (Math.imul(hash, 31) + character.codePointAt(0)) | 0
  return (hash >>> 8) / 2 ** 24
}

/** The part of a page that holds what is kept, with some of what stands around it. */
function light({id, lines, labels, ...rest}) {
  const first = labels.indexOf(1)
  const last = labels.lastIndexOf(1)
  const from = Math.max(0, first - Math.floor(fraction(`${id}a`) ** 2 * 30))
  const to = Math.min(lines.length, last + 1 + Math.floor(fraction(`${id}b`) ** 2 * 60))
  return {...rest, id, lines: lines.slice(from, to), labels: labels.slice(from, to)}
}

const index = rows('news/index.jsonl')
const references = new Map(index.map((row) => [row.id, row]))
for (const {id, lang, url, ...variants} of rows('news/textnoise.jsonl')) {
  for (const variant of ['full', 'light']) {
    if (!variants[variant]) continue
    const lines = read(`news/${variants[variant].file}`).toString('utf8').replace(/\n$/u, '').split('\n')
    const given = JSON.parse(read(`news/${variants[variant].file.replace(/txt$/u, 'labels.json')}`))
    const aligned = labelsBy(lines, references.get(id)?.expected.body ?? '').labels
    // A short line that merely occurs in the article is no part of it where it stands elsewhere.
    const labels = given.map((label, at) => (label === 'drop' ? 0 : label !== 'keep' ? -1 : aligned[at] === 1 ? 1 : lines[at].length > 60 ? 1 : -1))
    put({id: `${id}/${variant}`, set: `textnoise-${variant}`, site: siteOf(url, id), lang, lines, labels, given})
  }
}
for (const row of index) {
  if (row.set === 'magic-html-article' || !row.expected?.body) continue
  const lines = keepAll(read(`news/${row.html.replace(/\.gz$/u, '')}`), 'page.html').flatMap((document) => linesOf(document))
  const {labels, coverage} = labelsBy(lines, row.expected.body)
  if (coverage < 0.7 || !labels.includes(1) || lines.length > 3000) continue
  const document = {id: row.id, set: row.set, type: row.page_type ?? 'forum', site: siteOf(row.url, row.id), lang: row.lang, lines, labels}
  put(document)
  put({...light(document), set: `${row.set}-light`})
}
for (const [at, {id}] of rows('frontmatter/expected.jsonl').entries()) {
  if (at % 2 === 1) continue
  let value
  try {
    value = read(`frontmatter/posts/${id}`)
  } catch {
    value = fs.readFileSync(path.join(root, 'frontmatter/posts', id))
  }
  const lines = keepAll(value, id).flatMap((document) => linesOf(document))
  if (lines.length > 4) put({id: `post/${id}`, set: 'post', site: `post/${id.split('/')[0]}`, lang: 'mixed', lines, labels: lines.map(() => 1)})
}
sink.end(() => process.stderr.write(`${JSON.stringify(counts)}\n`))
