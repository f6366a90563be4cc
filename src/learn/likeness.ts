/** How alike two lines are, by the shingles they share (Broder 1997): two neighbouring tokens are a shingle, a Han character or a word of any other script a token. */

import {keyOf} from '../key.ts'

const token = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}\p{M}'’-]+/gu

/** The hashes of a line's shingles, each once, in ascending order; a line of one token is its own shingle. */
export function shinglesOf(text: string): Uint32Array {
  const tokens = keyOf(text).match(token) ?? []
  const found = new Set<number>()
  for (let index = 0; index < Math.max(1, tokens.length - 1); index++) found.add(hashOf(`${tokens[index] ?? ''} ${tokens[index + 1] ?? ''}`))
  return Uint32Array.from(found).sort()
}

/** The share of shingles that two lines have in common, of all that either has: 0 to 1 (Jaccard). */
export function likeness(a: Uint32Array, b: Uint32Array): number {
  let [i, j, common] = [0, 0, 0]
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) common++
    const step = a[i]! - b[j]!
    if (step <= 0) i++
    if (step >= 0) j++
  }
  return common / Math.max(1, a.length + b.length - common)
}

/** Lines that are so alike count as one. */
export const alike = 0.7

/** How many buckets a line goes to. */
const bands = 6

/**
 * Names of buckets, such that lines which are alike share one at least nearly always: the least of the shingles under hash functions
 * (MinHash), two to a bucket.
 *
 * Lines that are alike to 0.7 share one of the six with a probability of 0.98.
 */
export function bucketsOf(shingles: Uint32Array): string[] {
  return Array.from({length: bands}, (_, band) => `${band}:${least(shingles, band * 2)}:${least(shingles, band * 2 + 1)}`)
}

function least(shingles: Uint32Array, seed: number): number {
  let value = 0xffffffff
  for (const shingle of shingles) value = Math.min(value, mix(shingle ^ Math.imul(seed + 1, 0x9e3779b1)))
  return value
}

/** A hash of 32 bits: FNV-1a over UTF-16 units, then mixed. */
export function hashOf(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  return mix(value)
}

// The finalizer of MurmurHash3.
function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

const digits = /\p{Nd}+(?:[.,:/-]\p{Nd}+)*/gu

/** The key of a line with every number as `0`: lines that differ by numbers only have one shape. */
export function shapeOf(text: string): string {
  return keyOf(text).replace(digits, '0')
}
