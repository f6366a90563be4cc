/** Phrasing content as a line of pieces, with emphasis in the form in which Markdown can hold it. */

import type {Nodes} from 'mdast'
import type {Marked} from './markdown-attention.ts'
import {isPhrasing} from './shape.ts'

/** One emphasis; `level` counts how many ways of writing it have failed. */
export interface Mark extends Marked {
  level: number
}

export type Piece =
  | {readonly kind: 'text'; value: string}
  | {readonly kind: 'raw'; readonly value: string; readonly node: Nodes}
  | {readonly kind: 'break'}
  | {readonly kind: 'open' | 'close'; mark: Mark}

/** Writes a node that is neither text nor emphasis, or tells (`undefined`) that its content is to be written instead. */
export type Write = (node: Nodes) => string | undefined

/**
 * Lay out phrasing content.
 *
 * White space at the borders of emphasis moves out of it, emphasis in emphasis of its own kind and empty emphasis vanish, and
 * neighbours of one kind become one: none of these can be written, and none says anything.
 */
export function layOut(nodes: readonly Nodes[], write: Write): Piece[] {
  const pieces: Piece[] = []
  collect(nodes, write, pieces, new Set())
  return trim(merge(tidy(pieces)))
}

function collect(nodes: readonly Nodes[], write: Write, pieces: Piece[], within: Set<string>): void {
  for (const node of nodes) {
    if (node.type === 'text') pieces.push({kind: 'text', value: node.value})
    else if (node.type === 'break') pieces.push({kind: 'break'})
    else if (node.type === 'strong' || node.type === 'emphasis' || node.type === 'delete') collectMark(node, write, pieces, within)
    else {
      const value = write(node)
      if (value !== undefined) pieces.push({kind: 'raw', value, node})
      else collectUnwritten(node, write, pieces, within)
    }
  }
}

function collectMark(node: Nodes & {type: Mark['type']; children: Nodes[]}, write: Write, pieces: Piece[], within: Set<string>): void {
  if (within.has(node.type)) return collect(node.children, write, pieces, within)
  const mark: Mark = {type: node.type, level: 0}
  within.add(node.type)
  pieces.push({kind: 'open', mark})
  collect(node.children, write, pieces, within)
  pieces.push({kind: 'close', mark})
  within.delete(node.type)
}

// A block among words stays apart from them.
function collectUnwritten(node: Nodes, write: Write, pieces: Piece[], within: Set<string>): void {
  if ('children' in node) {
    const space = isPhrasing(node) ? '' : ' '
    pieces.push({kind: 'text', value: space})
    collect(node.children, write, pieces, within)
    pieces.push({kind: 'text', value: space})
  } else if (node.type !== 'html' && 'value' in node && typeof node.value === 'string') pieces.push({kind: 'text', value: node.value})
}

function tidy(pieces: readonly Piece[]): Piece[] {
  const done: Piece[] = []
  const joined = new Map<Mark, Mark>()
  for (const piece of pieces) {
    if (piece.kind === 'text') addText(done, piece.value)
    else if (piece.kind === 'break') done.splice(beforeOpeners(done), 0, piece)
    else if (piece.kind === 'open') addOpen(done, piece.mark, joined)
    else if (piece.kind === 'close') addClose(done, joined.get(piece.mark) ?? piece.mark)
    else if (piece.kind === 'raw' && piece.value !== '') done.push(piece)
  }
  return done
}

// Where to put what does not belong into the emphasis that has just begun.
function beforeOpeners(done: readonly Piece[]): number {
  let at = done.length
  while (done[at - 1]?.kind === 'open') at--
  return at
}

function addText(done: Piece[], value: string): void {
  const rest = value.trimStart()
  const blank = value.slice(0, value.length - rest.length)
  if (blank !== '') done.splice(beforeOpeners(done), 0, {kind: 'text', value: blank})
  if (rest !== '') done.push({kind: 'text', value: rest})
}

function addOpen(done: Piece[], mark: Mark, joined: Map<Mark, Mark>): void {
  const last = done.at(-1)
  if (last?.kind !== 'close' || last.mark.type !== mark.type) return void done.push({kind: 'open', mark})
  done.pop()
  joined.set(mark, last.mark)
}

function addClose(done: Piece[], mark: Mark): void {
  const outside: Piece[] = []
  for (let last = done.at(-1); last && (last.kind === 'text' || last.kind === 'break'); last = done.at(-1)) {
    const kept = last.kind === 'text' ? last.value.trimEnd() : ''
    const blank = last.kind === 'text' ? last.value.slice(kept.length) : ''
    if (last.kind === 'text' && blank === '') break
    done.pop()
    outside.unshift(last.kind === 'text' ? {kind: 'text', value: blank} : last)
    if (kept !== '') {
      done.push({kind: 'text', value: kept})
      break
    }
  }
  const last = done.at(-1)
  if (last?.kind === 'open' && last.mark === mark) done.pop()
  else done.push({kind: 'close', mark})
  done.push(...outside)
}

function merge(pieces: readonly Piece[]): Piece[] {
  const merged: Piece[] = []
  for (const piece of pieces) {
    const last = merged.at(-1)
    if (piece.kind === 'text' && last?.kind === 'text') last.value += piece.value
    else merged.push(piece)
  }
  return merged
}

function trim(pieces: Piece[]): Piece[] {
  let start = 0
  let end = pieces.length
  while (start < end && isBlank(pieces[start]!)) start++
  while (end > start && isBlank(pieces[end - 1]!)) end--
  const kept = pieces.slice(start, end)
  const [first, last] = [kept[0], kept.at(-1)]
  if (first?.kind === 'text') first.value = first.value.replace(/^[ \t\r\n]+/u, '')
  if (last?.kind === 'text') last.value = last.value.slice(0, blankEnd(last.value))
  return kept
}

function blankEnd(value: string): number {
  let end = value.length
  while (end > 0 && ' \t\r\n'.includes(value.charAt(end - 1))) end--
  return end
}

const isBlank = (piece: Piece): boolean => piece.kind === 'break' || (piece.kind === 'text' && blankEnd(piece.value) === 0)
