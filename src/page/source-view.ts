import type {Span} from '../span.ts'
import {count, escape} from './markup.ts'
import {hueOf} from './palette.ts'
import type {Notes} from './notes.ts'

/** Characters of the source in one chunk: the browser lays out only the chunks that are near what is shown. */
const chunk = 4000

/** Characters of a line of the source as it is shown, about. */
const width = 70

export interface SourceView {
  readonly html: string
  /** Up to which offset the source is shown. */
  readonly end: number
}

/** Write the source with every span in its colour, in chunks, up to a limit. */
export function sourceView(text: string, spans: readonly Span[], notes: Notes, limit: number): SourceView {
  const parts: string[] = []
  const end = Math.min(text.length, limit)
  let next = 0
  for (let start = 0; start < end; ) {
    const to = cutAt(text, start, end)
    const inside: string[] = []
    for (; next < spans.length && spans[next]!.start < to; next++) {
      const span = spans[next]!
      const from = Math.max(start, span.start)
      inside.push(write(text.slice(from, Math.min(to, span.end)), from, span, notes))
      // The rest of it stands in the next chunk.
      if (span.end > to) break
    }
    parts.push(`<div class=chunk data-at=${start} data-to=${to} style="--lines:${linesOf(text, start, to)}">${inside.join('')}</div>`)
    start = to
  }
  if (end < text.length) parts.push(`<p class=cut>The source goes on for ${count(text.length - end)} characters that this page does not show.</p>`)
  return {html: parts.join('\n'), end}
}

const short: Readonly<Record<Span['class'], string>> = {content: 'c', metadata: 'm', removed: 'r', rejected: 'j', unaccounted: 'j', markup: '', whitespace: ''}

function write(text: string, from: number, span: Span, notes: Notes): string {
  const kind = short[span.class]
  const shown = escape(text)
  if (kind === '') return shown
  const note = notes.at(span)
  if (note === undefined) return `<span class=${kind}>${shown}</span>`
  const rule = notes.data.notes[note]![0]
  const hue = rule < 0 ? '' : ` data-rule=${rule} style=--hue:${hueOf(notes.data.rules[rule]!.category)}`
  return `<span class=${kind} data-note=${note} data-at=${from}${hue} role=button tabindex=-1>${shown}</span>`
}

// Behind a line end where there is one, else anywhere but inside a character.
function cutAt(text: string, start: number, end: number): number {
  if (end - start <= chunk * 2) return end
  const line = text.indexOf('\n', start + chunk)
  if (line >= 0 && line < start + chunk * 2) return line + 1
  const at = start + chunk * 2
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00 ? at + 1 : at
}

// About how high the chunk will be, for the scroll bar.
function linesOf(text: string, start: number, end: number): number {
  let lines = 0
  for (let at = start; at < end; ) {
    const found = text.indexOf('\n', at)
    const to = found < 0 || found >= end ? end : found + 1
    lines += Math.max(1, Math.ceil((to - at) / width))
    at = to
  }
  return lines
}
