import type {RootContent} from 'mdast'
import type {Document} from '../document.ts'
import type {Cleaner, Edit, Example, Rule} from '../edit.ts'
import {units, visibleText} from '../text.ts'

const block = (value: string, why: string): Example => [{type: 'paragraph', children: [{type: 'text', value}], data: {role: 'hidden', why}}]
const tab = 'The second tab of the page tells how the lamp of the lighthouse was lit before there was oil, by whom, and what he was paid for it.'

const rules: readonly Rule[] = [
  {
    id: 'not-shown', category: 'hidden', what: 'a few words, or a dialog or menu, that a browser does not show',
    matches: [block('Please wait', '`hidden`'), block('请稍候', '`style` that hides it'), block(tab, '`dialog` that is not open'), block(tab, '`template`')],
    spares: ['Please wait', block(tab, '`hidden`')]
  },
  {
    id: 'said-twice', category: 'hidden', what: 'text that a browser does not show, and that stands in the document where it does',
    matches: [block('The ferry between the two islands was built in a yard that had made nothing but fishing boats before, and it took the men four years to finish her.', '`hidden`')],
    spares: [block(tab, '`hidden`')]
  },
  {
    id: 'inline', category: 'hidden', what: 'words within a line that a browser does not show',
    matches: [[{type: 'paragraph', children: [{type: 'text', value: 'Shown '}, {type: 'text', value: 'and not', data: {role: 'hidden', why: '`hidden`'}}]}]],
    spares: ['Shown and not']
  }
]

/** Hidden text shorter than this is no part of a tab or an accordion. */
const enough = 25

/** From this on what an adapter rates, and knows to be hidden, is a line of such a part whatever its length. */
const sure = 0.75

/** Kinds of hiding under which no content waits to be opened. */
const closed = /`(?:template|datalist|dialog|title|desc|aria-hidden|iframe)`|fallback|line numbers|without size/u

/**
 * Takes out what a browser does not show, as the adapter found it.
 *
 * Tabs, accordions and parts that arrive late are hidden too until they are opened: prose stays, unless it is a dialog or stands
 * in the document a second time.
 */
export function hidden(): Cleaner {
  return {
    name: 'hidden', version: 1, rules,
    propose({children}: Document): Edit[] {
      const edits: Edit[] = []
      const all = leaves(children, [])
      // Only where something is hidden does it matter what is shown.
      const any = all.some(isHidden)
      const shown = new Set(any ? all.filter((node) => !isHidden(node)).map(key) : [])
      const whole = any && isPage(all)
      for (const node of all) {
        if (isHidden(node)) judge(node, shown, edits, whole)
        else if ('children' in node) inline(node.children as RootContent[], edits)
      }
      return edits
    }
  }
}

const isHidden = (node: RootContent): boolean => node.data?.role === 'hidden'

const key = (node: RootContent): string => visibleText(node).replace(/\s+/gu, '')

// Where more prose is hidden than shown, scripts show the page when they have run, its short lines too.
function isPage(all: readonly RootContent[]): boolean {
  let [hidden, shown] = [0, 0]
  for (const node of all) {
    const size = units(visibleText(node, {limit: 10_000}))
    if (size < enough || closed.test(node.data?.why ?? '')) continue
    if (isHidden(node)) hidden += size
    else shown += size
  }
  return hidden > shown
}

function judge(node: RootContent, shown: ReadonlySet<string>, edits: Edit[], whole: boolean): void {
  const reason = node.data?.why ?? 'not shown'
  if ((!whole && units(visibleText(node)) < enough && (node.data?.main ?? 0) < sure) || closed.test(reason)) edits.push({op: 'remove', node, rule: 'not-shown', reason})
  else if (shown.has(key(node))) edits.push({op: 'remove', node, rule: 'said-twice', reason})
}

function inline(children: readonly RootContent[], edits: Edit[]): void {
  for (const node of children) {
    if (isHidden(node)) edits.push({op: 'remove', node, rule: 'inline', reason: node.data?.why ?? 'not shown'})
    else if ('children' in node) inline(node.children as RootContent[], edits)
  }
}

const holders = new Set(['list', 'listItem', 'blockquote', 'entry'])

function leaves(children: readonly RootContent[], found: RootContent[]): RootContent[] {
  for (const node of children) {
    if (holders.has(node.type) && 'children' in node && !isHidden(node)) leaves(node.children as RootContent[], found)
    else found.push(node)
  }
  return found
}
