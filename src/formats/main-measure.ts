import {endsSentence, units} from '../text.ts'
import {hiddenBy} from './html-hidden.ts'
import {elementTable, type ElementNode, type ElementTable} from './html-node.ts'

/** What an element holds, in information units of text that is shown. */
export interface Measure {
  units: number
  /** Units in links. */
  linked: number
  links: number
  /** Units in blocks that read as prose: long, or ending as a sentence ends, and not mostly links. */
  prose: number
  /** Whether the headline stands in it. */
  headline: boolean
  hidden: boolean
}

/** A line of text: the inline content of one block between blocks. */
interface Line {
  units: number
  linked: number
  text: string
}

/** Below this a line is prose only where it ends as a sentence. */
const long = 25
const short = 8

/** How much prose in a card counts: it announces what stands elsewhere. */
const teaser = 0.25

/** Measure every element of a page, in one walk from the leaves. */
export function measure(root: ElementNode, headline: ElementNode | undefined): ElementTable<Measure> {
  const measures = elementTable<Measure>()
  measureIn(root, newLine(), {link: false, hidden: false, headline, measures})
  return measures
}

/** What is around an element that is measured, and what was measured. */
interface Within {
  readonly link: boolean
  readonly hidden: boolean
  readonly headline: ElementNode | undefined
  readonly measures: ElementTable<Measure>
}

function measureIn(element: ElementNode, line: Line, within: Within): Measure {
  const {headline, measures} = within
  const own: Measure = {units: 0, linked: 0, links: 0, prose: 0, headline: element === headline, hidden: within.hidden}
  measures.set(element, own)
  const block = element.traits.isBlock
  // A line that nothing stands in is as good as a new one.
  const current = block && line.units > 0 ? newLine() : line
  for (const child of element.children) {
    if (child.type === 'text') {
      count(child.value, own, current, within.link)
      continue
    }
    if (child.traits.isUnseen) continue
    const hidden = within.hidden || hiddenBy(child) !== undefined
    const link = within.link || (child.name === 'a' && child.attributes.has('href'))
    if (block && child.traits.isBlock) flush(current, own)
    const inner = measureIn(child, current, link === within.link && hidden === within.hidden ? within : {link, hidden, headline, measures})
    add(own, inner, link && !within.link)
  }
  if (block) flush(current, own)
  // Cards lead somewhere, three of them at least.
  if (own.links > 2) for (const card of cardsOf(element, measures)) own.prose -= (1 - teaser) * card.prose
  return own
}

/** Cards: three or more elements alike, side by side, each short and with a link. */
function cardsOf(element: ElementNode, measures: ElementTable<Measure>): Measure[] {
  if (element.children.length < 3) return []
  const groups = new Map<string, Measure[]>()
  for (const child of element.children) {
    const size = child.type === 'element' && child.name !== 'p' ? measures.get(child) : undefined
    if (child.type === 'text' || !size || size.hidden) continue
    const sign = `${child.name} ${child.attributes.get('class') ?? ''}`
    const group = groups.get(sign)
    if (group) group.push(size)
    else groups.set(sign, [size])
  }
  return [...groups.values()].filter(areCards).flat()
}

function areCards(group: readonly Measure[]): boolean {
  if (group.length < 3) return false
  const total = group.reduce((sum, {units: size}) => sum + size, 0)
  return total < 80 * group.length && group.filter(({links, linked, prose}) => links > 0 && links < 6 && (linked >= 3 || prose === 0)).length >= 0.8 * group.length
}

const newLine = (): Line => ({units: 0, linked: 0, text: ''})

function flush(line: Line, own: Measure): void {
  if (line.units === 0) return
  if (isProse(line)) own.prose += line.units
  line.units = 0
  line.linked = 0
  line.text = ''
}

function count(value: string, own: Measure, line: Line, linked: boolean): void {
  const size = units(value)
  if (size > 0 || value.trim() !== '') line.text = value
  own.units += size
  line.units += size
  if (!linked) return
  own.linked += size
  line.linked += size
}

function add(own: Measure, inner: Measure, link: boolean): void {
  if (inner.hidden && !own.hidden) return
  own.units += inner.units
  own.linked += inner.linked
  own.links += inner.links + Number(link)
  own.prose += inner.prose
  own.headline ||= inner.headline
}

// Text in an inline element counts for the line of the block around it.
function isProse({units: size, linked, text}: Line): boolean {
  return linked * 2 < size && (size >= long || (size >= short && endsSentence(text)))
}
