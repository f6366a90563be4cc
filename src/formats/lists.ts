import type {List, ListItem, Paragraph} from 'mdast'
import type {Claim, Gap} from '../adapter.ts'
import type {Places} from '../place.ts'

/** The sign that begins an item of a list in plain text. */
export interface ListMarker {
  /** `-`, `*`, `•`, or `.` behind a number: items of one list share it. */
  readonly sign: string
  readonly ordered: boolean
  /** The number of an ordered item, else 0. */
  readonly value: number
  /** Characters up to the text of the item. */
  readonly length: number
}

const marker = /^(?:(?<sign>[-*•])|(?<value>\d{1,9})(?=\.))\.?(?:[ \t\u00a0\u3000]{1,20}(?=\S)|(?<=\d\.)(?=\p{Script=Han}))/u

/** Read the marker at the beginning of a line that is not indented: `-`, `*`, `•` and a space, `1.` and a space or a Han character. */
export function readListMarker(line: string): ListMarker | undefined {
  const found = marker.exec(line.slice(0, 40))
  if (!found) return undefined
  const {sign, value} = found.groups ?? {}
  if (sign !== undefined && found[0].charAt(1) === '.') return undefined
  return {sign: sign ?? '.', ordered: sign === undefined, value: Number(value ?? 0), length: found[0].length}
}

/**
 * Tell which of the paragraphs of a text are items, by evidence.
 *
 * A number counts where the item before or after it, prose between them or not, has the number beside it; another sign where
 * the next paragraph or the last one has it too. `1918. The war was over.` and a dash before a remark are text.
 */
export function confirmMarkers(markers: ReadonlyArray<ListMarker | undefined>): Array<ListMarker | undefined> {
  const confirmed: Array<ListMarker | undefined> = new Array<undefined>(markers.length).fill(undefined)
  let last: {index: number; value: number} | undefined
  for (const [index, found] of markers.entries()) {
    if (!found) continue
    if (!found.ordered) {
      if (markers[index - 1]?.sign === found.sign || markers[index + 1]?.sign === found.sign) confirmed[index] = found
      continue
    }
    if (last && found.value === last.value + 1) {
      confirmed[last.index] = markers[last.index]
      confirmed[index] = found
    }
    last = {index, value: found.value}
  }
  return confirmed
}

/** An item with its text, the marker's place included. */
export interface Item {
  readonly marker: ListMarker
  readonly content: Paragraph
  readonly start: number
  readonly end: number
}

/** Whether an item goes on with a list: the same sign, and the next number. */
export function continues(last: ListMarker, next: ListMarker): boolean {
  return last.sign === next.sign && (!next.ordered || next.value === last.value + 1)
}

/** Make a list of items that stand one behind the other; the first one gives the number it starts with. */
export function listOf(items: readonly Item[], places: Places): List {
  const first = items[0]!
  const children = items.map(({content, start, end}): ListItem => ({type: 'listItem', spread: false, children: [content], position: places.position(start, end)}))
  const list: List = {type: 'list', ordered: first.marker.ordered, spread: false, children, position: places.position(first.start, items.at(-1)!.end)}
  if (first.marker.ordered) list.start = first.marker.value
  return list
}

/** Claim the marker of an item: nothing else may stand before its text. */
export function* claimMarker({text, start, node}: Gap): Iterable<Claim> {
  const sign = text.trimEnd()
  if (node.type === 'listItem' && start === node.position?.start.offset && /^(?:[-*•]|\d{1,9}\.)$/u.test(sign)) yield {class: 'markup', start, end: start + sign.length}
}
