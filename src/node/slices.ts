import type {Adapter} from '../adapter.ts'
import type {Encoding} from '../document.ts'
import type {NormalizeOptions} from '../normalize.ts'
import {decoder, replaced, type Decoder} from './decoder.ts'
import type {Library} from './formats.ts'
import {beginningOf, partAdapter} from './parts.ts'
import {lineEnds, type Start} from './shift.ts'
import {join, type Part, type Task} from './work.ts'

/** A source as it is opened: what is known about it, and its bytes. */
export interface Item {
  readonly name: string
  readonly path?: string
  readonly url?: string
  readonly mediaType?: string
  /** All of it, where it is at hand. */
  readonly value?: string | Uint8Array
  readonly bytes?: AsyncIterable<Uint8Array>
  /** Of the bytes, where they were hashed beforehand. */
  readonly sha256?: string
}

/** A part of a source that can be read by itself, and where the next begins. */
export interface Slice {
  readonly task: Task
  readonly next: Start
  readonly last: boolean
}

export interface SliceOptions {
  readonly library: Library
  readonly options: NormalizeOptions
  /** Sources of fewer bytes are read whole (default: 4 MiB). */
  readonly whole?: number
  /** Characters of a part (default: 512 Ki). */
  readonly size?: number
  /** Where to go on. */
  readonly from?: Start
}

/** A source that is too large for memory, and cannot be cut. */
export interface TooLarge extends Error {
  readonly rule: 'limit:too-large'
}

const bytesWhole = 2 ** 22
const partSize = 2 ** 19
const defaultSize = 2 ** 28

/** Cut a source into parts that fit into memory: most are one part, read as `normalize` reads bytes. */
export async function* slices(item: Item, given: SliceOptions): AsyncIterable<Slice> {
  const {whole = bytesWhole, library, options} = given
  const source = described(item)
  if (item.value !== undefined) return yield one(source, item.value)
  const chunks = item.bytes![Symbol.asyncIterator]()
  const {head, ended} = await readHead(chunks, whole)
  if (ended) return yield one(source, head)
  const {adapter, encoding} = look(head, source, library, options)
  const rest = {[Symbol.asyncIterator]: () => chunks}
  if (adapter.cut === undefined) yield* wholeLarge(source, head, rest, options.limits?.size ?? defaultSize)
  else yield* parts({source: {...source, ...(item.sha256 === undefined ? {} : {sha256: item.sha256})}, head, rest, adapter, decoding: decoder(encoding), given})
}

const begin: Start = {offset: 0, line: 0}

function one(source: Described, value: string | Uint8Array): Slice {
  return {task: {...source, value, range: typeof value === 'string' ? null : [0, value.length]}, next: begin, last: true}
}

type Described = Pick<Task, 'name' | 'path' | 'url' | 'mediaType'>

function described({name, path, url, mediaType}: Item): Described {
  return {name, ...(path === undefined ? {} : {path}), ...(url === undefined ? {} : {url}), ...(mediaType === undefined ? {} : {mediaType})}
}

async function readHead(chunks: AsyncIterator<Uint8Array>, most: number): Promise<{head: Uint8Array; ended: boolean}> {
  const found: Uint8Array[] = []
  let length = 0
  while (length < most) {
    const {done, value} = await chunks.next()
    if (done) return {head: join(found, length), ended: true}
    found.push(value)
    length += value.length
  }
  return {head: join(found, length), ended: false}
}

// What the beginning tells: who reads it, and in which encoding. It ends with a line, so that no character is cut through.
function look(head: Uint8Array, source: Described, library: Library, options: NormalizeOptions): {adapter: Adapter; encoding: Encoding} {
  const end = head.lastIndexOf(10) + 1
  const {adapter, encoding} = library.normalize({...source, value: end > 0 ? head.subarray(0, end) : head}, options).file.data.palimpsest!
  return {adapter: adapter!, encoding}
}

// No cut is possible: read all of it, up to the limit.
async function* wholeLarge(source: Described, head: Uint8Array, rest: AsyncIterable<Uint8Array>, limit: number): AsyncIterable<Slice> {
  const found = [head]
  let length = head.length
  for await (const bytes of rest) {
    length += bytes.length
    // A character has four bytes at most.
    if (length > limit * 4 || length > 2 ** 30) throw tooLarge(limit)
    found.push(bytes)
  }
  yield one(source, join(found, length))
}

function tooLarge(limit: number): TooLarge {
  return Object.assign(new Error(`Unexpected source of more than ${limit} characters, expected less, leaving it unread`), {rule: 'limit:too-large' as const})
}

interface Cutting {
  readonly source: Described & {readonly sha256?: string}
  readonly head: Uint8Array
  readonly rest: AsyncIterable<Uint8Array>
  readonly adapter: Adapter
  readonly decoding: Decoder
  readonly given: SliceOptions
}

/** What is behind the last cut. */
interface Remaining {
  text: string
  at: Start
  bytes: number
}

async function* parts({source, head, rest, adapter, decoding, given}: Cutting): AsyncIterable<Slice> {
  const {size = partSize, from = begin, options} = given
  const limit = options.limits?.size ?? defaultSize
  const {sha256, ...task} = source
  const first = decoding.decode(head)
  const beginning = beginningOf(adapter, first)
  const behind = partAdapter(adapter, beginning)
  const exact = decoding.encoding.label === 'utf-8'
  // Behind a byte order mark.
  const remaining: Remaining = {text: '', at: begin, bytes: decoding.encoding.source === 'bom' ? 3 : 0}
  const take = (length: number, last: boolean): Slice => {
    const value = remaining.text.slice(0, length)
    const {at, bytes} = remaining
    const lost = decoding.fits ? 0 : replaced(value)
    const encoding = {...decoding.encoding, replaced: lost}
    const part: Part = {start: at, encoding, adapter: adapter.name, ...(sha256 === undefined ? {} : {sha256}), ...(beginning === undefined || at.offset === 0 ? {} : {beginning})}
    remaining.text = remaining.text.slice(length)
    remaining.at = {offset: at.offset + length, line: at.line + lineEnds(value)}
    remaining.bytes = bytes + (exact ? Buffer.byteLength(value) : 0)
    return {task: {...task, value, part, range: exact && decoding.fits ? [bytes, remaining.bytes] : null}, next: remaining.at, last}
  }
  let window = size
  for await (const text of texts(first, rest, decoding)) {
    remaining.text += text
    while (remaining.text.length >= window) {
      const cut = (remaining.at.offset === 0 ? adapter : behind).cut!(remaining.text.slice(0, window))
      if (cut <= 0) {
        // One record is larger than that.
        window *= 2
        if (window > limit) throw tooLarge(limit)
        continue
      }
      window = size
      const slice = take(cut, false)
      if (slice.next.offset > from.offset) yield slice
    }
  }
  if (remaining.text !== '') yield take(remaining.text.length, true)
}

async function* texts(first: string, rest: AsyncIterable<Uint8Array>, decoding: Decoder): AsyncIterable<string> {
  yield first
  for await (const bytes of rest) yield decoding.decode(bytes)
  yield decoding.end()
}
