import type {Nodes, Parents, RootContent} from 'mdast'

/**
 * Flatten what lies deeper than `limit` to its leaves, in place, and say whether anything did.
 *
 * The leaves keep their places, so that no text and no accounting is lost; a source that nests a thousand deep means nothing by it.
 */
export function limitDepth(root: Parents, limit: number): boolean {
  let flattened = false
  const stack: Parents[] = [root]
  const depths = [0]
  while (stack.length > 0) {
    const [node, depth] = [stack.pop()!, depths.pop()!]
    if (depth + 2 > limit && node.children.some((child) => 'children' in child)) {
      ;(node as {children: RootContent[]}).children = leaves(node)
      flattened = true
      continue
    }
    for (const child of node.children) {
      if (!('children' in child)) continue
      stack.push(child)
      depths.push(depth + 1)
    }
  }
  return flattened
}

function leaves(root: Parents): RootContent[] {
  const found: RootContent[] = []
  const stack: Nodes[] = [...root.children].reverse()
  while (stack.length > 0) {
    const node = stack.pop()!
    if (!('children' in node)) found.push(node as RootContent)
    else for (let index = node.children.length - 1; index >= 0; index--) stack.push(node.children[index]!)
  }
  return found
}
