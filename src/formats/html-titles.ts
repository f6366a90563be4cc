import type {Position} from 'unist'
import {units} from '../text.ts'
import {attribute, textContent, type ElementNode} from './html-node.ts'
import {flat, inner, keysOf, outer, type Page} from './html-page.ts'
import type {Signs} from './html-signs.ts'
import {decodeReferences} from './json-ld.ts'
import {splitSite} from './title.ts'

const fold = (text: string): string => flat(text).normalize('NFKC').toLowerCase().replace(/[\s'"’‘“”]+/gu, '')

/** Read what a page is called: the headline, where the title of the page holds it; what the title has more is the site. */
export function readTitles(page: Page): void {
  const {signs, gathered, options} = page
  const known = knownNames(page)
  const [title] = signs.titles
  const whole = title ? flat(textContent(title)) : ''
  const headline = headlineOf(signs)
  const text = headline ? flat(textContent(headline)) : ''
  const agreed = headline && units(text) < 80 && fold(whole).includes(fold(text)) && !known.some((name) => fold(name) === fold(text))
  if (agreed) {
    gathered.add('title', {value: text, from: headline.name, place: outer(headline, options), why: 'it stands in the title of the page'})
    const site = remainder(whole, text)
    if (site !== undefined) gathered.add('site', {value: site, from: 'title', place: inner(title!, options), why: 'what the title has beside the headline'})
  }
  // The only headline of a page is what it is called, though its title says it otherwise.
  if (headline && !agreed && !options.isApart(headline) && units(text) >= 3 && units(text) < 40) gathered.add('title', {value: text, from: headline.name, place: outer(headline, options), why: 'the only headline'})
  for (const {article, place} of page.linked) if (article.headline !== undefined && !/WebPage|Blog$/u.test(article.type)) addTitle(page, article.headline, {from: 'json-ld.headline', place}, known)
  for (const key of ['og:title', 'twitter:title', 'dc.title', 'citation_title']) {
    const meta = signs.metas.find((item) => keysOf(item).includes(key))
    if (meta) addTitle(page, attribute(meta, 'content') ?? '', {from: key, place: outer(meta, options)}, known)
  }
  if (title) addTitle(page, whole, {from: 'title', place: inner(title, options)}, known)
  for (const element of signs.headlines.slice(0, 1)) gathered.add('title', {value: flat(textContent(element)), from: 'h1', place: outer(element, options)})
}

const sign = /[\s|｜丨_\-–—·•:：»«/]/u

// One part beside the headline, set apart by a sign, is the name of the site.
function remainder(title: string, headline: string): string | undefined {
  const at = title.indexOf(headline)
  if (at < 0) return undefined
  const [before, behind] = [title.slice(0, at), title.slice(at + headline.length)]
  const rest = before.trim() === '' ? behind : behind.trim() === '' ? before : ''
  const name = trimSigns(rest)
  return name === rest || name === '' || units(name) > 10 || /[|｜丨_»«]|\s[-–—]\s/u.test(name) ? undefined : name
}

function trimSigns(text: string): string {
  let [start, end] = [0, text.length]
  while (start < end && sign.test(text.charAt(start))) start++
  while (end > start && sign.test(text.charAt(end - 1))) end--
  return text.slice(start, end)
}

/** The headline of a page: the first one that stands in the title of the page, or the only one. */
export function headlineOf({titles, headlines, subheadings}: Signs): ElementNode | undefined {
  const title = titles[0] ? fold(textContent(titles[0]).slice(0, 2000)) : ''
  const agrees = (element: ElementNode): boolean => {
    const text = fold(textContent(element).slice(0, 2000))
    return text !== '' && title.includes(text)
  }
  const agreed = headlines.slice(0, 40).find(agrees) ?? (headlines.length === 0 ? subheadings.slice(0, 40).find((element) => agrees(element) && units(textContent(element)) >= 4) : undefined)
  return agreed ?? (headlines.length === 1 ? headlines[0] : undefined)
}

function addTitle({gathered}: Page, raw: string, where: {from: string; place: Position}, known: readonly string[]): void {
  const split = splitSite(flat(decodeReferences(raw)), known)
  gathered.add('title', {value: split.title, ...where, ...(split.title === raw ? {} : {raw})})
  if (split.site !== undefined) gathered.add('site', {value: split.site, ...where, why: 'a part of the title that names the site'})
}

function knownNames({gathered, options, linked}: Page): string[] {
  const sites = (gathered.evidence.site ?? []).map(({value}) => String(value))
  const host = options.url !== undefined && URL.canParse(options.url) ? new URL(options.url).hostname.replace(/^www\./u, '') : ''
  const organisations = linked.flatMap(({article}) => [...article.organisations, ...(article.publisher === undefined ? [] : [article.publisher])])
  return [...sites, ...organisations, host, host.split('.').at(-2) ?? ''].filter((name) => name !== '')
}
