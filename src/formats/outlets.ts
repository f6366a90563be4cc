import type {Candidate, Evidence} from '../document.ts'

/** Leave out of a list of authors the site itself, which is where the people beside it work; alone it may be the author. */
export function withoutOutlets(candidate: Candidate, outlets: ReadonlySet<string>): Candidate {
  const names = [candidate.value].flat()
  const people = names.filter((name) => !isOutlet(name, outlets))
  return people.length === 0 || people.length === names.length ? candidate : {...candidate, value: people, raw: candidate.raw ?? names.join(', '), why: 'without the name of the site'}
}

// An edition of it bears its name before that of the place: `Tidings North`.
const isOutlet = (name: string, outlets: ReadonlySet<string>): boolean => outlets.has(squeeze(name)) || (/\d/u.test(name) && outlets.has(squeeze(name.split(/\s/u)[0]!)))

/** The names of a site: what the page calls it, what its address does, and other organisations that are given. */
export function outletsOf({site = [], url = []}: Evidence, others: readonly string[] = []): ReadonlySet<string> {
  return new Set([...site.map(({value}) => String(value)), ...url.flatMap(({value}) => hostNames(String(value))), ...others].map(squeeze).filter((name) => name !== ''))
}

const room = 'redacci[oó]n|redaç[aã]o|reda[ck]tion|redazione|rédaction|reda[ck]tie|redakcj[ai]|redakc[ei]|redakcia|redakcija|redaksi|redaktionen|redaksjonen|toimitus|szerkesztőség|redacția|редакци[яи]|редакція|редакцията|(?:staff|our|special|own|agency)\\s(?:reporter|correspondent)s?|agenc(?:y|ies)|নিজস্ব প্রতিবেদক|স্টাফ রিপোর্টার|newsroom|news ?desk|web ?desk|desk|staff|bureau|yazı işleri|haber merkezi|σύνταξη|التحرير|ডেস্ক|डेस्क|ڈیسک|กองบรรณาธิการ|ban biên tập|编辑部|編輯部|編集部|取材班|编辑|편집국|뉴스팀|취재팀'
const desk = new RegExp(`^(?:(?:la|el|die|de|the|our|a|هيئة|فريق)\\s)?(?:${room})(?:\\s.{0,30})?$|^.{1,40}[\\s-](?:${room})$|(?:编辑部|編輯部|編集部|取材班|편집국|뉴스팀|취재팀)$`, 'iu')

/** Whether a name is that of a desk or of people who work together: `Redaktion`, `the Tidings Team`. */
export const isDesk = (name: string): boolean => name.length <= 40 && (desk.test(name) || /^(?:[Tt]he\s)?(?:\p{Lu}\S*\s){0,3}(?:[Tt]eam|[Ee]ditors|[Ss]taff)$/u.test(name))

const shownFrom = /^(?:byline|link|rel\.author|class)$/u

/**
 * Put those who are people before the desk, the site or the organisation that answers for what they wrote, and all whom a page shows
 * as its writers before the one whom its data name: a field for one has no room for more.
 *
 * A site may bear the name of its writer: what it shows as the writer's is a person's.
 */
export function peopleFirst(candidates: readonly Candidate[], outlets: ReadonlySet<string>): Candidate[] {
  const bylines = candidates.filter(({from}) => shownFrom.test(from))
  const shown = new Set(bylines.flatMap(({value}) => value))
  const isPerson = ({value}: Candidate): boolean => [value].flat().some((name) => !desk.test(name) && (shown.has(name) || !isOutlet(name, outlets)))
  const [first] = candidates
  if (!first || isPerson(first)) {
    const fuller = first && bylines.find((candidate) => isFuller(candidate, first))
    return fuller ? [fuller, ...candidates.filter((candidate) => candidate !== fuller)] : [...candidates]
  }
  // A part of what the organisation is called is nobody.
  const whole = String(first.value)
  const people = candidates.filter((candidate) => isPerson(candidate) && [candidate.value].flat().every((name) => !whole.includes(name)))
  return [...people, ...candidates.filter((candidate) => !people.includes(candidate))]
}

// It names everybody whom the other does, and more.
function isFuller({value}: Candidate, first: Candidate): boolean {
  const [names, others] = [value, first.value].map((list) => [list].flat().map(squeeze)) as [string[], string[]]
  return names.length > others.length && others.every((name) => names.some((full) => full.includes(name)))
}

/** The host of an address, and its part before the ending: `norwick.example` and `norwick`. */
export function hostNames(url: string): string[] {
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/^www\./u, '') : ''
  return [host, host.split('.').at(-2) ?? ''].filter((name) => name !== '')
}

const squeeze = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{M}\p{N}]/gu, '')
