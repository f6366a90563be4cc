import {completeColumns, inferColumns} from './columns-infer.ts'
import {isHeader, isOfThread, nameColumns, type Column, type Role} from './columns.ts'
import type {DateOptions} from './dates.ts'
import type {BodyFormat, BodyStyle} from './post-body.ts'
import {detectStyle} from './post-style.ts'
import {detectLayout, isBlank, type Known} from './tsv-dialect.ts'
import {cellValue, isQuoted, rows, type Dialect, type Row} from './tsv.ts'

/** What is known of a table beforehand. */
export interface TableOptions extends Omit<Known, 'newline'> {
  /** Whether the first row names the columns. */
  readonly header?: boolean | undefined
  /** The names of the columns, in order. */
  readonly columns?: readonly string[] | undefined
  readonly body?: BodyFormat | undefined
}

/** A table of posts, described. */
export interface Table {
  readonly dialect: Dialect
  readonly columns: readonly Column[]
  /** How many cells a row has at least: columns that are empty throughout may be left off. */
  readonly least: number
  /** Where each meaning stands. */
  readonly at: {readonly [name in Role]?: number}
  readonly header?: Row
  /** What stands above the header: the offset where it begins, and its cells. */
  readonly preamble?: {readonly start: number; readonly cells: readonly string[]}
  /** Offset of the first row behind the header. */
  readonly first: number
  /** How the dates of the table are written, where one of them tells. */
  readonly order?: NonNullable<DateOptions['order']>
  readonly style: BodyStyle
}

/** How many rows are looked at to tell what columns mean. */
const sampled = 200

/** Find out how a table is written and what its columns mean, by evidence in its first rows. */
export function describeTable(text: string, {quoting, delimiter, header, columns: names, body}: TableOptions): Table {
  const {dialect, columns: usual} = detectLayout(text, {quoting, delimiter})
  const sample = sampleRows(text, dialect, usual)
  const written = sample.map((row) => valuesOf(text, row, dialect))
  const above = header === undefined && names === undefined ? headerAt(written, usual) : 0
  const [first] = sample.slice(above)
  const [cells = [], ...values] = written.slice(above)
  const count = names?.length ?? (header === true && first ? trimEmpty(cells).length : usual)
  const even = evenRows(values, count)
  const headed = header ?? (names ? names.every((name, index) => cells[index]?.trim() === name.trim()) : cells.length === count && isHeader(trimEmpty(cells), even))
  const data = headed || cells.length !== count ? even : [cells, ...even]
  const columns = names ? nameColumns(names, count) : headed ? completeColumns(nameColumns(cells, count), data) : inferColumns(data, count)
  const at: {[name in Role]?: number} = Object.fromEntries(columns.flatMap(({role}, index) => (role ? [[role, index]] : [])))
  const order = orderOf(data, columns)
  return {
    dialect, columns, at, least: leastOf(columns, data), first: headed && first ? first.next : 0, ...(headed && first ? {header: first} : {}), ...(order === undefined ? {} : {order}),
    ...(above === 0 ? {} : {preamble: {start: sample[0]!.start, cells: written.slice(0, above).flat().map((cell) => cell.trim()).filter((cell) => cell !== '')}}),
    style: detectStyle(at.content === undefined ? [] : data.map((row) => row[at.content!] ?? ''), body)
  }
}

function evenRows(values: ReadonlyArray<readonly string[]>, count: number): ReadonlyArray<readonly string[]> {
  const exact = values.filter(({length}) => length === count)
  return exact.length > 0 ? exact : values.filter((row) => trimEmpty(row).length <= count)
}

/** So many lines may stand above a header. */
const mostAbove = 8

// Spreadsheets and tools write a title above the table: rows of one cell, whatever delimiters follow it.
function headerAt(written: ReadonlyArray<readonly string[]>, count: number): number {
  for (let index = 0; count > 2 && index <= mostAbove; index++) {
    const cells = written[index] ?? []
    if (cells.length === count && isHeader(trimEmpty(cells), evenRows(written.slice(index + 1), count))) return index
    if (cells.filter((cell) => cell.trim() !== '').length > 1) return 0
  }
  return 0
}

// `26/9/2016` tells how `5/6/2016` in the same table is meant.
function orderOf(data: ReadonlyArray<readonly string[]>, columns: readonly Column[]): Table['order'] {
  const dated = columns.flatMap(({role}, index) => (role === 'date' || role === 'threadDate' ? data.map((row) => /^\s*(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}/u.exec(row[index] ?? '')) : []))
  const [day, month] = [1, 2].map((part) => dated.some((found) => Number(found?.[part]) > 12))
  return day === month ? undefined : day ? 'day-month' : 'month-day'
}

function trimEmpty(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1)
}

function leastOf(columns: readonly Column[], data: readonly (readonly string[])[]): number {
  const known = columns.findLastIndex(({role}) => role !== undefined)
  const filled = Math.max(0, ...data.map((row) => trimEmpty(row).length))
  return data.length === 0 ? columns.length : Math.max(known + 1, Math.min(filled, columns.length), 1)
}

/** Whether a row has the cells of the table; empty ones behind them do not count. */
export function hasCells({bounds}: Row, {columns, least}: Table): boolean {
  for (let at = 2 * columns.length; at < bounds.length; at += 2) if (bounds[at] !== bounds[at + 1]) return false
  return bounds.length >= 2 * least
}

/** The value of a cell; nothing where the row is short, or says that there is no value. */
export function cellOf(text: string, {bounds}: Row, index: number, dialect: Dialect): string {
  return 2 * index < bounds.length ? cellValue(text, bounds[2 * index]!, bounds[2 * index + 1]!, dialect) ?? '' : ''
}

function sampleRows(text: string, dialect: Dialect, columns: number): Row[] {
  const found: Row[] = []
  for (const row of rows(text, dialect, {columns})) {
    if (isBlank(text, row.start, row.end, row.bounds)) continue
    found.push(row)
    if (found.length > sampled) break
  }
  return found
}

function valuesOf(text: string, {bounds}: Row, dialect: Dialect): string[] {
  const values: string[] = []
  for (let at = 0; at < bounds.length; at += 2) values.push(cellValue(text, bounds[at]!, bounds[at + 1]!, dialect) ?? '')
  return values
}

/**
 * What the rows of one thread have in common: its id, or where it has none the id of the post it is; else its address or title.
 *
 * A table that says none of these is one thread.
 */
export function threadKey(text: string, row: Row, table: Table): string {
  const {at} = table
  const value = (role: Role): string => roleValue(text, row, role, table)
  if (at.threadId !== undefined) return value('threadId') || value('postId')
  return at.url === undefined ? value('title').replace(answer, '') : value('url')
}

/** What mail programs and boards put before the title of an answer. */
const answer = /^(?:(?:re|aw|sv|vs|antw|odp|fwd?|回复|回覆|答复|答覆|转发)\s?[:：]\s?){1,20}/iu

function roleValue(text: string, row: Row, role: Role, {at, dialect}: Table): string {
  const index = at[role]
  return index === undefined ? '' : cellOf(text, row, index, dialect).trim()
}

/** The post that a row answers, in a table where answers name no thread of their own. */
export function answeredPost(text: string, row: Row, table: Table): string {
  return table.at.threadId === undefined && table.at.replyTo !== undefined && threadKey(text, row, table) === '' ? roleValue(text, row, 'replyTo', table) : ''
}

/** Whether rows of the table belong to threads that can be told apart. */
export const hasThreads = ({at}: Table): boolean => at.threadId !== undefined || at.url !== undefined || at.title !== undefined

/** The columns of the thread, and those of posts, by index. */
export function splitColumns({columns}: Table): {thread: number[]; post: number[]} {
  const indices = [...columns.keys()]
  return {thread: indices.filter((index) => isOfThread(columns[index]!.role)), post: indices.filter((index) => !isOfThread(columns[index]!.role))}
}

/** Where the text of a cell begins and ends, without quotation marks that are syntax. */
export function insideOf(text: string, start: number, end: number, dialect: Dialect): {start: number; end: number; quoted: boolean} {
  const quoted = isQuoted(text, start, end, dialect)
  return quoted ? {start: start + 1, end: end - 1, quoted} : {start, end, quoted}
}
