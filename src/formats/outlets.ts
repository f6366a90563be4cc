import type {Candidate, Evidence} from '../document.ts'

/** Leave out of a list of authors the site itself, which is where the people beside it work; alone it may be the author. */
export function withoutOutlets(candidate: Candidate, outlets: ReadonlySet<string>): Candidate {
  const names = [candidate.value].flat()
  const people = names.filter((name) => !outlets.has(squeeze(name)))
  return people.length === 0 || people.length === names.length ? candidate : {...candidate, value: people, raw: candidate.raw ?? names.join(', '), why: 'without the name of the site'}
}

/** The names of a site: what the page calls it, and the host of its address with and without the ending. */
export function outletsOf({site = [], url = []}: Evidence): ReadonlySet<string> {
  const hosts = url.flatMap(({value}) => (URL.canParse(String(value)) ? [new URL(String(value)).hostname.replace(/^www\./u, '')] : []))
  return new Set([...site.map(({value}) => String(value)), ...hosts, ...hosts.map((host) => host.split('.').at(-2) ?? '')].map(squeeze).filter((name) => name !== ''))
}

const squeeze = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{M}\p{N}]/gu, '')
