import {decodeNamedCharacterReference} from 'decode-named-character-reference'
import type {Json} from '../document.ts'

/** What JSON-LD says of the article of a page (schema.org `CreativeWork`). */
export interface LinkedArticle {
  readonly headline?: string
  readonly alternativeHeadline?: string
  readonly description?: string
  readonly published?: string
  readonly modified?: string
  readonly language?: string
  readonly url?: string
  readonly image?: string
  readonly license?: string
  /** People, in order. */
  readonly authors: readonly string[]
  /** Authors that are no people. */
  readonly organisations: readonly string[]
  readonly publisher?: string
  readonly keywords: readonly string[]
  /** The schema.org type that was found. */
  readonly type: string
}

interface Item {
  readonly [key: string]: Json
}

const works = /(?:Article|Posting|Report|Review|Analysis|Recipe|HowTo|Blog|WebPage|Product|Course|Book|Thesis|VideoObject|CreativeWork|Question|QAPage|CollectionPage|SearchResultsPage)$/u
const articles = /(?:Article|Posting|Report|Review|Analysis|Recipe|HowTo)$/u

/** Read the text of a JSON-LD script: the article that it describes, and the name of the web site; nothing where it is no JSON. */
export function readJsonLd(text: string): {article?: LinkedArticle; site?: string} | undefined {
  const value = parse(text)
  if (value === undefined) return undefined
  const items = collect(value)
  const byId = new Map(items.flatMap((item): Array<[string, Item]> => (typeof item['@id'] === 'string' && Object.keys(item).length > 1 ? [[item['@id'], item]] : [])))
  const described = items.filter((item) => works.test(typeOf(item)))
  const best = described.find((item) => articles.test(typeOf(item)) && (item['headline'] ?? item['author'] ?? item['datePublished']) !== undefined) ?? described.find((item) => item['datePublished'] !== undefined) ?? described[0]
  const site = items.find((item) => typeOf(item) === 'WebSite')
  const name = site && textOf(site['name'])
  return {...(best ? {article: readArticle(best, byId)} : {}), ...(name ? {site: name} : {})}
}

// Line ends within strings, comments and marks of XML around the whole are common, and no JSON.
function parse(text: string): Json | undefined {
  const trimmed = text.trim().replace(/^(?:<!--|(?:\/\/|\/\*)?\s{0,9}<!\[CDATA\[(?:\s{0,9}\*\/)?)/u, '').replace(/(?:-->|(?:\/\/|\/\*)?\s{0,9}\]\]>(?:\s{0,9}\*\/)?);?$/u, '').trim()
  for (const candidate of [trimmed, spaced(trimmed)]) {
    try {
      return JSON.parse(candidate) as Json
    } catch {
      continue
    }
  }
  return undefined
}

// eslint-disable-next-line no-control-regex
const spaced = (text: string): string => text.replace(/[\u0000-\u001f]+/gu, ' ').replace(/;$/u, '')

/** Objects looked at, so that no script makes us walk for long. */
const limit = 5000

function collect(root: Json): Item[] {
  const items: Item[] = []
  const queue: Json[] = [root]
  for (let at = 0; at < queue.length && items.length < limit; at++) {
    const value = queue[at]!
    if (Array.isArray(value)) for (const member of value as readonly Json[]) queue.push(member)
    else if (isItem(value)) {
      items.push(value)
      for (const member of Object.values(value)) if (typeof member === 'object') queue.push(member)
    }
  }
  return items
}

const isItem = (value: Json | undefined): value is Item => typeof value === 'object' && value !== null && !Array.isArray(value)

function typeOf(item: Item): string {
  const type = item['@type']
  return typeof type === 'string' ? type : Array.isArray(type) ? String((type as readonly Json[])[0]) : ''
}

function readArticle(item: Item, byId: ReadonlyMap<string, Item>): LinkedArticle {
  const people = list(item['author'] ?? item['creator']).map((value) => follow(value, byId))
  const named = (organisations: boolean): string[] =>
    people.filter((value) => organisations === (isItem(value) && /Organization|Corporation|NewsMedia/u.test(typeOf(value)))).flatMap((value) => textOf(isItem(value) ? value['name'] : value) ?? [])
  const publisher = follow(list(item['publisher'])[0], byId)
  return defined({
    type: typeOf(item),
    headline: textOf(item['headline'] ?? item['name']), alternativeHeadline: textOf(item['alternativeHeadline']), description: textOf(item['description']),
    published: textOf(item['datePublished'] ?? item['dateCreated'] ?? item['uploadDate']), modified: textOf(item['dateModified']), language: textOf(isItem(item['inLanguage']) ? item['inLanguage']['alternateName'] : item['inLanguage']),
    url: textOf(item['url']), image: addressOf(follow(list(item['image'])[0], byId)), license: textOf(item['license']),
    authors: named(false), organisations: named(true), publisher: textOf(isItem(publisher) ? publisher['name'] : publisher),
    keywords: list(item['keywords']).flatMap((value) => (typeof value === 'string' ? value.split(/[,，;；]/u) : textOf(isItem(value) ? value['name'] : value) ?? [])).map((word) => word.trim()).filter(Boolean)
  })
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
  const trimmed = typeof text === 'string' ? decodeReferences(text).replace(/\s+/gu, ' ').trim() : ''
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
