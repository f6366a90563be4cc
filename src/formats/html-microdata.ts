import {flat, units} from '../text.ts'
import {attribute, textContent, type ElementNode} from './html-node.ts'
import {addDate, outer, people, type Page} from './html-page.ts'

/** As many elements with `itemprop` are looked at. */
const most = 500

/** Items of others in a page: what they say of their writers and dates is not about it. */
const foreign = /(?:Review|Comment|Answer|Rating|Offer|Product|Person|Organization|Book|Movie|ImageObject)$/u

/** Read what microdata and RDFa say of the page: of the first item that is a work, and of no other. */
export function readMicrodata({signs, options, gathered, dates}: Page): void {
  let own: ElementNode | undefined
  for (const element of signs.named.slice(0, most)) {
    const property = (attribute(element, 'itemprop') ?? '').toLowerCase().split(/\s+/u)[0]!
    if (!properties.has(property) || options.isApart(element)) continue
    const scope = scopeOf(element)
    if (scope && foreign.test(typeOf(scope))) continue
    own ??= scope
    if (scope !== own) continue
    const place = outer(element, options)
    const where = {from: `itemprop.${property}`, place}
    const named = property === 'author' || property === 'creator' ? nameIn(element) ?? element : element
    const text = flat(attribute(named, 'content') ?? attribute(named, 'datetime') ?? textContent(named))
    if (text.length > 300) continue
    // Behind the name of a writer many tell who that is.
    if (property === 'author' || property === 'creator') {
      if (units(text) <= 15) gathered.add('authors', {value: people([text]), ...where})
    }
    else addDate(gathered, property === 'datemodified' ? 'modified' : 'published', text, where, dates)
  }
  for (const element of signs.named.slice(0, most)) {
    if (/^license$/iu.test(attribute(element, 'rel') ?? '')) gathered.add('license', {value: options.resolve(attribute(element, 'href') ?? ''), from: 'rel.license', place: outer(element, options)})
  }
}

const properties = new Set(['author', 'creator', 'datepublished', 'datecreated', 'datemodified'])

const typeOf = (element: ElementNode): string => attribute(element, 'itemtype') ?? ''

function scopeOf(element: ElementNode): ElementNode | undefined {
  for (let at = element.parent; at; at = at.parent) if (at.attributes.has('itemscope')) return at
  return undefined
}

function nameIn(element: ElementNode): ElementNode | undefined {
  for (const child of element.children) {
    if (child.type === 'text') continue
    if (attribute(child, 'itemprop') === 'name') return child
    const found = nameIn(child)
    if (found) return found
  }
  return undefined
}
