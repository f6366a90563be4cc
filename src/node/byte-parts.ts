import {isUtf8} from 'node:buffer'
import type {Adapter} from '../adapter.ts'
import {replacements} from '../text-decoder.ts'
import {beginningOf, behindOf, cutsByLine, partAdapter, type Beginning} from './parts.ts'
import {lineEnds, type Start} from './shift.ts'
import {partOf, tooLarge, type Cutting, type Slice} from './text-parts.ts'
import {measure} from './utf8.ts'

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
  const left = leftOver(head.subarray(mark), rest[Symbol.asyncIterator](), size)
  let cutAt = cutter(partAdapter(adapter, beginning), false)
  for (let window = size; await left.fill(window); ) {
    const bytes = left.all().subarray(0, window)
    const length = cutAt(bytes)
    if (length > 0) {
      const slice = take(left.take(length), false)
      cutAt = behind
      window = size
      if (slice.next.offset > from.offset) yield {...slice, release: () => left.give(slice.task.value)}
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

/** Bytes of the last lines that are looked at first. */
const lastLines = 2 ** 12

function cutter(adapter: Adapter, byLine: boolean): Cutter {
  const within = (bytes: Uint8Array): number => {
    const text = textOf(bytes)
    const length = adapter.cut!(text)
    return length > 0 ? Buffer.byteLength(text.slice(0, length)) : 0
  }
  return (bytes) => {
    for (let last = lastLines; byLine && last < bytes.length; last *= 4) {
      const start = bytes.indexOf(10, bytes.length - last) + 1
      const length = start > 0 ? within(bytes.subarray(start)) : 0
      if (length > 0) return start + length
    }
    return within(bytes)
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
  /** Take bytes from the beginning, at the beginning of a buffer of their own. */
  take(length: number): Uint8Array
  /** Take no longer needed bytes for those that are taken next. */
  give(bytes: string | Uint8Array): void
}

// What was read and not taken, in the buffer that held the beginning; most of what is taken has no more bytes than `size`.
function leftOver(first: Uint8Array, rest: AsyncIterator<Uint8Array>, size: number): LeftOver {
  const spare: ArrayBufferLike[] = []
  let room = first
  let [start, end] = [0, first.length]
  const add = (bytes: Uint8Array): void => {
    if (end + bytes.length > room.length) {
      const left = room.subarray(start, end)
      if (left.length + bytes.length > room.length) room = new Uint8Array(2 * (left.length + bytes.length))
      room.set(left)
      end = left.length
      start = 0
    }
    room.set(bytes, end)
    end += bytes.length
  }
  return {
    async fill(length) {
      while (end - start < length) {
        const {done, value} = await rest.next()
        if (done) return false
        add(value)
      }
      return true
    },
    all: () => room.subarray(start, end),
    take(length) {
      const taken = new Uint8Array(length > size ? new ArrayBuffer(length) : spare.pop() ?? new ArrayBuffer(size), 0, length)
      taken.set(room.subarray(start, start += length))
      return taken
    },
    give(bytes) {
      if (typeof bytes !== 'string' && bytes.buffer.byteLength === size) spare.push(bytes.buffer)
    }
  }
}
