import type {AtomicFile} from './atomic.ts'
import {formats, type Format} from './formats.ts'
import {nothingEarlier, type Target} from './target.ts'

/** Where bytes go; once nobody reads any more, writing does nothing. */
export interface ByteSink {
  readonly closed: boolean
  write(bytes: Uint8Array): Promise<void>
}

/** Write all documents to one stream; what they are written as stays what the first was. */
export function streamTarget(out: ByteSink, file?: AtomicFile): Target {
  let between: string | undefined
  return {
    get closed() {
      return out.closed
    },
    async write({pieces}) {
      for (const {format, bytes, written} of pieces) {
        for (const {start, end} of apart(format) ? written : written.slice(0, 1)) {
          if (out.closed) return
          if (between !== undefined && between !== '') await out.write(Buffer.from(between))
          between = formats[format].between
          await out.write(apart(format) ? bytes.subarray(start, end) : bytes)
        }
      }
    },
    async finish(complete) {
      await (complete ? file?.publish() : file?.leave())
      return nothingEarlier
    }
  }
}

const apart = (format: Format): boolean => formats[format].between !== ''
