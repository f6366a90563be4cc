/** A quick look which of many patterns may match a text. */

import {keyStart} from './key.ts'
import {needlesOf, prefixesOf} from './needles.ts'

/** Tells of a text, as a sum of bits, which groups of patterns may match its key; the bit of a group is `bitOf` its index. */
export type Sieve = (text: string) => number

/** Groups share bits where there are more of them than bits. */
export const bitOf = (group: number): number => 1 << group % 31

/**
 * Make a sieve for groups of patterns.
 *
 * Patterns that say how a key begins are looked up by its first characters, others by words that they need, for which the text
 * is walked once, whatever their number. The text is looked at as it stands, since hardly any key is needed then: it lets more
 * through than matches, and misses nothing.
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
    const code = foldAt(prefix, index)
    const next = at.next.get(code) ?? {bits: 0, next: new Map<number, Beginning>()}
    at.next.set(code, next)
    at = next
  }
  at.bits |= bit
}

function beginsWith(beginning: Beginning, text: string): number {
  let found = 0
  let at: Beginning | undefined = beginning
  for (let index = keyStart(text); at; index++) {
    found |= at.bits
    const code = foldAt(text, index)
    // White space counts once.
    if (code !== space || foldAt(text, index - 1) !== space) at = at.next.get(code >= 0x30 && code <= 0x39 ? 0x30 : code)
  }
  return found
}

const space = 32

// As in a key: in small letters, and all white space is spaces. (A sigma is small in two ways, by what follows it.)
function fold(code: number): number {
  if (code < 0x80) return code >= 0x41 && code <= 0x5a ? code | 32 : code <= space ? space : code
  if (code > 0x3000 && code < 0xfe00) return code
  const character = String.fromCharCode(code)
  if (/\s/u.test(character)) return space
  const small = character.toLowerCase().charCodeAt(0)
  return small === 0x3c2 ? 0x3c3 : small
}

// To ask for a character that is not there makes each such question slow.
const foldAt = (text: string, index: number): number => (index >= 0 && index < text.length ? fold(text.charCodeAt(index)) : 0)

/** A word that is looked for, from the place of its rarest characters on. */
interface Wanted {
  readonly word: string
  readonly at: number
  readonly bits: number
}

/** Pairs of characters are looked up by this many bits: most of a text are told apart by them. */
const mask = 0xffff

const alone = 1
const paired = 2

const hashOf = (code: number, next: number): number => (Math.imul(code, 31) ^ next) & mask

/** Characters of ASCII, of which a table tells all pairs at once. */
const ascii = 0x80

// Most characters begin no pair that is asked for, and most that do are followed by another character.
function wordSearch(words: ReadonlyMap<string, number>): Sieve {
  const first = new Uint8Array(0x10000)
  const pairs = new Uint8Array(mask + 1)
  const single = new Map<number, number>()
  const wanted = new Map<number, Wanted[]>()
  for (const [word, bits] of words) {
    const at = word.length === 1 ? 0 : rarestPair(word)
    const [code, next] = [foldAt(word, at), foldAt(word, at + 1)]
    for (const form of formsOf(code)) first[form.charCodeAt(0)]! |= word.length === 1 ? alone : paired
    if (word.length === 1) single.set(code, bits)
    else {
      pairs[hashOf(code, next)] = 1
      wanted.set((code << 16) | next, [...(wanted.get((code << 16) | next) ?? []), {word, at, bits}])
    }
  }
  const begins = asciiPairs(first, pairs)
  return (text) => {
    let found = 0
    let following = text.charCodeAt(0)
    for (let index = 0; index < text.length; index++) {
      const code = following
      following = index + 1 < text.length ? text.charCodeAt(index + 1) : 0
      if ((code | following) < ascii ? begins[code * ascii + following] === 0 : first[code] === 0) continue
      const kind = first[code]!
      const small = fold(code)
      if ((kind & alone) !== 0) found |= single.get(small) ?? 0
      if ((kind & paired) === 0) continue
      const next = fold(following)
      if (pairs[hashOf(small, next)] === 0) continue
      for (const {word, at, bits} of wanted.get((small << 16) | next) ?? []) if ((found & bits) !== bits && goesOn(text, index, word, at, 1) && goesOn(text, index, word, at, -1)) found |= bits
    }
    return found
  }
}

function asciiPairs(first: Uint8Array, pairs: Uint8Array): Uint8Array {
  const found = new Uint8Array(ascii * ascii)
  for (let code = 0; code < ascii; code++) {
    const kind = first[code]!
    for (let next = 0; kind !== 0 && next < ascii; next++) if ((kind & alone) !== 0 || pairs[hashOf(fold(code), fold(next))] === 1) found[code * ascii + next] = 1
  }
  return found
}

// Whether a text goes on as a word does from there, forwards or backwards, by any white space where the word has a space.
function goesOn(text: string, from: number, word: string, at: number, step: 1 | -1): boolean {
  let index = from
  for (let place = at; place >= 0 && place < word.length; place += step) {
    if (foldAt(text, index) !== foldAt(word, place)) return false
    index += step
    if (word.charCodeAt(place) === space) while (foldAt(text, index) === space) index += step
  }
  return true
}

/** Capitals and variants that are small as a letter is, other than its own capital. */
const variants: ReadonlyMap<number, string> = new Map([[0x6b, '\u212a'], [0xe5, '\u212b'], [0x3c9, '\u2126'], [0xdf, '\u1e9e'], [0x3c3, 'ς']])

const formsOf = (code: number): string => String.fromCharCode(code) + String.fromCharCode(code).toUpperCase() + (variants.get(code) ?? '')

/** Letters of languages in Latin script, the commonest first; all that is not named is rarer. */
const common = ' etaoinsrhldcumfpgwybvkxjqz'

const rank = (character: string): number => (common.includes(character) ? common.indexOf(character) : common.length)

// The rarest character that another one follows, and no space.
function rarestPair(word: string): number {
  const ranks = Array.from({length: word.length - 1}, (_, index) => (word.charAt(index + 1) === ' ' ? -1 : rank(word.charAt(index)) * common.length + rank(word.charAt(index + 1))))
  return ranks.indexOf(Math.max(...ranks))
}
