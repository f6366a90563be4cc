// Labels by alignment: which lines of a page are the reference text, in its order.

const squeeze = (text) => text.normalize('NFC').replace(/[\s\u200b-\u200d\u2060\u00ad]/gu, '')

/** How many places of one line are tried. */
const most = 12
const gram = 12

/** Label lines 1 where a heavy increasing chain of them makes up the reference, -1 where a long one stands in it elsewhere, else 0. */
export function labelsBy(lines, reference) {
  const text = squeeze(reference)
  const texts = lines.map((line) => squeeze(line.replace(/^- /u, '')))
  const candidates = texts.map((line) => placesOf(line, text))
  const chosen = chain(texts, candidates, text.length)
  let covered = 0
  const labels = texts.map((line, at) => {
    if (chosen.has(at)) covered += line.length
    return chosen.has(at) ? 1 : line === '' || (candidates[at].length > 0 && line.length >= 40) ? -1 : 0
  })
  return {labels, coverage: text === '' ? 0 : covered / text.length}
}

function placesOf(line, text) {
  if (line === '') return []
  const places = []
  for (let at = text.indexOf(line); at >= 0 && places.length < most; at = text.indexOf(line, at + 1)) places.push(at)
  return places.length > 0 || line.length < 40 ? places : nearly(line, text)
}

// Four fifths of its pieces stand there.
function nearly(line, text) {
  let hits = 0
  let count = 0
  let first = -1
  for (let at = 0; at + gram <= line.length; at += gram / 2) {
    const found = text.indexOf(line.slice(at, at + gram))
    count++
    if (found < 0) continue
    hits++
    if (first < 0) first = Math.max(0, found - at)
  }
  return hits >= count * 0.8 ? [first] : []
}

// The heaviest chain that ascends in both, by a Fenwick tree of maxima over the ends in the reference.
function chain(texts, candidates, length) {
  const best = new Float64Array(length + 2)
  const from = new Int32Array(length + 2).fill(-1)
  const links = []
  const top = (end) => {
    let found = {weight: 0, link: -1}
    for (let at = end + 1; at > 0; at -= at & -at) if (best[at] > found.weight) found = {weight: best[at], link: from[at]}
    return found
  }
  for (const [line, places] of candidates.entries()) {
    const size = texts[line].length
    const next = places.map((place) => {
      const {weight, link} = top(place + Math.floor(size * 0.1))
      // Of equal chains the one with fewer and longer pieces.
      links.push({line, before: link})
      return {end: Math.min(length, place + size), weight: weight + size - 1.5, link: links.length - 1}
    })
    for (const {end, weight, link} of next) for (let at = end + 1; at <= length + 1; at += at & -at) if (weight > best[at]) [best[at], from[at]] = [weight, link]
  }
  const chosen = new Set()
  for (let {link} = top(length); link >= 0; link = links[link].before) chosen.add(links[link].line)
  return chosen
}
