import {elementTable, type ElementNode, type ElementTable} from './html-node.ts'
import type {Apart} from './main-apart.ts'
import type {Measure} from './main-measure.ts'

/** How much of the prose the narrow region must hold. */
const most = 0.75

/** The narrow region, and whether what stands outside of it is likely to belong to it. */
export interface Region {
  readonly core: ElementNode
  readonly wide: boolean
}

/** Find where the content of a page is. */
export function findRegion(root: ElementNode, headline: ElementNode | undefined, measures: ElementTable<Measure>, apart: ElementTable<Apart>): Region {
  const shown = shownProse(root, measures, apart)
  const dense = densest(root, shown)
  const below = headline && around(headline, shown)
  const core = below && below !== dense && prefers(below, dense, shown) ? below : dense
  return {core, wide: !isArticle(core, measures) && textOf(core, measures, apart) < half * textOf(root, measures, apart)}
}

/** Below this share of the page's own text the narrow region is taken to be a part of the content only. */
const half = 0.55

// Running text: then what stands around it is something else.
function isArticle(core: ElementNode, measures: ElementTable<Measure>): boolean {
  const size = measures.get(core)
  return size !== undefined && size.prose >= 60 && size.prose >= 0.6 * size.units
}

// Units that are shown and not set apart.
function textOf(element: ElementNode, measures: ElementTable<Measure>, apart: ElementTable<Apart>): number {
  const size = measures.get(element)
  if (!size || size.hidden || apart.get(element)) return 0
  let rest = size.units
  for (const child of element.children) if (child.type === 'element') rest -= (measures.get(child)?.units ?? 0) - textOf(child, measures, apart)
  return rest
}

// Prose that is shown and not set apart, for each element.
function shownProse(root: ElementNode, measures: ElementTable<Measure>, apart: ElementTable<Apart>): ElementTable<number> {
  const prose = elementTable<number>()
  addProse(root, prose, measures, apart)
  return prose
}

function addProse(element: ElementNode, prose: ElementTable<number>, measures: ElementTable<Measure>, apart: ElementTable<Apart>): number {
  const size = measures.get(element)
  if (!size || size.prose === 0 || size.hidden || apart.get(element)) return 0
  let rest = size.prose
  for (const child of element.children) if (child.type === 'element') rest -= (measures.get(child)?.prose ?? 0) - addProse(child, prose, measures, apart)
  prose.set(element, Math.max(0, rest))
  return Math.max(0, rest)
}

function densest(root: ElementNode, prose: ElementTable<number>): ElementNode {
  const total = prose.get(root) ?? 0
  let core = root
  for (;;) {
    const next = core.children.find((child): child is ElementNode => child.type === 'element' && (prose.get(child) ?? 0) >= most * total)
    if (!next || total === 0 || next.name === 'p' || next.traits.isHeading) return core
    core = next
  }
}

/** Prose below which the surroundings of a headline are no article yet. */
const enough = 40

function around(headline: ElementNode, prose: ElementTable<number>): ElementNode | undefined {
  for (let at = headline.parent; at; at = at.parent) if ((prose.get(at) ?? 0) >= enough) return at
  return undefined
}

function prefers(below: ElementNode, dense: ElementNode, prose: ElementTable<number>): boolean {
  if (holds(below, dense)) return false
  const [near, far] = [prose.get(below) ?? 0, prose.get(dense) ?? 0]
  return holds(dense, below) ? near >= 100 || near * 3 >= far : near * 8 >= far
}

function holds(outer: ElementNode, element: ElementNode): boolean {
  for (let at: ElementNode | undefined = element; at; at = at.parent) if (at === outer) return true
  return false
}

