import {holdsReplaced} from './html-embed.ts'
import {attribute, textContent, type ElementNode} from './html-node.ts'

/** What a footnote is called: mdast's identifier, and the label that readers see. */
export interface NoteName {
  readonly identifier: string
  readonly label: string
}

/** The footnotes of a page. */
export interface Footnotes {
  /** Links to notes. */
  readonly references: ReadonlyMap<ElementNode, NoteName>
  /** Elements that are notes. */
  readonly definitions: ReadonlyMap<ElementNode, NoteName>
  /** Links back to the text. */
  readonly backs: ReadonlySet<ElementNode>
}

/**
 * Find the footnotes of a page: a short link to a place further down, where something leads back to the link or the mark around it.
 *
 * Nothing else counts, no class and no word, so that whatever made the page, a note is one when both sides say so.
 */
export function findFootnotes(root: ElementNode): Footnotes | undefined {
  const links: ElementNode[] = []
  findLinks(root, links)
  if (links.length < 2 || !links.some((link) => labelOf(link) !== undefined)) return undefined
  const ids = new Map<string, ElementNode>()
  findIds(root, ids)
  const references = new Map<ElementNode, NoteName>()
  const definitions = new Map<ElementNode, NoteName>()
  const backs = new Set<ElementNode>()
  const taken = new Set<string>()
  const sources = new Map(links.map((link) => [link, ids.get(fragment(link))]))
  for (const link of links) {
    const label = labelOf(link)
    const target = label === undefined ? undefined : sources.get(link)
    const note = target && target.start >= link.end ? holderOf(target) : undefined
    if (label === undefined || !note) continue
    const found = links.filter((back) => back.start >= note.start && back.end <= note.end && leadsBack(sources.get(back), link))
    if (found.length === 0) continue
    const name = definitions.get(note) ?? nameOf(label, fragment(link), taken)
    references.set(link, name)
    definitions.set(note, name)
    for (const back of found) backs.add(back)
  }
  return references.size > 0 ? {references, definitions, backs} : undefined
}

/** Pages with more links to places in them are tables of contents and indexes. */
const most = 2000

function findLinks(element: ElementNode, links: ElementNode[]): void {
  for (const child of element.children) {
    if (child.type === 'text') continue
    const href = child.name === 'a' ? attribute(child, 'href') : undefined
    if (href !== undefined && href.length > 1 && href.startsWith('#') && links.length < most) links.push(child)
    findLinks(child, links)
  }
}

function findIds(element: ElementNode, ids: Map<string, ElementNode>): void {
  for (const child of element.children) {
    if (child.type === 'text') continue
    const id = attribute(child, 'id') ?? (child.name === 'a' ? attribute(child, 'name') : undefined)
    if (id !== undefined && !ids.has(id)) ids.set(id, child)
    findIds(child, ids)
  }
}

function fragment(link: ElementNode): string {
  const written = attribute(link, 'href')!.slice(1)
  try {
    return decodeURIComponent(written)
  } catch {
    return written
  }
}

// A number, a letter or a sign, in brackets or not, and nothing else.
function labelOf(link: ElementNode): string | undefined {
  const text = textContent(link).replace(/\s+/gu, '')
  const label = /^[[(［（]?([\p{L}\p{N}]{1,4}|[*†‡§¶※]{1,3})[\])］）]?$/u.exec(text)?.[1]
  return label === undefined || link.parent?.traits.isHeading === true || holdsReplaced(link) ? undefined : label
}

const holders = new Set(['li', 'p', 'div', 'aside', 'dd', 'section', 'blockquote'])

// The place may be a mark at the beginning of the note.
function holderOf(target: ElementNode): ElementNode | undefined {
  let at: ElementNode | undefined = target
  for (let steps = 0; at && steps < 4 && !holders.has(at.name); steps++) at = at.parent
  return at && holders.has(at.name) && at.end - at.start < 10_000 ? at : undefined
}

function leadsBack(target: ElementNode | undefined, link: ElementNode): boolean {
  if (!target) return false
  return target.start <= link.start ? link.end <= target.end && target.end - target.start < link.end - link.start + 400 : target.start < link.end
}

function nameOf(label: string, id: string, taken: Set<string>): NoteName {
  const bare = /^[\p{L}\p{N}]+$/u.test(label) ? label.toLowerCase() : ''
  const identifier = bare !== '' && !taken.has(bare) ? bare : id.toLowerCase().replace(/[^\p{L}\p{N}_-]+/gu, '-')
  taken.add(identifier)
  return {identifier, label: identifier === bare ? label : identifier}
}
