import type {Nodes} from 'mdast'
import {describe, expect, test} from 'vitest'
import {VFile} from 'vfile'
import {account} from '../src/account.ts'
import {markdownPost, type MarkdownPostOptions} from '../src/adapters/markdown-post.ts'
import {detect} from '../src/detect.ts'
import {plainText} from '../src/adapters/plain-text.ts'
import {normalize as normalizeFully} from '../src/index.ts'
import {normalize, type NormalizeOptions} from '../src/normalize.ts'
import {openSource} from '../src/source.ts'
import {checkPositions} from '../src/testing/checks.ts'

interface Given extends NormalizeOptions {
  path?: string
  url?: string
  post?: MarkdownPostOptions
}

function read(value: string, {path = 'a.md', url, post, ...options}: Given = {}) {
  const run = normalize({value, path, ...(url === undefined ? {} : {url})}, {...options, adapters: [markdownPost(post)]})
  const [document] = [...run]
  return {document: document!, metadata: document!.data.metadata, evidence: document!.data.evidence, messages: run.file.messages.map(({source, ruleId}) => `${source}:${ruleId}`)}
}

/** A tree in one line: `paragraph("a" strong("b"))`. */
function outline(node: Nodes): string {
  if (node.type === 'root') return node.children.map(outline).join(' ')
  if ('children' in node) return `${node.type}(${node.children.map(outline).join(' ')})`
  if (node.type === 'text') return JSON.stringify(node.value)
  return 'value' in node ? `${node.type}:${node.value}` : 'url' in node ? `${node.type}:${node.url}` : node.type
}

const body = (value: string, given?: Given): string => outline(read(value, given).document)

test.each([
  '---\ntitle: 😀😀\n---\n\n# 𠮷野 *a*\n\nb\n', '[x](?spm=6.8) y', '[](https://example.org/?utm_source=a)', '[]( )', '[a](\u00a0)', '[](\u0000)', '<div>d<script>|', '<p>a\n<b x<', '<div>a<template>b</template>c</div>'
])('every character of %j is accounted for, in its place', (value) => {
  const file = new VFile({value, path: 'a.md'})
  const documents = [...normalizeFully(file)]
  expect(account(file, documents).spans.filter((span) => span.class === 'unaccounted')).toEqual([])
  for (const document of documents) checkPositions(document, value)
})

describe('metadata', () => {
  test('goes to the fields that keys mean, and under its own name where it does not fit', () => {
    const source = ['---', 'Title: 42', 'author: [{name: Ann, url: x}, Bob, 7]', 'pub_date: 2019/3/4', 'updated: yesterday', 'categories: a, b', 'tags: [c, 2]',
      'cover: {url: /c.png}', 'thumbnail: /t.png', 'lang: 中文', 'language: zh_CN', 'permalink: /p/:title/', 'url: https://example.org/p', 'published: true', 'license: MIT', 'empty: ', 'author_link: y', '---', ''].join('\n')
    const {metadata, evidence} = read(source)
    expect(metadata).toEqual({
      title: '42', authors: ['Ann', 'Bob'], published: '2019-03-04', tags: ['c', '2'], image: '/c.png', language: 'zh-CN', url: 'https://example.org/p', license: 'MIT',
      extra: {
        Title: 42, author: [{name: 'Ann', url: 'x'}, 'Bob', 7], updated: 'yesterday', categories: 'a, b', tags: ['c', 2], cover: {url: '/c.png'}, thumbnail: '/t.png', lang: '中文',
        permalink: '/p/:title/', published: true, empty: null, author_link: 'y'
      }
    })
    expect(evidence.published).toMatchObject([{from: 'front-matter.pub_date', raw: '2019/3/4', place: {start: {line: 4, column: 1}}}])
    expect(evidence.tags?.map(({from}) => from)).toEqual(['front-matter.tags', 'front-matter.categories'])
  })
  test('names what is translated only where somebody translated', () => {
    const translated = read('---\noriginallink: https://example.org/a\ntranslator: N. N.\n---\n')
    expect(translated.metadata).toEqual({translationOf: 'https://example.org/a', extra: {translator: 'N. N.'}})
    expect(read('---\noriginallink: https://example.org/a\n---\n').metadata).toEqual({extra: {originallink: 'https://example.org/a'}})
    expect(read('---\ntranslation_of: https://example.org/a\n---\n').metadata).toEqual({translationOf: 'https://example.org/a'})
  })
  test('reads the taxonomies of Zola', () => {
    const {metadata} = read('+++\n[taxonomies]\ntags = ["a"]\n[extra]\nb = 1\n+++\n')
    expect(metadata).toEqual({tags: ['a'], extra: {taxonomies: {tags: ['a']}, extra: {b: 1}}})
    expect(read('---\ntaxonomies:\n  categories: [a]\n---\n').metadata.tags).toEqual(['a'])
  })
  test('is taken from the text where there is no front matter', () => {
    const {metadata, evidence, document} = read('# The lock keeper - Quay Notes\n\nBy Ann Lee\n\nSource: Quay Notes\n\nThe gates open at the turn of the tide, and then only, because the river is low.\n')
    expect(metadata).toMatchObject({title: 'The lock keeper', site: 'Quay Notes', authors: ['Ann Lee'], language: 'en'})
    expect(evidence.title?.[0]).toMatchObject({from: 'h1', raw: 'The lock keeper - Quay Notes'})
    expect(document.children[1]?.data).toMatchObject({role: 'credit'})
  })
  test('takes a date from the name of the file last, and a language from the caller before the text', () => {
    expect(read('The gates open at the turn of the tide.', {path: '2008-10-18-gates.md', language: 'en-GB'}).metadata).toMatchObject({published: '2008-10-18', language: 'en-GB'})
    expect(read('---\ndate: 2009-01-02 10:00\n---\n', {path: '2008-10-18-gates.md', timezone: '+01:00'}).metadata.published).toBe('2009-01-02T10:00+01:00')
    expect(read('x', {path: '2008-99-99-gates.md'}).metadata.published).toBeUndefined()
  })
  test('does not take a lone date at the end for that of the post', () => {
    const paragraphs = Array.from({length: 30}, (_, index) => `Paragraph ${index} says something about the tide.`)
    expect(read([...paragraphs, '2019-10-26'].join('\n\n')).metadata.published).toBeUndefined()
    expect(read([...paragraphs.slice(0, 15), '2019-10-26', ...paragraphs.slice(15)].join('\n\n')).metadata.published).toBeUndefined()
  })
  test('follows YAML 1.1 when asked', () => {
    expect(read('---\ndraft: yes\n---\n', {post: {yaml: '1.1'}}).metadata.extra).toEqual({draft: true})
    expect(read('---\ndraft: yes\n---\n').metadata.extra).toEqual({draft: 'yes'})
  })
})

describe('the tree', () => {
  test.each([
    ['**重点：**内容，他说**「引用」**之后', 'paragraph(strong("重点：") "内容，他说" strong("「引用」") "之后")'],
    ['10~20，30~40，~~x~~', 'paragraph("10~20，30~40，" delete("x"))'],
    ['$5 and $10, $x+1$, $ y$, $$ z $$', 'paragraph("$5 and $10, " inlineMath:x+1 ", $ y$, " inlineMath:z)'],
    ['$$\nx\n$$', 'math:x'],
    ['{{ "_a_ } b_" }} {% x *y* %} \\{{ {% z\n%} {a *b* c}', 'paragraph("{{ \\"_a_ } b_\\" }} {% x *y* %} {{ {% z\\n%} {a " emphasis("b") " c}")'],
    ['[[A page|name]] import x from "y"', 'paragraph("[[A page|name]] import x from \\"y\\"")'],
    ['[a](b&amp;c "d&quot;") &amp; \\*', 'paragraph(link("a") " & *")'],
    ['a@b.cc **a@b.cc**', 'paragraph(link("a@b.cc") " " strong(link("a@b.cc")))']
  ])('of %j', (source, expected) => {
    expect(body(source)).toBe(expected)
  })
  test.each([
    ['<b>a <i>b</i></b> <del>c</del> <span class="x">d</span>', 'paragraph(strong("a " emphasis("b")) " " delete("c") " " "d")'],
    ['H<sub>2</sub>O<br>\nx<br>**y**<br>\n**z**', 'paragraph("H" "2" "O" break "x" break strong("y") break strong("z"))'],
    ['a <a href="/u" title="t">b</a> <a href="v">c</a> <a name="n">d</a>', 'paragraph("a " link("b") " " link("c") " " html:<a name="n"> "d" html:</a>)'],
    ['a<br>b', 'paragraph("a" break "b")'],
    ['a <img data-src="/i.png" alt="x"> b', 'paragraph("a " image:/i.png " b")'],
    ['a <Tab x={1}>b</Tab> <T>c</T> <b>d <i>e</b> </u> <B>f</B> <b></b>', 'paragraph("a " html:<Tab x={1}> "b" html:</Tab> " " html:<T> "c" html:</T> " " strong("d " html:<i> "e") " " html:</u> " " strong("f") " " html:<b> html:</b>)'],
    ['a <!-- b --> c <b>d', 'paragraph("a " html:<!-- b --> " c " html:<b> "d")'],
    ['# a <i>b</i>', 'heading("a " emphasis("b"))']
  ])('of inline HTML %j', (source, expected) => {
    expect(body(source)).toBe(expected)
  })
  test.each([
    ['<div>\n<p>a <b>b</b></p>\n</div>', 'paragraph("a " strong("b"))'],
    ['<img src="/i.png">', 'paragraph(image:/i.png)'],
    ['<Card a={1}>\n  b\n</Card>', 'html:<Card a={1}>\n  b\n</Card>'],
    ['<div>{% x %}</div>', 'html:<div>{% x %}</div>'],
    ['<!-- a -->', 'html:<!-- a -->'],
    ['<div class="x">', 'html:<div class="x">'],
    ['<details><summary>a</summary>\n\nb\n\n</details>\n\n</div>', 'paragraph("a") paragraph("b") html:</div>'],
    ['<section><p>a<br></p>\n\nb\n\n</section></section>', 'paragraph("a") paragraph("b") html:</section></section>'],
    ['> <p>a\n> b</p>', 'blockquote(paragraph("a b"))']
  ])('of a block of HTML %j', (source, expected) => {
    expect(body(source)).toBe(expected)
  })
  test('resolves what HTML refers to by the address of the source', () => {
    expect(body('a <a href="u">b</a> <a href="http://[">c</a>\n\n<p><a href="u">b</a></p>', {url: 'https://example.org/p/'})).toBe('paragraph("a " link("b") " " link("c")) paragraph(link("b"))')
    const {document} = read('a <a href="u">b</a>', {url: 'https://example.org/p/'})
    expect(JSON.stringify(document.children)).toContain('https://example.org/p/u')
  })
  test('has its front matter first, and places in the whole file', () => {
    const source = '\n---\na: 1\n---\n\n# b\n'
    const {document} = read(source)
    expect(document.children.map(({type, position}) => [type, source.slice(position!.start.offset, position!.end.offset), position!.start.line])).toEqual([['yaml', '---\na: 1\n---', 2], ['heading', '# b', 6]])
    expect(read('\ufeff# b').document.children[0]?.position?.start).toEqual({line: 1, column: 2, offset: 1})
  })
  test('keeps a block in a language that is not read', () => {
    const {document, messages} = read('---js\n{a: 1}\n---\n\nb')
    expect(outline(document)).toBe('yaml:{a: 1} paragraph("b")')
    expect(messages).toEqual(['markdown-post:front-matter-language'])
  })
})

describe('text made to be slow', () => {
  const soups: ReadonlyArray<readonly [string, string]> = [
    ['emphasis', '*a **a '.repeat(20_000)], ['closing marks', 'a_ '.repeat(20_000)], ['brackets', '[a](<b'.repeat(20_000)], ['code', Array.from({length: 2500}, (_, index) => `e${'`'.repeat(index + 1)}`).join('')],
    ['quotations', `${'> '.repeat(20_000)}a`], ['lists', Array.from({length: 400}, (_, index) => `${'  '.repeat(index)}* a\n`).join('')], ['lines', 'key: value\n'.repeat(30_000)], ['cells', `|${'a|'.repeat(5000)}`]
  ]
  test.each(soups)('of %s is kept as it is, with a message', (_, soup) => {
    const source = `# Before\n\n${soup}\n\n**After**`
    const file = new VFile({value: source, path: 'a.md'})
    const adapters = [markdownPost()]
    const documents = [...normalize(file, {adapters})]
    expect(file.messages.map(({source: from, ruleId}) => `${from}:${ruleId}`)).toEqual(['limit:too-complex'])
    expect(file.messages[0]?.place).toMatchObject({start: {line: 3}})
    expect(outline(documents[0]!.children.at(-1)!)).toBe('paragraph(strong("After"))')
    expect(documents[0]!.children.at(-1)!.position?.start.line).toBe(source.slice(0, source.indexOf('**After')).split('\n').length)
    expect(account(file, documents, {adapters}).unaccounted).toBe(0)
  })
  test('of headings that are underlined is headings', () => {
    expect(read('a\n=\n\n'.repeat(10_000)).document.children).toHaveLength(10_000)
    expect(body('[a]: b\nc\n=\n\n> d\n> -\n')).toBe('definition:b heading("c") blockquote(heading("d"))')
  })
  test('in a fence is code all the same', () => {
    const quotes = '> '.repeat(300)
    expect(body(`a\n\n\`\`\`\nb\n${quotes}\nc\n\`\`\``)).toBe(`paragraph("a") code:b\n${quotes}\nc`)
    expect(read(`\`\`\`\n${'a\n'.repeat(30_000)}\`\`\`\n\n~~~ a\`b\n\`\`\`\n~~~\n\n\`\`\` a\`b\n\nc`).messages).toEqual([])
  })
  test('of a nesting that hides in a fence ends in plain text', () => {
    const quotes = `${'> '.repeat(5000)}c`
    const {messages, document} = read(`- a\n  \`\`\`\n\nb\n\n${quotes}`)
    expect(messages).toEqual(['limit:too-complex'])
    expect(outline(document)).toBe(`list(listItem(paragraph("a") code:)) paragraph("b") paragraph("${quotes}")`)
  })
})

test('a block of HTML has its place in a quotation, whatever ends its lines', () => {
  const {document} = read('> <p>\r> a</p>')
  expect(document.children[0]).toMatchObject({children: [{position: {start: {offset: 2}}, children: [{value: 'a', position: {start: {offset: 8}, end: {offset: 9}}}]}]})
})

describe('claims', () => {
  test.each([
    '# a #\n\nb\n=\n\n> c\n> d\n> =\n', '1. a\n2) b\n   - [x] c\n+ d\n', '| a | b |\n|:-:|--|\n| **c** | `d` |\n', '[a](b "c") [d](<e f>) <g@h.ii> [i][j] [j]\n\n[j]: k\n', '**a *b* ~~c~~**\n\n[^1]\n\n[^1]: d\n\n    e\n',
    '<p>a <!-- b --> <script>c</script> d</p>\n\n<p>e <a href="f"\n', '<p>a<!x></p>\n', '- [ ] <b>a</b>\n\n- [x] | a |\n  |---|\n', '[a](b\n"c")\n', '[a](b\\_c &amp;) [**d**](e)',
    '> | a |\n> |---|\n> | b |\n', '> **a\n> `b`** *c\n> `d`* ~~e\n> `f`~~ [g\n> `h`][i]\n\n[i]: j\n', '> [a](b\n> "c\n> d")\n', '- [a](b\n  "c\n  d")\n', '- [x]  \n  a\n', '> <p>\r> a</p>\r> <'
  ])('hold the syntax of %j', (source) => {
    const adapters = [markdownPost()]
    const documents = [...normalize({value: source, path: 'a.md'}, {adapters})]
    expect(account({value: source, path: 'a.md'}, documents, {adapters}).spans.filter((span) => span.class === 'unaccounted').map(({start, end}) => source.slice(start, end))).toEqual([])
  })
  test('do not hide what a tree has lost', () => {
    const adapters = [markdownPost()]
    const source = '# a\n\nb *c* [d](https://example.org/e)\n'
    const [document] = [...normalize({value: source, path: 'a.md'}, {adapters})]
    const [, paragraph] = document!.children
    if (paragraph?.type !== 'paragraph') throw new Error('Unexpected tree')
    const [, emphasis, , link] = paragraph.children
    if (emphasis?.type === 'emphasis') emphasis.children = []
    if (link?.type === 'link') link.url = 'https://example.org/other'
    const lost = account({value: source, path: 'a.md'}, [document!], {adapters}).spans.filter((span) => span.class === 'unaccounted').map(({start, end}) => source.slice(start, end))
    expect(lost.join(' ')).toContain('c')
    expect(lost.join(' ')).toContain('example.org/e')
    const claimed = (text: string, node: Nodes) => [...markdownPost().claim!({text, start: 5, node, document: document!, memory: new WeakMap()})]
    expect(claimed('](\u00a0"t")', {type: 'link', url: '\u00a0"t"', children: []})).toHaveLength(1)
    expect(claimed('](x', {type: 'link', url: 'x', children: []})).toEqual([])
    expect(claimed('word', {type: 'link', url: 'x', children: []})).toEqual([])
    expect(claimed('<i>x', {type: 'entry', children: []})).toEqual([{class: 'markup', start: 5, end: 8}])
  })
})

test.each([
  ['---\ntitle: a\n---\n', undefined, 'markdown-post'], ['+++\n[a]\n', undefined, 'markdown-post'], ['---\ntitle: a\n---\n', 'a.txt', 'markdown-post'], ['a', 'a.qmd', 'markdown-post'],
  ['# a\n\n## b\n', undefined, 'markdown-post'], ['see [this](https://example.org/x)', undefined, 'markdown-post'], ['# a comment', 'a.txt', 'plain-text'], ['a - b', undefined, 'plain-text']
])('%j in %s is read as %s', (value, path, name) => {
  expect(detect(openSource(path === undefined ? {value} : {value, path}), [markdownPost(), plainText()]).name).toBe(name)
})
