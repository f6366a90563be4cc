import type {Document} from '../document.ts'

export interface TextOptions {
  /** Begin an entry with `by: ` (default: true). */
  readonly labels?: boolean
  /** Leave out blocks of other languages. */
  readonly language?: string
}

/** Stub. */
export function toText(_document: Document, _options: TextOptions = {}): string {
  return ''
}
