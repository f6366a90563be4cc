/** Measures of text that mean the same in every script. */

import type {Nodes} from 'mdast'

/**
 * Count information units: a Han or kana character is one, a word of any other script is one; of scripts without spaces between words, five letters.
 *
 * A Chinese sentence and its English translation come out at about the same number, so one threshold serves both. No more than
 * `most` are counted, for those who only ask whether there are so many.
 */
export function units(value: string, most = Infinity): number {
  let count = 0
  let inWord = false
  let run = 0
  for (let index = 0; index < value.length && count < most; index++) {
    const code = value.charCodeAt(index)
    if (code < 0x80) {
      const part = asciiParts[code]!
      if (part === 0) inWord = false
      else if (part === 1 && !inWord) {
        count++
        inWord = true
      }
    } else if (isHanOrKana(code)) {
      count++
      inWord = false
      if (code >= 0xd800) index++
    } else if (isLetter(code, value, index)) {
      run = inWord && isUnspaced(code) ? run + 1 : 0
      if (!inWord || (run > 0 && run % aWord === 0)) count++
      inWord = true
    } else inWord = inWord && isInner(code, value, index)
  }
  return count
}

/** So many letters make a word, about, in scripts without spaces between words. */
export const aWord = 5

/** Whether the character is Thai, Lao, Burmese or Khmer. */
export const isUnspaced = (code: number): boolean => code >= 0xe00 && (code < 0xf00 || (code >= 0x1000 && code < 0x10a0) || (code >= 0x1780 && code < 0x1800))

/** What an ASCII character is in a word: 1 for a letter or digit, 2 for what may stand within one. */
export const asciiParts: Uint8Array = /* @__PURE__ */ Uint8Array.from({length: 0x80}, (_, code) => (/[\da-z]/iu.test(String.fromCharCode(code)) ? 1 : /['_-]/u.test(String.fromCharCode(code)) ? 2 : 0))

// A loop over codes, as cleaners ask this of every block. The astral Han planes begin with the surrogates D840 to D88F.
function isHanOrKana(code: number): boolean {
  if (code < 0x3005) return false
  return code <= 0x9fff ? code >= 0x3400 || (code >= 0x3041 && code <= 0x30ff) || code === 0x3005 || code === 0x3007 : (code >= 0xf900 && code <= 0xfaff) || (code >= 0xff66 && code <= 0xff9d) || (code >= 0xd840 && code <= 0xd88f)
}

// Ranges for the letters of most sources; of a script that they do not name the tables of Unicode are asked.
function isLetter(code: number, value: string, index: number): boolean {
  if (code >= 0xc0 && code < 0x2b0) return code !== 0xd7 && code !== 0xf7
  if ((code >= 0x400 && code <= 0x481) || (code >= 0xac00 && code <= 0xd7a3)) return true
  if (isMark(code)) return false
  return /[\p{L}\p{N}]/u.test(String.fromCodePoint(value.codePointAt(index)!))
}

// The punctuation of typesetters, and that of Chinese and Japanese.
const isMark = (code: number): boolean => (code >= 0x2000 && code < 0x2070) || (code >= 0x3000 && code < 0x3005) || (code >= 0x3008 && code < 0x3021) || (code > 0xff00 && code < 0xff10) || (code > 0xff19 && code < 0xff21)

// Apostrophes, hyphens and low lines within a word, the marks of other scripts, and the second half of an astral letter.
function isInner(code: number, value: string, index: number): boolean {
  if (code < 0x300 || isMark(code)) return code === 0x2019
  return (code >= 0xdc00 && code <= 0xdfff) || /\p{M}/u.test(value.charAt(index))
}

/** Whether the character is Han, kana, or one of their punctuation marks: such lines join without a space. */
export function isDense(character: string | undefined): boolean {
  return character !== undefined && isDenseCode(character.codePointAt(0) ?? 0)
}

/** As `isDense`, by the code of the character; the first half of an astral Han character counts. */
export function isDenseCode(code: number): boolean {
  if (!(code >= 0x2014)) return false
  if (code >= 0x3400 && code <= 0x9fff) return code < 0x4dc0 || code > 0x4dff
  if (code >= 0xff01 && code <= 0xff65) return isFullWidthMark(code)
  if (code >= 0x3000 && code <= 0x303f) return true
  if ((code >= 0xac00 && code <= 0xd7ff) || (code >= 0x2027 && code < 0x2e80)) return false
  if (code >= 0xd800 && code <= 0xdfff) return code >= 0xd840 && code <= 0xd88f
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}‘’“”…—]/u.test(String.fromCodePoint(code))
}

// Of the full-width forms the letters and digits stand apart, and half-width marks do.
const isFullWidthMark = (code: number): boolean => code <= 0xff0f || (code >= 0xff1a && code <= 0xff20) || (code >= 0xff3b && code <= 0xff40) || (code >= 0xff5b)

/** The codes of characters, for what is asked of every line. */
export const codesOf = (characters: string): ReadonlySet<number> => new Set(Array.from(characters, (character) => character.charCodeAt(0)))
const closers = /* @__PURE__ */ codesOf(' \t\n\r\u00a0\u3000"\'”’」』）)]】》›»*_')
const ends = /* @__PURE__ */ codesOf('.!?…。！？؟।॥۔։።။។;；')

/** Whether the text ends as a sentence ends in any script, closing quotation marks and brackets aside. */
export function endsSentence(value: string): boolean {
  let at = value.length - 1
  let code = value.charCodeAt(at)
  // Most texts that end no sentence end in a letter.
  if ((code >= 0x61 && code <= 0x7a) || (code >= 0x4e00 && code <= 0x9fff)) return false
  while (closers.has(code)) code = value.charCodeAt(--at)
  return ends.has(code)
}

/** A text on one line: white space as one space, and none at its ends. */
export function flat(text: string): string {
  return spaced(text).trim()
}

/** White space as one space. */
export function spaced(text: string): string {
  // Most texts have it so already, and to look costs less than to build.
  let wasSpace = false
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    const isOther = code < 0x20 || code === 0xa0 || (code >= 0x1680 && code <= 0x3000) || code === 0xfeff
    if ((code === 0x20 && wasSpace) || (isOther && /\s/u.test(text.charAt(index)))) return text.replace(/\s+/gu, ' ')
    wasSpace = code === 0x20
  }
  return text
}

const literal = new Set(['text', 'inlineCode', 'code', 'math', 'inlineMath'])

/**
 * The text a reader sees in a node, blocks on lines of their own; raw HTML and front matter are not seen.
 *
 * With a limit it stops once it has that many characters, for those who only ask whether a document is short.
 */
export function visibleText(node: Nodes, {limit = Infinity}: {readonly limit?: number} = {}): string {
  if ('children' in node) {
    const {children} = node
    const [only] = children
    // Most blocks are one text.
    if (only?.type === 'text' && children.length === 1) return only.value
    const separator = only?.type === 'text' || children.some((child) => phrasing.has(child.type)) ? '' : '\n'
    let value = ''
    for (let index = 0; index < children.length && (index === 0 || value.length < limit); index++) {
      const child = children[index]!
      if (index > 0) value += separator
      value += child.type === 'text' ? child.value : visibleText(child, {limit: limit - value.length})
    }
    return value
  }
  if (node.type === 'break') return '\n'
  return 'value' in node && literal.has(node.type) ? node.value : ''
}

const phrasing = new Set(['text', 'emphasis', 'strong', 'delete', 'inlineCode', 'break', 'link', 'image', 'linkReference', 'imageReference', 'footnoteReference', 'inlineMath', 'html'])
