import type {MetadataField} from '../document.ts'
import {flat} from '../text.ts'
import {isAuthorLabel} from './credits.ts'
import {attribute, type ElementNode} from './html-node.ts'
import {addDate, isSite, languageTag, outer, people, type Metas, type Page} from './html-page.ts'
import {decodeReferences} from './json-ld.ts'

/** The names of meta elements that say a field, the one believed first; each list ends with what such a name looks like anywhere else. */
const fields: ReadonlyArray<readonly [MetadataField, readonly string[], RegExp?]> = [
  ['authors', ['author', 'article:author', 'article:author_name', 'parsely-author', 'sailthru.author', 'dc.creator', 'dcterms.creator', 'dc.contributor', 'citation_author', 'byl', 'author_name'], /^(?!twitter|fb:|og:image|smartbanner|apple|application).*(?:authors?|author[-_.]?names?|byline|creator|writer)$/u],
  ['published', [
    'article:published_time', 'article:published', 'og:article:published_time', 'og:published_time', 'datepublished', 'parsely-pub-date', 'sailthru.date', 'dc.date.issued', 'dcterms.issued', 'dcterms.created', 'dc.date.created',
    'citation_publication_date', 'citation_online_date', 'weibo:article:create_at', 'weibo:webpage:create_at', 'bytedance:published_time', 'article:create_at', 'date', 'pubdate', 'dc.date', 'dcterms.date', 'citation_date', 'created'
  ], /^(?!.*(?:modif|updat|expir|unpub|event|lastmod)).*(?:publi(?:sh(?:ed)?|cation)|pub|issued?|released?|posted)(?:[-_.: ]?(?:date|time|datetime|at|on|timestamp|time_telegram))*$|(?:^|[-_.:])(?:ptime|publishtime)$/u],
  ['modified', ['article:modified_time', 'article:updated_time', 'og:updated_time', 'og:modified_time', 'datemodified', 'lastmod', 'last-modified', 'dcterms.modified', 'dc.date.modified', 'weibo:article:update_at', 'bytedance:updated_time'], /(?:modified|updated?|last[-_]?mod)(?:[-_.: ]?(?:date|time|at|on))*$/u],
  ['site', ['og:site_name', 'application-name', 'al:android:app_name', 'twitter:app:name:iphone']],
  ['description', ['og:description', 'description', 'twitter:description', 'dc.description']],
  ['image', ['og:image', 'og:image:url', 'og:image:secure_url', 'twitter:image', 'twitter:image:src', 'thumbnail', 'parsely-image-url', 'sailthru.image.full']],
  ['language', ['content-language', 'language', 'og:locale', 'dc.language', 'dcterms.language']],
  ['license', ['dcterms.license', 'dc.rights.license']]
]

/** As many elements of one name are read. */
const most = 100

/** Read what the meta elements of a page say, and its `lang`. */
export function readMetas(page: Page): void {
  const {signs, gathered, metas} = page
  if (signs.language) gathered.add('language', {value: languageTag(signs.language), from: 'html.lang'})
  for (const [field, keys, pattern] of fields) {
    const others = pattern ? [...metas.keys()].filter((key) => key.length < 60 && !keys.includes(key) && pattern.test(key)) : []
    for (const key of [...keys, ...others]) readField(page, field, key, metas.get(key) ?? [])
  }
  readLabelled(page)
  readKeywords(page)
  for (const [name, key] of [['type', 'og:type'], ['section', 'article:section']] as const) {
    const [meta] = metas.get(key) ?? []
    const value = meta ? contentOf(meta) : ''
    if (value !== '') page.extra[name] = value
  }
}

/** The name that a page gives its site: known before anything else is read. */
export function readSite({metas, gathered, options}: Page): void {
  for (const meta of metas.get('og:site_name') ?? []) gathered.add('site', {value: contentOf(meta), from: 'og:site_name', place: outer(meta, options)})
}

/** Sort the meta elements of a page that say something by the names under which they do. */
export function metasByName(elements: readonly ElementNode[]): Metas {
  const metas = new Map<string, ElementNode[]>()
  for (const meta of elements) {
    for (const key of keysOf(meta)) {
      const list = metas.get(key)
      if (!list) metas.set(key, [meta])
      else if (list.length < most && list.at(-1) !== meta) list.push(meta)
    }
  }
  return metas
}

function keysOf(meta: ElementNode): string[] {
  if (!meta.attributes.has('content')) return []
  // Of an item in the page it says nothing of the page.
  const names = /^(?:head|html)$/u.test(meta.parent?.name ?? '') ? ['property', 'name', 'itemprop', 'http-equiv'] : ['property', 'name', 'http-equiv']
  return names.flatMap((name) => attribute(meta, name)?.trim().toLowerCase() ?? [])
}

const contentOf = (meta: ElementNode): string => flat(decodeReferences(attribute(meta, 'content') ?? ''))

function readField(page: Page, field: MetadataField, key: string, metas: readonly ElementNode[]): void {
  const {gathered, options, dates} = page
  const [meta] = metas
  if (!meta) return
  const where = {from: key, place: outer(meta, options)}
  const raw = contentOf(meta)
  // The elements of items in the page, not of the page, are in its body; the last of an item is not the page's.
  if (field === 'published' || field === 'modified') addDate(gathered, field, raw, where, dates)
  else if (field === 'authors') gathered.add(field, {value: people(metas.map(contentOf).map((name) => inOrder(key, name))).filter((name) => !isSite(page, name)), ...where})
  else gathered.add(field, {value: field === 'image' && raw !== '' ? options.resolve(raw) : field === 'language' ? languageTag(raw) : raw, ...where})
}

// Catalogues put the family name first.
const inOrder = (key: string, name: string): string => (/^(?:citation|dc)/u.test(key) ? name.replace(/^([^,;]{1,40}),\s*([^,;]{1,40})$/u, '$2 $1') : name)

// Cards say in pairs what they show: `Written by`, and the name.
function readLabelled({gathered, options, metas}: Page): void {
  for (const number of ['1', '2']) {
    const [label] = metas.get(`twitter:label${number}`) ?? []
    const [data] = metas.get(`twitter:data${number}`) ?? []
    if (label && data && isAuthorLabel(contentOf(label))) gathered.add('authors', {value: people([contentOf(data)]), from: `twitter:data${number}`, place: outer(data, options)})
  }
}

function readKeywords({gathered, options, metas}: Page): void {
  for (const key of ['article:tag', 'keywords', 'news_keywords', 'parsely-tags', 'sailthru.tags', 'og:article:tag']) {
    const found = metas.get(key)
    if (!found) continue
    const value = found.flatMap((meta) => contentOf(meta).split(/[,，;；、|]/u)).map(flat).filter((tag) => tag !== '')
    gathered.add('tags', {value: [...new Set(value)], from: key, place: outer(found[0]!, options)})
  }
}
