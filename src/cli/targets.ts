import {atomicFile} from '../node/atomic.ts'
import {outputError} from './codes.ts'
import type {Sink} from './io.ts'

/** A file to write to, piece by piece, and how to finish it. */
export interface OutputFile extends Sink {
  end(): Promise<void>
}

/** Open a file for writing; it takes its name when it is finished. */
export async function outputFile(path: string): Promise<OutputFile> {
  const blame = (error: Error): Promise<never> => Promise.reject(outputError(`\`${path}\``, error))
  const file = await atomicFile(path).catch(blame)
  return {
    closed: false,
    write: (value) => file.write(typeof value === 'string' ? Buffer.from(value) : value).catch(blame),
    end: () => file.publish().catch(blame)
  }
}
