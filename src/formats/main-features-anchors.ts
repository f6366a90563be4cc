import type {Anchors, Relation} from './main-anchors.ts'
import {share, type Feature, type Page} from './main-feature.ts'
import type {Spot} from './main-spots.ts'

type Anchor = 'headline' | 'lead'

/** One number that is known of how a block stands to an anchor; -1 where there is none. */
const related = (anchor: Anchor, name: string, of: (relation: Relation, page: Page) => number): Feature => ({
  name: `${anchor}-${name}`, group: 'container', of: ({index}, page) => {
    const relation = (anchor === 'headline' ? page.anchors.headline : page.anchors.lead)?.[index]
    return relation ? of(relation, page) : -1
  }
})

const linked = ({linked: part, units}: Spot): number => share(part, units)

const proseOf = ({prose, units}: Spot): number => share(prose, units)

const countOf = (counts: Anchors['titled'], spot: Spot): number => counts.get(spot) ?? 0

const both = (anchor: Anchor): readonly Feature[] => [
  related(anchor, 'rise', ({rise}) => rise),
  related(anchor, 'whole-share', ({whole}, {units}) => share(whole.units, units)),
  related(anchor, 'whole-links', ({whole}) => linked(whole)),
  related(anchor, 'whole-prose', ({whole}) => proseOf(whole)),
  related(anchor, 'part-share', ({part}, {units}) => share(part.units, units)),
  related(anchor, 'part-blocks', ({part}) => part.blocks),
  related(anchor, 'part-links', ({part}) => linked(part)),
  related(anchor, 'part-titled', ({part}, {anchors}) => countOf(anchors.titled, part))
]

/** How a block stands to what is content as far as the page can say. */
export const anchorFeatures: readonly Feature[] = [
  ...both('headline'),
  related('headline', 'part-headings', ({part}, {anchors}) => countOf(anchors.linkedHeadings, part)),
  ...both('lead'),
  related('lead', 'fall', ({fall}) => fall),
  related('lead', 'part-prose', ({part}) => proseOf(part)),
  related('lead', 'part-alike', ({part}) => part.alike),
  {name: 'around-titled', group: 'container', of: ({spot}, {anchors: {titled}}) => countOf(titled, holderOf(spot))},
  {name: 'card-group-units', group: 'repetition', of: ({spot: {card}}) => card?.parent?.units ?? 0}
]

function holderOf(spot: Spot): Spot {
  let at = spot
  while (at.parent && at.blocks === spot.blocks) at = at.parent
  return at
}
