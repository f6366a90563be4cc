/** Measures of text that mean the same in every script. */

import type {Nodes} from 'mdast'

const dense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu
const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’_-]*/gu

/**
 * Count information units: a Han or kana character is one, a word of any other script is one.
 *
 * A Chinese sentence and its English translation come out at about the same number, so one threshold serves both.
 */
export function units(value: string): number {
  let count = 0
  const rest = value.replace(dense, () => {
    count++
    return ' '
  })
  for (const _ of rest.matchAll(word)) count++
  return count
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
