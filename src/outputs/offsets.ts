/** Converts places of UTF-16 units into those that other languages count. */

import type {Point, Position} from 'unist'

/** What offsets and columns count: JavaScript's units, Python's, or bytes. */
export type OffsetUnit = 'utf-16' | 'code-point' | 'utf-8'

const step = 256

/** Count the units in front of an offset of the source; the source is walked once. */
export function counter(source: string, unit: OffsetUnit): (offset: number) => number {
  if (unit === 'utf-16') return (offset) => offset
  const size = unit === 'utf-8' ? bytes : points
  const marks = [0]
  let count = 0
  for (let at = 0; at < source.length; at++) {
    if (at > 0 && at % step === 0) marks.push(count)
    count += size(source, at)
  }
  return (offset) => {
    const end = Math.min(Math.max(0, offset), source.length)
    const mark = Math.min(marks.length - 1, Math.floor(end / step))
    let sum = marks[mark]!
    for (let at = mark * step; at < end; at++) sum += size(source, at)
    return sum
  }
}

/** Convert a position: its offsets, and its columns too. */
export function convertPosition(position: Position, count: (offset: number) => number): Position {
  return {...position, start: convertPoint(position.start, count), end: convertPoint(position.end, count)}
}

function convertPoint(point: Point, count: (offset: number) => number): Point {
  if (point.offset === undefined) return {...point}
  const offset = count(point.offset)
  return {...point, column: offset - count(point.offset - point.column + 1) + 1, offset}
}

// A surrogate pair counts where it begins; a lone surrogate is written as U+FFFD.
function points(source: string, at: number): number {
  return isTrail(source, at) ? 0 : 1
}

function bytes(source: string, at: number): number {
  const code = source.charCodeAt(at)
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  if (isTrail(source, at)) return 0
  return isTrail(source, at + 1) ? 4 : 3
}

function isTrail(source: string, at: number): boolean {
  return (source.charCodeAt(at) & 0xfc00) === 0xdc00 && (source.charCodeAt(at - 1) & 0xfc00) === 0xd800
}
