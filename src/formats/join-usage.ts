import {endsSentence} from '../text.ts'
import {hyphen, type Usage} from './join.ts'
import type {Row} from './layout.ts'

const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*(?:-[\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*)*/gu

/** So many characters show how a document writes. */
const sample = 1_000_000

/**
 * Learn how a document writes: which words and pairs of words occur in it, and whether it puts spaces between Han and Latin
 * letters.
 *
 * A hyphen at a line end goes if the joined form occurs, or if one of its halves is no word of the document; it stays if the
 * hyphenated form occurs, or if both halves are words.
 */
export function learnUsage(source: string, rows: readonly Row[]): Usage {
  const text = source.slice(0, sample)
  const words = countWords(text, wantedWords(rows))
  const pairs = countPairs(text, wantedPairs(rows))
  return {
    spacesScripts: spacesScripts(text.slice(0, 50_000)),
    keepsHyphen(row, next) {
      const {first, second} = halves(row.text.slice(0, -1), next.text)
      const joined = words.get(first + second) ?? 0
      const hyphenated = words.get(`${first}-${second}`) ?? 0
      if (joined !== hyphenated) return hyphenated > joined
      return row.text.endsWith('\u00ad') ? false : isWord(first, words) && isWord(second, words)
    },
    follows(row, next) {
      const pair = hanPair(row, next)
      if (pair !== undefined) return (pairs.get(pair) ?? 0) > (/[，、；。]/u.test(row.text) ? 0 : 1)
      const {first, second} = halves(row.text, next.text)
      return first !== '' && second !== '' && ((words.get(first + second) ?? 0) > 0 || (words.get(pairOf(row, next)) ?? 0) > 0)
    }
  }
}

function isWord(half: string, words: ReadonlyMap<string, number>): boolean {
  return half.length > 2 && half.split('-').every((part) => (words.get(part) ?? 0) > 0)
}

const lastWord = /(?<![\p{L}\p{M}\p{N}'’-])[\p{L}\p{M}\p{N}'’]+(?:-[\p{L}\p{M}\p{N}'’]+)*$/u
const firstWord = /^[\p{L}\p{M}\p{N}'’]+(?:-[\p{L}\p{M}\p{N}'’]+)*/u

function halves(before: string, after: string): {first: string; second: string} {
  const first = lastWord.exec(before.slice(-60))?.[0] ?? ''
  const second = firstWord.exec(after.slice(0, 60))?.[0] ?? ''
  return {first: first.toLowerCase(), second: second.toLowerCase()}
}

// As written: small and capital letters tell whether a sentence goes on.
const pairOf = (row: Row, next: Row): string => `${lastWord.exec(row.text.slice(-60))?.[0] ?? ''} ${firstWord.exec(next.text.slice(0, 60))?.[0] ?? ''}`

// Only the words that a line end asks about are counted.
function wantedWords(rows: readonly Row[]): Map<string, number> {
  const forms = new Map<string, number>()
  for (let index = 0; index + 1 < rows.length; index++) {
    const [row, next] = [rows[index]!, rows[index + 1]!]
    const hyphenated = hyphen.test(row.text.slice(-3))
    if (!hyphenated && !isOpen(row, next)) continue
    const {first, second} = halves(hyphenated ? row.text.slice(0, -1) : row.text, next.text)
    if (first === '' || second === '') continue
    const pairs = hyphenated ? [`${first}-${second}`, ...first.split('-'), ...second.split('-')] : [pairOf(row, next)]
    for (const form of [first + second, ...pairs]) forms.set(form, 0)
  }
  return forms
}

// A half at a line end is no evidence for itself: what a hyphen and a line end follow is not counted, nor what stands behind them.
function countWords(text: string, forms: Map<string, number>): Map<string, number> {
  if (forms.size === 0) return forms
  const count = (form: string): void => {
    const known = forms.get(form)
    if (known !== undefined) forms.set(form, known + 1)
  }
  let before = ''
  let end = 0
  for (const {0: found, index} of text.matchAll(word)) {
    const form = found.toLowerCase()
    const broken = /[-\u2010\u00ad]\s/u.test(text.slice(end, end + 2))
    const beside = index === end + 1 && text.charCodeAt(end) === 32
    end = index + found.length
    if (!broken && !/[-\u2010\u00ad]\s/u.test(text.slice(end, end + 2))) for (const part of form.includes('-') ? [form, ...form.split('-')] : [form]) count(part)
    if (beside && before !== '') count(`${before} ${found}`)
    before = found
  }
  return forms
}

const isHan = (code: number): boolean => (code >= 0x3400 && code < 0xa000) || (code >= 0xf900 && code < 0xfb00)

// Two Han characters as one number.
function hanPair(row: Row, next: Row): number | undefined {
  const [last, first] = [row.text.charCodeAt(row.text.length - 1), next.text.charCodeAt(0)]
  return isHan(last) && isHan(first) ? last * 65536 + first : undefined
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
const isOpen = (row: Row, next: Row): boolean => (next.gap > 0 || next.newPage || next.start > row.next + 8) && !endsSentence(row.text)

function countPairs(text: string, pairs: Map<number, number>): Map<number, number> {
  if (pairs.size === 0) return pairs
  let before = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (isHan(before)) {
      const known = pairs.get(before * 65536 + code)
      if (known !== undefined) pairs.set(before * 65536 + code, known + 1)
    }
    before = code
  }
  return pairs
}

function spacesScripts(text: string): boolean {
  const apart = text.match(/\p{Script=Han}[ \u00a0][A-Za-z]|[A-Za-z][ \u00a0]\p{Script=Han}/gu)?.length ?? 0
  const together = text.match(/\p{Script=Han}[A-Za-z]|[A-Za-z]\p{Script=Han}/gu)?.length ?? 0
  return apart > together
}
