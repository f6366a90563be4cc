import type {Nodes} from 'mdast'
import {pageOf, type Block, type Page} from '../blocks.ts'
import type {Document} from '../document.ts'
import {endsSentence} from '../text.ts'
import {shapeOf} from './likeness.ts'
import {zoneOf, type Zone} from './zone.ts'

/** A block of a document as it is compared with those of others: a line of text, or an image alone. */
export interface Line {
  readonly block: Block
  /** The same for lines that differ by case, white space, ornaments or numbers only. */
  readonly key: string
  readonly zone: Zone
  /** It surely stands where it seems to: outside of the prose, or at an end of a document of some length. */
  readonly sure: boolean
  /** It names what follows: a heading, or a few words that are no sentence. */
  readonly label: boolean
  /** The key of the line behind it; empty at the end. */
  readonly next: string
}

/** A longer text is an article, whoever repeats it, and costs memory. */
const longest = 2000
/** A label has at most so many units. */
const short = 6
/** A document of fewer blocks may be all prose: its ends are no place of their own. */
const fewest = 6

/** The lines that are left in a document; what stands in entries and tables is theirs. */
export function linesOf(document: Document): Line[] {
  const page = pageOf(document)
  const found: Line[] = []
  let next = ''
  for (let index = page.blocks.length - 1; index >= 0; index--) {
    const block = page.blocks[index]!
    const key = block.gone ? '' : lineKey(block)
    if (key === '') continue
    const {kind, size, text} = block
    const sure = page.blocks.length >= fewest || index < page.core().first || index > page.core().last
    found.push({block, key, next, zone: zoneOf(page, index), sure, label: kind === 'heading' || (kind !== 'image' && size <= short && !endsSentence(text))})
    next = key
  }
  return found.reverse()
}

/** What a line is compared by; empty where it is not. */
export function lineKey(block: Block): string {
  if (block.kind === 'image') {
    const address = addressOf(block.node)
    return address === undefined ? '' : `image ${address}`
  }
  if (block.kind === 'other' || block.text.length > longest) return ''
  const shape = shapeOf(block.text)
  return shape === '' ? '' : `line ${shape}`
}

/** The address of the first image in a node, without its query. */
export function addressOf(node: Nodes): string | undefined {
  if (node.type === 'image') return plainAddress(node.url)
  if (!('children' in node)) return undefined
  for (const child of node.children) {
    const found = addressOf(child)
    if (found !== undefined) return found
  }
  return undefined
}

/** An address without query and fragment; one that holds the image itself is cut. */
export const plainAddress = (url: string): string => url.split(/[?#]/u, 1)[0]!.slice(0, longest)

/** The text that makes a document what it is: its main run of prose, or all of it where there is none. */
export function essence(document: Document): string {
  const {blocks, core}: Page = pageOf(document)
  const {first, last} = core()
  const chosen = last < first ? blocks : blocks.slice(first, last + 1)
  return chosen.map(({key}) => key).join('\n')
}
