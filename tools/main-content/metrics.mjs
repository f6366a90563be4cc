/** Scores of a text against a reference, as the sets define them. */

/** WCXB's: the multiset of words in lower case. */
const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? []

/** For texts whose words are not set apart: 5-grams of characters, white space aside. */
function grams(text) {
  const characters = [...text.normalize('NFC').replace(/[\s\u200B-\u200D\u2060\u00AD]/gu, '')]
  if (characters.length < 5) return characters.length === 0 ? [] : [characters.join('')]
  return characters.slice(4).map((_, index) => characters.slice(index, index + 5).join(''))
}

function compare(found, wanted) {
  if (found.length === 0 || wanted.length === 0) return found.length === wanted.length ? {precision: 1, recall: 1, f1: 1} : {precision: 0, recall: 0, f1: 0}
  const left = new Map()
  for (const item of wanted) left.set(item, (left.get(item) ?? 0) + 1)
  let hits = 0
  for (const item of found) {
    const count = left.get(item) ?? 0
    if (count > 0) hits++
    left.set(item, count - 1)
  }
  const [precision, recall] = [hits / found.length, hits / wanted.length]
  return {precision, recall, f1: hits === 0 ? 0 : (2 * precision * recall) / (precision + recall)}
}

export const wordScore = (text, reference) => compare(words(text), words(reference))
export const gramScore = (text, reference) => compare(grams(text), grams(reference))
