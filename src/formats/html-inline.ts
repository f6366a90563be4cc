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

/**
 * Collapse the white space of a line of text as a browser does (CSS Text 3, §4.1), and trim its ends.
 *
 * A line end between two characters of a script without spaces goes; words of neighbouring links stay apart.
 */
export function collapse(pieces: readonly Piece[], place: Placing): Piece[] {
  if (pieces.length === 1) return collapseOne(pieces[0]!, place)
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
      before = value.length > 1 ? value.slice(-2) : (before + value).slice(-2)
    }
    line.push(piece)
  }
  trimEnd(line, place)
  return line
}

// Most lines are one text.
function collapseOne(piece: Piece, place: Placing): Piece[] {
  const {node, from} = piece
  if (node.type === 'text' && from) {
    const value = collapseText(from.value, '')
    if (value === '') return []
    setText(node, from, value, place)
  }
  const line = [piece]
  trimEnd(line, place)
  return line
}

const endsLine = (from: TextNode | undefined): boolean => from !== undefined && /[\n\r]/u.test(from.value.slice(from.value.trimEnd().length))

// One space between words is the normal case, of which nothing is made anew.
function collapseText(value: string, before: string): string {
  const text = before === '' ? value.trimStart() : before.endsWith(' ') ? value.slice(endOfSpace(value, 0)) : value
  return holdsRun(text) ? collapseRuns(text, before) : text
}

function holdsRun(text: string): boolean {
  let wasSpace = false
  for (let at = 0; at < text.length; at++) {
    const is = isSpace(text.charCodeAt(at))
    if (is && (wasSpace || text.charCodeAt(at) !== 32)) return true
    wasSpace = is
  }
  return false
}

function collapseRuns(text: string, before: string): string {
  let value = ''
  let from = 0
  for (let at = 0; at < text.length; at++) {
    if (!isSpace(text.charCodeAt(at))) continue
    const end = endOfSpace(text, at)
    const left = at > 0 ? text[at - 1] : before.at(-1)
    const joined = isDense(left) && isDense(text[end]) && /[\n\r]/u.test(text.slice(at, end))
    value += joined ? text.slice(from, at) : `${text.slice(from, at)} `
    from = end
    at = end
  }
  return value + text.slice(from)
}

const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13 && code !== 11)

/** Whether a text is nothing but the white space of HTML. */
export const isBlank = (text: string): boolean => endOfSpace(text, 0) === text.length

function endOfSpace(text: string, from: number): number {
  let at = from
  while (at < text.length && isSpace(text.charCodeAt(at))) at++
  return at
}

// The value is the end of what the source has, so the white space that it lacks in front is the difference.
function setText(node: Text, from: TextNode, value: string, place: Placing): void {
  const lead = value.length === from.value.length || /^\s/u.test(value) ? 0 : from.value.length - from.value.trimStart().length
  node.value = value
  node.position = place(sourceOffset(from, lead), from.end)
}

function shorten(piece: Piece, place: Placing): void {
  const {node, from} = piece
  if (node.type !== 'text' || !from) return
  const {length} = from.value.trimEnd()
  if (length === from.value.length) return
  node.value = node.value.trimEnd()
  const end = sourceOffset(from, length)
  node.position!.end = place(end, end).end
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
  if (!last || last.marks.length === 0 || next.marks.length === 0) return false
  const [one, other] = [linkOf(last), linkOf(next)]
  if (!one || !other || one === other) return false
  return wordEnd.test(before) && wordStart.test(value) && !(isDense(before.at(-1)) && isDense(value[0]))
}

const linkOf = ({marks}: Piece): Mark | undefined => marks.find(({element}) => element.name === 'a')

/** Cut a line where two breaks or more follow each other, as pages without paragraphs do between theirs. */
export function cutParagraphs(pieces: readonly Piece[]): ReadonlyArray<readonly Piece[]> {
  if (!pieces.some(isBreak)) return [pieces]
  const parts: Piece[][] = [[]]
  let breaks: Piece[] = []
  for (const piece of pieces) {
    const {node, from} = piece
    const blank = node.type === 'text' && from?.value.trim() === ''
    if (node.type === 'break' || (blank && breaks.length > 0)) {
      breaks.push(piece)
      continue
    }
    if (breaks.filter(isBreak).length > 1) parts.push([])
    else parts.at(-1)!.push(...breaks)
    breaks = []
    parts.at(-1)!.push(piece)
  }
  return parts
}

/** Add to a list, which may be too many for a call with as many arguments. */
export function append<Item>(list: Item[], more: readonly Item[]): void {
  for (const item of more) list.push(item)
}

/** Whether a piece ends a line. */
export const isBreak = ({node}: Piece): boolean => node.type === 'break'

/** How pieces are nested: where marks stand, and whether all that a mark holds is among the pieces. */
export interface Nesting {
  readonly place: Placing
  readonly whole: boolean
}

/** Nest pieces in the elements that mark them. */
export const nest = (pieces: readonly Piece[], nesting: Nesting): PhrasingContent[] => nestSome(pieces, 0, pieces.length, 0, nesting)

function nestSome(pieces: readonly Piece[], from: number, to: number, depth: number, nesting: Nesting): PhrasingContent[] {
  const first = pieces[from]
  // Most blocks are one text.
  if (first && to === from + 1 && first.marks.length === depth) return [first.node]
  const nodes: PhrasingContent[] = []
  for (let at = from; at < to; ) {
    const piece = pieces[at]!
    const mark = piece.marks[depth]
    let end = at + 1
    if (!mark) nodes.push(piece.node)
    else {
      while (end < to && pieces[end]!.marks[depth] === mark) end++
      const children = nestSome(pieces, at, end, depth + 1, nesting)
      nodes.push(hide(mark.make(children, extent(mark, children, nesting))))
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
function extent({element}: Mark, children: readonly PhrasingContent[], {place, whole}: Nesting): Position | undefined {
  return whole && !element.holdsBlock ? place(element.start, element.end) : span(children)
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

/** Say of a node what is said of text in the element around it: how it is set, or that it is not shown. */
export function withData<Node extends PhrasingContent>(node: Node, data: Data | undefined): Node {
  if (data) node.data = node.data ? {...node.data, ...data} : {...data}
  return node
}
