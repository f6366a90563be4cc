import {VFile} from 'vfile'
import type {Adapter, Claim} from './adapter.ts'
import type {Document} from './document.ts'
import {openSource, type Input, type SourceOptions} from './source.ts'
import {claims, containers, merger, spanOf, tile, type Container, type Span, type SpanClass} from './span.ts'

export interface Accounts {
  /** Of the decoded source. */
  length: number
  /** Without overlap or gap, from 0 to `length`. */
  spans: Span[]
  /** Characters of each class. */
  totals: Record<SpanClass, number>
  /** Characters that nobody answers for: always 0, or an adapter or cleaner is wrong. */
  unaccounted: number
}

export interface AccountOptions extends SourceOptions {
  readonly adapters?: readonly Adapter[]
}

/**
 * Say of every character of a source what became of it.
 *
 * Leaves of the trees are content, leaves below a ledger entry are removed, front matter and the places of evidence are
 * metadata. What no leaf holds must be white space, or be claimed as syntax by the adapter that read it, which looks at those
 * characters anew; what nobody claims is `unaccounted`.
 *
 * Give the VFile that was given to `normalize`; any other input is read again, to learn what was rejected.
 */
export function account(input: Input, documents: readonly Document[], options: AccountOptions = {}): Accounts {
  const {text, rejected, adapters} = remember(input, documents, options)
  const held = tile([...documents.flatMap(claims), ...rejected], text.length)
  const holders = documents.flatMap(containers).sort((a, b) => a.start - b.start || b.end - a.end)
  const spans = fill({text, held, holders, adapters})
  const totals: Record<SpanClass, number> = {content: 0, metadata: 0, removed: 0, markup: 0, whitespace: 0, rejected: 0, unaccounted: 0}
  for (const {class: kind, start, end} of spans) totals[kind] += end - start
  return {length: text.length, spans, totals, unaccounted: totals.unaccounted}
}

interface Remembered {
  text: string
  rejected: Span[]
  /** The adapter that read a document. */
  adapters(document: Document): Adapter | undefined
}

function remember(input: Input, documents: readonly Document[], {adapters = [], ...options}: AccountOptions): Remembered {
  const known = input instanceof VFile ? input.data.palimpsest : undefined
  const given = known?.adapter
  if (known && given) return {text: known.text, rejected: known.rejected.flatMap((place) => spanOf(place, 'rejected')), adapters: () => given}
  const named = ({data}: Document): Adapter | undefined => adapters.find(({name, version}) => data.provenance.adapter === `${name}@${version}`)
  const file = openSource(input, options)
  for (const adapter of new Set(documents.map(named))) if (adapter) for (const _ of adapter.read(file)) continue
  const {text = '', rejected = []} = file.data.palimpsest ?? {}
  return {text, rejected: rejected.flatMap((place) => spanOf(place, 'rejected')), adapters: named}
}

interface Filling extends Pick<Remembered, 'text' | 'adapters'> {
  held: readonly Span[]
  holders: readonly Container[]
}

// Between the spans that are held stand white space and what the adapter claims, by the innermost node that holds the place.
function fill({text, held, holders, adapters}: Filling): Span[] {
  const {spans, add} = merger()
  const memory = new WeakMap<Document, unknown>()
  const open: Container[] = []
  let next = 0
  let at = 0
  const claimed = (slice: string, holder = open.at(-1)): Iterable<Claim> => {
    const claim = holder && adapters(holder.document)?.claim
    return claim ? claim({text: slice, start: at, node: holder.node, document: holder.document, memory}) : []
  }
  const fillTo = (to: number): void => {
    while (at < to) {
      while (next < holders.length && holders[next]!.start <= at) open.push(holders[next++]!)
      while (open.length > 0 && open.at(-1)!.end <= at) open.pop()
      const end = Math.min(to, open.at(-1)?.end ?? to, holders[next]?.start ?? to)
      const slice = text.slice(at, end)
      if (slice.trim() === '') add({class: 'whitespace', start: at, end})
      else explain(slice, at, claimed(slice), open.at(-1)?.document.data.id, add)
      at = end
    }
  }
  for (const span of held) {
    fillTo(span.start)
    add(span)
    at = span.end
  }
  fillTo(text.length)
  return spans
}

function explain(slice: string, start: number, claims: Iterable<Claim>, document: string | undefined, add: (span: Span) => void): void {
  let at = start
  for (const {class: kind, start: from, end} of claims) {
    remain(slice.slice(at - start, from - start), at, add)
    add(document === undefined ? {class: kind, start: from, end} : {class: kind, start: from, end, document})
    at = end
  }
  remain(slice.slice(at - start), at, add)
}

const blank = /[\s\u200b-\u200d\u2060]/u

function remain(slice: string, start: number, add: (span: Span) => void): void {
  if (slice === '') return
  if (slice.trim() === '') return add({class: 'whitespace', start, end: start + slice.length})
  for (const {0: run, index} of slice.matchAll(/[\s\u200b-\u200d\u2060]+|[^\s\u200b-\u200d\u2060]+/gu)) {
    add({class: blank.test(run) ? 'whitespace' : 'unaccounted', start: start + index, end: start + index + run.length})
  }
}
