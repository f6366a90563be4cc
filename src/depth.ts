import type {Nodes, Parents, RootContent} from 'mdast'

/**
 * Flatten what lies deeper than `limit` to its leaves, in place, and say whether anything did.
 *
 * The leaves keep their places, so that no text and no accounting is lost; a source that nests a thousand deep means nothing by it.
 */
export function limitDepth(root: Parents, limit: number): boolean {
  let flattened = false
  const {children} = root
  for (let index = 0; index < children.length; index++) {
    const child = children[index]!
    if (!('children' in child)) continue
    if (limit > 1) flattened = limitDepth(child, limit - 1) || flattened
    else {
      ;(root as {children: RootContent[]}).children = leaves(root)
      return true
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
