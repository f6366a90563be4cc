import {firstCode, isSmall} from './characters.ts'
import type {Row} from './layout-rows.ts'
import {readMarker} from './numbering.ts'

/** Times that words before a colon begin lines below sentences rather than others, at the least, and lone lines that ask. */
const enough = {labels: 3, questions: 2}

const label = /^\p{L}[^.,;:!?。，；：！？]{2,40}[:：](?=\s|\p{Script=Han}|$)/u
const question = /[?？؟]$/u

/**
 * Find lines that begin a paragraph by what the rest of the document says: they are items elsewhere, as headings are in a list of contents;
 * they begin with words before a colon that other paragraphs begin with; or they stand below a question as others do that are headings.
 */
export function learnStarts(rows: readonly Row[], isFull: (row: Row, next: Row) => boolean): ReadonlySet<Row> {
  const items = new Set<string>()
  const labels = new Map<string, number>()
  let questions = 0
  for (const [index, row] of rows.entries()) {
    const marker = readMarker(row.text)
    if (marker) items.add(row.text.slice(marker.length))
    const [words] = label.exec(row.text) ?? []
    if (words !== undefined) labels.set(words, (labels.get(words) ?? 0) + (isBelow(rows, index) ? 1 : -1))
    if (isQuestion(rows, index) && rows[index + 1] && !isFull(row, rows[index + 1]!)) questions++
  }
  return new Set(rows.filter(({text}, index) => items.has(text) || (labels.get(label.exec(text)?.[0] ?? '') ?? 0) >= enough.labels || (questions >= enough.questions && isQuestion(rows, index - 1))))
}

// Whether a sentence may begin with the line.
const isBelow = (rows: readonly Row[], index: number): boolean => rows[index - 1]?.ends !== false && !isSmall(firstCode(rows[index]!.text))

// One sentence that asks, on a line of its own.
function isQuestion(rows: readonly Row[], index: number): boolean {
  const row = rows[index]
  return row !== undefined && question.test(row.text) && isBelow(rows, index) && !/[.!?。！？]\s?./u.test(row.text.slice(0, -1))
}
