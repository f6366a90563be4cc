/** Words that every match of a pattern holds, and how it begins: what a quick look at a text goes by. */

import {readPattern, type Atom, type Sequence} from './pattern.ts'

/** Strings of which every match holds one; nothing where none can be told. */
type Needles = readonly string[] | undefined

/**
 * Find words of which each match of a pattern holds at least one, from its source; nothing where there are none that tell much.
 *
 * What it does not know it takes for something that holds no word, so that it never misses a match.
 */
export function needlesOf(pattern: RegExp): Needles {
  const needles = ofAlternatives(readPattern(pattern))
  return needles && worth(needles) >= least ? needles : undefined
}

function ofAlternatives(alternatives: readonly Sequence[]): Needles {
  const found = alternatives.map(ofSequence)
  const all = found.flatMap((needles) => needles ?? [])
  return found.includes(undefined) || all.length > most ? undefined : [...new Set(all)]
}

// Of what stands in a row the part that tells most is taken: a run of characters, a class, a group.
function ofSequence(atoms: Sequence): Needles {
  let best: Needles
  let run = ''
  const offer = (needles: Needles): void => {
    if (needles && worth(needles) > (best ? worth(best) : 0)) best = needles
  }
  for (const atom of atoms) {
    const isLiteral = atom.characters.length === 1
    if (isLiteral && !atom.isOptional) run += atom.characters[0]
    if (isLiteral && !atom.isOptional && !atom.isRepeated) continue
    offer([run])
    run = ''
    if (!isLiteral && !atom.isOptional) offer(atom.kind === 'group' ? ofAlternatives(atom.alternatives) : ofClass(atom))
  }
  offer([run])
  return best
}

const ofClass = ({kind, characters}: Atom): Needles => (kind === 'character' && characters.length <= 8 ? characters : undefined)

/** More words than these are as slow to look for as the pattern itself. */
const most = 200

/** One Han character, a sign that few texts have, or two letters, are seldom enough. */
const least = 1

const digitOrMark = /[\d\s()（）[\].,:;!?'"“”‘’。，、：；！？\-–—…·]/u

// Of several the commonest decides.
function worth(needles: readonly string[]): number {
  return Math.min(...needles.map((needle) => [...needle].reduce((sum, char) => sum + (digitOrMark.test(char) ? 0.2 : /(?!\p{Script=Han})\p{L}/u.test(char) ? 0.7 : 2), 0)))
}

/** As many characters of the beginning are told, at most. */
const deepest = 5

/** More beginnings than these tell little. */
const widest = 1000


/**
 * Find strings of at most `deepest` characters, with one of which every text begins that a pattern matches; nothing where it may match anywhere, or begin with anything.
 *
 * All white space of the texts is spaces, as in the key of a block, and a digit is 0 whatever its value.
 */
export function prefixesOf(pattern: RegExp): readonly string[] | undefined {
  const alternatives = readPattern(pattern)
  if (alternatives.some(([first]) => first?.kind !== 'start')) return undefined
  const {growing, ended} = beginningsOf(alternatives)
  const found = [...growing, ...ended]
  return found.length > widest || found.includes('') ? undefined : found
}

/** How something may begin: by strings that what stands behind it goes on with, and by strings that anything may follow. */
interface Beginnings {
  readonly growing: Set<string>
  readonly ended: Set<string>
}

function beginningsOf(alternatives: readonly Sequence[]): Beginnings {
  const growing = new Set<string>()
  const ended = new Set<string>()
  for (const atoms of alternatives) {
    const found = beginningsOfSequence(atoms)
    for (const text of found.growing) growing.add(text)
    for (const text of found.ended) ended.add(text)
  }
  return {growing, ended}
}

function beginningsOfSequence(atoms: Sequence): Beginnings {
  const ended = new Set<string>()
  let growing = new Set([''])
  for (const atom of atoms) {
    if (growing.size === 0 || growing.size + ended.size > widest) break
    if (atom.kind === 'start' || atom.kind === 'edge') continue
    const own = beginningsOfAtom(atom)
    const next = new Set(atom.isOptional ? growing : [])
    for (let texts: ReadonlySet<string> = growing; texts.size > 0; ) {
      const longer = [...goOn(texts, own, ended)].filter((text) => !next.has(text))
      // What is repeated goes on with itself: that is told of the simplest, as digits are.
      const isOver = atom.isRepeated && own.growing.size > simplest
      for (const text of longer) (isOver ? ended : next).add(text)
      texts = new Set(atom.isRepeated && !isOver ? longer : [])
    }
    growing = next
  }
  return {growing, ended}
}

/** What may stand once more behind itself is followed where it is one of no more than so many strings. */
const simplest = 2

// The texts with what may follow them, those that are long enough aside.
function goOn(texts: ReadonlySet<string>, own: Beginnings, ended: Set<string>): Set<string> {
  const longer = new Set<string>()
  for (const text of texts) {
    for (const end of own.ended) ended.add((text + end).slice(0, deepest))
    for (const more of own.growing) (text.length + more.length >= deepest ? ended : longer).add((text + more).slice(0, deepest))
  }
  return longer
}

function beginningsOfAtom({kind, characters, alternatives}: Atom): Beginnings {
  if (kind === 'group') return beginningsOf(alternatives)
  if (kind === 'space' || kind === 'digit') return {growing: new Set(kind === 'space' ? ' ' : '0'), ended: new Set()}
  return kind === 'character' ? {growing: new Set(characters.map((character) => (/\d/u.test(character) ? '0' : character))), ended: new Set()} : {growing: new Set(), ended: new Set([''])}
}
