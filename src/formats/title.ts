/** Split the name of the site from a page or post title by evidence: a part beside `-`, `_`, `|` that is known to be the site, or that the document itself names so. */
export function splitSite(title: string, _known: readonly string[] = []): {title: string; site?: string} {
  return {title}
}
