import fc from 'fast-check'
import type {Nodes, RootContent, TableCell} from 'mdast'
import {expect, test} from 'vitest'
import {entry, heading, paragraph, text} from '../src/document.ts'
import {toHtml} from '../src/outputs/html.ts'
import {toText} from '../src/outputs/text.ts'
import {spaced} from '../src/text.ts'
import {documentOf, parse, sample} from './outputs.ts'

const write = (...nodes: RootContent[]): string => toText(documentOf(nodes))
const read = (markdown: string): string => toText(parse(markdown))

test('blocks stand on lines of their own', () => {
  expect(read('# A\n\nb\nc\n\n> d\n\n***\n\n```\ne\n  f \n```\n\n$$\ng\n$$\n\nh')).toBe('A\n\nb c\n\nd\n\ne\n  f \ng\n\nh')
})

test('a line end between Han or kana characters is nothing, a space elsewhere', () => {
  expect(read('今天的天\n气很好，\nvery nice\n天气')).toBe('今天的天气很好， very nice 天气')
  expect(read('**重点**\n内容')).toBe('重点内容')
  expect(write(paragraph([text('上一行 \n'), {type: 'strong', children: [text('\n下一行')]}, text('。\n𠮷野')]))).toBe('上一行下一行。𠮷野')
  expect(read('“a”\n“b” —\n“c”')).toBe('“a” “b” — “c”')
})

test('white space collapses; an ideographic or no-break space stays', () => {
  expect(write(paragraph([text(' a \t b '), {type: 'break'}, text('  c')]), paragraph('　　段\u00a0'))).toBe('a b\nc\n\n　　段\u00a0')
})

test('ordered items have their number, tasks their box, other items nothing', () => {
  expect(read('3. a\n4. b\n   - c\n   - [x] d\n   - [ ] e')).toBe('3. a\n4. b\nc\n[x] d\n[ ] e')
  expect(read('1. a\n\n2. b')).toBe('1. a\n\n2. b')
  expect(write({type: 'list', ordered: true, start: -1, children: [{type: 'listItem', children: [{type: 'code', value: 'x'}]}, {type: 'listItem', children: []}]})).toBe('1.\nx\n2.')
})

test('math shows its source; images, raw HTML, definitions and front matter show nothing', () => {
  expect(read('$x^2$ ![alt](u)<b>c</b> [d][e] [f]\n\n<div>\n\n[e]: /u')).toBe('x^2 c d [f]')
  expect(write({type: 'yaml', value: 'a: 1'}, {type: 'toml', value: 'a'}, {type: 'json', value: '{}'}, paragraph('b'))).toBe('b')
})

test('raw line breaks and breaks keep words apart, in cells too', () => {
  expect(write(paragraph([text('alpha'), {type: 'html', value: '<br/>'}, text('beta'), {type: 'break'}, text('gamma')]))).toBe('alpha\nbeta\ngamma')
})

test('cells stand behind tabs and rows on lines, whatever is in them', () => {
  const list: Nodes = {type: 'list', children: [{type: 'listItem', children: [paragraph('gamma')]}, {type: 'listItem', children: [paragraph('delta')]}]}
  const cells = (...children: Nodes[][]): TableCell[] => children.map((nodes) => ({type: 'tableCell', children: nodes as never}))
  expect(write({type: 'table', children: [
    {type: 'tableRow', children: cells([text('a'), {type: 'break'}, text('b')], [])},
    {type: 'tableRow', children: cells([list], [{type: 'inlineMath', value: '42'}])}
  ]}, paragraph('z'))).toBe('a b\t\ngamma delta\t42\n\nz')
})

test('tables that follow one another stand apart', () => {
  const table = (value: string): RootContent => ({type: 'table', children: [{type: 'tableRow', children: [{type: 'tableCell', children: [text(value)]}]}]})
  expect(write(table('a'), table('b'), paragraph('c'))).toBe('a\nb\n\nc')
})

test('a number stands before the first words, not before what shows nothing', () => {
  const item = (...children: RootContent[]): RootContent => ({type: 'list', ordered: true, children: [{type: 'listItem', children: children as never}]})
  expect(write(item({type: 'html', value: '<div>'}, paragraph('a'), paragraph('b')))).toBe('1. a\nb')
  expect(write(item({type: 'code', value: 'c'}, paragraph('d')))).toBe('1.\nc\nd')
})

test('footnotes keep their label', () => {
  expect(read('词[^注] b[^2]\n\n[^注]: 说明\n\n[^2]: > quoted')).toBe('词[注] b[2]\n\n[注] 说明\n\n[2]\n\nquoted')
  expect(write(paragraph([{type: 'footnoteReference', identifier: 'a'}]), {type: 'footnoteDefinition', identifier: 'a', children: [paragraph('b')]})).toBe('[a]\n\n[a] b')
})

test('an entry begins with who said it, unless labels are off', () => {
  const document = documentOf([entry({by: '甲'}, [paragraph('你好')]), entry({by: ' '}, [paragraph('a')]), entry({by: 'B'}, [heading(1, 'c'), entry({by: 'D'}, [paragraph('e')])])])
  expect(toText(document)).toBe('甲: 你好\n\na\n\nB:\n\nc\n\nD: e')
  expect(toText(document, {labels: false})).toBe('你好\n\na\n\nc\n\ne')
})

test('blocks of another language can be left out', () => {
  const document = documentOf([{...paragraph('字'), data: {lang: 'zh-Hant'}}, {...paragraph('word'), data: {lang: 'en'}}, {...paragraph('字2'), data: {lang: 'zh_CN'}}, paragraph('either')])
  expect(toText(document, {language: 'zh-CN'})).toBe('字\n\n字2\n\neither')
  expect(toText(document)).toBe('字\n\nword\n\n字2\n\neither')
})

test('nodes in the wrong place and unknown nodes show their text', () => {
  const odd = [text('a'), {type: 'html', value: '<b>'}, {type: 'strong', children: [text('b')]}, {type: 'tableRow', children: [{type: 'tableCell', children: [text('c')]}]}, {type: 'listItem', children: [text('d')]},
    {type: 'list', children: [text('e')]}, {type: 'blockquote', children: [text('f')]}, {type: 'hologram', children: [{type: 'ray', value: 'g'}]}, {type: 'void'}, {type: 'table', children: []}, {type: 'list', children: []}, paragraph([paragraph('h') as never, text('i'), {type: 'glyph'} as never])] as RootContent[]
  expect(write(...odd)).toBe('ab\n\nc\n\nd\n\ne\n\nf\n\ng\n\nh i')
})

test('the document is not changed', () => {
  const document = sample()
  toText(document)
  expect(document).toEqual(sample())
})

test('items of a loose list are paragraphs in HTML, those of a tight one are not', () => {
  expect(toHtml(parse('- a\n\n- b'))).toContain('<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>')
  expect(toHtml(parse('- a\n- b'))).toContain('<ul>\n<li>a</li>\n<li>b</li>\n</ul>')
})

test('white space is one space, whatever stands for it', () => {
  fc.assert(fc.property(fc.string({unit: fc.constantFrom('a', '字', 'é', ' ', '\t', '\n', '\u00a0', '\u1680', '\u2003', '\u2028', '\u3000', '\ufeff', '\u200b', '，')}), (value) => {
    expect(spaced(value)).toBe(value.replace(/\s+/gu, ' '))
  }))
})
