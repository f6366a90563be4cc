import {describe, expect, test} from 'vitest'
import {VFile} from 'vfile'
import {account} from '../src/account.ts'
import {newsPage} from '../src/adapters/news-page.ts'
import {paragraph, text, type Document} from '../src/document.ts'
import {isFull, measureShown} from '../src/formats/html-data.ts'
import {scanJson} from '../src/formats/html-json.ts'
import {locate} from '../src/locate.ts'
import {normalize} from '../src/normalize.ts'
import {visibleText} from '../src/text.ts'

const adapters = [newsPage()]
const prose = 'The keepers of the lights were asked to write down the hour at which each lamp was lit, and the hour at which it went out, for every night of that winter.'
const more = 'Most of them did so with care, some drew little suns and moons beside the numbers, and one of them wrote about the birds that he had seen from his window.'

function read(body: string): Document {
  const file = new VFile({value: `<!doctype html><title>x</title><body>${body}`, path: 'a.html'})
  const [document] = [...normalize(file, {adapters})]
  expect(account(file, [document!], {adapters}).unaccounted).toBe(0)
  return document!
}

const lines = (body: string): string[] => read(body).children.map((node) => visibleText(node))
const script = (value: string, type = ''): string => `<script${type === '' ? '' : ` type="${type}"`}>${value}</script>`
const linked = (value: unknown): string => script(JSON.stringify(value), 'application/ld+json')

describe('text that scripts hold', () => {
  test.each([
    ['a body of JSON-LD', linked({'@type': 'NewsArticle', articleBody: `${prose}\n\n“${more}” AT&amp;T`}), [prose, `“${more}” AT&T`]],
    ['HTML in JSON-LD', script(JSON.stringify({'@graph': [{'@type': 'Article', articleBody: `<p>${prose}</p><h2>A &amp; b</h2><p>${more}</p>`}]}).replace(/</gu, '\\u003c'), 'application/ld+json'), [prose, 'A & b', more]],
    ['the state of an application', script(JSON.stringify({menu: ['Home'], post: {title: 'T', slug: '/a/b', body: [{text: prose}, {text: more}, {text: prose}, {text: '/a_b'}]}}), 'application/json'), [prose, more]],
    ['what is assigned', script(`/* state */ window.__STATE__ = {"a": undefined, "body": "${prose} ${more}", "b": [{}]}; run({})`), [`${prose} ${more}`]],
    ['what is parsed', script(`var state = JSON.parse('${JSON.stringify({body: `${prose}\n${more}`, q: 'a "b"'}).replace(/\\/gu, '\\\\')}')`), [prose, more]],
    ['what is parsed, where the page ends', `<script>var state = JSON.parse('${JSON.stringify({body: `${prose} ${more}`})}`, [`${prose} ${more}`]],
    ['data in a comment', script(`<!-- ${JSON.stringify({body: `${prose} ${more}`})} -->`, 'application/json'), [`${prose} ${more}`]]
  ])('is read from %s', (_, body, expected) => {
    expect(lines(`<div id=root></div>${body}`)).toEqual(expected)
  })

  test('knows where each character stands, and why it was read', () => {
    const document = read(linked({'@type': 'Article', articleBody: `“${prose}” ${more}`}))
    expect(document.children[0]?.data).toMatchObject({main: 0.9, origin: ['script'], why: expect.stringContaining('hardly any text') as string})
    const value = `<!doctype html><title>x</title><body>${linked({'@type': 'Article', articleBody: `“${prose}” ${more}`})}`
    const text = (document.children[0] as {children: Array<{type: 'text'; value: string}>}).children[0]!
    expect(value[locate({value, path: 'a.html'}, text, 5)!]).toBe(text.value[5])
  })

  test('makes entries of posts', () => {
    const {children, data} = read(linked({'@type': 'DiscussionForumPosting', text: prose, author: {name: 'Ann'}, datePublished: '2020-02-01', comment: [{'@type': 'Comment', text: more, author: [{name: 'Tom'}]}, {'@type': 'Comment', text: prose, author: 'Bo'}, {'@type': 'Comment', text: ''}]}))
    expect(children).toMatchObject([{type: 'entry', by: 'Ann', at: '2020-02-01'}, {type: 'entry', by: 'Tom'}, {type: 'entry', by: 'Bo'}])
    expect(data.verdict.kind).toBe('thread')
  })

  test.each([
    ['what the page shows', `<main><p>${prose}</p><p>${more}</p></main>${linked({'@type': 'Article', articleBody: `${prose} ${more}`})}`],
    ['settings and notices', `<div id=root></div>${script(JSON.stringify({messages: Array.from({length: 40}, (_, index) => `The thing that you asked for is not here now ${index}.`)}), 'application/json')}`],
    ['code', `<div id=root></div>${script(JSON.stringify({a: `function () { ${prose} ${more} }`, b: 'x'.repeat(300)}), 'application/json')}`],
    ['what is no JSON', `<div id=root></div>${script(`var state = {a: "${prose} ${more}"}`)}${script(`{"a": "${prose} ${more}`, 'application/json')}`],
    ['what is assigned and never ends', `<div id=root></div>${script(`var state = {"a": "${prose} ${more}", "b": {`)}`],
    ['more than is looked at', `<div id=root></div>${script(JSON.stringify({a: `${prose} ${more}`}) + ' '.repeat(4_000_000), 'application/json')}`],
    ['calls, and other types', `<div id=root></div>${script(`run("${prose} ${more}")`)}${script(`{"a": "${prose} ${more}"}`, 'text/template')}${script(`a = "${prose} ${more}"`)}`],
    ['state beside some text', `<p>${'Words of a menu that leads on '.repeat(12)}</p>${script(JSON.stringify({body: `${prose} ${more}`}), 'application/json')}`]
  ])('is not %s', (_, body) => {
    expect(read(body).children.some(({data}) => data?.within)).toBe(false)
  })

  test('is looked for behind what shows hardly any', () => {
    const block = paragraph([text(prose)])
    const size = measureShown([block]).prose
    expect(isFull(measureShown([block]))).toBe(false)
    expect(measureShown(Array.from({length: 100}, () => block)).prose).toBe(Math.ceil(400 / size) * size)
  })

  test('is left where it is nested too deep', () => {
    expect(scanJson(`${'['.repeat(600)}${']'.repeat(600)}`)).toBeUndefined()
    expect(scanJson('{"a": ["b\\"", {"c": 1}]}')).toMatchObject({kind: 'object', children: [{kind: 'array', key: 'a', children: [{kind: 'string', start: 8, end: 11}, {kind: 'object', children: []}]}]})
  })
})

describe('a page that stands for another', () => {
  test.each([
    ['stub:captcha', '<div class="g-recaptcha"></div><p>Weiter?</p>'],
    ['stub:login', '<form><label>Name <input></label><label>Kennwort <input type=password></label><button>Weiter</button></form><a href=x>Neu hier bei uns?</a>'],
    ['stub:redirect', '<meta http-equiv=refresh content="0; url=/b"><a href="/b">Weiter</a>'],
    ['stub:script', '<div id=root> </div><p>Laden</p>'],
    ['stub:script', '<script src=a.js></script>'],
    ['stub:consent', `<div class="cookie-banner"><p>${prose}</p></div>`]
  ])('is told by its elements: %s', (ruleId, body) => {
    expect(read(body).data.verdict).toMatchObject({kind: 'stub', suspect: true, reasons: [{ruleId}]})
  })
  test.each([
    `<main><p>${prose}</p><p>${more}</p></main><form><input type=password></form>`, `<script src="https://service.example/recaptcha/api.js"></script><p>A short note of ten words, and of two more.</p>`, '<p>Low water at four</p>'
  ])('is no page that says something: %.50s', (body) => expect(read(body).data.verdict).toMatchObject({kind: 'article', suspect: false}))
})
