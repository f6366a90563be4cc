import type {Point, Position} from 'unist'

/** Makes points and positions of offsets into one text. */
export interface Places {
  point(offset: number): Point
  position(start: number, end: number): Position
}

/**
 * Index the lines of a text, once, on first use; `\r\n`, `\n` and a lone `\r` end a line, as in unist.
 *
 * A look-up near the last one costs next to nothing, any other a binary search.
 */
export function places(text: string): Places {
  const lines: Lines = {text, starts: undefined, near: 0, first: undefined, last: undefined}
  return {point: (offset) => pointAt(lines, offset), position: (start, end) => positionOf(lines, start, end)}
}

/** The lines of a text, and what was asked of them last. */
interface Lines {
  readonly text: string
  starts: number[] | undefined
  near: number
  first: Point | undefined
  last: Point | undefined
}

function pointAt(lines: Lines, offset: number): Point {
  const starts = (lines.starts ??= lineStarts(lines.text))
  const near = (lines.near = lineOf(starts, offset, lines.near))
  return {line: near + 1, column: offset - starts[near]! + 1, offset}
}

// A block, its only line and the block around it often begin or end together: points are shared, and nobody changes them.
function positionOf(lines: Lines, start: number, end: number): Position {
  const first = (lines.first = lines.first?.offset === start ? lines.first : pointAt(lines, start))
  const last = (lines.last = lines.last?.offset === end ? lines.last : pointAt(lines, end))
  return {start: first, end: last}
}

function lineStarts(text: string): number[] {
  const starts = [0]
  // To look for one character is many times faster than to look at each.
  let lone = loneReturn(text, 0)
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    for (; lone < at; lone = loneReturn(text, lone + 1)) starts.push(lone + 1)
    starts.push(at + 1)
  }
  for (; lone < text.length; lone = loneReturn(text, lone + 1)) starts.push(lone + 1)
  return starts
}

// The next `\r` that no `\n` follows, else the end.
function loneReturn(text: string, from: number): number {
  let at = text.indexOf('\r', from)
  while (at >= 0 && text.charCodeAt(at + 1) === 10) at = text.indexOf('\r', at + 1)
  return at < 0 ? text.length : at
}

function lineOf(starts: readonly number[], offset: number, near: number): number {
  for (let line = near; line < near + 4; line++) {
    if ((starts[line] ?? Infinity) > offset) break
    if ((starts[line + 1] ?? Infinity) > offset) return line
  }
  return lastAtMost(starts, offset)
}

/** Find the index of the last of ascending numbers that is no greater than a value; 0 where all are. */
export function lastAtMost(numbers: readonly number[], value: number): number {
  let low = 0
  let high = numbers.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (numbers[middle]! <= value) low = middle
    else high = middle - 1
  }
  return low
}
