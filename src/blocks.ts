/** A document seen as a row of blocks: what cleaners that go by text and order look at. */

import type {RootContent} from 'mdast'
import {blockOf, inherit, isEntry, offsetOf, type Block, type Origin} from './block.ts'
import type {Document, LedgerEntry} from './document.ts'
import type {Memory} from './edit.ts'
import {endsSentence} from './text.ts'

export {holdsImage, lookAt, type Block, type BlockKind, type Holder} from './block.ts'

/** The blocks of a document and what most rules ask of it. */
export interface Page {
  readonly document: Document
  /** In the order of the source, with those that earlier cleaners took out; of a row of entries only the first and the last. */
  readonly blocks: readonly Block[]
  /** Where the main run of prose begins and ends, both inclusive; in a document without prose it ends before it begins. */
  readonly core: () => Core
}

export interface Core {
  readonly first: number
  readonly last: number
}

/**
 * Read a document into blocks; what is inside entries, tables and footnotes is nobody's but its own.
 *
 * With a memory it is read once: after removals the blocks that went are marked as gone.
 */
export function pageOf(document: Document, memory: Memory = new WeakMap()): Page {
  const {ledger} = document.data
  const known = memory.get(document) as Known | undefined
  if (known?.entries === ledger.length) return known.page
  const updated = known && update(known, document, memory)
  const read = updated ?? readBlocks(document, memory)
  // What is taken out weighs what it weighed, so that the main run of prose stays.
  const core = updated ? known!.core : lazyCore(read.blocks)
  const page: Page = {document, blocks: read.blocks, core}
  memory.set(document, {blocks: read.blocks, isPlaced: read.isPlaced, page, core, entries: ledger.length} satisfies Known)
  return page
}

interface Reading {
  readonly blocks: readonly Block[]
  /** Whether it is known of all that is there where it stands. */
  readonly isPlaced: boolean
}

/** The page of a document as it was when its ledger had so many entries. */
interface Known extends Reading {
  readonly page: Page
  readonly core: () => Core
  readonly entries: number
}

function lazyCore(blocks: readonly Block[]): () => Core {
  let core: Core | undefined
  return () => (core ??= coreOf(blocks))
}

function readBlocks(document: Document, memory: Memory): Reading {
  const live: Block[] = []
  collect(document.children, {gone: undefined, holder: undefined, memory}, live)
  const isPlaced = live.every((block) => offsetOf(block) !== undefined)
  return {blocks: isPlaced ? withGone(live, document, memory) : live, isPlaced}
}

// What is removed stays where it stood, so that only the blocks of the new ledger entries change.
function update({blocks, isPlaced, entries}: Known, {data}: Document, memory: Memory): Reading | undefined {
  const added = data.ledger.slice(entries)
  if (!isPlaced || added.some(({op}) => op !== 'remove')) return undefined
  const gone = new Map<RootContent, Block>()
  for (const block of blocksGone(added, memory)) gone.set(block.node, block)
  const updated = blocks.map((block) => {
    const taken = gone.get(block.node)
    return taken ? inherit(taken, block) : block
  })
  return meetEntries(updated) ? undefined : {blocks: updated, isPlaced}
}

// Of a row of entries only the ends are blocks: rows that have nothing between them any more are one row.
function meetEntries(blocks: readonly Block[]): boolean {
  let [isBehindEntry, isBehindGap] = [false, false]
  for (const {node, gone} of blocks) {
    if (isEntry(node) && (gone || (isBehindEntry && isBehindGap))) return true
    isBehindGap = gone !== undefined
    if (!gone) isBehindEntry = isEntry(node)
  }
  return false
}

const holders = new Set(['list', 'listItem', 'blockquote'])

function collect(children: readonly RootContent[], from: Origin, into: Block[]): void {
  for (const node of children) {
    if (holders.has(node.type) && 'children' in node && node.children.length > 0) collect(node.children, {gone: from.gone, holder: {node, holder: from.holder}, memory: from.memory}, into)
    else if (isEntry(node) && isEntry(into.at(-1)?.node) && isEntry(into.at(-2)?.node)) into[into.length - 1] = blockOf(node, from)
    else into.push(blockOf(node, from))
  }
}

// What was taken out is put where it stood, by source offsets; in a tree without positions it is not known where that was.
function withGone(live: Block[], {data}: Document, memory: Memory): Block[] {
  const placed = blocksGone(data.ledger, memory).filter((block) => offsetOf(block) !== undefined)
  if (placed.length === 0) return live
  placed.sort((a, b) => offsetOf(a)! - offsetOf(b)!)
  const all: Block[] = []
  let next = 0
  let end = 0
  for (const block of live) {
    for (; next < placed.length && offsetOf(placed[next]!)! < offsetOf(block)!; next++) {
      // What was taken out of an entry is the entry's.
      if (offsetOf(placed[next]!)! >= end && !(isEntry(block.node) && isEntry(all.at(-1)?.node))) all.push(placed[next]!)
    }
    all.push(block)
    end = block.node.position?.end.offset ?? end
  }
  for (; next < placed.length; next++) if (offsetOf(placed[next]!)! >= end) all.push(placed[next]!)
  return all
}

function blocksGone(entries: readonly LedgerEntry[], memory: Memory): Block[] {
  const gone: Block[] = []
  let from: Origin = {gone: undefined, holder: undefined, memory}
  for (const {op, before, category} of entries) {
    if (op !== 'remove' || typeof before === 'string') continue
    if (from.gone !== category) from = {gone: category, holder: undefined, memory}
    collect([before], from, gone)
  }
  return gone
}

/**
 * The run of blocks with the greatest sum, where prose counts for its length and every fragment against it: maximum
 * subsequence segmentation (Pasternack and Roth, WWW 2009), with sentences instead of a trained classifier.
 */
function coreOf(blocks: readonly Block[]): Core {
  let [first, last, best, sum, from] = [0, -1, 0, 0, 0]
  for (let index = 0; index < blocks.length; index++) {
    if (sum <= 0) {
      sum = 0
      from = index
    }
    sum += weight(blocks[index]!)
    if (sum > best) [best, first, last] = [sum, from, index]
  }
  return {first, last}
}

const fragmentWeight = -6
const most = 120

function weight(block: Block): number {
  if (block.kind === 'other') return block.node.type === 'html' ? 0 : 20
  if (block.text === '') return 0
  // Long text is prose whatever it ends in, and is not worth counting.
  if (block.text.length > most * 6) return most
  if (isProse(block)) return Math.min(block.size, most)
  return endsSentence(block.text) && block.kind !== 'heading' ? block.size / 2 : fragmentWeight
}

const stop = /[。！？!?][”"’」』）)]*.|[.;；:：,，、](?=\s|\p{Script=Han})/u

/** Whether the block is running text: a sentence of some length, or more than one. */
export function isProse(block: Block): boolean {
  const {text, kind} = block
  if (kind === 'heading' || text.length < 12) return false
  // So long a text has ten words whatever it is written in.
  if (text.length > 300) return endsSentence(text) || stop.test(text)
  return endsSentence(text) ? block.size >= 10 : stop.test(text) && block.size >= 30
}

/** Whether the block is a short piece without the end of a sentence: a title, a label, a name, a line of a table of contents. */
export function isFragment(block: Block, longest = 40): boolean {
  const {text, kind} = block
  if (text === '' || kind === 'other' || text.length > longest * 12 || (text.length > longest && block.size > longest)) return false
  return !/[.。;；…]["”’」』）)]*$/u.test(text) || /\.{3}$/u.test(text)
}

/**
 * Where a run of titles under a label ends: the index behind its last block.
 *
 * It ends before prose, before a table, behind its list where it has one, and before a heading of the label's own depth or with prose under it.
 */
export function runFrom({blocks}: Page, from: number, label: Block): number {
  let to = from
  let listed = false
  for (let at = from; at < blocks.length; at++) {
    const block = blocks[at]!
    if (listed && !block.holder) break
    listed ||= block.holder !== undefined
    if (block.kind === 'other' || block.node.data?.role === 'credit') break
    if (block.text !== '' && !isFragment(block)) break
    const next = blocks[at + 1]
    if (block.kind === 'heading' && (depthOf(block) <= depthOf(label) || (next && isProse(next)))) break
    to = at + 1
  }
  return to
}

const depthOf = ({node}: Block): number => (node.type === 'heading' ? node.depth : 7)
