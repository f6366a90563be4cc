import type {List, ListItem, RootContent} from 'mdast'
import type {Places} from '../place.ts'
import type {Marker} from './numbering.ts'

/** Puts items into lists, as they come. */
export interface Lists {
  /** Add an item: to the list before it where marker and indentation fit, else to a new one, within the item it is indented under. */
  add(item: ListItem, marker: Marker, indent: number): void
  /** What comes next stands in no list. */
  close(): void
}

interface OpenList {
  readonly list: List
  readonly indent: number
  /** The number of the next item, where items have numbers. */
  next: number
}

/** Make lists that are handed to `append` with their first item. */
export function growLists(places: Places, append: (list: List) => void): Lists {
  let open: OpenList[] = []
  return {
    add(item, marker, indent) {
      while (open.length > 0 && open.at(-1)!.indent > indent + 1) open.pop()
      const last = open.at(-1)
      if (last && fits(last, marker, indent)) {
        last.list.children.push(item)
        last.next = marker.value + 1
      } else {
        const list = begin(item, marker, places)
        open = open.filter((other) => other.indent < indent - 1)
        const outer = open.at(-1)
        if (outer) outer.list.children.at(-1)!.children.push(list)
        else append(list)
        open.push({list, indent, next: marker.value + 1})
      }
      for (const {list} of open) {
        stretch(list.children.at(-1)!, item)
        stretch(list, item)
      }
    },
    close() {
      open = []
    }
  }
}

const fits = ({list, indent, next}: OpenList, marker: Marker, column: number): boolean => Math.abs(indent - column) <= 1 && list.ordered === marker.ordered && (!marker.ordered || next === marker.value)

function begin(item: ListItem, {ordered, value}: Marker, places: Places): List {
  const {start, end} = item.position!
  return {type: 'list', ordered, ...(ordered ? {start: value} : {}), spread: false, children: [item], position: places.position(start.offset!, end.offset!)}
}

/** Let a parent reach as far as a child that was added to it; what stands in a column to the right of it may begin before it. */
export function stretch({position: around}: RootContent, {position}: RootContent): void {
  if (around && position && position.end.offset! > around.end.offset!) around.end = {...position.end}
  if (around && position && position.start.offset! < around.start.offset!) around.start = {...position.start}
}
