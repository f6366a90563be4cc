import {decodeNamedCharacterReference} from 'decode-named-character-reference'
import type {Literal} from 'unist'
import {sourceText, type Input} from './source.ts'
import {decodeBy} from './text-decoder.ts'

/** A node with a value: text, code, math. */
type ValueNode = Literal & {value: string}

/**
 * Find the source offset of character `index` of a node's value, both in UTF-16 units.
 *
 * Nothing is stored for this: the node's slice of the source is decoded again, so character references, escapes, collapsed
 * white space and the prefixes of quoted lines are followed. Generated nodes have no offset.
 */
export function locate(input: Input, node: ValueNode, index: number): number | undefined {
  const {start, end} = node.position ?? {}
  if (start?.offset === undefined || end?.offset === undefined || index < 0 || index > node.value.length) return undefined
  const slice = sourceText(input).slice(start.offset, end.offset)
  if (slice === node.value) return start.offset + index
  const at = align(slice, node.value, index)
  return at === undefined ? undefined : start.offset + at
}

// Walks slice and value together; what the slice has more is syntax.
function align(slice: string, value: string, index: number): number | undefined {
  let at = skipOpening(slice, value)
  for (let done = 0; at < slice.length; ) {
    const step = match(slice, at, value, done)
    if (step.value > 0 && index < done + step.value) return at + (step.exact ? index - done : 0)
    if (done === value.length) return index === value.length ? at : undefined
    at += step.slice
    done += step.value
  }
  return index === value.length ? slice.length : undefined
}

// A value that stands whole in its slice, such as inline code between backticks, begins there.
function skipOpening(slice: string, value: string): number {
  return Math.max(0, slice.indexOf(value))
}

interface Step {
  slice: number
  value: number
  exact: boolean
}

/** What dumps of databases write for characters that would end a cell. */
const controls: Readonly<Record<string, string>> = {t: '\t', n: '\n', r: '\r', 0: '\0'}

const reference = /&(?:#(\d{1,30})|#[xX]([\da-fA-F]{1,30})|([A-Za-z][\da-zA-Z]{1,31}));?/uy

const isSpace = (character: string): boolean => /\s/u.test(character)

function backslashes(text: string, from: number): number {
  let at = from
  while (text.charCodeAt(at) === 92) at++
  return at - from
}

/** In HTML they are white space. */
const sectionMarks = ['<![CDATA[', ']]>']

function match(slice: string, at: number, value: string, done: number): Step {
  const char = slice.charAt(at)
  const wanted = value.charAt(done)
  const control = char === '\\' ? controls[slice.charAt(at + 1)] : undefined
  if (control !== undefined && (control === wanted || (isSpace(control) && isSpace(wanted)))) return {slice: 2, value: 1, exact: false}
  const unit = char === '\\' && slice.charAt(at + 1) === 'u' ? String.fromCharCode(Number.parseInt(slice.slice(at + 2, at + 6), 16)) : undefined
  if (unit === wanted) return {slice: 6, value: 1, exact: false}
  const decoded = char === '&' ? decodeReference(slice, at, value, done) : undefined
  if (decoded) return decoded
  if (char === '\\' && char !== slice.charAt(at + 1) && slice.charAt(at + 1) === wanted) return {slice: 1, value: 0, exact: false}
  if (char === '\\' && wanted === '\\' && slice.charAt(at + 1) === '\\' && backslashes(slice, at) > backslashes(value, done)) return {slice: 2, value: 1, exact: false}
  // CommonMark replaces U+0000.
  if (char === wanted || (char === '\0' && wanted === '\ufffd')) return {slice: 1, value: 1, exact: true}
  const mark = sectionMarks.find((sign) => slice.startsWith(sign, at))
  if (mark !== undefined) return {slice: mark.length, value: wanted === ' ' ? 1 : 0, exact: false}
  // A tag within a value, as in highlighted code.
  if (char === '<') return {slice: Math.max(1, slice.indexOf('>', at) - at + 1), value: wanted === '\n' && endsLine(slice, at) ? 1 : 0, exact: false}
  // A line end or run of white space that became one space.
  if (isSpace(char) && isSpace(wanted)) return {slice: 1, value: 1, exact: true}
  return {slice: 1, value: 0, exact: false}
}

// Tags that begin a line of code, where no line end stands among them.
function endsLine(slice: string, at: number): boolean {
  return /^<(?:br\b|\/(?:div|p|li|tr)\b)(?![^<]{0,200}>[^<]*\n)/iu.test(slice.slice(at, at + 300))
}

// What a reference stands for depends on the syntax around it: the value tells.
function decodeReference(slice: string, at: number, value: string, done: number): Step | undefined {
  reference.lastIndex = at
  const [whole, decimal, hexadecimal, name] = reference.exec(slice) ?? []
  // In other syntaxes it stands for itself, where no reference to its `&` does.
  if (whole === undefined || (value.startsWith(whole, done) && !slice.startsWith(whole.slice(1), at + whole.length))) return undefined
  if (name !== undefined) return decodeName(whole, name, value, done)
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal)
  const found = charactersOf(code).find((character) => value.startsWith(character, done))
  return found === undefined ? undefined : {slice: whole.length, value: found.length, exact: false}
}

// Old names need no semicolon in HTML, and end where letters go on.
function decodeName(whole: string, name: string, value: string, done: number): Step | undefined {
  for (let {length} = name; length > 1; length--) {
    const decoded = decodeNamedCharacterReference(name.slice(0, length))
    if (decoded !== false && value.startsWith(decoded, done)) return {slice: length === name.length ? whole.length : length + 1, value: decoded.length, exact: false}
  }
  return undefined
}

// HTML reads the numbers of controls as characters of Windows (§13.2.5.80), and what is no character becomes U+FFFD.
function charactersOf(code: number): string[] {
  const windows = code >= 0x80 && code < 0xa0 ? [decodeBy('windows-1252', Uint8Array.of(code))] : []
  return [...(code > 0x10ffff ? [] : [String.fromCodePoint(code)]), ...windows, '\ufffd']
}
