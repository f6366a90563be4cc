import {readDate} from './dates.ts'

/** When a message was sent, as written. */
export interface Stamp {
  readonly day?: string
  readonly hour: string
}

/** How `05/06/2018` is meant. */
export type Order = 'day-month' | 'month-day'

export const dayPattern = String.raw`(?<day>\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})|\d{4}年\d{1,2}月\d{1,2}日)`
export const hourPattern = String.raw`(?<hour>(?:[上下]午|오[전후] )?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[ \u00a0\u202f]?[ap]\.?[ \u00a0]?m\.?(?!\p{L}))?)`

/** The stamp as one text, day before hour. */
export const textOf = ({day, hour}: Stamp): string => (day === undefined ? hour : `${day} ${hour}`)

/**
 * Tell by the dates of a chat how they are written: by one that has no month 13, else by the order in which the messages stand.
 *
 * Years come first or last. Where points stand between, the day comes before the month.
 */
export function orderOf(stamps: readonly Stamp[]): Order | undefined {
  const parts = stamps.flatMap(({day}) => (day === undefined || isSure(day) ? [] : [partsOf(day)]))
  const [first, second] = [0, 1].map((index) => parts.some((numbers) => numbers[index]! > 12))
  if (first !== second) return first ? 'day-month' : 'month-day'
  if (first) return undefined
  const [days, months] = [ascends(parts.map(([day = 0, month = 0, year = 0]) => [year, month, day])), ascends(parts.map(([month = 0, day = 0, year = 0]) => [year, month, day]))]
  return days === months ? undefined : days ? 'day-month' : 'month-day'
}

const isSure = (day: string): boolean => /^\d{4}|\./u.test(day)

const partsOf = (day: string): number[] => day.split(/\D+/u).filter((part) => part !== '').map(Number)

function ascends(dates: ReadonlyArray<readonly number[]>): boolean {
  const stamps = dates.map(([year = 0, month = 0, day = 0]) => (year * 100 + month) * 100 + day)
  return stamps.every((stamp, index) => index === 0 || stamp >= stamps[index - 1]!)
}

/** The time of a message as ISO 8601, as far as it is known; `today` is the day that a line above said for all. */
export function timeOf({day, hour}: Stamp, order: Order | undefined, today?: string): string | undefined {
  const clock = hour.replace(/(?<=\d)\.(?=\d{2})/gu, ':')
  const date = day === undefined ? today : dateOf(day, order)
  if (date !== undefined) return readDate(`${date} ${clock}`)
  return day === undefined ? readDate(`2000-01-01 ${clock}`)?.slice(11) : undefined
}

function dateOf(day: string, order: Order | undefined): string | undefined {
  const [first, second, third] = partsOf(day)
  if (/^\d{4}/u.test(day)) return `${first}-${second}-${third}`
  const written = day.includes('.') ? 'day-month' : order
  if (written === undefined) return undefined
  const year = third! < 100 ? 2000 + third! : third!
  return written === 'day-month' ? `${year}-${second}-${first}` : `${year}-${first}-${second}`
}
