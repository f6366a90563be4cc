import type {Nodes, RootContent} from 'mdast'
import {describe, expect, test} from 'vitest'
import {claimMarkup} from '../src/formats/html-claim.ts'
import {readSrcset} from '../src/formats/html-image.ts'
import {sourceOffset} from '../src/formats/html-node.ts'
import {parseHtml} from '../src/formats/html-tree.ts'
import type {ElementNode, TextNode} from '../src/formats/html-node.ts'
import {readFragment} from '../src/formats/html.ts'
import {places} from '../src/place.ts'
import {visibleText} from '../src/text.ts'

const before = 'Some Markdown. '

function read(html: string, base = 'https://example.org/a/b'): RootContent[] {
  const source = before + html
  return readFragment(html, {places: places(source), offset: before.length, base})
}

/** A tree in short: types, values and addresses. */
function outline(nodes: readonly Nodes[]): string {
  return nodes.map((node) => {
    const inner = 'children' in node ? outline(node.children) : 'value' in node ? JSON.stringify(node.value) : 'url' in node ? node.url : ''
    return `${node.type}${'depth' in node ? String(node.depth) : ''}(${inner})`
  }).join(' ')
}

const shape = (html: string): string => outline(read(html))

/** The slice of the source that a node quotes. */
function slices(html: string): string[] {
  const source = before + html
  const found: string[] = []
  const walk = (node: Nodes): void => {
    if (node.type === 'text' && node.position) found.push(source.slice(node.position.start.offset, node.position.end.offset))
    if ('children' in node) node.children.forEach(walk)
  }
  read(html).forEach(walk)
  return found
}

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

  test('say how text is set, and that it is not shown', () => {
    expect(read('x<sup>2</sup>')[0]).toMatchObject({children: [{value: 'x'}, {value: '2', data: {hName: 'sup'}}]})
    expect(read('a<span hidden>b</span>')[0]).toMatchObject({children: [{value: 'a'}, {value: 'b', data: {role: 'hidden', why: '`hidden`'}}]})
    expect(read('<div style="display:none">a</div>')[0]).toMatchObject({data: {role: 'hidden', why: '`style` that hides it'}})
  })
})

describe('blocks', () => {
  test.each([
    ['<h2>a <div>b</div>c</h2>', 'heading2(text("a") break() text("b") break() text("c"))'],
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
    expect(read('<table><tr><td><pre>1\n2\n3</pre></td><td><pre>a\nb\nc</pre></td></tr></table>')).toMatchObject([{type: 'code', data: {role: 'hidden'}}, {type: 'code', value: 'a\nb\nc'}])
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

describe('tables', () => {
  const cells = (html: string): unknown => read(html).map((node) => (node.type === 'table' ? node.children.map((row) => row.children.map((cell) => visibleText(cell))) : visibleText(node)))

  test('have rows of one length, spans filled up', () => {
    const html = '<table><tr><th colspan=2>a<th>b<tr><td rowspan=2>c<td>d<td>e<tr><td>f<td>g</table>'
    expect(cells(html)).toEqual([[['a', '', 'b'], ['c', 'd', 'e'], ['', 'f', 'g']]])
    expect(read(html)[0]).toMatchObject({children: [{children: [{data: {colSpan: 2, header: true}}, {}, {}]}, {children: [{data: {rowSpan: 2}}, {}, {}]}, {}]})
  })
  test('have their head first, and what stands in no cell before them', () => {
    expect(cells('<table><tbody><tr><td>c<td>d</tbody><thead><tr><th>a<th>b</thead><caption>t</caption>x</table>')).toEqual(['t', 'x', [['a', 'b'], ['c', 'd']]])
    expect(cells('<table><tr>y<td>a<td>b<tr><td>c<td>d</table>')).toEqual(['y', [['a', 'b'], ['c', 'd']]])
  })
  test('know of spans over several rows, and of rows that end in them', () => {
    expect(cells('<table><tr><td rowspan=3>a<td>b<td rowspan=2>c<tr><td>d<tr><td>e<td>f</table>')).toEqual([[['a', 'b', 'c'], ['', 'd', ''], ['', 'e', 'f']]])
    expect(cells('<table><div>x</div><tr><td>y <p>a</p><td>b<tr><td>c<td>d</table>')).toEqual(['x', [['y\na', 'b'], ['c', 'd']]])
  })
  test('keep blocks in a cell apart', () => {
    expect(cells('<table><tr><td>a<td><ul><li>b</li><li>c</li></ul><tr><td>d<td><p>e</p></table>')).toEqual([[['a', 'b\nc'], ['d', 'e']]])
  })
  test('that lay out a page are none', () => {
    expect(shape('<table><tr><td>a<tr><td>b</table>')).toBe('paragraph(text("a")) paragraph(text("b"))')
    expect(shape('<table><tr><td>a<td>b</table>')).toBe('paragraph(text("a")) paragraph(text("b"))')
    expect(shape('<table role=presentation><tr><td>a<td>b<tr><td>c<td>d</table>')).not.toContain('table')
    expect(shape('<table><tr><td>a<td>b<tr><td><h2>c</h2><td>d</table>')).toContain('heading2')
    expect(shape('<table><tr><td>a<td>b<tr><td><div><p>1<p>2<p>3<p>4</div><td>d</table>')).not.toContain('table')
    expect(shape('<table></table>')).toBe('')
  })
  test('are not filled up where hardly anything is in them', () => {
    const html = `<table><tr>${'<td>a'.repeat(600)}${'<tr><td>b'.repeat(600)}</table>`
    expect(shape(html)).not.toContain('table')
  })
  test('believe no span that is larger than the table', () => {
    expect(cells('<table><tr><td rowspan=99999>a<td colspan=x>b<tr><td>c</table>')).toEqual([[['a', 'b'], ['', 'c']]])
  })
  test('are aligned as their first row', () => {
    expect(read('<table><tr><th align=RIGHT>a<th>b<tr><td>c<td>d</table>')).toMatchObject([{align: ['right', null]}])
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
  test('list their sets, the largest first', () => {
    expect(readSrcset('a,b.jpg 320w, c.jpg 640w,data:x 2w')).toEqual(['c.jpg', 'a,b.jpg'])
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

test('what is not shown is said to be hidden', () => {
  const hidden = (html: string): boolean => read(html)[0]?.data?.role === 'hidden'
  expect(['<template>a</template>', '<dialog>a</dialog>', '<datalist><option>a</datalist>', '<div hidden>a</div>', '<svg><title>a</title></svg>', '<div style="color:red; visibility:hidden">a</div>', '<div class="site-menu" aria-hidden=true>a</div>', '<span class="katex-html" aria-hidden="true">a</span>', '<div role=dialog aria-hidden=true>a</div>'].filter((html) => !hidden(html))).toEqual([])
  expect(['<template shadowrootmode=open>a</template>', '<dialog open>a</dialog>', '<div hidden id="S:0">a</div>', '<div aria-hidden=true>a</div>', '<div style="color:red">a</div>'].filter(hidden)).toEqual([])
})

describe('markup', () => {
  const left = (text: string, last = true): string => {
    let rest = text
    for (const {start, end} of [...claimMarkup(text, 0, last)].reverse()) rest = rest.slice(0, start) + rest.slice(end)
    return rest
  }
  test.each([
    ['<p class="a>b" id=\'c>d\' e=f>x</p >y', 'xy'], ['<!-- a > b -->x<!-->y<!--->z', 'xyz'], ['<!-- a --!>x', 'x'], ['<!doctype html><?xml a?></ b>x', 'x'], ['<![CDATA[x]]>y', 'xy'],
    ['<script>a < b</script>x<style>c</style >y<SCRIPT>d</scripts></SCRIPT>', 'xy'], ['&nbsp;&#160;&#xA0;&#8203;&amp;x&zwj;', '&amp;x'], ['a < b & c', 'a < b & c'], ['<a =">b', 'b'], ['<a b/c="d>">e', 'e'], ['</p a="b>">c', '">c'], ['<a =x href = "b">c', 'c'], ['1 <2> 3', '1 <2> 3']
  ])('in %j leaves %j', (text, expected) => expect(left(text)).toBe(expected))

  test('that nothing ends is markup at the end of the source only', () => {
    for (const text of ['<p class="a', '<p class=a', '<p a', '<!-- a', '<?a']) expect([left(text), left(text, false)]).toEqual(['', text])
    expect(left('<script>a', false)).toBe('')
  })
  test('has places in the source', () => expect([...claimMarkup('x<br>', 100)]).toEqual([{class: 'markup', start: 101, end: 105}]))
})
