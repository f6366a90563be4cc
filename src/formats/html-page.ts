import type {Position} from 'unist'
import type {DocumentKind, Json} from '../document.ts'
import {flat} from '../text.ts'
import {readDate, type DateOptions} from './dates.ts'
import type {Gathered} from './evidence.ts'
import {attribute, textContent, type ElementNode} from './html-node.ts'
import type {Signs} from './html-signs.ts'
import type {LinkedWork} from './json-ld.ts'
import {givenNames} from './names.ts'

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
  /** It shows headlines of others, with their writers and dates. */
  readonly listing?: boolean
  /** How dates are read in its language. */
  readonly dates?: DateOptions
}

/** Meta elements by their names, lower case. */
export type Metas = ReadonlyMap<string, readonly ElementNode[]>

/** What is known of a page while its metadata is gathered. */
export interface Page extends PageMetadata {
  readonly signs: Signs
  /** Its meta elements by the names under which they say something. */
  readonly metas: Metas
  readonly options: PageOptions
  readonly dates: DateOptions
  /** What JSON-LD says of the page: its article first. */
  linked: ReadonlyArray<{readonly work: LinkedWork; readonly place: Position}>
  readonly headline: ElementNode | undefined
  /** The name of the web site in JSON-LD. */
  site?: string
}

/** The place of what stands in an element. */
export const inner = ({open, close}: ElementNode, {place}: PageOptions): Position => place(open, close)
/** The place of an element. */
export const outer = ({start, end}: ElementNode, {place}: PageOptions): Position => place(start, end)

/** Names as fields for authors give them, split and cleaned; an address, a placeholder or a sentence is none. */
export const people = (values: readonly string[]): string[] => [...new Set(values.flatMap((value) => givenNames(flat(value))))]

/** Add a date that can be read. */
export function addDate(gathered: Gathered, field: 'published' | 'modified', raw: string | undefined, where: {from: string; place: Position; why?: string}, dates: DateOptions): void {
  const value = raw === undefined ? undefined : readDate(raw, dates)
  if (value !== undefined && isGregorian(value)) gathered.add(field, {value, ...where, ...(raw === value ? {} : {raw: raw!})})
}

/**
 * Put the date first that is to be believed: what the address says last of all, and of those that say the same day as the first
 * one, that which says the time too.
 */
export function settleDates({evidence}: Gathered): void {
  for (const field of ['published', 'modified'] as const) {
    const found = evidence[field]
    if (!found || found.length < 2) continue
    const candidates = [...found.filter(({from}) => from !== 'url'), ...found.filter(({from}) => from === 'url')]
    const day = String(candidates[0]!.value)
    const finer = day.length === 10 ? candidates.findIndex(({value}) => String(value).startsWith(`${day}T`)) : -1
    if (finer > 0) candidates.unshift({...candidates.splice(finer, 1)[0]!, why: 'the same day, with the time'})
    evidence[field] = candidates
  }
}

/** Whether a year can be one of our calendar: others count 1402 or 2567, and are not shifted. */
export const isGregorian = (date: string): boolean => Number(date.slice(0, 4)) >= 1500 && Number(date.slice(0, 4)) < 2400

const dayFirst = /^(?:en-(?:GB|AU|NZ|IE|IN|ZA|SG|MY|HK|KE|NG|PK|BD|LK|GH|ZW|UG|TZ|MT)|es(?!-(?:US|PR|PA))|fr(?!-CA)|it|pt|de|nl|tr|el|vi|id|ms|da|nb|nn|no|fi|pl|cs|sk|sl|hr|sr|bs|ro|bg|mk|uk|ru|be|ar|he|ca|gl|th|hi|bn|ta|te|ur|sw|sq|et|lv|is|ka|hy|az)(?![a-z])/iu
const countries = /\.(?:uk|au|nz|ie|in|za|sg|my|hk|ke|ng|pk|bd|lk|gh|zw|ug|tz|mt)$/u

/** How readers of a language write `05/06/2018`; of English only where its country is known. Whatever its country, many a site says `en_US` in its cards. */
export function dateOrder(language: string, url = '', locale = ''): DateOptions['order'] {
  const tag = languageTag(language)
  if (dayFirst.test(tag)) return 'day-month'
  if (/^en-(?:US|PH)$/iu.test(tag)) return 'month-day'
  return /^en$/iu.test(tag) && (dayFirst.test(languageTag(locale)) || (URL.canParse(url) && countries.test(new URL(url).hostname))) ? 'day-month' : undefined
}

/** What the meta elements of a name say, as it is written. */
export const saidOf = ({metas}: Page, name: string): string[] => (metas.get(name) ?? []).map((meta) => attribute(meta, 'content') ?? '')

/** Whether a name is the site's: as it says itself, or as the title of the page ends. */
export function isSite({gathered, signs, site}: Page, name: string): boolean {
  const own = plain(name)
  const [title] = signs.titles
  const sites = [...(gathered.evidence.site ?? []).map(({value}) => String(value)), site ?? '']
  return sites.some((value) => plain(value) === own) || (title !== undefined && plain(textContent(title)).endsWith(own) && plain(textContent(title)) !== own)
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/^\s*the\s/u, '').replace(/[^\p{L}\p{N}]+/gu, '')

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
