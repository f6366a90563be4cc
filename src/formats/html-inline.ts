import type {Data, Emphasis, Link, PhrasingContent, Strong, Delete, Text} from 'mdast'
import type {Position} from 'unist'
import {isDense} from '../text.ts'
import {sourceOffset, type ElementNode, type TextNode} from './html-node.ts'

/** A piece of a line of text: a leaf, and the elements that mark it, outermost first. */
export interface Piece {
  node: PhrasingContent
  readonly marks: readonly Mark[]
  /** The text of the source that a text node comes from. */
  readonly from?: TextNode
}

/** An element that marks what is in it. */
export interface Mark {
  readonly element: ElementNode
  readonly make: (children: PhrasingContent[], position: Position | undefined) => Emphasis | Strong | Delete | Link
}

/** Makes positions of offsets into the HTML. */
export type Placing = (start: number, end: number) => Position

const run = /[ \t\n\f\r]+/gu

/**
 * Collapse the white space of a line of text as a browser does (CSS Text 3, §4.1), and trim its ends.
 *
 * A line end between two characters of a script without spaces goes; words of neighbouring links stay apart.
 */
export function collapse(pieces: readonly Piece[], place: Placing): Piece[] {
  const line: Piece[] = []
  let before = ''
  for (const piece of pieces) {
    const {node, from} = piece
    if (node.type === 'break') {
      trimEnd(line, place)
      before = ''
    } else if (node.type !== 'text' || !from) {
      before = '\u{fffc}'
    } else {
      const value = collapseText(from.value, before)
      if (value === '') continue
      if (before.endsWith(' ') && isDense(before.at(-2)) && isDense(value[0]) && endsLine(line.at(-1)?.from)) shorten(line.at(-1)!, place)
      setText(node, from, value, place)
      if (joinsLinks(line.at(-1), piece, before, value)) line.push({node: {type: 'text', value: ' '}, marks: []})
      before = (before + value).slice(-2)
    }
    line.push(piece)
  }
  trimEnd(line, place)
  return line
}

const endsLine = (from: TextNode | undefined): boolean => from !== undefined && /[\n\r]/u.test(from.value.slice(from.value.trimEnd().length))

function collapseText(value: string, before: string): string {
  const text = before === '' ? value.trimStart() : before.endsWith(' ') ? value.replace(/^[ \t\n\f\r]+/u, '') : value
  return text.replace(run, (space, at: number) => {
    if (!/[\n\r]/u.test(space)) return ' '
    const left = at > 0 ? text[at - 1] : before.at(-1)
    return isDense(left) && isDense(text[at + space.length]) ? '' : ' '
  })
}

// The value is the end of what the source has, so the white space that it lacks in front is the difference.
function setText(node: Text, from: TextNode, value: string, place: Placing): void {
  const lead = /^\s/u.test(value) ? 0 : from.value.length - from.value.trimStart().length
  node.value = value
  node.position = place(sourceOffset(from, lead), from.end)
}

function shorten(piece: Piece, place: Placing): void {
  const {node, from} = piece
  if (node.type !== 'text' || !from) return
  node.value = node.value.trimEnd()
  node.position!.end = place(0, sourceOffset(from, from.value.trimEnd().length)).end
}

function trimEnd(line: Piece[], place: Placing): void {
  for (let piece = line.at(-1); piece?.node.type === 'text'; piece = line.at(-1)) {
    if (piece.node.value.trim() !== '') return shorten(piece, place)
    line.pop()
  }
}

const wordEnd = /[\p{L}\p{N}]$/u
const wordStart = /^[\p{L}\p{N}]/u

// Menus set their links apart by style alone.
function joinsLinks(last: Piece | undefined, next: Piece, before: string, value: string): boolean {
  if (!last || !wordEnd.test(before) || !wordStart.test(value) || (isDense(before.at(-1)) && isDense(value[0]))) return false
  const [one, other] = [linkOf(last), linkOf(next)]
  return one !== undefined && other !== undefined && one !== other
}

const linkOf = ({marks}: Piece): Mark | undefined => marks.find(({element}) => element.name === 'a')

/** Cut a line where two breaks or more follow each other, as pages without paragraphs do between theirs. */
export function cutParagraphs(pieces: readonly Piece[]): Piece[][] {
  const parts: Piece[][] = [[]]
  let breaks: Piece[] = []
  for (const piece of pieces) {
    const {node, from} = piece
    const blank = node.type === 'text' && from?.value.trim() === ''
    if (node.type === 'break' || (blank && breaks.length > 0)) {
      breaks.push(piece)
      continue
    }
    if (breaks.filter((item) => item.node.type === 'break').length > 1) parts.push([])
    else parts.at(-1)!.push(...breaks)
    breaks = []
    parts.at(-1)!.push(piece)
  }
  return parts
}

/** Nest pieces in the elements that mark them. */
export function nest(pieces: readonly Piece[], depth = 0, whole = true, place?: Placing): PhrasingContent[] {
  const nodes: PhrasingContent[] = []
  for (let at = 0; at < pieces.length; ) {
    const piece = pieces[at]!
    const mark = piece.marks[depth]
    let end = at + 1
    if (!mark) nodes.push(piece.node)
    else {
      while (pieces[end]?.marks[depth] === mark) end++
      const children = nest(pieces.slice(at, end), depth + 1, whole, place)
      nodes.push(hide(mark.make(children, extent(mark, children, whole, place))))
    }
    at = end
  }
  return nodes
}

// What is true of all that it marks is true of the mark.
function hide(node: ReturnType<Mark['make']>): PhrasingContent {
  const data = node.children[0]?.data
  if (data?.role === 'hidden' && node.children.every((child) => child.data?.role === 'hidden')) node.data = {role: 'hidden', ...(data.why === undefined ? {} : {why: data.why})}
  return node
}

/** A part of a text of the source, as if it stood alone. */
export function part(from: TextNode, start: number, end: number): TextNode {
  const references = from.references?.filter(({at}) => at >= start && at < end).map((reference) => ({...reference, at: reference.at - start}))
  return {type: 'text', value: from.value.slice(start, end), start: sourceOffset(from, start), end: sourceOffset(from, end), ...(references && references.length > 0 ? {references} : {})}
}

// A mark whose content is spread over several blocks is, in each, no larger than what it marks there.
function extent({element}: Mark, children: readonly PhrasingContent[], whole: boolean, place: Placing | undefined): Position | undefined {
  if (whole && place && !element.holdsBlock) return place(element.start, element.end)
  return span(children)
}

/** From where the first of some nodes begins to where the last one ends. */
export function span(nodes: ReadonlyArray<{position?: Position | undefined}>): Position | undefined {
  let found: Position | undefined
  for (const {position} of nodes) {
    if (!position) continue
    if (!found) found = {start: position.start, end: position.end}
    else {
      if ((position.start.offset ?? 0) < (found.start.offset ?? 0)) found.start = position.start
      if ((position.end.offset ?? 0) > (found.end.offset ?? 0)) found.end = position.end
    }
  }
  return found && {start: {...found.start}, end: {...found.end}}
}

/** What is said of text in an element: how it is set, or that it is not shown. */
export const withData = (data: Data | undefined): {data?: Data} => (data ? {data: {...data}} : {})
