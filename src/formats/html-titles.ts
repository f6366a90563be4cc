import type {Position} from 'unist'
import {flat, units} from '../text.ts'
import {attribute, textContent, type ElementNode} from './html-node.ts'
import {inner, outer, saidOf, type Page} from './html-page.ts'
import {shownText} from './html-shown-lines.ts'
import type {Signs} from './html-signs.ts'
import {decodeReferences} from './json-ld.ts'
import {hostNames} from './outlets.ts'
import {splitSite} from './title.ts'

/** One place that says what a page is called. */
interface Claim {
  readonly value: string
  readonly from: string
  readonly place: Position
  readonly raw?: string
  readonly why?: string
  /** How much it is believed. */
  readonly weight: number
}

/** What counts where, by how it is written: for machines about this document, for readers, for the bar of a window. */
const weights = {linked: 3, headline: 10, elsewhere: 2, graph: 3, card: 1, title: 2, other: 2} as const

const metas: ReadonlyArray<readonly [string, number]> = [
  ['og:title', weights.graph], ['twitter:title', weights.card], ['dc.title', weights.other], ['dcterms.title', weights.other], ['citation_title', weights.other],
  ['parsely-title', weights.other], ['sailthru.title', weights.other], ['headline', weights.other]
]

/**
 * Read what a page is called: the title that most of its places agree on, the name of the site taken off by evidence.
 *
 * Of titles that are believed alike, the headline is taken: it is what a reader sees.
 */
export function readTitles(page: Page): void {
  const {signs, gathered, options, headline} = page
  const [title] = signs.titles
  const whole = title ? flat(textContent(title)) : ''
  const text = headline ? (shownText(headline, 1000) ?? '') : ''
  const columns = headline ? addRemainder(page, whole, text) : []
  const known = [...knownNames(page), ...columns]
  const written = [...claimsOfLinked(page, known), ...claimsOfMetas(page, known)]
  if (title) written.push(...claimOf(page, whole, {from: 'title', place: inner(title, options), weight: weights.title}, known))
  const claims = [...claimsOfHeadlines(page, headline, known, new Set(written.map(({value}) => fold(value)))), ...written]
  for (const {weight: _, ...claim} of ranked(claims)) gathered.add('title', claim)
}

// Titles that agree stand together; of forms of one title (quotes, dashes) the commonest is believed first.
function ranked(claims: readonly Claim[]): Claim[] {
  const sum = (key: (value: string) => string, most: number): ReadonlyMap<string, number> => {
    const sums = new Map<string, number>()
    for (const {value, weight} of claims) sums.set(key(value), (sums.get(key(value)) ?? 0) + Math.min(weight, most))
    return sums
  }
  const agreed = sum(fold, Infinity)
  // How a headline is set is one way of writing it.
  const exact = sum((value) => value, weights.linked)
  const first = new Map(claims.map(({value}, index) => [fold(value), claims.length - index]))
  const rank = ({value}: Claim): readonly number[] => [agreed.get(fold(value))!, first.get(fold(value))!, exact.get(value)!]
  return [...claims].sort((a, b) => {
    const [left, right] = [rank(a), rank(b)]
    const at = left.findIndex((number, index) => number !== right[index])
    return at < 0 ? 0 : right[at]! - left[at]!
  })
}

function claimsOfHeadlines(page: Page, headline: ElementNode | undefined, known: readonly string[], written: ReadonlySet<string>): Claim[] {
  const {signs, options} = page
  const others = signs.headlines.slice(0, 5).filter((element) => element !== headline)
  const names = [...page.linked.map(({work}) => work.headline ?? ''), ...signs.titles.slice(0, 1).map(textContent), ...saidOf(page, 'og:title')].filter((name) => name !== '')
  return (headline ? [headline, ...others] : others).flatMap((element) => {
    const value = titleIn(element, written)
    const size = units(value)
    if (size === 0 || known.some((name) => fold(name) === fold(value))) return []
    const believed = element === headline && size < 80 && !options.isApart(element)
    // A word of the title is no headline where there are others.
    const word = others.length > 0 && names.length > 0 && names.every((name) => 3 * size < units(name))
    const shared = !word && (names.length === 0 || names.some((name) => overlap(value, name) >= 0.5))
    return claimOf(page, value, {from: element.name, place: outer(element, options), weight: believed ? (shared ? weights.headline : weights.elsewhere) : 0}, known)
  })
}

/** So many elements in a headline are looked at. */
const parts = 30

// A headline may hold a kicker or a badge beside the title: a part of it that is written elsewhere, while the whole is not, is the title.
function titleIn(headline: ElementNode, written: ReadonlySet<string>): string {
  const whole = (shownText(headline, 1000) ?? '').replace(permalink, '')
  if (whole === '' || written.has(fold(whole))) return whole
  const queue = [headline]
  for (let at = 0; at < queue.length && at < parts; at++) {
    const element = queue[at]!
    const own = trimSigns(flat(element.children.map((child) => (child.type === 'text' ? child.value : ' ')).join('')))
    const text = [element === headline ? '' : shownText(element, 1000) ?? '', own].find((part) => units(part) > 1 && written.has(fold(part)))
    if (text !== undefined) return text
    for (const child of element.children) if (child.type === 'element') queue.push(child)
  }
  return whole
}

// The share of the words of the shorter that the longer has; of Chinese, of the characters.
function overlap(left: string, right: string): number {
  const [a, b] = [left, right].map((text) => new Set(text.normalize('NFKC').toLowerCase().match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}\p{N}]+/gu) ?? [])) as [Set<string>, Set<string>]
  return [...a].filter((word) => b.has(word)).length / Math.max(1, Math.min(a.size, b.size))
}

function claimsOfLinked(page: Page, known: readonly string[]): Claim[] {
  return page.linked.flatMap(({work, place}) => {
    const weight = work.family === 'article' ? weights.linked : work.family === 'work' ? weights.card : 0
    return work.headline === undefined || work.type === 'ItemList' ? [] : claimOf(page, work.headline, {from: 'json-ld.headline', place, weight}, known)
  })
}

function claimsOfMetas(page: Page, known: readonly string[]): Claim[] {
  return metas.flatMap(([key, weight]) => {
    const meta = page.metas.get(key)?.[0]
    return meta ? claimOf(page, attribute(meta, 'content') ?? '', {from: key, place: outer(meta, page.options), weight}, known) : []
  })
}

function claimOf(page: Page, raw: string, where: Pick<Claim, 'from' | 'place' | 'weight'>, known: readonly string[]): Claim[] {
  const {gathered, linked} = page
  const sections = [...saidOf(page, 'article:section'), ...linked.flatMap(({work}) => work.section ?? [])]
  const split = splitSite(flat(decodeReferences(raw)), sections.length === 0 ? known : [...known, ...sections])
  if (split.title === '') return []
  if (split.site !== undefined) gathered.add('site', {value: split.site, from: where.from, place: where.place, why: 'a part of the title that names the site'})
  // A page is called as its site where it is the front page: anywhere else that is no title.
  const isName = known.some((name) => fold(name) === fold(split.title))
  return [{value: split.title, ...where, ...(isName ? {weight: 0} : {}), ...(split.title === raw ? {} : {raw})}]
}

/** The sign of a link to a heading itself, at its end. */
const permalink = /(?:[¶§\u{1f517}]|\s#)$/u

/** Without what differs where one title is written twice: case, spaces, quotation marks, dashes, colons, a last full stop. Nobody writes twice what is longer than 2,000 characters. */
const fold = (text: string): string => flat(text.slice(0, 2000)).normalize('NFKC').toLowerCase().replace(/[\s'"’‘“”„«»`´:|·\-\u2010-\u2015−…]+|\.{3}|[.。]$/gu, '')

const sign = /[\s|｜丨_\-–—·•:：»«/]/u

// What the title has beside the headline, set apart by a sign, is the name of the site, the last of several; the others are names of its columns.
function addRemainder({gathered, signs, options}: Page, title: string, headline: string): string[] {
  const at = headline === '' ? -1 : title.indexOf(headline)
  if (at < 0) return []
  const [before, behind] = [title.slice(0, at), title.slice(at + headline.length)]
  const rest = before.trim() === '' ? behind : behind.trim() === '' ? before : ''
  const parts = trimSigns(rest).split(/[|｜丨_»«]|--|\s[-–—]\s/u).map(trimSigns)
  const name = parts.length === 1 || rest === behind ? parts.at(-1)! : ''
  if (name === rest || name === '' || parts.some((part) => units(part) > (parts.length === 1 ? 10 : 4))) return []
  gathered.add('site', {value: name, from: 'title', place: inner(signs.titles[0]!, options), why: 'what the title has beside the headline'})
  return parts
}

function trimSigns(text: string): string {
  let [start, end] = [0, text.length]
  while (start < end && sign.test(text.charAt(start))) start++
  while (end > start && sign.test(text.charAt(end - 1))) end--
  return text.slice(start, end)
}

/** The headline of a page: the longest of those that stand whole in its title or in what it says to be called, or the only one. */
export function headlineOf({titles, metas: elements, headlines, subheadings}: Signs): ElementNode | undefined {
  const named = elements.filter((meta) => /^(?:og|twitter):title$/iu.test(attribute(meta, 'property') ?? attribute(meta, 'name') ?? '')).slice(0, 3)
  const whole = [...titles.slice(0, 1).map(textContent), ...named.map((meta) => attribute(meta, 'content') ?? '')].map((text) => ` ${spaced(text.slice(0, 2000))} `)
  const best = (candidates: readonly ElementNode[], least: number): ElementNode | undefined => {
    let [found, most] = [undefined as ElementNode | undefined, 0]
    for (const element of candidates.slice(0, 40)) {
      const text = spaced((shownText(element, 2000) ?? '').slice(0, 2000))
      const size = units(text)
      if (size <= most || size < least || !whole.some((title) => title.includes(/\p{ASCII}/u.test(text) ? ` ${text} ` : text))) continue
      [found, most] = [element, size]
    }
    return found
  }
  const called = new Set(whole.map((text) => text.trim()).filter((text) => text !== ''))
  const exact = [...headlines, ...subheadings].slice(0, 60).find((element) => called.has(spaced(shownText(element, 500) ?? '')))
  return exact ?? best(headlines, 1) ?? (headlines.length === 0 ? best(subheadings.filter((element) => /topic|thread|subject/iu.test(attribute(element, 'class') ?? '')), 1) ?? best(subheadings, 4) : headlines.length === 1 ? headlines[0] : undefined)
}

// Words with one space between them.
const spaced = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/['’‘]/gu, '').replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim()

function knownNames(page: Page): string[] {
  const {gathered, options, linked, site, signs} = page
  const sites = (gathered.evidence.site ?? []).map(({value}) => String(value))
  const publishers = linked.flatMap(({work}) => (work.publisher === undefined ? [] : [work.publisher]))
  const known = [...sites, ...publishers, ...(site === undefined ? [] : [site]), ...hostNames(options.url ?? '')].filter((name) => name !== '')
  return [...known, ...outlets(signs.titles[0] ? flat(textContent(signs.titles[0])) : '')]
}

/** How names of outlets and of their parts end. */
const outlet = /(?:[网網报報社]|电视台|电台|频道|頻道|在线|客户端|论坛|論壇|博客|百科|门户|门户网站|首页|官网|新闻中心|日报|晚报|新聞)$|\s(?:News|Times|Post|Herald|Daily|Gazette|Tribune|Journal|Magazine|Blog|Forum|Online)$/u

/** A part that is written as a host is one: `norwick.example.com`. */
const hostName = /^(?:[\w-]{1,60}\.){1,4}(?:[a-z]{2}|com|net|org|info|biz|edu|gov|news|online|site|blog)$/iu

// At the end of a title stand the outlet and its parts: names that say by their ending what they are.
function outlets(title: string): string[] {
  const parts = title.slice(0, 1000).split(/[_|｜丨]|--|\s[-–—]\s|(?<=\P{ASCII})[-–—]/u).map((part) => part.trim()).filter((part) => part !== '')
  const names: string[] = []
  for (let at = parts.length - 1; at > 0; at--) {
    const part = parts[at]!
    const size = units(part)
    if (!((outlet.test(part) || hostName.test(part)) && size <= 10) && !(names.length > 0 && size <= 4 && at > 0)) break
    names.push(part)
  }
  return names
}
