import type {Counts} from '../node/work.ts'

/** What a whole run came to. */
export interface Totals {
  readonly inputs: number
  /** Inputs that an earlier run had done. */
  earlier: number
  readonly counts: Counts
  /** Records of archives that hold no text, by kind. */
  skipped?: {readonly [kind: string]: number}
}

/** The summary of a run, for people: every character is in it. */
export function summaryText({inputs, earlier, counts, skipped = {}}: Totals, complete: boolean): string {
  const {documents, suspect, rejected, characters, totals, removed} = counts
  const number = (value: number): string => value.toLocaleString('en')
  const shares = Object.entries(removed).sort(([, a], [, b]) => b - a).map(([category, size]) => `${category} ${number(size)}`)
  const others = Object.entries(skipped).sort(([, a], [, b]) => b - a).map(([kind, size]) => `${kind} ${number(size)}`)
  return [
    `${complete ? 'done' : 'interrupted, to go on with --resume'}: ${number(inputs)} inputs${earlier > 0 ? ` (${number(earlier)} done before)` : ''}, ${number(documents)} documents (${number(suspect)} to be looked at), ${number(rejected)} rejected`,
    `characters: ${number(characters)} read, ${number(totals.content)} kept, ${number(totals.metadata)} metadata, ${number(totals.removed)} removed, ${number(totals.rejected)} rejected, ${number(totals.markup + totals.whitespace)} markup and white space, ${number(totals.unaccounted)} unaccounted`,
    ...(shares.length > 0 ? [`removed: ${shares.join(', ')}`] : []),
    ...(others.length > 0 ? [`records without text: ${others.join(', ')}`] : [])
  ].map((row) => `palimpsest: ${row}\n`).join('')
}
