import type {RootContent} from 'mdast'
import type {Document} from '../document.ts'
import type {Cleaner, Edit, Rule} from '../edit.ts'

const rule: Rule = {
  id: 'credit', category: 'metadata', what: 'a line that the adapter read into the metadata',
  matches: [[{type: 'paragraph', data: {role: 'credit', why: 'the author'}, children: [{type: 'text', value: '作者：林舟'}]}], [{type: 'heading', depth: 2, data: {role: 'credit'}, children: [{type: 'text', value: 'By Ann Lee'}]}]],
  spares: [[{type: 'paragraph', children: [{type: 'text', value: '作者：林舟'}]}], [{type: 'paragraph', data: {role: 'lead'}, children: [{type: 'text', value: 'By Ann Lee'}]}]]
}

/** Takes out lines whose content went to the metadata. */
export function credits(): Cleaner {
  return {name: 'credits', version: 1, rules: [rule], propose: ({children}: Document) => find(children, [])}
}

const blocks = new Set(['entry', 'list', 'listItem', 'blockquote'])

function find(children: readonly RootContent[], edits: Edit[]): Edit[] {
  for (const node of children) {
    if (node.data?.role === 'credit') edits.push({op: 'remove', node, rule: rule.id, reason: node.data.why ?? 'its content is in the metadata'})
    else if (blocks.has(node.type) && 'children' in node) find(node.children, edits)
  }
  return edits
}
