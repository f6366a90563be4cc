import type {RootContent} from 'mdast'
import type {Entry} from '../document.ts'
import {endsSentence, flat, units, visibleText} from '../text.ts'
import type {DateOptions} from './dates.ts'
import {attribute, textContent, type ElementNode} from './html-node.ts'
import {datesOfPosts} from './html-post-dates.ts'
import {firstWithin, nearestPost, postId, profile, type Posts} from './html-posts.ts'

type Fields = Omit<Entry, 'type' | 'children'>

/** Read what posts say of themselves: who wrote them, when, under which name and number they stand. */
export function readPosts(posts: Posts, dates: DateOptions): ReadonlyMap<ElementNode, Fields> {
  const labels = labelsOf(posts)
  const times = datesOfPosts(posts, dates)
  return new Map([...posts.elements].map((element) => [element, readFields(element, posts, labels, times.get(element))]))
}

function readFields(element: ElementNode, posts: Posts, labels: ReadonlySet<string>, at: string | undefined): Fields {
  const by = authorOf(element, posts, labels)
  const id = idOf(element)
  const number = numberOf(element)
  const parent = around(element, posts)
  const replyTo = parent && idOf(parent)
  return {
    ...(by === undefined ? {} : {by}), ...(at === undefined ? {} : {at}), ...(id === undefined ? {} : {id}),
    ...(number === undefined ? {} : {number}), ...(replyTo === undefined ? {} : {replyTo})
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
  /** It leads to somebody who posts. */
  readonly leads: boolean
}

// A name that stands in the address which it leads to is one in any language.
function authorOf(element: ElementNode, posts: Posts, labels: ReadonlySet<string>): string | undefined {
  const said = attribute(element, 'data-author') ?? attribute(element, 'data-username')
  if (said !== undefined && isName(said)) return said
  const all = namesIn(element, posts)
  const own = all.filter(({name}) => !labels.has(name))
  // Where one writes all posts, his name is in all of them.
  return (own.find(({sure}) => sure) ?? own[0] ?? all.find(({sure}) => sure) ?? all.find(({leads}) => leads))?.name
}

function namesIn(element: ElementNode, {authors, elements}: Posts): Name[] {
  const found: Name[] = []
  for (let at = firstWithin(authors, element), count = 0; at && count < most; at = firstWithin(authors, element, at.start + 1), count++) {
    if (at !== element && nearestPost(at, elements) !== element) continue
    const inner = innermost(at)
    const name = flat(attribute(at, 'data-author') ?? textContent(inner))
    if (isName(name)) found.push({name, leads: profile.test((attribute(inner, 'href') ?? '').slice(0, 400)), sure: leadsTo(inner, name) || /(?:^|[\s_-])(?:author|user-?name|poster|nick-?name)(?:$|[\s_-])/iu.test(`${attribute(at, 'class') ?? ''} ${attribute(at, 'itemprop') ?? ''}`)})
  }
  return found
}

const bare = (value: string): string => value.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

function leadsTo(element: ElementNode, name: string): boolean {
  const link = element.name === 'a' ? element : element.parent?.name === 'a' ? element.parent : undefined
  const href = link && attribute(link, 'href')
  return href !== undefined && bare(name).length > 1 && bare(href.slice(0, 400)).includes(bare(name))
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

// The number that a forum gives a post stands in its id: `post_417`, `pid417`, `js-post-417`.
function idOf(element: ElementNode): string | undefined {
  const id = ['id', 'data-post-id', 'data-pid', 'data-id'].map((name) => attribute(element, name)).find((said) => said !== undefined && said !== '') ?? postId(element)
  return id === undefined ? undefined : /^\D{1,40}(\d+)$/u.exec(id)?.[1] ?? id
}

/** What the first posts are called where they have no number. */
const places: ReadonlyMap<string, number> = new Map([['楼主', 1], ['樓主', 1], ['沙发', 2], ['沙發', 2], ['板凳', 3], ['地板', 4]])

// An attribute, a link that says which post it is and leads to it, an element that is named for it, or a floor alone.
function numberOf(element: ElementNode): number | undefined {
  const said = attribute(element, 'data-post-number') ?? attribute(element, 'data-floor') ?? attribute(element, 'data-index')
  if (said !== undefined && /^\d{1,7}$/u.test(said)) return Number(said)
  const queue: ElementNode[] = [element]
  for (let at = queue.shift(), count = 0; at && count < 200; at = queue.shift(), count++) {
    const number = numberIn(at)
    if (number !== undefined) return number
    for (const child of at.children) if (child.type === 'element') queue.push(child)
  }
  return undefined
}

const named = /(?:^|[\s_-])(?:no|num(?:ber)?|floor|index|position|post-?count(?:er)?|post-?num(?:ber)?|permalink)(?:$|[\s_-])/iu

function numberIn(element: ElementNode): number | undefined {
  const linked = element.name === 'a' && element.attributes.has('href')
  const alone = element.children.length > 0 && element.children.every(({type}) => type === 'text')
  if (!linked && !alone && !/^post-?num/iu.test(attribute(element, 'id') ?? '')) return undefined
  const text = flat(textContent(element).slice(0, 60))
  if (text.length > 9) return undefined
  const number = /^#\s?(\d{1,7})$|^第?(\d{1,7})\s?[#楼樓層层]$/u.exec(text)
  if (number) return Number(number[1] ?? number[2])
  if (linked && places.has(text)) return places.get(text)
  return /^\d{1,7}$/u.test(text) && (attribute(element, 'itemprop') === 'position' || named.test(attribute(element, 'class') ?? '')) ? Number(text) : undefined
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
