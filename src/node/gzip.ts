import {Readable} from 'node:stream'
import {createGunzip} from 'node:zlib'

/** How many times larger a source may become, beyond the first megabytes: text shrinks to a twentieth at best. */
const most = {ratio: 200, free: 2 ** 26}

export const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b

/** Decompress gzip, of one member or many; what would become absurdly large is an error. */
export async function* gunzip(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let [read, written] = [0, 0]
  const counted = async function* (): AsyncIterable<Uint8Array> {
    for await (const chunk of chunks) {
      read += chunk.length
      // Those that wait are read over otherwise.
      yield chunk.slice()
    }
  }
  const source = Readable.from(counted(), {objectMode: true})
  const inflated = createGunzip()
  source.on('error', (error) => inflated.destroy(error))
  for await (const chunk of source.pipe(inflated) as AsyncIterable<Uint8Array>) {
    written += chunk.length
    if (written > most.free && written > read * most.ratio) throw new Error(`Unexpected gzip that grows more than ${most.ratio} times, expected less`)
    yield chunk
  }
}
