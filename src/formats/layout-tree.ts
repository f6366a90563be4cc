import type {Blockquote, ListItem, Paragraph, RootContent, Text} from 'mdast'
import type {Position} from 'unist'
import {entry, heading, type Entry} from '../document.ts'
import type {Places} from '../place.ts'
import {joinLines, type Usage} from './join.ts'
import {isAction, type Aside, type Block} from './layout-blocks.ts'
import type {Depth} from './layout-headings.ts'
import {growLists, stretch} from './layout-lists.ts'
import {tableOf} from './layout-tables.ts'

/** What nodes are made with. */
export interface Making {
  readonly places: Places
  readonly usage: Usage
  readonly headings: ReadonlyMap<number, Depth>
  /** Blocks that are quotations. */
  readonly quotes?: ReadonlySet<number>
}

/** Make the tree of a document's blocks: headings, paragraphs, nested lists, turns. */
export function growTree(blocks: readonly Block[], making: Making): RootContent[] {
  const {places, headings, quotes} = making
  const root: RootContent[] = []
  let turn: Entry | undefined
  let quotation: Blockquote | undefined
  const append = (node: RootContent): void => {
    if (turn) turn.children.push(node as Entry['children'][number])
    else root.push(node)
    if (turn) stretch(turn, node)
  }
  const lists = growLists(places, append)
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index]!
    const depth = headings.get(index)
    if (block.kind === 'item' && depth === undefined) {
      const item = itemOf(block, making)
      for (const note of block.furniture ?? []) if (note.role === 'margin') addTo(item, asideOf(note, making))
      lists.add(item, block.marker!, block.rows[0]!.indent)
      if (turn) stretch(turn, item)
    } else if (block.rows.length > 0) {
      lists.close()
      if (block.kind === 'stranger' || block.label || (depth !== undefined && standsBeforeTurn(blocks, index, headings))) turn = undefined
      const node = nodeOf(isSilent(blocks, index) ? {kind: 'text', rows: block.rows} : block, depth, making)
      const quoted = quotes?.has(index) === true
      if (quoted && quotation) quotation.children.push(node as Paragraph)
      else append(quoted ? (quotation = quote(node as Paragraph)) : node)
      if (quoted) stretchAll([quotation!, turn], node)
      else quotation = undefined
      if (node.type === 'entry') turn = node
    }
    for (const aside of block.furniture ?? []) if (aside.role !== 'margin' || block.kind !== 'item' || depth !== undefined) append(asideOf(aside, making))
  }
  return root
}

// A name on a line of its own, with another one below it or nothing: nobody speaks in a list of those who are there.
function isSilent(blocks: readonly Block[], index: number): boolean {
  const {label, rows: [row, more]} = blocks[index]!
  if (!label || !row || more || label.length !== row.text.length || /[:：]$/u.test(row.text)) return false
  const next = blocks[index + 1]
  return next === undefined || (next.label !== undefined && next.kind === 'turn')
}

const quote = (node: Paragraph): Blockquote => ({type: 'blockquote', children: [node], position: {...node.position!}})

function stretchAll(parents: ReadonlyArray<RootContent | undefined>, node: RootContent): void {
  for (const parent of parents) if (parent) stretch(parent, node)
}

function addTo(item: ListItem, node: Paragraph): void {
  item.children.push(node)
  stretch(item, node)
}

function asideOf({role, why, rows}: Aside, {places, usage}: Making): Paragraph {
  const children = joinLines({rows}, places, usage)
  return {type: 'paragraph', children, position: placeOf(children, places), data: {role, why}}
}

// Furniture comes with a role, and so does what happens beside the talk.
function marked(node: Paragraph, data: NonNullable<Paragraph['data']>): Paragraph {
  node.data = data
  return node
}

function nodeOf(block: Block, depth: Depth | undefined, making: Making): RootContent {
  const {rows, kind, label, joins} = block
  if (kind === 'rule') return {type: 'thematicBreak', position: making.places.position(rows[0]!.start, rows.at(-1)!.end)}
  if (block.grid) return tableOf(block.grid, making.places)
  if (depth !== undefined) {
    const children = joinLines({rows, joins}, making.places, making.usage)
    return heading(depth, children, placeOf(children, making.places))
  }
  const text = textOf(block, making)
  const mark = block.role ?? (!label && isAction(rows) ? 'action' : undefined)
  if (!label) return mark === undefined ? text! : marked(text!, {role: mark})
  const {by, at, role, number} = label
  return entry({by, ...(at === undefined ? {} : {at}), ...(number === undefined ? {} : {number}), ...(role === undefined ? {} : {data: {role}})}, text ? [text] : [], placeWith(block, text, making.places))
}

function itemOf(block: Block, making: Making): ListItem {
  const text = textOf(block, making)
  return {type: 'listItem', spread: false, children: text ? [text] : [], position: placeWith(block, text, making.places)}
}

// The label or marker begins it, but for what stands in a column to the right.
function placeWith({rows: [first]}: Block, text: Paragraph | undefined, places: Places): Position {
  const {start, end} = text?.position ?? {}
  return places.position(Math.min(first!.start, start?.offset ?? Infinity), Math.max(first!.end, end?.offset ?? 0))
}

// The text behind a marker or label, where there is any.
function textOf({rows, marker, label, joins}: Block, {places, usage}: Making): Paragraph | undefined {
  const from = rows[0]!.start + (marker?.length ?? label?.length ?? 0)
  const said = from < rows[0]!.end ? rows : rows.slice(1)
  const [first] = said
  if (!first) return undefined
  // A label may reach into the second line; the top of the next column stands before it.
  const start = first.start < rows[0]!.start ? first.start : Math.max(from, first.start)
  const children = joinLines({rows: said, from: start, joins}, places, usage)
  return {type: 'paragraph', children, position: placeOf(children, places)}
}

// Of a paragraph that is one text it is the place of that: a document has as many as it has lines, and neither grows. Of one that goes on at the
// top of the next column the last line stands before the first.
function placeOf(texts: readonly Text[], places: Places): Position {
  const [only, more] = texts
  if (only && !more) return only.position!
  let [start, end] = [Infinity, 0]
  for (const {position} of texts) {
    start = Math.min(start, position!.start.offset!)
    end = Math.max(end, position!.end.offset!)
  }
  return places.position(start, end)
}

// A heading between two turns belongs to neither.
function standsBeforeTurn(blocks: readonly Block[], index: number, headings: ReadonlyMap<number, Depth>): boolean {
  let next = index + 1
  while (headings.has(next)) next++
  return blocks[next]?.kind === 'turn'
}
