/** Rules as data, and the cleaners that are made of them. */

import type {RootContent} from 'mdast'
import {pageOf, type Block, type BlockKind, type Page} from './blocks.ts'
import type {Document} from './document.ts'
import type {Cleaner, Edit, Memory, Rule} from './edit.ts'
import {preselect, sharedBy, widest, type Choice, type Preselection} from './preselect.ts'

export {sieve} from './sieve.ts'

/** A rule that goes by the text of one block. */
export interface TextRule extends Rule {
  /**
   * Tested on the block's key: lower case, white space collapsed, no ornaments around it.
   *
   * Without `u` class escapes that differ between scripts; anchored where the whole line must say it.
   */
  readonly patterns: readonly RegExp[]
  /** How many of the patterns must match (default: one). */
  readonly least?: number
  /** A block that matches any of these is spared. */
  readonly unless?: readonly RegExp[]
  /** Scripts of which the block must hold at least one letter: what the patterns are written in. */
  readonly scripts: readonly Script[]
  /** The longest block that the rule takes, in information units. */
  readonly longest: number
  /** Where it may stand: behind the main run of prose, before it, outside it, or anywhere (default). */
  readonly where?: Place
  /** Kinds of blocks (default: headings, paragraphs and list items). */
  readonly blocks?: readonly BlockKind[]
}

/** `any` is for patterns in many scripts. */
export type Script = 'han' | 'latin' | 'any'
export type Place = 'start' | 'end' | 'outside' | 'anywhere'

/** Which rule takes a block, and why. */
export interface Mark {
  readonly rule: string
  readonly reason: string
}

/** The blocks to take out. */
export type Marks = Map<Block, Mark>

export interface BlockCleaner {
  readonly name: string
  readonly version: number
  readonly rules: ReadonlyArray<Rule | TextRule>
  /** What goes by more than the text of one block; it sees and may add to what the text rules found. */
  find?(page: Page, marks: Marks): void
}

/**
 * Make a cleaner of text rules, and of a function where a rule looks at more than one block.
 *
 * A list, item or quotation of which every block is taken out is taken out whole.
 */
export function blockCleaner({name, version, rules, find}: BlockCleaner): Cleaner {
  const textRules = rules.filter(isTextRule)
  const matchers = textRules.map(matcher)
  let own: Preselection | undefined
  return {
    name, version, rules,
    propose(document: Document, memory?: Memory): Iterable<Edit> {
      // What stands in entries is theirs, and a table of posts holds nothing else.
      if (document.children.every(({type}) => type === 'entry')) return []
      const page = pageOf(document, memory)
      const marks: Marks = new Map()
      // Only what looks around a block asks what was taken out.
      if (textRules.length > 0) matchAll(page, marks, {choice: sharedBy(memory, textRules) ?? (own ??= preselect(textRules))(textRules), matchers, isGoneAsked: find !== undefined})
      find?.(page, marks)
      return removals(document, page, marks)
    }
  }
}

export const isTextRule = (rule: Rule | TextRule): rule is TextRule => 'patterns' in rule

type Matcher = (page: Page, index: number, block: Block) => Mark | undefined

interface Matching {
  readonly choice: Choice
  readonly matchers: readonly Matcher[]
  /** Whether blocks that an earlier cleaner took out are looked at. */
  readonly isGoneAsked: boolean
}

function matchAll(page: Page, marks: Marks, {choice, matchers, isGoneAsked}: Matching): void {
  for (const index of choice.candidates(page)) {
    const block = page.blocks[index]!
    if (block.gone && !isGoneAsked) continue
    const bits = choice.look(block)
    const mark = bits === 0 ? undefined : firstMark(page, index, {choice, matchers, bits})
    if (mark) marks.set(block, mark)
  }
}

function firstMark(page: Page, index: number, {choice, matchers, bits}: Pick<Matching, 'choice' | 'matchers'> & {readonly bits: number}): Mark | undefined {
  const block = page.blocks[index]!
  for (let rule = 0; rule < matchers.length; rule++) {
    const mark = choice.has(bits, rule) ? matchers[rule]!(page, index, block) : undefined
    if (mark) return mark
  }
  return undefined
}

const letters: {readonly [script in Script]: RegExp} = {han: /\p{Script=Han}/u, latin: /[a-z]/iu, any: /\p{L}/u}
const textual: readonly BlockKind[] = ['heading', 'paragraph', 'item']

function matcher({id, what, patterns, least = 1, unless = [], scripts, longest, where = 'anywhere', blocks = textual}: TextRule): Matcher {
  return (page, index, block) => {
    const {text, key, kind} = block
    if (text.length > longest * widest || !blocks.includes(kind) || !patterns.some((pattern) => pattern.test(key))) return undefined
    if (!scripts.some((script) => letters[script].test(text)) || block.size > longest || isTitle(page, block)) return undefined
    const found = patterns.map((pattern) => pattern.exec(key)?.[0]).filter((match) => match !== undefined)
    if (found.length < least || unless.some((pattern) => pattern.test(key))) return undefined
    if (!stands(page, index, where) || isIntroduced(page, index)) return undefined
    return {rule: id, reason: `${what}: \`${found.map((match) => match.trim()).join('`, `').slice(0, 120)}\``}
  }
}

/** Whether the block stands before or behind the main run of prose. */
export function stands({core}: Page, index: number, where: Place): boolean {
  if (where === 'anywhere') return true
  const {first, last} = core()
  if (last < first) return false
  return (where !== 'end' && index < first) || (where !== 'start' && index > last)
}

/** Whether a line of prose before it introduces the block by a colon: then the text speaks about it. */
export function isIntroduced({blocks}: Page, index: number): boolean {
  const before = blocks[index - 1]
  return before !== undefined && before.size >= 6 && /[:：]$/u.test(before.text)
}

/** Whether the block is the document's title, or holds it. */
export function isTitle({document: {data}}: Page, {text, kind}: Block): boolean {
  const {title} = data.metadata
  return title !== undefined && (text === title || (kind === 'heading' && text.includes(title)))
}

/**
 * The edits that take the marked blocks out, each list, item or quotation whole where nothing of it stays.
 *
 * One that an earlier cleaner took something out of is taken out in pieces, so that every ledger entry quotes the source as it stands.
 */
export function removals({children}: Document, {blocks}: Page, marks: Marks): Edit[] {
  const taken = new Map<RootContent, Mark>()
  const holders = new Set<RootContent>()
  if (marks.size === 0) return []
  for (const block of blocks) {
    const mark = block.gone ? undefined : marks.get(block)
    if (!mark) continue
    taken.set(block.node, mark)
    for (let {holder} = block; holder; holder = holder.holder) holders.add(holder.node)
  }
  if (taken.size === 0) return []
  const gone = holders.size > 0 ? blocks.filter((block) => block.gone).map(({node}) => node.position?.start.offset ?? -1) : []
  const edits: Edit[] = []
  for (const node of children) {
    if (holders.has(node)) close(node, taken, holders, gone)
    emit(node, taken, holders, edits)
  }
  return edits
}

// The first mark in a holder, where every child is taken.
function close(node: RootContent, taken: Map<RootContent, Mark>, holders: ReadonlySet<RootContent>, gone: readonly number[]): Mark | undefined {
  const own = taken.get(node)
  if (own || !('children' in node) || !holders.has(node)) return own
  const inner = (node.children as RootContent[]).map((child) => close(child, taken, holders, gone))
  const whole = inner.every((mark) => mark !== undefined) && !isTorn(node, gone) ? inner[0] : undefined
  if (whole) taken.set(node, whole)
  return whole
}

function emit(node: RootContent, taken: ReadonlyMap<RootContent, Mark>, holders: ReadonlySet<RootContent>, edits: Edit[]): void {
  const mark = taken.get(node)
  if (mark) edits.push({op: 'remove', node, ...mark})
  else if ('children' in node && holders.has(node)) for (const child of node.children as RootContent[]) emit(child, taken, holders, edits)
}

// The offsets ascend: a binary search for the first at or behind the start.
function isTorn({position}: RootContent, gone: readonly number[]): boolean {
  const {start, end} = position ?? {}
  if (start?.offset === undefined || end?.offset === undefined) return false
  let low = 0
  let high = gone.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (gone[middle]! < start.offset) low = middle + 1
    else high = middle
  }
  return low < gone.length && gone[low]! < end.offset
}

/**
 * Mark the images that stand directly beside marked blocks which speak of a picture.
 *
 * `before` names the rules that take the image above them too: a code stands over the line that asks to scan it, but a figure
 * of the article may stand over a line that asks to follow the account.
 */
export function takeImages({blocks}: Page, marks: Marks, {before, behind}: {readonly before: ReadonlySet<string>; readonly behind: ReadonlySet<string>}): void {
  const asks = (index: number, rules: ReadonlySet<string>): Mark | undefined => {
    const block = blocks[index]
    const mark = block && block.kind !== 'image' ? marks.get(block) : undefined
    return mark && rules.has(mark.rule) ? mark : undefined
  }
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== 'image' || marks.has(block)) continue
    const mark = asks(index - 1, behind) ?? asks(index + 1, before)
    if (mark) marks.set(block, {rule: mark.rule, reason: `the picture beside ${mark.reason}`})
  }
}

/** Split a text into sentences, each with what ends it. */
export function sentences(text: string): string[] {
  const parts: string[] = []
  let from = 0
  for (const {0: end, index} of text.matchAll(/[。！？!?；;\n]+|\.(?=\s|$)/gu)) {
    parts.push(text.slice(from, index + end.length))
    from = index + end.length
  }
  return [...parts, text.slice(from)].filter((part) => part.trim() !== '')
}
