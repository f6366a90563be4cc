import {setTimeout as later} from 'node:timers/promises'
import {Worker, type WorkerOptions} from 'node:worker_threads'
import {perform, type Piece, type Task} from './work.ts'
import type {Plan, Tools} from './plan.ts'

/** Does tasks, as many at once as it has workers. */
export interface Pool {
  /** How many tasks are worth being asked for at once. */
  readonly size: number
  /** Nothing is done any more. */
  readonly closed: boolean
  /** Rejects with a `Failure` when the task threw, hung, or took its worker along. */
  run(task: Task): Promise<Piece>
  close(): Promise<void>
}

/** Why a task came to nothing. */
export interface Failure extends Error {
  readonly rule: 'batch:threw' | 'batch:timeout' | 'batch:memory' | 'batch:worker-exit'
}

function failure(rule: Failure['rule'], message: string): Failure {
  return Object.assign(new Error(message), {rule})
}

/** Do tasks in this thread: nothing is shielded but from exceptions. */
export function ownThread(tools: Tools): Pool {
  return {
    size: 1, closed: false,
    async run(task) {
      try {
        return perform(task, tools)
      } catch (error) {
        throw thrown(error)
      }
    },
    close: async () => undefined
  }
}

function thrown(error: unknown): Failure {
  const {name = 'Error', message = String(error)} = error as Partial<Error>
  return failure('batch:threw', `Unexpected error, expected a document: ${name}: ${message}`)
}

export interface ThreadOptions {
  /** The module that a worker runs: `worker.js` of this package. */
  readonly worker: string | URL
  readonly jobs: number
  /** Seconds in which a worker must finish one more document. */
  readonly timeout: number
  /** Megabytes of heap that a worker may use. */
  readonly memory: number
}

/** What a worker is told, and what it answers. */
export type Answer = {readonly piece: Piece} | {readonly error: {readonly name: string; readonly message: string}}

/** A worker, or the place of one that is started when it is needed. */
interface Slot {
  worker?: Worker | undefined
  /** Counts what the worker has done, so that a slow one can be told from one that hangs. */
  ticks: Int32Array
}

/**
 * Do tasks in worker threads.
 *
 * A worker that hangs, runs out of memory or ends is replaced, and only its task fails. (Of the pools at hand one waits for ever for a
 * worker that ends without an error, the other brings native packages: see docs/decisions.)
 */
export function threads(plan: Plan, {worker, jobs, timeout, memory}: ThreadOptions): Pool {
  const free: Slot[] = Array.from({length: jobs}, () => ({ticks: new Int32Array(new SharedArrayBuffer(4))}))
  const all = [...free]
  let closed = false
  const waiting: Array<(slot: Slot) => void> = []
  const start = (slot: Slot): Worker => {
    Atomics.store(slot.ticks, 0, 0)
    const started = new Worker(worker, workerOptions(plan, slot, memory))
    started.on('error', () => undefined)
    started.on('exit', () => {
      if (slot.worker === started) slot.worker = undefined
    })
    return started
  }
  const release = (slot: Slot): void => {
    const next = waiting.shift()
    if (next) next(slot)
    else free.push(slot)
  }
  return {
    size: jobs,
    get closed() {
      return closed
    },
    async run(task) {
      const slot = free.pop() ?? (await new Promise<Slot>((resolve) => waiting.push(resolve)))
      try {
        if (closed) throw failure('batch:worker-exit', 'Unexpected task behind the end, expected none')
        slot.worker ??= start(slot)
        return await ask(slot.worker, task, slot, {timeout, memory})
      } catch (error) {
        void slot.worker?.terminate()
        slot.worker = undefined
        throw error
      } finally {
        release(slot)
      }
    },
    async close() {
      closed = true
      await Promise.all(all.map(({worker: running}) => running?.terminate()))
    }
  }
}

function workerOptions(plan: Plan, {ticks}: Slot, memory: number): WorkerOptions {
  // Buffers that are handed over live outside of the heap; a small young generation keeps the whole process small.
  return {workerData: {plan, ticks}, resourceLimits: {maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: 16}, execArgv: inherited()}
}

// A worker of a program that was given by `-e` would run that program once more.
function inherited(): string[] {
  return process.execArgv.some((flag) => /^(?:-[ep]|--(?:eval|print|input-type))/u.test(flag)) ? [] : process.execArgv
}

async function ask(worker: Worker, task: Task, {ticks}: Slot, {timeout, memory}: Pick<ThreadOptions, 'timeout' | 'memory'>): Promise<Piece> {
  const over = new AbortController()
  try {
    return await new Promise<Piece>((resolve, reject) => {
      const listeners = {
        message: (answer: Answer) => ('piece' in answer ? resolve(answer.piece) : reject(thrown(answer.error))),
        error: (error: NodeJS.ErrnoException) => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? failure('batch:memory', `Unexpected use of more than ${memory} MB, expected less`) : thrown(error)),
        exit: (code: number) => reject(failure('batch:worker-exit', `Unexpected end of a worker (${code}), expected a document`))
      }
      for (const [event, listener] of Object.entries(listeners)) {
        worker.once(event, listener)
        over.signal.addEventListener('abort', () => worker.off(event, listener))
      }
      stalled(ticks, timeout, over.signal).then(() => reject(failure('batch:timeout', `Unexpected work of more than ${timeout} s, expected a document`)), () => undefined)
      worker.postMessage(task)
    })
  } finally {
    over.abort()
  }
}

/** Seconds in which a worker must have loaded what it needs. */
const startUp = 60

// Resolves when nothing was finished for a while; a worker that is being started has not begun.
async function stalled(ticks: Int32Array, timeout: number, signal: AbortSignal): Promise<void> {
  for (let waited = 0; Atomics.load(ticks, 0) === 0 && waited < startUp; waited += 0.05) await later(50, undefined, {signal, ref: false})
  for (let seen = -1; seen !== Atomics.load(ticks, 0); ) {
    seen = Atomics.load(ticks, 0)
    await later(timeout * 1000, undefined, {signal, ref: false})
  }
}
