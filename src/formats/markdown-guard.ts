import {lines} from './lines.ts'

/** A part of the source that is kept as plain text, by offsets. */
export interface Masked {
  readonly start: number
  readonly end: number
}

/** Lines without a blank one between them; a block of more is data, not text. */
const maxLines = 20_000
/** Quotes and lists within each other, on one line. */
const maxNesting = 100
/** Columns before a list item's marker. */
const maxIndent = 200
/** Cells of a table's row. */
const maxCells = 1000

/** A run of lines, as far as it was read. */
interface Block {
  readonly start: number
  end: number
  lines: number
  excessive: boolean
}

/**
 * Find blocks that are not worth reading as Markdown: what they cost has no proportion to what they could mean.
 *
 * A block is a run of lines without a blank one. Fenced code costs nothing and is passed over, but for lines that would nest too
 * deep if the fence were none, as it is where it stood in a list that ended.
 */
export function overlong(source: string, from: number): Masked[] {
  const found: Masked[] = []
  let fence: string | undefined
  let block: Block | undefined
  const close = (): void => {
    if (block && (block.excessive || block.lines > maxLines)) found.push({start: block.start, end: block.end})
    block = undefined
  }
  for (const {value, start, end} of lines(source, from)) {
    const marker = /^ {0,3}(`{3,}|~{3,})/u.exec(value)?.[1]
    if (fence !== undefined) {
      if (marker?.startsWith(fence) && value.trim() === marker) fence = undefined
      else if (tooDeep(value)) found.push({start, end})
    } else if (value.trim() === '') close()
    else if (marker !== undefined && opens(value, marker)) {
      close()
      fence = marker
    } else {
      block ??= {start, end, lines: 0, excessive: false}
      block.end = end
      block.lines++
      block.excessive ||= tooDeep(value) || tooWide(value)
    }
  }
  close()
  return found
}

// Backticks behind backticks are code within a line.
const opens = (line: string, marker: string): boolean => marker.startsWith('~') || !line.includes('`', line.indexOf(marker) + marker.length)

function tooDeep(line: string): boolean {
  const code = line.charCodeAt(0)
  // Most lines begin with a letter.
  if (code !== 62 && code !== 32 && code !== 9 && code > 57) return false
  const [prefix = ''] = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/u.exec(line) ?? []
  if (prefix.length <= maxNesting) return false
  return (prefix.match(/[>*+.)-]/gu) ?? []).length > maxNesting || prefix.length - prefix.trimStart().length > maxIndent
}

function tooWide(line: string): boolean {
  let cells = 0
  for (let at = line.indexOf('|'); at >= 0 && cells <= maxCells; at = line.indexOf('|', at + 1)) cells++
  return cells > maxCells
}
