import {dayPattern, hourPattern, orderOf, timeOf, type Order, type Stamp} from './chat-stamps.ts'
import {readDate} from './dates.ts'
import {lines, type Line} from './lines.ts'

/** What an export writes before a message. */
export interface Opening {
  readonly by: string
  readonly stamp: Stamp
  /** Characters up to what is said. */
  readonly length: number
}

/** A line of a chat, or what is left of one behind its opening. */
export interface Said {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** A message with its lines; or a line that is none, as those of the program itself. */
export interface Message {
  readonly start: number
  readonly opening?: Opening
  /** ISO 8601, where it is known. */
  readonly at?: string
  /** Whether the program says it. */
  readonly isNotice?: boolean
  readonly said: Said[]
}

const dated = String.raw`${dayPattern}(?:,? {1,2}|T)${hourPattern}`
const timed = String.raw`(?:${dayPattern}(?:,? {1,2}|T))?${hourPattern}`
const name = String.raw`(?<by>[^\s:<>[\]](?:[^\t\n\r:<>[\]]{0,58}[^\s:<>[\]])?)`
// Between scripts of two directions programs set marks that nobody sees.
const mark = String.raw`[\u200e\u200f]?`

/** How programs open a message: clients of IRC, WhatsApp on two kinds of phones, Zoom and LINE; and QQ, WeChat, Telegram, where it has a line of its own. */
const forms: readonly RegExp[] = [
  String.raw`^\[?${timed}\]?[ \t]{1,4}<[@+%~& ]?${name}>(?:\s|$)`,
  String.raw`^${mark}\[${dated}\] ${mark}${name}:(?:\s|$)`,
  String.raw`^${mark}${dated} [-–] ${mark}${name}:(?:\s|$)`,
  String.raw`^${timed}\t ?(?:From )?${name}(?: ?:(?: |$)|\t|$)`,
  String.raw`^${dated} {1,4}(?<by>[^\s:](?:[^\n\r:]{0,38}[^\s:])?)$`,
  String.raw`^(?<by>[^\s:](?:[^\n\r:]{0,38}[^\s,:])?),? {1,4}[[(]?${dated}[\])]?$`
].map((form) => new RegExp(form, 'iu'))

const notice = new RegExp(String.raw`^${mark}\[?${timed}\]?(?: [-–*] | {1,4})(?=\S)`, 'iu')

/** A form is believed from so many messages on. */
const least = 3

/** The first message stands among so many lines, and each has so few on the average. */
const head = 10
const longest = 6

/** What a line of a chat looks like, whatever comes behind its opening. */
export const chatLine = forms.map(({source}) => `(?:${source.replace(/\?<\w+>/gu, '?:')})`).join('|')

/** Read a chat that a program exported; nothing, where the text is none. */
export function readChat(source: string): Message[] | undefined {
  const first = firstLines(source)
  const likely = forms.filter((form) => first.some(({value}) => form.test(value.trimEnd())))
  if (likely.length === 0) return undefined
  const all = [...lines(source)].filter(isWritten)
  const form = likely.find((pattern) => isForm(pattern, all))
  return form && gather(all, form)
}

const isWritten = ({value}: Line): boolean => value.trim() !== ''

// Most texts are no chats, and are not looked at any further.
function firstLines(source: string): Line[] {
  const found: Line[] = []
  for (const line of lines(source)) {
    if (isWritten(line) && found.push(line) === head) break
  }
  return found
}

// Names recur, and messages are most of the text.
function isForm(form: RegExp, all: readonly Line[]): boolean {
  const names = all.map(({value}) => readBy(form, value)?.by).filter((by) => by !== undefined)
  return names.length >= least && new Set(names).size < names.length && names.length * longest >= all.length
}

/** What may be the opening of a message, in each form that a text has. */
export const readOpenings = (text: string): Opening[] => forms.flatMap((form) => readBy(form, text) ?? [])

function readBy(form: RegExp, text: string): Opening | undefined {
  const found = form.exec(text.trimEnd())
  const {by, day, hour} = found?.groups ?? {}
  return found && by !== undefined && hour !== undefined ? {by, stamp: {hour, ...(day === undefined ? {} : {day})}, length: found[0].length} : undefined
}

function gather(all: readonly Line[], form: RegExp): Message[] {
  const openings = all.map(({value}) => readBy(form, value))
  const order = orderOf(openings.flatMap((opening) => opening?.stamp ?? []))
  const messages: Message[] = []
  let today: string | undefined
  for (const [index, line] of all.entries()) {
    const opening = openings[index]
    const last = messages.at(-1)
    const day = opening ? undefined : dayOf(line.value)
    if (day !== undefined) today = day
    if (opening) messages.push(open(line, opening, {order, ...(today === undefined ? {} : {today})}))
    else if (day === undefined && last?.opening && !notice.test(line.value)) last.said.push(...whole(line))
    else messages.push({start: line.start, isNotice: notice.test(line.value), said: whole(line)})
  }
  return messages
}

function open({value, start, end}: Line, opening: Opening, {order, today}: {readonly order: Order | undefined; readonly today?: string}): Message {
  const at = timeOf(opening.stamp, order, today)
  return {start, opening, ...(at === undefined ? {} : {at}), said: whole({value: value.slice(opening.length), start: start + opening.length, end})}
}

// A line that is a date says it for the messages below it.
const dayOf = (value: string): string | undefined => (value.length < 40 ? /^\d{4}-\d\d-\d\d$/u.exec(readDate(value) ?? '')?.[0] : undefined)

function whole({value, start}: Pick<Line, 'value' | 'start' | 'end'>): Said[] {
  const text = value.trim()
  const at = start + value.indexOf(text)
  return text === '' ? [] : [{text, start: at, end: at + text.length}]
}
