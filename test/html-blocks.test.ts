import type {Nodes} from 'mdast'
import {describe, expect, test} from 'vitest'
import {claimMarkup, claimPage} from '../src/formats/html-claim.ts'
import {findFootnotes} from '../src/formats/html-footnotes.ts'
import {parseHtml} from '../src/formats/html-tree.ts'
import {readElement} from '../src/formats/html.ts'
import {places} from '../src/place.ts'
import {visibleText} from '../src/text.ts'
import {outline, read, shape} from './html.ts'

describe('blocks', () => {
  test.each([
    ['<pre>a<br>b<div>c</div><div>d</div></pre>', 'code("a\\nb\\nc\\nd")'],
    ['<pre><ol><li>a</li><li>b</li></ol></pre>', 'code("a\\nb")'],
    ['<pre><button>Copy</button><span class="lineno">1</span> a\n<i class="ln">2</i> b<script>x</script></pre>', 'paragraph(text("Copy") break() text("1") break() text("2")) code(" a\\n b")'],
    ['<table><tr><td class="blob-num" data-line-number="1"></td><td class="blob-code">a</td></tr></table>', 'code("a")'],
    ['<table><tr><td><div class="gutter">1</div></td><td><div><code>a</code></div></td></tr></table>', 'paragraph(text("1")) code("a")'],
    ['<table><tr><td data-line-number="1"><td class=code>a</tr>b</table>', 'paragraph(text("a")) paragraph(text("b"))'],
    ['<table><tr><td data-line-number="1"><td class=code>a</tr><p> </p></table>', 'code("a")'],
    ['<table><tr><td class=ln>1<td class=ln>2</table>', 'paragraph(text("1")) paragraph(text("2"))'],
    ['<table><tr><td class=ln>1<td>a<tr><td class=ln>2<td>b</table>', 'table(tableRow(tableCell(text("1")) tableCell(text("a"))) tableRow(tableCell(text("2")) tableCell(text("b"))))'],
    ['<table><tr><td class=ln>1<td class=code> </table>', 'paragraph(text("1"))'],
    ['<table><tr><td class=ln>1<td class=code>a<button>Copy</button></table>', 'paragraph(text("1") break() text("Copy")) code("a")']
  ])('of code keep numbers and buttons apart: %j', (html, expected) => expect(shape(html)).toBe(expected))

  test.each([
    ['<pre class="brush: js; toolbar: false">a</pre>', 'js'], ['<pre lang=Go>a</pre>', 'go'], ['<pre><code class="python hljs">a</code></pre>', 'python'], ['<div class="highlight-python3 x"><div><pre>a</pre></div></div>', 'python3'],
    ['<pre class="brush:">a</pre>', undefined], ['<div class="go home"><pre>a</pre></div>', undefined], [`<pre data-lang="${'x'.repeat(40)}">a</pre>`, undefined]
  ])('know the language of %s', (html, lang) => expect((read(html)[0] as {lang?: string}).lang).toBe(lang))

  test('of code that are nothing but numbers are hidden', () => {
    expect(read('<pre>1\n2\n3</pre><pre>1\n2 a</pre>').map(({data}) => data)).toEqual([{role: 'hidden', why: 'line numbers of code'}, undefined])
  })

  test('of formulas are what the formula is made of, and not its drawing', () => {
    const shown = (html: string): string => outline(read(html).flatMap((node) => ('children' in node ? (node.children as Nodes[]) : [node])).filter(({data}) => data?.role !== 'hidden'))
    expect(shown('<span class="MathJax_Preview">v</span><span class="MathJax"><math><mi>v</mi></math></span><script type="math/tex">w</script>')).toBe('inlineMath("w")')
    expect(shown('<i><math style="display:none"><mi>v</mi></math></i><img class="mwe-math-fallback-image-inline" alt=v src=x>')).toBe('emphasis(inlineMath("v"))')
    expect(shown('<img class="latex" alt="$c^2$" src=x><span class=math>\\(a\\)</span><span class=math>b</span><span class=arithmatex>$c$</span>')).toBe('inlineMath("c^2") inlineMath("a") text("b") inlineMath("c")')
    expect(shown('<div class=math>\\[a\\]</div><div class=math>$$b</div>')).toBe('math("a") text("$$b")')
    expect(shown('<span class="MathJax">v</span><img class=latex src=x>')).toBe('text("v") image(https://example.org/a/x)')
  })

  test('with the role of a heading are headings', () => {
    expect(shape('<div role=heading aria-level=3>a</div><span role=heading aria-level=9>b</span><div role=heading><p>c</div>')).toBe('heading3(text("a")) heading2(text("b")) paragraph(text("c"))')
  })

  test('lead to themselves by a sign that is hidden', () => {
    expect(read('<h2>a <a href="#a">#</a><a href="#b">b</a></h2>')[0]).toMatchObject({children: [{value: 'a '}, {type: 'link', data: {role: 'hidden'}}, {type: 'link', url: '#b'}]})
    expect(read('<h2><a href="#b">b</a></h2>')[0]).not.toMatchObject({children: [{data: {role: 'hidden'}}]})
  })

  test.each([
    ['<blockquote data-author="Ann Lee">a</blockquote>', 'Ann Lee'], ['<blockquote>a<footer>— <cite>Tom May</cite>, 1911</footer></blockquote>', 'Tom May'], ['<blockquote><cite>Ann, </cite>a</blockquote>', 'Ann'],
    ['<blockquote>a<p>— <cite>Bo</cite></p></blockquote>', 'Bo'], ['<figure><blockquote>a</blockquote><figcaption>— <b><a href=x>Di</a></b></figcaption></figure>', 'Di'],
    ['<blockquote><cite>Ann wrote:</cite>a</blockquote>', undefined], ['<blockquote>a<p>b <cite>c</cite></p></blockquote>', undefined], ['<blockquote>a</blockquote>', undefined]
  ])('of quotations say whose words they are: %s', (html, by) => expect(read(html)[0]?.data?.by).toBe(by))
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

describe('footnotes', () => {
  const notes = (html: string): string => {
    const {root} = parseHtml(html)
    return outline(readElement(root, {places: places(html), offset: 0, notes: findFootnotes(root)}))
  }
  test('are what leads to a place that leads back', () => {
    expect(notes('<p>a<sup id=r1><a href="#n1">1</a></sup><ol><li id=n1>b <a href="#r1">^</a></ol>')).toBe('paragraph(text("a") footnoteReference()) footnoteDefinition(paragraph(text("b ") link(text("^"))))')
    expect(notes('<p><b>a<a id=r1 href="#n1">1</a></b><p id=n1>b <a href="#r1">^</a>')).toBe('paragraph(strong(text("a") footnoteReference())) footnoteDefinition(paragraph(text("b ") link(text("^"))))')
    expect(notes('<p>a<a id=r1 href="#n1">1<img src=b.jpg></a><p id=n1>c <a href="#r1">^</a>')).toBe('paragraph(text("a") link(text("1") image(b.jpg))) paragraph(text("c ") link(text("^")))')
    expect(notes('<p>a<a id=r1 href="#n1">[*]</a><p><a id=n1 href="#r1">*</a> b')).toBe('paragraph(text("a") footnoteReference()) footnoteDefinition(paragraph(link(text("*")) text(" b")))')
  })
  test.each([
    '<p>a<a href="#n1">1</a><ol><li id=n1>b <a href="#top">^</a></ol>', '<h2><a id=b href="#a">1</a></h2><ul><li id=a><a href="#b">2</a></ul>', '<p><a href="#x">1</a> <a href="#%">2</a>',
    '<p>a<a id=r href="#n">a long label</a><p id=n>b <a href="#r">^</a>', `<p>a<a id=r href="#n">1</a><div id=n>${'b'.repeat(12_000)}<a href="#r">^</a></div>`
  ])('are nothing else: %.60s', (html) => expect(notes(html)).not.toContain('footnote'))
  test('of one number on one page are told apart', () => {
    const note = (name: string): string => `<p>a<a id="r${name}" href="#n ${name}">1</a><p id="n ${name}">b <a href="#r${name}">^</a>`
    const {root} = parseHtml(note('x') + note('y'))
    expect([...findFootnotes(root)!.references.values()]).toEqual([{identifier: '1', label: '1'}, {identifier: 'n-y', label: 'n-y'}])
  })
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
  test('is all of a script that text was read from, up to its end', () => {
    expect([...claimPage('","a":"</script>b<br>', 10, {last: true, scripts: [[5, 17]]})]).toEqual([{class: 'markup', start: 10, end: 17}, {class: 'markup', start: 17, end: 26}, {class: 'markup', start: 27, end: 31}])
    expect([...claimPage('b<br>', 10, {last: true, scripts: [[50, 70]]})]).toEqual([{class: 'markup', start: 11, end: 15}])
  })
  test('has places in the source', () => expect([...claimMarkup('x<br>', 100)]).toEqual([{class: 'markup', start: 101, end: 105}]))
})
