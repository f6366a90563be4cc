import type {Document} from '../document.ts'
import {frequent} from '../frequent.ts'
import {sha256} from '../hash.ts'
import {decide, decideNear, type Limits} from './decide.ts'
import {hostOf} from './host.ts'
import {alike, bucketsOf, likeness, shinglesOf} from './likeness.ts'
import {essence, linesOf} from './lines.ts'
import type {RuleFile} from './rule-file.ts'
import {first, note, type Seen} from './seen.ts'

export interface LearnOptions {
  /** In what share of the documents a line must stand to be taken for boilerplate (default: 0.2). */
  readonly share?: number
  /** In how many documents at least (default: 5). */
  readonly documents?: number
  /** The longest line, in information units, that is believed as easily as the others; a longer one must be the same to the letter in twice as many (default: 60). */
  readonly longest?: number
  /** How many different lines are remembered; of more the rarest are forgotten (default: 100,000). */
  readonly capacity?: number
}

/** Learns from one document after the other. */
export interface Learner {
  add(document: Document): void
  /** What was learned so far. */
  rules(): RuleFile
}

/** Shorter lines are alike by chance. */
const shortestAlike = 8
const mostHosts = 50

/**
 * Find lines that repeat across the documents of one site, for a rule file that people review.
 *
 * Documents that say the same count once. It is better to miss a line than to take one that an author wrote: see `decide` for what is spared.
 */
export function learn(documents: Iterable<Document>, options: LearnOptions = {}): RuleFile {
  const {add, rules} = learner(options)
  for (const document of documents) add(document)
  return rules()
}

/** As `learn`, for documents that come one by one; memory is bounded by `capacity`, whatever comes. */
export function learner({share = 0.2, documents: fewest = 5, longest = 60, capacity = 100_000}: LearnOptions = {}): Learner {
  check({share, documents: fewest, longest, capacity})
  const lines = frequent<Seen>(capacity)
  const buckets = frequent<Seen>(capacity)
  const known = frequent<true>(capacity)
  const hosts = new Set<string>()
  let number = 0
  return {
    add(document) {
      if (known.count(sha256(essence(document)).slice(0, 24), () => true).count > 1) return
      number++
      const host = hostOf(document)
      if (host !== undefined && hosts.size <= mostHosts) hosts.add(host)
      for (const line of linesOf(document)) {
        note(lines.count(line.key, () => first(line)).value, line, document, number)
        if (line.zone === 'inside' || line.block.size < shortestAlike || line.block.size > longest) continue
        const shingles = shinglesOf(line.block.text)
        for (const bucket of bucketsOf(shingles)) {
          const {value} = buckets.count(bucket, () => first(line, shingles))
          if (likeness(value.shingles!, shingles) >= alike) note(value, line, document, number)
        }
      }
    },
    rules() {
      const limits: Limits = {all: number, fewest: Math.max(fewest, Math.ceil(share * number)), share, longest}
      const exact = lines.entries().flatMap(({value}) => decide(value, limits) ?? [])
      const near = decideNear(buckets.entries().map(({value}) => value), limits)
      const rules = [...exact, ...near].sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1))
      return {schema: 1, documents: number, ...(hosts.size > 0 && hosts.size <= mostHosts ? {hosts: [...hosts].sort()} : {}), rules}
    }
  }
}

function check(options: Required<LearnOptions>): void {
  for (const [name, value] of Object.entries(options)) {
    const most = name === 'share' ? 1 : Infinity
    if (typeof value !== 'number' || !(value > 0 && value <= most)) throw new TypeError(`Unexpected \`${name}\` ${String(value)}, expected a number above 0${name === 'share' ? ' and at most 1' : ''}`)
  }
}
