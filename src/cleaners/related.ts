import type {Cleaner} from '../edit.ts'

/** Stub. */
export function related(): Cleaner {
  return {name: 'related', version: 1, rules: [], *propose() {}}
}
