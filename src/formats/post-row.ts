import type {Claim, Gap} from '../adapter.ts'
import type {Candidate, Document, Entry} from '../document.ts'

/** Where a document or one of its entries holds the value of a cell. */
interface Holder {
  readonly name: string
  find(entry: Entry, document: Document): unknown
}

/** Who was seen to hold a cell: where dates are read, one that is written as it reads has no raw form beside it. */
type Cell = readonly Holder[]

/** Who holds the cells on one side of a post's text, one after the other: some are the thread's, the others the entry's. */
interface Shape {
  readonly thread: readonly Cell[]
  readonly entry: readonly Cell[]
}

/** What is known of a table whose rows are looked at one after the other. */
interface Memory {
  readonly document: Document
  /** What the thread holds, once it was asked for. */
  values: ReadonlySet<unknown> | undefined
  /** The cells of the thread with which its rows begin, up to the first of the post; empty before one was looked at. */
  prefix: string
  before: Shape | undefined
  behind: Shape | undefined
}

// The thread of a row is mostly that of the row before.
function recall({document, memory}: Gap, table: object): Memory {
  const known = memory.get(table) as Memory | undefined
  if (known?.document === document) return known
  const fresh: Memory = {document, values: undefined, prefix: '', before: known?.before, behind: known?.behind}
  memory.set(table, fresh)
  return fresh
}

/** Gather the values of a thread; once, as they are asked for each cell of each row. */
export function valuesOfThread(gap: Gap, table: object): ReadonlySet<unknown> {
  const known = recall(gap, table)
  return (known.values ??= new Set(holdersOfThread(gap.document).map(({find}) => find(noEntry, gap.document))))
}

const noEntry: Entry = {type: 'entry', children: []}

function holdersOfThread({data: {metadata: {authors = [], extra = {}}, evidence}}: Document): Holder[] {
  const holders: Holder[] = [{name: 'title', find: (_, {data}) => data.metadata.title}, {name: 'url', find: (_, {data}) => data.metadata.url}]
  for (const index of authors.keys()) holders.push({name: `author ${index}`, find: (_, {data}) => data.metadata.authors?.[index]})
  for (const name in extra) holders.push({name: `extra ${name}`, find: (_, {data}) => data.metadata.extra?.[name]})
  for (const [field, candidates] of Object.entries(evidence) as Array<[keyof typeof evidence, Candidate[]]>) {
    for (const [index, {value}] of candidates.entries()) {
      const name = `${field} ${index}`
      const candidate: Array<(document: Document) => unknown> = [({data}) => data.evidence[field]?.[index]?.raw, ({data}) => data.evidence[field]?.[index]?.value]
      holders.push(...candidate.map((find, part) => ({name: `${name} ${part}`, find: (_: Entry, document: Document) => find(document)})))
      if (Array.isArray(value)) for (const item of value.keys()) holders.push({name: `${name} item ${item}`, find: (_, {data}) => data.evidence[field]?.[index]?.value[item]})
    }
  }
  return holders
}

const own: readonly Holder[] = [
  {name: 'id', find: ({id}) => id}, {name: 'by', find: ({by}) => by}, {name: 'at', find: ({at}) => at}, {name: 'number', find: ({number}) => textOf(number)}, {name: 'replyTo', find: ({replyTo}) => replyTo}
]

const textOf = (value: unknown): unknown => (typeof value === 'number' ? String(value) : value)

function holdersOfEntry({data}: Entry): Holder[] {
  return [...Object.keys(data?.extra ?? {}).map((name): Holder => ({name: `extra ${name}`, find: (entry) => textOf(entry.data?.extra?.[name])})), ...own]
}

/** The strings that an entry holds beside its text. */
export function valuesOf(entry: Entry, document: Document): string[] {
  return holdersOfEntry(entry).map(({find}) => find(entry, document)).filter((value) => typeof value === 'string')
}

/**
 * Say of the cells beside a post's text that they are metadata, where each stands between tabs and is held as it stands: so most rows are.
 *
 * Rows of a table are alike, so a row is compared with what a row as the last would say, and cut up only where it is another.
 */
export function claimRow(gap: Gap, entry: Entry, table: object): Claim | undefined {
  const {text, start} = gap
  const known = recall(gap, table)
  const side = start === entry.position?.start.offset ? 'before' : 'behind'
  const from = side === 'behind' && text.charCodeAt(0) === tab ? 1 : 0
  const like = known[side]
  if (!like || !isOfShape(text, from, entry, known, like)) {
    const shape = shapeOf(text.slice(from), entry, gap.document, valuesOfThread(gap, table))
    if (!shape) return undefined
    known[side] = like ? merge(like, shape) : shape
  }
  return {class: 'metadata', start: start + from, end: start + text.length - (text.charCodeAt(text.length - 1) === tab ? 1 : 0)}
}

const tab = 9
const nothing: Holder = {name: '', find: () => ''}

// Every cell has to be held: the row is cut up in full.
function shapeOf(text: string, entry: Entry, document: Document, values: ReadonlySet<unknown>): Shape | undefined {
  const cells = text.split('\t')
  if (cells.at(-1) === '') cells.pop()
  const first = cells.findIndex((cell) => cell !== '' && !values.has(cell))
  const count = first === -1 ? cells.length : first
  // A row may have thousands of cells.
  const holdersOf = (holders: readonly Holder[]): ReadonlyMap<unknown, Cell> => new Map([nothing, ...holders].reverse().map((holder) => [holder.find(entry, document), [holder]]))
  const [ofThread, ofEntry] = [holdersOf(holdersOfThread(document)), holdersOf(holdersOfEntry(entry))]
  const thread = cells.slice(0, count).map((cell) => ofThread.get(cell) ?? [])
  const rest = cells.slice(count).map((cell) => ofEntry.get(cell) ?? [])
  return rest.every(({length}) => length > 0) ? {thread, entry: rest} : undefined
}

/** So many holders of one cell are tried. */
const most = 4

// Rows of a table differ by who holds a cell, and come back to what they were.
function merge(known: Shape, found: Shape): Shape {
  const join = (before: readonly Cell[], now: readonly Cell[]): readonly Cell[] => now.map((cell, index) => {
    const others = before[index]!.filter(({name}) => cell.every((holder) => holder.name !== name))
    return [...cell, ...others].slice(0, most)
  })
  const isAlike = known.thread.length === found.thread.length && known.entry.length === found.entry.length
  return isAlike ? {thread: join(known.thread, found.thread), entry: join(known.entry, found.entry)} : found
}

function isOfShape(text: string, from: number, entry: Entry, known: Memory, {thread, entry: rest}: Shape): boolean {
  const {prefix, document} = known
  let at = prefix.length
  // Slices are compared many times faster than the beginnings of strings.
  if (from > 0 || prefix === '' || text.slice(0, at) !== prefix) {
    at = endOfCells(text, from, thread, entry, document)
    // Whole cells only, or the next row might begin with a longer one.
    if (from === 0 && text.charCodeAt(at - 1) === tab) known.prefix = text.slice(0, at)
  }
  return at !== -1 && endOfCells(text, at, rest, entry, document) === text.length
}

// Where cells end that are what their holders say; -1 where one is not.
function endOfCells(text: string, from: number, cells: readonly Cell[], entry: Entry, document: Document): number {
  let at = from
  for (let index = 0; index < cells.length; index++) {
    const end = endOfCell(text, at, cells[index]!, entry, document)
    if (end === -1) return -1
    at = Math.min(end + 1, text.length)
  }
  return at
}

function endOfCell(text: string, at: number, cell: Cell, entry: Entry, document: Document): number {
  for (let index = 0; index < cell.length; index++) {
    const value = cell[index]!.find(entry, document)
    if (typeof value !== 'string') continue
    const end = at + value.length
    if ((end === text.length || text.charCodeAt(end) === tab) && stands(text, at, value)) return end
  }
  return -1
}

/** Values of fewer characters are compared one by one; of more, a slice is compared many times faster. */
const long = 8

function stands(text: string, at: number, value: string): boolean {
  if (value.length >= long) return text.slice(at, at + value.length) === value
  for (let index = 0; index < value.length; index++) if (text.charCodeAt(at + index) !== value.charCodeAt(index)) return false
  return true
}
