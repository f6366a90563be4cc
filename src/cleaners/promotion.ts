import type {Cleaner} from '../edit.ts'

/** Stub. */
export function promotion(): Cleaner {
  return {name: 'promotion', version: 1, rules: [], *propose() {}}
}
