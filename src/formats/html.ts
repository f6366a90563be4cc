import type {RootContent} from 'mdast'
import type {Places} from '../place.ts'
import {readFlow, type FlowReading} from './html-flow.ts'
import {type ElementNode} from './html-node.ts'
import {parseHtml} from './html-tree.ts'

export interface FragmentOptions {
  /** Positions are made by these places, which belong to the whole source. */
  readonly places: Places
  /** Where the fragment begins in the source. */
  readonly offset: number
  /** Relative links are resolved against it. */
  readonly base?: string
}

/** Read a fragment of HTML that stands somewhere in a source into flow content, every node with its place in that source. */
export function readFragment(html: string, options: FragmentOptions): RootContent[] {
  return readElement(parseHtml(html).root, options)
}

/** What the reader of a whole page adds. */
export interface ElementOptions extends FragmentOptions {
  /** Told of each block and of the element that it comes from. */
  readonly annotate?: FlowReading['annotate']
  /** Elements whose text is read otherwise. */
  readonly skip?: FlowReading['skip']
  /** The footnotes of the page. */
  readonly notes?: FlowReading['notes']
  /** Elements that are posts of a thread. */
  readonly posts?: FlowReading['posts']
}

/** Read an element into flow content. */
export function readElement(element: ElementNode, {places, offset, base, annotate, skip, notes, posts}: ElementOptions): RootContent[] {
  const reading: FlowReading = {
    annotate, skip, notes, posts,
    place: (start, end) => places.position(offset + start, offset + end),
    resolve: (url) => absolute(url, base)
  }
  return readFlow(element, reading, {marks: []})
}

const scheme = /^[a-z][a-z\d+.-]*:/iu

/** Resolve an address against a base; one that is absolute, or leads to a place in the page itself, stays as it is written. */
export function absolute(url: string, base: string | undefined): string {
  const trimmed = url.replace(/[\t\n\r]/gu, '').trim()
  if (base === undefined || scheme.test(trimmed) || trimmed === '' || trimmed.startsWith('#')) return trimmed
  return URL.canParse(trimmed, base) ? new URL(trimmed, base).href : trimmed
}
