import type {Position} from 'unist'
import {VFile} from 'vfile'
import type {Adapter, Claim} from './adapter.ts'
import type {Document} from './document.ts'
import {openSource, type Input, type SourceOptions} from './source.ts'
import {claimPlace, extentOf, holdingsOf, innermost, merger, overlay, spansOf, tile, type Hold, type Holdings, type Owner, type Parts, type Span, type SpanClass} from './span.ts'

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
  const known = remember(input, documents, options)
  const {text} = known
  const parts = fill(known, groupsOf(documents)) ?? fill(known, [documents])!
  const totals: Record<SpanClass, number> = {content: 0, metadata: 0, removed: 0, markup: 0, whitespace: 0, rejected: 0, unaccounted: 0}
  for (let index = 0; index < parts.owners.length; index++) totals[parts.owners[index]!.class] += parts.ends[index]! - parts.starts[index]!
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

/** Threads of a table lie one behind the other: so many are looked at together, and what they hold is forgotten again. */
const together = 64

function* groupsOf(documents: readonly Document[]): Iterable<readonly Document[]> {
  for (let index = 0; index < documents.length; index += together) yield documents.slice(index, index + together)
}

const space: Owner = {class: 'whitespace'}
const left: Owner = {class: 'rejected'}

/** Lay what groups of documents hold over the source, one group behind the other; nothing where one reaches back into another. */
function fill({text, rejected, adapters}: Remembered, groups: Iterable<readonly Document[]>): Parts | undefined {
  const {parts, add} = merger()
  const fillGroup = filler(text, adapters, add)
  const others = rejected.toSorted((a, b) => a.start.offset! - b.start.offset!)
  let next = 0
  let at = 0
  for (const documents of groups) {
    const holdings = holdingsOf(documents)
    const extent = extentOf(holdings)
    if (extent.start < at) return undefined
    for (at = Math.max(at, extent.end); others[next] && others[next]!.start.offset! < at; next++) {
      claimPlace(holdings.claims, others[next], left)
      at = Math.max(at, others[next]!.end.offset!)
    }
    fillGroup(holdings, at)
  }
  const rest = holdingsOf([])
  for (const place of others.slice(next)) claimPlace(rest.claims, place, left)
  fillGroup(rest, text.length)
  return parts
}

// Between the spans that are held stand white space and what the adapter claims, by the innermost node that holds the place.
function filler(text: string, adapters: Remembered['adapters'], add: Hold): (holdings: Holdings, end: number) => void {
  const memory = new WeakMap<object, unknown>()
  let at = 0
  return ({claims, evidence, containers}, last) => {
    const addGap = overlay(evidence, add)
    const holders = innermost(containers)
    const fillTo = (to: number): void => {
      while (at < to) {
        const holder = holders.find(at)
        const end = Math.min(to, holders.until(holder))
        if (isBlank(text, at, end)) addGap(space, at, end)
        else {
          const [slice, document] = [text.slice(at, end), containers.documents[holder]]
          const claimed = document && adapters(document)?.claim?.({text: slice, start: at, node: containers.nodes[holder]!, document, memory})
          explain(slice, at, claimed ?? [], document, addGap)
        }
        at = end
      }
    }
    tile(claims, text.length, (owner, start, end) => {
      fillTo(start)
      add(owner, start, end)
      at = end
    })
    fillTo(Math.min(last, text.length))
  }
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

function explain(slice: string, start: number, claims: Iterable<Claim>, document: Document | undefined, add: Hold): void {
  let at = start
  for (const {class: kind, start: from, end} of claims) {
    if (at < from) remain(slice.slice(at - start, from - start), at, add)
    add(document === undefined ? {class: kind} : {class: kind, document: document.data.id}, from, end)
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
