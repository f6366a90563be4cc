import {parse, TomlDate, TomlError, type TomlTable} from 'smol-toml'
import type {Json} from '../document.ts'
import type {Parsed} from './front-matter.ts'
import {lines} from './lines.ts'

type TomlValue = TomlTable[string]

/** How deep inline tables and lists may nest. */
const maxDepth = 200

/** Read TOML front matter; dates and times are kept as written, and so are whole numbers that a double cannot hold. */
export function readToml(value: string, offset: number): Parsed {
  try {
    const table = parse(value, {integersAsBigInt: 'asNeeded', maxDepth})
    const written = datesAsWritten(value)
    return {object: true, problems: [], entries: Object.entries(table).map(([key, held]) => ({key, value: toJson(held, written)}))}
  } catch (error) {
    return {object: true, entries: [], problems: [problem(error, value, offset)]}
  }
}

function problem(error: unknown, value: string, offset: number): Parsed['problems'][number] {
  const [first = 'no TOML'] = (error as Error).message.split('\n')
  const reason = `Unexpected front matter, expected TOML (${first}), keeping it unread`
  const place = error instanceof TomlError ? lineAt(value, error.line) : {start: 0, end: value.length}
  return {ruleId: 'front-matter-toml', reason, start: offset + place.start, end: offset + place.end}
}

function lineAt(value: string, number: number): {start: number; end: number} {
  const line = [...lines(value)][number - 1]
  return line ? {start: line.start, end: line.end} : {start: 0, end: value.length}
}

// The parser gives moments, written out in full; what the source said is found by the moment it means.
function datesAsWritten(value: string): ReadonlyMap<string, string> {
  const found = value.match(/\d{4}-\d\d-\d\d(?:[t ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:\d\d)?)?|\d\d:\d\d(?::\d\d(?:\.\d+)?)?/giu) ?? []
  return new Map(found.map((written) => [moment(new TomlDate(written)), written]))
}

const moment = (date: TomlDate): string => (date.isValid() ? date.toISOString() : '')

function toJson(value: TomlValue, written: ReadonlyMap<string, string>): Json {
  if (value instanceof TomlDate) return written.get(moment(value)) ?? moment(value)
  if (Array.isArray(value)) return value.map((item: TomlValue) => toJson(item, written))
  if (typeof value === 'bigint') return String(value)
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  if (typeof value === 'object') return Object.fromEntries(Object.entries(value as TomlTable).map(([key, held]) => [key, toJson(held, written)]))
  return value
}
