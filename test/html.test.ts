import type {Nodes} from 'mdast'
import {describe, expect, test} from 'vitest'
import {readSrcset} from '../src/formats/html-image.ts'
import {sourceOffset} from '../src/formats/html-node.ts'
import {parseHtml} from '../src/formats/html-tree.ts'
import type {ElementNode, TextNode} from '../src/formats/html-node.ts'
import {readFragment} from '../src/formats/html.ts'
import {places} from '../src/place.ts'
import {before, read, shape, slices} from './html.ts'

/** Element names of a tree, nested. */
function names(node: ElementNode | TextNode): string {
  if (node.type === 'text') return JSON.stringify(node.value)
  return `${node.name}(${node.children.map(names).join(' ')})`
}
const tree = (html: string): string => parseHtml(html).root.children.map(names).join(' ')

describe('the tree', () => {
  test.each([
    ['<p>a<p>b<div>c', 'p("a") p("b") div("c")'],
    ['<ul><li>a<li>b<ul><li>c</ul>d</ul>', 'ul(li("a") li("b" ul(li("c")) "d"))'],
    ['<dl><dt>a<dd>b<dt>c</dl>', 'dl(dt("a") dd("b") dt("c"))'],
    ['<table><tr><td>a<th>b<tr><td>c</table>d', 'table(tr(td("a") th("b")) tr(td("c"))) "d"'],
    ['<table><thead><tr><td>a<tbody><tr><td>b', 'table(thead(tr(td("a"))) tbody(tr(td("b"))))'],
    ['<div><table><tr><td>a</div>b</td></table>c</div>d', 'div(table(tr(td("a" "b"))) "c") "d"'],
    ['<table><tr><table><tr><td>a', 'table(tr()) table(tr(td("a")))'],
    ['<table><form action=x><tr><td>a</form>b', 'table(tr(td("a" "b")))'],
    ['<a href=1>a<a href=2>b</a>c', 'a("a") a("b") "c"'],
    ['<a href=1><div>a</a>b</div>c', 'a(div("a" "b")) "c"'],
    ['<a href=1><div>a<a href=2>b</a>c</div>d', 'a(div("a" a("b") "c")) "d"'],
    ['<form><div>a</form>b</div>c', 'form(div("a" "b")) "c"'],
    ['<h2>a</h3>b', 'h2("a") "b"'],
    ['<h2>a<h3>b', 'h2("a") h3("b")'],
    ['<span><div>a</span>b</div>c', 'span(div("a" "b") "c")'],
    ['a</p>b</br>c</x>', '"a" "b" br() "c"'],
    ['<head><title>a</title><p>b', 'head(title("a")) p("b")'],
    ['<head>a<head><body>b<body>c', 'head() "a" body("b" "c")'],
    ['<svg><path/><g><path></g></svg>a', 'svg(path() g(path())) "a"'],
    ['<svg><g><p>a', 'svg(g()) p("a")'],
    ['<svg><g><br>a', 'svg(g()) br() "a"'],
    ['<math><mi>a<mi><strong>b', 'math(mi("a" mi(strong("b"))))'],
    ['<svg><foreignObject><div>a</div></foreignObject></svg>b', 'svg(foreignobject(div("a"))) "b"'],
    ['<svg/>a', 'svg() "a"'],
    ['<select><option>a<option>b<optgroup><option>c</select>d', 'select(option("a") option("b") optgroup(option("c"))) "d"'],
    ['<button>a<button>b', 'button("a") button("b")'],
    ['<script>"<p>"</script>a', 'script("\\"<p>\\"") "a"'],
    ['a<![CDATA[<b>b</b>]]>c', '"a         " b("b") "   c"'],
    ['<p title="<![CDATA[ > ]]>">a', 'p("a")'],
    ['<!-- <![CDATA[ a ]]> --><!doctype html><?xml ?>b', '"b"'],
    ['a<p title="', '"a"'],
    ['a<titl', '"a"'],
    ['a<', '"a<"'],
    ['a<br/', '"a"'],
    ['a<<b', '"a<"'],
    ['a<<ä', '"a<<ä"'],
    ['<title>a</tit', 'title("a</tit")'],
    ['a &amp; b&NotEqualTilde;c', '"a & b≂̸c"'],
    ['<IMG ALT=x ALT=y><br/>', 'img() br()']
  ])('of %s', (html, expected) => expect(tree(html)).toBe(expected))

  test('keeps the first of two attributes, decoded, in lower case', () => {
    const [image] = parseHtml('<IMG Alt="a&amp;b" ALT=c>').root.children as [ElementNode]
    expect([...image.attributes]).toEqual([['alt', 'a&b']])
  })

  test('knows where each character of a value stands', () => {
    const html = 'a&amp;b&NotEqualTilde;c'
    const [text] = parseHtml(html).root.children as [TextNode]
    expect(Array.from(text.value, (_, index) => html[sourceOffset(text, index)])).toEqual(['a', '&', 'b', '&', '&', 'c'])
    expect(sourceOffset(text, text.value.length)).toBe(html.length)
  })

  test('is at most as deep as a browser\'s, and says so', () => {
    const {root, deep} = parseHtml('<div>'.repeat(2000) + 'x')
    let depth = 0
    for (let at: ElementNode | undefined = root; at; at = at.children.find((child) => child.type === 'element')) depth++
    expect(depth).toBeLessThan(520)
    expect(deep).toBe(5 * 513)
    expect(parseHtml('<p>x').deep).toBeUndefined()
  })

  test('says where a comment is that nothing ends', () => {
    expect(parseHtml('<p>a<!-- b').unclosed).toBe(8)
    expect(parseHtml('<p>a<!-- b -->').unclosed).toBeUndefined()
  })
})

describe('lines', () => {
  test.each([
    ['<p> a  <b> b </b>\n c </p>', 'paragraph(text("a ") strong(text("b ")) text("c"))'],
    ['<p>中文\n汉字</p>', 'paragraph(text("中文汉字"))'],
    ['<p><b>中文\n</b>汉字\n<i>latin</i></p>', 'paragraph(strong(text("中文")) text("汉字 ") emphasis(text("latin")))'],
    ['<p>a<br> b<br></p>', 'paragraph(text("a") break() text("b"))'],
    ['a<br><br>b<br> <br>c', 'paragraph(text("a")) paragraph(text("b")) paragraph(text("c"))'],
    ['<a href=x>one</a><a href=y>two</a>', 'paragraph(link(text("one")) text(" ") link(text("two")))'],
    ['<a href=x>甲</a><a href=y>乙</a>', 'paragraph(link(text("甲")) link(text("乙")))'],
    ['<a href=x>one</a>, <a href=y>two</a>', 'paragraph(link(text("one")) text(", ") link(text("two")))'],
    ['<b>a<strong>b</strong></b><a href=x>c<a>d</a></a>', 'paragraph(strong(text("a") text("b")) link(text("c")) text("d"))'],
    ['<a href="javascript:go()">a</a>', 'paragraph(text("a"))'],
    ['<a href=x><div>a</div><div>b</div></a>', 'paragraph(link(text("a"))) paragraph(link(text("b")))'],
    ['<code>a <span>b</span></code> <code>c<b>d</b></code>', 'paragraph(inlineCode("a b") text(" ") text("c") strong(text("d")))'],
    ['x<sup>2</sup><sub></sub>', 'paragraph(text("x") text("2"))'],
    ['<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby><ruby>字<rt>じ</rt></ruby>', 'paragraph(text("漢") text("(") text("かん") text(")") text("字") text("(") text("じ") text(")"))'],
    ['a<button>b</button><button>c</button>', 'paragraph(text("a")) paragraph(text("b")) paragraph(text("c"))'],
    ['&nbsp;<p>&nbsp; </p>', ''],
    ['a<wbr>b<script>c</script><style>d</style>', 'paragraph(text("a") text("b"))'],
    ['<a href=x><table><tr><td>a<td><a href=y>b</a></table></a>', 'paragraph(link(text("a"))) paragraph(link(text("b")))'],
    ['<p>a <img src=b></p>', 'paragraph(text("a ") image(https://example.org/a/b))']
  ])('of %j', (html, expected) => expect(shape(html)).toBe(expected))

  test('quote the source, without the white space at their ends', () => {
    expect(slices('<p>&nbsp;a &amp; b&nbsp; <b>c\n</b></p>')).toEqual(['a &amp; b&nbsp; ', 'c'])
    expect(slices('<p>甲\n<b>乙</b></p>')).toEqual(['甲', '乙'])
  })

  test('are set apart by style as by elements', () => {
    expect(shape('a<span style="display: block">b</span>c')).toBe('paragraph(text("a")) paragraph(text("b")) paragraph(text("c"))')
    expect(shape('<h2>a<span style="display:block">b</span></h2>')).toBe('heading2(text("a") break() text("b"))')
    expect(shape('<p style="white-space:pre-line"> a\nb &amp; c\n\nd</p><p class="whitespace-pre">e\nf</p>')).toBe('paragraph(text("a") break() text("b & c")) paragraph(text("d")) paragraph(text("e") break() text("f"))')
    expect(slices('<p style="white-space:pre">a &amp; b\nc &lt; d</p>')).toEqual(['a &amp; b', 'c &lt; d'])
  })

  test('say how text is set, and that it is not shown', () => {
    expect(read('x<sup>2</sup>')[0]).toMatchObject({children: [{value: 'x'}, {value: '2', data: {hName: 'sup'}}]})
    expect(read('a<span hidden>b</span>')[0]).toMatchObject({children: [{value: 'a'}, {value: 'b', data: {role: 'hidden', why: '`hidden`'}}]})
    expect(read('<div style="display:none">a</div>')[0]).toMatchObject({data: {role: 'hidden', why: '`style` that hides it'}})
  })
})

describe('blocks', () => {
  test.each([
    ['<h2>a <div>b</div>c</h2>', 'heading2(text("a") break() text("b") break() text("c"))'],
    ['<h2>a<div></div>b</h2>', 'heading2(text("a") text("b"))'],
    ['<h1></h1><h1><br></h1>', ''],
    ['<ol start=3><li>a<p>b</p></ol>', 'list(listItem(paragraph(text("a")) paragraph(text("b"))))'],
    ['<ul>a<li>b</li><ul><li>c</ul></ul><ul></ul>', 'list(listItem(paragraph(text("a"))) listItem(paragraph(text("b"))) listItem(list(listItem(paragraph(text("c"))))))'],
    ['<li>a<li>b<p>c<li></li>', 'list(listItem(paragraph(text("a"))) listItem(paragraph(text("b")) paragraph(text("c"))))'],
    ['<blockquote>a<p>b</blockquote><blockquote></blockquote>', 'blockquote(paragraph(text("a")) paragraph(text("b")))'],
    ['<dl><dt>a<dd>b</dl>', 'paragraph(strong(text("a"))) paragraph(text("b"))'],
    ['<dl><dt><b>a</b><dt><h3>b</h3></dl>', 'paragraph(strong(text("a"))) heading3(text("b"))'],
    ['<hr><pre> </pre>', 'thematicBreak()'],
    ['<pre>\n a\r\n  <b>b</b>\n</pre>', 'code(" a\\n  b")'],
    ['<math display=block><mi>x</mi><mo>=</mo></math>', 'math("x =")'],
    ['<ul><table><tr><td>a<td>b<tr><td>c<td>d</tr><caption>e</caption></table></ul>', 'list(listItem(paragraph(text("e")) table(tableRow(tableCell(text("a")) tableCell(text("b"))) tableRow(tableCell(text("c")) tableCell(text("d"))))))'],
    ['a<script type="math/tex; mode=display"> </script>', 'paragraph(text("a"))'],
    ['<math>y<mi>x</mi> </math>', 'paragraph(inlineMath("y x"))'],
    ['a <math></math><math><semantics><mi>x</mi><annotation encoding="application/x-tex"> x </annotation></semantics></math>', 'paragraph(text("a ") inlineMath("x"))'],
    ['<math><w><annotation>o', 'paragraph(inlineMath("o"))'],
    ['<math><mstyle><semantics><mi>x</mi><annotation encoding="application/x-tex">y</annotation></semantics></mstyle></math>', 'paragraph(inlineMath("y"))'],
    ['<math><semantics><mi>x</mi><annotation-xml>y</annotation-xml></semantics></math>', 'paragraph(inlineMath("x"))'],
    ['a<script type="math/tex">b</script><script type="math/tex; mode=display">c</script><script type="math/tex"> </script>', 'paragraph(text("a") inlineMath("b")) math("c")'],
    ['<details><summary>a</summary>b</details>', 'paragraph(text("a")) paragraph(text("b"))'],
    ['<select><option>a<option>b</select>', 'paragraph(text("a")) paragraph(text("b"))']
  ])('of %s', (html, expected) => expect(shape(html)).toBe(expected))

  test('name the language of code', () => {
    const lang = (html: string): unknown => (read(html)[0] as {lang?: string}).lang
    expect(lang('<pre><code class="hljs language-c++">a</code></pre>')).toBe('c++')
    expect(lang('<div class="highlight-source-js"><pre>a</pre></div>')).toBe('js')
    expect(lang('<pre data-lang="go">a</pre>')).toBe('go')
    expect(lang('<pre>a</pre>')).toBeUndefined()
  })

  test('know the numbers of lines beside code', () => {
    expect(read('<table><tr><td><pre>1\n2\n3</pre></td><td><pre>a\nb\nc</pre></td></tr></table>')).toMatchObject([{type: 'paragraph', data: {role: 'hidden', why: 'line numbers of code'}}, {type: 'code', value: 'a\nb\nc'}])
  })

  test('check boxes of tasks', () => {
    expect(read('<ul><li><input type=checkbox checked> a<li><label><input type=checkbox> b</label><li>c</ul>')).toMatchObject([{children: [{checked: true}, {checked: false}, {}]}])
  })

  test('have places within their parents, in the source around the fragment', () => {
    const html = '<div><p>a <b>b</b></p><ul><li>c<table><tr><td>d<td>e<tr><td>f<td>g</table></ul></div>'
    const check = (node: Nodes, start: number, end: number): void => {
      expect(node.position!.start.offset).toBeGreaterThanOrEqual(start)
      expect(node.position!.end.offset).toBeLessThanOrEqual(end)
      if ('children' in node) for (const child of node.children) check(child, node.position!.start.offset!, node.position!.end.offset!)
    }
    for (const node of read(html)) check(node, before.length, before.length + html.length)
  })
})

describe('images and what is embedded', () => {
  const image = (html: string): unknown => (read(html)[0] as {children: unknown[]}).children[0]

  test('are found by their best address', () => {
    expect(image('<img src="data:image/gif;base64,R0" data-src="c.jpg" alt=" a  b " title=t>')).toMatchObject({url: 'https://example.org/a/c.jpg', alt: 'a b', title: 't', data: {candidates: ['https://example.org/a/c.jpg', 'data:image/gif;base64,R0']}})
    expect(image('<picture><source srcset="a.webp 1x, b.webp 2x"><img src=c.jpg width=30 height="20px"></picture>')).toMatchObject({url: 'https://example.org/a/c.jpg', data: {candidates: ['https://example.org/a/c.jpg', 'https://example.org/a/b.webp', 'https://example.org/a/a.webp'], width: 30, height: 20}})
    expect(image('<img src=/blank.gif data-src=true srcset="d.jpg 320w">')).toMatchObject({url: 'https://example.org/d.jpg'.replace('org/', 'org/a/')})
    expect(image('<img alt=none>')).toMatchObject({url: '', alt: 'none'})
  })
  test('are found in what waits to be seen, and in its twin', () => {
    expect(image('<img class=lazy src=s.jpg data-src=l.jpg><noscript><img src=f.jpg srcset="g.jpg 2x"></noscript>')).toMatchObject({data: {candidates: ['l.jpg', 'f.jpg', 'g.jpg', 's.jpg'].map((name) => `https://example.org/a/${name}`)}})
    expect(image('<img class=lazy src=s.jpg data-src=l.jpg><noscript> &lt;img src=f.jpg> </noscript>')).toMatchObject({data: {candidates: ['l.jpg', 'f.jpg', 's.jpg'].map((name) => `https://example.org/a/${name}`)}})
    expect(image('<img class=lazy src=s.jpg data-src=l.jpg><noscript>f.jpg</noscript>')).toMatchObject({data: {candidates: ['l.jpg', 's.jpg'].map((name) => `https://example.org/a/${name}`)}})
    expect(image('<picture><img src=x.jpg data-srcset="a, b 2x,"></picture><noscript><picture><img src=x.jpg></picture></noscript>')).toMatchObject({url: 'https://example.org/a/x.jpg'})
    expect(shape('<img src=a.jpg><noscript><img src=b.jpg></noscript>')).toBe('paragraph(image(https://example.org/a/a.jpg) image(https://example.org/a/b.jpg))')
    expect(shape('<picture><img src=a.jpg></picture><noscript><img src=a.jpg></noscript><amp-img src=c.jpg></amp-img>')).toBe('paragraph(image(https://example.org/a/a.jpg) image(https://example.org/a/c.jpg))')
  })
  test('are kept within code, and where only their twins have words', () => {
    expect(shape('<pre>a <img src=b.jpg> c<button>d <img src=e.jpg></button></pre>')).toBe('paragraph(text("d")) code("a  c") paragraph(image(https://example.org/a/b.jpg) image(https://example.org/a/e.jpg))')
    expect(shape('<p><code><span>a<img src=b.jpg></span></code></p>')).toBe('paragraph(text("a") image(https://example.org/a/b.jpg))')
    expect(shape('<table><tr><td class=gutter>1<img src=a.jpg></td><td class=code><pre>b<iframe src=c></iframe></pre></td></tr></table>')).toBe('paragraph(text("1")) code("b") paragraph(image(https://example.org/a/a.jpg) link(text("https://example.org/a/c")))')
    expect(shape('<img src=a.jpg><noscript><img src=a.jpg alt=b></noscript>')).toBe('paragraph(image(https://example.org/a/a.jpg) image(https://example.org/a/a.jpg))')
  })
  test('may stand on lines of their own, and hold blocks', () => {
    expect(shape('<p>a <img style="display:block" src=b.jpg> c</p>')).toBe('paragraph(text("a")) paragraph(image(https://example.org/a/b.jpg)) paragraph(text("c"))')
    expect(shape('<img role=heading src=b.jpg>')).toBe('paragraph(image(https://example.org/a/b.jpg))')
    expect(shape('<video src=b.mp4><p>c</p></video>')).toBe('paragraph(link(text("https://example.org/a/b.mp4")) break() text("c"))')
    expect(shape('<object><p>c</p></object>')).toBe('paragraph(text("c"))')
  })
  test('may hold what stands in place of them', () => {
    const [paragraph] = read('<p><amp-img src=c.jpg><b>d</b></amp-img> e</p>')
    expect(paragraph).toMatchObject({children: [{type: 'image'}, {type: 'strong', data: {role: 'hidden'}, children: [{value: 'd'}]}, {value: ' e'}]})
  })
  test('that play stand under an address that says so', () => {
    const kind = (html: string): unknown => (image(html) as {data?: {embed?: string}}).data?.embed
    expect(kind('<iframe src="https://www.films.example/embed/1"></iframe>')).toBe('player')
    expect(kind('<iframe data-src="//player.films.example/1"></iframe>')).toBe('player')
    expect(kind('<iframe src="https://maps.example/1"></iframe>')).toBe('iframe')
    expect(image('<lite-youtube videoid="a_b"></lite-youtube>')).toMatchObject({url: 'https://www.youtube.com/watch?v=a_b', data: {embed: 'player'}})
    expect(image('<amp-twitter data-tweetid=1></amp-twitter>')).toMatchObject({data: {embed: 'post'}})
    expect(shape('<lite-youtube videoid="a b"></lite-youtube>')).toBe('')
    expect(read('<blockquote class="twitter-tweet">a</blockquote>')[0]).toMatchObject({data: {embed: 'post'}})
  })
  test('list their sets, the largest first', () => {
    expect(readSrcset('a,b.jpg 320w, c.jpg 640w,data:x 2w')).toEqual(['c.jpg', 'a,b.jpg'])
    expect(readSrcset('a, b 2x, c,')).toEqual(['b', 'a', 'c'])
    expect(readSrcset('')).toEqual([])
  })
  test('stand once, though readers without scripts get them again', () => {
    expect(shape('<img data-src=a.jpg><noscript><img src=a.jpg></noscript>')).toBe('paragraph(image(https://example.org/a/a.jpg))')
    expect(shape('<noscript>a</noscript><noscript><img src=b></noscript>')).toBe('paragraph(text("a") image(https://example.org/a/b))')
  })
  test('are links with a kind', () => {
    expect(image('<iframe src=/v title="A film" allowfullscreen></iframe>')).toMatchObject({type: 'link', url: 'https://example.org/v', data: {embed: 'player'}, children: [{value: 'A film'}]})
    expect(image('<iframe src=/v width=0 height=0>x</iframe>')).toMatchObject({data: {embed: 'iframe', role: 'hidden'}})
    expect(read('<video><source src=f.mp4>none</video>')[0]).toMatchObject({children: [{data: {embed: 'video'}}, {value: 'none', data: {role: 'hidden', why: 'fallback of `video`'}}]})
    expect(read('<object data="about:blank">none</object>')[0]).toMatchObject({children: [{value: 'none'}]})
    expect(shape('<a href=x><b>a<video src=f></video></b></a>')).toBe('paragraph(link(strong(text("a"))) strong(link(text("https://example.org/a/f"))))')
    expect(shape('<iframe></iframe>')).toBe('')
  })
  test('and links are absolute where the page has an address', () => {
    expect(shape('<a href="../x">a</a><p><a href="#n">b</a>')).toContain('link')
    expect(read('<a href="../x">a</a>')[0]).toMatchObject({children: [{url: 'https://example.org/x'}]})
    expect(read('<a href="#n">a</a>')[0]).toMatchObject({children: [{url: '#n'}]})
    expect(read('<a href="http://[">a</a>')[0]).toMatchObject({children: [{url: 'http://['}]})
    expect(read('<a href="//[">a</a>')[0]).toMatchObject({children: [{url: '//['}]})
    expect(readFragment('<a href=x>a</a>', {places: places('<a href=x>a</a>'), offset: 0})[0]).toMatchObject({children: [{url: 'x'}]})
  })
})

test('a frame that nothing ends ends with the `noscript` around it', () => {
  expect(shape('<noscript><iframe src=x /></noscript><p>a')).toBe('paragraph(link(text("https://example.org/a/x"))) paragraph(text("a"))')
})

test('what is not shown is said to be hidden', () => {
  const hidden = (html: string): boolean => read(html)[0]?.data?.role === 'hidden'
  expect(['<template>a</template>', '<dialog>a</dialog>', '<datalist><option>a</datalist>', '<div hidden>a</div>', '<svg><title>a</title></svg>', '<div style="color:red; visibility:hidden">a</div>', '<div class="site-menu" aria-hidden=true>a</div>', '<span class="katex-html" aria-hidden="true">a</span>', '<div role=dialog aria-hidden=true>a</div>'].filter((html) => !hidden(html))).toEqual([])
  expect(['<template shadowrootmode=open>a</template>', '<dialog open>a</dialog>', '<div hidden id="S:0">a</div>', '<div aria-hidden=true>a</div>', '<div style="color:red">a</div>', '<div hidden=until-found>a</div>', '<main hidden>a</main>', '<body style="visibility:hidden">a'].filter(hidden)).toEqual([])
})
