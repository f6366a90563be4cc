import type {Cleaner} from '../edit.ts'

/** Stub. */
export function empty(): Cleaner {
  return {name: 'empty', version: 1, rules: [], *propose() {}}
}
