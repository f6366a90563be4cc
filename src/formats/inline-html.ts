import type {Html, PhrasingContent} from 'mdast'
import type {Position} from 'unist'
import type {Places} from '../place.ts'
import {readImage} from './html-image.ts'
import {type ElementNode} from './html-node.ts'
import {parseHtml} from './html-tree.ts'

export interface InlineOptions {
  readonly places: Places
  readonly resolve: (url: string) => string
}

type Make = (children: PhrasingContent[], element: ElementNode, options: InlineOptions) => PhrasingContent[]

const strong: Make = (children) => [{type: 'strong', children}]
const emphasis: Make = (children) => [{type: 'emphasis', children}]
const struck: Make = (children) => [{type: 'delete', children}]
const itself: Make = (children) => children
const shifted = (hName: string): Make => (children) => children.map((node) => ({...node, data: {...node.data, hName}}))
const link: Make = (children, {attributes}, {resolve}) => {
  const title = attributes.get('title')
  return [{type: 'link', url: resolve(attributes.get('href') ?? ''), ...(title ? {title} : {}), children: children as never}]
}

/** What a pair of tags means; elements that are not here, components of any framework among them, stay as they are. */
const pairs: ReadonlyMap<string, Make> = new Map([
  ...['b', 'strong'].map((name) => [name, strong] as const),
  ...['i', 'em', 'cite', 'dfn', 'var'].map((name) => [name, emphasis] as const),
  ...['s', 'strike', 'del'].map((name) => [name, struck] as const),
  ...['span', 'font', 'big', 'small', 'tt', 'center', 'nobr', 'section'].map((name) => [name, itself] as const),
  ['sub', shifted('sub')], ['sup', shifted('sup')], ['a', link]
])

/** An opening tag that waits for its closing one. */
interface Open {
  readonly name: string
  readonly html: Html
  readonly children: PhrasingContent[]
}

/**
 * Read the inline HTML among Markdown's phrasing into nodes: `<b>`, `<a href>`, `<img>`, `<br>` and the like.
 *
 * CommonMark leaves every tag as a node of its own; pairs are found here, by name, innermost first. What is not understood stays
 * `html`, and so does a tag without its other half.
 */
export function pairTags(children: readonly PhrasingContent[], options: InlineOptions): PhrasingContent[] {
  const stack: Open[] = []
  let current: PhrasingContent[] = []
  for (const node of children) {
    const tag = node.type === 'html' ? readTag(node.value) : undefined
    const known = tag?.closing ? stack.findLastIndex(({name}) => name === tag.name) : -1
    if (node.type !== 'html' || !tag) current.push(node)
    else if (tag.closing && known >= 0) current = close(stack, known, node, current, options)
    else if (tag.closing || (!pairs.has(tag.name) && !single.has(tag.name))) current.push(node)
    else if (single.has(tag.name)) current.push(...readSingle(tag.name, node, options))
    else {
      stack.push({name: tag.name, html: node, children: current})
      current = []
    }
  }
  while (stack.length > 0) current = reopen(stack, current)
  return trimBreaks(current, options.places)
}

// A name in mixed case or an attribute in braces is a component's.
function readTag(value: string): {name: string; closing: boolean} | undefined {
  const [, slash, name = ''] = /^<(\/?)([a-zA-Z][\w-]*)/u.exec(value) ?? []
  if (slash === undefined || value.includes('{') || (name !== name.toLowerCase() && name !== name.toUpperCase())) return undefined
  return {name: name.toLowerCase(), closing: slash === '/'}
}

const single: ReadonlySet<string> = new Set(['br', 'img'])

function readSingle(name: string, node: Html, {resolve}: InlineOptions): PhrasingContent[] {
  const position = node.position as Position
  if (name === 'br') return [{type: 'break', position}]
  const element = elementOf(node.value)
  return element ? [{...readImage(element, resolve), position}] : [node]
}

function elementOf(html: string): ElementNode | undefined {
  return parseHtml(html).root.children.find((child) => child.type === 'element')
}

function close(stack: Open[], index: number, end: Html, inside: PhrasingContent[], options: InlineOptions): PhrasingContent[] {
  let children = inside
  while (stack.length > index + 1) children = reopen(stack, children)
  const {name, html, children: before} = stack.pop()!
  const element = elementOf(html.value)
  const make = pairs.get(name)
  const anchor = name === 'a' && !element?.attributes.has('href')
  if (!element || !make || anchor || children.length === 0) return [...before, html, ...children, end]
  const position: Position = {start: {...html.position!.start}, end: {...end.position!.end}}
  return [...before, ...make(children, element, options).map((node) => (children.includes(node) || node.position ? node : {...node, position}))]
}

const reopen = (stack: Open[], inside: readonly PhrasingContent[]): PhrasingContent[] => {
  const {html, children} = stack.pop()!
  return [...children, html, ...inside]
}

// A `<br>` before a line end is one break, not two.
function trimBreaks(children: PhrasingContent[], places: Places): PhrasingContent[] {
  return children.flatMap((node, index) => {
    if (node.type !== 'text' || children[index - 1]?.type !== 'break') return [node]
    const value = node.value.replace(/^[ \t]*(?:\r\n?|\n)[ \t]*/u, '')
    if (value === node.value) return [node]
    if (value === '') return []
    const {start, end} = node.position!
    const exact = end.offset! - start.offset! === node.value.length
    return [{...node, value, position: exact ? places.position(start.offset! + node.value.length - value.length, end.offset!) : {start, end}}]
  })
}

/** Whether a block of HTML is something else: a component, a template, a declaration, or nothing but comments. */
export function isForeign(html: string): boolean {
  const rest = html.replace(/<!--[\s\S]*?-->/gu, '').trim()
  return rest === '' || /^<>|<[!?]|\{[{%]|=\s?\{|<\/?[A-Z][A-Z\d.]*[a-z]/u.test(rest)
}
