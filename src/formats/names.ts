import {units} from '../text.ts'
import {alternation, monthNumbers, weekdayNames} from './months.ts'

const edges = new Set(' \t\n\r\u00a0\u3000|｜丨·•,，;；:：/、()（）[]【】–—-')
const counts = /[(（]?(?:(?:阅读|浏览|点击|评论|转发|点赞|收藏)(?:量|数|次数)?[\s:：]{0,2}[\d,.]{1,12}[万k+]{0,2}次?|[\d,.]{1,12}\s?(?:views?|comments?|shares?|min(?:utes?)? read|次阅读|人阅读|次浏览|条评论|阅读|浏览|评论))[)）]?/giu
/** What a page offers beside its credits: the size of the letters, to print, to share. */
const controls = /[【[（(]?(?:字[号體体级級]|文字大小)[\s:：]{0,2}(?:[【[]?(?:[大中小默特][大认]?|[AT][+-]?|[+-])[】\]]?[\s|/、]{0,2}){0,8}[)）】\]]?|(?<=^|[\s|【[（(])(?:打印|列印|收藏|分享到?|我要评论|我有话说|纠错|朗读|关闭)(?=$|[\s:：|】\])）])/gu
const weekday = new RegExp(`^(?:${alternation(weekdayNames)})$|^(?:星期|周|週)[一二三四五六日天]$`, 'iu')
const calendar = new RegExp(`^(?:${alternation([...monthNumbers.keys(), ...weekdayNames])})$`, 'iu')

const dayBehind = new RegExp(`[\\s,،]+(?:${alternation([...monthNumbers.keys(), ...weekdayNames])})[\\s,،.]*$`, 'iu')

/** What stands before the figures of a date, without the day of the week or the month that belongs to it. */
export const withoutDay = (text: string): string => text.replace(dayBehind, '')

const aside = new RegExp(`^[^\\p{L}\\p{N}]*(?:${counts.source}|${alternation(weekdayNames)}|(?:星期|周|週)[一二三四五六日天])`, 'iu')

/** Whether a line begins with what `cleanValue` takes off: a day of the week, counts of readers. */
export const beginsAside = (line: string): boolean => aside.test(line)

/** A value between two labels, without separators, a day of the week, counts of readers. */
export function cleanValue(value: string): string {
  const own = /[\u4e00-\u9fff]/u.test(value) ? value.replace(controls, ' ') : value
  const text = trimEdges(/\d/u.test(own) ? own.replace(counts, ' ') : own)
  return weekday.test(text) ? '' : text
}

/** Whether a text can be the name of a newspaper, site or agency: short, and no sentence. */
export function isSource(value: string): boolean {
  if (value === '' || /[。！？；，!?;:：]|,\s|(?:\p{Script=Han}\s.*){2}/u.test(value)) return false
  const size = units(value)
  return size > 0 && size <= (/^[\p{ASCII}\p{Script=Latin}]*$/u.test(value) ? 8 : 20) && (!/^[a-z]/u.test(value) || /^[\w-]+(?:\.[\w-]+)+$/u.test(value))
}

const trades = 'writer|reporter|editor|correspondent|contributor|columnist|producer|staff|journalist|author|analyst|photographer|expert|specialist|director|manager|coordinator|dietitian|nutritionist|president|officer|founder|ceo|attorney|lawyer|professor|lecturer|physician|therapist|fellow|strategist|consultant|gardener|astrologer|advis[eo]r|engineer|developer|marketer|intern|critic|blogger|researcher|scientist|redakteur|redakteurin|redactora?|redattore|redactrice|journaliste|periodista'
/** A job, alone or with what it is about: `Home and Digital Security Expert`, `writer at the Valley Post`. */
const job = new RegExp(`^(?:[\\p{L}'’&/-]{1,20}\\s){0,5}(?:co-)?(?:${trades})s?(?:(?:\\s(?:at|for|in|of|to|bei|chez|de|di)\\s|,\\s).{1,60})?$`, 'iu')
/** Only the simplest jobs are told from names where nothing stands before them. */
const plainJob = /^(?:(?:staff|senior|chief|special|contributing|associate|managing|political|business|sports?|science|technology)\s)*(?:writer|reporter|editor|correspondent|contributor|columnist|producer|staff|journalist|author|analyst|photographer)s?(?:\s(?:at|for|in)\s.{1,40})?$/iu
const credential = /^(?:M\.?D|D\.?O|Ph\.?\s?D|DVM|VMD|RDN?|LDN?|CDN|RN|MSN?|MPH|MBA|M\.?A|M\.?Sc|B\.?Sc|BSN|B\.?[AS]|CPA|CFA|CFP|J\.?D|Esq|DDS|DMD|OD|PharmD|PsyD|EdD|LCSW|LMFT|NP|PA-C|FNP|APRN|FACP|FOMA|DABOM|DACVB|LVT|CSCS|CPT|Jr|Sr|II|III)\.?$/u
const particle = new Set('de del della der den van von di da dos das du la le el al bin ibn ben ter ten zu af av y e'.split(' '))
const signs = /[、，,;；&|｜丨/]/u
const joined = /\s(?:and|und|et|och|og|with|及)\s|(?<=\p{Script=Han}{2})[和与與及](?=\p{Script=Han}{2})/iu
/** Words for `and` that are letters of names too: they part full names only. */
const doubtful = /\s(?:[yeiиو]|ve|ja|en|dan)\s/u

/** Behind a full name: a job. */
const trade = /(?<=^(?:by\s)?\p{L}\S{0,30}\s\S{1,30}(?:\s\S{1,30})?)\s(?:(?:staff|senior|chief|special|contributing|associate|political|business|sports?)\s)?(?:writer|reporter|correspondent|contributor|columnist|journalist)s?$/iu

const withoutTrade = (text: string): string => (joined.test(text) ? text : text.trim().replace(trade, ''))

/** Behind a full name: where it is filed, or from where it was written. */
const filed = /(?<=^\s*\p{L}\S{0,30}\s\S{1,30}(?:\s\S{1,30})?)\s(?:[Ii]n|[Oo]n)\s\p{Lu}.*$/u

/** Read the names of people; nothing where a part of the text is no name. */
export function readNames(value: string): string[] {
  const names: string[] = []
  for (const part of splitFull(value.replace(filed, ''))) {
    const whole = trimEdges(withoutTrade(part).replace(/[(（][^()（）]*[)）]?$|\s@\w{1,40}\s*$/u, ''))
    if (whole === '' || plainJob.test(whole) || (names.length > 0 && (isAddition(whole) || isPlace(whole, names)))) continue
    for (const name of whole.split(joined).map(trimEdges)) {
      if (name === '' || plainJob.test(name) || (names.length > 0 && isAddition(name))) continue
      const several = splitHan(name)
      if (!several.every(isName)) return []
      names.push(...several)
    }
  }
  return names.length > 12 ? [] : names
}

// Behind a full name stands a place, or an outlet: one word, or a few that are no name.
const isPlace = (text: string, [first = '']: readonly string[]): boolean => /\p{L}\s\p{L}/u.test(first) && !dense.test(text) && (!/\s/u.test(text) || (units(text) <= 3 && !isName(text)))

// What follows a name and is none: a job or a credential.
const isAddition = (text: string): boolean => job.test(text) || credential.test(text)

const agency = /^(?:[a-z]{2,4}|\p{Lu}{2,5}|Reuters|Bloomberg|Xinhua)$/u
const label = /^(?:(?:written |posted |published |reported )?by[:\s]|(?:von|par|por|door|deur|av|af|di)\s(?=\p{Lu}\S*\s\S)|oleh[:\s]|بقلم[:\s]|(?:authors?|autore?|auteur|autorin|作者|文|记者|記者)\s?[:：/／]|автор:)\s*/iu
const placeholder = /^(?:undefined|null|none|nan|n\/a|unknown|admin|administrator|webmaster|root|default|user|super\s?user|wordpress|\d+)$|[{}<>$[\]]|https?:|\/\/|\.(?:html?|aspx?|php)$|^\w+(?:\.\w+){2,}$|^\d+\s\p{L}+\s\p{L}/iu

/**
 * Read names from a field that is made for them: what stands there is a name unless it is a job, a credential, an address, a
 * placeholder that a template left, or too long.
 */
export function givenNames(value: string): string[] {
  if (/^(?:https?:)?\/\/|^www\./iu.test(value)) return []
  const text = value.replace(/\S{1,64}@\S{1,255}/gu, ' ').replace(label, '')
  const names: string[] = []
  for (const part of splitFull(text)) {
    const whole = trimEdges(withoutTrade(part).replace(/[(（][^()（）]*[)）]?$|\s@\w{1,40}\s*$/u, ''))
    if (whole === '' || (names.length > 0 && (isAddition(whole) || (!agency.test(whole) && isPlace(whole, names))))) continue
    for (const name of whole.split(joined).map(trimEdges)) {
      if (name !== '' && !placeholder.test(name) && units(name) <= 12 && name.length <= 80) names.push(...splitHan(name))
    }
  }
  return names.length > 60 ? [] : names
}

// `Ann Lee y Tomás May` are two, `José Ortega y Gasset` is one.
function splitFull(text: string): string[] {
  return text.split(signs).flatMap((part) => {
    const parts = part.split(doubtful)
    return parts.length > 1 && parts.every((name) => /^\s*\p{L}\S*\s+\S/u.test(name)) ? parts : [part]
  })
}

/** Words that begin what a button or a heading says, and no name. */
const commands = /^(?:about|contact|read|view|more|see|all|follow|share|written|posted|published|by|updated|sign|log|subscribe|home|menu|search|the|our|my|your|this|click|latest|news|meet|member|full|author|authors|profile|website|email|reviewed|edited|show|from|in|on|print|save|listen|comments?|table|advertisement|disclosure|join|get|how|what|why|when|top|best|is|and|jump|skip|next|previous|back|other|no|leave|reply|editorial|quick|key|fact)\b/iu

const dense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
const denseName = /^(?:\p{Script=Han}{2,4}|\p{Script=Hangul}{2,4}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{1,5}\s[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{1,6})$/u

/** Whether a short text that a page shows is written like the name of a person: two words or more; like a name at all where its place says that it is one. */
export function isShownName(text: string, placed = false): boolean {
  if (text.length > 50 || commands.test(text) || calendar.test(text.replace(/\.$/u, '')) || /\d/u.test(text)) return false
  if (dense.test(text)) return placed ? units(text) <= 10 && isName(text) : denseName.test(text)
  const words = text.split(/\s+/u)
  if (words.length > 5 || !isName(text) || (/\p{Lu}/u.test(text) ? !/^\p{Lu}/u.test(text) : /\p{Ll}/u.test(text))) return false
  return placed ? text.length > 2 && !plainJob.test(text) : words.length >= 2 && !job.test(text)
}

// Chinese names stand side by side with a space between, behind a job; one set wide has a space between its characters.
function splitHan(name: string): string[] {
  const bare = name.replace(/^\p{Script=Han}{0,12}(?:记者|評論員|评论员|通讯员|特派员|撰稿人|观察员)\s+(?=\p{Script=Han})/u, '')
  const parts = bare.replace(/(?<!\p{Script=Han})(\p{Script=Han})\s{1,3}(\p{Script=Han})(?!\p{Script=Han})/gu, '$1$2').split(/\s+/u)
  return parts.every((part) => /^\p{Script=Han}{2,4}$/u.test(part)) ? parts : [bare]
}

function isName(name: string): boolean {
  if (name.includes('@') && name.includes('.')) return false
  if (!/^[\p{L}\p{N}][\p{L}\p{M}\p{N}\s.·•・'’_@\-]*$/u.test(name) || calendar.test(name) || /\s\d/u.test(name)) return false
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(name)) return units(name) <= (/[·•・]/u.test(name) ? 18 : 12)
  const words = name.split(/\s+/u)
  // One word may be the name of an account; several are a name where each is written like one.
  if (words.length === 1) return name.length <= 30
  return words.length <= 6 && words.every((word) => particle.has(word.toLowerCase()) || !/^\p{Ll}/u.test(word))
}

function trimEdges(value: string): string {
  let start = 0
  let end = value.length
  while (start < end && edges.has(value.charAt(start))) start++
  while (end > start && edges.has(value.charAt(end - 1))) end--
  return value.slice(start, end)
}
