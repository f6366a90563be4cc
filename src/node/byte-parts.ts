import {isUtf8} from 'node:buffer'
import type {Adapter} from '../adapter.ts'
import {replacements} from '../text-decoder.ts'
import {beginningOf, behindOf, cutsByLine, partAdapter, type Beginning} from './parts.ts'
import {lineEnds, type Start} from './shift.ts'
import {partOf, tooLarge, type Cutting, type Slice} from './text-parts.ts'
import {measure} from './utf8.ts'
import {join} from './work.ts'

/**
 * Cut a source in UTF-8, of which only the lines near a cut are decoded: whoever reads a part decodes it.
 *
 * From the first part on that has bytes which are no UTF-8, parts are text, with U+FFFD.
 */
export async function* byteParts(cutting: Cutting): AsyncIterable<Slice> {
  const {head, rest, adapter, encoding, size, from, limit} = cutting
  const mark = encoding.source === 'bom' ? 3 : 0
  const beginning = beginningOf(adapter, textOf(head.subarray(mark)))
  const behind = cutter(partAdapter(adapter, behindOf(beginning)), cutsByLine(beginning))
  const take = taker(cutting, beginning, mark)
  const left = leftOver(head.subarray(mark), rest[Symbol.asyncIterator]())
  let cutAt = cutter(partAdapter(adapter, beginning), false)
  for (let window = size; await left.fill(window); ) {
    const bytes = left.all().subarray(0, window)
    const length = cutAt(bytes)
    if (length > 0) {
      const slice = take(left.take(length), false)
      cutAt = behind
      window = size
      if (slice.next.offset > from.offset) yield slice
      continue
    }
    // One record is larger than that.
    if (window * 2 > limit && measure(bytes.slice()).offset * 2 > limit) throw tooLarge(limit)
    window *= 2
  }
  if (left.all().length > 0) yield take(left.take(left.all().length), true)
}

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8')

/** How many bytes a text begins with that may be cut off; 0 for none. */
type Cutter = (bytes: Uint8Array) => number

const lastLines = 2 ** 14

function cutter(adapter: Adapter, byLine: boolean): Cutter {
  const within = (bytes: Uint8Array): number => {
    const text = textOf(bytes)
    const length = adapter.cut!(text)
    return length > 0 ? Buffer.byteLength(text.slice(0, length)) : 0
  }
  return (bytes) => {
    const start = byLine && bytes.length > lastLines ? bytes.indexOf(10, bytes.length - lastLines) + 1 : 0
    const length = start > 0 ? within(bytes.subarray(start)) : 0
    return length > 0 ? start + length : within(bytes)
  }
}

// Makes parts of bytes, one after the other.
function taker(cutting: Cutting, beginning: Beginning | undefined, mark: number): (bytes: Uint8Array, last: boolean) => Slice {
  const {source: {sha256: _, ...task}, encoding} = cutting
  let at: Start = {offset: 0, line: 0}
  let done = mark
  let fits = true
  return (bytes, last) => {
    fits &&= isUtf8(bytes)
    const value = fits ? bytes : textOf(bytes)
    const said = fits || encoding.source === 'bom' ? encoding : {...encoding, source: 'detected' as const}
    const part = partOf(cutting, at, {...said, replaced: typeof value === 'string' ? replacements(value) : 0}, beginning)
    const {offset, line} = typeof value === 'string' ? {offset: value.length, line: lineEnds(value)} : measure(value)
    const range = fits ? [done, done += bytes.length] as const : null
    at = {offset: at.offset + offset, line: at.line + line}
    return {task: {...task, value, part, range}, next: at, last}
  }
}

interface LeftOver {
  /** Read until there are so many bytes; `false` where there are fewer. */
  fill(length: number): Promise<boolean>
  all(): Uint8Array
  /** Take bytes from the beginning, in a buffer of their own. */
  take(length: number): Uint8Array
}

// What was read and not taken.
function leftOver(first: Uint8Array, rest: AsyncIterator<Uint8Array>): LeftOver {
  let bytes = first
  return {
    async fill(length) {
      const found = [bytes]
      let size = bytes.length
      while (size < length) {
        const {done, value} = await rest.next()
        if (done) break
        found.push(value)
        size += value.length
      }
      if (found.length > 1) bytes = join(found, size)
      return size >= length
    },
    all: () => bytes,
    take(length) {
      const taken = Uint8Array.prototype.slice.call(bytes, 0, length)
      bytes = bytes.subarray(length)
      return taken
    }
  }
}
