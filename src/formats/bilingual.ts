import type {Nodes, RootContent} from 'mdast'
import {units, visibleText} from '../text.ts'
import {detectLanguage} from './language.ts'
import {readWords} from './latin-words.ts'

/** How many blocks are looked at to learn whether a text has two languages, and how much of each. */
const sampled = 24
const looked = 200

/** Below this many units a block tells no language. */
const enough = 5

/** Of the blocks that were looked at, so many and such a share must be in the second language. */
const least = 3
const share = 0.25

const blocks = new Set(['paragraph', 'heading', 'table'])

/**
 * Give each block of a text in two languages its own (`data.lang`), as in a translation that stands below or beside its original.
 *
 * Two languages are those that a fair part of the blocks is in, each by itself: an article that quotes a foreign sentence has one.
 * A block too short to tell, or in a third language, is left as it is, and so is every block of a text in one.
 */
export function markLanguages(children: readonly RootContent[]): void {
  const found = blocksOf(children)
  const pair = findPair(found)
  if (!pair) return
  for (const block of found) {
    const text = textOf(block)
    const language = languageOf(text) ?? ofTwo(text, pair)
    if (language !== undefined && pair.includes(language)) block.data = block.data ? {...block.data, lang: language} : {lang: language}
  }
}

function blocksOf(children: readonly Nodes[], found: Nodes[] = []): Nodes[] {
  for (const node of children) {
    if (blocks.has(node.type)) found.push(node)
    else if ('children' in node) blocksOf(node.children, found)
  }
  return found
}

function findPair(found: readonly Nodes[]): readonly string[] | undefined {
  if (found.length < 2 * least) return undefined
  const counts = new Map<string, number>()
  let told = 0
  // An odd step, or it would fall in with originals and translations that take turns.
  const step = Math.ceil(found.length / sampled) | 1
  for (let index = 0; index < found.length; index += step) {
    const language = languageOf(textOf(found[index]!))
    if (language === undefined) continue
    told++
    counts.set(language, (counts.get(language) ?? 0) + 1)
  }
  const [first, second] = [...counts].sort(([, a], [, b]) => b - a)
  return first && second && second[1] >= Math.max(least, share * told) ? [first[0], second[0]] : undefined
}

function languageOf(text: string): string | undefined {
  return units(text, enough) < enough ? undefined : detectLanguage(text)
}

// Of two languages it is the one whose commonest words it has, where it alone would not tell.
function ofTwo(text: string, pair: readonly string[]): string | undefined {
  const {count, languages} = readWords(text)
  if (count < 2) return undefined
  const [first = 0, second = 0] = pair.map((language) => languages.filter((known) => known.includes(language)).length)
  if (Math.max(first, second) < 2 || Math.max(first, second) < 2 * Math.min(first, second)) return undefined
  return first > second ? pair[0] : pair[1]
}

const textOf = (block: Nodes): string => visibleText(block, {limit: looked}).slice(0, looked)
