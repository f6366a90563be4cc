import type {Nodes} from 'mdast'
import type {Point, Position} from 'unist'
import type {VFile} from 'vfile'
import type {Document} from '../document.ts'

/** Where a part of a source begins; it begins a line. */
export interface Start {
  /** UTF-16 units before it. */
  readonly offset: number
  /** Line ends before it. */
  readonly line: number
}

/** Move a position in a part to where it stands in the whole. */
export function movePosition({start, end}: Position, by: Start): Position {
  return {start: movePoint(start, by), end: movePoint(end, by)}
}

function movePoint(point: Point, {offset, line}: Start): Point {
  return {...point, line: point.line + line, ...(point.offset === undefined ? {} : {offset: point.offset + offset})}
}

/** Move the positions of a document that was read from a part of its source, in place; those of its tree and evidence where they are asked for. */
export function moveDocument(document: Document, by: Start, tree = true): void {
  const seen = new Set<object>()
  const {provenance, evidence, ledger} = document.data
  const place = (holder: {place?: Position}): void => {
    if (holder.place) holder.place = movePosition(holder.place, by)
  }
  const walk = (node: Nodes): void => {
    // What a repair kept stands both in the tree and in the ledger.
    if (seen.has(node)) return
    seen.add(node)
    if (node.position) node.position = movePosition(node.position, by)
    if ('children' in node) for (const child of node.children) walk(child)
  }
  if (tree) {
    walk(document)
    for (const candidates of Object.values(evidence)) for (const candidate of candidates) place(candidate)
  }
  place(provenance)
  for (const entry of ledger) {
    place(entry)
    if (typeof entry.before !== 'string') walk(entry.before)
  }
  const {spent} = document.data
  if (spent) document.data.spent = spent.map((offset) => offset + by.offset)
}

/** Move the places of a file's messages. */
export function moveMessages({messages}: VFile, by: Start): void {
  for (const message of messages) {
    const {place} = message
    if (place) message.place = 'start' in place ? movePosition(place, by) : movePoint(place, by)
    if (message.line !== undefined) message.line += by.line
  }
}

/** Count the line ends of a text; `\r\n` is one. */
export function lineEnds(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++
  if (!text.includes('\r')) return count
  for (let at = text.indexOf('\r'); at !== -1; at = text.indexOf('\r', at + 1)) if (text.charCodeAt(at + 1) !== 10) count++
  return count
}
