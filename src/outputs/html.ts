import type {Document} from '../document.ts'

/** Stub. */
export function toHtml(_document: Document): string {
  return ''
}
