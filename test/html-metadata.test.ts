import type {Paragraph, RootContent} from 'mdast'
import {describe, expect, test} from 'vitest'
import type {Evidence} from '../src/document.ts'
import {paragraph} from '../src/document.ts'
import {markCredits} from '../src/formats/html-credits.ts'
import {dateOrder, type PageMetadata} from '../src/formats/html-page.ts'
import {shownText} from '../src/formats/html-shown-lines.ts'
import {parseHtml} from '../src/formats/html-tree.ts'
import {readJsonLd} from '../src/formats/json-ld.ts'
import {givenNames, isShownName, readNames} from '../src/formats/names.ts'
import {prose, title, article, linked, isArticle, read, first, sources, named, byline} from './page-head.ts'

describe('the title', () => {
  test.each([
    ['the headline, although the title has the site too', '<title>The lamps of winter - Harbour Weekly</title>', article, title],
    ['the headline, although it is called otherwise for search engines', '<title>Winter lamps of the harbour | HW</title><meta property="og:title" content="Winter lamps of the harbour">', article, title],
    ['never the name of the site', '<meta property="og:site_name" content="Harbour Weekly"><meta property="og:title" content="Ships come home"><title>Ships come home | Harbour Weekly</title>', `<h1>Harbour Weekly</h1><p>${prose}</p>`, 'Ships come home'],
    ['never a slogan that shares no word with it', '<meta property="og:title" content="Ships come home"><title>Ships come home</title>', `<h1>Read more every day</h1><p>${prose}</p>`, 'Ships come home'],
    ['not a word of it', '<meta property="og:title" content="How Discord met Slack"><title>How Discord met Slack</title>', `<h1>Discord</h1><h1>x</h1><p>${prose}</p>`, 'How Discord met Slack'],
    ['of the article, not of the questions below it', linked({'@type': 'FAQPage', mainEntity: [{'@type': 'Question', name: 'How long does it take?'}]}, {'@type': 'NewsArticle', headline: 'Ships come home'}), `<p>${prose}</p>`, 'Ships come home'],
    ['with spaces where lines break', '', `<h1>Ships<br>come <span>home</span></h1><p>${prose}</p>`, 'Ships come home'],
    ['without the sign of a link to itself', '<title>Ships come home — Docs</title>', `<h1>Ships come home<a href="#x">¶</a></h1><p>${prose}</p>`, 'Ships come home'],
    ['the second heading, where it is what the page says to be called', '<meta property="og:title" content="Small adventures of ships">', `<h1>A Blog</h1><h2>Small adventures of ships</h2><p>${prose}</p>`, 'Small adventures of ships'],
    ['in the form that most places write', '<meta property="og:title" content="The “lamps”"><title>The “lamps”</title>' + linked({'@type': 'Article', headline: 'The “lamps”'}), `<h1>The "lamps"</h1><p>${prose}</p>`, 'The “lamps”'],
    ['without the outlet and its column', '<title>海港灯塔今年不再点灯_要闻_北湾新闻网</title>', `<p>${prose}</p>`, '海港灯塔今年不再点灯'],
    ['without a host', '<title>Ships come home in a storm - news.norwick.info</title>', `<p>${prose}</p>`, 'Ships come home in a storm'],
    ['with what only looks like one', '<title>Ships come home - v2.0</title>', `<p>${prose}</p>`, 'Ships come home - v2.0'],
    ['without the outlet behind two hyphens', '<title>海港灯塔今年不再点灯--经济·科技--北湾网</title>', `<p>${prose}</p>`, '海港灯塔今年不再点灯'],
    ['the only headline where nothing else is', '', `<h1>${title}</h1>`, title],
    ['of a film, where the page shows one', linked({'@type': 'VideoObject', name: 'A film of lamps'}), `<p>${prose}</p>`, 'A film of lamps'],
    ['nothing where there is none', '<title> </title>', `<h1></h1><h1>-</h1><p>${prose}</p>`, undefined]
  ])('is %s', (_, head, body, expected) => expect(first('title', head, body)).toBe(expected))

  test('leaves what it has beside the headline to the site', () => {
    expect(first('site', '<title>The lamps of winter - Harbour Weekly</title>', article)).toBe('Harbour Weekly')
    expect(first('site', '<title>Harbour Weekly | The lamps of winter</title>', article)).toBe('Harbour Weekly')
    expect(first('site', '<title>News | Ports | The lamps of winter</title>', article)).toBeUndefined()
    expect(first('site', '<title>A The lamps of winter B</title>', article)).toBeUndefined()
    expect(first('site', linked({'@type': 'WebSite', name: 'HW'}), article)).toBe('HW')
  })
})

describe('dates', () => {
  test.each([
    ['JSON-LD, with the zone as stated', linked({'@type': 'Article', headline: title, datePublished: '2021-05-04T09:15+01:00', dateModified: '2021-05'}), article, '2021-05-04T09:15+01:00', '2021-05'],
    ['JSON-LD that is nearly sound', linked('{"@type": "Article", "headline": "a\nb", "datePublished": "2021-05-04",}'), article, '2021-05-04', undefined],
    ['a page that systems date', linked({'@type': 'WebPage', name: title, datePublished: '2021-05-04', dateModified: '2021-05-05'}), article, undefined, '2021-05-05'],
    ['a film on it', linked({'@type': 'VideoObject', name: title, uploadDate: '2021-05-04'}), article, undefined, undefined],
    ['meta', '<meta property="article:published_time" content="2021-05-04"><meta property="og:updated_time" content="2021-05-06T10:00Z">', article, '2021-05-04', '2021-05-06T10:00Z'],
    ['any name that tells so', named('vr:published-date', '2021-05-04'), article, '2021-05-04', undefined],
    ['no name that tells of something else', named('unpublish_date', '2021-05-04') + named('event-date', '2021-05-04'), article, undefined, undefined],
    ['no text that is none', named('date', 'today'), article, undefined, undefined],
    ['another calendar', named('date', '۱۴۰۲/۱۱/۲۰') + named('pubdate', '2567-02-09'), article, undefined, undefined],
    ['the same day with the time', named('publishdate', '2021-05-04'), byline('<time>2021-05-04 09:15</time>'), '2021-05-04T09:15', undefined],
    ['the text of a time, where it has more than its attribute', '', byline('<time datetime="2021-05-04">4 May 2021, 9:15</time>'), '2021-05-04T09:15', undefined],
    ['an element for the change', '', byline('<time datetime="2021-05-04">May</time><time class="updated" datetime="2021-05-05">May</time>'), '2021-05-04', '2021-05-05'],
    ['a label before a time', '', byline('<p>Published <time>4 May 2021</time></p><p>Last updated <time>5 May 2021</time></p>'), '2021-05-04', '2021-05-05'],
    ['a class that says so', '', byline('<div class="updated"><time class="published">4 May 2021</time></div>'), '2021-05-04', undefined],
    ['microdata of the page', '', `<meta itemprop="datePublished" content="2021-05-04"><b itemprop="dateModified">2021-05-05</b>${article}`, '2021-05-04', '2021-05-05'],
    ['lines named for it', '', byline('<div class="post-date">February 9th, 2021 • 11 min read</div><div class="post-date">Updated: 10 February 2021</div>'), '2021-02-09', '2021-02-10'],
    ['a line below its label', '', byline('<div class="meta"><div>Last updated</div><div>4 May 2021</div></div>'), undefined, '2021-05-04'],
    ['a line with more', '', byline('<div class="date">it was 4 May 2021, in the rain</div>'), '2021-05-04', undefined],
    ['a line with a change', '', byline('<div class="date">changed and updated again on 4 May 2021 by us</div>'), undefined, '2021-05-04'],
    ['the release of a thing, in a line', '', byline('<div class="date">the films and their release date: 4 May 2021</div>'), undefined, undefined],
    ['the release of a thing', '', byline('<div class="date-row"><div>Release date:</div><div class="date">4 May 2021</div></div>'), undefined, undefined],
    ['the only one, far below', '', `${article}${`<p>${prose}</p>`.repeat(3)}<div><time>4 May 2021</time></div>`, '2021-05-04', undefined],
    ['the only line, far below', '', `${article}${`<p>${prose}</p>`.repeat(3)}<div class="date">4 May 2021</div>`, '2021-05-04', undefined],
    ['what stands before the headline', '', `<div><div class="date">4 May 2021</div></div><div><div><div><div><div>${article}</div></div></div></div></div>`, '2021-05-04', undefined],
    ['a list of others', '', ['1', '2', '3'].map((day) => `<article><h2><a href="/${day}">Ships of the day</a></h2><time>${day} May 2021</time></article>`).join(''), undefined, undefined],
    ['many lines', '', ['1', '2', '3', '4', '5'].map((day) => `<div class="date">${day} May 2021</div>`).join(''), undefined, undefined],
    ['something that is sold', '<meta property="og:type" content="product">', byline('<time>4 May 2021</time>'), undefined, undefined],
    ['an aside', '', `${article}<aside><time datetime="2021-05-04">May</time></aside>`, undefined, undefined]
  ])('are read from %s', (_, head, body, published, modified) => {
    const {evidence} = read(head, body).gathered
    expect([evidence.published?.[0]?.value, evidence.modified?.[0]?.value]).toEqual([published, modified])
  })
  test('of a thread are those of its posts, the first one first', () => {
    const posts = ['4', '5', '6', '7', '8'].map((day) => `<div class="post"><time>${day} May 2021</time></div>`).join('')
    expect(first('published', '', `<h1>${title}</h1>${posts}`, {url: 'https://harbour.example/thread/7'})).toBe('2021-05-04')
  })
  test.each([['https://x.example/2021/05/04/lamps', '2021-05-04'], ['https://x.example/20210504/a.html', '2021-05-04'], ['https://x.example/2021/NEWS/05/04/lamps', '2021-05-04'], ['https://x.example/6395/05/01', undefined], ['https://x.example/2021/02/30/', undefined], ['https://x.example/a?d=/2021/05/04/', undefined]])('in the address %s are the weakest', (url, expected) => {
    expect(first('published', '', article, {url})).toBe(expected)
    expect(sources('published', named('pubdate', '2021-05-03'), article, {url})[0]).toBe('pubdate')
    expect(sources('published', named('pubdate', '2021-05-03') + linked({'@type': 'VideoObject', name: title, uploadDate: '2021-05-02'}), article, {url}).slice(0, 2)).toEqual(['pubdate', 'json-ld.datePublished'])
  })
  test.each([['de', '', 'day-month'], ['en-GB', '', 'day-month'], ['en-US', '', 'month-day'], ['en', 'https://a.co.uk/', 'day-month'], ['en', 'https://a.com/', undefined], ['zh', '', undefined]])('with figures alone are read as readers of %s %s do', (language, url, order) => expect(dateOrder(language, url)).toBe(order))
  test('with figures alone are none where no language says the order', () => {
    const body = byline('<div class="date">05/06/2021</div>')
    expect([first('published', '', body, {lang: 'fr'}), first('published', '', body, {lang: 'en-US'}), first('published', '', body)]).toEqual(['2021-06-05', '2021-05-06', undefined])
  })
})

describe('other fields', () => {
  test('are read from meta elements and links, with their places', () => {
    const head = '<meta name=description content=" d  e "><meta property="og:image" content="/i.jpg"><meta name=keywords content="a,b;c"><link rel=canonical href="/c"><link rel="license" href="/l">' +
      '<meta property="article:section" content="Port"><meta property="og:url" content="/o"><meta content=x><meta name=empty><meta property="og:locale" content="en_US">' + '<meta name="article:tag" content="t">'.repeat(101)
    const {gathered: {evidence}, extra} = read(head + isArticle, article)
    expect(Object.fromEntries(Object.entries(evidence).map(([field, candidates]) => [field, candidates[0]!.value]))).toMatchObject({
      description: 'd e', image: 'https://harbour.example/i.jpg', tags: ['t'], url: 'https://harbour.example/c', license: 'https://harbour.example/l', language: 'en'
    })
    expect(extra).toEqual({type: 'article', section: 'Port'})
    expect(evidence.url?.map(({from}) => from)).toEqual(['canonical', 'og:url', 'options.url'])
    expect(evidence.image![0]!.place!.start.line).toBe(1)
  })
  test('are read from JSON-LD', () => {
    const {gathered: {evidence}} = read(linked({'@type': ['Thing', 'NewsArticle'], headline: title, alternativeHeadline: 's', description: 'd', image: {contentUrl: '/u'}, inLanguage: {name: 'fr'}, keywords: ['k', {name: 'l'}, 3], license: '/l', publisher: 'HW'}), article, {lang: ''})
    expect(['subtitle', 'description', 'image', 'language', 'tags', 'license', 'site'].map((field) => evidence[field as keyof Evidence]?.[0]?.value)).toEqual(['s', 'd', 'https://harbour.example/u', 'fr', ['k', 'l'], '/l', 'HW'])
  })
  test.each([
    ['DiscussionForumPosting', linked({'@type': 'DiscussionForumPosting', headline: 'x'}), 'thread'], ['QAPage', linked({'@type': 'https://schema.org/QAPage', mainEntity: {'@type': 'Question', name: 'x'}}), 'thread'],
    ['a forum’s generator', named('generator', 'Discuz! X3'), 'thread'], ['CollectionPage', linked({'@type': 'CollectionPage', name: 'x'}), 'listing'], ['nothing', '', undefined]
  ])('say the kind of page: %s', (_, head, kind) => expect(read(head, article).kind).toBe(kind))
  test('from a licence in the page', () => expect(first('license', '', `${article}<a rel="license" href="/by">CC</a>`)).toBe('https://harbour.example/by'))
  test.each([['??', undefined], ['x-y-z-1-2-3-4', undefined], ['en-abcde-abcde', undefined], ['zh_cn', 'zh-CN']])('the language %s', (lang, expected) => expect(first('language', '', article, {lang}) || undefined).toBe(expected))
})

describe('JSON-LD', () => {
  test('is read through comments, graphs, references over scripts, and character references', () => {
    const {works, site} = readJsonLd([
      '//<![CDATA[\n{"@graph": [{"@type": "WebSite", "name": "S"}, {"@type": "BlogPosting", "author": {"@id": "p"}, "name": {"@value": "N &#8217; &amp; &nope; &#0;"}, "image": "u"}]}\n//]]>', '<!-- {"@id": "p", "name": "Ann"}; -->'
    ])
    expect(site).toEqual({name: 'S', script: 0})
    expect(works).toEqual([{type: 'BlogPosting', family: 'article', script: 0, headline: 'N ’ & &nope; &#0;', authors: [{name: 'Ann', organisation: false}], image: 'u', urls: [], keywords: []}])
    expect(readJsonLd(['{&quot;@type&quot;: &quot;Article&quot;, &quot;headline&quot;: &quot;a&quot;}']).works[0]?.headline).toBe('a')
  })
  test.each(['', '{', '[[[', '"x"', 'null', '{"@type": 3}', '{"@type": "Person", "name": "Ann"}'])('that says nothing of a work: %j', (value) => expect(readJsonLd([value])).toEqual({works: []}))
  test('that is very deep ends', () => expect(readJsonLd([`${'['.repeat(3000)}{"@type":"Article","headline":"a"}${']'.repeat(3000)}`]).works).toHaveLength(1))
})

describe('credits', () => {
  const line = (value: string): Paragraph => paragraph(value)
  const mark = (children: RootContent[], evidence: Evidence = {}): {evidence: Evidence; extra: Record<string, unknown>; marked: string[]} => {
    const metadata: PageMetadata = {gathered: {evidence, add: (field, candidate) => void (evidence[field] ??= []).push(candidate)}, extra: {}}
    markCredits(children, metadata, {})
    return {evidence, extra: metadata.extra, marked: children.filter(({data}) => data?.role === 'credit').map((node) => ((node as Paragraph).children[0] as {value: string}).value)}
  }

  test('beside the headline and at the end are metadata, and marked', () => {
    const {evidence, extra, marked} = mark([line('来源：北湾晚报　2021-05-04 09:15'), line(prose), line('作者：林舟'), line(prose), line('责任编辑：陈小满')])
    expect(marked).toEqual(['来源：北湾晚报　2021-05-04 09:15', '责任编辑：陈小满'])
    expect([evidence.site?.[0]?.value, evidence.published?.[0]?.value, evidence.authors, extra]).toEqual(['北湾晚报', '2021-05-04T09:15', undefined, {credits: {editor: ['陈小满']}}])
  })
  test('that say what is known, and nothing else, are marked', () => {
    const {marked} = mark([line('Ann Lee · 4 May 2021 · 3 min read'), line('Ann Lee met the harbour master'), line('Nobody'), line(prose)], {authors: [{value: ['Ann Lee'], from: 'json-ld.author'}]})
    expect(marked).toEqual(['Ann Lee · 4 May 2021 · 3 min read'])
  })
  test('leave the site out of the authors, unless it is alone', () => {
    const authors = (evidence: Evidence): unknown => mark([line(prose)], evidence).evidence.authors?.map(({value, raw}) => [value, raw])
    const site = [{value: 'Harbour Weekly', from: 'og:site_name'}]
    expect(authors({site, authors: [{value: ['Ann Lee', 'HARBOUR WEEKLY'], from: 'author'}]})).toEqual([[['Ann Lee'], 'Ann Lee, HARBOUR WEEKLY']])
    expect(authors({url: [{value: 'https://www.norwick-news.example/a', from: 'canonical'}, {value: '/a', from: 'og:url'}], authors: [{value: ['Norwick News', 'Ann Lee'], from: 'author', raw: 'x'}]})).toEqual([[['Ann Lee'], 'x']])
    expect(authors({site, authors: [{value: ['Harbour Weekly'], from: 'author'}]})).toEqual([[['Harbour Weekly'], undefined]])
  })
  test('that are near the headline give their date, if they are about nothing else', () => {
    expect(mark([line('Norwick, 4 May 2021, in the rain'), line(prose)]).evidence.published?.[0]).toMatchObject({value: '2021-05-04', from: 'near-headline'})
    expect(mark([line('widely available since May 2021'), line(prose)]).evidence.published).toBeUndefined()
    expect(mark([line('Release date:'), line('4 May 2021'), line(prose)]).evidence.published).toBeUndefined()
    expect(mark([line('1402-11-20'), line(prose)]).evidence.published).toBeUndefined()
    expect(mark([line('Norwick, 4 May 1921, in the rain'), line(prose)]).evidence.published).toBeUndefined()
  })
  test('of many documents are none of this one', () => {
    const lines = ['Ann Lee', 'Tom May', 'Ida Roe', 'Jo Poe', 'Al Fox', 'Bo Kay'].map((name) => line(`By ${name}`))
    expect(mark([...lines, line(prose)]).evidence.authors).toBeUndefined()
    expect(mark([{type: 'list', children: [{type: 'listItem', children: [line('By Ann Lee')]}]}]).evidence.authors?.[0]?.value).toEqual(['Ann Lee'])
  })
  test('tell that the author of the head is the editor', () => {
    expect(mark([line(prose), line('责任编辑：陈小满')], {authors: [{value: ['北湾网陈小满'], from: 'author'}]}).evidence.authors).toBeUndefined()
    expect(mark([line('作者：林舟'), line(prose), line('责任编辑：陈小满')], {authors: [{value: ['陈小满'], from: 'author'}]}).evidence.authors?.map(({value}) => value)).toEqual([['林舟']])
    expect(mark([line(prose), line('责任编辑：陈小满')], {authors: [{value: ['林舟'], from: 'author'}]}).evidence.authors).toHaveLength(1)
  })
})

describe('names', () => {
  test.each([
    ['By Ann Lee, Home and Garden Expert', ['Ann Lee']], ['Ann Lee, MD, PhD', ['Ann Lee']], ['Ann Lee y Tomás May', ['Ann Lee', 'Tomás May']], ['José Ortega y Gasset', ['José Ortega y Gasset']], ['Author: Ann Lee', ['Ann Lee']], ['ann@harbour.example (Ann Lee)', []],
    ['Ann Lee ann@harbour.example', ['Ann Lee']], ['王乐文 方 敏', ['王乐文', '方敏']], ['北湾报特约评论员 林舟', ['林舟']], ['{{ author }}', []], ['page.head.extra.author', []], ['5 great ways to light lamps', []], ['admin', []], ['x, '.repeat(70), []], ['a very long text that nobody is called whatever the template says it is here', []]
  ])('given as %s', (value, expected) => expect(givenNames(value)).toEqual(expected))
  test.each([['Ann Lee', true], ['About us', false], ['Monday', false], ['林舟', true], ['김철수', true], ['关于我们的网站', false], ['ann lee', false], ['Newsdesk', false], ['Ann Lee 3', false], ['Sports Editor', false], ['محمد علي', true]])('shown as %s', (value, expected) => expect(isShownName(value)).toBe(expected))
  test.each([['Newsdesk', true], ['Staff', false], ['北湾晚报评论组', true]])('shown in their place as %s', (value, expected) => expect(isShownName(value, true)).toBe(expected))
  test.each([['Ann Lee and Staff Writer', ['Ann Lee']], ['Ann Lee and Tom May', ['Ann Lee', 'Tom May']], ['Ann Lee @annlee', ['Ann Lee']], ['ann@harbour.example', []]])('in a line of credits: %s', (value, expected) => expect(readNames(value)).toEqual(expected))
})

test('what an element shows is cut where it is long, and without what nobody sees', () => {
  const [html] = parseHtml(`<div>a<script>b</script><svg><text>c</text></svg><p>d</p> e</div>`).root.children
  if (html?.type !== 'element') throw new Error('no element')
  expect([shownText(html), shownText(html, 1)]).toEqual(['a d e', undefined])
  expect([2000, 2001].map((count) => shownText(parseHtml('<i></i>'.repeat(count)).root))).toEqual(['', undefined])
})
