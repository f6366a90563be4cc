import type {RootContent} from 'mdast'
import {describe, expect, test} from 'vitest'
import {hidden} from '../src/cleaners/hidden.ts'
import {mainContent} from '../src/cleaners/main-content.ts'
import {tracking} from '../src/cleaners/tracking.ts'
import {apply, type Cleaner} from '../src/edit.ts'
import {visibleText} from '../src/text.ts'
import {testCleaner} from '../src/testing.ts'
import {documentOf} from './markdown.ts'

for (const cleaner of [hidden(), mainContent(), tracking()]) {
  describe(cleaner.name, () => {
    for (const {name, check} of testCleaner(cleaner)) test(name, check)
  })
}

function edits(cleaner: Cleaner, markdown: string, mark: (children: RootContent[]) => void): string[] {
  const document = documentOf(markdown)
  mark(document.children)
  const found = [...cleaner.propose(document)].map(({node, rule, reason}) => `${rule} ${node.type} ${visibleText(node)} (${reason})`)
  expect([...cleaner.propose(apply(document, cleaner, 'strict'))]).toEqual([])
  return found
}

const say = (node: RootContent, main: number, role?: string): void => {
  node.data = {main, ...(role ? {role} : {})}
}

describe('mainContent', () => {
  test('takes a list out as one where all of it goes, else its items', () => {
    const mark = (from: number) => ([first, list]: RootContent[]): void => {
      say(first!, 0.9)
      if (list?.type === 'list') for (const item of list.children.slice(from)) say(item.children[0]!, 0.1, 'related')
    }
    expect(edits(mainContent(), 'a\n\n- b\n- c', mark(0))).toEqual(['related list b\nc (hardly main content)'])
    expect(edits(mainContent(), 'a\n\n- b\n- c', mark(1))).toEqual(['related listItem c (hardly main content)'])
  })
  test('leaves credits to their cleaner, and what nobody scored to itself', () => {
    expect(edits(mainContent(), 'a\n\nb\n\nc', ([a, b]) => {
      say(a!, 0.1, 'credit')
      say(b!, 0.1)
    })).toEqual(['outside paragraph b (hardly main content)'])
  })
})

describe('hidden', () => {
  test('looks into lists and lines, and not into what it takes out', () => {
    const mark = ([list, line]: RootContent[]): void => {
      if (list?.type === 'list') list.children[1]!.children[0]!.data = {role: 'hidden'}
      if (line?.type === 'paragraph' && line.children[1]?.type === 'strong') line.children[1].children[0]!.data = {role: 'hidden'}
    }
    expect(edits(hidden(), '- a\n- b\n\nc **d**', mark)).toEqual(['not-shown paragraph b (not shown)', 'inline text d (not shown)'])
  })
})

describe('tracking', () => {
  test('looks into links that stay as they are', () => {
    const mark = ([line]: RootContent[]): void => {
      const [link] = line?.type === 'paragraph' ? line.children : []
      if (link?.type === 'link') link.children[0]!.data = {width: 1, height: 0}
    }
    expect(edits(tracking(), '[![](b.gif)](https://example.org/?a=1)', mark)).toEqual(['pixel image  (an image of 1 × 0)'])
    expect(edits(tracking(), '[a](https://example.org/?utm_medium=a&utm_source=b&gclid#x)', () => undefined)).toEqual(['parameter link a (`utm_medium`, `utm_source`, `gclid` in the address)'])
  })
})
