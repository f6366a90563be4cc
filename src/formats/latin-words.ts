import {functionWords} from './function-words.ts'

/** What the words of a text in Latin script tell of its language. */
export interface Words {
  /** Words of two letters and more. */
  readonly count: number
  /** For each of them that is a function word the languages in which it is one. */
  readonly languages: ReadonlyArray<readonly string[]>
}

/** Whether it is a letter of Latin script, of those that most texts have. */
export const isLatin = (code: number): boolean => (code < 0x80 ? (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) : code >= 0xc0 && code < 0x250 && code !== 0xd7 && code !== 0xf7)

/** Whether it is a sign that all scripts share: those of typesetters, and those of Chinese and Japanese. */
export const isShared = (code: number): boolean => (code < 0xc0 && code !== 0xaa && code !== 0xba) || (code >= 0x2000 && code < 0x2070) || (code >= 0x3000 && code < 0x3004) || (code >= 0x3008 && code < 0x3021) || (code > 0xff00 && code < 0xff21)

/** Whether it is one of the common Han characters. */
export const isCommonHan = (code: number): boolean => code >= 0x4e00 && code < 0x9ff0

/** The one letter of them that is two characters when it is small. */
const dotted = 0x130

/** Read the words of a text in Latin script. */
export function readWords(text: string): Words {
  const languages: Array<readonly string[]> = []
  let count = 0
  let start = -1
  let isSmall = true
  for (let index = 0; index <= text.length; index++) {
    const code = index < text.length ? text.charCodeAt(index) : 0
    if (isLatin(code) && code !== dotted) {
      if (start < 0) [start, isSmall] = [index, true]
      isSmall &&= code >= 0x61 && code < 0x80
      continue
    }
    if (!isShared(code) && !isCommonHan(code)) return readOthers(text)
    if (start >= 0 && index - start > 1) {
      count++
      const known = mayBeKnown(text, start, index) ? functionWords.get(isSmall ? text.slice(start, index) : text.slice(start, index).toLowerCase()) : undefined
      if (known) languages.push(known)
    }
    start = -1
  }
  return {count, languages}
}

// By the tables of Unicode, where other letters or marks stand among them.
function readOthers(text: string): Words {
  const words = text.toLowerCase().match(/[\p{Script=Latin}\p{M}]{2,}/gu) ?? []
  return {count: words.length, languages: words.flatMap((word) => [functionWords.get(word) ?? []]).filter(({length}) => length > 0)}
}

const mask = 0xfff

// Small and capital letters are the same in it, up to where they differ by more than one bit.
const lookOf = (first: number, second: number, length: number): number => ((first | 32) * 31 + (second | 32) * 7 + length) & mask

const looks: Uint8Array = /* @__PURE__ */ readLooks()

function readLooks(): Uint8Array {
  const found = new Uint8Array(mask + 1)
  for (const word of functionWords.keys()) found[lookOf(word.charCodeAt(0), word.charCodeAt(1), word.length)] = 1
  return found
}

// Most words are no function words, which their length and first letters tell.
function mayBeKnown(text: string, start: number, end: number): boolean {
  const [first, second] = [text.charCodeAt(start), text.charCodeAt(start + 1)]
  return first > 0xff || second > 0xff || looks[lookOf(first, second, end - start)] === 1
}
