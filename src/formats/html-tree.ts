import {Tokenizer, type TokenizerCallbacks as Callbacks} from 'htmlparser2'
import {addAttribute, addText, builder, endStartTag, endTag, finish, startTag, type Builder} from './html-builder.ts'
import type {ElementNode} from './html-node.ts'
import {topOf} from './html-stack.ts'

export interface HtmlTree {
  readonly root: ElementNode
  /** How many elements there are, the root included; each has its own `index` below that. */
  readonly size: number
  /** Where elements were nested deeper than the limit, so that they stand beside each other instead. */
  readonly deep: number | undefined
  /** Where a comment begins that nothing ends. */
  readonly unclosed: number | undefined
}

/** A page that is being read: what the tokenizer told, and the tree so far. */
interface Reading {
  readonly html: string
  readonly tree: Builder
  readonly sections: boolean
  /** The attribute that is being read. */
  name: string
  value: string
  /** The text that is being read: the tokenizer parts it at each `<` that begins no tag; what is not parted is one text. */
  from: number
  to: number
  unclosed: number | undefined
}

/**
 * Read HTML into elements and texts with their offsets, in one pass, whatever it is.
 *
 * Tokens are those of the HTML Standard (by `htmlparser2`). The tree follows it in implied end tags and scopes, and departs where the
 * Standard moves content out of its place: an element is never split or moved, so places nest, and the time is linear.
 */
export function parseHtml(html: string): HtmlTree {
  const tree = builder()
  const sections = html.includes(sectionMark)
  const reading: Reading & Callbacks = {
    html, tree, sections, name: '', value: '', from: 0, to: 0, unclosed: undefined,
    ontext, ontextentity, onopentagname, onattribname, onattribdata, onattribentity, onattribend, onopentagend, onselfclosingtag, onclosetag, oncomment,
    isInForeignContext, oncdata: nothing, ondeclaration: nothing, onprocessinginstruction: nothing, onend: nothing
  }
  const tokenizer = new Tokenizer({}, reading)
  const shown = sections ? html.replaceAll(sectionMark, ' '.repeat(9)) : html
  tokenizer.write(shown.includes('<noscript') ? shown.replace(openFrame, '$1iframx') : shown)
  tokenizer.end()
  flush(reading)
  finish(tree, html.length)
  return {root: tree.root, size: tree.size, deep: tree.deep, unclosed: reading.unclosed}
}

function flush(reading: Reading): void {
  const {html, tree, sections, from, to} = reading
  if (to === from) return
  const text = html.slice(from, to)
  addText(tree, sections ? withoutMarks(text) : text, from, to)
  reading.from = to
}

const nothing = (): void => {}

// What the tokenizer calls. Functions of the module stay compiled from page to page, those made for a page do not.
function ontext(this: Reading, start: number, end: number): void {
  const {html, to} = this
  // Of a tag that the page ends in, the tokenizer takes some for text.
  if (start < 0 || (end === html.length && /^<[a-z]/iu.test(html.slice(start - 1, start + 1)))) return
  if (start !== to) {
    flush(this)
    this.from = start
  }
  this.to = end
}

function ontextentity(this: Reading, code: number, end: number): void {
  flush(this)
  addText(this.tree, String.fromCodePoint(code), this.html.lastIndexOf('&', end - 1), end)
}

function onopentagname(this: Reading, start: number, end: number): void {
  flush(this)
  startTag(this.tree, this.html.slice(start, end), start - 1)
}

function onattribname(this: Reading, start: number, end: number): void {
  this.name = this.html.slice(start, end)
  this.value = ''
}

function onattribdata(this: Reading, start: number, end: number): void {
  const {html, value} = this
  this.value = value === '' ? html.slice(start, end) : value + html.slice(start, end)
}

function onattribentity(this: Reading, code: number): void {
  this.value += String.fromCodePoint(code)
}

function onattribend(this: Reading): void {
  addAttribute(this.tree, this.name, this.value)
}

function onopentagend(this: Reading, end: number): void {
  endStartTag(this.tree, end + 1, false)
}

function onselfclosingtag(this: Reading, end: number): void {
  endStartTag(this.tree, end + 1, true)
}

function onclosetag(this: Reading, start: number, end: number): void {
  flush(this)
  const {html, tree} = this
  // Most end tags close what was opened last.
  const {name: open} = topOf(tree.stack).kind
  endTag(tree, open.length === end - start && html.startsWith(open, start) ? open : html.slice(start, end), start - 2, tagEnd(html, end))
}

function oncomment(this: Reading, start: number, end: number, length: number): void {
  const {html} = this
  if (end - length === html.length && !html.endsWith('-->')) this.unclosed = start
}

function isInForeignContext(this: Reading): boolean {
  return topOf(this.tree.stack).foreign
}

// With scripts, `noscript` is text, and a frame that nothing in it ends ends with it; without, it would hold the rest of the page. The
// tokenizer is shown another name of that length.
const openFrame = /(<noscript[^>]{0,100}>\s{0,100}<)iframe(?=[\s/][^>]{0,4000}>\s{0,100}<\/noscript)/gu

// In HTML a CDATA section is no section: what stands in one, closed or not, is HTML like any other. Its marks become as many spaces.
const sectionMark = '<![CDATA['
const withoutMarks = (text: string): string => text.replaceAll(sectionMark, ' '.repeat(9)).replaceAll(']]>', '   ')

function tagEnd(html: string, from: number): number {
  const at = html.indexOf('>', from)
  return at < 0 ? html.length : at + 1
}
