import {attribute, type ElementNode} from './html-node.ts'

/** Elements of a page that say something of it. */
export interface Signs {
  readonly titles: ElementNode[]
  readonly metas: ElementNode[]
  readonly links: ElementNode[]
  /** `h1`. */
  readonly headlines: ElementNode[]
  /** `h2` and `h3`, for pages whose headline is none. */
  readonly subheadings: ElementNode[]
  readonly times: ElementNode[]
  /** With `itemprop`, or `rel` of an author, tag or licence. */
  readonly named: ElementNode[]
  /** Whose class or id tells of an author or a date. */
  readonly bylines: ElementNode[]
  readonly linkedData: ElementNode[]
  base?: string
  language?: string
}

const byline = /(?:^|[\s_-])(?:by-?line|author(?:s|-?name|-?info)?|posted-?(?:by|on)|writer|date|(?:pub|post|publish|article|entry|create)[\s_-]?(?:date|time|info)|meta|info|source|laiyuan)(?:$|[\s_-])/iu

/** Find the elements of a page that say something of it, in page order, in one walk. */
export function findSigns(root: ElementNode): Signs {
  const signs: Signs = {titles: [], metas: [], links: [], headlines: [], subheadings: [], times: [], named: [], bylines: [], linkedData: []}
  const walk = (element: ElementNode): void => {
    for (const child of element.children) {
      if (child.type === 'text' || child.name === 'template') continue
      sort(child, signs)
      if (child.name !== 'svg') walk(child)
    }
  }
  walk(root)
  return signs
}

function sort(element: ElementNode, signs: Signs): void {
  const {name, attributes} = element
  if (name === 'title') signs.titles.push(element)
  else if (name === 'meta') signs.metas.push(element)
  else if (name === 'link') signs.links.push(element)
  else if (name === 'h1') signs.headlines.push(element)
  else if (name === 'h2' || name === 'h3') signs.subheadings.push(element)
  else if (name === 'time') signs.times.push(element)
  else if (name === 'script') {
    if (/^application\/ld\+json/iu.test(attribute(element, 'type') ?? '')) signs.linkedData.push(element)
    return
  }
  else if (name === 'base') signs.base ??= attribute(element, 'href') ?? ''
  else if (name === 'html') signs.language ??= attribute(element, 'lang') ?? attribute(element, 'xml:lang') ?? ''
  if (attributes.size === 0) return
  if (attributes.has('itemprop') || /(?:^|\s)(?:author|tag|license)(?:\s|$)/iu.test(attribute(element, 'rel') ?? '')) signs.named.push(element)
  const names = `${(attribute(element, 'class') ?? '').slice(0, 200)} ${(attribute(element, 'id') ?? '').slice(0, 60)}`
  if (names !== ' ' && byline.test(names)) signs.bylines.push(element)
}
