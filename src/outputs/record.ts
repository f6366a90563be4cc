import type {Document} from '../document.ts'

/** Stub. */
export function toRecord(_document: Document): Record<string, unknown> {
  return {}
}
