/** Writes what needs no escape, which most paragraphs do not, without laying it out: the same as the other files would give. */

import type {Nodes} from 'mdast'

/** Write blocks that are plain paragraphs, every one; nothing where any is something else. */
export function plainBody(blocks: readonly Nodes[]): string | undefined {
  const written: string[] = []
  for (const block of blocks) {
    const value = block.type === 'paragraph' ? plainPhrasing(block.children) : undefined
    if (value === undefined) return undefined
    written.push(value)
  }
  return written.length === 0 ? '' : `${written.join('\n\n')}\n`
}

/** Write text, or the label of an entry and text, where no character of it could mean anything to Markdown. */
export function plainPhrasing(nodes: readonly Nodes[]): string | undefined {
  const [first, second, third] = nodes
  if (first?.type === 'text') return plainText(nodes, 0, opening)
  const by = first?.type === 'strong' && second?.type === 'text' && second.value === ' ' && third ? plainText(first.children, 0, inside) : undefined
  if (by?.at(-1) !== ':') return undefined
  const value = plainText(nodes, 2, inside)
  return value === undefined ? undefined : `**${by}** ${value}`
}

/** Characters at the beginning of a line that may make it something else than text, or that are not kept there. */
const opening = /^[\s#>+\-=:|\d]/u
const inside = /^\s/u
/** What may mean something anywhere, to CommonMark, GFM, mathematics or templates; and lines whose borders are blank. */
const special = /[\\`*_~$[<{&\r]|:\/\/|www\.|[ \t]\n|\n[\s#>+\-=:|\d]/iu
/** Asked of the last character, as `$` would be looked for behind every blank. */
const blank = /\s/u

function plainText(nodes: readonly Nodes[], from: number, begins: RegExp): string | undefined {
  let text = ''
  for (let index = from; index < nodes.length; index++) {
    const node = nodes[index]!
    if (node.type !== 'text') return undefined
    text += node.value
  }
  return text === '' || begins.test(text) || blank.test(text.at(-1)!) || special.test(text) ? undefined : text
}
