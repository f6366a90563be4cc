import {readRows, type Row} from './layout-rows.ts'

/** What is shown and heard at one time of a recording. */
export interface Cue {
  /** `HH:MM:SS.mmm` into the recording. */
  readonly at: string
  readonly until: string
  /** Without blank lines; markup is still in them. */
  readonly rows: Row[]
}

/** A file of subtitles or captions: SubRip, or WebVTT (W3C Candidate Recommendation, 2019-04-04). */
export interface Captions {
  readonly format: 'srt' | 'webvtt'
  readonly cues: Cue[]
  /** What stands beside the cues, as written: the header, notes, styles, regions. */
  readonly blocks: readonly Row[][]
}

const clock = String.raw`((?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3})`
const timing = new RegExp(`^${clock}\\s{0,8}-->\\s{0,8}${clock}(?:\\s|$)`, 'u')

/** How a file of captions begins. */
export const captionsStart: readonly RegExp[] = [/^\ufeff?WEBVTT(?:[ \t\r\n]|$)/u, new RegExp(`^\\ufeff?\\s{0,9}(?:\\d{1,9}[ \\t]*\\r?\\n)?${clock}[ \\t]*-->[ \\t]*\\d`, 'u')]

/** Read subtitles or captions; nothing, where the text does not begin as such a file does. */
export function readCaptions(source: string): Captions | undefined {
  if (!captionsStart.some((pattern) => pattern.test(source.slice(0, 200)))) return undefined
  const rows = readRows(source)
  const format = /^\ufeff?WEBVTT/u.test(source) ? 'webvtt' : 'srt'
  const cues: Cue[] = []
  const blocks: Row[][] = []
  // Where a line goes that is no timing: to a cue, to a block beside the cues.
  let into: Row[] | undefined
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index]!
    const cue = readTiming(row)
    if (cue) {
      cues.push(cue)
      into = cue.rows
    } else if (!isName(rows, index)) {
      if (into === undefined || (format === 'webvtt' && row.gap > 0 && /^(?:NOTE|STYLE|REGION)(?:\s|$)/u.test(row.text))) blocks.push((into = []))
      into.push(row)
    }
  }
  return {format, cues, blocks}
}

/** Read the line that says when a cue is shown. */
export function readTiming({text}: Pick<Row, 'text'>): Cue | undefined {
  const [, at, until] = (text.includes('-->') && timing.exec(text)) || []
  return at === undefined || until === undefined ? undefined : {at: timeOf(at), until: timeOf(until), rows: []}
}

// The number or name of a cue stands right above its timing, below a blank line or at the beginning.
const isName = (rows: readonly Row[], index: number): boolean => rows[index + 1]?.gap === 0 && readTiming(rows[index + 1]!) !== undefined && (rows[index]!.gap > 0 || index === 0 || /^\d+$/u.test(rows[index]!.text))

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
  srt: /<\/?(?:[biusv]|font)(?:\s[^<>]{0,200})?>|\{\\[^{}]{0,200}\}/giu
}
const references: ReadonlyMap<string, string> = new Map([['&amp;', '&'], ['&lt;', '<'], ['&gt;', '>'], ['&nbsp;', '\u00a0'], ['&lrm;', '\u200e'], ['&rlm;', '\u200f'], ['&quot;', '"'], ['&#39;', "'"]])

/** What a reader sees of a line of a cue: no tags, characters for references. */
export function plainCue(text: string, format: Captions['format']): string {
  const bare = text.includes('<') || text.includes('{') ? text.replace(tags[format], '') : text
  return (bare.includes('&') ? bare.replace(/&(?:amp|lt|gt|nbsp|lrm|rlm|quot|#39);/gu, (found) => references.get(found)!) : bare).trim()
}
