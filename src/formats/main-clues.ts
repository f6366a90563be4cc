import {attribute, wordsOf, type ElementNode} from './html-node.ts'
import {partNames} from './main-names.ts'

/** What a part of a page is for, other than to be read. */
export type Purpose = 'navigation' | 'related' | 'share' | 'comments' | 'subscription' | 'advertisement' | 'dialog' | 'footer' | 'sidebar' | 'author-bio'

/** Something in an element's own tag that tells its purpose. */
export interface Clue {
  readonly purpose: Purpose
  /** The name that suggests it; elements and roles say it outright. */
  readonly name?: string
}

const elements: ReadonlyMap<string, Purpose> = new Map([
  ['nav', 'navigation'], ['footer', 'footer'], ['aside', 'sidebar'], ['dialog', 'dialog'], ['menu', 'navigation'], ['select', 'navigation']
])

const roles: ReadonlyMap<string, Purpose> = new Map([
  ['navigation', 'navigation'], ['banner', 'navigation'], ['menu', 'navigation'], ['menubar', 'navigation'], ['search', 'navigation'], ['contentinfo', 'footer'],
  ['complementary', 'sidebar'], ['dialog', 'dialog'], ['alertdialog', 'dialog']
])

const words: ReadonlyMap<string, Purpose> = new Map(
  Object.entries(partNames).flatMap(([part, list]) => list.split(' ').map((word): [string, Purpose] => [word, part === 'breadcrumb' ? 'navigation' : (part as Purpose)]))
)

/** Words that tell of a part that the element has, or of a state, not of what it is. */
const about = new Set(['has', 'no', 'with', 'without', 'is', 'not', 'js', 'hide', 'show', 'open', 'enabled', 'disabled', 'active', 'fixed', 'sticky'])

/** Tells what an element's name, role, class and id say it is for; names that come again are read once. */
export function clueReader(): (element: ElementNode) => Clue | undefined {
  const known = new Map<string, Clue | null>()
  const read = (names: string): Clue | undefined => {
    let clue = known.get(names)
    if (clue === undefined) known.set(names, (clue = clueAmong(names) ?? null))
    return clue ?? undefined
  }
  return (element) => clueOf(element, read)
}

function clueOf(element: ElementNode, read: (names: string) => Clue | undefined): Clue | undefined {
  const said = elements.get(element.name)
  if (said) return {purpose: said}
  if (element.attributes.size === 0) return undefined
  const role = roles.get(attribute(element, 'role') ?? '')
  if (role) return {purpose: role}
  const [names, id] = [attribute(element, 'class'), attribute(element, 'id')]
  return (names === undefined ? undefined : read(names)) ?? (id === undefined ? undefined : clueIn(id))
}

function clueAmong(names: string): Clue | undefined {
  const found = wordsOf(names)
  for (let index = 0; index < found.length && index < 12; index++) {
    const clue = clueIn(found[index]!)
    if (clue) return clue
  }
  return undefined
}

function clueIn(name: string): Clue | undefined {
  if (name === '' || name.length > 60) return undefined
  const parts = partsOf(name)
  if (parts.length === 0 || parts.length > 6 || parts.some((part) => about.has(part))) return undefined
  const telling = [parts.join(''), parts.at(-1)!, parts[0]!, ...parts.filter((inner) => inner.length > 5)].find((part) => words.has(part))
  return telling === undefined ? undefined : {purpose: words.get(telling)!, name: telling}
}

// Runs of letters, in lower case, parted where a capital follows a small letter.
function partsOf(name: string): string[] {
  const parts: string[] = []
  let start = 0
  let wasSmall = false
  for (let at = 0; at <= name.length; at++) {
    const code = at < name.length ? name.charCodeAt(at) : 0
    const isSmall = code >= 97 && code <= 122
    const isLetter = isSmall || (code >= 65 && code <= 90)
    if (!isLetter || (wasSmall && !isSmall)) {
      if (at > start) parts.push(name.slice(start, at).toLowerCase())
      start = isLetter ? at : at + 1
    }
    wasSmall = isSmall
  }
  return parts
}
