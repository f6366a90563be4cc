import type {ListItem, Paragraph, RootContent} from 'mdast'
import {entry, heading, paragraph, type Entry} from '../document.ts'
import type {Places} from '../place.ts'
import {joinLines, type Piece, type Usage} from './join.ts'
import type {Block} from './layout-blocks.ts'
import type {Depth} from './layout-headings.ts'
import {growLists, stretch} from './layout-lists.ts'

/** What nodes are made with. */
export interface Making {
  readonly places: Places
  readonly usage: Usage
  readonly headings: ReadonlyMap<number, Depth>
}

/** Make the tree of a document's blocks: headings, paragraphs, nested lists, turns. */
export function growTree(blocks: readonly Block[], making: Making): RootContent[] {
  const {places, headings} = making
  const root: RootContent[] = []
  let turn: Entry | undefined
  const append = (node: RootContent): void => {
    if (turn) turn.children.push(node as Entry['children'][number])
    else root.push(node)
    if (turn) stretch(turn, node)
  }
  const lists = growLists(places, append)
  for (const [index, block] of blocks.entries()) {
    const depth = headings.get(index)
    if (block.kind === 'item' && depth === undefined) {
      const item = itemOf(block, making)
      lists.add(item, block.marker!, block.rows[0]!.indent)
      if (turn) stretch(turn, item)
    } else if (block.rows.length > 0) {
      lists.close()
      if (block.kind === 'stranger' || block.label || (depth !== undefined && standsBeforeTurn(blocks, index, headings))) turn = undefined
      const node = nodeOf(block, depth, making)
      append(node)
      if (node.type === 'entry') turn = node
    }
    for (const {role, why, row} of block.furniture) append({...paragraph(row.text, places.position(row.start, row.end)), data: {role, why}})
  }
  return root
}

function nodeOf(block: Block, depth: Depth | undefined, making: Making): RootContent {
  const {rows, kind, label} = block
  const place = making.places.position(rows[0]!.start, rows.at(-1)!.end)
  if (kind === 'rule') return {type: 'thematicBreak', position: place}
  if (depth !== undefined) return heading(depth, joinLines(rows.map((row) => ({row, from: row.start})), making.places, making.usage), place)
  const text = textOf(block, making)
  if (!label) return isAction(block) ? {...text!, data: {role: 'action'}} : text!
  const {by, at, role} = label
  return entry({by, ...(at === undefined ? {} : {at}), ...(role === undefined ? {} : {data: {role}})}, text ? [text] : [], place)
}

function itemOf(block: Block, making: Making): ListItem {
  const text = textOf(block, making)
  return {type: 'listItem', spread: false, children: text ? [text] : [], position: making.places.position(block.rows[0]!.start, block.rows.at(-1)!.end)}
}

// The text behind a marker or label, where there is any.
function textOf({rows, marker, label}: Block, {places, usage}: Making): Paragraph | undefined {
  const skipped = marker?.length ?? label?.length ?? 0
  const pieces: Piece[] = rows.map((row, index) => ({row, from: index === 0 ? row.start + skipped : row.start})).filter(({row, from}) => from < row.end)
  const [first, last] = [pieces[0], pieces.at(-1)]
  return first && last && paragraph(joinLines(pieces, places, usage), places.position(first.from, last.row.end))
}

// A heading between two turns belongs to neither.
function standsBeforeTurn(blocks: readonly Block[], index: number, headings: ReadonlyMap<number, Depth>): boolean {
  let next = index + 1
  while (headings.has(next)) next++
  return blocks[next]?.kind === 'turn'
}

// What happens, not what is said: a line in brackets.
function isAction({rows: [row, more]}: Block): boolean {
  return !more && row!.text.length < 80 && /^[（(［[][^(（［[\])）］]{1,78}[\])）］]$/u.test(row!.text)
}
