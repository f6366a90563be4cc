import {units} from '../text.ts'
import {alternation, monthNumbers, weekdayNames} from './months.ts'

const edges = new Set(' \t\n\r\u00a0\u3000|｜丨·•,，;；:：/、()（）[]【】–—-')
const counts = /[(（]?(?:(?:阅读|浏览|点击|评论|转发|点赞|收藏)(?:量|数|次数)?[\s:：]{0,2}[\d,.]{1,12}[万k+]{0,2}次?|[\d,.]{1,12}\s?(?:views?|comments?|shares?|min(?:utes?)? read|次阅读|人阅读|次浏览|条评论|阅读|浏览|评论))[)）]?/giu
const weekday = new RegExp(`^(?:${alternation(weekdayNames)})$|^(?:星期|周|週)[一二三四五六日天]$`, 'iu')
const calendar = new RegExp(`^(?:${alternation([...monthNumbers.keys(), ...weekdayNames])})$`, 'iu')

/** A value between two labels, without separators, a day of the week, counts of readers. */
export function cleanValue(value: string): string {
  const text = trimEdges(/\d/u.test(value) ? value.replace(counts, ' ') : value)
  return weekday.test(text) ? '' : text
}

/** Whether a text can be the name of a newspaper, site or agency: short, and no sentence. */
export function isSource(value: string): boolean {
  if (value === '' || /[。！？；，!?;]|,\s/u.test(value)) return false
  const size = units(value)
  return size > 0 && size <= (/^[\p{ASCII}\p{Script=Latin}]*$/u.test(value) ? 8 : 20) && (!/^[a-z]/u.test(value) || /^[\w-]+(?:\.[\w-]+)+$/u.test(value))
}

const job = /^(?:(?:staff|senior|chief|special|contributing|associate|managing|political|business|sports?|science|technology)\s)*(?:writer|reporter|editor|correspondent|contributor|columnist|producer|staff|journalist|author|analyst|photographer)s?(?:\s(?:at|for|in)\s.{1,40})?$/iu
const particle = new Set('de del della der den van von di da dos das du la le el al bin ibn ben ter ten zu af av y e'.split(' '))
const boundary = /[、，,;；&|｜丨/]|\s(?:and|und|et|och|og|with|及)\s|(?<=\p{Script=Han}{2})[和与與及](?=\p{Script=Han}{2})/giu

/** Read the names of people; nothing where a part of the text is no name. */
export function readNames(value: string): string[] {
  const names: string[] = []
  for (const part of value.split(boundary)) {
    const name = trimEdges(part.replace(/[(（][^()（）]*[)）]?$/u, ''))
    if (name === '' || job.test(name)) continue
    const several = splitHan(name)
    if (!several.every(isName)) return []
    names.push(...several)
  }
  return names.length > 12 ? [] : names
}

// Chinese names stand side by side with a space between; a name set wide has one between single characters.
function splitHan(name: string): string[] {
  const parts = name.split(/\s+/u)
  return parts.length > 1 && parts.every((part) => /^\p{Script=Han}{2,4}$/u.test(part)) ? parts : [name]
}

function isName(name: string): boolean {
  if (!/^[\p{L}\p{N}][\p{L}\p{M}\p{N}\s.·•・'’_@\-]*$/u.test(name) || calendar.test(name)) return false
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
