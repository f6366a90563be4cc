import type {Nodes, Parents, RootContent} from 'mdast'
import type {Category, Document, LedgerEntry} from './document.ts'
import {visibleText} from './text.ts'

/** Proposes what to scrape off: a pure function of the tree, made by a factory. */
export interface Cleaner {
  readonly name: string
  /** Goes up when the proposals for some document change. */
  readonly version: number
  readonly rules: readonly Rule[]
  /** Yield edits of nodes of this document, and change nothing. */
  propose(document: Document, memory?: Memory): Iterable<Edit>
}

/** What the cleaners of one document may look up once and share, by node; it is forgotten when text inside a block changes. */
export type Memory = WeakMap<object, unknown>

/** What a cleaner looks for, as data: one test runs the examples, one generated page shows them. */
export interface Rule {
  readonly id: string
  readonly category: Category
  /** What it is, in one sentence. */
  readonly what: string
  /** Applied under the profile `strict` only. */
  readonly strict?: true
  readonly matches: readonly Example[]
  readonly spares: readonly Example[]
}

/** Markdown, or nodes where a rule goes by what an adapter said of them; it stands after two paragraphs of prose. */
export type Example = string | readonly RootContent[]

/** One change, by the node it is about. */
export type Edit = Removal | Replacement

export interface Removal {
  readonly op: 'remove'
  readonly node: RootContent
  /** The id of one of the cleaner's rules. */
  readonly rule: string
  readonly reason: string
}

export interface Replacement {
  readonly op: 'replace'
  readonly node: RootContent
  readonly by: RootContent
  readonly rule: string
  readonly reason: string
}

export type Profile = 'keep-all' | 'balanced' | 'strict'

/** Apply a cleaner to a copy of the document, writing the ledger. */
export function apply(document: Document, cleaner: Cleaner, profile: Profile = 'balanced'): Document {
  const copy = structuredClone(document)
  clean(copy, cleaner, profile)
  return copy
}

/**
 * Apply a cleaner in place, and give the memory for the next: for the pipeline, which owns its document.
 *
 * The first edit of a node counts, and none below a node that is itself edited. Edits that would leave a document without
 * text are not applied; the verdict says so.
 */
export function clean(document: Document, cleaner: Cleaner, profile: Profile, memory: Memory = new WeakMap()): Memory {
  if (profile === 'keep-all') return memory
  // Most cleaners find nothing in most documents.
  let edits: Map<Nodes, Edit> | undefined
  for (const edit of cleaner.propose(document, memory)) if (!edits?.has(edit.node) && applies(cleaner, edit, profile)) (edits ??= new Map()).set(edit.node, edit)
  if (!edits) return memory
  const found = locateEdits(document, edits)
  if (empties(document, found)) {
    document.data.verdict.suspect = true
    document.data.verdict.reasons.push({ruleId: `${cleaner.name}:would-empty`, reason: `Unexpected document of nothing but what \`${cleaner.name}\` takes out, keeping it`})
    return memory
  }
  const pass = (document.data.ledger.at(-1)?.pass ?? 0) + 1
  const names = new Map(cleaner.rules.map((rule): [string, Named] => [rule.id, {rule: `${cleaner.name}@${cleaner.version}/${rule.id}`, category: rule.category}]))
  for (const {edit, path} of found) document.data.ledger.push(record(names.get(edit.rule)!, edit, path, pass))
  perform(found, edits)
  return found.every(({parent}) => holders.has(parent.type)) ? memory : new WeakMap()
}

const holders: ReadonlySet<string> = new Set(['root', 'list', 'listItem', 'blockquote', 'entry'])

const ruleOf = ({rules}: Cleaner, {rule}: Edit): Rule | undefined => rules.find(({id}) => id === rule)

function applies(cleaner: Cleaner, edit: Edit, profile: Profile): boolean {
  const rule = ruleOf(cleaner, edit)
  return rule !== undefined && (!rule.strict || profile === 'strict')
}

interface Found {
  edit: Edit
  parent: Parents
  path: number[]
}

function locateEdits(document: Document, edits: ReadonlyMap<Nodes, Edit>): Found[] {
  const found: Found[] = []
  // Most edits are of blocks, and no block stands in a line of text.
  locateIn(document, [], {edits, found, isInline: [...edits.keys()].some(({type}) => !blocks.has(type))})
  return found
}

interface Locating {
  readonly edits: ReadonlyMap<Nodes, Edit>
  readonly found: Found[]
  readonly isInline: boolean
}

function locateIn(parent: Parents, path: number[], locating: Locating): void {
  const {edits, found, isInline} = locating
  const {children} = parent
  for (let index = 0; index < children.length && found.length < edits.size; index++) {
    const node = children[index]!
    const edit = edits.get(node)
    path.push(index)
    if (edit) found.push({edit, parent, path: path.slice()})
    else if ('children' in node && (isInline || !lines.has(node.type))) locateIn(node, path, locating)
    path.pop()
  }
}

const lines: ReadonlySet<string> = new Set(['paragraph', 'heading'])
const blocks: ReadonlySet<string> = new Set([...lines, 'list', 'listItem', 'blockquote', 'entry', 'table', 'code', 'thematicBreak'])

// What stays is looked at first, since it begins with text in nearly every document.
function empties(document: Document, found: readonly Found[]): boolean {
  const removed = new Set<Nodes>()
  for (const {edit} of found) if (edit.op === 'remove') removed.add(edit.node)
  return removed.size > 0 && !shows(document, removed) && [...removed].some((node) => shows(node))
}

function shows(node: Nodes, without?: ReadonlySet<Nodes>): boolean {
  if (without?.has(node)) return false
  return 'children' in node ? node.children.some((child) => shows(child, without)) : visibleText(node).trim() !== ''
}

type Named = Pick<LedgerEntry, 'rule' | 'category'>

function record({rule, category}: Named, edit: Edit, path: number[], pass: number): LedgerEntry {
  const {node, op, reason} = edit
  const place = node.position
  // What replaces a node may share its children, and later cleaners change those.
  if (edit.op === 'replace') return {rule, category, reason, op, path, pass, before: structuredClone(node), after: visibleText(edit.by), ...(place ? {place} : {})}
  return place ? {rule, category, reason, op, path, pass, before: node, place} : {rule, category, reason, op, path, pass, before: node}
}

// One pass over each parent, so that a thousand removals from one list cost no more than one.
function perform(found: readonly Found[], changes: ReadonlyMap<Nodes, Edit>): void {
  for (const parent of new Set(found.map((item) => item.parent))) {
    const next: RootContent[] = []
    for (const child of parent.children) {
      const edit = changes.get(child)
      if (!edit) next.push(child)
      else if (edit.op === 'replace') next.push(edit.by)
    }
    setChildren(parent, next)
  }
}

/** Which ledger entries to undo: those of any rule (`promotion`, `promotion@1`, `promotion@1/wechat-qr`) or category named. */
export interface RestoreOptions {
  readonly rules?: readonly string[]
  readonly categories?: readonly Category[]
}

/**
 * Undo what the ledger holds, all of it or a part, in a copy of the document.
 *
 * Undoing a part takes everything back to where the adapter left it and applies the rest again. A change whose node stands
 * inside a replacement that is undone is undone with it.
 */
export function restore(document: Document, options: RestoreOptions = {}): Document {
  const copy = structuredClone(document)
  const {ledger} = copy.data
  const undone = ledger.map((entry) => chosen(entry, options))
  if (!undone.includes(true)) return copy
  const changes = unwind(copy, ledger)
  copy.data.ledger = []
  rewind(copy, changes.filter((_, index) => !undone[index]))
  return copy
}

function chosen({rule, category}: LedgerEntry, {rules, categories}: RestoreOptions): boolean {
  if (!rules && !categories) return true
  const named = rules?.some((name) => rule === name || rule.startsWith(`${name}/`) || rule.startsWith(`${name}@`))
  return (named ?? false) || (categories?.includes(category) ?? false)
}

/** A change with the nodes it is about, as they stand in the tree. */
export interface Change {
  entry: LedgerEntry
  node: RootContent
  by?: RootContent
}

/**
 * Put everything that a ledger holds back into its document, in place, and give the changes, each at the index of its entry.
 *
 * From the last pass to the first. Within a pass paths ascend and refer to one tree, so that putting nodes back in order makes
 * every path right by the time it is used.
 */
export function unwind(document: Document, ledger: readonly LedgerEntry[]): Change[] {
  const changes: Change[] = new Array<Change>(ledger.length)
  const passes = [...new Set(ledger.map(({pass}) => pass))].reverse()
  for (const pass of passes) {
    for (const [index, entry] of ledger.entries()) {
      if (entry.pass !== pass || typeof entry.before === 'string') continue
      const node = entry.before
      const by = putBack(document, entry, node)
      changes[index] = by ? {entry, node, by} : {entry, node}
    }
  }
  return changes
}

function putBack(document: Document, {op, path}: LedgerEntry, node: RootContent): RootContent | undefined {
  const index = path.at(-1) ?? 0
  const parent = path.slice(0, -1).reduce<Nodes>((at, step) => ('children' in at ? at.children[step] ?? at : at), document)
  if (!('children' in parent)) return undefined
  const children: RootContent[] = [...parent.children]
  const [by] = children.splice(index, op === 'replace' ? 1 : 0, node)
  setChildren(parent, children)
  return by
}

function rewind(document: Document, changes: readonly Change[]): void {
  for (const pass of new Set(changes.map(({entry}) => entry.pass))) {
    const batch = changes.filter(({entry}) => entry.pass === pass)
    const edits = new Map<Nodes, Edit>()
    const entries = new Map<Nodes, LedgerEntry>()
    for (const {entry, node, by} of batch) {
      entries.set(node, entry)
      if (by) edits.set(node, {op: 'replace', node, by, rule: '', reason: ''})
      else edits.set(node, {op: 'remove', node, rule: '', reason: ''})
    }
    const found = locateEdits(document, edits)
    for (const {edit, path} of found) document.data.ledger.push({...entries.get(edit.node)!, path})
    perform(found, edits)
  }
}

// Which content a parent may hold is the adapter's and cleaner's business: a node goes back where it was.
function setChildren(parent: Parents, children: RootContent[]): void {
  ;(parent as {children: RootContent[]}).children = children
}
