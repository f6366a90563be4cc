import type {Candidate} from '../document.ts'
import {nearestLanguage} from './latin-language.ts'
import {isCommonHan, isLatin, isShared, readWords} from './latin-words.ts'

const sampleSize = 4000

/** Scripts that tell their language, or nearly: where letters of a language stand in a text, it is that language. */
interface Script {
  readonly pattern: RegExp
  readonly language: string
  /** Letters that only some of the script's languages use, the first that are frequent enough decide. */
  readonly among?: ReadonlyArray<{readonly letters: RegExp; readonly language: string}>
  /** How many units of information a letter is; a Han character is one. */
  readonly weight: number
}

const alphabetic = 0.25

const scripts: readonly Script[] = [
  {pattern: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu, language: 'zh', weight: 1, among: [{letters: /[\p{Script=Hiragana}\p{Script=Katakana}]+/gu, language: 'ja'}]},
  {pattern: /\p{Script=Hangul}+/gu, language: 'ko', weight: 0.5},
  {
    pattern: /\p{Script=Cyrillic}+/gu, language: 'ru', weight: alphabetic, among: [
      {letters: /ў/giu, language: 'be'}, {letters: /[їєґ]/giu, language: 'uk'}, {letters: /[ѓќѕ]/giu, language: 'mk'}, {letters: /[јћђ]/giu, language: 'sr'},
      {letters: /[құә]/giu, language: 'kk'}, {letters: /[үө]/giu, language: 'mn'}, {letters: /[ыэ]/giu, language: 'ru'}, {letters: /[ъщ]/gu, language: 'bg'}
    ]
  },
  {
    pattern: /\p{Script=Arabic}+/gu, language: 'ar', weight: alphabetic, among: [
      {letters: /[ێۆڵڕە]/gu, language: 'ckb'}, {letters: /[ټډړښڅځ]/gu, language: 'ps'}, {letters: /[ٹڈڑںےہھ]/gu, language: 'ur'}, {letters: /[پچژگکی]/gu, language: 'fa'}
    ]
  },
  {pattern: /\p{Script=Devanagari}+/gu, language: 'hi', weight: alphabetic, among: [{letters: /ळ/gu, language: 'mr'}]},
  ...Object.entries({
    Greek: 'el', Hebrew: 'he', Thai: 'th', Bengali: 'bn', Tamil: 'ta', Telugu: 'te', Gujarati: 'gu', Kannada: 'kn', Malayalam: 'ml', Gurmukhi: 'pa', Sinhala: 'si',
    Georgian: 'ka', Armenian: 'hy', Khmer: 'km', Lao: 'lo', Myanmar: 'my', Ethiopic: 'am', Tibetan: 'bo'
  }).map(([script, language]): Script => ({pattern: new RegExp(`\\p{Script=${script}}+`, 'gu'), language, weight: alphabetic}))
]

/** Units below which a script does not tell: a word or two may stand in a text of any language. */
const enough = 4

/**
 * Tell the language of a text as a BCP 47 tag, or nothing where the text is too short to tell.
 *
 * A sample of 4,000 characters from the middle is looked at: its script first, then letters that only one language of the script
 * has; Latin languages by their function words, then by trigrams.
 */
export function detectLanguage(text: string): string | undefined {
  const sample = sampleOf(text)
  const letters = countLetters(sample)
  if (letters) return ofCounts(sample, letters)
  const rest = sample.replace(latinOrShared, '')
  let best: Script | undefined
  let most = 0
  for (const script of rest === '' ? [] : scripts) {
    const amount = count(rest, script.pattern) * script.weight
    if (amount > most) [best, most] = [script, amount]
    if (most / script.weight > sample.length / 2) break
  }
  const latin = count(sample, /\p{Script=Latin}+/gu, best ? Infinity : enough / alphabetic) * alphabetic
  if (best && most >= latin) return most < enough ? undefined : among(rest, best, most / best.weight)
  return latin < enough ? undefined : latinLanguage(sample)
}

interface Letters {
  readonly han: number
  readonly latin: number
}

// Most texts are in Han characters, Latin letters, or both, which their codes tell without a pattern.
function countLetters(sample: string): Letters | undefined {
  let han = 0
  let latin = 0
  for (let index = 0; index < sample.length; index++) {
    const code = sample.charCodeAt(index)
    if (isLatin(code)) latin++
    else if (isCommonHan(code)) han++
    else if (!isShared(code) && code !== 0xd7 && code !== 0xf7) return undefined
  }
  return {han, latin}
}

function ofCounts(sample: string, {han, latin}: Letters): string | undefined {
  if (han > 0 && han >= latin * alphabetic) return han < enough ? undefined : 'zh'
  return latin * alphabetic < enough ? undefined : latinLanguage(sample)
}

/** Letters of the commonest script, and what many scripts share: digits, signs, spaces. */
const latinOrShared = /[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]+/gu

/** The language as the caller says, where he does, and as the text shows. */
export function languageEvidence(text: string, given: string | undefined): Candidate[] {
  const detected = detectLanguage(text)
  return [
    ...(given === undefined ? [] : [{value: given, from: 'options.language'}]),
    ...(detected === undefined ? [] : [{value: detected, from: 'text', why: 'its script, or its commonest words'}])
  ]
}

function sampleOf(text: string): string {
  if (text.length <= sampleSize) return text
  const start = (text.length - sampleSize) >> 1
  return text.slice(start, start + sampleSize)
}

// Runs of letters rather than letters, in UTF-16 codes: most texts are of one script.
function count(text: string, pattern: RegExp, limit = Infinity): number {
  let found = 0
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match && found < limit; match = pattern.exec(text)) found += match[0].length
  return found
}

// A letter of one language counts where one letter in a hundred is such; kana where it is one in ten, for Chinese quotes them.
function among(sample: string, {language, among: candidates = []}: Script, letters: number): string {
  const share = language === 'zh' ? 0.1 : 0.01
  return candidates.find(({letters: pattern}) => count(sample, pattern) >= letters * share)?.language ?? language
}

// Function words tell of short texts what trigrams cannot, and they cost a tenth.
function latinLanguage(sample: string): string | undefined {
  const {count: words, languages: known} = readWords(sample)
  const {language, votes, others} = elect(known)
  if (votes >= 1.5 && votes >= words * 0.08 && votes >= others * 1.3) return language
  if (words < 20) return undefined
  const code = nearestLanguage(sample)
  return code === undefined ? undefined : tags[code] ?? code
}

// The language that most words speak for, and how many speak for the next one; a word that two languages share says half as much of each.
function elect(known: ReadonlyArray<readonly string[]>): {language: string | undefined; votes: number; others: number} {
  const candidates: string[] = []
  const counts: number[] = []
  for (const languages of known) {
    for (const language of languages) {
      const at = candidates.indexOf(language)
      if (at >= 0) counts[at]! += 1 / languages.length
      else counts[candidates.push(language) - 1] = 1 / languages.length
    }
  }
  let [first, others] = [0, 0]
  for (let at = 1; at < counts.length; at++) {
    others = Math.max(others, Math.min(counts[at]!, counts[first]!))
    if (counts[at]! > counts[first]!) first = at
  }
  return {language: candidates[first], votes: counts[first] ?? 0, others}
}

/** BCP 47 wants the shortest tag: two letters where ISO 639-1 has them, and the macrolanguage for Malay. */
const tags: Readonly<Record<string, string>> = {
  spa: 'es', eng: 'en', por: 'pt', ind: 'id', fra: 'fr', deu: 'de', jav: 'jv', vie: 'vi', ita: 'it', tur: 'tr', pol: 'pl', swh: 'sw', sun: 'su', ron: 'ro', hau: 'ha', fuv: 'ff', bos: 'bs', hrv: 'hr',
  nld: 'nl', srp: 'sr', ckb: 'ckb', yor: 'yo', uzn: 'uz', zlm: 'ms', ibo: 'ig', tgl: 'tl', hun: 'hu', azj: 'az', ces: 'cs', run: 'rn', plt: 'mg', qug: 'qu', nya: 'ny', zyb: 'za', kin: 'rw', zul: 'zu',
  swe: 'sv', lin: 'ln', som: 'so'
}
