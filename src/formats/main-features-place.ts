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
  {name: 'index', group: 'position', what: 'blocks before it', of: ({index}) => index},
  {name: 'index-share', group: 'position', what: 'share of the blocks that stand before it', of: ({index}, {blocks}) => share(index, blocks.length)},
  {name: 'index-left', group: 'position', what: 'blocks behind it', of: ({index}, {blocks}) => blocks.length - 1 - index},
  {name: 'before-share', group: 'position', what: 'share of the text that stands before it', of: ({before}, {units}) => share(before, units)},
  {name: 'from-first', group: 'position', what: 'blocks from the first block of prose, negative before it', of: (block, {first}) => -blocksTo(block, first, -far)},
  {name: 'units-from-first', group: 'position', what: 'units from the first block of prose', of: (block, {first}) => -unitsTo(block, first)},
  {name: 'to-last', group: 'position', what: 'blocks to the last block of prose, negative behind it', of: (block, {last}) => blocksTo(block, last, far)},
  {name: 'units-to-last', group: 'position', what: 'units to the last block of prose', of: (block, {last}) => unitsTo(block, last)},
  {name: 'prose-above', group: 'position', what: 'blocks since the nearest prose above', of: (block) => -blocksTo(block, block.proseAbove, -far)},
  {name: 'prose-below', group: 'position', what: 'blocks to the nearest prose below', of: (block) => blocksTo(block, block.proseBelow, far)},
  {name: 'prose-above-units', group: 'position', what: 'length of the nearest prose above', of: ({proseAbove}) => proseAbove?.shape.units ?? 0},
  {name: 'prose-below-units', group: 'position', what: 'length of the nearest prose below', of: ({proseBelow}) => proseBelow?.shape.units ?? 0},
  {name: 'prose-above-steps', group: 'position', what: 'how far up the element is that holds it and the nearest prose above', of: ({spot, proseAbove}) => (proseAbove ? common(spot, proseAbove.spot) : 30)},
  {name: 'prose-below-steps', group: 'position', what: 'how far up the element is that holds it and the nearest prose below', of: ({spot, proseBelow}) => (proseBelow ? common(spot, proseBelow.spot) : 30)},
  {name: 'from-headline', group: 'headings', what: 'blocks from the headline, negative before it', of: (block, {headline}) => -blocksTo(block, headline, -far)},
  {name: 'units-from-headline', group: 'headings', what: 'units from the headline', of: (block, {headline}) => -unitsTo(block, headline)},
  {name: 'headline-steps', group: 'headings', what: 'how far up the element is that holds it and the headline', of: ({spot}, {headline}) => (headline ? common(spot, headline.spot) : 30)},
  {name: 'heading-above', group: 'headings', what: 'blocks since the nearest heading above', of: (block) => -blocksTo(block, block.above, -far)},
  {name: 'heading-above-units', group: 'headings', what: 'units since the nearest heading above', of: (block) => -unitsTo(block, block.above)},
  {name: 'heading-above-rank', group: 'headings', what: 'rank of the nearest heading above', of: ({above}) => above?.depth ?? 0},
  {name: 'heading-above-steps', group: 'headings', what: 'how far up the element is that holds it and the nearest heading above', of: ({spot, above}) => (above ? common(spot, above.spot) : 30)},
  {name: 'heading-below', group: 'headings', what: 'blocks to the nearest heading below', of: (block) => blocksTo(block, block.below, far)},
  {name: 'heading-below-units', group: 'headings', what: 'units to the nearest heading below', of: (block) => unitsTo(block, block.below)},
]

const hints: readonly Feature[] = [
  {name: 'titled', group: 'hint', what: 'share of the terms of the page\'s title that stand in it; 2 where it is the title', of: ({titled}) => titled},
  {name: 'titled-heading', group: 'hint', what: 'the same of the nearest heading above', of: ({above}) => above?.titled ?? 0},
  {name: 'described', group: 'hint', what: 'share of the page\'s description that stands in it, as often of a first paragraph', of: ({described}) => described},
  {name: 'from-described', group: 'hint', what: 'blocks from the block that holds most of the description', of: (block, {described}) => -blocksTo(block, described, -far)},
  {name: 'described-steps', group: 'hint', what: 'how far up the element is that holds it and that block', of: ({spot}, {described}) => (described ? common(spot, described.spot) : 30)},
  {name: 'published', group: 'hint', what: 'whether linked data have it in the text of the article (1), have another text (-1), or none (0)', of: ({published}) => published},
  {name: 'page-article', group: 'hint', what: 'whether the page says it is an article (1), something else (-1), or nothing (0)', of: (_, {hints: {article}}) => article, ofPage: true},
  {name: 'page-kind', group: 'hint', what: 'what linked data are about: 1 article, 2 discussion, 3 product, 4 list, 5 else, 0 nothing', of: (_, {hints: {kind}}) => kind, ofPage: true}
]

const neighbours: readonly Feature[] = [
  {name: 'previous-units', group: 'position', what: 'length of the block before', of: ({index}, {blocks}) => blocks[index - 1]?.shape.units ?? 0},
  {name: 'previous-links', group: 'position', what: 'share of link text in the block before', of: ({index}, {blocks}) => density(blocks[index - 1]?.shape ?? nothing)},
  {name: 'next-units', group: 'position', what: 'length of the block behind', of: ({index}, {blocks}) => blocks[index + 1]?.shape.units ?? 0},
  {name: 'next-path', group: 'repetition', what: 'whether the block behind comes by the same elements and classes', of: ({index, spot}, {blocks}) => flag(blocks[index + 1]?.spot.path === spot.path)},
  {name: 'heading-above-links', group: 'headings', what: 'share of link text in the nearest heading above; what announces another page is headed by a link', of: ({above}) => (above ? density(above.shape) : -1)},
  {name: 'heading-below-links', group: 'headings', what: 'share of link text in the nearest heading below', of: ({below}) => (below ? density(below.shape) : -1)},
  {name: 'articles', group: 'position', what: 'articles that began before it; the first is the page\'s', of: ({articles}) => articles},
  {name: 'articles-left', group: 'position', what: 'articles that begin behind it', of: ({articles}, page) => page.articles - articles},
  {name: 'headlines', group: 'headings', what: 'first headings that stand before it', of: ({headlines}) => headlines},
  {name: 'headlines-left', group: 'headings', what: 'first headings that stand behind it', of: ({headlines}, page) => page.headlines - headlines}
]

const nothing = {units: 0, linked: 0}

const repetitions: readonly Feature[] = [
  {name: 'path-blocks', group: 'repetition', what: 'blocks that come by the same elements and classes', of: ({spot}) => spot.path.blocks},
  {name: 'path-units', group: 'repetition', what: 'mean length of those', of: ({spot: {path}}) => share(path.units, path.blocks)},
  {name: 'path-prose', group: 'repetition', what: 'share of prose in those', of: ({spot: {path}}) => share(path.prose, path.units)},
  {name: 'path-links', group: 'repetition', what: 'share of link text in those', of: ({spot: {path}}) => density(path)},
  {name: 'path-share', group: 'repetition', what: 'share of the page\'s prose in those', of: ({spot: {path}}, {prose}) => share(path.prose, prose)},
  {name: 'route-blocks', group: 'repetition', what: 'blocks that come by the same elements, whatever their classes', of: ({spot}) => spot.route.blocks},
  {name: 'route-units', group: 'repetition', what: 'mean length of those', of: ({spot: {route}}) => share(route.units, route.blocks)},
  {name: 'route-prose', group: 'repetition', what: 'share of prose in those', of: ({spot: {route}}) => share(route.prose, route.units)},
  {name: 'route-links', group: 'repetition', what: 'share of link text in those', of: ({spot: {route}}) => density(route)},
  {name: 'twins', group: 'repetition', what: 'blocks with the same text', of: ({twins}) => twins},
  {name: 'alike', group: 'repetition', what: 'siblings of its element that are alike', of: ({spot}) => spot.alike},
  {name: 'rank', group: 'repetition', what: 'which of them it is', of: ({spot}) => spot.rank},
  {name: 'card-steps', group: 'repetition', what: 'steps up to the nearest of several elements alike: a card, a row, a post', of: ({spot}) => (spot.card ? spot.depth - spot.card.depth : 30)},
  {name: 'card-alike', group: 'repetition', what: 'how many of those there are', of: ({spot: {card}}) => card?.alike ?? 0},
  {name: 'card-rank', group: 'repetition', what: 'which of them it is in', of: ({spot: {card}}) => card?.rank ?? 0},
  {name: 'card-units', group: 'repetition', what: 'length of the one it is in', of: ({spot: {card}}) => card?.units ?? 0},
  {name: 'card-links', group: 'repetition', what: 'share of link text in it', of: ({spot: {card}}) => (card ? density(card) : 0)},
  {name: 'card-blocks', group: 'repetition', what: 'blocks in it', of: ({spot: {card}}) => card?.blocks ?? 0},
  {name: 'card-group-share', group: 'repetition', what: 'share of the page\'s text in the element that holds all of them', of: ({spot: {card}}, {units}) => share(card?.parent?.units ?? 0, units)},
  {name: 'card-group-prose', group: 'repetition', what: 'share of prose in the element that holds all of them', of: ({spot: {card}}) => share(card?.parent?.prose ?? 0, card?.parent?.units ?? 0)},
  {name: 'card-group-links', group: 'repetition', what: 'share of link text in the element that holds all of them', of: ({spot: {card}}) => (card?.parent ? density(card.parent) : 0)},
  {name: 'in-found-post', group: 'repetition', what: 'whether it is in one of several elements alike that each have an author, a date or a number', of: ({post}) => Number(post)}
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

const container = (name: string, what: string, of: (page: Page) => Spot): Feature[] => [
  {name: `${name}-steps`, group: 'container', what: `steps below ${what}; outside of it, the negative number of steps from it up to what holds both`, of: ({spot}, page) => within(spot, of(page))},
  {name: `${name}-share`, group: 'container', what: `share of the page's text in ${what}`, of: (_, page) => share(of(page).units, page.units), ofPage: true},
  {name: `${name}-links`, group: 'container', what: `share of link text in ${what}`, of: (_, page) => density(of(page)), ofPage: true},
  {name: `${name}-place`, group: 'container', what: `blocks from the first one in ${what}`, of: ({index}, page) => Math.max(-far, atMost(index - of(page).first, far))},
  {name: `${name}-end`, group: 'container', what: `blocks to the last one in ${what}`, of: ({index}, page) => Math.max(-far, atMost(of(page).last - index, far))}
]

const containers: readonly Feature[] = [
  ...container('half', 'the innermost element with half of the prose', ({half}) => half),
  ...container('most', 'the innermost element with nine tenths of the prose', ({most}) => most),
  ...container('own', 'the innermost element with half of the prose that stands in no short card with a link', ({own}) => own),
  ...container('best', 'the element with the best paragraphs, as Readability rates', ({best}) => best),
  {name: 'around-units', group: 'container', what: 'length of the nearest element around it that holds other blocks', of: (block) => around(block).units},
  {name: 'around-prose', group: 'container', what: 'share of prose in that element', of: (block) => share(around(block).prose, around(block).units)},
  {name: 'around-links', group: 'container', what: 'share of link text in that element', of: (block) => density(around(block))},
  {name: 'around-blocks', group: 'container', what: 'blocks in that element', of: (block) => around(block).blocks},
  {name: 'around-headings', group: 'container', what: 'headings in that element', of: (block) => around(block).headings},
  {name: 'around-first', group: 'container', what: 'blocks before it in that element', of: (block) => block.index - around(block).first}
]

const regions: readonly Feature[] = [
  {name: 'rules-main', group: 'region', what: 'what rules on the structure alone hold', of: ({index}, {opinions}) => opinions[index]!.main},
  {name: 'rules-apart', group: 'region', what: 'whether they set it apart as something that is not for reading', of: ({index}, {opinions}) => flag(opinions[index]!.apart !== undefined)},
  {name: 'rules-core', group: 'region', what: 'whether it stands in the element that they take for the content', of: ({index}, {opinions}) => flag(opinions[index]!.core)},
]

const pages: readonly Feature[] = [
  {name: 'page-units', group: 'page', what: 'length of the page', of: (_, {units}) => units, ofPage: true},
  {name: 'page-blocks', group: 'page', what: 'blocks of the page', of: (_, {blocks}) => blocks.length, ofPage: true},
  {name: 'page-prose', group: 'page', what: 'share of prose on the page', of: (_, {prose, units}) => share(prose, units), ofPage: true},
  {name: 'page-prose-units', group: 'page', what: 'length of the prose on the page', of: (_, {prose}) => prose, ofPage: true},
  {name: 'page-prose-blocks', group: 'page', what: 'blocks of prose on the page', of: (_, {proseBlocks}) => proseBlocks, ofPage: true},
  {name: 'page-links', group: 'page', what: 'share of link text on the page', of: (_, page) => density(page), ofPage: true},
  {name: 'page-longest', group: 'page', what: 'length of the longest block', of: (_, {longest}) => longest, ofPage: true},
  {name: 'page-headings', group: 'page', what: 'headings on the page', of: (_, {headings}) => headings, ofPage: true},
  {name: 'page-dense', group: 'page', what: 'share of Han and kana on the page', of: (_, {dense, letters}) => share(dense, letters), ofPage: true},
  {name: 'page-own', group: 'page', what: 'length of the prose that announces nothing elsewhere', of: (_, {own}) => top(own).own, ofPage: true},
  {name: 'page-cards', group: 'page', what: 'share of the text that stands in elements alike', of: (_, {inCards, units}) => share(inCards, units), ofPage: true},
  {name: 'page-lists', group: 'page', what: 'share of the text that stands in lists', of: (_, {inLists, units}) => share(inLists, units), ofPage: true},
  {name: 'page-code', group: 'page', what: 'share of code on the page', of: (_, {code, units}) => share(code, units), ofPage: true}
]

/** What a block's place in the page says, and the page itself. */
export const placeFeatures: readonly Feature[] = [...positions, ...hints, ...neighbours, ...repetitions, ...containers, ...regions, ...pages]
