import type {Nodes} from 'mdast'
import {describe, expect, test} from 'vitest'
import {readBBCode} from '../src/formats/bbcode.ts'
import {excerpt} from '../src/formats/excerpt.ts'
import {places} from '../src/place.ts'

/** The tree in short: `strong(b)`, a text as it is, an address behind `@`. */
function short(node: Nodes): string {
  if ('children' in node) return `${node.type}${'url' in node ? `@${node.url}` : ''}(${node.children.map(short).join(' ')})`
  return 'value' in node ? node.value : `${node.type}${'url' in node ? `@${node.url}` : ''}`
}
const read = (text: string): string => readBBCode(excerpt(text, 0, text.length, places(text))).map(short).join(' ')

describe('BBCode', () => {
  test.each([
    ['a [b]b[/b] c', 'paragraph(a  strong(b)  c)'],
    ['[B][i]x[/i] [s]y[/s][/B]', 'paragraph(strong(emphasis(x)   delete(y)))'],
    ['[b]one\ntwo[/b]', 'paragraph(strong(one)) paragraph(strong(two))'],
    ['[color=red][size=3]x[/size][/color]', 'paragraph(x)'],
    ['[url]http://a.example/[/url] [url="http://b.example/"]b[/url] [email=c@d.example]c[/email] [url][/url]', 'paragraph(link@http://a.example/(http://a.example/)   link@http://b.example/(b)   link@mailto:c@d.example(c))'],
    ['[img]http://a.example/a.png[/img]', 'paragraph(image@http://a.example/a.png)'],
    ['x[code]\n[b]y[/b]\n[/code]z', 'paragraph(x) [b]y[/b] paragraph(z)'],
    ['[quote=Ada]x\ny[/quote] z', 'blockquote(paragraph(x) paragraph(y)) paragraph(z)'],
    ['[list][*]a\n[*][b]b[/b] c[/list]d', 'list(listItem(paragraph(a)) listItem(paragraph(strong(b)  c))) paragraph(d)'],
    ['[list=1]a[/list]', 'list(listItem(paragraph(a)))'],
    ['a\n[hr]\nb', 'paragraph(a) thematicBreak paragraph(b)'],
    ['[*] a', 'paragraph([*]  a)'],
    ['[b]a', 'paragraph([b]a)'],
    ['a[/b] [img]b [code]c', 'paragraph(a[/b] [img]b [code]c)'],
    ['[b][i]a[/b]b[/i]', 'paragraph(strong([i]a) b[/i])'],
    ['[smile] [b=x', 'paragraph([smile] [b=x)'],
    ['[constructor]a[/constructor]', 'paragraph([constructor]a[/constructor])'],
    [' \n ', '']
  ])('%j', (text, expected) => expect(read(text)).toBe(expected))

  test('says whose words a quotation is, and whether a list is ordered', () => {
    const text = '[quote="Ada";p=1]x[/quote][list=a][*]y[/list]'
    expect(readBBCode(excerpt(text, 0, text.length, places(text)))).toMatchObject([{type: 'blockquote', data: {by: 'Ada'}}, {type: 'list', ordered: true}])
  })
  test('places nest, and a text quotes its slice', () => {
    const text = 'x [b]y [url=http://a.example/]z[/url][/b] w \n[list][*]q[/list]'
    const walk = (node: Nodes, from: number, to: number): void => {
      const {start, end} = node.position!
      expect(start.offset).toBeGreaterThanOrEqual(from)
      expect(end.offset).toBeLessThanOrEqual(to)
      if (node.type === 'text') expect(text.slice(start.offset, end.offset)).toBe(node.value)
      if ('children' in node) for (const child of node.children) walk(child, start.offset!, end.offset!)
    }
    for (const node of readBBCode(excerpt(text, 0, text.length, places(text)))) walk(node, 0, text.length)
  })
  test('nests no deeper than a tree may', () => {
    const depth = (node: Nodes): number => ('children' in node ? 1 + Math.max(0, ...node.children.map(depth)) : 1)
    const nodes = readBBCode(excerpt('[quote]'.repeat(5000) + 'x' + '[/quote]'.repeat(5000), 0, 75001, places('')))
    expect(Math.max(...nodes.map(depth))).toBeLessThan(110)
  })
})
