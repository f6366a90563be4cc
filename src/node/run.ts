import {stat} from 'node:fs/promises'
import {attempt, inOrder} from './batch.ts'
import {ordinals, type Ordinals} from './ordinals.ts'
import type {Plan} from './plan.ts'
import {ownThread, threads, type Pool, type ThreadOptions} from './pool.ts'
import type {Source} from './open.ts'
import {unitsOf, type Unit, type UnitOptions} from './units.ts'
import type {Piece} from './work.ts'

/** A unit, and what became of it: a task that was cut because it failed has several pieces, whose bytes are there until the next result is asked for. */
export interface Result {
  readonly unit: Unit
  readonly pieces: readonly Piece[]
}

export interface RunOptions extends UnitOptions, Partial<ThreadOptions> {
  readonly plan: Plan
  /** Whether even a lone document gets a worker. */
  readonly isolate?: boolean
  /** Ids that a source which was begun has used. */
  used?(source: Source): Ordinals | undefined
}

/** What waits for each worker, so that none has to: two tasks, and of small ones so many bytes. */
const ahead = {units: 2, bytes: 2 ** 20}

/** Read sources, and give what became of them in their order; the work is done in threads when there is more than one task of it. */
export async function* run(sources: Iterable<Source>, options: RunOptions): AsyncIterable<Result> {
  const {tools, jobs = 0, isolate = false, signal, used} = options
  let pool: Pool | undefined
  const work = async ({unit, only}: Marked): Promise<Result> => {
    if (unit.task === undefined) return {unit, pieces: []}
    pool ??= (only && !isolate) || jobs === 0 ? ownThread(tools) : poolOf(options)
    return {unit, pieces: await attempt(unit.task, pool, tools)}
  }
  const given = [...sources]
  try {
    if (jobs > 0 && options.worker !== undefined && (await isLarge(given, options))) {
      pool = poolOf(options)
      pool.start?.()
    }
    const number = numbering(used)
    for await (const result of inOrder(marked(unitsOf(given, options)), {units: Math.max(1, jobs * ahead.units), bytes: jobs * ahead.bytes}, work, sizeOf)) {
      signal?.throwIfAborted()
      yield number(result)
      for (const piece of result.pieces) pool?.release?.(piece)
      result.unit.release?.()
    }
  } finally {
    await pool?.close()
  }
}

/** Bytes of a lone file that is cut into many parts, if it can be: workers start while it is hashed. */
const large = 2 ** 24

async function isLarge([first, second]: readonly Source[], {sizes}: RunOptions): Promise<boolean> {
  if (first?.file === undefined || second) return false
  const {size} = await stat(first.file).catch(() => ({size: 0}))
  return size >= (sizes?.large ?? large)
}

const sizeOf = ({unit: {task}}: Marked): number => task?.value.length ?? 0

/** V8 lets a heap that may have a megabyte more grow to four times of what lives before it collects all of it; this one, to twice. */
const defaultMemory = 2047

function poolOf({plan, worker, jobs = 1, timeout = 60, memory = defaultMemory}: RunOptions): Pool {
  if (worker === undefined) throw new TypeError('Unexpected `jobs` without a `worker`, expected the module that workers run')
  return threads(plan, {worker, jobs, timeout, memory})
}

interface Marked {
  readonly unit: Unit
  /** It is all the work there is, and small. */
  readonly only: boolean
}

// A lone document is not worth a thread: looks ahead for a second task.
async function* marked(units: AsyncIterable<Unit>): AsyncIterable<Marked> {
  const held: Unit[] = []
  let tasks = 0
  for await (const unit of units) {
    if (unit.task && tasks < 2) tasks++
    if (tasks < 2) held.push(unit)
    else {
      while (held.length > 0) yield {unit: held.shift()!, only: false}
      yield {unit, only: false}
    }
  }
  for (const unit of held) yield {unit, only: true}
}

// Workers number the documents of a part; of a source that was cut they are numbered once more.
function numbering(used: RunOptions['used']): (result: Result) => Result {
  let source: Source | undefined
  let seen = ordinals()
  return ({unit, pieces}) => {
    if (pieces.length < 2 && !unit.sliced) return {unit, pieces}
    if ((unit.task?.part?.start.offset ?? 0) === 0) seen = ordinals()
    else if (source !== unit.source) seen = used?.(unit.source) ?? ordinals()
    source = unit.source
    return {unit, pieces: pieces.map((piece) => renumber(piece, seen))}
  }
}

function renumber(piece: Piece, seen: Ordinals): Piece {
  const changed = new Map<string, string>()
  for (const {id} of piece.written) {
    const next = seen.next(id)
    if (next !== id) changed.set(id, next)
  }
  if (changed.size === 0) return piece
  for (const {data} of piece.documents ?? []) data.id = changed.get(data.id) ?? data.id
  const text = new TextDecoder()
  const parts = piece.written.map(({id, start, end}) => {
    const bytes = piece.bytes.subarray(start, end)
    const next = changed.get(id)
    return {id: next ?? id, bytes: next === undefined ? bytes : new TextEncoder().encode(text.decode(bytes).replace(`"id":"${id}"`, `"id":"${next}"`))}
  })
  let at = 0
  const written = parts.map(({id, bytes}) => ({id, start: at, end: at += bytes.length}))
  return {...piece, written, bytes: Buffer.concat(parts.map(({bytes}) => bytes)), summaries: piece.summaries.map((summary) => ({...summary, id: changed.get(summary.id) ?? summary.id}))}
}

