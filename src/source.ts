import {VFile} from 'vfile'
import {defaultLimits, type Limits, type SourceData, type TextFile} from './adapter.ts'
import {decode} from './decode.ts'
import {sha256} from './hash.ts'
import {places} from './place.ts'

/** What is read: text, bytes, a VFile, or a value with what is known about it. */
export type Input = string | Uint8Array | VFile | SourceObject

export interface SourceObject {
  readonly value: string | Uint8Array
  readonly path?: string
  readonly url?: string
  /** As in a `Content-Type` header; a `charset` parameter counts as a declared encoding. */
  readonly mediaType?: string
}

/** What a caller may say about a source, beyond the source itself. */
export interface SourceOptions {
  /** BCP 47; believed where the source says nothing. */
  readonly language?: string
  /** UTC offset such as `+08:00`, for times that state none. */
  readonly timezone?: string
  readonly limits?: Partial<Limits>
}

/**
 * Decode an input into a file of text.
 *
 * A VFile that is given keeps its value; it shares its messages with the file returned, and remembers in
 * `data.palimpsest` what `account` and `locate` need.
 */
export function openSource(input: Input, options: SourceOptions = {}): TextFile {
  const {value, path, url, mediaType} = describe(input)
  const file = new VFile(path === undefined ? {} : {path}) as TextFile
  const decoded = decode(value, mediaType)
  const data: SourceData = Object.assign(decoded, {places: places(decoded.text), limits: {...defaultLimits, ...options.limits}, rejected: []})
  if (typeof value !== 'string') data.sha256 = sha256(value)
  Object.assign(data, defined({url, mediaType, language: options.language, timezone: options.timezone}))
  file.value = data.text
  file.data.palimpsest = data
  if (input instanceof VFile) {
    file.messages = input.messages
    input.data.palimpsest = data
  }
  return file
}

/** The text that offsets refer to. */
export function sourceText(input: Input): string {
  if (input instanceof VFile && input.data.palimpsest) return input.data.palimpsest.text
  const {value, mediaType} = describe(input)
  return decode(value, mediaType).text
}

function describe(input: Input): Described {
  if (typeof input === 'string' || input instanceof Uint8Array) return described(input)
  // A VFile of nothing has no value.
  const value: unknown = input instanceof VFile ? (input.value ?? '') : (input as Partial<SourceObject> | undefined)?.value
  if (typeof value !== 'string' && !(value instanceof Uint8Array)) throw new TypeError('Unexpected input without a `value`, expected a string or bytes')
  if (input instanceof VFile) return described(value, input.path)
  const {path, url, mediaType} = input as Partial<SourceObject>
  return described(value, text('path', path), text('url', url), text('mediaType', mediaType))
}

interface Described {
  readonly value: string | Uint8Array
  readonly path: string | undefined
  readonly url: string | undefined
  readonly mediaType: string | undefined
}

const described = (value: Described['value'], path?: string, url?: string, mediaType?: string): Described => ({value, path, url, mediaType})

// Records of other systems have `null` where nothing is known.
function text(name: string, said: unknown): string | undefined {
  if (said === undefined || said === null || typeof said === 'string') return said ?? undefined
  throw new TypeError(`Unexpected \`${name}\` that is no string, expected a string or nothing`)
}

function defined<Fields extends object>(fields: Fields): Partial<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<Fields>
}
