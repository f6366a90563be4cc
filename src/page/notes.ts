import type {Accounts} from '../account.ts'
import type {Document, LedgerEntry} from '../document.ts'
import {lastAtMost, places} from '../place.ts'
import type {Span} from '../span.ts'

/** What the page shows of one rule. */
export interface RuleRow {
  readonly rule: string
  readonly category: string
  entries: number
  /** Of the source, by the accounting. */
  characters: number
}

/** What is said about a part of the source: the number of its rule or -1, the numbers of two texts, its line, its length in characters. */
export type Note = readonly [rule: number, reason: number, evidence: number, line: number, characters: number]

/** What the page's script reads. */
export interface PageData {
  readonly rules: readonly RuleRow[]
  readonly texts: readonly string[]
  readonly notes: readonly Note[]
}

/** Says what there is to say about spans and ledger entries, and gathers it for the script. */
export interface Notes {
  readonly data: PageData
  /** The number of a rule. */
  ruleOf(entry: LedgerEntry): number
  /** The number of the note on an entry of a document's ledger. */
  of(document: Document, entry: number): number
  /** The number of the note on a span, where there is something to say. */
  at(span: Span): number | undefined
}

/** A message about the source, by offsets. */
export interface Remark {
  readonly start: number
  readonly end: number
  readonly text: string
}

export interface Explained {
  readonly text: string
  readonly documents: readonly Document[]
  readonly accounts: Accounts
  readonly remarks: readonly Remark[]
}

/** Gather what there is to say: of every ledger entry, every place that metadata came from, every message. */
export function notesOn({text, documents, accounts, remarks}: Explained): Notes {
  const rules = ruleRows(documents, accounts.spans)
  const numbers = new Map(rules.map(({rule}, index) => [rule, index]))
  const {texts, intern} = interning()
  const {point} = places(text)
  const notes: Note[] = []
  const firsts = new Map<Document, number>()
  const removals = finder<number>()
  for (const document of documents) {
    firsts.set(document, notes.length)
    for (const entry of document.data.ledger) {
      const [start = 0, end = 0] = [entry.place?.start.offset, entry.place?.end.offset]
      removals.add(`${document.data.id} ${entry.rule}`, start, end, notes.length)
      notes.push([numbers.get(entry.rule)!, intern(entry.reason), intern(evidenceOf(entry)), entry.place?.start.line ?? 0, end - start])
    }
  }
  const sources = originsOf(documents)
  const messages = finder<string>()
  for (const remark of remarks) messages.add('', remark.start, remark.end, remark.text)
  const said = new Map<Span, number>()
  const say = (span: Span, reason: string): number => {
    const number = said.get(span) ?? notes.push([-1, intern(reason), intern(''), point(span.start).line, span.end - span.start]) - 1
    said.set(span, number)
    return number
  }
  return {
    data: {rules, texts, notes},
    ruleOf: ({rule}) => numbers.get(rule)!,
    of: (document, entry) => firsts.get(document)! + entry,
    at(span) {
      if (span.class === 'content' || span.class === 'markup' || span.class === 'whitespace') return undefined
      if (span.rule !== undefined) return removals.last(`${span.document} ${span.rule}`, span.start) ?? say(span, 'held by a removal')
      if (span.class !== 'metadata') return say(span, messages.last('', span.start) ?? 'nobody answers for it')
      const found = sources.within(span.document ?? '', span)
      return found.length === 0 ? undefined : say(span, found.join('; '))
    }
  }
}

// Where the values of metadata stand, by document.
function originsOf(documents: readonly Document[]): Finder<string> {
  const sources = finder<string>()
  for (const {data: {id, evidence}} of documents) {
    for (const [field, candidates] of Object.entries(evidence)) {
      for (const {place, from} of candidates) sources.add(id, place?.start.offset ?? 0, place?.end.offset ?? 0, `${field} from ${from}`)
    }
  }
  return sources
}

function ruleRows(documents: readonly Document[], spans: readonly Span[]): RuleRow[] {
  const rows = new Map<string, RuleRow>()
  for (const {data} of documents) {
    for (const {rule, category} of data.ledger) {
      const row = rows.get(rule) ?? {rule, category, entries: 0, characters: 0}
      row.entries++
      rows.set(rule, row)
    }
  }
  for (const {rule, start, end} of spans) {
    const row = rule === undefined ? undefined : rows.get(rule)
    if (row) row.characters += end - start
  }
  return [...rows.values()].sort((a, b) => b.characters - a.characters || b.entries - a.entries || (a.rule < b.rule ? -1 : 1))
}

// What the adapter knew of what was taken out, beside the reason.
function evidenceOf({before, op, after, reason}: LedgerEntry): string {
  const {origin, main, role, why} = (typeof before === 'string' ? undefined : before.data) ?? {}
  return [
    ...(op === 'replace' ? [`replaced by “${(after ?? '').slice(0, 200)}”`] : []),
    ...(role === undefined ? [] : [`read as ${role}`]), ...(why === undefined || reason.includes(why) ? [] : [why]),
    ...(main === undefined ? [] : [`main content with probability ${main.toFixed(2)}`]),
    ...(origin === undefined ? [] : [`in ${origin.join(' > ')}`])
  ].join('; ')
}

// Most reasons are the same few.
function interning(): {texts: readonly string[]; intern(text: string): number} {
  const texts: string[] = []
  const numbers = new Map<string, number>()
  const intern = (text: string): number => {
    const known = numbers.get(text)
    if (known !== undefined) return known
    numbers.set(text, texts.length)
    return texts.push(text) - 1
  }
  return {texts, intern}
}

interface Finder<Value> {
  add(key: string, start: number, end: number, value: Value): void
  /** Of what begins at or before an offset and reaches behind it, what begins last. */
  last(key: string, offset: number): Value | undefined
  /** What lies in a span, up to a bound. */
  within(key: string, span: Span): Value[]
}

interface Placed<Value> {
  /** In order, once something was looked up: then nothing more is added. */
  starts: readonly number[]
  readonly items: Array<{start: number; end: number; value: Value}>
}

/** How many places are looked at. */
const near = 24

function finder<Value>(): Finder<Value> {
  const known = new Map<string, Placed<Value>>()
  const look = (key: string): Placed<Value> => {
    const found = known.get(key) ?? {starts: [], items: []}
    if (found.starts.length === 0) found.starts = found.items.sort((a, b) => a.start - b.start).map(({start}) => start)
    return found
  }
  return {
    add(key, start, end, value) {
      if (end <= start) return
      const list = known.get(key) ?? {starts: [], items: []}
      list.items.push({start, end, value})
      known.set(key, list)
    },
    last(key, offset) {
      const {starts, items} = look(key)
      const at = lastAtMost(starts, offset)
      return items.slice(Math.max(0, at - near), at + 1).findLast(({start, end}) => start <= offset && end > offset)?.value
    },
    within(key, {start, end}) {
      const {starts, items} = look(key)
      const from = lastAtMost(starts, start)
      return items.slice(from, from + near).filter((item) => item.start < end && item.end > start).map(({value}) => value)
    }
  }
}
