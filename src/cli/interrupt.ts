import {codes} from './codes.ts'

/** What of a process is needed to be interrupted. */
export interface Interruptible {
  once(event: 'SIGINT', listener: () => void): unknown
  exit(code: number): void
  readonly stdin: {destroy(): unknown}
}

/** How long a run has to keep what is done, in milliseconds. */
const patience = 2000

/** Abort on Ctrl-C: what is done is kept, and the run can go on. A second one, or nothing happening, ends it at once. */
export function interruption(process: Interruptible): AbortSignal {
  const stopping = new AbortController()
  process.once('SIGINT', () => {
    const exit = (): void => process.exit(codes.interrupted)
    stopping.abort()
    process.once('SIGINT', exit)
    setTimeout(exit, patience).unref()
    process.stdin.destroy()
  })
  return stopping.signal
}
