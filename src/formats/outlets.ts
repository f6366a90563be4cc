import type {Candidate, Evidence} from '../document.ts'

/** Leave out of a list of authors the site itself, which is where the people beside it work; alone it may be the author. */
export function withoutOutlets(candidate: Candidate, outlets: ReadonlySet<string>): Candidate {
  const names = [candidate.value].flat()
  const people = names.filter((name) => !outlets.has(squeeze(name)))
  return people.length === 0 || people.length === names.length ? candidate : {...candidate, value: people, raw: candidate.raw ?? names.join(', '), why: 'without the name of the site'}
}

/** The names of a site: what the page calls it, and what its address does. */
export function outletsOf({site = [], url = []}: Evidence): ReadonlySet<string> {
  return new Set([...site.map(({value}) => String(value)), ...url.flatMap(({value}) => hostNames(String(value)))].map(squeeze).filter((name) => name !== ''))
}

/** The host of an address, and its part before the ending: `norwick.example` and `norwick`. */
export function hostNames(url: string): string[] {
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/^www\./u, '') : ''
  return [host, host.split('.').at(-2) ?? ''].filter((name) => name !== '')
}

const squeeze = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{M}\p{N}]/gu, '')
