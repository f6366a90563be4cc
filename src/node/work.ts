import type {Accounts} from '../account.ts'
import type {Category, Document, Encoding} from '../document.ts'
import type {Run} from '../normalize.ts'
import type {Span, SpanClass} from '../span.ts'
import type {DocumentSummary} from '../summary.ts'
import {render, type Format} from './formats.ts'
import {partOptions, type Beginning} from './parts.ts'
import type {Tools} from './plan.ts'
import {doubts, rejections, remarks, type Rejected, type Remark} from './remarks.ts'
import {moveDocument, moveMessages, type Start} from './shift.ts'
import {summarize} from './summary.ts'
import {decodeValid} from './utf8.ts'

/** One source, or a part of one, to be read. */
export interface Task {
  /** As messages show it. */
  readonly name: string
  readonly path?: string
  readonly url?: string
  readonly mediaType?: string
  readonly value: string | Uint8Array
  readonly part?: Part
  /** Offsets into the bytes of the source, where they are known. */
  readonly range: readonly [start: number, end: number] | null
  /** What is written; without it one document is Markdown, several are JSON Lines. */
  readonly format?: Format
}

/** What a part of a source must know of the whole. */
export interface Part {
  readonly start: Start
  readonly encoding: Encoding
  readonly sha256?: string
  readonly adapter: string
  readonly beginning?: Beginning
  /** For the first: what is to be said of the source as a whole. */
  readonly remarks?: readonly Remark[]
}

/** A document as it was written, by its place in `Piece.bytes`. */
export interface Written {
  readonly id: string
  readonly start: number
  readonly end: number
}

/** What became of a task. */
export interface Piece {
  readonly format: Format
  /** All that is written, in UTF-8, back to back. */
  readonly bytes: Uint8Array
  readonly written: readonly Written[]
  /** What would be written, where it is wanted as it is: then there are no bytes. */
  readonly documents?: readonly Document[]
  readonly rejected: readonly Rejected[]
  readonly remarks: readonly Remark[]
  readonly counts: Counts
  readonly summaries: readonly DocumentSummary[]
}

/** What a run counts; characters are UTF-16 units of decoded sources. */
export interface Counts {
  documents: number
  suspect: number
  rejected: number
  characters: number
  totals: {[kind in SpanClass]: number}
  removed: {[category in Category]?: number}
  kinds: {[kind: string]: number}
}

export function noCounts(): Counts {
  return {documents: 0, suspect: 0, rejected: 0, characters: 0, totals: {content: 0, metadata: 0, removed: 0, markup: 0, whitespace: 0, rejected: 0, unaccounted: 0}, removed: {}, kinds: {}}
}

/** Add counts to others, in place. */
export function addCounts(to: Counts, {totals, removed, kinds, ...numbers}: Counts): Counts {
  for (const key of ['documents', 'suspect', 'rejected', 'characters'] as const) to[key] += numbers[key]
  for (const [own, more] of [[to.totals, totals], [to.removed, removed], [to.kinds, kinds]] as Array<[Record<string, number>, Record<string, number>]>) {
    for (const [key, value] of Object.entries(more)) own[key] = (own[key] ?? 0) + value
  }
  return to
}

/** Where a task is done. */
export interface Workshop {
  /** Called as each document is done. */
  tick?(): void
  /** Where to write, while there is room. */
  readonly room?: ArrayBuffer
}

/** Read a task, account for it, and write its documents. */
export function perform(task: Task, {library, options, plan}: Tools, {tick = () => undefined, room = new ArrayBuffer()}: Workshop = {}): Piece {
  const run = open(task, library, options)
  const documents: Document[] = []
  const accounts = library.account(run.file, keep(run, documents, tick))
  const format = task.format ?? (documents.length > 1 ? 'jsonl' : 'markdown')
  const lost = rejections(task.name, run.file)
  if (task.part) {
    for (const document of documents) placeDocument(document, task.part, format === 'json')
    placeMessages(run, lost, task.part.start)
  }
  return {
    format, ...(plan.asIs ? give(documents) : write(documents, (document) => render(document, format, library, plan.stamp), {tick, room})),
    rejected: lost, remarks: [...(task.part?.remarks ?? []), ...remarks(run.file, documents.flatMap(doubts))],
    counts: count(documents, accounts, lost.length),
    summaries: plan.summaries ? summarize(task.name, documents, accounts) : []
  }
}

function* keep(run: Run, documents: Document[], tick: () => void): Iterable<Document> {
  for (const document of run) {
    documents.push(document)
    tick()
    yield document
  }
}

/** Begin to read a task. */
export function open(task: Task, library: Tools['library'], options: Tools['options']): Run {
  return task.part ? library.normalize({...task, value: textOf(task)}, {...options, ...partOptions(task.part, options)}) : library.normalize(task, options)
}

/** The text of a part: bytes of one are UTF-8. */
export function textOf({value}: Pick<Task, 'value'>): string {
  return typeof value === 'string' ? value : decodeValid(value)
}

/** Say of a document what is so of its whole source: encoding, hash, offsets; those of the tree only where they are asked for, as most formats write none. */
export function placeDocument(document: Document, {start, encoding, sha256}: Part, tree = true): void {
  const {provenance, verdict} = document.data
  provenance.encoding = {...encoding}
  if (sha256 !== undefined) provenance.sha256 = sha256
  if (encoding.replaced > 0) {
    verdict.suspect = true
    verdict.reasons.push({ruleId: 'encoding:replaced', reason: `Unexpected bytes, expected \`${encoding.label}\`, ${encoding.replaced} characters stand as U+FFFD`})
  }
  if (start.offset > 0) moveDocument(document, start, tree)
}

function placeMessages({file}: Run, lost: readonly Rejected[], start: Start): void {
  if (start.offset === 0) return
  moveMessages(file, start)
  for (const part of lost) Object.assign(part, {line: part.line + start.line, start: part.start + start.offset, end: part.end + start.offset})
}

const give = (documents: readonly Document[]): Pick<Piece, 'bytes' | 'written' | 'documents'> => ({bytes: new Uint8Array(), written: documents.map(({data: {id}}) => ({id, start: 0, end: 0})), documents})

// Bytes of UTF-8 that a UTF-16 unit has at most.
const widest = 3

function write(documents: readonly Document[], rendered: (document: Document) => readonly string[], {tick, room: given}: Required<Workshop>): Pick<Piece, 'bytes' | 'written'> {
  let room: Room = Buffer.from(given)
  const written: Written[] = []
  let at = 0
  for (const document of documents) {
    const start = at
    // Each text is written before the next is made, so that it dies young; its line end apart, since to put that behind it would copy it.
    for (const text of rendered(document)) {
      room = withRoom(room, at, text.length * widest)
      at += room.write(text, at)
    }
    written.push({id: document.data.id, start, end: at})
    tick()
  }
  return {bytes: new Uint8Array(room.buffer, 0, at), written}
}

type Room = Buffer<ArrayBuffer>

/** Bytes of output that are made room for at least; pages of a buffer that nothing is written to take no memory. */
export const leastRoom = 2 ** 18

function withRoom(room: Room, used: number, more: number): Room {
  if (used + more <= room.length) return room
  const larger = Buffer.allocUnsafeSlow(Math.max(leastRoom, room.length * 2, used + more))
  room.copy(larger, 0, 0, used)
  return larger
}

/** Bytes after bytes, in an array of their own, which can be handed over to another thread. */
export function join(parts: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

function count(documents: readonly Document[], accounts: Accounts, rejected: number): Counts {
  const {length, totals} = accounts
  const counts: Counts = {...noCounts(), documents: documents.length, rejected, characters: length, totals}
  const categories = new Map<string, Category>()
  for (const {data} of documents) {
    for (const {rule, category} of data.ledger) categories.set(rule, category)
    counts.kinds[data.verdict.kind] = (counts.kinds[data.verdict.kind] ?? 0) + 1
    if (data.verdict.suspect) counts.suspect++
  }
  // Spans cost time, and are made when they are asked for.
  if (totals.removed > 0) for (const span of accounts.spans) addRemoved(counts.removed, span, categories)
  return counts
}

function addRemoved(removed: Counts['removed'], {class: kind, rule = '', start, end}: Span, categories: ReadonlyMap<string, Category>): void {
  const category = kind === 'removed' ? categories.get(rule) : undefined
  if (category !== undefined) removed[category] = (removed[category] ?? 0) + end - start
}

/** A piece of nothing but rejections. */
export function rejectedPiece(lost: readonly Rejected[], characters: number): Piece {
  const counts = noCounts()
  counts.rejected = lost.length
  counts.characters = counts.totals.rejected = characters
  return {format: 'jsonl', bytes: new Uint8Array(), written: [], rejected: lost, remarks: [], counts, summaries: []}
}

