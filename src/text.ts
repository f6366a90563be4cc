/** Measures of text that mean the same in every script. */

import type {Nodes} from 'mdast'

/**
 * Count information units: a Han or kana character is one, a word of any other script is one.
 *
 * A Chinese sentence and its English translation come out at about the same number, so one threshold serves both.
 */
export function units(value: string): number {
  let count = 0
  let inWord = false
  for (let index = 0; index < value.length; index++) {
    const code = value.charCodeAt(index)
    if (isHanOrKana(code)) {
      count++
      inWord = false
      if (code >= 0xd800) index++
    } else if (isLetter(code, value, index)) {
      if (!inWord) count++
      inWord = true
    } else inWord = inWord && isInner(code, value, index)
  }
  return count
}

// A loop over codes, as cleaners ask this of every block. The astral Han planes begin with the surrogates D840 to D88F.
function isHanOrKana(code: number): boolean {
  if (code < 0x3005) return false
  return code <= 0x9fff ? code >= 0x3400 || (code >= 0x3041 && code <= 0x30ff) || code === 0x3005 || code === 0x3007 : (code >= 0xf900 && code <= 0xfaff) || (code >= 0xff66 && code <= 0xff9d) || (code >= 0xd840 && code <= 0xd88f)
}

function isLetter(code: number, value: string, index: number): boolean {
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39)
  return /[\p{L}\p{N}]/u.test(String.fromCodePoint(value.codePointAt(index)!))
}

// Apostrophes, hyphens and low lines within a word, the marks of other scripts, and the second half of an astral letter.
function isInner(code: number, value: string, index: number): boolean {
  if (code < 0x80) return code === 0x27 || code === 0x2d || code === 0x5f
  return code === 0x2019 || (code >= 0xdc00 && code <= 0xdfff) || /\p{M}/u.test(value.charAt(index))
}

/** Whether the character is Han, kana, or one of their punctuation marks: such lines join without a space. */
export function isDense(character: string | undefined): boolean {
  return character !== undefined && /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65‘’“”…—]/u.test(character)
}

const closers = new Set(' \t\n\r\u00a0\u3000"\'”’」』）)]】》›»*_')
const ends = new Set('.!?…。！？؟।։።;；')

/** Whether the text ends as a sentence ends in any script, closing quotation marks and brackets aside. */
export function endsSentence(value: string): boolean {
  let at = value.length - 1
  while (at >= 0 && closers.has(value.charAt(at))) at--
  return ends.has(value.charAt(at))
}

const literal = new Set(['text', 'inlineCode', 'code', 'math', 'inlineMath'])

/**
 * The text a reader sees in a node, blocks on lines of their own; raw HTML and front matter are not seen.
 *
 * With a limit it stops once it has that many characters, for those who only ask whether a document is short.
 */
export function visibleText(node: Nodes, {limit = Infinity}: {readonly limit?: number} = {}): string {
  if ('children' in node) {
    const [only, second] = node.children
    // Most blocks are one text.
    if (only?.type === 'text' && !second) return only.value
    const separator = node.children.some((child) => phrasing.has(child.type)) ? '' : '\n'
    let value = ''
    for (const [index, child] of node.children.entries()) {
      value += (index > 0 ? separator : '') + visibleText(child, {limit: limit - value.length})
      if (value.length >= limit) break
    }
    return value
  }
  if (node.type === 'break') return '\n'
  return 'value' in node && literal.has(node.type) ? node.value : ''
}

const phrasing = new Set(['text', 'emphasis', 'strong', 'delete', 'inlineCode', 'break', 'link', 'image', 'linkReference', 'imageReference', 'footnoteReference', 'inlineMath', 'html'])
