import fc from 'fast-check'
import type {Paragraph, RootContent} from 'mdast'
import {describe, expect, test} from 'vitest'
import {hidden} from '../src/cleaners/hidden.ts'
import {mainContent} from '../src/cleaners/main-content.ts'
import {tracking} from '../src/cleaners/tracking.ts'
import type {Document} from '../src/document.ts'
import {apply, restore, type Cleaner, type Profile} from '../src/edit.ts'
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

/** A document of paragraphs, each as long as it says and as likely as it says. */
function documentWith(blocks: ReadonlyArray<{readonly length: number; readonly percent: number}>): Document {
  const document = documentOf('')
  document.children = blocks.map(({length, percent}, index) => ({type: 'paragraph', children: [{type: 'text', value: `w${index} `.repeat(length).trim()}], data: {main: percent / 100, why: 'a test'}}))
  return document
}

const pages = fc.array(fc.record({length: fc.integer({min: 1, max: 40}), percent: fc.integer({min: 0, max: 100})}), {minLength: 1, maxLength: 12})

describe('the choice of main content', () => {
  const expected = (blocks: ReadonlyArray<{readonly length: number; readonly percent: number}>, least: number, beta = 1): number => {
    const sum = (list: typeof blocks, of: (block: {readonly length: number; readonly percent: number}) => number): number => list.reduce((total, block) => total + of(block), 0)
    const taken = blocks.filter(({percent}) => percent >= least)
    const wanted = sum(blocks, ({length, percent}) => length * percent)
    return wanted === 0 ? 0 : ((1 + beta * beta) * sum(taken, ({length, percent}) => length * percent)) / (beta * beta * wanted + 100 * sum(taken, ({length}) => length))
  }
  const kept = (document: Document, profile: Profile) => apply(document, mainContent(), profile).children

  test('keeps what is likelier than all that goes, and no other such choice has a better expected F-measure', () => {
    fc.assert(fc.property(pages, (blocks) => {
      fc.pre(blocks.some(({percent}) => percent >= 25))
      const document = documentWith(blocks)
      const stays = kept(document, 'balanced').map(({data}) => Math.round(100 * data!.main!))
      const least = Math.min(...stays)
      expect(stays.length).toBe(blocks.filter(({percent}) => percent >= least).length)
      const best = expected(blocks, least)
      for (const {percent} of blocks) expect(expected(blocks, percent)).toBeLessThanOrEqual(best + 1e-9)
    }))
  })
  test('keeps no more under `strict`, finds nothing the second time, and is undone', () => {
    fc.assert(fc.property(pages, (blocks) => {
      const document = documentWith(blocks)
      expect(kept(document, 'strict').length).toBeLessThanOrEqual(kept(document, 'balanced').length)
      expect(kept(document, 'keep-all')).toEqual(document.children)
      for (const profile of ['balanced', 'strict'] as const) {
        const once = apply(document, mainContent(), profile)
        expect(apply(once, mainContent(), profile).data.ledger).toEqual(once.data.ledger)
        expect(restore(once).children).toEqual(document.children)
      }
    }))
  })
  test('refuses a page of which nothing is likely, so that all of it stays and the verdict says so', () => {
    const once = apply(documentWith([{length: 9, percent: 20}, {length: 9, percent: 2}]), mainContent())
    expect(once.children).toHaveLength(2)
    expect(once.data.verdict.reasons).toMatchObject([{ruleId: 'main-content:would-empty'}])
  })
  test('counts what an earlier cleaner took out, within lists too', () => {
    const document = documentWith([{length: 10, percent: 60}])
    const [block] = documentWith([{length: 200, percent: 99}]).children
    const list: RootContent = {type: 'list', children: [{type: 'listItem', children: [block as Paragraph, {type: 'thematicBreak'}]}]}
    document.data.ledger.push({rule: 'hidden@1/not-shown', category: 'hidden', reason: '', op: 'remove', path: [0], pass: 1, before: list})
    const likely = documentWith([{length: 200, percent: 99}, {length: 10, percent: 30}])
    likely.data.ledger = document.data.ledger
    expect([...mainContent().propose(likely)].length).toBe(1)
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
  test('spares the short lines of a tab that are rated as content', () => {
    const mark = (nodes: RootContent[]): void => {
      for (const [index, node] of nodes.entries()) node.data = {role: 'hidden', why: '`hidden`', main: [0.9, 0.4][index]!}
    }
    expect(edits(hidden(), 'Height: 20 m\n\nClose', mark)).toEqual(['not-shown paragraph Close (`hidden`)'])
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
