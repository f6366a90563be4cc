import type {RootContent} from 'mdast'
import {expect, test} from 'vitest'
import {entry, paragraph, text} from '../src/document.ts'
import {toHtml} from '../src/outputs/html.ts'
import {documentOf, parse, sample} from './outputs.ts'

const write = (...nodes: RootContent[]): string => toHtml(documentOf(nodes))

test('an entry is an article that says who and when', () => {
  expect(write(entry({by: '<甲>', at: '2019-10-26', number: 2, replyTo: '1'}, [paragraph('好')]))).toBe('<article data-by="<甲>" data-at="2019-10-26" data-number="2" data-reply-to="1">\n<header><strong>&lt;甲></strong> <time datetime="2019-10-26">2019-10-26</time></header>\n<p>好</p>\n</article>')
  expect(write(entry({}, [paragraph('a')]), entry({at: '01:02:03'}, []))).toBe('<article>\n<p>a</p>\n</article>\n<article data-at="01:02:03">\n<header><time datetime="01:02:03">01:02:03</time></header>\n</article>')
})

test('a table has its spans, and every cell of uneven rows', () => {
  const cell = (value: string, data = {}): never => ({type: 'tableCell', data, children: value === '' ? [] : [text(value)]}) as never
  expect(write({type: 'table', align: ['right'], children: [
    {type: 'tableRow', children: [cell('a', {colSpan: 2}), cell('')]},
    {type: 'tableRow', children: [cell('b', {rowSpan: 2, header: true}), cell('c'), cell('d')]},
    {type: 'tableRow', children: [cell(''), cell('e')]}
  ]})).toBe('<table>\n<thead><tr><th align="right" colspan="2">a</th></tr></thead>\n<tbody>\n<tr><th align="right" rowspan="2">b</th><td>c</td><td>d</td></tr>\n<tr><td>e</td></tr>\n</tbody>\n</table>')
  expect(write({type: 'table', children: [{type: 'tableRow', children: [cell('a')]}]}, {type: 'table', children: []})).toBe('<table>\n<thead><tr><th>a</th></tr></thead>\n</table>\n<table>\n</table>')
})

test('lists, tasks, mathematics and footnotes', () => {
  expect(toHtml(parse('3. a\n4. b\n\n- [x] c\n- [ ] d\n\n* e\n\n  f'))).toBe('<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>\n<ul class="contains-task-list">\n<li class="task-list-item"><input type="checkbox" checked disabled> c</li>\n<li class="task-list-item"><input type="checkbox" disabled> d</li>\n</ul>\n<ul>\n<li>\n<p>e</p>\n<p>f</p>\n</li>\n</ul>')
  expect(write({type: 'math', value: 'a<b'}, paragraph([{type: 'inlineMath', value: 'c'}]))).toBe('<pre><code class="language-math math-display">a&lt;b</code></pre>\n<p><code class="language-math math-inline">c</code></p>')
  expect(toHtml(parse('a[^1]\n\n[^1]: b'))).toContain('<a href="#user-content-fn-1" id="user-content-fnref-1" data-footnote-ref aria-describedby="footnote-label">1</a>')
})

test('front matter shows nothing, unknown nodes show their content', () => {
  expect(write({type: 'yaml', value: 'a'}, {type: 'toml', value: 'a'}, {type: 'json', value: 'a'}, {type: 'hologram', children: [text('b')]} as never)).toBe('<div>b</div>')
})

const attacks: ReadonlyArray<readonly [string, RootContent]> = [
  ['raw HTML', {type: 'html', value: '<script>alert(1)</script>'}],
  ['raw HTML in a line', paragraph([{type: 'html', value: '<img src=x onerror=alert(1)>'}])],
  ['a script address', paragraph([{type: 'link', url: 'javascript:alert(1)', children: [text('a')]}])],
  ['a script address in disguise', paragraph([{type: 'link', url: ' jAvA\tscript&colon;alert(1)', children: [text('a')]}])],
  ['a data address', paragraph([{type: 'image', url: 'data:text/html,<script>alert(1)</script>', alt: 'a'}])],
  ['a title that breaks out', paragraph([{type: 'link', url: 'https://a.b', title: '"><script>alert(1)</script>', children: [text('a')]}])],
  ['another element', {...paragraph('alert(1)'), data: {hName: 'script'}} as RootContent],
  ['an event handler', {...paragraph('a'), data: {hProperties: {onClick: 'alert(1)', style: 'x', id: 'forms'}}} as RootContent],
  ['foreign children', {...paragraph('a'), data: {hChildren: [{type: 'raw', value: '<script>alert(1)</script>'}, {type: 'element', tagName: 'iframe', properties: {src: 'javascript:alert(1)'}, children: []}]}} as RootContent],
  ['a language that breaks out', {type: 'code', lang: '"><script>', value: '</code><script>alert(1)</script>'}],
  ['a name that breaks out', entry({by: '"><script>alert(1)</script>'}, [])],
  ['a footnote that breaks out', paragraph([{type: 'footnoteReference', identifier: '"><script>', label: 'a'}])]
]

test.each(attacks)('%s runs nothing', (_, node) => {
  const html = toHtml(documentOf([node, {type: 'footnoteDefinition', identifier: '"><script>', children: []}]))
  // What is left of it stands in text or in a quoted attribute.
  const markup = html.replace(/"[^"]*"/gu, '""')
  expect(markup).not.toMatch(/<(?!\/?(?:p|a|img|pre|code|article|header|strong|sup|section|h2|ol|li)\b)/u)
  expect(markup).not.toMatch(/\son\w+=|\sstyle=/iu)
  expect(html).not.toMatch(/(?:href|src)="\s*(?:javascript|data):/iu)
  expect(html).not.toMatch(/\sid="(?!user-content-|footnote-label)/u)
})

test('the document is not changed', () => {
  const document = sample()
  toHtml(document)
  expect(document).toEqual(sample())
})
