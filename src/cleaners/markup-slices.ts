import type {Text} from 'mdast'
import type {Point} from 'unist'

/** Makes text nodes of parts of one. */
export type Slicer = (from: number, to: number) => Text

/** How much longer than the character the usual reference for it is. */
const references: ReadonlyMap<string, number> = new Map([['\u00a0', 5], ['&', 4], ['<', 3], ['>', 3], ['"', 5]])

/**
 * Prepare to cut a text node into parts that keep their places.
 *
 * A node has its place but not its source. Where it is longer there than its value, and named references of its characters do not
 * explain that exactly, something else stands in it (an escape, the prefix of a line): then there is no slicer.
 */
export function slicer(node: Text): Slicer | undefined {
  const {value, position} = node
  const start = position?.start.offset
  const end = position?.end.offset
  if (!position || start === undefined || end === undefined) return (from, to) => ({type: 'text', value: value.slice(from, to)})
  const extra = end - start - value.length
  const models: Array<(character: string) => number> = [() => 0, (character) => (character === '\u00a0' ? 5 : 0), (character) => references.get(character) ?? 0]
  const model = models.find((longer) => total(value, longer) === extra)
  return model && ((from, to) => ({type: 'text', value: value.slice(from, to), position: {start: point(value, from, position.start, model), end: point(value, to, position.start, model)}}))
}

function total(value: string, longer: (character: string) => number): number {
  let sum = 0
  for (const character of value) sum += longer(character)
  return sum
}

function point(value: string, index: number, {line, column, offset = 0}: Point, longer: (character: string) => number): Point {
  const before = value.slice(0, index)
  const ends = before.split(/\r\n?|\n/u)
  const last = ends.at(-1) ?? ''
  const inLine = last.length + total(last, longer)
  return {line: line + ends.length - 1, column: ends.length === 1 ? column + inLine : inLine + 1, offset: offset + index + total(before, longer)}
}
