import type {BlockContent, Data, DefinitionContent, Heading, Literal, Paragraph, Parent, PhrasingContent, Root, RootContent, RootData, Text} from 'mdast'
import type {Position} from 'unist'

// Registers `math` and `inlineMath` with mdast.
import type {} from 'mdast-util-math'

/** Any value that JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | {readonly [key: string]: Json}

/** A source read into one tree: an mdast `Root` whose `data` is filled in. */
export interface Document extends Root {
  data: DocumentData
}

export interface DocumentData extends RootData {
  schema: 1
  /** `id1:` and a hash of the document's part of the source: the same bytes give the same id, under any file name. */
  id: string
  metadata: Metadata
  evidence: Evidence
  provenance: Provenance
  ledger: LedgerEntry[]
  verdict: Verdict
}

/** What the source says about the document: a closed set of fields (`docs/metadata.md`), all others go to `extra`. */
export interface Metadata {
  title?: string
  subtitle?: string
  authors?: string[]
  /** ISO 8601, only as precise as the source says: `2019-10-26`, `2018-01`. */
  published?: string
  modified?: string
  /** BCP 47. */
  language?: string
  url?: string
  site?: string
  description?: string
  image?: string
  tags?: string[]
  license?: string
  translationOf?: string
  extra?: {[key: string]: Json}
}

/** The name of a metadata field other than `extra`. */
export type MetadataField = Exclude<keyof Metadata, 'extra'>

/** For each metadata field every value that was found, the one that won first. */
export type Evidence = {[field in MetadataField]?: Candidate[]}

/** One value that some place of the source gives for a metadata field. */
export interface Candidate {
  value: string | string[]
  /** Where it was found: `front-matter.title`, `json-ld.headline`, `og:title`, `h1`, `first-line`. */
  from: string
  /** The value as written, where normalizing changed it. */
  raw?: string
  place?: Position
  /** Why it won, or why it is believed less than the ones before it. */
  why?: string
}

export interface Provenance {
  /** Name and version of the adapter: `forum-tsv@1`. */
  adapter: string
  path?: string
  url?: string
  encoding: Encoding
  /** SHA-256 of the input bytes, hexadecimal, where bytes were given. */
  sha256?: string
  /** This document's part of the file. */
  place?: Position
}

/** How bytes became text. */
export interface Encoding {
  /** A label of the WHATWG Encoding Standard. */
  label: string
  source: 'bom' | 'utf-8' | 'declared' | 'detected' | 'string'
  /** How many characters could not be decoded and stand as U+FFFD. */
  replaced: number
}

/** Why something was taken out or changed. */
export type Category =
  | 'advertisement' | 'promotion' | 'navigation' | 'feed' | 'related' | 'share' | 'subscription' | 'comments' | 'legal' | 'contact'
  | 'author-bio' | 'running-head' | 'duplicate' | 'hidden' | 'empty' | 'tracking' | 'markup-repair' | 'metadata'

/** One change that a cleaner made. */
export interface LedgerEntry {
  /** `promotion@1/wechat-qr`: cleaner, version and rule. */
  rule: string
  category: Category
  reason: string
  op: 'remove' | 'replace'
  /** Indices of children, from the root, in the tree that the cleaner saw. */
  path: number[]
  /** Counts the cleaners that changed this document: entries of one pass share one tree. */
  pass: number
  before: RootContent | string
  /** The text that stands there now, after `replace`. */
  after?: string
  place?: Position
}

export interface Verdict {
  kind: DocumentKind
  /** Whether a reader should look before using the document. */
  suspect: boolean
  reasons: Reason[]
}

export type DocumentKind = 'article' | 'thread' | 'transcript' | 'report' | 'listing' | 'stub' | 'empty'

export interface Reason {
  /** `encoding:replaced`, `report-transcript:two-columns`. */
  ruleId: string
  reason: string
}

/** A forum post, a comment, a turn in a transcript: the one node that mdast does not have. */
export interface Entry extends Parent {
  type: 'entry'
  /** Who wrote or said it, as the source names them. */
  by?: string
  /** When: ISO 8601 as precise as the source says, or `HH:MM:SS` into a recording. */
  at?: string
  id?: string
  number?: number
  replyTo?: string
  children: Array<BlockContent | DefinitionContent>
  data?: EntryData
}

export interface EntryData extends Data {
  /** Columns and fields that have no home, raw, under their declared names. */
  extra?: {[key: string]: Json}
  /** `moderator`, `Chief Financial Officer`. */
  role?: string
}

/** TOML front matter, fences included in its position. */
export interface Toml extends Literal {
  type: 'toml'
}

/** JSON front matter. */
export interface JsonMatter extends Literal {
  type: 'json'
}

declare module 'mdast' {
  interface RootContentMap {
    entry: Entry
    toml: Toml
    json: JsonMatter
  }
  interface BlockContentMap {
    entry: Entry
  }
  interface FrontmatterContentMap {
    toml: Toml
    json: JsonMatter
  }
  interface Data {
    /** The element chain that a block of a page came from, outermost first: `['body', 'div.main', 'p']`. */
    origin?: readonly string[]
    /** How likely the node is main content, 0 to 1. */
    main?: number
    /** What an adapter knows the node to be, for cleaners: see `docs/document.md`. */
    role?: string
    /** Why the adapter gave the role or the probability, for the ledger. */
    why?: string
    /** BCP 47, of a block in a text of two languages. */
    lang?: string
    /** Where the script of a page begins and ends that holds the block as data, by offsets. */
    within?: readonly [number, number]
    /** Of a quotation: whose words it is. */
    by?: string
    /** Of a quotation: when they were written, as `at` of an entry. */
    at?: string
    /** Of what is said in a recording: when it ends, as `at` says when it begins. */
    until?: string
    /** Of an entry: who changed it last, and when, as the source says in a line of its own. */
    edited?: {by?: string; at?: string}
    /** The element that embeds what a link leads to: `iframe`, `video`; an `iframe` that may take the whole screen is a `player`. */
    embed?: string
  }
  interface RootData {
    /** Offsets where a run of phrasing grew too complex to be read as Markdown: what follows in it is plain text. */
    spent?: number[]
  }
  interface ListData {
    /** Its items stand in no list of the page. */
    loose?: boolean
  }
  interface ImageData {
    /** Every address the page gives for the image, the one that was taken first. */
    candidates?: string[]
    /** In pixels, as the source says. */
    width?: number
    height?: number
  }
  interface TableCellData {
    /** How many columns and rows the cell spans on the page; the cells that it covers stand empty beside and below it. */
    colSpan?: number
    rowSpan?: number
    /** The cell is a header, wherever it stands. */
    header?: boolean
  }
}

/** Make a text node. */
export function text(value: string, position?: Position): Text {
  return position ? {type: 'text', value, position: copy(position)} : {type: 'text', value}
}

/** Make a paragraph of phrasing content, or of one text node at the same place. */
export function paragraph(content: string | PhrasingContent[], position?: Position): Paragraph {
  const children = phrasing(content, position)
  return position ? {type: 'paragraph', children, position: copy(position)} : {type: 'paragraph', children}
}

/** Make a heading of phrasing content, or of one text node at the same place. */
export function heading(depth: Heading['depth'], content: string | PhrasingContent[], position?: Position): Heading {
  const children = phrasing(content, position)
  return position ? {type: 'heading', depth, children, position: copy(position)} : {type: 'heading', depth, children}
}

/** Make an entry; absent fields stay absent. */
export function entry(fields: Omit<Entry, 'type' | 'children' | 'position'>, children: Entry['children'], position?: Position): Entry {
  return {type: 'entry', ...fields, children, ...(position ? {position: copy(position)} : {})}
}

function phrasing(content: string | PhrasingContent[], position?: Position): PhrasingContent[] {
  return typeof content === 'string' ? [text(content, position)] : content
}

// Positions are copied, so that growing one node's never moves another's; their points are shared, and replaced rather than changed.
// Nodes are made with all that they have at once: a property that comes later takes twice the room.
const copy = ({start, end}: Position): Position => ({start, end})
