import {decodeBy} from './text-decoder.ts'

/** Code pages for Cyrillic, which hold the same letters at other places. */
const cyrillic = ['windows-1251', 'koi8-r', 'koi8-u', 'iso-8859-5', 'ibm866', 'x-mac-cyrillic']

/** What statistics on bytes know nothing of. */
const others = ['ibm866', 'x-mac-cyrillic', 'windows-874', 'macintosh']

/** Encodings of more than one byte, for which single bytes are seldom taken; in Shift JIS they are small katakana. */
const wide = /^(?:gb18030|big5|euc-|iso-2022|utf-)/u

/**
 * Find the code page in which the letters of a sample stand as letters do: small ones behind others, capitals before them, and
 * few signs. A guess that reads well stays, unless it is one of those for Cyrillic, which are compared.
 */
export function settleCodePage(sample: Uint8Array, guess: string): string {
  if (wide.test(guess)) return guess
  const own = reads(sample, guess)
  const candidates = cyrillic.includes(guess) ? cyrillic : own < enough ? others : []
  let [best, most] = [guess, own + margin]
  for (const candidate of candidates) {
    const found = reads(sample, candidate)
    if (found > most) [best, most] = [candidate, found]
  }
  return best
}

/** How much of its text must read well, and by how much another must read better. */
const enough = 0.7
const margin = 0.02

const neutral = /[\s\p{P}№°©®]/u
const [letter, small, capital] = [/[\p{L}\p{M}]/u, /[\p{Ll}\p{Lo}\p{Lm}\p{M}]/u, /\p{Lu}/u]
const smallKatakana = /[\uff66-\uff9f]/u

/** Letters that stand beside those of ASCII. */
const mixed = /[\p{Script=Latin}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{M}]/u

// From -1 to 1: of what is not ASCII, letters in their place, among letters of their script, against everything else.
function reads(sample: Uint8Array, label: string): number {
  const text = decodeBy(label, sample)
  let [good, bad] = [0, 0]
  let before = ''
  for (const character of text) {
    const isLetter = letter.test(character)
    if (character <= '\x7f') {
      // A letter of another script before one of ASCII.
      if (isLetter && before > '\x7f' && !mixed.test(before)) bad++
    } else if (!neutral.test(character)) {
      const stands = capital.test(character) ? !small.test(before) : small.test(character) && !smallKatakana.test(character)
      if (stands && (before > '\x7f' || before === '' || mixed.test(character))) good++
      else bad++
    }
    before = isLetter ? character : ''
  }
  return good + bad === 0 ? 1 : (good - bad) / (good + bad)
}
