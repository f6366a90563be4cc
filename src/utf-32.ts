/** Labels of UTF-32, which `TextDecoder` does not know (Unicode Standard §3.10, D99 and D100). */
export type Utf32 = 'utf-32le' | 'utf-32be'

export const isUtf32 = (label: string): label is Utf32 => label === 'utf-32le' || label === 'utf-32be'

/** Decode UTF-32 without its byte order mark; what is no code point, and what is left of one at the end, becomes U+FFFD. */
export function decodeUtf32(bytes: Uint8Array, label: Utf32): string {
  const parts: string[] = []
  const whole = bytes.length >> 2
  for (let from = 0; from < whole; from += piece) {
    const points = Array.from({length: Math.min(piece, whole - from)}, (_, index) => pointAt(bytes, 4 * (from + index), label))
    parts.push(String.fromCodePoint(...points.map((point) => (isPoint(point) ? point : 0xfffd))))
  }
  const text = parts.join('') + (bytes.length % 4 > 0 ? '\ufffd' : '')
  return text.startsWith('\ufeff') ? text.slice(1) : text
}

/** As many characters are made at once. */
const piece = 4096

/** The encoding of bytes in which each group of four is a code point, as it is by chance in no other encoding; a zero is no text. */
export function unmarkedUtf32(bytes: Uint8Array): Utf32 | undefined {
  const groups = Math.min(bytes.length >> 2, 1024)
  const fits = (label: Utf32): boolean => {
    for (let index = 0; index < groups; index++) if (!isText(pointAt(bytes, 4 * index, label))) return false
    return true
  }
  if (groups < 2 || bytes.length % 4 > 0) return undefined
  return fits('utf-32le') ? 'utf-32le' : fits('utf-32be') ? 'utf-32be' : undefined
}

const isPoint = (point: number): boolean => point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)

const isText = (point: number): boolean => point > 0 && isPoint(point)

function pointAt(bytes: Uint8Array, at: number, label: Utf32): number {
  const [a, b, c, d] = [bytes[at]!, bytes[at + 1]!, bytes[at + 2]!, bytes[at + 3]!]
  return label === 'utf-32le' ? d * 0x1000000 + (c << 16) + (b << 8) + a : a * 0x1000000 + (b << 16) + (c << 8) + d
}
