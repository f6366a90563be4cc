import type {Anchors} from './main-anchors.ts'
import type {Opinion} from './main-rules.ts'
import type {Block, View} from './main-view.ts'

/** What features are about; reasons are given by group. */
export type Group = 'text' | 'links' | 'kind' | 'element' | 'data' | 'name' | 'position' | 'headings' | 'repetition' | 'container' | 'region' | 'hint' | 'page'

/** A page with the opinions of the rules, by block. */
export interface Page extends View {
  readonly opinions: readonly Opinion[]
  readonly anchors: Anchors
  /** Whether the rules hold that no part of the page has most of its text. */
  readonly wide: boolean
}

/** One number that is known of a block. What it measures, and why, is said in `docs/main-content.md`: nobody who reads pages needs the sentence. */
export interface Feature {
  readonly name: string
  readonly group: Group
  readonly of: (block: Block, page: Page) => number
  /** Whether it is the same for all blocks of a page. */
  readonly ofPage?: true
}

/** A share, of nothing 0. */
export const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0)

export const atMost = (value: number, most: number): number => Math.min(value, most)

export const flag = (value: boolean): number => (value ? 1 : 0)
