import {codesOf} from '../text.ts'
import {firstCode, isDigit, lastCode} from './characters.ts'
import {announces} from './join-cuts.ts'
import type {Joiner} from './join.ts'
import type {Furniture} from './layout-furniture.ts'
import type {Margins} from './layout-margins.ts'
import {beginsNote} from './layout-notes.ts'
import {isBracketed, type Row} from './layout-rows.ts'
import type {Grid} from './layout-tables.ts'
import {readMarker, readNumbering, type Marker} from './numbering.ts'
import {overTwoLines} from './speaker-openings.ts'
import type {Label, Speakers} from './speakers.ts'

/** Lines that belong together: a paragraph, a heading, an item, the beginning of a turn, a footnote, or a rule across the page. */
export interface Block {
  readonly kind: 'text' | 'item' | 'turn' | 'stranger' | 'note' | 'table' | 'rule'
  rows: Row[]
  readonly marker?: Marker | undefined
  readonly label?: Label | undefined
  readonly grid?: (Grid & {readonly cells: Array<Grid['cells'][number]>}) | undefined
  /** What its paragraph is marked as. */
  readonly role?: 'caption' | 'contents' | undefined
  /** Why a line goes on with the one before it over a page end or blank lines. */
  joins?: Map<Row, string> | undefined
  /** Furniture and footnotes that stand in it or right behind it. */
  furniture?: Aside[] | undefined
}

// With all that a block may have: what reads them meets objects of one form.
function blockOf(kind: Block['kind'], rows: Row[], {marker, label, grid, role}: Pick<Block, 'marker' | 'label' | 'grid' | 'role'> = nothing): Block {
  return {kind, rows, marker, label, grid, role, joins: undefined, furniture: undefined}
}

const nothing = {}

/** Furniture or a note, with its lines. */
export interface Aside extends Furniture {
  readonly rows: Row[]
}

/** What decides where a block ends. */
export interface Habits {
  readonly joiner: Joiner
  readonly speakers: Speakers
}

/** Lines that are no part of the text that runs over pages. */
export interface Apart {
  readonly furniture: ReadonlyMap<number, Furniture>
  readonly grids: ReadonlyMap<number, Grid>
  /** What stands in the margin beside a line. */
  readonly margins?: Margins['margins']
}

/** Group the lines of a document into blocks; furniture before the first of them comes in a block without lines. */
export function groupRows(rows: readonly Row[], {furniture, grids, margins}: Apart, habits: Habits): Block[] {
  const blocks: Block[] = []
  let current: Block | undefined
  let broken = false
  const begin = (block: Block): Block => {
    if (current) current.rows = fitted(current.rows)
    blocks.push((current = block))
    return block
  }
  const addNotes = (row: Row, left = false): void => {
    if (!margins || margins.size === 0) return
    for (const note of margins.get(row) ?? []) {
      if (note.row.start < row.start !== left) continue
      addFurniture(current ?? begin(blockOf('text', [])), note.is, note.row)
    }
  }
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index]!
    const found = furniture.get(index)
    const grid = grids.get(index)
    // The number of a line stands before it, and so before what it begins.
    if (grid) for (const line of grid.rows) addNotes(line, true)
    else addNotes(row, true)
    if (found) {
      addFurniture(current ?? begin(blockOf('text', [])), found, row)
      addNotes(row)
      broken = true
      continue
    }
    if (grid) {
      if (grid.continues && current?.grid) continueTable(current, grid)
      else begin(beginTable(grid))
      for (const line of grid.rows) addNotes(line)
      index += grid.rows.length - 1
      continue
    }
    broken ||= row.newPage
    const opened = open(row, current, habits, rows[index + 1], broken)
    const why = opened ? undefined : current && joinOf(current, row, broken, habits)
    if (why === undefined) begin(opened ?? blockOf('text', [row]))
    else add(current!, row, broken || row.gap > 0 ? why : '')
    addNotes(row)
    broken = false
  }
  return blocks
}

// An array that grew has taken the room of seventeen, and few blocks have as many lines.
const fitted = (rows: Row[]): Row[] => (rows.length > 1 && rows.length < 12 ? rows.slice() : rows)

const repeated: Furniture = {role: 'running-head', why: 'repeats the head of the table on the next page'}

function beginTable(grid: Grid): Block {
  const rows = [...grid.rows]
  return blockOf('table', rows, {grid: {...grid, rows, cells: [...grid.cells]}})
}

// The second part may begin with the head of the first.
function continueTable(block: Block, {rows, cells}: Grid): void {
  for (const [index, row] of rows.entries()) {
    if (index === 0 && row.text === block.rows[0]!.text) {
      addFurniture(block, repeated, row)
      continue
    }
    block.rows.push(row)
    block.grid!.cells.push(cells[index]!)
  }
}

// A note goes on with lines that begin no other one.
function addFurniture(block: Block, {role, why}: Furniture, row: Row): void {
  const last = block.furniture?.at(-1)
  const aside = {role, why, rows: [row]}
  if (!last) block.furniture = [aside]
  else if (role === 'footnote' && last.role === 'footnote' && !beginsNote(row)) last.rows.push(row)
  else block.furniture!.push(aside)
}

function add(block: Block, row: Row, why: string): void {
  block.rows.push(row)
  if (why !== '') (block.joins ??= new Map()).set(row, why)
}

function joinOf({kind, rows, marker, role}: Block, row: Row, broken: boolean, {joiner}: Habits): string | undefined {
  const last = rows.at(-1)
  if (!last || kind === 'rule' || kind === 'table' || role === 'contents') return undefined
  // A marker alone on its line.
  if (rows.length === 1 && last.text.length === marker?.length) return 'the marker of the item stands alone on its line'
  return joiner.joins(last, row, {broken, below: rows.length > 1, hanging: isSetIn(rows, row) || (row.indent > rows[0]!.indent && (kind === 'item' || hangs(rows, row, joiner)))})
}

// Its first two lines begin at one column: the indentation of the next one begins no paragraph.
const isSetIn = ([first, second]: readonly Row[], row: Row): boolean => second !== undefined && first!.indent === second.indent && second.indent === row.indent

// Below its number, a numbered paragraph is set in.
function hangs(rows: readonly Row[], row: Row, joiner: Joiner): boolean {
  const last = rows.at(-1)!
  return readNumbering(rows[0]!.text) !== undefined && (rows.length > 1 ? row.indent === last.indent : !last.ends && joiner.isFull(last, row))
}

const rule = /^([-=_*~─—＝－])\1{2,}$/u

// A block that begins with the row by what the row says, whatever stands before it.
function open(row: Row, before: Block | undefined, {joiner, speakers}: Habits, next: Row | undefined, broken: boolean): Block | undefined {
  const {text} = row
  if (text.length < 500 && text.charAt(0) === text.charAt(2) && rule.test(text)) return blockOf('rule', [row])
  const role = roleOf(row)
  if (role !== undefined && !inSentence(row, before, joiner)) return blockOf('note', [row], {role})
  const label = speakers.read(overTwoLines(row, next, joiner.isFull, joiner.lineGap) ?? text)
  const marker = readMarker(text)
  if (!label && !marker && !speakers.isStranger(text)) return begins(row, broken || row.gap > joiner.lineGap) && !inSentence(row, before, joiner, broken) ? blockOf('text', [row]) : undefined
  if (!(label && isBehindAction(before)) && inSentence(row, before, joiner, broken && marker !== undefined && !label)) return marker && ((!marker.ordered && !/^[-–*+]/u.test(text)) || follows(marker, before)) ? blockOf('item', [row], {marker}) : undefined
  if (label) return blockOf('turn', [row], {label})
  return marker ? blockOf('item', [row], {marker}) : blockOf('stranger', [row])
}

// A number begins it, or it says what happens, set apart from what is said.
const begins = (row: Row, apart: boolean): boolean => readNumbering(row.text) !== undefined || (apart && isAction([row]))

const caption = /^(?:[图圖表]\s?\d{1,3}(?:[-.．–]\d{1,3})?(?:[\s:：.、]\s?|$)|(?:[Ff]igure|[Ff]ig\.|[Tt]able|[Ee]xhibit|[Cc]hart|FIGURE|FIG\.|TABLE|EXHIBIT|CHART)\s\d{1,3}(?:[-.–]\d{1,3})?(?:[:.]?\s(?!\p{Ll})|[:.]?$))/u
const captions = /* @__PURE__ */ codesOf('图圖表FTECftec')
const leader = /(?:(?:\.\s?){5}|[…·]{2})\s?\d{1,4}$/u

// The caption of a figure, or a line of the contents with dots up to the number of the page.
function roleOf({text, ends}: Row): Block['role'] {
  if (text.length > 160) return undefined
  if (!ends && captions.has(firstCode(text)) && caption.test(text)) return 'caption'
  return isDigit(lastCode(text)) && leader.test(text.slice(-40)) ? 'contents' : undefined
}

// The line before is full and ends no sentence: what looks like a number or a name is a part of it.
function inSentence(row: Row, before: Block | undefined, joiner: Joiner, broken = false): boolean {
  const last = before?.rows.at(-1)
  return (row.gap <= joiner.lineGap || broken) && last !== undefined && !last.ends && joiner.isFull(last, row) && !announces(last)
}

// What stands in brackets is said by nobody, and no label goes on with it.
const isBehindAction = (before: Block | undefined): boolean => before !== undefined && before.rows.length > 0 && isBracketed(before.rows.at(-1)!)

const follows = (marker: Marker, before: Block | undefined): boolean => marker.ordered && before?.marker?.ordered === true && before.marker.value + 1 === marker.value

/** The words of a block's first lines, enough to tell what it is. */
export function wordsOf({rows}: Block): string {
  const [first, second] = rows
  if (!first || !second) return first?.text ?? ''
  return rows.slice(0, 4).map(({text}) => text).join(' ')
}

// Who is at a meeting, and what people do there without a word.
const stage = /^\p{Script=Han}{0,8}(?:主席|[议議][员員]|委[员員]|全[体體]|[众眾]人|[与與][会會]者|先生|女士)\p{Script=Han}{0,6}(?:[离離][席场場]|退席|[进進][场場]|入席|就座|鼓掌|起立|站立|默哀|休[会會]|[复復][会會]|返回|[举舉]手|大笑)$/u

/** Whether a line says what happens, not what is said: it stands in brackets, or names who is there and what he does. */
export function isAction([row, more]: readonly Row[]): boolean {
  if (!row || more || row.text.length >= 80) return false
  return isBracketed(row) || (row.text.length <= 20 && stage.test(row.text))
}
