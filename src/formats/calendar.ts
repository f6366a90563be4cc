import {monthNumbers} from './months.ts'

/** A day, a month or a year of the Gregorian calendar, which exists. */
export interface Day {
  readonly year: number
  readonly month?: number
  readonly day?: number
}

/** The parts of a date as a form names them. */
export type Parts = Readonly<Record<string, string | undefined>>

/** The year before the first of an era. */
const eras: Readonly<Record<string, number>> = {令和: 2018, 平成: 1988, 昭和: 1925, 大正: 1911, 明治: 1867, 民国: 1911, 民國: 1911}

/** Read the parts of a date, or nothing where there is no such day or two readings are possible. */
export function dayOf(parts: Parts, order?: 'day-month' | 'month-day'): Day | undefined {
  const {y, m, p, q, s, name, era, n = ''} = parts
  const year = era === undefined ? hanNumber(y ?? '') : (eras[era] ?? 0) + (n === '元' ? 1 : hanNumber(n))
  if (p !== undefined && q !== undefined) return valid(ordered(year, Number(p), Number(q), s === '.' ? 'day-month' : order))
  const d = parts['d'] ?? parts['e']
  const month = name === undefined ? m === undefined ? undefined : hanNumber(m) : monthNumbers.get(name.toLowerCase().replace(/\s/u, ' '))
  // Thai counts the years from the death of the Buddha, and no other language has its names of months.
  if (name !== undefined && year >= 2400 && year < 2700 && /^\p{Script=Thai}/u.test(name)) return dayOf({...parts, y: String(year - 543)}, order)
  if (month === undefined) return name === undefined ? valid({year}) : undefined
  return valid(d === undefined ? {year, month} : {year, month, day: hanNumber(d)})
}

/** Whether a word that stands where a date has its month is one; nothing at all is none that is wrong. */
export const isMonth = (name: string | undefined): boolean => name === undefined || monthNumbers.has(name.toLowerCase())

// Day and month in the order that only one reading allows; whoever parts them by full stops writes the day first.
function ordered(year: number, first: number, second: number, order: 'day-month' | 'month-day' | undefined): Day | undefined {
  if (first === second || (first > 12 && second <= 12)) return {year, month: second, day: first}
  if (second > 12 && first <= 12) return {year, month: first, day: second}
  return order === undefined ? undefined : order === 'day-month' ? {year, month: second, day: first} : {year, month: first, day: second}
}

function valid(date: Day | undefined): Day | undefined {
  if (!date || !(date.year >= 1 && date.year <= 9999)) return undefined
  const {year, month, day} = date
  if (month !== undefined && !(month >= 1 && month <= 12)) return undefined
  if (day !== undefined && !(day >= 1 && day <= daysIn(year, month ?? 1))) return undefined
  return date
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** Read a number below 100, or a row of digits, in Han numerals or ASCII digits: `二十六`, `廿六`, `二〇一九`, `26`. */
export function hanNumber(value: string): number {
  // Most are.
  if (/^\d*$/u.test(value)) return Number(value)
  const digits = value.replace(/[〇零○]/gu, '0').replace(/[一二三四五六七八九]/gu, (digit) => String('一二三四五六七八九'.indexOf(digit) + 1)).replace('廿', '2十').replace('卅', '3十')
  const [tens, ones] = digits.split('十')
  return ones === undefined ? Number(digits) : Number(tens === '' ? 1 : tens) * 10 + Number(ones)
}
