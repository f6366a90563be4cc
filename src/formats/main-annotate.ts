import type {Nodes, RootContent} from 'mdast'
import {anchorsOf} from './main-anchors.ts'
import type {Page} from './main-feature.ts'
import {features, fillPage, fillRow} from './main-features.ts'
import {fold} from './main-hints.ts'
import {farthest, marks} from './main-marks.ts'
import {readTrees, type Trees} from './main-model.ts'
import {reasonFor} from './main-reasons.ts'
import type {Opinion, Rules} from './main-rules.ts'
import {viewOf, type Block, type Source, type ViewOptions} from './main-view.ts'
import {weights} from './main-weights.ts'

/** What is known of a page before its blocks are rated. */
export interface PageContext extends ViewOptions {
  /** The title as the metadata have it. */
  readonly title?: string | undefined
  readonly rules: Rules
  readonly model: Model
}

/** Rates the blocks of a page, one by one. */
export type Model = (page: Page) => (block: Block) => Rating

/** What a model holds of a block; it is good until the next block is rated. */
export interface Rating {
  /** The probability of being main content. */
  readonly main: number
  /** What each feature adds to it, by column, in logarithms of odds. */
  readonly parts: Float32Array
}

/** Say of each block of a page how likely it is main content, and why; of what holds blocks, what is said of the best of them. */
export function annotateBlocks(children: readonly RootContent[], sources: readonly Source[], {rules, model, title, ...options}: PageContext): void {
  const leaves = sources.filter(({node}) => !holders.has(node.type))
  const view = viewOf(leaves, options)
  const opinions = view.blocks.map(({node, element, shape}) => rules.opinion(node, element, shape))
  // A copy of so many properties would be of a class of its own, which features are not compiled for.
  const page: Page = Object.assign(view, {opinions, anchors: anchorsOf(view), wide: rules.wide})
  const rate = model(page)
  const headline = title === undefined ? undefined : fold(title)
  for (const block of page.blocks) {
    const rating = rate(block)
    const {parts} = rating
    const main = Math.max(rating.main, leastOf(block, opinions[block.index]!))
    const isHeadline = block.element === options.headline && fold(shownIn(block.node)) === headline
    const purpose = isHeadline ? 'headline' : main >= 0.5 ? undefined : opinions[block.index]!.purpose
    const why = isHeadline ? 'the headline' : reasonFor({block, page, labels: rules.labels, isFor: main >= 0.5, parts})
    if (main < sure && isData(block.node)) say(block, {main: 0.02, why: 'data for scripts', purpose: 'hidden'})
    else say(block, {main, why: isFrame(block) ? 'an embedded page that is no player' : why, purpose})
    block.node.data!.origin = rules.labels.chain(block.element)
  }
  settleWordless(page.blocks)
  settleBetween(page.blocks)
  settleComments(page)
  settleHeadings(page)
  for (const {node, element} of sources) if (holders.has(node.type)) (node.data ??= {}).origin = rules.labels.chain(element)
  for (const node of children) annotateHolder(node)
}

/** Of tables with few links in the part that holds most of the prose six in ten are content, by length; the model, which saw few on short pages, doubts them there. */
const leastOf = ({shape: {rows, linked, units}}: Block, {core, apart}: Opinion): number => (rows > 1 && core && !apart && linked * 4 < units ? 0.5 : 0)

// The sign of a link to the heading itself is no part of the title.
const shownIn = (node: Nodes): string =>
  node.data?.role === 'hidden' ? '' : 'children' in node ? node.children.map(shownIn).join('') : node.type === 'break' ? ' ' : 'value' in node ? node.value : ''

// JSON that a page keeps for its scripts in an element of its own.
function isData(node: RootContent): boolean {
  const [first] = node.type === 'paragraph' ? node.children : []
  if (first?.type !== 'text' || !/^\s*(?:\{\s*["}]|\[\s*[[{"\]])/u.test(first.value)) return false
  try {
    return typeof JSON.parse(shownIn(node)) === 'object'
  } catch {
    return false
  }
}

/** What is said of a block. */
interface Saying {
  readonly main: number
  readonly why: string
  readonly purpose?: string | undefined
}

// What is known to be hidden or a credit stays so.
function say({node}: Block, {main, why, purpose}: Saying): void {
  const data: NonNullable<RootContent['data']> = node.data ?? (node.data = {})
  data.why ??= why
  if (purpose) data.role ??= purpose
  data.main = Math.round(100 * main) / 100
}

// Most blocks begin with text.
const isWritten = (node?: Nodes): boolean => node?.type === 'text' && node.value.charCodeAt(0) > 0x20 && node.value.charCodeAt(0) < 0x80

const isEmbed = ({node}: Block, embed: (kind: string | undefined) => boolean): boolean =>
  node.type === 'paragraph' && node.children.length > 0 && !isWritten(node.children[0]) && node.children.every((child) => (child.type === 'text' ? /^\s*$/u.test(child.value) : embed(child.data?.embed)))

const isFrame = (block: Block): boolean => isEmbed(block, (kind) => kind === 'iframe')

const isWordless = (block: Block): boolean => block.shape.units === 0 || isEmbed(block, (kind) => kind !== undefined)

// Texts that people keep as examples hold no images: what has no words is as likely as the words before and behind it.
function settleWordless(blocks: readonly Block[]): void {
  const before = new Map<Block, number | undefined>()
  let last: number | undefined
  for (const block of blocks) {
    if (isWordless(block)) before.set(block, last)
    else last = block.node.data?.main
  }
  let next: number | undefined
  for (let index = blocks.length - 1; before.size > 0 && index >= 0; index--) {
    const block = blocks[index]!
    if (before.has(block)) settle(block, [before.get(block), next].filter((main) => main !== undefined))
    else next = block.node.data?.main
  }
}

function settle(block: Block, beside: readonly number[]): void {
  const {data} = block.node
  if (!data || beside.length === 0) return
  if (isFrame(block)) data.role ??= 'advertisement'
  data.main = isFrame(block) ? 0.02 : Math.round((100 * beside.reduce((sum, main) => sum + main, 0)) / beside.length) / 100
  if (data.role === undefined) data.why = data.main >= 0.5 ? 'beside main content' : 'beside what is not main content'
}

/** So likely at least is a block that is raised to its neighbours, and so likely are they. */
const [doubtful, sure] = [0.3, 0.8]

// A model knows short lines by what they mostly are. One between two paragraphs that surely are content is part of the text, as is one
// between the headline and the first of them, unless it is said to be there for something else.
function settleBetween(blocks: readonly Block[]): void {
  const ratings = blocks.map(({node: {type, data}}) => (data?.role === 'headline' ? 1 : type === 'paragraph' ? data?.main ?? 0 : 0))
  for (const [index, {node: {data}}] of blocks.entries()) {
    const least = Math.min(ratings[index - 1] ?? 0, ratings[index + 1] ?? 0)
    if (least < sure || data?.main === undefined || data.main < doubtful || data.main >= 0.75 * least || data.role !== undefined) continue
    data.main = Math.round(75 * least) / 100
    data.why = 'between paragraphs of main content'
  }
}

/** With so much text of its own, in units, an article is what its page is for. */
const substantial = 100

/** As likely is a comment below it, at the most. */
const unlikely = 0.2

const commentMarks = ['comments', 'item-comment'].map((name) => marks.findIndex((mark) => mark.name === name))

// Below the posts of a thread what is named a comment is one of them. Below an article that says to be one it is what readers wrote.
function settleComments({blocks, hints: {article, kind}}: Page): void {
  if (article !== 1 || kind === 2) return
  const [below, own] = [[] as Block[], [] as Block[]]
  for (const block of blocks) (commentMarks.some((mark) => block.spot.steps[mark]! < farthest) ? below : own).push(block)
  if (sureUnits(own) < substantial) return
  for (const {node: {data}} of below) {
    if (data?.main === undefined || data.main < unlikely) continue
    data.main = unlikely
    data.role ??= 'comments'
    data.why = 'a comment below an article'
  }
}

const sureUnits = (blocks: readonly Block[]): number => blocks.reduce((sum, {prose, shape, node}) => sum + (prose && (node.data?.main ?? 0) >= sure ? shape.units : 0), 0)

// A heading is content where something of what stands under it is.
function settleHeadings({blocks, hints: {article, kind}}: Page): void {
  if ((article !== 1 && kind !== 1) || sureUnits(blocks) < substantial) return
  let best: number | undefined
  for (let index = blocks.length - 1; index >= 0; index--) {
    const {node: {type, data}} = blocks[index]!
    if (type !== 'heading') best = Math.max(best ?? 0, data?.main ?? 0)
    else {
      if (best !== undefined && best < doubtful && data?.main !== undefined && data.main > best && data.role === undefined) {
        data.main = best
        data.why = 'over nothing that is main content'
      }
      best = undefined
    }
  }
}

/** Hold blocks, and are no blocks that are rated. */
export const holders: ReadonlySet<string> = new Set(['list', 'listItem', 'blockquote', 'entry'])

// One block of content makes what holds it worth keeping.
function annotateHolder(node: RootContent): RootContent['data'] {
  if (!holders.has(node.type) || !('children' in node)) return node.data
  let best: RootContent['data']
  for (const child of node.children as RootContent[]) {
    const data = annotateHolder(child)
    if (data?.main !== undefined && data.main > (best?.main ?? -1)) best = data
  }
  if (best?.main !== undefined) node.data = best.why === undefined ? {...node.data, main: best.main} : {why: best.why, ...node.data, main: best.main}
  return node.data
}

/** The model that trees make. */
export function treeModel(trees: Trees): Model {
  const rated: Rated = {trees, row: new Float32Array(features.length), parts: new Float32Array(features.length)}
  return (page) => {
    fillPage(page, rated.row)
    return (block) => rateBlock(block, page, rated)
  }
}

interface Rated {
  readonly trees: Trees
  readonly row: Float32Array
  readonly parts: Float32Array
}

function rateBlock(block: Block, page: Page, {trees, row, parts}: Rated): Rating {
  fillRow(block, page, row)
  parts.fill(0)
  return {main: 1 / (1 + Math.exp(-trees.rate(row, 0, parts))), parts}
}

/** The model that comes with the library; its weights are unpacked when the first page is read. */
export function builtInModel(): Model {
  let made: Model | undefined
  return (page) => {
    made ??= treeModel(readTrees(weights))
    return made(page)
  }
}
