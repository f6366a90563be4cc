import {isUtf8} from 'node:buffer'
import type {Encoding} from '../document.ts'

/** Turns the bytes of a long source into text, piece by piece. */
export interface Decoder {
  /** As far as is known: `replaced` is 0, and to be counted where the encoding does not fit. */
  readonly encoding: Encoding
  /** Whether all bytes so far were in the encoding. */
  readonly fits: boolean
  /** The text of the bytes; a character that is cut through waits for the next. */
  decode(bytes: Uint8Array): string
  /** What is left at the end. */
  end(): string
}

/** Decode bytes by an encoding that their beginning told; what does not fit becomes U+FFFD. */
export function decoder({label, source}: Encoding): Decoder {
  if (label === 'utf-8') return utf8(source)
  const inner = new TextDecoder(label)
  return {
    encoding: {label, source, replaced: 0}, fits: source !== 'detected',
    decode: (bytes) => inner.decode(bytes, {stream: true}),
    end: () => inner.decode()
  }
}

/** How many characters of a part could not be read. */
export function replaced(text: string): number {
  let count = 0
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) count++
  return count
}

// As `TextDecoder` with `stream`, which is several times as slow in Node.
function utf8(source: Encoding['source']): Decoder {
  let rest: Uint8Array = new Uint8Array()
  let first = true
  let fits = true
  const read = (bytes: Uint8Array, last: boolean): string => {
    const all = rest.length === 0 ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length) : Buffer.concat([rest, bytes])
    const end = last ? all.length : wholeLength(all)
    rest = Uint8Array.from(all.subarray(end))
    fits &&= isUtf8(all.subarray(0, end))
    const text = all.toString('utf8', 0, end)
    const marked = first && text.startsWith('\ufeff')
    if (end > 0) first = false
    return marked ? text.slice(1) : text
  }
  return {
    get encoding() {
      return {label: 'utf-8', source: fits || source === 'bom' ? source : 'detected', replaced: 0} as const
    },
    get fits() {
      return fits
    },
    decode: (bytes) => read(bytes, false),
    end: () => read(new Uint8Array(), true)
  }
}

// Up to three bytes at the end may be the beginning of a character.
function wholeLength(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!
    if ((byte & 0xc0) === 0x80) continue
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return needed > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}
