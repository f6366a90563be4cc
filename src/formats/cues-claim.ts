import type {Nodes} from 'mdast'
import type {Claim, Gap} from '../adapter.ts'
import {plainCue, readClock, readTiming, type Captions, type Timing} from './cues.ts'
import {isHyphen} from './hyphen.ts'
import {lines} from './lines.ts'
import {readLabel} from './speakers.ts'

/** What a document of captions holds of its file beside its text. */
interface Held {
  readonly times: ReadonlySet<string>
  readonly starts: ReadonlySet<string>
  readonly texts: ReadonlySet<string>
  readonly blocks: ReadonlySet<string>
  readonly speakers: ReadonlySet<string | undefined>
}

/** Claim what stands between the text of captions: times and blocks that the document holds, names of cues, tags, lines that are repeated. */
export function* claimCues(gap: Gap, format: Captions['format']): Iterable<Claim> {
  const held = remember(gap)
  const all = [...linesOf(gap.text)]
  for (const [index, {value, start}] of all.entries()) {
    const text = value.trim()
    if (text === '') continue
    const from = gap.start + start + value.indexOf(text)
    const timing = readTiming(text)
    const said = text.slice(timing?.end ?? 0)
    if (timing) yield* claimTiming(timing, from, held)
    const kind = said === '' ? undefined : kindOf(said, {next: all[index + 1]?.value.trim() ?? '', held, format})
    if (kind !== undefined) yield {class: kind, start: from + text.length - said.length, end: from + text.length}
  }
}

function* claimTiming({at, until, length, end}: Timing, start: number, {times}: Held): Iterable<Claim> {
  yield {class: times.has(`${at} ${until}`) ? 'metadata' : 'markup', start, end: start + length}
  if (end > length) yield {class: 'markup', start: start + length, end: start + end}
}

// A form feed ends a row, too.
function* linesOf(text: string): Iterable<{readonly value: string; readonly start: number}> {
  for (const {value, start} of lines(text)) {
    let at = start
    for (const part of value.split('\f')) {
      if (part !== '' || value === '') yield {value: part, start: at}
      at += part.length + 1
    }
  }
}

interface About {
  /** The line below it. */
  readonly next: string
  readonly held: Held
  readonly format: Captions['format']
}

function kindOf(text: string, {next, held, format}: About): Claim['class'] | undefined {
  const clock = format === 'timed' ? readClock(text) : undefined
  if (clock !== undefined) return held.starts.has(clock) ? 'metadata' : 'markup'
  if (held.blocks.has(text)) return 'metadata'
  // The number of a cue; a hyphen that divided a word.
  if (readTiming(next) || (text.length === 1 && isHyphen(text.charCodeAt(0)))) return 'markup'
  const name = /^<v(?:\.[^\s<>]{0,60})?\s+([^<>]{1,100})>$/u.exec(text)?.[1]
  if (name !== undefined) return held.speakers.has(name.trim()) ? 'metadata' : undefined
  if (namesSpeaker(text.replace(sign, ''), held)) return 'metadata'
  if (text.replace(sign, '') === '' || plainCue(text, format) === '') return 'markup'
  return held.texts.has(plainCue(text, format)) ? 'markup' : undefined
}

/** Tags and the mark of another speaker, before a label. */
const sign = /^(?:<[^<>]{0,200}>|\{\\[^{}]{0,200}\}|>>|&gt;&gt;|\s){1,9}/u

function namesSpeaker(text: string, {speakers}: Held): boolean {
  const label = readLabel(text)
  return label !== undefined && speakers.has(label.by) && label.length >= text.length
}

function remember({document, memory}: Gap): Held {
  const known = memory.get(document) as Held | undefined
  if (known) return known
  const times = new Set<string>()
  const starts = new Set<string>()
  const texts = new Set<string>()
  const speakers = new Set<string | undefined>()
  const walk = (node: Nodes): void => {
    if (node.type === 'text') {
      times.add(`${node.data?.at} ${node.data?.until}`)
      starts.add(String(node.data?.at))
      texts.add(node.value.trim())
    } else if ('children' in node) {
      if (node.type === 'entry') speakers.add(node.by)
      node.children.forEach(walk)
    }
  }
  walk(document)
  for (const {before} of document.data.ledger) if (typeof before !== 'string') walk(before)
  const {captions} = document.data.metadata.extra ?? {}
  const blocks = typeof captions === 'object' && captions !== null && 'blocks' in captions && Array.isArray(captions.blocks) ? captions.blocks : []
  const held = {times, starts, texts, speakers, blocks: new Set(blocks.flatMap((block) => String(block).split('\n')))}
  memory.set(document, held)
  return held
}
