import {forumTsvPart, forumTsvRows, forumTsvTable} from '../adapters/forum-tsv.ts'
import {adapters as builtIn} from '../adapters/index.ts'
import type {Adapter} from '../adapter.ts'
import type {NormalizeOptions} from '../normalize.ts'

/** What the beginning of a source says of its parts, as plain data. */
export type Beginning = NonNullable<ReturnType<typeof forumTsvTable>>

/** What the first part must know to be read as the whole is: of a table, what its first rows and header say. */
export const beginningOf = (adapter: Adapter, head: string): Beginning | undefined => forumTsvTable(adapter, head)

/** What the parts behind it must know. */
export const behindOf = (beginning: Beginning | undefined): Beginning | undefined => beginning && forumTsvRows(beginning)

/** Whether every line end ends a record, so that the last place for a cut is found by the last lines alone. */
export function cutsByLine(beginning: Beginning | undefined): boolean {
  return beginning?.dialect.quoting === 'iana' && beginning.dialect.newline === '\n'
}

/** The adapter for parts. */
export function partAdapter(adapter: Adapter, beginning: Beginning | undefined): Adapter {
  return beginning ? forumTsvPart(beginning) : adapter
}

/** The options under which a part is read: the adapter of the whole, told what its beginning said. */
export function partOptions({adapter: name, beginning}: {readonly adapter: string; readonly beginning?: Beginning}, {adapters = builtIn()}: NormalizeOptions): Pick<NormalizeOptions, 'adapter' | 'adapters'> {
  return {adapter: name, adapters: adapters.map((known) => (known.name === name ? partAdapter(known, beginning) : known))}
}
