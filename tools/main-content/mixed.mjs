/**
 * Pages made of two, to train with and never to score: a short article, and below it what another site's page has of teasers or a second article.
 *
 * Few pages of the sets are so, and many of the web. What is set below is no content there, so that the reference of the article holds.
 * Both pages are of one fold: nothing of a site is in training where the site is judged.
 */
import {foldOf, numberOf} from './corpus.mjs'

/** From this length on an article is not outweighed by what stands below it, in units. */
const shortest = 20
const short = 700
/** The longest source of a piece, in characters. */
const longest = 150_000
const outer = new Set(['body', 'html'])

/** What pages have to be mixed from: articles with places below them, and pieces by kind, fold and script. */
export const newParts = () => ({articles: [], pieces: new Map()})

/** Take from a page what it has to be mixed from; `covered` tells for each block how much of it is content. */
export function collect({articles, pieces}, {id, text, page: {blocks}, covered, reference, ...about}) {
  const put = (kind, {start, end}) => {
    const key = keyOf(kind, about)
    pieces.set(key, [...(pieces.get(key) ?? []), {id, html: text.slice(start, end)}])
  }
  const content = blocks.filter(({index, shape}) => covered[index] >= 0.5 && shape.units > 0)
  for (const group of streams(blocks, about.type, new Set(content))) put('stream', group.element)
  const units = content.reduce((sum, {shape}) => sum + shape.units, 0)
  if (about.type !== 'article' || reference === '' || units < shortest) return
  const spot = content.map((block) => block.spot).reduce(common)
  if (!outer.has(spot.element.name) && sizeOf(spot) < longest) put('article', spot.element)
  const places = ends(spot)
  if (units <= short && places.length > 0) articles.push({...about, id, text, reference, places})
}

/** All mixed pages, the same ones every time. */
export function* mixedPages({articles, pieces}) {
  for (const {id, text, places, ...about} of articles) {
    for (const round of ['a', 'b']) {
      const kind = round === 'b' && numberOf(id) % 3 === 0 ? 'article' : 'stream'
      const known = (pieces.get(keyOf(kind, about)) ?? []).filter((piece) => piece.id !== id)
      const count = kind === 'stream' ? 1 + (numberOf(`${id} count ${round}`) % 2) : 1
      const below = known.length === 0 ? '' : Array.from({length: count}, (_, index) => pick(known, `${id} ${round} ${index}`).html).join('')
      const place = pick(places, `${id} place ${round}`)
      if (below !== '') yield {...about, id: `${id}+${round}`, html: `${text.slice(0, place)}${below}${text.slice(place)}`}
    }
  }
}

const keyOf = (kind, {host, lang}) => `${kind} ${foldOf(host)} ${lang}`

const pick = (list, seed) => list[numberOf(seed) % list.length]

const sizeOf = ({element: {start, end}}) => end - start

/** On pages of these types cards are content, and would be none below an article. */
const ofCards = new Set(['listing', 'collection'])

// Groups of several elements alike that hold a line or a paragraph each.
function streams(blocks, type, content) {
  const groups = new Set(blocks.map(({spot}) => spot.card?.parent).filter((group) => group && group.units >= 150 && group.units <= 3000 && sizeOf(group) < longest))
  return [...groups].filter((group) => {
    const inside = blocks.slice(group.first, group.last + 1)
    const cards = new Set(inside.map(({spot}) => spot.card).filter((card) => card?.parent === group)).size
    return cards >= 4 && group.units >= 8 * cards && group.units <= 150 * cards && (ofCards.has(type) || !inside.some((block) => content.has(block)))
  })
}

function common(one, other) {
  const around = new Set()
  for (let at = other; at; at = at.parent) around.add(at)
  let found = one
  while (!around.has(found)) found = found.parent
  return found
}

// Behind the element with the article, or one of those around it.
function ends(spot) {
  const found = []
  for (let at = spot; at && found.length < 4 && !outer.has(at.element.name); at = at.parent) if (sizeOf(at) > 0) found.push(at.element.end)
  return found
}
