import type {Nodes, RootContent} from 'mdast'
import type {Document} from '../document.ts'
import type {Cleaner, Edit, Rule} from '../edit.ts'

const rules: readonly Rule[] = [
  {
    id: 'empty-block', category: 'empty', what: 'a paragraph, heading, list or quotation without text or picture',
    matches: ['##', '**&nbsp;**', '>', '-'],
    spares: ['![](harbour.png)', '<a id="yard"></a>', '- [ ] paint', '$x$', '---', '| a |\n| - |\n|   |']
  },
  {
    id: 'empty-phrase', category: 'empty', what: 'emphasis without text inside a paragraph',
    matches: [[{type: 'paragraph', children: [{type: 'text', value: 'One '}, {type: 'strong', children: []}, {type: 'text', value: 'line.'}]}]],
    spares: ['One **line**.', 'A **![](x.png)** picture.', [{type: 'paragraph', children: [{type: 'text', value: 'two'}, {type: 'strong', children: [{type: 'text', value: ' '}]}, {type: 'text', value: 'words'}]}]]
  }
]

/** Takes out what holds nothing; runs last. */
export function empty(): Cleaner {
  return {name: 'empty', version: 1, rules, propose: ({children}: Document) => find(children, [])}
}

const emptied: ReadonlySet<string> = new Set(['paragraph', 'heading', 'list', 'listItem', 'blockquote'])
const phrases: ReadonlySet<string> = new Set(['strong', 'emphasis', 'delete'])

function find(children: readonly RootContent[], edits: Edit[]): Edit[] {
  for (const node of children) {
    if (!('children' in node)) continue
    if (emptied.has(node.type) && isBlank(node)) edits.push({op: 'remove', node, rule: 'empty-block', reason: `a ${node.type} of nothing but white space`})
    else if (phrases.has(node.type) && isBlank(node) && !hasSpace(node)) edits.push({op: 'remove', node, rule: 'empty-phrase', reason: `\`${node.type}\` around nothing`})
    else find(node.children, edits)
  }
  return edits
}

// Stops at the first thing that is seen, so that a walk over full blocks costs next to nothing.
function isBlank(node: Nodes): boolean {
  if ('children' in node) return !('checked' in node && typeof node.checked === 'boolean') && node.type !== 'link' && node.children.every(isBlank)
  if (node.type === 'text') return !isPlain(node.value.charCodeAt(0)) && /^[\s\u200b-\u200d\u2060]*$/u.test(node.value)
  return node.type === 'break'
}

// What most texts begin with.
const isPlain = (code: number): boolean => (code > 32 && code < 0x7f) || (code >= 0x4e00 && code <= 0x9fff)

// White space between two words is theirs.
const hasSpace = (node: Nodes): boolean => ('children' in node ? node.children.some(hasSpace) : node.type !== 'text' || node.value !== '')
