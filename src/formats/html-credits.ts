import type {Paragraph, RootContent} from 'mdast'
import type {Evidence} from '../document.ts'
import {endsSentence, flat, units, visibleText} from '../text.ts'
import {isReporterLine, reporters} from './byline-words.ts'
import {addCredits, readCredits, type Credit} from './credits.ts'
import {datesInLine, otherDate} from './dated-line.ts'
import {findDate, type DateOptions} from './dates.ts'
import {isGregorian, settleDates, type PageMetadata} from './html-page.ts'
import {cleanValue} from './names.ts'
import {outletsOf, peopleFirst, withoutOutlets} from './outlets.ts'

/** A line longer than this is no line of credits. */
const longest = 60

/** How many blocks before the first and behind the last paragraph of prose are looked at. */
const reach = 40

/** How many blocks before the first paragraph of prose a date is this document's, and how much else its line may say. */
const near = 8
const aside = 12
const label = 6

/** As many lines with different writers or dates before the text are of a list of documents. */
const several = 3

/** A short line that stands beside the headline or at the end. */
interface Line {
  readonly node: Paragraph
  readonly text: string
  /** Before the first paragraph of prose. */
  readonly head: boolean
  /** Just before it. */
  readonly near: boolean
  readonly credits: readonly Credit[]
}

/**
 * Read lines of credits beside the headline and at the end of the text (`来源：`, `By …`, `责任编辑：`) into the metadata, and mark them.
 *
 * Between the first and the last paragraph of prose a line that looks like one is a part of the text; what `isApart` is not about
 * this document at all.
 */
export function markCredits(children: readonly RootContent[], metadata: PageMetadata, given: DateOptions): void {
  const options = metadata.dates ?? given
  const nodes = linesAmong(children)
  const found = linesOf(nodes, options)
  const writers = new Set(found.filter(({head}) => head).flatMap(({credits}) => credits.filter(({field}) => field === 'authors' || field === 'published').map(({value}) => String(value))))
  // Many writers and dates before any prose are those of documents that a list announces.
  const listed = metadata.listing === true || writers.size >= 2 * several
  const dated = found.filter(({near, credits, text}) => near && credits.length === 0 && datesInLine(text, options).length > 0)
  for (const line of found) {
    const {node, text, credits} = line
    const place = node.position ? {place: node.position} : {}
    if (credits.length > 0) {
      if (!listed || !line.head) {
        addCredits(credits, metadata, {from: 'credits', ...place})
        mark(node, `a line that names ${[...new Set(credits.map(({field}) => field))].join(', ')}`)
      }
    } else if (!line.head && isReporterLine(text)) {
      metadata.gathered.add('authors', {value: reporters(text, 'begin'), from: 'credits', ...place})
      mark(node, 'a line that names who reported it')
    } else if (!line.head && initials.test(text)) mark(node, 'the initials of who wrote it')
    else if (line.head && isKnown(text, metadata.gathered.evidence)) mark(node, 'a line that says what the metadata has, and nothing else')
    else if (line.near && !listed) {
      const dates = datesInLine(text, options)
      const rest = dates.reduce((left, {raw}) => left.replace(raw, ' '), text)
      if (units(rest) > aside) continue
      if (dated.length === 1 && dates.some(({value}) => value >= firstPages) && units(rest) <= label && !endsSentence(text) && !holdsLink(node)) mark(node, 'a line with the date, beside the headline')
      for (const {value, raw, late} of dates) if (value >= firstPages) metadata.gathered.add(late ? 'modified' : 'published', {value, from: 'near-headline', raw, ...place})
    }
  }
  addReporters(nodes, metadata)
  settleDates(metadata.gathered)
  settleAuthors(metadata)
}

// News in Chinese say in their first words, or in their last, who reported them.
function addReporters(nodes: readonly RootContent[], {gathered}: PageMetadata): void {
  for (const [node, part] of [[nodes.find(isText), 'begin'], [nodes.findLast(isText), 'end']] as const) {
    const value = node ? reporters(flat(visibleText(node)), part) : []
    if (value.length > 0) gathered.add('authors', {value, from: 'credits', ...(node?.position ? {place: node.position} : {})})
  }
}

// A page that gives its editor as its author says so in its own credits.
function settleAuthors({gathered: {evidence}, extra}: PageMetadata): void {
  const editors = (extra['credits'] as {editor?: readonly string[]} | undefined)?.editor ?? []
  const candidates = evidence.authors?.filter(({value, from}) => !machine.has(from) || ![value].flat().every((name) => editors.some((editor) => name.endsWith(editor))))
  if (!candidates) return
  const outlets = outletsOf(evidence)
  const organisations = (extra['organisations'] ?? []) as readonly string[]
  if (candidates.length > 0) evidence.authors = peopleFirst(candidates.map((candidate) => withoutOutlets(candidate, outlets)), outletsOf(evidence, organisations))
  else delete evidence.authors
}

/** Of the writer and the editor: `(abc/de)`. */
const initials = /^[(（]?\p{Ll}{2,4}(?:\s?[/|]\s?\p{Ll}{2,4}){1,3}[)）]?$/u

/** A date before there were web pages is none of a page, but of what it tells of. */
const firstPages = '1990'

const machine = new Set(['author', 'article:author'])

function mark(node: RootContent, why: string): void {
  node.data = {...node.data, role: 'credit', why}
}

function linesOf(nodes: readonly RootContent[], options: DateOptions): Line[] {
  const prose = nodes.findIndex((node) => node.type === 'paragraph' && isProse(visibleText(node)))
  const first = prose < 0 ? nodes.findIndex(isText) : prose
  const last = nodes.findLastIndex(isText)
  const lines: Line[] = []
  let before = ''
  for (const [index, node] of nodes.entries()) {
    const beside = first < 0 ? index < reach : (index <= first && index >= first - reach) || (index >= last && index <= last + reach)
    // Within the text only a line that stands in brackets as a whole is one of credits.
    if (!beside && (index < first || !opensBracket(node))) continue
    const text = flat(visibleText(node, {limit: 500}))
    if (!beside && !enclosed.test(text)) continue
    const above = before
    before = units(text) <= 4 ? text : ''
    if (node.type !== 'paragraph' || text.length > 400 || units(text) > longest) continue
    const head = first < 0 || index < first
    const credits = readCredits(text, options).filter(({field, value}) => (head || field === 'credits' || field === 'authors') && !(field === 'published' && otherDate.test(above)) && !(isDate(field) && !isGregorian(String(value))))
    lines.push({node, text, head, near: head && first >= 0 && first - index <= near && !otherDate.test(above), credits})
  }
  return lines
}

const opensBracket = (node: RootContent): boolean => node.type === 'paragraph' && node.children[0]?.type === 'text' && /^\s*[(（【[]/u.test(node.children[0].value)
const enclosed = /^[(（【[][^()（）【】[\]]{1,60}[)）】\]]$/u

// Lists of lines are lines. How likely they are main content does not count: people leave lines of credits out of it.
const linesAmong = (children: readonly RootContent[]): RootContent[] =>
  children.flatMap((node): RootContent[] => (node.type === 'list' ? node.children.flatMap((item) => item.children) : [node]))

const holdsLink = ({children}: Paragraph): boolean => children.some(({type}) => type === 'link')

const isDate = (field: string): boolean => field === 'published' || field === 'modified'

const fillers = /(?<!\p{L})(?:(?:written|posted|published|updated|last|by|and|on|at|in|von|par|por|und|le|el|den|am|min|mins|minute|minutes|read)(?!\p{L})|(?:作者|记者|文|来源)\s?[:：])|\d{1,3}\s?min/giu

/** Whether a line holds names of authors that are known, dates, and nothing else. */
function isKnown(text: string, {authors = []}: Evidence): boolean {
  if (units(text) > 30) return false
  const names = [...new Set(authors.flatMap(({value}) => value))].filter((name) => name.length > 1).sort((a, b) => b.length - a.length)
  let rest = text
  for (const name of names) rest = rest.split(name).join(' ')
  if (rest === text) return false
  for (let date = findDate(rest); date; date = findDate(rest)) rest = `${rest.slice(0, date.start)} ${rest.slice(date.end)}`
  return cleanValue(rest.replace(fillers, ' ')) === ''
}

// A disclaimer behind the article is prose too, and not the end of it; a sentence that surely is content is prose, however short.
function isText(node: RootContent): boolean {
  const {main} = node.data ?? {}
  if (node.type !== 'paragraph' || (main ?? 1) < 0.5) return false
  const text = visibleText(node)
  return isProse(text) || (main !== undefined && main >= 0.8 && units(text) >= 8 && endsSentence(text))
}

function isProse(text: string): boolean {
  const size = units(text)
  return size > longest || (size >= 25 && endsSentence(text))
}
