import type {Adapter} from '../adapter.ts'

/** Stub. */
export function forumTsv(): Adapter {
  return {name: 'forum-tsv', version: 1, match: {}, *read() {}}
}
