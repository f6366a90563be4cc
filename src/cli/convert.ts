import type {Config} from '../node/config.ts'
import {run, type Result} from '../node/run.ts'
import type {Container} from '../node/open.ts'
import type {DocumentSummary} from '../summary.ts'
import {tallyOf} from '../node/target.ts'
import {addCounts, noCounts} from '../node/work.ts'
import type {Format} from '../node/formats.ts'
import {codeOf, codes, tally, type Code, type Tally} from './codes.ts'
import {announce, expand} from './inputs.ts'
import type {Io} from './io.ts'
import {blamed, outputs, type Outputs} from './outputs.ts'
import {progress, type Progress, type ProgressKind} from './progress.ts'
import {further, untold} from './remarks.ts'
import {extensions, type SourceFlags} from './settings.ts'
import {setup, type Setup} from './setup.ts'
import {summaryText, type Totals} from './totals.ts'

export interface ConvertFlags extends SourceFlags, Pick<Config, 'output' | 'outDir' | 'rejects' | 'failOnWarnings' | 'jobs' | 'timeout' | 'memory'> {
  readonly to?: Format | 'parquet'
  readonly from?: Container
  readonly resume?: boolean
  readonly progress?: ProgressKind
  readonly quiet?: boolean
  /** `false` for `--no-config`. */
  readonly config?: string | boolean | undefined
  /** Files of rules that were learned. */
  readonly rules?: readonly string[]
}

/** Told what became of each document, and at the end of all: what `--report` is made of. */
export interface Reporter {
  add(summary: DocumentSummary): void
  end(): Promise<void>
}

/** What one run holds. */
interface Job {
  readonly io: Io
  readonly out: Outputs
  readonly count: Tally
  readonly totals: Totals
  readonly shown: Progress
  readonly quiet: boolean
  readonly reporter: Reporter | undefined
}

/** Normalize inputs and write what they hold: the command without a sub-command. */
export async function convert(operands: readonly string[], given: ConvertFlags, io: Io, reporter?: Reporter): Promise<Code> {
  const prepared = await setup(given, io, reporter !== undefined)
  const {flags, tools} = prepared
  const found = await expand(operands, io, {extensions: extensions(tools.library), except: flags.outDir})
  const out = await outputs(prepared, found, io)
  const count = tally()
  announce(found, io, count)
  const job: Job = {io, out, count, totals: {inputs: found.sources.length, earlier: 0, counts: noCounts()}, shown: await progress(flags.progress ?? 'auto', found.sources, io), quiet: flags.quiet ?? false, reporter}
  const complete = await work(job, run(found.sources, runOptions(prepared, out, io)), flags)
  await finish(job, complete, flags)
  return complete ? codeOf(count, flags.failOnWarnings) : codes.interrupted
}

function runOptions({flags, plan, tools, jobs}: Setup, {target, resumable, format}: Outputs, {worker, signal, sizes}: Io): Parameters<typeof run>[1] {
  const {from, timeout, memory} = flags
  return {
    plan, tools, jobs, format, hash: resumable, isolate: flags.jobs !== undefined || timeout !== undefined || memory !== undefined,
    done: async (source, sha256) => (await target.done?.(source, sha256)) ?? false,
    begin: async (source) => target.begin?.(source),
    used: (source) => target.used?.(source),
    ...(worker === undefined ? {} : {worker}), ...(sizes === undefined ? {} : {sizes}), ...(signal === undefined ? {} : {signal}), ...(from === undefined ? {} : {from}),
    ...(timeout === undefined ? {} : {timeout}), ...(memory === undefined ? {} : {memory})
  }
}

// Whether it came to its end.
async function work(job: Job, results: AsyncIterable<Result>, {outDir, output}: ConvertFlags): Promise<boolean> {
  const {io, out: {target, rejects, resumable}, shown} = job
  const told = new Map<string, number>()
  try {
    for await (const result of results) {
      if (target.closed) break
      await blamed(outDir ?? output, () => target.write(result))
      if (!resumable) for (const lost of tallyOf(result).rejects) await rejects?.write(Buffer.from(`${JSON.stringify(lost)}\n`))
      tell(result, job, told)
      shown.update(result)
    }
    return true
  } catch (error) {
    if (io.signal?.aborted) return false
    await target.finish(false).catch(() => undefined)
    throw error
  } finally {
    shown.end()
  }
}

// Counts a result, and says what there is to say of it.
function tell(result: Result, {io, count, totals, shown, reporter}: Job, told: Map<string, number>): void {
  const {unit, pieces} = result
  const {counts, rejects} = tallyOf(result)
  addCounts(totals.counts, counts)
  count.rejected += rejects.length
  const name = unit.task?.name ?? unit.source.name
  const found = pieces.flatMap((piece) => [...piece.remarks, ...piece.rejected.filter(({rule}) => rule.startsWith('batch:')).map(remarkOf)])
  if (unit.rejected) found.push(remarkOf(unit.rejected))
  count.warnings += found.length
  const before = told.get(name) ?? 0
  const lines = further(name, found, before)
  told.set(name, before + found.length)
  if (unit.problem !== undefined) count.unreadable++
  const problem = unit.problem === undefined ? '' : `palimpsest: Unexpected trouble with \`${unit.source.name}\`, expected to read it: ${unit.problem}\n`
  const rest = unit.next.offset === 0 && !unit.ends ? untold(name, told.get(name)!) : ''
  if (unit.next.offset === 0) told.delete(name)
  if (lines + problem + rest !== '') {
    shown.clear()
    io.stderr.write(lines + rest + problem)
  }
  if (unit.skipped !== undefined) totals.skipped = {...totals.skipped, [unit.skipped]: (totals.skipped?.[unit.skipped] ?? 0) + 1}
  if (reporter) for (const piece of pieces) for (const summary of piece.summaries) reporter.add(summary)
}

const remarkOf = ({line, column, reason, rule}: {readonly line: number; readonly column: number; readonly reason: string; readonly rule: string}): {line: number; column: number; text: string} => ({line, column, text: `${reason} [${rule}]`})

async function finish({io, out: {target, rejects, resumable}, count, totals, quiet, reporter}: Job, complete: boolean, {outDir, output, progress: kind}: ConvertFlags): Promise<void> {
  const {earlier, sources, rejects: lost} = await blamed(outDir ?? output, () => target.finish(complete))
  addCounts(totals.counts, earlier)
  totals.earlier = sources
  count.rejected += earlier.rejected
  for (const part of lost ?? []) await rejects?.write(Buffer.from(`${JSON.stringify(part)}\n`))
  await rejects?.publish()
  if (kind === 'json') io.stderr.write(`${JSON.stringify({event: complete ? 'done' : 'interrupted', ...totals})}\n`)
  else if (!quiet && (resumable || io.stderr.isTTY === true && totals.inputs > 1)) io.stderr.write(summaryText(totals, complete))
  await reporter?.end()
}

