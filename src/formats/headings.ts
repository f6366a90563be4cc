import {endsSentence, units} from '../text.ts'

/** Above this many units a block with a sentence in it is prose; a line shorter than `sentence` is none even where it ends like one. */
const prose = 25
const sentence = 10

/** Longest heading, in units. */
const longest = 24

/** Whether a text reads as prose: it is long and has clauses, or it is a sentence. */
export function isProse(text: string): boolean {
  if (text.length > 600) return true
  // So many characters are enough words in any script.
  const size = text.length > 250 ? prose : units(text)
  return size >= prose ? /[。！？；，।؟،.!?;,:۔။።។]|[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff] /u.test(text) : size >= sentence && endsSentence(text)
}

/** Whether a line is written like a heading: short, a phrase and no sentence, no remark in brackets, no address. */
export function isHeadingLike(text: string): boolean {
  if (text.length > 160 || endsSentence(text) || /[:：,，、;；…—-]$/u.test(text)) return false
  if (!/^["'“‘「『《【]?[\p{Lu}\p{Lo}\p{Lt}\p{N}]/u.test(text) || !/\p{L}/u.test(text)) return false
  return !/>>|[|｜@]|https?:|www\./u.test(text) && units(text) <= longest
}

/** A block, as far as headings care. */
export interface Section {
  readonly text: string
  /** It is something else, and no heading. */
  readonly other?: boolean
  /** A heading may follow it, prose or not: the title, credits, an item of a list. */
  readonly above?: boolean
}

/** Tell which blocks of a text are headings of sections: short unpunctuated lines with prose behind, and before them prose, what stands above a section, or nothing. */
export function findHeadings(blocks: readonly Section[]): boolean[] {
  const known: boolean[] = []
  const isRunning = (index: number): boolean => index < blocks.length && (known[index] ??= isProse(blocks[index]!.text))
  return blocks.map(({text, other}, index) => {
    if (other || !isHeadingLike(text) || isRunning(index) || !isRunning(index + 1)) return false
    return index === 0 || blocks[index - 1]!.above === true || isRunning(index - 1)
  })
}
