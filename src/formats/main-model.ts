/** Gradient-boosted trees of one depth, as the generated weights hold them. */
export interface TreeWeights {
  readonly trees: number
  readonly depth: number
  /** What every sum begins with, and what one step of a leaf is worth, in logarithms of odds. */
  readonly base: number
  readonly scale: number
  /** A row is done with after a quarter of the trees, or two or three, where it is as sure as this by then, in logarithms of odds. */
  readonly sure?: number
  /** Base64: for each split the column, the upper half of the threshold (float 32), and the share of the left side, of 255; for each leaf its value. */
  readonly columns: string
  readonly thresholds: string
  readonly shares: string
  readonly leaves: string
}

/** The same with the names of the features, by column. */
export interface Weights extends TreeWeights {
  readonly features: readonly string[]
}

/** A model that tells how likely rows of features are main content. */
export interface Trees {
  /** The logarithm of the odds of one row, which begins at `from`; what each column adds to it is added to `parts`, from there on. */
  rate(rows: Float32Array, from: number, parts: Float32Array | Float64Array): number
}

/** Unpack the weights. */
export function readTrees({trees, depth, base, scale, sure = Infinity, ...packed}: TreeWeights): Trees {
  const columns = unpack(packed.columns)
  const thresholds = halves(unpack(packed.thresholds))
  const splits = 2 ** depth - 1
  const means = meansOf(new Int8Array(unpack(packed.leaves).buffer), unpack(packed.shares), trees, depth)
  const nodes = 2 * splits + 1
  const steps = new Float32Array(means.length)
  let start = base
  for (let node = 0; node < means.length; node++) {
    const inTree = node % nodes
    if (inTree === 0) start += means[node]! * scale
    else steps[node] = (means[node]! - means[node - inTree + ((inTree - 1) >> 1)]!) * scale
  }
  const quarter = Math.max(1, trees >> 2) * nodes
  return {
    rate(rows, from, parts) {
      // From a number that the engine knows to be one: else each sum on the way is an object.
      let sum = 0
      let next = quarter
      for (let at = 0, top = 0; top < steps.length; at += splits, top += nodes) {
        if (top === next) {
          if (Math.abs(start + sum) > sure) break
          next += quarter
        }
        let node = 0
        for (let step = 0; step < depth; step++) {
          const column = from + columns[at + node]!
          // Which way a row goes is a toss-up, so that a branch costs more than the sum.
          node = 2 * node + 2 - Number(rows[column]! < thresholds[at + node]!)
          const more = steps[top + node]!
          parts[column]! += more
          sum += more
        }
      }
      return start + sum
    }
  }
}

/** The bytes of a column of weights. */
export function unpack(text: string): Uint8Array {
  const characters = atob(text)
  const bytes = new Uint8Array(characters.length)
  for (let index = 0; index < bytes.length; index++) bytes[index] = characters.charCodeAt(index)
  return bytes
}

// The upper halves of float 32, lower byte first.
function halves(bytes: Uint8Array): Float32Array {
  const whole = new Uint32Array(bytes.length / 2)
  for (let index = 0; index < whole.length; index++) whole[index] = (bytes[2 * index]! << 16) | (bytes[2 * index + 1]! << 24)
  return new Float32Array(whole.buffer)
}

// What a row is worth on average once it has come to a node: for a leaf its value.
function meansOf(leaves: Int8Array, shares: Uint8Array, trees: number, depth: number): Float64Array {
  const splits = 2 ** depth - 1
  const nodes = 2 * splits + 1
  const means = new Float64Array(trees * nodes)
  for (let tree = 0; tree < trees; tree++) {
    for (let node = nodes - 1; node >= 0; node--) {
      const at = tree * nodes
      const left = node < splits ? shares[tree * splits + node]! / 255 : 0
      means[at + node] = node < splits ? left * means[at + 2 * node + 1]! + (1 - left) * means[at + 2 * node + 2]! : leaves[tree * (splits + 1) + node - splits]!
    }
  }
  return means
}
