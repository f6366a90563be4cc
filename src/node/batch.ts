import type {Library} from './formats.ts'
import {beginningOf, behindOf, partAdapter} from './parts.ts'
import type {Tools} from './plan.ts'
import type {Failure, Pool} from './pool.ts'
import {lineEnds, type Start} from './shift.ts'
import {rejectedPiece, textOf, type Part, type Piece, type Task} from './work.ts'

/** How much may be begun before the first of it is taken. */
export interface Ahead {
  /** So many units in any case. */
  readonly units: number
  /** More of them only while together they have no more bytes. */
  readonly bytes?: number
}

/**
 * Do work on units in order, several at once, and give the results in the same order.
 *
 * No more units are asked for than are `ahead`: what takes the results slowly slows down what gives the units.
 */
export async function* inOrder<Unit, Result>(units: AsyncIterable<Unit>, {units: count, bytes = 0}: Ahead, work: (unit: Unit) => Promise<Result>, sizeOf: (unit: Unit) => number = () => 0): AsyncIterable<Result> {
  const iterator = units[Symbol.asyncIterator]()
  const open: Array<Promise<Result>> = []
  const sizes: number[] = []
  let size = 0
  const begin = (unit: Unit): void => {
    open.push(work(unit))
    sizes.push(sizeOf(unit))
    size += sizes.at(-1)!
  }
  let next: Promise<IteratorResult<Unit>> | undefined
  let ended = false
  try {
    for (;;) {
      while (!ended && (open.length < count || size < bytes)) {
        next ??= iterator.next()
        const found = await (open[0] === undefined ? next : Promise.race([next, open[0].then(() => undefined)]))
        // The first result need not wait for another unit.
        if (found === undefined) break
        next = undefined
        if (found.done) ended = true
        else begin(found.value)
      }
      const first = open.shift()
      if (first === undefined) return
      size -= sizes.shift()!
      yield await first
    }
  } finally {
    void Promise.allSettled(open)
    void next?.catch(() => undefined)
    await iterator.return?.()
  }
}

/**
 * Do a task; where it fails, its halves, down to the documents that fail by themselves, which are rejected.
 *
 * Only sources of many records can be cut: any other is rejected whole.
 */
export async function attempt(task: Task, pool: Pool, tools: Tools): Promise<Piece[]> {
  try {
    return [await pool.run(task)]
  } catch (error) {
    const halves = pool.closed ? undefined : halve(task, tools)
    if (!halves) return [rejected(task, error as Failure, tools.library)]
    const [first, second] = halves
    return [...(await attempt(first, pool, tools)), ...(await attempt(second, pool, tools))]
  }
}

const start: Start = {offset: 0, line: 0}

function halve(task: Task, {library, options}: Tools): [Task, Task] | undefined {
  const opened = open(task, library, options)
  if (opened?.adapter.cut === undefined) return undefined
  const {text, adapter, encoding, sha256} = opened
  const beginning = task.part?.beginning ?? beginningOf(adapter, text)
  const cutter = partAdapter(adapter, beginning)
  const behindCut = behindOf(beginning)
  const at = cutter.cut!(text.slice(0, text.length >> 1)) || cutter.cut!(text)
  if (at <= 0 || at >= text.length) return undefined
  const part: Part = task.part ?? {start, encoding, adapter: adapter.name, ...(sha256 === undefined ? {} : {sha256}), ...(beginning === undefined ? {} : {beginning})}
  const behind = {offset: part.start.offset + at, line: part.start.line + lineEnds(text.slice(0, at))}
  const middle = task.range && encoding.label === 'utf-8' && encoding.replaced === 0 ? task.range[1] - Buffer.byteLength(text.slice(at)) : undefined
  const range = (from: number | undefined, to: number | undefined): Task['range'] => (from === undefined || to === undefined ? null : [from, to])
  return [
    {...task, value: text.slice(0, at), part, format: task.format ?? 'jsonl', range: range(task.range?.[0], middle)},
    {...task, value: text.slice(at), part: {...part, start: behind, ...(behindCut === undefined ? {} : {beginning: behindCut})}, format: task.format ?? 'jsonl', range: range(middle, task.range?.[1])}
  ]
}

function open(task: Task, library: Library, options: Tools['options']): {text: string; adapter: NonNullable<Opened['adapter']>; encoding: Opened['encoding']; sha256: string | undefined} | undefined {
  try {
    const named = task.part ? {...options, adapter: task.part.adapter} : options
    const {text, adapter, encoding, sha256} = library.normalize(task.part ? {...task, value: textOf(task)} : task, named).file.data.palimpsest!
    return {text, adapter: adapter!, encoding: task.part?.encoding ?? encoding, sha256}
  } catch {
    // What cannot even be opened fails as a whole.
    return undefined
  }
}

type Opened = NonNullable<ReturnType<Library['normalize']>['file']['data']['palimpsest']>

/** How much of a document that failed stands among the rejects. */
const shown = 1000

function rejected(task: Task, {rule, message}: Failure, library: Library): Piece {
  const text = typeof task.value === 'string' ? task.value : open(task, library, {})?.text ?? ''
  const {offset, line} = task.part?.start ?? start
  const lost = {path: task.name, line: line + 1, column: 1, start: offset, end: offset + text.length, bytes: task.range, rule: rule ?? 'batch:threw', reason: `${message}, leaving it out`, text: text.slice(0, shown)}
  return rejectedPiece([lost], text.length)
}
