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
    return isLine(node) ? textIn(look, node) : ''
  },
  get size() {
    const {look, node} = this as unknown as Lazy
    return isLine(node) ? sizeIn(look, node) : 0
  },
  get key() {
    const {look, text} = this as unknown as Lazy
    return (look.key ??= keyOf(text))
  }
}

const isLine = ({type}: RootContent): boolean => type === 'paragraph' || type === 'heading'

const textIn = (look: Look, node: RootContent): string => (look.text ??= visibleText(node).trim())

const sizeIn = (look: Look, node: RootContent): number => (look.size ??= units(textIn(look, node)))

/** The text of a node as a reader sees it, trimmed, and its information units; both are remembered for the blocks of later cleaners. */
export function lookAt(node: RootContent, memory: Memory): {readonly text: string; readonly size: number} {
  const look = lookOf(node, memory)
  return {text: textIn(look, node), size: sizeIn(look, node)}
}

/** Where a block is read: in the tree, or in what a cleaner took out, and what is remembered of its text. */
export interface Origin {
  readonly gone: Category | undefined
  readonly memory: Memory
}

/** Make a block of a node. */
export function blockOf(node: RootContent, {gone, memory}: Origin, holder: Holder | undefined): Block {
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

export const isEntry = (node?: RootContent): boolean => node?.type === 'entry'

export const offsetOf = ({node}: Block): number | undefined => node.position?.start.offset
