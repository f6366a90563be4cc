import {describe, expect, test} from 'vitest'
import type {Json} from '../src/document.ts'
import {address, prose, title, article, linked, isArticle, read, first, named, byline} from './page-head.ts'

describe('the writers', () => {
  const person = (name: string): Json => ({'@type': 'Person', name})
  test.each([
    ['text', 'Ann Lee and Tom May', ['Ann Lee', 'Tom May']],
    ['objects', [person('Ann Lee'), person('Tom May')], ['Ann Lee', 'Tom May']],
    ['names in a list', {'@type': 'Person', name: ['Ann Lee', 'Tom May']}, ['Ann Lee', 'Tom May']],
    ['a given and a family name', {givenName: 'Ann', familyName: 'Lee'}, ['Ann Lee']],
    ['a reference', {'@id': '#ann'}, ['Ann Lee']],
    ['an agency', {'@type': 'Organization', name: 'Lee & Sons'}, ['Lee & Sons']],
    ['a person beside the site', [person('Ann Lee'), {'@type': 'Organization', name: 'Harbour Weekly'}], ['Ann Lee']],
    ['the site itself, where nobody else is', {'@type': 'Organization', name: 'Harbour Weekly'}, ['Harbour Weekly']],
    ['a placeholder', 'undefined', undefined],
    ['nobody', {'@type': 'Person'}, undefined]
  ])('of JSON-LD are read from %s', (_, author, expected) => {
    expect(first('authors', linked({'@type': 'NewsArticle', headline: title, publisher: {name: 'Harbour Weekly'}, author}, {'@id': '#ann', name: 'Ann Lee', url: '/ann'}), article)).toEqual(expected)
  })
  test('that are organisations are said to be', () => {
    expect(read(linked({'@type': 'NewsArticle', headline: title, author: {'@type': 'Organization', name: 'Island Press'}}), article).extra['organisations']).toEqual(['Island Press'])
  })
  test.each([
    ['reviewed', {'@type': 'Product', name: 'Lamp', review: {'@type': 'Review', author: 'Tom May'}}],
    ['reviewed beside it', [{'@type': 'Product', name: 'Lamp'}, {'@type': 'Review', author: 'Tom May', headline: title}]],
    ['listed', {'@type': 'ItemList', itemListElement: [{'@type': 'Article', headline: title, author: 'Tom May'}]}],
    ['two that are not the page', [{'@type': 'Article', headline: 'Ships', author: 'Tom May'}, {'@type': 'Article', headline: 'Boats', author: 'Tom May'}]],
    ['of no type', {author: 'Tom May'}]
  ])('of what is %s are not the page’s', (_, value) => expect(first('authors', linked(value), article)).toBeUndefined())
  test('are those of the article that bears the address or the headline of the page', () => {
    const [other, own] = [{'@type': 'Article', headline: 'Ships', author: 'Tom May'}, {'@type': 'Article', headline: 'Lamps', author: 'Ann Lee', mainEntityOfPage: {'@id': `${address}?page=1`}}]
    expect(first('authors', linked([other, own]), article)).toEqual(['Ann Lee'])
    expect(first('authors', `<link rel="canonical" href="/b"><meta property="og:url" content="/b">${linked([other, {...own, mainEntityOfPage: undefined, url: 'https://www.harbour.example/b/'}])}`, article)).toEqual(['Ann Lee'])
    expect(first('authors', linked([other, {...own, headline: title}]), article)).toEqual(['Ann Lee'])
    expect(first('authors', linked({'@type': 'WebPage', name: title, datePublished: '2021-05-04', author: 'Ann Lee'}), article)).toEqual(['Ann Lee'])
  })
  test.each([
    ['author', named('author', 'Ann Lee &amp; Tom May'), ['Ann Lee', 'Tom May']],
    ['an address', named('author', 'https://harbour.example/ann') + named('article:author', 'https://www.social.example/ann'), undefined],
    ['a catalogue', named('citation_author', 'Lee, Ann') + named('citation_author', 'May, Tom'), ['Ann Lee', 'Tom May']],
    ['any name that ends so', named('cxenseparse:author', 'Ann Lee'), ['Ann Lee']],
    ['a pair of a card', named('twitter:label1', 'Written by') + named('twitter:data1', 'Ann Lee'), ['Ann Lee']],
    ['another pair', named('twitter:label1', 'Reading time') + named('twitter:data1', '4 minutes'), undefined],
    ['a handle', named('twitter:creator', '@annlee'), undefined],
    ['the site, of an article', isArticle + named('og:site_name', 'Harbour Weekly') + named('author', 'The Harbour Weekly'), ['The Harbour Weekly']],
    ['the site, of any page', named('og:site_name', 'Harbour Weekly') + named('author', 'Harbour Weekly'), undefined]
  ])('are read from meta: %s', (_, head, expected) => expect(first('authors', head, article)).toEqual(expected))
  test.each([
    ['itemprop', byline('<span itemprop="author" itemscope itemtype="http://schema.org/Person">By <b itemprop="name">Ann Lee</b> 300 posts</span>'), ['Ann Lee']],
    ['itemprop, deeper', byline('<span itemprop="author" itemscope>By <i>the <b itemprop="name">Ann Lee</b></i> 300 posts</span>'), ['Ann Lee']],
    ['itemprop, without a name of its own', byline('<span itemprop="author">Ann Lee<i> <u></u></i></span>'), ['Ann Lee']],
    ['rel', byline('<a rel="author" href="/x">Ann Lee</a>'), ['Ann Lee']],
    ['a link to a writer', byline('<a href="/authors/ann-lee">Ann Lee</a> <a href="/authors/tom-may">Tom May</a>'), ['Ann Lee', 'Tom May']],
    ['a link whose address has the name', byline('<a href="/people/annlee">annlee</a>'), ['annlee']],
    ['a link to a channel', byline('<a href="https://video.example/@harbour">Harbour</a>'), undefined],
    ['a line in an element made for it', byline('<div class="article-byline">By Ann Lee and Tom May</div>'), ['Ann Lee', 'Tom May']],
    ['a label above the name', byline('<div class="authorBox"><div>Written by</div><div>Ann Lee</div><div>Gardener</div></div>'), ['Ann Lee']],
    ['an element that bears a name', byline('<div class="post__author-name">Newsdesk</div>'), ['Newsdesk']],
    ['a Chinese byline', byline('<div class="author">作者：林舟　方 敏</div>'), ['林舟', '方敏']],
    ['a paragraph that says outright who wrote', `${article}<p>Written by Ann Lee</p>`, ['Ann Lee']],
    ['a link without its job', byline('<div class="byline">By <a href="/authors/ann-lee">Ann Lee</a> Gardener</div>'), ['Ann Lee']],
    ['somebody who reviewed it', byline('<div><span>Reviewed by</span> <a href="/authors/tom-may">Tom May</a></div>'), undefined],
    ['what a reader wrote', byline('<div itemscope itemtype="https://schema.org/Comment"><b itemprop="author">Tom May</b></div>'), undefined],
    ['a second item', byline('<div itemscope itemtype="https://schema.org/Article"><b itemprop="author">Ann Lee</b></div><div itemscope itemtype="https://schema.org/Article"><b itemprop="author">Tom May</b></div>'), ['Ann Lee']],
    ['a label in an element of its own', byline('<span>By</span><span>Ann Lee</span>'), ['Ann Lee']],
    ['a label above a list', byline('<div><h6>Author(s)</h6></div><ul><li>Ann Lee</li><li>Tom May</li></ul>'), ['Ann Lee', 'Tom May']],
    ['a label above the name, without a class', byline('<div><p>Written by</p><p>Ann Lee</p><p>Head of the yard</p></div>'), ['Ann Lee']],
    ['a label above one word', byline('<div>Author</div><div>Posts</div>'), undefined],
    ['a label before a sentence', byline(`<div>Author</div><div>${prose}</div>`), undefined],
    ['a label beside other text', byline('<p>so <i>by</i></p><p>Ann Lee</p>'), undefined],
    ['a label with nothing behind it', `<b><b><b><b>By</b></b></b></b>`, undefined],
    ['a word in code', byline('<code>by</code> <b>Ann Lee</b>'), undefined],
    ['an element that bears the name of a desk', byline('<span class="author-name">By the Harbour Team</span>'), ['the Harbour Team']],
    ['a sentence', byline(`<div itemprop="author">${prose}</div><div itemprop="author">${prose.repeat(4)}</div>`), undefined],
    ['a long line', byline(`<div class="author">By Ann Lee, ${'who has many words to say '.repeat(9)}</div>`), undefined],
    ['a button', byline('<div class="author">Follow us</div><div class="author"></div>'), undefined],
    ['three writers of a list', ['Ann Lee', 'Tom May', 'Ida Roe'].map((name) => `<h2><a href="/x">Ships</a></h2><div class="author">By ${name}</div>`).join(''), undefined]
  ])('are read from what is shown: %s', (_, body, expected) => expect(first('authors', '', body)).toEqual(expected))
  test('far from the headline count where nobody else is named', () => {
    const box = '<p>x</p><aside><a rel="author" href="/x">Ann Lee</a></aside>'
    expect(first('authors', isArticle, article + box)).toEqual(['Ann Lee'])
    expect(first('authors', '', article + box)).toBeUndefined()
    expect(first('authors', isArticle, `${article}${box}${box.replace('Ann Lee', 'Tom May')}`)).toBeUndefined()
    const far = `<p>${prose}</p>`.repeat(4) + `<a href="/authors/ann-lee">Ann Lee</a>${'<i></i>'.repeat(200)}<a href="/authors/ann-lee">Ann Lee</a>`
    expect(first('authors', isArticle, article + far)).toEqual(['Ann Lee'])
  })
  test('far from the headline count where they stand side by side, or again and again', () => {
    const far = (inside: string): string => `${article}${`<p>${prose}</p>`.repeat(4)}${inside}`
    expect(first('authors', isArticle, far('<div><b><a href="/authors/ann-lee">Ann Lee</a></b>, <b><a href="/authors/tom-may">Tom May</a></b></div>'))).toEqual(['Ann Lee', 'Tom May'])
    expect(first('authors', isArticle, far('<div><b><a href="/authors/ann-lee">Ann Lee</a></b></div><div><b><a href="/authors/tom-may">Tom May</a></b></div>'))).toBeUndefined()
    const box = '<aside><a href="/author/12">Ann Lee</a></aside>'
    expect(first('authors', isArticle, article + box)).toBeUndefined()
    expect(first('authors', isArticle, article + box + box)).toEqual(['Ann Lee'])
    expect(first('authors', isArticle, article + box.replace('12', 'ann-lee.html'))).toEqual(['Ann Lee'])
  })
  test.each([['pt', 'Por', ['Ana Lima']], ['en', 'Por', undefined], ['nb', 'Av:', ['Ana Lima']]])('in %s stand behind %s', (lang, by, expected) => {
    expect(read('', byline(`<div>${by}</div><div>Ana Lima</div>`), {lang}).gathered.evidence.authors?.[0]?.value).toEqual(expected)
  })
  test('stand in one byline only as long as they stand together', () => {
    expect(first('authors', '', byline(`<a href="/authors/ann-lee">Ann Lee</a>${'<i></i>'.repeat(200)}<a href="/authors/tom-may">Tom May</a>`))).toEqual(['Ann Lee'])
  })
})
