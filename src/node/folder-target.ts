import {createHash} from 'node:crypto'
import {mkdir} from 'node:fs/promises'
import {dirname, extname, join, resolve} from 'node:path'
import {atomicFile, partOf, writeAtomic, type AtomicFile} from './atomic.ts'
import {areThere, hashOfFirst, stepsOf, type Output} from './folder-steps.ts'
import {formats, type Format} from './formats.ts'
import {isSame, openJournal, readManifest, writeManifest, type Journal, type ManifestHead, type ManifestLine} from './manifest.ts'
import {marked, safePath} from './names.ts'
import type {Ordinals} from './ordinals.ts'
import type {Result} from './run.ts'
import {idsOf, tallyOf, type Target} from './target.ts'
import type {Unit} from './units.ts'
import {addCounts, noCounts, type Piece} from './work.ts'

export interface FolderTargetOptions {
  readonly head: ManifestHead
  readonly resume: boolean
  /** Files that are read, which none may be written over. */
  readonly inputs: ReadonlySet<string>
  /** After so many bytes of a source what was written is put on the disk, and the manifest says so (default: 16 MiB). */
  readonly commit?: number
}

/** A file of the folder that would be written over an input. */
export interface Overwrites extends Error {
  readonly overwrites: true
}

/** Formats of which several documents stand in one file. */
const together: ReadonlySet<Format> = new Set(['jsonl', 'json'])

interface Made {
  readonly counts: ReturnType<typeof noCounts>
  readonly rejects: ManifestLine['rejects'][number][]
  readonly outputs: Output[]
}

/** What is being written for the source at hand: in all, and since the last line of the manifest. */
interface Open {
  readonly all: Made
  since: Made
  steps: number
  units: number
  bytes: number
  /** Several documents of a record have files of their own; what numbers those is not written down, so that nobody can go on there. */
  apart?: true
  file?: {readonly name: string; readonly atomic: AtomicFile; readonly hash: ReturnType<typeof createHash>} | undefined
}

const nothing = (): Made => ({counts: noCounts(), rejects: [], outputs: []})
const fresh = (): Open => ({all: nothing(), since: nothing(), steps: 0, units: 0, bytes: 0})

/** A line of the manifest stands for so many units at most. */
const records = 256

function addMade(into: Made, {counts, rejects, outputs = []}: Pick<ManifestLine, 'counts' | 'rejects' | 'outputs'>): void {
  addCounts(into.counts, counts)
  into.rejects.push(...rejects)
  into.outputs.push(...outputs)
}

/**
 * Write a file for each source below a folder, at the same relative place, or for each document where a source holds several.
 *
 * Each file is there complete or not at all. The manifest says what was made of what; a run that goes on leaves alone what is proved done:
 * the same input, the same options, and outputs that still are what was written.
 */
export async function folderTarget(folder: string, {head, resume, inputs, commit = 2 ** 24}: FolderTargetOptions): Promise<Target> {
  const path = join(folder, 'manifest.jsonl')
  const known = resume ? await readManifest(path) : undefined
  const earlier = known && isSame(known.head, head) ? known.lines : []
  const steps = stepsOf(earlier)
  const lines: ManifestLine[] = []
  const kept: ManifestLine[] = []
  const names = vacancies(['manifest.jsonl'])
  let journal: Journal | undefined
  let open = fresh()
  let last: Unit | undefined
  let used: Ordinals | undefined
  const journalOf = async (): Promise<Journal> => (journal ??= await openJournal(path, {head, lines: earlier}))

  const allowed = (name: string): string => {
    const file = resolve(folder, name)
    if (inputs.has(file)) throw Object.assign(new Error(`Unexpected output \`${file}\`, which is an input`), {overwrites: true as const})
    return file
  }
  const put = async (name: string, bytes: Uint8Array): Promise<void> => {
    await writeAtomic(allowed(name), bytes)
    open.bytes += bytes.length
    open.since.outputs.push({path: name, sha256: createHash('sha256').update(bytes).digest('hex')})
  }
  const add = async (place: string, piece: Piece): Promise<void> => {
    if (!open.file) {
      const name = names.take(place, formats[piece.format].extension)
      await mkdir(dirname(allowed(name)), {recursive: true})
      open.file = {name, atomic: await atomicFile(allowed(name)), hash: createHash('sha256')}
    }
    open.bytes += piece.bytes.length
    open.file.hash.update(piece.bytes)
    await open.file.atomic.write(piece.bytes)
  }
  const close = async (): Promise<void> => {
    if (!open.file) return
    const {name, atomic, hash} = open.file
    await atomic.publish()
    open.since.outputs.push({path: name, sha256: hash.digest('hex')})
    open.file = undefined
  }
  const each = async (place: string, pieces: readonly Piece[]): Promise<void> => {
    open.apart = true
    for (const {format, bytes, written} of pieces) {
      for (const {id, start, end} of written) await put(names.take(`${place}/${id.slice(4).replace(':', '-')}`, formats[format].extension), bytes.subarray(start, end))
    }
  }

  // The manifest never says more than what is on the disk.
  const note = async (unit: Unit): Promise<void> => {
    const {file, since, steps: step} = open
    await file?.atomic.sync()
    const left = file ? {open: {path: file.name, size: file.atomic.size}} : {}
    await (await journalOf()).append([{input: unit.source.name, sha256: unit.sha256 ?? null, ...unit.next, done: false, step, ...left, ...since}])
    addMade(open.all, since)
    open = {...open, since: nothing(), steps: step + 1, units: 0, bytes: 0}
  }
  const goOn = async (found: readonly ManifestLine[], file: ManifestLine['open']): Promise<boolean> => {
    const hash = file && (await hashOfFirst(partOf(allowed(file.path)), file.size))
    const outputs = found.flatMap((line) => line.outputs ?? [])
    if ((file && !hash) || !(await areThere(folder, outputs))) return false
    for (const {path: name} of [...outputs, ...(file ? [file] : [])]) names.block(name)
    used = file && (await idsOf(partOf(allowed(file.path)), 0, file.size))
    open = {...fresh(), steps: found.length, ...(file && hash ? {file: {name: file.path, hash, atomic: await atomicFile(allowed(file.path), file.size)}} : {})}
    for (const line of found) addMade(open.all, line)
    kept.push(...found)
    return true
  }

  return {
    closed: false,
    async done({name}, sha256) {
      const line = steps.get(name)?.at(-1)
      if (line?.sha256 !== sha256) steps.delete(name)
      if (!line?.done || line.sha256 !== sha256 || !(await areThere(folder, line.outputs ?? []))) return false
      for (const {path: name} of line.outputs ?? []) names.block(name)
      lines.push(line)
      kept.push(line)
      return true
    },
    async begin({name}) {
      const found = steps.get(name) ?? []
      const line = found.at(-1)
      return line && !line.done && (await goOn(found, line.open)) ? line : undefined
    },
    used: () => used,
    async write(result: Result) {
      const {unit, pieces} = result
      const {counts, rejects} = tallyOf(result)
      addMade(open.since, {counts, rejects})
      open.units++
      last = unit
      const place = unit.place ?? ''
      const documents = pieces.reduce((sum, {written}) => sum + written.length, 0)
      if (unit.sliced || documents > 1) {
        if (pieces.every(({format}) => together.has(format))) for (const piece of pieces) await add(place, piece)
        else await each(place, pieces)
      } else for (const {format, bytes, written} of pieces) if (written.length > 0) await put(names.take(place, formats[format].extension), bytes)
      if (unit.next.offset === 0) {
        await close()
        delete open.apart
      }
      if (!unit.ends) return open.apart || (open.bytes < commit && open.units < records) ? undefined : note(unit)
      if (unit.problem === undefined) {
        addMade(open.all, open.since)
        const line = {input: unit.source.name, sha256: unit.sha256 ?? null, ...unit.next, done: true, outputs: open.all.outputs, counts: open.all.counts, rejects: open.all.rejects}
        lines.push(line)
        await (await journalOf()).append([line])
      }
      open = fresh()
    },
    async finish(complete) {
      try {
        if (last && open.units > 0 && !open.apart) await note(last)
      } finally {
        await open.file?.atomic.leave()
      }
      if (lines.length > 0) await journalOf()
      await journal?.close()
      if (complete && lines.length > 0) await writeManifest(path, {head, lines})
      return {earlier: kept.reduce((sum, {counts}) => addCounts(sum, counts), noCounts()), sources: kept.filter(({done}) => done).length, rejects: lines.flatMap(({rejects}) => rejects)}
    }
  }
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
