import type {Cleaner} from '../edit.ts'

/** Stub. */
export function hidden(): Cleaner {
  return {name: 'hidden', version: 1, rules: [], *propose() {}}
}
