import type {Heading, RootContent} from 'mdast'
import type {ElementNode} from './html-node.ts'
import {addOwn, allSpots, bestOf, narrowest} from './main-containers.ts'
import type {Hints} from './main-hints.ts'
import {farthest, marks} from './main-marks.ts'
import {shapeOf, type Shape} from './main-shape.ts'
import {spotter, type Path, type Spot} from './main-spots.ts'

/** A block of a page and the element that it comes from. */
export interface Source {
  readonly node: RootContent
  readonly element: ElementNode
}

/** A block as features see it. */
export interface Block extends Source {
  readonly index: number
  readonly shape: Shape
  readonly spot: Spot
  /** Reads as prose: long, or ending as a sentence ends, and not mostly links. */
  readonly prose: boolean
  /** Rank of a heading, else 0. */
  readonly depth: number
  /** Units of all blocks before it. */
  readonly before: number
  /** Share of the title's terms that stand in it; 2 where it is the title. */
  readonly titled: number
  /** Share of the description's pieces that stand in it. */
  readonly described: number
  /** 1 where linked data have it in the text of the article, -1 where they have another text, 0 where they have none. */
  readonly published: number
  /** Articles and first headings that began before it. */
  articles: number
  headlines: number
  /** How many blocks have this text. */
  twins: number
  /** Whether it stands in a post, as posts were found by their structure. */
  readonly post: boolean
  /** The nearest headings above and below, and the nearest prose. */
  above: Block | undefined
  below: Block | undefined
  proseAbove: Block | undefined
  proseBelow: Block | undefined
}

/** A page as features see it. */
export interface View {
  readonly blocks: readonly Block[]
  readonly units: number
  readonly linked: number
  readonly prose: number
  readonly dense: number
  readonly letters: number
  readonly first: Block | undefined
  readonly last: Block | undefined
  readonly headline: Block | undefined
  readonly hints: Hints
  /** The block that holds most of the description. */
  readonly described: Block | undefined
  readonly articles: number
  readonly headlines: number
  readonly headings: number
  readonly longest: number
  readonly proseBlocks: number
  readonly inCards: number
  readonly inLists: number
  readonly inTables: number
  readonly code: number
  /** The innermost elements that hold half, and nine tenths, of the prose, and half of what announces nothing elsewhere; the best by the sum of paragraphs in it. */
  readonly half: Spot
  readonly most: Spot
  readonly own: Spot
  readonly best: Spot
}

const [inList, inTable] = [marks.findIndex(({name}) => name === 'list-item'), marks.findIndex(({name}) => name === 'cell')]

function sumsOf(blocks: readonly Block[]) {
  const sums = {units: 0, linked: 0, prose: 0, dense: 0, letters: 0, headings: 0, longest: 0, inCards: 0, inLists: 0, inTables: 0, code: 0}
  for (const {shape: {units, linked, dense, letters, code}, prose, depth, spot: {card, steps}} of blocks) {
    sums.units += units
    sums.linked += linked
    sums.prose += prose ? units : 0
    sums.dense += dense
    sums.letters += letters
    sums.headings += Number(depth > 0)
    sums.longest = Math.max(sums.longest, units)
    sums.inCards += card ? units : 0
    sums.inLists += steps[inList]! < farthest ? units : 0
    sums.inTables += steps[inTable]! < farthest ? units : 0
    sums.code += code
  }
  return sums
}

const long = 25
const short = 10

/** What is known of a page as a whole. */
export interface ViewOptions {
  readonly root: ElementNode
  readonly headline: ElementNode | undefined
  readonly hints: Hints
  /** Elements that repeat and look like the posts of a thread, or comments. */
  readonly posts: ReadonlySet<ElementNode> | undefined
}

/** See a page's blocks: their text, their elements, and how they stand to one another. */
export function viewOf(sources: readonly Source[], {root, headline, hints, posts}: ViewOptions): View {
  const {spotOf, all} = spotter()
  const top = spotOf(root)
  const blocks = readBlocks(sources, spotOf, {hints, posts})
  addUp(blocks, all)
  addOwn(blocks, all)
  linkAbove(blocks)
  linkBelow(blocks)
  countTwins(blocks)
  const [articles, headlines] = countOpenings(blocks)
  const prose = blocks.filter((block) => block.prose)
  const spots = allSpots(blocks)
  return {
    blocks, hints, articles, headlines, described: mostDescribed(blocks), ...sumsOf(blocks),
    first: prose[0], last: prose.at(-1), headline: blocks.find(({element}) => element === headline), proseBlocks: prose.length,
    half: narrowest(spots, top, 0.5), most: narrowest(spots, top, 0.9), own: narrowest(spots, top, 0.5, 'own'), best: bestOf(spots, top)
  }
}

function readBlocks(sources: readonly Source[], spotOf: (element: ElementNode) => Spot, {hints, posts}: Pick<ViewOptions, 'hints' | 'posts'>): Block[] {
  const blocks: Block[] = []
  let before = 0
  for (const [index, {node, element}] of sources.entries()) {
    const shape = shapeOf(node)
    const {units, linked, ends} = shape
    const prose = node.type !== 'heading' && linked * 2 < units && (units >= long || (units >= short && ends))
    const spot = spotOf(element)
    const {titled, described, published} = hinted(shape.text, hints)
    blocks.push({
      node, element, index, shape, spot, post: posts !== undefined && isIn(spot, posts), prose, depth: node.type === 'heading' ? (node as Heading).depth : 0, before,
      titled, described, published, articles: 0, headlines: 0, twins: 1, above: undefined, below: undefined, proseAbove: undefined, proseBelow: undefined
    })
    before += units
  }
  return blocks
}

function isIn(spot: Spot, elements: ReadonlySet<ElementNode>): boolean {
  for (let at: Spot | undefined = spot; at; at = at.parent) if (elements.has(at.element)) return true
  return false
}

function hinted(text: string, {title, terms, probes, body}: Hints): {readonly titled: number; readonly described: number; readonly published: number} {
  const folded = text.toLowerCase()
  const same = folded.length > 7 && title.includes(folded)
  const titled = same ? 2 : shareIn(folded, terms)
  const described = shareIn(folded, probes)
  const middle = Math.max(0, (folded.length >> 1) - 16)
  const published = body === '' || folded.length < 12 ? 0 : body.includes(folded.slice(middle, middle + 32)) ? 1 : -1
  return {titled, described, published}
}

// How many of some words stand in a text, as a share; none of them does where it is shorter than each.
function shareIn(text: string, words: readonly string[]): number {
  let count = 0
  for (let index = 0; index < words.length; index++) if (words[index]!.length <= text.length && text.includes(words[index]!)) count++
  return count === 0 ? 0 : count / words.length
}

const mostDescribed = (blocks: readonly Block[]): Block | undefined => blocks.reduce<Block | undefined>((most, block) => (block.described > (most?.described ?? 0) ? block : most), undefined)

// An article begins where its first block does; asked once that is known of all elements.
function countOpenings(blocks: readonly Block[]): [number, number] {
  let [articles, headlines] = [0, 0]
  for (const block of blocks) {
    for (let at: Spot | undefined = block.spot; at?.first === block.index; at = at.parent) if (at.element.name === 'article') articles++
    if (block.depth === 1) headlines++
    block.articles = articles
    block.headlines = headlines
  }
  return [articles, headlines]
}

function addUp(blocks: readonly Block[], spots: readonly Spot[]): void {
  for (const {shape: {units, linked, commas}, prose, depth, spot, index} of blocks) {
    const counted = prose ? units : 0
    addTo(spot.path, units, linked, counted)
    addTo(spot.route, units, linked, counted)
    addTo(spot, units, linked, counted)
    spot.headings += Number(depth > 0)
    if (spot.first < 0) spot.first = index
    spot.last = index
    if (!prose) continue
    const rating = 1 + commas + Math.min(3, units / 20)
    for (let at: Spot | undefined = spot, step = 0; at && step < 4; at = at.parent, step++) at.rating += rating / (step < 2 ? 1 : step)
  }
  // From the innermost out, so that each hands up once what all in it hold.
  for (let at = spots.length - 1; at >= 0; at--) if (spots[at]!.parent) handUp(spots[at]!, spots[at]!.parent!)
}

function addTo(sums: Path | Spot, units: number, linked: number, prose: number): void {
  sums.blocks++
  sums.units += units
  sums.linked += linked
  sums.prose += prose
}

function handUp(spot: Spot, parent: Spot): void {
  parent.units += spot.units
  parent.linked += spot.linked
  parent.prose += spot.prose
  parent.blocks += spot.blocks
  parent.headings += spot.headings
  if (spot.first >= 0 && (parent.first < 0 || spot.first < parent.first)) parent.first = spot.first
  if (spot.last > parent.last) parent.last = spot.last
}

function linkAbove(blocks: readonly Block[]): void {
  let [heading, prose]: Array<Block | undefined> = []
  for (const block of blocks) {
    block.above = heading
    block.proseAbove = prose
    if (block.depth > 0) heading = block
    if (block.prose) prose = block
  }
}

function linkBelow(blocks: readonly Block[]): void {
  let [heading, prose]: Array<Block | undefined> = []
  for (let index = blocks.length - 1; index >= 0; index--) {
    const block = blocks[index]!
    block.below = heading
    block.proseBelow = prose
    if (block.depth > 0) heading = block
    if (block.prose) prose = block
  }
}

function countTwins(blocks: readonly Block[]): void {
  const groups = new Map<string, Block[]>()
  for (const block of blocks) {
    const group = groups.get(block.shape.text)
    if (group) group.push(block)
    else groups.set(block.shape.text, [block])
  }
  for (const group of groups.values()) for (const block of group) block.twins = group.length
}
