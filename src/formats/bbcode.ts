import type {BlockContent, Blockquote, Image, List, ListItem, Paragraph, PhrasingContent, Text} from 'mdast'
import type {Excerpt} from './excerpt.ts'
import {pairTags, type Pair, type Tag} from './bbcode-tags.ts'

/**
 * Read BBCode into flow content: a line is a paragraph; tags without their end, and tags that are not known, are text.
 *
 * Emphasis that runs over several lines is made anew in each, as a paragraph cannot hold two lines.
 */
export function readBBCode(from: Excerpt): BlockContent[] {
  const {value} = from
  const state: State = {from, holders: [{children: []}], leaves: [], path: [], line: 0}
  let at = 0
  const pairs = pairTags(value)
  // In a raw pair the end's tag comes right behind the opening one.
  for (const [tag, pair] of [...pairs].sort(([a], [b]) => a.start - b.start)) {
    if (tag.start < at) continue
    readText(state, at, tag.start)
    at = tag.end
    if (tag.kind === 'code' || tag.kind === 'image' || (tag.kind === 'link' && tag.value === '' && !tag.close)) {
      readRaw(state, pair)
      at = pair.close.end
    } else if (tag.kind === 'quote' || tag.kind === 'list' || tag.kind === 'item' || tag.kind === 'rule') readBlock(state, tag, pair)
    else if (tag.kind !== 'plain') readInline(state, tag, pair)
  }
  readText(state, at, value.length)
  flush(state)
  return state.holders[0]!.children
}

interface Leaf {
  readonly node: PhrasingContent
  readonly start: number
  end: number
  readonly path: readonly Pair[]
}

interface Holder {
  children: BlockContent[]
  pair?: Pair
  /** Of a list: its items. */
  items?: ListItem[]
  /** Where an item's tag begins. */
  item?: number
  /** The emphasis around it. */
  path?: readonly Pair[]
}

interface State {
  readonly from: Excerpt
  readonly holders: Holder[]
  leaves: Leaf[]
  path: readonly Pair[]
  line: number
}

function position({places, offset}: Excerpt, start: number, end: number): Paragraph['position'] {
  return places.position(offset + start, offset + end)
}

function readText(state: State, start: number, end: number): void {
  const {value} = state.from
  for (let at = start; at < end; ) {
    const found = value.indexOf('\n', at)
    const stop = found === -1 || found >= end ? end : found
    addText(state, at, stop)
    if (stop < end) flush(state)
    at = stop + 1
  }
}

function addText(state: State, start: number, end: number): void {
  let from = start
  if (state.leaves.length === 0) from += end - start - state.from.value.slice(start, end).trimStart().length
  if (from < end) addLeaf(state, {type: 'text', value: state.from.value.slice(from, end)}, from, end)
}

function addLeaf({from, leaves, path}: State, node: PhrasingContent, start: number, end: number): void {
  leaves.push({node: {...node, position: position(from, start, end)}, start, end, path})
}

function readRaw(state: State, {open, close}: Pair): void {
  const {from} = state
  const inner = from.value.slice(open.end, close.start)
  const address = inner.trim()
  if (open.kind === 'code') {
    flush(state)
    holder(state).children.push({type: 'code', value: inner.replace(/^\r?\n|\r?\n$/gu, ''), position: position(from, open.start, close.end)})
  } else if (open.kind === 'image') {
    const image: Image = {type: 'image', url: address}
    addLeaf(state, image, open.start, close.end)
  } else {
    const pair: Pair = {open: {...open, value: address}, close, lines: [state.line, state.line]}
    const outside = state.path
    state.path = [...outside, pair]
    if (address !== '') addLeaf(state, {type: 'text', value: inner}, open.end, close.start)
    state.path = outside
  }
}

function readInline(state: State, tag: Tag, pair: Pair): void {
  if (tag.close) {
    pair.lines[1] = state.line
    state.path = state.path.filter((item) => item !== pair)
  } else {
    pair.lines[0] = state.line
    state.path = [...state.path, pair]
  }
}

function readBlock(state: State, tag: Tag, pair: Pair): void {
  flush(state)
  if (tag.kind === 'rule') holder(state).children.push({type: 'thematicBreak', position: position(state.from, tag.start, tag.end)})
  else if (tag.kind === 'item') {
    if (holder(state).item !== undefined) closeHolder(state, tag.start)
    if (holder(state).items) openHolder(state, {children: [], item: tag.start})
    else addLeaf(state, {type: 'text', value: state.from.value.slice(tag.start, tag.end)}, tag.start, tag.end)
  } else if (!tag.close) openHolder(state, tag.kind === 'list' ? {children: [], pair, items: []} : {children: [], pair})
  else while (state.holders.length > 1 && closeHolder(state, tag.start) !== pair) continue
}

const holder = ({holders}: State): Holder => holders.at(-1)!

function openHolder(state: State, opened: Holder): void {
  state.holders.push({...opened, path: state.path})
  state.path = []
}

function closeHolder(state: State, end: number): Pair | undefined {
  flush(state)
  const {children, pair, items, item, path = []} = state.holders.pop()!
  const outer = holder(state)
  state.path = path
  if (item !== undefined) outer.items?.push({type: 'listItem', spread: false, children, position: position(state.from, item, trimEnd(state, item, end))})
  else if (pair) {
    const place = position(state.from, pair.open.start, pair.close.end)
    if (items) outer.children.push(listOf(pair, items, children, place))
    else outer.children.push({type: 'blockquote', children, ...attributed(pair), position: place} satisfies Blockquote)
  }
  return pair
}

function trimEnd({from}: State, start: number, end: number): number {
  return start + from.value.slice(start, end).trimEnd().length
}

// What stands in a list before its first item, or without any, is an item.
function listOf(pair: Pair, items: ListItem[], children: BlockContent[], place: List['position']): List {
  const first = children[0]?.position
  const last = children.at(-1)?.position
  const before: ListItem[] = first && last ? [{type: 'listItem', spread: false, children, position: {start: first.start, end: last.end}}] : []
  return {type: 'list', ordered: /^[1ai]$/iu.test(pair.open.value), spread: false, children: [...before, ...items], position: place}
}

function attributed({open}: Pair): Pick<Blockquote, 'data'> {
  const by = open.value.replace(/^["']|["'](?:;.*)?$/gu, '').trim()
  return by === '' ? {} : {data: {by}}
}

function flush(state: State): void {
  const {leaves} = state
  const last = leaves.at(-1)
  state.leaves = []
  state.line++
  if (last?.node.type === 'text') trimLeaf(state, last, last.node)
  const kept = last?.node.type === 'text' && last.node.value === '' ? leaves.slice(0, -1) : leaves
  if (kept.length === 0) return
  const children = nest(state, kept, 0)
  const [first, final] = [children[0]!.position!, children.at(-1)!.position!]
  holder(state).children.push({type: 'paragraph', children, position: {start: first.start, end: final.end}})
}

function trimLeaf({from}: State, leaf: Leaf, node: Text): void {
  node.value = node.value.trimEnd()
  leaf.end = leaf.start + node.value.length
  node.position = position(from, leaf.start, leaf.end)
}

function nest(state: State, leaves: readonly Leaf[], depth: number): PhrasingContent[] {
  const found: PhrasingContent[] = []
  for (let at = 0; at < leaves.length; ) {
    const pair = leaves[at]!.path[depth]
    let end = at + 1
    while (pair && end < leaves.length && leaves[end]!.path[depth] === pair) end++
    found.push(pair ? wrap(state, pair, leaves.slice(at, end), depth) : leaves[at]!.node)
    at = end
  }
  return found
}

// A pair within one line takes its tags into its place.
function wrap(state: State, pair: Pair, leaves: readonly Leaf[], depth: number): PhrasingContent {
  const whole = pair.lines[0] === pair.lines[1]
  const place = position(state.from, whole ? pair.open.start : leaves[0]!.start, whole ? pair.close.end : leaves.at(-1)!.end)
  const children = nest(state, leaves, depth + 1)
  const {kind, value, name} = pair.open
  if (kind === 'link') return {type: 'link', url: name === 'email' ? `mailto:${value}` : value.replace(/^["']|["']$/gu, ''), children: children as [], position: place}
  return {type: kind as 'strong' | 'emphasis' | 'delete', children, position: place}
}
