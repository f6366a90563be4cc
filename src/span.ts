export type SpanClass = 'content' | 'metadata' | 'removed' | 'markup' | 'whitespace' | 'rejected' | 'unaccounted'

/** A part of the decoded source, by UTF-16 offsets. */
export interface Span {
  class: SpanClass
  start: number
  end: number
  /** The rule that removed it, or that made it metadata. */
  rule?: string
  /** The id of the document it belongs to. */
  document?: string
}

/** In whose name a part of the source is held. */
export type Owner = Pick<Span, 'class' | 'rule' | 'document'>

/**
 * Parts of the source and who holds them, in columns: there are as many as the source has lines, and an object for each would cost
 * as much as reading the line did.
 */
export interface Parts extends Ranges {
  readonly owners: Owner[]
}

/** The first `size` values of each column count: columns are filled again for other documents, as to let them go and grow anew would cost more than what is in them. */
export interface Ranges {
  readonly starts: number[]
  readonly ends: number[]
  size: number
}

/** Give the order of ranges by start, the longer first; nothing where they are so already, as what stands in one tree mostly is. */
export function orderOf({starts, ends, size}: Ranges): number[] | undefined {
  for (let at = 1; at < size; at++) {
    if (starts[at - 1]! < starts[at]! || (starts[at - 1] === starts[at] && ends[at - 1]! >= ends[at]!)) continue
    return Array.from({length: size}, (_, index) => index).sort((a, b) => starts[a]! - starts[b]! || ends[b]! - ends[a]!)
  }
  return undefined
}

/** Put a column into an order. */
export const pick = <Value>(column: readonly Value[], order: readonly number[]): Value[] => order.map((index) => column[index]!)

/** Takes a part of the source, in order. */
export type Hold = (owner: Owner, start: number, end: number) => void

/** Lay claims over the source: where they overlap the one that begins last holds. */
export function tile(parts: Parts, length: number, hold: Hold): void {
  const {starts, ends, owners, size} = parts
  const order = orderOf(parts)
  // A stack of its own: an array that is emptied and filled for each claim would be made anew each time.
  const open: number[] = []
  let depth = 0
  let at = 0
  const advance = (to: number): void => {
    while (at < to && depth > 0) {
      const top = open[depth - 1]!
      const end = Math.min(ends[top]!, to)
      if (end > at) hold(owners[top]!, at, end)
      at = Math.max(at, end)
      if (ends[top]! <= at) depth--
    }
    at = Math.max(at, to)
  }
  for (let index = 0; index < size; index++) {
    const claim = order ? order[index]! : index
    const [start, end] = [starts[claim]!, Math.min(ends[claim]!, length)]
    const next = index + 1 === size ? length : starts[order ? order[index + 1]! : index + 1]!
    // Most claims stand by themselves.
    if (depth === 0 && at <= start && start < end && end <= next) {
      hold(owners[claim]!, start, end)
      at = end
    } else {
      advance(Math.min(start, length))
      open[depth++] = claim
    }
  }
  advance(length)
}

/** Let evidence hold what nothing else does: of parts that come in order, all but those that are metadata already. */
export function overlay({starts, ends, owners, size}: Parts, hold: Hold): Hold {
  let next = 0
  return (owner, start, end) => {
    while (next < size && ends[next]! <= start) next++
    if (owner.class === 'metadata' || next === size || starts[next]! >= end) return hold(owner, start, end)
    for (let at = start; at < end; ) {
      while (next < size && ends[next]! <= at) next++
      const from = next < size ? Math.min(end, Math.max(at, starts[next]!)) : end
      if (from > at) hold(owner, at, from)
      at = next < size ? Math.min(end, ends[next]!) : end
      if (at > from) hold(owners[next]!, from, at)
    }
  }
}

/** Parts that follow one another from 0 on, each beginning where the one before it ends; in chunks, as a column that grows is copied again and again. */
export type Tiles = Chunk[]

interface Chunk extends Pick<Parts, 'ends' | 'owners'> {
  size: number
}

const chunkSize = 1024
const newChunk = (): Chunk => ({ends: new Array<number>(chunkSize), owners: new Array<Owner>(chunkSize), size: 0})

/** Gathers parts that follow one another, joining neighbours of one kind. */
export function merger(): {readonly tiles: Tiles; readonly add: Hold} {
  let chunk = newChunk()
  const tiles = [chunk]
  let last: Owner | undefined
  return {
    tiles,
    add(owner, _, end) {
      if (last && isSame(last, owner)) {
        chunk.ends[chunk.size - 1] = end
        return
      }
      last = owner
      if (chunk.size === chunkSize) tiles.push((chunk = newChunk()))
      chunk.ends[chunk.size] = end
      chunk.owners[chunk.size++] = owner
    }
  }
}

const isSame = (a: Owner, b: Owner): boolean => a === b || (a.class === b.class && a.rule === b.rule && a.document === b.document)

/** Count the characters of each class. */
export function totalsOf(tiles: Tiles): Record<SpanClass, number> {
  const totals: Record<SpanClass, number> = {content: 0, metadata: 0, removed: 0, markup: 0, whitespace: 0, rejected: 0, unaccounted: 0}
  let at = 0
  for (const {ends, owners, size} of tiles) for (let index = 0; index < size; at = ends[index++]!) totals[owners[index]!.class] += ends[index]! - at
  return totals
}

/** Make objects of parts, for those who want to see them. */
export function spansOf(tiles: Tiles): Span[] {
  let at = 0
  return tiles.flatMap(({ends, owners, size}) => owners.slice(0, size).map(({class: kind, rule, document}, index) => {
    const span: Span = {class: kind, start: at, end: (at = ends[index]!)}
    if (rule !== undefined) span.rule = rule
    if (document !== undefined) span.document = document
    return span
  }))
}
