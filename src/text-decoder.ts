import {decodeUtf32, isUtf32} from './utf-32.ts'

/** Decode bytes by a label of the Encoding Standard, or of UTF-32, which is not in it; with `fatal`, what does not fit throws. */
export function decodeBy(label: string, bytes: Uint8Array, options: TextDecoderOptions = {}): string {
  if (isUtf32(label)) return decodeUtf32(bytes, label)
  const decoder = new TextDecoder(label, options)
  if (label !== 'windows-1252') return decoder.decode(bytes)
  // In one go, some versions of Node take windows-1252 for ISO 8859-1, in which its quotation marks and dashes are control characters.
  return decoder.decode(bytes, {stream: true}) + decoder.decode()
}

/** How many characters of a decoded text could not be read. */
export function replacements(text: string): number {
  let count = 0
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) count++
  return count
}
