import type {Element, ElementContent, Root as HastRoot} from 'hast'
import {toText as hastToText} from 'hast-util-to-text'
import type {FootnoteDefinition, Heading, List, Nodes, Paragraph, Root, RootContent, Table, TableCell} from 'mdast'
import {toHast, type Handlers, type State} from 'mdast-util-to-hast'
import type {Document} from '../document.ts'
import {inlineText} from './inline-text.ts'
import {flow, isPhrasing, shape} from './shape.ts'

export interface TextOptions {
  /** Begin an entry with `by: ` (default: true). */
  readonly labels?: boolean
  /** Leave out blocks whose `data.lang` is another language (BCP 47; the primary subtag counts). */
  readonly language?: string
}

/**
 * Write the body as plain text: what a reader sees, as `innerText` gives it for a page.
 *
 * Ordered items begin with their number, task items with `[x]` or `[ ]`, footnotes with `[label]`; cells stand behind tabs, rows
 * on lines. A line end inside a paragraph is a space, between Han or kana characters nothing. Images, raw HTML and front
 * matter show nothing; the title is not put in front.
 */
export function toText(document: Document, {labels = true, language}: TextOptions = {}): string {
  return writeText(shape(document, {labels, language}))
}

/** As `toText`, of a tree that was shaped. */
export function writeText(root: Root): string {
  if (root.children.every(isPlain)) return layOut(root.children)
  // Every text is laid out already, so that `pre` keeps it as it is; blocks are what is left to break lines.
  return hastToText(toHast(root, {handlers}) as HastRoot, {whitespace: 'pre'})
}

type Plain = Paragraph | Heading

const isPlain = (node: RootContent): node is Plain => node.type === 'paragraph' || node.type === 'heading'

// Most documents are paragraphs and headings. They need no tree of elements: there are two line ends around a paragraph, and one around a heading.
function layOut(blocks: readonly Plain[]): string {
  let text = ''
  let last = 0
  for (const {type, children} of blocks) {
    const ends = type === 'paragraph' ? 2 : 1
    const value = inlineText(children)
    if (value !== '') text += text === '' ? value : (Math.max(last, ends) === 2 ? '\n\n' : '\n') + value
    last = value === '' ? Math.max(last, ends) : ends
  }
  return text
}

const handlers: Handlers = {
  root: (state: State, node: Nodes) => state.all(node),
  paragraph: (_: State, node: {children: Nodes[]}) => element('p', inlineText(node.children)),
  heading: (_: State, node: {depth: number; children: Nodes[]}) => element(`h${node.depth}`, inlineText(node.children)),
  blockquote: (state: State, node: Nodes) => element('blockquote', state.all(node)),
  code: (_: State, {value}: {value: string}) => element('pre', value),
  math: (_: State, {value}: {value: string}) => element('pre', value),
  thematicBreak: () => element('hr', []),
  html: () => undefined,
  definition: () => undefined,
  footnoteDefinition: (state: State, node: FootnoteDefinition) => element('div', prefixed(`[${node.label ?? node.identifier}] `, state.all(node))),
  list,
  // In a division: tables that follow each other begin on lines of their own.
  table: (state: State, {children}: Table) => element('div', [element('table', children.map((row) => element('tr', row.children.map((cell) => element('td', cellText(state, cell))))))])
}

function element(tagName: string, content: string | ElementContent[]): Element {
  const children = typeof content === 'string' ? [{type: 'text' as const, value: content}] : content
  return {type: 'element', tagName, properties: {}, children}
}

function list(state: State, node: List): Element {
  const loose = node.spread || node.children.some(({spread}) => spread)
  const items = node.children.map((item, index) => {
    const box = typeof item.checked === 'boolean' ? `[${item.checked ? 'x' : ' '}] ` : ''
    const number = node.ordered ? `${(node.start ?? 1) + index}. ` : ''
    const children = state.all(item)
    if (!loose) tighten(children)
    return element('li', prefixed(number + box, children))
  })
  return element(node.ordered ? 'ol' : 'ul', items)
}

// Paragraphs are set apart by a blank line, divisions are not.
function tighten(children: readonly ElementContent[]): void {
  for (const child of children) if (child.type === 'element' && child.tagName === 'p') child.tagName = 'div'
}

function prefixed(prefix: string, children: ElementContent[]): ElementContent[] {
  if (prefix === '') return children
  const [first] = children
  const head = first?.type === 'element' && (first.tagName === 'p' || first.tagName === 'div') ? first.children[0] : undefined
  if (head?.type === 'text') {
    head.value = prefix + head.value
    return children
  }
  return [element('div', prefix.trimEnd()), ...children]
}

// A row stays on its line, whatever its cells hold.
function cellText(state: State, cell: TableCell): string {
  const nodes: Nodes[] = cell.children
  const value = nodes.every(isPhrasing)
    ? inlineText(nodes)
    : hastToText({type: 'root', children: state.all({type: 'root', children: flow(nodes, {labels: false})})}, {whitespace: 'pre'})
  return value.replace(/[\t\r\n]+/gu, ' ')
}
