import type {Paragraph, RootContent} from 'mdast'
import {endsSentence, units, visibleText} from '../text.ts'
import type {ElementNode} from './html-node.ts'
import {findApart} from './main-apart.ts'
import type {Purpose} from './main-clues.ts'
import {labeller, type Labels} from './main-labels.ts'
import {measure, type Measure} from './main-measure.ts'
import {findRegion} from './main-region.ts'

/** How likely a block is main content, and what speaks most for or against it. */
export interface Score {
  readonly main: number
  readonly why: string
  readonly purpose?: Purpose
  /** The chain of elements around the block, outermost first. */
  readonly origin: readonly string[]
}

/** A piece of evidence: points are the logarithm of the odds. */
interface Evidence {
  readonly points: number
  readonly why: string
  readonly purpose?: Purpose
}

/** Why the headline stays. */
export const headlineReason = 'the headline'

/** Scores the blocks of one page. */
export interface Scorer {
  score(node: RootContent, element: ElementNode): Score
  /** Whether an element stands in a part of the page that is there for something else than being read. */
  isApart(element: ElementNode): boolean
}

/**
 * Score the blocks of a page by its structure: no word of any language counts.
 *
 * Two regions are compared. The wide one is the page without what is there to move about in it (by element, role, name, or because
 * it is links and nothing else). The narrow one is the innermost element that holds most of the wide one's prose. A block in the
 * narrow region begins far ahead of one that stands in the wide one only.
 */
export function scoreBlocks(root: ElementNode, headline?: ElementNode): Scorer {
  const measures = measure(root, headline)
  const page = measures.get(root)!
  const labels = labeller()
  const apart = findApart(root, measures, labels)
  const {core, wide} = findRegion(root, headline, measures, apart)
  const name = labels.label(core)
  const inside: Evidence = {points: 2, why: `in \`${name}\`, which holds most of the prose`}
  const outside: Evidence = wide ? {points: 0.75, why: 'no part of the page holds most of its text'} : {points: -1.5, why: `outside of \`${name}\`, which holds most of the prose`}
  // Asked of the same elements again and again: of each block, and of the elements around it.
  const places = new Map<ElementNode, Evidence>()
  const place = (element: ElementNode): Evidence => {
    const known = places.get(element)
    if (known) return known
    const part = apart.get(element)
    const found = part ? {points: -4, ...part} : element === core ? inside : element.parent ? place(element.parent) : outside
    places.set(element, found)
    return found
  }
  return {
    isApart: (element) => place(element).purpose !== undefined,
    score(node, element) {
      const evidence = element === headline ? [{points: 3, why: headlineReason}] : [place(element), ...linkage(node, element, measures), ...shape(node, element, page, labels)]
      return {...conclude(evidence), origin: labels.chain(element)}
    }
  }
}

function conclude(evidence: readonly Evidence[]): Omit<Score, 'origin'> {
  const points = evidence.reduce((sum, item) => sum + item.points, 0)
  const main = Math.round(100 / (1 + Math.exp(-points))) / 100
  const telling = evidence.filter((item) => item.points !== 0 && item.points > 0 === points > 0).sort((a, b) => Math.abs(b.points) - Math.abs(a.points))[0]
  const purpose = points < 0 ? evidence.find((item) => item.purpose)?.purpose : undefined
  return {main, why: telling?.why ?? 'nothing tells', ...(purpose ? {purpose} : {})}
}

function linkage(node: RootContent, element: ElementNode, measures: ReadonlyMap<ElementNode, Measure>): Evidence[] {
  const size = measures.get(element)
  if (!size || size.units === 0 || node.type === 'list') return []
  const share = size.linked / size.units
  if (share < 0.5 || node.type === 'heading') return []
  return [{points: -2 * share, why: `${Math.round(share * 100)} % link text`, purpose: 'navigation'}]
}

const controls = new Set(['button', 'option', 'label', 'textarea', 'legend', 'select'])

function shape(node: RootContent, element: ElementNode, page: Measure, {label}: Labels): Evidence[] {
  if (controls.has(element.name)) return [{points: -4, why: `a control, \`${label(element)}\``, purpose: 'navigation'}]
  if (node.type !== 'paragraph') return []
  if (isFrame(node)) return [{points: -4, why: 'an embedded page that is no player', purpose: 'advertisement'}]
  const text = visibleText(node)
  const size = units(text)
  if (size >= 25 && page.prose > 0) return [{points: 1, why: `${size} words in one block`}]
  if (size >= 8 && endsSentence(text)) return [{points: 0.75, why: 'a sentence'}]
  return size < 4 ? [{points: -0.75, why: 'a few words'}] : []
}

// Players ask for the whole screen.
function isFrame({children}: Paragraph): boolean {
  return children.length > 0 && children.every((child) => child.type === 'text' ? child.value.trim() === '' : child.data?.embed === 'iframe')
}
