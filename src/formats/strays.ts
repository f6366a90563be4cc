import type {Nodes, Text} from 'mdast'
import {visibleText} from '../text.ts'

const ligature = /[\ufb00-\ufb06]/u
// From the space on: few of them have a Han character behind them.
const spaced = / (?=\p{Script=Han})(?<=\p{Script=Han}[，。、；：！？]? )/u

/**
 * Mark text in which a dump left signs of its fonts or spaces between Han characters, for the cleaner `text-repair`: by `data.role`
 * `ligature` or `spaced-han`.
 */
export function markStrays(nodes: readonly Nodes[], source: string): void {
  // Most files have neither.
  const [drawn, gaps] = [ligature.test(source), spaced.test(source)]
  if (drawn || gaps) for (const node of nodes) mark(node)
}

function mark(node: Nodes): void {
  if (!('children' in node)) return
  if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'tableCell') {
    node.children.forEach(mark)
    return
  }
  const sentence = isSentence(visibleText(node))
  const lines = node.children.filter((child) => child.type === 'text')
  for (const line of lines) {
    if (sentence && spaced.test(line.value)) give(line, 'spaced-han', 'spaces between the Han characters of a sentence')
    else if (ligature.test(line.value)) give(line, 'ligature', 'signs of a font that stand for letters')
  }
}

function give(line: Text, role: string, why: string): void {
  line.data = {why, ...line.data, role}
}

// No list of names, whose parts spaces set apart: it has a comma, or its parts are single characters, or longer than names.
function isSentence(text: string): boolean {
  if (!/[。！？]["”』」）)]*$/u.test(text)) return false
  const sizes = text.split(/[ ，。、；：！？]+/u).filter((part) => part !== '').map(({length}) => length)
  return /[，；]/u.test(text) || sizes.some((size) => size > 5) || sizes.every((size) => size === 1)
}
