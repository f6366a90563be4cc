import type {BlockContent, DefinitionContent, RootContent} from 'mdast'
import {entry, paragraph, text, type Entry} from '../document.ts'
import type {Places} from '../place.ts'
import {endsSentence, units, visibleText} from '../text.ts'
import {readDate, type DateOptions} from './dates.ts'
import {decodeExcerpt, references, type Excerpt} from './excerpt.ts'
import {findJson, scanJson, stringOf, type JsonNode} from './html-json.ts'
import type {ElementNode} from './html-node.ts'
import {readFragment} from './html.ts'

export interface DataOptions {
  readonly html: string
  readonly places: Places
  readonly base?: string | undefined
  readonly dates: DateOptions
}

/** Text that scripts would show, and what holds it. */
export interface ScriptText {
  readonly children: RootContent[]
  readonly element: ElementNode
  readonly thread: boolean
}

/** Prose shorter than this is no content of a page that shows none. */
const least = 60

/** A page that shows so many words is no empty shell, whatever its scripts hold. */
const shell = 60

/** Strings that are settings and notices are shorter, taken together. */
const usual = 30

/** What a page shows: its words, how many of them stand in prose, which is blocks that are long or end as a sentence, and how many ask for consent. */
export interface Shown {
  words: number
  prose: number
  consent: number
}

/** A page that shows so much prose, or so many words, has content of its own: it is measured no further. */
const enough = {prose: 400, words: 2000}

/** Whether a page shows so much that nobody has to look behind it. */
export const isFull = ({prose, words}: Shown): boolean => prose >= enough.prose || words >= enough.words

/** Measure what blocks show. */
export function measureShown(children: readonly RootContent[]): Shown {
  const shown: Shown = {words: 0, prose: 0, consent: 0}
  const asks = consentReader()
  const others: Array<readonly [size: number, origin: readonly string[] | undefined]> = []
  measureEach(children, shown, (size, isProse, origin) => {
    if (!isProse) others.push([size, origin])
    else if (asks(origin)) shown.consent += size
    else shown.prose += size
  })
  // Of a page that shows enough nobody asks more.
  for (const [size, origin] of isFull(shown) ? [] : others) if (asks(origin)) shown.consent += size
  return shown
}

function measureEach(children: readonly RootContent[], shown: Shown, add: (size: number, isProse: boolean, origin: readonly string[] | undefined) => void): void {
  for (const node of children) {
    if (isFull(shown)) break
    if (node.data?.role === 'hidden') continue
    if ('children' in node && node.type !== 'paragraph' && node.type !== 'heading') measureEach(node.children as RootContent[], shown, add)
    else {
      const text = visibleText(node)
      const size = units(text)
      shown.words += size
      add(size, node.type !== 'heading' && (size >= 25 || (size >= 8 && endsSentence(text))), node.data?.origin)
    }
  }
}

const consent = /cookie|consent|gdpr|(?:^|[-_ .])cmp(?:$|[-_ .])/iu

// Most blocks stand in the same few elements.
function consentReader(): (origin: readonly string[] | undefined) => boolean {
  const known = new Map<string, boolean>()
  const asks = (label: string): boolean => {
    let found = known.get(label)
    if (found === undefined) known.set(label, (found = consent.test(label)))
    return found
  }
  return (origin) => origin?.some(asks) ?? false
}

function proseIn(value: string): number {
  const size = units(value)
  return size >= 25 || (size >= 8 && endsSentence(value)) ? size : 0
}

/**
 * Read the text that only data in the scripts of a page holds: `articleBody` and posts of JSON-LD, else the part of an application's
 * state that holds most of the prose, where the page is an empty shell. Data with less than three times the prose shown is left.
 */
export function readScriptText(scripts: readonly ElementNode[], {words, prose}: Shown, options: DataOptions): ScriptText | undefined {
  let best: ScriptText | undefined
  let most = Math.max(least, 3 * prose) - 1
  for (const element of scripts) {
    if (element.close - element.open < 200) continue
    const linked = /ld\+json/iu.test(element.attributes.get('type') ?? '')
    if (!linked && words >= shell) continue
    const json = findJson(element, options.html, options.places)
    const root = json && scanJson(json.value)
    if (!root) continue
    const found = linked ? readLinked(root, json, options) : readState(root, json, options)
    const size = measureShown(found).prose
    if (size <= most) continue
    most = size
    best = {children: found, element, thread: found.length > 1 && found.every(({type}) => type === 'entry')}
  }
  return best
}

const bodies = new Set(['articleBody', 'text'])

function readLinked(root: JsonNode, json: Excerpt, options: DataOptions): RootContent[] {
  const found: RootContent[] = []
  const queue = [root]
  for (let node = queue.pop(); node; node = queue.pop()) {
    const body = node.kind === 'object' ? node.children.find(({kind, key}) => kind === 'string' && key !== undefined && bodies.has(key)) : undefined
    if (body) for (const block of readPosting(node, readText(stringOf(json, body), options), json, options)) found.push(block)
    for (const child of [...node.children].reverse()) if (child.kind !== 'string') queue.push(child)
  }
  return found
}

function readPosting(node: JsonNode, children: RootContent[], json: Excerpt, {dates}: DataOptions): RootContent[] {
  const word = (name: string, within: JsonNode | undefined = node): string | undefined => {
    const child = within?.children.find(({kind, key}) => kind === 'string' && key === name)
    return child && stringOf(json, child).value.trim()
  }
  if (children.length === 0 || !/(?:Posting|Comment|Answer|Question)$/u.test(word('@type') ?? '') || word('@type') === 'BlogPosting') return children
  const author = node.children.find(({key}) => key === 'author')
  const by = word('author') ?? word('name', author?.kind === 'array' ? author.children[0] : author)
  const at = readDate(word('datePublished') ?? word('dateCreated') ?? '', dates)
  const fields: Omit<Entry, 'type' | 'children'> = {...(by === undefined || by === '' ? {} : {by}), ...(at === undefined ? {} : {at})}
  const [start, end] = [children[0]!.position?.start, children.at(-1)!.position?.end]
  return [entry(fields, children as Array<BlockContent | DefinitionContent>, start && end && {start, end})]
}

/** What one value of an application's state says. */
interface Weighed {
  readonly node: JsonNode
  readonly prose: number
  readonly inner: readonly Weighed[]
  readonly value?: Excerpt
}

// Down to the innermost part that holds nearly all of the prose; of it, what stands under the names under which the prose does.
function readState(root: JsonNode, json: Excerpt, options: DataOptions): RootContent[] {
  let part = weigh(root, json)
  if (part.prose < least) return []
  for (let next = heaviest(part); next && next.prose >= 0.75 * part.prose; next = heaviest(part)) part = next
  const names = new Map<string | undefined, number>()
  const strings: Weighed[] = []
  const queue = [part]
  for (let item = queue.pop(); item; item = queue.pop()) {
    if (item.value) strings.push(item)
    if (item.value && item.prose > 0) names.set(item.node.key, (names.get(item.node.key) ?? 0) + item.prose)
    for (const inner of [...item.inner].reverse()) queue.push(inner)
  }
  if (part.prose < usual * strings.filter(({prose}) => prose > 0).length) return []
  const seen = new Set<string>()
  return strings.flatMap(({node, value}) => {
    if (!value || (names.get(node.key) ?? 0) < 0.2 * part.prose || seen.has(value.value) || units(value.value) === 0 || (!/\s/u.test(value.value) && /[/_]/u.test(value.value))) return []
    seen.add(value.value)
    return readText(value, options)
  })
}

const heaviest = ({inner}: Weighed): Weighed | undefined => inner.reduce<Weighed | undefined>((best, item) => (best && best.prose >= item.prose ? best : item), undefined)

// Values of JSON nest no deeper here than its own reader bears.
function weigh(node: JsonNode, json: Excerpt): Weighed {
  if (node.kind === 'string') {
    const value = stringOf(json, node)
    return {node, prose: isProse(value.value) ? proseIn(plain(value.value)) : 0, inner: [], value}
  }
  const inner = node.children.map((child) => weigh(child, json))
  return {node, prose: inner.reduce((sum, {prose}) => sum + prose, 0), inner}
}

const tag = /<\/?[a-z][^<>]{0,500}>/giu
const plain = (value: string): string => value.replace(tag, ' ').trim()

// Words between spaces, or Han characters; no code, styles or addresses.
function isProse(value: string): boolean {
  const text = plain(value)
  return text.length < 400_000 && !/[{}]|;\s*\}|^\S+$/u.test(text.replace(/\p{Script=Han}/gu, ' ').slice(0, 2000)) && !/\bfunction\b|=>/u.test(text.slice(0, 2000))
}

function readText(from: Excerpt, {base}: DataOptions): RootContent[] {
  if (/<\/?(?:[abip]|br|div|h[1-6]|li|span|strong|em|img|figure|blockquote)\b[^<>]{0,500}>/iu.test(from.value)) {
    return readFragment(from.value, {places: from.places, offset: from.offset, ...(base === undefined ? {} : {base})})
  }
  const found: RootContent[] = []
  // Many write references in it as if it were HTML.
  const plainText = decodeExcerpt(from, references)
  for (const {0: line, index} of plainText.value.matchAll(/\S[^\n\r\u2028]*/gu)) {
    const value = line.trimEnd()
    const position = plainText.places.position(plainText.offset + index, plainText.offset + index + value.length)
    found.push(paragraph([text(value, position)], position))
  }
  return found
}

/** Put what scripts hold where they stand; each block says so. */
export function placeScriptText(children: RootContent[], {children: found, element}: ScriptText): void {
  const at = children.findIndex(({position}) => (position?.start.offset ?? 0) >= element.start)
  const type = element.attributes.get('type') ?? ''
  for (const node of found) {
    node.data = {...node.data, why: `the page shows hardly any text, and its \`script${type === '' ? '' : `[type="${type}"]`}\` holds this`, main: 0.9, origin: ['script'], within: [element.open, element.close]}
  }
  children.splice(at < 0 ? children.length : at, 0, ...found)
}

/** All scripts of a page that may hold data. */
export function scriptsOf(element: ElementNode, found: ElementNode[] = []): ElementNode[] {
  for (const child of element.children) {
    if (child.type === 'text') continue
    if (child.name === 'script') found.push(child)
    else scriptsOf(child, found)
  }
  return found
}
