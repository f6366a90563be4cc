import {once} from 'node:events'
import type {Readable, Writable} from 'node:stream'
import {outputError} from './codes.ts'

/** The world as the command sees it: a test passes its own. */
export interface Io {
  readonly stdin: Readable & {readonly isTTY?: boolean}
  readonly stdout: Writable
  readonly stderr: Writable & {readonly isTTY?: boolean}
  /** What paths are relative to. */
  readonly cwd: string
}

/** Where data goes; once the reader at the other end has left, writing does nothing. */
export interface Sink {
  readonly closed: boolean
  write(value: string): Promise<void>
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
      if (!closed && !stream.destroyed && !stream.write(value)) await roomIn(stream)
      if (failure) throw outputError(name, failure)
    }
  }
}

// Until the stream takes more, or never will.
async function roomIn(stream: Writable): Promise<void> {
  const waiting = new AbortController()
  const {signal} = waiting
  await Promise.race([once(stream, 'drain', {signal}), once(stream, 'close', {signal})]).catch(() => undefined)
  waiting.abort()
}

/** Everything that a stream gives. */
export async function readAll(stream: Readable): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array | string))
  return Buffer.concat(chunks)
}
