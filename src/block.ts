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

/** What is known of the text of a node, each as soon as it was asked for. */
interface Look {
  text: string | undefined
  size: number | undefined
  key: string | undefined
  /** Which rules may match it. */
  bits: number | undefined
}

interface Lazy {
  node: RootContent
  kind: BlockKind
  from: Origin
  look: Look | undefined
}

// What costs is found when it is asked for, since most cleaners ask it of few blocks, and shared by cleaners. The getters are
// shared too, and a block has four fields, as many as have room in it: a document may have a million blocks.
const facts = {
  get gone() {
    return (this as unknown as Lazy).from.gone
  },
  get holder() {
    return (this as unknown as Lazy).from.holder
  },
  get text() {
    const block = this as unknown as Lazy
    return isLine(block.node) ? textIn(lookIn(block), block.node) : ''
  },
  get size() {
    const block = this as unknown as Lazy
    return isLine(block.node) ? sizeIn(lookIn(block), block.node) : 0
  },
  get key() {
    const {text} = this
    return (lookIn(this as unknown as Lazy).key ??= keyOf(text))
  }
}

const lookIn = (block: Lazy): Look => (block.look ??= lookOf(block.node, block.from.memory))

const isLine = ({type}: RootContent): boolean => type === 'paragraph' || type === 'heading'

const textIn = (look: Look, node: RootContent): string => (look.text ??= visibleText(node).trim())

const sizeIn = (look: Look, node: RootContent): number => (look.size ??= units(textIn(look, node)))

/** The text of a node as a reader sees it, trimmed, and its information units; both are remembered for the blocks of later cleaners. */
export function lookAt(node: RootContent, memory: Memory): {readonly text: string; readonly size: number} {
  const look = lookOf(node, memory)
  memory.set(node, look)
  return {text: textIn(look, node), size: sizeIn(look, node)}
}

/** What a look at the block gives; it is remembered for the blocks of later cleaners, which take the same look. */
export function bitsIn(block: Block, look: (block: Block) => number): number {
  return (lookIn(block as unknown as Lazy).bits ??= look(block))
}

/** Where a block is read: in the tree or in what a cleaner took out, in what holder, and what is remembered of its text. */
export interface Origin {
  readonly gone: Category | undefined
  readonly holder: Holder | undefined
  readonly memory: Memory
}

/** Make a block of a node. */
export function blockOf(node: RootContent, from: Origin): Block {
  const block = Object.create(facts) as Lazy
  block.node = node
  block.kind = kindOf(node, from.holder)
  block.from = from
  block.look = undefined
  return block as unknown as Block
}

const lookOf = (node: RootContent, memory: Memory): Look => (memory.get(node) as Look | undefined) ?? {text: undefined, size: undefined, key: undefined, bits: undefined}

/** Give a block what is known of the text of another one of the same node. */
export function inherit(block: Block, from: Block): Block {
  ;(block as unknown as Lazy).look = (from as unknown as Lazy).look
  return block
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

export const isEntry = (node?: RootContent): boolean => node?.type === 'entry'

export const offsetOf = ({node}: Block): number | undefined => node.position?.start.offset
