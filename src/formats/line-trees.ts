import {unpack, type TreeWeights} from './main-model.ts'

/**
 * Trees that rate rows of features, for many short lines: nothing in them is a branch that could be guessed wrong.
 *
 * The thresholds are the upper halves of 32-bit floats, so that it is enough to know the upper half of each feature as a number that ascends with it.
 */
export interface LineTrees {
  readonly depth: number
  /** Columns of a row. */
  readonly columns: number
  /** For each split the threshold, and in the lowest byte the column. */
  readonly splits: Int32Array
  readonly leaves: Int8Array
  readonly base: number
  readonly scale: number
}

/** Weights of such trees: nobody asks what a feature did for a line, so that they need no shares. */
export interface LineWeights extends Omit<TreeWeights, 'shares' | 'sure'> {
  /** Columns of a row. */
  readonly width: number
}

/** Unpack the weights. */
export function readLineTrees({width, depth, base, scale, ...packed}: LineWeights): LineTrees {
  const columns = unpack(packed.columns)
  const thresholds = unpack(packed.thresholds)
  const splits = Int32Array.from(columns, (column, at) => (ascending((thresholds[2 * at]! << 16) | (thresholds[2 * at + 1]! << 24)) << 16) | column)
  return {columns: width, depth, splits, leaves: new Int8Array(unpack(packed.leaves).buffer), base, scale}
}

// Of the bits of a float: negative ones descend.
const ascending = (bits: number): number => (bits < 0 ? -(bits & 0x7fffffff) : bits) >> 16

/** Rate lines one by one, in logarithms of odds; each row lives as long as it is asked about, since of a long text all rows would be many times its size. */
export function rateRows({columns, depth, splits, leaves, base, scale}: LineTrees, count: number, fill: (index: number, row: Float32Array) => void): Float32Array {
  const odds = new Float32Array(count)
  const row = new Float32Array(columns)
  const bits = new Int32Array(row.buffer)
  const keys = new Int16Array(columns)
  const inTree = 2 ** depth - 1
  for (let index = 0; index < count; index++) {
    fill(index, row)
    for (let column = 0; column < columns; column++) keys[column] = ascending(bits[column]!)
    let sum = 0
    for (let tree = 0, leaf = 0; tree < splits.length; tree += inTree, leaf += inTree + 1) {
      let node = 0
      for (let step = 0; step < depth; step++) {
        const split = splits[tree + node]!
        // One less, to the left, where the difference is negative.
        node = 2 * node + 2 + ((keys[split & 255]! - (split >> 16)) >> 31)
      }
      sum += leaves[leaf + node - inTree]!
    }
    odds[index] = base + sum * scale
  }
  return odds
}
