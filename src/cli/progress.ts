import {stat} from 'node:fs/promises'
import type {Source} from '../node/open.ts'
import type {Result} from '../node/run.ts'
import type {Io} from './io.ts'

/** How far a run is. */
interface State {
  files: number
  documents: number
  rejects: number
  bytes: number
}

export interface Progress {
  update(result: Result): void
  /** Take the line away, so that something else can be said. */
  clear(): void
  end(): void
}

export type ProgressKind = 'auto' | 'json' | 'none'

const silent: Progress = {update: () => undefined, clear: () => undefined, end: () => undefined}

/** How often progress is shown, in milliseconds. */
const every = {terminal: 100, json: 1000}

/**
 * Show how far a run is: a line on a terminal, JSON Lines for machines, nothing on a pipe.
 *
 * The line is dimmed where colours are wanted (`NO_COLOR`). No library: a line that is written over needs two control sequences.
 */
export async function progress(kind: ProgressKind, sources: readonly Source[], io: Io): Promise<Progress> {
  if (kind === 'none' || (kind === 'auto' && (io.stderr.isTTY !== true || sources.length < 2)) || io.clock === undefined) return silent
  const sizes = new Map<Source, number>()
  for (const source of sources) sizes.set(source, source.file === undefined ? 0 : await stat(source.file).then(({size}) => size, () => 0))
  const total = {files: sources.length, bytes: [...sizes.values()].reduce((sum, size) => sum + size, 0)}
  return shown(kind, {sizes, total, clock: io.clock}, io)
}

interface Given {
  readonly sizes: ReadonlyMap<Source, number>
  readonly total: {readonly files: number; readonly bytes: number}
  readonly clock: () => number
}

function shown(kind: ProgressKind, {sizes, total, clock}: Given, {stderr, env = {}}: Io): Progress {
  const state: State = {files: 0, documents: 0, rejects: 0, bytes: 0}
  const begun = clock()
  let last = begun
  let partly = 0
  const [dim, plain] = env['NO_COLOR'] ? ['', ''] : ['\u001b[2m', '\u001b[22m']
  const write = (): void => {
    const seconds = (clock() - begun) / 1000
    const bytes = state.bytes + partly
    if (kind === 'json') stderr.write(`${JSON.stringify({event: 'progress', seconds: Number(seconds.toFixed(1)), ...state, bytes, total})}\n`)
    else stderr.write(`\r\u001b[K${dim}${line({...state, bytes}, total, seconds).slice(0, (stderr.columns ?? 80) - 1)}${plain}`)
  }
  return {
    update({unit, pieces}) {
      for (const {counts} of pieces) {
        state.documents += counts.documents
        state.rejects += counts.rejected
      }
      partly = unit.ends ? 0 : unit.task?.range?.[1] ?? partly
      if (unit.ends) {
        state.files++
        state.bytes += sizes.get(unit.source) ?? 0
      }
      if (clock() - last < (kind === 'json' ? every.json : every.terminal)) return
      last = clock()
      write()
    },
    clear: () => void (kind === 'json' || stderr.write('\r\u001b[K')),
    end: () => (kind === 'json' ? write() : void stderr.write('\r\u001b[K'))
  }
}

function line({files, documents, rejects, bytes}: State, total: Given['total'], seconds: number): string {
  const rate = bytes / Math.max(seconds, 0.001)
  const left = total.bytes > bytes && rate > 0 ? `, ${clockTime((total.bytes - bytes) / rate)} left` : ''
  const lost = rejects === 0 ? '' : `, ${rejects} rejected`
  return `${files}/${total.files} files, ${documents} documents, ${(rate / 1e6).toFixed(1)} MB/s${left}${lost}`
}

function clockTime(seconds: number): string {
  const whole = Math.round(seconds)
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  return (parts[0] === 0 ? parts.slice(1) : parts).map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':')
}
