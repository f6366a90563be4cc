import {open, rename, rm, stat, mkdir, type FileHandle} from 'node:fs/promises'
import {dirname} from 'node:path'

/** A file that is not there until it is whole: what is written goes to `<path>.part` first. */
export interface AtomicFile {
  /** Bytes written so far. */
  readonly size: number
  /** The bytes may be written over once it resolves. */
  write(bytes: Uint8Array): Promise<void>
  /** Put all that was written on the disk. */
  sync(): Promise<void>
  /** Give the file its name. */
  publish(): Promise<void>
  /** Leave the part where it is, for a run that goes on. */
  leave(): Promise<void>
}

export const partOf = (path: string): string => `${path}.part`

/** Pieces of fewer bytes wait until there are so many. */
const buffered = 2 ** 16

/** Open a file for writing, empty or, to go on with a part, cut to a size. What is no regular file (a device, a pipe) is written directly. */
export async function atomicFile(path: string, keep = 0): Promise<AtomicFile> {
  const special = await isSpecial(path)
  const part = special ? path : partOf(path)
  const handle = await open(part, keep > 0 ? 'r+' : 'w')
  if (keep > 0) await handle.truncate(keep)
  let size = keep
  let waiting: Uint8Array[] = []
  let length = 0
  let failure: Error | undefined
  const put = async (bytes: Uint8Array): Promise<void> => {
    // What was lost cannot be made good by what comes after.
    if (failure) throw failure
    if (bytes.length > 0) await writeAll(handle, bytes, special ? null : size - bytes.length).catch((error: Error) => Promise.reject((failure = error)))
  }
  const flush = async (): Promise<void> => {
    const all = Buffer.concat(waiting)
    waiting = []
    length = 0
    await put(all)
  }
  const sync = async (): Promise<void> => {
    await flush()
    if (!special) await handle.datasync()
  }
  return {
    get size() {
      return size
    },
    async write(bytes) {
      if (length + bytes.length >= buffered) await flush()
      size += bytes.length
      if (bytes.length >= buffered) return put(bytes)
      length += bytes.length
      waiting.push(bytes.slice())
    },
    sync,
    async publish() {
      await sync().finally(() => handle.close())
      if (special) return
      await rename(part, path)
      await syncFolder(dirname(path))
    },
    async leave() {
      await sync().finally(() => handle.close())
    }
  }
}

async function writeAll(handle: FileHandle, bytes: Uint8Array, position: number | null): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    const {bytesWritten} = await handle.write(bytes, at, bytes.length - at, position === null ? null : position + at)
    at += bytesWritten
  }
}

async function isSpecial(path: string): Promise<boolean> {
  const stats = await stat(path).catch(() => undefined)
  return stats !== undefined && !stats.isFile() && !stats.isDirectory()
}

/** Write a whole file at once: it is there complete or not at all. */
export async function writeAtomic(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), {recursive: true})
  const file = await atomicFile(path)
  try {
    await file.write(bytes)
    await file.publish()
  } catch (error) {
    await rm(partOf(path), {force: true})
    throw error
  }
}

/** Put the names of a folder on the disk, so that a new one survives a crash of the machine; not every system can do it. */
export async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r').catch(() => undefined)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}
