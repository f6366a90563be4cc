import type {Nodes} from 'mdast'
import type {Accounts} from '../account.ts'
import type {Category, Document, LedgerEntry} from '../document.ts'
import type {Span} from '../span.ts'
import type {DocumentSummary, SummaryLine} from '../summary.ts'
import {visibleText} from '../text.ts'

/** How many removals a summary shows. */
export const shownLines = 20

/** Sum up the documents of one source from its accounts. */
export function summarize(input: string, documents: readonly Document[], {spans}: Pick<Accounts, 'spans'>): DocumentSummary[] {
  const own = new Map<string, Span[]>(documents.map(({data}) => [data.id, []]))
  for (const span of spans) if (span.document !== undefined) own.get(span.document)?.push(span)
  return documents.map((document) => summaryOf(input, document, own.get(document.data.id)!))
}

function summaryOf(input: string, {data}: Document, spans: readonly Span[]): DocumentSummary {
  const {id, metadata, provenance, verdict, ledger} = data
  const {start, end} = provenance.place ?? {}
  return {
    input, path: provenance.path ?? '', url: metadata.url ?? provenance.url ?? '', id, title: metadata.title ?? '',
    adapter: provenance.adapter, kind: verdict.kind, suspect: verdict.suspect, reasons: verdict.reasons,
    characters: (end?.offset ?? 0) - (start?.offset ?? 0), ...shares(ledger, spans), ledger: largest(ledger)
  }
}

function shares(ledger: readonly LedgerEntry[], spans: readonly Span[]): Pick<DocumentSummary, 'kept' | 'removed'> {
  const categories = new Map(ledger.map(({rule, category}) => [rule, category]))
  const removed: {[category in Category]?: number} = {}
  let kept = 0
  for (const {class: kind, rule = '', start, end} of spans) {
    const category = categories.get(rule)
    if (kind === 'content') kept += end - start
    else if (kind === 'removed' && category !== undefined) removed[category] = (removed[category] ?? 0) + end - start
  }
  return {kept, removed}
}

function largest(ledger: readonly LedgerEntry[]): SummaryLine[] {
  const taken = ledger.filter(({category}) => category !== 'metadata').map((entry) => ({entry, text: textOf(entry)}))
  return taken.sort((a, b) => b.text.length - a.text.length).slice(0, shownLines).map(({entry: {rule, category, reason, place}, text}) => ({
    rule, category, reason, text: text.length > 200 ? `${text.slice(0, 199).replace(loneHigh, '')}…` : text, line: place?.start.line ?? 0
  }))
}

// Half of a character outside of the basic plane.
const loneHigh = /[\ud800-\udbff]$/u

function textOf({before}: LedgerEntry): string {
  return (typeof before === 'string' ? before : visibleText(before).trim() || describe(before)).slice(0, 2000).replace(/\s+/gu, ' ').trim()
}

// What a reader sees of a node without text: `(image https://…)`.
function describe(node: Nodes): string {
  const inside = 'children' in node ? node.children.map(describe).join(' ') : ''
  return inside === '' ? `(${node.type}${'url' in node ? ` ${node.url}` : ''})` : inside
}
