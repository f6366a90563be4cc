/** Writes phrasing content as Markdown that reads back as the same content, in Chinese and other scripts alike. */

import type {InlineCode, Nodes} from 'mdast'
import type {InlineMath} from 'mdast-util-math'
import type {Info, State} from 'mdast-util-to-markdown'
import {joinLines} from './inline-text.ts'
import {findUnpaired, type Marker} from './markdown-attention.ts'
import {escapeText, type Surroundings} from './markdown-escape.ts'
import {layOut, type Mark, type Piece} from './markdown-pieces.ts'
import {plainPhrasing} from './markdown-plain.ts'

const markers = {strong: ['**', '<strong>'], emphasis: ['*', '_', '<em>'], delete: ['~~', '<del>']} as const

/** How often markers are changed before all emphasis of a block is HTML: a few times is enough for what people write. */
const tries = 3

type Around = Pick<Surroundings, 'label' | 'line'>

/** Serialize phrasing content; that which needs nothing done to it, as it is. */
export function writePhrasing(state: State, parent: {readonly children: readonly Nodes[]}, info: Info, defined: () => ReadonlySet<string>): string {
  const around = aroundOf(state)
  return (around.label || around.line ? undefined : plainPhrasing(parent.children)) ?? writePieces(state, parent, info, defined)
}

function aroundOf({stack}: State): Around {
  return {label: stack.includes('label'), line: stack.includes('tableCell') ? 'cell' : stack.includes('headingAtx') ? 'heading' : undefined}
}

/**
 * Serialize phrasing content, whatever is in it: used instead of `mdast-util-to-markdown`'s own, which writes numeric character references
 * where emphasis stands beside letters or punctuation, between Han characters too.
 *
 * Emphasis whose markers would not pair is written with other markers, or else as HTML.
 */
export function writePieces(state: State, parent: {readonly children: readonly Nodes[]}, info: Info, defined: () => ReadonlySet<string>): string {
  const around = aroundOf(state)
  const pieces = layOut(parent.children, (node) => writeNode(node, state, info, around, defined))
  const escaped = escapePieces(pieces, around)
  const bounds = around.label ? '[]' : '\n\n'
  for (let pass = 0; ; pass++) {
    const {text, placed} = place(pieces, escaped)
    const wrong = findUnpaired(bounds.charAt(0) + text + bounds.charAt(1), placed)
    if (wrong.size === 0) return text
    fallBack(pass < tries ? wrong : new Set(placed.map(({mark}) => mark)), pass < tries)
  }
}

// Emphasis has one more way to be written than strong emphasis, so that it gives way first; in the end all is HTML.
function fallBack(wrong: ReadonlySet<Mark>, again: boolean): void {
  const emphasis = again && [...wrong].some(({type}) => type === 'emphasis')
  for (const mark of wrong) {
    if (mark.type !== 'strong' || !emphasis) mark.level = again ? mark.level + 1 : markers[mark.type].length - 1
  }
}

/** Put the pieces together, counting places from the character in front of the text. */
function place(pieces: readonly Piece[], escaped: readonly string[]): {text: string; placed: Array<Marker<Mark>>} {
  const placed: Array<Marker<Mark>> = []
  let text = ''
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind === 'open' || piece.kind === 'close') {
      const marker = markers[piece.mark.type][piece.mark.level]!
      if (!marker.startsWith('<')) placed.push({mark: piece.mark, start: text.length + 1, length: marker.length})
      text += piece.kind === 'close' ? marker.replace('<', '</') : marker
    } else text += escaped[index]!
  }
  return {text, placed}
}

function escapePieces(pieces: readonly Piece[], around: Around): string[] {
  const lone = loneMarkers(pieces, around)
  const escaped: string[] = []
  let lineStart = around.line === undefined && !around.label
  for (const [index, piece] of pieces.entries()) {
    const [previous, next] = [pieces[index - 1], pieces[index + 1]]
    const place = {...around, lone, lineStart, before: end(previous, -1), after: end(next, 0)}
    escaped.push(index === 1 && piece.kind === 'text' && isHtml(previous) ? escapePiece({...piece, value: piece.value.replace(/^\s+/u, ' ')}, place, previous) : escapePiece(piece, place, previous))
    lineStart = piece.kind === 'break' && around.line === undefined && !around.label
  }
  return escaped
}

// A tag alone on the first line would make a block of HTML.
const isHtml = (piece: Piece | undefined): boolean => piece?.kind === 'raw' && piece.node.type === 'html'

function escapePiece(piece: Piece, around: Surroundings, previous: Piece | undefined): string {
  if (piece.kind === 'text') return escapeText(around.lineStart || previous?.kind === 'break' ? piece.value.replace(/^[ \t\r\n]+/u, '') : piece.value, around)
  // A line that is one, as in a heading, breaks with HTML.
  if (piece.kind === 'break') return around.line || around.label ? '<br>' : '\\\n'
  if (piece.kind !== 'raw') return ''
  return previous?.kind === 'raw' && collide(previous, piece) ? `<!-- -->${piece.value}` : piece.value
}

// Two runs of backticks, or a bracket behind a bracket, would be read as one thing.
function collide(left: Piece & {kind: 'raw'}, right: Piece & {kind: 'raw'}): boolean {
  const [a, b] = [left.value.at(-1), right.value.charAt(0)]
  if (left.node.type === 'footnoteReference' && right.node.type === 'footnoteReference') return false
  return (a === b && (a === '`' || a === '$')) || (a === ']' && b === '[' && !left.value.endsWith('\\]'))
}

function end(piece: Piece | undefined, at: 0 | -1): string {
  if (!piece) return ''
  if (piece.kind === 'break') return '\\'
  return piece.kind === 'text' || piece.kind === 'raw' ? piece.value.at(at) ?? '' : '*'
}

// A single tilde or dollar sign has nothing to pair with.
function loneMarkers(pieces: readonly Piece[], {label}: Around): ReadonlySet<string> {
  const lone = new Set<string>()
  for (const [char, type] of [['~', 'delete'], ['$', 'inlineMath']] as const) {
    let count = label ? 2 : 0
    for (const piece of pieces) {
      if (piece.kind === 'text') for (let at = piece.value.indexOf(char); at >= 0 && count < 2; at = piece.value.indexOf(char, at + 1)) count++
      else if ((piece.kind === 'open' && piece.mark.type === type) || (piece.kind === 'raw' && piece.value.includes(char))) count = 2
    }
    if (count < 2) lone.add(char)
  }
  return lone
}

function writeNode(node: Nodes, state: State, info: Info, {line, label}: Around, defined: () => ReadonlySet<string>): string | undefined {
  const write = (): string => state.handle(node, undefined, state, {...info, before: '\n', after: ''})
  switch (node.type) {
    case 'inlineCode': return writeCode(node, '`', line === 'cell')
    case 'inlineMath': return writeCode(node, '$', false)
    case 'html': return writeHtml(node.value, line === 'cell')
    // No link stands in a link, and a reference without a definition is nothing but its text.
    case 'link': return label ? undefined : write()
    case 'linkReference': return label || !isDefined(node, defined) ? undefined : write()
    case 'image': return write()
    case 'imageReference': return isDefined(node, defined) ? write() : ''
    case 'footnoteReference': return isDefined(node, defined) ? write() : `\\[${escapeText(node.label ?? node.identifier, {label: true, line, lineStart: false, before: '[', after: ']', lone: new Set()})}\\]`
    default: return undefined
  }
}

/** What references can refer to: `definition` and `footnoteDefinition` nodes by type and identifier. */
export function definitionKey({type, identifier}: {readonly type: string; readonly identifier: string}): string {
  return `${type.startsWith('footnote') ? 'footnote' : 'link'}:${identifier.toLowerCase().replace(/\s+/gu, ' ').trim()}`
}

const isDefined = (node: {readonly type: string; readonly identifier: string}, defined: () => ReadonlySet<string>): boolean => defined().has(definitionKey(node))

/** Code or mathematics between as few markers as do not occur in it. */
function writeCode(node: InlineCode | InlineMath, char: '`' | '$', cell: boolean): string {
  const value = joinLines(node.value)
  if (value === '') return ''
  const taken = new Set((value.match(char === '`' ? /`+/gu : /\$+/gu) ?? []).map((run) => run.length))
  let size = 1
  while (taken.has(size)) size++
  const padded = /[^ ]/u.test(value) && (/^ .* $/u.test(value) || value.startsWith(char) || value.endsWith(char)) ? ` ${value} ` : value
  const fence = char.repeat(size)
  return fence + (cell ? padded.replace(/\|/gu, '\\|') : padded) + fence
}

const inlineTags = /^<\/?(?:abbr|bd[io]|br|cite|code|data|del|dfn|em|font|img|ins|kbd|mark|r[pt]|ruby|samp|small|span|strike|strong|sub|sup|time|tt|var|wbr|[abiqsu])(?:\s[^<>\n]*)?\/?>$/iu

// Other tags may begin a block of HTML, which would take the text behind them along.
function writeHtml(value: string, cell: boolean): string {
  return inlineTags.test(value) && !(cell && value.includes('|')) ? value : ''
}
