import type {Nodes, Parents} from 'mdast'
import type {Position} from 'unist'
import type {Document} from './document.ts'
import {orderOf, pick, type Owner, type Parts} from './span.ts'

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

const noContainers = (): Containers => ({starts: [], ends: [], nodes: [], documents: []})

function append({starts, ends, nodes, documents}: Containers, more: Containers): void {
  for (let index = 0; index < more.starts.length; index++) {
    starts.push(more.starts[index]!)
    ends.push(more.ends[index]!)
    nodes.push(more.nodes[index]!)
    documents.push(more.documents[index]!)
  }
}

/** In whose names the nodes of a tree are held. */
interface Owners {
  readonly content: Owner
  readonly markup: Owner
  readonly metadata: Owner
}

/** Gather what the trees, ledgers and evidence of documents hold. */
export function holdingsOf(documents: readonly Document[]): Holdings {
  const holdings: Holdings = {claims: noParts(), evidence: noParts(), containers: noContainers()}
  for (const document of documents) gatherDocument(holdings, document)
  return {...holdings, evidence: inOrder(holdings.evidence), containers: outerFirst(holdings.containers)}
}

function gatherDocument(holdings: Holdings, document: Document): void {
  const {id, ledger, evidence, provenance} = document.data
  const replaced: Containers[] = []
  for (const {before, category, rule, place} of ledger) {
    const owner: Owner = {class: category === 'metadata' ? 'metadata' : 'removed', rule, document: id}
    if (typeof before === 'string') claimPlace(holdings.claims, place, owner)
    else {
      replaced.push(noContainers())
      gather({claims: holdings.claims, containers: replaced.at(-1)!}, before, before.position, document, {content: owner, markup: owner, metadata: owner})
    }
  }
  // Behind the ledger: what a repair kept is content.
  const owners: Owners = {content: {class: 'content', document: id}, markup: {class: 'markup', document: id}, metadata: {class: 'metadata', document: id}}
  gather(holdings, document, provenance.place, document, owners)
  // Of nodes in one place the one that was read says what its syntax is, and no edit of it.
  for (const earlier of replaced.reverse()) append(holdings.containers, earlier)
  for (const field in evidence) for (const {place} of evidence[field as keyof typeof evidence]!) claimPlace(holdings.evidence, place, owners.metadata)
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
function gather(holdings: Pick<Holdings, 'claims' | 'containers'>, node: Nodes, place: Position | undefined, document: Document, owners: Owners): void {
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
