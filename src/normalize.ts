import {VFile} from 'vfile'
import {reject, sourceOf, warn, type Adapter, type Draft, type TextFile} from './adapter.ts'
import {limitDepth} from './depth.ts'
import {detect} from './detect.ts'
import type {Candidate, Document, Evidence, Metadata, MetadataField, Provenance} from './document.ts'
import {clean, type Cleaner, type Profile} from './edit.ts'
import {warnOfEncoding} from './encoding.ts'
import {sha256} from './hash.ts'
import {openSource, type Input, type SourceOptions} from './source.ts'
import {judge, presume} from './verdict.ts'

export interface NormalizeOptions extends SourceOptions {
  /** The name of the adapter that reads; without it the source is looked at. */
  readonly adapter?: string
  readonly adapters?: readonly Adapter[]
  /** In the order in which they are applied. */
  readonly cleaners?: readonly Cleaner[]
  /** How much of what cleaners propose is applied (default: `balanced`). */
  readonly profile?: Profile
}

/** Documents, made one by one as they are asked for; messages gather in `file.messages`. */
export interface Run extends Iterable<Document> {
  readonly file: VFile
}

const profiles: readonly string[] = ['keep-all', 'balanced', 'strict']

/**
 * Read a source into Documents.
 *
 * A wrong call throws at once. Bad input never does: it gives messages (`run.file.messages`), and documents with what could be
 * read. A source that holds nothing gives one document whose verdict is `empty`.
 */
export function normalize(input: Input, options: NormalizeOptions = {}): Run {
  const {adapters = [], adapter: name, profile = 'balanced', cleaners = [], ...sourceOptions} = options
  const named = name === undefined ? undefined : adapters.find((adapter) => adapter.name === name)
  if (name !== undefined && !named) throw new TypeError(`Unexpected adapter \`${name}\`, expected one of ${adapters.map((adapter) => `\`${adapter.name}\``).join(', ')}`)
  if (!profiles.includes(profile)) throw new TypeError(`Unexpected profile \`${profile}\`, expected one of ${profiles.join(', ')}`)
  const file = openSource(input, sourceOptions)
  warnOfEncoding(file)
  const adapter = named ?? detect(file, adapters)
  sourceOf(file).adapter = adapter
  return {
    file: input instanceof VFile ? input : file,
    [Symbol.iterator]: () => documentsOf(file, adapter, cleaners, profile)
  }
}

// No function of its own for each source: what a generator is made with outlives the young generation, and would hold the source as long.
function* documentsOf(file: TextFile, adapter: Adapter, cleaners: readonly Cleaner[], profile: Profile): IterableIterator<Document> {
  const ids = new Map<string, number>()
  for (const document of read(file, adapter, ids)) {
    cleaners.reduce((memory, cleaner) => clean(document, cleaner, profile, memory), new WeakMap<object, unknown>())
    judge(document)
    yield document
  }
}

function* read(file: TextFile, adapter: Adapter, ids: Map<string, number>): Iterable<Document> {
  const {limits, places} = sourceOf(file)
  if (file.value.length > limits.size) {
    const place = places.position(0, file.value.length)
    reject(file, `Unexpected source of ${file.value.length} characters, expected at most ${limits.size}, leaving it unread`, {source: 'limit', ruleId: 'too-large', place, fatal: true})
    return
  }
  let any = false
  for (const draft of adapter.read(file)) {
    any = true
    yield stamp(file, adapter, draft, ids)
  }
  if (!any) yield stamp(file, adapter, {children: []}, ids)
}

function stamp(file: TextFile, adapter: Adapter, draft: Draft, ids: Map<string, number>): Document {
  const {encoding, limits} = sourceOf(file)
  const provenance = provenanceOf(file, adapter, draft)
  const place = provenance.place!
  const {metadata, evidence} = resolve(draft, adapter)
  const document: Document = {
    type: 'root',
    children: draft.children,
    data: {
      schema: 1, id: identify(file, draft, ids), metadata, evidence, provenance, ledger: [],
      verdict: presume(draft, encoding)
    },
    position: place
  }
  if (limitDepth(document, limits.depth)) warn(file, `Unexpected nesting deeper than ${limits.depth}, expected less, keeping what is deeper as text`, {source: 'limit', ruleId: 'too-deep', place})
  return document
}

function provenanceOf(file: TextFile, {name, version}: Adapter, draft: Draft): Provenance {
  const {url, encoding, sha256, places} = sourceOf(file)
  return {
    adapter: `${name}@${version}`,
    ...(file.path ? {path: file.path} : {}),
    ...(url === undefined ? {} : {url}),
    encoding: {...encoding},
    ...(sha256 === undefined ? {} : {sha256}),
    place: draft.place ?? places.position(0, file.value.length)
  }
}

// Two documents of the same text in one file differ by their ordinal.
function identify(file: TextFile, {place}: Draft, ids: Map<string, number>): string {
  const {encoding, sha256: hash} = sourceOf(file)
  // The hash of UTF-8 bytes is the hash of their text.
  const known = place === undefined && encoding.source === 'utf-8' ? hash : undefined
  const id = `id1:${(known ?? sha256(file.value.slice(place?.start.offset, place?.end.offset))).slice(0, 32)}`
  const count = (ids.get(id) ?? 0) + 1
  ids.set(id, count)
  return count === 1 ? id : `${id}-${count}`
}

const lists: ReadonlySet<string> = new Set<MetadataField>(['authors', 'tags'])

function resolve(draft: Draft, adapter: Adapter): {metadata: Metadata; evidence: Evidence} {
  const found: {[field: string]: unknown} = {}
  const evidence: {[field: string]: Candidate[]} = {}
  for (const [field, candidates] of Object.entries(draft.evidence ?? {})) {
    const [first] = candidates
    if (!first) continue
    evidence[field] = candidates
    found[field] = lists.has(field) && typeof first.value === 'string' ? [first.value] : first.value
  }
  for (const [field, value] of Object.entries(draft.metadata ?? {})) {
    if (value === undefined) continue
    found[field] = value
    if (field !== 'extra') evidence[field] ??= [{value: value as string | string[], from: adapter.name}]
  }
  return {metadata: found as Metadata, evidence: evidence as Evidence}
}
