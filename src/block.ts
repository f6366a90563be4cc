import type {Nodes, Parents, RootContent} from 'mdast'
import type {Category} from './document.ts'
import type {Memory} from './edit.ts'
import {keyOf} from './key.ts'
import {units, visibleText} from './text.ts'

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

/** What is known of the text of a node. */
interface Look {
  readonly text: string
  readonly size: number
}

/** What is known of the text of a block, each as soon as it was asked for. */
interface Known {
  ownText: string | undefined
  ownSize: number | undefined
  ownKey: string | undefined
  /** What a look at it gave that cleaners share. */
  bits: number | undefined
}

interface Lazy extends Known {
  node: RootContent
  kind: BlockKind
  from: Origin
}

// What costs is found when it is asked for, since most cleaners ask it of few blocks. The getters are shared: a document may have
// a million blocks.
const facts = {
  get gone() {
    return (this as unknown as Lazy).from.gone
  },
  get holder() {
    return (this as unknown as Lazy).from.holder
  },
  get text() {
    const block = this as unknown as Lazy
    return (block.ownText ??= textOf(block))
  },
  get size() {
    const block = this as unknown as Lazy
    return (block.ownSize ??= isLine(block.node) ? known(block)?.size ?? units(this.text) : 0)
  },
  get key() {
    return ((this as unknown as Lazy).ownKey ??= keyOf(this.text))
  }
}

const isLine = ({type}: RootContent): boolean => type === 'paragraph' || type === 'heading'

const known = ({node, from}: Lazy): Look | undefined => from.memory.get(node) as Look | undefined

const textOf = (block: Lazy): string => (isLine(block.node) ? known(block)?.text ?? visibleText(block.node).trim() : '')

/** The text of a node as a reader sees it, trimmed, and its information units; both are remembered for the blocks of later cleaners. */
export function lookAt(node: RootContent, memory: Memory): Look {
  const found = memory.get(node) as Look | undefined
  if (found) return found
  const text = visibleText(node).trim()
  const look = {text, size: units(text)}
  memory.set(node, look)
  return look
}

/** What a look at the block gives; it is remembered for later cleaners, which take the same look. */
export function bitsIn(block: Block, look: (block: Block) => number): number {
  return ((block as unknown as Lazy).bits ??= look(block))
}

/** Give a block what is known of another one of the same node. */
export function inherit(block: Block, from: Block): Block {
  copy(from as unknown as Lazy, block as unknown as Lazy)
  return block
}

function copy({ownText, ownSize, ownKey, bits}: Known, to: Lazy): void {
  to.ownText = ownText
  to.ownSize = ownSize
  to.ownKey = ownKey
  to.bits = bits
}

/** Where a block is read: in the tree or in what a cleaner took out, in what holder, and what is remembered of its text. */
export interface Origin {
  readonly gone: Category | undefined
  readonly holder: Holder | undefined
  readonly memory: Memory
}

/** Make a block of a node. */
export function blockOf(node: RootContent, from: Origin): Block {
  const block = make(node, kindOf(node, from.holder), from)
  copy(blank, block)
  return block as unknown as Block
}

function make(node: RootContent, kind: BlockKind, from: Origin): Lazy {
  const block = Object.create(facts) as Lazy
  block.node = node
  block.kind = kind
  block.from = from
  return block
}

/**
 * A block of which nothing is known.
 *
 * It stays when those of a document go: with the last object of a form the engine forgets the form, and all code that was compiled for it.
 */
const blank: Lazy = /* @__PURE__ */ makeBlank()

function makeBlank(): Lazy {
  const block = make({type: 'thematicBreak'}, 'rule', {gone: undefined, holder: undefined, memory: new WeakMap()})
  copy({ownText: undefined, ownSize: undefined, ownKey: undefined, bits: undefined}, block)
  return block
}

function kindOf(node: RootContent, holder: Holder | undefined): BlockKind {
  if (node.type === 'heading') return 'heading'
  if (node.type === 'thematicBreak') return 'rule'
  if (node.type !== 'paragraph') return 'other'
  if (!isWritten(node.children[0]) && visibleText(node).trim() === '' && holdsImage(node)) return 'image'
  return holder?.node.type === 'listItem' ? 'item' : 'paragraph'
}

const isWritten = (node?: RootContent): boolean => node?.type === 'text' && (isPlain(node.value.charCodeAt(0)) || node.value.trim() !== '')

// What most texts begin with.
const isPlain = (code: number): boolean => (code > 32 && code < 0x7f) || (code >= 0x4e00 && code <= 0x9fff)

/** Whether an image stands somewhere in the node. */
export function holdsImage(node: Nodes): boolean {
  if (node.type === 'image' || node.type === 'imageReference') return true
  return 'children' in node && node.children.some(holdsImage)
}

export const isEntry = (node?: RootContent): boolean => node?.type === 'entry'

export const offsetOf = ({node}: Block): number | undefined => node.position?.start.offset
