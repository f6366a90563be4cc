import {open} from 'node:fs/promises'
import {writeAtomic} from './atomic.ts'
import type {Rejected} from './remarks.ts'
import type {Position} from './units.ts'
import type {Counts} from './work.ts'

/** The first line of a manifest: what the run was, so that another can tell whether it is the same. */
export interface ManifestHead {
  readonly manifest: 1
  readonly version: string
  /** The hash of all options. */
  readonly options: string
}

/** One step of a run that is done: a source, or a part of a large one. */
export interface ManifestLine extends Position {
  /** The source, as messages show it. */
  readonly input: string
  /** Of its bytes; `null` for the standard input. */
  readonly sha256: string | null
  /** Nothing of the source is left to do. */
  readonly done: boolean
  /** What was written: files below the output folder, with their hashes; or the size of the one output up to here. */
  readonly outputs?: ReadonlyArray<{readonly path: string; readonly sha256: string}>
  readonly size?: number
  /** The size of the output where the record begins that the step is a part of. */
  readonly begin?: number
  /** Below a folder: the file that the step left unfinished, and how many steps of its source came before. */
  readonly open?: {readonly path: string; readonly size: number}
  readonly step?: number
  readonly counts: Counts
  readonly rejects: readonly Rejected[]
}

export interface Manifest {
  readonly head: ManifestHead
  readonly lines: ManifestLine[]
}

/** Read a manifest, up to the first line that a crash left broken; nothing where there is none. */
export async function readManifest(path: string): Promise<Manifest | undefined> {
  const handle = await open(path).catch(() => undefined)
  if (!handle) return undefined
  const values: unknown[] = []
  for await (const line of handle.readLines({encoding: 'utf8'})) {
    const value = parse(line)
    if (value === undefined) break
    values.push(value)
  }
  const [head, ...lines] = values as [ManifestHead | undefined, ...ManifestLine[]]
  return head?.manifest === 1 ? {head, lines} : undefined
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** A manifest that is being written. */
export interface Journal {
  /** The lines are on the disk when it resolves. */
  append(lines: readonly ManifestLine[]): Promise<void>
  close(): Promise<void>
}

/** Begin a manifest with what is known to be done. */
export async function openJournal(path: string, manifest: Manifest): Promise<Journal> {
  await writeManifest(path, manifest)
  const handle = await open(path, 'a')
  return {
    async append(lines) {
      await handle.appendFile(rows(lines))
      await handle.datasync()
    },
    close: () => handle.close()
  }
}

/** Write a whole manifest, at once. */
export async function writeManifest(path: string, {head, lines}: Manifest): Promise<void> {
  await writeAtomic(path, Buffer.from(rows([head]) + rows(lines)))
}

const rows = (values: readonly object[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join('')

/** Whether a manifest is of a run like this one: the same version and options. */
export function isSame(a: ManifestHead, b: ManifestHead): boolean {
  return a.version === b.version && a.options === b.options
}
