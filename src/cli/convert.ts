import {resolve} from 'node:path'
import type {Document} from '../document.ts'
import type {NormalizeOptions} from '../normalize.ts'
import {codeOf, tally, usageError, type Code, type Tally} from './codes.ts'
import {formatOf, type Format} from './formats.ts'
import {announce, expand, guarded, load, type Expanded, type Source} from './inputs.ts'
import {sink, type Io, type Sink} from './io.ts'
import {doubts, format, rejections, remarks, type Remark} from './report.ts'
import {extensions, settings, type Library, type SourceFlags} from './settings.ts'
import {folderTarget, outputFile, streamTarget, type OutputFile, type Target} from './targets.ts'

export interface ConvertFlags extends SourceFlags {
  readonly to?: Format
  readonly output?: string
  readonly outDir?: string
  readonly rejects?: string
  readonly failOnWarnings?: boolean
}

/** What one run holds. */
interface Job {
  readonly io: Io
  readonly library: Library
  readonly options: NormalizeOptions
  readonly target: Target
  readonly rejects: Sink | undefined
  readonly count: Tally
}

/** Normalize files and write what they hold: the command without a sub-command. */
export async function convert(operands: readonly string[], flags: ConvertFlags, io: Io): Promise<Code> {
  const library = await import('../index.ts')
  const options = settings(flags, library)
  const found = await expand(operands, io, {extensions: extensions(library), except: flags.outDir})
  const files = await outputs(flags, found, io)
  const count = tally()
  announce(found, io, count)
  const job: Job = {io, library, options, target: targetOf(flags, found, files.output ?? sink(io.stdout), library, io), rejects: files.rejects, count}
  for (const source of found.sources) {
    if (job.target.closed) break
    await guarded(source, io, count, () => one(source, job))
  }
  await Promise.all([files.output?.end(), files.rejects?.end()])
  return codeOf(count, flags.failOnWarnings)
}

// Opened once everything that was asked for is known to make sense: opening a file empties it.
async function outputs({output, outDir, rejects}: ConvertFlags, {sources}: Expanded, io: Io): Promise<{output?: OutputFile; rejects?: OutputFile}> {
  if (output !== undefined && outDir !== undefined) throw usageError('Unexpected `--output` beside `--out-dir`, expected one of them')
  const paths = {output: output === '-' ? undefined : output, rejects}
  const files: {output?: OutputFile; rejects?: OutputFile} = {}
  const inputs = new Set(sources.map(({file}) => file))
  for (const path of Object.values(paths)) if (path !== undefined && inputs.has(resolve(io.cwd, path))) throw usageError(`Unexpected output \`${path}\`, which is an input, expected another file`)
  if (paths.output !== undefined) files.output = await outputFile(resolve(io.cwd, paths.output))
  if (paths.rejects !== undefined) files.rejects = await outputFile(resolve(io.cwd, paths.rejects))
  return files
}

function targetOf({to, output, outDir}: ConvertFlags, {many, sources}: Expanded, out: Sink, library: Library, io: Io): Target {
  if (outDir !== undefined) return folderTarget(resolve(io.cwd, outDir), to, library, new Set(sources.flatMap(({file}) => file ?? [])))
  return streamTarget(out, to ?? (output === undefined ? undefined : formatOf(output)) ?? (many ? 'jsonl' : undefined), library)
}

async function one(source: Source, job: Job): Promise<void> {
  const {io, count, library, options, target, rejects} = job
  const value = await load(source, io, count)
  if (!value) return
  const run = library.normalize(source.path === undefined ? value : {value, path: source.path}, options)
  const doubted: Remark[] = []
  await target.write(source, watched(run, doubted))
  const found = remarks(run.file, doubted)
  const lost = rejections(source.name, run.file)
  io.stderr.write(format(source.name, found))
  count.warnings += found.length
  count.rejected += lost.length
  for (const part of lost) await rejects?.write(`${JSON.stringify(part)}\n`)
}

// Notes the doubts about documents as they pass, so that none is held.
function* watched(documents: Iterable<Document>, doubted: Remark[]): Iterable<Document> {
  for (const document of documents) {
    doubted.push(...doubts(document))
    yield document
  }
}
