import type {Cleaner} from '../edit.ts'

/** Stub. */
export function subscription(): Cleaner {
  return {name: 'subscription', version: 1, rules: [], *propose() {}}
}
