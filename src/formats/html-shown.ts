import type {Candidate} from '../document.ts'
import {flat, units} from '../text.ts'
import {readCredits, type Credit} from './credits.ts'
import {findDate, readDate} from './dates.ts'
import {attribute, type ElementNode} from './html-node.ts'
import {isGregorian, outer, people, type Page} from './html-page.ts'
import {labelOf, regionOf, type Region} from './html-region.ts'
import {shownLines, shownText} from './html-shown-lines.ts'
import {isShownName} from './names.ts'

/** As many elements of a kind are looked at. */
const most = 60

/** Words that say of a date that it is not the first, in what is shown or in the name of a class. */
const changed = /updat|modif|revis|edited|更新|修改|編集|修正|aktualisi|mis à jour|actualiz|atualiz|aggiornat|обновл|수정|güncel|zaktualiz|gewijzigd|ändra|opdater|oppdater|تحديث/iu

/** Words that say of a date that it is not of this document. */
const otherDate = /(?:release|event|start|end|due|deadline|expir|join|birth|born|founded|reviewed|checked|发售|上映|截止|活动|erscheinung|sortie|lanzamiento)[^:：]{0,14}[:：]?$/iu

/** Words that say of somebody that he is not the writer. */
const otherPart = /(?:review|edit|check|photo|image|illustrat|translat|produc|推荐|[审编译图摄]|redaktion|foto)\S{0,12}(?:\s(?:by|von|par|por|da))?[\s:：]*$/iu

/** Reads a line of credits; elements stand in one another, so each line comes again and again. */
type Reader = (line: string) => readonly Credit[]

function creditReader({dates}: Page): Reader {
  const known = new Map<string, readonly Credit[]>()
  return (line) => {
    const found = known.get(line) ?? readCredits(line, dates)
    known.set(line, found)
    return found
  }
}

/** Reads the dates in an element, which is asked for more than once. */
type DateReader = (element: ElementNode) => readonly Dated[]

function dateReader(page: Page, read: Reader): DateReader {
  const known = new Map<ElementNode, readonly Dated[]>()
  return (element) => {
    const found = known.get(element) ?? [...datesIn(page, element, read)]
    known.set(element, found)
    return found
  }
}

/** Read what a page shows near its headline, in elements that are made or named for dates and authors. */
export function readShown(page: Page): Region {
  const region = regionOf(page)
  if (region.listing) return region
  const read = creditReader(page)
  readDates(page, region, dateReader(page, read))
  readAuthors(page, region, read)
  return region
}

function readDates(page: Page, region: Region, datesOf: DateReader): void {
  const {signs, options, gathered} = page
  const times = signs.times.slice(0, most)
  const near = region.near(times)
  const lines = region.near(signs.bylines.slice(0, 2 * most))
  if (!region.article && !isThread(page) && new Set([...lines.slice(0, most), ...near].flatMap((element) => datesOf(element).map(({candidate}) => String(candidate.value).slice(0, 10)))).size > 3) return
  for (const element of near) addTime(page, element)
  for (const element of lines.slice(0, most)) for (const {field, candidate} of datesOf(element)) gathered.add(field, candidate)
  if (gathered.evidence.published) return
  // Anywhere else a date is the document's where the page shows no other.
  const far = times.filter((element) => !options.isApart(element))
  if (new Set(far.map((element) => dateOf(element, page)?.value)).size === 1) addTime(page, far[0]!)
  const found = signs.bylines.slice(0, 2 * most).filter((element) => !options.isApart(element)).flatMap(datesOf)
  if (found.length > 0 && new Set(found.map(({candidate}) => candidate.value)).size === 1) gathered.add(found[0]!.field, found[0]!.candidate)
}

// A thread has a date for each post, the first one first.
const isThread = ({options: {url = ''}, linked}: Page): boolean => /thread|topic|forum|viewtopic|\/t\/|discuss|question|comments?\/|showthread|community|bbs/iu.test(url) || linked.some(({work}) => /Discussion|Question|QAPage/u.test(work.type))

function addTime(page: Page, element: ElementNode): void {
  const found = dateOf(element, page)
  if (found && !otherDate.test(labelOf(element))) page.gathered.add(isChanged(element) ? 'modified' : 'published', {...found, from: 'time', place: outer(element, page.options)})
}

/** Every date has a year of four digits, or its sign. */
const yearly = /\p{Nd}{4}|[年년]/u

type Dated = {readonly field: 'published' | 'modified'; readonly candidate: Candidate}

function* datesIn({options, dates}: Page, element: ElementNode, read: Reader): Iterable<Dated> {
  const lines = shownLines(element, 300) ?? []
  const place = outer(element, options)
  for (const [index, line] of lines.entries()) {
    if (line.length < 4 || !yearly.test(line) || units(line) > 30) continue
    const credits = read(line)
    if (credits.length === 1 && otherDate.test(index > 0 ? lines[index - 1]! : labelOf(element))) continue
    for (const {field, value} of credits) {
      const late = field === 'published' && index > 0 && changed.test(lines[index - 1]!) && units(lines[index - 1]!) < 5
      if ((field === 'published' || field === 'modified') && isGregorian(String(value))) yield {field: late ? 'modified' : field, candidate: {value, from: 'byline', raw: line, place}}
    }
    const date = credits.length > 0 ? undefined : findDate(line, dates)
    if (!date || date.value.length < 10 || !isGregorian(date.value)) continue
    if (otherDate.test(date.start > 0 ? line.slice(0, date.start).trim() : labelOf(element))) continue
    const late = changed.test(line.slice(0, date.start)) || (date.start === 0 && isChanged(element))
    yield {field: late ? 'modified' : 'published', candidate: {value: date.value, from: 'byline', raw: line.slice(date.start, date.end), place}}
  }
}

// What is written for machines, unless what is shown says the same day more precisely.
function dateOf(element: ElementNode, {dates}: Page): Pick<Candidate, 'value' | 'raw'> | undefined {
  const written = attribute(element, 'datetime')
  const shown = shownText(element, 100) ?? ''
  const [first, second] = [written === undefined ? undefined : readDate(written, dates), readDate(shown, dates) ?? findDate(shown, dates)?.value]
  const value = first === undefined || (second?.startsWith(`${first}T`) ?? false) ? second : first
  const raw = value === first ? written : shown
  return value === undefined || !isGregorian(value) ? undefined : {value, ...(raw === value ? {} : {raw: flat(raw ?? '')})}
}

function isChanged(element: ElementNode): boolean {
  const names = [element, ...(element.parent ? [element.parent] : [])].map((item) => `${attribute(item, 'class') ?? ''} ${attribute(item, 'itemprop') ?? ''} ${attribute(item, 'id') ?? ''}`)
  if (changed.test(attribute(element, 'itemprop') ?? '') || changed.test(names[0]!)) return true
  if (/publish|created/iu.test(names[0]!)) return false
  return changed.test(labelOf(element)) || changed.test(names[1] ?? '')
}

/** Somebody whom a page names as a writer. */
interface Named {
  readonly element: ElementNode
  readonly names: readonly string[]
  readonly from: 'byline' | 'link' | 'rel.author' | 'class'
}

/** Links nearer to each other than this, in characters of the source, are of one byline. */
const gap = 800

function readAuthors(page: Page, region: Region, read: Reader): void {
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
  for (const item of near) if (item.from === 'class') add(item)
  // Elsewhere somebody is the writer where nobody else is named.
  const far = named.length > 0 ? named : all.filter(({from}) => region.article && from === 'rel.author')
  if (far[0] && !page.gathered.evidence.authors && new Set(far.map(({names}) => names.join())).size === 1) add(far[0], 'the only one that the page names')
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
    const named = from === 'rel.author' ? isShownName(text, true) || leadsTo(element, text) : isShownName(text) || (text.length > 4 && leadsTo(element, text) && !/\/@/u.test(attribute(element, 'href') ?? ''))
    if (named) yield {element, from, names: people([text])}
  }
}

// The address has the name that the link shows.
function leadsTo(element: ElementNode, text: string): boolean {
  const fold = (value: string): string => value.normalize('NFKD').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
  const name = fold(text)
  return name.length >= 4 && text.length <= 40 && fold(attribute(element, 'href') ?? '').endsWith(name)
}

const only = /^(?:(?:written |posted |words |story |text )?by|authors?|von|por|par|作者|文|记者|撰文|autor|auteur|autore|автор|door|af|av|yazan|penulis|oleh)\s?[:：]?$/iu
const stated = /^(?:written|posted|published|words|story|reported) by\s|^(?:by|authors?|autor|auteur|作者|文|撰文|记者)\s?[:：/]/iu

/** Elements that are named for authors, with a label (`By …`) or nothing but a name; paragraphs that say outright who wrote. */
function* bylinesOf({signs}: Page, isOwn: (element: ElementNode) => boolean, read: Reader): Iterable<Named> {
  for (const element of signs.bylines.slice(0, 2 * most)) {
    const lines = !isOwn(element) ? undefined : shownLines(element, 300)
    if (!lines || lines.length === 0 || lines.length > 12) continue
    const names = labelledNames(lines, read)
    const [line = ''] = lines
    if (names.length > 0) yield {element, names, from: 'byline'}
    else if (isForAuthors(element) && isShownName(line, isForNames(element)) && !otherPart.test(labelOf(element))) yield {element, names: people([line]), from: 'class'}
  }
  for (const element of signs.paragraphs) {
    if (element.end - element.start > 600 || !isOwn(element)) continue
    const text = shownText(element, 120) ?? ''
    const names = stated.test(text) ? labelledNames([text], read) : []
    if (names.length > 0) yield {element, names, from: 'byline'}
  }
}

const namesOf = (element: ElementNode): string => `${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`
const isForAuthors = (element: ElementNode): boolean => /author|by-?line|writer|contributor|zuozhe/iu.test(namesOf(element))
const isForNames = (element: ElementNode): boolean => /(?:author|by-?line|writer|contributor)s?[-_]{0,2}(?:display)?[-_]?(?:name|link)|post-author|\bauthor\b/iu.test(namesOf(element))

function labelledNames(lines: readonly string[], read: Reader): string[] {
  for (const [index, line] of lines.entries()) {
    if (units(line) > 40) continue
    const next = lines[index + 1] ?? ''
    if (only.test(line) && next !== '' && units(next) <= 12) {
      const credits = read(`By ${next}`).find(({field}) => field === 'authors')
      if (credits) return [...credits.value]
    }
    const credits = read(line).filter(({field}) => field === 'authors')
    if (credits.length > 0) return credits.flatMap(({value}) => value)
  }
  return []
}
