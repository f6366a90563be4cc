/** Between a title and the name of a site: a sign between spaces, a bar or underscore anywhere, a hyphen beside a character that takes none. */
const separator = /(?<=\s)(?:[-–—·•:/~]|--)(?=\s)|[|｜丨_»«›]|::|--|(?<=\P{ASCII})[-–—]|[-–—](?=\P{ASCII})/gu

export interface SplitTitle {
  readonly title: string
  /** The part that was split off, as written, where it names the site. */
  readonly site?: string
  /** Where `title` stands in the title that was given. */
  readonly start: number
}

/**
 * Split the name of the site, and of its columns, from a page or post title, by evidence.
 *
 * A part beside a sign such as `-`, `_`, `|` goes only where it is one of the names that are `known`: the site, its host, a
 * tag, the author, the column; several parts go one by one. Without evidence the title stays whole.
 */
export function splitSite(title: string, known: readonly string[] = []): SplitTitle {
  const whole: SplitTitle = {title, start: 0}
  const names = new Set(known.map(fold).filter((name) => name !== ''))
  if (names.size === 0 || title.length > 1000) return whole
  const parts = split(title)
  let from = 0
  let to = parts.length
  while (to - from > 1 && names.has(fold(parts[to - 1]!.value))) to--
  while (to - from > 1 && names.has(fold(parts[from]!.value))) from++
  if (to - from === parts.length || parts.length === 0) return whole
  const site = to < parts.length ? parts.at(-1)! : parts[0]!
  const start = parts[from]!.start
  const last = parts[to - 1]!
  return {title: title.slice(start, last.start + last.value.length), site: site.value, start}
}

function split(title: string): Array<{value: string; start: number}> {
  const parts: Array<{value: string; start: number}> = []
  const add = (from: number, to: number): void => {
    const part = title.slice(from, to)
    if (part.trim() !== '') parts.push({value: part.trim(), start: from + part.length - part.trimStart().length})
  }
  let start = 0
  for (const {0: sign, index} of title.matchAll(separator)) {
    add(start, index)
    start = index + sign.length
  }
  add(start, title.length)
  return parts
}

// Case, spaces and the ending of a host say nothing: `example.com` is known as `Example`.
function fold(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/^www\./u, '').replace(/\.(?:com|net|org|co|io|cn|tw|hk|jp|de|fr|uk)(?:\.[a-z]{2})?$/u, '').replace(/[\s.!！。]/gu, '')
}
