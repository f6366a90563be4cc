/** A quick look which of many patterns may match a text. */

import {needlesOf, prefixesOf} from './needles.ts'

/** Tells of a text, as a sum of bits, which groups of patterns may match it; the bit of a group is `bitOf` its index. */
export type Sieve = (text: string) => number

/** Groups share bits where there are more of them than bits. */
export const bitOf = (group: number): number => 1 << group % 31

/**
 * Make a sieve for groups of patterns.
 *
 * Patterns that say how a text begins are looked up by its first characters, others by words that they need, for which the text
 * is walked once, whatever their number. It lets more through than matches, and misses nothing.
 */
export function sieve(groups: ReadonlyArray<readonly RegExp[]>): Sieve {
  const beginning: Beginning = {bits: 0, next: new Map()}
  const words = new Map<string, number>()
  let always = 0
  for (const [group, patterns] of groups.entries()) {
    const bit = bitOf(group)
    for (const pattern of patterns) {
      const prefixes = prefixesOf(pattern)
      const needles = prefixes ? undefined : needlesOf(pattern)
      for (const prefix of prefixes ?? []) grow(beginning, prefix, bit)
      for (const word of needles ?? []) words.set(word, (words.get(word) ?? 0) | bit)
      if (!prefixes && !needles) always |= bit
    }
  }
  const inside = words.size > 0 ? wordSearch(words) : () => 0
  return (text) => always | beginsWith(beginning, text) | inside(text)
}

/** What may match a text that begins so far, and how it may go on. */
interface Beginning {
  bits: number
  readonly next: Map<number, Beginning>
}

function grow(beginning: Beginning, prefix: string, bit: number): void {
  let at = beginning
  for (let index = 0; index < prefix.length; index++) {
    const code = prefix.charCodeAt(index)
    const next = at.next.get(code) ?? {bits: 0, next: new Map<number, Beginning>()}
    at.next.set(code, next)
    at = next
  }
  at.bits |= bit
}

function beginsWith(beginning: Beginning, text: string): number {
  let found = 0
  let at = beginning.next.get(text.charCodeAt(0))
  for (let index = 1; at; index++) {
    found |= at.bits
    at = at.next.get(text.charCodeAt(index))
  }
  return found
}

/** A word that is looked for, from the place of its rarest characters on. */
interface Wanted {
  readonly word: string
  readonly at: number
  readonly bits: number
}

/** Characters and pairs of them are looked up by this many of their bits: most of a text are told apart by them. */
const mask = 0xfff

const alone = 1
const paired = 2

const hashOf = (code: number, next: number): number => ((code << 5) ^ next) & mask

// Most characters begin no pair that is asked for, and most that do are followed by another character.
function wordSearch(words: ReadonlyMap<string, number>): Sieve {
  const first = new Uint8Array(mask + 1)
  const pairs = new Uint8Array(mask + 1)
  const single = new Map<number, number>()
  const wanted = new Map<number, Wanted[]>()
  for (const [word, bits] of words) {
    const at = word.length === 1 ? 0 : rarestPair(word)
    const [code, next] = [word.charCodeAt(at), word.charCodeAt(at + 1)]
    first[code & mask]! |= word.length === 1 ? alone : paired
    if (word.length === 1) single.set(code, bits)
    else {
      pairs[hashOf(code, next)] = 1
      wanted.set((code << 16) | next, [...(wanted.get((code << 16) | next) ?? []), {word, at, bits}])
    }
  }
  return (text) => {
    let found = 0
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index)
      const kind = first[code & mask]!
      if (kind === 0) continue
      if ((kind & alone) !== 0) found |= single.get(code) ?? 0
      if ((kind & paired) === 0) continue
      const next = text.charCodeAt(index + 1)
      if (pairs[hashOf(code, next)] === 0) continue
      for (const {word, at, bits} of wanted.get((code << 16) | next) ?? []) if (text.startsWith(word, index - at)) found |= bits
    }
    return found
  }
}

/** Letters of languages in Latin script, the commonest first; all that is not named is rarer. */
const common = ' etaoinsrhldcumfpgwybvkxjqz'

const rank = (character: string): number => (common.includes(character) ? common.indexOf(character) : common.length)

function rarestPair(word: string): number {
  const ranks = Array.from({length: word.length - 1}, (_, index) => rank(word.charAt(index)) + rank(word.charAt(index + 1)))
  return ranks.indexOf(Math.max(...ranks))
}
