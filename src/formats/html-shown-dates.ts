import type {Candidate} from '../document.ts'
import {flat, units} from '../text.ts'
import type {Credit} from './credits.ts'
import {changed, datesInLine, otherDate} from './dated-line.ts'
import {findDate, readDate} from './dates.ts'
import {attribute, type ElementNode} from './html-node.ts'
import {isGregorian, outer, type Page} from './html-page.ts'
import {labelOf, type Region} from './html-region.ts'
import {shownLines, shownText} from './html-shown-lines.ts'

/** As many elements of a kind are looked at. */
const most = 60

/** Reads a line of credits. */
export type Reader = (line: string) => readonly Credit[]

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

/** Read the dates that a page shows near its headline, in elements that are made or named for them. */
export function readDates(page: Page, region: Region, read: Reader): void {
  const {signs, options, gathered} = page
  const datesOf = dateReader(page, read)
  const times = signs.times.slice(0, most)
  const near = region.near(times)
  const lines = region.near(signs.bylines.slice(0, 2 * most))
  if (!region.article && !isThread(page) && new Set([...lines.slice(0, most), ...near].flatMap((element) => datesOf(element).flatMap(({field, candidate}) => (field === 'published' ? String(candidate.value).slice(0, 10) : [])))).size > 3) return
  for (const element of near) addTime(page, element)
  for (const element of lines.slice(0, most)) for (const {field, candidate} of datesOf(element)) gathered.add(field, candidate)
  if (gathered.evidence.published) return
  // Anywhere else a date is the document's where the page shows no other.
  const far = times.filter((element) => !options.isApart(element))
  if (new Set(far.map((element) => dateOf(element, page)?.value)).size === 1) addTime(page, far[0]!)
  const found = signs.bylines.slice(0, 2 * most).filter((element) => !options.isApart(element)).flatMap(datesOf)
  const own = found.filter(({field}) => field === 'published')
  if (new Set(own.map(({candidate}) => candidate.value)).size > 1) return
  for (const {field, candidate} of own.length > 0 ? found : found.slice(0, 1)) gathered.add(field, candidate)
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
    if (credits.length > 0) continue
    const above = index > 0 && units(lines[index - 1]!) < 5 && changed.test(lines[index - 1]!)
    for (const {value, raw, start, label, late} of datesInLine(line, dates)) {
      if (otherDate.test(start > 0 ? label.trim() : labelOf(element))) continue
      yield {field: late || (start === 0 && (above || isChanged(element))) ? 'modified' : 'published', candidate: {value, from: 'byline', raw, place}}
    }
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
  // What stands before another date is about that one.
  return changed.test(labelOf(element).replace(/^.*\p{Nd}/su, '')) || changed.test(names[1] ?? '')
}
