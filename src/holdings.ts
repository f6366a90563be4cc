import type {Nodes, Parents} from 'mdast'
import type {Position} from 'unist'
import type {Document} from './document.ts'
import {orderOf, pick, type Owner, type Parts, type Ranges} from './span.ts'

/** Nodes that hold parts of the source, for asking what a gap in them is; in columns, by start, the outer before the inner. */
export interface Containers extends Ranges {
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
export function claimPlace(parts: Parts, position: Position | undefined, owner: Owner): void {
  const start = position?.start.offset
  const end = position?.end.offset
  if (start === undefined || end === undefined || end <= start) return
  const at = parts.size++
  parts.starts[at] = start
  parts.ends[at] = end
  parts.owners[at] = owner
}

function contain(containers: Containers, start: number, end: number, node: Nodes, document: Document): void {
  const at = containers.size++
  containers.starts[at] = start
  containers.ends[at] = end
  containers.nodes[at] = node
  containers.documents[at] = document
}

const noParts = (): Parts => ({starts: [], ends: [], owners: [], size: 0})

const noContainers = (): Containers => ({starts: [], ends: [], nodes: [], documents: [], size: 0})

function append(containers: Containers, {starts, ends, nodes, documents, size}: Containers): void {
  for (let index = 0; index < size; index++) contain(containers, starts[index]!, ends[index]!, nodes[index]!, documents[index]!)
}

/** In whose names the nodes of a tree are held. */
interface Owners {
  readonly content: Owner
  readonly markup: Owner
  readonly metadata: Owner
}

/** Gathers what the trees, ledgers and evidence of documents hold; what it gave for the documents before is over then. */
export function gatherer(): (documents: readonly Document[]) => Holdings {
  const holdings: Holdings = {claims: noParts(), evidence: noParts(), containers: noContainers()}
  return (documents) => {
    holdings.claims.size = holdings.evidence.size = holdings.containers.size = 0
    for (const document of documents) gatherDocument(holdings, document)
    return {claims: holdings.claims, evidence: inOrder(holdings.evidence), containers: outerFirst(holdings.containers)}
  }
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
  const first = holdings.evidence.size
  for (const field in evidence) for (const {place} of evidence[field as keyof typeof evidence]!) claimPlace(holdings.evidence, place, owners.metadata)
  if (holdings.evidence.size - first <= few) settle(holdings.evidence, first)
}

/** So many places are put in order by hand. */
const few = 16

// Evidence comes field by field: a few places of one document are soon in the order of its source, and then those of all documents are.
function settle({starts, ends, owners, size}: Parts, first: number): void {
  for (let index = first + 1; index < size; index++) {
    const [start, end, owner] = [starts[index]!, ends[index]!, owners[index]!]
    let at = index
    for (; at > first && (starts[at - 1]! > start || (starts[at - 1] === start && ends[at - 1]! < end)); at--) {
      starts[at] = starts[at - 1]!
      ends[at] = ends[at - 1]!
      owners[at] = owners[at - 1]!
    }
    starts[at] = start
    ends[at] = end
    owners[at] = owner
  }
}

/** Where what is held begins and ends; where nothing is, it ends before it begins. */
export function extentOf({claims, evidence, containers}: Holdings): {readonly start: number; readonly end: number} {
  let [first, last] = [Infinity, 0]
  for (const {starts, ends, size} of [claims, evidence, containers]) {
    for (let index = 0; index < size; index++) {
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
  if (start !== undefined && end !== undefined && !isFilled(children, start, end)) contain(holdings.containers, start, end, node, document)
  for (let index = 0; index < children.length; index++) gather(holdings, children[index]!, children[index]!.position, document, owners)
}

// One text that is all of its paragraph leaves no gap, which is so of most paragraphs.
function isFilled(children: readonly Nodes[], start: number, end: number): boolean {
  if (children.length !== 1) return false
  const position = children[0]!.position
  return position !== undefined && position.start.offset === start && position.end.offset === end
}

function inOrder(parts: Parts): Parts {
  const order = orderOf(parts)
  return order ? {starts: pick(parts.starts, order), ends: pick(parts.ends, order), owners: pick(parts.owners, order), size: parts.size} : parts
}

function outerFirst(found: Containers): Containers {
  const order = orderOf(found)
  return order ? {starts: pick(found.starts, order), ends: pick(found.ends, order), nodes: pick(found.nodes, order), documents: pick(found.documents, order), size: found.size} : found
}

/** Finds the innermost of nodes that hold an offset, by its index, or -1; offsets are asked for in order. */
export function innermost({starts, ends, size}: Containers): {find(at: number): number; until(holder: number): number} {
  const open: number[] = []
  let depth = 0
  let next = 0
  return {
    find(at) {
      while (next < size && starts[next]! <= at) open[depth++] = next++
      while (depth > 0 && ends[open[depth - 1]!]! <= at) depth--
      return depth > 0 ? open[depth - 1]! : -1
    },
    // Where the node that was found ends, or another begins.
    until(holder) {
      const begins = next < size ? starts[next]! : Infinity
      return holder === -1 ? begins : Math.min(ends[holder]!, begins)
    }
  }
}
