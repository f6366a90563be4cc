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
  // To look for one character is many times faster than to look at each.
  let feed = indexOf(text, '\n', from)
  let carriage = indexOf(text, '\r', from)
  let start = from
  while (start < to) {
    const end = Math.min(feed, carriage, to)
    const next = end === to ? to : end === carriage && feed === carriage + 1 ? end + 2 : end + 1
    yield {value: text.slice(start, end), start, end, next}
    start = next
    if (feed < start) feed = indexOf(text, '\n', start)
    if (carriage < start) carriage = indexOf(text, '\r', start)
  }
}

function indexOf(text: string, character: string, from: number): number {
  const at = text.indexOf(character, from)
  return at < 0 ? Infinity : at
}
