import type {Limits} from '../adapter.ts'
import type {Profile} from '../edit.ts'
import type {NormalizeOptions} from '../normalize.ts'
import {libraryOptions, loadConfig} from './config.ts'
import type {RuleFile} from '../learn/rule-file.ts'
import type {Library} from './formats.ts'

/** The options of `normalize` that are plain data, so that they can be sent to a worker. */
export interface PlainOptions {
  readonly adapter?: string
  readonly profile?: Profile
  readonly language?: string
  readonly timezone?: string
  readonly limits?: Partial<Limits>
}

/** What a worker is told once: how to read, and what to give back. */
export interface Plan {
  readonly options: PlainOptions
  /** A module or JSON file with further options: functions cannot be sent, so each worker loads it itself. */
  readonly config?: string
  /** What was learned of sites: each file of rules becomes a cleaner behind the others. */
  readonly rules?: readonly RuleFile[]
  /** The hash of all options, for records and the manifest. */
  readonly stamp: string
  /** Whether a summary of each document is wanted. */
  readonly summaries: boolean
  /** Whether Documents are wanted as they are, not written: within one thread they need no bytes. */
  readonly asIs?: boolean
}

/** What does the work, in a worker or in this thread. */
export interface Tools {
  readonly library: Library
  readonly options: NormalizeOptions
  readonly plan: Plan
}

/** Load what a plan needs: options of the call win over those of the configuration. */
export async function toolsOf(plan: Plan, given: NormalizeOptions = {}): Promise<Tools> {
  const library = await import('../index.ts')
  const file = plan.config === undefined ? {} : libraryOptions(await loadConfig(plan.config))
  // Made once, and not for each part of a table.
  const options = {adapters: library.adapters(), ...file, ...plan.options, ...given}
  if (plan.rules === undefined) return {library, options, plan}
  const {learnedRules} = await import('../cleaners/learned-rules.ts')
  return {library, options: {...options, cleaners: [...(options.cleaners ?? library.cleaners()), ...plan.rules.map(learnedRules)]}, plan}
}
