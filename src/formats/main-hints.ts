import {flat} from '../text.ts'
import {attribute, textContent} from './html-node.ts'
import type {Signs} from './html-signs.ts'

/** What a page says of itself where readers do not see it. */
export interface Hints {
  /** The title, and the terms of it that are long enough to tell something. */
  readonly title: string
  readonly terms: readonly string[]
  /** Pieces of the description, to be looked for in the text. */
  readonly probes: readonly string[]
  /** The text of the article, as linked data may have it. */
  readonly body: string
  /** 1 for an article, -1 for something else, 0 where the page does not say. */
  readonly article: number
  /** What the linked data are about, as a number: 0 where there are none. */
  readonly kind: number
}

/** Kinds of linked data, the telling ones first. */
const kinds: readonly RegExp[] = [
  /"@type"\s{0,9}:\s{0,9}\[?\s{0,9}"(?:NewsArticle|Article|BlogPosting|ReportageNewsArticle|OpinionNewsArticle|TechArticle|ScholarlyArticle|Recipe)"/u,
  /"@type"\s{0,9}:\s{0,9}\[?\s{0,9}"(?:DiscussionForumPosting|QAPage|Question|SocialMediaPosting)"/u,
  /"@type"\s{0,9}:\s{0,9}\[?\s{0,9}"(?:Product|ProductGroup|Offer|Vehicle|SoftwareApplication|Book|Movie)"/u,
  /"@type"\s{0,9}:\s{0,9}\[?\s{0,9}"(?:CollectionPage|ItemList|SearchResultsPage|Blog)"/u,
  /"@type"/u
]

/** Read the hints from the signs of a page. */
export function readHints({titles, metas, linkedData}: Signs): Hints {
  const title = fold(titles[0] ? textContent(titles[0]).slice(0, 500) : '')
  const said = new Map<string, string>()
  for (const meta of metas) {
    const name = (attribute(meta, 'property') ?? attribute(meta, 'name') ?? '').toLowerCase()
    if (/^(?:og:|twitter:)?(?:description|title|type)$/u.test(name) && !said.has(name)) said.set(name, attribute(meta, 'content') ?? '')
  }
  const description = fold((said.get('description') ?? said.get('og:description') ?? said.get('twitter:description') ?? '').slice(0, 2000))
  const texts = linkedData.map((element) => textOf(element.children))
  const kind = kinds.findIndex((pattern) => texts.some((text) => pattern.test(text)))
  const type = said.get('og:type')
  return {
    title, terms: termsOf(title), probes: probesOf(description), body: fold(texts.map(bodyOf).join(' ')),
    article: type === undefined ? 0 : /article|blog|post/iu.test(type) ? 1 : -1, kind: kind + 1
  }
}

const textOf = (children: ReadonlyArray<{readonly type: string; readonly value?: string}>): string => children.map(({value}) => value ?? '').join('')

/** Lower case, white space as one space. */
export const fold = (text: string): string => flat(text).toLowerCase()

function bodyOf(text: string): string {
  const found = /"(?:articleBody|reviewBody)"\s{0,9}:\s{0,9}"/u.exec(text)
  if (!found) return ''
  const start = found.index + found[0].length
  let end = start
  while (end < text.length && text.charAt(end) !== '"') end += text.charAt(end) === '\\' ? 2 : 1
  return text.slice(start, end).replace(/\\[nrt]/gu, ' ').replace(/\\u([\da-f]{4})/giu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))).replace(/\\(.)/gu, '$1')
}

// Words of four letters, pairs of Han characters.
function termsOf(title: string): string[] {
  const terms = new Set<string>()
  for (const [run] of title.matchAll(/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]{2,40}|[\p{L}\p{N}]{2,40}/gu)) {
    if (/^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u.test(run)) for (let at = 0; at + 2 <= run.length; at++) terms.add(run.slice(at, at + 2))
    else if (run.length > 3) terms.add(run)
  }
  return [...terms].slice(0, 24)
}

const pieces = 6

function probesOf(description: string): string[] {
  const length = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u.test(description) ? 10 : 24
  if (description.length < length) return []
  const step = Math.max(length, Math.floor(description.length / pieces))
  const probes: string[] = []
  for (let at = 0; at + length <= description.length && probes.length < pieces; at += step) probes.push(description.slice(at, at + length))
  return probes
}
