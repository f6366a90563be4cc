import type {Explained, Explanation, Taken} from './explain.ts'

/** How many removals by one rule are shown; the others are counted. */
const shown = 5

/** An explanation for people: shares by class, metadata with its origin, what was taken out by which rule. */
export function explainText({source, characters, encoding, totals, documents}: Explanation): string {
  const rows = Object.entries(totals).map(([part, count]) => `  ${part.padEnd(12)}${number(count)}${share(count, characters)}`)
  const head = [source, `  ${'characters'.padEnd(12)}${number(characters)}  ${encoding}`, ...rows]
  return [...head, ...documents.flatMap((document) => ['', ...about(document, characters)])].join('\n') + '\n'
}

function about({id, adapter, kind, suspect, reasons, metadata, taken}: Explained, characters: number): string[] {
  return [
    `  ${kind}${suspect ? ', to be looked at' : ''}, read by ${adapter}, ${id}`,
    ...reasons.map((reason) => `    ${reason}`),
    ...metadata.map(({field, value, from}) => `    ${field.padEnd(14)}${brief(value)}  (${from})`),
    ...(taken.length === 0 ? ['    nothing taken out'] : taken.flatMap((rule) => takenOut(rule, characters)))
  ]
}

function takenOut({rule, category, characters: own, items}: Taken, characters: number): string[] {
  const rows = items.slice(0, shown).map(({line, reason, text}) => `      line ${line}: ${reason}: ${brief(text)}`)
  const more = items.length - rows.length
  return [`    ${`${rule} (${category})`.padEnd(44)}${number(own)}${share(own, characters)}`, ...rows, ...(more > 0 ? [`      and ${more} more`] : [])]
}

const number = (value: number): string => value.toLocaleString('en').padStart(12)

const share = (part: number, whole: number): string => `${(whole === 0 ? 0 : (100 * part) / whole).toFixed(1).padStart(7)} %`

/** Text on one line, cut where it is long; never through a surrogate pair. */
function brief(value: string): string {
  const characters = Array.from(value.slice(0, 400).replace(/\s+/gu, ' ').trim())
  return characters.length <= 72 ? characters.join('') : `${characters.slice(0, 71).join('')}…`
}
