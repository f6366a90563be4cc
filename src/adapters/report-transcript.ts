import type {Adapter} from '../adapter.ts'

/** Stub. */
export function reportTranscript(): Adapter {
  return {name: 'report-transcript', version: 1, match: {}, *read() {}}
}
