import {units} from '../text.ts'
import type {ElementNode} from './html-node.ts'
import {saidOf, type Page} from './html-page.ts'
import {shownLines, shownText} from './html-shown-lines.ts'

/** Where a page tells of its own article: around the headline, and before the text is well under way. */
export interface Region {
  /** Whether an element is near the headline. */
  isNear(element: ElementNode): boolean
  /** Those that are near: what stands behind the headline first, then what stands before it, from there. */
  near(elements: readonly ElementNode[]): ElementNode[]
  /** The page says to be an article, and no list of them. */
  readonly article: boolean
  /** The page shows headlines of others with their dates, or sells something. */
  readonly listing: boolean
}

/** So many paragraphs of prose may stand before the line that says who wrote it. */
const paragraphs = 3
const prose = 25

/** How far up from the headline its block reaches, and how far before it in the source. */
const levels = 4
const before = 3000

export function regionOf(page: Page): Region {
  const {options, headline} = page
  const block = headline && blockOf(headline)
  const start = headline?.start ?? 0
  const from = Math.min(block?.start ?? 0, start - before)
  const {first, last} = ends(page, headline?.end ?? 0)
  const article = isArticle(page)
  // Beside the headline stands what is about it, whatever it is called.
  const beside = (element: ElementNode): boolean => block !== undefined && element.start >= block.start && element.start < Math.min(block.end, first)
  const isNear = (element: ElementNode): boolean => beside(element) || (element.start >= from && element.start < last && !options.isApart(element))
  return {
    article, isNear,
    listing: !article && (isListing(page) || isProduct(page)),
    near(elements) {
      const found = elements.filter(isNear)
      return [...found.filter((element) => element.start >= start), ...found.filter((element) => element.start < start).reverse()]
    }
  }
}

function blockOf(headline: ElementNode): ElementNode {
  let block = headline
  for (let level = 0; level < levels; level++) {
    const {parent} = block
    if (!parent || /^(?:body|html|main|#document)$/u.test(parent.name)) break
    block = parent
  }
  return block
}

function ends({signs, options}: Page, from: number): {first: number; last: number} {
  let first = Infinity
  let left = paragraphs
  for (const element of signs.paragraphs) {
    if (element.start < from || element.end - element.start < 2 * prose || options.isApart(element)) continue
    if (units(shownText(element, 2000) ?? 'x '.repeat(prose)) < prose) continue
    first = Math.min(first, element.start)
    if (--left === 0) return {first, last: element.start}
  }
  return {first, last: Infinity}
}

const isProduct = (page: Page): boolean => page.linked.some(({work}) => /^(?:Product|ProductGroup|SoftwareApplication)$/u.test(work.type)) || saidOf(page, 'og:type').some((type) => /product/iu.test(type))

/** So many headlines of others, each with a date, make a list. */
const listed = 3

function isListing({signs, options}: Page): boolean {
  const cards = new Set<ElementNode>()
  for (const heading of signs.subheadings.slice(0, 200)) {
    if (holdsLink(heading) && !options.isApart(heading)) cards.add(heading.parent?.name === 'a' ? (heading.parent.parent ?? heading) : (heading.parent ?? heading))
  }
  let dated = 0
  for (const time of signs.times.slice(0, 200)) {
    for (let [at, level] = [time.parent, 0] as [ElementNode | undefined, number]; at && level < 4; [at, level] = [at.parent, level + 1]) {
      if (!cards.has(at)) continue
      cards.delete(at)
      if (++dated >= listed) return true
      break
    }
  }
  return false
}

/** Whether a page says to be an article. */
export function isArticle(page: Page): boolean {
  return page.linked.some(({work}) => work.family === 'article') || page.metas.has('article:published_time') || saidOf(page, 'og:type').some((type) => /article|blog/iu.test(type))
}

const holdsLink = (element: ElementNode): boolean => element.parent?.name === 'a' || element.children.some((child) => child.type === 'element' && (child.name === 'a' || holdsLink(child)))

/** What stands before an element in the block around it: `Updated:`, `Reviewed by`. */
export function labelOf(element: ElementNode): string {
  const text = shownText(element, 200) ?? ''
  for (let [at, level] = [element.parent, 0] as [ElementNode | undefined, number]; at && level < 3; [at, level] = [at.parent, level + 1]) {
    const lines = shownLines(at, 300)
    if (!lines) return ''
    const whole = lines.join(' ')
    const index = text === '' ? whole.length : whole.indexOf(text)
    if (index > 0) return whole.slice(Math.max(0, index - 40), index).trim()
  }
  return ''
}
