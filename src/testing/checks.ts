import type {Nodes} from 'mdast'
import type {Document, Metadata} from '../document.ts'

/** JSON for people who read diffs: two spaces, and a position in one line, `line:column-line:column start-end`. */
export function outline(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => place(item) ?? item, 1)
}

function place(item: unknown): string | undefined {
  if (typeof item !== 'object' || item === null || !('start' in item) || !('end' in item)) return undefined
  const [start, end] = [item.start, item.end] as Array<{line?: number; column?: number; offset?: number}>
  if (start?.offset === undefined || end?.offset === undefined) return undefined
  return `${start.line}:${start.column}-${end.line}:${end.column} ${start.offset}-${end.offset}`
}

/** Positions lie in the file, children's in their parent's; a text that is as long as its slice is its slice, but for line ends. */
export function checkPositions(document: Document, source: string): void {
  const walk = (node: Nodes, from: number, to: number): void => {
    const start = node.position?.start.offset ?? from
    const end = node.position?.end.offset ?? to
    if (start < from || end > to || end < start) throw new Error(`Unexpected position ${start}-${end} of \`${node.type}\`, expected one within ${from}-${to}`)
    if (node.type === 'text' && node.position && node.value.length === end - start) checkQuote(node.value, source.slice(start, end), start)
    if ('children' in node) for (const child of node.children) walk(child, start, end)
  }
  walk(document, 0, source.length)
}

function checkQuote(value: string, slice: string, start: number): void {
  // CommonMark replaces U+0000.
  const plain = (text: string): string => text.replace(/\s/gu, ' ').replaceAll('\0', '\ufffd')
  if (plain(value) !== plain(slice)) throw new Error(`Unexpected text ${JSON.stringify(value.slice(0, 60))} at ${start}, expected its slice ${JSON.stringify(slice.slice(0, 60))}`)
}

const strings = new Set(['title', 'subtitle', 'published', 'modified', 'language', 'url', 'site', 'description', 'image', 'license', 'translationOf'])
const iso = /^\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?)?)?$/u

/** Fields of the dictionary in the forms of the dictionary. */
export function checkMetadata(metadata: Metadata): void {
  for (const [field, value] of Object.entries(metadata)) {
    if (field === 'extra') continue
    const list = field === 'authors' || field === 'tags'
    const right = list ? Array.isArray(value) && value.every((item) => typeof item === 'string' && item !== '') : strings.has(field) && typeof value === 'string' && value.trim() !== ''
    if (!right) throw new Error(`Unexpected ${field} ${JSON.stringify(value)}, expected what the dictionary says`)
  }
  for (const date of [metadata.published, metadata.modified]) if (date !== undefined && !iso.test(date)) throw new Error(`Unexpected date \`${date}\`, expected ISO 8601`)
  if (metadata.language !== undefined) Intl.getCanonicalLocales(metadata.language)
}

/** What stands where nobody expects it: ends of lines and pages, marks of every syntax, characters beyond the basic plane. */
const strewn = ['\n', '\r\n', '\n\n', '\f', '\t', ' ', '😀', '𠮷', '\u00a0', '\u3000', '"', '\\', '`', '**', '](', '<b>', '</p>', '<script>', '<!--', '&nbsp;', '---\n', '[quote]', '1. ', '- ']

/** Prefixes of a source, its units in another order, and the source with parts left out, said twice and strewn with marks, by a fixed seed. */
export function damaged<Value extends string | Uint8Array>(value: Value): Value[] {
  const random = generator(7)
  const cuts = Array.from({length: 6}, () => Math.floor(random() * (value.length + 1)))
  const worn = Array.from({length: 6}, () => wear(wear(wear(value, random), random), random))
  return [...cuts.map((cut) => value.slice(0, cut) as Value), shuffled(value, random), ...worn]
}

function wear<Value extends string | Uint8Array>(value: Value, random: () => number): Value {
  const [from, to] = [random(), random()].map((share) => Math.floor(share * (value.length + 1))).sort((a, b) => a - b)
  const mark = strewn[Math.floor(random() * strewn.length)]!
  const [before, between, behind] = [value.slice(0, from), value.slice(from, Math.min(to!, from! + 200)), value.slice(from)]
  const parts = [before, mark, ...[[between, behind], [value.slice(from! + between.length)], [behind]][Math.floor(random() * 3)]!]
  if (typeof value === 'string') return parts.join('') as Value
  const encoder = new TextEncoder()
  return Uint8Array.from(parts.flatMap((part) => [...(typeof part === 'string' ? encoder.encode(part) : part)])) as Value
}

function shuffled<Value extends string | Uint8Array>(value: Value, random: () => number): Value {
  const units: Array<string | number> = typeof value === 'string' ? value.split('') : [...value]
  for (let index = units.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1))
    ;[units[index], units[other]] = [units[other]!, units[index]!]
  }
  return (typeof value === 'string' ? units.join('') : Uint8Array.from(units as number[])) as Value
}

// Park and Miller's minimal standard generator: the same numbers everywhere.
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
