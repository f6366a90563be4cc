import type {Position} from 'unist'
import type {Json, MetadataField} from '../document.ts'
import {creditLabels, type CreditLabel, type Role} from './credit-labels.ts'
import {findDate, type DateOptions} from './dates.ts'
import type {Gathered} from './evidence.ts'
import {alternation} from './months.ts'
import {beginsAside, cleanValue, isSource, readNames, withoutDay} from './names.ts'

/** What a line of credits says: of a metadata field, or who had another part in the work than writing it. */
export type Credit =
  | {readonly field: MetadataField; readonly value: string | string[]}
  | {readonly field: 'credits'; readonly role: Role; readonly value: string[]}

const longest = 300
/** A label is shorter, with the white space around it. */
const longestLabel = 40

const words = (lines: readonly string[]): string => alternation(lines.flatMap((line) => line.split('|'))).replace(/ /gu, '[\\s\\u3000]{1,2}')
const outlet = '(?:\\p{Script=Han}{2,8}(?=记者))?'
const colon = `(?<word>${words(creditLabels.map((item) => item.words))})[\\s\\u3000]?(?:[:：]|[/／|｜丨＝@](?=[\\s\\u3000]?\\P{ASCII}))`
const bare = `(?<bare>${words(creditLabels.flatMap((item) => item.bare ?? []))})(?=[\\s\\u3000])`
const glued = '(?<glued>本报记者|特约记者|实习记者|记者|特约通讯员|通讯员|责任编辑|责编|编辑|摄影)(?=\\p{Script=Han}{2,4}(?:[\\s\\u3000、，,]|$))'
const label = new RegExp(`(?<!\\p{L}|\\p{N}(?=\\p{Script=Latin}))${outlet}(?:${colon}|${bare})`, 'giu')
const bracketed = new RegExp(`(?<!\\p{L}|\\p{N}(?=\\p{Script=Latin}))${outlet}(?:${colon}|${bare}|${glued})`, 'giu')
const [labelAt, bracketedAt] = [label, bracketed].map(({source}) => new RegExp(source, 'iuy')) as [RegExp, RegExp]
/** The first two letters of labels, or the only one. */
const initials: ReadonlySet<string> = new Set(creditLabels.flatMap((item) => [...item.words.split('|'), ...(item.bare ?? '').split('|')]).map((word) => word.slice(0, 2)))
// Prepositions of names (`Ann von Berg`), which name a writer only where they begin the line.
const initial = /^(?:von|par|por)$/u

const index = (pick: (item: CreditLabel) => string | undefined): ReadonlyMap<string, CreditLabel> =>
  new Map(creditLabels.flatMap((item) => (pick(item) ?? '').split('|').map((word): [string, CreditLabel] => [word, item])))
const byWord = index((item) => item.words)
const byBare = index((item) => item.bare)

/** Whether a text is nothing but a word that announces who wrote something: `Written by`, `Author(s):`, `文`. */
export function isAuthorLabel(text: string): boolean {
  if (text.length > longestLabel) return false
  const bare = text.trim()
  if (!initials.has(bare.slice(0, 2).toLowerCase()) && !initials.has(bare.charAt(0))) return false
  const word = fold(bare.replace(/(?:\(s\))?\s?[:：]?$/u, ''))
  return byWord.get(word)?.field === 'authors'
}

/** A label, or a date, at its place in the line. */
interface Mark {
  readonly start: number
  readonly end: number
  readonly label?: CreditLabel
  readonly date?: string
}

/**
 * Read a line that is nothing but credits: `作者：…　来源：…`, `By …`, `责任编辑：…`, a date.
 *
 * Each label reaches to the next one; what it names must look like names, a source or a date, or else the line is prose and gives
 * nothing. A remark in brackets at the end is no part of a value, and neither are counts of readers.
 */
export function readCredits(line: string, options: DateOptions = {}): Credit[] {
  if (line.length > longest) return []
  const trimmed = line.trim()
  const [, inside] = /^[(（【[]([^()（）【】[\]]*)[)）】\]]$/u.exec(trimmed) ?? []
  if (inside !== undefined) return readLine(inside, bracketed, options)
  const [, head, remark] = /^([^()（）]+)[(（]([^()（）]*)[)）]$/u.exec(trimmed) ?? []
  if (head === undefined || remark === undefined) return readLine(trimmed, label, options)
  const credits = readLine(head, label, options)
  return credits.length === 0 ? readLine(trimmed, label, options) : [...credits, ...readLine(remark, bracketed, options)]
}

/** Add what credits say to the evidence; editors, translators and the like go to `extra.credits`, by their roles. */
export function addCredits(credits: readonly Credit[], to: {readonly gathered: Gathered; readonly extra: {[key: string]: Json}}, where: {readonly from: string; readonly place?: Position}): void {
  for (const credit of credits) {
    if (credit.field !== 'credits') to.gathered.add(credit.field, {value: credit.value, ...where})
    else {
      const roles = (to.extra['credits'] ?? {}) as {[role: string]: string[]}
      to.extra['credits'] = {...roles, [credit.role]: [...new Set([...(roles[credit.role] ?? []), ...credit.value])]}
    }
  }
}

function readLine(line: string, pattern: RegExp, options: DateOptions): Credit[] {
  const marks = findMarks(line, pattern, options)
  const [first] = marks
  if (!first || cleanValue(line.slice(0, first.start)) !== '') return []
  const credits: Credit[] = []
  for (let at = 0; at < marks.length; at++) {
    const mark = marks[at]!
    const next = marks[at + 1]
    const between = line.slice(mark.end, next?.start ?? line.length)
    const value = cleanValue(next?.date === undefined ? between : withoutDay(between))
    const dated = mark.label !== undefined && isDated(mark.label)
    const credit = dated && value === '' && next?.date !== undefined ? dateCredit(mark.label.field, next.date) : creditOf(mark, value)
    // A label that stands empty beside others says nothing: `2019-10-26　编辑：`.
    if (value === '' && mark.label && !credit && marks.length > 1) continue
    if (!credit) return []
    credits.push(credit)
    // The date behind a label is read with it; what stands behind the date is looked at.
    if (dated && cleanValue(line.slice(next!.end, marks[++at + 1]?.start ?? line.length)) !== '') return []
  }
  return credits
}

const dateCredit = (field: MetadataField, value: string): Credit => ({field, value})

const isDated = (item: CreditLabel): item is CreditLabel & {readonly field: 'published' | 'modified'} => item.field === 'published' || item.field === 'modified'

const yearly = /\p{Nd}{4}|[年년]/u

function findMarks(line: string, pattern: RegExp, options: DateOptions): Mark[] {
  // A line begins with a date or with its label, or has none: most have none, and to look everywhere is dear.
  const numbered = /\p{N}/u.test(line)
  const early = numbered && yearly.test(line.slice(0, 40))
  if (!early && !beginsWith(line, pattern) && !(numbered && beginsAside(line))) return []
  const words = matches(line, pattern)
  // Credits begin with a label or a date; most lines begin with neither, and dates are dear to look for.
  const labelled = words[0] !== undefined && cleanValue(line.slice(0, words[0].index)) === ''
  if (!labelled && !early) return []
  const dates = findDates(line, options)
  const marks: Mark[] = []
  for (const {0: match, index: start, groups = {}} of words) {
    const end = start + match.length
    const word = fold(groups['bare'] ?? groups['glued'] ?? groups['word'])
    const item = (groups['bare'] === undefined ? byWord : byBare).get(word)
    const misplaced = start > 0 && initial.test(word)
    if (!item || misplaced || dates.some((date) => start >= date.start && start < date.end)) continue
    // `on` and `posted` say something before a date only.
    if (groups['bare'] !== undefined && isDated(item) && !dates.some((date) => cleanValue(line.slice(end, date.start)) === '' && date.start >= end)) continue
    marks.push({start, end, label: item})
  }
  return [...marks, ...dates].sort((a, b) => a.start - b.start)
}

// `matchAll` makes a copy of the expression, which is large, for every line.
function matches(line: string, pattern: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(line); match; match = pattern.exec(line)) found.push(match)
  return found
}

function beginsWith(line: string, pattern: RegExp): boolean {
  const start = Math.max(0, line.search(/\p{L}/u))
  const initial = line.slice(start, start + 2).toLowerCase()
  // Before the label there may be an outlet, whose name may begin with anything.
  if (!initials.has(initial) && !initials.has(initial.charAt(0)) && !line.includes('记者')) return false
  const sticky = pattern === label ? labelAt : bracketedAt
  sticky.lastIndex = start
  return sticky.test(line)
}

function findDates(line: string, options: DateOptions): Mark[] {
  const dates: Mark[] = []
  for (let from = 0; dates.length < 8; ) {
    const date = findDate(line.slice(from), options)
    if (!date) break
    dates.push({start: from + date.start, end: from + date.end, date: date.value})
    from += date.end
  }
  return dates
}

const fold = (word = ''): string => word.toLowerCase().replace(/\s+/gu, ' ')

function creditOf({label: item, date}: Mark, value: string): Credit | undefined {
  if (date !== undefined) return value === '' ? {field: 'published', value: date} : undefined
  if (!item || isDated(item)) return undefined
  if (item.field === 'title') return value === '' ? undefined : {field: 'title', value}
  if (item.field === 'site') return isSource(value) ? {field: 'site', value} : undefined
  const names = readNames(value)
  if (names.length === 0) return undefined
  return item.field === 'credits' ? {field: 'credits', role: item.role, value: names} : {field: 'authors', value: names}
}
