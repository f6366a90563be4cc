import type {Claim, Gap} from '../adapter.ts'
import type {Document, Entry} from '../document.ts'
import {places} from '../place.ts'
import {isTag} from './bbcode-tags.ts'
import {roleOf} from './columns.ts'
import {decodeExcerpt, doubledQuotes, excerpt, references} from './excerpt.ts'
import {claimMarkup} from './html-claim.ts'
import {claimRow, valuesOf, valuesOfThread} from './post-row.ts'
import {escapes, unescape} from './tsv.ts'

/**
 * Say what stands in a table outside of the posts' text: delimiters, quotation marks and tags are markup; a cell is metadata where
 * the entry or the document really holds its value.
 *
 * The dialect is not remembered: the delimiter is the one under which every cell is explained.
 */
export function claimCells(gap: Gap, delimiters: readonly string[]): Claim[] {
  const {node, document} = gap
  const entry = node.type === 'entry' ? node : undefined
  const plain = entry && claimRow(gap, entry, delimiters)
  if (plain) return [plain]
  const held = entry ? heldBy(entry, document, valuesOfThread(gap, delimiters)) : node.type === 'root' ? namesIn(document) : undefined
  let best: Scanned | undefined
  for (const delimiter of delimiters) {
    const scanned = scan(gap, delimiter, held, node.type !== 'root')
    if (!best || scanned.unexplained < best.unexplained) best = scanned
    if (best.unexplained === 0) break
  }
  return best?.claims ?? []
}

type Held = (value: string) => Claim['class'] | undefined

function heldBy(entry: Entry, document: Document, thread: ReadonlySet<unknown>): Held {
  const values = new Set(valuesOf(entry, document))
  const trimmed = new Set([...values].map((value) => value.trim()))
  return (value) => (values.has(value) || thread.has(value) || trimmed.has(value.trim()) || thread.has(value.trim()) ? 'metadata' : undefined)
}

// Names of columns are a header: they say what they mean, or are the keys of what entries hold.
function namesIn(document: Document): Held {
  const {extra} = document.data.metadata
  const kept = ['emptyColumns', 'columnNames', 'preamble'].flatMap((key) => Object.values(extra?.[key] ?? {}).map(String))
  const names = new Set<string>([...Object.keys(extra ?? {}), ...kept])
  for (const child of document.children) if (child.type === 'entry') for (const name of Object.keys(child.data?.extra ?? {})) names.add(name)
  return (value) => (roleOf(value) !== undefined || names.has(value.trim()) || names.has(`${value.trim()}'`) ? 'markup' : undefined)
}

interface Scanned {
  readonly claims: Claim[]
  /** Characters that are neither. */
  readonly unexplained: number
}

const token = /[^\S\r\n\t]+|\[\/?(?:[a-z]{1,10}|\*)(?:=[^\]\n]{0,500})?\]|\\[Nrtv0bfZ\s]|>+/iuy

// Where HTML tags and references begin and end, as the cell is written or as it reads once quotation marks and references are decoded.
function tagsIn(text: string): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  if (!/[<&]|\]\]>/u.test(text)) return found
  const written = excerpt(text, 0, text.length, places(text))
  const quoted = text.includes('""') ? [decodeExcerpt(written, doubledQuotes)] : []
  const encoded = text.includes('&lt;') ? [decodeExcerpt(quoted[0] ?? written, references)] : []
  for (const {value, places: inside} of [...encoded, ...quoted, written]) {
    for (const {start, end} of claimMarkup(value, 0)) {
      const [from, to] = [inside.point(start).offset!, inside.point(end).offset!]
      if (to > (found.get(from) ?? 0)) found.set(from, to)
    }
  }
  return found
}

// A run of cells of one class is one claim, with the delimiters between them: a span for each would double the accounts.
function scan({text, start}: Gap, delimiter: string, held: Held | undefined, body: boolean): Scanned {
  const claims: Array<{class: Claim['class']; start: number; end: number}> = []
  let unexplained = 0
  let done = 0
  const tags = body ? tagsIn(text) : undefined
  const delimiters = (from: number, to: number): void => {
    if (delimiter === '\t') return
    for (let at = text.indexOf(delimiter, from); at !== -1 && at < to; at = text.indexOf(delimiter, at + 1)) claims.push({class: 'markup', start: start + at, end: start + at + 1})
  }
  const add = (kind: Claim['class'], from: number, to: number): void => {
    const last = claims.at(-1)
    if (last?.class === kind && onlyDelimiters(text, done, from, delimiter)) last.end = start + to
    else {
      delimiters(done, from)
      claims.push({class: kind, start: start + from, end: start + to})
    }
    done = to
  }
  for (let at = 0, fresh = true; at < text.length; ) {
    const character = text.charAt(at)
    if (character === delimiter || character === '\n' || character === '\r') {
      at++
      fresh = true
      continue
    }
    const cell = fresh && held ? readCell(text, at, delimiter, held) : undefined
    const mark = cell ? undefined : tags?.get(at) ?? markAt(text, at, delimiter, fresh)
    fresh = false
    if (cell) add(cell.class, at, cell.end)
    else if (mark === undefined) unexplained++
    else if (text.slice(at, mark).trim() !== '') add('markup', at, mark)
    at = cell?.end ?? mark ?? at + 1
  }
  delimiters(done, text.length)
  return {claims, unexplained}
}

function onlyDelimiters(text: string, start: number, end: number, delimiter: string): boolean {
  for (let at = start; at < end; at++) {
    const character = text.charAt(at)
    if (character !== delimiter && character !== ' ') return false
  }
  return true
}

function readCell(text: string, at: number, delimiter: string, held: Held): {class: Claim['class']; end: number} | undefined {
  for (const end of ends(text, at, delimiter)) {
    const raw = text.slice(at, end)
    const kind = raw === '\\N' || raw === '"\\N"' ? 'markup' : held(raw) ?? held(unquote(raw)) ?? (raw.includes('\\') ? held(raw.replace(escapes, unescape)) : undefined)
    if (kind) return {class: kind, end}
  }
  return undefined
}

/** So many ends are tried of one cell. */
const most = 64

// Where a cell may end, the farthest first: at the next delimiter, at one that no backslash stands before, or as a quoted one.
function ends(text: string, at: number, delimiter: string): readonly number[] {
  let end = endOfCell(text, at, delimiter)
  const found = [end]
  // A lone carriage return is data where lines end otherwise.
  while (text.charCodeAt(end) === 13 && found.length < most) found.push((end = endOfCell(text, end + 1, delimiter)))
  while (end < text.length && text.charCodeAt(end - 1) === 92 && found.length < 2 * most) found.push((end = endOfCell(text, end + 1, delimiter)))
  const close = text.charCodeAt(at) === 34 ? endOfQuoted(text, at, delimiter) : undefined
  if (close !== undefined) found.push(close)
  return found.length > 1 ? found.sort((one, other) => other - one) : found
}

function endOfQuoted(text: string, at: number, delimiter: string): number | undefined {
  let close = text.indexOf('"', at + 1)
  while (close !== -1 && text.charAt(close + 1) === '"') close = text.indexOf('"', close + 2)
  const behind = text.charAt(close + 1)
  return close !== -1 && (behind === '' || behind === delimiter || behind === '\n' || behind === '\r') ? close + 1 : undefined
}

function endOfCell(text: string, at: number, delimiter: string): number {
  for (let end = at; end < text.length; end++) {
    const character = text.charAt(end)
    if (character === delimiter || character === '\n' || character === '\r') return end
  }
  return text.length
}

function unquote(raw: string): string {
  return raw.length > 1 && raw.startsWith('"') && raw.endsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw
}

// A quotation mark is syntax only beside a delimiter or at an end of the text between cells.
function markAt(text: string, at: number, delimiter: string, fresh: boolean): number | undefined {
  if (text.charAt(at) === '"') {
    let end = at
    while (text.charAt(end) === '"') end++
    const edge = end === text.length || /\s/u.test(text.charAt(end)) || text.charAt(end) === delimiter
    return edge || fresh ? end : undefined
  }
  token.lastIndex = at
  const found = token.exec(text)?.[0]
  if (found === undefined || (found.startsWith('[') && !isTag(found))) return undefined
  return at + found.length
}
