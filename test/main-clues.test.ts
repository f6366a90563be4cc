import {expect, test} from 'vitest'
import type {ElementNode} from '../src/formats/html-node.ts'
import {parseHtml} from '../src/formats/html-tree.ts'
import {clueReader} from '../src/formats/main-clues.ts'

const first = (element: ElementNode): ElementNode => element.children.find((child): child is ElementNode => child.type === 'element')!
const clueOf = (tag: string): unknown => clueReader()(first(parseHtml(`<${tag}>text</${tag.split(' ')[0]}>`).root))

test.each([
  ['nav class="content"', {purpose: 'navigation'}],
  ['div role="contentinfo" class="nav"', {purpose: 'footer'}],
  ['div class="story siteSidebar"', {purpose: 'sidebar', name: 'sidebar'}],
  ['div class="related_posts" id="comments"', {purpose: 'related', name: 'related'}],
  ['div class="story" id="comments"', {purpose: 'comments', name: 'comments'}]
])('an element says what it is for: <%s>', (tag, clue) => {
  expect(clueOf(tag)).toEqual(clue)
})

test.each(['div', 'div class="story"', 'div class="has-sidebar"', 'div class="" id=""', `div class="sidebar-${'x'.repeat(60)}"`, 'div id="a-b-c-d-e-f-sidebar"'])('an element says nothing: <%s>', (tag) => {
  expect(clueOf(tag)).toBeUndefined()
})

test('names are read once, whoever bears them', () => {
  const read = clueReader()
  const [one, other] = parseHtml('<p class="share">a</p><p class="share">b</p>').root.children as ElementNode[]
  expect(read(one!)).toBe(read(other!))
})
