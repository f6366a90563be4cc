import type {Candidate, Json, MetadataField} from '../document.ts'
import type {Places} from '../place.ts'
import {readDate, type DateOptions} from './dates.ts'
import type {Gathered} from './evidence.ts'
import type {FrontMatter, MatterEntry} from './front-matter.ts'

/** The keys that mean a field, in the order in which they are believed; case, `_` and `-` do not count. */
const keys: Readonly<Record<MetadataField, readonly string[]>> = {
  title: ['title'],
  subtitle: ['subtitle'],
  authors: ['authors', 'author', 'creator', 'byline', 'writer'],
  published: ['date', 'published', 'datepublished', 'publisheddate', 'publishdate', 'publishedat', 'pubdate', 'created', 'createdat'],
  modified: ['modified', 'updated', 'lastmod', 'lastmodified', 'updateddate', 'updatedat', 'modifieddate', 'datemodified'],
  language: ['language', 'lang', 'locale'],
  url: ['url', 'canonical', 'canonicalurl', 'link', 'permalink'],
  site: ['site', 'sitename'],
  description: ['description', 'summary', 'excerpt', 'abstract', 'desc'],
  image: ['image', 'cover', 'coverimage', 'banner', 'thumbnail', 'featuredimage', 'heroimage', 'ogimage', 'photo'],
  tags: ['tags', 'tag', 'categories', 'category', 'keywords', 'topics'],
  license: ['license', 'licence'],
  translationOf: ['translationof', 'originallink', 'original', 'originalurl', 'sourceurl']
}

const fieldOf: ReadonlyMap<string, readonly [MetadataField, number]> = new Map(
  Object.entries(keys).flatMap(([field, names]) => names.map((name, rank) => [name, [field as MetadataField, rank]] as const))
)

const plain = (key: string): string => key.toLowerCase().replace(/[\s_-]/gu, '')

/** Whether a key of front matter means a field of the metadata. */
export const meansField = (key: string): boolean => fieldOf.has(plain(key))

/** One key that means a field, with what it says for it. */
interface Said {
  readonly entry: MatterEntry
  readonly from: string
  readonly field: MetadataField
  readonly rank: number
  readonly value: string | string[]
}

export interface FieldOptions extends DateOptions {
  readonly places: Places
}

/**
 * Gather what front matter says about metadata fields, and return all other keys.
 *
 * A key is among the others unless a field, or the candidate of a field, holds its value exactly as it is.
 */
export function gatherMatter({entries, start, end}: FrontMatter, {add, evidence}: Gathered, {places, ...options}: FieldOptions): {[key: string]: Json} {
  const translated = entries.some(({key}) => /^translat(?:or|ors|edby)$/u.test(plain(key)))
  const said = [...entries, ...nested(entries)].flatMap((entry) => read(entry, translated, options)).sort((a, b) => a.rank - b.rank)
  for (const {entry, from, field, value} of said) {
    const candidate: Candidate = {value, from, place: places.position(entry.start ?? start, entry.end ?? end)}
    if (typeof entry.value === 'string' && entry.value !== value && typeof value === 'string') candidate.raw = entry.value
    add(field, candidate)
  }
  const won = new Set(said.filter(({from, field}) => evidence[field]?.[0]?.from === from).filter(({entry, value}) => holds(value, entry.value)).map(({entry}) => entry))
  return Object.fromEntries(entries.filter((entry) => !won.has(entry)).map(({key, value}) => [key, value]))
}

// Zola keeps tags in a table of taxonomies.
function nested(entries: readonly MatterEntry[]): MatterEntry[] {
  return entries.flatMap(({key, value, start, end}) => (plain(key) === 'taxonomies' && isTable(value)
    ? Object.entries(value).map(([name, held]) => ({key: `${key}.${name}`, value: held, ...(start === undefined || end === undefined ? {} : {start, end})})) : []))
}

const isTable = (value: Json): value is {readonly [key: string]: Json} => typeof value === 'object' && value !== null && !Array.isArray(value)

function read(entry: MatterEntry, translated: boolean, options: DateOptions): Said[] {
  const [field, rank] = fieldOf.get(plain(entry.key.replace(/^taxonomies\./iu, ''))) ?? []
  if (field === undefined || rank === undefined) return []
  if (field === 'translationOf' && !translated && plain(entry.key) !== 'translationof') return []
  const value = readers[field](entry.value, options)
  return value === undefined || value.length === 0 ? [] : [{entry, from: `front-matter.${entry.key}`, field, rank, value}]
}

type Reader = (value: Json, options: DateOptions) => string | string[] | undefined

const asText: Reader = (value) => (typeof value === 'string' || typeof value === 'number' ? String(value).trim() : undefined)
const asDate: Reader = (value, options) => (typeof value === 'string' || typeof value === 'number' ? readDate(String(value), options) : undefined)
const asAddress: Reader = (value) => (typeof value === 'string' && /^https?:\/\//iu.test(value) ? value : undefined)

const readers: Readonly<Record<MetadataField, Reader>> = {
  title: asText, subtitle: asText, site: asText, description: asText, license: asText,
  published: asDate, modified: asDate, url: asAddress, translationOf: asAddress,
  authors: (value) => names(value),
  tags: (value) => (typeof value === 'string' ? value.split(/[,，、;；]/u) : items(value)).map((tag) => tag.trim()).filter((tag) => tag !== ''),
  language: (value) => (typeof value === 'string' ? languageTag(value) : undefined),
  image: (value) => (typeof value === 'string' ? value : isTable(value) ? [value['url'], value['src'], value['path']].find((held) => typeof held === 'string') : undefined)
}

const items = (value: Json): string[] => (Array.isArray(value) ? value : []).filter((item) => typeof item === 'string' || typeof item === 'number').map(String)

function names(value: Json): string[] {
  return (Array.isArray(value) ? value as readonly Json[] : [value]).flatMap((item) => {
    const name = isTable(item) ? item['name'] : item
    return typeof name === 'string' && name.trim() !== '' ? [name.trim()] : []
  })
}

function languageTag(value: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(value.replace(/_/gu, '-'))[0]
  } catch {
    return undefined
  }
}

// A text of which a list was made by splitting stays beside it; a list of one and the text alone are the same.
function holds(value: string | string[], raw: Json): boolean {
  if (typeof value === 'string') return typeof raw === 'string'
  const list = Array.isArray(raw) ? raw as readonly Json[] : [raw]
  return list.length === value.length && list.every((item, index) => item === value[index])
}
