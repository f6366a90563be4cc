import type {Nodes, Parents} from 'mdast'
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

/** In whose name a part of the source is held. */
export type Owner = Pick<Span, 'class' | 'rule' | 'document'>

/**
 * Parts of the source and who holds them, in columns: there are as many as the source has lines, and an object for each would cost
 * as much as reading the line did.
 */
export interface Parts {
  readonly starts: number[]
  readonly ends: number[]
  readonly owners: Owner[]
}

/** Nodes that hold parts of the source, for asking what a gap in them is; in columns, by start, the outer before the inner. */
export interface Containers extends Pick<Parts, 'starts' | 'ends'> {
  readonly nodes: Nodes[]
  readonly documents: Document[]
}

/** What documents hold of their source. */
export interface Holdings {
  /** Leaves of the trees and of the ledgers; of two claims on the same characters the later holds. */
  readonly claims: Parts
  /** Where evidence was found, in order. */
  readonly evidence: Parts
  readonly containers: Containers
}

/** Claim the part of the source that a position covers; a generated node has none. */
export function claimPlace({starts, ends, owners}: Parts, position: Position | undefined, owner: Owner): void {
  const start = position?.start.offset
  const end = position?.end.offset
  if (start === undefined || end === undefined || end <= start) return
  starts.push(start)
  ends.push(end)
  owners.push(owner)
}

const noParts = (): Parts => ({starts: [], ends: [], owners: []})

/** In whose names the nodes of a tree are held. */
interface Owners {
  readonly content: Owner
  readonly markup: Owner
  readonly metadata: Owner
}

/** Gather what the trees, ledgers and evidence of documents hold. */
export function holdingsOf(documents: readonly Document[]): Holdings {
  const holdings: Holdings = {claims: noParts(), evidence: noParts(), containers: {starts: [], ends: [], nodes: [], documents: []}}
  for (const document of documents) {
    const {id, ledger, evidence, provenance} = document.data
    for (const {before, category, rule, place} of ledger) {
      const owner: Owner = {class: category === 'metadata' ? 'metadata' : 'removed', rule, document: id}
      if (typeof before === 'string') claimPlace(holdings.claims, place, owner)
      else gather(holdings, before, before.position, document, {content: owner, markup: owner, metadata: owner})
    }
    // Behind the ledger: what a repair kept is content.
    const owners: Owners = {content: {class: 'content', document: id}, markup: {class: 'markup', document: id}, metadata: {class: 'metadata', document: id}}
    gather(holdings, document, provenance.place, document, owners)
    for (const field in evidence) for (const {place} of evidence[field as keyof typeof evidence]!) claimPlace(holdings.evidence, place, owners.metadata)
  }
  return {...holdings, evidence: inOrder(holdings.evidence), containers: outerFirst(holdings.containers)}
}

/** Where what is held begins and ends; where nothing is, it ends before it begins. */
export function extentOf({claims, evidence, containers}: Holdings): {readonly start: number; readonly end: number} {
  let [first, last] = [Infinity, 0]
  for (const {starts, ends} of [claims, evidence, containers]) {
    for (let index = 0; index < starts.length; index++) {
      if (starts[index]! < first) first = starts[index]!
      if (ends[index]! > last) last = ends[index]!
    }
  }
  return {start: first, end: last}
}

const matter = new Set(['yaml', 'toml', 'json'])
const syntax = new Set(['html', 'break', 'thematicBreak', 'definition', 'footnoteReference'])

function ownerOf({type}: Nodes, {content, markup, metadata}: Owners): Owner {
  if (type === 'text') return content
  return syntax.has(type) ? markup : matter.has(type) ? metadata : content
}

// One walk for both: with many documents it is the reading of memory that takes the time.
function gather(holdings: Holdings, node: Nodes, place: Position | undefined, document: Document, owners: Owners): void {
  const {children} = node as Partial<Parents>
  if (!children) return claimPlace(holdings.claims, place, ownerOf(node, owners))
  const start = place?.start.offset
  const end = place?.end.offset
  if (start !== undefined && end !== undefined && !isFilled(children, start, end)) {
    const {starts, ends, nodes, documents} = holdings.containers
    starts.push(start)
    ends.push(end)
    nodes.push(node)
    documents.push(document)
  }
  for (let index = 0; index < children.length; index++) gather(holdings, children[index]!, children[index]!.position, document, owners)
}

// One text that is all of its paragraph leaves no gap, which is so of most paragraphs.
function isFilled(children: readonly Nodes[], start: number, end: number): boolean {
  if (children.length !== 1) return false
  const position = children[0]!.position
  return position !== undefined && position.start.offset === start && position.end.offset === end
}

function inOrder(parts: Parts): Parts {
  const order = orderOf(parts.starts, parts.ends)
  return order ? {starts: pick(parts.starts, order), ends: pick(parts.ends, order), owners: pick(parts.owners, order)} : parts
}

function outerFirst(found: Containers): Containers {
  const order = orderOf(found.starts, found.ends)
  return order ? {starts: pick(found.starts, order), ends: pick(found.ends, order), nodes: pick(found.nodes, order), documents: pick(found.documents, order)} : found
}

// By start, the longer first; nothing where they are so already, as what stands in one tree mostly is.
function orderOf(starts: readonly number[], ends: readonly number[]): number[] | undefined {
  for (let at = 1; at < starts.length; at++) {
    if (starts[at - 1]! < starts[at]! || (starts[at - 1] === starts[at] && ends[at - 1]! >= ends[at]!)) continue
    return Array.from(starts, (_, index) => index).sort((a, b) => starts[a]! - starts[b]! || ends[b]! - ends[a]!)
  }
  return undefined
}

const pick = <Value>(column: readonly Value[], order: readonly number[]): Value[] => order.map((index) => column[index]!)

/** Takes a part of the source, in order. */
export type Hold = (owner: Owner, start: number, end: number) => void

/** Lay claims over the source: where they overlap the one that begins last holds. */
export function tile({starts, ends, owners}: Parts, length: number, hold: Hold): void {
  const order = orderOf(starts, ends)
  // A stack of its own: an array that is emptied and filled for each claim would be made anew each time.
  const open: number[] = []
  let depth = 0
  let at = 0
  const advance = (to: number): void => {
    while (at < to && depth > 0) {
      const top = open[depth - 1]!
      const end = Math.min(ends[top]!, to)
      if (end > at) hold(owners[top]!, at, end)
      at = Math.max(at, end)
      if (ends[top]! <= at) depth--
    }
    at = Math.max(at, to)
  }
  for (let index = 0; index < starts.length; index++) {
    const claim = order ? order[index]! : index
    advance(Math.min(starts[claim]!, length))
    open[depth++] = claim
  }
  advance(length)
}

/** Finds the innermost of nodes that hold an offset, by its index, or -1; offsets are asked for in order. */
export function innermost({starts, ends}: Containers): {find(at: number): number; until(holder: number): number} {
  const open: number[] = []
  let depth = 0
  let next = 0
  return {
    find(at) {
      while (next < starts.length && starts[next]! <= at) open[depth++] = next++
      while (depth > 0 && ends[open[depth - 1]!]! <= at) depth--
      return depth > 0 ? open[depth - 1]! : -1
    },
    // Where the node that was found ends, or another begins.
    until: (holder) => Math.min(ends[holder] ?? Infinity, starts[next] ?? Infinity)
  }
}

/** Let evidence hold what nothing else does: of parts that come in order, all but those that are metadata already. */
export function overlay({starts, ends, owners}: Parts, hold: Hold): Hold {
  let next = 0
  return (owner, start, end) => {
    if (owner.class === 'metadata') return hold(owner, start, end)
    for (let at = start; at < end; ) {
      while (next < starts.length && ends[next]! <= at) next++
      const from = Math.min(end, Math.max(at, starts[next] ?? end))
      if (from > at) hold(owner, at, from)
      at = Math.min(end, ends[next] ?? end)
      if (at > from) hold(owners[next]!, from, at)
    }
  }
}

/** Gathers parts in order, joining neighbours of one kind. */
export function merger(): {readonly parts: Parts; readonly add: Hold} {
  const [starts, ends, owners]: [number[], number[], Owner[]] = [[], [], []]
  let last: Owner | undefined
  return {
    parts: {starts, ends, owners},
    add(owner, start, end) {
      if (last && isSame(last, owner)) {
        ends[ends.length - 1] = end
        return
      }
      last = owner
      starts.push(start)
      ends.push(end)
      owners.push(owner)
    }
  }
}

const isSame = (a: Owner, b: Owner): boolean => a === b || (a.class === b.class && a.rule === b.rule && a.document === b.document)

/** Make objects of parts, for those who want to see them. */
export function spansOf({starts, ends, owners}: Parts): Span[] {
  return owners.map(({class: kind, rule, document}, index) => {
    const span: Span = {class: kind, start: starts[index]!, end: ends[index]!}
    if (rule !== undefined) span.rule = rule
    if (document !== undefined) span.document = document
    return span
  })
}
