/**
 * Which blocks of a page the reference text holds, by alignment.
 *
 * A block is content when it belongs to the heaviest chain of matches that ascends in the page and in the reference: so the copy of a
 * heading in a menu is none, though its words are in the reference. What the chain leaves of the reference may be claimed once, by
 * blocks that stand elsewhere.
 */
import {tokens} from './tokens.mjs'

const gram = 4

/** For each block the share of its tokens that the reference holds in the place of the block. */
export function align(blocks, reference) {
  const lines = reference.split('\n').map(tokens).filter((line) => line.length > 0)
  const words = lines.flat()
  const starts = new Set()
  let at = 0
  for (const line of lines) {
    starts.add(at)
    at += line.length
  }
  starts.add(at)
  const grams = index(words, gram)
  const singles = index(words, 1)
  const texts = blocks.map(tokens)
  const candidates = texts.map((text) => (text.length < 2 * gram ? exact(text, words, singles, starts) : clusters(text, grams)))
  const covered = new Array(blocks.length).fill(0)
  const free = new Uint8Array(words.length).fill(1)
  for (const {block, weight, start, end} of heaviest(candidates, words.length)) {
    covered[block] = Math.min(1, weight / texts[block].length)
    free.fill(0, start, end)
  }
  for (const [block, text] of texts.entries()) if (covered[block] === 0 && text.length >= 3) covered[block] = claim(text, grams, singles, words, starts, free)
  return covered
}

function index(words, length) {
  const found = new Map()
  for (let at = 0; at + length <= words.length; at++) {
    const key = words.slice(at, at + length).join(' ')
    const list = found.get(key)
    if (!list) found.set(key, [at])
    else if (list.length < 200) list.push(at)
  }
  return found
}

// A short block must stand in the reference as it is; one of a word or two as the beginning or end of a line.
function exact(text, words, singles, starts) {
  const found = []
  for (const start of singles.get(text[0] ?? '') ?? []) {
    if (text.some((word, index) => words[start + index] !== word)) continue
    const end = start + text.length
    const edges = Number(starts.has(start)) + Number(starts.has(end))
    if (text.length > 2 || edges > 0) found.push({weight: text.length - 0.3 * (2 - edges), start, end})
  }
  return found
}

// A long block matches where many of its grams stand on nearby diagonals.
function clusters(text, grams) {
  const hits = []
  for (let at = 0; at + gram <= text.length; at++) {
    const places = grams.get(text.slice(at, at + gram).join(' '))
    if (places && places.length <= 40) for (const place of places) hits.push({at, place, diagonal: place - at})
  }
  hits.sort((a, b) => a.diagonal - b.diagonal || a.at - b.at)
  const reach = Math.max(6, text.length / 4)
  const groups = []
  for (const hit of hits) {
    const group = groups.at(-1)
    if (group && hit.diagonal - group.at(-1).diagonal <= 6 && hit.diagonal - group[0].diagonal <= reach) group.push(hit)
    else groups.push([hit])
  }
  return groups.map((group) => match(group, text.length)).sort((a, b) => b.weight - a.weight).slice(0, 4)
}

function match(group, length) {
  const hit = new Uint8Array(length)
  let [start, end] = [Infinity, 0]
  for (const {at, place} of group) {
    hit.fill(1, at, at + gram)
    start = Math.min(start, place)
    end = Math.max(end, place + gram)
  }
  return {weight: hit.reduce((sum, one) => sum + one, 0), start, end}
}

// Dynamic programming over the ends of matches, with a Fenwick tree for the best chain that ends before a place.
function heaviest(candidates, length) {
  const best = new Array(length + 2).fill(undefined)
  const upTo = (place) => {
    let found
    for (let at = place + 1; at > 0; at -= at & -at) if (best[at] && (!found || best[at].total > found.total)) found = best[at]
    return found
  }
  const put = (place, chain) => {
    for (let at = place + 1; at < best.length; at += at & -at) if (!best[at] || chain.total > best[at].total) best[at] = chain
  }
  for (const [block, matches] of candidates.entries()) {
    const chains = matches.map((match) => {
      const before = upTo(match.start)
      return {...match, block, before, total: match.weight + (before?.total ?? 0)}
    })
    for (const chain of chains) put(chain.end, chain)
  }
  const chain = []
  for (let at = upTo(length); at; at = at.before) chain.push(at)
  return chain
}

// The budget: text of the reference that no block of the chain took.
function claim(text, grams, singles, words, starts, free) {
  const isFree = (start, end) => free.subarray(start, end).every(Boolean)
  if (text.length < 2 * gram) {
    const found = exact(text, words, singles, starts).find(({start, end}) => isFree(start, end) && starts.has(start))
    if (found) free.fill(0, found.start, found.end)
    return found ? 1 : 0
  }
  const hit = new Uint8Array(text.length)
  const taken = []
  for (let at = 0; at + gram <= text.length; at++) {
    const place = (grams.get(text.slice(at, at + gram).join(' ')) ?? []).find((start) => isFree(start, start + gram))
    if (place === undefined) continue
    hit.fill(1, at, at + gram)
    taken.push(place)
  }
  const share = hit.reduce((sum, one) => sum + one, 0) / text.length
  if (share < 0.7) return 0
  for (const place of taken) free.fill(0, place, place + gram)
  return share
}
