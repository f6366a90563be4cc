import type {Spot} from './main-spots.ts'
import type {Block, View} from './main-view.ts'

/** How a block stands to an anchor, which is a block that is content as far as a page can say. */
export interface Relation {
  /** The innermost element that holds both. */
  readonly whole: Spot
  /** What of it holds the block: the part that the page would set apart, if it did. */
  readonly part: Spot
  /** How far up from the anchor, and from the block, that element is. */
  readonly rise: number
  readonly fall: number
}

/** Where the content of a page begins, as far as it can say, and how its blocks stand to that. */
export interface Anchors {
  /** By index of the block; none where the page has no such anchor. */
  readonly headline: readonly Relation[] | undefined
  readonly lead: readonly Relation[] | undefined
  /** The best match of any block in an element with the title of the page. */
  readonly titled: ReadonlyMap<Spot, number>
  /** Headings in an element that are links: each announces another page. */
  readonly linkedHeadings: ReadonlyMap<Spot, number>
}

/** Find the anchors of a page: its headline, and the paragraph that its description quotes, or else the first one below the headline. */
export function anchorsOf({blocks, described}: Pick<View, 'blocks' | 'described'>): Anchors {
  const headline = blocks.find(({depth, titled}) => depth > 0 && titled === 2) ?? blocks.find(({depth}) => depth === 1)
  const quoted = described && described.described >= enough ? described : undefined
  const lead = quoted ?? blocks.find(({prose, index}) => prose && index > (headline?.index ?? -1)) ?? blocks.find(({prose}) => prose)
  return {headline: headline && relationsTo(headline, blocks), lead: lead && relationsTo(lead, blocks), ...sumsOf(blocks)}
}

/** The share of the description that makes a block its source. */
const enough = 0.3

function relationsTo(anchor: Block, blocks: readonly Block[]): Relation[] {
  const chain: Spot[] = []
  for (let at: Spot | undefined = anchor.spot; at; at = at.parent) chain[at.depth] = at
  return blocks.map(({spot}) => {
    let [whole, part] = [spot, spot]
    for (; chain[whole.depth] !== whole; whole = whole.parent!) part = whole
    return {whole, part, rise: chain.length - 1 - whole.depth, fall: spot.depth - whole.depth}
  })
}

function sumsOf(blocks: readonly Block[]): Pick<Anchors, 'titled' | 'linkedHeadings'> {
  const titled = new Map<Spot, number>()
  const linkedHeadings = new Map<Spot, number>()
  for (const {spot, depth, titled: share, shape: {units, linked}} of blocks) {
    for (let at: Spot | undefined = spot; at && share > (titled.get(at) ?? 0); at = at.parent) titled.set(at, share)
    if (depth > 0 && linked * 2 > units) for (let at: Spot | undefined = spot; at; at = at.parent) linkedHeadings.set(at, (linkedHeadings.get(at) ?? 0) + 1)
  }
  return {titled, linkedHeadings}
}
