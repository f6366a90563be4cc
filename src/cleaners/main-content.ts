import type {RootContent} from 'mdast'
import {lookAt} from '../blocks.ts'
import type {Category, Document} from '../document.ts'
import type {Cleaner, Edit, Memory, Rule} from '../edit.ts'
import {flat} from '../text.ts'

const sentence = 'The yard by the river was closed in the spring of that year, after the last boat was sold.'

const block = (main: number, role: string | undefined, value: string): readonly RootContent[] => [
  {type: 'paragraph', children: [{type: 'text', value}], data: {main, why: 'in `div.part`', ...(role === undefined ? {} : {role})}}
]

interface PartRule extends Rule {
  readonly roles: readonly string[]
}

const part = (id: string, category: Category, what: string, roles: readonly string[], match: string): PartRule => ({
  id, category, what, roles,
  matches: [block(0.02, roles[0], match)],
  spares: [match, block(0.9, roles[0], match)]
})

/** What a block that is no main content is said to be; the last takes what nobody can name. */
const parts: readonly PartRule[] = [
  part('navigation', 'navigation', 'what is there to move about in the site', ['navigation', 'dialog', 'sidebar'], '首页 新闻 港口'),
  part('related', 'related', 'what leads to other documents', ['related'], 'The yard closes'),
  part('share', 'share', 'what is there to share the page', ['share'], '分享到'),
  part('comments', 'comments', 'what readers wrote below a document', ['comments'], 'First!'),
  part('subscription', 'subscription', 'what asks to subscribe', ['subscription'], 'Our weekly letter'),
  part('advertisement', 'advertisement', 'what is paid for', ['advertisement'], 'Ferries from 9 a day'),
  part('author', 'author-bio', 'what is said of the author', ['author-bio'], 'Ann Lee lives on the island.'),
  part('footer', 'legal', 'what stands at the foot of every page', ['footer'], '© 2019 港口日报'),
  part('outside', 'navigation', 'what stands outside of the main content', [], '今日天气 晴')
]

const headline: Rule = {
  id: 'headline', category: 'metadata', what: 'the headline, where it is the title in the metadata',
  matches: [[{type: 'heading', depth: 1, children: [{type: 'text', value: 'The bell'}], data: {role: 'headline'}}]], spares: ['# The bell']
}

const doubtful: Rule = {
  id: 'doubtful', category: 'navigation', what: 'what is hardly more likely to be main content than not', strict: true,
  matches: [block(0.55, undefined, '更多')], spares: [block(0.8, undefined, '更多'), '更多']
}

const again: Rule = {
  id: 'again', category: 'duplicate', what: 'main content that the page has more than once',
  matches: [[...block(0.9, undefined, sentence), ...block(0.9, undefined, sentence)]],
  spares: [block(0.9, undefined, sentence), [...block(0.9, undefined, '更多'), ...block(0.9, undefined, '更多')]]
}

/**
 * Takes out blocks that are hardly main content, by the probability that an adapter gives (`data.main`) and with its reason.
 *
 * Which ones is decided over the whole page: blocks are taken in, the most likely first, as long as the expected F-measure of what is
 * taken rises. So a page of which nothing is sure keeps its best, and one of which much is sure keeps nothing doubtful. Under `strict`
 * precision counts more than recall. Of a list whose items all go, the list goes as one.
 */
export function mainContent(): Cleaner {
  return {
    name: 'main-content', version: 2, rules: [headline, ...parts, again, doubtful],
    propose(document: Document, memory: Memory = new WeakMap()) {
      if (!isRated(document.children)) return []
      const lengths = lengthsByMain(document, memory)
      return find(document.children, {least: leastMain(lengths, balanced), sure: leastMain(lengths, precise), seen: new Set(), memory}, [])
    }
  }
}

/** From this length on, what a page shows twice is said once; labels and refrains may come again. */
const longEnough = 12

/** How much recall weighs beside precision (beta of the F-measure). */
const [balanced, precise] = [1, 0.7]

/** Blocks below `least` go; those below `sure` are doubtful. */
interface Limits {
  readonly least: number
  readonly sure: number
  /** The text of what stays. */
  readonly seen: Set<string>
  readonly memory: Memory
}

// Most sources rate nothing: a table of posts has a million blocks to measure for naught.
function isRated(children: readonly RootContent[]): boolean {
  return children.some((node) => node.data?.main !== undefined || node.data?.role === 'headline' || (isHolder(node) && isRated(node.children)))
}

// Units by probability in hundredths; what an earlier cleaner took out was on the page too, and nobody rated front matter.
function lengthsByMain({children, data: {ledger}}: Document, memory: Memory): Float64Array {
  const lengths = new Float64Array(101)
  for (const node of children) addLength(node, lengths, memory)
  for (const {op, before} of ledger) if (op === 'remove' && typeof before !== 'string') addRated(before, lengths, memory)
  return lengths
}

function addLength(node: RootContent, lengths: Float64Array, memory: Memory): void {
  if (isHolder(node)) for (const child of node.children) addLength(child, lengths, memory)
  else lengths[Math.round(100 * Math.min(1, Math.max(0, node.data?.main ?? 1)))]! += lookAt(node, memory).size
}

// Of what is left of a block an earlier cleaner may have taken a line or an image, which nobody rated.
function addRated(node: RootContent, lengths: Float64Array, memory: Memory): void {
  if (isHolder(node)) for (const child of node.children) addRated(child, lengths, memory)
  else if (node.data?.main !== undefined) addLength(node, lengths, memory)
}

/**
 * The least probability of the blocks whose choice makes the expected F-beta of a page highest.
 *
 * The F-measure of a choice is estimated by expected hits over expected sizes: (1 + β²) · hits / (β² · wanted + taken).
 */
function leastMain(lengths: Float64Array, beta: number): number {
  const weight = beta * beta
  const wanted = lengths.reduce((sum, length, percent) => sum + (length * percent) / 100, 0)
  let [hits, taken, best, least] = [0, 0, 0, 100]
  for (let percent = 100; percent >= 0; percent--) {
    const length = lengths[percent]!
    if (length === 0) continue
    hits += (length * percent) / 100
    taken += length
    const score = ((1 + weight) * hits) / (weight * wanted + taken)
    if (score < best) break
    best = score
    least = percent
  }
  return likeliest(lengths) < unlikely ? Infinity : least / 100
}

/** Where no block is likelier than this, in hundredths, a page has no main content: all of it goes, which the pipeline refuses and says. */
const unlikely = 25

const likeliest = (lengths: Float64Array): number => lengths.findLastIndex((length) => length > 0)

function find(children: readonly RootContent[], limits: Limits, edits: Edit[]): Edit[] {
  for (const node of children) {
    if (node.data?.role === 'headline') edits.push({op: 'remove', node, rule: headline.id, reason: firstReason(node)})
    else if (goes(node, limits.least)) edits.push({op: 'remove', node, rule: ruleOf(node), reason: firstReason(node)})
    else if (isHolder(node)) find(node.children, limits, edits)
    else {
      const isDoubtful = goes(node, limits.sure)
      if (isDoubtful) edits.push({op: 'remove', node, rule: doubtful.id, reason: firstReason(node)})
      if (isAgain(node, limits, !isDoubtful)) edits.push({op: 'remove', node, rule: again.id, reason: 'the same text stood there before'})
    }
  }
  return edits
}

// Pages hold a text once for each width of screen, and again in a slide or a summary. Code and tables are what they are.
function isAgain(node: RootContent, {seen, memory}: Limits, stays: boolean): boolean {
  if ((node.type !== 'paragraph' && node.type !== 'heading') || node.data?.main === undefined) return false
  const {text, size} = lookAt(node, memory)
  if (size < longEnough) return false
  const key = flat(text)
  if (seen.has(key)) return true
  if (stays) seen.add(key)
  return false
}

const holders = new Set(['list', 'listItem', 'blockquote', 'entry'])

const isHolder = (node: RootContent): node is RootContent & {children: RootContent[]} => holders.has(node.type) && 'children' in node

// A holder goes when all that it holds goes; a line that went to the metadata is the cleaner `credits`'s.
function goes(node: RootContent, below: number): boolean {
  if (isHolder(node)) return node.children.length > 0 && node.children.every((child) => goes(child, below))
  return node.data?.main !== undefined && node.data.main < below && node.data.role !== 'credit'
}

function ruleOf(node: RootContent): string {
  const role = roleOf(node)
  return (parts.find(({roles}) => role !== undefined && roles.includes(role)) ?? parts.at(-1)!).id
}

function roleOf(node: RootContent): string | undefined {
  if (node.data?.role !== undefined || !isHolder(node)) return node.data?.role
  return roleOf(node.children[0]!)
}

function firstReason(node: RootContent): string {
  return node.data?.why ?? (isHolder(node) ? firstReason(node.children[0]!) : 'hardly main content')
}
