import type {RootContent} from 'mdast'
import {isProse, type Block, type Page} from '../blocks.ts'
import {endsSentence} from '../text.ts'
import type {Document} from '../document.ts'
import type {Cleaner, Edit, Memory} from '../edit.ts'
import {blockCleaner, stands, takeImages, type Marks} from '../rule.ts'
import {promotionRules} from './promotion-rules.ts'

/** Takes out what asks the reader to follow, scan, add, tip, listen, buy or download. */
export function promotion(): Cleaner {
  const lines = blockCleaner({
    name: 'promotion', version: 1, rules: promotionRules,
    find(page, marks) {
      markIntroductions(page, marks)
      // The label of an advertisement says nothing of what stands beside it.
      if ([...marks.values()].every(({rule}) => rule === 'advertisement')) return
      takeImages(page, marks, pictured)
      markLeftovers(page, marks)
    }
  })
  return {
    ...lines,
    propose: (document: Document, memory?: Memory) => signatures(document.children, [...lines.propose(document, memory)])
  }
}

// The one rule of this cleaner that looks into entries: it goes by what the adapter knows.
function signatures(children: readonly RootContent[], edits: Edit[]): Edit[] {
  for (const node of children) {
    if (node.data?.role === 'signature') edits.push({op: 'remove', node, rule: 'signature', reason: node.data.why ?? 'the adapter knows it as a signature'})
    else if (node.type === 'entry') signatures(node.children, edits)
  }
  return edits
}

/** Rules whose lines speak of a picture, a code to scan or a poster, above them or below. */
const pictured = {
  before: new Set(['scan-code', 'add-contact', 'reward']),
  behind: new Set(['scan-code', 'add-contact', 'reward', 'follow-account', 'sale'])
}

const introduces = /这里是|我是|欢迎(?:来到|关注|收听|收看)|本(?:号|公众号|频道)|专注|每天|每周|带你|陪你|为你|告诉你|welcome to|this is|every (?:day|week)|brings you/iu
const handle = /^[a-z][\w-]{5,19}$/u

// Accounts open their posts with their name, what they promise, and the address of the account.
function markIntroductions({blocks, document: {data}}: Page, marks: Marks): void {
  const head = blocks.slice(0, 20)
  const last = head.findLastIndex((block) => marks.get(block)?.rule === 'account' || block.node.data?.role === 'credit')
  if (last < 1) return
  const signed = head.flatMap(({key}) => (key.length < 40 ? [/^(?:作者|公众号|文)\s?[:：/／]\s?(\S{2,20})$/u.exec(key)?.[1] ?? ''] : []))
  const names = [...(data.metadata.authors ?? []), data.metadata.site ?? '', ...signed].filter((name) => name.length > 1)
  const handles = new Set(head.flatMap((block) => (marks.get(block)?.rule === 'account' ? [/[a-z][\w-]{5,19}$/u.exec(block.key)?.[0]] : [])))
  for (const block of head.slice(0, last)) {
    if (marks.has(block) || block.kind === 'heading' || block.size > 90) continue
    if (handle.test(block.key) && handles.has(block.key)) marks.set(block, {rule: 'account', reason: 'the name of the account that the lines beside it give'})
    else if (introduces.test(block.text) && names.some((name) => block.text.includes(name))) marks.set(block, {rule: 'account-intro', reason: 'it names and praises the account, before the credits of the article'})
  }
}

// Behind the article a widget repeats its caption: a short line that stands twice among promotion.
function markLeftovers(page: Page, marks: Marks): void {
  const seen = new Map<string, Block[]>()
  for (const [index, block] of page.blocks.entries()) {
    if (!stands(page, index, 'end') || marks.has(block) || block.size === 0 || block.size > 12 || endsSentence(block.text)) continue
    seen.set(block.key, [...(seen.get(block.key) ?? []), block])
  }
  const first = page.blocks.findIndex((block, index) => stands(page, index, 'end') && marks.has(block) && marks.get(block)?.rule !== 'advertisement')
  if (first < 0 || !closes(page, first, marks)) return
  for (const copies of seen.values()) {
    if (copies.length > 1) for (const block of copies) marks.set(block, {rule: 'leftover', reason: 'a caption that stands twice among promotion behind the article'})
  }
}

/** Whether anything but fragments stands behind the block, up to the end of the document. */
function closes({blocks}: Page, index: number, marks: Marks): boolean {
  return blocks.slice(index + 1).every((block) => marks.has(block) || !(isProse(block) || block.kind === 'other'))
}
