/** The file that `learn` writes, people review, and `learnedRules` applies. */

import type {Category} from '../document.ts'

export interface RuleFile {
  readonly schema: 1
  /** How many documents it was learned from, copies of one another counted once. */
  readonly documents: number
  /** The host names of the documents' addresses; the rules hold for those, and for documents without an address. Absent: for all. */
  readonly hosts?: readonly string[]
  /** The most frequent first. */
  readonly rules: readonly LearnedRule[]
}

export interface LearnedRule {
  /** Of what it matches, so that learning again gives the same rule the same name. */
  readonly id: string
  /** A guess, for the reviewer to correct. */
  readonly category: Category
  /**
   * What a block must be: the very text (`text`, but for case, white space and ornaments), the text with other numbers (`shape`), a text with
   * at least seven tenths of the shingles in common (`near`), or an image alone of this address (`image`).
   */
  readonly match: 'text' | 'shape' | 'near' | 'image'
  /** As it stands in the documents, or the address of the image. */
  readonly text: string
  /** Where a block must stand: before the main run of prose, behind it, or anywhere. */
  readonly where: 'head' | 'tail' | 'anywhere'
  /** In how many documents it was found. */
  readonly count: number
  /** The same as a share of all documents. */
  readonly share: number
  /** How often it stood before, in and behind the main run of prose. */
  readonly stood: {readonly head: number; readonly inside: number; readonly tail: number}
  /** A few of the documents, and how the text stands there where it differs. */
  readonly examples: readonly RuleExample[]
  /** What a reviewer wants to remember. */
  readonly note?: string
}

export interface RuleExample {
  /** Path, address or id. */
  readonly document: string
  readonly text?: string
}

const categories: ReadonlyArray<Category> = [
  'advertisement', 'promotion', 'navigation', 'feed', 'related', 'share', 'subscription', 'comments', 'legal', 'contact', 'author-bio', 'running-head', 'duplicate',
  'hidden', 'empty', 'tracking', 'markup-repair', 'metadata'
]

/** Check what was read from a rule file; a `TypeError` says where it is wrong, what stands there and what is expected. */
export function readRules(value: unknown): RuleFile {
  const file = record(value, 'rule file', ['schema', 'documents', 'rules'], ['hosts'])
  if (file['schema'] !== 1) throw wrong('schema', file['schema'], 'the number 1')
  count(file['documents'], 'documents')
  if (file['hosts'] !== undefined) for (const [index, host] of list(file['hosts'], 'hosts').entries()) string(host, `hosts[${index}]`)
  const ids = new Map<string, number>()
  for (const [index, rule] of list(file['rules'], 'rules').entries()) {
    const id = checkRule(rule, `rules[${index}]`)
    if (ids.has(id)) throw wrong(`rules[${index}].id`, id, `an id that \`rules[${ids.get(id)!}]\` does not have`)
    ids.set(id, index)
  }
  return value as RuleFile
}

function checkRule(value: unknown, at: string): string {
  const rule = record(value, at, ['id', 'category', 'match', 'text', 'where', 'count', 'share', 'stood', 'examples'], ['note'])
  const id = string(rule['id'], `${at}.id`)
  if (!/^[a-z\d][a-z\d-]*$/u.test(id)) throw wrong(`${at}.id`, id, 'lower-case letters, digits and hyphens')
  oneOf(rule['category'], `${at}.category`, categories)
  oneOf(rule['match'], `${at}.match`, ['text', 'shape', 'near', 'image'])
  oneOf(rule['where'], `${at}.where`, ['head', 'tail', 'anywhere'])
  if (string(rule['text'], `${at}.text`).trim() === '') throw wrong(`${at}.text`, rule['text'], 'some text')
  count(rule['count'], `${at}.count`)
  const {share} = rule
  if (typeof share !== 'number' || !(share >= 0 && share <= 1)) throw wrong(`${at}.share`, share, 'a number from 0 to 1')
  const stood = record(rule['stood'], `${at}.stood`, ['head', 'inside', 'tail'])
  for (const [zone, times] of Object.entries(stood)) count(times, `${at}.stood.${zone}`)
  for (const [index, example] of list(rule['examples'], `${at}.examples`).entries()) checkExample(example, `${at}.examples[${index}]`)
  if (rule['note'] !== undefined) string(rule['note'], `${at}.note`)
  return id
}

function checkExample(value: unknown, at: string): void {
  const {document, text} = record(value, at, ['document'], ['text'])
  string(document, `${at}.document`)
  if (text !== undefined) string(text, `${at}.text`)
}

function wrong(at: string, value: unknown, expected: string): TypeError {
  const shown = value === undefined ? 'nothing' : `\`${(JSON.stringify(value) ?? String(value)).slice(0, 80)}\``
  return new TypeError(`Unexpected ${shown} in \`${at}\`, expected ${expected}`)
}

function record(value: unknown, at: string, required: readonly string[], optional: readonly string[] = []): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(at, value, 'an object')
  const known = [...required, ...optional]
  const stray = Object.keys(value).find((key) => !known.includes(key))
  if (stray !== undefined) throw wrong(at, stray, `one of ${known.map((key) => `\`${key}\``).join(', ')}`)
  const missing = required.find((key) => !(key in value))
  if (missing !== undefined) throw wrong(at, undefined, `\`${missing}\``)
  return value as Readonly<Record<string, unknown>>
}

function list(value: unknown, at: string): readonly unknown[] {
  if (!Array.isArray(value)) throw wrong(at, value, 'a list')
  return value
}

function string(value: unknown, at: string): string {
  if (typeof value !== 'string') throw wrong(at, value, 'a string')
  return value
}

function count(value: unknown, at: string): void {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) throw wrong(at, value, 'a whole number')
}

function oneOf(value: unknown, at: string, known: readonly string[]): void {
  if (typeof value !== 'string' || !known.includes(value)) throw wrong(at, value, `one of ${known.map((item) => `\`${item}\``).join(', ')}`)
}
