import fc from 'fast-check'
import type {Nodes} from 'mdast'
import {parse, type DefaultTreeAdapterTypes} from 'parse5'
import {describe, expect, test} from 'vitest'
import {account, adapters, normalize, restore} from '../src/index.ts'
import type {Document} from '../src/document.ts'
import {explainPage} from '../src/page/index.ts'
import {embed} from '../src/page/markup.ts'
import {visibleText} from '../src/text.ts'
import {fixturesOf} from './fixtures.ts'
import {chinese, explained, explainedPage, prose, source} from './pages.ts'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

const attribute = (node: Node, name: string): string | undefined => ('attrs' in node ? node.attrs.find((item) => item.name === name)?.value : undefined)
const childrenOf = (node: Node): Node[] => ('childNodes' in node ? node.childNodes : [])

function all(node: Node, test: (element: Element) => boolean): Element[] {
  return [...('tagName' in node && test(node) ? [node] : []), ...childrenOf(node).flatMap((child) => all(child, test))]
}

const byId = (root: Node, id: string): Element => all(root, (element) => attribute(element, 'id') === id)[0]!
const withClass = (root: Node, name: string): Element[] => all(root, (element) => attribute(element, 'class')?.split(' ').includes(name) ?? false)

function textOf(node: Node, shown: (element: Element) => boolean = () => true): string {
  if ('value' in node && node.nodeName === '#text') return node.value
  if ('tagName' in node && !shown(node)) return ''
  return childrenOf(node).map((child) => textOf(child, shown)).join('')
}

/** What the script of the page does: a node is shown while all rules of one list are applied, and all of the other are not. */
function showsWithout(off: ReadonlySet<number>): (element: Element) => boolean {
  const listed = (element: Element, name: string): number[] => attribute(element, name)?.split(' ').map(Number) ?? []
  const extra = new Set(['image', 'by'])
  return (element) => element.tagName !== 'sup' && !extra.has(attribute(element, 'data-kind') ?? '') && !listed(element, 'data-on').some((rule) => off.has(rule)) && listed(element, 'data-off').every((rule) => off.has(rule))
}

const squeeze = (text: string): string => text.replace(/\s+/gu, '')

/** The source as the page must show it, said another way than in the page. */
function spelled(text: string): string {
  return Array.from(text.replaceAll('\r\n', '\n'), (character) => {
    const code = character.codePointAt(0)!
    if (character === '\t' || character === '\n') return character
    if (code < 0x20) return String.fromCodePoint(0x2400 + code)
    if (code === 0x7f) return '␡'
    const hidden = (code >= 0x80 && code < 0xa0) || [0x61c, 0x200b, 0x200e, 0x200f, 0xfeff].includes(code) || (code >= 0x2028 && code <= 0x202e) || (code >= 0x2060 && code <= 0x206f) || (code >= 0xfff9 && code <= 0xfffc) || (code >= 0xd800 && code < 0xe000)
    return hidden ? `U+${code.toString(16).toUpperCase().padStart(4, '0')}` : character
  }).join('')
}

const sourceText = (html: string): string => withClass(byId(parse(html), 'source'), 'chunk').map((chunk) => textOf(chunk)).join('')

describe('the source side', () => {
  test('shows every character of any source, and lets none of them become markup', () => {
    fc.assert(fc.property(fc.string({unit: fc.oneof(fc.constantFrom('<', '>', '&', '"', "'", '\0', '\r', '\n', '</script>', '<!--', ']]>', '\u202e', '\u2066', '\ufeff', '\ud800', '渡', '# ', '**'), fc.string({unit: 'binary', maxLength: 2}))}), (text) => {
      const html = explained({value: text, path: 'a.md'})
      expect(sourceText(html)).toBe(spelled(text))
      expect(all(parse(html), ({tagName}) => tagName === 'script')).toHaveLength(2)
    }))
  })
  test('of fixtures tiles every class, each span once', () => {
    for (const {name} of adapters()) for (const {input} of fixturesOf(name)) {
      const run = normalize(input)
      const documents = [...run]
      const html = explainPage(run.file, documents, account(run.file, documents))
      expect(sourceText(html), `${name} ${String(input.path)}`).toBe(spelled(run.file.data.palimpsest!.text))
    }
  })
  test('is cut into chunks, not inside a character, where a line is long', () => {
    const html = explained({value: `${'渡'.repeat(9000)}${'𠮷'.repeat(6000)}\n`, path: 'a.txt'})
    const chunks = withClass(byId(parse(html), 'source'), 'chunk')
    expect(chunks.length).toBeGreaterThan(2)
    expect(html).not.toContain('U+D8')
    expect(chunks.map((chunk) => [attribute(chunk, 'data-at'), attribute(chunk, 'data-to')]).flat().slice(1, -1)).toEqual(chunks.slice(1).flatMap((chunk) => [attribute(chunk, 'data-at'), attribute(chunk, 'data-at')]))
  })
  test('ends at the limit, and says so; documents behind it are counted', () => {
    const text = `thread_id\tpost_id\ttitle\tauthor\tdate\tbody\n${Array.from({length: 300}, (_, index) => `${index}\t1\tFerry\tmira\t2021-03-04 07:00:00\t${prose}`).join('\n')}\n`
    const html = explained({value: text, path: 'a.tsv'}, {}, 10_000)
    expect(html).toContain(`The source goes on for ${(text.length - 10_000).toLocaleString('en')} characters that this page does not show.`)
    expect(html).toMatch(/<p class=cut>\d+ more Documents are not shown\.<\/p>/u)
    expect(sourceText(html)).toBe(text.slice(0, 10_000))
  })
})

describe('the Document side', () => {
  const cases = adapters().flatMap(({name}) => fixturesOf(name).map((fixture) => [`${name}/${fixture.name}`, fixture.input] as const))
  test.each([...cases, ['a page', {value: source, path: 'ferry.html'}] as const])('of %s is the Document, and with rules switched off what `restore` gives', (_, input) => {
    const run = normalize(input, {profile: 'strict'})
    const documents = [...run]
    const html = explainPage(run.file, documents, account(run.file, documents))
    const root = parse(html)
    const data = JSON.parse(textOf(byId(root, 'data'))) as {rules: Array<{rule: string}>}
    const bodies = withClass(root, 'body')
    const text = (off: ReadonlySet<number>): string[] => bodies.map((body) => squeeze(textOf(body, showsWithout(off))))
    const wanted = (list: readonly Document[]): string[] => list.map((document) => squeeze(spelled(visibleText(document as Nodes))))
    expect(text(new Set())).toEqual(wanted(documents))
    expect(text(new Set(data.rules.keys()))).toEqual(wanted(documents.map((document) => restore(document))))
    for (const [number, {rule}] of data.rules.entries()) expect(text(new Set([number])), rule).toEqual(wanted(documents.map((document) => restore(document, {rules: [rule]}))))
    for (const element of bodies.flatMap((body) => all(body, () => true))) expect(attribute(element, 'hidden') !== undefined).toBe(attribute(element, 'data-off') !== undefined)
  })
  test('shows nodes of every kind, and links and images that lead nowhere', () => {
    const value = `# One\n\n> Quoted *with* **stress** and ~~less~~, \`code\`, $a$ and a note[^1].\\\nA line [a link](https://a.example "t") [b][b] ![picture](https://a.example/p.png?x) ![][c]\n\n1. first\n2. second\n\n- item\n\n\`\`\`js\nrun()\n\`\`\`\n\n$$\nx\n$$\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n---\n\n<!-- raw -->\n\n[^1]: The note.\n\n[b]: https://b.example\n[c]: data:image/png;base64,AAAA\n`
    const html = explained({value, path: 'all.md'}, {profile: 'keep-all'})
    const [body] = withClass(parse(html), 'body')
    const names = new Set(all(body!, () => true).map(({tagName}) => tagName))
    for (const name of ['h3', 'blockquote', 'em', 'strong', 's', 'code', 'sup', 'br', 'ol', 'ul', 'li', 'pre', 'table', 'tr', 'td', 'hr', 'span', 'div']) expect(names, name).toContain(name)
    for (const name of ['a', 'img', 'script', 'iframe']) expect(names).not.toContain(name)
    expect(all(body!, (element) => attribute(element, 'data-kind') === 'image').map((element) => [textOf(element), attribute(element, 'title')])).toEqual([['picture', 'https://a.example/p.png?x'], ['c', undefined]])
    expect(explained({value: '![](https://a.example/p.png?x)\n\n![](data:image/png;base64,AAAA)', path: 'a.md'})).toMatch(/>p\.png<\/span>[\s\S]*>data:<\/span>/u)
  })
  test('shows nodes that it does not know', () => {
    const run = normalize({value: prose, path: 'a.md'})
    const documents = [...run]
    documents[0]!.children.push({type: 'hologram', value: 'later & more'} as never, {type: 'frame', children: [{type: 'text', value: 'inside'}]} as never)
    expect(explainPage(run.file, documents, account(run.file, documents))).toMatch(/<div>later &amp; more<\/div>[\s\S]*<div>inside<\/div>/u)
  })
})

describe('around them', () => {
  const root = parse(explainedPage())
  test('stand the totals, the rules and the evidence of the metadata', () => {
    expect(textOf(withClass(root, 'legend')[0]!)).toMatch(/content \d+ \d[^.]*\.\d %metadata \d.*unaccounted 0 0\.0 %/u)
    const [rules, evidence] = all(root, ({tagName}) => tagName === 'tbody').map((body) => textOf(body))
    expect(rules).toMatch(/scissors@1\/scan-codepromotion113/u)
    expect(evidence).toMatch(/author/u)
    expect(explainedPage()).toContain('<th scope=row>published<td>2021-03-04T07:00:00+01:00')
  })
  test('are landmarks and names for those who do not see the page', () => {
    for (const name of ['header', 'main', 'aside', 'h1']) expect(all(root, ({tagName}) => tagName === name), name).toHaveLength(1)
    for (const button of all(root, ({tagName}) => tagName === 'button')) expect(textOf(button) + (attribute(button, 'aria-label') ?? '')).not.toBe('')
    for (const box of all(root, ({tagName}) => tagName === 'input')) expect(textOf(box.parentNode as Element).trim()).toMatch(/@\d+\//u)
    for (const region of all(root, (element) => attribute(element, 'tabindex') === '0')) expect(attribute(region, 'aria-label') ?? '').not.toBe('')
  })
  test('are less than 300 kB, whatever the text is', () => {
    expect(explained({value: '', path: 'a.md'}).length).toBeLessThan(30_000)
    expect(explainedPage().length).toBeLessThan(60_000)
  })
  test('messages are shown, up to a bound, and rejected rows have theirs', () => {
    const html = explained({value: `thread_id\tpost_id\ttitle\tauthor\tdate\tbody\n1\t1\tFerry\tmira\t2021-03-04 07:00:00\t${prose}\n1\tbroken\n`, path: 'a.tsv'})
    expect(html).toContain('<summary>1 messages</summary>')
    expect(html).toMatch(/<span class=j data-note=\d+ [^>]*>1\tbroken/u)
    const run = normalize({value: prose, path: 'a.md'})
    const documents = [...run]
    for (let index = 0; index < 300; index++) run.file.message('Unexpected tide')
    expect(explainPage(run.file, documents, account(run.file, documents))).toContain('<p>and 100 more</p>')
  })
  test('a suspect document says why, and a source without documents is shown all the same', () => {
    expect(explained({value: '环境异常，完成验证后即可继续访问。', path: 'a.txt'})).toMatch(/to be looked at[\s\S]*stub:captcha/u)
    const run = normalize({value: 'x'.repeat(50)}, {limits: {size: 10}})
    const documents = [...run]
    const html = explainPage(run.file, documents, account(run.file, documents))
    expect(html).toContain('read by nobody')
    expect(html).toContain('<title>source – palimpsest</title>')
    expect(html).toMatch(/<span class=j data-note=0 [^>]*>x{50}/u)
  })
  test('a name is given, or the path, or the address', () => {
    const run = normalize({value: chinese, url: 'https://harbour.example/a'})
    const documents = [...run]
    const accounts = account(run.file, documents)
    expect(explainPage(run.file, documents, accounts)).toContain('<h1>https://harbour.example/a</h1>')
    expect(explainPage(run.file, documents, accounts, {name: 'a & b'})).toContain('<h1>a &amp; b</h1>')
  })
  test('data for the script never ends its element', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => {
      expect(embed(value)).not.toMatch(/[<>\u2028\u2029]/u)
      expect(JSON.parse(embed(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }))
  })
})
