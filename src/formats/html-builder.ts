import {ordinary} from './html-elements.ts'
import type {ElementNode, TextNode} from './html-node.ts'
import {depthLimit, kindOf, lastOf, nameOf, openStack, popTo, push, topOf, type Kind, type Stack} from './html-stack.ts'

/** A tree that is being built of tokens, in the order of the source. */
export interface Builder {
  readonly root: ElementNode
  readonly stack: Stack
  readonly known: Known
  /** The attribute names of the page, one string each. */
  readonly names: Map<string, string>
  /** How many elements there are. */
  size: number
  /** The start tag that is being read, if it opens anything. */
  kind: Kind | undefined
  start: number
  attributes: Map<string, string> | undefined
  /** Where elements were nested deeper than the limit, so that they stand beside each other instead. */
  deep: number | undefined
}

/** Kinds that the rules of the Standard name. */
interface Known {
  readonly head: Kind
  readonly body: Kind
  readonly p: Kind
  readonly button: Kind
  readonly a: Kind
  readonly table: Kind
  readonly cells: readonly Kind[]
  readonly drawings: readonly Kind[]
}

const none: ReadonlyMap<string, string> = new Map()

// Of elements without children, which are many.
const nobody: ElementNode['children'] = []

// An array that something is pushed on gets room for seventeen; most elements have one child.
function addChild(parent: ElementNode, child: ElementNode | TextNode): void {
  if (parent.children.length > 0) parent.children.push(child)
  else (parent as {children: ElementNode['children']}).children = [child]
}

/** Begin a tree. */
export function builder(): Builder {
  const root: ElementNode = {
    type: 'element', name: '#document', traits: ordinary, attributes: none, children: nobody, parent: undefined, index: 0,
    start: 0, open: 0, close: 0, end: 0, holdsBlock: false, unshown: null
  }
  const stack = openStack(root)
  const kind = (name: string): Kind => kindOf(stack, name)
  const known: Known = {
    head: kind('head'), body: kind('body'), p: kind('p'), button: kind('button'), a: kind('a'), table: kind('table'),
    cells: [kind('td'), kind('th'), kind('caption'), kind('template')], drawings: [kind('math'), kind('svg')]
  }
  return {root, stack, known, names: new Map(), size: 1, kind: undefined, start: 0, attributes: undefined, deep: undefined}
}

/** Add text; `value` is what it says, with character references decoded. */
export function addText(builder: Builder, value: string, start: number, end: number): void {
  const {stack, known: {head}} = builder
  if (head.last === stack.size - 1 && value.trim() !== '') popTo(stack, head.last, start)
  const parent = holderOfText(stack, start)
  const {children} = parent
  // An element at -1 would be looked for as a property.
  let last = children.length > 0 ? children[children.length - 1] : undefined
  if (last?.type !== 'text' || last.end < start) addChild(parent, (last = {type: 'text', value: '', start, end}))
  if (value.length !== end - start) refer(last, value.length, start, end)
  last.value = last.value === '' ? value : last.value + value
  last.end = end
}

// One reference may stand for two characters, which come one by one.
function refer(node: TextNode, length: number, start: number, end: number): void {
  const references = (node.references ??= [])
  const last = references.at(-1)
  if (last?.end === end) last.length += length
  else references.push({at: node.value.length, length, start, end})
}

/** Begin a start tag: what it ends by itself is ended. */
export function startTag(builder: Builder, name: string, start: number): void {
  const kind = kindOf(builder.stack, name)
  builder.kind = undefined
  builder.attributes = undefined
  if (isIdle(builder, kind)) return
  imply(builder, kind, start)
  builder.kind = kind
  builder.start = start
}

/** Add an attribute to the start tag; of two of one name the first counts. */
export function addAttribute(builder: Builder, written: string, value: string): void {
  if (!builder.kind) return
  const name = builder.names.get(written) ?? intern(builder.names, written)
  const attributes = (builder.attributes ??= new Map())
  if (!attributes.has(name)) attributes.set(name, value)
}

function intern(names: Map<string, string>, written: string): string {
  const name = nameOf(written)
  names.set(written, name)
  return name
}

/** End the start tag, and open its element unless it cannot hold anything. */
export function endStartTag(builder: Builder, end: number, selfClosing: boolean): void {
  const {kind, stack} = builder
  if (!kind) return
  builder.kind = undefined
  const element = addElement(builder, kind, end)
  const {foreign} = topOf(stack)
  if (kind.traits.isVoid && !foreign) return
  if (selfClosing && (foreign || kind.traits.isForeign)) return
  push(stack, element, kind)
}

function addElement(builder: Builder, kind: Kind, end: number): ElementNode {
  const {stack, start, attributes = none} = builder
  const parent = holder(stack)
  if (stack.size > depthLimit + 1) {
    builder.deep ??= start
    const last = parent.children.at(-1)
    // Beyond the limit, tags that only nest say nothing, and one element stands for all of them.
    if (last?.type === 'element' && last.name === kind.name && last.children.length === 0 && last.attributes === attributes && !kind.traits.isVoid) return last
    settle(parent, start)
  }
  const element: ElementNode = {
    type: 'element', name: kind.name, traits: kind.traits, attributes, children: nobody, parent, index: builder.size++,
    start, open: end, close: end, end, holdsBlock: false, unshown: undefined
  }
  addChild(parent, element)
  if (kind.traits.isBlock) markBlock(parent)
  return element
}

function markBlock(parent: ElementNode): void {
  for (let at: ElementNode | undefined = parent; at && !at.holdsBlock; at = at.parent) at.holdsBlock = true
}

// Where elements go: at most as deep as the limit.
const holder = ({items, size}: Stack): ElementNode => items[size - 1 > depthLimit ? depthLimit : size - 1]!.element

// Text in an element that is too deep is its own until something stands beside that element.
function holderOfText(stack: Stack, start: number): ElementNode {
  const parent = holder(stack)
  if (stack.size <= depthLimit + 1) return parent
  const {element} = topOf(stack)
  if (parent.children.at(-1) === element) return element
  settle(parent, start)
  return parent
}

// What stands beside an open element that is too deep ends it.
function settle({children}: ElementNode, at: number): void {
  const last = children.at(-1)
  if (last?.type === 'element' && last.close === last.end) last.close = last.end = at
}

// A second body or head says nothing new; a form around rows of a table is no parent of theirs.
function isIdle({stack, known: {body}}: Builder, {name, opened}: Kind): boolean {
  if (name === 'html' || name === 'body') return opened
  if (name === 'head') return opened || body.opened
  return name === 'form' && rows.has(topOf(stack).kind.name)
}

const rows = new Set(['table', 'tbody', 'thead', 'tfoot', 'tr'])

function imply({stack, known}: Builder, kind: Kind, start: number): void {
  const {scope, foreign} = topOf(stack)
  const {head, p, button, a, table, cells, drawings} = known
  const {breaksOut, isMetadata, endsParagraph, isHeading} = kind.traits
  if (foreign && breaksOut) popTo(stack, lastOf(drawings), start)
  if (head.last === stack.size - 1 && !isMetadata) popTo(stack, head.last, start)
  if (endsParagraph && p.last > scope && p.last > button.last) popTo(stack, p.last, start)
  if (isHeading && topOf(stack).kind.traits.isHeading) popTo(stack, stack.size - 1, start)
  if (kind === table && table.last > lastOf(cells)) popTo(stack, table.last, start)
  if (kind === a && a.last > scope) leave(stack, a.last, start)
  if (kind.closes.length > 0) closeImplied(stack, kind, scope, start)
}

// What stands above a block in the stack is not closed with it, but ends with that block.
function leave(stack: Stack, index: number, offset: number): void {
  if (topOf(stack).special > index) stack.items[index]!.ended = true
  else popTo(stack, index, offset)
}

function closeImplied(stack: Stack, {closes, unless, traits}: Kind, scope: number, start: number): void {
  const least = traits.isTablePart ? lastOf(unless) : Math.max(scope, lastOf(unless))
  let at = Infinity
  for (const {last} of closes) if (last > least && last < at) at = last
  if (at !== Infinity) popTo(stack, at, start)
}

/** Read an end tag: it closes what it may reach. */
export function endTag(builder: Builder, name: string, start: number, end: number): void {
  const {stack, known: {table}} = builder
  const kind = kindOf(stack, name)
  if (kind.name === 'html' || kind.name === 'body') return
  if (kind.name === 'br') {
    builder.start = start
    builder.attributes = undefined
    addElement(builder, kind, end)
    return
  }
  const {isHeading, isTablePart, isFormatting, isSpecial} = kind.traits
  const at = isHeading ? lastOf(stack.headings) : kind.last
  const {scope, special, foreign} = topOf(stack)
  if (at < 0) return
  if (kind === table || isTablePart) {
    if (at >= table.last) popTo(stack, at, start, end)
  } else if (at < scope) return
  else if (isFormatting && special > at) stack.items[at]!.ended = true
  else if (isSpecial || special <= at || foreign) popTo(stack, at, start, end)
}

/** End the tree; a start tag that nothing ends is no tag. */
export function finish({root, stack}: Builder, end: number): void {
  popTo(stack, 1, end)
  root.close = root.end = end
}
