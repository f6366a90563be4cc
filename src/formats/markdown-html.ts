import type {Html, Nodes, PhrasingContent, Root, RootContent} from 'mdast'
import {readFragment} from './html.ts'
import {pairTags, isForeign, type InlineOptions} from './inline-html.ts'

export interface HtmlOptions extends InlineOptions {
  /** The text that positions refer to. */
  readonly source: string
  readonly base?: string
}

const phrasing: ReadonlySet<string> = new Set(['paragraph', 'heading', 'tableCell', 'strong', 'emphasis', 'delete', 'link', 'linkReference'])

/**
 * Read the HTML that stands in a Markdown tree into nodes, in place: blocks by the HTML reader, inline tags in pairs.
 *
 * A component, a template or a comment stays an `html` node; so does a block that holds nothing a reader sees.
 */
export function readHtml(root: Root, options: HtmlOptions): void {
  const walk = (node: Nodes): void => {
    if (!('children' in node)) return
    const children: RootContent[] = node.children
    if (children.some(({type}) => type === 'html')) setChildren(node, phrasing.has(node.type) ? pairTags(children as PhrasingContent[], options) : readBlocks(children, options))
    for (const child of node.children) walk(child)
  }
  walk(root)
}

function readBlocks(children: readonly RootContent[], options: HtmlOptions): RootContent[] {
  const opened: string[] = []
  return children.flatMap((node) => {
    if (node.type !== 'html' || isForeign(node.value)) return [node]
    if (closesOnly(node, opened)) return []
    const {start, end} = node.position!
    const html = align(node.value, options.source.slice(start.offset, end.offset))
    const nodes = readFragment(html, {places: options.places, offset: start.offset!, ...(options.base === undefined ? {} : {base: options.base})})
    if (nodes.length === 0) return [node]
    opened.push(...unclosed(node.value))
    return nodes
  })
}

// In a list or quotation a block stands without the beginnings of its lines: they are white space, for what is behind them to keep its place.
function align(value: string, slice: string): string {
  if (value === slice) return value
  const lines = value.split(/\r\n?|\n/u)
  // What stands between the lines are their ends.
  return slice.split(/(\r\n?|\n)/u).map((part, index) => (index % 2 === 1 ? part : (lines[index / 2] ?? '').padStart(part.length))).join('')
}

// The end of an element whose start was read with the block before.
function closesOnly({value}: Html, opened: string[]): boolean {
  if (!/^(?:\s*<\/[a-zA-Z][\w-]*\s*>)+\s*$/u.test(value)) return false
  const left = [...opened]
  for (const [, name = ''] of value.matchAll(/<\/([\w-]+)/gu)) {
    const at = left.lastIndexOf(name.toLowerCase())
    if (at < 0) return false
    left.splice(at, 1)
  }
  opened.splice(0, opened.length, ...left)
  return true
}

const voids: ReadonlySet<string> = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr'])

function unclosed(html: string): string[] {
  const open: string[] = []
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-zA-Z][\w-]*)/gu)) {
    const lower = name.toLowerCase()
    if (slash === '/' && open.includes(lower)) open.splice(open.lastIndexOf(lower))
    else if (slash === '' && !voids.has(lower)) open.push(lower)
  }
  return open
}

function setChildren(node: Nodes, children: RootContent[]): void {
  ;(node as {children: RootContent[]}).children = children
}
