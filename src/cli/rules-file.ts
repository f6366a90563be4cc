import {readFile} from 'node:fs/promises'
import {resolve} from 'node:path'
import {readRules, type RuleFile} from '../learn/rule-file.ts'
import type {Library} from '../node/formats.ts'
import type {NormalizeOptions} from '../normalize.ts'
import {usageError} from './codes.ts'

/** Read the file that `--rules` names; one that cannot be read, or is no rule file, is a wrong call, and the message says where. */
export async function loadRules(path: string, cwd: string): Promise<RuleFile> {
  try {
    return readRules(JSON.parse(await readFile(resolve(cwd, path), 'utf8')))
  } catch (error) {
    throw usageError(`${path}: ${(error as Error).message}`)
  }
}

/** Options with the rules of files applied behind the built-in cleaners. */
export async function withRules(options: NormalizeOptions, paths: readonly string[] | undefined, {cleaners}: Pick<Library, 'cleaners'>, cwd: string): Promise<NormalizeOptions> {
  if (paths === undefined) return options
  const {learnedRules} = await import('../cleaners/learned-rules.ts')
  const files = await Promise.all(paths.map((path) => loadRules(path, cwd)))
  return {...options, cleaners: [...cleaners(), ...files.map(learnedRules)]}
}
