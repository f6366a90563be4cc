/** Pages made of a head and a body, and what is read of them. */

import type {Evidence} from '../src/document.ts'
import {readMetadata} from '../src/formats/html-metadata.ts'
import type {PageMetadata} from '../src/formats/html-page.ts'
import {findSigns} from '../src/formats/html-signs.ts'
import {parseHtml} from '../src/formats/html-tree.ts'
import {absolute} from '../src/formats/html.ts'
import {places} from '../src/place.ts'

export const address = 'https://harbour.example/yard/lamps.html'
export const prose = 'The keepers of the lights were asked to write down the hour at which each lamp was lit, and the hour at which it went out, for every night of that winter.'
export const title = 'The lamps of winter'
export const article = `<article><h1>${title}</h1><p>${prose}</p></article>`
export const linked = (...values: unknown[]): string => values.map((value) => `<script type="application/ld+json">${typeof value === 'string' ? value : JSON.stringify(value)}</script>`).join('')
export const isArticle = '<meta property="og:type" content="article">'

export function read(head: string, body: string, {url = address, lang = 'en'} = {}): PageMetadata {
  const html = `<!doctype html><html lang="${lang}"><head>${head}</head><body>${body}</body></html>`
  const at = places(html)
  return readMetadata(findSigns(parseHtml(html).root), {
    dates: {}, url, place: (start, end) => at.position(start, end), resolve: (link) => absolute(link, url),
    isApart(element) {
      for (let node = element; ; node = node.parent) {
        if (/^(?:aside|nav|footer)$/u.test(node.name)) return true
        if (!node.parent) return false
      }
    }
  })
}
export const first = (field: keyof Evidence, head: string, body: string, options = {}): unknown => read(head, body, options).gathered.evidence[field]?.[0]?.value
export const sources = (field: keyof Evidence, head: string, body: string, options = {}): string[] => (read(head, body, options).gathered.evidence[field] ?? []).map(({from}) => from)
export const named = (name: string, content: string): string => `<meta name="${name}" content="${content}">`
export const byline = (inside: string): string => article.replace('</h1>', `</h1>${inside}`)
