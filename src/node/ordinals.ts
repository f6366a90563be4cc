/** Numbers documents of the same text in one source: the second `x` is `x-2`. */
export interface Ordinals {
  /** The id under which a document of this hash is known, given the id it has among fewer. */
  next(id: string): string
}

/**
 * Remember the ids of a source of millions of documents in little memory: 64 bits of each.
 *
 * Should two hashes agree in those, which no source of our days brings about, a document has a number that it does not need.
 */
export function ordinals(): Ordinals {
  let table = new BigUint64Array(1024)
  let size = 0
  const repeated = new Map<string, number>()
  const insert = (key: bigint): boolean => {
    for (let at = Number(key & 0xffffffffn) % table.length; ; at = (at + 1) % table.length) {
      if (table[at] === key) return false
      if (table[at] !== 0n) continue
      table[at] = key
      return true
    }
  }
  const grow = (): void => {
    const old = table
    table = new BigUint64Array(old.length * 2)
    for (const key of old) if (key !== 0n) insert(key)
  }
  return {
    next(id) {
      const base = baseOf(id)
      if (size * 4 > table.length * 3) grow()
      if (insert(BigInt(`0x${base.slice(4, 20)}`) || 1n)) {
        size++
        return base
      }
      const count = (repeated.get(base) ?? 1) + 1
      repeated.set(base, count)
      return `${base}-${count}`
    }
  }
}

/** An id without its number. */
export const baseOf = (id: string): string => id.slice(0, 36)
