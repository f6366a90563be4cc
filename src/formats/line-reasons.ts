import type {RatedLines} from './line-model.ts'
import type {Text} from './line-text.ts'
import {wordClasses, type WordClass} from './line-words.ts'

/** What a line is there for, as the cleaner `main-content` names it, and what a person can see of it. */
export interface Account {
  readonly role?: string
  readonly why: string
}

const roles: {readonly [name in WordClass]: string | undefined} = {
  share: 'share', control: 'navigation', legal: 'footer', other: 'related', comment: 'comments', advertisement: 'advertisement', credit: undefined, support: 'subscription', bio: 'author-bio', reader: undefined
}
const said: {readonly [name in WordClass]: string} = {
  share: 'sharing', control: 'finding the way on a site', legal: 'what the law asks for', other: 'other articles', comment: 'comments', advertisement: 'advertisements', credit: 'who wrote it', support: 'support', bio: 'who wrote it', reader: 'the reader'
}

/** Share of words that name what a line is there for. */
const telling = 0.3
/** How many lines a label speaks for. */
const spoken = 25

/** Say why a line is hardly main content. */
export function accountFor({text, main}: Pick<RatedLines, 'text' | 'main'>, index: number): Account {
  const {measures, again, overlap} = text
  const own = classOf(text, index)
  const label = own ?? labelOf(text, index)
  const role = label && roles[label]
  const parts = [
    ...(own ? [`words of ${said[own]}`] : label ? [`below a line about ${said[label]}`] : []),
    ...(again[index] ? ['it stands there before'] : []),
    ...runOf({text, main}, index),
    placeOf(text, index),
    ...(measures.units[index]! >= 8 && overlap[index]! >= 0 && overlap[index]! < 0.25 ? ['it speaks of something else than the prose'] : [])
  ]
  return {...(role === undefined ? {} : {role}), why: parts.slice(0, 3).join(', ')}
}

function classOf({measures: {hits, units}}: Text, index: number): WordClass | undefined {
  let best: WordClass | undefined
  let most = Math.max(1, units[index]! * telling)
  for (const [bit, name] of wordClasses.entries()) {
    if (hits[bit]![index]! < most) continue
    best = name
    most = hits[bit]![index]! + 1
  }
  return best
}

const labels = ['legal', 'other', 'comment', 'share'] as const

// The nearest label before it, where no prose stands between.
function labelOf({labels: distances, since}: Text, index: number): WordClass | undefined {
  let best: WordClass | undefined
  let nearest = Math.min(spoken, since[index]!)
  for (const [at, name] of labels.entries()) {
    if (distances[at]![index]! >= nearest) continue
    nearest = distances[at]![index]!
    best = name
  }
  return best
}

/** Fewest lines in a row that are worth telling of. */
const several = 4

function runOf({text: {since, until, measures: {count, dash}, runs}, main}: Pick<RatedLines, 'text' | 'main'>, index: number): string[] {
  if (dash[index]) {
    const size = runs.last[index]! - runs.first[index]! + 1
    return size >= several ? [`one of ${size} items in a row`] : []
  }
  const from = Math.max(0, index - Math.min(index, since[index]! - 1))
  const to = Math.min(count - 1, index + until[index]! - 1)
  const size = to - from + 1
  return main[index]! < 0.5 && since[index]! > 0 && size >= several ? [`one of ${size} lines in a row without running text`] : []
}

function placeOf({core, prose}: Text, index: number): string {
  if (core.last < core.first) return 'in a text without running text'
  if (index < core.first) return 'before the main run of prose'
  if (index > core.last) return 'behind the main run of prose'
  return prose[index]! > 0 ? 'in prose unlike the rest' : 'between paragraphs'
}
