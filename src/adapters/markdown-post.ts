import type {Adapter} from '../adapter.ts'

/** Stub. */
export function markdownPost(): Adapter {
  return {name: 'markdown-post', version: 1, match: {}, *read() {}}
}
