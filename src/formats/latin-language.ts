import {latinTrigrams} from './latin-trigrams.ts'

const languages = Object.keys(latinTrigrams)

/** Where a trigram comes in each language that has it: language, rank, language, rank. */
const ranks: ReadonlyMap<string, readonly number[]> = readRanks()

function readRanks(): Map<string, number[]> {
  const found = new Map<string, number[]>()
  for (const [language, name] of languages.entries()) {
    const trigrams = latinTrigrams[name]!
    for (let at = 0; at < trigrams.length; at += 3) {
      const trigram = trigrams.slice(at, at + 3)
      const known = found.get(trigram)
      if (known) known.push(language, at / 3)
      else found.set(trigram, [language, at / 3])
    }
  }
  return found
}

/** What a trigram counts for that a language does not have; longer texts tell no more than this many characters. */
const [absent, longest] = [300, 2048]

/**
 * The language in Latin script whose trigrams are nearest to those of a text, as ISO 639-3; nothing where it has none of any.
 *
 * It is what franc says, for less: of its data only this script's is needed here, since other scripts tell their languages by their letters.
 */
export function nearestLanguage(text: string): string | undefined {
  const nearer = new Float64Array(languages.length)
  for (const [trigram, count] of countTrigrams(text.slice(0, longest))) {
    const known = ranks.get(trigram) ?? []
    for (let at = 0; at < known.length; at += 2) nearer[known[at]!]! += absent - Math.abs(count - known[at + 1]! - 1)
  }
  const best = nearer.indexOf(Math.max(...nearer))
  return nearer[best] === 0 ? undefined : languages[best]
}

// Of words in small letters, with their ends; signs and figures are none.
function countTrigrams(text: string): Map<string, number> {
  const words = ` ${text.replace(/[\x21-\x40\s]+/gu, ' ').trim().toLowerCase()} `
  const counts = new Map<string, number>()
  for (let at = 0; at + 3 <= words.length; at++) {
    const trigram = words.slice(at, at + 3)
    counts.set(trigram, (counts.get(trigram) ?? 0) + 1)
  }
  return counts
}
