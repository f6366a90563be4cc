import type {RootContent} from 'mdast'
import type {Document} from '../document.ts'
import type {Cleaner, Edit, Example, Rule} from '../edit.ts'

const marked = (role: string, value: string): Example => [{type: 'paragraph', children: [{type: 'text', value}], data: {role}}]

const rules: readonly Rule[] = [
  {
    id: 'running-head', category: 'running-head', what: 'A running head or foot, as the adapter found it by its place on the pages.',
    matches: [marked('running-head', 'Harbour Survey 2019'), marked('running-head', '季度回顾')],
    spares: ['Harbour Survey 2019', '## 季度回顾', marked('action', '(applause)')]
  },
  {
    id: 'page-number', category: 'running-head', what: 'A page number, as the adapter found it.',
    matches: [marked('page-number', '- 12 -'), marked('page-number', '第 3 页 共 9 页')],
    spares: ['12', '第 3 页 共 9 页', marked('credit', '2019')]
  },
  {
    id: 'line-number', category: 'running-head', what: 'The number of a line in the margin, as the adapter found it by its place in the count.',
    matches: [marked('line-number', '5')],
    spares: ['5', marked('margin', '5')]
  }
]

/** Takes out what stands on each page beside its text: blocks whose `data.role` an adapter set to `running-head`, `page-number` or `line-number`. */
export function runningHeads(): Cleaner {
  return {
    name: 'running-heads', version: 1, rules,
    propose: ({children}: Document) => find(children, [])
  }
}

// They stand at the root or in an entry, nowhere deeper.
function find(children: readonly RootContent[], edits: Edit[]): Edit[] {
  for (const node of children) {
    const role = node.data?.role
    if (role === 'running-head' || role === 'page-number' || role === 'line-number') edits.push({op: 'remove', node, rule: role, reason: node.data?.why ?? 'marked by the adapter'})
    else if (node.type === 'entry') find(node.children, edits)
  }
  return edits
}
