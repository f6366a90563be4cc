import fc from 'fast-check'
import type {Nodes, PhrasingContent, RootContent, TableCell} from 'mdast'
import {expect, test} from 'vitest'
import {VFile} from 'vfile'
import {entry, heading, paragraph, text, type Metadata} from '../src/document.ts'
import {normalize} from '../src/index.ts'
import {toMarkdown} from '../src/outputs/markdown.ts'
import {writePieces} from '../src/outputs/markdown-phrasing.ts'
import {plainBody, plainPhrasing} from '../src/outputs/markdown-plain.ts'
import {toText} from '../src/outputs/text.ts'
import {bare, documentOf, parse, sample} from './outputs.ts'

const reference = /&#x?[\da-f]+;/iu

const strong = (...children: PhrasingContent[]): PhrasingContent => ({type: 'strong', children})
const emphasis = (...children: PhrasingContent[]): PhrasingContent => ({type: 'emphasis', children})
const write = (...nodes: RootContent[]): string => toMarkdown(documentOf(nodes))
const line = (...nodes: PhrasingContent[]): string => write(paragraph(nodes)).trimEnd()

// Property tests ---------------------------------------------------------------------------------------------------------------

const words = fc.array(fc.constantFrom(
  'a', 'word', '字', '重点', '。', '：', '「', '」', '（', '）', '😀', '𠮷', ' ', '  ', '\n', '　', '\u00a0', '*', '**', '_', '__', '~', '~~', '$', '$$', '|', '<', '>', '<b>', '<!--', '&amp;', '&', '&#35;', '`', '``',
  '\\', '#', '# ', '1. ', '2) ', '- ', '+ ', '+++', '---', '===', '> ', '[', ']', '(', ')', '![', '[x] ', '[^1]', '[r]', ':', ': ', '|-|', '!', '.', ',', '"', 'http://a.b/c', 'https://a.b/_c_*d*', 'www.x.y', 'x_y@z.com', '\t', '\r\n', '{', '}', '{{', '}}', '{%', '%}', '{{ a_b }}', '{{*}}', '\n\n', 'ﾊﾝ', '한국어', '“', '”', '—', '~\n~~~', 'ا'
), {minLength: 0, maxLength: 6}).map((parts) => parts.join(''))

const inline = fc.letrec<{node: PhrasingContent; nodes: PhrasingContent[]}>((tie) => ({
  nodes: fc.array(tie('node'), {maxLength: 4}),
  node: fc.oneof(
    {depthSize: 'small', withCrossShrink: true},
    {weight: 6, arbitrary: words.map((value): PhrasingContent => ({type: 'text', value}))},
    {weight: 1, arbitrary: words.map((value): PhrasingContent => ({type: 'inlineCode', value}))},
    {weight: 1, arbitrary: words.map((value): PhrasingContent => ({type: 'inlineMath', value}))},
    {weight: 1, arbitrary: fc.constantFrom<PhrasingContent>({type: 'break'}, {type: 'html', value: '<br>'}, {type: 'html', value: '<div>'}, {type: 'html', value: '<!--'}, {type: 'footnoteReference', identifier: '1', label: '1'}, {type: 'footnoteReference', identifier: '9', label: '9'}, {type: 'linkReference', identifier: 'r', label: 'r', referenceType: 'shortcut', children: [text('r')]}, {type: 'linkReference', identifier: 'q', label: 'q', referenceType: 'full', children: [text('q')]}, {type: 'imageReference', identifier: 'r', label: 'r', referenceType: 'full', alt: 'r'})},
    {weight: 1, arbitrary: fc.tuple(words, words).map(([alt, url]): PhrasingContent => ({type: 'image', alt, url}))},
    {weight: 1, arbitrary: fc.tuple(tie('nodes'), words, words).map(([children, url, title]): PhrasingContent => ({type: 'link', url, title, children: children as never}))},
    {weight: 3, arbitrary: fc.tuple(fc.constantFrom('strong' as const, 'emphasis' as const, 'delete' as const), tie('nodes')).map(([type, children]): PhrasingContent => ({type, children}))}
  )
}))

const cell = inline.nodes.map((children): TableCell => ({type: 'tableCell', children}))
const block = fc.letrec<{block: RootContent; blocks: RootContent[]}>((tie) => ({
  blocks: fc.array(tie('block'), {maxLength: 3}),
  block: fc.oneof(
    {depthSize: 'small', withCrossShrink: true},
    {weight: 5, arbitrary: inline.nodes.map((children): RootContent => ({type: 'paragraph', children}))},
    {weight: 2, arbitrary: fc.tuple(fc.integer({min: 1, max: 6}), inline.nodes).map(([depth, children]): RootContent => ({type: 'heading', depth: depth as 1, children}))},
    {weight: 1, arbitrary: fc.tuple(words, words, words).map(([value, lang, meta]): RootContent => ({type: 'code', value, lang, meta}))},
    {weight: 1, arbitrary: words.map((value): RootContent => ({type: 'math', value}))},
    {weight: 1, arbitrary: fc.constantFrom<RootContent>({type: 'thematicBreak'}, {type: 'html', value: '<!-- a -->'}, {type: 'html', value: '<!-- a'}, {type: 'html', value: '<div>'}, {type: 'html', value: '<script>'})},
    {weight: 1, arbitrary: tie('blocks').map((children): RootContent => ({type: 'blockquote', children: children as never}))},
    {weight: 1, arbitrary: fc.tuple(fc.constantFrom('甲', 'a_b*', ''), tie('blocks')).map(([by, children]): RootContent => entry({by}, children as never))},
    {weight: 2, arbitrary: fc.tuple(fc.boolean(), fc.constantFrom(undefined, 0, 1, 7, -3, 2e9), fc.array(fc.tuple(fc.constantFrom(undefined, true, false), tie('blocks')), {maxLength: 3})).map(([ordered, start, items]): RootContent => ({type: 'list', ordered, ...(start === undefined ? {} : {start}), children: items.map(([checked, children]) => ({type: 'listItem', ...(checked === undefined ? {} : {checked}), children: children as never}))}))},
    {weight: 1, arbitrary: fc.array(fc.array(cell, {minLength: 0, maxLength: 3}), {minLength: 1, maxLength: 3}).map((rows): RootContent => ({type: 'table', children: rows.map((children) => ({type: 'tableRow', children}))}))}
  )
}))

const definitions: RootContent[] = [{type: 'definition', identifier: 'r', label: 'r', url: '/r'}, {type: 'footnoteDefinition', identifier: '1', label: '1', children: [paragraph('note')]}]

const inHtml = (node: Nodes): boolean => (node.type === 'table' && node.children.some((row) => row.children.some((item) => item.children.some(barred)))) || ('children' in node && node.children.some(inHtml))
const barred = (node: Nodes): boolean => ('children' in node ? node.children.some(barred) : 'value' in node && node.value.includes('|'))

test('any tree reads back as the same text, without numeric references', () => {
  fc.assert(fc.property(block.blocks, (blocks) => {
    // What a table as HTML says is for the adapter to read.
    fc.pre(!blocks.some(inHtml))
    const document = documentOf([...blocks, ...definitions])
    const markdown = toMarkdown(document)
    expect(bare(toText(parse(markdown))), markdown).toBe(bare(toText(document)))
    expect(markdown.replace(/`[^`]*`|&amp;#|\\&#/gu, '')).toSatisfy((value: string) => !reference.test(value) || reference.test(JSON.stringify(blocks)))
  }), {numRuns: Number(process.env.RUNS ?? 1500), seed: Number(process.env.SEED ?? 5)})
})

/** Every character that is not white space, with the emphasis it stands in. */
function styled(nodes: readonly Nodes[], styles: readonly string[] = []): string[] {
  const open: string[] = []
  return nodes.flatMap((node) => {
    if (node.type === 'html') {
      const [, slash, name = ''] = /^<(\/?)(strong|em|del)>$/u.exec(node.value) ?? []
      if (slash === '/') open.splice(open.lastIndexOf(name), 1)
      else if (name !== '') open.push(name)
      return []
    }
    const now = [...styles, ...open]
    if (node.type === 'text') return [...node.value].filter((char) => char.trim() !== '').map((char) => `${char} ${[...new Set(now)].sort().join('+')}`)
    const style = ({strong: 'strong', emphasis: 'em', delete: 'del'} as Record<string, string>)[node.type]
    return 'children' in node ? styled(node.children, style ? [...now, style] : now) : []
  })
}

const plain = fc.letrec<{node: PhrasingContent; nodes: PhrasingContent[]}>((tie) => ({
  nodes: fc.array(tie('node'), {maxLength: 4}),
  node: fc.oneof({depthSize: 'small', withCrossShrink: true},
    {weight: 2, arbitrary: words.map((value): PhrasingContent => ({type: 'text', value}))},
    {weight: 2, arbitrary: fc.tuple(fc.constantFrom('strong' as const, 'emphasis' as const, 'delete' as const), tie('nodes')).map(([type, children]): PhrasingContent => ({type, children}))})
}))

test('every character keeps its emphasis', () => {
  fc.assert(fc.property(plain.nodes, (children) => {
    const markdown = write(paragraph(children))
    const read = parse(markdown).children
    expect(styled(read), markdown).toEqual(styled(children))
  }), {numRuns: Number(process.env.RUNS ?? 1500), seed: Number(process.env.SEED ?? 5)})
})

const anything = fc.oneof({weight: 2, arbitrary: fc.string({unit: 'binary', maxLength: 6})}, {weight: 2, arbitrary: words}, {weight: 3, arbitrary: fc.constantFrom('plain words, and more.', '字', 'a\nb', '!', ':')})
const texts = fc.array(anything, {maxLength: 3}).map((values): PhrasingContent[] => values.map((value) => text(value)))
const labelled = fc.tuple(anything, texts).map(([by, rest]): PhrasingContent[] => [strong(text(`${by.trim()}:`)), text(' '), ...rest])

test('plain text is written as any other is', () => {
  let plainOnes = 0
  fc.assert(fc.property(fc.oneof(texts, labelled), (children) => {
    const fast = plainPhrasing(children)
    if (fast === undefined) return
    plainOnes++
    expect(fast).toBe(writePieces({stack: []} as never, {children}, {} as never, () => new Set()))
    expect(plainBody([paragraph(children), paragraph(children)])).toBe(write(paragraph(children), paragraph(children), {type: 'thematicBreak'}).replace(/\n\*\*\*\n$/u, ''))
  }), {numRuns: Number(process.env.RUNS ?? 3000), seed: Number(process.env.SEED ?? 5)})
  expect(plainOnes).toBeGreaterThan(300)
})

test('what is plain needs nothing done to it', () => {
  expect(plainBody([])).toBe('')
  expect(plainPhrasing([text('a, b! (c) d]'), text('字|e')])).toBe('a, b! (c) d]字|e')
  expect(plainPhrasing([strong(text('甲:')), text(' '), text('1. a')])).toBe('**甲:** 1. a')
  for (const value of ['', ' a', 'a ', '# a', '1. a', 'a\n- b', 'a \nb', 'a*b', '[a', 'https://a.b', 'WWW.a.b', '{{a}}', '&amp;']) expect(plainPhrasing([text(value)]), value).toBeUndefined()
  for (const nodes of [[], [emphasis(text('a'))], [text('a'), emphasis(text('b'))], [strong(text('a')), text(' '), text('b')], [strong(text('a:')), text('b'), text('c')], [strong(text('a*:')), text(' '), text('c')], [strong(text('a:')), text(' ')]]) expect(plainPhrasing(nodes)).toBeUndefined()
  expect(plainBody([paragraph('a'), {type: 'thematicBreak'}])).toBeUndefined()
})

// Examples -------------------------------------------------------------------------------------------------------------------------

test('bold beside Chinese punctuation needs no character reference', () => {
  expect(line(strong(text('重点：')), text('内容，他说'), strong(text('「引用」')), text('之后')).toString()).toBe('**重点：**内容，他说**「引用」**之后')
  expect(line(text('前文'), emphasis(text('（括号）')), text('后文'))).toBe('前文*（括号）*后文')
})

test('emphasis that no marker can express falls back to another marker or HTML, and keeps its text', () => {
  expect(line(text('word'), strong(text('(a)')), text('word'))).toBe('word<strong>(a)</strong>word')
  expect(line(strong(emphasis(text('a'))))).toBe('**_a_**')
  expect(line({type: 'delete', children: [text('「a」')]}, text('字'))).toBe('<del>「a」</del>字')
  expect(line(text('a'), strong(text(' b ')), text('c'))).toBe('a **b** c')
  expect(line(strong(text('a')), strong(text('b')), strong(text(' ')), strong(strong(text('c'))))).toBe('**ab** **c**')
})

test('variation selectors and characters beyond the basic plane stand beside emphasis', () => {
  for (const value of ['「字」\ufe00', '“\ufe01', '𠮷\udb40\udd00', '。\ufe00', '😀\ufe0f']) {
    const nodes = [text(`a${value}`), strong(text(`${value}b${value}`)), text(`${value}c`)]
    expect(styled(parse(line(...nodes)).children)).toEqual(styled(nodes))
  }
})

test('where one marker after another fails, all emphasis is HTML', () => {
  const remove = (...children: PhrasingContent[]): PhrasingContent => ({type: 'delete', children})
  const nodes = [
    strong(remove(text('（。““（“.。.'))), text('b'), emphasis(strong(text('b'), remove(text('"“')))), emphasis(text('a'), strong(text('（字字'))),
    remove(strong(emphasis(text('a.')), text('b.'))), strong(text('aa'), remove(text('“（"')), emphasis(text('（')), text('b'), emphasis(remove(text('（.b')))), text('a')
  ]
  const markdown = line(...nodes)
  expect(styled(parse(markdown).children), markdown).toEqual(styled(nodes))
  expect(markdown.replace(/~~/gu, '')).not.toMatch(/[*_]/u)
})

test('nodes in the wrong place write their text', () => {
  expect(line(text('a'), paragraph('b') as never, {type: 'glyph', value: 'c*'} as never, {type: 'void'} as never)).toBe('a b c\\*')
})

test('footnotes and references are written where they are defined, as text elsewhere', () => {
  expect(toMarkdown(parse('a[^1][^2] [b][c][d] ![e][c] [f]\n\n[c]: /c\n\n[^1]: g\n\n[^2]: h\n'))).toBe('a[^1][^2] [b][c]\\[d] ![e][c] \\[f]\n\n[c]: /c\n\n[^1]: g\n\n[^2]: h\n')
  const reference = {identifier: 'x', label: 'x', referenceType: 'full' as const}
  expect(line({type: 'linkReference', ...reference, children: [text('a')]}, {type: 'imageReference', ...reference, alt: 'b'}, {type: 'footnoteReference', identifier: 'c'}, {type: 'link', url: '/d', children: [{type: 'link', url: '/e', children: [text('f')]}] as never})).toBe('a\\[c\\][f](/d)')
})

test('text that looks like Markdown stays text, and is escaped only where it must be', () => {
  expect(line(text('**a** _b_ 2 * 3 snake_case AT&T &amp; 10~20 $5 C:\\dir a|b [x](y) <b> 1 < 2'))).toBe('\\*\\*a\\*\\* \\_b\\_ 2 * 3 snake_case AT&T \\&amp; 10~20 $5 C:\\dir a|b \\[x](y) \\<b> 1 < 2')
  expect(line(text('# a\n1. b\n- c\n> d\n=== \n---\n|-|'))).toBe('\\# a\n1\\. b\n\\- c\n\\> d\n\\===\n\\---\n\\|-|')
  expect(line(text('+++\na = 1\n+++'))).toBe('\\+++\na = 1\n+++')
  expect(line(text('Date: 1871\nTitle: The lamps'))).toBe('Date\\: 1871\nTitle: The lamps')
  expect(line(text('keeper:: Ann\ntags:: oil'))).toBe('keeper\\:: Ann\ntags:: oil')
  expect(line(text('% The lamps\n% Ann'))).toBe('\\% The lamps\n% Ann')
  expect(line(text('.. title: The lamps\n.. date: 1871'))).toBe('\\.. title: The lamps\n.. date: 1871')
  expect(line(text('Note: the lamps\nare lit at six'))).toBe('Note: the lamps\nare lit at six')
  expect(write(heading(2, 'C# #'))).toBe('## C# \\#\n')
  expect(line(text('a '), {type: 'inlineCode', value: 'b'}, {type: 'inlineCode', value: 'c`d'})).toBe('a `b`<!-- -->``c`d``')
})

test('an address in the text stays whole', () => {
  expect(line(text('see http://a.b/c_d and www.a.b/_x_, 见 https://a.b/*'))).toBe('see http://a.b/c_d and www\\.a.b/\\_x\\_, 见 https\\://a.b/\\*')
  expect(line({type: 'link', url: 'https://a.b/c_d', children: [text('https://a.b/c_d')]})).toBe('<https://a.b/c_d>')
  expect(line({type: 'link', url: 'a b>c', title: 'd\ne', children: [text('f]')]})).toBe('[f\\]](a%20b%3Ec "d e")')
})

test('templates are left alone', () => {
  expect(line(text('{{ page.title_x }} and {{*}} {% a %}'))).toBe('{{ page.title_x }} and \\{{\\*}} {% a %}')
})

test('an entry begins with who said it', () => {
  expect(write(entry({by: '张_三'}, [paragraph('好')]), entry({by: 'B'}, [{type: 'thematicBreak'}]), entry({}, [paragraph('x')]))).toBe('**张_三:** 好\n\n**B:**\n\n***\n\nx\n')
})

test('a table that GFM can hold is one, with rows of one length', () => {
  const rows = [['a', 'b|c'], ['d']].map((cells) => ({type: 'tableRow' as const, children: cells.map((value): TableCell => ({type: 'tableCell', children: [text(value), {type: 'break'}, text('x')]}))}))
  expect(write({type: 'table', align: ['center', 'right', 'left'], children: rows})).toBe('| a<br>x | b\\|c<br>x |  |\n| :-: | --: | :-- |\n| d<br>x |  |  |\n')
})

test('any other table is HTML, and says so', () => {
  const file = new VFile()
  const list: RootContent = {type: 'list', children: [{type: 'listItem', children: [paragraph('b')]}, {type: 'listItem', children: [{type: 'code', value: 'c\n\nd'}]}]}
  const cells = [{type: 'tableCell', data: {colSpan: 2}, children: [text('a'), {type: 'footnoteReference', identifier: '1', label: '1'}]}, {type: 'tableCell', children: []}] as TableCell[]
  const markdown = toMarkdown(documentOf([{type: 'table', children: [{type: 'tableRow', children: cells}, {type: 'tableRow', children: [{type: 'tableCell', children: [list as never]}, {type: 'tableCell', data: {header: true} as never, children: []}]}]}]), {file})
  expect(markdown).toContain('<th colspan="2">a[1]</th></tr>')
  expect(markdown).toContain('<li>b</li>')
  expect(markdown).toContain('c\n<!-- -->\nd')
  expect(markdown.trim()).not.toContain('\n\n')
  expect(file.messages.map(({source, ruleId}) => `${source}:${ruleId}`)).toEqual(['markdown:table-as-html'])
})

test('a table whose cells cannot be lines of GFM is HTML', () => {
  const table = (...nodes: Nodes[]): RootContent => ({type: 'table', children: [{type: 'tableRow', children: [{type: 'tableCell', children: nodes as never}]}]})
  const [definition] = definitions
  expect(write(table(paragraph('a')))).toContain('<th><p>a</p></th>')
  expect(write(table({type: 'inlineMath', value: '|x|'}))).toContain('<code class="language-math math-inline">|x|</code>')
  expect(write(table({type: 'inlineCode', value: 'a\\\\|'}))).toContain('<code>a\\\\|</code>')
  expect(write(table(paragraph([{type: 'linkReference', identifier: 'r', label: 'r', referenceType: 'full', children: [text('a')]}])), definition!)).toContain('<a href="/r">a</a>')
})

test('lists, tasks and code keep their form', () => {
  expect(write(...parse('2. a\n   - b\n   - [x] c\n3. e\n\n* f\n\n  g\n').children)).toBe('2. a\n   - b\n   - [x] c\n3. e\n\n- f\n\n  g\n')
  expect(write({type: 'code', lang: 'js `x`', meta: 'a`b', value: '```'}, {type: 'code', lang: 'ts', meta: 'm', value: ''}, {type: 'math', value: 'a$$b'}, {type: 'math', value: ''})).toBe('````js\n```\n````\n\n```ts m\n```\n\n$$$\na$$b\n$$$\n\n$$\n$$\n')
})

test('every node reads back as it was', () => {
  const document = sample()
  const again = parse(toMarkdown(document))
  expect(toText(again)).toBe(toText(document))
  expect(toMarkdown(again)).toBe(toMarkdown({...document, children: again.children}))
})

test('a thousand levels are no trouble', () => {
  let deep: RootContent = paragraph('a')
  for (let level = 0; level < 990; level++) deep = {type: 'blockquote', children: [deep as never]}
  expect(write(deep)).toMatch(/> a\n$/u)
})

const metadata: Metadata = {
  title: '2019: "a" #b', subtitle: 'yes', authors: ['甲', 'no'], published: '2019-10-26', modified: '2019-10-26T08:00:00+08:00', language: 'zh-CN', url: 'https://a.b/c', site: '站',
  description: '多行\n文字', image: 'https://a.b/a.png', tags: ['1', 'a: b'], license: 'CC BY 4.0', translationOf: 'https://d.e/f', extra: {layout: 'post', weight: 3, draft: false, list: [1, 'x']}
}

test('front matter from the metadata reads back as the same metadata', () => {
  const markdown = toMarkdown(documentOf([paragraph('正文。')], {metadata}), {frontMatter: true})
  const [again] = normalize({value: markdown, path: 'a.md'}, {adapter: 'markdown-post', profile: 'keep-all'})
  expect(again?.data.metadata).toEqual(metadata)
  expect(toMarkdown(documentOf([paragraph('a')]), {frontMatter: true})).toBe('a\n')
})
