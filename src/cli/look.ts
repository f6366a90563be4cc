import type {Example} from '../edit.ts'
import type {Library} from '../node/formats.ts'
import {doubts, remarks} from '../node/remarks.ts'
import {codeOf, tally, usageError, type Code} from './codes.ts'
import {explainText} from './explain-text.ts'
import {explain} from './explain.ts'
import {announce, expand, guarded, load, type Source} from './inputs.ts'
import {sink, type Io} from './io.ts'
import {format} from './remarks.ts'
import {withRules} from './rules-file.ts'
import {extensions, settings, type SourceFlags} from './settings.ts'

/** `palimpsest explain`: what of each file was kept and removed, and by which rule. */
export async function explainFiles(operands: readonly string[], flags: SourceFlags & {readonly json?: boolean; readonly rules?: readonly string[]}, io: Io): Promise<Code> {
  const library = await import('../index.ts')
  const options = await withRules(settings(flags, library), flags.rules, library, io.cwd)
  return each(operands, library, io, async (input, source) => {
    const run = library.normalize(input, options)
    const documents = [...run]
    const found = explain(source.name, documents, library.account(run.file, documents))
    io.stderr.write(format(source.name, remarks(run.file, documents.flatMap(doubts))))
    return flags.json ? `${JSON.stringify(found)}\n` : explainText(found)
  })
}

/** `palimpsest detect`: the adapter that would read each file, and its encoding, between tabs. */
export async function detectFiles(operands: readonly string[], io: Io): Promise<Code> {
  const library = await import('../index.ts')
  return each(operands, library, io, async (input, source) => {
    const {file} = library.normalize(input)
    const {adapter, encoding} = file.data.palimpsest ?? {}
    io.stderr.write(format(source.name, remarks(file, [])))
    return `${source.name}\t${adapter?.name}\t${encoding?.label}\n`
  })
}

type Task = (input: Uint8Array | {value: Uint8Array; path: string}, source: Source) => Promise<string>

async function each(operands: readonly string[], library: Library, io: Io, task: Task): Promise<Code> {
  const count = tally()
  const out = sink(io.stdout)
  const found = await expand(operands, io, {extensions: extensions(library)})
  announce(found, io, count)
  for (const source of found.sources) {
    if (out.closed) break
    const value = await load(source, io, count)
    if (value) await guarded(source, io, count, async () => out.write(await task(source.path === undefined ? value : {value, path: source.path.replace(/\.gz$/iu, '')}, source)))
  }
  return codeOf(count)
}

/** `palimpsest rules`: the rules of all cleaners, or of one with an example each. */
export async function listRules(name: string | undefined, io: Io): Promise<Code> {
  const {cleaners} = await import('../index.ts')
  const all = cleaners()
  const chosen = all.filter((cleaner) => name === undefined || cleaner.name === name)
  if (chosen.length === 0) throw usageError(`Unexpected cleaner \`${name}\`, expected one of ${all.map((cleaner) => cleaner.name).join(', ')}`)
  const rows = chosen.flatMap((cleaner) => cleaner.rules.map((rule) => ({
    id: `${cleaner.name}@${cleaner.version}/${rule.id}`, what: `${rule.what}${rule.strict ? ' (strict)' : ''}`, category: rule.category,
    example: name === undefined ? undefined : rule.matches.find(isText)
  })))
  const [ids, categories] = [width(rows.map(({id}) => id)), width(rows.map(({category}) => category))]
  const lines = rows.map(({id, category, what, example}) => `${id.padEnd(ids)}${category.padEnd(categories)}${what}\n${example === undefined ? '' : `    ${example.replaceAll('\n', '\n    ')}\n`}`)
  await sink(io.stdout).write(lines.join(''))
  return codeOf(tally())
}

/** `palimpsest adapters`: name, version, and what each is known by. */
export async function listAdapters(io: Io): Promise<Code> {
  const {adapters} = await import('../index.ts')
  const rows = adapters().map(({name, version, match}) => ({
    id: `${name}@${version}`, known: [...(match.extensions ?? []), ...(match.mediaTypes ?? []), ...(match.hosts ?? []), ...(match.head ? ['what it begins with'] : [])]
  }))
  const ids = width(rows.map(({id}) => id))
  await sink(io.stdout).write(rows.map(({id, known}) => `${id.padEnd(ids)}${known.join(', ') || 'what no other describes'}\n`).join(''))
  return codeOf(tally())
}

const isText = (example: Example): example is string => typeof example === 'string'

const width = (values: readonly string[]): number => Math.max(0, ...values.map(({length}) => length)) + 2
