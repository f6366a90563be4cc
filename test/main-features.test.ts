import {readFileSync, writeFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {farthest, marks} from '../src/formats/main-marks.ts'
import {features, fillPage, fillRow} from '../src/formats/main-features.ts'
import {trainedOn} from '../src/formats/main-weights.ts'
import {featureTable} from '../tools/features.ts'
import {pageOf} from './main-page.ts'

const names = features.map(({name}) => name)

test('no two features have one name', () => {
  expect(new Set(names).size).toBe(names.length)
  expect(names.length).toBeLessThan(256)
})

test('the weights were trained on the features as they are: else train anew', () => expect(trainedOn).toBe(names.join(' ')))

test('the guide says of every feature what it measures', () => {
  const path = new URL('../docs/main-content.md', import.meta.url)
  const guide = readFileSync(path, 'utf8')
  const next = guide.replace(/(?<=<!-- features -->\n)[\s\S]*?(?=<!-- \/features -->)/u, (table) => `${featureTable(features, table)}\n`)
  if (process.env['UPDATE']) writeFileSync(path, next)
  expect(readFileSync(path, 'utf8')).toBe(next)
  expect(next).not.toContain('|  |')
})

/** What the features of a block say, by name. */
function rowOf(html: string, text: string): Record<string, number> {
  const {page} = pageOf(html)
  const row = new Float32Array(features.length)
  fillPage(page, row)
  fillRow(page.blocks.find(({shape}) => shape.text.includes(text))!, page, row)
  expect([...row].every(Number.isFinite)).toBe(true)
  return Object.fromEntries(names.map((name, index) => [name, row[index]!]))
}

const prose = 'The ferry between the two islands was built in a yard that had made nothing but fishing boats before, and it took the men four years to finish her.'

test('tell the text of a block', () => {
  const html = `<p>${prose}</p><p>1,200 € — <a href=/a>Buy now</a> | <b>2024-05-01</b> 10:30…</p><table><tr><th>a<th>b<tr><td>c<td>d</table><pre>x = 1</pre><p hidden>gone: </p><p>海的那边是什么？<br>是山。</p>`
  expect(rowOf(html, 'ferry')).toMatchObject({units: 29, 'ends-sentence': 1, 'link-share': 0, commas: 1})
  expect(rowOf(html, 'Buy')).toMatchObject({links: 1, dates: 1, symbols: 1, 'units-a-link': 2})
  expect(rowOf(html, 'c')).toMatchObject({rows: 2, 'units-a-cell': 1})
  expect(rowOf(html, 'x = 1')).toMatchObject({'is-code': 1})
  expect(rowOf(html, 'gone')).toMatchObject({hidden: 1, 'begins-low': 1})
  expect(rowOf(html, '海')).toMatchObject({units: 9, 'dense-share': expect.closeTo(9 / 11) as number, breaks: 1})
})

test('tell what elements, data and names around a block say, by steps', () => {
  const html = `<body class=nav><nav role=navigation><ul><li><a href=/>Home</a></ul></nav><div class="RelatedPosts main-related2" id=sideBar itemprop=articleBody itemtype="https://schema.org/Comment"><my-box aria-hidden=true><p>${prose}</p></my-box></div>`
  expect(rowOf(html, 'Home')).toMatchObject({'in-list-item': 0, 'in-list': 1, 'in-nav': 2, 'in-navigation': farthest})
  expect(rowOf(html, 'ferry')).toMatchObject({'in-paragraph': 0, 'in-custom': 1, 'in-hidden': 1, 'in-item-body': 2, 'in-item-comment': 2, 'in-related': 2, 'in-post': 2, 'in-content': 2, 'in-sidebar': 2, 'in-nav': farthest})
  expect(marks.every(({speaks, elements, roles, items, words, name}) => speaks ?? elements ?? roles ?? items ?? words ?? name)).toBeTruthy()
})

test('tell where a block stands', () => {
  const card = (n: number): string => `<div class=card><h3><a href=/${n}>Boat ${n}</a></h3><p>Built in 19${n}0</p></div>`
  const html = `<title>The ferry of Port Ann</title><meta name=description content="The ferry between the two islands was built in a yard."><meta property=og:type content=article>
    <script type="application/ld+json">{"@type": "NewsArticle", "articleBody": "The ferry between the two islands was built in a yard that had made nothing but fishing boats before, \\"and\\u0020it\\ntook the men four years to finish her."}</script>
    <p>Menu</p><article><h1>The ferry of Port Ann</h1><p>${prose}</p><p>${prose}</p></article><article><h2>Others</h2>${card(1)}${card(2)}${card(3)}</article>`
  expect(rowOf(html, 'Menu')).toMatchObject({index: 0, 'from-headline': -1, 'from-first': -2, 'prose-above': 200, 'prose-below': 2, articles: 0, 'articles-left': 2, published: 0, 'page-article': 1, 'page-kind': 1})
  expect(rowOf(html, 'ferry of')).toMatchObject({titled: 2, heading: 1, 'headlines-left': 0})
  expect(rowOf(html, 'fishing')).toMatchObject({described: 1, published: 1, twins: 2, 'from-headline': 1, 'rules-core': 1, 'heading-above': 1, 'best-steps': 1})
  expect(rowOf(html, 'Built in 1920')).toMatchObject({'card-alike': 3, 'card-rank': 1, 'heading-above-links': 1, 'path-blocks': 3, 'half-steps': -2, 'to-last': -5, 'described-steps': 3})
})

test('are the same for an empty page, and for one without prose', () => {
  expect(pageOf('').page.blocks).toEqual([])
  expect(rowOf('<meta property=og:type content=website><meta name=description content=短><p>a', 'a')).toMatchObject({'page-article': -1, described: 0, 'half-steps': expect.any(Number) as number})
})

test('a row holds what each feature says', () => {
  const {page} = pageOf(`<title>The bell</title><nav><a href=1>Home</a></nav><main class="post-body"><h1>The bell</h1><p>The bell is rung by the sea itself, twice a day, and nobody has to climb the tower.</p></main>`)
  const row = new Float32Array(features.length)
  fillPage(page, row)
  for (const block of page.blocks) {
    fillRow(block, page, row)
    expect([...row]).toEqual(features.map(({of}) => Math.fround(of(block, page))))
  }
})

test('tell how a block stands to the headline and to the lead', () => {
  const card = (n: number): string => `<div class=card><h3><a href=/${n}>Boat ${n}</a></h3><p>${prose}</p></div>`
  const html = `<title>The ferry of Port Ann</title><meta name=description content="It has been rung by the sea itself, twice a day."><article><h1>The ferry of Port Ann</h1><p>${prose}</p><div><p>It has been rung by the sea itself, twice a day.</p></div></article><div>${card(1)}${card(2)}${card(3)}</div>`
  expect(rowOf(html, 'fishing')).toMatchObject({'headline-rise': 1, 'headline-part-blocks': 1, 'lead-rise': 2, 'lead-fall': 1, 'lead-part-prose': 1, 'around-titled': 2})
  expect(rowOf(html, 'Boat 2')).toMatchObject({'headline-rise': 2, 'headline-part-headings': 3, 'headline-part-blocks': 6, 'headline-part-titled': 0.5, 'lead-rise': 3, 'lead-part-alike': 1, 'card-group-units': 93})
  const bare = rowOf('<p>a</p>', 'a')
  expect([bare['headline-rise'], bare['lead-rise'], bare['card-group-units']]).toEqual([-1, -1, 0])
  expect(rowOf(`<p>${prose}</p><h1>Below</h1><p>a</p>`, 'Below')).toMatchObject({'headline-rise': 0, 'lead-rise': 1, 'lead-fall': 1})
})
