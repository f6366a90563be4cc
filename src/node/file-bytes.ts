import {createHash, type Hash} from 'node:crypto'
import {open} from 'node:fs/promises'

const chunk = 2 ** 18

/**
 * The bytes of a file, or its first ones.
 *
 * Each chunk is there until the next is asked for, which is read into the same memory: what is read once and thrown away would make the
 * collector look at all that lives.
 */
export async function* fileBytes(path: string, size = Infinity): AsyncIterable<Uint8Array> {
  const handle = await open(path)
  try {
    const room = new Uint8Array(Math.min(chunk, size))
    for (let left = size; left > 0;) {
      const {bytesRead} = await handle.read(room, 0, Math.min(room.length, left), null)
      if (bytesRead === 0) return
      yield room.subarray(0, bytesRead)
      left -= bytesRead
    }
  } finally {
    await handle.close()
  }
}

/** The hash of a file, or of its first bytes, to be gone on with. */
export async function hashOf(path: string, size?: number): Promise<Hash> {
  const hash = createHash('sha256')
  for await (const bytes of fileBytes(path, size)) hash.update(bytes)
  return hash
}
