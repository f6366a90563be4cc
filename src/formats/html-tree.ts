import {Tokenizer} from 'htmlparser2'
import {
  blocks, breakOut, endParagraph, foreign, formatting, headings, impliedEnds, integration, metadata, scopes, special, tableParts, voids
} from './html-elements.ts'
import type {ElementNode, TextNode} from './html-node.ts'

export interface HtmlTree {
  readonly root: ElementNode
  /** Where elements were nested deeper than the limit, so that they stand beside each other instead. */
  readonly deep: number | undefined
  /** Where a comment begins that nothing ends. */
  readonly unclosed: number | undefined
}

/** As deep as browsers go; what is deeper stands beside the element that is this deep. */
const depthLimit = 512

const none: ReadonlyMap<string, string> = new Map()

const nothing = (): void => {}

/**
 * Read HTML into elements and texts with their offsets, in one pass, whatever it is.
 *
 * Tokens are those of the HTML Standard (by `htmlparser2`). The tree follows it in implied end tags and scopes, and departs where the
 * Standard moves content out of its place: an element is never split or moved, so places nest, and the time is linear.
 */
export function parseHtml(html: string): HtmlTree {
  const builder = elementBuilder(html)
  const {text, startTag, attribute, startTagEnd, endTag} = builder
  const sections = html.includes(sectionMark)
  let name = ''
  let value = ''
  const tokenizer = new Tokenizer({}, {
    ontext(start, end) {
      // Of a tag that the page ends in, the tokenizer takes some for text.
      if (start >= 0 && (end < html.length || !/^<[a-z]/iu.test(html.slice(start - 1, start + 1)))) text(sections ? withoutMarks(html.slice(start, end)) : html.slice(start, end), start, end)
    },
    ontextentity: (code, end) => text(String.fromCodePoint(code), html.lastIndexOf('&', end - 1), end),
    oncdata: nothing,
    onopentagname: (start, end) => startTag(html.slice(start, end).toLowerCase(), start - 1),
    onattribname: (start, end) => {
      name = html.slice(start, end).toLowerCase()
      value = ''
    },
    onattribdata: (start, end) => {
      value += html.slice(start, end)
    },
    onattribentity: (code) => {
      value += String.fromCodePoint(code)
    },
    onattribend: () => attribute(name, value),
    onopentagend: (end) => startTagEnd(end + 1, false),
    onselfclosingtag: (end) => startTagEnd(end + 1, true),
    onclosetag: (start, end) => endTag(html.slice(start, end).toLowerCase(), start - 2, tagEnd(html, end)),
    oncomment: (start, end, length) => builder.comment(start, end - length),
    ondeclaration: nothing,
    onprocessinginstruction: nothing,
    onend: nothing,
    isInForeignContext: builder.inForeign
  })
  tokenizer.write(sections ? html.replaceAll(sectionMark, ' '.repeat(9)) : html)
  tokenizer.end()
  return builder.finish()
}

// In HTML a CDATA section is no section: what stands in one, closed or not, is HTML like any other. Its marks become as many spaces.
const sectionMark = '<![CDATA['
const withoutMarks = (text: string): string => text.replaceAll(sectionMark, ' '.repeat(9)).replaceAll(']]>', '   ')

function tagEnd(html: string, from: number): number {
  const at = html.indexOf('>', from)
  return at < 0 ? html.length : at + 1
}

/** An open element, with where on the stack the nearest one of a kind is. */
interface Open {
  readonly element: ElementNode
  readonly scope: number
  readonly special: number
  readonly foreign: boolean
  /** Its end tag has come, while blocks in it were open. */
  ended: boolean
}

function elementBuilder(html: string) {
  const root = makeElement('#document', undefined, 0)
  const stack: Open[] = [{element: root, scope: 0, special: 0, foreign: false, ended: false}]
  const opened = new Map<string, number[]>()
  let tag: {element: ElementNode; attributes: Map<string, string> | undefined} | undefined
  let deep: number | undefined
  let unclosed: number | undefined

  const top = (): Open => stack[stack.length - 1]!
  const lastOf = (name: string): number => opened.get(name)?.at(-1) ?? -1
  const lastOfAny = (list: Iterable<string>): number => {
    let last = -1
    for (const name of list) last = Math.max(last, lastOf(name))
    return last
  }
  // Where children go: at most as deep as the limit.
  const holder = (): ElementNode => stack[Math.min(stack.length - 1, depthLimit)]!.element

  function push(element: ElementNode): void {
    const at = stack.length
    const {scope, special: nearest, foreign: within} = top()
    const {name} = element
    stack.push({
      element,
      scope: scopes.has(name) ? at : scope,
      special: special.has(name) ? at : nearest,
      foreign: foreign.has(name) || (within && !integration.has(name)),
      ended: false
    })
    const list = opened.get(name)
    if (list) list.push(at)
    else opened.set(name, [at])
  }

  function popTo(index: number, close: number, end = close): void {
    while (stack.length > index) {
      const {element} = stack.pop()!
      opened.get(element.name)!.pop()
      element.close = close
      element.end = stack.length === index ? end : close
    }
    while (top().ended) {
      const {element} = stack.pop()!
      opened.get(element.name)!.pop()
      element.close = element.end = end
    }
  }

  // What stands above a block in the stack is not closed with it, but ends with that block.
  function leave(index: number, offset: number): void {
    if (top().special > index) stack[index]!.ended = true
    else popTo(index, offset)
  }

  function imply(name: string, start: number): void {
    const {scope} = top()
    if (top().foreign && breakOut.has(name)) popTo(lastOfAny(foreign), start)
    if (lastOf('head') === stack.length - 1 && !metadata.has(name)) popTo(stack.length - 1, start)
    if (endParagraph.has(name)) {
      const at = lastOf('p')
      if (at > Math.max(scope, lastOf('button'))) popTo(at, start)
    }
    if (headings.has(name) && headings.has(top().element.name)) popTo(stack.length - 1, start)
    if (name === 'table' && lastOf('table') > lastOfAny(['td', 'th', 'caption', 'template'])) popTo(lastOf('table'), start)
    if (name === 'a') {
      const at = lastOf('a')
      if (at > scope) leave(at, start)
    }
    const rule = impliedEnds.get(name)
    if (!rule) return
    const at = rule.closes.reduce((lowest, closed) => {
      const last = lastOf(closed)
      return last > lastOfAny(rule.unless) && (tableParts.has(name) || last > scope) ? Math.min(lowest, last) : lowest
    }, Infinity)
    if (at !== Infinity) popTo(at, start)
  }

  // A second body or head says nothing new; a form around rows of a table is no parent of theirs.
  function isIdle(name: string): boolean {
    if (name === 'html' || name === 'head' || name === 'body') return opened.has(name) || (name === 'head' && opened.has('body'))
    return name === 'form' && /^(?:table|tbody|thead|tfoot|tr)$/u.test(top().element.name)
  }

  function markBlock(element: ElementNode): void {
    for (let at = element.parent; at && !at.holdsBlock; at = at.parent) at.holdsBlock = true
  }

  return {
    inForeign: () => top().foreign,
    text(value: string, start: number, end: number): void {
      if (lastOf('head') === stack.length - 1 && value.trim() !== '') popTo(stack.length - 1, start)
      const {children} = holder()
      let last = children.at(-1)
      if (last?.type !== 'text' || last.end < start) children.push((last = {type: 'text', value: '', start, end}))
      if (value.length !== end - start) refer(last, value.length, start, end)
      last.value += value
      last.end = end
    },
    startTag(name: string, start: number): void {
      tag = undefined
      if (isIdle(name)) return
      imply(name, start)
      const parent = holder()
      if (stack.length > depthLimit + 1) deep ??= start
      const element = makeElement(name, parent, start)
      parent.children.push(element)
      if (blocks.has(name)) markBlock(element)
      tag = {element, attributes: undefined}
    },
    attribute(name: string, value: string): void {
      if (!tag) return
      tag.attributes ??= new Map()
      if (!tag.attributes.has(name)) tag.attributes.set(name, value)
    },
    startTagEnd(end: number, selfClosing: boolean): void {
      if (!tag) return
      const {element, attributes} = tag
      tag = undefined
      if (attributes) (element as {attributes: ReadonlyMap<string, string>}).attributes = attributes
      element.open = element.close = element.end = end
      if (voids.has(element.name) && !top().foreign) return
      if (selfClosing && (top().foreign || foreign.has(element.name))) return
      push(element)
    },
    endTag(name: string, start: number, end: number): void {
      if (name === 'html' || name === 'body') return
      if (name === 'br') {
        const element = makeElement('br', holder(), start)
        element.open = element.close = element.end = end
        holder().children.push(element)
        return
      }
      const at = headings.has(name) ? lastOfAny(headings) : lastOf(name)
      const {scope, special: nearest} = top()
      if (at < 0) return
      if (name === 'table' || tableParts.has(name)) {
        if (at >= lastOf('table')) popTo(at, start, end)
      } else if (at < scope) return
      else if (formatting.has(name) && nearest > at) stack[at]!.ended = true
      else if (special.has(name) || nearest <= at || top().foreign) popTo(at, start, end)
    },
    comment(start: number, end: number): void {
      if (end === html.length && !html.endsWith('-->')) unclosed = start
    },
    finish(): HtmlTree {
      // A start tag that nothing ends is no tag.
      if (tag) holder().children.pop()
      popTo(1, html.length)
      root.close = root.end = html.length
      return {root, deep, unclosed}
    }
  }
}

// One reference may stand for two characters, which come one by one.
function refer(node: TextNode, length: number, start: number, end: number): void {
  const references = (node.references ??= [])
  const last = references.at(-1)
  if (last?.end === end) last.length += length
  else references.push({at: node.value.length, length, start, end})
}

function makeElement(name: string, parent: ElementNode | undefined, start: number): ElementNode {
  return {type: 'element', name, attributes: none, children: [], parent, start, open: start, close: start, end: start, holdsBlock: false}
}
