import type {Heading, RootContent} from 'mdast'

/**
 * Give headings the score of what they stand over: one above nothing but removed blocks goes with them, one above main content stays.
 *
 * What `isSettled` says is known for itself, as the headline of the page is.
 */
export function settleHeadings(children: readonly RootContent[], isSettled: (node: Heading) => boolean): void {
  // For each rank, the best score since the last heading that ends a section of that rank.
  const best = new Map<number, number>()
  for (const node of [...children].reverse()) {
    if (node.type === 'heading') {
      const below = best.get(node.depth)
      if (below !== undefined && !isSettled(node)) settle(node, below)
      for (let rank = node.depth; rank <= 6; rank++) best.delete(rank)
      continue
    }
    const score = highest(node)
    if (score !== undefined) for (let rank = 1; rank <= 6; rank++) best.set(rank, Math.max(best.get(rank) ?? 0, score))
  }
}

function settle(node: Heading, below: number): void {
  const own = node.data?.main ?? 1
  if (own < 0.5 === below < 0.5 || own <= 0.1) return
  node.data = {...node.data, main: below, why: below < 0.5 ? 'a heading over what is not main content' : 'a heading over main content'}
}

// The best block in a node counts: one paragraph of content makes the section worth its heading.
function highest(node: RootContent): number | undefined {
  if (!('children' in node) || node.type === 'paragraph' || node.type === 'table') return node.data?.main
  let best: number | undefined
  for (const child of node.children as RootContent[]) best = Math.max(best ?? 0, highest(child) ?? 0)
  return best ?? node.data?.main
}
