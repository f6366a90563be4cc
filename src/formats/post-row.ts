import type {Claim, Gap} from '../adapter.ts'
import type {Entry} from '../document.ts'

/** What a thread says of itself. */
export interface Thread {
  readonly values: ReadonlySet<unknown>
  /** The cells of the thread with which its rows begin, up to the first of the post; empty before one was looked at. */
  prefix: string
}

/** How cells were last seen to follow each other: so many of the thread, then these fields of the entry. */
interface Shape {
  readonly cells: number
  readonly fields: readonly string[]
}

/** The cells on either side of a post's text. */
interface Shapes {
  readonly before?: Shape
  readonly behind?: Shape
}

/** Gather the values of a thread; once a document, as they are asked for each cell of each row. */
export function threadOf({document, memory}: Gap): Thread {
  const known = memory.get(document) as Thread | undefined
  if (known) return known
  const {metadata: {title, url, authors = [], extra = {}}, evidence} = document.data
  const values = new Set<unknown>([title, url, ...authors])
  for (const name in extra) values.add(extra[name])
  for (const field in evidence) {
    for (const {raw, value} of evidence[field as keyof typeof evidence]!) {
      values.add(raw)
      if (Array.isArray(value)) for (const item of value) values.add(item)
      else values.add(value)
    }
  }
  const thread: Thread = {values, prefix: ''}
  memory.set(document, thread)
  return thread
}

const own = ['id', 'by', 'at', 'number', 'replyTo'] as const

/** The strings that an entry holds beside its text. */
export function valuesOf(entry: Entry): string[] {
  return [...own, ...Object.keys(entry.data?.extra ?? {})].flatMap((field) => fieldOf(entry, field) ?? [])
}

function fieldOf(entry: Entry, field: string): string | undefined {
  const value = entry.data?.extra?.[field] ?? entry[field as (typeof own)[number]]
  return typeof value === 'number' ? String(value) : typeof value === 'string' ? value : undefined
}

/**
 * Say of the cells beside a post's text that they are metadata, where each stands between tabs and is held as it stands: so most rows are.
 *
 * Rows of a table are alike, so a row is compared with what a row as the last would say, and cut up only where it is another.
 */
export function claimRow(gap: Gap, entry: Entry, table: object): Claim | undefined {
  const {text, start, memory} = gap
  const thread = threadOf(gap)
  const known = memory.get(table) as Shapes | undefined
  const side = start === entry.position?.start.offset ? 'before' : 'behind'
  const from = side === 'behind' && text.startsWith('\t') ? 1 : 0
  const like = known?.[side]
  if (!like || !isOfShape(text, from, entry, thread, like)) {
    const shape = shapeOf(text.slice(from), entry, thread)
    if (!shape) return undefined
    memory.set(table, {...known, [side]: shape})
  }
  return {class: 'metadata', start: start + from, end: start + text.length - (text.endsWith('\t') ? 1 : 0)}
}

// Every cell has to be held: the row is cut up in full.
function shapeOf(text: string, entry: Entry, {values}: Thread): Shape | undefined {
  const cells = text.split('\t')
  if (cells.at(-1) === '') cells.pop()
  const first = cells.findIndex((cell) => cell !== '' && !values.has(cell))
  const rest = first === -1 ? [] : cells.slice(first)
  const names = [...own, ...Object.keys(entry.data?.extra ?? {})]
  const fields = rest.map((cell) => names.find((name) => fieldOf(entry, name) === cell))
  return fields.every((field) => field !== undefined) ? {cells: cells.length - rest.length, fields} : undefined
}

function isOfShape(text: string, from: number, entry: Entry, thread: Thread, {cells, fields}: Shape): boolean {
  const {prefix} = thread
  let at = from === 0 && prefix !== '' && text.startsWith(prefix) ? prefix.length : prefixOf(text, from, thread, cells)
  if (at === -1) return false
  for (const field of fields) {
    const value = fieldOf(entry, field)
    if (value === undefined || value === '' || !text.startsWith(value, at)) return false
    at += value.length
    if (at < text.length && text.charCodeAt(at++) !== 9) return false
  }
  return at === text.length
}

// Where the cells of the thread end.
function prefixOf(text: string, from: number, thread: Thread, cells: number): number {
  let at = from
  for (let cell = 0; cell < cells; cell++) {
    const tab = text.indexOf('\t', at)
    const end = tab === -1 ? text.length : tab
    if (end > at && !thread.values.has(text.slice(at, end))) return -1
    at = Math.min(end + 1, text.length)
  }
  // Whole cells only, or the next row might begin with a longer one.
  if (from === 0 && text.charCodeAt(at - 1) === 9) thread.prefix = text.slice(0, at)
  return at
}
