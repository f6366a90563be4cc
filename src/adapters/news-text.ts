import type {Adapter} from '../adapter.ts'

/** Stub. */
export function newsText(): Adapter {
  return {name: 'news-text', version: 1, match: {}, *read() {}}
}
