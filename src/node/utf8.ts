/** Measures of valid UTF-8, without decoding it. */

import type {Start} from './shift.ts'

/** How many UTF-16 units and line ends the text of bytes has; they stand at the beginning of their buffer, and `\r\n` is one line end. */
export function measure(bytes: Uint8Array): Start {
  return {offset: unitsOf(bytes), line: lineEnds(bytes)}
}

// All bytes begin a unit but those that continue a character, and a character of four bytes has two units. Four bytes are looked at at once.
function unitsOf(bytes: Uint8Array): number {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2)
  let less = 0
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!
    if ((word & 0x80808080) !== 0) less += excess(word)
  }
  for (let index = words.length * 4; index < bytes.length; index++) less += excess(bytes[index]!)
  return bytes.length - less
}

// `10xxxxxx` continues a character, `1111xxxx` begins one of four bytes; the highest bit of each byte is summed up by a multiplication.
function excess(word: number): number {
  const high = word & 0x80808080
  const continuing = (high & ~(word << 1)) >>> 7
  const long = (high & (word << 1) & (word << 2) & (word << 3)) >>> 7
  return (Math.imul(continuing, 0x01010101) >>> 24) - (Math.imul(long, 0x01010101) >>> 24)
}

function lineEnds(bytes: Uint8Array): number {
  let count = 0
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) count++
  for (let at = bytes.indexOf(13); at !== -1; at = bytes.indexOf(13, at + 1)) if (bytes[at + 1] !== 10) count++
  return count
}
