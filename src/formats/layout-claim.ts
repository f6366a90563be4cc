import type {Nodes} from 'mdast'
import type {Claim, Gap} from '../adapter.ts'
import {opensMessage} from './chat-tree.ts'
import {readMarker} from './numbering.ts'
import {readNameLine} from './speaker-lines.ts'
import {readLabel, readNumberedLabel} from './speakers.ts'

/** Explain what stands between the texts of a report: markers of lists, labels that the entry holds, hyphens that a line end made. */
export function* claimLayout(gap: Gap): Iterable<Claim> {
  const {text, start, node} = gap
  if (/^[-\u2010\u00ad](?:\s|$)/u.test(text) && (endsLine(gap) || edgesOf(gap).has(start))) yield {class: 'markup', start, end: start + 1}
  const sign = text.trim()
  const from = start + text.length - text.trimStart().length
  const end = from + sign.length
  const owner = isOf(sign, node) ? node : besideOf(gap, sign, end)
  if (owner) yield {class: owner.type === 'entry' ? 'metadata' : 'markup', start: from, end}
}

const endsLine = ({text, node}: Gap): boolean => (node.type === 'paragraph' || node.type === 'heading') && /^.\s*(?:[\r\n\f]|$)/u.test(text)

const isOf = (sign: string, node: Nodes): boolean =>
  (node.type === 'listItem' && readMarker(`${sign} `)?.length === sign.length + 1) || (node.type === 'entry' && (labels(sign, node) || opensMessage(sign, node)))

function labels(sign: string, {by, at, number, data: {role} = {}}: Extract<Nodes, {type: 'entry'}>): boolean {
  const line = readNameLine(sign)
  if (line && line.by === by && line.role === role) return true
  const read = number === undefined ? readLabel : readNumberedLabel
  // A dash is the end of a label only where something follows.
  const found = read(sign) ?? read(`${sign} …`)
  return found !== undefined && found.number === number && found.by === by && found.at === at && found.length >= sign.length
}

/** Characters from a sign to what it is of, at most: the rest of its line, in two columns, and the beginning of the next. */
const farthest = 400

// What goes on at the top of the next column holds that column too, so the innermost node around a sign need not be the one it is of.
function besideOf(gap: Gap, sign: string, end: number): Nodes | undefined {
  const edges = edgesOf(gap)
  for (let at = end; at <= end + farthest; at++) {
    const node = edges.get(at)
    if (node && isOf(sign, node) && node.position!.start.offset! <= end - sign.length) return node
  }
  return undefined
}

function edgesOf({document, memory}: Gap): ReadonlyMap<number, Nodes> {
  const known = memory.get(document) ?? addEdges(document.children, new Map())
  memory.set(document, known)
  return known as ReadonlyMap<number, Nodes>
}

// Items and turns by where their text begins, or where they end, which is with their label where all they say stands at the top of the next
// column; texts by where they end.
function addEdges(nodes: readonly Nodes[], found: Map<number, Nodes>): Map<number, Nodes> {
  for (const node of nodes) {
    const own = node.type === 'listItem' || node.type === 'entry' ? [firstText(node)?.position?.start.offset, node.position?.end.offset] : node.type === 'text' ? [node.position?.end.offset] : []
    for (const offset of own) if (offset !== undefined && !found.has(offset)) found.set(offset, node)
    if ('children' in node) addEdges(node.children, found)
  }
  return found
}

const firstText = (node: Nodes): Nodes => ('children' in node && node.children[0] ? firstText(node.children[0]) : node)
