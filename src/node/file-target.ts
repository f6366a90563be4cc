import {rename, stat} from 'node:fs/promises'
import {atomicFile, partOf, type AtomicFile} from './atomic.ts'
import {isSame, openJournal, readManifest, type Journal, type ManifestHead, type ManifestLine} from './manifest.ts'
import type {Source} from './open.ts'
import type {Ordinals} from './ordinals.ts'
import {idsOf, tallyOf, type Finished, type Target} from './target.ts'
import type {Unit} from './units.ts'
import {addCounts, noCounts} from './work.ts'

export interface FileTargetOptions {
  readonly head: ManifestHead
  /** Whether to go on where an earlier run left off. */
  readonly resume: boolean
  /** After so many bytes what was written is put on the disk, and the manifest says so (default: 16 MiB). */
  readonly commit?: number
  /** Makes the finished file of the part, where it is not the same bytes. */
  finish?(part: string, path: string): Promise<void>
}

export const manifestOf = (path: string): string => `${path}.manifest.jsonl`

/** The manifest is written after so many lines at the latest. */
const mostWaiting = 256
/** A line of the manifest stands for so many records of an archive, or parts of a table. */
const records = 64

/**
 * Write JSON Lines to one file, with a manifest beside it.
 *
 * The manifest never says more than what is on the disk. A run that goes on checks that each source is the same, keeps the output up to the
 * last line that is sure, and writes on from there, so that the file becomes what one run would have made.
 */
export async function fileTarget(path: string, {head, resume, finish, commit = 2 ** 24}: FileTargetOptions): Promise<Target> {
  const earlier = resume ? await earlierLines(path, head, finish !== undefined) : []
  const kept: ManifestLine[] = []
  let trusted = true
  let output: AtomicFile | undefined
  let journal: Journal | undefined
  let used: Ordinals | undefined
  let waiting: ManifestLine[] = []
  let synced = 0
  let open = {counts: noCounts(), rejects: [] as ManifestLine['rejects'][number][], units: 0}
  let begin = 0
  let last: Unit | undefined

  // Nothing is changed on the disk before it is known what of it stays.
  const start = async (): Promise<AtomicFile> => {
    if (output) return output
    trusted = false
    const keep = kept.at(-1)?.size ?? 0
    if (keep > 0 && !(await exists(partOf(path)))) await rename(path, partOf(path))
    output = await atomicFile(path, keep)
    journal = await openJournal(manifestOf(path), {head, lines: kept})
    synced = keep
    return output
  }
  const sync = async (): Promise<void> => {
    await output!.sync()
    await journal!.append(waiting)
    waiting = []
    synced = output!.size
  }
  const note = (unit: Unit, size: number): void => {
    const {counts, rejects} = open
    const sliced = unit.next.offset > 0
    waiting.push({input: unit.source.name, sha256: unit.sha256 ?? null, ...unit.next, done: unit.ends === true, size, ...(sliced ? {begin} : {}), counts, rejects})
    open = {counts: noCounts(), rejects: [], units: 0}
  }

  return {
    closed: false,
    async done(source, sha256) {
      const lines = trusted ? linesOf(earlier, kept.length, source, sha256) : []
      trusted &&= lines.at(-1)?.done === true
      kept.push(...lines)
      return lines.at(-1)?.done === true
    },
    async begin(source) {
      const last = kept.at(-1)
      if (output || last?.input !== source.name || last.done) return undefined
      begin = last.begin ?? 0
      used = last.offset > 0 ? await idsOf(await dataOf(path), begin, last.size!) : undefined
      return last
    },
    used: () => used,
    async write(result) {
      const file = await start()
      const {unit, pieces} = result
      if ((unit.task?.part?.start.offset ?? 0) === 0) begin = file.size
      for (const {bytes} of pieces) await file.write(bytes)
      const {counts, rejects} = tallyOf(result)
      addCounts(open.counts, counts)
      open.rejects.push(...rejects)
      open.units++
      last = unit
      // A source that could not be read is tried anew.
      if (unit.problem !== undefined) return void (open = {counts: noCounts(), rejects: [], units: 0})
      const much = file.size - synced >= commit
      if (unit.ends || open.units >= records || (unit.sliced && much)) note(unit, file.size)
      if (much || waiting.length >= mostWaiting) await sync()
    },
    async finish(complete) {
      const before = summed(kept)
      if (output || kept.length === 0 || !(await exists(path))) {
        const file = await start()
        if (last && open.units > 0) note(last, file.size)
        try {
          await sync()
        } catch (error) {
          await file.leave().catch(() => undefined)
          throw error
        } finally {
          await journal!.close()
        }
        if (!complete) await file.leave()
        else if (finish) {
          await file.leave()
          await finish(partOf(path), path)
        } else await file.publish()
      }
      return {...before, rejects: ((await readManifest(manifestOf(path)))?.lines ?? []).flatMap(({rejects}) => rejects)}
    }
  }
}

const exists = (path: string): Promise<boolean> => stat(path).then(() => true, () => false)

// The unfinished output, or the finished one.
const dataOf = async (path: string): Promise<string> => ((await exists(partOf(path))) ? partOf(path) : path)

// Lines that stand for what is there: the output may have lost its end.
async function earlierLines(path: string, head: ManifestHead, derived: boolean): Promise<ManifestLine[]> {
  const manifest = await readManifest(manifestOf(path))
  if (!manifest || !isSame(manifest.head, head) || (derived && !(await exists(partOf(path))))) return []
  const size = await stat(await dataOf(path)).then((stats) => stats.size, () => 0)
  const lost = manifest.lines.findIndex((line) => line.size! > size)
  return lost === -1 ? manifest.lines : manifest.lines.slice(0, lost)
}

// The lines of the source that is next, if it is the one that was read.
function linesOf(lines: readonly ManifestLine[], from: number, {name}: Source, sha256: string | undefined): ManifestLine[] {
  const found: ManifestLine[] = []
  for (let at = from; at < lines.length && found.at(-1)?.done !== true; at++) {
    const line = lines[at]!
    if (line.input !== name || line.sha256 !== sha256) break
    found.push(line)
  }
  return found
}

function summed(lines: readonly ManifestLine[]): Finished {
  return {earlier: lines.reduce((sum, {counts}) => addCounts(sum, counts), noCounts()), sources: lines.filter(({done}) => done).length}
}
