import {resolve} from 'node:path'
import {codeOf, tally, usageError, type Code} from './codes.ts'
import {announce, expand, guarded, load} from './inputs.ts'
import {sink, type Io} from './io.ts'
import {withRules} from './rules-file.ts'
import {extensions, settings, type SourceFlags} from './settings.ts'
import {outputFile} from './targets.ts'

export interface ExplainHtmlFlags extends SourceFlags {
  readonly output?: string
  /** Files of rules that were learned. */
  readonly rules?: readonly string[]
}

/** `palimpsest explain --html`: one page that stands alone, about one source. */
export async function explainHtml(operands: readonly string[], flags: ExplainHtmlFlags, io: Io): Promise<Code> {
  const [library, {explainPage}] = await Promise.all([import('../index.ts'), import('../page/index.ts')])
  const options = await withRules(settings(flags, library), flags.rules, library, io.cwd)
  const found = await expand(operands, io, {extensions: extensions(library)})
  const [source, second] = found.sources
  if (second) throw usageError(`Unexpected ${found.sources.length} inputs, expected one for \`--html\`; \`--report FILE.html\` shows many on one page`)
  if (source?.file !== undefined && flags.output !== undefined && resolve(io.cwd, flags.output) === source.file) throw usageError(`Unexpected output \`${flags.output}\`, which is the input, expected another file`)
  const count = tally()
  announce(found, io, count)
  const value = source && (await load(source, io, count))
  if (!source || !value) return codeOf(count)
  await guarded(source, io, count, async () => {
    const run = library.normalize(source.path === undefined ? value : {value, path: source.path.replace(/\.gz$/iu, '')}, options)
    const documents = [...run]
    const page = explainPage(run.file, documents, library.account(run.file, documents), {name: source.name})
    const file = flags.output === undefined || flags.output === '-' ? undefined : await outputFile(resolve(io.cwd, flags.output))
    await (file ?? sink(io.stdout)).write(page)
    await file?.end()
  })
  return codeOf(count)
}
