import {firstCode, isHan, lastCode} from './characters.ts'
import {isHyphen, isHyphened} from './hyphen.ts'
import type {Usage} from './join.ts'
import type {Row} from './layout-rows.ts'

/** So many characters show how a document writes, and where it puts spaces. (A slice of the source would be slower to read than the source.) */
const sample = {words: 1_000_000, spaces: 50_000}

/**
 * Learn how a document writes: which words and pairs of words occur in it, and whether it puts spaces between Han and Latin
 * letters.
 *
 * A hyphen at a line end goes if the joined form occurs, or if one of its halves is no word of the document; it stays if the
 * hyphenated form occurs, or if both halves are words.
 */
export function learnUsage(source: string, rows: readonly Row[]): Usage {
  const words = countWords(source, wantedWords(rows))
  const pairs = countPairs(source, wantedPairs(rows))
  return {
    spacesScripts: spacesScripts(source),
    keepsHyphen(row, next) {
      const {first, second} = halves(row.text.slice(0, -1), next.text)
      const joined = words.get(first + second) ?? 0
      const hyphenated = words.get(`${first}-${second}`) ?? 0
      if (joined !== hyphenated) return hyphenated > joined
      return row.text.endsWith('\u00ad') ? false : isWord(first, words) && isWord(second, words)
    },
    follows(row, next) {
      const pair = hanPair(row, next)
      // What has no marks within may be a heading, and two characters meet by chance.
      if (pair !== undefined) return (pairs.get(pair) ?? 0) > (/[，、；。]/u.test(row.text) ? 0 : 2)
      const {first, second} = halves(row.text, next.text)
      return first !== '' && second !== '' && ((words.get(first + second) ?? 0) > 0 || (words.get(pairOf(row, next)) ?? 0) > 0)
    }
  }
}

function isWord(half: string, words: ReadonlyMap<string, number>): boolean {
  return half.length > 2 && half.split('-').every((part) => (words.get(part) ?? 0) > 0)
}

const spaceless = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]`
const letters = String.raw`(?:(?!${spaceless})[\p{L}\p{M}\p{N}'’])+`
const words = `${letters}(?:-${letters})*`
const lastOfAny = new RegExp(`(?:(?<![\\p{L}\\p{M}\\p{N}'’-])|(?<=${spaceless}))${words}$`, 'u')
const firstOfAny = new RegExp(`^${words}`, 'u')

/** Characters of a line end that are looked at for a word. */
const looked = 60

// Of scripts that most texts are in the words are found by the codes of their letters.
function lastWord(line: string): string {
  const text = line.length > looked ? line.slice(-looked) : line
  let at = text.length
  for (; at > 0; at--) {
    const code = text.charCodeAt(at - 1)
    if (isRareAt(text, at - 1)) return lastOfAny.exec(text)?.[0] ?? ''
    if (!isWordCode(code) && !(code === 45 && isWordCode(codeAt(text, at)) && isWordCode(codeAt(text, at - 2)))) return code === 45 ? '' : text.slice(at)
  }
  return text
}

function firstWord(line: string): string {
  const text = line.length > looked ? line.slice(0, looked) : line
  let at = 0
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (isRareAt(text, at)) return firstOfAny.exec(text)?.[0] ?? ''
    if (!isWordCode(code) && !(code === 45 && at > 0 && isWordCode(codeAt(text, at + 1)))) break
  }
  return text.slice(0, at)
}

// A rare character, or a hyphen beside one.
const isRareAt = (text: string, at: number): boolean => isRare(text.charCodeAt(at)) || (text.charCodeAt(at) === 45 && (isRare(codeAt(text, at - 1)) || isRare(codeAt(text, at + 1))))

// Beyond Han characters and their marks, and Hangul.
const isRare = (code: number): boolean => code >= 0x2e80 && !isHan(code) && !(code >= 0xac00 && code < 0xd7a4) && !(code >= 0x3001 && code < 0x3005) && !(code >= 0x3008 && code < 0x3012) && !(code > 0xff00 && code < 0xff10)

function halves(before: string, after: string): {first: string; second: string} {
  return {first: lastWord(before).toLowerCase(), second: firstWord(after).toLowerCase()}
}

// As written: small and capital letters tell whether a sentence goes on.
const pairOf = (row: Row, next: Row): string => `${lastWord(row.text)} ${firstWord(next.text)}`

/** Forms that are counted, and how each of their words looks, so that most words of the text are passed over. */
interface Wanted {
  readonly counts: Map<string, number>
  readonly looks: Uint8Array
}

// Only the words that a line end asks about are counted.
function wantedWords(rows: readonly Row[]): Wanted {
  const counts = new Map<string, number>()
  for (let index = 0; index + 1 < rows.length; index++) {
    const [row, next] = [rows[index]!, rows[index + 1]!]
    const hyphened = isHyphen(lastCode(row.text)) && isHyphened(row.text)
    if (!hyphened && !isOpen(row, next)) continue
    const {first, second} = halves(hyphened ? row.text.slice(0, -1) : row.text, next.text)
    if (first === '' || second === '') continue
    const pairs = hyphened ? [`${first}-${second}`, ...first.split('-'), ...second.split('-')] : [pairOf(row, next)]
    for (const form of [first + second, ...pairs]) counts.set(form, 0)
  }
  const looks = new Uint8Array(mask + 1)
  for (const form of counts.keys()) for (const part of form.split(' ')) looks[lookOf(part, 0, part.length)] = 1
  return {counts, looks}
}

const mask = 0x7fff

// Length and first letter, small or capital where one bit is all that they differ by.
function lookOf(text: string, start: number, end: number): number {
  const code = text.charCodeAt(start)
  return ((end - start) * 256 + (code < 256 ? code | 32 : 0)) & mask
}

// To ask for a character beyond the end makes each such question slow.
const codeAt = (text: string, index: number): number => (index >= 0 && index < text.length ? text.charCodeAt(index) : 0)

function isWordCode(code: number): boolean {
  if (code < 0x80) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 39
  if (code >= 0x2e80) return code >= 0xac00 && code < 0xd7b0
  return code === 0x2019 || /[\p{L}\p{M}\p{N}]/u.test(String.fromCharCode(code))
}

// A half at a line end is no evidence for itself: what a hyphen and a line end follow is not counted, nor what stands behind them.
function countWords(text: string, {counts, looks}: Wanted): Map<string, number> {
  if (counts.size === 0) return counts
  const length = Math.min(text.length, sample.words)
  let before = ''
  let end = -1
  let divided = false
  for (let at = 0; at < length; at++) {
    if (!isWordCode(text.charCodeAt(at))) continue
    const beside = end >= 0 && at === end + 1 && text.charCodeAt(end) === 32
    let hyphens = 0
    for (end = at + 1; isWordCode(codeAt(text, end)) || (codeAt(text, end) === 45 && isWordCode(codeAt(text, end + 1))); end++) if (text.charCodeAt(end) === 45) hyphens++
    const whole = !divided
    divided = isHyphen(codeAt(text, end)) && codeAt(text, end + 1) <= 32
    const found = hyphens > 0 || looks[lookOf(text, at, end)] === 1 ? text.slice(at, end) : ''
    if (found !== '' && whole && !divided) countForms(found.toLowerCase(), counts)
    if (found !== '' && beside && before !== '') count(`${before} ${found}`, counts)
    before = found
    at = end
  }
  return counts
}

function countForms(form: string, counts: Map<string, number>): void {
  count(form, counts)
  if (form.includes('-')) for (const part of form.split('-')) count(part, counts)
}

function count(form: string, counts: Map<string, number>): void {
  const known = counts.get(form)
  if (known !== undefined) counts.set(form, known + 1)
}

// Two Han characters as one number.
function hanPair(row: Row, next: Row): number | undefined {
  const [last, first] = [lastCode(row.text), firstCode(next.text)]
  return isHan(last) && isHan(first) ? (last << 16) | first : undefined
}

function wantedPairs(rows: readonly Row[]): Map<number, number> {
  const pairs = new Map<number, number>()
  for (let index = 0; index + 1 < rows.length; index++) {
    const pair = isOpen(rows[index]!, rows[index + 1]!) ? hanPair(rows[index]!, rows[index + 1]!) : undefined
    if (pair !== undefined) pairs.set(pair, 0)
  }
  return pairs
}

// Whether blank lines or a page end leave it open if the second line goes on with the first.
const isOpen = (row: Row, next: Row): boolean => (next.gap > 0 || next.newPage || next.start > row.next + 8) && !row.ends

function countPairs(text: string, pairs: Map<number, number>): Map<number, number> {
  if (pairs.size === 0) return pairs
  // Most characters begin no pair that is asked for.
  const begins = new Uint8Array(65536)
  for (const pair of pairs.keys()) begins[pair >>> 16] = 1
  const length = Math.min(text.length, sample.words)
  for (let index = 1; index < length; index++) {
    const before = text.charCodeAt(index - 1)
    if (begins[before] === 0) continue
    const pair = (before << 16) | text.charCodeAt(index)
    const known = pairs.get(pair)
    if (known !== undefined) pairs.set(pair, known + 1)
  }
  return pairs
}

// How often a Han character and a letter stand beside each other, with a space between them or without.
function spacesScripts(text: string): boolean {
  let [apart, together] = [0, 0]
  // What stands before a space, and what right before: a side of one meeting is none of the next.
  let [far, near] = [other, other]
  const length = Math.min(text.length, sample.spaces)
  for (let index = 0; index < length; index++) {
    const code = text.charCodeAt(index)
    const isSpaced = index > 0 && isSpace(text.charCodeAt(index - 1))
    if (isSpace(code)) {
      if (isSpaced) far = other
      continue
    }
    const side = isHan(code) ? han : isAsciiLetter(code) ? letter : other
    const isApart = isSpaced && far + side === met
    const isTogether = !isSpaced && near + side === met
    if (isApart) apart++
    if (isTogether) together++
    far = isApart ? other : side
    near = isTogether ? other : side
  }
  return apart > together
}

const [other, han, letter] = [0, 1, 2]
const met = han + letter

const isSpace = (code: number): boolean => code === 32 || code === 0xa0

const isAsciiLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
