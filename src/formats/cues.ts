import {readRows, type Row} from './layout-rows.ts'

/** What is shown and heard at one time of a recording. */
export interface Cue {
  /** `HH:MM:SS.mmm` into the recording. */
  readonly at: string
  readonly until: string
  /** Without blank lines; markup is still in them. */
  readonly rows: Row[]
}

/** A file of subtitles or captions: SubRip, WebVTT (W3C Candidate Recommendation, 2019-04-04), or text with the times that a player or a recognizer writes. */
export interface Captions {
  readonly format: 'srt' | 'webvtt' | 'timed'
  readonly cues: Cue[]
  /** What stands beside the cues, as written: the header, notes, styles, regions. */
  readonly blocks: readonly Row[][]
}

const clock = String.raw`((?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3})`
/** Where a cue is shown: `align:start`, `X1:40`. */
const setting = String.raw`[A-Za-z]\w{0,19}:\S{1,80}`
const timing = new RegExp(`^${clock}\\s{0,8}-->\\s{0,8}${clock}((?:\\s{1,8}${setting}){0,9}(?:\\s{1,8}|$))`, 'u')

/** `[00:01.000 --> 00:04.000]  What is said`, as recognizers of speech write. */
const bracketed = new RegExp(`^\\[${clock}\\s{0,8}-->\\s{0,8}${clock}\\]\\s{0,8}`, 'u')

/** A time on a line of its own above what is said, as players show it. */
const alone = /^(?:\d{1,2}:)?\d{1,3}:\d{2}$/u

const timed = [
  new RegExp(`^\\ufeff?\\s{0,9}\\[${clock}[ \\t]*-->[ \\t]*${clock}\\]`, 'u'),
  // The first one is in the first minute, as that of a timetable is not.
  /^\ufeff?\s{0,9}0{1,2}:\d{2}[ \t]*\r?\n[^\n]{1,400}\n(?:\s{0,9}(?:\d{1,2}:)?\d{1,3}:\d{2}[ \t]*\r?\n[^\n]{1,400}(?:\n|$)){2}/u
]

/** How a file of captions begins. */
export const captionsStart: readonly RegExp[] = [/^\ufeff?WEBVTT(?:[ \t\r\n]|$)/u, new RegExp(`^\\ufeff?\\s{0,9}(?:\\d{1,9}[ \\t]*\\r?\\n)?${clock}[ \\t]*-->[ \\t]*\\d`, 'u'), ...timed]

/** Read subtitles or captions; nothing, where the text does not begin as such a file does. */
export function readCaptions(source: string): Captions | undefined {
  const head = source.slice(0, 2000)
  if (!captionsStart.some((pattern) => pattern.test(head))) return undefined
  const rows = readRows(source)
  if (timed.some((pattern) => pattern.test(head))) return readTimed(rows)
  const format = /^\ufeff?WEBVTT/u.test(source) ? 'webvtt' : 'srt'
  const cues: Cue[] = []
  const blocks: Row[][] = []
  // Where a line goes that is no timing: to a cue, to a block beside the cues.
  let into: Row[] | undefined
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index]!
    const cue = cueOf(row)
    if (cue) {
      cues.push(cue)
      into = cue.rows
    } else if (isName(rows, index, format)) {
      if (!counter.test(row.text)) blocks.push([row])
    } else {
      if (into === undefined || (format === 'webvtt' && row.gap > 0 && /^(?:NOTE|STYLE|REGION)(?:\s|$)/u.test(row.text))) blocks.push((into = []))
      into.push(row)
    }
  }
  return {format, cues, blocks}
}

// Where only beginnings are said, a cue lasts up to the next one.
function readTimed(rows: readonly Row[]): Captions {
  const cues: Array<Cue & {until: string}> = []
  const head: Row[] = []
  for (const row of rows) {
    const [opening, from, to] = bracketed.exec(row.text) ?? []
    const at = from === undefined ? readClock(row.text) : timeOf(from)
    const last = cues.at(-1)
    if (at === undefined || (last && at < last.at)) (last?.rows ?? head).push(row)
    else {
      if (last && to === undefined) last.until = at
      cues.push({at, until: to === undefined ? at : timeOf(to), rows: opening === undefined ? [] : behind(row, opening.length)})
    }
  }
  return {format: 'timed', cues, blocks: head.length === 0 ? [] : [head]}
}

/** Read a time on a line of its own. */
export const readClock = (text: string): string | undefined => (alone.test(text) ? timeOf(text) : undefined)

/** The times of a cue, as they begin its line. */
export interface Timing {
  readonly at: string
  readonly until: string
  /** Where they end. */
  readonly length: number
  /** Where the settings behind them end: what follows is said. */
  readonly end: number
}

/** Read the line that says when a cue is shown. */
export function readTiming(text: string): Timing | undefined {
  const [whole = '', at, until, settings = ''] = (text.includes('-->') && (timing.exec(text) ?? bracketed.exec(text))) || []
  return at === undefined || until === undefined ? undefined : {at: timeOf(at), until: timeOf(until), length: whole.length - settings.length, end: whole.length}
}

function cueOf(row: Row): Cue | undefined {
  const {at, until, end} = readTiming(row.text) ?? {}
  return at === undefined || until === undefined || end === undefined ? undefined : {at, until, rows: behind(row, end)}
}

function behind(row: Row, length: number): Row[] {
  const text = row.text.slice(length)
  return text === '' ? [] : [{...row, text, start: row.start + length}]
}

/** A name that only tells its cue from others: `12`, `cue-3`, `a1b2/9-0`. */
const counter = /^(?=\D*\d)[\w./:-]+$/u

// The number or name of a cue stands right above its timing, below a blank line or at the beginning; in SubRip there are no names.
function isName(rows: readonly Row[], index: number, format: Captions['format']): boolean {
  if (rows[index + 1]?.gap !== 0 || !readTiming(rows[index + 1]!.text)) return false
  return /^\d+$/u.test(rows[index]!.text) || (format === 'webvtt' && (rows[index]!.gap > 0 || index === 0))
}

function timeOf(written: string): string {
  const [time = '', fraction = ''] = written.split(/[.,]/u)
  const parts = time.split(':')
  const whole = (parts.length === 3 ? parts : ['0', ...parts]).map((part) => part.padStart(2, '0')).join(':')
  return `${whole}.${fraction.padEnd(3, '0')}`
}

/** Seconds into the recording. */
export function secondsOf(time: string): number {
  const [hours, minutes, seconds] = time.split(':').map(Number)
  return hours! * 3600 + minutes! * 60 + seconds!
}

const tags = {
  webvtt: /<[^<>]{0,200}>/gu,
  timed: /<[^<>]{0,200}>/gu,
  srt: /<\/?(?:[biusv]|font)(?:\s[^<>]{0,200})?>|\{\\[^{}]{0,200}\}/giu
}
const references: ReadonlyMap<string, string> = new Map([['&amp;', '&'], ['&lt;', '<'], ['&gt;', '>'], ['&nbsp;', '\u00a0'], ['&lrm;', '\u200e'], ['&rlm;', '\u200f'], ['&quot;', '"'], ['&#39;', "'"]])

/** What a reader sees of a line of a cue: no tags, characters for references. */
export function plainCue(text: string, format: Captions['format']): string {
  const bare = text.includes('<') || text.includes('{') ? text.replace(tags[format], '') : text
  return (bare.includes('&') ? bare.replace(/&(?:amp|lt|gt|nbsp|lrm|rlm|quot|#39);/gu, (found) => references.get(found)!) : bare).trim()
}
