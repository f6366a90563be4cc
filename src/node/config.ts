import {createHash} from 'node:crypto'
import {existsSync} from 'node:fs'
import {readFile} from 'node:fs/promises'
import {extname, join} from 'node:path'
import {pathToFileURL} from 'node:url'
import type {NormalizeOptions} from '../normalize.ts'

/** What `palimpsest.config.{ts,mjs,json}` may say; every key has the meaning of the option or flag of its name, and flags win. */
export interface Config extends NormalizeOptions {
  readonly to?: string
  readonly output?: string
  readonly outDir?: string
  readonly rejects?: string
  readonly failOnWarnings?: boolean
  readonly jobs?: number
  /** Seconds that one document may take. */
  readonly timeout?: number
  /** Megabytes that one worker may use. */
  readonly memory?: number
}

const libraryKeys = ['adapter', 'adapters', 'cleaners', 'profile', 'language', 'timezone', 'limits'] as const
const commandKeys = ['to', 'output', 'outDir', 'rejects', 'failOnWarnings', 'jobs', 'timeout', 'memory'] as const
const keys: readonly string[] = [...libraryKeys, ...commandKeys]

/** The names under which a configuration is looked for. */
export const configNames = ['palimpsest.config.ts', 'palimpsest.config.mts', 'palimpsest.config.mjs', 'palimpsest.config.js', 'palimpsest.config.json']

/** Give a configuration its type; a key that is not known is a TypeError with the one that was probably meant. */
export function defineConfig(config: Config): Config {
  if (typeof config !== 'object' || config === null || Array.isArray(config)) throw new TypeError('Unexpected configuration, expected an object')
  for (const key of Object.keys(config)) {
    if (keys.includes(key)) continue
    const meant = nearest(key)
    throw new TypeError(`Unexpected key \`${key}\` in the configuration, expected ${meant === undefined ? `one of ${keys.join(', ')}` : `perhaps \`${meant}\``}`)
  }
  return config
}

/** The configuration of a folder, if it has one. */
export function findConfig(folder: string): string | undefined {
  return configNames.map((name) => join(folder, name)).find((path) => existsSync(path))
}

/**
 * Read and check a configuration: JSON, or a module whose default export it is.
 *
 * TypeScript is read by Node where it can, else through `jiti`.
 */
export async function loadConfig(path: string): Promise<Config> {
  try {
    return defineConfig(await read(path))
  } catch (cause) {
    throw new TypeError(`Unexpected trouble with \`${path}\`: ${(cause as Error).message}`, {cause})
  }
}

async function read(path: string): Promise<Config> {
  const kind = extname(path)
  if (kind === '.json') return JSON.parse(await readFile(path, 'utf8')) as Config
  if (kind !== '.ts' && kind !== '.mts') return defaultOf(await import(pathToFileURL(path).href))
  const {createJiti} = await import('jiti')
  return defaultOf(await createJiti(import.meta.url, {fsCache: false}).import(path))
}

function defaultOf(module: unknown): Config {
  const {default: config} = module as {readonly default?: Config}
  if (config === undefined) throw new TypeError('Unexpected module without a default export, expected `export default defineConfig({…})`')
  return config
}

/** What of a configuration is for the library. */
export function libraryOptions(config: Config): NormalizeOptions {
  return Object.fromEntries(Object.entries(config).filter(([key]) => (libraryKeys as readonly string[]).includes(key)))
}

/**
 * A short hash of all that decides what a run gives out: options, the names and versions of adapters and cleaners, and the text of files
 * that hold functions or rules.
 */
export function hashOptions(options: NormalizeOptions, others: {readonly [name: string]: unknown}, files: readonly string[] = []): string {
  const {adapters = [], cleaners = [], ...plain} = options
  const named = (items: ReadonlyArray<{readonly name: string; readonly version: number}>): string[] => items.map(({name, version}) => `${name}@${version}`)
  const said = canonical({...plain, ...others, adapters: named(adapters), cleaners: named(cleaners), files})
  return createHash('sha256').update(said).digest('hex').slice(0, 12)
}

// JSON with keys in order, so that the same options give the same text.
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) => (typeof item === 'object' && item !== null && !Array.isArray(item) ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1))) : item))
}

function nearest(key: string): string | undefined {
  const ranked = keys.map((known) => ({known, far: distance(key.toLowerCase(), known.toLowerCase())})).sort((a, b) => a.far - b.far)
  return ranked[0]!.far <= Math.max(2, key.length / 3) ? ranked[0]!.known : undefined
}

// Levenshtein, one row at a time; keys are short.
function distance(a: string, b: string): number {
  let row = Array.from({length: b.length + 1}, (_, index) => index)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (let j = 0; j < b.length; j++) next.push(Math.min(next[j]! + 1, row[j + 1]! + 1, row[j]! + (letter === b[j] ? 0 : 1)))
    row = next
  }
  return row.at(-1)!
}
