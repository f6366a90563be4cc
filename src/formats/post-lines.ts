/**
 * The lines that forum software and apps write into posts. Each pattern is the template of such a line; a name and a date stand where
 * the software puts them.
 */

/** Who and when, as a line says it. */
export interface Said {
  readonly by?: string
  /** As written. */
  readonly at?: string
}

const when = '(?<at>(?:今天|昨天|前天)?\\s?\\d[\\d年月日\\-/.: ]{2,24}?(?:\\s?[AP]M)?)'
const name = '(?<by>\\S(?:[^\\n]{0,38}\\S)?)'

const quotes: readonly RegExp[] = [
  new RegExp(`^(?:(?:引用|Quote)[:：]?\\s{0,4})?(?:原[帖贴]由|引用)\\s{0,4}${name}\\s{0,4}[于於]\\s{0,4}${when}\\s{0,4}(?:发表|發表|发布|發布)(?:的(?:帖子|内容))?[:：]?(?=\\s|$)`, 'iu'),
  new RegExp(`^${name}\\s{0,4}(?:发表于|發表於|发布于|發布於)\\s{0,4}${when}(?=\\s*$)`, 'u'),
  new RegExp(`^(?:Originally posted by|原[帖贴]由)\\s{1,4}(?<by>\\S{0,39}[^\\s:：])(?:\\s{1,4}(?:at|on)\\s{1,4}${when})?[:：]?(?=\\s*$)`, 'iu'),
  new RegExp(`^(?:(?:On|在|于)\\s{0,2}(?<at>[^\\n]{6,40}?)[,，]?\\s{1,4})?${name}\\s{1,4}(?:wrote|writes|said|写道|寫道)[:：]$`, 'iu')
]

/** Read the line above a quotation that says whose words it is; `length` is how much of the text it takes. */
export function readAttribution(text: string): (Said & {length: number}) | undefined {
  return text.length > 160 || !/发表|發表|发布|發布|posted|wrote|writes|said|写道|寫道/iu.test(text) ? undefined : first(quotes, text)
}

const edits: readonly RegExp[] = [
  new RegExp(`^[[【(（]?\\s{0,4}[本此该][帖贴]子?(?:最[后後])?(?:已?[由被])?\\s{0,4}${name}\\s{0,4}[于於在]\\s{0,4}${when}\\s{0,4}(?:重新)?(?:编辑|編輯|修改)过?\\s{0,4}[\\]】)）]?(?=\\s|$)`, 'u'),
  new RegExp(`^[[(]?\\s{0,4}(?:This post was )?(?:last )?edited by:?\\s{1,4}${name}(?:,|;|\\s{1,4}(?:on|at))\\s{1,4}${when}\\s{0,4}[.\\])]?(?=\\s*$)`, 'iu')
]

/** Read what forum software puts before or behind a post that was changed. */
export function readEdit(text: string): (Said & {length: number}) | undefined {
  return /^[[【(（]?\s{0,4}(?:[本此该][帖贴]|This post was|last edited|edited by)/iu.test(text) ? first(edits, text.slice(0, 160)) : undefined
}

function first(patterns: readonly RegExp[], text: string): (Said & {length: number}) | undefined {
  for (const pattern of patterns) {
    const found = pattern.exec(text)
    if (!found) continue
    const {by, at} = found.groups ?? {}
    return {length: found[0].length, ...(by === undefined ? {} : {by}), ...(at === undefined ? {} : {at: at.trim()})}
  }
  return undefined
}

const device = /(?:^|\s)[—\-–]{0,4}\s?(?:[(（[【]\s?)?(?:(?:本[帖贴]|本文)?(?:发自|發自|来自|來自)\s?(?:我的|于)?\s?[^\s。，！？,!?]{1,12}(?:\s[\w+-]{1,12}){0,2}(?:客户端|客戶端|手机|手機|App|论坛)?|(?:Sent|Posted) (?:from|via|using) (?:my )?[\w+.-]{1,20}(?: [\w+.-]{1,20}){0,4})(?:\s?[)）\]】])?$/iu
const surely = /(?:发自|發自)\s?我的|客户端|客戶端|手机|手機|iPhone|iPad|Android|App|(?:Sent|Posted) (?:from|via|using)/iu

/** Where the line begins that an app puts behind a post, at the end of a text. */
export function findSignature(text: string): number | undefined {
  const from = Math.max(0, text.length - 80)
  const tail = text.slice(from)
  if (!surely.test(tail)) return undefined
  const found = device.exec(tail)
  if (!found || !surely.test(found[0])) return undefined
  // In the middle of a longer text only white space tells where the post ends.
  const start = from + found.index + (found[0].length - found[0].trimStart().length)
  return from > 0 && found.index === 0 ? undefined : start
}
