import type {VFile} from 'vfile'
import type {Accounts} from '../account.ts'
import type {Candidate, Document} from '../document.ts'
import type {SpanClass} from '../span.ts'
import {visibleText} from '../text.ts'
import {script} from './behaviour.ts'
import {frame} from './frame.ts'
import {attribute, brief, count, escape, share} from './markup.ts'
import {notesOn, type Notes, type Remark, type RuleRow} from './notes.ts'
import {hueOf} from './palette.ts'
import {sourceView} from './source-view.ts'
import {treeView} from './tree-view.ts'

export interface ExplainPageOptions {
  /** What the page calls the source (default: its path, its URL, or `source`). */
  readonly name?: string
  /** How many characters of the source are shown, and documents that begin within (default: eight million). */
  readonly limit?: number
}

/**
 * Write one HTML page that stands alone and shows what became of every character of a source.
 *
 * The source stands on one side in colours, the Documents on the other, with what each rule took out: switching a rule off shows its text again.
 * Give the file of the run (`run.file`), its documents, and their accounts.
 */
export function explainPage(file: VFile, documents: readonly Document[], accounts: Accounts, {name, limit = 8e6}: ExplainPageOptions = {}): string {
  const text = file.data.palimpsest?.text ?? String(file.value)
  const notes = notesOn({text, documents, accounts, remarks: remarksOf(file)})
  const source = sourceView(text, accounts.spans, notes, limit)
  const shown = documents.filter(({data}) => (data.provenance.place?.start.offset ?? 0) < Math.max(1, source.end))
  const title = name ?? file.path ?? file.data.palimpsest?.url ?? 'source'
  const body = [
    header(title, documents, accounts, notes, file), '<main>',
    pane('source', 'Source', `<div class=text>${source.html}</div>`),
    pane('document', shown.length === 1 ? 'Document' : `${count(shown.length)} Documents`, shown.map((document, index) => article(document, index, notes)).join('\n') + omitted(documents.length - shown.length)),
    '</main>', details
  ]
  return frame({kind: 'explain', title: `${title} – palimpsest`, body: body.join('\n'), script, data: notes.data})
}

const details = `<aside id=details aria-label="About the marked text"><p id=said role=status>Point at a coloured text, or press <kbd>n</kbd> and <kbd>p</kbd> to go from one to the next.</p>
<button id=switch type=button hidden>Switch the rule off</button></aside>`

const pane = (id: string, label: string, inner: string): string => `<section id=${id} class=pane role=region aria-label="${label}" tabindex=0><h2>${label}</h2>\n${inner}\n</section>`

const omitted = (number: number): string => (number === 0 ? '' : `<p class=cut>${count(number)} more Documents are not shown.</p>`)

function remarksOf({messages}: VFile): Remark[] {
  return messages.flatMap(({place, reason, source, ruleId}) => {
    const [start, end] = place && 'start' in place ? [place.start.offset, place.end.offset] : [place?.offset, place?.offset]
    return start === undefined || end === undefined ? [] : [{start, end: Math.max(end, start + 1), text: `${reason} [${source}:${ruleId}]`}]
  })
}

function header(title: string, documents: readonly Document[], accounts: Accounts, {data}: Notes, {messages}: VFile): string {
  const {label = 'none', source = 'none'} = documents[0]?.data.provenance.encoding ?? {}
  return `<header><h1>${escape(title)}</h1><p class=facts>${count(accounts.length)} characters, ${label} (${source}), read by ${escape(documents[0]?.data.provenance.adapter ?? 'nobody')}</p>
${totals(accounts)}
<div class=tables>${rules(data.rules, accounts.length)}${said(messages)}</div></header>`
}

const classes: ReadonlyArray<readonly [SpanClass, string]> = [['content', 'c'], ['metadata', 'm'], ['removed', 'r'], ['markup', 'k'], ['whitespace', 'w'], ['rejected', 'j'], ['unaccounted', 'j']]

function totals({totals: by, length}: Accounts): string {
  const some = classes.filter(([name]) => by[name] > 0 || name === 'unaccounted')
  const bar = some.map(([name, kind]) => `<span class="bar ${kind}" style="flex:${by[name]}"></span>`).join('')
  const legend = some.map(([name, kind]) => `<li><span class="swatch ${kind}"></span>${name} <b>${count(by[name])}</b> ${share(by[name], length)}</li>`).join('')
  return `<div class=bars aria-hidden=true>${bar}</div><ul class=legend aria-label="What became of the characters">${legend}</ul>`
}

function rules(rows: readonly RuleRow[], length: number): string {
  if (rows.length === 0) return '<p>No rule took anything out.</p>'
  const lines = rows.map(({rule, category, entries, characters}, index) => `<tr style="--hue:${hueOf(category)}"><td><label><input type=checkbox checked data-switch=${index}> <span class=r>${escape(rule)}</span></label></td><td>${escape(category)}</td><td>${count(entries)}</td><td>${count(characters)}</td><td>${share(characters, length)}</td><td><button type=button data-go=${index} aria-label="Go to the next text of ${attribute(rule)}">next</button></td></tr>`)
  return `<details open><summary>${count(rows.length)} rules took something out</summary>
<div class=scroll tabindex=0 role=region aria-label=Rules><table><caption>Switch a rule off, and what it took out is back in the Document.</caption><thead><tr><th scope=col>applied, rule<th scope=col>category<th scope=col>times<th scope=col>characters<th scope=col>share<th scope=col></tr></thead><tbody>${lines.join('\n')}</tbody></table></div>
<p><button type=button id=none>Switch all off</button> <button type=button id=all>Switch all on</button> <span id=restored role=status></span></p></details>`
}

/** Messages that are shown; the others are counted. */
const most = 200

function said(messages: VFile['messages']): string {
  if (messages.length === 0) return ''
  const lines = messages.slice(0, most).map(({line, column, reason, source, ruleId}) => `<li>${line === undefined ? '' : `${line}:${column ?? 1} `}${escape(reason)} <code>${escape(`${source}:${ruleId}`)}</code></li>`)
  const more = messages.length > most ? `<p>and ${count(messages.length - most)} more</p>` : ''
  return `<details><summary>${count(messages.length)} messages</summary><ul class=scroll>${lines.join('')}</ul>${more}</details>`
}

function article(document: Document, index: number, notes: Notes): string {
  const {verdict, metadata, provenance} = document.data
  const title = metadata.title ?? brief(visibleText(document, {limit: 200}), 60)
  const reasons = verdict.reasons.map(({reason, ruleId}) => `<li>${escape(reason)} <code>${escape(ruleId)}</code></li>`).join('')
  return `<article data-at=${provenance.place?.start.offset ?? 0} aria-labelledby=title-${index}><h3 id=title-${index}>${escape(title || 'untitled')}</h3>
<p class=facts><b>${verdict.kind}</b>${verdict.suspect ? ', <b class=suspect>to be looked at</b>' : ''}</p>${reasons === '' ? '' : `<ul class=reasons>${reasons}</ul>`}
${evidence(document)}
<div class=body>${treeView(document, notes)}</div></article>`
}

function evidence({data}: Document): string {
  const fields = Object.entries(data.evidence)
  if (fields.length === 0) return ''
  const lines = fields.flatMap(([field, candidates]) => candidates.slice(0, 8).map((candidate, index) => candidateRow(index === 0 ? field : '', candidate)))
  return `<details class=evidence><summary>Metadata: ${escape(fields.map(([field]) => field).join(', '))}</summary>
<table><thead><tr><th scope=col>field<th scope=col>value<th scope=col>from<th scope=col>why</tr></thead><tbody>${lines.join('\n')}</tbody></table></details>`
}

function candidateRow(field: string, {value, from, raw, place, why = ''}: Candidate): string {
  const shown = brief(typeof value === 'string' ? value : value.join(', '), 200)
  const written = raw === undefined || raw === value ? '' : ` <span class=raw>${escape(brief(raw, 200))}</span>`
  const {offset} = place?.start ?? {}
  const origin = offset === undefined ? escape(from) : `<button type=button data-to-offset=${offset}>${escape(from)}</button>`
  return `<tr${field === '' ? ' class=other' : ''}><th scope=row>${escape(field)}<td>${escape(shown)}${written}<td>${origin}<td>${escape(why)}</tr>`
}
