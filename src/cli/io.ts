import type {Readable, Writable} from 'node:stream'
import type {Sizes} from '../node/units.ts'
import {outputError} from './codes.ts'

/** The world as the command sees it: a test passes its own. */
export interface Io {
  readonly stdin: Readable & {readonly isTTY?: boolean}
  readonly stdout: Writable
  readonly stderr: Writable & {readonly isTTY?: boolean; readonly columns?: number}
  /** What paths are relative to. */
  readonly cwd: string
  /** The module that worker threads run; without it all work is done in this one. */
  readonly worker?: URL
  /** Ctrl-C. */
  readonly signal?: AbortSignal
  /** Milliseconds since some moment, for rates; without it none are told. */
  readonly clock?: () => number
  /** How much is done at once, where the usual is too much for a test. */
  readonly sizes?: Sizes
  readonly env?: {readonly [name: string]: string | undefined}
}

/** Where data goes; once the reader at the other end has left, writing does nothing. */
export interface Sink {
  readonly closed: boolean
  write(value: string | Uint8Array): Promise<void>
}

/** Write to a stream no faster than it is read; a pipe that closes early (`| head`) is no error, any other failure ends the run. */
export function sink(stream: Writable, name = 'the standard output'): Sink {
  let closed = false
  let failure: Error | undefined
  stream.on('error', (error: NodeJS.ErrnoException) => {
    closed = true
    if (error.code !== 'EPIPE') failure = error
  })
  return {
    get closed() {
      return closed || stream.destroyed
    },
    async write(value) {
      if (!closed && !stream.destroyed) await written(stream, value)
      if (failure) throw outputError(name, failure)
    }
  }
}

// Until the stream has passed it on, so that the bytes may be written over, or never will.
function written(stream: Writable, value: string | Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    stream.once('close', resolve)
    stream.write(value, () => {
      stream.off('close', resolve)
      resolve()
    })
  })
}
