import {units} from '../text.ts'
import {isBy, reporters, withoutBy} from './byline-words.ts'
import {isAuthorLabel} from './credits.ts'
import {namesBehind} from './html-author-labels.ts'
import {attribute, type ElementNode} from './html-node.ts'
import {outer, people, type Page} from './html-page.ts'
import {labelOf, type Region} from './html-region.ts'
import type {Reader} from './html-shown-dates.ts'
import {shownLines, shownText} from './html-shown-lines.ts'
import {isDesk} from './outlets.ts'
import {isShownName, readNames, withoutDay} from './names.ts'

/** As many elements of a kind are looked at. */
const most = 60

/** Words that say of somebody that he is not the writer. */
const otherPart = /(?:review|edit|check|photo|image|illustrat|translat|produc|推荐|[审编译图摄]|redaktion|foto)\S{0,12}(?:\s(?:by|von|par|por|da))?[\s:：]*$/iu

/** Somebody whom a page names as a writer. */
interface Named {
  readonly element: ElementNode
  readonly names: readonly string[]
  readonly from: 'byline' | 'link' | 'rel.author' | 'class'
}

/** Links nearer to each other than this, in characters of the source, are of one byline. */
const gap = 800

/** Read whom a page names as its writers near its headline. */
export function readAuthors(page: Page, region: Region, read: Reader): void {
  const isOwn = (element: ElementNode): boolean => region.isNear(element) || !page.options.isApart(element)
  const all = [...linksOf(page), ...bylinesOf(page, isOwn, read)]
  const named = all.filter(({element}) => isOwn(element))
  // A page that is no article and names many is a list of theirs.
  if (!region.article && new Set(named.map(({names}) => names[0])).size > 2) return
  const near = named.filter(({element}) => region.isNear(element))
  const links = firstGroup(near.filter(({from}) => from === 'rel.author' || from === 'link'))
  const labelled = near.filter(({from}) => from === 'byline')
  // What a line has beside the name that leads somewhere is a job: `Ann Lee Gardener`.
  const [line] = labelled
  const longer = line && links.some(({names}) => names.some((name) => line.names.some((other) => other !== name && other.startsWith(name))))
  const add = ({names, from, element}: Named, why?: string): void => page.gathered.add('authors', {value: [...names], from, place: outer(element, page.options), ...(why === undefined ? {} : {why})})
  const [link] = links
  const linked = link && {...link, names: [...new Set(links.flatMap(({names}) => names))]}
  if (linked && longer) add(linked)
  for (const item of labelled) add(item)
  if (linked) add(linked)
  for (const item of together(near.filter(({from}) => from === 'class'))) add(item)
  if (page.gathered.evidence.authors) return
  const only = named.length > 0 ? onlyBlock(named) : region.article ? onlyOne(all) : undefined
  if (only) add(only, 'the only one that the page names')
}

// Elsewhere than near the headline somebody is the writer where nobody else is named but beside him, in the same block.
function onlyBlock(named: readonly Named[]): Named | undefined {
  const first = named[0]!
  const block = first.element.parent?.parent ?? first.element
  const names = new Set(named.flatMap((item) => (item.element.start >= block.start && item.element.end <= block.end ? item.names : [])))
  return named.every((item) => item.names.every((name) => names.has(name))) ? {...first, names: [...names]} : undefined
}

// In parts that are not about the article somebody is its writer where all links to writers, or one that surely is one, lead to him.
function onlyOne(all: readonly Named[]): Named | undefined {
  const links = all.filter(({from, names, element}, _, {length}) => from === 'rel.author' || (from === 'link' && (length > 1 || leadsTo(element, names.join()))))
  return new Set(links.map(({names}) => names.join())).size === 1 ? links[0] : undefined
}

// Elements of one class near each other have a name of one byline each.
function together(items: readonly Named[]): readonly Named[] {
  const [first] = items
  if (!first) return []
  const alike = firstGroup(items).filter(({element}) => element.name === first.element.name && attribute(element, 'class') === attribute(first.element, 'class'))
  return [{...first, names: [...new Set(alike.flatMap(({names}) => names))]}, ...items.filter((item) => !alike.includes(item))]
}

function firstGroup(links: readonly Named[]): readonly Named[] {
  const end = links.findIndex(({element}, index) => index > 0 && element.start - links[index - 1]!.element.end >= gap)
  return end < 0 ? links : links.slice(0, end)
}

/** Links that lead to somebody who writes, in page order. */
function* linksOf({signs}: Page): Iterable<Named> {
  const related = signs.named.filter((element) => (attribute(element, 'rel') ?? '').toLowerCase().split(/\s+/u).includes('author'))
  const all = [...related.map((element) => ({element, from: 'rel.author' as const})), ...signs.authors.map((element) => ({element, from: 'link' as const}))].sort((a, b) => a.element.start - b.element.start)
  for (const {element, from} of all.slice(0, 2 * most)) {
    const text = shownText(element, 120) ?? ''
    if (text === '' || otherPart.test(labelOf(element))) continue
    const named = from === 'rel.author' ? isShownName(text, true) || leadsTo(element, text) : isShownName(text) || (text.length > 3 && leadsTo(element, text) && !/\/@/u.test(attribute(element, 'href') ?? ''))
    if (named) yield {element, from, names: people([text])}
  }
}

// The address has the name that the link shows.
function leadsTo(element: ElementNode, text: string): boolean {
  const fold = (value: string): string => value.normalize('NFKD').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
  const name = fold(text)
  return name.length >= 4 && text.length <= 40 && fold((attribute(element, 'href') ?? '').replace(/\.[a-z]{3,5}$/u, '')).endsWith(name)
}

const stated = /^(?:written|posted|published|words|story|reported) by\s|^(?:by|authors?|autor|auteur|作者|文|撰文|记者)\s?[:：/]/iu

/** Elements that are named for authors, with a label (`By …`) or nothing but names; paragraphs that say outright who wrote; what stands behind a label in an element of its own. */
function* bylinesOf({signs}: Page, isOwn: (element: ElementNode) => boolean, read: Reader): Iterable<Named> {
  const elements = signs.bylines.slice(0, 2 * most)
  for (const [index, element] of elements.entries()) {
    const lines = !isOwn(element) ? undefined : shownLines(element, 300)
    if (!lines || lines.length === 0 || lines.length > 12) continue
    const labelled = labelledNames(lines, read, signs.language)
    if (labelled.length > 0) yield {element, names: labelled, from: 'byline'}
    else if (isForAuthors(element) && !otherPart.test(labelOf(element)) && !holdsNames(elements, index, lines[0]!)) {
      const names = plainNames(element, lines[0]!, signs.language)
      if (names.length > 0) yield {element, names, from: 'class'}
    }
  }
  for (const element of signs.paragraphs) {
    if (element.end - element.start > 600 || !isOwn(element)) continue
    const text = shownText(element, 120) ?? ''
    const names = stated.test(text) ? labelledNames([text], read) : reporters(text, 'begin')
    if (names.length > 0) yield {element, names, from: 'byline'}
  }
  for (const element of signs.labels.slice(0, most)) {
    const names = isOwn(element) ? namesBehind(element, read) : []
    if (names.length > 0) yield {element, names, from: 'byline'}
  }
}

const trades = 'author|by-?line|writer|contributor|zuozhe|aut(?:or|eur)|firma|yazar|muhabir|penulis|reporter|journalist|szerz|skribent|kirjoittaja'
const forAuthors = new RegExp(trades, 'iu')
const forNames = new RegExp(`(?:${trades})s?[-_]{0,2}(?:display)?[-_]?(?:name|link)|post-author|(?:^|[\\s_-])(?:author|autore?|auteur|autrice|yazar|muhabir|penulis|szerzo|skribent|kirjoittaja)(?:$|\\s)|\\bauthor\\b`, 'iu')
const namesOf = (element: ElementNode): string => `${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`
const isForAuthors = (element: ElementNode): boolean => forAuthors.test(namesOf(element)) && !/descri|bio(?![a-z])|role|job|position|occupation|testimonial|quote/iu.test(namesOf(element))
const isForNames = (element: ElementNode): boolean => forNames.test(namesOf(element))

// Around elements that are made for names stand what goes with each of them, and all of them together.
function holdsNames(elements: readonly ElementNode[], index: number, line: string): boolean {
  const {end} = elements[index]!
  for (let at = index + 1; at < elements.length && elements[at]!.start < end; at++) {
    const text = isForNames(elements[at]!) ? shownText(elements[at]!, 60) ?? '' : ''
    if (text !== line && isShownName(text, true)) return true
  }
  return false
}

const trade = /(?<=\S\s\S{1,30})\s(?:(?:staff|senior|chief|contributing)\s)?(?:writer|reporter|editor|correspondent|contributor|columnist|author|journalist|producer)s?$/iu

// A job stands behind the link to somebody, or behind a sign.
function plainNames(element: ElementNode, line: string, language?: string): string[] {
  const placed = isForNames(element)
  const bare = withoutBy(line, language).replace(trade, '')
  if (placed && isDesk(bare)) return [bare]
  if (isShownName(bare, placed) && !firstLink(element, bare)) return people([bare])
  const text = firstLink(element, bare) ?? beginning(bare)
  const names = /[:：]$/u.test(text) ? [] : readNames(text)
  return names.every((name) => isShownName(name)) ? names : []
}

// Up to a sign, a date, or what it is filed under.
const beginning = (line: string): string => withoutDay(line.split(/\s?[|·•–—(（]|\s-\s|\s(?:in|on)\s|\p{Nd}/iu)[0]!).trim()

function firstLink(element: ElementNode, line: string): string | undefined {
  const link = element.children.find((child): child is ElementNode => child.type === 'element' && child.name === 'a')
  const text = link && shownText(link, 60)
  return text !== undefined && text !== line && text !== '' && line.startsWith(text) && isShownName(text) ? text : undefined
}

function labelledNames(lines: readonly string[], read: Reader, language?: string): string[] {
  for (const [index, line] of lines.entries()) {
    if (units(line) > 40) continue
    const reported = reporters(line, 'begin')
    if (reported.length > 0) return reported
    const next = lines[index + 1] ?? ''
    if ((isAuthorLabel(line) || isBy(line, language)) && next !== '' && units(next) <= 12) {
      const credits = read(`By ${next}`).find(({field}) => field === 'authors')
      if (credits) return [...credits.value]
    }
    const credits = read(line).filter(({field}) => field === 'authors')
    if (credits.length > 0) return credits.flatMap(({value}) => value)
    const bare = withoutBy(line, language)
    const names = bare === line || units(line) > 20 ? [] : readNames(beginning(bare))
    if (names.length > 0 && names.every((name) => isShownName(name))) return names
  }
  return []
}
