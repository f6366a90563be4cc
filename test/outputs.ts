/** What tests of outputs share. */

import {mathFromMarkdown} from 'mdast-util-math'
import type {Root, RootContent} from 'mdast'
import {math} from 'micromark-extension-math'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified, type Processor} from 'unified'
import {entry, heading, paragraph, type Document, type DocumentData} from '../src/document.ts'

/** A document of some nodes. */
export function documentOf(children: RootContent[], data: Partial<DocumentData> = {}): Document {
  return {
    type: 'root', children,
    data: {
      schema: 1, id: 'id1:0', metadata: {}, evidence: {}, ledger: [], verdict: {kind: 'article', suspect: false, reasons: []},
      provenance: {adapter: 'test@1', encoding: {label: 'utf-8', source: 'utf-8', replaced: 0}}, ...data
    }
  }
}

function withMath(this: Processor): void {
  const data = this.data() as {micromarkExtensions?: unknown[]; fromMarkdownExtensions?: unknown[]}
  ;(data.micromarkExtensions ??= []).push(math())
  ;(data.fromMarkdownExtensions ??= []).push(mathFromMarkdown())
}

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkCjkFriendly).use(withMath).freeze()

/** Read Markdown with CommonMark, GFM, mathematics and friendliness to CJK. */
export function parse(markdown: string): Document {
  return documentOf((processor.parse(markdown) as Root).children)
}

/** A text without any white space. */
export const bare = (text: string): string => text.replace(/\s/gu, '')

/** A document with a node of every type. */
export function sample(): Document {
  const nodes = parse('# 一\n\na *b* **c** ~~d~~ `e` $f$\\\n[g](h "i") ![j](k) [l][m] ![n][m] [^o] <br>\n\n> p\n\n3. q\n4. - [x] r\n\n| s | t |\n|:--|--:|\n| u | v |\n\n***\n\n```js w\nx\n```\n\n$$\ny\n$$\n\n<div>z</div>\n\n[m]: m\n\n[^o]: o\n')
  return documentOf([
    {type: 'yaml', value: 'title: 一'}, {type: 'toml', value: 'a = 1'}, {type: 'json', value: '{}'}, ...nodes.children,
    entry({by: '甲', at: '2019-10-26', id: '1', number: 1, replyTo: '0'}, [paragraph('hello'), heading(2, 'there')])
  ], {
    metadata: {title: '一', authors: ['甲'], tags: [], published: '2018-01', extra: {a: [1, null, {b: true}]}},
    evidence: {title: [{value: '一', from: 'h1', raw: ' 一', why: 'first', place: {start: {line: 1, column: 1, offset: 0}, end: {line: 1, column: 2, offset: 1}}}]},
    ledger: [{rule: 'promotion@1/qr', category: 'promotion', reason: 'x', op: 'remove', path: [1, 2], pass: 1, before: paragraph('扫码')}]
  })
}
