/** Kinds of characters, as far as the shape of a line goes. */
export const kinds = {other: 0, space: 1, lower: 2, upper: 3, letter: 4, dense: 5, digit: 6, stop: 7, comma: 8, mark: 9, quote: 10, sign: 11} as const

const stops = '.!?…。！？؟।॥۔։｡።፧။។៕'
const commas = ',;:，、；：،؛､'
const marks = '|/\\>‹›»«<·•｜_~→▶▸■◆●★☆※#*+=▲▼【】[]【〉《》'
const quotes = '"“”‘’「」『』„'
const signs = '@©®%$€£¥№&'

function asciiKinds(): Uint8Array {
  const table = new Uint8Array(128)
  for (let code = 0; code < 128; code++) {
    if (code <= 32) table[code] = kinds.space
    else if (code >= 48 && code <= 57) table[code] = kinds.digit
    else if (code >= 65 && code <= 90) table[code] = kinds.upper
    else if (code >= 97 && code <= 122) table[code] = kinds.lower
    else table[code] = punctuation(String.fromCharCode(code))
  }
  return table
}

function punctuation(character: string): number {
  if (stops.includes(character)) return kinds.stop
  if (commas.includes(character)) return kinds.comma
  if (marks.includes(character)) return kinds.mark
  if (quotes.includes(character)) return kinds.quote
  return signs.includes(character) ? kinds.sign : kinds.other
}

const ascii = asciiKinds()

/** Which kind a UTF-16 code is; ranges rather than properties, since every character of a source is asked. */
export function kindOf(code: number): number {
  if (code < 0x80) return ascii[code]!
  if (code >= 0x4e00 && code <= 0x9fff) return kinds.dense
  if (code < 0x2000) return spacedKind(code)
  if (code >= 0x3041) return wideKind(code)
  return code === 0x3000 || code <= 0x200b ? kinds.space : code === 0x3005 || code === 0x3007 ? kinds.dense : punctuation(String.fromCharCode(code))
}

// Case in Latin, Greek, Cyrillic and Armenian; the letters of other scripts have none.
function spacedKind(code: number): number {
  if (code < 0xc0) return code === 0xa0 ? kinds.space : code === 0xaa || code === 0xb5 || code === 0xba ? kinds.lower : punctuation(String.fromCharCode(code))
  if (code < 0x100) return code === 0xd7 || code === 0xf7 ? kinds.other : code <= 0xde ? kinds.upper : kinds.lower
  if (code < 0x180) return code & 1 ? kinds.lower : kinds.upper
  if (code >= 0x370 && code < 0x590) return casedKind(code)
  if (code >= 0x660 && code <= 0x669) return kinds.digit
  if (code >= 0x1e00 && code < 0x1f00) return code & 1 ? kinds.lower : kinds.upper
  return (code >= 0x589 && code <= 0x970) || (code >= 0x104a && code <= 0x1368) || code >= 0x17d4 ? letterOr(code) : kinds.letter
}

const letterOr = (code: number): number => punctuation(String.fromCharCode(code)) || kinds.letter

function casedKind(code: number): number {
  if (code < 0x400) return code >= 0x391 && code <= 0x3ab ? kinds.upper : kinds.lower
  if (code < 0x460) return code <= 0x42f ? kinds.upper : kinds.lower
  if (code >= 0x530) return code <= 0x556 ? kinds.upper : letterOr(code)
  return code & 1 ? kinds.lower : kinds.upper
}

// Kana, Han of the extensions, Hangul, full-width forms.
function wideKind(code: number): number {
  if (code <= 0x30ff) return code === 0x30fb ? kinds.mark : kinds.dense
  if (code >= 0xac00 && code <= 0xd7a3) return kinds.letter
  if (code >= 0xff10 && code <= 0xff19) return kinds.digit
  if (code >= 0xff01 && code <= 0xff65) return fullWidth(code)
  if (code >= 0xd800 && code <= 0xdfff) return code >= 0xd840 && code <= 0xd88f ? kinds.dense : kinds.other
  return code >= 0x3400 && code < 0xfb00 ? (code >= 0xa000 && code < 0xf900 ? kinds.letter : kinds.dense) : kinds.letter
}

function fullWidth(code: number): number {
  if (code >= 0xff21 && code <= 0xff3a) return kinds.upper
  return code >= 0xff41 && code <= 0xff5a ? kinds.lower : punctuation(String.fromCharCode(code))
}
