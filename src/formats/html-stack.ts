import {headings, ordinary, traits, type Traits} from './html-elements.ts'
import type {ElementNode} from './html-node.ts'

/** As deep as browsers go; what is deeper stands beside the element that is this deep. */
export const depthLimit = 512

/** A name of elements in one page: what is true of them, and where on the stack the innermost open one stands. */
export interface Kind {
  readonly name: string
  readonly traits: Traits
  /** Index on the stack, -1 while none is open. */
  last: number
  /** Whether one was ever opened. */
  opened: boolean
  /** What its start tag closes, and what protects it. */
  readonly closes: Kind[]
  readonly unless: Kind[]
}

/** An open element, with where on the stack the nearest one of a sort is. */
export interface Open {
  element: ElementNode
  kind: Kind
  scope: number
  special: number
  foreign: boolean
  /** Where the one of its kind that was open before it stands. */
  before: number
  /** Its end tag has come, while blocks in it were open. */
  ended: boolean
}

/** The open elements of a page; records of closed ones are kept behind `size` and used again. */
export interface Stack {
  readonly items: Open[]
  size: number
  readonly kinds: Map<string, Kind>
  readonly headings: readonly Kind[]
}

/** Begin with the document as the only open element. */
export function openStack(root: ElementNode): Stack {
  const kinds = new Map<string, Kind>()
  const known = [...headings].map((name) => kindIn(kinds, name))
  const kind = kindIn(kinds, root.name)
  return {items: [{element: root, kind, scope: 0, special: 0, foreign: false, before: -1, ended: false}], size: 1, kinds, headings: known}
}

/** Names that most pages use, of elements and attributes. */
const usual = Object.keys(Object.fromEntries([
  ...traits.keys(), ...('a abbr aria-hidden aria-label article class cite content data-src datetime height href i id img itemprop itemtype lang loading name picture ' +
  'property rel role source span src srcset strong style sup svg target time title type value width').split(' ')
].map((name) => [name, true])))

/** The same names as the engine holds those in code, which it compares by identity; others, cut out of a page, it compares character by character. */
const held: ReadonlyMap<string, string> = new Map(usual.map((name) => [name, name]))

/** A name in lower case. */
export function nameOf(written: string): string {
  const name = written.toLowerCase()
  return held.get(name) ?? name
}

/** The kind of elements under a name in any case. */
export const kindOf = ({kinds}: Stack, name: string): Kind => kinds.get(name) ?? kindIn(kinds, name)

function kindIn(kinds: Map<string, Kind>, written: string): Kind {
  const name = nameOf(written)
  const known = kinds.get(name)
  const kind = known ?? {name, traits: traits.get(name) ?? ordinary, last: -1, opened: false, closes: [], unless: []}
  kinds.set(written, kind)
  if (known) return known
  kinds.set(name, kind)
  const {implies} = kind.traits
  if (!implies) return kind
  for (const other of implies.closes) kind.closes.push(kindIn(kinds, other))
  for (const other of implies.unless) kind.unless.push(kindIn(kinds, other))
  return kind
}

export const topOf = ({items, size}: Stack): Open => items[size - 1]!

/** Where the innermost open element of several kinds stands; -1 where none is open. */
export function lastOf(kinds: readonly Kind[]): number {
  let last = -1
  for (const kind of kinds) if (kind.last > last) last = kind.last
  return last
}

/** Open an element. */
export function push(stack: Stack, element: ElementNode, kind: Kind): void {
  const {items, size} = stack
  const top = items[size - 1]!
  const scope = kind.traits.isScope ? size : top.scope
  const special = kind.traits.isSpecial ? size : top.special
  const foreign = kind.traits.isForeign || (top.foreign && !kind.traits.isIntegration)
  const free = items[size]
  if (free) {
    free.element = element
    free.kind = kind
    free.scope = scope
    free.special = special
    free.foreign = foreign
    free.before = kind.last
    free.ended = false
  } else items.push({element, kind, scope, special, foreign, before: kind.last, ended: false})
  kind.last = size
  kind.opened = true
  stack.size++
}

/** Close what stands on the stack from an index on, and below it what waited for that. */
export function popTo(stack: Stack, index: number, close: number, end = close): void {
  while (stack.size > index) closeTop(stack, close, stack.size - 1 === index ? end : close)
  while (topOf(stack).ended) closeTop(stack, end, end)
}

function closeTop(stack: Stack, close: number, end: number): void {
  const {element, kind, before} = stack.items[--stack.size]!
  kind.last = before
  // One that is too deep has ended where something was put beside it.
  if (stack.size > depthLimit && element.parent!.children.at(-1) !== element) return
  element.close = close
  element.end = end
}
