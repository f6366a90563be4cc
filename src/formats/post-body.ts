import type {BlockContent, DefinitionContent, Nodes, Paragraph} from 'mdast'
import {paragraph} from '../document.ts'
import {readBBCode} from './bbcode.ts'
import {readDate, type DateOptions} from './dates.ts'
import {decodeExcerpt, references, type Excerpt} from './excerpt.ts'
import {readFragment} from './html.ts'
import {beforeOpenMarkup} from './html-claim.ts'
import {lines, type Line} from './lines.ts'
import {findSignature, readAttribution, readEdit, type Said} from './post-lines.ts'

/** What posts are written in. */
export type BodyFormat = 'text' | 'html' | 'bbcode'

export interface BodyStyle {
  readonly format: BodyFormat
  /** How many times character references stand for others: `&amp;quot;` is two. */
  readonly layers: number
}

export interface BodyOptions extends DateOptions, BodyStyle {
  readonly base?: string | undefined
}

export interface Body {
  readonly children: Array<BlockContent | DefinitionContent>
  readonly edited?: {by?: string; at?: string}
}

/** Read a post into flow content; what forum software wrote into it is marked, and left where it stands. */
export function readBody(from: Excerpt, options: BodyOptions): Body {
  let inside = from
  for (let layer = 0; layer < options.layers; layer++) inside = decodeExcerpt(inside, references)
  if (options.format === 'text') return readText(inside, options)
  const {value, places, offset} = inside
  const base = options.base === undefined ? {} : {base: options.base}
  // A cell may be cut within a tag, which is none without its end.
  const end = options.format === 'html' ? beforeOpenMarkup(value) : value.length
  const children = options.format === 'html' ? (readFragment(value.slice(0, end), {places, offset, ...base}) as Body['children']) : readBBCode(inside)
  const rest = end < value.length ? lineOf(inside, end, value.length) : undefined
  if (rest) children.push(rest)
  return children.length === 0 ? readText(inside, options) : mark(children, options)
}

const spared = /发表|發表|编辑|編輯|修改|edited|发自|發自|来自|來自|sent|posted|wrote/iu

// Most posts are one line, and nothing more.
function readText(from: Excerpt, options: BodyOptions): Body {
  const {value} = from
  const [head, tail] = value.length > 400 ? [value.slice(0, 200), value.slice(-200)] : [value, '']
  const short = !value.includes('\n') && !value.includes('\r') && !spared.test(head) && !spared.test(tail)
  if (short) return {children: [lineOf(from, 0, value.length)].filter((node) => node !== undefined)}
  const found = [...lines(value)]
  const children: Body['children'] = []
  let edited: Body['edited']
  for (let index = 0; index < found.length; ) {
    const end = endOfQuote(found, index)
    if (end !== undefined) {
      children.push(quoteOf(from, found.slice(index, end), options))
      index = end
      continue
    }
    const read = readLine(from, found[index]!, options)
    children.push(...read.children)
    edited = read.edited ?? edited
    index++
  }
  return {children, ...(edited ? {edited} : {})}
}

function lineOf({value, places, offset}: Excerpt, start: number, end: number): Paragraph | undefined {
  const line = value.slice(start, end)
  const trimmed = line.trim()
  if (trimmed === '') return undefined
  const at = offset + start + line.indexOf(trimmed)
  return paragraph(trimmed, places.position(at, at + trimmed.length))
}

// A flat source has all of a post in one line: the edit notice before it and the app's line behind it are told from it all the same.
function readLine(from: Excerpt, {value, start, end}: Line, options: BodyOptions): Body {
  const lead = value.length - value.trimStart().length
  const edit = readEdit(value.slice(lead, lead + 200))
  const signature = findSignature(value.trimEnd())
  const body = edit ? start + lead + edit.length : start
  const behind = signature === undefined || start + signature < body ? end : start + signature
  const parts = [
    edit && marked(lineOf(from, start, body), 'credit', 'a notice that the post was edited'), lineOf(from, body, behind),
    behind < end ? marked(lineOf(from, behind, end), 'signature', 'a line that an app puts behind a post') : undefined
  ]
  return {children: parts.filter((node) => node !== undefined), ...(edit ? {edited: said(edit, options)} : {})}
}

function marked<Type extends Nodes>(node: Type | undefined, role: string, why: string): Type | undefined {
  if (node) node.data = {...node.data, role, why}
  return node
}

function said({by, at}: Said, {timezone}: DateOptions): {by?: string; at?: string} {
  const iso = at === undefined ? undefined : readDate(at, timezone === undefined ? {} : {timezone}) ?? at
  return {...(by === undefined ? {} : {by}), ...(iso === undefined ? {} : {at: iso})}
}

// An attribution begins a quotation, which ends at a blank line; without one it cannot be told where the answer begins.
function endOfQuote(found: readonly Line[], index: number): number | undefined {
  const line = found[index]!.value.trim()
  if (readAttribution(line)?.length !== line.length || line === '') return undefined
  let end = index + 1
  const cited = found[end]?.value.trimStart().startsWith('>') ?? false
  while (end < found.length && (cited ? found[end]!.value.trimStart().startsWith('>') : found[end]!.value.trim() !== '')) end++
  return cited || end < found.length ? end : index + 1
}

function quoteOf(from: Excerpt, quoted: readonly Line[], options: DateOptions): BlockContent {
  const children = quoted.flatMap(({value, start, end}) => lineOf(from, start + (/^\s*>+/u.exec(value)?.[0].length ?? 0), end) ?? [])
  const attribution = readAttribution(quoted[0]!.value.trim())
  const [first, last] = [children[0]!.position!, children.at(-1)!.position!]
  return {type: 'blockquote', children, data: said(attribution ?? {}, options), position: {start: first.start, end: last.end}}
}

/** Mark what forum software wrote into content that has structure. */
function mark(children: Body['children'], options: DateOptions): Body {
  let edited: Body['edited']
  for (const [index, node] of children.entries()) {
    if (node.type === 'blockquote') attribute(node, options)
    if (node.type !== 'paragraph') continue
    const text = leadText(node).trim()
    const edit = readEdit(text)
    if (edit && edit.length === text.length) {
      marked(node, 'credit', 'a notice that the post was edited')
      edited = said(edit, options)
    } else if (index === children.length - 1 && findSignature(text) === 0) marked(node, 'signature', 'a line that an app puts behind a post')
  }
  return {children, ...(edited ? {edited} : {})}
}

function attribute(node: Extract<BlockContent, {type: 'blockquote'}>, options: DateOptions): void {
  const [first] = node.children
  const attribution = first && readAttribution(leadText(first).split('\n', 1)[0]!.trim())
  if (attribution) node.data = {...said(attribution, options), ...node.data}
}

const enough = 200

// The first characters of a node's text; a post may nest deep, and be long.
function leadText(node: Nodes): string {
  let text = ''
  const stack: Nodes[] = [node]
  for (let next = stack.pop(); next && text.length < enough; next = stack.pop()) {
    if (next.type === 'text') text += next.value
    else if (next.type === 'break') text += '\n'
    else if ('children' in next) for (let index = next.children.length - 1; index >= 0; index--) stack.push(next.children[index]!)
  }
  return text
}
