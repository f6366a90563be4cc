/** So sure at most is one line, and so clear a margin. */
const [surest, clearest] = [4, 30]
/** A line so long, in characters, counts whole. */
const weighty = 60

/**
 * By how much the best way through all lines that keeps a line beats the best that drops it, where each change between keeping and dropping costs
 * something: what an article is stands in few runs.
 */
export function marginsOf(first: Float32Array, characters: Float32Array, cost: number): Float32Array {
  const {length} = first
  const own = first.map((likely, index) => Math.max(-surest, Math.min(surest, Math.log((likely + 1e-6) / (1 - likely + 1e-6)))) * Math.min(1, Math.sqrt(characters[index]! / weighty)))
  const margins = new Float32Array(length)
  for (let index = 0, margin = 0; index < length; index++) {
    margin = bounded(margin, cost) + own[index]!
    margins[index] = margin
  }
  for (let index = length - 1, margin = 0; index >= 0; index--) {
    const ahead = bounded(margin, cost)
    margins[index] = Math.max(-clearest, Math.min(clearest, margins[index]! + ahead))
    margin = ahead + own[index]!
  }
  return margins
}

// A way that has been left may be taken up again at its cost.
const bounded = (margin: number, cost: number): number => Math.max(-cost, Math.min(cost, margin))
