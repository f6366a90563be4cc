/** Elements and texts of a page, with their offsets in the source. */

import type {Traits} from './html-elements.ts'

export interface ElementNode {
  readonly type: 'element'
  /** Lower case. */
  readonly name: string
  /** What is true of all elements of this name. */
  readonly traits: Traits
  readonly attributes: ReadonlyMap<string, string>
  readonly children: Array<ElementNode | TextNode>
  readonly parent: ElementNode | undefined
  /** Counts the elements of the tree in the order of the source, the root being 0. */
  readonly index: number
  readonly start: number
  /** Where the start tag ends. */
  open: number
  /** Where the end tag begins; the same as `end` where there is none. */
  close: number
  end: number
  /** Whether a block stands somewhere in it. */
  holdsBlock: boolean
  /** Why it is not shown, `null` where it is, as soon as somebody asked (`hiddenBy`). */
  unshown: string | null | undefined
}

export interface TextNode {
  readonly type: 'text'
  /** Character references are decoded, white space is as it stands. */
  value: string
  readonly start: number
  end: number
  /** Where the value is not as the source has it. */
  references?: Reference[]
}

/** A character reference: `length` characters of a value, from `at`, stand from `start` to `end` in the source. */
interface Reference {
  readonly at: number
  length: number
  readonly start: number
  readonly end: number
}

/** Where character `index` of a text's value stands in the source. */
export function sourceOffset({start, references}: TextNode, index: number): number {
  let offset = start + index
  if (!references) return offset
  for (const reference of references) {
    if (reference.at >= index) break
    if (index < reference.at + reference.length) return reference.start
    offset = reference.end + index - reference.at - reference.length
  }
  return offset
}

/** What is known of elements of one tree: a look-up by index, which costs less than one by hash. */
export interface ElementTable<Value> {
  get(element: ElementNode): Value | undefined
  set(element: ElementNode, value: Value): void
}

export function elementTable<Value>(): ElementTable<Value> {
  const values: Array<Value | undefined> = []
  return {
    get: ({index}) => values[index],
    set({index}, value) {
      // An array with a gap would be one by hash too.
      while (values.length < index) values.push(undefined)
      values[index] = value
    }
  }
}

/** An attribute's value, or nothing where the element has none. */
export const attribute = (element: ElementNode, name: string): string | undefined => element.attributes.get(name)

/** The words of the class attribute. */
export function classes(element: ElementNode): string[] {
  const names = element.attributes.get('class')
  return names === undefined ? [] : wordsOf(names)
}

/** The words of an attribute that has several, set apart by white space. */
export function wordsOf(value: string): string[] {
  const words: string[] = []
  let start = 0
  for (let at = 0; at <= value.length; at++) {
    if (at < value.length && !isSpace(value.charCodeAt(at))) continue
    if (at > start) words.push(value.slice(start, at))
    start = at + 1
  }
  return words
}

const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13 && code !== 11)

/** All text in an element, as it stands. */
export function textContent(element: ElementNode): string {
  let value = ''
  for (const child of element.children) {
    if (child.type === 'text') value += child.value
    else if (child.name !== 'script' && child.name !== 'style') value += textContent(child)
  }
  return value
}

/** The elements among the next few siblings on either side. */
export function neighbours(element: ElementNode, distance: number): ElementNode[] {
  const siblings = element.parent?.children ?? []
  let low = 0
  let high = siblings.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (siblings[middle]!.start < element.start) low = middle + 1
    else high = middle
  }
  const near = siblings.slice(Math.max(0, low - distance), low + distance + 1)
  return near.filter((node): node is ElementNode => node.type === 'element' && node !== element)
}
