import {resolve} from 'node:path'
import {atomicFile, type AtomicFile} from '../node/atomic.ts'
import {fileTarget} from '../node/file-target.ts'
import type {Found} from '../node/find.ts'
import {folderTarget, type Overwrites} from '../node/folder-target.ts'
import {formatOf, type Format} from '../node/formats.ts'
import {parquetOf} from '../node/parquet.ts'
import {streamTarget} from '../node/stream-target.ts'
import type {Target} from '../node/target.ts'
import {isStop, outputError, usageError} from './codes.ts'
import {sink, type Io} from './io.ts'
import type {Setup} from './setup.ts'

/** Where a run writes to. */
export interface Outputs {
  readonly target: Target
  readonly rejects: AtomicFile | undefined
  /** Whether a manifest is written, so that the run can go on later. */
  readonly resumable: boolean
  /** The format of a task whose source holds several documents for sure, or may hold one. */
  format(several: boolean): Format | undefined
}

/** Open what a run writes to, once everything that was asked for is known to make sense. */
export async function outputs({flags, head}: Setup, {sources, many}: Found, io: Io): Promise<Outputs> {
  const {outDir, rejects, resume = false} = flags
  const output = flags.output === '-' ? undefined : flags.output
  if (flags.output !== undefined && outDir !== undefined) throw usageError('Unexpected `--output` beside `--out-dir`, expected one of them')
  const inputs = new Set(sources.flatMap(({file}) => file ?? []))
  for (const path of [output, rejects]) if (path !== undefined && inputs.has(resolve(io.cwd, path))) throw usageError(`Unexpected output \`${path}\`, which is an input, expected another file`)
  const parquet = flags.to === 'parquet' || (flags.to === undefined && output !== undefined && /\.parquet$/iu.test(output))
  if (parquet && output === undefined) throw usageError('Unexpected `--to parquet` without `--output`, expected a file to write to')
  const asked = flags.to === 'parquet' || parquet ? 'jsonl' : flags.to ?? (output === undefined ? undefined : formatOf(output))
  const resumable = outDir !== undefined || (output !== undefined && (asked === 'jsonl' || (asked === undefined && many)))
  if (resume && !resumable) throw usageError('Unexpected `--resume`, expected `--out-dir`, or `--output` with JSON Lines or Parquet')
  if (resume && sources.some(({file}) => file === undefined)) throw usageError('Unexpected `--resume` with the standard input, expected files, which can be read again')
  const target = await blamed(outDir ?? output, async () => {
    const commit = io.sizes?.commit === undefined ? {} : {commit: io.sizes.commit}
    if (outDir !== undefined) return folderTarget(resolve(io.cwd, outDir), {head, resume, inputs, ...commit})
    if (output === undefined) return streamTarget(sink(io.stdout))
    const path = resolve(io.cwd, output)
    if (resumable) return fileTarget(path, {head, resume, ...commit, ...(parquet ? {finish: parquetOf} : {})})
    const file = await atomicFile(path)
    return streamTarget({closed: false, write: file.write}, file)
  })
  return {
    target, resumable, rejects: rejects === undefined ? undefined : await blamed(rejects, () => atomicFile(resolve(io.cwd, rejects))),
    format: (several) => asked ?? (outDir === undefined ? (many || several ? 'jsonl' : undefined) : undefined)
  }
}

/** Name the output that an error is about. */
export async function blamed<Value>(output: string | undefined, task: () => Promise<Value>): Promise<Value> {
  try {
    return await task()
  } catch (error) {
    if (output === undefined || isStop(error)) throw error
    if ((error as Partial<Overwrites>).overwrites) throw usageError(`${(error as Error).message}, expected another \`--out-dir\``)
    throw outputError(`\`${output}\``, error as Error)
  }
}
