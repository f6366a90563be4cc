/**
 * The laws that every adapter and cleaner keeps, for any test runner: `for (const {name, check} of testAdapter(…)) test(name, check)`.
 *
 * Law 12, that twice the input takes about twice the time, is measured by `npm run bench`: a test that times itself fails by chance.
 */

import {VFile} from 'vfile'
import {account} from './account.ts'
import type {Adapter} from './adapter.ts'
import {markdownPost} from './adapters/markdown-post.ts'
import type {Document} from './document.ts'
import {apply, restore, type Cleaner} from './edit.ts'
import {normalize, type NormalizeOptions} from './normalize.ts'
import {toHtml} from './outputs/html.ts'
import {fromJson, toJson} from './outputs/json.ts'
import {toMarkdown} from './outputs/markdown.ts'
import {toRecord} from './outputs/record.ts'
import {toText} from './outputs/text.ts'
import {openSource, type SourceObject} from './source.ts'
import {checkMetadata, checkPositions, damaged, outline} from './testing/checks.ts'
import {checkExamples} from './testing/examples.ts'

/** One input of a source, and what it must read to. */
export interface Fixture {
  readonly name: string
  readonly input: SourceObject
  /** As written by `golden`. */
  readonly expected?: string
}

/** Something that must hold; `check` throws an error that says what does not. */
export interface Law {
  readonly name: string
  check(): void
}

export interface KitOptions {
  /** Among which the adapter must be found without being named (default: it alone). */
  readonly adapters?: readonly Adapter[]
  readonly cleaners?: readonly Cleaner[]
  /** Every `source:ruleId` that is documented; without it any is allowed. */
  readonly diagnostics?: ReadonlySet<string>
}

/** The laws of an adapter over each of its fixtures. */
export function testAdapter(adapter: Adapter, fixtures: readonly Fixture[], options: KitOptions = {}): Law[] {
  const kit = {adapters: [adapter], cleaners: [], ...options}
  return fixtures.flatMap((fixture) => adapterLaws(adapter, fixture, kit).map(({name, check}) => ({name: `${fixture.name}: ${name}`, check})))
}

/** The laws of a cleaner, over the examples of its rules and over documents. */
export function testCleaner(cleaner: Cleaner, documents: readonly Document[] = []): Law[] {
  return [
    ...cleaner.rules.map((rule) => ({name: `${rule.id} matches and spares its examples`, check: () => checkExamples(cleaner, rule)})),
    {name: 'proposes without changing, applies once, and is undone', check: () => documents.forEach((document) => checkCleaner(cleaner, document))}
  ]
}

/** What a fixture reads to, for `expected.json`: documents and messages, positions in one line each. */
export function golden(input: SourceObject, options: NormalizeOptions): string {
  const run = normalize(input, options)
  const documents = [...run]
  const messages = run.file.messages.map(({source, ruleId, reason, place}) => ({source, ruleId, reason, place}))
  return `${outline({documents, messages})}\n`
}

function adapterLaws(adapter: Adapter, {input, expected}: Fixture, kit: Required<Pick<KitOptions, 'adapters' | 'cleaners'>> & KitOptions): Law[] {
  const {adapters, cleaners} = kit
  const options: NormalizeOptions = {adapters, cleaners, adapter: adapter.name}
  const read = (more: NormalizeOptions = {}): Document[] => [...normalize(input, {...options, ...more})]
  const kept = (): Document[] => read({profile: 'keep-all'})
  return [
    {name: 'reads to what is expected', check: () => expected === undefined || same(golden(input, options), expected, 'the documents')},
    {name: 'is found without being named', check: () => checkDetected(adapter, input, adapters)},
    {name: 'survives JSON, and is left alone by outputs', check: () => read().forEach(checkOutputs)},
    {name: 'has positions that nest and quote', check: () => kept().forEach((document) => checkPositions(document, openSource(input).value))},
    {name: 'reads whatever is damaged', check: () => damaged(input.value).forEach((value) => checkAccounts({...input, value}, options))},
    {name: 'reads the same twice', check: () => same(JSON.stringify(read()), JSON.stringify(read()), 'a second run')},
    {name: 'is undone by restore', check: () => checkRestored(read(), kept())},
    {name: 'keeps the laws of each cleaner', check: () => cleaners.forEach((cleaner) => kept().forEach((document) => checkCleaner(cleaner, document)))},
    {name: 'says what it says with an id and a place', check: () => checkMessages(input, options, kit.diagnostics)},
    {name: 'obeys the dictionary of metadata', check: () => read().forEach(({data}) => checkMetadata(data.metadata))},
    {name: 'accounts for every character', check: () => (['keep-all', 'balanced', 'strict'] as const).forEach((profile) => checkAccounts(input, {...options, profile}))},
    {name: 'gives Markdown that reads to the same text', check: () => read().forEach(checkMarkdown)}
  ]
}

function checkDetected({name}: Adapter, input: SourceObject, adapters: readonly Adapter[]): void {
  const [document] = normalize(input, {adapters})
  same(document?.data.provenance.adapter.split('@')[0] ?? '', name, 'the adapter')
}

function checkAccounts(input: SourceObject, options: NormalizeOptions): void {
  const file = new VFile({value: input.value, ...(input.path === undefined ? {} : {path: input.path})})
  const documents = [...normalize(file, options)]
  const {length, spans, unaccounted} = account(file, documents)
  let at = 0
  for (const {start, end} of spans) {
    if (start !== at || end <= start) throw new Error(`Unexpected span ${start}-${end}, expected one that begins at ${at}`)
    at = end
  }
  if (at !== length) throw new Error(`Unexpected end of spans at ${at}, expected ${length}`)
  if (unaccounted === 0) return
  const {text = ''} = file.data.palimpsest ?? {}
  const [lost] = spans.filter((span) => span.class === 'unaccounted')
  throw new Error(`Unexpected ${unaccounted} characters that nobody accounts for, first ${JSON.stringify(text.slice(lost?.start, lost?.end).slice(0, 80))} at ${lost?.start}`)
}

function checkOutputs(document: Document): void {
  const before = JSON.stringify(document)
  same(JSON.stringify(fromJson(toJson(document))), before, 'the document read from JSON')
  for (const output of [toMarkdown, toText, toHtml, toRecord]) output(document)
  same(JSON.stringify(document), before, 'the document after it was written')
}

function checkRestored(cleaned: readonly Document[], kept: readonly Document[]): void {
  for (const [index, document] of cleaned.entries()) {
    const back = restore(document)
    same(JSON.stringify(back.children), JSON.stringify(kept[index]?.children), 'the restored tree')
    same(String(back.data.ledger.length), '0', 'the length of the ledger')
  }
}

function checkCleaner(cleaner: Cleaner, document: Document): void {
  const before = JSON.stringify(document)
  for (const edit of cleaner.propose(document)) if (!cleaner.rules.some(({id}) => id === edit.rule)) throw new Error(`Unexpected rule \`${edit.rule}\`, expected one of \`${cleaner.name}\``)
  same(JSON.stringify(document), before, 'the document after `propose`')
  const once = apply(document, cleaner, 'strict')
  const twice = apply(once, cleaner, 'strict')
  same(JSON.stringify(twice.data.ledger.slice(once.data.ledger.length)), '[]', `what \`${cleaner.name}\` finds the second time`)
  same(JSON.stringify(restore(once).children), JSON.stringify(document.children), `the tree restored after \`${cleaner.name}\``)
  same(JSON.stringify(restore(fromJson(toJson(once))).children), JSON.stringify(document.children), `the tree restored from JSON after \`${cleaner.name}\``)
}

function checkMessages(input: SourceObject, options: NormalizeOptions, diagnostics?: ReadonlySet<string>): void {
  const run = normalize(input, options)
  for (const _ of run) continue
  for (const {source, ruleId, place, reason} of run.file.messages) {
    const id = `${source}:${ruleId}`
    if (diagnostics && !diagnostics.has(id)) throw new Error(`Unexpected message \`${id}\`, expected a documented one`)
    if (!place) throw new Error(`Unexpected message \`${id}\` without a place: ${reason}`)
  }
}

// A title may stand in front matter on one side and in the text on the other.
function checkMarkdown(document: Document): void {
  const markdown = toMarkdown(document)
  const [again] = normalize({value: markdown, path: 'again.md'}, {adapters: [markdownPost()], profile: 'keep-all'})
  const bare = (value: string): string => {
    const squeezed = squeeze(value)
    const title = squeeze(document.data.metadata.title ?? '')
    return squeezed.startsWith(title) ? squeezed.slice(title.length) : squeezed
  }
  same(/\p{Script=Han}(?:&#x?[\da-f]{1,6};)+/iu.exec(markdown)?.[0] ?? '', '', 'the references behind Han characters')
  same(bare(again ? toText(again) : ''), bare(toText(document)), 'the text of the Markdown')
}

const squeeze = (value: string): string => value.normalize('NFC').replace(/[\s\u00ad\u200b-\u200d\u2060]/gu, '')

function same(actual: string, expected: string | undefined, what: string): void {
  if (actual === expected) return
  let at = 0
  while (at < actual.length && actual[at] === expected?.[at]) at++
  const around = (value = ''): string => JSON.stringify(value.slice(Math.max(0, at - 60), at + 60))
  throw new Error(`Unexpected difference in ${what} at ${at}: ${around(actual)}, expected ${around(expected)}`)
}
