import type {Category} from '../document.ts'
import {frequent, type Counted} from '../frequent.ts'
import type {DocumentSummary, SummaryLine} from '../summary.ts'
import {brief} from './markup.ts'

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
  readonly line: SummaryLine
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
  readonly items: ReadonlyArray<{readonly number: number; readonly item: DocumentSummary}>
}

/** Gathers what a report shows, in bounded memory, from any number of documents. */
export interface Report {
  add(item: DocumentSummary): void
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
  let items: Array<{number: number; item: DocumentSummary}> = []
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

function sum(into: Sum, {suspect, characters, kept, removed}: DocumentSummary): void {
  into.documents++
  if (suspect) into.suspect++
  into.characters += characters
  into.kept += kept
  for (const [category, value] of Object.entries(removed) as [Category, number][]) into.removed[category] = (into.removed[category] ?? 0) + value
}

const bySize = (sums: ReadonlyMap<string, Sum>): Array<readonly [string, Sum]> => [...sums].sort(([a, one], [b, other]) => other.characters - one.characters || (a < b ? -1 : 1))

/** What was taken out of a document or of several, in characters. */
export const taken = ({removed}: Pick<DocumentSummary, 'removed'>): number => Object.values(removed).reduce((total, value) => total + value, 0)

// A document of which nothing is left matters most; the order of input decides between equals, as sorting is stable.
const concern = (item: DocumentSummary): number => taken(item) / Math.max(1, taken(item) + item.kept)

interface Held {
  readonly item: DocumentSummary
}

const byConcern = ({item: a}: Held, {item: b}: Held): number => Number(b.suspect) - Number(a.suspect) || concern(b) - concern(a)

/** What a document is called in a report. */
export const nameOf = ({title, path, input}: DocumentSummary): string => brief(title || path || input, 80) || 'untitled'
