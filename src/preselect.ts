/** A quick look which rules may match a block, shared by the cleaners of a pipeline. */

import type {Block, Page} from './blocks.ts'
import {bitsIn} from './block.ts'
import type {Cleaner, Memory, Rule} from './edit.ts'
import type {TextRule} from './rule.ts'
import {bitOf, sieve} from './sieve.ts'

/** Which of some rules may match a block. */
export interface Choice {
  /** Indexes of the blocks that any rule of the preselection may match: few of a page. */
  candidates(page: Page): readonly number[]
  /** Bits of the rules that it may be. */
  look(block: Block): number
  /** Whether a rule, by its index, may be one that bits stand for. */
  has(bits: number, rule: number): boolean
}

/** Makes a choice among rules that it was made for. */
export type Preselection = (rules: readonly TextRule[]) => Choice

/** The longest text that a rule may take is this many characters a unit. */
export const widest = 10

/** Most blocks are too long for any rule, and of others hardly one holds what a pattern needs. */
export function preselect(rules: readonly TextRule[], {remember = false} = {}): Preselection {
  const longest = Math.max(0, ...rules.map((rule) => rule.longest))
  // A rule that wants several of its patterns has a bit for each.
  const groups = rules.flatMap((rule) => ((rule.least ?? 1) > 1 ? rule.patterns.map((pattern) => ({rule, patterns: [pattern]})) : [{rule, patterns: rule.patterns}]))
  const lookIn = sieve(groups.map(({patterns}) => patterns))
  // A text has at least as many characters as units.
  const isTooLong = (block: Block): boolean => block.text.length > longest * widest || (block.text.length > longest && block.size > longest)
  const find = (block: Block): number => (block.text === '' || isTooLong(block) ? 0 : lookIn(block.text))
  const look = (block: Block): number => (remember ? bitsIn(block, find) : find(block))
  const known = new WeakMap<Page, readonly number[]>()
  const candidates = (page: Page): readonly number[] => {
    const found = known.get(page)
    if (found) return found
    const indexes: number[] = []
    for (let index = 0; index < page.blocks.length; index++) if (look(page.blocks[index]!) !== 0) indexes.push(index)
    known.set(page, indexes)
    return indexes
  }
  const choose: Preselection = (chosen) => {
    const bits = chosen.map((rule) => groups.flatMap((group, index) => (group.rule === rule ? [bitOf(index)] : [])))
    const masks = bits.map((own) => own.reduce((sum, bit) => sum | bit, 0))
    const all = masks.reduce((sum, mask) => sum | mask, 0)
    return {
      candidates,
      look: (block) => look(block) & all,
      has: (found, rule) => (found & masks[rule]!) !== 0 && bits[rule]!.filter((bit) => (found & bit) !== 0).length >= (chosen[rule]!.least ?? 1)
    }
  }
  // Each cleaner asks for its rules again with each document.
  const choices = new WeakMap<readonly TextRule[], Choice>()
  return (chosen) => {
    const known = choices.get(chosen) ?? choose(chosen)
    choices.set(chosen, known)
    return known
  }
}

/** Where the memory of a document holds what its cleaners share. */
const shared = {}

interface Shared {
  readonly rules: ReadonlySet<Rule>
  readonly preselection: Preselection
}

/** The choice that the cleaners of a pipeline share, where these rules are among theirs. */
export function sharedBy(memory: Memory | undefined, rules: readonly TextRule[]): Choice | undefined {
  const found = memory?.get(shared) as Shared | undefined
  return found && rules.every((rule) => found.rules.has(rule)) ? found.preselection(rules) : undefined
}

/** Let cleaners look at the text of each block once, for the rules of all of them. */
export function together(cleaners: readonly Cleaner[]): Cleaner[] {
  let made: Shared | undefined
  const make = (): Shared => {
    const rules = cleaners.flatMap((cleaner) => cleaner.rules.filter((rule): rule is TextRule => 'patterns' in rule))
    return {rules: new Set(rules), preselection: preselect(rules, {remember: true})}
  }
  return cleaners.map((cleaner) => ({
    ...cleaner,
    propose(document, memory: Memory = new WeakMap()) {
      return cleaner.propose(document, memory.has(shared) ? memory : memory.set(shared, (made ??= make())))
    }
  }))
}
