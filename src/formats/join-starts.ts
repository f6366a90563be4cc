import {codesOf} from '../text.ts'
import {firstCode, isSmall, lastCode} from './characters.ts'
import type {Row} from './layout-rows.ts'
import {readMarker} from './numbering.ts'

/** Times that words before a colon begin a line below a sentence rather than another, at the least, and lines that ask and stand alone. */
const enough = {labels: 3, questions: 2}

const label = /^\p{L}[^.,;:!?。，；：！？]{2,40}[:：](?=\s|\p{Script=Han}|$)/u

/** Lines that begin with the same words before a colon. */
interface Labelled {
  readonly rows: Row[]
  below: number
}

/**
 * Find lines that begin a paragraph by what the rest of the document says: they are items elsewhere, as headings are in a list of contents;
 * they begin with words before a colon that other paragraphs begin with; or they stand below a question as others do that are headings.
 */
export function learnStarts(rows: readonly Row[], isFull: (row: Row, next: Row) => boolean): ReadonlySet<Row> {
  const items = new Set<string>()
  for (const {text} of rows) {
    const marker = readMarker(text)
    if (marker) items.add(text.slice(marker.length))
  }
  const listed = items.size === 0 ? [] : rows.filter(({text}) => items.has(text))
  return new Set([...listed, ...belowLabels(rows), ...belowQuestions(rows, isFull)])
}

function belowLabels(rows: readonly Row[]): Row[] {
  const labels = new Map<string, Labelled>()
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index]!
    const words = hasColon(row.text) ? label.exec(row.text)?.[0] : undefined
    if (words === undefined) continue
    const found = labels.get(words) ?? {rows: [], below: 0}
    found.rows.push(row)
    found.below += isBelow(rows, index) ? 1 : -1
    labels.set(words, found)
  }
  return [...labels.values()].flatMap((found) => (found.below >= enough.labels ? found.rows : []))
}

// A colon where a label may end.
function hasColon(text: string): boolean {
  for (let index = 0; index < text.length && index < 45; index++) {
    const code = text.charCodeAt(index)
    if (code === 58 || code === 0xff1a) return true
  }
  return false
}

function belowQuestions(rows: readonly Row[], isFull: (row: Row, next: Row) => boolean): Row[] {
  const below: Row[] = []
  let alone = 0
  for (let index = 0; index + 1 < rows.length; index++) {
    if (!isQuestion(rows, index)) continue
    const [row, next] = [rows[index]!, rows[index + 1]!]
    below.push(next)
    if (!isFull(row, next)) alone++
  }
  return alone >= enough.questions ? below : []
}

// Whether a sentence may begin with the line.
const isBelow = (rows: readonly Row[], index: number): boolean => rows[index - 1]?.ends !== false && !isSmall(firstCode(rows[index]!.text))

const questionMarks = codesOf('?？؟')

// One sentence that asks, on a line of its own.
function isQuestion(rows: readonly Row[], index: number): boolean {
  const {text, ends} = rows[index]!
  return ends && questionMarks.has(lastCode(text)) && isBelow(rows, index) && !/[.!?。！？]\s?./u.test(text.slice(0, -1))
}
