import {kindOf, kinds} from './line-characters.ts'
import {aWord, isUnspaced} from '../text.ts'
import {classesOf, emptyHash, mix, wordClasses} from './line-words.ts'

/** A line to measure. */
export interface MeasuredLine {
  readonly text: string
  /** Of an item: where its dash stands. */
  readonly dash?: number
  /** Whether a blank line stands before it. */
  readonly apart: boolean
}

/** What is counted in lines, one column a measure. */
export interface Measures {
  readonly count: number
  /** Information units, as `units` counts them, near enough. */
  readonly units: Float32Array
  readonly characters: Float32Array
  readonly stops: Float32Array
  readonly commas: Float32Array
  readonly marks: Float32Array
  readonly quotes: Float32Array
  readonly signs: Float32Array
  readonly digits: Float32Array
  readonly upper: Float32Array
  /** Letters of scripts with case, and words that begin with a capital of all that have letters. */
  readonly cased: Float32Array
  readonly capitals: Float32Array
  readonly words: Float32Array
  readonly dense: Float32Array
  /** Kind of the first character and of the last. */
  readonly first: Uint8Array
  readonly last: Uint8Array
  /** Bit 1: a year, bit 2: a time, bit 4: an address. */
  readonly dated: Uint8Array
  /** Units that were looked up. */
  readonly looked: Float32Array
  /** For each class of words how many words of the line are in it, at most 255. */
  readonly hits: readonly Uint8Array[]
  readonly dash: Uint8Array
  readonly apart: Uint8Array
  /** Hash of the line's letters, and of the order of its kinds of characters. */
  readonly text: Int32Array
  readonly shape: Int32Array
  /** Hash of its first word and of its last. */
  readonly head: Int32Array
  readonly tail: Int32Array
  /** Questions and calls. */
  readonly asks: Float32Array
  /** Whether it is cut off at its end. */
  readonly cut: Uint8Array
  /** Hashes of the words that may tell what the line is about; those of line `i` end at `ends[i]`. */
  readonly topics: Int32Array
  readonly ends: Int32Array
}

interface Columns extends Measures {
  topics: Int32Array
}

/** Measure the lines of a text in one walk over its characters. */
export function measureLines(lines: readonly MeasuredLine[]): Measures {
  const count = lines.length
  const numbers = (): Float32Array => new Float32Array(count)
  const bytes = (): Uint8Array => new Uint8Array(count)
  const columns: Columns = {
    count, units: numbers(), characters: numbers(), stops: numbers(), commas: numbers(), marks: numbers(), quotes: numbers(), signs: numbers(), digits: numbers(), upper: numbers(),
    cased: numbers(), capitals: numbers(), words: numbers(), dense: numbers(), first: bytes(), last: bytes(), dated: bytes(), looked: numbers(), hits: wordClasses.map(bytes), dash: bytes(), apart: bytes(),
    text: new Int32Array(count), shape: new Int32Array(count), topics: new Int32Array(1024), ends: new Int32Array(count),
    head: new Int32Array(count), tail: new Int32Array(count), asks: numbers(), cut: bytes()
  }
  const counts = new Uint32Array(12)
  let end = 0
  for (let index = 0; index < count; index++) {
    const {text, dash, apart} = lines[index]!
    if (dash !== undefined) columns.dash[index] = 1
    if (apart) columns.apart[index] = 1
    if (columns.topics.length < end + text.length) columns.topics = grown(columns.topics, end + text.length)
    end = walk(text, index, columns, end, counts)
    columns.ends[index] = end
  }
  return columns
}

function grown(old: Int32Array, least: number): Int32Array {
  const topics = new Int32Array(Math.max(old.length * 2, least))
  topics.set(old)
  return topics
}

/** So many characters of a line are looked up, word by word. */
export const lookedUp = 480
/** Shortest word, in characters, that tells what a line is about. */
const topical = 4

// Written as one loop with plain counters, since it sees every character: this is what reading a page as text costs.
function walk(text: string, index: number, columns: Columns, from: number, counts: Uint32Array): number {
  const {topics} = columns
  counts.fill(0)
  let [end, units, words, capitals, run] = [from, 0, 0, 0, 0]
  let [hash, whole, shape, previous, before, last, first] = [emptyHash, emptyHash, emptyHash, -1, 0, 0, 0]
  let [number, length, dated, asks, unspaced] = [0, 0, 0, 0, 0]
  let [head, tail] = [0, 0]
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : 32
    const kind = kindOf(code)
    const wordly = kind >= kinds.lower && kind <= kinds.letter || kind === kinds.digit
    if (kind !== previous) {
      shape = mix(shape, kind)
      previous = kind
    }
    if (kind === kinds.digit) {
      number = length < 6 ? number * 10 + (code & 15) : 0
      length++
    } else if (length > 0) {
      if (length === 4 && number >= 1900 && number < 2100) dated |= 1
      else if (length <= 2 && code === 58 && number < 60) dated |= 2
      number = 0
      length = 0
    }
    if (wordly) {
      if (run === 0) {
        units++
        if (kind !== kinds.digit) words++
        if (kind === kinds.upper) capitals++
        hash = emptyHash
      } else if (run % aWord === 0 && isUnspaced(code)) {
        units++
        unspaced++
      }
      run++
      const small = kind === kinds.upper ? lowered(code) : code
      hash = mix(hash, small)
      whole = mix(whole, small)
    } else {
      if (run > 0) {
        if (at <= lookedUp) look(columns, index, hash)
        if (head === 0) head = hash
        tail = hash
        if (run >= topical) topics[end++] = hash
        run = 0
      }
      if (kind === kinds.dense) {
        units++
        whole = mix(whole, code)
        if (before !== 0) {
          const pair = mix(mix(emptyHash, before), code)
          if (head === 0) head = pair
          tail = pair
          if (at <= lookedUp) look(columns, index, pair)
          topics[end++] = pair
        }
      } else if (kind === kinds.stop) {
        if (isAsking(code)) asks++
      } else if (kind === kinds.sign) {
        if (code === 64) dated |= 4
        if (code === 0xa9) look(columns, index, mix(emptyHash, code))
      } else if (code === 47 && at > 0 && text.charCodeAt(at - 1) === 47) dated |= 4
    }
    before = kind === kinds.dense ? code : 0
    if (at < text.length) {
      counts[kind]!++
      if (kind !== kinds.space) {
        if (first === 0) first = kind
        last = kind
      }
    }
  }
  columns.units[index] = units
  columns.looked[index] = units * Math.min(1, lookedUp / text.length)
  columns.characters[index] = text.length
  columns.stops[index] = counts[kinds.stop]!
  // Such scripts have spaces where others have commas.
  columns.commas[index] = counts[kinds.comma]! + (unspaced > 0 ? words - 1 : 0)
  columns.marks[index] = counts[kinds.mark]!
  columns.quotes[index] = counts[kinds.quote]!
  columns.signs[index] = counts[kinds.sign]!
  columns.digits[index] = counts[kinds.digit]!
  columns.upper[index] = counts[kinds.upper]!
  columns.cased[index] = counts[kinds.upper]! + counts[kinds.lower]!
  columns.capitals[index] = capitals
  columns.words[index] = words
  columns.dense[index] = counts[kinds.dense]!
  columns.first[index] = first
  columns.last[index] = last
  columns.dated[index] = dated
  columns.text[index] = whole
  columns.shape[index] = shape
  columns.head[index] = head
  columns.tail[index] = tail
  columns.asks[index] = asks
  if (isCut(text)) columns.cut[index] = 1
  return end
}

// Question marks and exclamation marks.
const isAsking = (code: number): boolean => code === 33 || code === 63 || code === 0xff01 || code === 0xff1f || code === 0x61f || code === 0x37e

// An ellipsis, or two stops, perhaps in brackets.
function isCut(text: string): boolean {
  const last = text.charCodeAt(text.length - 1)
  const at = last === 93 || last === 41 || last === 0x300d ? text.length - 2 : text.length - 1
  const code = text.charCodeAt(at)
  return code === 0x2026 || code === 0x22ef || (code === 46 && text.charCodeAt(at - 1) === 46)
}

// Near enough for what only needs to be the same again.
const lowered = (code: number): number => (code < 0x80 || (code >= 0xc0 && code <= 0xde) || (code >= 0x391 && code <= 0x42f) ? code + 32 : code < 0x180 ? code | 1 : code)

function look({hits}: Columns, index: number, hash: number): void {
  const bits = classesOf(hash)
  for (let bit = 0, rest = bits; rest > 0; bit++, rest >>= 1) if (rest & 1 && hits[bit]![index]! < 255) hits[bit]![index]!++
}
