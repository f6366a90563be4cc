import {firstCode, isDigit, isUncased} from './characters.ts'
import {dividesWord} from './hyphen.ts'
import type {Furniture} from './layout-furniture.ts'
import {goesOn} from './layout.ts'
import {countRows, type Row} from './layout-rows.ts'

const noted = /^(?:([\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{1,3})\s?|(\[\d{1,3}\]|[\u2460-\u2473*†‡]{1,2})\s?)(?=[^\s\d])/u
const plain = /^(\d{1,3})([.)]?)\s+(?=\D)/u

// Most lines begin with a letter: one of Latin script, or one behind all marks.
const markOf = (text: string): RegExpExecArray | null => (mayMark(firstCode(text)) ? noted.exec(text) : null)

const mayMark = (code: number): boolean => (code < 0x80 ? code === 42 || code === 91 : code <= 0xb9 || (code >= 0x2020 && code < 0x2474))

/** Lines that a note may have beyond its first, and that all notes of a page may have. */
const further = 3
const mostLines = 15

/** The first and last line of a page, and the first line of text on the next one. */
interface Page {
  readonly top: number
  readonly bottom: number
  readonly after: Row | undefined
}

/**
 * Find notes at the foot of pages: lines that begin with a mark which also stands in the text above them, or that stand apart
 * within a sentence which goes on behind them, on the next page, and what is marked as these are.
 *
 * They belong to no paragraph.
 */
export function findNotes(rows: readonly Row[], furniture: ReadonlyMap<number, Furniture>): Map<number, Furniture> {
  const found = new Map<number, Furniture>()
  const unmarked: Page[] = []
  for (const page of pagesOf(rows, furniture)) if (!markNotes(rows, page, found)) unmarked.push(page)
  markApart(rows, unmarked, found)
  return found
}

function pagesOf(rows: readonly Row[], furniture: ReadonlyMap<number, Furniture>): Page[] {
  const pages: Page[] = []
  let top = 0
  for (let index = 0; index < rows.length; index++) {
    const ends = index + 1 === rows.length || rows[index + 1]!.newPage || (furniture.has(index + 1) && !furniture.has(index))
    if (!ends) continue
    let next = index + 1
    while (furniture.has(next)) next++
    if (!furniture.has(index)) pages.push({top, bottom: index, after: rows[next]})
    top = index + 1
  }
  return pages
}

const referred: Furniture = {role: 'footnote', why: 'stands at the foot of a page and begins with a mark of the text above'}

// From the foot upwards: the highest line with a mark of the text, as long as few lines between are no notes.
function markNotes(rows: readonly Row[], {top, bottom}: Page, found: Map<number, Furniture>): boolean {
  let first: number | undefined
  let others = 0
  for (let index = bottom; index > top && others <= further; index--) {
    const refers = isReferred(rows, top, index)
    others = refers ? 0 : others + 1
    if (refers) first = index
  }
  if (first !== undefined) mark(first, bottom, referred, found)
  return first !== undefined
}

function mark(first: number, bottom: number, note: Furniture, found: Map<number, Furniture>): void {
  for (let index = first; index <= bottom; index++) found.set(index, note)
}

function isReferred(rows: readonly Row[], top: number, index: number): boolean {
  const {text} = rows[index]!
  const sign = markOf(text)
  const number = isDigit(firstCode(text)) ? plain.exec(text)?.[1] : undefined
  if (!sign && number === undefined) return false
  const stands = sign ? (above: string) => above.indexOf(sign[1] ?? sign[2]!) > 0 : (above: string) => hasReference(above, number!)
  for (let at = index - 1; at >= top; at--) if (stands(rows[at]!.text)) return true
  return false
}

// A number right behind a word or its mark: what a raised one is in plain text.
function hasReference(text: string, number: string): boolean {
  for (let at = text.indexOf(number, 2); at > 0; at = text.indexOf(number, at + 1)) {
    if (/\p{Ll}{2}[.,;:)”’"]?$/u.test(text.slice(at - 3, at)) && !/^[\p{L}\d.,:%/-]*[\p{L}\d%/-]/u.test(text.slice(at + number.length, at + number.length + 2))) return true
  }
  return false
}

const apart: Furniture = {role: 'footnote', why: 'stands apart at the foot of a page, within a sentence that goes on behind it'}
const alike: Furniture = {role: 'footnote', why: 'stands apart at the foot of a page and is marked as other notes are'}

/** Pages that show how notes are marked. */
const enough = 2

function markApart(rows: readonly Row[], pages: readonly Page[], found: Map<number, Furniture>): void {
  const gap = usualGap(rows)
  const forms = new Map<string, number>()
  const others: Page[] = []
  for (const page of pages) {
    const first = startsOf(rows, page, gap).find((start) => interrupts(rows, start, page))
    if (first === undefined) others.push(page)
    else {
      mark(first, page.bottom, apart, found)
      const form = formOf(rows[first]!)
      if (form !== '') forms.set(form, (forms.get(form) ?? 0) + 1)
    }
  }
  for (const page of others) {
    const first = startsOf(rows, page, gap).findLast((start) => rows[start]!.gap > gap && (forms.get(formOf(rows[start]!)) ?? 0) >= enough)
    if (first !== undefined && rows[page.bottom]!.ends) mark(first, page.bottom, alike, found)
  }
}

// Lines behind more white space than lines have, or with a sign, the lowest first.
function startsOf(rows: readonly Row[], {top, bottom}: Page, gap: number): number[] {
  const starts: number[] = []
  for (let index = bottom; index > top && index > bottom - mostLines; index--) if (rows[index]!.gap > gap || beginsNote(rows[index]!)) starts.push(index)
  return starts
}

function usualGap(rows: readonly Row[]): number {
  const doubled = countRows(rows, ({gap}) => gap > 0)
  return doubled * 2 > rows.length ? 1 : 0
}

const rule = /^[_─—–-]{3,}$/u

// How the first note of a page is marked.
function formOf({text}: Row): string {
  const code = firstCode(text)
  if (!isDigit(code)) return rule.test(text) ? 'rule' : (markOf(text)?.[2]?.replace(/\d+/u, '#') ?? '')
  const found = plain.exec(text)
  return found ? `#${found[2]!}` : ''
}

// The line above ends no sentence, and goes on with the first line of the next page; what stands between does not.
function interrupts(rows: readonly Row[], first: number, {bottom, after}: Page): boolean {
  const [before, last] = [rows[first - 1]!, rows[bottom]!]
  if (!after || before.ends || !goesOn(before, after)) return false
  if (!last.ends && (formOf(rows[first]!) === '' || goesOn(last, after) || dividesWord(last, after))) return false
  const width = Math.max(...rows.slice(Math.max(0, first - mostLines), first).map((row) => row.width - row.indent))
  // Of scripts without small letters only a full line tells that its sentence goes on.
  return before.width - before.indent > width * (isUncased(firstCode(after.text)) ? 0.9 : 0.6)
}

/** Whether a line begins a note of its own. */
export const beginsNote = ({text}: Row): boolean => markOf(text) !== null
