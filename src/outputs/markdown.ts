import {toHtml as hastToHtml} from 'hast-util-to-html'
import type {Definition, FootnoteDefinition, FootnoteReference, Heading, Link, ListItem, Nodes, Root, Table} from 'mdast'
import {gfmToMarkdown} from 'mdast-util-gfm'
import {mathToMarkdown} from 'mdast-util-math'
import {defaultHandlers, toMarkdown as mdastToMarkdown, type Handle, type Options} from 'mdast-util-to-markdown'
import {visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import type {Document} from '../document.ts'
import {writeFrontMatter} from './front-matter.ts'
import {toSafeHast} from './hast.ts'
import {definitionKey, writePhrasing} from './markdown-phrasing.ts'
import {plainBody} from './markdown-plain.ts'
import {fitsGfm, writeTable} from './markdown-table.ts'
import {shape} from './shape.ts'

export interface MarkdownOptions {
  /** Begin with front matter written from the metadata (default: false). */
  readonly frontMatter?: boolean
  /** Where to say what Markdown cannot hold (`markdown:table-as-html`). */
  readonly file?: VFile
}

/**
 * Write the body as Markdown (CommonMark with GFM and mathematics) that reads back as the same text.
 *
 * An entry begins with `**by:** `. A table that GFM cannot hold is written as HTML, emphasis that no marker can express too;
 * no character is written as a numeric reference. The source's own front matter is not repeated.
 */
export function toMarkdown(document: Document, {frontMatter = false, file}: MarkdownOptions = {}): string {
  return (frontMatter ? writeFrontMatter(document) : '') + writeMarkdown(shape(document, {labels: true}), file)
}

/** As `toMarkdown`, of a tree that was shaped. */
export function writeMarkdown(root: Root, file?: VFile): string {
  return guard(plainBody(root.children) ?? writeBody(root, file))
}

function writeBody(root: Root, file: VFile | undefined): string {
  const definitions = once(() => find(root))
  const defined = once(() => new Set(definitions().map(definitionKey)))
  const handlers: Options['handlers'] = {
    ...options.handlers,
    root(node: Root, _, state, info) {
      state.containerPhrasing = (parent, around) => writePhrasing(state, parent, around, defined)
      return state.containerFlow(node, info)
    },
    table: tableFor(definitions, file)
  }
  return mdastToMarkdown(root, {...options, handlers})
}

// Most documents have nothing that refers to a definition, and need not be searched for them.
function once<Value>(make: () => Value): () => Value {
  let made: {readonly value: Value} | undefined
  return () => (made ??= {value: make()}).value
}

// At the very beginning these would open front matter, or be the first of its lines where it has no fence.
function guard(body: string): string {
  if (/^(?:\+\+\+|\{(?![{%])|;;;|% [^\n]*\n%|\.\. [a-z][\w-]*:)/u.test(body)) return `\\${body}`
  return header.test(body) ? body.replace(':', '\\:') : body
}

const header = /^(?:[a-z][\w/ -]{0,40}:: .*\n[a-z]|(?=[a-z][\w -]{0,40}:\s)(?:.+\n){0,200}title:\s)/iu

type Defining = Definition | FootnoteDefinition

function find(root: Root): Defining[] {
  const found: Defining[] = []
  visit(root, (node) => {
    if (node.type === 'definition' || node.type === 'footnoteDefinition') found.push(node)
  })
  return found
}

function tableFor(definitions: () => readonly Defining[], file: VFile | undefined): Handle {
  return (node: Table, parent, state, info) => {
    if (fitsGfm(node)) return writeTable(node, parent, state, info)
    file?.message('Unexpected table with spans or blocks in cells, expected one that GFM can hold, writing it as HTML', {source: 'markdown', ruleId: 'table-as-html', place: node.position})
    return tableAsHtml(node, definitions().filter(({type}) => type === 'definition'))
  }
}

// A blank line would end the HTML.
function tableAsHtml(node: Table, definitions: readonly Defining[]): string {
  const footnoteReference = (_: unknown, {label, identifier}: FootnoteReference): {type: 'text'; value: string} => ({type: 'text', value: `[${label ?? identifier}]`})
  const tree = toSafeHast({type: 'root', children: [node, ...definitions]}, {footnoteReference})
  return hastToHtml(tree, {characterReferences: {useNamedReferences: true}}).trim().replace(/\n[ \t]*(?=\n)/gu, '\n<!-- -->')
}

const clean = {
  /** White space and angle brackets would need references or end an address. */
  url: (value: string | null | undefined): string => (value ?? '').trim().replace(/[\s\p{Cc}<>]/gu, encodeURIComponent),
  line: (value: string): string => value.replace(/\s+/gu, ' ').trim()
}

/** Let a handler of the library see a node without line ends and spaces where it would write them as numeric references. */
function cleaned(handle: Handle): Handle {
  return (node: Nodes, parent, state, info) => {
    const copy: {[key: string]: unknown} = {...node}
    if ('url' in node) copy.url = clean.url(node.url)
    for (const key of ['title', 'alt', 'label'] as const) if (typeof copy[key] === 'string') copy[key] = clean.line(copy[key])
    return handle(copy, parent, state, info)
  }
}

// Nothing needs an escape in an address that is written for itself.
const writeLink: Handle = (node: Link, parent, state, info) => {
  const [text, more] = node.children
  const bare = text?.type === 'text' && !more && !node.title && text.value === node.url && /^https?:\/\/[\p{L}\p{N}/._~:?#@!$&'()*+,;=%-]+$/u.test(node.url)
  return bare ? `<${node.url}>` : cleaned(defaultHandlers.link)(node, parent, state, info)
}

const writeHeading: Handle = (node: Heading, _, state, info) => {
  const exit = state.enter('headingAtx')
  const leave = state.enter('phrasing')
  const value = state.containerPhrasing(node, {...info, before: ' ', after: '\n'})
  leave()
  exit()
  return `${'#'.repeat(Math.min(6, Math.max(1, node.depth)))} ${value}`.trimEnd()
}

// The library's own looks the item up in its list, which takes forever in long lists.
const writeItem: Handle = (node: ListItem, parent, state, info) => {
  const list = parent?.type === 'list' ? parent : undefined
  const number = list?.ordered ? String((list.start ?? 1) + (state.indexStack.at(-1) ?? 0)) : ''
  const bullet = number + (state.bulletCurrent ?? '-')
  const box = typeof node.checked === 'boolean' ? `[${node.checked ? 'x' : ' '}] ` : ''
  const exit = state.enter('listItem')
  // A first block that writes nothing would leave the marker alone on its line.
  const value = state.containerFlow(node, info).replace(/^\n+/u, '')
  exit()
  const indent = ' '.repeat(bullet.length + 1)
  return state.indentLines(box + value, (line, index, blank) => (index === 0 ? (blank ? bullet : `${bullet} ${line}`) : blank ? line : indent + line))
}

const writeCodeBlock: Handle = (node: Extract<Nodes, {type: 'code'}>, parent, state, info) => {
  const {lang: _lang, meta: _meta, ...bare} = node
  const lang = node.lang?.trim().split(/[\s`&\\]/u)[0]
  const meta = lang && node.meta && !/[\n\r`&\\]/u.test(node.meta) ? node.meta : undefined
  return defaultHandlers.code({...bare, ...(lang ? {lang} : {}), ...(meta ? {meta} : {})}, parent, state, info)
}

const writeMath: Handle = ({value}: Extract<Nodes, {type: 'math'}>) => {
  const longest = (value.match(/\$+/gu) ?? []).reduce((most, run) => Math.max(most, run.length), 1)
  const fence = '$'.repeat(longest + 1)
  return value === '' ? `${fence}\n${fence}` : `${fence}\n${value}\n${fence}`
}

const options: Options = {
  extensions: [gfmToMarkdown(), mathToMarkdown()],
  bullet: '-',
  // In a tight item only a list may follow its paragraph at once: any other block could become a part of what stands before.
  join: [(left, right, parent) => (parent.type === 'listItem' && !(left.type === 'paragraph' && right.type === 'list' && right.children[0]?.children[0]?.type === 'paragraph') ? 1 : undefined)],
  handlers: {
    // The extension for task lists would write the box that `writeItem` writes.
    paragraph: defaultHandlers.paragraph,
    heading: writeHeading,
    listItem: writeItem,
    code: writeCodeBlock,
    math: writeMath,
    link: writeLink,
    linkReference: cleaned(defaultHandlers.linkReference),
    image: cleaned(defaultHandlers.image),
    imageReference: cleaned(defaultHandlers.imageReference),
    definition: cleaned(defaultHandlers.definition)
  },
  resourceLink: true
}
