import type {Remark} from '../node/remarks.ts'

/** How many remarks of one file are shown; the others are counted. */
const shown = 20

/** One line a remark: `path:line:column: message [source:ruleId]`. */
export function format(name: string, found: readonly Remark[]): string {
  return further(name, found, 0) + untold(name, found.length)
}

/** The lines for more remarks on a file, of which so many were told. */
export function further(name: string, found: readonly Remark[], told: number): string {
  return found.slice(0, Math.max(0, shown - told)).map(({line, column, text}) => `${name}:${line}:${column}: ${text}\n`).join('')
}

/** What to say of the remarks that were not shown. */
export function untold(name: string, count: number): string {
  return count > shown ? `${name}: and ${count - shown} more\n` : ''
}
