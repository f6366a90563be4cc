import type {RootContent} from 'mdast'
import type {Category, Document} from '../document.ts'
import type {Cleaner, Edit, Example, Rule} from '../edit.ts'

const block = (main: number, role: string | undefined, value: string): Example => [
  {type: 'paragraph', children: [{type: 'text', value}], data: {main, why: 'in `div.part`', ...(role === undefined ? {} : {role})}}
]

interface PartRule extends Rule {
  readonly roles: readonly string[]
}

const part = (id: string, category: Category, what: string, roles: readonly string[], match: string): PartRule => ({
  id, category, what, roles,
  matches: [block(0.02, roles[0], match)],
  spares: [match, block(0.9, roles[0], match)]
})

/** What a block that is no main content is said to be; the last takes what nobody can name. */
const parts: readonly PartRule[] = [
  part('navigation', 'navigation', 'what is there to move about in the site', ['navigation', 'dialog', 'sidebar'], '首页 新闻 港口'),
  part('related', 'related', 'what leads to other documents', ['related'], 'The yard closes'),
  part('share', 'share', 'what is there to share the page', ['share'], '分享到'),
  part('comments', 'comments', 'what readers wrote below a document', ['comments'], 'First!'),
  part('subscription', 'subscription', 'what asks to subscribe', ['subscription'], 'Our weekly letter'),
  part('advertisement', 'advertisement', 'what is paid for', ['advertisement'], 'Ferries from 9 a day'),
  part('author', 'author-bio', 'what is said of the author', ['author-bio'], 'Ann Lee lives on the island.'),
  part('footer', 'legal', 'what stands at the foot of every page', ['footer'], '© 2019 港口日报'),
  part('outside', 'navigation', 'what stands outside of the main content', [], '今日天气 晴')
]

const doubtful: Rule = {
  id: 'doubtful', category: 'navigation', what: 'what is hardly more likely to be main content than not', strict: true,
  matches: [block(0.55, undefined, '更多')], spares: [block(0.8, undefined, '更多'), '更多']
}

/** From here on a block is doubtful, and from there on main content. */
const [least, sure] = [0.5, 0.62]

/**
 * Takes out blocks that an adapter says are hardly main content (`data.main`), with its reason.
 *
 * Of a list whose items all go, the list goes as one.
 */
export function mainContent(): Cleaner {
  return {
    name: 'main-content', version: 1, rules: [...parts, doubtful],
    propose: ({children}: Document) => find(children, [])
  }
}

function find(children: readonly RootContent[], edits: Edit[]): Edit[] {
  for (const node of children) {
    if (goes(node, least)) edits.push({op: 'remove', node, rule: ruleOf(node), reason: firstReason(node)})
    else if (isHolder(node)) find(node.children, edits)
    else if (goes(node, sure)) edits.push({op: 'remove', node, rule: doubtful.id, reason: firstReason(node)})
  }
  return edits
}

const holders = new Set(['list', 'listItem', 'blockquote', 'entry'])

const isHolder = (node: RootContent): node is RootContent & {children: RootContent[]} => holders.has(node.type) && 'children' in node

// A holder goes when all that it holds goes; a line that went to the metadata is the cleaner `credits`'s.
function goes(node: RootContent, below: number): boolean {
  if (isHolder(node)) return node.children.length > 0 && node.children.every((child) => goes(child, below))
  return node.data?.main !== undefined && node.data.main < below && node.data.role !== 'credit'
}

function ruleOf(node: RootContent): string {
  const role = roleOf(node)
  return (parts.find(({roles}) => role !== undefined && roles.includes(role)) ?? parts.at(-1)!).id
}

function roleOf(node: RootContent): string | undefined {
  if (node.data?.role !== undefined || !isHolder(node)) return node.data?.role
  return roleOf(node.children[0]!)
}

function firstReason(node: RootContent): string {
  return node.data?.why ?? (isHolder(node) ? firstReason(node.children[0]!) : 'hardly main content')
}
