import type {MetadataField} from '../document.ts'
import type {DateOptions} from './dates.ts'

/** What a line of credits says about a metadata field. */
export interface Credit {
  readonly field: MetadataField
  readonly value: string | string[]
}

/** Read a line that is nothing but credits (`作者：…　来源：…`, `By …`, `责任编辑：…`, a date line) into what it says; several in one line count each. */
export function readCredits(_line: string, _options: DateOptions = {}): Credit[] {
  return []
}
