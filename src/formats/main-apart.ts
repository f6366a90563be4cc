import {elementTable, type ElementNode, type ElementTable} from './html-node.ts'
import {clueReader, type Clue, type Purpose} from './main-clues.ts'
import type {Labels} from './main-labels.ts'
import type {Measure} from './main-measure.ts'

/** An element that is there for something else than being read. */
export interface Apart {
  readonly purpose: Purpose
  readonly why: string
}

/**
 * Find the parts of a page that are there for something else than being read, the outermost of each.
 *
 * A name alone never sets apart what holds much of the page's text, its headline, or its main element; nor does a name that most of
 * the page bears, for then it says how the page is built.
 */
export function findApart(root: ElementNode, measures: ElementTable<Measure>, {label}: Labels): ElementTable<Apart> {
  const clueOf = clueReader()
  const found = elementTable<Apart>()
  walk(root, {measures, page: measures.get(root)!, clueOf, names: commonNames(root, measures, clueOf), label, found})
  return found
}

interface Search {
  readonly measures: ElementTable<Measure>
  readonly page: Measure
  readonly clueOf: (element: ElementNode) => Clue | undefined
  readonly names: ReadonlySet<string>
  readonly label: Labels['label']
  readonly found: ElementTable<Apart>
}

// A function of the module stays compiled from page to page, one made for a page does not.
function walk(element: ElementNode, search: Search): void {
  const {measures, page, clueOf, names, label, found} = search
  for (const child of element.children) {
    if (child.type === 'text') continue
    const reason = setApart(child, clueOf(child), measures.get(child), page, names)
    if (reason) found.set(child, {purpose: reason.purpose, why: reason.why ?? `in \`${label(child)}\``})
    else walk(child, search)
  }
}

// The names under which a large part of the prose stands.
function commonNames(root: ElementNode, measures: ElementTable<Measure>, clueOf: (element: ElementNode) => Clue | undefined): ReadonlySet<string> {
  const page = measures.get(root)!
  const prose = new Map<string, number>()
  addNames(root, new Set(), prose, measures, clueOf)
  return new Set([...prose].filter(([, amount]) => amount > 0.4 * page.prose).map(([name]) => name))
}

function addNames(element: ElementNode, within: ReadonlySet<string>, prose: Map<string, number>, measures: ElementTable<Measure>, clueOf: Search['clueOf']): void {
  for (const child of element.children) {
    if (child.type === 'text') continue
    const size = measures.get(child)
    if (!size || size.prose === 0) continue
    const name = clueOf(child)?.name
    if (name === undefined || within.has(name)) addNames(child, within, prose, measures, clueOf)
    else {
      prose.set(name, (prose.get(name) ?? 0) + size.prose)
      addNames(child, new Set([...within, name]), prose, measures, clueOf)
    }
  }
}

/** What an element is for, with the reason where it is not the element itself. */
interface Finding {
  readonly purpose: Purpose
  readonly why?: string
}

function setApart(element: ElementNode, clue: Clue | undefined, size: Measure | undefined, page: Measure, common: ReadonlySet<string>): Finding | undefined {
  if (!size || element.name === 'body' || element.name === 'main' || element.name === 'article') return undefined
  const share = size.units / Math.max(1, page.units)
  const proseShare = size.prose / Math.max(1, page.prose)
  if (element.name === 'noscript' && share < 0.35) return {purpose: 'navigation', why: 'in `noscript`, for readers without scripts'}
  if (clue && !size.headline && (clue.name === undefined ? proseShare < 0.5 : share < 0.35 && !common.has(clue.name))) return {purpose: clue.purpose}
  if (element.name === 'header' && !size.headline && proseShare < 0.2 && !insideArticle(element)) return {purpose: 'navigation'}
  const linked = size.linked / Math.max(1, size.units)
  if (size.links >= 4 && size.prose === 0 && linked > 0.7 && containers.has(element.name)) return {purpose: 'navigation', why: `${Math.round(100 * linked)} % link text`}
  return undefined
}

const containers = new Set(['div', 'ul', 'ol', 'section', 'table', 'td', 'tr', 'tbody', 'dl', 'form', 'center', 'p'])

function insideArticle(element: ElementNode): boolean {
  for (let at = element.parent; at; at = at.parent) if (at.name === 'article' || at.name === 'main') return true
  return false
}
