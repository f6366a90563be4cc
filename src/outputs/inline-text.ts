import type {Nodes} from 'mdast'
import {isDense} from '../text.ts'
import {isPhrasing} from './shape.ts'

/** The text a reader sees in phrasing content, its lines joined; a hard break is a line end. */
export function inlineText(nodes: readonly Nodes[]): string {
  const [only, second] = nodes
  if (only?.type === 'text' && !second) return trim(joinLines(only.value))
  const lines = ['']
  collect(nodes, lines)
  if (lines.length === 1) return trim(joinLines(lines[0]!))
  return lines.map((line) => trim(joinLines(line))).join('\n')
}

function collect(nodes: readonly Nodes[], lines: string[]): void {
  const add = (value: string): void => {
    lines[lines.length - 1] += value
  }
  for (const node of nodes) {
    switch (node.type) {
      case 'break':
        lines.push('')
        break
      case 'html':
        if (isLineBreak(node.value)) lines.push('')
        break
      case 'footnoteReference':
        add(`[${node.label ?? node.identifier}]`)
        break
      default:
        if ('children' in node) {
          // A block among words, in a tree that is not quite mdast: words stay apart.
          const space = isPhrasing(node) ? '' : ' '
          add(space)
          collect(node.children, lines)
          add(space)
        } else if ('value' in node && typeof node.value === 'string') add(node.value)
    }
  }
}

/** Whether raw HTML is a line break. */
export function isLineBreak(html: string): boolean {
  return /^<br\s*\/?>$/iu.test(html)
}

/** Replace line ends by a space, between Han or kana characters by nothing, and collapse white space as HTML does. */
export function joinLines(value: string): string {
  // A space alone stays as it is.
  return value.replace(/ [ \t\r\n]+|[\t\r\n][ \t\r\n]*/gu, (blank, at: number) => {
    const joins = /[\r\n]/u.test(blank) && joinsWithout(before(value, at), after(value, at + blank.length))
    return joins ? '' : ' '
  })
}

const before = (value: string, at: number): string => [...value.slice(Math.max(0, at - 2), at)].at(-1) ?? ''
const after = (value: string, at: number): string => [...value.slice(at, at + 2)][0] ?? ''

// Marks that Chinese shares with other scripts say nothing on their own.
function joinsWithout(left: string, right: string): boolean {
  const shared = /[‘’“”…—]/u
  return isDense(left) && isDense(right) && !(shared.test(left) && shared.test(right))
}

// An ideographic space or no-break space at the border is content.
function trim(value: string): string {
  return value.slice(value.startsWith(' ') ? 1 : 0, value.length > 1 && value.endsWith(' ') ? -1 : undefined)
}
