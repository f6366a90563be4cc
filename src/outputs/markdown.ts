import type {Document} from '../document.ts'

export interface MarkdownOptions {
  /** Begin with front matter written from the metadata (default: false). */
  readonly frontMatter?: boolean
}

/** Stub. */
export function toMarkdown(_document: Document, _options: MarkdownOptions = {}): string {
  return ''
}
