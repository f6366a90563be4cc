import type {Position} from 'unist'
import type {DocumentKind, MetadataField} from '../document.ts'
import {gather} from './evidence.ts'
import {attribute, type ElementNode} from './html-node.ts'
import {addDate, flat, inner, isSite, keysOf, languageTag, outer, people,  type Page, type PageMetadata, type PageOptions} from './html-page.ts'
import {readMicrodata, readShown} from './html-shown.ts'
import type {Signs} from './html-signs.ts'
import {readTitles} from './html-titles.ts'
import {readJsonLd, type LinkedArticle} from './json-ld.ts'

/** Gather what a page says of itself, the most reliable first: JSON-LD, meta elements, microdata, then the page that is shown. */
export function readMetadata(signs: Signs, options: PageOptions): PageMetadata {
  const page: Page = {signs, options, gathered: gather(), extra: {}, linked: [], dates: options.dates}
  readSite(page)
  readLinked(page)
  readTitles(page)
  readTags(page)
  readMicrodata(page)
  readShown(page)
  readAddress(page)
  const {gathered, extra} = page
  const kind = kindOf(page)
  return {gathered, extra, ...(kind ? {kind} : {})}
}

const boards = /\b(?:discourse|phpbb|vbulletin|xenforo|discuz|mybb|invision|smf|flarum|vanilla|nodebb)\b/iu

function kindOf({signs, linked}: Page): DocumentKind | undefined {
  const types = linked.map(({article}) => article.type)
  if (types.some((type) => /^(?:DiscussionForumPosting|QAPage|Question)$/u.test(type))) return 'thread'
  if (signs.metas.some((meta) => keysOf(meta).includes('generator') && boards.test(attribute(meta, 'content') ?? ''))) return 'thread'
  return types.some((type) => /^(?:CollectionPage|SearchResultsPage|ItemList)$/u.test(type)) ? 'listing' : undefined
}

function readLinked(page: Page): void {
  const {signs, options, gathered} = page
  for (const script of signs.linkedData.slice(0, 20)) {
    const found = readJsonLd(textOfScript(script))
    const place = inner(script, options)
    if (found?.site !== undefined) gathered.add('site', {value: found.site, from: 'json-ld.WebSite.name', place})
    if (found?.article) page.linked.push({article: found.article, place})
  }
  const rank = ({article}: Page['linked'][number]): number => Number(/WebPage|Product|Blog$/u.test(article.type))
  page.linked.sort((a, b) => rank(a) - rank(b))
  for (const {article, place} of page.linked) addLinked(page, article, place)
}

const textOfScript = (script: ElementNode): string => script.children.map((child) => (child.type === 'text' ? child.value : '')).join('')

function addLinked(page: Page, article: LinkedArticle, place: Position): void {
  const {gathered, options, extra, dates} = page
  const add = (field: MetadataField, value: string | string[] | undefined, key: string): void => {
    if (value !== undefined) gathered.add(field, {value, from: `json-ld.${key}`, place})
  }
  add('authors', people([...article.authors], (name) => name === article.publisher || isSite(page, name)), 'author')
  addDate(gathered, 'published', article.published, {from: 'json-ld.datePublished', place}, dates)
  addDate(gathered, 'modified', article.modified, {from: 'json-ld.dateModified', place}, dates)
  add('subtitle', article.alternativeHeadline, 'alternativeHeadline')
  add('description', article.description, 'description')
  add('image', article.image && options.resolve(article.image), 'image')
  add('language', article.language && languageTag(article.language), 'inLanguage')
  add('tags', [...article.keywords], 'keywords')
  add('license', article.license, 'license')
  add('site', article.publisher, 'publisher')
  if (article.organisations.length > 0) extra['organisations'] ??= [...article.organisations]
}

const metaFields: ReadonlyArray<readonly [MetadataField, readonly string[]]> = [
  ['authors', ['author', 'article:author', 'dc.creator', 'dcterms.creator', 'citation_author', 'parsely-author', 'sailthru.author', 'byl', 'author_name']],
  ['published', ['article:published_time', 'article:published', 'og:published_time', 'datepublished', 'date', 'pubdate', 'publishdate', 'publish_date', 'publication_date', 'dc.date', 'dc.date.issued', 'dcterms.created', 'dcterms.date', 'dcterms.issued', 'parsely-pub-date', 'sailthru.date', 'citation_publication_date', 'citation_date', 'weibo:article:create_at', 'article.published', 'cxenseparse:recs:publishtime', 'og:article:published_time', 'bytedance:published_time', 'publishtime', 'created']],
  ['modified', ['article:modified_time', 'article:updated_time', 'og:updated_time', 'lastmod', 'last-modified', 'dcterms.modified', 'datemodified', 'bytedance:updated_time']],
  ['site', ['og:site_name', 'application-name', 'al:android:app_name', 'twitter:app:name:iphone']],
  ['description', ['og:description', 'description', 'twitter:description', 'dc.description']],
  ['image', ['og:image', 'og:image:url', 'og:image:secure_url', 'twitter:image', 'twitter:image:src', 'thumbnail']],
  ['language', ['content-language', 'language', 'og:locale', 'dc.language', 'dcterms.language']],
  ['license', ['dcterms.license', 'dc.rights.license']]
]

function readTags(page: Page): void {
  const {signs, options, gathered, dates, extra} = page
  const byKey = new Map<string, ElementNode[]>()
  for (const meta of signs.metas) for (const key of keysOf(meta)) byKey.set(key, [...(byKey.get(key) ?? []).slice(0, 100), meta])
  if (signs.language) gathered.add('language', {value: languageTag(signs.language), from: 'html.lang'})
  for (const [field, keys] of metaFields) {
    for (const key of keys) {
      const metas = byKey.get(key) ?? []
      const [meta] = metas
      if (!meta) continue
      const from = key
      const place = outer(meta, options)
      const raw = flat(attribute(meta, 'content') ?? '')
      if (field === 'published' || field === 'modified') addDate(gathered, field, raw, {from, place}, dates)
      else if (field === 'authors') gathered.add(field, {value: people(metas.map((item) => attribute(item, 'content') ?? ''), (name) => isSite(page, name)), from, place})
      else gathered.add(field, {value: field === 'image' && raw !== '' ? options.resolve(raw) : field === 'language' ? languageTag(raw) : raw, from, place})
    }
  }
  addKeywords(page, byKey)
  for (const [name, key] of [['type', 'og:type'], ['section', 'article:section']] as const) {
    const [meta] = byKey.get(key) ?? []
    const value = meta ? flat(attribute(meta, 'content') ?? '') : ''
    if (value !== '') extra[name] = value
  }
}

function addKeywords({gathered, options}: Page, byKey: ReadonlyMap<string, ElementNode[]>): void {
  for (const key of ['article:tag', 'keywords', 'news_keywords', 'parsely-tags', 'sailthru.tags', 'og:article:tag']) {
    const metas = byKey.get(key)
    if (!metas) continue
    const value = metas.flatMap((meta) => (attribute(meta, 'content') ?? '').split(/[,，;；、|]/u)).map(flat).filter((tag) => tag !== '')
    gathered.add('tags', {value: [...new Set(value)], from: key, place: outer(metas[0]!, options)})
  }
}

function readSite({signs, gathered, options}: Page): void {
  for (const meta of signs.metas) {
    if (!keysOf(meta).includes('og:site_name')) continue
    gathered.add('site', {value: flat(attribute(meta, 'content') ?? ''), from: 'og:site_name', place: outer(meta, options)})
  }
}

function readAddress({signs, options, gathered}: Page): void {
  const add = (value: string | undefined, from: string, element: ElementNode): void => {
    if (value !== undefined && value.trim() !== '') gathered.add('url', {value: options.resolve(value), from, place: outer(element, options)})
  }
  for (const link of signs.links) if (/(?:^|\s)canonical(?:\s|$)/iu.test(attribute(link, 'rel') ?? '')) add(attribute(link, 'href'), 'canonical', link)
  for (const meta of signs.metas) if (keysOf(meta).includes('og:url')) add(attribute(meta, 'content'), 'og:url', meta)
  if (options.url !== undefined) gathered.add('url', {value: options.url, from: 'options.url'})
  for (const link of signs.links) if (/(?:^|\s)license(?:\s|$)/iu.test(attribute(link, 'rel') ?? '')) gathered.add('license', {value: options.resolve(attribute(link, 'href') ?? ''), from: 'rel.license', place: outer(link, options)})
}
