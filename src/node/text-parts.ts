import type {Adapter} from '../adapter.ts'
import type {Encoding} from '../document.ts'
import {replacements} from '../text-decoder.ts'
import {beginningOf, behindOf, partAdapter, type Beginning} from './parts.ts'
import type {Remark} from './remarks.ts'
import {lineEnds, type Start} from './shift.ts'
import type {Part, Task} from './work.ts'

/** A part of a source that can be read by itself, and where the next begins. */
export interface Slice {
  readonly task: Task
  readonly next: Start
  readonly last: boolean
  /** Nobody looks at the bytes of the task any more: others are put in their place. */
  release?(): void
}

/** A source that is too large for memory, and cannot be cut. */
export interface TooLarge extends Error {
  readonly rule: 'limit:too-large'
}

export function tooLarge(limit: number): TooLarge {
  return Object.assign(new Error(`Unexpected source of more than ${limit} characters, expected less, leaving it unread`), {rule: 'limit:too-large' as const})
}

/** A source that is to be cut, of which the beginning is read. */
export interface Cutting {
  readonly source: Pick<Task, 'name' | 'path' | 'url' | 'mediaType'> & {readonly sha256?: string}
  readonly head: Uint8Array
  readonly rest: AsyncIterable<Uint8Array>
  readonly adapter: Adapter
  /** As far as the beginning tells. */
  readonly encoding: Encoding
  /** What is to be said of the beginning: parts are text, which says nothing of its bytes. */
  readonly remarks: readonly Remark[]
  readonly size: number
  /** Where to go on. */
  readonly from: Start
  /** Characters that a record may have. */
  readonly limit: number
}

/** What a part says of its source. */
export function partOf({source: {sha256}, adapter, remarks}: Cutting, at: Start, encoding: Encoding, beginning: Beginning | undefined): Part {
  const known = at.offset === 0 ? beginning : behindOf(beginning)
  const said = at.offset === 0 && remarks.length > 0 ? {remarks} : {}
  return {start: at, encoding, adapter: adapter.name, ...(sha256 === undefined ? {} : {sha256}), ...said, ...(known === undefined ? {} : {beginning: known})}
}

/** Cut a source in any encoding but UTF-8: it has to be decoded first. */
export async function* textParts(cutting: Cutting): AsyncIterable<Slice> {
  const {source: {sha256: _, ...task}, head, rest, adapter, encoding, size, from, limit} = cutting
  const decoder = new TextDecoder(encoding.label)
  const first = decoder.decode(head, {stream: true})
  const beginning = beginningOf(adapter, first)
  const [opening, behind] = [partAdapter(adapter, beginning), partAdapter(adapter, behindOf(beginning))]
  let [text, at]: [string, Start] = ['', {offset: 0, line: 0}]
  const take = (length: number, last: boolean): Slice => {
    const value = text.slice(0, length)
    const part = partOf(cutting, at, {...encoding, replaced: encoding.source === 'declared' ? 0 : replacements(value)}, beginning)
    text = text.slice(length)
    at = {offset: at.offset + length, line: at.line + lineEnds(value)}
    return {task: {...task, value, part, range: null}, next: at, last}
  }
  let window = size
  for await (const more of texts(first, rest, decoder)) {
    text += more
    while (text.length >= window) {
      const cut = (at.offset === 0 ? opening : behind).cut!(text.slice(0, window))
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
  if (text !== '') yield take(text.length, true)
}

async function* texts(first: string, rest: AsyncIterable<Uint8Array>, decoder: TextDecoder): AsyncIterable<string> {
  yield first
  for await (const bytes of rest) yield decoder.decode(bytes, {stream: true})
  yield decoder.decode()
}
