import {dayOf, isMonth, type Day} from './calendar.ts'
import {readTimeAfter, readTimeBefore, type Time} from './clock.ts'
import {alternation, fullMonths, weekdayNames} from './months.ts'

export interface DateOptions {
  /** UTC offset such as `+08:00`, put behind a time that states none. */
  readonly timezone?: string
  /** How the source's readers write `05/06/2018`, where that is known; otherwise it is no date. */
  readonly order?: 'day-month' | 'month-day'
}

/** A date found in a text: its ISO 8601 form, and the part of the text that it takes, its time included. */
export interface FoundDate {
  readonly value: string
  readonly start: number
  readonly end: number
}

const han = '[〇零○一二三四五六七八九十廿卅]'
// Any word, in Arabic with its name in another country: `dayOf` knows the months. To name them all here makes six expressions that take longer to compile than to run.
const name = '(?<name>(?:كانون|تشرين)\\s\\p{L}{4,6}|\\p{Script=Thai}{1,3}\\.\\p{Script=Thai}|[\\p{L}\\p{M}]{2,15})(?:/(?:(?:كانون|تشرين)\\s)?\\p{Script=Arabic}{3,8})?\\.?'
const ordinal = '(?:st|nd|rd|th|er|[ºª.])?'

// Each form names its parts alike: `y`, `m`, `d`, a month by `name`, an `era` with its year `n`, and `p`, `q` whose order is not said.
const numeric: readonly RegExp[] = [
  /(?<!\d[-/.]?)(?<y>\d{4})\s?(?<s>[-/.])\s?(?<m>\d{1,2})\s?\k<s>\s?(?<d>\d{1,2})(?![-/.]?\d)(?:\.(?=\s?(?:[오(]|\d{1,2}:\d)))?/gu,
  /(?<![\d\p{L}])(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})(?=T\d{4})/gu,
  /(?<!\d[-/.]?)(?<p>\d{1,2})\s?(?<s>[-/.])\s?(?<q>\d{1,2})\s?\k<s>\s?(?<y>\d{4})(?![-/.]?\d)/gu
]

const forms: readonly RegExp[] = [
  ...numeric,
  new RegExp(
    `(?<![\\d〇零○一二三四五六七八九])(?:(?<era>令和|平成|昭和|大正|明治|民[国國])\\s?(?<n>元|\\d{1,3}|${han}{1,4})|(?<y>\\d{4}|[〇零○一二三四五六七八九]{4}))\\s?[年년]\\s?` +
    `(?<m>\\d{1,2}|${han}{1,3})\\s?[月월](?:\\s?(?<d>\\d{1,2}|${han}{1,3})\\s?[日号號일]|(?<e>\\d{1,2})(?=\\s\\d{1,2}:|\\s?$))?`, 'gu'),
  new RegExp(`(?<![\\d.,:/-])(?<d>\\d{1,2})${ordinal}(?:\\s?-\\s?|\\s{0,2}(?:of\\s|de\\s|d['’]|den\\s)?)${name.replace('?<name>', '?<name>tháng\\s\\d{1,2}|')}(?:\\s?[-,،]|\\s+(?:del?|năm)(?=\\s))?\\s{0,2}(?<y>\\d{4})(?!\\d)`, 'giu'),
  new RegExp(`(?<!\\p{L})${name}\\s{0,2}(?<d>\\d{1,2})${ordinal}(?:\\s?[,-]\\s{0,2}|\\s{1,2})(?<y>\\d{4})(?![\\d:])`, 'giu'),
  new RegExp(`(?<![\\d-])(?<y>\\d{4})(?:[.,]?\\s{1,2}(?:m\\.\\s)?|-)${name}(?:\\s{1,2}|-)(?<d>\\d{1,2})(?![\\d:])`, 'giu'),
  new RegExp(`(?<!\\p{L})${name}\\s{1,2}(?<d>\\d{1,2}),?\\s{1,2}(?<time>\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\s?[+-]\\d{4}|\\s[A-Z]{3,4})?)\\s(?<y>\\d{4})(?!\\d)`, 'giu'),
  new RegExp(`(?<!\\p{L})${name}(?:,|\\s+del?)?\\s{1,2}(?<y>\\d{4})(?![\\d:])`, 'giu')
]

// What is a date only where nothing stands beside it.
const alone: readonly RegExp[] = [
  /^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})$/gu,
  // Set apart by styles only: `2023` above `03/04` above `07:05`.
  /^(?<y>\d{4})\s?(?<m>\d{2})[/.-](?<d>\d{2})\s?(?<time>\d{2}:\d{2}(?::\d{2})?)$/gu,
  /^(?<y>\d{4})[-/.](?<m>\d{1,2})$/gu,
  /^(?<y>\d{4})[年년]?$/gu
]

const weekday = `(?:${alternation(weekdayNames)})`
const before = new RegExp(`^(?:${weekday}[.,]?|[(（]?(?:星期|周|週)[一二三四五六日天][)）]?)?[\\s,，]*$`, 'iu')
const after = new RegExp(`^[\\s,，]*(?:[(（]?(?:${weekday}|(?:星期|周|週)[一二三四五六日天]|[日月火水木金土](?:曜日?)?|[일월화수목금토](?:요일)?|น)[)）]?)?[\\s.。]*$`, 'iu')

/**
 * Read a text that is a date, or a date and time, and nothing else but a day of the week.
 *
 * The result is ISO 8601 and exactly as precise as the text: `2018`, `2018-01`, `2018-01-27`, `2018-01-27T20`. Relative dates,
 * dates without a year, impossible ones, and `05/06/2018`, which has two readings, are no dates.
 */
export function readDate(value: string, options: DateOptions = {}): string | undefined {
  const text = fold(value).trim().replace(/^[(（[【]([^()（）[\]【】]*)[)）\]】]$/u, '$1').trim()
  if (text === '' || text.length > 100) return undefined
  // Most dates of records are bare numbers, which the forms with names need not be tried on.
  const found = find(text, alone, options) ?? find(text, /^[\d\s:/.TZ+-]*$/u.test(text) ? numeric : forms, options)
  return found && before.test(text.slice(0, found.start)) && after.test(text.slice(found.end)) ? found.value : undefined
}

/** Read the time of a record in seconds or milliseconds since 1970: 1990 and later, for shorter numbers are other things. */
export function readStamp(value: string): string | undefined {
  const [, seconds] = /^\s*(\d{9,10})(?:\d{3}|\.\d{1,9})?\s*$/u.exec(value) ?? []
  const stamp = Number(seconds)
  return stamp >= 631_152_000 && stamp < 4_102_444_800 ? new Date(stamp * 1000).toISOString().replace('.000', '') : undefined
}

/** Find the first date in a text, with the part of the text it takes; a year, and a numeric year and month, count only in `readDate`. */
export function findDate(value: string, options: DateOptions = {}): FoundDate | undefined {
  // Every form has a year of four digits, or its sign.
  return /\p{Nd}{4}|[年년]/u.test(value) ? find(fold(value), forms, options) : undefined
}

// Digits and punctuation of other widths and scripts; every character stays where it is.
function fold(value: string): string {
  if (!/[\u00a0-\uffff]/u.test(value)) return value
  return value.replace(/[\uff0d-\uff1a\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef]/gu, (character) => {
    const code = character.charCodeAt(0)
    return String.fromCharCode(code >= 0xff00 ? code - 0xfee0 : ((code >= 0x900 && code < 0xa00 ? code - 6 : code) & 15) + 48)
  }).replace(/[\u00a0\u3000\u202f]/gu, ' ')
}

function find(text: string, patterns: readonly RegExp[], options: DateOptions): FoundDate | undefined {
  let best: {day: Day; start: number; end: number; time?: string | undefined} | undefined
  // `31 November 2019` is no date, and `November 2019` in it neither.
  const impossible = new Set<number>()
  for (const pattern of patterns) {
    pattern.lastIndex = 0
    for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
      const {0: match, index: start, groups = {}} = found
      if (best && best.start < start) break
      const end = start + match.length
      const day = dayOf(groups, options.order)
      if (!day && isMonth(groups['name'])) impossible.add(end)
      if (!day || (best?.start === start && best.end >= end) || !whole(groups, match) || impossible.has(end)) continue
      best = {day, start, end, time: groups['time']}
      break
    }
  }
  return best && withTime(text, best, options)
}

// A month and a year make a date where the month is spelled out; `may` and `mars` are words too when they stand small.
function whole({d, name: month, y = ''}: Record<string, string | undefined>, match: string): boolean {
  if (d !== undefined || month === undefined) return true
  return fullMonths.has(month.toLowerCase()) && (month.length > 4 || /^\p{Lu}|^[^\p{Lu}\p{Ll}]/u.test(match)) && Number(y) >= 1000
}

function withTime(text: string, {day, start, end, time}: {day: Day; start: number; end: number; time?: string | undefined}, options: DateOptions): FoundDate {
  const date = [String(day.year).padStart(4, '0'), ...[day.month, day.day].filter((part) => part !== undefined).map((part) => String(part).padStart(2, '0'))].join('-')
  if (day.day === undefined) return {value: date, start, end}
  const inner = time === undefined ? undefined : readTimeAfter(` ${time}`, 0)
  const next = inner ? {...inner, start, end} : readTimeAfter(text, end) ?? readTimeBefore(text, start)
  if (!next) return {value: date, start, end}
  return {value: `${date}T${next.value}${zoneOf(next, options)}`, start: Math.min(start, next.start), end: Math.max(end, next.end)}
}

function zoneOf({zone}: Time, {timezone = ''}: DateOptions): string {
  return zone ?? timezone
}
