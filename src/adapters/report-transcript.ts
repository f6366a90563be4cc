import type {Nodes, RootContent} from 'mdast'
import {sourceOf, type Adapter, type Draft, type TextFile} from '../adapter.ts'
import type {DocumentKind, Json, Metadata, Reason} from '../document.ts'
import {markLanguages} from '../formats/bilingual.ts'
import {addCredits, readCredits} from '../formats/credits.ts'
import {readChat, type Message} from '../formats/chat.ts'
import {growChat} from '../formats/chat-tree.ts'
import {readCaptions, type Captions} from '../formats/cues.ts'
import {claimCues} from '../formats/cues-claim.ts'
import {growCues} from '../formats/cues-tree.ts'
import {gather, type Gathered} from '../formats/evidence.ts'
import {joiner} from '../formats/join.ts'
import {learnStarts} from '../formats/join-starts.ts'
import {learnUsage} from '../formats/join-usage.ts'
import {detectLanguage} from '../formats/language.ts'
import {groupRows} from '../formats/layout-blocks.ts'
import {goesOnBelow, goesOnOverPages} from '../formats/layout-breaks.ts'
import {claimLayout} from '../formats/layout-claim.ts'
import {countOpenEnds} from '../formats/layout-doubts.ts'
import {findFurniture} from '../formats/layout-furniture.ts'
import {findHeadings, isSubtitle} from '../formats/layout-headings.ts'
import {growTree} from '../formats/layout-tree.ts'
import {learnLayout} from '../formats/layout.ts'
import {hasColumns} from '../formats/layout-columns.ts'
import {splitLineNumbers} from '../formats/layout-line-numbers.ts'
import {splitMargins, type Margins} from '../formats/layout-margins.ts'
import {findNotes} from '../formats/layout-notes.ts'
import {findPages} from '../formats/layout-pages.ts'
import {findQuotes} from '../formats/layout-quotes.ts'
import {readRows, type Row} from '../formats/layout-rows.ts'
import {unfoldColumns} from '../formats/layout-side-by-side.ts'
import {findTables, type Grid} from '../formats/layout-tables.ts'
import {reportSigns} from '../formats/report-signs.ts'
import {learnSpeakers} from '../formats/speakers.ts'
import {markStrays} from '../formats/strays.ts'
import {endsSentence, units, visibleText} from '../text.ts'

const name = 'report-transcript'

/**
 * Text dumped from PDFs, and transcripts of what speakers said.
 *
 * Lines are joined to paragraphs by the layout that the document itself shows; running heads and page numbers become blocks
 * of their own behind the paragraph they cut, marked for the cleaner `running-heads`. Turns become `entry` nodes.
 */
export function reportTranscript(): Adapter {
  return {
    name,
    version: 1,
    match: {
      head: reportSigns,
      mediaTypes: ['text/vtt', 'application/x-subrip'],
      extensions: ['.srt', '.vtt'],
      accepts: ['.txt', '.text']
    },
    *read(file) {
      // In a function of its own: what stands in a generator is held while the document is cleaned.
      const found = read(file)
      if (found) yield found
    },
    claim(gap) {
      const format = captionsFormat(gap.document.data.metadata.extra)
      return format ? claimCues(gap, format) : claimLayout(gap)
    }
  }
}

function read(file: TextFile): Draft | undefined {
  const captions = readCaptions(file.value)
  if (captions) return captionsDraft(file, captions)
  const messages = readChat(file.value)
  if (messages) return chatDraft(file, messages)
  const rows = unfoldColumns(readRows(file.value))
  return rows.length > 0 ? draft(file, splitMargins(splitLineNumbers(rows))) : undefined
}

function captionsDraft(file: TextFile, captions: Captions): Draft {
  const children = growCues(captions, file.value, sourceOf(file).places)
  const gathered = gather()
  const blocks = captions.blocks.map((rows) => rows.map(({text}) => text).join('\n'))
  const row = captions.blocks.flat().find(({text}) => /^Language:\s?[a-z]{2,3}(?:-\w{2,8})*$/iu.test(text))
  if (row) gathered.add('language', {value: row.text.replace(/^.{9}\s?/u, ''), from: 'header', place: sourceOf(file).places.position(row.start, row.end)})
  addLanguage(file, children, gathered)
  return {children, evidence: gathered.evidence, metadata: {extra: {captions: {format: captions.format, blocks}}}, kind: 'transcript'}
}

function chatDraft(file: TextFile, messages: readonly Message[]): Draft {
  const children = growChat(messages, sourceOf(file).places)
  const gathered = gather()
  addLanguage(file, children, gathered)
  return {children, evidence: gathered.evidence, kind: 'transcript'}
}

function addLanguage(file: TextFile, children: readonly RootContent[], {add}: Gathered): void {
  const language = detectLanguage(sample(children)) ?? sourceOf(file).language
  if (language !== undefined) add('language', {value: language, from: 'text'})
}

function draft(file: TextFile, {rows, margins}: Margins): Draft {
  const {places} = sourceOf(file)
  const furniture = findFurniture(rows, file.value.includes('\f', rows.at(-1)?.end))
  for (const [index, note] of findNotes(rows, furniture)) furniture.set(index, note)
  const {grids, doubtful} = findTables(rows, furniture)
  const body = bodyOf(rows, furniture, grids)
  const usage = learnUsage(file.value, body)
  const layout = learnLayout(body)
  const pages = furniture.size > 0 ? undefined : findPages(body, layout, usage)
  const lines = joiner({layout, usage, pages, goesOn: goesOnOverPages(rows, (index) => furniture.has(index), layout), goesOnWithin: goesOnBelow(body, layout), starts: (isFull) => learnStarts(body, isFull)})
  const speakers = learnSpeakers(body, lines.isFull, lines.lineGap)
  const blocks = groupRows(rows, {furniture, grids, margins}, {joiner: lines, speakers})
  const headings = findHeadings(blocks, layout)
  const children = growTree(blocks, {places, usage, headings, quotes: findQuotes(blocks, headings, layout)})
  markStrays(children, file.value)
  markLanguages(children)
  return {children, ...gatherEvidence(file, children), kind: kindOf(children), reasons: reasonsOf(file, body, {doubtful, open: countOpenEnds(blocks, headings)})}
}

function bodyOf(rows: readonly Row[], furniture: ReadonlyMap<number, unknown>, grids: ReadonlyMap<number, Grid>): readonly Row[] {
  if (furniture.size === 0 && grids.size === 0) return rows
  let behind = 0
  return rows.filter((_, index) => {
    behind = Math.max(behind, index + (grids.get(index)?.rows.length ?? 0))
    return index >= behind && !furniture.has(index)
  })
}

function gatherEvidence(file: TextFile, children: readonly RootContent[]): Pick<Draft, 'evidence' | 'metadata'> {
  const gathered = gather()
  const extra: {[key: string]: Json} = {}
  const at = children.findIndex(({type}) => type === 'heading')
  const [title, subtitle] = at < 0 ? [] : [children[at], children.find(({type}, index) => index > at && type === 'heading')]
  if (title?.type === 'heading' && title.depth === 1) {
    gathered.add('title', {value: visibleText(title), from: 'first-line', ...placeOf(title)})
    if (subtitle && isSubtitle(visibleText(subtitle))) gathered.add('subtitle', {value: visibleText(subtitle).replace(/^[—–-]+\s*/u, ''), from: 'second-line', ...placeOf(subtitle)})
  }
  readCover(file, children, {gathered, extra})
  addLanguage(file, children, gathered)
  return {evidence: gathered.evidence, ...(Object.keys(extra).length > 0 ? {metadata: {extra}} : {})}
}

const placeOf = ({position}: Nodes): {place?: NonNullable<typeof position>} => (position ? {place: position} : {})

/** Blocks of a cover, at most. */
const cover = 12

// Credits and dates stand on the cover, before all prose; two different dates are dates of something else.
function readCover(file: TextFile, children: readonly RootContent[], to: {gathered: Gathered; extra: {[key: string]: Json}}): void {
  const {timezone} = sourceOf(file)
  const found: Array<{node: RootContent; credits: ReturnType<typeof readCredits>}> = []
  for (const node of children.slice(0, cover)) {
    const words = visibleText(node)
    if (node.type === 'entry' || (units(words.slice(0, 400)) > 12 && endsSentence(words))) break
    if (node.type !== 'paragraph' || node.data?.role !== undefined || words.length > 160) continue
    const credits = readCredits(words, timezone === undefined ? {} : {timezone})
    if (credits.length > 0) found.push({node, credits})
  }
  const dates = new Set(found.flatMap(({credits}) => credits.filter(({field}) => field === 'published').map(({value}) => String(value))))
  for (const {node, credits} of found) {
    if (dates.size > 1 && credits.some(({field}) => field === 'published')) continue
    addCredits(credits, to, {from: 'cover', ...placeOf(node)})
    node.data = {...node.data, role: 'credit', why: 'a line of the cover that says who or when'}
  }
}

function sample(children: readonly RootContent[]): string {
  let text = ''
  for (const node of children) {
    if (text.length > 4000) break
    text += `${visibleText(node).slice(0, 4000)}\n`
  }
  return text
}

// By the length of what is said, as it stands in the file.
function kindOf(children: readonly RootContent[]): DocumentKind {
  let said = 0
  let all = 0
  for (const {type, position} of children) {
    const length = (position?.end.offset ?? 0) - (position?.start.offset ?? 0)
    all += length
    if (type === 'entry') said += length
  }
  return said * 2 > all ? 'transcript' : 'report'
}

// What could not be read as it stands on the page.
function reasonsOf({value}: TextFile, rows: readonly Row[], {doubtful, open}: {readonly doubtful: number; readonly open: number}): Reason[] {
  const reasons: Reason[] = []
  const marks = value.includes('(cid:') ? value.match(/\(cid:\d{1,6}\)/gu)?.length ?? 0 : 0
  if (hasColumns(rows)) reasons.push({ruleId: `${name}:two-columns`, reason: 'Unexpected wide gaps within many lines, expected one column, reading each line across'})
  else if (doubtful > 0) reasons.push({ruleId: `${name}:uneven-table`, reason: `Unexpected gaps in ${doubtful} lines that follow each other, expected columns that agree, keeping them as lines`})
  if (open > 0) reasons.push({ruleId: `${name}:open-end`, reason: `Unexpected ends of ${open} paragraphs where pages end, expected the ends of sentences, keeping what follows apart`})
  if (marks > 0) reasons.push({ruleId: `${name}:unmapped`, reason: `Unexpected ${marks} marks such as \`(cid:12)\`, expected the letters that the fonts did not name, keeping the marks`})
  return reasons
}

function captionsFormat(extra: Metadata['extra']): Captions['format'] | undefined {
  const captions = extra?.captions
  return typeof captions === 'object' && captions !== null && 'format' in captions ? (captions.format as Captions['format']) : undefined
}
