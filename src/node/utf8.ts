/** Measures of valid UTF-8, without decoding it. */

import type {Start} from './shift.ts'

/**
 * How many UTF-16 units and line ends the text of bytes has; `\r\n` is one line end.
 *
 * The bytes begin their buffer, so that four can be looked at at once: what holds of a byte is told by its highest bit, and a multiplication sums those up.
 */
export function measure(bytes: Uint8Array): Start {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2)
  let less = 0
  let line = 0
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!
    if ((word & 0x80808080) !== 0) less += excess(word)
    line += lineFeeds(word)
  }
  for (let index = words.length * 4; index < bytes.length; index++) {
    const byte = bytes[index]!
    less += excess(byte)
    if (byte === 10) line++
  }
  for (let at = bytes.indexOf(13); at !== -1; at = bytes.indexOf(13, at + 1)) if (bytes[at + 1] !== 10) line++
  return {offset: bytes.length - less, line}
}

// All bytes begin a unit but those that continue a character (`10xxxxxx`), and a character of four bytes (`1111xxxx`) has two units.
function excess(word: number): number {
  const high = word & 0x80808080
  return sum(high & ~(word << 1)) - sum(high & (word << 1) & (word << 2) & (word << 3))
}

function lineFeeds(word: number): number {
  const zero = word ^ 0x0a0a0a0a
  const found = ~(((zero & 0x7f7f7f7f) + 0x7f7f7f7f) | zero | 0x7f7f7f7f)
  return found === 0 ? 0 : sum(found)
}

const sum = (bits: number): number => Math.imul(bits >>> 7, 0x01010101) >>> 24
