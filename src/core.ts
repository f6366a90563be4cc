export {reject, sourceOf, warn} from './adapter.ts'
export type {Adapter, Claim, Complaint, Draft, Gap, Limits, Match, SourceData, TextFile} from './adapter.ts'
export {account} from './account.ts'
export type {AccountOptions, Accounts} from './account.ts'
export {entry, heading, paragraph, text} from './document.ts'
export type {
  Candidate, Category, Document, DocumentData, DocumentKind, Encoding, Entry, EntryData, Evidence, Json, JsonMatter, LedgerEntry,
  Metadata, MetadataField, Provenance, Reason, Toml, Verdict
} from './document.ts'
export {apply, restore} from './edit.ts'
export type {Cleaner, Edit, Example, Profile, Removal, Replacement, RestoreOptions, Rule} from './edit.ts'
export {locate} from './locate.ts'
// Named, so that the types of the package still register `math` nodes with mdast.
export type {InlineMath, Math} from 'mdast-util-math'
export {normalize} from './normalize.ts'
export type {NormalizeOptions, Run} from './normalize.ts'
export type {Input, SourceObject, SourceOptions} from './source.ts'
export type {Span, SpanClass} from './span.ts'
export {endsSentence, units, visibleText} from './text.ts'
