import type {MatterEntry, MatterProblem, Parsed} from './front-matter.ts'
import {lines} from './lines.ts'

/** A parser's complaint about a block, by offsets into it. */
interface Complaint {
  readonly message: string
  readonly pos: readonly [number, number]
}

/** Complaints beyond these say nothing new. */
const most = 20

/**
 * Read a broken block entry by entry, so that one bad line does not take the others with it.
 *
 * An entry begins at a line that begins with a key. One that cannot be read either is left to the raw block, but for a plain text
 * on the key's own line (`title: Night: a walk`), whose meaning is plain enough.
 */
export function salvage(value: string, offset: number, complaints: readonly Complaint[], parse: (part: string, offset: number) => Parsed): Parsed {
  const problems: MatterProblem[] = complaints.slice(0, most).map(({message, pos: [start, end]}) => ({
    ruleId: 'front-matter-yaml', reason: `Unexpected front matter: ${message}, expected YAML, reading entry by entry`, start: offset + start, end: offset + Math.max(start, end)
  }))
  const found = new Map<string, MatterEntry>()
  for (const part of parts(value)) {
    for (const entry of readPart(part, offset, parse, problems)) {
      const {key: name, start = offset, end = offset} = entry
      if (found.has(name) && problems.length < most) problems.push({ruleId: 'front-matter-duplicate-key', reason: `Unexpected second \`${name}\`, expected each key once, taking the last value`, start, end})
      found.set(name, entry)
    }
  }
  return {object: found.size > 0, entries: [...found.values()], problems}
}

interface Part {
  readonly text: string
  readonly start: number
}

const key = /^(\w[\w .-]{0,99}|"[^"]{1,99}"|'[^']{1,99}'):(?:[ \t](.*))?$/su

function* parts(value: string): Iterable<Part> {
  let start: number | undefined
  for (const line of lines(value)) {
    if (!key.test(line.value)) continue
    if (start !== undefined) yield {text: value.slice(start, line.start), start}
    start = line.start
  }
  if (start !== undefined) yield {text: value.slice(start), start}
}

function readPart({text, start}: Part, offset: number, parse: (part: string, offset: number) => Parsed, problems: MatterProblem[]): readonly MatterEntry[] {
  const {entries, problems: complaints} = parse(text, offset + start)
  if (!complaints.some(({ruleId}) => ruleId === 'front-matter-yaml') && entries.length === 1) return entries
  const [, name = '', found = ''] = key.exec(text.trimEnd()) ?? []
  const rest = found.trimStart()
  const at = {start: offset + start, end: offset + start + text.trimEnd().length}
  if (/^[^\s"'[\]{}&*!|>%@`#-][^\r\n]*$/u.test(rest)) return [{key: name.replace(/^["']|["']$/gu, ''), value: rest, ...at}]
  if (problems.length < most) problems.push({ruleId: 'front-matter-entry', reason: `Unexpected value of \`${name}\`, expected YAML, keeping it in the raw block only`, ...at})
  return []
}
