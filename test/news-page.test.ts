import {VFile} from 'vfile'
import {describe, expect, test} from 'vitest'
import {account} from '../src/account.ts'
import {newsPage} from '../src/adapters/news-page.ts'
import {credits} from '../src/cleaners/credits.ts'
import {hidden} from '../src/cleaners/hidden.ts'
import {mainContent} from '../src/cleaners/main-content.ts'
import {tracking} from '../src/cleaners/tracking.ts'
import type {Document, Metadata} from '../src/document.ts'
import {readJsonLd} from '../src/formats/json-ld.ts'
import {normalize, type NormalizeOptions} from '../src/normalize.ts'
import {visibleText} from '../src/text.ts'

const adapters = [newsPage()]
const url = 'https://harbour.example/yard'

function read(value: string, options: NormalizeOptions & {url?: string} = {}): Document {
  const {url: address = url, ...rest} = options
  const file = new VFile({value})
  const [document] = [...normalize({value, url: address}, {adapters, cleaners: [hidden(), tracking(), mainContent(), credits()], ...rest})]
  const again = [...normalize(file, {adapters, cleaners: []})]
  expect(account(file, again, {adapters}).unaccounted).toBe(0)
  return document!
}

const prose = 'The keepers of the lights were asked to write down the hour at which each lamp was lit, and the hour at which it went out, for every night of that winter.'
const more = 'Most of them did so with care, some drew little suns and moons beside the numbers, and one of them wrote about the birds that he had seen from his window.'
const page = (headOf: string, body: string): string => `<!doctype html><html lang="en"><head>${headOf}</head><body>${body}</body></html>`
const article = `<article><h1>The lamps of winter</h1><p>${prose}</p><p>${more}</p></article>`
const about = (headOf: string, body = article, options = {}): Metadata => read(page(headOf, body), options).data.metadata
const linked = (value: unknown): string => `<script type="application/ld+json">${typeof value === 'string' ? value : JSON.stringify(value)}</script>`
const text = (document: Document): string => document.children.map((node) => visibleText(node)).join('\n')

describe('the title', () => {
  test.each([
    ['<title>The lamps of winter - Harbour Weekly</title>', article, 'The lamps of winter', 'Harbour Weekly'],
    ['<title>Harbour Weekly | The lamps of winter</title>', article, 'The lamps of winter', 'Harbour Weekly'],
    ['<meta property="og:site_name" content="HW"><meta property="og:title" content="Lamps &amp;amp; birds - HW"><title>x</title>', `<p>${prose}</p>`, 'Lamps & birds', 'HW'],
    ['<title>Lamps | Harbour</title>', `<p>${prose}</p>`, 'Lamps', 'Harbour'],
    ['<title>Something else</title>', article, 'The lamps of winter', undefined],
    [`<title>x</title>${linked({'@type': 'NewsArticle', headline: 'Lamps', publisher: {name: 'HW'}})}`, `<h1>HW</h1><h1>b</h1><p>${prose}</p>`, 'Lamps', 'HW'],
    ['<title>灯塔的冬天_港口网</title>', `<h2>灯塔的冬天</h2><p>${prose}</p>`, '灯塔的冬天', '港口网'],
    ['<title>The “lamps” of winter - HW</title>', article, 'The lamps of winter', undefined],
    ['', '<h1>One</h1><h1>Two</h1>', 'One', undefined]
  ])('of %s is split by evidence', (headOf, body, title, site) => {
    const metadata = about(headOf, body)
    expect([metadata.title, metadata.site]).toEqual([title, site])
  })
})

describe('authors', () => {
  test.each([
    ['<meta name="author" content="Ann Lee and Tom May">', article, ['Ann Lee', 'Tom May']],
    ['<title>x - Harbour Weekly</title><meta name="author" content="Harbour Weekly"><meta property="article:author" content="https://x.example/ann">', article, undefined],
    [linked({'@type': 'Article', headline: 'x', author: [{'@type': 'Person', name: 'Ann Lee'}, 'Tom May', {'@type': 'Organization', name: 'Island Press'}]}), article, ['Ann Lee', 'Tom May']],
    ['', `<p class="byline">By Ann Lee</p>${article}`, ['Ann Lee']],
    ['', `<div itemprop="author">Ann <b itemprop="name">Ann Lee</b> 300</div>${article}`, ['Ann Lee']],
    ['', `<div itemprop="author"><i>by</i> <b><i itemprop="name">Ann Lee</i></b> ${'x'.repeat(300)}</div>${article}`, ['Ann Lee']],
    ['', `<div itemprop="author">${'x'.repeat(301)}</div>${article}`, undefined],
    ['', `${Array.from({length: 14}, (_, index) => `<p class="author">By Ann L${'e'.repeat(index + 2)}</p>`.repeat(2)).join('')}<p class="author">${'Nobody '.repeat(70)}</p>${article}`, ['Ann Lee']],
    [linked({'@type': 'WebPage', name: 'x', author: 'Tom May'}) + linked({'@type': 'Article', headline: 'x', author: 'Ann Lee'}), article, ['Ann Lee']],
    ['', `<a rel="author" href="/a">Ann Lee</a>${article}`, ['Ann Lee']],
    ['', `<aside><a rel="author" href="/a">Tom May</a></aside>${article}`, undefined],
    ['', article.replace('</h1>', '</h1><p>作者：林舟　责任编辑：周澜</p>'), ['林舟']]
  ])('of %s are people', (headOf, body, expected) => expect(about(headOf, body).authors).toEqual(expected))

  test('that are organisations, and those who had other parts, stand in `extra`', () => {
    const {extra} = about(linked({'@type': 'Article', headline: 'x', author: {'@type': 'Organization', name: 'Island Press'}}), article.replace('</article>', '<p>责任编辑：周澜</p></article>'))
    expect(extra).toEqual({organisations: ['Island Press'], credits: {editor: ['周澜']}})
  })
})

describe('dates', () => {
  test.each([
    [linked({'@type': 'Article', datePublished: '2021-05-04T09:15+01:00', dateModified: '2021-05'}), article, '2021-05-04T09:15+01:00', '2021-05'],
    ['<meta property="article:published_time" content="2021-05-04"><meta property="og:updated_time" content="2021-05-06T10:00Z">', article, '2021-05-04', '2021-05-06T10:00Z'],
    ['', `<time datetime="2021-05-04">May</time><time class="updated" datetime="2021-05-05">May</time>${article}`, '2021-05-04', '2021-05-05'],
    ['', `<meta itemprop="datePublished" content="2021-05-04"><b itemprop="dateModified">2021-05-05</b><b itemprop="dateCreated">2021-05-01</b>${article}`, '2021-05-04', '2021-05-05'],
    ['', `<div class="post-date">Posted on 4 May 2021 at 9:15</div>${article}`, '2021-05-04T09:15', undefined],
    ['', `<div class="date">it was 4 May 2021, in the rain</div>${article}`, '2021-05-04', undefined],
    ['', article.replace('</h1>', '</h1><p>Norwick, 4 May 2021, in the rain</p>'), '2021-05-04', undefined],
    ['', `${article}<ul class="related"><li><a href=x>Another lamp</a> 4 May 2021</ul>`, undefined, undefined],
    ['', `${article}<aside><time datetime="2021-05-04">May</time></aside>`, undefined, undefined],
    ['<meta name="date" content="today">', article, undefined, undefined]
  ])('of %s %s are as precise as they are written', (headOf, body, published, modified) => {
    const metadata = about(headOf, body)
    expect([metadata.published, metadata.modified]).toEqual([published, modified])
  })
  test('have the zone that the caller gives where they state none', () => {
    expect(about('<meta name="date" content="2021-05-04 09:15">', article, {timezone: '+08:00'}).published).toBe('2021-05-04T09:15+08:00')
  })
})

describe('other fields', () => {
  test('are read from meta elements and links', () => {
    const headOf = '<base href="/b/"><meta name=description content=" d  e "><meta property="og:image" content="i.jpg"><meta name=keywords content="a,b;c"><link rel=canonical href="/c"><link rel="license" href="/l">' +
      '<meta property="og:type" content="article"><meta property="article:section" content="Port"><meta property="og:url" content="/o"><meta content=x><meta name=empty>'
    expect(about(headOf)).toMatchObject({
      description: 'd e', image: 'https://harbour.example/b/i.jpg', tags: ['a', 'b', 'c'], url: 'https://harbour.example/c', license: 'https://harbour.example/l', extra: {type: 'article', section: 'Port'}
    })
  })
  test.each([
    ['<html lang="zh-cn"><p>x', 'zh-CN'], ['<html lang="??"><meta property="og:locale" content="en_US"><p>x', 'en-US'], [`<p>${prose}`, 'en'],
    ['<html lang=en><p>码头的公告栏上个月拆了，新的还没有装，现在大家都在哪里看潮水表？', 'zh'], ['<html lang="x-y-z-1-2-3-4"><p>x', undefined], ['<html lang="en-abcde-abcde"><p>x', undefined]
  ])('of %s: the language', (html, expected) => expect(read(html).data.metadata.language).toBe(expected))
  test('from a licence in the page', () => expect(about('', `${article}<p><a rel="license" href="/by">CC</a> ${prose}</p>`).license).toBe('https://harbour.example/by'))
})

describe('JSON-LD', () => {
  test('is read through comments, line ends in strings, graphs and references', () => {
    expect(readJsonLd('<!-- {"@type": "NewsArticle", "headline": "a\nb &#8217; &amp; &nope; &#0;"}; -->')).toEqual({article: {type: 'NewsArticle', headline: 'a b ’ & &nope; &#0;', authors: [], organisations: [], keywords: []}})
    expect(readJsonLd('//<![CDATA[\n{"@graph": [{"@type": ["WebSite"], "name": "S"}, {"@id": "p", "name": "Ann"}, {"@type": "BlogPosting", "author": {"@id": "p"}, "name": {"@value": "N"}, "inLanguage": {"alternateName": "en"}, "image": {"contentUrl": "u"}, "keywords": ["k", {"name": "l"}], "publisher": "P"}]}\n//]]>')).toEqual({
      site: 'S', article: {type: 'BlogPosting', headline: 'N', authors: ['Ann'], organisations: [], language: 'en', image: 'u', keywords: ['k', 'l'], publisher: 'P'}
    })
  })
  test.each(['', '{', '[[['])('that is none says nothing: %j', (value) => expect(readJsonLd(value)).toBeUndefined())
  test('without any work says nothing of one', () => {
    expect(readJsonLd('{"@type": "Person", "name": "Ann"}')).toEqual({})
    expect(readJsonLd('null')).toEqual({})
    expect(readJsonLd('{"@type": 3}')).toEqual({})
  })
  test('prefers the article to the page that it is on', () => {
    expect(readJsonLd('[{"@type": "WebPage", "name": "w", "datePublished": "2020"}, {"@type": "Article", "headline": "a"}]')?.article?.type).toBe('Article')
    expect(readJsonLd('[{"@type": "WebPage", "name": "w"}, {"@type": "VideoObject", "datePublished": "2020"}]')?.article?.type).toBe('VideoObject')
    expect(readJsonLd('{"@type": "Product", "name": "w"}')?.article?.headline).toBe('w')
  })
})

describe('the kind of page', () => {
  test.each([
    [linked({'@type': 'DiscussionForumPosting', headline: 'x'}), 'thread'], ['<meta name=generator content="Discuz! X3">', 'thread'], [linked({'@type': 'CollectionPage', name: 'x'}), 'listing'], ['', 'article']
  ])('with %s', (headOf, kind) => expect(read(page(headOf, article)).data.verdict.kind).toBe(kind))
})

describe('main content', () => {
  const kept = (body: string): string => text(read(page('<title>The lamps of winter</title>', body)))

  test('is what holds the prose, without what surrounds it', () => {
    const links = Array.from({length: 6}, (_, index) => `<li><a href="/${index}">Part ${index}</a></li>`).join('')
    const body = `<nav>${links}</nav><header>Harbour</header><div><ul>${links}</ul></div>${article}<div class="comments"><p>First of all, this is so.</p></div><aside>x</aside><div role="contentinfo">y</div><form><label>mail</label><button>go</button></form><footer>z</footer>`
    expect(kept(body)).toBe(['The lamps of winter', prose, more].join('\n'))
  })
  test('has the header of an article, and parts whose names tell of others', () => {
    const body = article.replace('<h1>The lamps of winter</h1>', '<header><p>A story of the coast, in two parts.</p></header><h1>The lamps of winter</h1><div class="has-sidebar"><p>It was a dark winter for all of us.</p></div>')
    expect(kept(body)).toContain('A story of the coast')
    expect(kept(body)).toContain('dark winter')
  })
  test('is not set apart by a name that most of the page bears', () => {
    expect(kept(`<div class="el-widget"><h1>The lamps of winter</h1></div><div class="el-widget"><p>${prose}</p></div><div class="el-widget"><p>${more}</p></div>`)).toContain(more)
    expect(kept(`<h1>The lamps of winter</h1><div class="comment"><p>${prose}</p></div><div class="comment"><p>${more}</p></div>`)).toContain(prose)
  })
  test('is not what announces other documents, though that is longer', () => {
    const cards = Array.from({length: 12}, (_, index) => `<li class="card"><a href="/${index}"><h3>Another story of the port ${index}</h3></a><p>What happened on the day when the boats came home, and why nobody ${index} was there to see it.</p></li>`).join('')
    const short = `<div class="story"><h1>The lamps of winter</h1><p>${prose}</p><p>${more}</p></div>`
    expect(kept(`<div>${short}<ul class="stream">${cards}</ul></div>`)).not.toContain('Another story')
  })
  test('is all of a page where no part holds most of it', () => {
    const part = (name: string): string => `<section><h2>${name} of the harbour</h2><div><span>open from spring</span></div></section>`
    expect(kept(`<main>${part('North')}${part('South')}<section><p>${prose}</p></section>${['East', 'West', 'Inner', 'Outer', 'Upper', 'Lower', 'Old', 'New', 'Deep', 'Far'].map(part).join('')}</main>`)).toContain('Deep of the harbour')
  })
  test('keeps a heading with its section, and drops it with it', () => {
    const list = '<ul><li><a href=1>One more</a></li><li><a href=2>Two more</a></li><li><a href=3>Three more</a></li><li><a href=4>Four more</a></li></ul>'
    const body = article.replace('</article>', `<h2>Elsewhere</h2>${list}<h2>Below</h2><h3>Here</h3><p>${prose}</p></article>`)
    expect(kept(body)).not.toContain('Elsewhere')
    expect(kept(body)).toContain('Below\nHere')
  })
  test('has players, and no other frames', () => {
    const body = article.replace('</article>', '<p>x</p><iframe src="/ad"></iframe><iframe src="/film" title="A film" allowfullscreen></iframe></article>')
    expect(kept(body)).toContain('A film')
    expect(kept(body)).not.toContain('/ad')
  })
  test('is said with its reason and its chain of elements', () => {
    const {children} = read(page('', article), {profile: 'keep-all'})
    expect(children[1]!.data).toMatchObject({main: 0.95, why: 'in `article`, which holds most of the prose', origin: ['html', 'body', 'article', 'p']})
  })
  test('with nothing but links is kept, and suspect', () => {
    const {children, data} = read('<ul><li><a href=1>Part one of it</a><li><a href=2>Part two of it</a><li><a href=3>Part three of it</a><li><a href=4>Part four of it</a></ul>')
    expect(children).toHaveLength(1)
    expect(data.verdict).toMatchObject({suspect: true, reasons: [{ruleId: 'main-content:would-empty'}]})
  })
  test('takes doubtful blocks out under `strict`', () => {
    const body = article.replace('</article>', `<p><a href=x>${more}</a></p></article>`)
    const entries = (profile: 'balanced' | 'strict'): number => read(page('', body), {profile}).data.ledger.length
    expect(entries('strict')).toBeGreaterThanOrEqual(entries('balanced'))
  })
})

test('damaged pages are told of, with a place', () => {
  const messages = (value: string): string[] => {
    const {file, ...run} = normalize(value, {adapters, adapter: 'news-page'})
    for (const _ of run) continue
    return file.messages.map(({ruleId, place}) => `${ruleId} ${place === undefined ? '' : 'placed'}`)
  }
  expect(messages('<p>a<!-- b')).toEqual(['unclosed-comment placed'])
  expect(messages('<div>'.repeat(600) + 'x')).toEqual(['too-deep placed'])
  expect([...normalize('  ', {adapters})].map(({data}) => data.verdict.kind)).toEqual(['empty'])
})

test('addresses lose what only tracks, and nothing else', () => {
  const {children} = read(page('', article.replace('</p>', ' <a href="/a?utm_source=x&id=1#p">a <img src=i width=1 height=1></a> <a href="https://mp.weixin.qq.com/s?__biz=A&chksm=b&scene=21">b</a></p>')))
  const links = JSON.stringify(children)
  expect(links).toContain('"https://harbour.example/a?id=1#p"')
  expect(links).toContain('__biz=A&chksm=b&scene=21')
  expect(links).not.toContain('"image"')
})
