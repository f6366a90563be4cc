import {stat} from 'node:fs/promises'
import {hashOf} from './file-bytes.ts'
import type {Format} from './formats.ts'
import {openSource, type Container, type Entry, type Source} from './open.ts'
import type {Tools} from './plan.ts'
import type {Rejected} from './remarks.ts'
import type {Start} from './shift.ts'
import {slices, type TooLarge} from './slices.ts'
import type {Task} from './work.ts'

/** How far a source was read. */
export interface Position extends Start {
  /** Records of the source that are done; `offset` and `line` are within the next. */
  readonly items: number
}

/** How much is done at once. */
export interface Sizes {
  /** Sources of fewer bytes are read whole (default: 4 MiB). */
  readonly whole?: number
  /** For a lone file of more bytes workers start at once (default: 16 MiB). */
  readonly large?: number
  /** Characters of a part of a larger one at most (default: 64 Ki). */
  readonly part?: number
  /** Bytes of output after which the manifest is written (default: 16 MiB). */
  readonly commit?: number
}

/** A step of a run, in the order of the sources. */
export interface Unit {
  readonly source: Source
  /** How far the source is read when this unit is. */
  readonly next: Position
  /** Of the source's bytes, where it was asked for. */
  readonly sha256?: string
  /** What is to be read, and where its output goes. */
  readonly task?: Task
  readonly place?: string
  /** Nobody looks at the bytes of the task any more. */
  release?(): void
  /** The task is one of several parts of a record. */
  readonly sliced?: boolean
  /** A record that cannot be read. */
  readonly rejected?: Rejected
  /** The kind of a record that holds no text. */
  readonly skipped?: string
  /** Why the source cannot be read, or not to its end. */
  readonly problem?: string
  /** Nothing of the source follows. */
  readonly ends?: true
}

export interface UnitOptions {
  readonly tools: Tools
  /** What inputs are; without it their first bytes tell. */
  readonly from?: Container
  /** The format of a task, for whether its source holds many documents for sure. */
  format(several: boolean): Format | undefined
  /** Whether the bytes of files are hashed. */
  readonly hash: boolean
  /** Whether nothing of a source need be read, as it was before. */
  done?(source: Source, sha256: string | undefined): Promise<boolean>
  /** Where to go on in a source that was begun. */
  begin?(source: Source): Promise<Position | undefined>
  readonly sizes?: Sizes
  readonly signal?: AbortSignal
}

const largeFile = 2 ** 22
const start: Position = {items: 0, offset: 0, line: 0}

/** Take sources apart into units of work; what cannot be read becomes a unit that says so. */
export async function* unitsOf(sources: Iterable<Source>, options: UnitOptions): AsyncIterable<Unit> {
  for (const source of sources) {
    options.signal?.throwIfAborted()
    try {
      const sha256 = await sourceHash(source, options.hash)
      const known = sha256 === undefined ? {} : {sha256}
      if (await options.done?.(source, sha256)) continue
      yield* unitsOfSource(source, {...known, ...options})
    } catch (error) {
      if (options.signal?.aborted) throw error
      yield {source, next: start, problem: (error as Error).message, ends: true}
    }
  }
}

async function* unitsOfSource(source: Source, given: UnitOptions & {readonly sha256?: string}): AsyncIterable<Unit> {
  const {tools, from, sha256} = given
  const known = {source, ...(sha256 === undefined ? {} : {sha256})}
  const limit = (tools.options.limits?.size ?? 2 ** 28) * 4
  const begin = (await given.begin?.(source)) ?? start
  let items = 0
  for await (const entry of openSource(source, {limit, ...(from === undefined ? {} : {from}), ...(sha256 === undefined ? {} : {sha256})})) {
    if (items++ < begin.items) continue
    const next = {items, offset: 0, line: 0}
    if ('item' in entry) yield* unitsOfItem(entry, {...known, next}, items === begin.items + 1 ? begin : start, given)
    else yield {...known, ...entry, next}
  }
  yield {...known, next: {items, offset: 0, line: 0}, ends: true}
}

async function* unitsOfItem({item, place, contained}: Opened, known: Pick<Unit, 'source' | 'next' | 'sha256'>, from: Start, {tools: {library, options}, format, sizes: {whole, part: size} = {}, signal}: UnitOptions): AsyncIterable<Unit> {
  try {
    for await (const {task, next, last, release} of slices(item, {library, options, from, ...(whole === undefined ? {} : {whole}), ...(size === undefined ? {} : {size})})) {
      signal?.throwIfAborted()
      const sliced = !last || task.part !== undefined
      const written = format(contained || sliced)
      const at = last ? known.next : {...next, items: known.next.items - 1}
      yield {...known, place, sliced, next: at, ...(release ? {release} : {}), task: {...task, ...(written === undefined ? {} : {format: written})}}
    }
  } catch (error) {
    const {rule, message} = error as Partial<TooLarge>
    if (rule !== 'limit:too-large') throw error
    yield {...known, rejected: {path: item.name, line: 1, column: 1, start: 0, end: 0, bytes: null, rule, reason: message!, text: ''}}
  }
}

type Opened = Extract<Entry, {readonly item: unknown}>

// Parts of a file know the hash of the whole.
async function sourceHash({file}: Source, wanted: boolean): Promise<string | undefined> {
  if (file === undefined) return undefined
  const {size} = await stat(file)
  return wanted || size >= largeFile ? (await hashOf(file)).digest('hex') : undefined
}
