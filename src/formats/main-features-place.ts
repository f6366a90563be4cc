import {atMost, flag, share, type Feature, type Page} from './main-feature.ts'
import type {Spot} from './main-spots.ts'
import {within} from './main-spots.ts'
import type {Block} from './main-view.ts'

const far = 200

/** Blocks from one block to another, signed; far away where there is no other. */
const blocksTo = (block: Block, other: Block | undefined, without: number): number => (other ? Math.max(-far, atMost(other.index - block.index, far)) : without)

const unitsTo = (block: Block, other: Block | undefined): number => (other ? other.before - block.before : 9999)

const density = ({units, linked}: {readonly units: number; readonly linked: number}): number => share(linked, units)

/** The nearest element around a block that holds a heading or other blocks. */
const around = ({spot}: Block): Spot => {
  let at = spot
  while (at.parent && at.blocks < 2) at = at.parent
  return at
}

const positions: readonly Feature[] = [
  {name: 'index', group: 'position', of: ({index}) => index},
  {name: 'index-share', group: 'position', of: ({index}, {blocks}) => share(index, blocks.length)},
  {name: 'index-left', group: 'position', of: ({index}, {blocks}) => blocks.length - 1 - index},
  {name: 'before-share', group: 'position', of: ({before}, {units}) => share(before, units)},
  {name: 'from-first', group: 'position', of: (block, {first}) => -blocksTo(block, first, -far)},
  {name: 'units-from-first', group: 'position', of: (block, {first}) => -unitsTo(block, first)},
  {name: 'to-last', group: 'position', of: (block, {last}) => blocksTo(block, last, far)},
  {name: 'units-to-last', group: 'position', of: (block, {last}) => unitsTo(block, last)},
  {name: 'prose-above', group: 'position', of: (block) => -blocksTo(block, block.proseAbove, -far)},
  {name: 'prose-below', group: 'position', of: (block) => blocksTo(block, block.proseBelow, far)},
  {name: 'prose-above-units', group: 'position', of: ({proseAbove}) => proseAbove?.shape.units ?? 0},
  {name: 'prose-below-units', group: 'position', of: ({proseBelow}) => proseBelow?.shape.units ?? 0},
  {name: 'prose-above-steps', group: 'position', of: ({spot, proseAbove}) => (proseAbove ? common(spot, proseAbove.spot) : 30)},
  {name: 'prose-below-steps', group: 'position', of: ({spot, proseBelow}) => (proseBelow ? common(spot, proseBelow.spot) : 30)},
  {name: 'from-headline', group: 'headings', of: (block, {headline}) => -blocksTo(block, headline, -far)},
  {name: 'units-from-headline', group: 'headings', of: (block, {headline}) => -unitsTo(block, headline)},
  {name: 'headline-steps', group: 'headings', of: ({spot}, {headline}) => (headline ? common(spot, headline.spot) : 30)},
  {name: 'heading-above', group: 'headings', of: (block) => -blocksTo(block, block.above, -far)},
  {name: 'heading-above-units', group: 'headings', of: (block) => -unitsTo(block, block.above)},
  {name: 'heading-above-rank', group: 'headings', of: ({above}) => above?.depth ?? 0},
  {name: 'heading-above-steps', group: 'headings', of: ({spot, above}) => (above ? common(spot, above.spot) : 30)},
  {name: 'heading-below', group: 'headings', of: (block) => blocksTo(block, block.below, far)},
  {name: 'heading-below-units', group: 'headings', of: (block) => unitsTo(block, block.below)},
]

const hints: readonly Feature[] = [
  {name: 'titled', group: 'hint', of: ({titled}) => titled},
  {name: 'titled-heading', group: 'hint', of: ({above}) => above?.titled ?? 0},
  {name: 'described', group: 'hint', of: ({described}) => described},
  {name: 'from-described', group: 'hint', of: (block, {described}) => -blocksTo(block, described, -far)},
  {name: 'described-steps', group: 'hint', of: ({spot}, {described}) => (described ? common(spot, described.spot) : 30)},
  {name: 'published', group: 'hint', of: ({published}) => published},
  {name: 'page-article', group: 'hint', of: (_, {hints: {article}}) => article, ofPage: true},
  {name: 'page-kind', group: 'hint', of: (_, {hints: {kind}}) => kind, ofPage: true}
]

const neighbours: readonly Feature[] = [
  {name: 'previous-units', group: 'position', of: ({index}, {blocks}) => blocks[index - 1]?.shape.units ?? 0},
  {name: 'previous-links', group: 'position', of: ({index}, {blocks}) => density(blocks[index - 1]?.shape ?? nothing)},
  {name: 'next-units', group: 'position', of: ({index}, {blocks}) => blocks[index + 1]?.shape.units ?? 0},
  {name: 'next-path', group: 'repetition', of: ({index, spot}, {blocks}) => flag(blocks[index + 1]?.spot.path === spot.path)},
  {name: 'heading-above-links', group: 'headings', of: ({above}) => (above ? density(above.shape) : -1)},
  {name: 'heading-below-links', group: 'headings', of: ({below}) => (below ? density(below.shape) : -1)},
  {name: 'articles', group: 'position', of: ({articles}) => articles},
  {name: 'articles-left', group: 'position', of: ({articles}, page) => page.articles - articles},
  {name: 'headlines', group: 'headings', of: ({headlines}) => headlines},
  {name: 'headlines-left', group: 'headings', of: ({headlines}, page) => page.headlines - headlines}
]

const nothing = {units: 0, linked: 0}

const repetitions: readonly Feature[] = [
  {name: 'path-blocks', group: 'repetition', of: ({spot}) => spot.path.blocks},
  {name: 'path-units', group: 'repetition', of: ({spot: {path}}) => share(path.units, path.blocks)},
  {name: 'path-prose', group: 'repetition', of: ({spot: {path}}) => share(path.prose, path.units)},
  {name: 'path-links', group: 'repetition', of: ({spot: {path}}) => density(path)},
  {name: 'path-share', group: 'repetition', of: ({spot: {path}}, {prose}) => share(path.prose, prose)},
  {name: 'route-blocks', group: 'repetition', of: ({spot}) => spot.route.blocks},
  {name: 'route-units', group: 'repetition', of: ({spot: {route}}) => share(route.units, route.blocks)},
  {name: 'route-prose', group: 'repetition', of: ({spot: {route}}) => share(route.prose, route.units)},
  {name: 'route-links', group: 'repetition', of: ({spot: {route}}) => density(route)},
  {name: 'twins', group: 'repetition', of: ({twins}) => twins},
  {name: 'alike', group: 'repetition', of: ({spot}) => spot.alike},
  {name: 'rank', group: 'repetition', of: ({spot}) => spot.rank},
  {name: 'card-steps', group: 'repetition', of: ({spot}) => (spot.card ? spot.depth - spot.card.depth : 30)},
  {name: 'card-alike', group: 'repetition', of: ({spot: {card}}) => card?.alike ?? 0},
  {name: 'card-rank', group: 'repetition', of: ({spot: {card}}) => card?.rank ?? 0},
  {name: 'card-units', group: 'repetition', of: ({spot: {card}}) => card?.units ?? 0},
  {name: 'card-links', group: 'repetition', of: ({spot: {card}}) => (card ? density(card) : 0)},
  {name: 'card-blocks', group: 'repetition', of: ({spot: {card}}) => card?.blocks ?? 0},
  {name: 'card-group-share', group: 'repetition', of: ({spot: {card}}, {units}) => share(card?.parent?.units ?? 0, units)},
  {name: 'card-group-prose', group: 'repetition', of: ({spot: {card}}) => share(card?.parent?.prose ?? 0, card?.parent?.units ?? 0)},
  {name: 'card-group-links', group: 'repetition', of: ({spot: {card}}) => (card?.parent ? density(card.parent) : 0)},
  {name: 'in-found-post', group: 'repetition', of: ({post}) => Number(post)}
]

function top(spot: Spot): Spot {
  let at = spot
  while (at.parent) at = at.parent
  return at
}

function common(spot: Spot, other: Spot): number {
  const steps = within(spot, other)
  return steps >= 0 ? 0 : spot.depth - (other.depth + steps)
}

const container = (name: string, of: (page: Page) => Spot): Feature[] => [
  {name: `${name}-steps`, group: 'container', of: ({spot}, page) => within(spot, of(page))},
  {name: `${name}-share`, group: 'container', of: (_, page) => share(of(page).units, page.units), ofPage: true},
  {name: `${name}-links`, group: 'container', of: (_, page) => density(of(page)), ofPage: true},
  {name: `${name}-place`, group: 'container', of: ({index}, page) => Math.max(-far, atMost(index - of(page).first, far))},
  {name: `${name}-end`, group: 'container', of: ({index}, page) => Math.max(-far, atMost(of(page).last - index, far))}
]

const containers: readonly Feature[] = [
  ...container('half', ({half}) => half),
  ...container('most', ({most}) => most),
  ...container('own', ({own}) => own),
  ...container('best', ({best}) => best),
  {name: 'around-units', group: 'container', of: (block) => around(block).units},
  {name: 'around-prose', group: 'container', of: (block) => share(around(block).prose, around(block).units)},
  {name: 'around-links', group: 'container', of: (block) => density(around(block))},
  {name: 'around-blocks', group: 'container', of: (block) => around(block).blocks},
  {name: 'around-headings', group: 'container', of: (block) => around(block).headings},
  {name: 'around-first', group: 'container', of: (block) => block.index - around(block).first}
]

const regions: readonly Feature[] = [
  {name: 'rules-main', group: 'region', of: ({index}, {opinions}) => opinions[index]!.main},
  {name: 'rules-apart', group: 'region', of: ({index}, {opinions}) => flag(opinions[index]!.apart !== undefined)},
  {name: 'rules-core', group: 'region', of: ({index}, {opinions}) => flag(opinions[index]!.core)},
]

const pages: readonly Feature[] = [
  {name: 'page-units', group: 'page', of: (_, {units}) => units, ofPage: true},
  {name: 'page-blocks', group: 'page', of: (_, {blocks}) => blocks.length, ofPage: true},
  {name: 'page-prose', group: 'page', of: (_, {prose, units}) => share(prose, units), ofPage: true},
  {name: 'page-prose-units', group: 'page', of: (_, {prose}) => prose, ofPage: true},
  {name: 'page-prose-blocks', group: 'page', of: (_, {proseBlocks}) => proseBlocks, ofPage: true},
  {name: 'page-links', group: 'page', of: (_, page) => density(page), ofPage: true},
  {name: 'page-longest', group: 'page', of: (_, {longest}) => longest, ofPage: true},
  {name: 'page-headings', group: 'page', of: (_, {headings}) => headings, ofPage: true},
  {name: 'page-dense', group: 'page', of: (_, {dense, letters}) => share(dense, letters), ofPage: true},
  {name: 'page-own', group: 'page', of: (_, {own}) => top(own).own, ofPage: true},
  {name: 'page-cards', group: 'page', of: (_, {inCards, units}) => share(inCards, units), ofPage: true},
  {name: 'page-lists', group: 'page', of: (_, {inLists, units}) => share(inLists, units), ofPage: true},
  {name: 'page-code', group: 'page', of: (_, {code, units}) => share(code, units), ofPage: true}
]

/** What a block's place in the page says, and the page itself. */
export const placeFeatures: readonly Feature[] = [...positions, ...hints, ...neighbours, ...repetitions, ...containers, ...regions, ...pages]
