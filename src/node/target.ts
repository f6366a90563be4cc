import {createReadStream} from 'node:fs'
import {createInterface} from 'node:readline'
import {ordinals, type Ordinals} from './ordinals.ts'
import type {Source} from './open.ts'
import type {Rejected} from './remarks.ts'
import type {Result} from './run.ts'
import type {Position} from './units.ts'
import {addCounts, noCounts, type Counts} from './work.ts'

/** Takes what became of the units of a run, in order. */
export interface Target {
  /** Nobody reads any more. */
  readonly closed: boolean
  /** Whether nothing of a source need be done, by the manifest of an earlier run. */
  done?(source: Source, sha256: string | undefined): Promise<boolean>
  /** Where to go on in a source that was begun. */
  begin?(source: Source): Promise<Position | undefined>
  /** The ids that the documents before it have. */
  used?(source: Source): Ordinals | undefined
  write(result: Result): Promise<void>
  /** Finish; what is not complete stays for a run that goes on. */
  finish(complete: boolean): Promise<Finished>
}

/** What earlier runs did, which counts, too; and what was rejected, where a manifest knows. */
export interface Finished {
  readonly earlier: Counts
  /** How many sources were done before. */
  readonly sources: number
  readonly rejects?: readonly Rejected[]
}

export const nothingEarlier: Finished = {earlier: noCounts(), sources: 0}

/** The counts and rejections of a result. */
export function tallyOf({unit, pieces}: Result): {counts: Counts; rejects: Rejected[]} {
  const counts = noCounts()
  for (const piece of pieces) addCounts(counts, piece.counts)
  const rejects = pieces.flatMap(({rejected}) => rejected)
  if (!unit.rejected) return {counts, rejects}
  counts.rejected++
  return {counts, rejects: [...rejects, unit.rejected]}
}

/** The ids of the records between two offsets of an output of JSON a line. */
export async function idsOf(path: string, start: number, end: number): Promise<Ordinals> {
  const seen = ordinals()
  if (end <= start) return seen
  for await (const line of createInterface({input: createReadStream(path, {start, end: end - 1})})) {
    const id = /"id":"(?<id>id1:[\da-f]{32})(?:-\d+)?"/u.exec(line)?.groups?.['id']
    if (id !== undefined) seen.next(id)
  }
  return seen
}
