import {decodeNamedCharacterReference} from 'decode-named-character-reference'
import type {Json} from '../document.ts'
import {flat} from '../text.ts'
import {readLooseJson} from './json-loose.ts'

/** Whom JSON-LD names as an author. */
export interface LinkedName {
  readonly name: string
  /** It says that this is an organisation. */
  readonly organisation: boolean
}

/** What JSON-LD says of a work that a page is, or shows (schema.org `CreativeWork`). */
export interface LinkedWork {
  /** The schema.org type, of several the most specific. */
  readonly type: string
  readonly family: Family
  readonly headline?: string
  readonly alternativeHeadline?: string
  readonly description?: string
  readonly published?: string
  readonly modified?: string
  readonly language?: string
  /** Where it says to be at home. */
  readonly urls: readonly string[]
  readonly image?: string
  readonly license?: string
  readonly section?: string
  readonly authors: readonly LinkedName[]
  readonly publisher?: string
  readonly keywords: readonly string[]
  /** Which of the scripts says so. */
  readonly script: number
}

/** An article has a writer and a date; a page is where something is shown; any other work may have either. */
export type Family = 'article' | 'work' | 'page'

export interface LinkedData {
  readonly works: readonly LinkedWork[]
  /** The name of the web site. */
  readonly site?: {readonly name: string; readonly script: number}
}

interface Item {
  readonly [key: string]: Json
}

const families: ReadonlyArray<readonly [Family, RegExp]> = [
  ['article', /(?:Article|Posting|Report|Review|Analysis|Recipe|HowTo|Question|Quotation|Thesis)$/u],
  ['page', /(?:Page|Blog)$/u],
  ['work', /^(?:CreativeWork|VideoObject|AudioObject|PodcastEpisode|Book|Course|Product|ProductGroup|SoftwareApplication|Dataset|Movie|TVEpisode|Clip|Event|ItemList)$/u]
]

/**
 * Read the JSON-LD scripts of a page: the works that they describe as the page's own, and the name of the web site.
 *
 * What a work lists, reviews, holds or mentions is not the page's; references by `@id` reach over all scripts. Scripts that are no
 * JSON are mended where line ends, comments or commas too many break them, or else say nothing.
 */
export function readJsonLd(texts: readonly string[]): LinkedData {
  const roots = texts.map(parse)
  const byId = index(roots)
  const works: LinkedWork[] = []
  let site: LinkedData['site']
  for (const [script, root] of roots.entries()) {
    for (const item of own(root)) {
      const work = readWork(item, byId, script)
      if (work) works.push(work)
      const name = typesOf(item).includes('WebSite') ? textOf(item['name']) : undefined
      if (name !== undefined) site ??= {name, script}
    }
  }
  return site ? {works, site} : {works}
}

// Line ends within strings, comments and marks of XML around the whole, references as in HTML and a comma too many are common, and no JSON.
function parse(text: string): Json | undefined {
  const trimmed = text.trim().replace(/^(?:<!--|(?:\/\/|\/\*)?\s{0,9}<!\[CDATA\[(?:\s{0,9}\*\/)?)/u, '').replace(/(?:-->|(?:\/\/|\/\*)?\s{0,9}\]\]>(?:\s{0,9}\*\/)?);?$/u, '').trim()
  if (!/^[[{&/]/u.test(trimmed)) return undefined
  try {
    return JSON.parse(trimmed) as Json
  } catch {
    return readLooseJson(/^[[{]?\s{0,99}&quot;/u.test(trimmed) ? decodeReferences(trimmed) : trimmed)
  }
}

/** Objects looked at, so that no script makes us walk for long. */
const limit = 5000

/** Walk a value breadth first: `members` says where to go on from an object. */
function collect(root: Json | undefined, members: (item: Item) => readonly Json[]): Item[] {
  const items: Item[] = []
  const queue: Json[] = root === undefined ? [] : [root]
  for (let at = 0; at < queue.length && at < limit; at++) {
    const value = queue[at]!
    if (Array.isArray(value)) for (const member of value as readonly Json[]) queue.push(member)
    else if (isItem(value)) {
      items.push(value)
      for (const member of members(value)) queue.push(member)
    }
  }
  return items
}

function index(roots: ReadonlyArray<Json | undefined>): ReadonlyMap<string, Item> {
  const byId = new Map<string, Item>()
  for (const root of roots) {
    for (const item of collect(root, (value) => Object.values(value).filter((member) => typeof member === 'object'))) {
      const id = item['@id']
      // The fullest of those that bear one name.
      if (typeof id === 'string' && Object.keys(item).length > Object.keys(byId.get(id) ?? {'@id': id}).length) byId.set(id, item)
    }
  }
  return byId
}

// Questions of a page that answers many are not what the page is.
const own = (root: Json | undefined): Item[] => collect(root, (item) => [item['@graph'], typesOf(item).includes('FAQPage') ? undefined : item['mainEntity'], item['mainEntityOfPage']].filter((value) => value !== undefined))

const isItem = (value: Json | undefined): value is Item => typeof value === 'object' && value !== null && !Array.isArray(value)

const typesOf = (item: Item): string[] => list(item['@type']).flatMap((type) => (typeof type === 'string' ? type.slice(Math.max(type.lastIndexOf('/'), type.lastIndexOf(':')) + 1) : []))

function readWork(item: Item, byId: ReadonlyMap<string, Item>, script: number): LinkedWork | undefined {
  const types = typesOf(item)
  const [family, type] = families.flatMap(([name, pattern]) => types.filter((candidate) => pattern.test(candidate)).map((candidate) => [name, candidate] as const))[0] ?? []
  if (family === undefined || type === undefined) return undefined
  const text = (...keys: string[]): string | undefined => keys.map((key) => textOf(item[key])).find((value) => value !== undefined)
  return defined({
    type, family, script,
    headline: text('headline', 'name'), alternativeHeadline: text('alternativeHeadline'), description: text('description'),
    published: text('datePublished', 'dateCreated', 'uploadDate'), modified: text('dateModified'),
    language: textOf(isItem(item['inLanguage']) ? item['inLanguage']['alternateName'] ?? item['inLanguage']['name'] : item['inLanguage']),
    urls: [item['url'], item['mainEntityOfPage'], item['@id']].flatMap((value) => (isItem(value) ? textOf(value['@id']) : textOf(value)) ?? []).filter((url) => /^(?:https?:)?\//iu.test(url)),
    image: addressOf(follow(list(item['image'] ?? item['thumbnailUrl'])[0], byId)), license: text('license'), section: text('articleSection'),
    authors: [...namesOf(item['author'] ?? item['creator'], byId)], publisher: [...namesOf(item['publisher'], byId)][0]?.name,
    keywords: list(item['keywords']).flatMap((value) => (typeof value === 'string' ? value.split(/[,，;；]/u) : textOf(isItem(value) ? value['name'] : value) ?? [])).map((word) => word.trim()).filter(Boolean)
  })
}

/** Names of people and organisations: texts, objects, lists of either, references to them. */
function* namesOf(value: Json | undefined, byId: ReadonlyMap<string, Item>): Iterable<LinkedName> {
  for (const member of list(value).flat(3).slice(0, 100)) {
    const item = follow(member, byId)
    if (!isItem(item)) {
      const name = textOf(item)
      if (name !== undefined) yield {name, organisation: false}
      continue
    }
    const organisation = typesOf(item).some((type) => /Organization|Corporation|NewsMedia|LocalBusiness/u.test(type))
    const whole = ['givenName', 'familyName'].flatMap((key) => textOf(item[key]) ?? []).join(' ')
    const names = list(item['name'] ?? item['@value']).flatMap((name) => textOf(name) ?? [])
    for (const name of names.length > 0 ? names : whole === '' ? [] : [whole]) yield {name, organisation}
  }
}

const list = (value: Json | undefined): readonly Json[] => (value === undefined || value === null ? [] : Array.isArray(value) ? (value as readonly Json[]) : [value])

function follow(value: Json | undefined, byId: ReadonlyMap<string, Item>): Json | undefined {
  const id = isItem(value) && value['name'] === undefined ? value['@id'] : undefined
  return (typeof id === 'string' ? byId.get(id) : undefined) ?? value
}

const addressOf = (value: Json | undefined): string | undefined => textOf(isItem(value) ? value['url'] ?? value['contentUrl'] : value)

// A string, or the first of several. Many write references in it as if it were HTML.
function textOf(value: Json | undefined): string | undefined {
  const first = Array.isArray(value) ? (value as readonly Json[])[0] : value
  const text = isItem(first) ? first['@value'] : first
  const trimmed = typeof text === 'string' ? flat(decodeReferences(text)) : ''
  return trimmed === '' ? undefined : trimmed
}

/** Decode character references in a text that is none of HTML, where its writer believed it was. */
export function decodeReferences(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z][\da-zA-Z]{1,31}));/gu, (whole, decimal: string | undefined, hexadecimal: string | undefined, name: string | undefined) => {
    if (name !== undefined) return decodeNamedCharacterReference(name) || whole
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

type Defined<Fields> = {[Key in keyof Fields]: Exclude<Fields[Key], undefined>}

function defined<Fields extends object>(fields: Fields): Defined<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<Fields>
}
