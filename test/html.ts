/** Fragments of HTML read behind some Markdown, and what they were read into, in short. */

import type {Nodes, RootContent} from 'mdast'
import {readFragment} from '../src/formats/html.ts'
import {places} from '../src/place.ts'

export const before = 'Some Markdown. '

export function read(html: string, base = 'https://example.org/a/b'): RootContent[] {
  const source = before + html
  return readFragment(html, {places: places(source), offset: before.length, base})
}

/** A tree in short: types, values and addresses. */
export function outline(nodes: readonly Nodes[]): string {
  return nodes.map((node) => {
    const inner = 'children' in node ? outline(node.children) : 'value' in node ? JSON.stringify(node.value) : 'url' in node ? node.url : ''
    return `${node.type}${'depth' in node ? String(node.depth) : ''}(${inner})`
  }).join(' ')
}

export const shape = (html: string): string => outline(read(html))

/** The slice of the source that a node quotes. */
export function slices(html: string): string[] {
  const source = before + html
  const found: string[] = []
  const walk = (node: Nodes): void => {
    if (node.type === 'text' && node.position) found.push(source.slice(node.position.start.offset, node.position.end.offset))
    if ('children' in node) node.children.forEach(walk)
  }
  read(html).forEach(walk)
  return found
}
