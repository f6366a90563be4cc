import type {Position} from 'unist'
import type {DocumentKind, Json} from '../document.ts'
import {units} from '../text.ts'
import {readDate, type DateOptions} from './dates.ts'
import type {Gathered} from './evidence.ts'
import {attribute, textContent, type ElementNode} from './html-node.ts'
import type {Signs} from './html-signs.ts'
import type {LinkedArticle} from './json-ld.ts'
import {readNames} from './names.ts'

export interface PageOptions {
  readonly dates: DateOptions
  readonly place: (start: number, end: number) => Position
  readonly url?: string | undefined
  readonly resolve: (url: string) => string
  /** Whether an element is in a part of the page that is not about its article. */
  readonly isApart: (element: ElementNode) => boolean
}

export interface PageMetadata {
  readonly gathered: Gathered
  readonly extra: {[key: string]: Json}
  /** What kind of page it says to be. */
  readonly kind?: DocumentKind
}

/** What is known of a page while its metadata is gathered. */
export interface Page extends PageMetadata {
  readonly signs: Signs
  readonly options: PageOptions
  readonly dates: DateOptions
  readonly linked: Array<{article: LinkedArticle; place: Position}>
}

/** One line of text. */
export const flat = (text: string): string => text.replace(/\s+/gu, ' ').trim()

/** The place of what stands in an element. */
export const inner = ({open, close}: ElementNode, {place}: PageOptions): Position => place(open, close)
/** The place of an element. */
export const outer = ({start, end}: ElementNode, {place}: PageOptions): Position => place(start, end)

/** Names as `author` fields give them: people, split and cleaned; what is the site, an address or a sentence is none. */
export function people(values: readonly string[], isOther: (name: string) => boolean = () => false): string[] {
  const found = values.flatMap((value) => {
    const name = flat(value).replace(/^(?:written |posted )?by[:\s]\s*/iu, '')
    if (name === '' || /^https?:|\/\/|\w@\w/iu.test(name) || units(name) > 40) return []
    const names = readNames(name)
    return (names.length > 0 ? names : units(name) <= 6 ? [name] : []).filter((item) => !isOther(item))
  })
  return [...new Set(found)]
}

/** Add a date that can be read. */
export function addDate(gathered: Gathered, field: 'published' | 'modified', raw: string | undefined, where: {from: string; place: Position}, dates: DateOptions): void {
  const value = raw === undefined ? undefined : readDate(raw, dates)
  if (value !== undefined) gathered.add(field, {value, ...where, ...(raw === value ? {} : {raw: raw!})})
}

/** The names under which a meta element says something, lower case. */
export function keysOf(meta: ElementNode): string[] {
  if (!meta.attributes.has('content')) return []
  return ['property', 'name', 'itemprop', 'http-equiv'].flatMap((name) => attribute(meta, name)?.trim().toLowerCase() ?? [])
}

/** Whether a name is the site's: as it says itself, or as the title of the page ends. */
export function isSite({gathered, signs}: Page, name: string): boolean {
  const own = plain(name)
  const [title] = signs.titles
  return (gathered.evidence.site ?? []).some(({value}) => plain(String(value)) === own) || (title !== undefined && plain(textContent(title)).endsWith(own) && plain(textContent(title)) !== own)
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/** A language as pages write it (`zh_CN`, `EN-us`) as a BCP 47 tag; nothing where it is none. */
export function languageTag(value: string): string {
  const [tag = ''] = value.trim().replace(/_/gu, '-').split(/[,;\s]/u)
  if (!/^[a-z]{2,3}(?:-[a-z\d]{2,8}){0,3}$/iu.test(tag)) return ''
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? ''
  } catch {
    return ''
  }
}
