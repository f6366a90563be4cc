import type {RootContent} from 'mdast'
import {endsSentence, units, visibleText} from '../text.ts'
import {addCredits, readCredits} from './credits.ts'
import {findDate, type DateOptions} from './dates.ts'
import type {PageMetadata} from './html-page.ts'

/** A line longer than this is no line of credits. */
const longest = 60

/** How many blocks before the first and behind the last paragraph of prose are looked at. */
const reach = 40

/** How many blocks before the first paragraph of prose a date is this document's. */
const near = 8

/**
 * Read lines of credits beside the headline and at the end of the text (`来源：`, `By …`, `责任编辑：`) into the metadata, and mark them.
 *
 * Between the first and the last paragraph of prose a line that looks like one is a part of the text; what `isApart` is not about
 * this document at all.
 */
export function markCredits(children: readonly RootContent[], metadata: PageMetadata, options: DateOptions): void {
  const lines = children.flatMap((node) => (node.type === 'list' ? node.children.flatMap((item) => item.children) : [node]) as RootContent[]).filter((node) => (node.data?.main ?? 1) >= 0.1)
  const prose = (node: RootContent): boolean => node.type === 'paragraph' && isProse(visibleText(node))
  const first = lines.findIndex(prose)
  const last = lines.findLastIndex(prose)
  for (const [index, node] of lines.entries()) {
    const beside = first < 0 ? index < reach : (index <= first && index >= first - reach) || (index >= last && index <= last + reach)
    if (node.type !== 'paragraph' || !beside) continue
    const text = visibleText(node).replace(/\s+/gu, ' ')
    if (text.length > 400 || units(text) > longest) continue
    const head = first < 0 || index < first
    const credits = readCredits(text, options).filter(({field}) => head || field === 'credits' || field === 'authors')
    if (credits.length === 0) {
      const date = head && first >= 0 && first - index <= near ? findDate(text, options) : undefined
      if (date) metadata.gathered.add('published', {value: date.value, from: 'near-headline', raw: text.slice(date.start, date.end), ...(node.position ? {place: node.position} : {})})
      continue
    }
    addCredits(credits, metadata, {from: 'credits', ...(node.position ? {place: node.position} : {})})
    node.data = {...node.data, role: 'credit', why: `a line that names ${[...new Set(credits.map(({field}) => field))].join(', ')}`}
  }
}

function isProse(text: string): boolean {
  const size = units(text)
  return size > longest || (size >= 25 && endsSentence(text))
}
