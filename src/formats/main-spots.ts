import {elementTable, type ElementNode, type ElementTable} from './html-node.ts'
import {farthest, markReader, marks} from './main-marks.ts'

/** An element that a block stands in, with what is asked of it again and again. */
export interface Spot {
  readonly element: ElementNode
  readonly parent: Spot | undefined
  readonly depth: number
  /** How many steps up the nearest element with each mark is, by index of the mark. */
  readonly steps: Uint8Array
  /** Elements that are reached by the same names and classes, and by the same names. */
  readonly path: Path
  readonly route: Path
  /** The nearest element, this one included, that stands among others alike. */
  readonly card: Spot | undefined
  /** How many siblings are like it, itself included, and which of them it is. */
  readonly alike: number
  readonly rank: number
  /** Sums over the blocks in it. */
  units: number
  linked: number
  prose: number
  /** Prose that does not announce what stands elsewhere. */
  own: number
  blocks: number
  headings: number
  /** As Readability rates elements by the paragraphs in them. */
  rating: number
  /** Where its first and last blocks are. */
  first: number
  last: number
}

/** A way through a page that blocks come by, with sums over them. */
export interface Path {
  blocks: number
  units: number
  linked: number
  prose: number
  /** Where it goes on, by element or class. */
  below: Map<string, Path> | undefined
}

function pathBelow(path: Path, name: string): Path {
  const below = (path.below ??= new Map())
  const known = below.get(name)
  if (known) return known
  const made = newPath()
  below.set(name, made)
  return made
}

const newPath = (): Path => ({blocks: 0, units: 0, linked: 0, prose: 0, below: undefined})

/** The elements of a page that were asked for, and those around them. */
interface Spotter {
  spotOf(element: ElementNode): Spot
  /** Each after the one around it. */
  readonly all: readonly Spot[]
}

/** Looks up elements; each is looked at once. */
export function spotter(): Spotter {
  const known: Known = {all: [], spots: elementTable(), paths: newPath(), routes: newPath(), mark: markReader(), ranks: elementTable()}
  return {spotOf: (element) => find(element, known), all: known.all}
}

interface Known {
  readonly all: Spot[]
  readonly spots: ElementTable<Spot>
  readonly paths: Path
  readonly routes: Path
  readonly mark: ReturnType<typeof markReader>
  readonly ranks: ElementTable<Rank>
}

function find(element: ElementNode, known: Known): Spot {
  const {all, spots, paths, routes, mark, ranks} = known
  const before = spots.get(element)
  if (before) return before
  const parent = element.parent && find(element.parent, known)
  const {name} = element
  const {group: {size: alike}, rank} = rankOf(element, ranks)
  const steps = stepsBelow(parent?.steps)
  mark(element, steps)
  const spot: Spot = {
    element, parent, depth: (parent?.depth ?? -1) + 1, steps,
    path: pathBelow(pathBelow(parent?.path ?? paths, name), element.attributes.get('class') ?? ''), route: pathBelow(parent?.route ?? routes, name),
    card: parent?.card, alike, rank, units: 0, linked: 0, prose: 0, blocks: 0, headings: 0, own: 0, rating: 0, first: -1, last: -1
  }
  if (alike > 2 && name !== 'p') (spot as {card: Spot}).card = spot
  spots.set(element, spot)
  all.push(spot)
  return spot
}

function stepsBelow(above: Uint8Array | undefined): Uint8Array {
  if (!above) return new Uint8Array(marks.length).fill(farthest)
  const steps = new Uint8Array(above.length)
  for (let index = 0; index < steps.length; index++) steps[index] = Math.min(above[index]! + 1, farthest)
  return steps
}

/** Siblings alike, and how many of them there are before an element. */
interface Rank {
  readonly group: Group
  readonly rank: number
}

interface Group {
  readonly name: string
  readonly sign: string
  size: number
}

// Siblings are alike by name and class.
function rankOf(element: ElementNode, ranks: ElementTable<Rank>): Rank {
  if (!element.parent || element.parent.children.length === 1) return alone
  if (!ranks.get(element)) rankChildren(element.parent, ranks)
  return ranks.get(element)!
}

function rankChildren({children}: ElementNode, ranks: ElementTable<Rank>): void {
  const groups: Group[] = []
  let byKey: Map<string, Group> | undefined
  let last: Group | undefined
  for (const child of children) {
    if (child.type === 'text') continue
    const sign = child.attributes.get('class') ?? ''
    // Most siblings are like the one before, or one of a few.
    if (last?.name !== child.name || last.sign !== sign) {
      if (groups.length > few) byKey ??= new Map(groups.map((group) => [keyOf(group), group]))
      last = groupOf(groups, byKey, child.name, sign)
    }
    ranks.set(child, {group: last, rank: last.size++})
  }
}

/** So many groups are looked through, of more a table is made. */
const few = 8

const keyOf = ({name, sign}: Pick<Group, 'name' | 'sign'>): string => `${name} ${sign}`

function groupOf(groups: Group[], byKey: Map<string, Group> | undefined, name: string, sign: string): Group {
  const known = byKey ? byKey.get(keyOf({name, sign})) : groups.find((group) => group.name === name && group.sign === sign)
  if (known) return known
  const made = {name, sign, size: 0}
  groups.push(made)
  byKey?.set(keyOf(made), made)
  return made
}

const alone: Rank = {group: {name: '', sign: '', size: 1}, rank: 0}

/** How many steps a spot stands below a container; where it stands outside, the negative number of steps up to what holds both. */
export function within(spot: Spot, container: Spot): number {
  let steps = 0
  let at: Spot = spot
  for (; at.depth > container.depth; at = at.parent!) steps++
  if (at === container) return steps
  let other = container
  for (; other.depth > at.depth; other = other.parent!);
  while (at !== other) [at, other] = [at.parent!, other.parent!]
  return at.depth - container.depth
}
