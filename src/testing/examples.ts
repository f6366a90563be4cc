import type {RootContent} from 'mdast'
import {markdownPost} from '../adapters/markdown-post.ts'
import {paragraph, type Document} from '../document.ts'
import type {Cleaner, Example, Rule} from '../edit.ts'
import {normalize} from '../normalize.ts'

const prose = [
  'The ferry between the two islands was built in a yard that had made nothing but fishing boats before, and it took the men four years to finish her.',
  '渡船在两个岛之间往返了三十年，船长换过五任，航线却从来没有变过，岛上的人都说听见汽笛就知道该去码头接人了。'
]

/** A document of two paragraphs of prose, in English and Chinese, with an example behind them. */
export function exampleDocument(example: Example): Document {
  const value = typeof example === 'string' ? `${prose.join('\n\n')}\n\n${example}\n` : `${prose.join('\n\n')}\n`
  const [document] = [...normalize({value, path: 'example.md'}, {adapters: [markdownPost()], profile: 'keep-all'})] as [Document]
  if (typeof example !== 'string') document.children.push(...structuredClone(example as RootContent[]))
  return document
}

/** The rule finds something in each example it must match, and nothing in those it must spare; the prose is always spared. */
export function checkExamples(cleaner: Cleaner, rule: Rule): void {
  if (rule.matches.length === 0 || rule.spares.length === 0) throw new Error(`Unexpected rule \`${rule.id}\` without examples of both kinds`)
  for (const example of rule.matches) if (!finds(cleaner, rule, example)) throw new Error(`Unexpected miss of \`${rule.id}\` in ${JSON.stringify(example)}`)
  for (const example of rule.spares) if (finds(cleaner, rule, example)) throw new Error(`Unexpected match of \`${rule.id}\` in ${JSON.stringify(example)}`)
}

function finds(cleaner: Cleaner, rule: Rule, example: Example): boolean {
  const document = exampleDocument(example)
  const edits = [...cleaner.propose(document)].filter((edit) => edit.rule === rule.id)
  const [first, second] = document.children
  if (edits.some(({node}) => node === first || node === second)) throw new Error(`Unexpected edit of prose by \`${rule.id}\` before ${JSON.stringify(example)}`)
  return edits.length > 0
}

/** A document of nothing but these blocks, for rules that go by position. */
export function documentOf(children: RootContent[]): Document {
  const document = exampleDocument([])
  document.children = children
  return document
}

/** A document of one paragraph a text. */
export function paragraphs(...texts: string[]): Document {
  return documentOf(texts.map((text) => paragraph(text)))
}
