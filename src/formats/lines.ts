/** A line of a text, without its line end. */
export interface Line {
  readonly value: string
  /** Offset of the line's first character. */
  readonly start: number
  /** Offset behind its last character, before the line end. */
  readonly end: number
  /** Offset of the next line. */
  readonly next: number
}

/** Walk the lines of a text, or of a part of it; `\r\n`, `\n` and a lone `\r` each end one line, a form feed does not. */
export function* lines(text: string, from = 0, to = text.length): Iterable<Line> {
  const ending = /\r\n?|\n/gu
  ending.lastIndex = from
  let start = from
  while (start < to) {
    const found = ending.exec(text)
    const end = found && found.index < to ? found.index : to
    const next = found && found.index < to ? ending.lastIndex : to
    yield {value: text.slice(start, end), start, end, next}
    start = next
  }
}
