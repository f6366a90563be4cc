import type {Cleaner} from '../edit.ts'

/** Stub. */
export function legal(): Cleaner {
  return {name: 'legal', version: 1, rules: [], *propose() {}}
}
