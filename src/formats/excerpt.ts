import {decodeNamedCharacterReference} from 'decode-named-character-reference'
import {lastAtMost, type Places} from '../place.ts'

/** A part of a source as text, without what the source wraps it in, whose characters know where they come from. */
export interface Excerpt {
  readonly value: string
  /** Makes positions in the source of offsets into `value` plus `offset`. */
  readonly places: Places
  readonly offset: number
}

/** What stands for something else, and what it stands for; `undefined` where it stands for itself. */
export interface Decoding {
  /** Global. */
  readonly pattern: RegExp
  decode(match: string): string | undefined
}

/** Take a part of a source as it stands. */
export function excerpt(text: string, start: number, end: number, places: Places): Excerpt {
  return {value: text.slice(start, end), places, offset: start}
}

/** Decode an excerpt; a position that begins or ends at a decoded character takes in what stands for it. */
export function decodeExcerpt(from: Excerpt, {pattern, decode}: Decoding): Excerpt {
  // Where a run of characters that stand for themselves begins, in the decoded value and in the one before.
  const decoded = [0]
  const written = [0]
  let value = ''
  let at = 0
  for (const {0: match, index} of from.value.matchAll(pattern)) {
    const meaning = decode(match)
    if (meaning === undefined) continue
    value += from.value.slice(at, index) + meaning
    at = index + match.length
    decoded.push(value.length)
    written.push(at)
  }
  if (at === 0) return from
  value += from.value.slice(at)
  return {value, places: mapped(from, decoded, written), offset: 0}
}

function mapped({places, offset}: Excerpt, decoded: readonly number[], written: readonly number[]): Places {
  let near = 0
  const source = (at: number): number => {
    if (at < decoded[near]!) near = 0
    // Look-ups mostly go forward by little; one that does not is a search.
    if ((decoded[near + 8] ?? Infinity) <= at) near = lastAtMost(decoded, at)
    while ((decoded[near + 1] ?? Infinity) <= at) near++
    return offset + Math.min(written[near]! + at - decoded[near]!, (written[near + 1] ?? Infinity) - 1)
  }
  const point: Places['point'] = (at) => places.point(source(at))
  return {point, position: (start, end) => ({start: point(start), end: point(end)})}
}

const reference = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][\da-zA-Z]{1,31});/gu

/** Character references of HTML that end in a semicolon. */
export const references: Decoding = {pattern: reference, decode: decodeReference}

function decodeReference(match: string): string | undefined {
  const name = match.slice(1, -1)
  if (!name.startsWith('#')) return decodeNamedCharacterReference(name) || undefined
  const code = /^#x/iu.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code === 0 || code > 0x10ffff ? undefined : String.fromCodePoint(code)
}

/** What RFC 4180 writes for a quotation mark. */
export const doubledQuotes: Decoding = {pattern: /""/gu, decode: () => '"'}
