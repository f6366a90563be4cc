import type {Anchors, Relation} from './main-anchors.ts'
import {share, type Feature, type Page} from './main-feature.ts'
import type {Spot} from './main-spots.ts'

type Anchor = 'headline' | 'lead'

/** One number that is known of how a block stands to an anchor; -1 where there is none. */
const related = (anchor: Anchor, name: string, what: string, of: (relation: Relation, page: Page) => number): Feature => ({
  name: `${anchor}-${name}`, group: 'container', what, of: ({index}, page) => {
    const relation = page.anchors[anchor]?.[index]
    return relation ? of(relation, page) : -1
  }
})

const linked = ({linked: part, units}: Spot): number => share(part, units)

const proseOf = ({prose, units}: Spot): number => share(prose, units)

const countOf = (counts: Anchors['titled'], spot: Spot): number => counts.get(spot) ?? 0

const both = (anchor: Anchor, said: string): readonly Feature[] => [
  related(anchor, 'rise', `how far up from ${said} the element is that holds both`, ({rise}) => rise),
  related(anchor, 'whole-share', `share of the page's text in the element that holds it and ${said}`, ({whole}, {units}) => share(whole.units, units)),
  related(anchor, 'whole-links', 'share of link text in that element', ({whole}) => linked(whole)),
  related(anchor, 'whole-prose', 'share of prose in that element', ({whole}) => proseOf(whole)),
  related(anchor, 'part-share', 'share of the page\'s text in the part of that element that holds the block', ({part}, {units}) => share(part.units, units)),
  related(anchor, 'part-blocks', 'blocks in that part', ({part}) => part.blocks),
  related(anchor, 'part-links', 'share of link text in that part', ({part}) => linked(part)),
  related(anchor, 'part-titled', 'how much of the page\'s title a block of that part has', ({part}, {anchors}) => countOf(anchors.titled, part))
]

/** How a block stands to what is content as far as the page can say. */
export const anchorFeatures: readonly Feature[] = [
  ...both('headline', 'the headline'),
  related('headline', 'part-headings', 'headings of that part that are links', ({part}, {anchors}) => countOf(anchors.linkedHeadings, part)),
  ...both('lead', 'the lead, which is the paragraph that the description quotes or the first below the headline'),
  related('lead', 'fall', 'how far up from the block the element is that holds it and the lead', ({fall}) => fall),
  related('lead', 'part-prose', 'share of prose in the part of that element that holds the block', ({part}) => proseOf(part)),
  related('lead', 'part-alike', 'siblings of that part that are alike', ({part}) => part.alike),
  {name: 'around-titled', group: 'container', what: 'how much of the page\'s title a block of the nearest element around it has, of those that hold other blocks', of: ({spot}, {anchors: {titled}}) => countOf(titled, holderOf(spot))},
  {name: 'card-group-units', group: 'repetition', what: 'length of the element that holds all cards', of: ({spot: {card}}) => card?.parent?.units ?? 0}
]

function holderOf(spot: Spot): Spot {
  let at = spot
  while (at.parent && at.blocks === spot.blocks) at = at.parent
  return at
}
