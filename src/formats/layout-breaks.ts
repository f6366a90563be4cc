import {reachWith, type Layout} from './layout.ts'
import type {Row} from './layout-rows.ts'

/** How often lines of one kind are full and end a sentence. */
interface Share {
  all: number
  full: number
}

/** What lines are like before anything of the document is known: so many, of which so many are full and end a sentence. */
const usual = {within: {all: 50, full: 2.2}, last: {all: 50, full: 2.5}, pages: 1}

/**
 * Whether a paragraph more likely goes on than ends where the last line of a page is full and ends a sentence.
 *
 * Within pages the document shows how many lines within a paragraph are like that, and how many that end one; at the other page
 * ends, how many cut a paragraph and how many do not.
 */
export function goesOnOverPages(rows: readonly Row[], isAside: (index: number) => boolean, {lineGap, reach, wrap, spaced, indented, margin}: Layout): boolean {
  if (wrap === undefined || !spaced) return true
  const [within, last]: [Share, Share] = [{...usual.within}, {...usual.last}]
  let [cut, uncut] = [usual.pages, usual.pages]
  let before: Row | undefined
  let broken = false
  for (const [index, row] of rows.entries()) {
    if (isAside(index)) {
      broken = true
      continue
    }
    if (before) {
      const full = before.width > wrap * 0.6 && reachWith(before, row) > reach
      if (!broken && !row.newPage) count(row.gap > lineGap || (indented && row.indent > margin) ? last : within, full, before.ends)
      else if (!full) uncut++
      else if (!before.ends) cut++
    }
    before = row
    broken = false
  }
  return cut * (within.full / within.all) >= uncut * (last.full / last.all)
}

function count(share: Share, full: boolean, ends: boolean): void {
  share.all++
  if (full && ends) share.full++
}
