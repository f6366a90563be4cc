import type {NormalizeOptions} from '../normalize.ts'
import {isUtf32} from '../utf-32.ts'
import {byteParts} from './byte-parts.ts'
import type {Library} from './formats.ts'
import {remarks} from './remarks.ts'
import type {Start} from './shift.ts'
import {textParts, tooLarge, type Cutting, type Slice} from './text-parts.ts'
import {join, type Task} from './work.ts'

export type {Slice, TooLarge} from './text-parts.ts'

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

export interface SliceOptions {
  readonly library: Library
  readonly options: NormalizeOptions
  /** Sources of fewer bytes are read whole (default: 4 MiB). */
  readonly whole?: number
  /** Characters of a part at most, but for one of a single record (default: 64 Ki). */
  readonly size?: number
  /** Where to go on. */
  readonly from?: Start
}

const bytesWhole = 2 ** 22
// What is read of a part dies young if it fits into the young generation of a worker.
const partSize = 2 ** 16
const defaultSize = 2 ** 28

/** Cut a source into parts that fit into memory: most are one part, read as `normalize` reads bytes. */
export async function* slices(item: Item, given: SliceOptions): AsyncIterable<Slice> {
  const {whole = bytesWhole, library, options} = given
  const source = described(item)
  if (item.value !== undefined) return yield one(source, item.value)
  const chunks = item.bytes![Symbol.asyncIterator]()
  const {head, ended} = await readHead(chunks, whole)
  if (ended) return yield one(source, head)
  const {adapter, encoding, remarks} = look(head, source, library, options)
  const rest = {[Symbol.asyncIterator]: () => chunks}
  if (adapter.cut === undefined || isUtf32(encoding.label)) yield* wholeLarge(source, head, rest, options.limits?.size ?? defaultSize)
  else {
    const {size = partSize, from = begin} = given
    const cutting: Cutting = {source: {...source, ...(item.sha256 === undefined ? {} : {sha256: item.sha256})}, head, rest, adapter, encoding, remarks, size, from, limit: options.limits?.size ?? defaultSize}
    yield* encoding.label === 'utf-8' ? byteParts(cutting) : textParts(cutting)
  }
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
    found.push(value.slice())
    length += value.length
  }
  return {head: join(found, length), ended: false}
}

// What the beginning tells: who reads it, in which encoding, and what is odd about that. It ends with a line, so that no character is cut through.
function look(head: Uint8Array, source: Described, library: Library, options: NormalizeOptions): Pick<Cutting, 'adapter' | 'encoding' | 'remarks'> {
  const end = head.lastIndexOf(10) + 1
  const {file} = library.normalize({...source, value: end > 0 ? head.subarray(0, end) : head}, options)
  const {adapter, encoding} = file.data.palimpsest!
  // Characters that are lost are said of the documents that lost them.
  const said = file.messages.filter(({ruleId}) => ruleId !== 'replaced')
  return {adapter: adapter!, encoding, remarks: remarks({messages: said}, [])}
}

// No cut is possible, or the runtime cannot decode the encoding piece by piece: read all of it, up to the limit.
async function* wholeLarge(source: Described, head: Uint8Array, rest: AsyncIterable<Uint8Array>, limit: number): AsyncIterable<Slice> {
  const found = [head]
  let length = head.length
  for await (const bytes of rest) {
    length += bytes.length
    // A character has four bytes at most.
    if (length > limit * 4 || length > 2 ** 30) throw tooLarge(limit)
    found.push(bytes.slice())
  }
  yield one(source, join(found, length))
}
