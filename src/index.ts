import {account as accountWith, type AccountOptions, type Accounts} from './account.ts'
import {adapters} from './adapters/index.ts'
import {cleaners} from './cleaners/index.ts'
import type {Document} from './document.ts'
import {normalize as normalizeWith, type NormalizeOptions, type Run} from './normalize.ts'
import type {Input} from './source.ts'

export * from './core.ts'
export {adapters} from './adapters/index.ts'
export {cleaners} from './cleaners/index.ts'
export {lines, type Line} from './formats/lines.ts'
export {toHtml} from './outputs/html.ts'
export {fromJson, toJson} from './outputs/json.ts'
export {toMarkdown, type MarkdownOptions} from './outputs/markdown.ts'
export {toRecord} from './outputs/record.ts'
export {toText, type TextOptions} from './outputs/text.ts'

const builtIn = {adapters: adapters(), cleaners: cleaners()}

/** As in `palimpsest/core`, with the built-in adapters and cleaners where no others are given. */
export function normalize(input: Input, options: NormalizeOptions = {}): Run {
  return normalizeWith(input, {...builtIn, ...options})
}

/** As in `palimpsest/core`, with the built-in adapters where no others are given. */
export function account(input: Input, documents: Iterable<Document>, options: AccountOptions = {}): Accounts {
  return accountWith(input, documents, {adapters: builtIn.adapters, ...options})
}
