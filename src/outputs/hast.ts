/** Turns trees into safe HTML trees. */

import type {Element, ElementContent, Nodes as HastNodes, Properties} from 'hast'
import {defaultSchema, sanitize, type Schema} from 'hast-util-sanitize'
import type {List, ListItem, Nodes, Table, TableCell, TableRow} from 'mdast'
import {toHast, type Handlers, type State} from 'mdast-util-to-hast'
import type {Entry} from '../document.ts'
import {joinLines} from './inline-text.ts'
import {spans} from './shape.ts'

/**
 * What may be in the HTML: GitHub's list, as `hast-util-sanitize` has it, and what is ours: `article` and `header` for entries,
 * with `data-by`, `data-at`, `data-number` and `data-reply-to`.
 *
 * Ids are those that footnotes make, which carry a prefix already.
 */
const schema: Schema = {
  ...defaultSchema,
  tagNames: [...(defaultSchema.tagNames ?? []), 'article', 'header', 'time'],
  attributes: {
    ...defaultSchema.attributes,
    article: ['dataBy', 'dataAt', 'dataId', 'dataNumber', 'dataReplyTo'],
    a: [...(defaultSchema.attributes?.a ?? []).filter((name) => name !== 'ariaDescribedBy'), ['ariaDescribedBy', 'footnote-label']],
    code: [['className', /^language-./u, 'math-inline', 'math-display']],
    '*': [...(defaultSchema.attributes?.['*'] ?? []).filter((name) => name !== 'id'), ['id', /^user-content-fn(?:ref)?-/u, 'footnote-label']]
  },
  clobber: []
}

/** Turn nodes into HTML that is safe to show: raw HTML is left out, and so is every address and attribute that could run code. */
export function toSafeHast(node: Nodes, more: Handlers = {}): HastNodes {
  return sanitize(toHast(node, {handlers: {...handlers, ...more}}), schema)
}

const handlers: Handlers = {
  entry: writeEntry,
  // Browsers show a line end between Han characters as a space.
  text: (_: State, {value}: {value: string}) => ({type: 'text', value: joinLines(value)}),
  list: writeList,
  table: writeTable,
  math: (_: State, node: Nodes & {value: string}) => element('pre', [mathematics(node.value, 'math-display')]),
  inlineMath: (_: State, node: Nodes & {value: string}) => mathematics(node.value, 'math-inline'),
  toml: () => undefined,
  json: () => undefined
}

function element(tagName: string, children: ElementContent[], properties: Properties = {}): Element {
  return {type: 'element', tagName, properties, children}
}

const mathematics = (value: string, kind: string): Element => element('code', [{type: 'text', value}], {className: ['language-math', kind]})

function writeEntry(state: State, node: Entry): Element {
  const {by, at, id, number, replyTo} = node
  const facts = Object.entries({dataBy: by, dataAt: at, dataId: id, dataNumber: number, dataReplyTo: replyTo}).filter(([, value]) => value !== undefined)
  const header: ElementContent[] = []
  if (by !== undefined) header.push(element('strong', [{type: 'text', value: by}]))
  if (by !== undefined && at !== undefined) header.push({type: 'text', value: ' '})
  if (at !== undefined) header.push(element('time', [{type: 'text', value: at}], {dateTime: at}))
  const children = header.length > 0 ? [element('header', header), ...state.all(node)] : state.all(node)
  return element('article', state.wrap(children, true), Object.fromEntries(facts))
}

// The default looks through the whole list for each of its items.
function writeList(state: State, node: List): Element {
  const loose = node.spread === true || node.children.some(({spread}) => spread === true)
  const items = node.children.map((item) => writeItem(state, item, loose))
  const properties = {
    ...(node.ordered && typeof node.start === 'number' && node.start !== 1 ? {start: node.start} : {}),
    ...(node.children.some(isTask) ? {className: ['contains-task-list']} : {})
  }
  return element(node.ordered ? 'ol' : 'ul', state.wrap(items, true), properties)
}

function writeItem(state: State, item: ListItem, loose: boolean): Element {
  const children = state.all(item).flatMap((child) => (!loose && child.type === 'element' && child.tagName === 'p' ? [{type: 'text' as const, value: '\n'}, ...child.children] : [{type: 'text' as const, value: '\n'}, child]))
  if (loose) children.push({type: 'text', value: '\n'})
  else children.shift()
  if (!isTask(item)) return element('li', children)
  const box = element('input', [], {type: 'checkbox', checked: item.checked === true, disabled: true})
  return element('li', [box, {type: 'text', value: ' '}, ...children], {className: ['task-list-item']})
}

const isTask = ({checked}: ListItem): boolean => typeof checked === 'boolean'

// Unlike the default every cell is written, in rows of any length, and spans are: the empty cells that one covers are not.
function writeTable(state: State, {children, align}: Table): Element {
  const covered = new Set<TableCell>()
  for (const [index, row] of children.entries()) {
    for (const [column, cell] of row.children.entries()) if (!covered.has(cell)) cover(children, index, column, covered)
  }
  const [head, ...body] = children.map((row, index) => element('tr', row.children.flatMap((cell, column) => (covered.has(cell) ? [] : [writeCell(state, cell, index === 0, align?.[column])]))))
  const parts = [...(head ? [element('thead', [head])] : []), ...(body.length > 0 ? [element('tbody', state.wrap(body, true))] : [])]
  return element('table', state.wrap(parts, true))
}

function writeCell(state: State, cell: TableCell, head: boolean, align: string | null | undefined): Element {
  const {colSpan, rowSpan} = spans(cell)
  const properties = {...(align ? {align} : {}), ...(colSpan > 1 ? {colSpan} : {}), ...(rowSpan > 1 ? {rowSpan} : {})}
  return element(head || isHeader(cell) ? 'th' : 'td', state.all(cell), properties)
}

const isHeader = ({data}: TableCell): boolean => (data as {header?: unknown} | undefined)?.header === true

function cover(rows: readonly TableRow[], row: number, column: number, covered: Set<TableCell>): void {
  const {colSpan, rowSpan} = spans(rows[row]!.children[column]!)
  for (const {children} of rowSpan * colSpan > 1 ? rows.slice(row, row + rowSpan) : []) {
    for (const cell of children.slice(column, column + colSpan)) if (cell.children.length === 0) covered.add(cell)
  }
  covered.delete(rows[row]!.children[column]!)
}
