import {sourceOf, warn, type Adapter, type Match, type TextFile} from './adapter.ts'

/** How well an adapter matches: hosts, heads, media type, extension; compared from the left, like CSS specificity. */
type Specificity = readonly [number, number, number, number]

/**
 * Find the adapter whose description fits the source best.
 *
 * Where two fit equally well a message names both (`detect:tie`) and the one listed first reads; where none fits,
 * the last of the list reads (`detect:no-match`).
 */
export function detect(file: TextFile, adapters: readonly Adapter[]): Adapter {
  const last = adapters.at(-1)
  if (!last) throw new TypeError('Unexpected empty list of adapters, expected at least one')
  const known = new Set(adapters.flatMap(({match}) => match.extensions ?? []))
  const ranked = adapters.map((adapter) => ({adapter, rank: specificity(adapter.match, file, known)})).sort((a, b) => compare(b.rank, a.rank))
  const [best, second] = ranked
  const place = sourceOf(file).places.position(0, 0)
  if (!best || best.rank.every((value) => value === 0)) {
    if (file.value.trim() !== '') warn(file, `Unexpected kind of source, expected one that an adapter describes, reading it as \`${last.name}\``, {source: 'detect', ruleId: 'no-match', place})
    return last
  }
  if (second && compare(best.rank, second.rank) === 0) warn(file, `Unexpected tie between \`${best.adapter.name}\` and \`${second.adapter.name}\`, expected one best match, reading it as \`${best.adapter.name}\``, {source: 'detect', ruleId: 'tie', place})
  return best.adapter
}

function specificity(match: Match, file: TextFile, known: ReadonlySet<string>): Specificity {
  const {url, mediaType} = sourceOf(file)
  const extension = (file.extname ?? '').toLowerCase()
  const claimed = match.extensions?.includes(extension) ?? false
  // A known extension outweighs any look at the text, but for adapters that say so.
  const tested = claimed || !known.has(extension) || (match.accepts?.includes(extension) ?? false)
  const head = file.value.slice(0, 4096).replace(/^\ufeff/u, '')
  return [
    Number(match.hosts?.includes(host(url)) ?? false),
    tested ? patterns(match).filter((pattern) => pattern.test(head)).length : 0,
    Number(match.mediaTypes?.includes(essence(mediaType)) ?? false),
    Number(claimed)
  ]
}

function patterns({head = []}: Match): readonly RegExp[] {
  return head instanceof RegExp ? [head] : head
}

function compare(a: Specificity, b: Specificity): number {
  for (const [index, value] of a.entries()) if (value !== b[index]) return value - (b[index] ?? 0)
  return 0
}

const essence = (mediaType = ''): string => (mediaType.split(';')[0] ?? '').trim().toLowerCase()

function host(url: string | undefined): string {
  return url !== undefined && URL.canParse(url) ? new URL(url).hostname : ''
}
