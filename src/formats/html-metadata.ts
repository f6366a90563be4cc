import type {DocumentKind} from '../document.ts'
import {readDate} from './dates.ts'
import {gather} from './evidence.ts'
import {addLinked, addLinkedRest, addOwner, readLinked} from './html-linked.ts'
import {metasByName, readMetas, readSite} from './html-metas.ts'
import {attribute, type ElementNode} from './html-node.ts'
import {addDate, dateOrder, outer, people, saidOf, settleDates, type Metas, type Page, type PageMetadata, type PageOptions} from './html-page.ts'
import {readMicrodata} from './html-microdata.ts'
import {isArticle} from './html-region.ts'
import {readShown} from './html-shown.ts'
import type {Signs} from './html-signs.ts'
import {headlineOf, readTitles} from './html-titles.ts'

/** Gather what a page says of itself, the most reliable first: JSON-LD, meta elements, microdata, then the page that is shown. */
export function readMetadata(signs: Signs, options: PageOptions): PageMetadata {
  const metas = metasByName(signs.metas)
  const order = dateOrder(signs.language ?? '', options.url, localeOf(metas))
  const dates = order ? {...options.dates, order} : options.dates
  const page: Page = {signs, metas, options, gathered: gather(), extra: {}, linked: [], dates, headline: headlineOf(signs)}
  readSite(page)
  readLinked(page)
  readTitles(page)
  addLinked(page)
  readMetas(page)
  readMicrodata(page)
  const {listing} = readShown(page)
  addLinkedRest(page)
  readVariables(page)
  readAddress(page)
  readOwner(page)
  const {gathered, extra} = page
  settleDates(gathered)
  const kind = kindOf(page)
  return {gathered, extra, dates, listing, ...(kind ? {kind} : {})}
}

function localeOf(metas: Metas): string {
  const [meta] = metas.get('og:locale') ?? []
  return meta ? attribute(meta, 'content') ?? '' : ''
}

const boards = /\b(?:discourse|phpbb|vbulletin|xenforo|discuz|mybb|invision|smf|flarum|vanilla|nodebb)\b/iu

function kindOf(page: Page): DocumentKind | undefined {
  const types = page.linked.map(({work}) => work.type)
  if (types.some((type) => /^(?:DiscussionForumPosting|QAPage|Question)$/u.test(type))) return 'thread'
  if (saidOf(page, 'generator').some((name) => boards.test(name))) return 'thread'
  return types.some((type) => /^(?:CollectionPage|SearchResultsPage|ItemList)$/u.test(type)) ? 'listing' : undefined
}

function readAddress(page: Page): void {
  const {signs, metas, options, gathered} = page
  const add = (value: string | undefined, from: string, element: ElementNode): void => {
    if (value !== undefined && value.trim() !== '') gathered.add('url', {value: options.resolve(value), from, place: outer(element, options)})
  }
  for (const link of signs.links) if (/(?:^|\s)canonical(?:\s|$)/iu.test(attribute(link, 'rel') ?? '')) add(attribute(link, 'href'), 'canonical', link)
  for (const meta of metas.get('og:url') ?? []) add(attribute(meta, 'content'), 'og:url', meta)
  if (options.url !== undefined) gathered.add('url', {value: options.url, from: 'options.url'})
  for (const link of signs.links) if (/(?:^|\s)license(?:\s|$)/iu.test(attribute(link, 'rel') ?? '')) gathered.add('license', {value: options.resolve(attribute(link, 'href') ?? ''), from: 'rel.license', place: outer(link, options)})
  addDateOfAddress(page)
}

/** So many scripts are looked at, and so much of each. */
const scripts = 60
const longest = 200_000

// What a script of the page assigns to a variable that is named for the date: articles of WeChat show it by script only.
function readVariables({signs, gathered, dates, options}: Page): void {
  if (gathered.evidence.published) return
  for (const {children: [text]} of signs.scripts.slice(0, scripts)) {
    if (text?.type !== 'text' || !/createTime|pub(?:lish)?_?(?:time|date)/iu.test(text.value.slice(0, longest))) continue
    for (const {0: match, 1: name, 2: raw, index} of text.value.slice(0, longest).matchAll(/\bvar (createTime|pub(?:lish)?_?(?:time|date))\s{0,3}=\s{0,3}["']([^"'\n]{8,40})["']/giu)) {
      const start = text.start + index + match.indexOf(raw!)
      addDate(gathered, 'published', raw, {from: `script.${name!}`, place: options.place(start, start + raw!.length)}, dates)
    }
  }
}

const dated = /\/((?:19|20)\d{2})(?:[/-]?|\/[a-z][\w-]{0,30}\/)(0[1-9]|1[0-2])[/-]?([0-2]\d|3[01])(?=[/_.-]|$)/iu

// Newspapers write the day into the address of an article, some with the section behind the year: the weakest evidence, and no more than the day.
function addDateOfAddress({gathered}: Page): void {
  const [candidate] = gathered.evidence.url ?? []
  if (!candidate) return
  const [, year, month, day] = dated.exec(String(candidate.value).split(/[?#]/u)[0]!) ?? []
  if (year === undefined) return
  const value = readDate([year, month, day].join('-'))
  if (value !== undefined) gathered.add('published', {value, from: 'url', ...(candidate.place ? {place: candidate.place} : {}), why: 'the address has it'})
}

// Where nobody else is named, the site that names itself as the author of an article is it.
function readOwner(page: Page): void {
  const {metas, gathered, options} = page
  if (gathered.evidence.authors) return
  addOwner(page)
  const [meta] = ['author', 'article:author'].flatMap((key) => metas.get(key) ?? []).sort((a, b) => a.start - b.start)
  if (meta && isArticle(page)) gathered.add('authors', {value: people([attribute(meta, 'content') ?? '']), from: 'author', place: outer(meta, options), why: 'the site names itself'})
}
