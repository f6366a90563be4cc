import type {Data, PhrasingContent} from 'mdast'
import type {Position} from 'unist'
import {flat} from '../text.ts'
import {embeds, holdsReplaced, isOpaque, readEmbed} from './html-embed.ts'
import type {Footnotes} from './html-footnotes.ts'
import {hiddenBy, isBlockByStyle, keepsLines} from './html-hidden.ts'
import {isTwin, readImage} from './html-image.ts'
import {append, part, withData, type Mark, type Piece, type Placing} from './html-inline.ts'
import {readMath, readMathImage, readMathScript, readMathSpan, type Formula} from './html-math.ts'
import {attribute, neighbours, textContent, type ElementNode, type TextNode} from './html-node.ts'

/** What is known while elements are read into nodes. */
export interface Reading {
  readonly place: Placing
  /** Make an address absolute. */
  resolve(url: string): string
  /** Whether the text of an element is read otherwise. */
  readonly skip?: ((element: ElementNode) => boolean) | undefined
  /** The footnotes of the page. */
  readonly notes?: Footnotes | undefined
}

/** Where reading stands: the elements around that mark text, and what they say of it. */
export interface Inside {
  readonly marks: readonly Mark[]
  readonly data?: Data | undefined
  /** Line ends of the source are line ends on the page. */
  readonly lines?: boolean
}

type Reader = (element: ElementNode, reading: Reading, inside: Inside) => Piece[]

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['br', (element, reading, {marks}) => [{node: {type: 'break', position: whole(element, reading)}, marks}]],
  ['img', image], ['amp-img', image], ['amp-anim', image],
  // Where a formula is drawn, what it is made of is there for those who hear the page.
  ['math', (element, reading, inside) => formula(readMath(element), element, reading, inside.data?.why === styled ? {...inside, data: shown(inside.data)} : inside)],
  ['script', (element, reading, inside) => formula(readMathScript(element), {start: element.open, end: element.close}, reading, inside)],
  ['code', code], ['samp', code], ['kbd', code], ['tt', code],
  ...embeds.map((name): [string, Reader] => [name, embed]),
  ['sup', (element, reading, inside) => content(element, reading, {...inside, data: {...inside.data, hName: 'sup'}})],
  ['sub', (element, reading, inside) => content(element, reading, {...inside, data: {...inside.data, hName: 'sub'}})],
  ['rt', (element, reading, inside) => (hasParentheses(element) ? content(element, reading, inside) : [generated('(', inside), ...content(element, reading, inside), generated(')', inside)])],
  ['noscript', (element, reading, inside) => (textContent(element).trim() === '' && isTwin(element, reading.resolve) ? [] : content(element, reading, inside))]
])

/** Read what stands in an element as pieces of one line of text; blocks in it are set apart by breaks. */
export function content(element: ElementNode, reading: Reading, inside: Inside): Piece[] {
  const pieces: Piece[] = []
  readChildren(element, reading, inside, pieces)
  return pieces
}

function readChildren({children}: ElementNode, reading: Reading, inside: Inside, pieces: Piece[]): void {
  for (const child of children) read(child, reading, inside, pieces)
}

/** Read an element itself as pieces of a line of text. */
export function piecesOf(element: ElementNode, reading: Reading, inside: Inside): Piece[] {
  const pieces: Piece[] = []
  readElement(element, reading, inside, pieces)
  return pieces
}

/** Read a text or an element as pieces of a line of text, and add them to those before it. */
export function read(node: ElementNode | TextNode, reading: Reading, inside: Inside, pieces: Piece[]): void {
  if (node.type === 'element') readElement(node, reading, inside, pieces)
  else if (inside.lines === true && node.value.includes('\n')) readLines(node, inside, pieces)
  else pieces.push(textPiece(node, inside))
}

function readElement(node: ElementNode, reading: Reading, inside: Inside, pieces: Piece[]): void {
  const reader = readers.get(node.name)
  if ((!reader && node.traits.isUnseen) || reading.skip?.(node)) return
  const note = reading.notes?.references.get(node)
  if (note) return void pieces.push({node: {type: 'footnoteReference', ...note, position: whole(node, reading)}, marks: inside.marks})
  const within = enter(node, reading, inside)
  if (reader) return append(pieces, reader(node, reading, within))
  const written = node.children.length === 1 ? readMathSpan(node) : undefined
  if (written) append(pieces, formula(written, node, reading, within))
  else if (node.traits.isBlock || isBlockByStyle(node)) readApart(node, reading, inside, within, pieces)
  else readChildren(node, reading, within, pieces)
}

function readApart(element: ElementNode, reading: Reading, inside: Inside, within: Inside, pieces: Piece[]): void {
  const {length} = pieces
  pieces.push(separator(inside))
  readChildren(element, reading, within, pieces)
  if (pieces.length === length + 1) pieces.pop()
  else pieces.push(separator(inside))
}

const textPiece = (from: TextNode, {marks, data}: Inside): Piece => ({node: withData({type: 'text', value: from.value}, data), marks, from})

// A text whose line ends are line ends on the page: one piece for each line.
function readLines(from: TextNode, inside: Inside, pieces: Piece[]): void {
  let at = 0
  for (const line of from.value.split('\n')) {
    if (at > 0) pieces.push(separator(inside))
    if (line.trim() !== '') pieces.push(textPiece(part(from, at, at + line.length), inside))
    at += line.length + 1
  }
}

/** Go into an element: its marks and what it says of its text are added to those around it. */
export function enter(element: ElementNode, {resolve, notes}: Reading, inside: Inside): Inside {
  const mark = marker(element, resolve, inside)
  const why = notes?.backs.has(element) ? 'a link from a footnote back to the text' : hiddenBy(element)
  const lines = inside.lines === true || keepsLines(element)
  if (!mark && why === undefined && lines === (inside.lines === true)) return inside
  const data: Data | undefined = why === undefined ? inside.data : {...inside.data, role: 'hidden', why}
  return {marks: mark ? [...inside.marks, mark] : inside.marks, data, lines}
}

const simple: ReadonlyMap<string, 'emphasis' | 'strong' | 'delete'> = new Map([
  ['em', 'emphasis'], ['i', 'emphasis'], ['b', 'strong'], ['strong', 'strong'], ['del', 'delete'], ['s', 'delete'], ['strike', 'delete']
])

// Bold in bold says nothing, and no link stands in a link.
function marker(element: ElementNode, resolve: Reading['resolve'], {marks}: Inside): Mark | undefined {
  if (element.name !== 'a') {
    const type = simple.get(element.name)
    if (!type || marks.some((mark) => simple.get(mark.element.name) === type)) return undefined
    return {element, make: (children, position) => at(position, {type, children})}
  }
  const href = attribute(element, 'href')?.trim()
  // What a script does on a click is no address.
  if (href === undefined || /^javascript:/iu.test(href) || marks.some((mark) => mark.element.name === 'a')) return undefined
  const title = attribute(element, 'title')
  return {
    element,
    make(children, position) {
      const url = resolve(href)
      return at(position, title ? {type: 'link', url, title, children: children as never} : {type: 'link', url, children: children as never})
    }
  }
}

// No copies by `...`: the engine makes a class for each, and whoever looks at such nodes looks at strangers.
function at<Node extends PhrasingContent>(position: Position | undefined, node: Node): Node {
  if (position) node.position = position
  return node
}

const whole = ({start, end}: ElementNode, {place}: Reading): Position => place(start, end)

const separator = ({marks}: Inside): Piece => ({node: {type: 'break'}, marks})

const generated = (value: string, {marks, data}: Inside): Piece => ({node: withData({type: 'text', value}, data), marks})

function code(element: ElementNode, reading: Reading, inside: Inside): Piece[] {
  const {marks, data} = inside
  const value = flat(textContent(element))
  if (value === '' || element.children.some((child) => child.type === 'element' && (child.name !== 'span' || holdsReplaced(child)))) return content(element, reading, inside)
  return [{node: withData({type: 'inlineCode', value, position: reading.place(element.open, element.close)}, data), marks}]
}

const hasParentheses = (element: ElementNode): boolean => neighbours(element, 1).some(({name}) => name === 'rp')

function embed(element: ElementNode, reading: Reading, inside: Inside): Piece[] {
  return readEmbed(element, reading, inside, isOpaque(element) ? [] : fallbackOf(element, reading, inside))
}

// What stands in an element that embeds something is for readers that cannot show it.
const fallbackOf = (element: ElementNode, reading: Reading, inside: Inside): Piece[] => content(element, reading, {...inside, data: {...inside.data, role: 'hidden', why: `fallback of \`${element.name}\``}})

function image(element: ElementNode, reading: Reading, inside: Inside): Piece[] {
  const {marks, data} = inside
  const fallback = fallbackOf(element, reading, inside)
  const position = fallback.length === 0 ? whole(element, reading) : reading.place(element.start, element.open)
  const drawn = data?.role === 'hidden' ? undefined : readMathImage(element)
  const picture = readImage(element, reading.resolve)
  const said = drawn ? {role: 'hidden', why: 'a drawing of the formula beside it'} : data
  const node = withData(at(position, picture), said)
  return [...(drawn ? [{node: withData({type: 'inlineMath' as const, value: drawn.value, position}, data), marks}] : []), {node, marks}, ...fallback]
}

function formula(found: Formula | undefined, {start, end}: {readonly start: number; readonly end: number}, {place}: Reading, {marks, data}: Inside): Piece[] {
  return found && found.value !== '' ? [{node: withData({type: 'inlineMath', value: found.value, position: place(start, end)}, data), marks}] : []
}

const styled = '`style` that hides it'

function shown({role: _, why: __, ...data}: Data = {}): Data {
  return data
}
