import {mkdir, open, writeFile} from 'node:fs/promises'
import {dirname, extname, resolve} from 'node:path'
import {finished} from 'node:stream/promises'
import type {Document} from '../document.ts'
import {outputError, usageError} from './codes.ts'
import {formats, render, type Format} from './formats.ts'
import type {Source} from './inputs.ts'
import {sink, type Sink} from './io.ts'
import type {Library} from './settings.ts'

/** Takes the documents of one source after the other. */
export interface Target {
  /** Nobody reads any more. */
  readonly closed: boolean
  write(source: Source, documents: Iterable<Document>): Promise<void>
}

/** Write all documents to one sink; without a format the first source decides: one document is written as Markdown, several as JSON Lines. */
export function streamTarget(out: Sink, asked: Format | undefined, library: Library): Target {
  let format = asked
  let any = false
  return {
    get closed() {
      return out.closed
    },
    async write(_source, documents) {
      const {several, all} = peek(documents)
      format ??= several ? 'jsonl' : 'markdown'
      for (const document of all) {
        if (out.closed) return
        await out.write((any ? formats[format].between : '') + render(document, format, library))
        any = true
      }
    }
  }
}

/** Write one file for each source below a folder, at the same relative place. */
export function folderTarget(folder: string, asked: Format | undefined, library: Library, inputs: ReadonlySet<string>): Target {
  const taken = new Set<string>()
  return {
    closed: false,
    async write({place}, documents) {
      const {several, all} = peek(documents)
      const format = asked ?? (several ? 'jsonl' : 'markdown')
      const written: string[] = []
      for (const document of all) written.push(render(document, format, library))
      if (written.length === 0) return
      const file = resolve(folder, vacant(place, formats[format].extension, taken))
      if (inputs.has(file)) throw usageError(`Unexpected output \`${file}\`, which is an input, expected another \`--out-dir\``)
      await put(file, written.join(formats[format].between)).catch((error: Error) => Promise.reject(outputError(`\`${file}\``, error)))
    }
  }
}

async function put(file: string, value: string): Promise<void> {
  await mkdir(dirname(file), {recursive: true})
  await writeFile(file, value)
}

// `page.html` becomes `page.html.md`, so that no other input gives the same name; one that has the extension already keeps its name.
function vacant(place: string, extension: string, taken: Set<string>): string {
  const stem = extname(place).toLowerCase() === extension ? place.slice(0, -extension.length) : place
  let name = stem + extension
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${stem}-${number}${extension}`
  taken.add(name.toLowerCase())
  return name
}

// Looks two documents ahead and no further, so that a file of a million is still written one by one.
function peek(documents: Iterable<Document>): {several: boolean; all: Iterable<Document>} {
  const iterator = documents[Symbol.iterator]()
  const ahead = [iterator.next(), iterator.next()].flatMap(({done, value}) => (done ? [] : [value as Document]))
  const rest: Iterable<Document> = {[Symbol.iterator]: () => iterator}
  return {several: ahead.length > 1, all: (function* () {
    yield* ahead
    yield* rest
  })()}
}

/** A file to write to, piece by piece, and how to finish it. */
export interface OutputFile extends Sink {
  end(): Promise<void>
}

/** Open a file for writing, which empties it. */
export async function outputFile(path: string): Promise<OutputFile> {
  const name = `\`${path}\``
  const blame = (error: Error): Promise<never> => Promise.reject(outputError(name, error))
  const handle = await open(path, 'w').catch(blame)
  const stream = handle.createWriteStream()
  const {write} = sink(stream, name)
  return {
    closed: false,
    write,
    async end() {
      stream.end()
      await finished(stream).catch(blame)
    }
  }
}
