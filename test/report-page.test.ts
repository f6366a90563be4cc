import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {report, reportPage, type DocumentSummary} from '../src/page/index.ts'

const item = (fields: Partial<DocumentSummary> = {}): DocumentSummary => ({
  input: 'posts/ferry.md', path: 'posts/ferry.md', url: '', id: 'id1:a', title: 'Ferry times', adapter: 'markdown-post@1', kind: 'article', suspect: false, reasons: [], characters: 1000, kept: 800,
  removed: {promotion: 100, legal: 20}, ledger: [{rule: 'promotion@1/scan-code', category: 'promotion', reason: 'asks to scan', text: '长按识别二维码', line: 7}], ...fields
})

function pageOf(items: readonly DocumentSummary[], options: Parameters<typeof reportPage>[1] = {}, shown?: number): string {
  const all = report(shown === undefined ? {} : {shown})
  for (const one of items) all.add(one)
  return reportPage(all, options)
}

/** The titles of the documents that are shown one by one, in order. */
const shownTitles = (html: string): string[] => [...html.matchAll(/<section class=one[^>]*><h3[^>]*>(?<title>[^<]*)</gu)].map(({groups}) => groups!['title']!)

describe('a report', () => {
  test('sums up what was kept and taken out, by category, source and adapter', () => {
    const html = pageOf([item(), item({input: 'posts/late.md', title: 'Late', kept: 100, removed: {promotion: 300}})], {name: 'Harbour & sea'})
    expect(html).toContain('<h1>Harbour &amp; sea</h1>')
    expect(html).toContain('<p>2 documents, <b>0 to be looked at</b>; 2,000 characters:\n900 kept (45.0 %), 420 taken out (21.0 %), 680 syntax, metadata and white space (34.0 %).</p>')
    expect(html).toContain('<tr><th scope=row>promotion<td>400<td>95.2 %</tr>\n<tr><th scope=row>legal<td>20<td>4.8 %</tr>')
    expect(html).toContain('<tr><th scope=row>posts/ferry.md<td>1<td>0<td>1,000<td>800<td>120</tr>')
    expect(html).toContain('<tr><th scope=row>markdown-post@1<td>2<td>0<td>2,000<td>900<td>420</tr>')
    expect([...html.matchAll(/<svg role=img aria-label="[^"]+"/gu)]).toHaveLength(5)
  })
  test('shows the lines that were taken out most often, and leads to a document', () => {
    const html = pageOf([item(), item(), item({ledger: [{rule: 'legal@1/x', category: 'legal', reason: 'r', text: 'Only once', line: 1}]}), item({ledger: [{rule: 'legal@1/x', category: 'legal', reason: 'r', text: '', line: 1}]})])
    const [lines] = /<h2 id=lines>[\s\S]*?<\/section>/u.exec(html) ?? []
    expect(lines).toMatch(/<td>2<td><span class=r style=--hue:\d+>长按识别二维码<\/span><td>promotion@1\/scan-code<td><a href="#d1">Ferry times<\/a>/u)
    expect(lines).not.toContain('Only once')
    for (const [, target] of html.matchAll(/href="#(?<id>[^"]+)"/gu)) expect(html).toContain(`id=${target}`)
  })
  test('shows suspect documents first, then those of which most was taken out, and no more than it was told', () => {
    const items = [item({title: 'kept'}), item({title: 'half', kept: 100, removed: {feed: 100}}), item({title: 'look', suspect: true, reasons: [{ruleId: 'stub:captcha', reason: 'Unexpected verification page'}]}), item({title: 'gone', kept: 0, removed: {feed: 100}}), item({title: 'kept too'})]
    expect(shownTitles(pageOf(items))).toEqual(['look', 'gone', 'half', 'kept', 'kept too'])
    const html = pageOf(items, {}, 2)
    expect(shownTitles(html)).toEqual(['look', 'gone'])
    expect(html).toContain('The 2 that matter most of 5')
    expect(html).toContain('Unexpected verification page <code>stub:captcha</code>')
  })
  test('is bounded: any number of documents, sources and lines', () => {
    const all = report({shown: 10})
    for (let index = 0; index < 30_000; index++) all.add(item({input: `${index}.md`, title: `${index}`, suspect: index === 17, ledger: [{rule: 'a@1/b', category: 'feed', reason: 'r', text: `line ${index >> 1}`, line: 1}]}))
    const {items, sources, lines} = all.facts()
    expect(items[0]?.item.title).toBe('17')
    expect([items.length, sources.length, lines.length]).toEqual([10, 2001, 100])
    expect(sources.find(([name]) => name === '')?.[1].documents).toBe(28_000)
    const html = reportPage(all)
    expect(html.length).toBeLessThan(300_000)
    expect(html).toContain('<tr><th scope=row>others<td>28,000')
    expect(html).toContain('<p>and 1,961 more</p>')
  })
  test('leads to sources by links that only show something', () => {
    const link = (href: string | undefined): string => /<p class=facts>(?<inner>.*?), read by/u.exec(pageOf([item()], {href: () => href}))!.groups!['inner']!
    expect(link('../posts/ferry.md')).toBe('<a href="../posts/ferry.md">posts/ferry.md</a>')
    expect(link('https://harbour.example/"')).toBe('<a href="https://harbour.example/&quot;">posts/ferry.md</a>')
    for (const href of [undefined, 'javascript:alert(1)', ' \u0001java\tscript:x', 'data:text/html,x']) expect(link(href)).toBe('posts/ferry.md')
  })
  test('of nothing says so', () => {
    const html = pageOf([])
    expect(html).toContain('<p>0 documents')
    expect(html).toContain('Nothing was taken out.')
  })
  test('escapes whatever it is told', () => {
    fc.assert(fc.property(fc.constantFrom('<script>', '"><img src=x>', "' onload='x", '</svg><script>', '\u202e\0'), (text) => {
      const html = pageOf([item({title: text, path: text, input: text, adapter: text, reasons: [{ruleId: text, reason: text}], ledger: [1, 2].map((line) => ({rule: text, category: 'feed', reason: text, text, line}))})], {name: text})
      expect(html).not.toMatch(/<(?:script|img)|onload='|\u202e/u)
    }))
  })
})
