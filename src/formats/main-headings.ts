import type {Heading, RootContent} from 'mdast'

/**
 * Give headings the score of what they stand over: one above nothing but removed blocks goes with them, one above main content stays.
 *
 * What `isSettled` says is known for itself, as the headline of the page is.
 */
export function settleHeadings(children: readonly RootContent[], isSettled: (node: Heading) => boolean): void {
  let below: number | undefined
  let rank = 7
  // From the end: a heading belongs to what follows, up to the next one of its rank.
  for (const node of [...children].reverse()) {
    if (node.type !== 'heading') {
      const score = highest(node)
      if (score !== undefined) below = Math.max(below ?? 0, score)
      rank = 7
      continue
    }
    if (isSettled(node)) {
      below = undefined
      rank = 7
      continue
    }
    // A section of nothing at all, before a heading of the same rank, says nothing of the heading.
    if (below !== undefined && node.depth <= rank) settle(node, below)
    rank = node.depth
    below = node.data?.main !== undefined && node.data.main >= 0.5 && below !== undefined && below >= 0.5 ? below : undefined
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
  const scores = (node.children as RootContent[]).map(highest).filter((score) => score !== undefined)
  return scores.length === 0 ? node.data?.main : Math.max(...scores)
}
