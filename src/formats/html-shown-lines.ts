import {flat} from '../text.ts'
import {hiddenBy} from './html-hidden.ts'
import {attribute, type ElementNode, type TextNode} from './html-node.ts'

/** As many nodes are looked at: an element that says something of a page is small. */
const most = 2000

/**
 * The lines of text that an element shows, each one line without white space at its ends; nothing where there are more than `limit` characters.
 *
 * Blocks and line breaks part lines, so that a name and the job below it do not become one word.
 */
export function shownLines(element: ElementNode, limit = 400): string[] | undefined {
  const reading: Reading = {lines: [], line: '', room: limit, nodes: most}
  if (!readLines(element, reading)) return undefined
  endLine(reading)
  return reading.lines
}

interface Reading {
  readonly lines: string[]
  /** The line that is being read. */
  line: string
  /** How many characters and nodes may follow. */
  room: number
  nodes: number
}

function endLine(reading: Reading): void {
  const text = flat(reading.line)
  if (text !== '') reading.lines.push(text)
  reading.line = ''
}

function readLines({children}: ElementNode, reading: Reading): boolean {
  let before: ElementNode | TextNode | undefined
  for (const child of children) {
    if (--reading.nodes < 0) return false
    const gap = isGap(reading.line, before, child)
    before = child
    if (child.type === 'text') {
      reading.line += child.value
      reading.room -= child.value.trim().length
    } else if (!isSeen(child)) continue
    else {
      const parts = child.name === 'br' || child.traits.isBlock
      if (parts) endLine(reading)
      else if (gap) reading.line += ' '
      if (!readLines(child, reading)) return false
      if (parts) endLine(reading)
    }
    if (reading.room < 0) return false
  }
  return true
}

// Styles part elements side by side that no white space parts: two that are named for different things, or where a word would go on with a capital or a figure.
const isGap = (line: string, before: ElementNode | TextNode | undefined, child: ElementNode | TextNode): boolean =>
  before?.type === 'element' && child.type === 'element' && ((/[\p{Ll}\p{Nd}.,:)]$|\p{Lu}{2}$/u.test(line) && /^[\p{Lu}\p{Nd}(]\S/u.test(firstText(child))) || (/\p{L}\p{M}?$/u.test(line) && /^\p{L}/u.test(firstText(child)) && areNamedApart(before, child)))

const areNamedApart = (before: ElementNode, behind: ElementNode): boolean => {
  const [name, other] = [attribute(before, 'class') ?? '', attribute(behind, 'class') ?? '']
  return name !== '' && other !== '' && name !== other
}

function firstText(element: ElementNode): string {
  for (const child of element.children) {
    const text = child.type === 'text' ? child.value : firstText(child)
    if (text !== '') return text
  }
  return ''
}

// The sign of a link to the heading it stands in is no word of the heading.
const isSeen = (element: ElementNode): boolean => {
  const {name, traits} = element
  return !traits.isUnseen && name !== 'template' && name !== 'svg' && name !== 'noscript' && (name !== 'a' || hiddenBy(element) === undefined)
}

/** The text that an element shows, in one line; nothing where it is longer than `limit`. */
export const shownText = (element: ElementNode, limit?: number): string | undefined => shownLines(element, limit)?.join(' ')
