/**
 * How a table of records is written down.
 *
 * `iana` is text/tab-separated-values: a quotation mark is data, and no cell holds a delimiter or line end. `quoted` is RFC 4180.
 * `escaped` is what MySQL and PostgreSQL dump: `\t`, `\n`, `\\`, and `\N` for no value.
 */
export type Quoting = 'iana' | 'quoted' | 'escaped'

export interface Dialect {
  readonly quoting: Quoting
  /** One character. */
  readonly delimiter: string
  /** `\r` only where a file has no other line end; any `\r` before a line end belongs to it. */
  readonly newline: '\n' | '\r'
}

/** A record, by offsets. */
export interface Row {
  readonly start: number
  /** Behind the last cell. */
  readonly end: number
  /** Of the next row. */
  readonly next: number
  /** Cell `n`, quotation marks included, stands from `bounds[2 * n]` to `bounds[2 * n + 1]`. */
  readonly bounds: readonly number[]
  /** The text ends within a cell whose quotation mark is not closed: the mark was taken as data, or the text was cut here. */
  readonly open?: true
}

export interface RowOptions {
  readonly from?: number
  /** How many cells a row should have: a quoted cell that swallows whole rows of this many is not believed. */
  readonly columns?: number
}

/** Walk the rows of a table; a quotation mark that opens no proper cell is data, so that it never eats what follows. */
export function rows(text: string, dialect: Dialect, {from = 0, columns = 0}: RowOptions = {}): Iterable<Row> {
  return dialect.quoting === 'quoted' ? quotedRows(text, dialect, from, columns) : plainRows(text, dialect, from, columns)
}

/** Finds the next occurrence at or behind an offset; offsets never go back. */
type Seek = (at: number) => number

/** So many bounds are made room for beforehand. */
const most = 256

function* plainRows(text: string, {quoting, delimiter, newline}: Dialect, from: number, columns: number): Iterable<Row> {
  const seek = quoting === 'escaped' ? seekUnescaped : (value: string, character: string, at: number) => value.indexOf(character, at)
  let split = seek(text, delimiter, from)
  for (let start = from; start < text.length; ) {
    const found = seek(text, newline, start)
    const end = trimReturn(text, start, found === -1 ? text.length : found)
    // Made as long as it mostly will be, since an array that grows leaves those behind that it outgrew.
    const bounds = new Array<number>(Math.min(2 * columns, most))
    let size = 0
    bounds[size++] = start
    while (split !== -1 && split < end) {
      bounds[size++] = split
      bounds[size++] = split + 1
      split = seek(text, delimiter, split + 1)
    }
    bounds[size++] = end
    if (size < bounds.length) bounds.length = size
    const next = found === -1 ? text.length : found + 1
    yield {start, end, next, bounds}
    start = next
  }
}

// Backslashes are counted back from each character that is found, and no run of them stands before two.
function seekUnescaped(text: string, character: string, from: number): number {
  for (let at = text.indexOf(character, from); at !== -1; at = text.indexOf(character, at + 1)) {
    let backslashes = 0
    while (text.charCodeAt(at - 1 - backslashes) === 92) backslashes++
    if (backslashes % 2 === 0) return at
  }
  return -1
}

function trimReturn(text: string, start: number, end: number): number {
  while (end > start && text.charCodeAt(end - 1) === 13) end--
  return end
}

function* quotedRows(text: string, dialect: Dialect, from: number, columns: number): Iterable<Row> {
  const {delimiter, newline} = dialect
  const seekDelimiter = seeker(text, delimiter)
  const seekNewline = seeker(text, newline)
  for (let start = from; start < text.length; ) {
    const bounds: number[] = []
    let at = start
    let open = false
    let tall = false
    for (;;) {
      const close = text.charCodeAt(at) === 34 ? closing(text, at, dialect) : broken
      if (close === unclosed) open = true
      let end = close
      // Only the first cell of a row that spans lines is doubted: behind it lines are no rows any more.
      const spans = close > at && !tall && seekNewline(at) < close
      if (close < 0 || (spans && swallowsRows(text, start, close, dialect, columns))) {
        const line = seekNewline(at)
        end = seekDelimiter(at) < line ? seekDelimiter(at) : trimReturn(text, at, line)
      }
      if (spans && end === close) tall = true
      bounds.push(at, end)
      if (text.charAt(end) !== delimiter) break
      at = end + 1
    }
    const end = bounds.at(-1)!
    const next = Math.min(seekNewline(end) + 1, text.length)
    yield {start, end, next, bounds, ...(open ? {open} : {})}
    start = next
  }
}

// Remembers what it found, so that a character which does not occur is searched for once.
function seeker(text: string, character: string): Seek {
  let known = -1
  let since = 0
  return (at) => {
    if (at < since || at > known) {
      const found = text.indexOf(character, at)
      known = found === -1 ? text.length : found
      since = at
    }
    return known
  }
}

const broken = -1
const unclosed = -2

/** Offset behind the mark that closes a quoted cell; inside, marks stand doubled, and behind it the cell ends. */
function closing(text: string, open: number, {delimiter, newline}: Dialect): number {
  for (let at = text.indexOf('"', open + 1); at !== -1; at = text.indexOf('"', at + 2)) {
    if (text.charCodeAt(at + 1) === 34) continue
    let behind = at + 1
    while (text.charCodeAt(behind) === 13 && newline === '\n') behind++
    const ends = behind === text.length || text.charAt(behind) === newline || (behind === at + 1 && text.charAt(behind) === delimiter)
    return ends ? at + 1 : broken
  }
  return unclosed
}

// Every line from the row's start to the cell's end would be a row of its own.
function swallowsRows(text: string, start: number, close: number, {delimiter, newline}: Dialect, columns: number): boolean {
  if (columns < 2) return false
  let cells = 1
  for (let at = start; at < text.length; at++) {
    const character = text.charAt(at)
    if (character === delimiter) cells++
    if (character !== newline) continue
    if (cells !== columns) return false
    if (at >= close) return true
    cells = 1
  }
  return cells === columns
}

/** Whether the cell stands between quotation marks that are syntax. */
export function isQuoted(text: string, start: number, end: number, {quoting}: Dialect): boolean {
  if (quoting !== 'quoted' || end - start < 2 || text.charCodeAt(start) !== 34 || text.charCodeAt(end - 1) !== 34) return false
  for (let at = text.indexOf('"', start + 1); at < end - 1; at = text.indexOf('"', at + 2)) if (text.charCodeAt(at + 1) !== 34 || at + 1 === end - 1) return false
  return true
}

/** The value of a cell; `undefined` for `\N`, which says that there is none. */
export function cellValue(text: string, start: number, end: number, dialect: Dialect): string | undefined {
  const quoted = isQuoted(text, start, end, dialect)
  const raw = quoted ? text.slice(start + 1, end - 1) : text.slice(start, end)
  if (raw === '\\N') return undefined
  if (quoted && raw.includes('"')) return raw.replaceAll('""', '"')
  return dialect.quoting === 'escaped' && raw.includes('\\') ? raw.replace(escapes, unescape) : raw
}

/** A backslash and what it stands before. */
export const escapes = /\\[\s\S]/gu

const escaped: {readonly [letter: string]: string} = {0: '\0', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', Z: '\u001a'}

/** What a backslash and a character stand for. */
export function unescape(escape: string): string {
  const letter = escape.slice(1)
  return Object.hasOwn(escaped, letter) ? escaped[letter]! : letter
}
