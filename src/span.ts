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
  const found: Claimed[] = []
  for (const {before, category, rule, place} of ledger) {
    const kind = category === 'metadata' ? 'metadata' : 'removed'
    const details = {rule, document: id}
    // One by one: there may be more leaves than a call may have arguments.
    for (const span of typeof before === 'string' ? spanOf(place, kind, details) : leaves(before, kind, details)) found.push(span)
  }
  // Behind the ledger: of two claims on the same characters the later holds, and what a repair kept is content.
  for (const span of leaves(document, 'content', {document: id})) found.push(span)
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

/** Every parent in whose place a gap can be, those that were taken out too, outermost first. */
export function containers(document: Document): Container[] {
  const found: Container[] = []
  const walk = (node: Nodes): void => {
    if (!('children' in node)) return
    const {start, end} = (node.type === 'root' ? document.data.provenance.place : node.position) ?? {}
    if (start?.offset !== undefined && end?.offset !== undefined && !isFilled(node.children, start.offset, end.offset)) found.push({start: start.offset, end: end.offset, node, document})
    for (const child of node.children) walk(child)
  }
  walk(document)
  for (const {before} of document.data.ledger) if (typeof before !== 'string') walk(before)
  return found
}

// One text that is all of its paragraph leaves no gap, which is so of most paragraphs.
function isFilled(children: readonly Nodes[], start: number, end: number): boolean {
  const [only, second] = children
  return only !== undefined && second === undefined && only.position?.start.offset === start && only.position.end.offset === end
}

/** Lay claims over the source: where they overlap the one that begins last holds, a weak one never against another. */
export function tile(found: Claimed[], length: number): Span[] {
  const spans: Span[] = []
  const open: Claimed[] = []
  let at = 0
  const advance = (to: number): void => {
    while (at < to) {
      while (open.length > 0 && open.at(-1)!.end <= at) open.pop()
      const top = open.findLast(({weak, end}) => !weak && end > at) ?? open.findLast(({end}) => end > at)
      if (!top) break
      const end = Math.min(top.end, to)
      spans.push(cut(top, at, end))
      at = end
    }
    at = Math.max(at, to)
  }
  for (const claim of found.sort((a, b) => a.start - b.start || b.end - a.end)) {
    advance(Math.min(claim.start, length))
    if (claim.start < length) open.push(claim.end > length ? {...claim, end: length} : claim)
  }
  advance(length)
  return spans
}

// Most claims hold whole, and need no copy.
function cut(claim: Claimed, start: number, end: number): Span {
  if (claim.start === start && claim.end === end && !claim.weak) return claim
  const {weak: _, ...span} = claim
  return {...span, start, end}
}

/** Gathers spans in order, joining neighbours of one kind. */
export function merger(): {readonly spans: Span[]; add(span: Span): void} {
  const spans: Span[] = []
  return {
    spans,
    add(span) {
      const last = spans.at(-1)
      if (last && last.class === span.class && last.rule === span.rule && last.document === span.document) last.end = span.end
      else spans.push(span)
    }
  }
}
