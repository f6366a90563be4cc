/** Something that was counted. */
export interface Counted<Value> {
  readonly key: string
  readonly value: Value
  count: number
  /** How often it may have come before it was counted, at most: 0 while memory suffices. */
  readonly missed: number
}

/** Counts what is frequent in a stream, in bounded memory. */
export interface Frequent<Value> {
  /** Count a key once more; its value is made when the key is new, or was forgotten. */
  count(key: string, make: () => Value): Counted<Value>
  /** What is known, the most frequent first, then by key. */
  entries(): Counted<Value>[]
}

/**
 * Count keys, forgetting the rarest whenever there are more than `capacity`: lossy counting (Manku and Motwani, VLDB 2002), with the
 * bucket ended by the memory that is used rather than by the length of the stream.
 *
 * A count is never too high, and too low by `missed` at most; a key that came more often than any `missed` is never forgotten.
 */
export function frequent<Value>(capacity: number): Frequent<Value> {
  const known = new Map<string, Counted<Value>>()
  let floor = 0
  const forget = (): void => {
    const most = [...known.values()].map(({count, missed}) => count + missed).sort((a, b) => a - b)
    floor = most[most.length >> 1]!
    for (const [key, {count, missed}] of known) if (count + missed <= floor) known.delete(key)
  }
  return {
    count(key, make) {
      if (known.size >= capacity && !known.has(key)) forget()
      const entry = known.get(key) ?? {key, value: make(), count: 0, missed: floor}
      entry.count++
      known.set(key, entry)
      return entry
    },
    entries: () => [...known.values()].sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))
  }
}
