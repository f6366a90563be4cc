import type {Json} from '../document.ts'
import {readJsonMatter} from './json-matter.ts'
import {lines, type Line} from './lines.ts'
import {readHeader} from './matter-headers.ts'
import {readToml} from './toml.ts'
import {readYaml, type YamlOptions} from './yaml.ts'
import {endsSentence} from '../text.ts'

/** The syntax of front matter; `header` has no opening fence, `other` is a language that is not read, such as the `js` of `---js`. */
export type MatterFormat = 'yaml' | 'toml' | 'json' | 'header' | 'other'

/** Something wrong in a block, by offsets into the source. */
export interface MatterProblem {
  readonly ruleId: string
  readonly reason: string
  readonly start: number
  readonly end: number
}

/** A value of a block, with its place in the source where the parser tells it. */
export interface MatterEntry {
  readonly key: string
  readonly value: Json
  readonly start?: number
  readonly end?: number
}

/** What a parser makes of the inside of a block; `object` is false where it is no mapping of keys to values. */
export interface Parsed {
  readonly entries: readonly MatterEntry[]
  readonly problems: readonly MatterProblem[]
  readonly object: boolean
}

/** Front matter found in a source. */
export interface FrontMatter extends Parsed {
  readonly format: MatterFormat
  /** From the opening fence to the end of the closing one, without its line end. */
  readonly start: number
  readonly end: number
  /** The text between the fences, without the last line end. */
  readonly value: string
}

/** What stands between two fences. */
interface Block {
  readonly format: MatterFormat
  readonly language: string
  readonly start: number
  readonly end: number
  readonly from: number
  readonly to: number
}

export interface MatterOptions extends YamlOptions {
  /** Whether front matter that no fence opens is read (default: yes). */
  readonly headers?: boolean
}

/**
 * Find and read the front matter of a source.
 *
 * It may stand behind a byte order mark and blank lines. A pair of thematic breaks around prose is none; neither is a block that
 * nothing closes, for which `unclosed` holds the message. A block that cannot be read is front matter all the same.
 */
export function readFrontMatter(source: string, options: MatterOptions): {matter?: FrontMatter; unclosed?: MatterProblem} {
  const opening = firstLine(source)
  if (!opening) return {}
  if (opening.value.startsWith('{')) return bare(source, opening)
  const [, fence, language = ''] = /^(---|\+\+\+|;;;)([a-z]*)[ \t]*$/u.exec(opening.value) ?? []
  if (fence === undefined) return options.headers === false ? {} : found(readHeader(source, opening, options))
  if (language !== '' && fence !== '---') return {}
  const format = formatOf(fence, language)
  const closing = close(source, opening.next, fence, format)
  if (!closing) return unclosed(source, opening, fence)
  const to = Math.max(opening.next, trimLineEnd(source, closing.start))
  const block: Block = {format, language, start: opening.start, end: closing.end, from: opening.next, to}
  const parsed = read(source, block, options)
  if (!isMatter(source.slice(block.from, closing.start), parsed, block)) return {}
  return {matter: {...parsed, format, start: block.start, end: block.end, value: source.slice(block.from, block.to)}}
}

const found = (matter: FrontMatter | undefined): {matter?: FrontMatter} => (matter ? {matter} : {})

const formats: Readonly<Record<string, MatterFormat>> = {'---': 'yaml', '---yaml': 'yaml', '---yml': 'yaml', '---toml': 'toml', '---json': 'json', '+++': 'toml', ';;;': 'json'}

const formatOf = (fence: string, language: string): MatterFormat => formats[fence + language] ?? 'other'

function firstLine(source: string): Line | undefined {
  const at = /\S/u.exec(source)?.index ?? -1
  if (at < 0) return undefined
  const start = Math.max(source.lastIndexOf('\n', at), source.lastIndexOf('\r', at)) + 1
  const marked = source.charAt(start) === '\ufeff' ? start + 1 : start
  const [line] = lines(source, marked)
  return line
}

function close(source: string, from: number, fence: string, format: MatterFormat): Line | undefined {
  const closing = fence === '---' && format === 'yaml' ? /^(?:---|\.\.\.)[ \t]*$/u : new RegExp(`^${fence.replace(/\+/gu, '\\+')}[ \\t]*$`, 'u')
  for (const line of lines(source, from)) if (closing.test(line.value)) return line
  return undefined
}

function trimLineEnd(source: string, end: number): number {
  if (source.charAt(end - 1) === '\n') return source.charAt(end - 2) === '\r' ? end - 2 : end - 1
  return source.charAt(end - 1) === '\r' ? end - 1 : end
}

function read(source: string, {format, language, start, end, from, to}: Block, options: MatterOptions): Parsed {
  const value = source.slice(from, to)
  if (format === 'yaml') return readYaml(value, from, options)
  if (format === 'toml') return readToml(value, from)
  if (format === 'json') return readJsonMatter(value, from)
  const reason = `Unexpected front matter in \`${language}\`, expected YAML, TOML or JSON, leaving it unread: nothing in a source is ever run`
  return {entries: [], object: true, problems: [{ruleId: 'front-matter-language', reason, start, end}]}
}

// The first line below an opening fence that nothing closes tells a forgotten fence from a thematic break.
function unclosed(source: string, opening: Line, fence: string): {unclosed?: MatterProblem} {
  for (const {value, start, end} of lines(source, opening.next)) {
    if (!/^[\w"'-]+[ \t]{0,9}[:=]/u.test(value)) return {}
    const reason = `Unexpected end of the source, expected \`${fence}\` to close the front matter, reading it as text`
    return {unclosed: {ruleId: 'front-matter-unclosed', reason, start, end}}
  }
  return {}
}

// YAML takes any prose for a scalar, and half of it for a broken mapping. Front matter hugs its fences, and is no sentence.
function isMatter(inside: string, {object, problems}: Parsed, {format}: Block): boolean {
  const broken = problems.some(({ruleId}) => ruleId === 'front-matter-yaml')
  if (format !== 'yaml' || (object && !broken)) return true
  if (/^[ \t]*[\r\n]|[\r\n][ \t]*[\r\n]$/u.test(inside)) return false
  return object || (broken ? /^[\w"'-]+[ \t]{0,9}:/mu.test(inside) : !endsSentence(inside))
}

// JSON without fences, as Hugo reads it: an object at the very start, on lines of its own.
function bare(source: string, opening: Line): {matter?: FrontMatter} {
  if (!/^\{\s*(?:["}]|$)/u.test(opening.value)) return {}
  const end = endOfObject(source, opening.start)
  if (end === undefined || !/^[ \t]*(?:[\r\n]|$)/u.test(source.slice(end, end + 200))) return {}
  const value = source.slice(opening.start, end)
  if (!/^\{\s*["}]/u.test(value)) return {}
  const parsed = readJsonMatter(value, opening.start)
  return {matter: {...parsed, format: 'json', start: opening.start, end, value}}
}

function endOfObject(source: string, from: number): number | undefined {
  const token = /["{}]/gu
  token.lastIndex = from
  let depth = 0
  for (let found = token.exec(source); found; found = token.exec(source)) {
    if (found[0] === '{') depth++
    else if (found[0] === '}' && --depth === 0) return token.lastIndex
    else if (found[0] === '"') token.lastIndex = endOfString(source, found.index)
  }
  return undefined
}

function endOfString(source: string, from: number): number {
  const token = /\\.|["\r\n]/gsu
  token.lastIndex = from + 1
  for (let found = token.exec(source); found; found = token.exec(source)) if (found[0].length === 1) return token.lastIndex
  return source.length
}
