import {readFileSync, writeFileSync} from 'node:fs'
import type {RootContent} from 'mdast'
import {describe, expect, test} from 'vitest'
import {authorBio} from '../src/cleaners/author-bio.ts'
import {comments} from '../src/cleaners/comments.ts'
import {contact} from '../src/cleaners/contact.ts'
import {credits} from '../src/cleaners/credits.ts'
import {duplicate} from '../src/cleaners/duplicate.ts'
import {empty} from '../src/cleaners/empty.ts'
import {feed} from '../src/cleaners/feed.ts'
import {legal} from '../src/cleaners/legal.ts'
import {navigation} from '../src/cleaners/navigation.ts'
import {promotion} from '../src/cleaners/promotion.ts'
import {related} from '../src/cleaners/related.ts'
import {share} from '../src/cleaners/share.ts'
import {subscription} from '../src/cleaners/subscription.ts'
import {cleaners as builtIn} from '../src/cleaners/index.ts'
import type {Document} from '../src/document.ts'
import {apply, type Cleaner, type Example} from '../src/edit.ts'
import {ruleCatalogue} from '../tools/rules.ts'
import {documentOf} from './markdown.ts'

const prose = [
  'The ferry between the two islands was built in a yard that had made nothing but fishing boats before, and it took the men four years to finish her.',
  '渡船在两个岛之间往返了三十年，船长换过五任，航线却从来没有变过，岛上的人都说听见汽笛就知道该去码头接人了。'
].join('\n\n')

function documentWith(example: Example): Document {
  const document = documentOf(typeof example === 'string' ? `${prose}\n\n${example}\n` : prose)
  if (typeof example !== 'string') document.children.push(...structuredClone(example as RootContent[]))
  return document
}

function rulesThatFind(cleaner: Cleaner, example: Example): string[] {
  const document = documentWith(example)
  const edits = [...cleaner.propose(document)]
  expect(edits.some(({node}) => document.children.slice(0, 2).includes(node)), 'the prose before the example').toBe(false)
  return edits.map(({rule}) => rule)
}

const cleaners = [authorBio(), comments(), contact(), credits(), duplicate(), empty(), feed(), legal(), navigation(), promotion(), related(), share(), subscription()]

for (const cleaner of cleaners) {
  describe(cleaner.name, () => {
    for (const rule of cleaner.rules) {
      for (const example of rule.matches) test(`${rule.id} matches ${name(example)}`, () => expect(rulesThatFind(cleaner, example)).toContain(rule.id))
      for (const example of rule.spares) test(`${rule.id} spares ${name(example)}`, () => expect(rulesThatFind(cleaner, example)).not.toContain(rule.id))
    }
    test('finds nothing the second time', () => {
      for (const {matches} of cleaner.rules) for (const example of matches) {
        const once = apply(documentWith(example), cleaner, 'strict')
        expect([...cleaner.propose(once)].map(({rule}) => rule), name(example)).toEqual([])
      }
    })
  })
}

test('the catalogue shows every rule', () => {
  const path = new URL('../docs/rules.md', import.meta.url)
  const catalogue = ruleCatalogue(builtIn())
  if (process.env['UPDATE']) writeFileSync(path, catalogue)
  expect(readFileSync(path, 'utf8')).toBe(catalogue)
})

function name(example: Example): string {
  return JSON.stringify(example).slice(0, 80)
}
