import type {Rejected} from './remarks.ts'

/** One line of JSON Lines that holds a source. */
export interface SourceLine {
  readonly value: string
  readonly path?: string
  readonly url?: string
  readonly mediaType?: string
}

/** A line that holds none, and why. */
export type Line = {readonly source: SourceLine} | {readonly rejected: Omit<Rejected, 'path'>}

const kinds = {value: undefined, html: 'text/html', text: 'text/plain'} as const

/** Whether the first line of a source is a JSON object with a source in it. */
export function isJsonLines(head: string): boolean {
  const first = head.slice(0, head.indexOf('\n') + 1 || undefined).trim()
  return /^\{\s*"/u.test(first) && first.endsWith('}') && 'source' in readLine(first, {line: 1, bytes: [0, 0]})
}

/** Read lines of JSON from bytes: an empty line is nothing, a line that cannot be read is rejected with its place. */
export async function* jsonLines(chunks: AsyncIterable<Uint8Array>, limit: number): AsyncIterable<Line> {
  let [line, at] = [0, 0]
  for await (const bytes of byteLines(chunks, limit)) {
    line++
    const range = [at, at += bytes.length] as const
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8').replace(/^\ufeff/u, '').trim()
    if (text !== '') yield readLine(text, {line, bytes: range})
  }
}

function readLine(text: string, {line, bytes}: {readonly line: number; readonly bytes: readonly [number, number]}): Line {
  const refuse = (reason: string): Line => ({rejected: {line, column: 1, start: 0, end: text.length, bytes, rule: 'json-lines:unreadable', reason, text}})
  let record: {readonly [key: string]: unknown}
  try {
    record = Object(JSON.parse(text)) as typeof record
  } catch (error) {
    return refuse(`Unexpected line that is no JSON, expected an object, leaving it out: ${(error as Error).message}`)
  }
  const key = (Object.keys(kinds) as Array<keyof typeof kinds>).find((name) => typeof record[name] === 'string')
  if (key === undefined) return refuse('Unexpected line without `value`, `html` or `text`, expected one of them as a string, leaving it out')
  const named = Object.fromEntries(['path', 'url', 'mediaType'].flatMap((name) => (typeof record[name] === 'string' ? [[name, record[name]]] : [])))
  return {source: {...(kinds[key] === undefined ? {} : {mediaType: kinds[key]}), ...named, value: record[key] as string}}
}

// Each with its line end; a line that is longer than the limit is cut there.
async function* byteLines(chunks: AsyncIterable<Uint8Array>, limit: number): AsyncIterable<Uint8Array> {
  let open: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunks) {
    let from = 0
    for (let end = chunk.indexOf(10) + 1; end > 0; end = chunk.indexOf(10, from) + 1) {
      yield open.length === 0 ? chunk.subarray(from, end) : Buffer.concat([...open, chunk.subarray(from, end)])
      open = []
      length = 0
      from = end
    }
    if (from < chunk.length) open.push(chunk.slice(from))
    length += chunk.length - from
    if (length > limit) {
      yield Buffer.concat(open)
      open = []
      length = 0
    }
  }
  if (open.length > 0) yield Buffer.concat(open)
}
