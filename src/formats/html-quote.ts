import type {Data} from 'mdast'
import {flat} from '../text.ts'
import {isPost} from './html-embed.ts'
import {attribute, neighbours, textContent, type ElementNode} from './html-node.ts'

/** What a quotation says of itself. */
export function quoteData(element: ElementNode): Data | undefined {
  const by = quoted(element)
  if (isPost(element)) return {embed: 'post'}
  return by === undefined ? undefined : {by}
}

// By its `cite` or footer, the caption of the figure that it stands in, or an attribute.
function quoted(element: ElementNode): string | undefined {
  const said = attribute(element, 'data-author') ?? attribute(element, 'data-quote') ?? attribute(element, 'data-username')
  if (said !== undefined && isName(said)) return said.trim()
  const line = lineOf(element)
  if (!line) return undefined
  const name = nameIn(line)
  return isName(name) ? name : undefined
}

function lineOf(element: ElementNode): ElementNode | undefined {
  const children = element.children.filter((child): child is ElementNode => child.type === 'element')
  const own = [children.at(-1), children[0]].find((child) => child?.name === 'footer' || child?.name === 'cite' || (child?.name === 'p' && only(child, 'cite')))
  return own ?? (element.parent?.name === 'figure' ? neighbours(element, 4).find(({name}) => name === 'figcaption') : undefined)
}

const only = (element: ElementNode, name: string): boolean =>
  element.children.every((child) => (child.type === 'text' ? /^[\s\p{P}]*$/u.test(child.value) : child.name === name)) && element.children.some((child) => child.type === 'element')

// The name in a longer line stands in an element of its own.
function nameIn(line: ElementNode): string {
  for (const name of ['cite', 'a']) {
    const inner = line.name === name ? undefined : find(line, name)
    if (inner) return bare(textContent(inner))
  }
  return bare(textContent(line))
}

function find(element: ElementNode, name: string): ElementNode | undefined {
  for (const child of element.children) {
    if (child.type === 'text') continue
    const found = child.name === name ? child : find(child, name)
    if (found) return found
  }
  return undefined
}

const bare = (text: string): string => flat(text).replace(/^[\s\p{Pd}]+/u, '').replace(/[,，]$/u, '').trim()

// What ends in a colon goes on: a verb stands in it, in one language or another.
const isName = (text: string): boolean => text.trim() !== '' && text.length <= 80 && !/[:：.。!?！？]$/u.test(text.trim())
