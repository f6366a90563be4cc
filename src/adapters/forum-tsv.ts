import {reject, sourceOf, type Adapter, type Draft, type TextFile} from '../adapter.ts'
import type {Entry, Json} from '../document.ts'
import {roleOf} from '../formats/columns.ts'
import type {BodyFormat} from '../formats/post-body.ts'
import {claimCells} from '../formats/post-claim.ts'
import {answeredPost, describeTable, hasCells, hasThreads, threadKey, type Table, type TableOptions} from '../formats/post-table.ts'
import {threadReader, type ThreadReader} from '../formats/post-thread.ts'
import {isBlank} from '../formats/tsv-dialect.ts'
import {rows, type Quoting, type Row} from '../formats/tsv.ts'

/** What is said outright is not looked for. */
export interface ForumTsvOptions {
  readonly dialect?: Quoting
  /** One character. */
  readonly delimiter?: string
  /** Whether the first row names the columns. */
  readonly header?: boolean
  /** The names of the columns, in order; those that are known (`threadId`, `author`, `内容`, …) say what a column means. */
  readonly columns?: readonly string[]
  /** What the posts are written in. */
  readonly body?: BodyFormat
}

const name = 'forum-tsv'
const delimiters = ['\t', ',', ';', '|']

// The first three rows have as many tabs each, two or more; or the first row has eight.
const evenTabs = new RegExp(`^(?:${Array.from({length: 29}, (_, index) => `(?:[^\\t\\n]*(?:\\t[^\\t\\n]*){${index + 2}}(?:\\n|$)){3}`).join('|')})`, 'u')
const manyTabs = /^(?:[^\t\n]*\t){8}/u

/**
 * Read a table of posts, one row a post, into one thread a Document.
 *
 * Rows of a thread must follow each other: a thread that comes back later is another Document. Rows with another number of cells
 * than the table has are rejected, never dropped, and no quotation mark eats the row behind it.
 */
export function forumTsv(options: ForumTsvOptions = {}): Adapter {
  const known = check(options)
  return adapter((text) => describeTable(text, known), options.delimiter === undefined ? delimiters : [options.delimiter])
}

/** An adapter for a part of a file that was cut: what the beginning of the file says of the table holds for all of it. */
export function forumTsvPart(table: Table): Adapter {
  return adapter(() => table, [table.dialect.delimiter])
}

/** What the beginning of a table says of it, as plain data, where the adapter reads tables. */
export function forumTsvTable(reader: Adapter, text: string): Table | undefined {
  return 'describe' in reader ? (reader as TableAdapter).describe(text) : undefined
}

/** The same for the rows behind a cut. */
export function forumTsvRows({header: _, preamble: __, ...table}: Table): Table {
  return {...table, first: 0}
}

interface TableAdapter extends Adapter {
  describe(text: string): Table
}

function adapter(describe: (text: string) => Table, separators: readonly string[]): TableAdapter {
  return {
    describe,
    name,
    version: 1,
    match: {head: [evenTabs, manyTabs], mediaTypes: ['text/tab-separated-values', 'text/csv'], extensions: ['.tsv', '.tab', '.csv', '.psv'], accepts: ['.txt']},
    read: (file) => read(file, describe(file.value)),
    cut: (text) => cut(text, describe(text)),
    claim: (gap) => claimCells(gap, separators)
  }
}

/** What is found out about a table, as options: with them the parts of a file that was cut are read as the whole is. */
export function forumTsvOptions(text: string, options: ForumTsvOptions = {}): ForumTsvOptions {
  const {dialect, columns, style} = describeTable(text, check(options))
  return {dialect: dialect.quoting, delimiter: dialect.delimiter, header: false, columns: columns.map(({name: column, role}) => (roleOf(column) === role ? column : role ?? column)), body: style.format}
}

const dialects: readonly unknown[] = ['iana', 'quoted', 'escaped', undefined]
const bodies: readonly unknown[] = ['text', 'html', 'bbcode', undefined]

function check({dialect, delimiter, header, columns, body}: ForumTsvOptions): TableOptions {
  const unexpected = (option: string, value: unknown, expected: string): never => {
    throw new TypeError(`Unexpected ${option} \`${String(value)}\`, expected ${expected}`)
  }
  if (!dialects.includes(dialect)) unexpected('dialect', dialect, '`iana`, `quoted` or `escaped`')
  if (!bodies.includes(body)) unexpected('body', body, '`text`, `html` or `bbcode`')
  if (delimiter !== undefined && !/^[^"\\\r\n]$/u.test(delimiter)) unexpected('delimiter', delimiter, 'one character that is no quotation mark, backslash or line end')
  if (header !== undefined && typeof header !== 'boolean') unexpected('header', header, 'a boolean')
  if (columns !== undefined && !(Array.isArray(columns) && columns.length > 0 && columns.every((column) => typeof column === 'string'))) unexpected('columns', columns, 'an array of names')
  return {quoting: dialect, delimiter, header, columns, body}
}

/** A thread whose rows are being read. */
interface Gathering {
  readonly key: string
  readonly first: Row
  readonly start: number
  readonly entries: Entry[]
  /** The ids of the entries, where a post may answer one. */
  readonly ids: Set<string>
  end: number
  /** Rows among them or behind them that could not be read. */
  rejected: number
}

function* read(file: TextFile, table: Table): Iterable<Draft> {
  const {places, limits, timezone, url} = sourceOf(file)
  const {value: text} = file
  const reader = threadReader({text, table, places, timezone, url})
  let open: Gathering | undefined
  let count = 0
  // Rows that could not be read may belong to the thread before them; the first ones, to the one behind.
  let rejected = 0
  // The header belongs to the first thread.
  let start = startOf(table)
  for (const row of rows(text, table.dialect, {from: table.first, columns: table.columns.length})) {
    if (isBlank(text, row.start, row.end, row.bounds)) continue
    if (count === limits.rows) {
      const place = places.position(row.start, text.length)
      reject(file, `Unexpected rows behind the first ${limits.rows}, expected no more, leaving them out`, {source: 'limit', ruleId: 'too-many-rows', place})
      break
    }
    count++
    if (!fits(file, row, table)) {
      if (open) open.rejected++
      else rejected++
      continue
    }
    const key = open && isAnswer(text, row, table, open) ? open.key : threadKey(text, row, table)
    if (!open || key !== open.key) {
      if (open) yield finish(open, reader, table)
      open = {key, first: row, start: start ?? row.start, entries: [], ids: new Set(), end: row.end, rejected}
      start = undefined
      rejected = 0
    }
    const post = reader.post(row, open.first)
    open.entries.push(post)
    if (post.id !== undefined && table.at.replyTo !== undefined) open.ids.add(post.id)
    open.end = row.end
  }
  if (open) yield finish(open, reader, table)
  else if (table.header) yield headerOnly(file, table)
}

// Some dumps put a kind before the id, as in `t3_abc`.
function isAnswer(text: string, row: Row, table: Table, {ids}: Gathering): boolean {
  const answered = answeredPost(text, row, table)
  return answered !== '' && (ids.has(answered) || ids.has(answered.replace(/^[a-z]\w?_/u, '')))
}

function fits(file: TextFile, row: Row, table: Table): boolean {
  if (hasCells(row, table)) return true
  const {start, end, bounds} = row
  const place = sourceOf(file).places.position(start, Math.max(end, start + 1))
  reject(file, `Unexpected row of ${bounds.length / 2} cells, expected ${table.columns.length}, leaving it out`, {source: name, ruleId: 'ragged-row', place})
  return false
}

function finish({entries, first, start, end, rejected}: Gathering, reader: ThreadReader, table: Table): Draft {
  const draft = reader.thread(entries, first, start, end)
  const withNames = start === startOf(table) ? keepNames(draft, table) : draft
  if (rejected === 0) return withNames
  return {...withNames, reasons: [{ruleId: `${name}:ragged-row`, reason: `Unexpected number of cells in ${rejected === 1 ? 'a row' : `${rejected} rows`}, expected that of the others, leaving out what may be posts`}]}
}

const startOf = ({preamble, header}: Table): number | undefined => preamble?.start ?? header?.start

// The names in a header are held by the columns they mean and as keys of what the entries hold; of a column without values, and of one
// whose values alone say what it means, only the name is left.
function keepNames(draft: Draft, {columns, preamble}: Table): Draft {
  const used = new Set([...Object.keys(draft.metadata?.extra ?? {}), ...draft.children.flatMap((child) => Object.keys((child as Entry).data?.extra ?? {}))])
  const emptyColumns = columns.filter(({name: column, role}) => role === undefined && !used.has(column)).map(({name: column}) => column)
  const told = columns.filter(({name: column, role}) => role !== undefined && roleOf(column) === undefined)
  const columnNames = Object.fromEntries(told.map(({name: column, role}) => [role!, column]))
  const names = {...(emptyColumns.length === 0 ? {} : {emptyColumns}), ...(told.length === 0 ? {} : {columnNames}), ...above(preamble)}
  return Object.keys(names).length === 0 ? draft : {...draft, metadata: {...draft.metadata, extra: {...draft.metadata?.extra, ...names}}}
}

function headerOnly(file: TextFile, {columns, header, preamble}: Table): Draft {
  const place = sourceOf(file).places.position(preamble?.start ?? header!.start, header!.end)
  return {children: [], kind: 'thread', metadata: {extra: {emptyColumns: columns.map(({name: column}) => column), ...above(preamble)}}, place}
}

const above = (preamble: Table['preamble']): {preamble?: Json} => (preamble === undefined ? {} : {preamble: [...preamble.cells]})

// The last thread may go on in the next part.
function cut(text: string, table: Table): number {
  if (!hasThreads(table)) return 0
  let key: string | undefined
  let start = 0
  for (const row of rows(text, table.dialect, {from: table.first, columns: table.columns.length})) {
    if (row.open) break
    if (!hasCells(row, table) || row.next === text.length) continue
    // Which post an answer answers is not looked up here: a part may hold a thread more.
    const found = key !== undefined && answeredPost(text, row, table) !== '' ? key : threadKey(text, row, table)
    if (found !== key) start = key === undefined ? 0 : row.start
    key = found
  }
  return start
}
