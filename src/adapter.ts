import type {Nodes, RootContent} from 'mdast'
import type {Position} from 'unist'
import type {VFile} from 'vfile'
import type {Document, DocumentKind, Encoding, Evidence, Metadata, Reason} from './document.ts'
import {places, type Places} from './place.ts'

/** Reads one kind of source: a plain object, made by a factory, that holds no state. */
export interface Adapter {
  readonly name: string
  /** Goes up when the output for some input changes. */
  readonly version: number
  readonly match: Match
  /** Yield everything the source says, in source order; never throw, never leave content out. */
  read(file: TextFile): Iterable<Draft>
  /** For sources of many records: the last offset at which `text`, a part of a larger source, may be cut. */
  cut?(text: string): number
  /** Say what characters are that no leaf of a tree holds: syntax, or metadata that the document has. */
  claim?(gap: Gap): Iterable<Claim>
}

/** What a source looks like; matches are compared like CSS selectors, `hosts` before `head` before `mediaTypes` before `extensions`. */
export interface Match {
  /** Exact host names of the URL. */
  readonly hosts?: readonly string[]
  /** Tested on the first 4,096 characters without a byte order mark; of several, each that matches counts. */
  readonly head?: RegExp | readonly RegExp[]
  readonly mediaTypes?: readonly string[]
  /** With the dot, lower case: `.tsv`. */
  readonly extensions?: readonly string[]
  /** Extensions that say nothing for the adapter, but under which its `head` counts: `.txt`. */
  readonly accepts?: readonly string[]
}

/** What an adapter says of one document; the pipeline makes the Document of it. */
export interface Draft {
  readonly children: RootContent[]
  /** Every value found for a field, the one believed first. */
  readonly evidence?: Evidence
  /** Fields set outright (`extra`, mostly); the others are taken from the evidence. */
  readonly metadata?: Metadata
  readonly kind?: DocumentKind
  /** What a reader should know before he trusts the document; a reason makes it suspect. */
  readonly reasons?: readonly Reason[]
  /** The part of the file that the document comes from (default: all of it). */
  readonly place?: Position
}

/** A file whose bytes are decoded: offsets everywhere are UTF-16 offsets into `value`. */
export interface TextFile extends VFile {
  value: string
}

/** Characters of the source that no leaf, ledger entry or rejection holds. */
export interface Gap {
  readonly text: string
  /** Offset of `text` in the source. */
  readonly start: number
  /** The innermost node whose position holds the gap. */
  readonly node: Nodes
  readonly document: Document
  /** Lives as long as one accounting: for what an adapter wants to look up once, of a document or of anything that lives as long. */
  readonly memory: WeakMap<object, unknown>
}

/** A part of a gap, by source offsets. */
export interface Claim {
  readonly class: 'markup' | 'metadata'
  readonly start: number
  readonly end: number
}

export interface Limits {
  /** How deep a tree may be; what is deeper is kept as text. */
  readonly depth: number
  /** How many characters a source may have; a longer one is rejected whole. */
  readonly size: number
  /** How many times front matter may refer to its anchors. */
  readonly aliases: number
  /** How many rows of a table of records are read; the others are rejected. */
  readonly rows: number
}

/** What the pipeline tells adapters, and remembers for `account` and `locate`. */
export interface SourceData {
  text: string
  /** Positions of offsets into the text. */
  places: Places
  encoding: Encoding
  sha256?: string
  url?: string
  mediaType?: string
  language?: string
  timezone?: string
  limits: Limits
  adapter?: Adapter
  /** Parts that could not be read; each has its message. */
  rejected: Position[]
}

declare module 'vfile' {
  interface DataMap {
    palimpsest: SourceData
  }
}

export const defaultLimits: Limits = {depth: 1000, size: 2 ** 28, aliases: 100, rows: Infinity}

/** What is known about a file; a file that no pipeline opened is taken as it stands. */
export function sourceOf(file: TextFile): SourceData {
  return (file.data.palimpsest ??= {
    text: file.value, places: places(file.value), encoding: {label: 'utf-16', source: 'string', replaced: 0}, limits: defaultLimits, rejected: []
  })
}

/** What is said of bad input, in the wording ``Unexpected x, expected y, doing z``. */
export interface Complaint {
  readonly source: string
  readonly ruleId: string
  readonly place?: Position | undefined
  /** No document can be made of the file. */
  readonly fatal?: boolean
}

/** Tell of something unexpected that is kept all the same. */
export function warn(file: VFile, reason: string, {fatal, ...options}: Complaint): void {
  const message = file.message(reason, options)
  if (fatal) message.fatal = true
}

/** Tell of a part of the source that cannot be read: it is accounted as `rejected`. */
export function reject(file: VFile, reason: string, complaint: Complaint & {readonly place: Position}): void {
  warn(file, reason, complaint)
  file.data.palimpsest?.rejected.push(complaint.place)
}
