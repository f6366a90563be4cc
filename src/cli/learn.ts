import {resolve} from 'node:path'
import type {Container} from '../node/open.ts'
import {unitsOf} from '../node/units.ts'
import {open} from '../node/work.ts'
import {codeOf, tally, usageError, type Code} from './codes.ts'
import {announce, expand, guarded, leftOut, unreadable} from './inputs.ts'
import {sink, type Io} from './io.ts'
import {extensions, settings, type SourceFlags} from './settings.ts'
import {outputFile} from './targets.ts'

export interface LearnFlags extends SourceFlags {
  readonly output?: string
  /** What inputs are; without it their first bytes tell. */
  readonly from?: Container
  readonly share?: string
  readonly documents?: string
}

/** `palimpsest learn`: find what repeats across the documents of a site, and write a rule file for review. */
export async function learnFiles(operands: readonly string[], flags: LearnFlags, io: Io): Promise<Code> {
  const [library, {learner}] = await Promise.all([import('../index.ts'), import('../learn/index.ts')])
  const options = settings(flags, library)
  const [share, documents] = [numberOf('share', flags.share), numberOf('documents', flags.documents)]
  const {add, rules} = learner({...(share === undefined ? {} : {share}), ...(documents === undefined ? {} : {documents})})
  const count = tally()
  const found = await expand(operands, io, {extensions: extensions(library)})
  if (flags.output !== undefined && found.sources.some(({file}) => file === resolve(io.cwd, flags.output!))) throw usageError(`Unexpected output \`${flags.output}\`, which is an input, expected another file`)
  announce(found, io, count)
  const plan = {options, stamp: '', summaries: false}
  for await (const unit of unitsOf(found.sources, {tools: {library, options, plan}, format: () => undefined, hash: false, ...(flags.from === undefined ? {} : {from: flags.from}), ...(io.sizes === undefined ? {} : {sizes: io.sizes})})) {
    const {source, task, problem, rejected} = unit
    if (problem !== undefined) unreadable(source, problem, io, count)
    if (rejected) leftOut(rejected, io, count)
    if (task) await guarded(source, io, count, async () => {
      for (const document of open(task, library, options)) add(document)
    })
  }
  const learned = rules()
  const file = flags.output === undefined || flags.output === '-' ? undefined : await outputFile(resolve(io.cwd, flags.output))
  await (file ?? sink(io.stdout)).write(`${JSON.stringify(learned, undefined, 2)}\n`)
  await file?.end()
  io.stderr.write(`palimpsest: ${learned.rules.length} rules of ${learned.documents} documents; read them before you apply them\n`)
  return codeOf(count)
}

function numberOf(name: string, given: string | undefined): number | undefined {
  if (given === undefined) return undefined
  const value = Number(given)
  if (!(value > 0) || (name === 'share' && value > 1)) throw usageError(`Unexpected ${name} \`${given}\`, expected a number above 0${name === 'share' ? ' and at most 1' : ''}`)
  return value
}
