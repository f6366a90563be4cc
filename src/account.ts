import type {Position} from 'unist'
import {VFile} from 'vfile'
import type {Adapter, Claim} from './adapter.ts'
import type {Document} from './document.ts'
import {claimPlace, extentOf, gatherer, innermost, type Holdings} from './holdings.ts'
import {openSource, type Input, type SourceOptions} from './source.ts'
import {merger, overlay, spansOf, tile, totalsOf, type Hold, type Owner, type Span, type SpanClass, type Tiles} from './span.ts'

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
 * Give the VFile that was given to `normalize`; any other input is read again, to learn what was rejected. Documents in an array may come
 * in any order. Any other iterable is accounted for as it goes, as `normalize` gives it: each document holds what none before it did.
 */
export function account(input: Input, documents: Iterable<Document>, options: AccountOptions = {}): Accounts {
  const given = knownOf(input)
  const list = Array.isArray(documents) || !given ? [...documents] : undefined
  const known = given ?? readAgain(input, list!, options)
  const {text} = known
  const tiles = list ? fill(known, groupsOf(list), false) ?? fill(known, [list], true)! : fill(known, groupsOf(documents), true)!
  const totals = totalsOf(tiles)
  let spans: Span[] | undefined
  return {
    length: text.length,
    // Made when they are asked for: most who account want the totals.
    get spans() {
      return (spans ??= spansOf(tiles))
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

function knownOf(input: Input): Remembered | undefined {
  const known = input instanceof VFile ? input.data.palimpsest : undefined
  const adapter = known?.adapter
  return known && adapter && {text: known.text, rejected: known.rejected, adapters: () => adapter}
}

function readAgain(input: Input, documents: readonly Document[], {adapters = [], ...options}: AccountOptions): Remembered {
  const named = ({data}: Document): Adapter | undefined => adapters.find(({name, version}) => data.provenance.adapter === `${name}@${version}`)
  const file = openSource(input, options)
  for (const adapter of new Set(documents.map(named))) if (adapter) for (const _ of adapter.read(file)) continue
  const {text = '', rejected = []} = file.data.palimpsest ?? {}
  return {text, rejected, adapters: named}
}

/** Threads of a table lie one behind the other: so many are looked at together while they are near, and what they hold is forgotten again. */
const together = 16

function* groupsOf(documents: Iterable<Document>): Iterable<Document[]> {
  let group: Document[] = []
  for (const document of documents) {
    if (group.push(document) < together) continue
    yield group
    group = []
  }
  yield group
}

const space: Owner = {class: 'whitespace'}
const left: Owner = {class: 'rejected'}

/** Lay what groups of documents hold over the source, one group behind the other; where one reaches back, what is left to it, or nothing at all. */
function fill({text, rejected, adapters}: Remembered, groups: Iterable<readonly Document[]>, lenient: boolean): Tiles | undefined {
  const {tiles, add} = merger()
  const fillGroup = filler(text, adapters, add)
  const others = rejectionsIn(rejected)
  const holdingsOf = gatherer()
  let at = 0
  for (const documents of groups) {
    const holdings = holdingsOf(documents)
    const {start, end} = extentOf(holdings)
    if (start < at && !lenient) return undefined
    at = others.claim(holdings, Math.max(at, end))
    fillGroup(holdings, at)
  }
  const rest = holdingsOf([])
  others.claim(rest, Infinity)
  fillGroup(rest, text.length)
  return tiles
}

/** Claims what was rejected before an offset, and says how far that reaches; while a source is being read, more may be rejected. */
function rejectionsIn(rejected: readonly Position[]): {claim(holdings: Holdings, before: number): number} {
  const waiting: Position[] = []
  let seen = 0
  return {
    claim(holdings, before) {
      while (seen < rejected.length) waiting.push(rejected[seen++]!)
      waiting.sort((a, b) => b.start.offset! - a.start.offset!)
      let at = before
      for (let place = waiting.at(-1); place && place.start.offset! < at; place = waiting.at(-1)) {
        claimPlace(holdings.claims, waiting.pop(), left)
        at = Math.max(at, place.end.offset!)
      }
      return at
    }
  }
}

// Between the spans that are held stand white space and what the adapter claims, by the innermost node that holds the place.
function filler(text: string, adapters: Remembered['adapters'], add: Hold): (holdings: Holdings, end: number) => void {
  const memory = new WeakMap<object, unknown>()
  const ownerOf = claimants()
  let at = 0
  return ({claims, evidence, containers}, last) => {
    const addGap = overlay(evidence, add)
    const holders = innermost(containers)
    const explain = (holder: number, start: number, end: number): void => {
      const document = containers.documents[holder]!
      const claimed = adapters(document)?.claim?.({text: text.slice(start, end), start, node: containers.nodes[holder]!, document, memory}) ?? none
      let done = start
      // Claims mostly are an array of one, which needs no iterator.
      for (const claim of Array.isArray(claimed) ? claimed : [...claimed]) {
        // One that reaches back out of its gap is about other characters than it says.
        if (claim.start < done) continue
        if (done < claim.start) remain(text, done, claim.start, addGap)
        addGap(ownerOf(claim.class, document), claim.start, claim.end)
        done = claim.end
      }
      if (done < end) remain(text, done, end, addGap)
    }
    const fillTo = (to: number): void => {
      while (at < to) {
        const holder = holders.find(at)
        const end = Math.min(to, holders.until(holder))
        if (isBlank(text, at, end)) addGap(space, at, end)
        else if (holder === -1) remain(text, at, end, addGap)
        else explain(holder, at, end)
        at = end
      }
    }
    tile(claims, text.length, (owner, start, end) => {
      if (end <= at) return
      fillTo(start)
      add(owner, Math.max(start, at), end)
      at = end
    })
    fillTo(Math.min(last, text.length))
  }
}

const none: readonly Claim[] = []

// Claims in the name of one document follow each other.
function claimants(): (kind: Claim['class'], document: Document) => Owner {
  let last: Document | undefined
  let owners: {readonly markup: Owner; readonly metadata: Owner}
  return (kind, document) => {
    if (document !== last) {
      last = document
      owners = {markup: {class: 'markup', document: document.data.id}, metadata: {class: 'metadata', document: document.data.id}}
    }
    return owners[kind]
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

const blank = /[\s\u200b-\u200d\u2060]/u

function remain(text: string, start: number, end: number, add: Hold): void {
  if (isBlank(text, start, end)) return add(space, start, end)
  for (const {0: run, index} of text.slice(start, end).matchAll(/[\s\u200b-\u200d\u2060]+|[^\s\u200b-\u200d\u2060]+/gu)) {
    add({class: blank.test(run) ? 'whitespace' : 'unaccounted'}, start + index, start + index + run.length)
  }
}
