import type {Nodes} from 'mdast'
import type {Document, LedgerEntry} from '../document.ts'
import {visibleText} from '../text.ts'
import {writeMarkdown} from './markdown.ts'
import {shape} from './shape.ts'
import {writeText} from './text.ts'

/** One row of a table of documents: always the same columns of the same types, in the same order; what is absent is empty. */
export type DocumentRecord = {
  readonly id: string
  readonly text: string
  readonly markdown: string
  readonly title: string
  readonly authors: string[]
  readonly published: string
  readonly modified: string
  readonly language: string
  readonly url: string
  readonly site: string
  readonly tags: string[]
  readonly kind: string
  readonly suspect: boolean
  readonly adapter: string
  readonly path: string
  readonly encoding: string
  /** UTF-16 units of `text`. */
  readonly characters: number
  /** Characters that a reader sees in the document, white space aside. */
  readonly kept: number
  /** The same of what was removed; what was moved to the metadata is not counted. */
  readonly removed: number
  /** `Metadata` as JSON. */
  readonly metadata: string
  /** `LedgerEntry[]` as JSON. */
  readonly ledger: string
  readonly schema: 1
}

/** Write a document as a flat record that loaders of data sets take without a schema. */
export function toRecord(document: Document): DocumentRecord {
  const {id, metadata, provenance, verdict, ledger} = document.data
  const root = shape(document, {labels: true})
  const text = writeText(root)
  return {
    id, text, markdown: writeMarkdown(root),
    title: metadata.title ?? '', authors: [...(metadata.authors ?? [])],
    published: metadata.published ?? '', modified: metadata.modified ?? '', language: metadata.language ?? '',
    url: metadata.url ?? provenance.url ?? '', site: metadata.site ?? '', tags: [...(metadata.tags ?? [])],
    kind: verdict.kind, suspect: verdict.suspect,
    adapter: provenance.adapter, path: provenance.path ?? '', encoding: provenance.encoding.label,
    characters: text.length,
    kept: shown(document),
    removed: ledger.reduce((sum, entry) => sum + lost(entry), 0),
    metadata: JSON.stringify(metadata), ledger: JSON.stringify(ledger), schema: 1
  }
}

// Characters that a reader sees, block by block, since all of a long document would have to be put together first.
function shown(node: Nodes): number {
  return node.type === 'root' || node.type === 'entry' ? node.children.reduce((sum, child) => sum + shown(child), 0) : size(visibleText(node))
}

// Characters that are no white space.
function size(value: string): number {
  let count = 0
  for (let at = 0; at < value.length; at++) if (!isSpace(value.charCodeAt(at))) count++
  return count
}

const isSpace = (code: number): boolean => (code <= 32 ? code === 32 || (code >= 9 && code <= 13) : code >= 160 && (code < 0x3000 ? isRareSpace(code) : code === 0x3000 || code === 0xfeff))
const isRareSpace = (code: number): boolean => code === 160 || code === 0x1680 || (code >= 0x2000 && /\s/u.test(String.fromCharCode(code)))

function lost({category, before, after = ''}: LedgerEntry): number {
  if (category === 'metadata') return 0
  return Math.max(0, size(typeof before === 'string' ? before : visibleText(before)) - size(after))
}
