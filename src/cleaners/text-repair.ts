import type {Nodes, PhrasingContent, RootContent} from 'mdast'
import type {Document} from '../document.ts'
import type {Cleaner, Edit, Example, Rule} from '../edit.ts'

const marked = (role: string, value: string): Example => [{type: 'paragraph', children: [{type: 'text', value, data: {role}}]}]

const rules: readonly Rule[] = [
  {
    id: 'spaced-han', category: 'markup-repair', what: 'Spaces between the Han characters of a sentence, which a dump of a page left, as the adapter found it.',
    matches: [marked('spaced-han', '今 年的冰比 往年多， 渡轮常常误点。'), marked('spaced-han', '灯 塔 的 看 守 人。')],
    spares: ['今 年的冰比 往年多， 渡轮常常误点。', '出席者： 王岚 李山 陈明。', marked('action', '（鼓 掌）')]
  },
  {
    id: 'ligature', category: 'markup-repair', what: 'Letters that a font draws as one sign, and that a dump of its text kept as one, as the adapter found it.',
    matches: [marked('ligature', 'The ﬁrst ﬂoor of the oﬃce.'), marked('ligature', 'Eﬀort')],
    spares: ['The ﬁrst ﬂoor of the oﬃce.', 'Œuvre', marked('action', '(eﬀort)')]
  }
]

/** Repairs what the way from a page to plain text did to characters: text whose `data.role` an adapter set to `spaced-han` or `ligature`. */
export function textRepair(): Cleaner {
  return {name: 'text-repair', version: 1, rules, propose: (document: Document) => find(document, [])}
}

const blocks: ReadonlySet<string> = new Set(['paragraph', 'heading', 'tableCell'])
const roles: ReadonlySet<string | undefined> = new Set(rules.map(({id}) => id))

function find(parent: Nodes, edits: Edit[]): Edit[] {
  if (!('children' in parent)) return edits
  for (const node of parent.children) {
    if (!blocks.has(node.type)) find(node, edits)
    else if ('children' in node) {
      const found = node.children.find(({type, data}) => type === 'text' && roles.has(data?.role))
      if (found) edits.push({op: 'replace', node, by: {...node, children: (node.children as PhrasingContent[]).map(repair)} as RootContent, rule: found.data!.role!, reason: found.data!.why ?? 'marked by the adapter'})
    }
  }
  return edits
}

const ligatures: ReadonlyMap<string, string> = new Map([['ﬀ', 'ff'], ['ﬁ', 'fi'], ['ﬂ', 'fl'], ['ﬃ', 'ffi'], ['ﬄ', 'ffl'], ['ﬅ', 'st'], ['ﬆ', 'st']])
const spaced = /(?<=\p{Script=Han}[，。、；：！？]?) (?=\p{Script=Han})/gu

// What is repaired is marked no more.
function repair(node: PhrasingContent): PhrasingContent {
  const {role, ...data} = node.data ?? {}
  if (node.type !== 'text' || !roles.has(role)) return node
  const whole = node.value.replace(/[\ufb00-\ufb06]/gu, (sign) => ligatures.get(sign)!)
  const {data: _, ...text} = node
  return {...text, value: role === 'spaced-han' ? whole.replace(spaced, '') : whole, ...(Object.keys(data).length > 0 ? {data} : {})}
}
