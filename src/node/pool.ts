import {Worker, type WorkerOptions} from 'node:worker_threads'
import {leastRoom, perform, type Piece, type Task} from './work.ts'
import type {Plan, Tools} from './plan.ts'

/** Does tasks, as many at once as it has workers. */
export interface Pool {
  /** How many tasks are worth being asked for at once. */
  readonly size: number
  /** Nothing is done any more. */
  readonly closed: boolean
  /** Get ready for tasks that are sure to come. */
  start?(): void
  /** Rejects with a `Failure` when the task threw, hung, or took its worker along. */
  run(task: Task): Promise<Piece>
  /** Nobody reads the bytes of a piece any more: others are written in their place. */
  release?(piece: Piece): void
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
export interface Order {
  readonly task: Task
  /** Where the last pieces were written: memory that goes to and fro is no garbage in either thread. */
  readonly room: ArrayBuffer
}
export type Answer = {readonly piece: Piece} | {readonly error: {readonly name: string; readonly message: string}}

/** A worker, or the place of one that is started when it is needed. */
interface Slot {
  worker?: Worker | undefined
  /** Counts what the worker has done, so that a slow one can be told from one that hangs. */
  ticks: Int32Array
  /** Who waits for what it does. */
  asked?: {readonly resolve: (piece: Piece) => void; readonly reject: (reason: Failure) => void} | undefined
}

/**
 * Do tasks in worker threads.
 *
 * A worker that hangs, runs out of memory or ends is replaced, and only its task fails. (Of the pools at hand one waits for ever for a
 * worker that ends without an error, the other brings native packages: see docs/decisions.)
 */
export function threads(plan: Plan, options: ThreadOptions): Pool {
  const {jobs, timeout} = options
  const all: Slot[] = Array.from({length: jobs}, () => ({ticks: new Int32Array(new SharedArrayBuffer(4))}))
  const free = [...all]
  let closed = false
  const waiting: Array<(slot: Slot) => void> = []
  const rooms: ArrayBuffer[] = []
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
    start() {
      for (const slot of all) slot.worker ??= started(slot, plan, options)
    },
    async run(task) {
      const slot = free.pop() ?? (await new Promise<Slot>((resolve) => waiting.push(resolve)))
      try {
        if (closed) throw failure('batch:worker-exit', 'Unexpected task behind the end, expected none')
        slot.worker ??= started(slot, plan, options)
        return await ask(slot, slot.worker, {task, room: rooms.pop() ?? new ArrayBuffer()}, timeout)
      } catch (error) {
        void slot.worker?.terminate()
        slot.worker = undefined
        throw error
      } finally {
        release(slot)
      }
    },
    release({bytes: {buffer}}) {
      if (buffer.byteLength >= leastRoom && buffer.byteLength <= mostRoom) rooms.push(buffer as ArrayBuffer)
    },
    async close() {
      closed = true
      await Promise.all(all.map(({worker: running}) => running?.terminate()))
    }
  }
}

/** Bytes of a piece at most whose memory is used again. */
const mostRoom = 2 ** 22

function started(slot: Slot, plan: Plan, {worker: module, memory}: ThreadOptions): Worker {
  Atomics.store(slot.ticks, 0, 0)
  const worker = new Worker(module, workerOptions(plan, slot, memory))
  const fail = (reason: Failure): void => {
    if (slot.worker === worker) slot.asked?.reject(reason)
  }
  worker.on('message', (answer: Answer) => {
    if ('error' in answer) fail(thrown(answer.error))
    else if (slot.worker === worker) slot.asked?.resolve(answer.piece)
  })
  worker.on('error', (error: NodeJS.ErrnoException) => fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? failure('batch:memory', `Unexpected use of more than ${memory} MB, expected less`) : thrown(error)))
  worker.on('exit', (code: number) => {
    fail(failure('batch:worker-exit', `Unexpected end of a worker (${code}), expected a document`))
    if (slot.worker === worker) slot.worker = undefined
  })
  return worker
}

/**
 * Megabytes of the young generation, of which a third takes what is new: what one part of a table makes fits in, and dies there.
 *
 * With more of it a worker that reaches its limit may need more at once than Node lets it have beyond, and takes the process along.
 */
const young = 16

function workerOptions(plan: Plan, {ticks}: Slot, memory: number): WorkerOptions {
  // A worker of a program that was given by `-e` would run that program once more; other flags it has from the process.
  const given = process.execArgv.some((flag) => /^(?:-[ep]|--(?:eval|print|input-type))/u.test(flag))
  return {workerData: {plan, ticks}, resourceLimits: {maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: young}, ...(given ? {execArgv: []} : {})}
}

async function ask(slot: Slot, worker: Worker, order: Order, timeout: number): Promise<Piece> {
  let stop: (() => void) | undefined
  try {
    return await new Promise<Piece>((resolve, reject) => {
      slot.asked = {resolve, reject}
      stop = watch(slot, timeout, () => reject(failure('batch:timeout', `Unexpected work of more than ${timeout} s, expected a document`)))
      worker.postMessage(order, [order.room])
    })
  } finally {
    stop?.()
    slot.asked = undefined
  }
}

/** Milliseconds in which a worker must have loaded what it needs. */
const startUp = 60_000

// Calls when nothing was finished for a while; a worker that is being started has not begun.
function watch({ticks}: Slot, timeout: number, stalled: () => void): () => void {
  let timer: NodeJS.Timeout
  let seen = -1
  const after = (milliseconds: number): void => void (timer = setTimeout(look, milliseconds).unref())
  let patience = startUp
  const look = (): void => {
    const done = Atomics.load(ticks, 0)
    if (done === 0 && patience > 0) {
      patience -= 50
      after(50)
    } else if (done === seen) stalled()
    else {
      seen = done
      after(timeout * 1000)
    }
  }
  look()
  return () => clearTimeout(timer)
}
