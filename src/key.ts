import {spaced} from './text.ts'

const word = /[\p{L}\p{N}]/u
const opens = new Set('©®@(（"“#')
const closes = new Set(':：.。!！?？)）"”+')

/** What rules match a text by: in lower case, white space collapsed, without ornaments and brackets around it. */
export function keyOf(text: string): string {
  const start = keyStart(text)
  let end = text.length
  while (end > start && !isWordAt(text, end - 1) && !closes.has(text.charAt(end - 1))) end--
  return spaced(text.slice(start, end).toLowerCase())
}

/** Where the key of a text begins in it. */
export function keyStart(text: string): number {
  let start = 0
  while (start < text.length && !isWordAt(text, start) && !opens.has(text.charAt(start))) start++
  return start
}

// Half of a surrogate pair counts as a letter when it may be one: Han beyond the first plane, not the symbols.
function isWordAt(text: string, index: number): boolean {
  const code = text.charCodeAt(index)
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39)
  if (code >= 0x4e00 && code <= 0x9fff) return true
  if (code >= 0xd800 && code <= 0xdfff) return word.test(String.fromCodePoint(text.codePointAt(code < 0xdc00 ? index : index - 1) ?? 0))
  return word.test(text.charAt(index))
}
