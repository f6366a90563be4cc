import {availableParallelism} from 'node:os'
import {resolve} from 'node:path'
import {fileURLToPath} from 'node:url'
import type {Document} from '../document.ts'
import type {NormalizeOptions} from '../normalize.ts'
import type {SourceObject} from '../source.ts'
import type {DocumentSummary} from '../summary.ts'
import {containers, find} from './find.ts'
import type {Library} from './formats.ts'
import type {Container, Source} from './open.ts'
import {toolsOf, type Plan} from './plan.ts'
import type {Rejected} from './remarks.ts'
import {run} from './run.ts'
import {tallyOf} from './target.ts'

/** What `normalizeBatch` reads: files, folders and patterns by their path, or sources at hand. */
export type BatchInput = string | URL | SourceObject

export interface BatchOptions extends NormalizeOptions {
  /** How many workers (default: one for each processor); 0 does all in this thread, unshielded. */
  readonly jobs?: number
  /** Seconds that a document may take (default: 60). */
  readonly timeout?: number
  /** Megabytes of heap that a worker may use (default: 2047). */
  readonly memory?: number
  /** The configuration file of workers: adapters and cleaners of your own are functions, which cannot be sent to them. */
  readonly config?: string
  /** Where the module of workers lies, for programs that bundle this one. */
  readonly worker?: string | URL
  /** What inputs are; without it their first bytes tell. */
  readonly from?: Container
  readonly cwd?: string
  readonly signal?: AbortSignal
  /** Told of what could not be read: rows, records, whole documents, and inputs that are not there. */
  readonly onReject?: (rejected: Rejected) => void
  /** Told what became of each document, before it is given. */
  readonly onSummary?: (summary: DocumentSummary) => void
}

/**
 * Read many inputs into Documents, in worker threads, in the order of the inputs.
 *
 * No more is read than is asked for. A document that throws, hangs or exhausts its worker is told to `onReject`, and the others come all the same.
 */
export async function* normalizeBatch(inputs: Iterable<BatchInput> | AsyncIterable<BatchInput>, options: BatchOptions = {}): AsyncIterable<Document> {
  const {jobs = availableParallelism(), timeout, memory, config, worker = new URL('./worker.js', import.meta.url), from, cwd = process.cwd(), signal, onReject, onSummary, ...rest} = options
  const {adapters, cleaners, ...plain} = rest
  if (jobs > 0 && (adapters || cleaners)) throw new TypeError('Unexpected functions for worker threads, expected a `config` file that holds `adapters` and `cleaners`, or `jobs: 0`')
  const plan: Plan = {options: plain, stamp: '', summaries: onSummary !== undefined, asIs: jobs === 0, ...(config === undefined ? {} : {config})}
  const tools = await toolsOf(plan, {...(adapters ? {adapters} : {}), ...(cleaners ? {cleaners} : {})})
  const sources = await sourcesOf(inputs, cwd, tools.library, onReject)
  const limits = {...(timeout === undefined ? {} : {timeout}), ...(memory === undefined ? {} : {memory})}
  const results = run(sources, {plan, tools, jobs, worker, hash: false, isolate: jobs > 0, format: () => 'json', ...limits, ...(from === undefined ? {} : {from}), ...(signal === undefined ? {} : {signal})})
  const text = new TextDecoder()
  for await (const result of results) {
    const {unit, pieces} = result
    if (onReject) for (const rejected of tallyOf(result).rejects) onReject(rejected)
    if (unit.problem !== undefined) onReject?.(unreadable(unit.source.name, unit.problem))
    for (const {bytes, written, documents, summaries} of pieces) {
      for (const [index, {start, end}] of written.entries()) {
        if (onSummary) onSummary(summaries[index]!)
        yield documents?.[index] ?? (JSON.parse(text.decode(bytes.subarray(start, end))) as Document)
      }
    }
  }
}

function unreadable(path: string, reason: string): Rejected {
  return {path, line: 1, column: 1, start: 0, end: 0, bytes: null, rule: 'batch:unreadable', reason, text: ''}
}

async function sourcesOf(inputs: Iterable<BatchInput> | AsyncIterable<BatchInput>, cwd: string, library: Library, onReject: BatchOptions['onReject']): Promise<Source[]> {
  const sources: Source[] = []
  const extensions = extensionsOf(library)
  for await (const input of inputs) {
    if (typeof input !== 'string' && !(input instanceof URL)) sources.push(held(input, sources.length))
    else {
      const {sources: found, problems} = await find([input instanceof URL ? fileURLToPath(input) : input], {cwd, extensions})
      for (const problem of problems) onReject?.(unreadable(resolve(cwd, String(input)), problem))
      sources.push(...found)
    }
  }
  return sources
}

function held({value, ...known}: SourceObject, index: number): Source {
  const name = known.path ?? known.url ?? `input ${index + 1}`
  return {name, place: name, ...known, open: async function* () {
    yield typeof value === 'string' ? new TextEncoder().encode(value) : value
  }}
}

/** The extensions that some adapter reads, and those of containers: which files of a folder are taken. */
export function extensionsOf({adapters}: Library): Set<string> {
  return new Set([...adapters().flatMap(({match}) => [...(match.extensions ?? []), ...(match.accepts ?? [])]), ...containers])
}
