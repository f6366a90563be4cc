import type {Cleaner} from '../edit.ts'

/** Stub. */
export function mainContent(): Cleaner {
  return {name: 'main-content', version: 1, rules: [], *propose() {}}
}
