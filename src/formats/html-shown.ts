import {units} from '../text.ts'
import {readCredits} from './credits.ts'
import {findDate} from './dates.ts'
import {attribute, textContent, type ElementNode} from './html-node.ts'
import {addDate, flat, outer, people, type Page} from './html-page.ts'

/** Read what microdata and relations of links say. */
export function readMicrodata({signs, options, gathered, dates}: Page): void {
  for (const element of signs.named.slice(0, 500)) {
    const property = (attribute(element, 'itemprop') ?? '').toLowerCase()
    const rel = (attribute(element, 'rel') ?? '').toLowerCase()
    if (element.name === 'meta' || options.isApart(element)) continue
    const place = outer(element, options)
    const named = property === 'author' ? nameIn(element) ?? element : element
    const text = flat(attribute(named, 'content') ?? attribute(named, 'datetime') ?? textContent(named))
    if (text.length > 300) continue
    if (property === 'datepublished' || property === 'datecreated') addDate(gathered, 'published', text, {from: `itemprop.${property}`, place}, dates)
    else if (property === 'datemodified') addDate(gathered, 'modified', text, {from: `itemprop.${property}`, place}, dates)
    else if (property === 'author' || rel.split(' ').includes('author')) gathered.add('authors', {value: people([text]), from: property === 'author' ? 'itemprop.author' : 'rel.author', place})
    else if (rel === 'license') gathered.add('license', {value: options.resolve(attribute(element, 'href') ?? ''), from: 'rel.license', place})
  }
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

/** Read what stands near the headline in elements that are made or named for dates and authors. */
export function readShown(page: Page): void {
  const {signs, options, gathered, dates} = page
  const headline = signs.headlines[0]?.start ?? 0
  for (const element of signs.times.slice(0, 50)) {
    if (options.isApart(element)) continue
    const raw = attribute(element, 'datetime') ?? textContent(element)
    const field = /updat|modif/iu.test(`${attribute(element, 'class') ?? ''} ${attribute(element, 'itemprop') ?? ''}`) ? 'modified' : 'published'
    addDate(gathered, field, flat(raw), {from: 'time', place: outer(element, options)}, dates)
  }
  const near = signs.bylines.filter((element) => element.start > headline - 2000 && !options.isApart(element))
  const read = new Set<string>()
  for (const element of near.slice(0, 40)) {
    const text = flat(textContent(element))
    // Elements so named stand in one another, with the same text.
    if (text === '' || text.length > 300 || units(text) > 60 || read.has(text)) continue
    readByline(page, element, text)
    if (read.add(text).size >= most) break
  }
}

/** How many lines near the headline are read. */
const most = 12

function readByline({gathered, options, dates}: Page, element: ElementNode, text: string): void {
  const place = outer(element, options)
  const credits = readCredits(text, dates)
  for (const credit of credits) if (credit.field !== 'credits') gathered.add(credit.field, {value: credit.value, from: 'byline', place})
  if (credits.length > 0) return
  const date = units(text) <= 30 ? findDate(text, dates) : undefined
  if (date) gathered.add('published', {value: date.value, from: 'byline', raw: text.slice(date.start, date.end), place})
}
