import {describe, expect, test} from 'vitest'
import {newsPage} from '../src/adapters/news-page.ts'
import {normalize} from '../src/index.ts'
import type {Metadata} from '../src/document.ts'
import {reporters, withoutBy} from '../src/formats/byline-words.ts'
import {datesInLine} from '../src/formats/dated-line.ts'
import {readDate} from '../src/formats/dates.ts'
import type {Model} from '../src/formats/main-annotate.ts'
import {features} from '../src/formats/main-features.ts'
import {visibleText} from '../src/text.ts'

const prose = 'The keepers of the lights were asked to write down the hour at which each lamp was lit, and the hour at which it went out, for every night of that winter.'
const title = 'Ice breaks in the harbour'

function read(lang: string, head: string, byline: string, body = `<p>${prose}</p><p>${prose}</p>`, headline = `<h1>${title}</h1>`): Metadata {
  const value = `<!doctype html><html lang="${lang}"><head><title>${title}</title>${head}</head><body><main><article>${headline}${byline}${body}</article></main></body></html>`
  return normalize({path: 'page.html', value})[Symbol.iterator]().next().value!.data.metadata
}
const linked = (value: unknown): string => `<script type="application/ld+json">${JSON.stringify(value)}</script>`
const article = (fields: object): string => linked({'@type': 'NewsArticle', headline: title, ...fields})

describe('the headline of a newspaper', () => {
  test('is not followed by its section and the paper, where the title alone says so', () => {
    const value = `<!doctype html><html lang="en"><head><title>${title} | Ports | T1</title></head><body><h1>${title}</h1><p>${prose}</p></body></html>`
    const {metadata} = normalize({path: 'page.html', value})[Symbol.iterator]().next().value!.data
    expect([metadata.title, metadata.site]).toEqual([title, 'T1'])
  })
  test.each([
    ['a kicker', '<h1><span class=kicker>Winter</span><span>Ice breaks in the harbour</span></h1>', title],
    ['a badge', '<h1><b>Subscribers</b> Ice breaks in the harbour</h1>', title],
    ['a part that nobody else writes', '<h1>Winter news <i>Ice</i></h1>', title],
    ['lines set apart by styles', '<h1><span>Ice breaks</span><span>In the harbour</span></h1>', title]
  ])('may hold %s', (_, headline, expected) => expect(read('en', article({}) + `<meta property="og:title" content="${title}">`, '', undefined, headline).title).toBe(expected))
  test('is written with the signs that most places write', () => {
    const head = '<meta property="og:title" content="Winter: ice">' + linked({'@type': 'NewsArticle', headline: 'Winter: ice'})
    expect(read('en', head, '', undefined, '<h1><i>Winter</i> ice</h1>').title).toBe('Winter: ice')
  })
  test('is not followed by its section and the paper', () => {
    const whole = '<meta property="og:site_name" content="The Tide"><meta property="article:section" content="Ports"><meta property="og:title" content="Ice breaks | Ports | The Tide">'
    expect(read('en', whole, '', undefined, '').title).toBe('Ice breaks')
  })
})

describe('what is no person', () => {
  const shown = '<div class="byline">By <a href="/authors/ann-lee">Ann Lee</a></div>'
  test.each([
    ['the desk', '<meta name="author" content="News Desk">', ['Ann Lee']],
    ['the desk in another language', '<meta name="author" content="Redacción">', ['Ann Lee']],
    ['the paper', article({author: {'@type': 'Organization', name: 'The Tide'}}), ['Ann Lee']],
    ['a part of an organisation', article({author: {'@type': 'Organization', name: 'Guild of Ann Lee and Sons'}}), ['Guild of Ann Lee and Sons']],
    ['an edition of the paper, beside a person', '<title>x | Bay | T1</title><meta property="og:site_name" content="T1"><meta name="author" content="Ann Lee, T1 Bay">', ['Ann Lee']]
  ])('stands behind who is: %s', (_, head, expected) => expect(read('en', head, shown).authors).toEqual(expected))
  test('is the author where nobody else is named', () => expect(read('en', '<meta name="author" content="News Desk">', '').authors).toEqual(['News Desk']))
  test('is no desk where the site bears the name of its writer', () => {
    expect(read('en', '<meta property="og:site_name" content="Ann Lee">' + article({author: {'@type': 'Person', name: 'Ann Lee'}}), shown + '<p class="author">Tom May</p>').authors).toEqual(['Ann Lee'])
  })
})

describe('between the paragraphs of a newspaper', () => {
  const texts = (lang: string, between: string, behind = ''): string[] => {
    const value = `<!doctype html><html lang="${lang}"><head><title>${title}</title>${article({})}</head><body><main><article><h1>${title}</h1><p>${prose}</p><p>${prose} Again.</p>${between}<p>${prose} And again.</p><p>${prose} At last.</p>${behind}</article></main></body></html>`
    const [document] = normalize({path: 'page.html', value})
    return document!.data.ledger.filter(({rule}) => !rule.includes('headline')).map(({rule}) => rule.replace(/@\d+/u, ''))
  }
  test.each([
    ['es', '<p><strong>Lea también:</strong> <a href="/1">Las otras lagunas que esperan la lluvia</a></p>', ['related/link']],
    ['fr', '<p><span>À lire aussi</span> <a href="/1">Ce que l’on sait de l’incendie du port</a></p>', ['related/teaser']],
    ['ru', '<p><a href="/1">Кто ещё помнит старый маяк</a><span> 29 августа 2020, 08:00</span></p>', ['related/teaser']],
    ['vi', '<p>&gt;&gt; <a href="/1">Những làng nghề sắp biến mất</a></p>', ['related/teaser']],
    ['en', '<p><b>See <a href="/1">the map of the old harbour</a></b></p>', []],
    ['en', `<p>${prose} <a href="/1">The map</a> and <a href="/2">the book of the harbour</a> were kept.</p>`, []]
  ])('stand links to others in %s', (lang, between, rules) => expect(texts(lang, between)).toEqual(rules))
  test.each([
    ['zh', '<p>（记者 林舟 实习生 王小雨）</p>', `<div><p>${prose} We answer for nothing.</p></div>`],
    ['ko', '', '<p>김바다 기자 sea@harbour.example</p>'],
    ['id', '', '<p>(rin/rin)</p>']
  ])('and behind them stands in %s who wrote them', (lang, between, behind) => expect(texts(lang, between, behind)).toEqual(['credits/credit']))
  test('stands no heading over what goes, on a page that says to be an article', () => {
    const model: Model = () => ({node}) => ({main: node.type === 'heading' ? 0.9 : visibleText(node).length < 40 ? 0.1 : 0.95, parts: new Float32Array(features.length)})
    const headings = (head: string, behind: string): string[] => {
      const value = `<!doctype html><title>${title}</title>${head}<h1>${title}</h1>${`<p>${prose}</p>`.repeat(4)}<h2>Winter</h2><p>${prose} Again.</p>${behind}`
      const [document] = normalize({path: 'page.html', value}, {adapters: [newsPage({model})], adapter: 'news-page', cleaners: []})
      return document!.children.filter(({type, data}) => type === 'heading' && data!.main! > 0.5).map((node) => visibleText(node))
    }
    const teasers = '<h3>More from the bay</h3><p>Ferry late</p><p>Pilots gone</p>'
    expect([headings(article({}), teasers), headings('', teasers), headings(article({}), '<h3>The end</h3>')]).toEqual([[title, 'Winter'], [title, 'Winter', 'More from the bay'], [title, 'Winter', 'The end']])
  })
  test('what opens with a bracket and goes on is text', () => expect(texts('en', '<p>(This was in winter.) Nobody wrote it down, and the lamps were lit by whoever passed the door of the tower first.</p>')).toEqual([]))
  test('the first words and the last may say who reported them', () => {
    const han = '守塔的人被要求写下每盏灯点亮的时间，也写下它熄灭的时间，整个冬天的每一夜都要写。'
    const authors = (first: string, last: string): unknown => normalize({path: 'page.html', value: `<!doctype html><title>灯</title><h1>灯</h1><p>${first}${han}</p><p>${han}再写一遍。</p><p>${han}${han}写完了。${last}</p>`})[Symbol.iterator]().next().value!.data.metadata.authors
    expect([authors('海港报北湾3月4日电（记者林舟）', ''), authors('', '（记者 陈小满）'), authors('', '')]).toEqual([['林舟'], ['陈小满'], undefined])
  })
  test('the line with the date goes to the metadata', () => {
    const value = `<!doctype html><title>${title}</title><h1>${title}</h1><div>Ann Lee, Bay | Updated: 19 Jan 2024, 8:05 pm</div><p>${prose}</p><p>${prose} Again.</p>`
    const [document] = normalize({path: 'page.html', value})
    expect(document!.data.ledger.map(({rule}) => rule)).toContain('credits@1/credit')
    expect(document!.data.metadata.modified).toBe('2024-01-19T20:05')
  })
})

describe('the writers of a newspaper', () => {
  test.each([
    ['de', '<div class="author">Von Jan Krog und Ida Thoms, Nordhafen</div>', ['Jan Krog', 'Ida Thoms']],
    ['de', '<div class="autor">Von Jan Krog, KBR</div>', ['Jan Krog']],
    ['pt', '<p class="post__author">Por Rui Prado, g9 — Belém</p>', ['Rui Prado']],
    ['it', '<span class="autore">di Carlo Neri</span>', ['Carlo Neri']],
    ['nl', '<span class="author">Door Piet van der Veen</span>', ['Piet van der Veen']],
    ['ro', '<div class="autor">De Ion Marin</div>', ['Ion Marin']],
    ['fi', '<div class="author">Teksti: Liisa Koski</div>', ['Liisa Koski']],
    ['ar', '<div class="author">بقلم سامي الحداد</div>', ['سامي الحداد']],
    ['hi', '<div class="author">द्वारा रमा जोशी</div>', ['रमा जोशी']],
    ['ko', '<div class="byline">김바다 기자 sea@harbour.example</div>', ['김바다']],
    ['zh-Hant', '<p>記者林舟／北灣報導</p>', ['林舟']],
    ['zh-Hant', '<div class="author"><a>北灣報／ 記者林舟／北灣即時報導</a></div>', ['林舟']],
    ['no', '<ul class="authors"><li class="author"><a class="author__name">Kari Berg</a><span>Journalist</span></li><li class="author"><a class="author__name">Ola Dahl</a><span>Journalist</span></li></ul>', ['Kari Berg', 'Ola Dahl']],
    ['en', '<div class="author"><a>Ann Lee</a> Gardener of the port</div>', ['Ann Lee']],
    ['en', '<div class="author">Ann Lee Senior Reporter</div>', ['Ann Lee']],
    ['en', '<div class="author-box">Ann Lee | 4 March 2023</div>', ['Ann Lee']],
    ['ar', '<div class="post-info"><span class="author">كتبت: سلمى حداد</span><span class="date">الأحد 14 أبريل 2024 - 10:25</span></div>', ['سلمى حداد']],
    ['zh', '<div class="info">2022年11月08日 07:42 来源：海港报 作者：林舟 字号：大 中 小 打印</div>', ['林舟']],
    ['fr', '<p class="signature">Par Anne Le Goff – Publié le 18 février 2022 à 06h15</p>', ['Anne Le Goff']],
    ['en', '<div class="byline">By Ann Lee In Budget Travel, Guides</div>', ['Ann Lee']],
    ['en', '<div class="by">By Ann Lee December 12, 2020</div>', ['Ann Lee']],
    ['en', '<div class="author-bio">Ann Lee</div>', undefined],
    ['en', `<div class="author-note">${'a word '.repeat(24)}</div>`, undefined],
    ['en', '<div class="author-line">Written at:</div>', undefined]
  ])('are read in %s from %s', (lang, byline, expected) => expect(read(lang, '', byline).authors).toEqual(expected))
  test.each([
    ['Von Jan Krog und Ida Thoms', ['Jan Krog', 'Ida Thoms']],
    [[[{name: 'Ann Lee'}], [{name: 'Tom May'}]], ['Ann Lee', 'Tom May']],
    [[{name: 'Jan Krog, Nordhafen'}, {'@type': 'Organization', name: 'dpa'}], ['Jan Krog', 'dpa']]
  ])('are read from JSON-LD: %j', (author, expected) => expect(read('de', article({author}), '').authors).toEqual(expected))
  test('are no part of the words around them', () => {
    expect([withoutBy('Von Miller'), withoutBy('Von Jan Krog'), withoutBy('di Carlo Neri', 'it'), withoutBy('De Jong'), withoutBy('田中海 記者')]).toEqual(['Von Miller', 'Jan Krog', 'Carlo Neri', 'De Jong', '田中海'])
  })
  test.each([
    ['北湾社北湾3月4日电（记者 林舟、陈满）港口的冰裂开以后，船只又出海了。', 'begin', ['林舟', '陈满']],
    ['（北灣社記者林小舟北灣4日電）港口的冰裂開以後，船隻又出海了。', 'begin', ['林小舟']],
    ['（北灣社記者林舟北灣4日電）港口的冰裂開以後，船隻又出海了。', 'begin', ['林舟']],
    ['船只又出海了。（本报记者 林舟 通讯员 陈满）', 'end', ['林舟']],
    ['记者林舟走进了灯塔，看守的人没有说话。', 'begin', []],
    ['看守的人没有说话。', 'end', []]
  ] as const)('of news in Chinese are in their first or last words: %s', (text, part, expected) => expect(reporters(text, part)).toEqual(expected))
  test('and are read from the text of the page', () => {
    const han = '港口的冰裂开以后，船只又出海了，在镇议会于下一个星期一开会听取报告之前，没有一个人再提起那些灯，看守的人也没有说话，只有灯塔还亮着。'
    expect(read('zh', '', '', `<p>北湾社北湾3月4日电（记者 林舟）${han}</p><p>${han}</p><p>${han}</p>`).authors).toEqual(['林舟'])
  })
})

describe('the dates of a newspaper', () => {
  test.each([
    ['fr', 'Publié le 04 mars 2023 à 07h05, modifié le 05 mars 2023 à 08h15', '2023-03-04T07:05', '2023-03-05T08:15'],
    ['de', '04.03.2023, 07:05 (Aktualisiert: 05.03.2023, 08:15)', '2023-03-04T07:05', '2023-03-05T08:15'],
    ['sv', 'Publicerad 2023-03-04 07.05 Uppdaterad 2023-03-05 08.15', '2023-03-04T07:05', '2023-03-05T08:15'],
    ['hu', '2023. március 4., szombat 07:05', '2023-03-04T07:05', undefined],
    ['tr', 'Giriş Tarihi: 4.3.2023 07:05 Son Güncelleme: 5.3.2023 08:15', '2023-03-04T07:05', '2023-03-05T08:15'],
    ['ko', '입력 2023.03.04. 07:05 수정 2023.03.05. 08:15', '2023-03-04T07:05', '2023-03-05T08:15'],
    ['en', 'Sat 4 Mar 2023 07.05 GMT', '2023-03-04T07:05Z', undefined],
    ['zh', '<span>2023</span><span>03/04</span><span>07:05:09</span>', '2023-03-04T07:05:09', undefined]
  ])('are read in %s from %s', (lang, line, published, modified) => {
    const found = read(lang, '', `<div class="date">${line}</div>`)
    expect([found.published, found.modified]).toEqual([published, modified])
  })
  test.each([
    ['4 มี.ค. 2566 07:05 น.', '2023-03-04T07:05'], ['4 มีนาคม 2023', '2023-03-04'], ['04 tháng 3, 2023 - 07:05', '2023-03-04T07:05'], ['4 مارس، 2023: 07:05 م', '2023-03-04T19:05'],
    ['4 Μαρτίου 2023, 07:05 π.μ.', '2023-03-04T07:05'], ['4 March 2023 costs 07:05', undefined], ['4 March 2023 12.50 euros', undefined], ['202303/04 07:05', '2023-03-04T07:05']
  ])('are written %s', (text, expected) => expect(readDate(text)).toBe(expected))
  test('stand in one line with what they are of', () => {
    expect(datesInLine('on 4 May 2021, changed in 2022 and updated 5 May 2023', {}).map(({value, late}) => [value, late])).toEqual([['2021-05-04', false], ['2023-05-05', true]])
  })
  test('are read by the country of the page, where its language has several', () => {
    const line = '<div class="date">04-03-2023</div>'
    expect([read('en', '<meta property="og:locale" content="en_IN">', line).published, read('en', '<meta property="og:locale" content="en_US">', line).published]).toEqual(['2023-03-04', undefined])
  })
  test('far below the headline are those of nobody where there are two', () => {
    const far = (...days: string[]): unknown => read('en', '', '', `<p>${prose}</p>`.repeat(4) + days.map((day) => `<div><div class="date">${day} March 2023</div></div>`).join('')).published
    expect([far('4'), far('4', '5')]).toEqual(['2023-03-04', undefined])
  })
  test('may be told by a script alone', () => {
    const script = (code: string): string => `<script>${code}</script><script></script>`
    expect(read('zh', script("var a = 1; var createTime = '2023-03-04 15:05';"), '').published).toBe('2023-03-04T15:05')
    expect(read('zh', script('var other = 1'), '').published).toBeUndefined()
    expect(read('zh', script("var createTime = '2023-03-04 15:05';"), '<div class="date">2023-03-05</div>').published).toBe('2023-03-05')
  })
})

test('a page that is hidden until its scripts have run keeps its short lines', () => {
  const value = `<!doctype html><title>Lamps</title><h1>Lamps</h1><div style="visibility: hidden"><p>${prose}</p><p><strong>The second night</strong></p><p>${prose} Again.</p></div>`
  const [document] = normalize({path: 'page.html', value})
  expect(document!.data.ledger.some(({rule}) => rule.startsWith('hidden'))).toBe(false)
})
