/** What a tag makes of what stands between it and its end. */
export type TagKind =
  | 'strong' | 'emphasis' | 'delete'
  /** The address is the tag's value, or the content. */
  | 'link'
  | 'image' | 'quote' | 'code' | 'list' | 'item' | 'rule'
  /** Looks only: size, colour, alignment. */
  | 'plain'

/** The tags of Discuz, phpBB and vBulletin that say something a tree can hold; all others stay text. */
export const tagKinds: {readonly [name: string]: TagKind} = {
  b: 'strong', strong: 'strong', i: 'emphasis', em: 'emphasis', u: 'emphasis', s: 'delete', strike: 'delete', del: 'delete',
  url: 'link', email: 'link', img: 'image', quote: 'quote', blockquote: 'quote', code: 'code', list: 'list', '*': 'item', hr: 'rule',
  size: 'plain', color: 'plain', font: 'plain', backcolor: 'plain', align: 'plain', center: 'plain', left: 'plain', right: 'plain', indent: 'plain', p: 'plain', float: 'plain'
}

/** One tag of a text. */
export interface Tag {
  readonly name: string
  readonly kind: TagKind
  readonly close: boolean
  /** What stands behind `=`. */
  readonly value: string
  readonly start: number
  readonly end: number
}

/** A tag with its end; one that stands alone is its own end. */
export interface Pair {
  readonly open: Tag
  close: Tag
  /** In which line each stands, once it is read. */
  lines: [number, number]
}

const tagPattern = /\[(\/?)([a-z]{1,10}|\*)(?:=([^\]\n]{0,500}))?\]/giu

/** How deep tags nest; those deeper are text. */
const deepest = 100

/** Find the tags of a text that are known and have their end, by where they begin and end; the others are text. */
export function pairTags(text: string): Map<Tag, Pair> {
  const tags = findTags(text)
  const pairs = new Map<Tag, Pair>()
  const ends = nextEnds(tags)
  const open: Tag[] = []
  const waiting = new Map<string, number>()
  for (let index = 0; index < tags.length; index++) {
    const tag = tags[index]!
    if (tag.kind === 'rule' || tag.kind === 'item') {
      if (!tag.close) pairs.set(tag, {open: tag, close: tag, lines: [0, -1]})
    } else if (!tag.close && isRaw(tag)) {
      const end = ends[index]
      if (end === undefined) continue
      join(pairs, tag, tags[end]!)
      index = end
    } else if (!tag.close) {
      if (open.length >= deepest) continue
      open.push(tag)
      waiting.set(tag.name, (waiting.get(tag.name) ?? 0) + 1)
    } else if ((waiting.get(tag.name) ?? 0) > 0) {
      for (let last = open.pop(); last; last = open.pop()) {
        waiting.set(last.name, waiting.get(last.name)! - 1)
        if (last.name !== tag.name) continue
        join(pairs, last, tag)
        break
      }
    }
  }
  return pairs
}

function findTags(text: string): Tag[] {
  const tags: Tag[] = []
  for (const {0: whole, 1: slash, 2: written = '', 3: value = '', index} of text.matchAll(tagPattern)) {
    const name = written.toLowerCase()
    const kind = Object.hasOwn(tagKinds, name) ? tagKinds[name] : undefined
    if (kind) tags.push({name, kind, close: slash === '/', value, start: index, end: index + whole.length})
  }
  return tags
}

/** Whether tags within are text. */
const isRaw = ({kind, value}: Tag): boolean => kind === 'code' || kind === 'image' || (kind === 'link' && value === '')

// For each tag the index of the next tag that ends one of its name.
function nextEnds(tags: readonly Tag[]): Array<number | undefined> {
  const found = new Array<number | undefined>(tags.length)
  const next = new Map<string, number>()
  for (let index = tags.length - 1; index >= 0; index--) {
    const {name, close} = tags[index]!
    found[index] = next.get(name)
    if (close) next.set(name, index)
  }
  return found
}

function join(pairs: Map<Tag, Pair>, open: Tag, close: Tag): void {
  const pair: Pair = {open, close, lines: [0, -1]}
  pairs.set(open, pair)
  pairs.set(close, pair)
}

/** Whether the text is one tag that is known. */
export function isTag(text: string): boolean {
  const name = /^\[\/?([a-z]{1,10}|\*)(?:=[^\]\n]{0,500})?\]$/iu.exec(text)?.[1]?.toLowerCase()
  return name !== undefined && Object.hasOwn(tagKinds, name)
}
