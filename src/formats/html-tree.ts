import {Tokenizer} from 'htmlparser2'
import {addAttribute, addText, builder, endStartTag, endTag, finish, startTag} from './html-builder.ts'
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

const nothing = (): void => {}

/**
 * Read HTML into elements and texts with their offsets, in one pass, whatever it is.
 *
 * Tokens are those of the HTML Standard (by `htmlparser2`). The tree follows it in implied end tags and scopes, and departs where the
 * Standard moves content out of its place: an element is never split or moved, so places nest, and the time is linear.
 */
export function parseHtml(html: string): HtmlTree {
  const tree = builder()
  const sections = html.includes(sectionMark)
  let name = ''
  let value = ''
  let unclosed: number | undefined
  let [from, to] = [0, 0]
  // The tokenizer parts text at each `<` that begins no tag; what is not parted is one text.
  const flush = (): void => {
    if (to === from) return
    const text = html.slice(from, to)
    addText(tree, sections ? withoutMarks(text) : text, from, to)
    from = to
  }
  const tokenizer = new Tokenizer({}, {
    ontext(start, end) {
      // Of a tag that the page ends in, the tokenizer takes some for text.
      if (start < 0 || (end === html.length && /^<[a-z]/iu.test(html.slice(start - 1, start + 1)))) return
      if (start !== to) {
        flush()
        from = start
      }
      to = end
    },
    ontextentity: (code, end) => {
      flush()
      addText(tree, String.fromCodePoint(code), html.lastIndexOf('&', end - 1), end)
    },
    oncdata: nothing,
    onopentagname: (start, end) => {
      flush()
      startTag(tree, html.slice(start, end), start - 1)
    },
    onattribname: (start, end) => {
      name = html.slice(start, end)
      value = ''
    },
    onattribdata: (start, end) => {
      value = value === '' ? html.slice(start, end) : value + html.slice(start, end)
    },
    onattribentity: (code) => {
      value += String.fromCodePoint(code)
    },
    onattribend: () => addAttribute(tree, name, value),
    onopentagend: (end) => endStartTag(tree, end + 1, false),
    onselfclosingtag: (end) => endStartTag(tree, end + 1, true),
    onclosetag: (start, end) => {
      flush()
      // Most end tags close what was opened last.
      const {name: open} = topOf(tree.stack).kind
      endTag(tree, open.length === end - start && html.startsWith(open, start) ? open : html.slice(start, end), start - 2, tagEnd(html, end))
    },
    oncomment: (start, end, length) => {
      if (end - length === html.length && !html.endsWith('-->')) unclosed = start
    },
    ondeclaration: nothing,
    onprocessinginstruction: nothing,
    onend: nothing,
    isInForeignContext: () => topOf(tree.stack).foreign
  })
  const shown = sections ? html.replaceAll(sectionMark, ' '.repeat(9)) : html
  tokenizer.write(shown.includes('<noscript') ? shown.replace(openFrame, '$1iframx') : shown)
  tokenizer.end()
  flush()
  finish(tree, html.length)
  return {root: tree.root, size: tree.size, deep: tree.deep, unclosed}
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
