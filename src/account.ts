import type {Position} from 'unist'
import {VFile} from 'vfile'
import type {Adapter, Claim} from './adapter.ts'
import type {Document} from './document.ts'
import {openSource, type Input, type SourceOptions} from './source.ts'
import {claimPlace, holdingsOf, merger, overlay, spansOf, tile, type Hold, type Holdings, type Owner, type Parts, type Span, type SpanClass} from './span.ts'

export interface Accounts {
  /** Of the decoded source. */
  length: number
  /** Without overlap or gap, from 0 to `length`. */
  readonly spans: Span[]
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
  const holdings = holdingsOf(documents)
  for (const place of rejected) claimPlace(holdings.claims, place, {class: 'rejected'})
  const parts = fill({text, ...holdings, adapters})
  const totals: Record<SpanClass, number> = {content: 0, metadata: 0, removed: 0, markup: 0, whitespace: 0, rejected: 0, unaccounted: 0}
  for (const [index, {class: kind}] of parts.owners.entries()) totals[kind] += parts.ends[index]! - parts.starts[index]!
  let spans: Span[] | undefined
  return {
    length: text.length,
    // Made when they are asked for: most who account want the totals.
    get spans() {
      return (spans ??= spansOf(parts))
    },
    totals,
    unaccounted: totals.unaccounted
  }
}

interface Remembered {
  text: string
  rejected: readonly Position[]
  /** The adapter that read a document. */
  adapters(document: Document): Adapter | undefined
}

function remember(input: Input, documents: readonly Document[], {adapters = [], ...options}: AccountOptions): Remembered {
  const known = input instanceof VFile ? input.data.palimpsest : undefined
  const given = known?.adapter
  if (known && given) return {text: known.text, rejected: known.rejected, adapters: () => given}
  const named = ({data}: Document): Adapter | undefined => adapters.find(({name, version}) => data.provenance.adapter === `${name}@${version}`)
  const file = openSource(input, options)
  for (const adapter of new Set(documents.map(named))) if (adapter) for (const _ of adapter.read(file)) continue
  const {text = '', rejected = []} = file.data.palimpsest ?? {}
  return {text, rejected, adapters: named}
}

type Filling = Holdings & Pick<Remembered, 'text' | 'adapters'>

const space: Owner = {class: 'whitespace'}

// Between the spans that are held stand white space and what the adapter claims, by the innermost node that holds the place.
function fill({text, claims, evidence, containers, adapters}: Filling): Parts {
  const {parts, add} = merger()
  const addGap = overlay(evidence, add)
  const memory = new WeakMap<object, unknown>()
  const {starts, ends, nodes, documents} = containers
  const open: number[] = []
  let next = 0
  let at = 0
  const claimed = (slice: string, holder: number | undefined): Iterable<Claim> => {
    const document = holder === undefined ? undefined : documents[holder]
    return (document && adapters(document)?.claim?.({text: slice, start: at, node: nodes[holder!]!, document, memory})) ?? []
  }
  const fillTo = (to: number): void => {
    while (at < to) {
      while (next < starts.length && starts[next]! <= at) open.push(next++)
      while (open.length > 0 && ends[open.at(-1)!]! <= at) open.pop()
      const holder = open.at(-1)
      const end = Math.min(to, holder === undefined ? to : ends[holder]!, starts[next] ?? to)
      if (isBlank(text, at, end)) addGap(space, at, end)
      else {
        const slice = text.slice(at, end)
        explain(slice, at, claimed(slice, holder), holder === undefined ? undefined : documents[holder]!.data.id, addGap)
      }
      at = end
    }
  }
  tile(claims, text.length, (owner, start, end) => {
    fillTo(start)
    add(owner, start, end)
    at = end
  })
  fillTo(text.length)
  return parts
}

// Most gaps are a line end or two, which need no slice to be known.
function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code === 32 || (code >= 9 && code <= 13)) continue
    return code >= 160 && text.slice(at, end).trim() === ''
  }
  return true
}

function explain(slice: string, start: number, claims: Iterable<Claim>, document: string | undefined, add: Hold): void {
  let at = start
  for (const {class: kind, start: from, end} of claims) {
    if (at < from) remain(slice.slice(at - start, from - start), at, add)
    add(document === undefined ? {class: kind} : {class: kind, document}, from, end)
    at = end
  }
  if (at < start + slice.length) remain(slice.slice(at - start), at, add)
}

const blank = /[\s\u200b-\u200d\u2060]/u

function remain(slice: string, start: number, add: Hold): void {
  if (isBlank(slice, 0, slice.length)) return add(space, start, start + slice.length)
  for (const {0: run, index} of slice.matchAll(/[\s\u200b-\u200d\u2060]+|[^\s\u200b-\u200d\u2060]+/gu)) {
    add({class: blank.test(run) ? 'whitespace' : 'unaccounted'}, start + index, start + index + run.length)
  }
}
