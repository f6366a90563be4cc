import type {Position} from 'unist'
import type {MetadataField} from '../document.ts'
import {flat} from '../text.ts'
import {attribute, textContent, type ElementNode} from './html-node.ts'
import {addDate, inner, isSite, languageTag, people, saidOf, type Page} from './html-page.ts'
import {shownText} from './html-shown-lines.ts'
import {readJsonLd, type LinkedName, type LinkedWork} from './json-ld.ts'

/** As many scripts are read. */
const most = 30

/** Read the JSON-LD of a page, its own article before what else it shows. */
export function readLinked(page: Page): void {
  const {signs, options} = page
  const scripts = signs.linkedData.slice(0, most)
  if (scripts.length === 0) return
  const {works, site} = readJsonLd(scripts.map(textOfScript))
  const places = scripts.map((script) => inner(script, options))
  const place = (script: number): Position => places[script]!
  if (site) {
    page.site = site.name
    page.gathered.add('site', {value: site.name, from: 'json-ld.WebSite.name', place: place(site.script)})
  }
  page.linked = ownFirst(page, works).map((work) => ({work, place: place(work.script)}))
}

const textOfScript = (script: ElementNode): string => script.children.map((child) => (child.type === 'text' ? child.value : '')).join('')

const ranks = {article: 4, work: 2, page: 0} as const

// Of several articles only that which bears the address or the headline of the page is the page's.
function ownFirst(page: Page, works: readonly LinkedWork[]): LinkedWork[] {
  const addresses = addressesOf(page)
  const titles = titlesOf(page)
  const agreement = (work: LinkedWork): number => Number(work.urls.some((url) => addresses.has(bare(page.options.resolve(url))))) + 2 * Number(work.headline !== undefined && titles.some((title) => agrees(title, fold(work.headline!))))
  const ranked = works.map((work, index) => ({work, index, agreed: agreement(work)}))
  const articles = ranked.filter(({work}) => work.family === 'article')
  const names = new Set(articles.map(({work}) => fold(work.headline ?? '')))
  const listed = names.size > 1 && articles.every(({agreed}) => agreed === 0)
  // A product is no article because somebody reviews it.
  const about = works.some(({type}) => /^(?:Product|ProductGroup)$/u.test(type))
  const isOwn = ({work, agreed}: (typeof ranked)[number]): boolean => {
    if (work.family !== 'article') return true
    if (listed || (about && /Review$/u.test(work.type))) return false
    return names.size < 2 || agreed > 0 || work.headline === undefined
  }
  const full = ({headline, published, authors}: LinkedWork): number => Number(headline !== undefined) + Number(published !== undefined) + Number(authors.length > 0)
  const rank = ({work, agreed}: (typeof ranked)[number]): number => 10 * ranks[work.family] + 8 * agreed + full(work)
  return ranked.filter(isOwn).sort((a, b) => rank(b) - rank(a) || a.index - b.index).map(({work}) => work)
}

function addressesOf(page: Page): ReadonlySet<string> {
  const {signs, options} = page
  const found = [options.url ?? '', ...saidOf(page, 'og:url')]
  for (const link of signs.links) if (/(?:^|\s)canonical(?:\s|$)/iu.test(attribute(link, 'rel') ?? '')) found.push(attribute(link, 'href') ?? '')
  return new Set(found.filter((url) => url !== '').map((url) => bare(options.resolve(url))))
}

// Without scheme, `www.`, query and a last slash.
const bare = (url: string): string => url.split(/[?#]/u)[0]!.replace(/^[a-z]+:/iu, '').replace(/^\/\/(?:www\.|m\.|amp\.)?/iu, '').replace(/\/$/u, '').toLowerCase()

function titlesOf(page: Page): string[] {
  const {titles, headlines} = page.signs
  const texts = [...titles.slice(0, 1).map(textContent), ...headlines.slice(0, 5).map((element) => shownText(element, 1000) ?? ''), ...saidOf(page, 'og:title')]
  return texts.map(fold).filter((title) => title !== '')
}

const fold = (text: string): string => flat(text).normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, '')

const agrees = (title: string, headline: string): boolean => headline.length >= 4 && (title.includes(headline) || (title.length >= 10 && headline.includes(title)))

/** Add what JSON-LD says, but for titles: dates and authors of a work only, not of the page that shows it. */
export function addLinked(page: Page): void {
  for (const {work, place} of page.linked) {
    const add = (field: MetadataField, value: string | string[] | undefined, key: string): void => {
      if (value !== undefined) page.gathered.add(field, {value, from: `json-ld.${key}`, place})
    }
    if (isWritten(work)) addOrigin(page, work, place)
    add('subtitle', work.alternativeHeadline, 'alternativeHeadline')
    add('description', work.description, 'description')
    add('image', work.image && page.options.resolve(work.image), 'image')
    add('language', work.language && languageTag(work.language), 'inLanguage')
    add('tags', [...work.keywords], 'keywords')
    add('license', work.license, 'license')
    add('site', work.publisher, 'publisher')
  }
}

/** Whether the work is one that somebody wrote: an article, or a page that names its writer and its date. */
const isWritten = ({family, authors, published}: LinkedWork): boolean => family === 'article' || (family === 'page' && authors.length > 0 && published !== undefined)

/** Who wrote the article, and when. */
function addOrigin(page: Page, work: LinkedWork, place: Position): void {
  const {gathered, dates, extra} = page
  gathered.add('authors', {value: namesOf(work.authors.filter((author) => !isOwner(page, work, author))).filter((name) => !isSite(page, name)), from: 'json-ld.author', place})
  addDate(gathered, 'published', work.published, {from: 'json-ld.datePublished', place}, dates)
  addDate(gathered, 'modified', work.modified, {from: 'json-ld.dateModified', place}, dates)
  const organisations = work.authors.filter(({organisation}) => organisation).map(({name}) => name)
  if (organisations.length > 0) extra['organisations'] ??= organisations
}

// The name of an organisation is one, whatever it holds: `Lee & Sons`.
const namesOf = (authors: readonly LinkedName[]): string[] => [...new Set(authors.flatMap(({name, organisation}) => (organisation ? [name] : people([name]))))]

const isOwner = (page: Page, {publisher}: LinkedWork, {name}: LinkedName): boolean => name === publisher || isSite(page, name)

/** Where nobody else is named, a site that names itself as the author of its articles is it. */
export function addOwner(page: Page): void {
  for (const {work, place} of page.linked) {
    if (isWritten(work)) page.gathered.add('authors', {value: namesOf(work.authors), from: 'json-ld.author', place, why: 'the site names itself'})
  }
}

/** Add dates of what is no article, as alternatives: systems date every page that they show, and every film on it. */
export function addLinkedRest(page: Page): void {
  const {gathered, dates} = page
  for (const {work, place} of page.linked) {
    if (isWritten(work)) continue
    const where = {place, why: `of the ${work.type} that shows it`}
    if (gathered.evidence.published) addDate(gathered, 'published', work.published, {from: 'json-ld.datePublished', ...where}, dates)
    addDate(gathered, 'modified', work.modified, {from: 'json-ld.dateModified', ...where}, dates)
  }
}
