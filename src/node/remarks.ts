import type {Position} from 'unist'
import type {VFile} from 'vfile'
import type {Document} from '../document.ts'

/** What a file's messages and its documents' verdicts say, for people. */
export interface Remark {
  readonly line: number
  readonly column: number
  readonly text: string
}

/** All remarks on a file: its messages, and why documents are suspect; what is said twice is shown once. */
export function remarks(file: Pick<VFile, 'messages'>, doubted: readonly Remark[]): Remark[] {
  const said = file.messages.map(({line = 1, column = 1, reason, source, ruleId}) => ({line, column, text: `${reason} [${source}:${ruleId}]`}))
  const found = new Map([...said, ...doubted].map((remark) => [`${remark.line}:${remark.column}: ${remark.text}`, remark]))
  return [...found.values()]
}

/** Why a document should be looked at before it is used. */
export function doubts({data}: Document): Remark[] {
  const {line = 1, column = 1} = data.provenance.place?.start ?? {}
  return data.verdict.suspect ? data.verdict.reasons.map(({reason, ruleId}) => ({line, column, text: `${reason} [${ruleId}]`})) : []
}

/** A part of a source that could not be read, as `--rejects` writes it. */
export interface Rejected {
  readonly path: string
  readonly line: number
  readonly column: number
  /** UTF-16 offsets into the decoded source. */
  readonly start: number
  readonly end: number
  /** Offsets into the bytes of the source, where they are known. */
  readonly bytes: readonly [start: number, end: number] | null
  readonly rule: string
  readonly reason: string
  readonly text: string
}

/** What of a file could not be read, with the message that says why. */
export function rejections(name: string, file: VFile): Rejected[] {
  const {text = '', rejected = []} = file.data.palimpsest ?? {}
  const messages = new Map(file.messages.map((message) => [key(message.place), message]))
  return rejected.map((place) => {
    const {reason = '', source, ruleId} = messages.get(key(place)) ?? {}
    const [start, end] = [place.start.offset ?? 0, place.end.offset ?? 0]
    return {path: name, line: place.start.line, column: place.start.column, start, end, bytes: null, rule: `${source}:${ruleId}`, reason, text: text.slice(start, end)}
  })
}

function key(place: VFile['messages'][number]['place'] | Position): string {
  return place && 'start' in place ? `${place.start.offset}-${place.end.offset}` : ''
}
