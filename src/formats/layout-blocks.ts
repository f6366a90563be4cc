import {endsSentence} from '../text.ts'
import type {Joiner} from './join.ts'
import type {Row} from './layout.ts'
import type {Furniture} from './layout-furniture.ts'
import {readMarker, readNumbering, type Marker} from './numbering.ts'
import type {Label, Speakers} from './speakers.ts'

/** Lines that belong together: a paragraph, a heading, an item, the beginning of a turn, or a rule across the page. */
export interface Block {
  readonly kind: 'text' | 'item' | 'turn' | 'stranger' | 'rule'
  readonly rows: Row[]
  readonly marker?: Marker
  readonly label?: Label
  /** Furniture that stands in it or right behind it. */
  readonly furniture: Array<Furniture & {row: Row}>
}

/** What decides where a block ends. */
export interface Habits {
  readonly joiner: Joiner
  readonly speakers: Speakers
}

/** Group the lines of a document into blocks; furniture before the first of them comes in a block without lines. */
export function groupRows(rows: readonly Row[], furniture: ReadonlyMap<number, Furniture>, habits: Habits): Block[] {
  const blocks: Block[] = []
  let current: Block | undefined
  let broken = false
  for (const [index, row] of rows.entries()) {
    const found = furniture.get(index)
    if (found) {
      if (!current) blocks.push((current = {kind: 'text', rows: [], furniture: []}))
      current.furniture.push({...found, row})
      broken = true
      continue
    }
    const opened = open(row, current, habits)
    if (opened || !current || !goesOn(current, row, broken || row.newPage, habits)) blocks.push((current = opened ?? {kind: 'text', rows: [row], furniture: []}))
    else current.rows.push(row)
    broken = false
  }
  return blocks
}

function goesOn({kind, rows, marker}: Block, row: Row, broken: boolean, {joiner}: Habits): boolean {
  const last = rows.at(-1)
  if (!last || kind === 'rule') return false
  // A marker alone on its line.
  if (rows.length === 1 && last.text.length === marker?.length) return true
  return joiner.joins(last, row, {broken, hanging: kind === 'item' && row.indent > rows[0]!.indent})
}

const rule = /^([-=_*~─—＝－])\1{2,}$/u

// A block that begins with the row by what the row says, whatever stands before it.
function open(row: Row, before: Block | undefined, {joiner, speakers}: Habits): Block | undefined {
  const {text} = row
  const block = {rows: [row], furniture: []}
  if (text.length < 500 && rule.test(text)) return {kind: 'rule', ...block}
  const last = before?.rows.at(-1)
  const inSentence = last !== undefined && joiner.isFull(last, row) && !endsSentence(last.text) && !/[:：]$/u.test(last.text)
  if (inSentence && row.gap === 0) {
    const marker = readMarker(text)
    return marker && !marker.ordered && !/^[-–*+]/u.test(text) ? {kind: 'item', marker, ...block} : undefined
  }
  const label = speakers.read(text)
  if (label) return {kind: 'turn', label, ...block}
  if (speakers.isStranger(text)) return {kind: 'stranger', ...block}
  const marker = readMarker(text)
  if (marker && marker.length < Math.max(text.length, 2)) return {kind: 'item', marker, ...block}
  return readNumbering(text) ? {kind: 'text', ...block} : undefined
}

/** The words of a block's first lines, enough to tell what it is. */
export function wordsOf({rows}: Block): string {
  return rows.slice(0, 4).map(({text}) => text).join(' ')
}
