/** A document seen as a row of blocks: what cleaners that go by text and order look at. */

import type {Nodes, Parents, RootContent} from 'mdast'
import type {Category, Document} from './document.ts'
import type {Memory} from './edit.ts'
import {keyOf} from './key.ts'
import {endsSentence, units, visibleText} from './text.ts'

export type BlockKind = 'heading' | 'paragraph' | 'item' | 'image' | 'rule' | 'other'

/** A block that holds no other block: a heading, a paragraph, the text of a list item, an image alone, a table. */
export interface Block {
  readonly node: RootContent
  readonly kind: BlockKind
  /** As a reader sees it, trimmed; empty for images, tables and code. */
  readonly text: string
  /** Information units of the text. */
  readonly size: number
  /** The text in lower case, white space collapsed, without ornaments and brackets around it. */
  readonly key: string
  /** Why an earlier cleaner took it out: it stands for what was there, so that no removal makes neighbours. */
  readonly gone: Category | undefined
  /** What holds it, up to the document. */
  readonly holder: Holder | undefined
}

/** A list, list item or quotation. */
export interface Holder {
  readonly node: Parents & RootContent
  readonly holder: Holder | undefined
}

/** The blocks of a document and what most rules ask of it. */
export interface Page {
  readonly document: Document
  /** In the order of the source, with those that earlier cleaners took out; of a row of entries only the first and the last. */
  readonly blocks: readonly Block[]
  /** Where the main run of prose begins and ends, both inclusive; in a document without prose it ends before it begins. */
  readonly core: {readonly first: number; readonly last: number}
}

/** Read a document into blocks; what is inside entries, tables and footnotes is nobody's but its own. */
export function pageOf(document: Document, memory: Memory = new WeakMap()): Page {
  const live: Block[] = []
  collect(document.children, {gone: undefined, memory}, undefined, live)
  const blocks = withGone(live, document, memory)
  let core: Page['core'] | undefined
  return {
    document,
    blocks,
    get core() {
      return (core ??= coreOf(blocks))
    }
  }
}

const holders = new Set(['list', 'listItem', 'blockquote'])

interface Collecting {
  readonly gone: Category | undefined
  readonly memory: Memory
}

function collect(children: readonly RootContent[], from: Collecting, holder: Holder | undefined, into: Block[]): void {
  for (const node of children) {
    if (holders.has(node.type) && 'children' in node && node.children.length > 0) collect(node.children, from, {node, holder}, into)
    else if (isEntry(node) && isEntry(into.at(-1)?.node) && isEntry(into.at(-2)?.node)) into[into.length - 1] = blockOf(node, from, holder)
    else into.push(blockOf(node, from, holder))
  }
}

const isEntry = (node?: RootContent): boolean => node?.type === 'entry'

/** What is known of the text of a node, each as soon as it was asked for. */
interface Look {
  text?: string
  size?: number
  key?: string
}

interface Lazy extends Block {
  node: RootContent
  kind: BlockKind
  gone: Category | undefined
  holder: Holder | undefined
  look: Look
}

// What costs is found when it is asked for, since most cleaners ask it of few blocks, and shared by cleaners. The getters are
// shared too: a document may have a million blocks, and every cleaner reads it anew.
const facts = {
  get text() {
    const {look, node} = this as unknown as Lazy
    return (look.text ??= node.type === 'paragraph' || node.type === 'heading' ? visibleText(node).trim() : '')
  },
  get size() {
    const {look, text} = this as unknown as Lazy
    return (look.size ??= units(text))
  },
  get key() {
    const {look, text} = this as unknown as Lazy
    return (look.key ??= keyOf(text))
  }
}

function blockOf(node: RootContent, {gone, memory}: Collecting, holder: Holder | undefined): Block {
  const block = Object.create(facts) as Lazy
  block.node = node
  block.kind = kindOf(node, holder)
  block.gone = gone
  block.holder = holder
  block.look = lookOf(node, memory)
  return block
}

function lookOf(node: RootContent, memory: Memory): Look {
  const known = memory.get(node) as Look | undefined
  if (known) return known
  const look: Look = {}
  memory.set(node, look)
  return look
}

function kindOf(node: RootContent, holder: Holder | undefined): BlockKind {
  if (node.type === 'heading') return 'heading'
  if (node.type === 'thematicBreak') return 'rule'
  if (node.type !== 'paragraph') return 'other'
  if (!isWritten(node.children[0]) && visibleText(node).trim() === '' && holdsImage(node)) return 'image'
  return holder?.node.type === 'listItem' ? 'item' : 'paragraph'
}

const isWritten = (node?: RootContent): boolean => node?.type === 'text' && node.value.trim() !== ''

/** Whether an image stands somewhere in the node. */
export function holdsImage(node: Nodes): boolean {
  if (node.type === 'image' || node.type === 'imageReference') return true
  return 'children' in node && node.children.some(holdsImage)
}

// What was taken out is put where it stood, by source offsets; in a tree without positions it is not known where that was.
function withGone(live: Block[], {data}: Document, memory: Memory): Block[] {
  const gone: Block[] = []
  for (const {op, before, category} of data.ledger) if (op === 'remove' && typeof before !== 'string') collect([before], {gone: category, memory}, undefined, gone)
  const placed = gone.filter((block) => offsetOf(block) !== undefined)
  if (placed.length === 0 || live.some((block) => offsetOf(block) === undefined)) return live
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
  return [...all, ...placed.slice(next).filter((block) => offsetOf(block)! >= end)]
}

const offsetOf = ({node}: Block): number | undefined => node.position?.start.offset

/**
 * The run of blocks with the greatest sum, where prose counts for its length and every fragment against it: maximum
 * subsequence segmentation (Pasternack and Roth, WWW 2009), with sentences instead of a trained classifier.
 */
function coreOf(blocks: readonly Block[]): Page['core'] {
  let best = {first: 0, last: -1}
  let most = 0
  let sum = 0
  let from = 0
  for (const [index, block] of blocks.entries()) {
    if (sum <= 0) {
      sum = 0
      from = index
    }
    sum += weight(block)
    if (sum > most) {
      most = sum
      best = {first: from, last: index}
    }
  }
  return best
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
