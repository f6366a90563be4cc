import {share, type Group, type Page} from './main-feature.ts'
import {features} from './main-features.ts'
import type {Labels} from './main-labels.ts'
import {farthest, marks, type Mark} from './main-marks.ts'
import {within, type Spot} from './main-spots.ts'
import type {Block} from './main-view.ts'

/** What is asked about a block: does it speak for main content, or against? */
interface Case {
  readonly block: Block
  readonly page: Page
  readonly labels: Labels
  readonly isFor: boolean
  /** What each feature adds, by column. */
  readonly parts: Float32Array
}

/** At most so many reasons are given. */
const most = 3

/**
 * Say in words what speaks most for a block, or against it.
 *
 * The groups of features that moved the probability most towards where it is come first; each says what can be seen on the page, and
 * nothing where what can be seen does not speak for that side.
 */
export function reasonFor(asked: Case): string {
  const side = asked.isFor ? 1 : -1
  // No typed array: so long a one is allocated outside of the heap, which costs more than the sums.
  const sums = columns.map((indexes) => side * sumOf(asked.parts, indexes))
  let found = ''
  for (let count = 0; count < most; ) {
    let telling = 0
    for (let group = 1; group < sums.length; group++) if (sums[group]! > sums[telling]!) telling = group
    if (sums[telling]! <= 0) break
    sums[telling] = 0
    const said = phrases[groups[telling]!](asked)
    if (said === undefined || found.includes(said)) continue
    found += (found === '' ? '' : ', ') + said
    count++
  }
  return found === '' ? `${size(asked.block)} in \`${asked.labels.label(asked.block.element)}\`` : found
}

type Phrase = (asked: Case) => string | undefined

const percent = (part: number): string => `${Math.round(100 * part)} %`

const size = ({shape: {units}}: Block): string => (units === 1 ? 'one word' : `${units} words`)

const phrases: Readonly<Record<Group, Phrase>> = {
  links({block: {shape}, isFor}) {
    const linked = share(shape.linked, shape.units)
    if (isFor) return linked < 0.2 && shape.units >= 10 ? (linked === 0 ? 'no links' : `${percent(linked)} link text`) : undefined
    return linked >= 0.4 ? `${percent(linked)} link text` : undefined
  },
  text({block, isFor}) {
    const {shape} = block
    if (isFor) return shape.units >= 25 ? `${size(block)} in one block` : shape.ends && shape.units >= 6 ? 'a sentence' : undefined
    if (share(shape.digits, shape.letters) > 0.3) return 'mostly figures'
    return shape.units < 8 ? (shape.units < 4 ? 'a few words' : 'a short line') : undefined
  },
  kind({block: {node, depth}, isFor}) {
    if (node.data?.role === 'hidden') return isFor ? undefined : 'not shown'
    return depth > 0 ? 'a heading' : node.type === 'code' || node.type === 'table' ? `a ${node.type === 'code' ? 'block of code' : 'table'}` : undefined
  },
  element: (asked) => inMark(asked, 'element'),
  data: (asked) => inMark(asked, 'data'),
  name: (asked) => inMark(asked, 'name'),
  position({block: {index, prose}, page: {first, last}, isFor}) {
    if (!first || !last) return undefined
    const inside = index >= first.index && index <= last.index
    if (isFor) return inside && !prose ? 'among the prose' : undefined
    return index < first.index ? 'before the first paragraph of prose' : index > last.index ? 'behind the last paragraph of prose' : undefined
  },
  headings({block, page: {headline}, isFor}) {
    const {above, index} = block
    if (!isFor && above && above.shape.units > 0 && above.shape.linked / above.shape.units > 0.5) return 'under a heading that is a link'
    if (!headline) return undefined
    return isFor ? (block === headline ? 'the headline' : index > headline.index && above === headline ? 'under the headline' : undefined) : index < headline.index ? 'above the headline' : undefined
  },
  repetition({block: {twins, spot: {path, card}}, isFor}) {
    if (isFor) return path.blocks > 2 && path.prose > 0.5 * path.units ? `one of ${path.blocks} alike, ${percent(path.prose / path.units)} prose` : undefined
    if (twins > 1) return `${twins} times on the page`
    return path.blocks > 2 ? `repeated ${path.blocks} times` : card ? `in one of ${card.alike} parts alike` : undefined
  },
  container({block: {spot}, page: {best, half}, labels, isFor}) {
    const holds = (candidate: Spot): boolean => candidate.parent !== undefined && within(spot, candidate) >= 0 === isFor
    const holder = holds(best) ? best : half
    if (holder === half && !holds(half)) return undefined
    const name = labels.label(holder.element)
    return isFor ? `in \`${name}\`, which holds much of the prose` : `outside of \`${name}\`, which holds much of the prose`
  },
  region({block: {index}, page: {opinions}, isFor}) {
    const {apart} = opinions[index]!
    return isFor ? undefined : apart?.why
  },
  hint({block: {titled, described, published}, isFor}) {
    if (!isFor) return published < 0 ? 'not in the text that linked data give' : undefined
    return published > 0 ? 'in the text that linked data give' : described > 0 ? 'in the description of the page' : titled > 1 ? 'in the title of the page' : undefined
  },
  page: ({page, isFor}) => (!isFor && page.linked > 0.6 * page.units ? `on a page with ${percent(page.linked / page.units)} link text` : undefined)
}

// The mark that moved the probability most, of those that the block stands in and that speak for this side.
function inMark({block: {spot}, labels, isFor, parts}: Case, by: keyof typeof speaking): string | undefined {
  const side = isFor ? 1 : -1
  const indexes = speaking[by][isFor ? 'for' : 'against']
  let [most, steps] = [0, 0]
  for (let at = 0; at < indexes.length; at++) {
    const index = indexes[at]!
    const part = side * parts[firstMark + index]!
    if (part > most && spot.steps[index]! < farthest) [most, steps] = [part, spot.steps[index]!]
  }
  return most > 0 ? `in \`${labels.label(above(spot, steps).element)}\`` : undefined
}

const marksBy = (by: Mark['by'], side: 'for' | 'against'): readonly number[] =>
  marks.flatMap((mark, index) => (mark.by === by && (mark.speaks ?? side) === side ? [index] : []))

const sidesOf = (by: Mark['by']) => ({for: marksBy(by, 'for'), against: marksBy(by, 'against')})

/** Marks by what they go by and the side that they can speak for. */
const speaking = {element: sidesOf('element'), data: sidesOf('data'), name: sidesOf('name')}

const groups = [...new Set(features.map(({group}) => group))]

/** The columns of each group. */
const columns = groups.map((name) => Uint8Array.from(features.flatMap(({group}, column) => (group === name ? [column] : []))))

function sumOf(parts: Float32Array, indexes: Uint8Array): number {
  let sum = 0
  for (let at = 0; at < indexes.length; at++) sum += parts[indexes[at]!]!
  return sum
}

const firstMark = features.findIndex(({name}) => name === `in-${marks[0]!.name}`)

function above(spot: Spot, steps: number): Spot {
  let at = spot
  for (let step = 0; step < steps; step++) at = at.parent!
  return at
}
