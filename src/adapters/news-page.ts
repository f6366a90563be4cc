import type {Adapter} from '../adapter.ts'

/** Stub. */
export function newsPage(): Adapter {
  return {name: 'news-page', version: 1, match: {}, *read() {}}
}
