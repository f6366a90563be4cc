import {firstCode, isDigit} from './characters.ts'

/** Longer lines are text. */
export const longest = 120

const pageLine = /^(?:[-–—―~]\s?\d{1,4}\s?[-–—―~]|第\s?[\d\uff10-\uff19一二三四五六七八九十百零〇]{1,7}\s?(?:[页頁]|ページ)(?:\s?[,，、/|]?\s?[共总總]\s?[\d一二三四五六七八九十百零〇]{1,7}\s?[页頁])?|[页頁][码碼次]?\s?[:：]?\s?\d{1,4}(?:\s?\/\s?\d{1,4})?)$/u
const pageEnd = /(?:^|[\s—–|·-])page\s\d{1,4}\s(?:of|\/)\s\d{1,4}$/iu
const pageStart = /^page\s\d{1,4}(?:\s?(?:of|\/)\s?\d{1,4})?(?:\s?[|—–·-]|$)/iu
/** A page in the languages of many parliaments. */
const word = String.raw`page|seite|p[áa]gina|p[áa]g\.|strona|str[áa]nka|strana|sida|side|sivu|sayfa|oldal|стр\.|страница|сторінка|σελίδα|σελ\.|صفحة|עמוד`
const between = '/|of|sur|von|de|di|ze?|av|af|van|из|з|από|من|מתוך'
const worded = new RegExp(String.raw`^[[(]?(?:${word})\s\d{1,4}(?:\s?(?:${between})\s?\d{1,4})?[\])]?$`, 'iu')
const wordBehind = /^\d{1,4}\s?(?:[쪽면]|페이지|ページ|\|\s?p\s?a\s?g\s?e)(?:\s?\/\s?\d{1,4}\s?[쪽면])?$/iu

/** A line with a word for pages and a number is no longer. */
const longestWorded = 30

const fraction = /(?:^|\s{2}|\u3000|\|\s?|[—–]\s?)(\d{1,4})\s?\/\s?(\d{1,4})$/u

/** Whether a line says by itself that it is the number of a page: `- 12 -`, `Page 3 of 9`, `第 3 页 共 9 页`, or ends in `3 / 9`. */
export function isPageLine(text: string): boolean {
  // Few lines end in a number or in the word for a page, or begin with it.
  const begins = (firstCode(text) | 32) === 112 && beginsPage.test(text)
  if (text.length > longest) return false
  if (isDigit(firstCode(text)) && text.length <= longestWorded && wordBehind.test(text)) return true
  if (!begins && !ends.has(text.charCodeAt(text.length - 1))) return false
  if (text.length <= longestWorded && worded.test(text)) return true
  if ((!isDigit(firstCode(text)) && pageLine.test(text)) || pageEnd.test(text) || (begins && pageStart.test(text))) return true
  const [, number, total] = fraction.exec(text) ?? []
  return number !== undefined && Number(number) >= 1 && Number(number) <= Number(total)
}

const beginsPage = /^page\s/iu
const ends = new Set(Array.from('0123456789页頁-–—―~])ジ', (character) => character.charCodeAt(0)))
