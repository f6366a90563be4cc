/** The tree as outputs write it: nothing but mdast's own nodes, each where mdast allows it. */

import type {Html, List, ListItem, Nodes, Paragraph, PhrasingContent, Root, RootContent, Table, TableRow} from 'mdast'
import type {Document, Entry} from '../document.ts'

export interface ShapeOptions {
  /** Begin an entry with `by: `. */
  readonly labels: boolean
  /** Leave out blocks of other languages (BCP 47; the primary subtag counts). */
  readonly language?: string | undefined
}

const phrasingTypes: ReadonlySet<string> = new Set([
  'text', 'emphasis', 'strong', 'delete', 'inlineCode', 'break', 'link', 'image', 'linkReference', 'imageReference', 'footnoteReference', 'inlineMath'
])
const matter: ReadonlySet<string> = new Set(['yaml', 'toml', 'json'])

/** Whether the node stands in lines of text. */
export function isPhrasing(node: Nodes): node is Exclude<PhrasingContent, Html> {
  return phrasingTypes.has(node.type)
}

/**
 * Turn a Document into a plain mdast root: entries become their content behind a label, front matter is left out, nodes that
 * this version does not know become their content, and content that stands where mdast has no place for it is wrapped.
 *
 * The document is not changed; what needs no change is shared with it.
 */
export function shape(document: Document, options: ShapeOptions): Root {
  return {type: 'root', children: flow(document.children, options)}
}

/** Flow content made of any nodes: lines of text that stand bare become paragraphs. */
export function flow(nodes: readonly Nodes[], options: ShapeOptions): RootContent[] {
  const blocks: RootContent[] = []
  let bare: PhrasingContent[] = []
  const flush = (): void => {
    if (bare.length > 0) blocks.push({type: 'paragraph', children: bare})
    bare = []
  }
  for (const node of nodes) {
    // Most are.
    if (node.type === 'paragraph' && bare.length === 0 && options.language === undefined && node.children.some(says)) blocks.push(node)
    else if (isPhrasing(node) || (node.type === 'html' && bare.length > 0)) bare.push(node)
    else {
      flush()
      for (const block of shapeBlock(node, options)) blocks.push(block)
    }
  }
  flush()
  return blocks
}

function shapeBlock(node: Nodes, options: ShapeOptions): readonly RootContent[] {
  if (matter.has(node.type) || isForeign(node, options)) return []
  switch (node.type) {
    case 'entry': return shapeEntry(node, options)
    case 'paragraph': return shapeParagraph(node)
    case 'heading': return node.children.length > 0 ? [node] : []
    case 'html': return isWhole(node.value) ? [node] : []
    case 'list': return shapeList(node, options)
    case 'blockquote': case 'footnoteDefinition': return [{...node, children: flow(node.children, options) as typeof node.children}]
    case 'table': return node.children.some((row) => row.children.length > 0) ? [node] : []
    case 'tableRow': return [{type: 'table', children: [node]} satisfies Table]
    case 'code': case 'math': case 'thematicBreak': case 'definition': return [node]
    default: return shapeUnknown(node, options)
  }
}

// A paragraph that shows nothing is none; raw HTML in it stands for itself.
function shapeParagraph(node: Paragraph): readonly RootContent[] {
  if (node.children.some(says)) return [node]
  return node.children.filter((child) => child.type === 'html' && isWhole(child.value))
}

/** Whether raw HTML ends where it ends: what does not would take along what is written behind it. */
function isWhole(value: string): boolean {
  if (value.startsWith('<!--')) return value.indexOf('-->') === value.length - 3
  return /^<\/?[a-z]/iu.test(value) && !/^<(?:script|pre|style|textarea)\b/iu.test(value) && !/\n[ \t]*\n/u.test(value)
}

// Also rows, cells and items that stand alone.
function shapeUnknown(node: Nodes, options: ShapeOptions): RootContent[] {
  if ('children' in node && Array.isArray(node.children)) return flow(node.children as Nodes[], options)
  const {value} = node as {value?: unknown}
  return typeof value === 'string' ? [{type: 'paragraph', children: [{type: 'text', value}]}] : []
}

function isForeign({data}: Nodes, {language}: ShapeOptions): boolean {
  return language !== undefined && typeof data?.lang === 'string' && primary(data.lang) !== primary(language)
}

const primary = (tag: string): string => (tag.split(/[-_]/u)[0] ?? '').toLowerCase()

function shapeEntry({by, children}: Entry, options: ShapeOptions): RootContent[] {
  const blocks = flow(children, options)
  if (!options.labels || by === undefined || by.trim() === '') return blocks
  const label: PhrasingContent = {type: 'strong', children: [{type: 'text', value: `${by.trim()}:`}]}
  const [first] = blocks
  if (first?.type !== 'paragraph') return [{type: 'paragraph', children: [label]} satisfies Paragraph, ...blocks]
  blocks[0] = {...first, children: [label, {type: 'text', value: ' '}, ...first.children]}
  return blocks
}

function shapeList(node: List, options: ShapeOptions): RootContent[] {
  if (node.children.length === 0) return []
  const children = node.children.map((item) => shapeItem(item, options))
  const spread = node.spread ?? children.some((item) => item.spread)
  return [{...node, ...(node.ordered ? {start: startOf(node)} : {}), spread, children}]
}

// The first number of a list, so far as Markdown can write it; numbers of later items have at most nine digits too.
function startOf({start, children}: List): number {
  return Number.isInteger(start) && start! >= 0 && start! + children.length < 1e9 ? start! : 1
}

function shapeItem(node: ListItem, options: ShapeOptions): ListItem {
  const children = flow(node.type === 'listItem' ? node.children : [node as Nodes], options) as ListItem['children']
  const {checked, ...item} = node
  const [first] = children
  const task = typeof checked === 'boolean' && first?.type === 'paragraph' && first.children.some(says)
  return {...item, type: 'listItem', spread: node.spread ?? false, children, ...(task ? {checked} : {})}
}

function says(node: Nodes): boolean {
  if ('children' in node) return node.children.some(says)
  if ('value' in node) return node.type !== 'html' && typeof node.value === 'string' && node.value.trim() !== ''
  return node.type !== 'break'
}

/** How many columns and rows a cell takes, from its `data`. */
export function spans(cell: TableRow['children'][number]): {colSpan: number; rowSpan: number} {
  const data = (cell.data ?? {}) as {colSpan?: unknown; rowSpan?: unknown}
  const count = (value: unknown): number => (typeof value === 'number' && Number.isInteger(value) && value > 1 ? value : 1)
  return {colSpan: count(data.colSpan), rowSpan: count(data.rowSpan)}
}
