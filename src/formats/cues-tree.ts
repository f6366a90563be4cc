import type {Paragraph, RootContent} from 'mdast'
import {entry, paragraph, type Entry} from '../document.ts'
import type {Places} from '../place.ts'
import {units} from '../text.ts'
import {plainCue, secondsOf, type Captions, type Cue} from './cues.ts'
import {joinLines, type Usage} from './join.ts'
import {learnUsage} from './join-usage.ts'
import type {Row} from './layout-rows.ts'
import {learnSpeakers, readLabel, type Label} from './speakers.ts'

/** A line of a cue, its markup taken away. */
interface Line {
  readonly row: Row
  readonly cue: Cue
  /** Who speaks from here on; an empty name is somebody else than before. */
  readonly speaker: Label | undefined
  /** What the voice tag or label begins with, so that the entry holds it. */
  readonly from: number
}

const voice = /^<v(?:\.[^\s<>]{0,60})?\s+([^<>]{1,100})>/u
const leading = /^(?:<(?!v[\s.])[^<>]{0,200}>|\{\\[^{}]{0,200}\})+/u
const change = /^(?:>>|&gt;&gt;)\s*/u

/** Make the tree of captions: cues re-joined to paragraphs, with the time of each line in the `data` of its text; turns, where speakers are named. */
export function growCues(captions: Captions, source: string, places: Places): RootContent[] {
  const lines = readLines(captions)
  const usage = learnUsage(source, lines.map(({row}) => row))
  const children: RootContent[] = []
  let turn: Entry | undefined
  for (const part of groupLines(lines)) {
    const [first] = part
    const {speaker} = first!
    if (speaker && (speaker.by === '' || speaker.by !== turn?.by)) {
      turn = speaker.by === '' ? undefined : turnOf(speaker, first!, places)
      if (turn) children.push(turn)
    }
    // Of a label that nothing follows there is a turn, in which nothing is said.
    if (first!.row.text !== '') append(paragraphOf(part, places, usage), turn, children)
  }
  return children
}

function paragraphOf(part: readonly Line[], places: Places, usage: Usage): Paragraph {
  const node = paragraph(joinLines({rows: part.map(({row}) => row), apart: true}, places, usage), places.position(part[0]!.row.start, part.at(-1)!.row.end))
  for (const [index, child] of node.children.entries()) child.data = {...child.data, at: part[index]!.cue.at, until: part[index]!.cue.until}
  if (isSound(part)) node.data = {role: 'action'}
  return node
}

function turnOf({by, role}: Label, {cue, from, row}: Line, places: Places): Entry {
  return entry({by, at: cue.at.slice(0, cue.at.indexOf('.')), ...(role === undefined ? {} : {data: {role}})}, [], places.position(from, row.end))
}

function append(node: Paragraph, turn: Entry | undefined, children: RootContent[]): void {
  if (!turn) children.push(node)
  else {
    turn.children.push(node)
    turn.position!.end = node.position!.end
  }
}

function readLines(captions: Captions): Line[] {
  const rolling = isRolling(captions)
  const rows = captions.cues.flatMap(({rows}) => rows.map((row) => bare(row, captions.format)))
  // A line of a caption may end anywhere, and the next one says whether something else begins.
  const speakers = learnSpeakers(rows, (_, next) => readLabel(next.text) === undefined)
  const lines: Line[] = []
  let before = ''
  // A label may stand on a line of its own, above what is said.
  let alone: Line | undefined
  for (const cue of captions.cues) {
    const last = before
    // A tag holds for its cue, and nobody else speaks then.
    if (alone?.speaker?.length === 0) {
      lines.push(alone)
      alone = undefined
    }
    // A dash begins what another person says, where there are two of them in a cue.
    const talks = cue.rows.filter(({text}) => dash.test(text)).length > 1
    for (const [index, row] of cue.rows.entries()) {
      const line = readLine(row, {cue, talks, format: captions.format, read: speakers.read})
      if (rolling && index === 0 && line.row.text === last) continue
      if (alone && line.speaker) lines.push(alone)
      const said: Line = alone && !line.speaker ? {...line, speaker: alone.speaker, from: alone.from} : line
      alone = said.row.text === '' && said.speaker && said.speaker.by !== '' ? said : undefined
      if (said.row.text === '') continue
      before = said.row.text
      lines.push(said)
    }
  }
  return alone ? [...lines, alone] : lines
}

const bare = (row: Row, format: Captions['format']): Row => ({...row, text: plainCue(row.text, format)})

interface Reading {
  readonly cue: Cue
  readonly talks: boolean
  readonly format: Captions['format']
  read(text: string): Label | undefined
}

function readLine(row: Row, {cue, talks, format, read}: Reading): Line {
  const skipped = leading.exec(row.text)?.[0].length ?? 0
  const text = row.text.slice(skipped)
  const [tag, name] = voice.exec(text) ?? []
  const [sign] = change.exec(text) ?? []
  const shift = skipped + (tag ?? sign ?? '').length
  const said = row.text.slice(shift)
  const label = tag === undefined ? read(said) : undefined
  const start = row.start + shift + (label?.length ?? 0)
  const speaker = tag !== undefined ? {by: name!.trim(), length: 0} : label ?? (sign !== undefined || (talks && dash.test(row.text)) ? {by: '', length: 0} : undefined)
  return {row: {...row, text: plainCue(said.slice(label?.length ?? 0), format), start}, cue, speaker, from: row.start}
}

const dash = /^[-–—]\s?\S/u

/** Whether cues repeat the last line of the cue before them, as captions do that roll up. */
function isRolling({cues, format}: Captions): boolean {
  let repeated = 0
  for (let index = 1; index < cues.length; index++) {
    const [first, last] = [cues[index]!.rows[0], cues[index - 1]!.rows.at(-1)]
    if (first && last && plainCue(first.text, format) === plainCue(last.text, format)) repeated++
  }
  return repeated >= 3 && repeated * 4 > cues.length
}

/** Units after which a paragraph may end, and seconds without a word that end it. */
const enough = 100
const pause = 2

function groupLines(lines: readonly Line[]): Line[][] {
  const parts: Line[][] = []
  let size = 0
  let by: string | undefined
  for (const line of lines) {
    const part = parts.at(-1)
    const last = part?.at(-1)
    const turns = line.speaker !== undefined && (line.speaker.by === '' || line.speaker.by !== by)
    if (line.speaker) by = line.speaker.by
    if (!part || !last || turns || line.row.text === '' || last.row.text === '' || isSound([line]) || isSound(part) || isApart(last, line, size)) {
      parts.push([line])
      size = 0
    } else part.push(line)
    size += units(line.row.text)
  }
  return parts
}

// Where nobody writes stops, a longer silence is all there is.
function isApart({row, cue}: Line, next: Line, size: number): boolean {
  const silence = secondsOf(next.cue.at) - secondsOf(cue.until)
  return row.ends ? silence >= pause || size >= enough : silence >= pause * 2
}

// What is heard, not said: `[music]`, `（掌声）`, `♪ … ♪`.
const isSound = ([line, more]: readonly Line[]): boolean => line !== undefined && !more && /^(?:[（(［[][^（(［[\])）］]{1,78}[\])）］]|[♪♫#].{0,200})$/u.test(line.row.text)
