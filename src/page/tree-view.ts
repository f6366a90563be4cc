import type {Nodes, Parents, RootContent} from 'mdast'
import type {Document} from '../document.ts'
import {unwind} from '../edit.ts'
import {attribute, escape} from './markup.ts'
import type {Notes} from './notes.ts'
import {hueOf} from './palette.ts'

/** By which rules a node is shown: only while all of `on` are applied, and all of `off` are not. */
interface Shown {
  readonly on: readonly number[]
  readonly off: readonly number[]
  readonly note?: number
  readonly hue?: number
}

/** What stands at a node's place in the tree where every change is undone. */
interface Taken {
  readonly rule: number
  readonly note: number
  readonly hue: number
  /** What replaced it. */
  readonly by: RootContent | undefined
}

const always: Shown = {on: [], off: []}

/**
 * Write the tree with everything that was taken out at its place, hidden until its rule is switched off.
 *
 * The script of the page needs no more than to compare two lists of numbers, so that switching costs nothing and loses nothing.
 */
export function treeView(document: Document, notes: Notes): string {
  const copy = structuredClone(document)
  const taken = new Map<Nodes, Taken>()
  for (const [index, change] of unwind(copy, copy.data.ledger).entries()) {
    if (change) taken.set(change.node, {rule: notes.ruleOf(change.entry), note: notes.of(document, index), hue: hueOf(change.entry.category), by: change.by})
  }
  return groups(copy.children, (node) => write(node, always, taken))
}

/** Blocks in one group: the browser lays out only the groups that are near what is shown. */
const group = 40

function groups(children: readonly RootContent[], draw: (node: RootContent) => string): string {
  const parts: string[] = []
  for (let from = 0; from < children.length; from += group) {
    const some = children.slice(from, from + group)
    parts.push(`<div class=group style="--lines:${some.length * 3}">${some.map(draw).join('')}</div>`)
  }
  return parts.join('\n')
}

type Draw = (node: Nodes, shown: Shown) => string

function write(node: Nodes, shown: Shown, taken: ReadonlyMap<Nodes, Taken>): string {
  const found = taken.get(node)
  const draw: Draw = (inner, how) => write(inner, how, taken)
  if (!found) return element(node, shown, draw)
  const {rule, note, hue, by} = found
  const before = element(node, {on: shown.on, off: [...shown.off, rule], note, hue}, draw)
  return by ? before + draw(by, {on: [...shown.on, rule], off: shown.off, note}) : before
}

type Writer = (node: never, attributes: string, inner: () => string) => string

const tag = (name: string): Writer => (_, attributes, inner) => `<${name}${attributes}>${inner()}</${name}>`
const span = (kind: string, text: string, attributes: string, title = ''): string => `<span data-kind=${kind}${title === '' ? '' : ` title="${attribute(title)}"`}${attributes}>${text}</span>`
const unseen: Writer = () => ''

// Links and images are shown and lead nowhere: the page asks nothing of any network, and the tab key is for the page's own parts.
const writers: {readonly [type: string]: Writer} = {
  paragraph: tag('p'), blockquote: tag('blockquote'), emphasis: tag('em'), strong: tag('strong'), delete: tag('s'), listItem: tag('li'), table: tag('table'), tableRow: tag('tr'), tableCell: tag('td'),
  heading: ({depth}: {depth: number}, attributes, inner) => `<h${Math.min(6, depth + 2)} class=h${depth}${attributes}>${inner()}</h${Math.min(6, depth + 2)}>`,
  list: ({ordered, start}: {ordered?: boolean; start?: number}, attributes, inner) => (ordered ? `<ol start=${Number(start ?? 1)}${attributes}>${inner()}</ol>` : `<ul${attributes}>${inner()}</ul>`),
  text: ({value}: {value: string}, attributes) => (attributes === '' ? escape(value) : `<span${attributes}>${escape(value)}</span>`),
  inlineCode: ({value}: {value: string}, attributes) => `<code${attributes}>${escape(value)}</code>`,
  inlineMath: ({value}: {value: string}, attributes) => `<code${attributes}>${escape(value)}</code>`,
  code: ({value}: {value: string}, attributes) => `<pre${attributes}><code>${escape(value)}</code></pre>`,
  math: ({value}: {value: string}, attributes) => `<pre${attributes}><code>${escape(value)}</code></pre>`,
  break: (_, attributes) => `<br${attributes}>`,
  thematicBreak: (_, attributes) => `<hr${attributes}>`,
  link: ({url}: {url: string}, attributes, inner) => span('link', inner(), attributes, url),
  linkReference: (_, attributes, inner) => span('link', inner(), attributes),
  image: ({alt, url}: {alt?: string; url: string}, attributes) => span('image', escape(alt || fileOf(url)), attributes, url),
  imageReference: ({alt, identifier}: {alt?: string; identifier: string}, attributes) => span('image', escape(alt || identifier), attributes),
  footnoteReference: ({identifier}: {identifier: string}, attributes) => `<sup${attributes}>${escape(identifier)}</sup>`,
  footnoteDefinition: ({identifier}: {identifier: string}, attributes, inner) => `<div data-kind=footnote${attributes}><sup>${escape(identifier)}</sup>${inner()}</div>`,
  entry: ({by = '', at = ''}: {by?: string; at?: string}, attributes, inner) => `<section data-kind=entry${attributes}><p data-kind=by>${[by, at].filter(Boolean).map(escape).join(' · ')}</p>${inner()}</section>`,
  html: unseen, yaml: unseen, toml: unseen, json: unseen, definition: unseen
}

// Nodes of a newer version show their children, or their value.
const unknown: Writer = (node: Nodes, attributes, inner) => `<div${attributes}>${'value' in node ? escape(String(node.value)) : inner()}</div>`

const fileOf = (url: string): string => (url.startsWith('data:') ? 'data:' : url.split(/[?#]/u, 1)[0]!.split('/').at(-1)! || url)

function element(node: Nodes, shown: Shown, draw: Draw): string {
  const children = (): string => ('children' in node ? (node as Parents).children.map((child) => draw(child, always)).join('') : '')
  return (writers[node.type] ?? unknown)(node as never, attributesOf(node, shown), children)
}

const blocks: ReadonlySet<string> = new Set(['paragraph', 'heading', 'listItem', 'code', 'table', 'tableRow', 'entry', 'math'])

// Inside of a node that is hidden everything is, so that only the node itself needs to know.
function attributesOf(node: Nodes, {on, off, note, hue}: Shown): string {
  const offset = node.position?.start.offset
  const at = offset !== undefined && (blocks.has(node.type) || note !== undefined) ? ` data-at=${offset}` : ''
  if (on.length + off.length === 0) return at
  const rules = `${on.length > 0 ? ` data-on="${on.join(' ')}"` : ''}${off.length > 0 ? ` data-off="${off.join(' ')}"` : ''}`
  return `${at}${rules}${note === undefined ? '' : ` data-note=${note}`}${hue === undefined ? '' : ` style=--hue:${hue}`}${off.length > 0 ? ' hidden' : ''}`
}

