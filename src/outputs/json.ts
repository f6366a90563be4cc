import type {Document} from '../document.ts'

/** Stub. */
export function toJson(document: Document): string {
  return JSON.stringify(document)
}

/** Stub. */
export function fromJson(json: string | object): Document {
  return (typeof json === 'string' ? JSON.parse(json) : structuredClone(json)) as Document
}
