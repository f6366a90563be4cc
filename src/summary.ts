import type {Category, DocumentKind, Reason} from './document.ts'

/** What became of one document of a run: small, so that a million of them can be streamed to a report. */
export interface DocumentSummary {
  /** The file, archive or stream that was read, as the run names it. */
  readonly input: string
  /** The document's own path, where it has one: that of a record in an archive differs from `input`. */
  readonly path: string
  readonly url: string
  readonly id: string
  readonly title: string
  readonly adapter: string
  readonly kind: DocumentKind
  readonly suspect: boolean
  readonly reasons: readonly Reason[]
  /** UTF-16 units of the document's part of the decoded source; `kept` and `removed` are shares of it. */
  readonly characters: number
  /** Characters that are content. */
  readonly kept: number
  /** Characters that were taken out, by category; what went to the metadata is not among them. */
  readonly removed: {readonly [category in Category]?: number}
  /** What was taken out, the largest first: a few of them. */
  readonly ledger: readonly SummaryLine[]
}

/** One removal, as a line of text. */
export interface SummaryLine {
  readonly rule: string
  readonly category: Category
  readonly reason: string
  /** What stood there, on one line, at most 200 characters. */
  readonly text: string
  readonly line: number
}
