/** Which lines that repeat are boilerplate, and which an author may have written. */

import {sha256} from '../hash.ts'
import {units} from '../text.ts'
import {guess} from './guess.ts'
import {alike, likeness, shapeOf} from './likeness.ts'
import type {LearnedRule} from './rule-file.ts'
import {following, type Seen} from './seen.ts'

export interface Limits {
  /** How many documents there are. */
  readonly all: number
  /** In how many a line must stand. */
  readonly fewest: number
  readonly share: number
  readonly longest: number
}

/** What stands in so large a part of the documents is believed with less. */
const half = 0.5
/** So large a part of the times says what a line is like. */
const mostly = 0.9
/** A label must be followed by the same line, or by nothing, in so large a part of its times: else it names what its author wrote below it. */
const followed = 0.8
/** Words that a line must have beside its numbers, to be known by them. */
const fewestWords = 3
/** Inside the prose a line must have so many units: shorter ones are what people say (“Thank you.”). */
const shortestInside = 8

/** Make a rule of a line, unless something speaks for its author. */
export function decide(seen: Seen, limits: Limits): LearnedRule | undefined {
  const {text, documents, same, image} = seen
  if (documents < limits.fewest) return undefined
  if (image) return ruleOf(seen, 'image', text, limits, 'anywhere')
  const match = same >= documents * mostly ? 'text' : 'shape'
  const where = isAuthors(seen, match, limits) ? undefined : zone(seen, match, limits)
  return where && ruleOf(seen, match, match === 'text' ? text : shapeOf(text), limits, where)
}

function isAuthors(seen: Seen, match: 'text' | 'shape', {all, fewest, share, longest}: Limits): boolean {
  const {text, documents, labels} = seen
  const size = units(text)
  // It introduces what follows.
  if (/[:：]$/u.test(text)) return true
  if (match === 'shape' && units(text.replace(/\p{Nd}+/gu, '')) < fewestWords) return true
  if (size > longest) return match === 'shape' || documents < fewest * 2 || documents < all * share * 2
  if (size < fewestWords && documents < all * half) return true
  return labels > 0 && following(seen) < followed
}

// At one end of documents, or, where the line says enough to be known by, anywhere.
function zone({text, documents, times, sure, labels, stood}: Seen, match: 'text' | 'shape' | 'near', {all, fewest}: Limits): LearnedRule['where'] | undefined {
  // Documents may be made by one pattern, and then what differs is what they say.
  if (match !== 'text' && sure < times * mostly) return undefined
  const {head, inside, tail} = stood
  if (head >= times * mostly) return 'head'
  if (tail >= times * mostly) return 'tail'
  if (match !== 'text' || labels > 0 || units(text) < shortestInside) return undefined
  return inside <= times * (1 - mostly) || (documents >= all * half && documents >= fewest * 2) ? 'anywhere' : undefined
}

/** Make rules of lines that are alike: at the ends of documents, and where they differ enough for a rule of their own. */
export function decideNear(all: readonly Seen[], limits: Limits): LearnedRule[] {
  const some = all.filter(({documents, same, text}) => documents >= limits.fewest && same < documents * mostly && !/[:：]$/u.test(text))
  const chosen: Seen[] = []
  for (const seen of some.sort((a, b) => b.documents - a.documents || (a.text < b.text ? -1 : 1))) {
    if (!chosen.some(({shingles}) => likeness(shingles!, seen.shingles!) >= alike)) chosen.push(seen)
  }
  return chosen.flatMap((seen) => {
    const where = zone(seen, 'near', limits)
    return where ? [ruleOf(seen, 'near', seen.text, limits, where)] : []
  })
}

function ruleOf({text, documents, stood, examples}: Seen, match: LearnedRule['match'], key: string, {all}: Limits, where: LearnedRule['where']): LearnedRule {
  return {
    id: `${match}-${sha256(key.normalize()).slice(0, 12)}`, category: match === 'image' ? 'promotion' : guess(text), match, text, where,
    count: documents, share: Math.round((documents / all) * 1e4) / 1e4, stood: {...stood}, examples
  }
}
