import {readFile} from 'node:fs/promises'
import {availableParallelism} from 'node:os'
import {resolve} from 'node:path'
import manifest from '../../package.json' with {type: 'json'}
import {findConfig, hashOptions, loadConfig, type Config} from '../node/config.ts'
import type {ManifestHead} from '../node/manifest.ts'
import {toolsOf, type Plan, type Tools} from '../node/plan.ts'
import type {ConvertFlags} from './convert.ts'
import {usageError} from './codes.ts'
import type {Io} from './io.ts'
import {loadRules} from './rules-file.ts'
import {settings} from './settings.ts'

/** A run as it was asked for, by flags and configuration. */
export interface Setup {
  /** Those of the configuration where none were given. */
  readonly flags: ConvertFlags
  readonly plan: Plan
  readonly tools: Tools
  readonly head: ManifestHead
  readonly jobs: number
}

/** Put flags and configuration together: flags win. */
export async function setup(given: ConvertFlags, io: Io, summaries: boolean): Promise<Setup> {
  const path = typeof given.config === 'string' ? resolve(io.cwd, given.config) : given.config === false ? undefined : findConfig(io.cwd)
  const config: Config = path === undefined ? {} : await loadConfig(path).catch((error: Error) => Promise.reject(usageError(error.message)))
  const flags = {...commandFlags(config), ...given}
  const {adapters} = await import('../index.ts')
  const options = settings(flags, {adapters: () => [...(config.adapters ?? adapters())]})
  const rules = await Promise.all((flags.rules ?? []).map((file) => loadRules(file, io.cwd)))
  const bare: Plan = {options, stamp: '', summaries, ...(path === undefined ? {} : {config: path}), ...(rules.length === 0 ? {} : {rules})}
  const tools = await toolsOf(bare)
  const texts = path === undefined ? [] : [await readFile(path, 'utf8')]
  const all = {adapters: adapters(), cleaners: tools.library.cleaners(), ...tools.options}
  const stamp = hashOptions(all, {rules}, texts)
  const whole = hashOptions(all, {rules, from: flags.from ?? null, to: flags.to ?? null}, texts)
  const plan = {...bare, stamp}
  return {flags, plan, tools: {...tools, plan}, head: {manifest: 1, version: manifest.version, options: whole}, jobs: io.worker === undefined ? 0 : flags.jobs ?? availableParallelism()}
}

// What a configuration says is checked like what is said on the command line.
function commandFlags({to, output, outDir, rejects, failOnWarnings, jobs, timeout, memory, adapter, profile, language, timezone}: Config): ConvertFlags {
  return Object.fromEntries(Object.entries({to, output, outDir, rejects, failOnWarnings, jobs, timeout, memory, adapter, profile, language, timezone}).filter(([, value]) => value !== undefined)) as ConvertFlags
}
