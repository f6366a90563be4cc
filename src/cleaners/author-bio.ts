import type {Cleaner} from '../edit.ts'

/** Stub. */
export function authorBio(): Cleaner {
  return {name: 'author-bio', version: 1, rules: [], *propose() {}}
}
