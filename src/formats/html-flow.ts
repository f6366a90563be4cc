import type {BlockContent, DefinitionContent, Heading, List, ListItem, Paragraph, PhrasingContent, RootContent} from 'mdast'
import {entry, type Entry} from '../document.ts'
import {headings} from './html-elements.ts'
import {showsItself} from './html-embed.ts'
import {quoteData} from './html-quote.ts'
import {isBlockByStyle} from './html-hidden.ts'
import {append, collapse, cutParagraphs, isBlank, isBreak, nest, span, type Piece} from './html-inline.ts'
import {content, enter, piecesOf, read, type Inside, type Reading} from './html-phrasing.ts'
import {readCode, readCodeRows} from './html-code.ts'
import {readCodeTable} from './html-listing.ts'
import {markAuthor} from './html-post-fields.ts'
import {readMath, readMathScript, readMathSpan} from './html-math.ts'
import {alignment, isLayout, makeTable, takeApart, type TableParts} from './html-table.ts'
import {attribute, type ElementNode, type TextNode} from './html-node.ts'

/** What flow content of a page is: what mdast has, without front matter. */
export type Flow = BlockContent | DefinitionContent

/** Reading of blocks, with what the adapter wants to say of each one. */
export interface FlowReading extends Reading {
  /** Called with each block and the element that it comes from. */
  readonly annotate?: ((node: RootContent, element: ElementNode) => void) | undefined
  /** Elements that are posts of a thread, each with what is known of it. */
  readonly posts?: ReadonlyMap<ElementNode, Omit<Entry, 'type' | 'children'>> | undefined
}

type BlockReader = (element: ElementNode, reading: FlowReading, inside: Inside) => Flow[]

const readers: ReadonlyMap<string, BlockReader> = new Map<string, BlockReader>([
  ...[...headings].map((name): [string, BlockReader] => [name, readHeading]),
  ['ul', readList], ['ol', readList], ['menu', readList], ['dir', readList],
  ['li', readLooseItem],
  ['blockquote', readQuote],
  ['pre', readCode], ['listing', readCode], ['xmp', readCode], ['plaintext', readCode],
  ['hr', (element, reading) => wrap(element, reading, {type: 'thematicBreak'})],
  ['table', readTable],
  ['dt', (element, reading, inside) => readFlow(element, reading, inside).map(emphasize)],
  ['math', readFormula],
  ['iframe', readReplaced]
])

/** Read what stands in an element, or some of it, as blocks. */
export function readFlow(element: ElementNode, reading: FlowReading, inside: Inside, children: ElementNode['children'] = element.children): Flow[] {
  const flow: Flow[] = []
  readInto(flow, children, element, reading, inside)
  return flow
}

// Elements that are no blocks of their own add to the flow around them: to hand it up from each would take depth times length.
function readInto(flow: Flow[], children: ElementNode['children'], element: ElementNode, reading: FlowReading, inside: Inside): void {
  let line: Piece[] | undefined
  let alone = true
  for (const child of children) {
    // White space that begins a line is none, and most of it stands between blocks.
    if (!line && child.type === 'text' && inside.lines !== true && isBlank(child.value)) continue
    if (isInline(child)) read(child, reading, inside, (line ??= []))
    else {
      if (line) endLine(flow, line, element, reading, false)
      line = undefined
      alone = false
      readBlock(flow, child as ElementNode, reading, enter(child as ElementNode, reading, inside))
    }
  }
  if (line) endLine(flow, line, element, reading, alone)
}

// An image or frame on lines of its own, or with blocks in it for those who cannot show it.
function readReplaced(element: ElementNode, reading: FlowReading, inside: Inside): Flow[] {
  const flow: Flow[] = []
  endLine(flow, piecesOf(element, reading, inside), element, reading, true)
  return flow
}

function isInline(node: ElementNode | TextNode): boolean {
  if (node.type === 'text') return true
  const {name} = node
  if (name === 'iframe') return false
  if (node.holdsBlock) return node.traits.isUnseen
  if (name === 'math') return attribute(node, 'display') !== 'block'
  if (name === 'script') return !(readMathScript(node)?.display ?? false)
  return !node.traits.isBlock && !isBlockByStyle(node) && attribute(node, 'role') !== 'heading'
}

function readBlock(flow: Flow[], element: ElementNode, reading: FlowReading, inside: Inside): void {
  const fields = reading.posts?.get(element)
  const note = reading.notes?.definitions.get(element)
  const reader = readerOf(element)
  if (note) flow.push(...wrap(element, reading, {type: 'footnoteDefinition', ...note, children: readFlow(element, reading, inside)}))
  else if (fields) flow.push(...readPost(element, fields, reader, reading, inside))
  else if (reader) for (const node of reader(element, reading, inside)) add(flow, node)
  else readInto(flow, element.children, element, reading, inside)
}

// A list of posts, or of footnotes, is none.
const standsAlone = (node: ElementNode | TextNode, {posts, notes}: FlowReading): boolean => node.type === 'element' && (posts?.has(node) === true || notes?.definitions.has(node) === true)

function readPost(element: ElementNode, fields: Omit<Entry, 'type' | 'children'>, reader: BlockReader | undefined, reading: FlowReading, inside: Inside): Flow[] {
  const children: Flow[] = element.name === 'blockquote' || element.name === 'li' || !reader ? readFlow(element, reading, inside) : reader(element, reading, inside)
  markAuthor(children, fields.by)
  return children.length === 0 ? [] : [entry(fields, children, reading.place(element.start, element.end))]
}

function readerOf(element: ElementNode): BlockReader | undefined {
  if (element.name === 'script' || (element.children.length === 1 && readMathSpan(element))) return readFormula
  return readers.get(element.name) ?? (showsItself(element) ? readReplaced : !element.holdsBlock && attribute(element, 'role') === 'heading' ? readHeading : undefined)
}

// Items that stand in no list, side by side, are one.
function add(flow: Flow[], node: Flow): void {
  const last = flow.at(-1)
  if (!last || !isLoose(last) || !isLoose(node)) flow.push(node)
  else {
    append(last.children, node.children)
    if (last.position && node.position) last.position.end = node.position.end
  }
}

const isLoose = (node: Flow): node is List => node.type === 'list' && node.data?.loose === true

// Pieces of one run of text, as one paragraph or as several between double breaks.
function endLine(flow: Flow[], line: readonly Piece[], element: ElementNode, reading: FlowReading, alone: boolean): void {
  if (line.length === 0) return
  const parts = cutParagraphs(line)
  const whole = parts.length === 1
  for (const part of parts) {
    const pieces = collapse(part, reading.place)
    if (pieces.every(isBreak)) continue
    const children = nest(trimBreaks(pieces), {place: reading.place, whole})
    const position = whole && alone && element.name !== '#document' ? reading.place(element.start, element.end) : span(children)
    const paragraph: Paragraph = position ? {type: 'paragraph', children, position} : {type: 'paragraph', children}
    flow.push(annotated(paragraph, element, reading, pieces))
  }
}

function trimBreaks(pieces: readonly Piece[]): readonly Piece[] {
  let [from, to] = [0, pieces.length]
  while (pieces[from]?.node.type === 'break') from++
  while (pieces[to - 1]?.node.type === 'break') to--
  return from === 0 && to === pieces.length ? pieces : pieces.slice(from, to)
}

// What is true of all the text in a block is said of the block.
function annotated<Node extends Flow>(node: Node, element: ElementNode, reading: FlowReading, pieces: readonly Piece[]): Node {
  const data = pieces.find((piece) => !isBreak(piece))?.node.data
  if (data?.role !== undefined && pieces.every((piece) => isBreak(piece) || piece.node.data?.role === data.role)) node.data = {...node.data, role: data.role, ...(data.why === undefined ? {} : {why: data.why})}
  reading.annotate?.(node, element)
  return node
}

/** Read all that stands in an element as one line of text, blocks set apart by breaks. */
function readLine(element: ElementNode, reading: FlowReading, inside: Inside): {pieces: readonly Piece[]; children: PhrasingContent[]} {
  const collapsed = collapse(content(element, reading, inside), reading.place)
  const pieces = trimBreaks(collapsed.filter((piece, index) => piece.node.type !== 'break' || collapsed[index - 1]?.node.type !== 'break'))
  return {pieces, children: nest(pieces, {place: reading.place, whole: true})}
}

function wrap<Node extends Flow>(element: ElementNode, reading: FlowReading, node: Node): Flow[] {
  if ('children' in node && node.children.length === 0) return []
  node.position = reading.place(element.start, element.end)
  reading.annotate?.(node, element)
  return [node]
}

function readQuote(element: ElementNode, reading: FlowReading, inside: Inside): Flow[] {
  const data = quoteData(element)
  return wrap(element, reading, {type: 'blockquote', children: readFlow(element, reading, inside), ...(data ? {data} : {})})
}

function readHeading(element: ElementNode, reading: FlowReading, inside: Inside): Flow[] {
  const {pieces, children} = readLine(element, reading, inside)
  if (children.length === 0) return []
  const node: Heading = {type: 'heading', depth: rank(element), children, position: reading.place(element.start, element.end)}
  return [annotated(node, element, reading, pieces)]
}

function rank(element: ElementNode): Heading['depth'] {
  const level = element.traits.isHeading ? Number(element.name[1]) : Number(attribute(element, 'aria-level') ?? 2)
  return (level >= 1 && level <= 6 ? Math.floor(level) : 2) as Heading['depth']
}

function readList(element: ElementNode, reading: FlowReading, inside: Inside): Flow[] {
  if (element.children.some((child) => standsAlone(child, reading))) return readFlow(element, reading, inside)
  const ordered = element.name === 'ol'
  const items: ListItem[] = []
  for (const child of element.children) {
    if (child.type === 'element' && child.name === 'li') append(items, readItem(child, reading, enter(child, reading, inside)))
    else append(items, strayItem(readFlow(element, reading, inside, [child])))
  }
  if (items.length === 0) return []
  const start = Number.parseInt(attribute(element, 'start') ?? '1', 10)
  return wrap(element, reading, {type: 'list', ordered, ...(ordered ? {start: Number.isNaN(start) ? 1 : start} : {}), spread: false, children: items})
}

function readItem(element: ElementNode, reading: FlowReading, inside: Inside): ListItem[] {
  const children = readFlow(element, reading, inside)
  if (children.length === 0) return []
  const item: ListItem = {type: 'listItem', spread: false, children, position: reading.place(element.start, element.end)}
  const box = checkbox(element)
  if (box) item.checked = box.attributes.has('checked')
  reading.annotate?.(item, element)
  return [item]
}

function strayItem(children: Flow[]): ListItem[] {
  const position = span(children)
  return children.length === 0 ? [] : [{type: 'listItem', spread: false, children, ...(position ? {position} : {})}]
}

function readLooseItem(element: ElementNode, reading: FlowReading, inside: Inside): Flow[] {
  const items = readItem(element, reading, inside)
  return items.length === 0 ? [] : wrap(element, reading, {type: 'list', ordered: false, spread: false, children: items, data: {loose: true}})
}

function checkbox(element: ElementNode): ElementNode | undefined {
  const first = element.children.find((child): child is ElementNode => child.type === 'element')
  const box = first?.name === 'label' ? first.children.find((child): child is ElementNode => child.type === 'element') : first
  return box?.name === 'input' && attribute(box, 'type')?.toLowerCase() === 'checkbox' ? box : undefined
}

function readTable(element: ElementNode, reading: FlowReading, inside: Inside): Flow[] {
  const parts = takeApart(element)
  const code = readCodeTable(parts)
  if (code) return readCodeRows(code, element, reading, inside)
  if (isLayout(element, parts) || parts.rows.some((row) => standsAlone(row, reading) || standsAlone(row.parent!, reading))) return readFlow(element, reading, inside)
  return [...around(parts, element, reading, inside), ...readGrid(parts, element, reading, inside)]
}

// What stands in a table but in no cell of it comes before it, as in a browser.
function around({captions, strays}: TableParts, element: ElementNode, reading: FlowReading, inside: Inside): Flow[] {
  return [...captions.flatMap((caption) => readFlow(caption, reading, inside)), ...readFlow(element, reading, inside, strays)]
}

function readGrid({rows}: TableParts, element: ElementNode, reading: FlowReading, inside: Inside): Flow[] {
  const place = ({start, end}: ElementNode): ReturnType<Reading['place']> => reading.place(start, end)
  const children = makeTable(rows, (cell) => readLine(cell, reading, enter(cell, reading, inside)).children, place)
  return wrap(element, reading, {type: 'table', align: alignment(rows[0], children[0]!.children.length), children})
}

function readFormula(element: ElementNode, reading: FlowReading, {data}: Inside): Flow[] {
  const formula = element.name === 'math' ? readMath(element) : readMathScript(element) ?? readMathSpan(element)
  if (!formula || formula.value === '') return []
  return wrap(element, reading, {type: 'math', value: formula.value, ...(data ? {data: {...data}} : {})})
}

// mdast has no list of definitions: a term is a line of strong text, its definitions follow.
function emphasize(node: Flow): Flow {
  if (node.type !== 'paragraph' || node.children.some(({type}) => type === 'strong')) return node
  const position = span(node.children)
  node.children = [{type: 'strong', children: node.children, ...(position ? {position} : {})}]
  return node
}
