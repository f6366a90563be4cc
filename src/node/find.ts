import {stat} from 'node:fs/promises'
import {basename, dirname, isAbsolute, join, relative, resolve, sep} from 'node:path'
import {fileBytes} from './file-bytes.ts'
import type {Source} from './open.ts'

export interface Found {
  readonly sources: Source[]
  /** Whether a folder, a pattern or several operands were given: then the output is that of many, however few match. */
  readonly many: boolean
  /** What could not be found, in words. */
  readonly problems: string[]
  /** Files of a folder that no adapter knows by extension. */
  readonly skipped: string[]
}

export interface FindOptions {
  /** What paths are relative to. */
  readonly cwd: string
  /** The standard input, for `-`. */
  readonly stdin?: AsyncIterable<Uint8Array | string>
  /** Which files of a folder are read. */
  readonly extensions: ReadonlySet<string>
  /** Not walked into: the folder that output goes to. */
  readonly except?: string | undefined
}

/** Find the files that operands name: files, folders, patterns, and `-` for the standard input; each file once, folders and patterns in order of name. */
export async function find(operands: readonly string[], options: FindOptions): Promise<Found> {
  const found = new Map<string, Source>()
  const [problems, skipped]: [string[], string[]] = [[], []]
  let many = operands.length > 1
  for (const operand of operands) {
    const kind = operand === '-' ? 'stdin' : await kindOf(resolve(options.cwd, operand))
    if (kind === 'stdin') found.set('-', {name: '<stdin>', place: 'stdin', open: () => bytesOf(options.stdin ?? process.stdin)})
    else if (kind === 'file') add(found, options, operand, operand)
    else {
      many = true
      const files = await search(operand, kind, options)
      const known = files.filter((file) => kind === 'pattern' || options.extensions.has(extension(file)))
      if (kind === 'folder') skipped.push(...files.filter((file) => !options.extensions.has(extension(file))))
      for (const file of known) add(found, options, file, kind === 'pattern' ? fixedPart(operand) : operand)
      if (known.length === 0) problems.push(nothing(operand, kind))
    }
  }
  return {sources: [...found.values()], many, problems, skipped}
}

async function* bytesOf(stream: AsyncIterable<Uint8Array | string>): AsyncIterable<Uint8Array> {
  for await (const chunk of stream) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk
}

/** What a folder is looked through for beside what adapters read. */
export const containers: readonly string[] = ['.jsonl', '.ndjson', '.warc']

type Kind = 'file' | 'folder' | 'pattern'

async function kindOf(path: string): Promise<Kind> {
  const stats = await stat(path).catch(() => undefined)
  if (stats) return stats.isDirectory() ? 'folder' : 'file'
  return 'pattern'
}

async function search(operand: string, kind: Kind, {cwd, except}: FindOptions): Promise<string[]> {
  const {glob, isDynamicPattern, escapePath} = await import('tinyglobby')
  const base = kind === 'folder' ? resolve(cwd, operand) : cwd
  const pattern = kind === 'folder' ? '**/*' : operand.replaceAll(sep, '/')
  if (kind === 'pattern' && !isDynamicPattern(pattern)) return []
  const ignore = ['**/node_modules/**', '**/.git/**']
  if (except !== undefined) ignore.push(`${escapePath(resolve(cwd, except).replaceAll(sep, '/'))}/**`)
  const files = await glob(pattern, {cwd: base, ignore, absolute: isAbsolute(pattern), expandDirectories: false})
  return files.map((file) => (kind === 'folder' ? join(operand, file) : file)).sort()
}

function nothing(operand: string, kind: Kind): string {
  if (kind === 'folder') return `Unexpected folder \`${operand}\` without a file of a known kind, expected at least one`
  return `Unexpected path \`${operand}\`, expected a file, a folder, a pattern that matches, or \`-\``
}

function add(found: Map<string, Source>, {cwd}: FindOptions, file: string, given: string): void {
  const absolute = resolve(cwd, file)
  const path = file.replaceAll(sep, '/')
  if (!found.has(absolute)) found.set(absolute, {name: path, file: absolute, path, place: placeOf(absolute, resolve(cwd, given), cwd), open: () => fileBytes(absolute)})
}

// Relative to the current folder; what lies outside of it is placed by the name of the file or folder that was given, never above the output folder.
function placeOf(absolute: string, given: string, cwd: string): string {
  const below = [cwd, dirname(given)].map((base) => relative(base, absolute)).find((path) => !path.startsWith('..') && !isAbsolute(path))
  return (below ?? basename(absolute)).replaceAll(sep, '/')
}

// The folder above the first part of a pattern that is not just a name.
function fixedPart(pattern: string): string {
  const parts = pattern.split('/')
  const first = parts.findIndex((part) => /[!*?()[\]{}]/u.test(part))
  return parts.slice(0, first).join('/') || '.'
}

// Of `pages.tsv.gz` that of `pages.tsv`.
const extension = (file: string): string => /\.[^./\\]+$/u.exec(file.replace(/\.gz$/iu, ''))?.[0].toLowerCase() ?? ''
