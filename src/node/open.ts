import {gunzip, isGzip} from './gzip.ts'
import {isJsonLines, jsonLines} from './json-lines.ts'
import type {Rejected} from './remarks.ts'
import type {Item} from './slices.ts'
import {isWarc, warcRecords, type Capture} from './warc.ts'

/** What inputs hold: one document (a file of posts is one, too), JSON Lines of sources, or a web archive. */
export type Container = 'document' | 'jsonl' | 'warc'

export interface Source {
  /** As messages show it. */
  readonly name: string
  /** Its absolute path. */
  readonly file?: string
  /** As the library is told it, with forward slashes; the standard input has none. */
  readonly path?: string
  readonly url?: string
  readonly mediaType?: string
  /** Where its output goes below a folder, without the new extension. */
  readonly place: string
  /** Its bytes; each chunk is there until the next is asked for. */
  open(): AsyncIterable<Uint8Array>
}

/** Something to be read, something that cannot be, or a record that holds no text. */
export type Entry = {readonly item: Item; readonly place: string; readonly contained: boolean} | {readonly rejected: Rejected} | {readonly skipped: string}

export interface OpenOptions {
  /** What the inputs are; without it their first bytes tell. */
  readonly from?: Container
  /** Bytes that a record of a container may have. */
  readonly limit: number
  readonly sha256?: string
}

/** Open a source: decompress gzip, and unpack what is a container of sources. */
export async function* openSource(source: Source, options: OpenOptions): AsyncIterable<Entry> {
  const packed = await peek(source.open(), (head) => head.length >= 2)
  const {head, bytes} = await peek(isGzip(packed.head) ? gunzip(packed.bytes) : packed.bytes, enough)
  const path = isGzip(packed.head) ? source.path?.replace(/\.gz$/iu, '') : source.path
  const kind = options.from ?? kindOf(head)
  if (kind === 'jsonl') yield* unpackLines(source, bytes, options.limit)
  else if (kind === 'warc') yield* unpackWarc(source, bytes, options.limit)
  else {
    const {name, url, mediaType} = source
    const sha256 = isGzip(packed.head) ? undefined : options.sha256
    yield {contained: false, place: isGzip(packed.head) ? source.place.replace(/\.gz$/iu, '') : source.place, item: {name, bytes, ...defined({path, url, mediaType, sha256})}}
  }
}

const firstLine = 2 ** 20

// A line that may be JSON is needed whole, of anything else a few bytes.
function enough(head: Uint8Array): boolean {
  return head.length >= 7 && (head[0] !== 0x7b || head.length >= firstLine || head.includes(10))
}

function kindOf(head: Uint8Array): Container {
  if (isWarc(head)) return 'warc'
  return head[0] === 0x7b && isJsonLines(Buffer.from(head.buffer, head.byteOffset, head.length).toString('utf8')) ? 'jsonl' : 'document'
}

// Looks at the beginning, and gives all the bytes all the same.
async function peek(chunks: AsyncIterable<Uint8Array>, enoughOf: (head: Uint8Array) => boolean): Promise<{head: Uint8Array; bytes: AsyncIterable<Uint8Array>}> {
  const iterator = chunks[Symbol.asyncIterator]()
  let head: Uint8Array = new Uint8Array()
  while (!enoughOf(head)) {
    const {done, value} = await iterator.next()
    if (done) break
    head = Buffer.concat([head, value])
  }
  return {head, bytes: (async function* () {
    try {
      if (head.length > 0) yield head
      yield* {[Symbol.asyncIterator]: () => iterator}
    } finally {
      await iterator.return?.()
    }
  })()}
}

async function* unpackLines(source: Source, bytes: AsyncIterable<Uint8Array>, limit: number): AsyncIterable<Entry> {
  let count = 0
  for await (const line of jsonLines(bytes, limit)) {
    count++
    if ('rejected' in line) yield {rejected: {path: source.name, ...line.rejected}}
    else {
      const {path, value, url, mediaType} = line.source
      yield {contained: true, place: `${source.place}/${safe(path ?? url, count)}`, item: {name: path ?? `${source.name}:${count}`, value, ...defined({path, url, mediaType})}}
    }
  }
}

async function* unpackWarc(source: Source, bytes: AsyncIterable<Uint8Array>, limit: number): AsyncIterable<Entry> {
  let count = 0
  for await (const record of warcRecords(bytes, limit)) {
    count++
    if ('skipped' in record) yield {skipped: record.skipped}
    else yield {contained: true, place: `${source.place}/${safe(record.capture.url, count)}`, item: captured(record.capture, source, count)}
  }
}

function captured({url, mediaType, value}: Capture, {name}: Source, count: number): Item {
  return {name: url === '' ? `${name}:${count}` : url, value, url, mediaType}
}

// A path below the archive's: of a URL host and path; dots lead nowhere else.
function safe(from: string | undefined, count: number): string {
  const path = from === undefined ? '' : from.replace(/^[a-z][a-z\d+.-]*:\/\//iu, '').split(/[?#]/u, 1)[0]!
  const parts = path.split(/[/\\]+/u).filter((part) => !/^\.{0,2}$/u.test(part))
  return parts.length === 0 ? `record-${count}` : parts.join('/') + (path.endsWith('/') ? '/index' : '')
}

function defined<Fields extends object>(fields: Fields): {[Key in keyof Fields]?: NonNullable<Fields[Key]>} {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {[Key in keyof Fields]?: NonNullable<Fields[Key]>}
}
