/** A quick look whether a regular expression may match at all: by words that every match of it holds. */

/** Strings of which every match holds one; nothing where none can be told. */
type Needles = readonly string[] | undefined

/** Where reading of a pattern stands. */
interface Reader {
  readonly source: string
  at: number
}

/**
 * Find words of which each match of a pattern holds at least one, from its source; nothing where there are none that tell much.
 *
 * What it does not know it takes for something that holds no word, so that it never misses a match.
 */
export function needlesOf({source}: RegExp): Needles {
  const needles = readAlternatives({source, at: 0})
  return needles && worth(needles) >= least ? needles : undefined
}

function readAlternatives(reader: Reader): Needles {
  const found: string[] = []
  let isKnown = true
  for (;;) {
    const needles = readSequence(reader)
    if (needles) found.push(...needles)
    else isKnown = false
    if (reader.source[reader.at] !== '|') break
    reader.at++
  }
  return isKnown && found.length <= most ? [...new Set(found)] : undefined
}

// Of what stands in a row the part that tells most is taken: a run of characters, a class, a group.
function readSequence(reader: Reader): Needles {
  let best: Needles
  let run = ''
  const offer = (needles: Needles): void => {
    if (needles && worth(needles) > (best ? worth(best) : 0)) best = needles
  }
  while (reader.at < reader.source.length && !'|)'.includes(reader.source[reader.at]!)) {
    const atom = readAtom(reader)
    const repeated = readQuantifier(reader)
    if (atom.literal !== undefined && repeated !== 'optional') run += atom.literal
    if (atom.literal === undefined || repeated !== undefined) {
      offer([run])
      run = ''
      if (repeated !== 'optional') offer(atom.needles)
    }
  }
  offer([run])
  return best
}

/** One character, or something that holds one of several strings. */
interface Atom {
  readonly literal?: string
  readonly needles?: Needles
}

function readAtom(reader: Reader): Atom {
  const {source} = reader
  const char = String.fromCodePoint(source.codePointAt(reader.at)!)
  if (char === '(') return readGroup(reader)
  if (char === '[') return {needles: readClass(reader)}
  if (char === '\\') return readEscape(reader)
  reader.at += char.length
  return '^$.'.includes(char) ? {} : {literal: char}
}

function readGroup(reader: Reader): Atom {
  const head = /\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?/uy
  head.lastIndex = reader.at
  const [written] = head.exec(reader.source)!
  reader.at = head.lastIndex
  const needles = readAlternatives(reader)
  reader.at++
  return /[=!]$/u.test(written) ? {} : {needles}
}

function readClass(reader: Reader): Needles {
  const end = /(?:[^\\\]]|\\.)*\]/uy
  end.lastIndex = reader.at + 1
  const inner = end.exec(reader.source)![0].slice(0, -1)
  reader.at = end.lastIndex
  return inner.length <= 8 && /^[^^\\-][^\\-]*$/u.test(inner) ? [...inner] : undefined
}

function readEscape(reader: Reader): Atom {
  const escape = /\\(?:[pu]\{[^}]*\}|u[\da-f]{4}|x[\da-f]{2}|k<[^>]*>|.)/iuy
  escape.lastIndex = reader.at
  const [written] = escape.exec(reader.source)!
  reader.at = escape.lastIndex
  return /^\\[^\p{L}\p{N}]$/u.test(written) ? {literal: written[1]!} : {}
}

function readQuantifier(reader: Reader): 'optional' | 'repeated' | undefined {
  const quantifier = /(?:[*+?]|\{(?<from>\d+)(?:,\d*)?\})\??/uy
  quantifier.lastIndex = reader.at
  const found = quantifier.exec(reader.source)
  if (!found) return undefined
  reader.at = quantifier.lastIndex
  return found[0].startsWith('+') || Number(found.groups?.['from'] ?? 0) > 0 ? 'repeated' : 'optional'
}

/** More words than these are as slow to look for as the pattern itself. */
const most = 200

/** One Han character, or two letters, are seldom enough. */
const least = 1.4

// Of several the commonest decides.
function worth(needles: readonly string[]): number {
  return Math.min(...needles.map((needle) => [...needle].reduce((sum, char) => sum + (/\p{Script=Han}/u.test(char) ? 2 : /\p{L}/u.test(char) ? 0.7 : 0.2), 0)))
}
