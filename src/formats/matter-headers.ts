import type {FrontMatter, MatterEntry, Parsed} from './front-matter.ts'
import {readJsonMatter} from './json-matter.ts'
import {lines, type Line} from './lines.ts'
import {meansField} from './matter-fields.ts'
import {readYaml, type YamlOptions} from './yaml.ts'

/** More lines than any header has. */
const most = 200

/** What one way of writing a header finds: up to which line it goes, and what stands in it. */
interface Header extends Parsed {
  readonly from: number
  readonly to: number
  readonly end: number
}

type Reader = (source: string, head: readonly Line[], options: YamlOptions) => Header | undefined

/**
 * Read front matter that no fence opens, as some generators and editors write it, from its first line on.
 *
 * Hexo's (closed by `---` or `;;;` only, or between longer fences), the headers of MultiMarkdown and Pelican (`Title: x` up to a blank
 * line), pandoc's title block (`% x`), Nikola's (`.. title: x`, in a comment or bare) and Logseq's (`title:: x`).
 * All of these can be text: a header has two keys or more, and says what metadata say; a setext heading below `note: this` says nothing.
 */
export function readHeader(source: string, first: Line, options: YamlOptions): FrontMatter | undefined {
  const head = headOf(source, first)
  for (const read of [titleBlock, nikola, logseq, hexo, multiMarkdown]) {
    const found = read(source, head, options)
    if (!found) continue
    const {from, to, end, ...parsed} = found
    return {...parsed, format: 'header', start: first.start, end, value: source.slice(from, to)}
  }
  return undefined
}

// The first lines, up to a blank one.
function headOf(source: string, first: Line): Line[] {
  const head: Line[] = []
  for (const line of lines(source, first.start)) {
    if (head.length === most || line.value.trim() === '') break
    head.push(line)
  }
  return head
}

const isHeader = (entries: readonly MatterEntry[], fields: number): boolean => entries.length > 1 && entries.filter(({key}) => meansField(key)).length >= fields

/** Lines with their keys; a line that begins with white space goes on with the one before it. */
function readKeys(head: readonly Line[], pattern: RegExp): MatterEntry[] | undefined {
  const entries: Array<{key: string; value: string; start: number; end: number}> = []
  for (const {value: line, start, end} of head) {
    const last = entries.at(-1)
    const [, key, value] = pattern.exec(line) ?? []
    if (key !== undefined && value !== undefined) entries.push({key: key.trim(), value: value.trim(), start, end})
    else if (last && /^[ \t]/u.test(line)) Object.assign(last, {value: `${last.value} ${line.trim()}`.trim(), end})
    else return undefined
  }
  return entries.map((entry) => ({...entry, value: isNames(entry.key) ? namesOf(entry) : entry.value}))
}

const isNames = (key: string): boolean => /^authors?$/iu.test(key)

// Semicolons stand between names; commas do under a key in the plural, where no name is written with one.
function namesOf({key, value}: {key: string; value: string}): string | string[] {
  const between = value.includes(';') ? ';' : /s$/iu.test(key) ? ',' : undefined
  return between === undefined ? value : value.split(between).map((name) => name.trim()).filter((name) => name !== '')
}

function whole(head: readonly Line[], entries: readonly MatterEntry[]): Header {
  const {end} = head.at(-1)!
  return {entries, problems: [], object: true, from: head[0]!.start, to: end, end}
}

/** https://fletcherpenney.net/multimarkdown, metadata; Pelican writes the same. */
const multiMarkdown: Reader = (_source, head) => {
  const entries = readKeys(head, /^([A-Za-z][\w -]{0,40}):(?=\s|$)(.*)$/su)
  return entries && isHeader(entries, 2) && entries.some(({key}) => key.toLowerCase() === 'title') ? whole(head, entries) : undefined
}

const logseq: Reader = (_source, head) => {
  const own = head.slice(0, head.findIndex(({value}) => value.startsWith('- ')) >>> 0)
  const entries = readKeys(own, /^([A-Za-z][\w/ -]{0,40}):: (.*)$/su)
  return entries && isHeader(entries, 1) ? whole(own, entries) : undefined
}

const nikola: Reader = (_source, head) => {
  const isComment = head[0]?.value.trimEnd() === '<!--'
  const close = isComment ? head.findIndex(({value}) => value.trim() === '-->') : head.length
  const own = head.slice(isComment ? 1 : 0, Math.max(0, close))
  const entries = own.length > 0 ? readKeys(own, /^\.\. ([a-z][\w-]{0,40}):(.*)$/su) : undefined
  return entries && isHeader(entries, 1) ? {...whole(own, entries), end: head[isComment ? close : close - 1]!.end} : undefined
}

/** Pandoc's manual, `pandoc_title_block`: title, authors, date. A title alone may as well be a share of something. */
const titleBlock: Reader = (_source, head) => {
  if (!/^% \S/u.test(head[0]?.value ?? '')) return undefined
  const parts = readKeys(head, /^(%)((?: .*)?)$/su)
  if (!parts || parts.length < 2 || parts.length > 3) return undefined
  const entries = parts.map(({value, ...place}, index) => ({...place, key: ['title', 'author', 'date'][index]!, value: index === 1 ? authorsOf(head, place) : value}))
  return whole(head, entries)
}

// Authors stand on lines of their own, or between semicolons.
function authorsOf(head: readonly Line[], {start = 0, end = 0}: Pick<MatterEntry, 'start' | 'end'>): string[] {
  const own = head.filter((line) => line.start >= start && line.end <= end)
  return own.flatMap(({value}) => value.replace(/^%/u, '').split(';')).map((name) => name.trim()).filter((name) => name !== '')
}

/** The package `hexo-front-matter`: the opening fence may be missing, and fences may be longer. */
const hexo: Reader = (source, head, options) => {
  const skipped = /^-{4,}[ \t]*$/u.test(head[0]?.value ?? '') ? 1 : 0
  const close = head.findIndex(({value}, index) => index > skipped && /^(?:-{3,}|;{3,})[ \t]*$/u.test(value))
  if (close < 0) return undefined
  const from = head[skipped]!.start
  const {end} = head[close - 1]!
  const parsed = head[close]!.value.startsWith(';') ? readJsonMatter(source.slice(from, end), from) : readYaml(source.slice(from, end), from, options)
  return parsed.object && parsed.problems.length === 0 && isHeader(parsed.entries, 1) ? {...parsed, from, to: end, end: head[close]!.end} : undefined
}
