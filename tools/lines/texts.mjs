// Labelled texts for the line model: one document a line of JSON, {id, set, site, lang, weight, lines, labels}.
//
//   node tools/lines/texts.mjs BUNDLE CORPORA OUT
//
// BUNDLE is the built library, CORPORA a folder with the sets `news/textnoise`, `news/wcxb`, `news/magic-html` and `frontmatter/posts`. Labels are 1 (keep),
// 0 (drop) and -1 (says nothing). Of pages the visible text is taken, one line a block, and labelled by a weighted increasing chain of its lines in the
// reference text; posts are read by the library with everything kept, and have no noise. Two of three texts in Latin letters are there once more in
// letters of another script, which teaches what can be told without words and capitals.
import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'
import {pathToFileURL} from 'node:url'
import {labelsBy} from './align.mjs'
import {visibleLines} from './visible.mjs'

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

const types = new Set(['article', 'documentation', 'forum'])

/** How much of a cut page stands around what is kept. */
const least = 0.12

/** The innermost part of a page that holds what is kept with some of what stands around it. */
function cut({lines, labels, ...rest}, parts) {
  const sizes = (label, from, to) => lines.slice(from, to).reduce((sum, line, at) => sum + (labels[from + at] === label ? line.length : 0), 0)
  const all = sizes(1, 0, lines.length)
  const found = parts.find(({from, to}) => sizes(1, from, to) >= 0.9 * all && sizes(0, from, to) >= least * (all + sizes(0, from, to)))
  return found && {...rest, lines: lines.slice(found.from, found.to), labels: labels.slice(found.from, found.to)}
}

const latin = /\p{Script=Latin}/u

// A letter for a letter of a script without case; two or three letters of a word for a Han character, and no spaces between.
const letterOf = (letter) => String.fromCharCode(0x5d0 + (letter.normalize('NFD').toLowerCase().codePointAt(0) % 27))
const caseless = (line) => line.replace(/\p{Script=Latin}\p{M}*/gu, letterOf).replace(/,/gu, '،').replace(/\?/gu, '؟')
const denseWord = (word) => word.toLowerCase().replace(/.{1,3}/gu, (part) => String.fromCharCode(0x4e00 + (hashOf(part) % 4000)))
const dense = (line) => line.replace(/[\p{L}\p{M}'’]+/gu, denseWord).replace(/(?<=[\p{L},.]) (?=\p{L})/gu, '').replace(/\.(?!\d)/gu, '。').replace(/,(?!\d)/gu, '，')

function hashOf(text) {
  let hash = 7
  for (const character of text) hash = (Math.imul(hash, 31) + character.codePointAt(0)) | 0
  return hash >>> 1
}

/** The same text in a script without capitals, or one without spaces, in which no word is known: only its shape is left. */
function disguised(document) {
  const kind = hashOf(document.id) % 3
  if (kind === 2 || !latin.test(document.lines.join('').slice(0, 2000))) return undefined
  const into = kind === 0 ? caseless : dense
  return {...document, given: undefined, set: `${document.set}-${kind === 0 ? 'caseless' : 'dense'}`, lines: document.lines.map((line) => (line.startsWith('- ') ? `- ${into(line.slice(2))}` : into(line)))}
}

function putAll(document) {
  put(document)
  const other = disguised(document)
  if (other) put(other)
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
    putAll({id: `${id}/${variant}`, set: `textnoise-${variant}`, site: siteOf(url, id), lang, lines, labels, given})
  }
}
const asGiven = new Set(rows('news/textnoise.jsonl').map(({id}) => id))
for (const row of index) {
  if (asGiven.has(row.id) || !row.expected?.body || (row.page_type && !types.has(row.page_type))) continue
  const {lines, parts} = visibleLines(read(`news/${row.html.replace(/\.gz$/u, '')}`).toString('utf8'))
  const {labels, coverage} = labelsBy(lines, row.expected.body)
  counts[`${row.set} pages`] = (counts[`${row.set} pages`] ?? 0) + 1
  if (coverage < 0.7 || !labels.includes(1) || lines.length > 3000) continue
  const document = {id: row.id, set: row.set, type: row.page_type ?? row.set.split('-').at(-1), site: siteOf(row.url, row.id), lang: row.lang, coverage, lines, labels}
  putAll(document)
  const part = cut(document, parts)
  if (part && part.lines.length < lines.length) putAll({...part, set: `${row.set}-light`})
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
