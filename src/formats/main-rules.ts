import type {Paragraph, RootContent} from 'mdast'
import {elementTable, type ElementNode, type ElementTable} from './html-node.ts'
import {findApart, type Apart} from './main-apart.ts'
import type {Purpose} from './main-clues.ts'
import {labeller, type Labels} from './main-labels.ts'
import {measure, type Measure} from './main-measure.ts'
import {findRegion} from './main-region.ts'
import type {Shape} from './main-shape.ts'

/** What the rules hold of a block. */
export interface Opinion {
  /** From 0 to 1, as a probability. */
  readonly main: number
  readonly purpose: Purpose | undefined
  /** What the part it stands in is for, where that is something else than being read. */
  readonly apart: Apart | undefined
  /** Whether it stands in the element that holds most of the prose. */
  readonly core: boolean
}

interface Evidence {
  readonly points: number
  readonly purpose?: Purpose
}

/** What rules on the structure of a page hold of its blocks. */
export interface Rules {
  opinion(node: RootContent, element: ElementNode, shape: Shape): Opinion
  /** Whether an element stands in a part of the page that is there for something else than being read. */
  isApart(element: ElementNode): boolean
  /** Whether no part of the page holds most of its text. */
  readonly wide: boolean
  readonly core: ElementNode
  readonly labels: Labels
}

/**
 * Judge the blocks of a page by its structure: no word of any language counts.
 *
 * Two regions are compared. The wide one is the page without what is there to move about in it (by element, role, name, or because
 * it is links and nothing else). The narrow one is the innermost element that holds most of the wide one's prose. A block in the
 * narrow region begins far ahead of one that stands in the wide one only.
 */
export function structureRules(root: ElementNode, headline?: ElementNode): Rules {
  const measures = measure(root, headline)
  const page = measures.get(root)!
  const labels = labeller()
  const apart = findApart(root, measures, labels)
  const {core, wide} = findRegion(root, headline, measures, apart)
  const known: Known = {places: elementTable(), apart, core, wide}
  return {
    wide, core, labels,
    isApart: (element) => placeOf(element, known).apart !== undefined,
    opinion(node, element, text) {
      const {points, apart: part} = placeOf(element, known)
      const [links, shape] = element === headline ? [nothing, nothing] : [linkage(node, element, measures), form(node, element, text, page)]
      const sum = element === headline ? 3 : points + links.points + shape.points
      const purpose = sum < 0 ? part?.purpose ?? links.purpose ?? shape.purpose : undefined
      return {main: 1 / (1 + Math.exp(-sum)), purpose, apart: part, core: points === 2}
    }
  }
}

interface Known {
  readonly places: ElementTable<Place>
  readonly apart: ElementTable<Apart>
  readonly core: ElementNode
  readonly wide: boolean
}

// Asked of the same elements again and again: of each block, and of the elements around it.
function placeOf(element: ElementNode, known: Known): Place {
  const {places, apart, core, wide} = known
  const before = places.get(element)
  if (before) return before
  const part = apart.get(element)
  const found: Place = part ? {points: -4, apart: part} : element === core ? {points: 2, apart: undefined} : element.parent ? placeOf(element.parent, known) : {points: wide ? 0.75 : -1.5, apart: undefined}
  places.set(element, found)
  return found
}

/** Where a block stands: points are the logarithm of the odds. */
interface Place {
  readonly points: number
  readonly apart: Apart | undefined
}

const nothing: Evidence = {points: 0}

function linkage(node: RootContent, element: ElementNode, measures: ElementTable<Measure>): Evidence {
  const size = measures.get(element)
  if (!size || size.units === 0 || node.type === 'list') return nothing
  const share = size.linked / size.units
  if (share < 0.5 || node.type === 'heading') return nothing
  return {points: -2 * share, purpose: 'navigation'}
}

const controls = new Set(['button', 'option', 'label', 'textarea', 'legend', 'select'])

function form(node: RootContent, element: ElementNode, {units: size, ends}: Shape, page: Measure): Evidence {
  if (controls.has(element.name)) return {points: -4, purpose: 'navigation'}
  if (node.type !== 'paragraph') return nothing
  if (isFrame(node)) return {points: -4, purpose: 'advertisement'}
  if (size >= 25 && page.prose > 0) return {points: 1}
  if (size >= 8 && ends) return {points: 0.75}
  return size < 4 ? {points: -0.75} : nothing
}

// Players ask for the whole screen.
function isFrame({children}: Paragraph): boolean {
  return children.length > 0 && children.every((child) => child.type === 'text' ? child.value.trim() === '' : child.data?.embed === 'iframe')
}
