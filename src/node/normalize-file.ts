import {readFile} from 'node:fs/promises'
import {fileURLToPath} from 'node:url'
import {normalize} from '../index.ts'
import type {NormalizeOptions, Run} from '../normalize.ts'
import type {SourceObject} from '../source.ts'

/** As for `normalize`, with what a file does not say of itself. */
export interface FileOptions extends NormalizeOptions, Pick<SourceObject, 'url' | 'mediaType'> {}

/**
 * Read a file into Documents, as `normalize` reads a string.
 *
 * A file that cannot be read rejects the promise with Node's error; what is wrong inside it is a message in `run.file.messages`.
 * The path is remembered as it is given, so that the same call gives the same Documents in every checkout.
 */
export async function normalizeFile(path: string | URL, options: FileOptions = {}): Promise<Run> {
  const {url, mediaType, ...rest} = options
  const value = await readFile(path)
  const input = {value, path: path instanceof URL ? fileURLToPath(path) : path}
  return normalize({...input, ...(url === undefined ? {} : {url}), ...(mediaType === undefined ? {} : {mediaType})}, rest)
}
