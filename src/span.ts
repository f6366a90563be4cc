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
export interface Parts {
  readonly starts: number[]
  readonly ends: number[]
  readonly owners: Owner[]
}

/** Give the order of parts by start, the longer first; nothing where they are so already, as what stands in one tree mostly is. */
export function orderOf(starts: readonly number[], ends: readonly number[]): number[] | undefined {
  for (let at = 1; at < starts.length; at++) {
    if (starts[at - 1]! < starts[at]! || (starts[at - 1] === starts[at] && ends[at - 1]! >= ends[at]!)) continue
    return Array.from(starts, (_, index) => index).sort((a, b) => starts[a]! - starts[b]! || ends[b]! - ends[a]!)
  }
  return undefined
}

/** Put a column into an order. */
export const pick = <Value>(column: readonly Value[], order: readonly number[]): Value[] => order.map((index) => column[index]!)

/** Takes a part of the source, in order. */
export type Hold = (owner: Owner, start: number, end: number) => void

/** Lay claims over the source: where they overlap the one that begins last holds. */
export function tile({starts, ends, owners}: Parts, length: number, hold: Hold): void {
  const order = orderOf(starts, ends)
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
  for (let index = 0; index < starts.length; index++) {
    const claim = order ? order[index]! : index
    advance(Math.min(starts[claim]!, length))
    open[depth++] = claim
  }
  advance(length)
}

/** Let evidence hold what nothing else does: of parts that come in order, all but those that are metadata already. */
export function overlay({starts, ends, owners}: Parts, hold: Hold): Hold {
  let next = 0
  return (owner, start, end) => {
    if (owner.class === 'metadata') return hold(owner, start, end)
    for (let at = start; at < end; ) {
      while (next < starts.length && ends[next]! <= at) next++
      const from = Math.min(end, Math.max(at, starts[next] ?? end))
      if (from > at) hold(owner, at, from)
      at = Math.min(end, ends[next] ?? end)
      if (at > from) hold(owners[next]!, from, at)
    }
  }
}

/** Gathers parts in order, joining neighbours of one kind. */
export function merger(): {readonly parts: Parts; readonly add: Hold} {
  const [starts, ends, owners]: [number[], number[], Owner[]] = [[], [], []]
  let last: Owner | undefined
  return {
    parts: {starts, ends, owners},
    add(owner, start, end) {
      if (last && isSame(last, owner)) {
        ends[ends.length - 1] = end
        return
      }
      last = owner
      starts.push(start)
      ends.push(end)
      owners.push(owner)
    }
  }
}

const isSame = (a: Owner, b: Owner): boolean => a === b || (a.class === b.class && a.rule === b.rule && a.document === b.document)

/** Make objects of parts, for those who want to see them. */
export function spansOf({starts, ends, owners}: Parts): Span[] {
  return owners.map(({class: kind, rule, document}, index) => {
    const span: Span = {class: kind, start: starts[index]!, end: ends[index]!}
    if (rule !== undefined) span.rule = rule
    if (document !== undefined) span.document = document
    return span
  })
}
