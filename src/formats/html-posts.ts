import {unseen} from './html-elements.ts'
import {attribute, classes, type ElementNode, type TextNode} from './html-node.ts'

/** The posts of a page, each in an element of its own, and what in it tells who wrote them and when. */
export interface Posts {
  readonly elements: ReadonlySet<ElementNode>
  /** In page order. */
  readonly authors: readonly ElementNode[]
  readonly dates: readonly ElementNode[]
  /** How much of the page's running text stands in posts, 0 to 1. */
  readonly share: number
  /** How much stands outside of them. */
  readonly outside: number
  /** Each has an id with a number, as posts have that are led to. */
  readonly numbered: boolean
}

/** What one walk finds. */
interface Found {
  readonly authors: ElementNode[]
  readonly dates: ElementNode[]
  /** Headings that lead elsewhere. */
  readonly titles: ElementNode[]
  /** Where running text begins, and how much there was before it; the last is all of it. */
  readonly starts: number[]
  readonly sums: number[]
  /** Elements that hold a date and an author, inner ones first. */
  readonly holders: ElementNode[]
}

/** Of many posts only the first are asked whether all are alike. */
const asked = 60

/**
 * Find the posts of a forum thread: elements alike, two or more, nearly each with an author, a date and text, that hold most of the
 * running text together. Elements are alike that share a class, or an id but for its number; no word of the text counts.
 */
export function findPosts(root: ElementNode): Posts | undefined {
  const found: Found = {authors: [], dates: [], titles: [], starts: [], sums: [0], holders: []}
  walk(root, found, false, new Map())
  if (found.authors.length === 0 || found.dates.length === 0) return undefined
  const total = found.sums.at(-1)!
  let best: Group | undefined
  for (const all of groupsOf(found.holders)) {
    if (all.length < 2 || (best && all.length < best.members.length)) continue
    const members = all.filter((element) => isPost(element, found))
    const called = members.every((element) => postId(element) !== undefined)
    if (members.length < 0.8 * all.length || members.length < 2 || (best && members.length < best.members.length) || !arePosts(members, found, called)) continue
    const outer = outermost(members)
    const held = outer.reduce((sum, element) => sum + textIn(element, found), 0)
    const length = outer.reduce((sum, {start, end}) => sum + end - start, 0)
    // Of elements in one another the outer one holds what is said of the post, too.
    const longest = outer.reduce((most, element) => Math.max(most, textIn(element, found)), 0)
    if (held < 0.4 * total || (longest > 0.9 * held && !called) || (best && best.members.length === members.length && best.length >= length)) continue
    best = {members, held, length}
  }
  best ??= only(found)
  return best && {elements: new Set([...best.members].sort((a, b) => a.start - b.start)), authors: found.authors, dates: found.dates, share: best.held / Math.max(1, total), outside: total - best.held, numbered: best.members.every((element) => /\d/u.test(attribute(element, 'id') ?? ''))}
}

const calledPost = /^(?:js-post-|post_?|pid|msg_?|postmessage_)\d+$/iu

/** So many elements of a post are asked for its id. */
const within = 12

/** The id of a post, which says that it is one: its own, or that of the first elements in it. */
export function postId(element: ElementNode): string | undefined {
  const queue = [element]
  for (let at = 0; at < queue.length && at < within; at++) {
    const id = attribute(queue[at]!, 'id')
    if (id !== undefined && calledPost.test(id)) return id
    for (const child of queue[at]!.children) if (child.type === 'element') queue.push(child)
  }
  return undefined
}

// A thread that nobody answered has one post, which is called so.
function only(found: Found): Group | undefined {
  const called = found.holders.filter((element) => calledPost.test(attribute(element, 'id') ?? '') && isPost(element, found))
  const [post] = outermost(called)
  return post && outermost(called).length === 1 ? {members: [post], held: textIn(post, found), length: post.end - post.start} : undefined
}

interface Group {
  readonly members: readonly ElementNode[]
  readonly held: number
  readonly length: number
}

const holders = new Set(['div', 'li', 'article', 'section', 'table', 'tbody', 'tr', 'dl', 'dd', 'details', 'shreddit-comment'])

const skipped = new Set([...unseen, 'template', 'select', 'svg', 'nav', 'head', 'picture', 'video'])

function walk(element: ElementNode, found: Found, linked: boolean, known: Map<string, Kind>): void {
  const [dates, authors] = [found.dates.length, found.authors.length]
  for (const child of element.children) {
    if (child.type === 'text') count(child, element, found, linked)
    else if (!skipped.has(child.name)) {
      sign(child, found, linked, known)
      walk(child, found, linked || child.name === 'a', known)
    }
  }
  if (found.dates.length === dates || !holders.has(element.name)) return
  if (found.authors.length > authors || isSigned(element)) found.holders.push(element)
}

const isSigned = ({attributes}: ElementNode): boolean => attributes.has('data-author') || attributes.has('data-username')

// By the names that they share.
function groupsOf(holders: readonly ElementNode[]): Iterable<readonly ElementNode[]> {
  const groups = new Map<string, ElementNode[]>()
  for (const element of holders) {
    for (const name of namesOf(element)) {
      const group = groups.get(name)
      if (group) group.push(element)
      else groups.set(name, [element])
    }
  }
  return groups.values()
}

// Together with the element around it, as a class may serve many purposes.
function namesOf(element: ElementNode): string[] {
  const {parent} = element
  const around = parent ? `${parent.name}.${classes(parent)[0] ?? ''}` : ''
  const names = classes(element).slice(0, 8).filter((name) => !/\d{3}/u.test(name)).map((name) => `${around} ${element.name}.${name}`)
  const id = attribute(element, 'id')
  if (id !== undefined && id.length < 80 && /\d/u.test(id)) names.push(`${element.name}#${id.replace(/[\da-f-]{12,}|\d+/gu, '0')}`)
  const type = attribute(element, 'itemtype') ?? attribute(element, 'itemprop')
  if (type !== undefined) names.push(`${element.name}@${type}`)
  if (names.length === 0 && element.name === 'article') names.push(`${around} article`)
  return names
}

const date = /\d{1,4}[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,4}|\b\d{1,2}:\d{2}\b|\p{L}{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d{2}|\d{1,2}\.? \p{L}{3,9}\.?,? (?:19|20)\d{2}/u

function count({value, start}: TextNode, parent: ElementNode, found: Found, linked: boolean): void {
  if (value.length < 4) return
  const text = value.trim()
  if (text.length < 4) return
  if (text.length <= 80 && /\d/u.test(text) && date.test(text) && found.dates.at(-1) !== parent) found.dates.push(parent)
  if (linked || text.length < 15) return
  found.starts.push(start)
  found.sums.push(found.sums.at(-1)! + text.length)
}

/** What a class or id says that an element is for. */
interface Kind {
  readonly author: boolean
  readonly date: boolean
}

const author = /(?:^|[\s_-])(?:author|user-?name|user(?:-?info)?|post-?profile|profile|poster|member|nick-?name|nick|by-?line|creator|owner|person|fn|auth[io]|xw1|names?)(?:$|[\s_-])/iu
const when = /(?:^|[\s_-])(?:date|time|posted|when|age|timestamp|date-?line|post-?time|pub-?time|published|created|relative-time)(?:$|[\s_-])/iu
/** An address of somebody who posts. */
export const profile = /[/?&](?:users?\b|u\/|members?\b|profiles?\b|people\/|authors?\b|uid\b|userid\b|showuser|mode=viewprofile|action=profile|space-uid|@\w)/iu

function sign(element: ElementNode, found: Found, linked: boolean, known: Map<string, Kind>): void {
  const {name, attributes} = element
  if (element.traits.isHeading && (linked || element.children.some((child) => child.type === 'element' && child.name === 'a' && leadsAway(child) && !profile.test(attribute(child, 'href') ?? '')))) found.titles.push(element)
  if (name === 'time' || name === 'relative-time') found.dates.push(element)
  if (attributes.size === 0) return
  const property = attributes.get('itemprop')
  if (property !== undefined && /^date(?:Published|Created)$/iu.test(property)) found.dates.push(element)
  const names = attributes.get('class')
  const kind = names === undefined || names.length > 100 ? undefined : kindOf(names, known)
  if (kind?.date && found.dates.at(-1) !== element && hasDigit(element)) found.dates.push(element)
  const title = attributes.get('title')
  if (title !== undefined && title.length < 60 && found.dates.at(-1) !== element && date.test(title)) found.dates.push(element)
  const href = name === 'a' ? attributes.get('href') : undefined
  if ((property !== undefined && /^(?:author|creator)$/iu.test(property)) || kind?.author || isSigned(element) || (href !== undefined && href.length < 400 && profile.test(href))) found.authors.push(element)
}

function kindOf(names: string, known: Map<string, Kind>): Kind {
  let kind = known.get(names)
  if (!kind) known.set(names, (kind = {author: author.test(names), date: when.test(names)}))
  return kind
}

const hasDigit = (element: ElementNode): boolean => element.children.some((child) => (child.type === 'text' ? /\d/u.test(child.value) : hasDigit(child)))

const leadsAway = (link: ElementNode): boolean => {
  const href = attribute(link, 'href')
  return href !== undefined && href !== '' && !href.includes('#')
}

const isPost = (element: ElementNode, {authors, dates}: Found): boolean => (isSigned(element) || holds(authors, element)) && holds(dates, element)

// Cards of a listing have a title each that leads to what they announce.
function arePosts(members: readonly ElementNode[], found: Found, called: boolean): boolean {
  const sample = members.slice(0, asked)
  const share = (isSo: (element: ElementNode) => boolean): number => sample.filter(isSo).length / sample.length
  return share((element) => holds(found.titles, element)) <= 0.5 && (called || share((element) => textIn(element, found) > 0) >= 0.6)
}

const holds = (list: readonly ElementNode[], element: ElementNode): boolean => firstWithin(list, element) !== undefined

/** The first of elements in page order that stands in another, or is it. */
export function firstWithin(list: readonly ElementNode[], {start, end}: ElementNode, from = start): ElementNode | undefined {
  const first = list[lower(list.length, (index) => list[index]!.start, from)]
  return first && first.start < end ? first : undefined
}

/** The post that an element stands in, or is; anywhere else the root. */
export function nearestPost(element: ElementNode, elements: ReadonlySet<ElementNode>): ElementNode {
  let at = element
  while (at.parent && !elements.has(at)) at = at.parent
  return at
}

function lower(length: number, at: (index: number) => number, value: number): number {
  let [low, high] = [0, length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (at(middle) < value) low = middle + 1
    else high = middle
  }
  return low
}

function textIn({start, end}: ElementNode, {starts, sums}: Found): number {
  const index = (offset: number): number => lower(starts.length, (at) => starts[at]!, offset)
  return sums[index(end)]! - sums[index(start)]!
}

function outermost(members: readonly ElementNode[]): ElementNode[] {
  const kept: ElementNode[] = []
  for (const element of [...members].sort((a, b) => a.start - b.start)) if ((kept.at(-1)?.end ?? 0) <= element.start) kept.push(element)
  return kept
}
