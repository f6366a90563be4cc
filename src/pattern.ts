/** The source of a regular expression as a tree, as far as what a match of it must hold can be told from it. */

/** One thing that a pattern asks for, as often as it is repeated. */
export interface Atom {
  /** One of some characters, a digit, white space, a group, a place between characters, or something that nothing is known of. */
  readonly kind: 'character' | 'digit' | 'space' | 'group' | 'start' | 'edge' | 'unknown'
  /** The characters of which it is one. */
  readonly characters: readonly string[]
  readonly alternatives: readonly Sequence[]
  readonly isOptional: boolean
  /** Whether it may stand there more than once. */
  readonly isRepeated: boolean
}

export type Sequence = readonly Atom[]

/** Where reading of a pattern stands. */
interface Reader {
  readonly source: string
  at: number
}

/** Read the alternatives of a pattern. */
export function readPattern({source}: RegExp): Sequence[] {
  return readAlternatives({source, at: 0})
}

function readAlternatives(reader: Reader): Sequence[] {
  const alternatives = [readSequence(reader)]
  while (reader.source[reader.at] === '|') {
    reader.at++
    alternatives.push(readSequence(reader))
  }
  return alternatives
}

function readSequence(reader: Reader): Sequence {
  const atoms: Atom[] = []
  while (reader.at < reader.source.length && !'|)'.includes(reader.source[reader.at]!)) atoms.push({...readAtom(reader), ...readQuantifier(reader)})
  return atoms
}

type Bare = Omit<Atom, 'isOptional' | 'isRepeated'>

const bare = (kind: Atom['kind'], characters: readonly string[] = [], alternatives: readonly Sequence[] = []): Bare => ({kind, characters, alternatives})

function readAtom(reader: Reader): Bare {
  const {source} = reader
  const character = String.fromCodePoint(source.codePointAt(reader.at)!)
  if (character === '(') return readGroup(reader)
  if (character === '[') return readClass(reader)
  if (character === '\\') return readEscape(reader)
  reader.at += character.length
  if (character === '^') return bare('start')
  return character === '$' ? bare('edge') : character === '.' ? bare('unknown') : bare('character', [character])
}

function readGroup(reader: Reader): Bare {
  const head = /\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?/uy
  head.lastIndex = reader.at
  const [written] = head.exec(reader.source)!
  reader.at = head.lastIndex
  const alternatives = readAlternatives(reader)
  reader.at++
  return /[=!]$/u.test(written) ? bare('edge') : bare('group', [], alternatives)
}

function readClass(reader: Reader): Bare {
  const end = /(?:[^\\\]]|\\.)*\]/uy
  end.lastIndex = reader.at + 1
  const inner = end.exec(reader.source)![0].slice(0, -1)
  reader.at = end.lastIndex
  const characters = inner.replaceAll(String.raw`\d`, '')
  if (!/^[^^\\-][^\\-]*$/u.test(characters)) return bare('unknown')
  const listed = bare('character', [...characters])
  return characters === inner ? listed : bare('group', [], [listed, bare('digit')].map((one) => [{...one, isOptional: false, isRepeated: false}]))
}

function readEscape(reader: Reader): Bare {
  const escape = /\\(?:[pu]\{[^}]*\}|u[\da-f]{4}|x[\da-f]{2}|k<[^>]*>|.)/iuy
  escape.lastIndex = reader.at
  const [written] = escape.exec(reader.source)!
  reader.at = escape.lastIndex
  if (written === String.raw`\d`) return bare('digit')
  if (written === String.raw`\s`) return bare('space')
  if (/^\\b$/iu.test(written)) return bare('edge')
  return /^\\[^\p{L}\p{N}]$/u.test(written) ? bare('character', [written[1]!]) : bare('unknown')
}

function readQuantifier(reader: Reader): Pick<Atom, 'isOptional' | 'isRepeated'> {
  const quantifier = /(?:[*+?]|\{(?<from>\d+)(?:,\d*)?\})\??/uy
  quantifier.lastIndex = reader.at
  const found = quantifier.exec(reader.source)
  if (!found) return {isOptional: false, isRepeated: false}
  reader.at = quantifier.lastIndex
  return {isOptional: !found[0].startsWith('+') && Number(found.groups?.['from'] ?? 0) === 0, isRepeated: !found[0].startsWith('?')}
}
