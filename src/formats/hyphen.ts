import {firstCode, isSmall} from './characters.ts'
import type {Row} from './layout-rows.ts'

/** Whether it divides a word at the end of a line: `-`, the hyphen of typesetters, a soft hyphen. */
export const isHyphen = (code: number): boolean => code === 45 || code === 0x2010 || code === 0xad

/** Whether a text ends in a hyphen behind a letter. */
export function isHyphened(text: string): boolean {
  return isHyphen(text.charCodeAt(text.length - 1)) && /\p{L}$/u.test(text.slice(-3, -1))
}

/** Whether a hyphen at the end of the line divides the word with which the next one begins. */
export const dividesWord = (row: Row, next: Row): boolean => isHyphened(row.text) && isSmall(firstCode(next.text))
