import type {Data, PhrasingContent} from 'mdast'
import type {Position} from 'unist'
import {blocks, unseen} from './html-elements.ts'
import {hiddenBy} from './html-hidden.ts'
import {readImage} from './html-image.ts'
import {withData, type Mark, type Piece, type Placing} from './html-inline.ts'
import {readMath, readMathScript} from './html-math.ts'
import {attribute, neighbours, textContent, type ElementNode, type TextNode} from './html-node.ts'

/** What is known while elements are read into nodes. */
export interface Reading {
  readonly place: Placing
  /** Make an address absolute. */
  resolve(url: string): string
  /** Whether the text of an element is read otherwise. */
  readonly skip?: ((element: ElementNode) => boolean) | undefined
}

/** Where reading stands: the elements around that mark text, and what they say of it. */
export interface Inside {
  readonly marks: readonly Mark[]
  readonly data?: Data
}

type Reader = (element: ElementNode, reading: Reading, inside: Inside) => Piece[]

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['br', (element, reading, {marks}) => [{node: {type: 'break', position: whole(element, reading)}, marks}]],
  ['wbr', () => []],
  ['img', (element, reading, {marks, data}) => {
    const image = readImage(element, reading.resolve)
    return [{node: {...image, position: whole(element, reading), ...withData(data || image.data ? {...image.data, ...data} : undefined)}, marks}]
  }],
  ['math', (element, reading, {marks, data}) => {
    const {value} = readMath(element)
    return value === '' ? [] : [{node: {type: 'inlineMath', value, position: whole(element, reading), ...withData(data)}, marks}]
  }],
  ['script', (element, reading, {marks, data}) => {
    const formula = readMathScript(element)
    return formula && formula.value !== '' ? [{node: {type: 'inlineMath', value: formula.value, position: reading.place(element.open, element.close), ...withData(data)}, marks}] : []
  }],
  ['code', code], ['samp', code], ['kbd', code], ['tt', code],
  ['iframe', embed], ['video', embed], ['audio', embed], ['embed', embed], ['object', embed],
  ['sup', (element, reading, inside) => content(element, reading, {...inside, data: {...inside.data, hName: 'sup'}})],
  ['sub', (element, reading, inside) => content(element, reading, {...inside, data: {...inside.data, hName: 'sub'}})],
  ['rt', (element, reading, inside) => (hasParentheses(element) ? content(element, reading, inside) : [generated('(', inside), ...content(element, reading, inside), generated(')', inside)])],
  ['noscript', (element, reading, inside) => (isTwin(element) ? [] : content(element, reading, inside))]
])

/** Read what stands in an element as pieces of one line of text; blocks in it are set apart by breaks. */
export function content(element: ElementNode, reading: Reading, inside: Inside): Piece[] {
  const pieces: Piece[] = []
  for (const child of element.children) append(pieces, read(child, reading, inside))
  return pieces
}

/** Read a text or an element as pieces of a line of text. */
export function read(node: ElementNode | TextNode, reading: Reading, inside: Inside): Piece[] {
  if (node.type === 'text') return [{node: {type: 'text', value: node.value, ...withData(inside.data)}, marks: inside.marks, from: node}]
  if (unseen.has(node.name) && !readers.has(node.name)) return []
  if (reading.skip?.(node)) return []
  const within = enter(node, reading, inside)
  const reader = readers.get(node.name)
  if (reader) return reader(node, reading, within)
  if (!blocks.has(node.name)) return content(node, reading, within)
  const pieces = content(node, reading, within)
  return pieces.length === 0 ? [] : [separator(inside), ...pieces, separator(inside)]
}

/** Go into an element: its marks and what it says of its text are added to those around it. */
export function enter(element: ElementNode, {resolve}: Reading, inside: Inside): Inside {
  const mark = marker(element, resolve, inside)
  const why = hiddenBy(element)
  if (!mark && why === undefined) return inside
  return {
    marks: mark ? [...inside.marks, mark] : inside.marks,
    ...(why === undefined ? withData(inside.data) : {data: {...inside.data, role: 'hidden', why}})
  }
}

const simple: ReadonlyMap<string, 'emphasis' | 'strong' | 'delete'> = new Map([
  ['em', 'emphasis'], ['i', 'emphasis'], ['b', 'strong'], ['strong', 'strong'], ['del', 'delete'], ['s', 'delete'], ['strike', 'delete']
])

// Bold in bold says nothing, and no link stands in a link.
function marker(element: ElementNode, resolve: Reading['resolve'], {marks}: Inside): Mark | undefined {
  const type = simple.get(element.name)
  if (type && marks.some((mark) => simple.get(mark.element.name) === type)) return undefined
  if (type) return {element, make: (children, position) => ({type, children, ...at(position)})}
  const href = element.name === 'a' ? attribute(element, 'href')?.trim() : undefined
  // What a script does on a click is no address.
  if (href === undefined || /^javascript:/iu.test(href) || marks.some((mark) => mark.element.name === 'a')) return undefined
  const title = attribute(element, 'title')
  return {
    element,
    make: (children, position) => ({type: 'link', url: resolve(href), ...(title ? {title} : {}), children: children as never, ...at(position)})
  }
}

const at = (position: Position | undefined): {position?: Position} => (position ? {position} : {})

const whole = ({start, end}: ElementNode, {place}: Reading): Position => place(start, end)

function append(pieces: Piece[], more: readonly Piece[]): void {
  for (const piece of more) pieces.push(piece)
}

const separator = ({marks}: Inside): Piece => ({node: {type: 'break'}, marks})

const generated = (value: string, {marks, data}: Inside): Piece => ({node: {type: 'text', value, ...withData(data)}, marks})

function code(element: ElementNode, reading: Reading, inside: Inside): Piece[] {
  const {marks, data} = inside
  const value = textContent(element).replace(/\s+/gu, ' ').trim()
  if (value === '' || element.children.some((child) => child.type === 'element' && child.name !== 'span')) return content(element, reading, inside)
  return [{node: {type: 'inlineCode', value, position: reading.place(element.open, element.close), ...withData(data)}, marks}]
}

const hasParentheses = (element: ElementNode): boolean => neighbours(element, 1).some(({name}) => name === 'rp')

// What is embedded is a link to it; what stands in the element is for readers that cannot show it.
function embed(element: ElementNode, reading: Reading, inside: Inside): Piece[] {
  const name = element.name
  const url = (attribute(element, name === 'object' ? 'data' : 'src') ?? attribute(element, 'data-src') ?? sourceOf(element) ?? '').trim()
  const fallback = unseen.has(name) ? [] : content(element, reading, {...inside, data: {...inside.data, role: 'hidden', why: `fallback of \`${name}\``}})
  if (url === '' || /^(?:about|javascript|data):/iu.test(url)) return fallback
  const address = reading.resolve(url)
  const player = name === 'iframe' && (element.attributes.has('allowfullscreen') || /fullscreen|encrypted-media/iu.test(attribute(element, 'allow') ?? ''))
  const data: Data = {...(isUnseen(element) ? {role: 'hidden', why: `\`${name}\` without size`} : {}), ...inside.data, embed: player ? 'player' : name}
  const link: PhrasingContent = {type: 'link', url: address, children: [{type: 'text', value: attribute(element, 'title')?.trim() || address}], position: whole(element, reading), data}
  return [{node: link, marks: inside.marks.filter(({element: outer}) => outer.name !== 'a')}, ...fallback]
}

const sourceOf = (element: ElementNode): string | undefined => element.children.map((child) => (child.type === 'element' && child.name === 'source' ? attribute(child, 'src') : undefined)).find(Boolean)

const isUnseen = (element: ElementNode): boolean => [attribute(element, 'width'), attribute(element, 'height')].every((size) => size !== undefined && Number.parseInt(size, 10) <= 1)

// The picture of a lazy image, for readers without scripts, stands beside the image itself.
function isTwin(element: ElementNode): boolean {
  return neighbours(element, 2).some(({name}) => name === 'img' || name === 'picture') && textContent(element).trim() === ''
}
