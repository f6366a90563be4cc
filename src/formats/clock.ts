import {hanNumber} from './calendar.ts'
import {weekdayNames} from './months.ts'

/** A time of day as ISO 8601 writes it, without the `T`, and the part of the text it takes. */
export interface Time {
  readonly value: string
  /** `Z`, `+08:00`; empty where a zone is named that does not say its offset; absent where none is stated. */
  readonly zone?: string
  readonly start: number
  readonly end: number
}

const han = '[〇零一二三四五六七八九十]'
const half = '(?<half>凌晨|清晨|早晨|早上|早|上午|午前|中午|正午|下午|午後|傍晚|晚上|晚间|晚間|晚|夜里|夜|오전|오후)?'
const meridiem = '(?:\\s?(?<meridiem>[ap]\\.?m\\b\\.?|صباحا?ً?|مساءً?|ص(?!\\p{L})|م(?!\\p{L})|[πμ]\\.μ\\.))'
const clocks = [
  `${half}\\s?(?<h>\\d{1,2})\\s?[:∶h](?<i>\\d{2})(?::(?<s>\\d{2})(?<f>[.,]\\d{1,9})?)?(?![\\d:])${meridiem}?(?:\\s?(?:uhr|hrs?|hs?)(?![\\p{L}\\d]))?`,
  `(?<h>\\d{1,2})\\.(?<i>\\d{2})(?:${meridiem}|\\s?uhr\\b|(?=\\s?wi(?:b|t|ta)\\b))`,
  `(?:klo?\\.?|pukul|jam|ore)\\s?(?<h>\\d{1,2})\\.(?<i>\\d{2})(?![.\\d])`,
  `(?<h>\\d{1,2})${meridiem}`,
  `${half}\\s?(?<h>\\d{1,2}|${han}{1,3})\\s?[时時点點시](?:(?<mid>半)|\\s?(?<i>\\d{1,2}|${han}{1,3})\\s?[分분](?:\\s?(?<s>\\d{1,2}|${han}{1,3})\\s?[秒초])?)?(?![\\d钟])`,
  '(?<=T)(?<h>\\d{2})(?:(?<i>\\d{2})(?<s>\\d{2})?)?(?![\\d:])'
]
const days: ReadonlySet<string> = new Set(weekdayNames)
// Names of zones that have one meaning; the others are understood to be zones, but say no offset.
const offsets: Readonly<Record<string, string>> = {
  z: 'Z', utc: 'Z', gmt: 'Z', est: '-05:00', edt: '-04:00', cdt: '-05:00', mst: '-07:00', mdt: '-06:00', pst: '-08:00', pdt: '-07:00',
  cet: '+01:00', cest: '+02:00', eet: '+02:00', eest: '+03:00', jst: '+09:00', kst: '+09:00', hkt: '+08:00', sgt: '+08:00', wib: '+07:00', wita: '+08:00', wit: '+09:00', msk: '+03:00', aest: '+10:00', aedt: '+11:00', nzst: '+12:00', nzdt: '+13:00', sast: '+02:00', cat: '+02:00', eat: '+03:00', wat: '+01:00',
  pkt: '+05:00', pht: '+08:00', myt: '+08:00', ict: '+07:00', wet: 'Z', west: '+01:00', trt: '+03:00', 北京时间: '+08:00', 北京時間: '+08:00'
}
const zone = '(?:\\s?[(（]?(?:(?:(?:utc|gmt)\\s?)?(?<offset>[+\\u2212-]\\d{1,2}(?::?\\d{2})?)(?!\\d)(?:\\s?\\([^()]{1,40}\\))?|(?<zone>(?:cest|eest|west|aest|aedt|nzst|nzdt|sast|wita|wib|wit|msk|cat|eat|wat|pkt|pht|myt|ict|wet|trt|utc|gmt|est|edt|cst|cdt|mst|mdt|pst|pdt|cet|eet|jst|kst|hkt|sgt|bst|ist|et|pt|ct|mt|z)(?![\\p{L}\\d])|北京时间|北京時間))[)）]?)?'
const word = 'at|à|a las|às|alle|um|om|kl\\.?|klo|ore|godz\\.|в|о|στις|saat|pukul|jam|lúc|เวลา'
const lead = `(?:T|(?:[.,]{0,2}\\s(?!(?:${word})\\s|[\\p{Script=Hangul}\\p{Script=Han}])(?<day>\\p{L}[\\p{L}\\p{M}-]{1,14})[.,]?(?=\\s))?\\s{0,3}(?:[(（]?(?:(?:星期|周|週)[一二三四五六日天]|[日月火水木金土](?:曜日?)?|[일월화수목금토](?:요일)?)[)）]?\\s{0,3})?(?:[,，،|·•–—@:-]\\s{0,3})?(?:(?:${word})\\s{1,2})?)`
const tail = '[\\s,，|·•–—-]{0,3}(?:on\\s)?(?:\\p{L}{2,9}\\.?,?\\s)?'

/** What is a time behind a date, where it ends or parts the line; anywhere else it may be a price. */
const dotted = `(?<h>\\d{2})\\.(?<i>\\d{2})(?=\\s?(?:$|[|)\\]·•–—,;]|\\p{L}{8}|(?:gmt|utc|bst|cest|cet|est)(?!\\p{L})))`

const behind = [...clocks, dotted].map((clock) => new RegExp(`${lead}${clock}${zone}`, 'iuy'))
const ahead = clocks.map((clock) => new RegExp(`(?<![\\d:.])${clock}${zone}${tail}$`, 'iu'))

/** Read the time that follows a date, from the offset where the date ends. */
export function readTimeAfter(text: string, from: number): Time | undefined {
  if (from >= text.length) return undefined
  for (const pattern of behind) {
    pattern.lastIndex = from
    const found = pattern.exec(text)
    const {day} = found?.groups ?? {}
    const time = found && (day === undefined || days.has(day.toLowerCase())) && timeOf(found.groups ?? {})
    if (time) return Object.assign(time, {start: from, end: from + found[0].length})
  }
  return undefined
}

/** Read the time that stands right before a date. */
export function readTimeBefore(text: string, to: number): Time | undefined {
  const from = Math.max(0, to - 48)
  const part = text.slice(from, to)
  if (!/\d/u.test(part)) return undefined
  for (const pattern of ahead) {
    const found = pattern.exec(part)
    const time = found && timeOf(found.groups ?? {})
    if (time) return Object.assign(time, {start: from + found.index + found[0].length - found[0].trimStart().length, end: to})
  }
  return undefined
}

function timeOf(parts: Readonly<Record<string, string | undefined>>): {value: string; zone?: string} | undefined {
  const {h = '', i, s, f = '', mid, offset, zone: named} = parts
  const hour = hourOf(hanNumber(h), parts['meridiem'] ?? parts['half'])
  const minute = mid ? 30 : i === undefined ? undefined : hanNumber(i)
  const second = s === undefined ? undefined : hanNumber(s)
  if (hour === undefined || !((minute ?? 0) < 60) || !((second ?? 0) < 61) || (hour === 24 && (minute !== 0 || (second ?? 0) > 0))) return undefined
  const value = [hour, minute, second].filter((part) => part !== undefined).map((part) => String(part).padStart(2, '0')).join(':') + f.replace(',', '.')
  if (offset !== undefined) return {value, zone: offsetOf(offset)}
  return named === undefined ? {value} : {value, zone: offsets[named.toLowerCase()] ?? ''}
}

// Nothing where the half of the day and the hour leave it open which day is meant: `晚12点`.
function hourOf(hour: number, part: string | undefined): number | undefined {
  if (!(hour <= 24)) return undefined
  if (part === undefined || hour > 12) return hour
  if (/^(?:[aصπ早]|上午|午前|오전|凌晨|清晨)/iu.test(part)) return hour === 12 ? 0 : hour
  if (/^(?:[pمμ]|下午|午後|오후)/iu.test(part)) return hour === 12 ? 12 : hour + 12
  if (/^[中正]午/u.test(part)) return hour < 3 ? hour + 12 : hour
  return hour >= 5 && hour < 12 ? hour + 12 : undefined
}

function offsetOf(offset: string): string {
  const [, sign = '', hours = '', minutes = '00'] = /^(.)(\d{1,2}):?(\d{2})?$/u.exec(offset) ?? []
  const value = `${sign === '+' ? '+' : '-'}${hours.padStart(2, '0')}:${minutes}`
  // An offset of unknown zone, as mail headers write it.
  return value === '-00:00' ? 'Z' : value
}
