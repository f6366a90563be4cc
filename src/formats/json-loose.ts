import type {Json} from '../document.ts'

/** Deeper values are left unread. */
const deepest = 500

interface Reader {
  readonly text: string
  at: number
}

/**
 * Read what was meant to be JSON: line ends, quotation marks and odd escapes within strings, comments, commas too many or too few, values that
 * are missing, several values one after another, an end that is missing.
 *
 * A quotation mark ends a string where what follows it can follow a string. Nothing is evaluated, and the time is linear.
 */
export function readLooseJson(text: string): Json | undefined {
  const reader: Reader = {text, at: 0}
  const values: Json[] = []
  for (let last = -1; reader.at < text.length && reader.at > last; skip(reader, /[\s;,]*/uy)) {
    last = reader.at
    const value = readValue(reader, 0)
    if (value !== undefined) values.push(value)
  }
  return values.length > 1 ? values : values[0]
}

const blank = /\s*/uy
const comment = /\/\*[^*]*\*\/|\/\/[^\n]*/uy

function skipBlank(reader: Reader): void {
  do skip(reader, blank)
  while (skip(reader, comment) !== '')
}

function skip(reader: Reader, pattern: RegExp): string {
  pattern.lastIndex = reader.at
  const [found = ''] = pattern.exec(reader.text) ?? []
  reader.at += found.length
  return found
}

function readValue(reader: Reader, depth: number): Json | undefined {
  skipBlank(reader)
  const char = reader.text.charAt(reader.at)
  if (char === '"') return readText(reader)
  if ((char === '{' || char === '[') && depth < deepest) {
    reader.at++
    return char === '{' ? readObject(reader, depth + 1) : readArray(reader, depth + 1)
  }
  const word = skip(reader, /[^\s,:"[\]{}]+/uy)
  return word === '' || word === 'null' || word === 'undefined' ? undefined : word === 'true' || word === 'false' ? word === 'true' : Number.isNaN(Number(word)) ? word : Number(word)
}

function readObject(reader: Reader, depth: number): Json {
  const item: {[key: string]: Json} = Object.create(null) as {[key: string]: Json}
  for (;;) {
    skipBlank(reader)
    const char = reader.text.charAt(reader.at)
    if (char === '"') {
      const key = readText(reader)
      skipBlank(reader)
      const value = reader.text.charAt(reader.at) === ':' ? (reader.at++, readValue(reader, depth)) : undefined
      if (value !== undefined) item[key] = value
    } else if (char === '' || char === '}' || char === ']') {
      if (char === '}') reader.at++
      return item
    } else reader.at++
  }
}

function readArray(reader: Reader, depth: number): Json {
  const members: Json[] = []
  for (;;) {
    skipBlank(reader)
    const char = reader.text.charAt(reader.at)
    if (char === '' || char === ']' || char === '}') {
      if (char === ']') reader.at++
      return members
    }
    const from = reader.at
    const value = char === ',' ? undefined : readValue(reader, depth)
    if (value !== undefined) members.push(value)
    if (reader.at === from) reader.at++
  }
}

/** What can follow a string: the end of what holds it, a colon, a comma with another value or name behind it, or a name whose comma is missing; a comment may stand before it. */
const follows = /\s*(?:\/\/[^\n]{0,200}\n\s*|\/\*[^*"]{0,200}\*\/\s*)?(?:[:}\]]|$|,\s*(?:["[{}\]\d-]|true|false|null|\/[/*]|$)|"[^"\n]{1,60}"\s*:)/uy
const escapes: Readonly<Record<string, string>> = {n: '\n', t: '\t', r: '\r', b: '\b', f: '\f'}

function readText(reader: Reader): string {
  const {text} = reader
  let value = ''
  let from = reader.at + 1
  for (let at = from; at < text.length; at++) {
    const char = text.charAt(at)
    if (char === '\\') {
      const [whole = '', code] = /^\\(?:u([\da-fA-F]{4})|[^u]|u)/u.exec(text.slice(at, at + 6)) ?? []
      value += text.slice(from, at) + (code === undefined ? escapes[whole.charAt(1)] ?? whole.slice(1) : String.fromCharCode(Number.parseInt(code, 16)))
      at += Math.max(0, whole.length - 1)
      from = at + 1
    } else if (char === '"') {
      follows.lastIndex = at + 1
      if (!follows.test(text)) continue
      reader.at = at + 1
      return value + text.slice(from, at)
    }
  }
  reader.at = text.length
  return value + text.slice(from)
}
