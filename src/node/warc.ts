import type {WARCRecord} from 'warcio'

/** A page of a web archive. */
export interface Capture {
  readonly url: string
  readonly mediaType: string
  readonly value: Uint8Array
}

/** What a web archive gives: pages, and how many records of other kinds, by kind. */
export type WarcRecord = {readonly capture: Capture} | {readonly skipped: string}

export const isWarc = (head: Uint8Array): boolean => Buffer.from(head.subarray(0, 7)).toString('latin1') === 'WARC/1.'

const kinds: ReadonlySet<string> = new Set(['response', 'resource', 'conversion'])
const text = /^(?:text\/(?:html|plain|markdown|x-markdown)|application\/xhtml\+xml)\b/iu

/** Read a web archive, already decompressed: responses of text, their transfer and content codings undone. */
export async function* warcRecords(chunks: AsyncIterable<Uint8Array>, limit: number): AsyncIterable<WarcRecord> {
  const {WARCParser} = await import('warcio').catch(missing)
  for await (const record of new WARCParser(copied(chunks))) yield await read(record, limit)
}

// The parser keeps what it has not come to.
async function* copied(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  for await (const chunk of chunks) yield chunk.slice()
}

// It brings more packages than all that reads anything else, for an input that few have.
function missing(cause: unknown): never {
  throw new Error('Unexpected web archive without the package that reads it, expected `npm install warcio`', {cause})
}

async function read(record: WARCRecord, limit: number): Promise<WarcRecord> {
  const kind = record.warcType ?? 'unknown'
  if (!kinds.has(kind)) return {skipped: kind}
  const {httpHeaders} = record
  const mediaType = (httpHeaders ? httpHeaders.headers.get('content-type') : record.warcContentType) ?? ''
  const status = Number(httpHeaders?.statusCode ?? 200)
  if (!text.test(mediaType)) return {skipped: (mediaType.split(';')[0] ?? '').trim().toLowerCase() || 'no media type'}
  if (status >= 300) return {skipped: `status ${status}`}
  const found: Uint8Array[] = []
  let length = 0
  for await (const chunk of record) {
    length += chunk.length
    if (length > limit) return {skipped: 'too large'}
    found.push(chunk)
  }
  return {capture: {url: record.warcTargetURI ?? '', mediaType, value: Buffer.concat(found)}}
}
