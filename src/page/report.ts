import type {Category, DocumentKind, Reason} from '../document.ts'
import {frequent, type Counted} from '../frequent.ts'
import {brief} from './markup.ts'

/** What a report is told of one document; the batch engine's `DocumentSummary` is one. */
export interface ReportItem {
  /** The file, archive or stream that was read. */
  readonly input: string
  readonly path: string
  readonly title: string
  readonly adapter: string
  readonly kind: DocumentKind
  readonly suspect: boolean
  readonly reasons: readonly Reason[]
  readonly characters: number
  readonly kept: number
  readonly removed: {readonly [category in Category]?: number}
  readonly ledger: readonly ReportLine[]
}

export interface ReportLine {
  readonly rule: string
  readonly category: Category
  readonly reason: string
  readonly text: string
  readonly line: number
}

/** Characters of documents taken together. */
export interface Sum {
  documents: number
  suspect: number
  characters: number
  kept: number
  readonly removed: {[category in Category]?: number}
}

/** A line that was taken out of documents, and one of them. */
export interface Repeated {
  readonly line: ReportLine
  /** The number of the document, in order of arrival, and its name. */
  readonly number: number
  readonly name: string
}

/** What a report is made of. */
export interface ReportFacts {
  readonly all: Sum
  /** By input, the largest first; what exceeds the bound is summed up under no name. */
  readonly sources: ReadonlyArray<readonly [name: string, sum: Sum]>
  readonly adapters: ReadonlyArray<readonly [name: string, sum: Sum]>
  readonly lines: readonly Counted<Repeated>[]
  /** Suspect ones first, then those of which most was taken out. */
  readonly items: ReadonlyArray<{readonly number: number; readonly item: ReportItem}>
}

/** Gathers what a report shows, in bounded memory, from any number of documents. */
export interface Report {
  add(item: ReportItem): void
  facts(): ReportFacts
}

export interface ReportOptions {
  /** How many documents the report shows one by one (default: 500). */
  readonly shown?: number
}

/** How many sources are told apart, how many lines are counted, and how many of the most frequent are given. */
const [mostSources, mostLines, givenLines] = [2000, 20_000, 100]

/** Begin a report. */
export function report({shown = 500}: ReportOptions = {}): Report {
  const all = nothing()
  const sources = new Map<string, Sum>()
  const adapters = new Map<string, Sum>()
  const lines = frequent<Repeated>(mostLines)
  let items: Array<{number: number; item: ReportItem}> = []
  const best = (): typeof items => items.sort(byConcern).slice(0, shown)
  return {
    add(item) {
      sum(all, item)
      sum(of(sources, sources.has(item.input) || sources.size < mostSources ? item.input : ''), item)
      sum(of(adapters, item.adapter), item)
      for (const line of item.ledger) if (line.text !== '') lines.count(line.text, () => ({line, number: all.documents, name: nameOf(item)}))
      items.push({number: all.documents, item})
      // Dropping the half that matters least whenever there are twice as many costs a sort for each `shown` documents.
      if (items.length >= Math.max(2, shown * 2)) items = best()
    },
    facts: () => ({
      all, sources: bySize(sources), adapters: bySize(adapters), lines: lines.entries().filter(({count}) => count > 1).slice(0, givenLines), items: best()
    })
  }
}

const nothing = (): Sum => ({documents: 0, suspect: 0, characters: 0, kept: 0, removed: {}})

function of(sums: Map<string, Sum>, name: string): Sum {
  const found = sums.get(name) ?? nothing()
  sums.set(name, found)
  return found
}

function sum(into: Sum, {suspect, characters, kept, removed}: ReportItem): void {
  into.documents++
  if (suspect) into.suspect++
  into.characters += characters
  into.kept += kept
  for (const [category, value] of Object.entries(removed) as [Category, number][]) into.removed[category] = (into.removed[category] ?? 0) + value
}

const bySize = (sums: ReadonlyMap<string, Sum>): Array<readonly [string, Sum]> => [...sums].sort(([a, one], [b, other]) => other.characters - one.characters || (a < b ? -1 : 1))

/** What was taken out of a document or of several, in characters. */
export const taken = ({removed}: Pick<ReportItem, 'removed'>): number => Object.values(removed).reduce((total, value) => total + value, 0)

// A document of which nothing is left matters most; the order of input decides between equals, as sorting is stable.
const concern = (item: ReportItem): number => taken(item) / Math.max(1, taken(item) + item.kept)

interface Held {
  readonly item: ReportItem
}

const byConcern = ({item: a}: Held, {item: b}: Held): number => Number(b.suspect) - Number(a.suspect) || concern(b) - concern(a)

/** What a document is called in a report. */
export const nameOf = ({title, path, input}: ReportItem): string => brief(title || path || input, 80) || 'untitled'
