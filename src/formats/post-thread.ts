import type {Draft} from '../adapter.ts'
import type {Entry, Json} from '../document.ts'
import type {Places} from '../place.ts'
import type {Column, Role} from './columns.ts'
import {readDate, readStamp} from './dates.ts'
import {gather} from './evidence.ts'
import {decodeExcerpt, doubledQuotes, excerpt, type Decoding, type Excerpt} from './excerpt.ts'
import {readBody, type BodyOptions} from './post-body.ts'
import {cellOf, insideOf, splitColumns, type Table} from './post-table.ts'
import {escapes, unescape, type Row} from './tsv.ts'

export interface ThreadOptions {
  readonly text: string
  readonly table: Table
  readonly places: Places
  readonly timezone?: string | undefined
  /** The address of the file, for links in HTML. */
  readonly url?: string | undefined
}

/** Makes entries and drafts of the rows of one table. */
export interface ThreadReader {
  /** The first row of the thread says what later ones say again. */
  post(row: Row, first: Row): Entry
  thread(entries: Entry[], first: Row, start: number, end: number): Draft
}

type Extra = {[name: string]: Json}

const rememberedDates = 5000

/** Read rows into posts: what has a home in the tree goes there, every other cell to `extra`, as it is written. */
export function threadReader(options: ThreadOptions): ThreadReader {
  const {text, table, places, timezone} = options
  const {dialect, columns, at} = table
  const {thread, post} = splitColumns(table)
  const runs = runsOf(thread)
  const dates = new Map<string, string | undefined>()
  const dateOptions = {...(timezone === undefined ? {} : {timezone}), ...(table.order === undefined ? {} : {order: table.order})}
  const cell = (row: Row, index: number): string => cellOf(text, row, index, dialect)
  const isoOf = (value: string): string | undefined => {
    const known = dates.get(value)
    if (known !== undefined || dates.has(value)) return known
    // A long dump has a new time in each row; it is the dates that recur.
    if (dates.size >= rememberedDates) dates.clear()
    const iso = readDate(value, dateOptions) ?? readStamp(value)
    dates.set(value, iso)
    return iso
  }
  const role = (row: Row, name: Role): string => {
    const index = at[name]
    return index === undefined ? '' : cell(row, index)
  }
  // The posts of a thread are read alike.
  let last: {readonly first: Row; readonly options: BodyOptions} | undefined
  const bodyOptions = (first: Row): BodyOptions => {
    if (last?.first !== first) last = {first, options: {...table.style, base: role(first, 'url') || options.url, ...(timezone === undefined ? {} : {timezone})}}
    return last.options
  }

  return {
    post(row, first) {
      // Filled as it is read: to copy it would take as long as a cell.
      const entry = {type: 'entry'} as Entry
      const extra: Extra = {}
      let any = false
      const keep = ({name}: Column, value: string): void => {
        extra[name] = value
        any = true
      }
      for (const index of post) {
        const column = columns[index]!
        if (column.role === 'content') continue
        const value = cell(row, index)
        if (value.trim() !== '' && !settle(entry, column.role, value, isoOf)) keep(column, value)
      }
      if (row !== first && !repeats(text, row, first, runs)) for (const index of thread) {
        const value = cell(row, index)
        if (value.trim() !== '' && value !== cell(first, index)) keep(columns[index]!, value)
      }
      const body = at.content === undefined || row.bounds.length <= 2 * at.content ? {children: []} : readBody(bodyOf(options, row, at.content), bodyOptions(first))
      if (any || 'edited' in body) entry.data = {...(any ? {extra} : {}), ...(body.edited ? {edited: body.edited} : {})}
      entry.children = body.children
      entry.position = places.position(row.start, row.end)
      return entry
    },

    thread(entries, first, start, end) {
      const {evidence, add} = gather()
      const extra: Extra = {}
      const from = (index: number) => ({from: `column.${columns[index]!.name}`, place: places.position(first.bounds[2 * index]!, first.bounds[2 * index + 1]!)})
      const give = (field: 'title' | 'url' | 'authors' | 'published' | 'tags', index: number, value: string | string[], raw: string, why?: string): void =>
        add(field, {value, ...from(index), ...(String(value) === raw ? {} : {raw}), ...(why === undefined ? {} : {why})})
      for (const index of thread) {
        const column = columns[index]!
        const raw = cell(first, index)
        const value = raw.trim()
        if (value === '') continue
        const iso = column.role === 'threadDate' ? isoOf(raw) : undefined
        if (column.role === 'title' || column.role === 'url') give(column.role, index, value, raw)
        else if (column.role === 'threadAuthor') give('authors', index, [value], raw)
        else if (column.role === 'tags') give('tags', index, value.split(/[\s,，;；|、<>]+/u).filter((tag) => tag !== ''), raw)
        else if (iso !== undefined) give('published', index, iso, raw)
        else extra[column.name] = raw
      }
      // A thread begins with its first post, where the rows do.
      const opens = at.floor === undefined || /^\D*[01]\D*$/u.test(role(first, 'floor'))
      const why = 'of the first post'
      const [date, author] = [role(first, 'date'), role(first, 'author')]
      if (opens && at.date !== undefined && isoOf(date) !== undefined) give('published', at.date, isoOf(date)!, date, why)
      if (opens && at.author !== undefined && author.trim() !== '') give('authors', at.author, [author.trim()], author, why)
      return {children: entries, evidence, metadata: Object.keys(extra).length > 0 ? {extra} : {}, kind: 'thread', place: places.position(start, end)}
    }
  }
}

// Whether a row says of the thread what its first row does, to the letter: nearly every one does. Columns side by side are compared as one;
// every row has the cells of columns that mean something.
function repeats(text: string, {bounds}: Row, {bounds: firsts}: Row, runs: readonly Run[]): boolean {
  return runs.every(({from, to}) => {
    const start = bounds[2 * from]!
    const first = firsts[2 * from]!
    for (let at = 2 * from + 1; at <= 2 * to + 1; at++) if (bounds[at]! - start !== firsts[at]! - first) return false
    return text.slice(start, bounds[2 * to + 1]) === text.slice(first, firsts[2 * to + 1])
  })
}

/** Columns side by side, both inclusive. */
interface Run {
  readonly from: number
  readonly to: number
}

function runsOf(columns: readonly number[]): Run[] {
  const runs: Array<{from: number; to: number}> = []
  for (const index of columns) {
    const last = runs.at(-1)
    if (last?.to === index - 1) last.to = index
    else runs.push({from: index, to: index})
  }
  return runs
}

// Whether the entry itself says all that the cell says.
function settle(fields: Omit<Entry, 'type' | 'children'>, role: Role | undefined, value: string, isoOf: (value: string) => string | undefined): boolean {
  if (role === 'postId') fields.id = value.trim()
  else if (role === 'author') fields.by = value.trim()
  else if (role === 'replyTo') fields.replyTo = value.trim()
  else if (role === 'floor') {
    const number = /^\D{0,3}(\d{1,9})\D{0,3}$/u.exec(value)?.[1]
    if (number !== undefined) fields.number = Number(number)
    return String(fields.number) === value.trim()
  } else {
    const at = role === 'date' ? isoOf(value) : undefined
    if (at !== undefined) fields.at = at
    return at === value.trim()
  }
  return true
}

const backslashes: Decoding = {pattern: escapes, decode: unescape}

function bodyOf({text, table: {dialect}, places}: ThreadOptions, {bounds}: Row, index: number): Excerpt {
  const {start, end, quoted} = insideOf(text, bounds[2 * index]!, bounds[2 * index + 1]!, dialect)
  const body = excerpt(text, start, end, places)
  if (quoted) return body.value.includes('"') ? decodeExcerpt(body, doubledQuotes) : body
  if (dialect.quoting !== 'escaped' || !body.value.includes('\\')) return body
  return body.value === '\\N' ? {...body, value: ''} : decodeExcerpt(body, backslashes)
}
