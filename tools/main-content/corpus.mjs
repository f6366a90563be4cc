/** The pages that the classifier is trained on: a folder with `index.jsonl` (one page a line: id, set, html, url, page_type, lang, expected.body). */
import {createHash} from 'node:crypto'
import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {gunzipSync} from 'node:zlib'

const unpacked = (path) => (existsSync(path) ? readFileSync(path) : gunzipSync(readFileSync(`${path}.gz`)))

/** All pages that have a reference text. */
export function* corpus(folder) {
  for (const line of unpacked(join(folder, 'index.jsonl')).toString('utf8').split('\n')) {
    if (line === '') continue
    const {id, set, html, url, page_type: type, lang, expected} = JSON.parse(line)
    const bytes = readFileSync(join(folder, html))
    const kind = type ?? (set.endsWith('forum') ? 'forum' : 'article')
    yield {id, set, type: kind === 'category' ? 'collection' : kind, lang, url, host: hostOf(url, id), reference: expected.body ?? '', html: html.endsWith('.gz') ? gunzipSync(bytes) : bytes}
  }
}

/** The part of a host that somebody registered, so that pages of one site are never in two folds. */
function hostOf(url, id) {
  if (!url || !URL.canParse(url)) return id
  const parts = new URL(url).hostname.split('.')
  const second = parts.length > 2 && parts.at(-1).length === 2 && /^(?:ac|co|com|edu|gob|gov|go|govt|ne|net|or|org)$/u.test(parts.at(-2))
  return parts.slice(second ? -3 : -2).join('.')
}

/** A number that a text is mapped to, the same one every time. */
export const numberOf = (text) => Number.parseInt(createHash('sha256').update(text).digest('hex').slice(0, 8), 16)

export const folds = 5

/** The part of the pages that a site is in, as `train.py` has it. */
export const foldOf = (host) => numberOf(host) % folds
