/** Elements of a page that may hold its content, by the prose in them. */

import type {Spot} from './main-spots.ts'
import type {Block} from './main-view.ts'

/** The elements that blocks stand in, each once, in the order of their first blocks, the inner ones first. */
export function allSpots(blocks: readonly Block[]): Spot[] {
  const spots: Spot[] = []
  for (const {spot, index} of blocks) for (let at: Spot | undefined = spot; at?.first === index; at = at.parent) spots.push(at)
  return spots
}

/** So short, and with a link, one of several elements alike announces what stands elsewhere. */
const teaser = 120

const announces = ({post, spot: {card}}: Block): boolean => card !== undefined && !post && card.linked > 0 && card.units < teaser

/** Add up the prose that announces nothing, in every element around it; of the elements the outer ones come first. */
export function addOwn(blocks: readonly Block[], spots: readonly Spot[]): void {
  for (const block of blocks) if (block.prose && !announces(block)) block.spot.own += block.shape.units
  for (let at = spots.length - 1; at >= 0; at--) {
    const {own, parent} = spots[at]!
    if (parent) parent.own += own
  }
}

/** Find the innermost element that holds such a share of the prose. */
export function narrowest(spots: readonly Spot[], top: Spot, share: number, of: 'prose' | 'own' = 'prose'): Spot {
  const held = of === 'prose' ? proseOf : ownOf
  const least = share * held(top)
  let found = top
  for (const spot of spots) if (spot.depth > found.depth && held(spot) > 0 && held(spot) >= least) found = spot
  return found
}

const proseOf = ({prose}: Spot): number => prose
const ownOf = ({own}: Spot): number => own

/** Find the element that Readability would rate best: paragraphs, length and commas, less the share of links. */
export function bestOf(spots: readonly Spot[], top: Spot): Spot {
  let found = top
  let most = 0
  for (const spot of spots) {
    const rating = spot.rating * (1 - spot.linked / Math.max(1, spot.units))
    if (rating > most) [found, most] = [spot, rating]
  }
  return found
}
