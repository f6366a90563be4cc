import type {Root} from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import type {Document, DocumentData} from '../src/document.ts'

const processor = unified().use(remarkParse).use(remarkGfm).freeze()

/** A document of Markdown, read without any adapter. */
export function documentOf(markdown: string, data: Partial<DocumentData> = {}): Document {
  const root: Root = processor.parse(markdown)
  return {
    ...root,
    data: {
      schema: 1, id: 'id1:test', metadata: {}, evidence: {}, provenance: {adapter: 'test@1', encoding: {label: 'utf-8', source: 'string', replaced: 0}}, ledger: [],
      verdict: {kind: 'article', suspect: false, reasons: []}, ...data
    }
  }
}
