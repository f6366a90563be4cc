import type {Nodes, Root} from 'mdast'
import remarkCjkFriendly from 'remark-cjk-friendly/parseOnly'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {text} from '../document.ts'
import type {Places} from '../place.ts'
import {lines} from './lines.ts'
import {limitPhrasing} from './markdown-budget.ts'
import {overlong, type Masked} from './markdown-guard.ts'
import {readMath} from './markdown-math.ts'
import {readSetext} from './markdown-setext.ts'
import {keepTemplates} from './markdown-template.ts'

// One tilde is a dash or a smile in Chinese and Japanese (`10~20`), two strike through.
const processor = unified().use(remarkParse).use(remarkGfm, {singleTilde: false}).use(readMath).use(readSetext).use(keepTemplates).use(remarkCjkFriendly).use(limitPhrasing).freeze()

export interface MarkdownTree {
  readonly root: Root
  /** Parts that were too complex to read as Markdown and stand as plain text. */
  readonly complex: readonly Masked[]
}

/**
 * Parse the Markdown of a source from an offset on; positions refer to the whole source.
 *
 * CommonMark and GFM, with math, and with emphasis that knows Chinese, Japanese and Korean punctuation. Time is linear in the
 * length, whatever the text: what would cost more stays plain text.
 */
export function parseMarkdown(source: string, from: number, places: Places): MarkdownTree {
  const begin = source.startsWith('\ufeff') ? Math.max(from, 1) : from
  const masks = overlong(source, begin)
  const root: Root = processor.parse(blank(source, begin, masks))
  if (masks.length > 0) unmask(root, source, masks, places)
  const spent = root.data?.spent ?? []
  delete root.data
  return {root, complex: [...masks, ...spent.map((start) => ({start, end: lineEnd(source, start)}))]}
}

function lineEnd(source: string, from: number): number {
  const [line] = lines(source, from)
  return line?.end ?? from
}

// What is not to be read keeps its length, so that offsets stay; before `from` the lines stay too.
function blank(source: string, from: number, masks: readonly Masked[]): string {
  if (from === 0 && masks.length === 0) return source
  const parts = [source.slice(0, from).replace(/[^\r\n]+/gu, (line) => ' '.repeat(line.length))]
  let at = from
  for (const {start, end} of masks) {
    parts.push(source.slice(at, start), 'x'.repeat(end - start))
    at = end
  }
  return parts.join('') + source.slice(at)
}

// A masked block was parsed as one word, so the lines below it have to be counted again.
function unmask(root: Root, source: string, masks: readonly Masked[], places: Places): void {
  const starts = new Map(masks.map((mask) => [mask.start, mask]))
  const walk = (node: Nodes): void => {
    const {start, end} = node.position!
    node.position = places.position(start.offset!, end.offset!)
    const mask = node.type === 'paragraph' ? starts.get(start.offset!) : undefined
    if (mask && node.type === 'paragraph') node.children = [text(source.slice(mask.start, mask.end), places.position(mask.start, mask.end))]
    else if ('children' in node) for (const child of node.children) walk(child)
    else if ('value' in node) for (const {start: from, end: to} of masks) if (from < end.offset! && to > start.offset!) node.value = node.value.replace('x'.repeat(to - from), () => source.slice(from, to))
  }
  walk(root)
}
