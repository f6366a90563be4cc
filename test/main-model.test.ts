import {expect, test} from 'vitest'
import {builtInModel, treeModel} from '../src/formats/main-annotate.ts'
import {features} from '../src/formats/main-features.ts'
import {readTrees, type TreeWeights} from '../src/formats/main-model.ts'
import {reasonFor} from '../src/formats/main-reasons.ts'
import {weights} from '../src/formats/main-weights.ts'
import {visibleText} from '../src/text.ts'
import {annotated, pageOf} from './main-page.ts'

const pack = (...bytes: number[]): string => btoa(String.fromCharCode(...bytes))

/** Two trees of two steps: the first column below 1 leads left, then the second column below 2. */
const small: TreeWeights = {
  trees: 2, depth: 2, base: 0.5, scale: 0.1,
  columns: pack(0, 1, 1, 0, 1, 1), thresholds: pack(...[0x80, 0x3f, 0, 0x40, 0, 0x40], ...[0x80, 0x3f, 0, 0x40, 0, 0x40]),
  shares: pack(255, 0, 0, 255, 0, 0), leaves: pack(10, 20, 30, 256 - 40, 10, 20, 30, 256 - 40)
}

test('trees lead a row to a leaf each, and tell what each column adds', () => {
  const {rate} = readTrees(small)
  const rated = (a: number, b: number): [number, number[]] => {
    const parts = new Float32Array(2)
    const sum = rate(Float32Array.of(9, a, b), 1, new Float32Array(3))
    rate(Float32Array.of(a, b), 0, parts)
    return [sum, [...parts]]
  }
  expect(rated(0, 0)[0]).toBeCloseTo(0.5 + 2 * 1)
  expect(rated(0, 2)[0]).toBeCloseTo(0.5 + 2 * 2)
  expect(rated(1, 1)[0]).toBeCloseTo(0.5 + 2 * 3)
  const [sum, [a = 0, b = 0]] = rated(1, 2)
  expect(sum).toBeCloseTo(0.5 - 2 * 4)
  // All rows went left in training, and there all went right: what a row is worth before anything is known is 2 a tree.
  expect(a).toBeCloseTo(2 * (-4 - 2))
  expect(b).toBeCloseTo(0)
})

test('a row that some of the trees are sure of is done with', () => {
  const {rate} = readTrees({...small, sure: 1})
  expect(rate(Float32Array.of(1, 2), 0, new Float32Array(2))).toBeCloseTo(0.5 - 4 + 2)
  expect(rate(Float32Array.of(0, 0), 0, new Float32Array(2))).toBeCloseTo(0.5 + 1 + 2)
})

test('the shipped weights are small and sound', () => {
  const {rate} = readTrees(weights)
  const row = new Float32Array(features.length)
  expect(rate(row, 0, new Float32Array(features.length))).toBeTypeOf('number')
  expect(Number.isFinite(rate(row, 0, new Float32Array(features.length)))).toBe(true)
  expect(JSON.stringify(weights).length).toBeLessThan(50_000)
})

const prose = 'The ferry between the two islands was built in a yard that had made nothing but fishing boats before, and it took the men four years to finish her.'
const chinese = '渡船在两个岛之间往返了三十年，船长换过五任，航线却从来没有变过，岛上的人都说听见汽笛就知道该去码头接人了。'
const site = (text: string): string => `<title>The ferry - Harbour Weekly</title><header><nav class=main-menu><ul>${'<li><a href=/news>News</a></li>'.repeat(6)}</ul></nav></header>
  <main><article><h1>The ferry</h1>${`<p>${text}</p>`.repeat(5)}<blockquote><p>${text}</p></blockquote></article></main>
  <aside class=related><h3>More</h3><ul>${'<li><a href=/x>The yard closes its doors</a></li>'.repeat(5)}</ul></aside><footer>© 2021 Harbour Weekly</footer>`

test.each([['English', prose], ['Chinese', chinese]])('a page in %s: its prose is likely, its menus are not, and each block says why', (_, text) => {
  const blocks = annotated(site(text), builtInModel())
  const likely = (part: string): number => blocks.find((node) => visibleText(node).includes(part))!.data!.main!
  expect(likely(text)).toBeGreaterThan(0.7)
  for (const part of ['News', 'closes', '©']) expect(likely(part), part).toBeLessThan(0.3)
  for (const {data} of blocks) expect(data?.why).toMatch(/\S/u)
  const [menu] = blocks
  expect(menu?.type === 'list' && menu.children[0]?.children[0]?.data?.role).toBe('navigation')
  expect(blocks.find(({type}) => type === 'blockquote')?.data?.main).toBeGreaterThan(0.3)
  expect(annotated(site(text), builtInModel())).toEqual(blocks)
})

test('what a block is known to be stays, and what holds blocks is as likely as the best of them', () => {
  const blocks = annotated('<p hidden>gone</p><ul><li>a<li><p>b</p></ul><ul></ul>', treeModel({rate: (row) => row[0]! - 0.5}))
  expect(blocks).toMatchObject([
    {type: 'paragraph', data: {role: 'hidden', why: '`hidden`', main: 0.62}},
    {type: 'list', data: {main: 0.62, origin: ['ul']}}
  ])
})

/** What is said of a block when a feature speaks for it or against it. */
function said(html: string, text: string, feature: string, isFor: boolean): string {
  const {page, rules: {labels}} = pageOf(html)
  const parts = new Float32Array(features.length)
  parts[features.findIndex(({name}) => name === feature)] = isFor ? 1 : -1
  return reasonFor({block: page.blocks.find(({shape}) => shape.text.includes(text))!, page, labels, isFor, parts})
}

const card = (n: number): string => `<div class=card><h3><a href=/${n}>Boat ${n}</a></h3><p>Built in 19${n}0</p></div>`
const page = `<title>The ferry of Port Ann</title><meta name=description content="The ferry between the two islands was built in a yard.">
  <script type="application/ld+json">{"articleBody": "${prose}"}</script>
  <div class=top><p><a href=/>Home of the harbour</a></p></div><article class=story><h1>The ferry of Port Ann</h1><p>${prose}</p><p>Fine.</p><p>${prose}</p><p>${prose}</p><p>It was late then, said the men.</p></article>
  <div class=related><h2>Others</h2>${card(1)}${card(2)}${card(3)}</div><pre>x</pre><p hidden>secret</p><table><tr><td>1999<td>2001<tr><td>2003<td>2005</table>`

test.each([
  ['Home', 'link-share', false, '100 % link text'], ['fishing', 'link-share', true, 'no links'], ['Fine', 'link-share', true, 'one word in `p`'],
  ['Fine', 'link-share', false, 'one word in `p`'],
  ['fishing', 'units', true, '29 words in one block'], ['late', 'units', true, 'a sentence'], ['Fine', 'units', false, 'a few words'], ['late', 'units', false, 'a short line'], ['1999', 'units', false, 'mostly figures'],
  ['Others', 'heading', false, 'a heading'], ['x', 'is-code', true, 'a block of code'], ['1999', 'rows', false, 'a table'], ['secret', 'hidden', false, 'not shown'], ['secret', 'hidden', true, 'one word in `p`'], ['Fine', 'heading', true, 'one word in `p`'],
  ['fishing', 'in-article', true, 'in `article.story`'], ['Boat 1', 'in-related', false, 'in `div.related`'], ['Fine', 'in-nav', false, 'one word in `p`'],
  ['Home', 'index', false, 'before the first paragraph of prose'], ['Boat 1', 'index', false, 'behind the last paragraph of prose'], ['Fine', 'index', true, 'among the prose'], ['fishing', 'index', false, '29 words in `p`'],
  ['Home', 'from-headline', false, 'above the headline'], ['fishing', 'from-headline', true, 'under the headline'], ['ferry of', 'from-headline', true, 'the headline'], ['Built in 1920', 'heading-above', false, 'under a heading that is a link'],
  ['Built in 1920', 'twins', false, 'repeated 3 times'], ['fishing', 'twins', false, '3 times on the page'], ['Boat 1', 'alike', false, 'repeated 3 times'], ['fishing', 'twins', true, 'one of 5 alike, 92 % prose'], ['Home', 'twins', true, '4 words in `p`'],
  ['fishing', 'best-steps', true, 'in `article.story`, which holds much of the prose'], ['Boat 1', 'best-steps', false, 'outside of `article.story`, which holds much of the prose'],
  ['Boat 1', 'rules-apart', false, 'in `div.related`'], ['fishing', 'rules-core', true, '29 words in `p`'],
  ['fishing', 'described', true, 'in the text that linked data give'], ['ferry of', 'titled', true, 'in the title of the page'], ['Built in 1920', 'published', false, 'not in the text that linked data give'],
  ['Home', 'page-links', false, '4 words in `p`']
])('of %s, where %s speaks (for: %s), it is said: %s', (text, feature, isFor, expected) => expect(said(page, text, feature, isFor)).toBe(expected))

test('a page of links says so, a page without prose or headline says less', () => {
  const links = '<ul><li><a href=/a>One place</a><li><a href=/b>Another place</a></ul><p>x</p>'
  expect(said(links, 'One', 'page-links', false)).toBe('on a page with 80 % link text')
  expect(said(links, 'x', 'index', false)).toBe('one word in `p`')
  expect(said(links, 'x', 'from-headline', false)).toBe('one word in `p`')
  expect(said(links, 'x', 'twins', false)).toBe('one word in `p`')
  expect(said(`<meta name=description content="${prose}"><div><p>${prose}</p></div>`, 'ferry', 'described', true)).toBe('in the description of the page')
})

test('images and players are as likely as what stands beside them, other frames are not', () => {
  const blocks = annotated(
    `<p>ten</p><p><img src=a></p><p>two words</p><iframe src=/ad></iframe><iframe src=/film title="A film" allowfullscreen></iframe>`,
    (page) => (block) => ({main: block.shape.text === 'ten' ? 0.2 : page.blocks.length / 5, parts: new Float32Array(features.length)})
  )
  expect(blocks.map(({data}) => [data?.main, data?.role])).toEqual([[0.2, undefined], [0.6, undefined], [1, undefined], [0.02, 'advertisement'], [1, undefined]])
  expect(blocks[1]?.data?.why).toBe('beside main content')
  expect(annotated('<p><img src=a></p>', () => () => ({main: 0.3, parts: new Float32Array(features.length)}))[0]?.data).toMatchObject({main: 0.3})
})

test('what is named a comment goes below an article that says to be one, and stays in a thread', () => {
  const comment = '<div class="comment"><p>The pilot was my father, and he never saw it so.</p></div>'
  const mains = (head: string, text = `<p>${prose}</p>`.repeat(4)): unknown[] =>
    annotated(`<head>${head}</head><article>${text}</article>${comment}`, () => (block) => ({main: block.shape.text.startsWith('The pilot') ? 0.7 : 0.9, parts: new Float32Array(features.length)})).slice(-1).map(({data}) => [data?.main, data?.role])
  const article = '<meta property="og:type" content="article">'
  expect(mains(article)).toEqual([[0.2, 'comments']])
  expect(mains(`${article}<script type="application/ld+json">{"@type": "DiscussionForumPosting", "headline": "x"}</script>`)).toEqual([[0.7, undefined]])
  expect(mains('')).toEqual([[0.7, undefined]])
  expect(mains(article, `<p>${prose}</p>`)).toEqual([[0.7, undefined]])
  const doubted = annotated(`<head>${article}</head><article>${`<p>${prose}</p>`.repeat(4)}</article>${comment}`, () => (block) => ({main: block.shape.text.startsWith('The pilot') ? 0.1 : 0.9, parts: new Float32Array(features.length)}))
  expect(doubted.at(-1)?.data).toMatchObject({main: 0.1})
})
