/** `npm run demo`: normalizes the project's own fixtures of every source, and prints what was kept and what was removed. */
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {account, adapters, normalize} from '../dist/index.js'

const root = new URL('../fixtures/', import.meta.url)
const list = (folder) => (existsSync(folder) ? readdirSync(folder).sort() : [])

function load(folder) {
  const name = list(folder).find((file) => file.startsWith('input.'))
  const options = new URL('options.json', folder)
  return {value: new Uint8Array(readFileSync(new URL(name, folder))), path: name, ...(existsSync(options) ? JSON.parse(readFileSync(options, 'utf8')) : {})}
}

// A Han character is as wide as two Latin ones on a terminal.
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u
const widthOf = (character) => (wide.test(character) ? 2 : 1)

function fit(value, width) {
  let used = 0
  let kept = ''
  const characters = Array.from(value.replace(/\s+/gu, ' ').trim())
  for (const [index, character] of characters.entries()) {
    const last = index === characters.length - 1
    if (used + widthOf(character) > (last ? width : width - 1)) return `${kept}…${' '.repeat(Math.max(0, width - used - 1))}`
    kept += character
    used += widthOf(character)
  }
  return kept + ' '.repeat(Math.max(0, width - used))
}

const percent = (part, whole) => `${((100 * part) / Math.max(1, whole)).toFixed(0).padStart(3)} %`

function textOf(node) {
  if (typeof node === 'string') return node
  return 'value' in node ? node.value : (node.children ?? []).map(textOf).join(' ')
}

function show(adapter, name, input) {
  const run = normalize(input, {})
  const documents = [...run]
  const {length, totals, unaccounted} = account(run.file, documents)
  const [first] = documents
  const title = first?.data.metadata.title ?? '(no title)'
  const more = documents.length > 1 ? ` +${documents.length - 1}` : ''
  console.log(`  ${fit(name, 22)} ${fit(title + more, 40)} ${percent(totals.content, length)} ${percent(totals.removed, length)} ${percent(totals.metadata, length)} ${percent(totals.rejected, length)}  ${unaccounted}`)
  const entries = documents.flatMap(({data}) => data.ledger)
  const shown = entries.filter(({rule}, index) => entries.findIndex((other) => other.rule === rule) === index).slice(0, 3)
  for (const {rule, reason, before, place} of shown) console.log(`    - line ${String(place?.start.line ?? '?').padEnd(4)} ${fit(textOf(before), 44)}  ${rule}: ${reason}`)
  if (entries.length > shown.length) console.log(`    - and ${entries.length - shown.length} more`)
  for (const message of run.file.messages.slice(0, 2)) console.log(`    ! line ${String(message.line ?? '?').padEnd(4)} ${message.reason} [${message.source}:${message.ruleId}]`)
  return {characters: length, unaccounted, documents: documents.length}
}

const sums = {sources: 0, documents: 0, characters: 0, unaccounted: 0}
for (const {name: adapter} of adapters()) {
  const folder = new URL(`${adapter}/`, root)
  const cases = list(folder)
  if (cases.length === 0) continue
  console.log(`\n${adapter.padEnd(66)}  kept  taken   meta  reject  unaccounted`)
  for (const name of cases) {
    const {characters, unaccounted, documents} = show(adapter, name, load(new URL(`${name}/`, folder)))
    sums.sources++
    sums.documents += documents
    sums.characters += characters
    sums.unaccounted += unaccounted
  }
}
console.log(`\n${sums.sources} sources gave ${sums.documents} documents. Of ${sums.characters.toLocaleString('en')} characters ${sums.unaccounted} are unaccounted for.`)
console.log('The rest of each source is markup and white space. To see one whole: node dist/cli.js explain fixtures/<adapter>/<case>/input.*')
