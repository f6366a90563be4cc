import type {Cleaner} from '../edit.ts'

/** Stub. */
export function navigation(): Cleaner {
  return {name: 'navigation', version: 1, rules: [], *propose() {}}
}
