import {analyse} from 'chardet'
import {settleCodePage} from './code-page.ts'
import type {Encoding} from './document.ts'
import {decodeBy, replacements} from './text-decoder.ts'
import {unmarkedUtf32} from './utf-32.ts'

export interface Decoded {
  text: string
  encoding: Encoding
}

/** How many bytes statistics and declarations are looked for in. */
const sample = 65_536

/**
 * Turn bytes into text: byte order mark, then strict UTF-8, then the declared label, then statistics.
 *
 * A declared label (`charset` of the media type, `<meta>`, XML declaration) is believed only where the bytes bear it out.
 * GBK and gb2312 are read as GB18030. A label that loses a character in fifty or more is none. A byte order mark is not part of the text; a string is taken as it stands.
 */
export function decode(value: string | Uint8Array, mediaType = ''): Decoded {
  if (typeof value === 'string') return {text: value, encoding: {label: 'utf-16', source: 'string', replaced: 0}}
  const marked = byteOrderMark(value)
  if (marked) {
    // U+FFFD may be written.
    const whole = marked === 'utf-8' ? strict(value, marked) : undefined
    return whole === undefined ? read(value, marked, 'bom') : {text: whole, encoding: {label: marked, source: 'bom', replaced: 0}}
  }
  const wide = unmarkedUtf32(value) ?? unmarkedUtf16(value) ?? escapes(value)
  const text = wide ? undefined : strict(value, 'utf-8')
  if (text !== undefined) return {text, encoding: {label: 'utf-8', source: 'utf-8', replaced: 0}}
  const label = declaredIn(mediaType, latin1(value.subarray(0, 4096)))?.label
  const said = label && strict(value, label)
  if (label && said !== undefined && said !== '') return {text: said, encoding: {label, source: 'declared', replaced: 0}}
  return detected(value, [wide ?? 'utf-8', ...statistics(value), ...(label ? [label] : [])])
}

function read(bytes: Uint8Array, label: string, source: Encoding['source']): Decoded {
  const text = decodeBy(label, bytes)
  return {text, encoding: {label, source, replaced: replacements(text)}}
}

// UTF-8 with a few broken bytes is still UTF-8, and so for any label: a code page of single bytes would fit without loss, and
// turn every letter into another.
function detected(bytes: Uint8Array, [label = 'windows-1252', ...others]: readonly string[]): Decoded {
  const result = read(bytes, label, 'detected')
  if (!fits(result)) return detected(bytes, others)
  const settled = settleCodePage(bytes.subarray(0, sample), label)
  return settled === label ? result : read(bytes, settled, 'detected')
}

/** One character in so many may be lost before a label is given up, of those that are not ASCII. */
const tolerance = 50

function fits({text, encoding: {replaced}}: Decoded): boolean {
  if (replaced === 0) return true
  let wide = 0
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 0x7f) wide++
  return (wide - replaced) >= replaced * tolerance
}

function strict(bytes: Uint8Array, label: string): string | undefined {
  try {
    return decodeBy(label, bytes, {fatal: true})
  } catch {
    return undefined
  }
}

function byteOrderMark([a, b, c, d]: Uint8Array): string | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'utf-32le' : 'utf-16le'
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'utf-32be'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  return undefined
}

// Text of any language has spaces and line ends, whose high byte is zero, always on the same side.
function unmarkedUtf16(bytes: Uint8Array): string | undefined {
  const length = Math.min(bytes.length, 4096) & ~1
  const zeros = [0, 0]
  for (let index = 0; index < length; index++) if (bytes[index] === 0) zeros[index % 2]!++
  const [even = 0, odd = 0] = zeros
  const many = length / 2 / 20
  if (length < 4 || Math.max(even, odd) < Math.max(2, many)) return undefined
  if (odd > even * 20) return 'utf-16le'
  return even > odd * 20 ? 'utf-16be' : undefined
}

// ISO-2022-JP is seven-bit and so passes as UTF-8; its escape sequences give it away.
function escapes(bytes: Uint8Array): string | undefined {
  const at = bytes.subarray(0, sample).indexOf(0x1b)
  if (at < 0) return undefined
  const next = latin1(bytes.subarray(at + 1, at + 3))
  return next === '$B' || next === '$@' || next === '(J' ? 'iso-2022-jp' : undefined
}

function statistics(bytes: Uint8Array): string[] {
  const found = analyse(bytes.subarray(0, sample)).map(({name}) => canonical(name))
  return found.filter((label): label is string => label !== undefined && label !== 'utf-8')
}

const inMeta = /<meta[^>]{0,400}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]+)/iu
const inXml = /^\s{0,99}<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w.:-]+)/iu

/** An encoding that is declared, by its canonical name and as it is written, and where in the head of the source; at its beginning where the media type says it. */
interface Declared {
  readonly label: string
  readonly written: string
  readonly start: number
  readonly end: number
}

/** Find which encoding a source declares: its media type, an XML declaration, or `<meta>`. */
export function declaredIn(mediaType: string, head: string): Declared | undefined {
  const outside = /charset\s{0,9}=\s{0,9}["']?([\w.:-]+)/iu.exec(mediaType)
  const found = outside ?? inXml.exec(head) ?? inMeta.exec(head)
  const written = found?.[1]
  const label = written === undefined ? undefined : canonical(written)
  if (!found || written === undefined || label === undefined) return undefined
  return outside ? {label, written, start: 0, end: 0} : {label, written, start: found.index, end: found.index + found[0].length}
}

function canonical(label: string): string | undefined {
  try {
    const name = new TextDecoder(label).encoding
    return name === 'gbk' || name === 'gb2312' ? 'gb18030' : name
  } catch {
    return undefined
  }
}

const latin1 = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes)
