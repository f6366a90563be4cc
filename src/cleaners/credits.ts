import type {Cleaner} from '../edit.ts'

/** Stub. */
export function credits(): Cleaner {
  return {name: 'credits', version: 1, rules: [], *propose() {}}
}
