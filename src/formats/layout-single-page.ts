import {firstCode, isSmall} from './characters.ts'
import type {Furniture} from './layout-furniture.ts'
import {isPageLine, longest} from './layout-page-lines.ts'
import type {Row} from './layout-rows.ts'

/** Lines beside the number of a page, at the most. */
const few = 2

const atEdge: Furniture = {role: 'page-number', why: 'a number alone at the edge of a page'}
const parted: Furniture = {role: 'page-number', why: 'begins or ends with a number that a wide gap parts from it, at the edge of a page'}
const beyond: Furniture = {role: 'running-head', why: 'stands between the edge of a page and its number'}
const within: Furniture = {role: 'running-head', why: 'stands between the number of a page and the rest of a sentence from the page before'}

/**
 * Find the number and the running head of a single page that a form feed ends: nothing recurs there, and only edges tell.
 *
 * The number stands apart from the text, as one of the first lines or of the last ones. What is farther out is a running head, but for that of the
 * first page, which may be a title; what stands below the number is one where the text begins in the middle of a sentence.
 */
export function findPageEdges(rows: readonly Row[], found: Map<number, Furniture>): void {
  const top = numberAmong(rows, [0, 1, 2], (index) => rows[index + 1])
  const bottom = numberAmong(rows, [rows.length - 1, rows.length - 2, rows.length - 3], (index) => rows[index])
  for (const [index, edge] of [[top, 0], [bottom, rows.length - 1]] as const) {
    if (index === undefined) continue
    if (!found.has(index)) found.set(index, isBare(rows[index]!) ? atEdge : parted)
    for (let at = Math.min(index, edge); at <= Math.max(index, edge); at++) if (!found.has(at) && !isFirst(rows[index]!)) found.set(at, beyond)
  }
  if (top !== undefined) markWithin(rows, top, found)
}

// From the edge inwards: short lines, of which one is a number that stands apart from what is within.
function numberAmong(rows: readonly Row[], places: readonly number[], inner: (index: number) => Row | undefined): number | undefined {
  for (const index of places) {
    const row = rows[index]
    if (!row || row.text.length > longest || row.ends) return undefined
    if (isBare(row) || hasNumber(row) || isPageLine(row.text)) return (inner(index)?.gap ?? 0) > 0 ? index : undefined
  }
  return undefined
}

function markWithin(rows: readonly Row[], number: number, found: Map<number, Furniture>): void {
  let text = number + 1
  while (text <= number + few && rows[text] && !rows[text]!.ends && rows[text]!.text.length <= longest && (rows[text + 1]?.gap ?? 0) > 0) text++
  if (text > number + few || !rows[text] || !isSmall(firstCode(rows[text]!.text))) return
  for (let at = number + 1; at < text; at++) if (!found.has(at)) found.set(at, within)
}

const isBare = ({text}: Row): boolean => /^(?:\d{1,4}|[ivxlc]{1,7})$/u.test(text)

const hasNumber = ({text, parted}: Row): boolean => parted && /^(?:\d{1,4}|[ivxlc]{1,7})(?:\s{3}|\t)|(?:\s{3}|\t)(?:\d{1,4}|[ivxlc]{1,7})$/u.test(text)

// The first page of all has its title above its number now and then.
const isFirst = ({text}: Row): boolean => /^[1i]$/u.test(text)
