import {explainPage, type DocumentSummary} from '../src/page/index.ts'
import type {Category} from '../src/document.ts'
import type {Cleaner} from '../src/edit.ts'
import {account, normalize} from '../src/index.ts'
import type {NormalizeOptions} from '../src/normalize.ts'
import type {SourceObject} from '../src/source.ts'
import {visibleText} from '../src/text.ts'

export const prose = 'The ferry leaves the old harbour at seven and reaches the island before the shops open their doors.'
export const chinese = '渡船在两个岛之间往返了三十年，船长换过五任，航线却从来没有变过，岛上的人都说听见汽笛就知道该去码头接人了。'

/** A page of our own, with everything that a page about it must not be led astray by. */
export const source = `<!doctype html><html lang="en"><head><title>Ferry times – Harbour Notes</title>
<meta name="author" content="Mira Holt"><meta property="article:published_time" content="2021-03-04T07:00:00+01:00">
<script>var text = "</scr" + "ipt>"</script></head><body>
<nav><a href="/a">Home</a> <a href="/b">News</a> <a href="/c">Boats</a></nav>
<article><h1>Ferry times</h1><p class="byline">By Mira Holt</p>
<p>${prose}</p><p>Somebody wrote &lt;/script&gt;&lt;script&gt;document.title = "taken over"&lt;/script&gt; and <b>bold</b> &amp;amp; more, and &lt;img src=x onerror="document.title = 'taken over'"&gt;.</p>
<p>${chinese}</p><p>Right to left \u202egnorw\u202c, a mark\u200f, nothing\0, and half a character.</p>
<p><img src="https://harbour.example/ferry.jpg" alt="The ferry"> <a href="javascript:document.title='taken over'">a link</a></p>
<p>${prose.replace('seven', 'nine')}</p><p>长按识别二维码，加入船友会</p></article>
<aside class="related"><h2>Related</h2><ul><li><a href="/1">The yard by the river</a></li><li><a href="/2">Ice in the harbour</a></li></ul></aside>
<footer>© 2021 Harbour Notes. All rights reserved.</footer></body></html>
`

export function explained(input: SourceObject, options: NormalizeOptions = {}, limit?: number): string {
  const run = normalize(input, options)
  const documents = [...run]
  return explainPage(run.file, documents, account(run.file, documents), limit === undefined ? {} : {limit})
}

const cuts: ReadonlyArray<readonly [rule: string, category: Category, text: string]> = [
  ['scan-code', 'promotion', '二维码'], ['footer', 'legal', 'All rights reserved'], ['menu', 'navigation', 'Boats'], ['list', 'related', 'Ice in the harbour'], ['byline', 'metadata', 'By Mira Holt']
]

/** Takes out what it is told, so that tests of pages do not hang on what the built-in cleaners think of a source. */
const scissors: Cleaner = {
  name: 'scissors', version: 1, rules: cuts.map(([id, category]) => ({id, category, what: 'what a test names', matches: [], spares: []})),
  propose: ({children}) => children.flatMap((node) => {
    const cut = cuts.find(([, , text]) => visibleText(node).includes(text))
    return cut ? [{op: 'remove' as const, node, rule: cut[0], reason: `it says \`${cut[2]}\``}] : []
  })
}

/** The page, as it is explained. */
export const explainedPage = (): string => explained({value: source, path: 'ferry.html', url: 'https://harbour.example/ferry'}, {cleaners: [scissors]})

const item: DocumentSummary = {
  input: 'posts/ferry.md', path: 'posts/ferry.md', url: '', id: 'id1:a', title: 'Ferry times', adapter: 'markdown-post@1', kind: 'article', suspect: false, reasons: [], characters: 1000, kept: 800,
  removed: {promotion: 200}, ledger: [{rule: 'promotion@1/scan-code', category: 'promotion', reason: 'asks to scan', text: '长按识别二维码，加入船友会', line: 7}]
}

/** Documents of a run, as the batch engine sums them up. */
export const items: readonly DocumentSummary[] = [
  item, {...item, input: 'posts/late.md', path: 'posts/late.md', title: '晚点的渡船', kept: 300, removed: {promotion: 100, legal: 80, navigation: 400}},
  {...item, input: 'pages/check.html', path: 'pages/check.html', title: 'A verification page', adapter: 'news-page@1', kind: 'stub', suspect: true, reasons: [{ruleId: 'stub:captcha', reason: 'Unexpected verification page, expected content'}], kept: 40, removed: {navigation: 60}}
]
