/** How a run ended, the same in every release. */
export const codes = {done: 0, unexpected: 1, usage: 2, rejected: 3, warnings: 4, unreadable: 5, interrupted: 130} as const

export type Code = (typeof codes)[keyof typeof codes]

/** What went wrong along the way. */
export interface Tally {
  unexpected: number
  unreadable: number
  rejected: number
  warnings: number
}

export function tally(): Tally {
  return {unexpected: 0, unreadable: 0, rejected: 0, warnings: 0}
}

/** The exit code for what went wrong: the worst first. */
export function codeOf({unexpected, unreadable, rejected, warnings}: Tally, failOnWarnings = false): Code {
  if (unexpected > 0) return codes.unexpected
  if (unreadable > 0) return codes.unreadable
  if (rejected > 0) return codes.rejected
  return failOnWarnings && warnings > 0 ? codes.warnings : codes.done
}

/** Ends the run with a message and a code. */
export interface Stop extends Error {
  readonly exit: Code
}

/** A wrong call that shows only after the options were parsed. */
export function usageError(message: string): Stop {
  return Object.assign(new Error(message), {exit: codes.usage})
}

/** Output that cannot be written: nothing that follows could be. */
export function outputError(output: string, cause: Error): Stop {
  return Object.assign(new Error(`Unexpected trouble with ${output}, expected to write it: ${cause.message}`), {exit: codes.unexpected})
}

export function isStop(error: unknown): error is Stop {
  return error instanceof Error && 'exit' in error
}
