import {find, type FindOptions, type Found} from '../node/find.ts'
import {gunzip, isGzip} from '../node/gzip.ts'
import type {Source} from '../node/open.ts'
import type {Rejected} from '../node/remarks.ts'
import {isStop, type Tally} from './codes.ts'
import type {Io} from './io.ts'

export type {Source} from '../node/open.ts'

/** Find the files that operands name. */
export function expand(operands: readonly string[], {cwd, stdin}: Io, options: Pick<FindOptions, 'extensions' | 'except'>): Promise<Found> {
  return find(operands, {cwd, stdin: stdin as AsyncIterable<Uint8Array | string>, ...options})
}

/** Tell what could not be found, and what of a folder is not read. */
export function announce({problems, skipped}: Found, io: Io, count: Tally): void {
  count.unreadable += problems.length
  for (const problem of problems) io.stderr.write(`palimpsest: ${problem}\n`)
  if (skipped.length === 0) return
  io.stderr.write(`palimpsest: files of other kinds, not read: ${skipped.length} (${skipped.slice(0, 3).join(', ')}${skipped.length > 3 ? ', …' : ''})\n`)
}

/** The bytes of a source, decompressed; where they cannot be had, say so. */
export async function load(source: Source, io: Io, count: Tally): Promise<Uint8Array | undefined> {
  try {
    const bytes = await all(source.open())
    return isGzip(bytes) ? await all(gunzip(one(bytes))) : bytes
  } catch (error) {
    unreadable(source, (error as Error).message, io, count)
    return undefined
  }
}

/** Tell that a source cannot be read. */
export function unreadable({name}: Source, problem: string, io: Io, count: Tally): void {
  count.unreadable++
  io.stderr.write(`palimpsest: Unexpected trouble with \`${name}\`, expected to read it: ${problem}\n`)
}

/** Tell that a record of a source cannot be read. */
export function leftOut({path, line, column, reason, rule}: Rejected, io: Io, count: Tally): void {
  count.rejected++
  io.stderr.write(`${path}:${line}:${column}: ${reason} [${rule}]\n`)
}

async function all(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const found: Uint8Array[] = []
  for await (const chunk of chunks) found.push(chunk.slice())
  return Buffer.concat(found)
}

async function* one(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}

/** Do something with one source; an error in our code is told and counted, and the other sources still get their turn. */
export async function guarded(source: Source, io: Io, count: Tally, task: () => Promise<void>): Promise<void> {
  try {
    await task()
  } catch (error) {
    if (isStop(error)) throw error
    count.unexpected++
    io.stderr.write(`palimpsest: Unexpected error with \`${source.name}\`, please report it: ${(error as Error).stack}\n`)
  }
}
