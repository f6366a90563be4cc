import type {Nodes} from 'mdast'
import type {Position} from 'unist'
import type {Document} from './document.ts'

export type SpanClass = 'content' | 'metadata' | 'removed' | 'markup' | 'whitespace' | 'rejected' | 'unaccounted'

/** A part of the decoded source, by UTF-16 offsets. */
export interface Span {
  class: SpanClass
  start: number
  end: number
  /** The rule that removed it, or that made it metadata. */
  rule?: string
  /** The id of the document it belongs to. */
  document?: string
}

/** A claim on a part of the source; a weak one holds only what no other claims. */
export interface Claimed extends Span {
  weak?: true
}

/** A node that holds a part of the source, for asking what a gap in it is. */
export interface Container {
  start: number
  end: number
  node: Nodes
  document: Document
}

/** The part of the source that a position covers, or nothing for a generated node. */
export function spanOf(position: Position | undefined, kind: SpanClass, details: Pick<Span, 'rule' | 'document'> = {}): Span[] {
  const {start, end} = position ?? {}
  if (start?.offset === undefined || end?.offset === undefined || end.offset <= start.offset) return []
  return [{class: kind, start: start.offset, end: end.offset, ...details}]
}

/** What the trees, ledger and evidence of a document hold of its source. */
export function claims(document: Document): Claimed[] {
  const {id, ledger, evidence} = document.data
  const found = leaves(document, 'content', {document: id})
  for (const {before, category, rule, place} of ledger) {
    const kind = category === 'metadata' ? 'metadata' : 'removed'
    const details = {rule, document: id}
    found.push(...(typeof before === 'string' ? spanOf(place, kind, details) : leaves(before, kind, details)))
  }
  for (const candidates of Object.values(evidence)) {
    for (const {place} of candidates) found.push(...spanOf(place, 'metadata', {document: id}).map((span) => ({...span, weak: true as const})))
  }
  return found
}

const matter = new Set(['yaml', 'toml', 'json'])
const syntax = new Set(['html', 'break', 'thematicBreak', 'definition', 'footnoteReference'])

function leaves(root: Nodes, kind: SpanClass, details: Pick<Span, 'rule' | 'document'>): Span[] {
  const found: Span[] = []
  const walk = (node: Nodes): void => {
    if ('children' in node) for (const child of node.children) walk(child)
    else found.push(...spanOf(node.position, leafClass(node, kind), details))
  }
  walk(root)
  return found
}

function leafClass({type}: Nodes, kind: SpanClass): SpanClass {
  if (matter.has(type)) return 'metadata'
  return kind === 'content' && syntax.has(type) ? 'markup' : kind
}

/** Every parent with a place, those that were taken out too, outermost first. */
export function containers(document: Document): Container[] {
  const found: Container[] = []
  const walk = (node: Nodes): void => {
    if (!('children' in node)) return
    const position = node.type === 'root' ? document.data.provenance.place : node.position
    for (const {start, end} of spanOf(position, 'content')) found.push({start, end, node, document})
    for (const child of node.children) walk(child)
  }
  walk(document)
  for (const {before} of document.data.ledger) if (typeof before !== 'string') walk(before)
  return found
}

/** Lay claims over the source: where they overlap the one that begins last holds, a weak one never against another. */
export function tile(found: Claimed[], length: number): Span[] {
  const spans: Span[] = []
  let open: Claimed[] = []
  let at = 0
  const advance = (to: number): void => {
    while (at < to) {
      open = open.filter(({end}) => end > at)
      const top = open.findLast(({weak}) => !weak) ?? open.at(-1)
      if (!top) break
      const end = Math.min(top.end, to)
      const {weak: _, ...span} = top
      spans.push({...span, start: at, end})
      at = end
    }
    at = Math.max(at, to)
  }
  for (const claim of found.sort((a, b) => a.start - b.start || b.end - a.end)) {
    advance(Math.min(claim.start, length))
    if (claim.start < length) open.push({...claim, end: Math.min(claim.end, length)})
  }
  advance(length)
  return spans
}

/** Join neighbours of one kind. */
export function merge(spans: Iterable<Span>): Span[] {
  const merged: Span[] = []
  for (const span of spans) {
    const last = merged.at(-1)
    if (last && last.class === span.class && last.rule === span.rule && last.document === span.document) last.end = span.end
    else merged.push(span)
  }
  return merged
}
