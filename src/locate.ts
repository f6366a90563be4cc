import {decodeNamedCharacterReference} from 'decode-named-character-reference'
import type {Literal} from 'unist'
import {sourceText, type Input} from './source.ts'

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

const reference = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z][\da-zA-Z]{1,31}));?/uy

function match(slice: string, at: number, value: string, done: number): Step {
  const char = slice.charAt(at)
  const wanted = value.charAt(done)
  const decoded = char === '&' ? decodeReference(slice, at) : undefined
  if (char === '\\' && controls[slice.charAt(at + 1)] === wanted) return {slice: 2, value: 1, exact: false}
  const unit = char === '\\' && slice.charAt(at + 1) === 'u' ? String.fromCharCode(Number.parseInt(slice.slice(at + 2, at + 6), 16)) : undefined
  if (unit === wanted) return {slice: 6, value: 1, exact: false}
  if (decoded && value.startsWith(decoded.value, done)) return {slice: decoded.length, value: decoded.value.length, exact: false}
  if (char === '\\' && char !== slice.charAt(at + 1) && slice.charAt(at + 1) === wanted) return {slice: 1, value: 0, exact: false}
  if (char === '\\' && wanted === '\\' && slice.charAt(at + 1) === '\\') return {slice: 2, value: 1, exact: false}
  if (char === wanted) return {slice: 1, value: 1, exact: true}
  // A tag within a value, as in highlighted code.
  if (char === '<') return {slice: Math.max(1, slice.indexOf('>', at) - at + 1), value: wanted === '\n' && endsLine(slice, at) ? 1 : 0, exact: false}
  // A line end or run of white space that became one space.
  if (/\s/u.test(char) && /\s/u.test(wanted)) return {slice: 1, value: 1, exact: true}
  return {slice: 1, value: 0, exact: false}
}

// Tags that begin a line of code, where no line end stands among them.
function endsLine(slice: string, at: number): boolean {
  return /^<(?:br\b|\/(?:div|p|li|tr)\b)(?![^<]{0,200}>[^<]*\n)/iu.test(slice.slice(at, at + 300))
}

function decodeReference(slice: string, at: number): {value: string; length: number} | undefined {
  reference.lastIndex = at
  const [whole, decimal, hexadecimal, name] = reference.exec(slice) ?? []
  if (whole === undefined) return undefined
  if (name !== undefined) {
    const value = decodeNamedCharacterReference(name)
    return value === false ? undefined : {value, length: whole.length}
  }
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal)
  return code > 0x10ffff ? undefined : {value: String.fromCodePoint(code), length: whole.length}
}
