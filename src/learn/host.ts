import type {Document} from '../document.ts'

/** The host that a document says it comes from, or was fetched from. */
export function hostOf({data: {metadata, provenance}}: Document): string | undefined {
  const url = provenance.url ?? metadata.url
  if (url === undefined || !URL.canParse(url)) return undefined
  return new URL(url).hostname || undefined
}
