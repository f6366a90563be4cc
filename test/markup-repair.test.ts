import type {Nodes, PhrasingContent} from 'mdast'
import {describe, expect, test} from 'vitest'
import {account} from '../src/account.ts'
import {markdownPost} from '../src/adapters/markdown-post.ts'
import {markupRepair} from '../src/cleaners/markup-repair.ts'
import {apply, restore} from '../src/edit.ts'
import {normalize} from '../src/normalize.ts'
import {visibleText} from '../src/text.ts'
import {documentOf} from './markdown.ts'

const adapters = [markdownPost()]

/** A document's text with bold text in brackets, as the cleaner leaves it. */
function repaired(source: string): string {
  const [document] = [...normalize(source, {adapters, cleaners: [markupRepair()]})]
  return show(document!)
}

const show = (node: Nodes): string => ('children' in node ? (node.type === 'strong' ? `[${node.children.map(show).join('')}]` : node.children.map(show).join('')) : visibleText(node))

describe('bold text', () => {
  test.each([
    ['****壹、选址**（河岸以北的空地。****）**', '[壹、选址]（河岸以北的空地。[）]'],
    ['**要看清**水位**，也要听**说法**。****把**安全**放在前面。**', '[要看清]水位[，也要听]说法[。把]安全[放在前面。]'],
    ['****全部****', '[全部]'],
    ['two **&nbsp;** words', 'two \u00a0 words'],
    ['## ****标题****', '[标题]'],
    ['<strong>甲</strong>乙<strong>丙', '[甲]乙<strong>丙'],
    ['> ****甲**乙。****丙****）**', '[甲]乙。[丙）]'],
    ['****甲&nbsp;乙**（丙。****）**', '[甲\u00a0乙]（丙。[）]'],
    ['****甲&nbsp;&amp;乙**（丙。****）**', '[甲\u00a0&乙]（丙。[）]'],
    ['****甲\n乙**（丙\n丁。****）**', '[甲\n乙]（丙\n丁。[）]']
  ])('of %j', (source, expected) => {
    const got = repaired(source)
    expect(got.replaceAll('<strong>', '')).toBe(expected.replaceAll('<strong>', ''))
    expect(got).not.toContain('*')
  })
  test.each([
    '地方**的，**说到底**，谁也不提。', '**乙** 3 ** 4', '**Note** 2**3 and 3**2', '**甲** \\*\\*乙\\*\\*', '`**` **a**', '**a** ~~b~~ c', '***a***', '    ** a **\n\n- ***'
  ])('of %j is left alone', (source) => {
    const [document] = [...normalize(source, {adapters})]
    expect([...markupRepair().propose(document!)]).toEqual([])
  })
})

test('every part of a repaired text quotes its slice', () => {
  const source = '前文。\n\n****甲\n乙&nbsp;丙**（丁。****）**戊\n'
  const [document] = [...normalize(source, {adapters, cleaners: [markupRepair()]})]
  const texts: PhrasingContent[] = []
  const walk = (node: Nodes): void => {
    if (node.type === 'text') texts.push(node)
    if ('children' in node) node.children.forEach(walk)
  }
  walk(document!)
  for (const node of texts) {
    const {start, end} = node.position!
    expect(source.slice(start.offset, end.offset).replace('&nbsp;', '\u00a0')).toBe((node as {value: string}).value)
    expect(source.split('\n')[start.line - 1]!.slice(start.column - 1)).toMatch(/^\S/u)
  }
  expect(account(source, [document!], {adapters}).unaccounted).toBe(0)
  expect(account(source, [document!], {adapters}).totals.content).toBeGreaterThanOrEqual(15)
})

test('nodes without a place are repaired too', () => {
  const document = documentOf('text')
  document.children = [{type: 'paragraph', children: [{type: 'strong', children: [{type: 'text', value: '甲**乙'}]}, {type: 'text', value: '丙**'}]}]
  expect(show(apply(document, markupRepair()))).toBe('[甲]乙[丙]')
})

test('restore brings the soup back', () => {
  const [document] = [...normalize('****壹**（贰。****）**\n\n****叁****', {adapters, cleaners: [markupRepair()]})]
  const [before] = [...normalize('****壹**（贰。****）**\n\n****叁****', {adapters})]
  expect(restore(document!).children).toEqual(before!.children)
})
