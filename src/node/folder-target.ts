import {createHash} from 'node:crypto'
import {mkdir, readFile} from 'node:fs/promises'
import {dirname, extname, join, resolve} from 'node:path'
import {atomicFile, writeAtomic, type AtomicFile} from './atomic.ts'
import {formats, type Format} from './formats.ts'
import {isSame, openJournal, readManifest, writeManifest, type Journal, type ManifestHead, type ManifestLine} from './manifest.ts'
import {marked, safePath} from './names.ts'
import type {Result} from './run.ts'
import {tallyOf, type Target} from './target.ts'
import {addCounts, noCounts, type Piece} from './work.ts'

export interface FolderTargetOptions {
  readonly head: ManifestHead
  readonly resume: boolean
  /** Files that are read, which none may be written over. */
  readonly inputs: ReadonlySet<string>
}

/** A file of the folder that would be written over an input. */
export interface Overwrites extends Error {
  readonly overwrites: true
}

/** Formats of which several documents stand in one file. */
const together: ReadonlySet<Format> = new Set(['jsonl', 'json'])

interface Output {
  readonly path: string
  readonly sha256: string
}

/** What is being written for the source at hand. */
interface Open {
  counts: ReturnType<typeof noCounts>
  rejects: ManifestLine['rejects'][number][]
  outputs: Output[]
  file?: {readonly name: string; readonly atomic: AtomicFile; readonly hash: ReturnType<typeof createHash>} | undefined
}

const fresh = (): Open => ({counts: noCounts(), rejects: [], outputs: []})

/**
 * Write a file for each source below a folder, at the same relative place, or for each document where a source holds several.
 *
 * Each file is there complete or not at all. The manifest says what was made of what; a run that goes on leaves alone what is proved done:
 * the same input, the same options, and outputs that still are what was written.
 */
export async function folderTarget(folder: string, {head, resume, inputs}: FolderTargetOptions): Promise<Target> {
  const path = join(folder, 'manifest.jsonl')
  const known = resume ? await readManifest(path) : undefined
  const earlier = known && isSame(known.head, head) ? known.lines : []
  const lines: ManifestLine[] = []
  const kept: ManifestLine[] = []
  const names = vacancies(['manifest.jsonl'])
  let journal: Journal | undefined
  let open = fresh()
  const journalOf = async (): Promise<Journal> => (journal ??= await openJournal(path, {head, lines: earlier}))

  const allowed = (name: string): string => {
    const file = resolve(folder, name)
    if (inputs.has(file)) throw Object.assign(new Error(`Unexpected output \`${file}\`, which is an input`), {overwrites: true as const})
    return file
  }
  const put = async (name: string, bytes: Uint8Array): Promise<void> => {
    await writeAtomic(allowed(name), bytes)
    open.outputs.push({path: name, sha256: createHash('sha256').update(bytes).digest('hex')})
  }
  const add = async (place: string, piece: Piece): Promise<void> => {
    if (!open.file) {
      const name = names.take(place, formats[piece.format].extension)
      await mkdir(dirname(allowed(name)), {recursive: true})
      open.file = {name, atomic: await atomicFile(allowed(name)), hash: createHash('sha256')}
    }
    open.file.hash.update(piece.bytes)
    await open.file.atomic.write(piece.bytes)
  }
  const close = async (): Promise<void> => {
    if (!open.file) return
    const {name, atomic, hash} = open.file
    await atomic.publish()
    open.outputs.push({path: name, sha256: hash.digest('hex')})
    open.file = undefined
  }
  const each = async (place: string, pieces: readonly Piece[]): Promise<void> => {
    for (const {format, bytes, written} of pieces) {
      for (const {id, start, end} of written) await put(names.take(`${place}/${id.slice(4).replace(':', '-')}`, formats[format].extension), bytes.subarray(start, end))
    }
  }

  return {
    closed: false,
    async done(source, sha256) {
      const line = earlier.findLast(({input, done}) => done && input === source.name)
      if (!line || line.sha256 !== sha256 || !(await areThere(folder, line.outputs ?? []))) return false
      for (const {path: name} of line.outputs ?? []) names.block(name)
      lines.push(line)
      kept.push(line)
      return true
    },
    async write(result: Result) {
      const {unit, pieces} = result
      const {counts, rejects} = tallyOf(result)
      addCounts(open.counts, counts)
      open.rejects.push(...rejects)
      const place = unit.place ?? ''
      const documents = pieces.reduce((sum, {written}) => sum + written.length, 0)
      if (unit.sliced || documents > 1) {
        if (pieces.every(({format}) => together.has(format))) for (const piece of pieces) await add(place, piece)
        else await each(place, pieces)
      } else for (const {format, bytes, written} of pieces) if (written.length > 0) await put(names.take(place, formats[format].extension), bytes)
      if (unit.next.offset === 0) await close()
      if (!unit.ends) return
      if (unit.problem === undefined) {
        const line = {input: unit.source.name, sha256: unit.sha256 ?? null, ...unit.next, done: true, outputs: open.outputs, counts: open.counts, rejects: open.rejects}
        lines.push(line)
        await (await journalOf()).append([line])
      }
      open = fresh()
    },
    async finish(complete) {
      await open.file?.atomic.leave()
      if (lines.length > 0) await journalOf()
      await journal?.close()
      if (complete && lines.length > 0) await writeManifest(path, {head, lines})
      return {earlier: kept.reduce((sum, {counts}) => addCounts(sum, counts), noCounts()), sources: kept.length, rejects: lines.flatMap(({rejects}) => rejects)}
    }
  }
}

async function areThere(folder: string, outputs: readonly Output[]): Promise<boolean> {
  for (const {path, sha256} of outputs) {
    const bytes = await readFile(join(folder, path)).catch(() => undefined)
    if (!bytes || createHash('sha256').update(bytes).digest('hex') !== sha256) return false
  }
  return true
}

/** Gives each output a name of its own. */
interface Vacancies {
  block(name: string): void
  take(place: string, extension: string): string
}

// `page.html` becomes `page.html.md`, so that no other input gives the same name; one that has the extension already keeps its name. Where
// two differ only by case, which some file systems do not see, the second is marked by a hash of its place.
function vacancies(names: readonly string[]): Vacancies {
  const taken = new Set(names)
  const block = (name: string): void => void taken.add(name.toLowerCase())
  return {
    block,
    take(place, extension) {
      const safe = safePath(place)
      const stem = extname(safe).toLowerCase() === extension ? safe.slice(0, -extension.length) : safe
      const plain = stem + extension
      const name = taken.has(plain.toLowerCase()) ? vacant(plain, place, taken) : plain
      block(name)
      return name
    }
  }
}

function vacant(name: string, place: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const other = marked(name, `${place}\n${number}`)
    if (!taken.has(other.toLowerCase())) return other
  }
}
