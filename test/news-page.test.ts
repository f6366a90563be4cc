import {VFile} from 'vfile'
import {describe, expect, test} from 'vitest'
import {account} from '../src/account.ts'
import {newsPage} from '../src/adapters/news-page.ts'
import {credits} from '../src/cleaners/credits.ts'
import {hidden} from '../src/cleaners/hidden.ts'
import {mainContent} from '../src/cleaners/main-content.ts'
import {tracking} from '../src/cleaners/tracking.ts'
import type {Document, Metadata} from '../src/document.ts'
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

test('dates have the zone that the caller gives where they state none', () => {
  expect(about('<meta name="date" content="2021-05-04 09:15">', article, {timezone: '+08:00'}).published).toBe('2021-05-04T09:15+08:00')
})

test('writers that are shown count before one whom the data name, if he is among them', () => {
  const written = (author: string): string[] | undefined => about(linked({'@type': 'NewsArticle', headline: 'The lamps of winter', author: {'@type': 'Person', name: author}}), article.replace('</h1>', '</h1><div class="byline">By Dr Ann Lee and Tom May</div>')).authors
  expect(written('Ann Lee')).toEqual(['Dr Ann Lee', 'Tom May'])
  expect(written('Ida Roe')).toEqual(['Ida Roe'])
})

test.each([
  ['<html lang="zh-cn"><p>x', 'zh-CN'], ['<html lang="??"><meta property="og:locale" content="en_US"><p>x', 'en-US'], [`<p>${prose}`, 'en'],
  ['<html lang=en><p>码头的公告栏上个月拆了，新的还没有装，现在大家都在哪里看潮水表？', 'zh'], ['<html lang="x-y-z-1-2-3-4"><p>x', undefined], ['<html lang="en-abcde-abcde"><p>x', undefined]
])('of %s: the language', (html, expected) => expect(read(html).data.metadata.language).toBe(expected))

test('lines of credits are metadata, those of editors by their roles', () => {
  const {authors, extra} = about('', article.replace('</h1>', '</h1><p>作者：林舟</p>').replace('</article>', '<p>责任编辑：周澜</p></article>'))
  expect([authors, extra]).toEqual([['林舟'], {credits: {editor: ['周澜']}}])
})

describe('the kind of page', () => {
  test.each([
    [linked({'@type': 'DiscussionForumPosting', headline: 'x'}), 'thread'], ['<meta name=generator content="Discuz! X3">', 'thread'], [linked({'@type': 'CollectionPage', name: 'x'}), 'listing'], ['', 'article']
  ])('with %s', (headOf, kind) => expect(read(page(headOf, article)).data.verdict.kind).toBe(kind))
})

test('answers are a thread where the first post has a form of its own, and comments below a longer text are none', () => {
  const answer = (id: number): string => `<div class="cell" id="r_${id}"><a href="/member/ann${id}">ann${id}</a> <span class="ago" title="2021-03-04 10:2${id}:00">3 days ago</span> <div class="said">Whoever lit the lamp at dusk in that year had to stay awake ${id}.</div></div>`
  const answered = (first: string): Document => read(page('<title>The lamps of winter</title>', `<h1>The lamps of winter</h1><div class="topic"><p>${first}</p></div><div>${[1, 2, 3, 4].map(answer).join('')}</div>`))
  const {children, data} = answered(prose)
  expect([data.verdict.kind, children.map((node) => (node.type === 'entry' ? `${node.by} ${node.at}` : node.type))]).toEqual(['thread', ['paragraph', ...[1, 2, 3, 4].map((id) => `ann${id} 2021-03-04T10:2${id}:00`)]])
  expect(answered(`${prose}</p><p>${more}</p><p>${prose} ${more}`).data.verdict.kind).toBe('article')
})

describe('main content', () => {
  const kept = (body: string): string => text(read(page('<title>The lamps of winter</title>', body)))

  test('is what holds the prose, without what surrounds it', () => {
    const links = Array.from({length: 6}, (_, index) => `<li><a href="/${index}">Part ${index}</a></li>`).join('')
    const body = `<nav>${links}</nav><header>Harbour</header><div><ul>${links}</ul></div>${article}<div class="comments"><p>First of all, this is so.</p></div><aside>x</aside><div role="contentinfo">y</div><form><label>mail</label><button>go</button></form><footer>z</footer>`
    expect(kept(body)).toBe([prose, more].join('\n'))
  })
  test('has parts whose names tell of others', () => {
    const body = article.replace('<h1>The lamps of winter</h1>', '<header><p>A story of the coast, in two parts.</p></header><h1>The lamps of winter</h1><div class="has-sidebar"><p>It was a dark winter for all of us.</p></div>')
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
  test('keeps a heading with its section', () => {
    const list = '<ul><li><a href=1>One more</a></li><li><a href=2>Two more</a></li><li><a href=3>Three more</a></li><li><a href=4>Four more</a></li></ul>'
    const body = article.replace('</article>', `<h2>Elsewhere</h2>${list}<h2>Below</h2><h3>Here</h3><p>${prose}</p></article>`)
    expect(kept(body)).toContain('Below\nHere')
  })
  test('has the table that its prose stands beside, on a short page too', () => {
    const table = '<table><tr><th>Lamp<th>Height<tr><td>Norwick<td>21 m<tr><td>Qingyu<td>24 m</table>'
    expect(kept(article.replace('</article>', `${table}</article>`))).toContain('Norwick')
    expect(kept(`${article}<nav>${table}</nav>`)).not.toContain('Norwick')
  })
  test('has players, and no other frames', () => {
    const body = article.replace('</article>', '<p>x</p><iframe src="/ad"></iframe><iframe src="/film" title="A film" allowfullscreen></iframe></article>')
    expect(kept(body)).toContain('A film')
    expect(kept(body)).not.toContain('/ad')
  })
  test('is said with its reason and its chain of elements', () => {
    const {children} = read(page('', article), {profile: 'keep-all'})
    expect(children[1]!.data!.main).toBeGreaterThan(0.9)
    expect(children[1]!.data).toMatchObject({why: expect.stringContaining('in `article`, which holds much of the prose') as string, origin: ['html', 'body', 'article', 'p']})
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

test.each(['<p>a</p><svg><wbr>b', '<svg><br>b', '<math><mspace>b'])('text in a drawing that never ends is kept: %s', (page) => {
  expect(JSON.stringify(read(page).children)).toContain('b')
})

test('JSON for scripts in an element of its own is hidden', () => {
  const why = (text: string): unknown => {
    const {ledger} = read(page('', `${article}<div>${text}</div>`)).data
    return ledger.find(({before}) => typeof before !== 'string' && visibleText(before).includes('lamp-7'))?.reason
  }
  expect(why('{"modules": [{"name": "lamp-7"}], "id": 7}')).toBe('data for scripts')
  expect(why('[["lamp-7"]]')).toBe('data for scripts')
  expect(why('{"modules": lamp-7')).not.toBe('data for scripts')
  expect(why('[lamp-7]')).not.toBe('data for scripts')
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
