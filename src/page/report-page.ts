import type {Category} from '../document.ts'
import type {DocumentSummary} from '../summary.ts'
import {frame} from './frame.ts'
import {attribute, brief, count, escape, share} from './markup.ts'
import {hueOf} from './palette.ts'
import {bars, type Part} from './plots.ts'
import {nameOf, taken, type Report, type ReportFacts, type Sum} from './report.ts'

export interface ReportPageOptions {
  /** What the page calls the run. */
  readonly name?: string
  /** Where a document's source is, relative to the page; without it nothing is linked. */
  readonly href?: (item: DocumentSummary) => string | undefined
}

/** How many bars and rows a plot or table has. */
const most = 40

/** Write one HTML page that stands alone and shows what became of a run: shares as plots, lines that were taken out most often, documents that should be looked at first. */
export function reportPage(report: Report, {name = 'palimpsest', href}: ReportPageOptions = {}): string {
  const facts = report.facts()
  const shown = new Set(facts.items.map(({number}) => number))
  const body = [
    `<main class=report><h1>${escape(name)}</h1>`, summary(facts), categories(facts.all), plot('Sources', 'source', facts.sources), plot('Adapters', 'adapter', facts.adapters),
    repeated(facts, shown), documents(facts), ...facts.items.map(({item, number}) => section(item, number, href)), '</main>'
  ]
  return frame({title: `${name} – palimpsest`, kind: 'report', body: body.join('\n')})
}

function summary({all}: ReportFacts): string {
  const gone = taken(all)
  const rest = Math.max(0, all.characters - all.kept - gone)
  return `<p>${count(all.documents)} documents, <b${all.suspect > 0 ? ' class=suspect' : ''}>${count(all.suspect)} to be looked at</b>; ${count(all.characters)} characters:
${count(all.kept)} kept (${share(all.kept, all.characters)}), ${count(gone)} taken out (${share(gone, all.characters)}), ${count(rest)} syntax, metadata and white space (${share(rest, all.characters)}).</p>`
}

const byValue = (removed: Sum['removed']): [Category, number][] => (Object.entries(removed) as [Category, number][]).sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))

function categories({removed}: Sum): string {
  const rows = byValue(removed)
  if (rows.length === 0) return '<p>Nothing was taken out.</p>'
  const whole = rows.reduce((sum, [, value]) => sum + value, 0)
  const drawn = rows.map(([category, value]) => ({label: category, parts: [{name: category, hue: hueOf(category), value}], note: share(value, whole)}))
  const lines = rows.map(([category, value]) => `<tr><th scope=row>${escape(category)}<td>${count(value)}<td>${share(value, whole)}</tr>`)
  return `<section aria-labelledby=categories><h2 id=categories>What was taken out, by category</h2>${bars('Characters taken out, by category', drawn, rows[0]![1])}
<details><summary>as a table</summary><table><thead><tr><th scope=col>category<th scope=col>characters<th scope=col>share of what was taken out</tr></thead><tbody>${lines.join('\n')}</tbody></table></details></section>`
}

/** The hue of what was kept. */
const kept = 140

const partsOf = (sum: Pick<Sum, 'kept' | 'removed'>): Part[] => [{name: 'kept', hue: kept, value: sum.kept}, ...byValue(sum.removed).map(([category, value]) => ({name: category, hue: hueOf(category), value}))]

function plot(title: string, noun: string, sums: ReportFacts['sources']): string {
  const some = sums.slice(0, most)
  const named = some.map(([name, sum]) => [name || 'others', sum] as const)
  const drawn = named.map(([label, sum]) => ({label, parts: partsOf(sum), note: `${share(sum.kept, sum.kept + taken(sum))} kept`}))
  const lines = named.map(([name, sum]) => `<tr><th scope=row>${escape(brief(name, 120))}<td>${count(sum.documents)}<td>${count(sum.suspect)}<td>${count(sum.characters)}<td>${count(sum.kept)}<td>${count(taken(sum))}</tr>`)
  const more = sums.length > most ? `<p>and ${count(sums.length - most)} more</p>` : ''
  return `<section aria-labelledby=${noun}s><h2 id=${noun}s>${title}</h2>${bars(`Share of text that was kept and taken out, by ${noun}`, drawn)}${more}
<details><summary>as a table</summary><div class=wide tabindex=0 role=region aria-label="${title}"><table><thead><tr><th scope=col>${noun}<th scope=col>documents<th scope=col>to be looked at<th scope=col>characters<th scope=col>kept<th scope=col>taken out</tr></thead><tbody>${lines.join('\n')}</tbody></table></div></details></section>`
}

function repeated({lines}: ReportFacts, shown: ReadonlySet<number>): string {
  if (lines.length === 0) return ''
  const rows = lines.map(({count: times, value: {line, number, name}}) => {
    const place = escape(name)
    return `<tr><td>${count(times)}<td><span class=r style=--hue:${hueOf(line.category)}>${escape(brief(line.text, 160))}</span><td>${escape(line.rule)}<td>${!shown.has(number) ? place : `<a href="#d${number}">${place}</a>`}</tr>`
  })
  return `<section aria-labelledby=lines><h2 id=lines>Lines that were taken out most often</h2><div class=wide tabindex=0 role=region aria-label=Lines><table><thead><tr><th scope=col>times<th scope=col>line<th scope=col>rule<th scope=col>for example in</tr></thead><tbody>${rows.join('\n')}</tbody></table></div></section>`
}

function documents({all, items}: ReportFacts): string {
  const rows = items.map(({item, number}) => `<tr><td><a href="#d${number}">${escape(nameOf(item))}</a><td>${item.suspect ? '<b class=suspect>look</b> ' : ''}${escape(item.kind)}<td>${share(item.kept, item.kept + taken(item))}<td>${count(item.kept)}<td>${count(taken(item))}</tr>`)
  const more = all.documents > items.length ? `<p>The ${count(items.length)} that matter most of ${count(all.documents)}: first those to be looked at, then those of which most was taken out.</p>` : ''
  return `<section aria-labelledby=documents><h2 id=documents>Documents</h2>${more}<div class=wide tabindex=0 role=region aria-label=Documents><table><thead><tr><th scope=col>document<th scope=col>kind<th scope=col>kept<th scope=col>characters kept<th scope=col>taken out</tr></thead><tbody>${rows.join('\n')}</tbody></table></div></section>`
}

function section(item: DocumentSummary, number: number, href: ReportPageOptions['href']): string {
  const {path, input, adapter, reasons, ledger} = item
  const place = brief(path || input, 200)
  const link = href?.(item)
  const lines = ledger.map(({line, rule, category, reason, text}) => `<li>line ${line}: <span class=r style=--hue:${hueOf(category)}>${escape(brief(text, 200))}</span> <span class=facts>${escape(rule)}, ${escape(reason)}</span></li>`)
  return `<section class=one id=d${number} aria-labelledby=t${number}><h3 id=t${number}>${escape(nameOf(item))}</h3>
<p class=facts>${link !== undefined && isSafe(link) ? `<a href="${attribute(link)}">${escape(place)}</a>` : escape(place)}, read by ${escape(adapter)}</p>
${reasons.length === 0 ? '' : `<ul class=reasons>${reasons.map(({reason, ruleId}) => `<li>${escape(reason)} <code>${escape(ruleId)}</code></li>`).join('')}</ul>`}
${bars('What was kept and taken out', [{label: `${count(item.characters)} characters`, parts: partsOf(item), note: `${share(item.kept, item.kept + taken(item))} kept`}])}
${lines.length === 0 ? '' : `<details><summary>${count(lines.length)} of what was taken out</summary><ul>${lines.join('\n')}</ul></details>`}<p><a href="#documents">to the list</a></p></section>`
}

// A path, or an address that only shows something; browsers read over white space and controls in the name of a scheme.
function isSafe(href: string): boolean {
  const [scheme] = /^[^/?#:]*:/u.exec(href.replace(/[\s\p{Cc}]/gu, '')) ?? []
  return scheme === undefined || ['http:', 'https:', 'file:'].includes(scheme.toLowerCase())
}
