import type {RootContent} from 'mdast'
import type {Entry} from '../document.ts'
import {endsSentence, flat, units, visibleText} from '../text.ts'
import {findDate, readDate, type DateOptions} from './dates.ts'
import {attribute, textContent, type ElementNode} from './html-node.ts'
import {firstWithin, type Posts} from './html-posts.ts'

type Fields = Omit<Entry, 'type' | 'children'>

/** Read what posts say of themselves: who wrote them, when, under which name and number they stand. */
export function readPosts(posts: Posts, dates: DateOptions): ReadonlyMap<ElementNode, Fields> {
  const labels = labelsOf(posts)
  return new Map([...posts.elements].map((element) => [element, readFields(element, posts, labels, dates)]))
}

function readFields(element: ElementNode, posts: Posts, labels: ReadonlySet<string>, dates: DateOptions): Fields {
  const by = authorOf(element, posts, labels)
  const at = dateOf(element, posts, dates)
  const id = attribute(element, 'id') ?? attribute(element, 'data-post-id') ?? attribute(element, 'data-id')
  const number = numberOf(element)
  const parent = around(element, posts)
  const replyTo = parent && attribute(parent, 'id')
  return {
    ...(by === undefined ? {} : {by}), ...(at === undefined ? {} : {at}), ...(id === undefined || id === '' ? {} : {id}),
    ...(number === undefined ? {} : {number}), ...(replyTo === undefined || replyTo === '' ? {} : {replyTo})
  }
}

// What most posts say alike is a rank or a button, and nobody's name.
function labelsOf(posts: Posts): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const element of posts.elements) for (const name of new Set(namesIn(element, posts).map(({name}) => name))) counts.set(name, (counts.get(name) ?? 0) + 1)
  return new Set([...counts].filter(([, count]) => count > 1 && count > 0.7 * posts.elements.size).map(([name]) => name))
}

function around(element: ElementNode, {elements}: Posts): ElementNode | undefined {
  for (let at = element.parent; at; at = at.parent) if (elements.has(at)) return at
  return undefined
}

/** So many signs are asked, in page order. */
const most = 8

interface Name {
  readonly name: string
  /** The address that the name leads to holds it, or the element is made for it. */
  readonly sure: boolean
}

// A name that stands in the address which it leads to is one in any language.
function authorOf(element: ElementNode, posts: Posts, labels: ReadonlySet<string>): string | undefined {
  const said = attribute(element, 'data-author') ?? attribute(element, 'data-username')
  if (said !== undefined && isName(said)) return said
  const all = namesIn(element, posts)
  const own = all.filter(({name}) => !labels.has(name))
  return (own.find(({sure}) => sure) ?? own[0] ?? all.find(({sure}) => sure))?.name
}

function namesIn(element: ElementNode, {authors, elements}: Posts): Name[] {
  const found: Name[] = []
  for (let at = firstWithin(authors, element), count = 0; at && count < most; at = firstWithin(authors, element, at.start + 1), count++) {
    if (at !== element && nearest(at, elements) !== element) continue
    const inner = innermost(at)
    const name = flat(attribute(at, 'data-author') ?? textContent(inner))
    if (isName(name)) found.push({name, sure: leadsTo(inner, name) || /(?:^|[\s_-])(?:author|user-?name|poster|nick-?name)(?:$|[\s_-])/iu.test(`${attribute(at, 'class') ?? ''} ${attribute(at, 'itemprop') ?? ''}`)})
  }
  return found
}

const bare = (value: string): string => value.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

function leadsTo(element: ElementNode, name: string): boolean {
  const link = element.name === 'a' ? element : element.parent?.name === 'a' ? element.parent : undefined
  const href = link && attribute(link, 'href')
  return href !== undefined && bare(name).length > 1 && bare(href.slice(0, 400)).includes(bare(name))
}

function nearest(element: ElementNode, elements: ReadonlySet<ElementNode>): ElementNode {
  let at = element
  while (at.parent && !elements.has(at)) at = at.parent
  return at
}

// What holds a name within a longer line.
const names = new Set(['a', 'b', 'strong', 'cite'])

function innermost(element: ElementNode): ElementNode {
  const queue = [element]
  for (let at = queue.shift(); at && queue.length < 50; at = queue.shift()) {
    if (attribute(at, 'itemprop') === 'name' || (at !== element && /(?:^|[\s_-])(?:user-?name|nick-?name)(?:$|\s)/iu.test(attribute(at, 'class') ?? '') && isName(flat(textContent(at)))) || (at !== element && names.has(at.name) && isName(flat(textContent(at))))) return at
    for (const child of at.children) if (child.type === 'element') queue.push(child)
  }
  return element
}


const isName = (text: string): boolean => text.length > 0 && text.length <= 50 && /\p{L}/u.test(text) && !/^(?:\d+\s|[A-Za-z]$)/u.test(text) && !/[:：。!?！？]/u.test(text) && text.split(' ').length <= 5

function dateOf(element: ElementNode, {dates: signs, elements}: Posts, dates: DateOptions): string | undefined {
  for (let at = firstWithin(signs, element), count = 0; at && count < most; at = firstWithin(signs, element, at.start + 1), count++) {
    if (nearest(at, elements) !== element) continue
    for (const said of [attribute(at, 'datetime'), attribute(at, 'content'), attribute(at, 'title'), flat(textContent(at)).slice(0, 200)]) {
      const value = said === undefined || said === '' ? undefined : readDate(said.trim(), dates) ?? findDate(said, dates)?.value
      if (value !== undefined) return value
    }
  }
  return undefined
}

// A link that says which post it is, and leads to it.
function numberOf(element: ElementNode): number | undefined {
  const said = attribute(element, 'data-post-number') ?? attribute(element, 'data-floor') ?? attribute(element, 'data-index')
  if (said !== undefined && /^\d{1,7}$/u.test(said)) return Number(said)
  const queue: ElementNode[] = [element]
  for (let at = queue.shift(), count = 0; at && count < 200; at = queue.shift(), count++) {
    if (at.name === 'a' && attribute(at, 'href') !== undefined) {
      const number = /^#\s?(\d{1,7})$|^(\d{1,7})\s?[#楼樓層层]$/u.exec(flat(textContent(at)))
      if (number) return Number(number[1] ?? number[2])
    }
    for (const child of at.children) if (child.type === 'element') queue.push(child)
  }
  return undefined
}

/** Raise the sentences in posts, and what they quote: nothing in a thread is more content than what its posts say. Panels and badges say none. */
export function keepPosts(children: readonly RootContent[], within: 'post' | 'quotation' | undefined = undefined): void {
  for (const node of children) {
    if (node.type === 'entry' || (within && 'children' in node && !leaves.has(node.type))) {
      keepPosts(node.children as RootContent[], node.type === 'blockquote' || within === 'quotation' ? 'quotation' : 'post')
    } else if (within && (node.data?.main ?? 1) < kept && node.data?.role === undefined && saysSomething(visibleText(node), within)) {
      node.data = {...node.data, main: kept, why: 'it stands in a post of the thread'}
    }
  }
}

function saysSomething(text: string, within: 'post' | 'quotation'): boolean {
  const size = units(text)
  return size >= 25 || (size >= 5 && (within === 'quotation' || endsSentence(text)))
}

const kept = 0.6
const leaves = new Set(['paragraph', 'heading', 'table'])

/** Mark the lines of a post that say nothing but who wrote it: the entry says so itself. */
export function markAuthor(children: readonly RootContent[], by: string | undefined): void {
  if (by === undefined) return
  for (const node of children.slice(0, 12)) {
    if ((node.type === 'paragraph' || node.type === 'heading') && node.data?.role !== 'hidden' && flat(visibleText(node)) === by) {
      node.data = {...node.data, role: 'credit', why: 'the author of the post'}
      return
    }
  }
}
