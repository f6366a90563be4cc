import type {Document} from '../document.ts'
import type {Library} from './formats.ts'
import type {NormalizeOptions} from '../normalize.ts'
import type {SourceObject} from '../source.ts'
import {ordinals} from './ordinals.ts'
import {moveMessages} from './shift.ts'
import {slices} from './slices.ts'
import {open, placeDocument} from './work.ts'

/** As for `normalize`, with what bytes do not say of themselves. */
export interface StreamOptions extends NormalizeOptions, Pick<SourceObject, 'path' | 'url' | 'mediaType'> {
  /** Told of every message, with its place in the whole stream. */
  readonly onMessage?: (message: Message) => void
  readonly signal?: AbortSignal
  /** Characters of a part of a source of many records at most (default: 64 Ki). */
  readonly partSize?: number
  /** A stream of fewer bytes is read whole (default: 4 MiB). */
  readonly wholeSize?: number
}

export type Message = ReturnType<Library['normalize']>['file']['messages'][number]

/**
 * Read a stream of bytes into Documents, as they come.
 *
 * A short stream is read as `normalize` reads its bytes. A long one of many records is cut between them (`Adapter.cut`), and takes no more
 * memory than its largest record; its Documents are those of the whole, but for `provenance.sha256`, which nobody knows before the end.
 * A long one that cannot be cut is read whole, and is a message when it is larger than `limits.size`.
 */
export async function* normalizeStream(bytes: AsyncIterable<Uint8Array>, options: StreamOptions = {}): AsyncIterable<Document> {
  const {onMessage, signal, partSize, wholeSize, path, url, mediaType, ...rest} = options
  const library = await import('../index.ts')
  const item = {name: path ?? '<stream>', bytes, ...(path === undefined ? {} : {path}), ...(url === undefined ? {} : {url}), ...(mediaType === undefined ? {} : {mediaType})}
  const seen = ordinals()
  for await (const {task} of slices(item, {library, options: rest, ...(partSize === undefined ? {} : {size: partSize}), ...(wholeSize === undefined ? {} : {whole: wholeSize})})) {
    signal?.throwIfAborted()
    const run = open(task, library, rest)
    for (const document of run) {
      if (task.part) {
        placeDocument(document, task.part)
        document.data.id = seen.next(document.data.id)
      }
      yield document
      signal?.throwIfAborted()
    }
    if (task.part) moveMessages(run.file, task.part.start)
    if (onMessage) for (const message of run.file.messages) onMessage(message)
  }
}
