import type {Nodes} from 'mdast'
import type {Accounts} from '../account.ts'
import type {Candidate, Document, LedgerEntry} from '../document.ts'
import type {Span, SpanClass} from '../span.ts'
import {visibleText} from '../text.ts'

/** What became of one source, as data: `palimpsest explain --json`. */
export interface Explanation {
  readonly source: string
  /** UTF-16 units of the decoded source. */
  readonly characters: number
  readonly encoding: string
  readonly totals: {readonly [part in SpanClass]?: number}
  readonly documents: readonly Explained[]
}

export interface Explained {
  readonly id: string
  readonly adapter: string
  readonly kind: string
  readonly suspect: boolean
  readonly reasons: readonly string[]
  readonly metadata: ReadonlyArray<{readonly field: string; readonly value: string; readonly from: string}>
  readonly taken: readonly Taken[]
}

/** What one rule took out of a document. */
export interface Taken {
  readonly rule: string
  readonly category: string
  readonly characters: number
  readonly items: ReadonlyArray<{readonly line: number; readonly reason: string; readonly text: string}>
}

/** Put together what became of a source. */
export function explain(source: string, documents: readonly Document[], {length, totals, spans}: Accounts): Explanation {
  const {label = 'none', source: known = 'none'} = documents[0]?.data.provenance.encoding ?? {}
  return {source, characters: length, encoding: `${label} (${known})`, totals, documents: documents.map((document) => explained(document, spans))}
}

function explained({data}: Document, spans: readonly Span[]): Explained {
  const {id, provenance, verdict, evidence, ledger} = data
  const own = new Map<string, number>()
  for (const {document, rule, start, end} of spans) if (document === id && rule) own.set(rule, (own.get(rule) ?? 0) + end - start)
  const rules = new Map<string, LedgerEntry[]>(ledger.map(({rule}) => [rule, []]))
  for (const entry of ledger) rules.get(entry.rule)!.push(entry)
  return {
    id, adapter: provenance.adapter, kind: verdict.kind, suspect: verdict.suspect, reasons: verdict.reasons.map(({reason, ruleId}) => `${reason} [${ruleId}]`),
    metadata: Object.entries(evidence).flatMap(([field, candidates]) => candidates.slice(0, 1).map((first) => ({field, ...winner(first)}))),
    taken: [...rules].map(([rule, entries]) => ({rule, category: entries[0]!.category, characters: own.get(rule) ?? 0, items: entries.map(item)}))
  }
}

function winner({value, from}: Candidate): {value: string; from: string} {
  return {value: typeof value === 'string' ? value : value.join(', '), from}
}

function item({before, after, place, reason}: LedgerEntry): Taken['items'][number] {
  const text = typeof before === 'string' ? before : visibleText(before).trim() || describe(before)
  return {line: place?.start.line ?? 0, reason, text: after === undefined ? text : `${text} → ${after}`}
}

// What a reader sees of a node without text: `(image https://…)`.
function describe(node: Nodes): string {
  const inside = 'children' in node ? node.children.map(describe).join(' ') : ''
  return inside === '' ? `(${node.type}${'url' in node ? ` ${node.url}` : ''})` : inside
}
