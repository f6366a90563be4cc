import type {RootContent} from 'mdast'
import {findPosts} from '../src/formats/html-posts.ts'
import {findSigns} from '../src/formats/html-signs.ts'
import {headlineOf} from '../src/formats/html-titles.ts'
import {parseHtml} from '../src/formats/html-tree.ts'
import {readElement} from '../src/formats/html.ts'
import {anchorsOf} from '../src/formats/main-anchors.ts'
import {annotateBlocks, holders, type Model} from '../src/formats/main-annotate.ts'
import type {Page} from '../src/formats/main-feature.ts'
import {readHints} from '../src/formats/main-hints.ts'
import {structureRules, type Rules} from '../src/formats/main-rules.ts'
import {viewOf, type Source} from '../src/formats/main-view.ts'
import {places} from '../src/place.ts'

function open(html: string) {
  const {root} = parseHtml(html)
  const signs = findSigns(root)
  const headline = headlineOf(signs)
  const sources: Source[] = []
  const children = readElement(root, {places: places(html), offset: 0, skip: (element) => element === signs.titles[0], annotate: (node, element) => sources.push({node, element})})
  return {root, headline, hints: readHints(signs), posts: findPosts(root)?.elements, rules: structureRules(root, headline), sources, children}
}

/** A page as features see it. */
export function pageOf(html: string): {page: Page; rules: Rules} {
  const {root, headline, hints, posts, rules, sources} = open(html)
  const view = viewOf(sources.filter(({node}) => !holders.has(node.type)), {root, headline, hints, posts})
  return {page: {...view, opinions: view.blocks.map(({node, element, shape}) => rules.opinion(node, element, shape)), anchors: anchorsOf(view), wide: rules.wide}, rules}
}

/** The blocks of a page with what a model says of them. */
export function annotated(html: string, model: Model): RootContent[] {
  const {sources, children, ...context} = open(html)
  annotateBlocks(children, sources, {...context, model})
  return children
}
