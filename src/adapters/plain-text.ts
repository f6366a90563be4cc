import type {Adapter} from '../adapter.ts'

/** Stub. */
export function plainText(): Adapter {
  return {name: 'plain-text', version: 1, match: {}, *read() {}}
}
