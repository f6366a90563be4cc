import {readFile, stat} from 'node:fs/promises'
import {basename, dirname, isAbsolute, join, relative, resolve, sep} from 'node:path'
import {isStop, type Tally} from './codes.ts'
import {readAll, type Io} from './io.ts'

/** One file, or the standard input. */
export interface Source {
  /** As messages show it. */
  readonly name: string
  /** Its absolute path. */
  readonly file?: string
  /** As the library is told it, with forward slashes; the standard input has none. */
  readonly path?: string
  /** Where its output goes below `--out-dir`, without the new extension. */
  readonly place: string
  read(): Promise<Uint8Array>
}

export interface Expanded {
  readonly sources: Source[]
  /** Whether a folder, a pattern or several operands were given: then the output is that of many, however few match. */
  readonly many: boolean
  /** What could not be found, in words. */
  readonly problems: string[]
  /** Files of a folder that no adapter knows by extension. */
  readonly skipped: string[]
}

export interface ExpandOptions {
  /** Which files of a folder are read. */
  readonly extensions: ReadonlySet<string>
  /** Not walked into: the folder that output goes to. */
  readonly except?: string | undefined
}

/** Find the files that operands name: files, folders, patterns, and `-` for the standard input; each file once, folders and patterns in order of name. */
export async function expand(operands: readonly string[], io: Io, options: ExpandOptions): Promise<Expanded> {
  const found = new Map<string, Source>()
  const [problems, skipped]: [string[], string[]] = [[], []]
  let many = operands.length > 1
  for (const operand of operands) {
    const kind = operand === '-' ? 'stdin' : await kindOf(resolve(io.cwd, operand))
    if (kind === 'stdin') found.set('-', {name: '<stdin>', place: 'stdin', read: () => readAll(io.stdin)})
    else if (kind === 'file') add(found, io, operand, operand)
    else {
      many = true
      const files = await search(operand, kind, io, options)
      const known = files.filter((file) => kind === 'pattern' || options.extensions.has(extension(file)))
      if (kind === 'folder') skipped.push(...files.filter((file) => !options.extensions.has(extension(file))))
      for (const file of known) add(found, io, file, kind === 'pattern' ? fixedPart(operand) : operand)
      if (known.length === 0) problems.push(nothing(operand, kind))
    }
  }
  return {sources: [...found.values()], many, problems, skipped}
}

type Kind = 'file' | 'folder' | 'pattern'

async function kindOf(path: string): Promise<Kind> {
  const stats = await stat(path).catch(() => undefined)
  if (stats) return stats.isDirectory() ? 'folder' : 'file'
  return 'pattern'
}

async function search(operand: string, kind: Kind, {cwd}: Io, {except}: ExpandOptions): Promise<string[]> {
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

function add(found: Map<string, Source>, {cwd}: Io, file: string, given: string): void {
  const absolute = resolve(cwd, file)
  const path = file.replaceAll(sep, '/')
  if (!found.has(absolute)) found.set(absolute, {name: path, file: absolute, path, place: placeOf(absolute, resolve(cwd, given), cwd), read: () => readFile(absolute)})
}

// Relative to the current folder; what lies outside of it is placed by the name of the file or folder that was given, never above the output folder.
function placeOf(absolute: string, given: string, cwd: string): string {
  const below = [cwd, dirname(given)].map((base) => relative(base, absolute)).find((path) => !path.startsWith('..') && !isAbsolute(path))
  return below ?? basename(absolute)
}

// The folder above the first part of a pattern that is not just a name.
function fixedPart(pattern: string): string {
  const parts = pattern.split('/')
  const first = parts.findIndex((part) => /[!*?()[\]{}]/u.test(part))
  return parts.slice(0, first).join('/') || '.'
}

const extension = (file: string): string => /\.[^./\\]+$/u.exec(file)?.[0].toLowerCase() ?? ''

/** Tell what could not be found, and what of a folder is not read. */
export function announce({problems, skipped}: Expanded, io: Io, count: Tally): void {
  count.unreadable += problems.length
  for (const problem of problems) io.stderr.write(`palimpsest: ${problem}\n`)
  if (skipped.length === 0) return
  io.stderr.write(`palimpsest: files of other kinds, not read: ${skipped.length} (${skipped.slice(0, 3).join(', ')}${skipped.length > 3 ? ', …' : ''})\n`)
}

/** The bytes of a source; where they cannot be had, say so. */
export async function load(source: Source, io: Io, count: Tally): Promise<Uint8Array | undefined> {
  try {
    return await source.read()
  } catch (error) {
    count.unreadable++
    io.stderr.write(`palimpsest: Unexpected trouble with \`${source.name}\`, expected to read it: ${(error as Error).message}\n`)
    return undefined
  }
}

/** Do something with one source; an error in our code is told and counted, and the other sources still get their turn. */
export async function guarded(source: Source, io: Io, count: Tally, task: () => Promise<void>): Promise<void> {
  try {
    await task()
  } catch (error) {
    if (isStop(error)) throw error
    count.unexpected++
    io.stderr.write(`palimpsest: Unexpected error with \`${source.name}\`, please report it: ${(error as Error).stack}\n`)
  }
}
