import {decodeExcerpt, excerpt, type Decoding, type Excerpt} from './excerpt.ts'
import type {ElementNode} from './html-node.ts'
import type {Places} from '../place.ts'

/** A value of JSON with its place in the text: an object, an array or a string. */
export interface JsonNode {
  readonly kind: 'object' | 'array' | 'string'
  /** Under which name it stands in the object around it. */
  readonly key: string | undefined
  readonly children: JsonNode[]
  /** Of a string: what stands between its quotation marks. */
  readonly start: number
  end: number
}

/** Longer and deeper data is left unread. */
const longest = 4_000_000
const deepest = 500

const escapes: Readonly<Record<string, string>> = {n: '\n', t: '\t', r: '\r', b: '\b', f: '\f'}

/** What JSON, and a string of JavaScript, write for characters. */
export const jsonEscapes: Decoding = {
  pattern: /\\(?:u[\da-fA-F]{4}|x[\da-fA-F]{2}|[^ux])/gu,
  decode: (match) => (/^\\[ux]/u.test(match) ? String.fromCharCode(Number.parseInt(match.slice(2), 16)) : escapes[match.charAt(1)] ?? match.slice(1))
}

/**
 * Find the data in a script: all of it where its type says JSON, else what is assigned first, as it stands or as a string for
 * `JSON.parse`. Nothing is evaluated.
 */
export function findJson(element: ElementNode, html: string, places: Places): Excerpt | undefined {
  if (element.close - element.open > longest) return undefined
  const all = excerpt(html, element.open, element.close, places)
  const type = element.attributes.get('type') ?? ''
  if (/json/iu.test(type)) return trimmed(all)
  if (type !== '' && !/javascript|module/iu.test(type)) return undefined
  const [before, name] = /^\s{0,99}(?:\/\*[^*]{0,200}\*\/\s{0,99})?(?:(?:var|let|const)\s{1,9})?([\w$.[\]"']{2,100})\s{0,9}=\s{0,9}/u.exec(all.value) ?? []
  if (before === undefined || name === undefined) return undefined
  const wrapped = /^JSON\.parse\(\s{0,9}(["'])/u.exec(all.value.slice(before.length, before.length + 40))
  if (!wrapped) return cut(all, before.length, endOfValue(all.value, before.length))
  const start = before.length + wrapped[0].length
  return decodeExcerpt(cut(all, start, endOfString(all.value, start, wrapped[1]!)), jsonEscapes)
}

function trimmed(from: Excerpt): Excerpt {
  const lead = /^\s*(?:<!--|(?:\/\/\s*)?<!\[CDATA\[|\/\*\s*<!\[CDATA\[\s*\*\/)?\s*/u.exec(from.value)![0].length
  const value = from.value.slice(lead).trimEnd().replace(/(?:-->|(?:\/\/|\/\*)?\s?\]\]>(?:\s?\*\/)?)$/u, '')
  return {...from, value, offset: from.offset + lead}
}

const cut = (from: Excerpt, start: number, end: number): Excerpt => ({...from, value: from.value.slice(start, end), offset: from.offset + start})

function endOfString(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at++) {
    const char = text.charAt(at)
    if (char === '\\') at++
    else if (char === quote) return at
  }
  return text.length
}

function endOfValue(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    const char = text.charAt(at)
    if (char === '"') at = endOfString(text, at + 1, '"')
    else if (char === '{' || char === '[') depth++
    else if ((char === '}' || char === ']') && --depth === 0) return at + 1
  }
  return text.length
}

/** Read JSON into its objects, arrays and strings, with their places; nothing where it is none. */
export function scanJson(text: string): JsonNode | undefined {
  const json = text.replace(/([[:,]\s{0,9})undefined\b/gu, '$1null     ')
  if (!isJson(json)) return undefined
  const stack: JsonNode[] = []
  let root: JsonNode | undefined
  let key: string | undefined
  for (let at = 0; at < json.length; at++) {
    const char = json.charAt(at)
    if (char === '{' || char === '[') {
      const node: JsonNode = {kind: char === '{' ? 'object' : 'array', key, children: [], start: at, end: at}
      stack.at(-1)?.children.push(node)
      if (stack.push(node) > deepest) return undefined
      root ??= node
      key = undefined
    } else if (char === '}' || char === ']') stack.pop()!.end = at + 1
    else if (char === '"') {
      const end = endOfString(json, at + 1, '"')
      if (stack.at(-1)?.kind === 'object' && key === undefined) key = json.slice(at + 1, end)
      else stack.at(-1)?.children.push({kind: 'string', key, children: [], start: at + 1, end})
      at = end
    } else if (char === ',') key = undefined
  }
  return root
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** The text of a string, each character with its place in the source. */
export const stringOf = (from: Excerpt, {start, end}: JsonNode): Excerpt => decodeExcerpt(cut(from, start, end), jsonEscapes)
