import {isQuoted, rows, type Dialect, type Quoting} from './tsv.ts'

/** What is known of a dialect beforehand. */
export type Known = {readonly [Field in keyof Dialect]?: Dialect[Field] | undefined}

export interface Layout {
  readonly dialect: Dialect
  /** How many cells most rows have. */
  readonly columns: number
}

/** In the order in which they win when the evidence is the same. */
const delimiters = ['\t', ',', ';', '|'] as const

/**
 * Find the dialect of a table by the readings that a sample allows.
 *
 * A delimiter is believed by how many rows have the same number of cells. Quotation marks are syntax only where evidence says so:
 * cells that begin and end with one, hold others doubled, and make rows even that are uneven without them.
 */
export function detectLayout(text: string, known: Known = {}): Layout {
  const newline = known.newline ?? (text.slice(0, sampleSize).includes('\n') || !text.includes('\r') || text.includes('\n') ? '\n' : '\r')
  let best: Reading | undefined
  for (const delimiter of known.delimiter === undefined ? delimiters : [known.delimiter]) {
    const reading = readWith(samples(text, delimiter, newline), {newline, delimiter, quoting: known.quoting})
    if (!best || score(reading) > score(best)) best = reading
    if (score(best) >= certain) break
  }
  return {dialect: best!.dialect, columns: best!.columns}
}

interface Reading {
  readonly dialect: Dialect
  /** Rows of the sample that are not blank. */
  readonly rows: number
  readonly columns: number
  /** Rows that have another number of cells. */
  readonly ragged: number
  /** Rows with a quoted cell. */
  readonly quotedRows: number
  readonly cells: number
  readonly quotedCells: number
  /** Quoted cells that need to be: they hold doubled marks, or a delimiter or line end. */
  readonly doubled: number
  readonly spanning: number
  /** Cells with a mark that cannot be syntax. */
  readonly stray: number
}

const tabBonus = 0.2
const certain = 1 + tabBonus

function score({rows: count, columns, ragged, dialect}: Reading): number {
  if (columns < 2 || count === 0) return 0
  return (count - ragged) / count + (dialect.delimiter === '\t' ? tabBonus : Math.min(columns, 100) / 1000)
}

function readWith(parts: readonly Sample[], {quoting, ...rest}: Omit<Dialect, 'quoting'> & {quoting: Quoting | undefined}): Reading {
  const read = (choice: Quoting): Reading => measure(parts, {...rest, quoting: choice})
  if (quoting !== undefined) return read(quoting)
  const plain = read('iana')
  const marked = parts.some(({text}) => text.includes('"'))
  const quoted = marked ? read('quoted') : {...plain, dialect: {...rest, quoting: 'quoted' as const}}
  if (rest.delimiter !== '\t') return quoted.stray === 0 || (quoted.stray <= quoted.quotedCells && quoted.ragged <= plain.ragged) ? quoted : plain
  if (believesQuotes(quoted, plain)) return quoted
  return parts.some(({text}) => text.includes('\\')) ? preferEscapes(parts, read('escaped'), plain) : plain
}

function believesQuotes(quoted: Reading, plain: Reading): boolean {
  const {quotedCells, stray, doubled, spanning, quotedRows, rows: count, cells} = quoted
  if (quotedCells === 0 || stray > quotedCells / 10 + (spanning > 0 ? 1 : 0)) return false
  if (quoted.ragged > plain.ragged) return false
  if (spanning > 0 && (quoted.ragged < plain.ragged || quoted.columns < plain.columns || quoted.rows < plain.rows)) return true
  if (doubled > 0) return true
  return quotedCells >= cells / 2 || (quotedRows >= count * 0.9 && count >= 5)
}

function preferEscapes(parts: readonly Sample[], escaped: Reading, plain: Reading): Reading {
  const {sound, unsound, nulls} = countEscapes(parts, plain.dialect.delimiter)
  if (unsound > sound / 20 || escaped.ragged > plain.ragged) return plain
  const uneven = escaped.ragged < plain.ragged && sound > 0
  return uneven || nulls > 0 || sound >= 3 + plain.rows / 20 ? escaped : plain
}

function countEscapes(parts: readonly Sample[], delimiter: string): {sound: number; unsound: number; nulls: number} {
  const count = {sound: 0, unsound: 0, nulls: 0}
  for (const {text} of parts) {
    for (const {0: escape, index} of text.matchAll(/\\[\s\S]?/gu)) {
      if (/^\\[0bnrtZ\\\s]/u.test(escape)) count.sound++
      else if (escape !== '\\N') count.unsound++
      else if (isEdge(text[index - 1], delimiter) && isEdge(text[index + 2], delimiter)) count.nulls++
    }
  }
  return count
}

const isEdge = (character: string | undefined, delimiter: string): boolean => character === undefined || character === delimiter || /[\r\n]/u.test(character)

function measure(parts: readonly Sample[], dialect: Dialect): Reading {
  let reading = tally(parts, dialect, 0)
  // Only now is it known how many cells a row has, and which quoted cells swallow rows.
  if (dialect.quoting === 'quoted' && reading.spanning > 0) reading = tally(parts, dialect, plainColumns(parts, dialect) ?? reading.columns)
  return reading
}

// A file that is mostly even without its quotation marks has rows of that many cells.
function plainColumns(parts: readonly Sample[], dialect: Dialect): number | undefined {
  const {columns, ragged, rows: count} = tally(parts, {...dialect, quoting: 'iana'}, 0)
  return ragged < count / 2 ? columns : undefined
}

function tally(parts: readonly Sample[], dialect: Dialect, columns: number): Reading {
  const sizes = new Map<number, number>()
  const count = {rows: 0, quotedRows: 0, cells: 0, quotedCells: 0, doubled: 0, spanning: 0, stray: 0}
  for (const {text, whole} of parts) {
    for (const {bounds, start, end, next, open} of rows(text, dialect, {columns})) {
      if (open && !whole) break
      if (isBlank(text, start, end, bounds) || (!whole && next === text.length && count.rows > 0)) continue
      count.rows++
      sizes.set(bounds.length / 2, (sizes.get(bounds.length / 2) ?? 0) + 1)
      const before = count.quotedCells
      if (dialect.quoting === 'quoted') for (let at = 0; at < bounds.length; at += 2) countQuotes(count, text, bounds[at]!, bounds[at + 1]!, dialect)
      if (count.quotedCells > before) count.quotedRows++
      count.cells += bounds.length / 2
    }
  }
  let [mode, most] = [0, 0]
  for (const [size, times] of sizes) if (times > most || (times === most && size > mode)) [mode, most] = [size, times]
  return {dialect, ...count, columns: mode, ragged: count.rows - most}
}

function countQuotes(count: {quotedCells: number; doubled: number; spanning: number; stray: number}, text: string, start: number, end: number, dialect: Dialect): void {
  if (isQuoted(text, start, end, dialect)) {
    const value = text.slice(start + 1, end - 1)
    count.quotedCells++
    if (value.includes('"')) count.doubled++
    if (value.includes(dialect.newline) || value.includes(dialect.delimiter)) count.spanning++
  } else if (text.charCodeAt(start) === 34 || (dialect.delimiter === '\t' && text.slice(start, end).includes('"'))) count.stray++
}

/** Whether a row is a blank line: it has one cell, and nothing in it. */
export function isBlank(text: string, start: number, end: number, bounds: readonly number[]): boolean {
  return bounds.length === 2 && (end === start || text.slice(start, end).trim() === '')
}

interface Sample {
  readonly text: string
  /** It ends where the source ends. */
  readonly whole: boolean
}

const sampleSize = 2 ** 16
const windowSize = 2 ** 14
const windows = 4

// The beginning; where no cell of it begins with a quotation mark, also what surrounds the first ones that do.
function samples(text: string, delimiter: string, newline: string): Sample[] {
  const first = cut(text, 0, sampleSize, newline)
  const found = [first]
  const opening = `${delimiter}"`
  if (first.whole || first.text.includes(opening)) return found
  let from = first.text.length
  for (let index = 0; index < windows; index++) {
    const at = text.indexOf(opening, from)
    if (at === -1) break
    const part = cut(text, text.lastIndexOf(newline, at) + 1, windowSize, newline)
    found.push(part)
    from = Math.max(at + 1, text.lastIndexOf(newline, at) + 1 + part.text.length)
  }
  return found
}

function cut(text: string, start: number, size: number, newline: string): Sample {
  const found = text.indexOf(newline, start + size)
  const end = found === -1 ? text.length : found + 1
  return {text: text.slice(start, end), whole: end === text.length}
}
