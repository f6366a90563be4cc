/** Measures and decoding of valid UTF-8, faster than decoding it as the engine does. */

import {isAscii, transcode} from 'node:buffer'
import type {Start} from './shift.ts'

/** How many UTF-16 units and line ends the text of bytes has; `\r\n` is one line end. The bytes begin their buffer. */
export function measure(bytes: Uint8Array): Start {
  let line = 0
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) line++
  for (let at = bytes.indexOf(13); at !== -1; at = bytes.indexOf(13, at + 1)) if (bytes[at + 1] !== 10) line++
  return {offset: bytes.length - excess(bytes), line}
}

/** Words after which a counter of one byte may overflow. */
const most = 255

// All bytes begin a unit but those that continue a character (`10xxxxxx`), and a character of four bytes (`1111xxxx`) has two units.
// Four bytes are looked at at once: each has a counter of its own, a byte of a word.
function excess(bytes: Uint8Array): number {
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2)
  let found = 0
  for (let index = 0; index < words.length;) {
    const end = Math.min(words.length, index + most)
    let [more, four] = [0, 0]
    for (; index < end; index++) {
      const word = words[index]!
      const high = word >>> 7
      more = (more + (high & ~(word >>> 6) & 0x01010101)) | 0
      four = (four + (high & (word >>> 6) & (word >>> 5) & (word >>> 4) & 0x01010101)) | 0
    }
    found += sum(more) - sum(four)
  }
  for (let index = words.length * 4; index < bytes.length; index++) found += (bytes[index]! & 0xc0) === 0x80 ? 1 : bytes[index]! >= 0xf0 ? -1 : 0
  return found
}

const sum = (counters: number): number => (counters & 255) + ((counters >>> 8) & 255) + ((counters >>> 16) & 255) + (counters >>> 24)

/** The text of bytes that are known to be UTF-8: by way of UTF-16 it takes an eighth of the time. */
export function decodeValid(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  return isAscii(bytes) ? buffer.toString('latin1') : transcode(buffer, 'utf8', 'utf16le').toString('utf16le')
}
