/** The number that begins a heading or an item. */
export interface Numbering {
  /** Numbers of one style stand on one level. */
  readonly style: string
  /** 0 for chapters, and one more for each dot of `1.2.3`. */
  readonly depth: number
  readonly value: number
  /** Characters up to the text that is numbered. */
  readonly length: number
}

const han = '[一二三四五六七八九十百零〇两]{1,6}'

interface Form {
  readonly style: string
  readonly depth: number
  readonly pattern: RegExp
}

/** Every pattern captures the number; what follows is the text. */
const forms: readonly Form[] = [
  {style: 'chapter', depth: 0, pattern: new RegExp(`^第\\s?(${han}|\\d{1,4})\\s?[章部编編篇卷]\\s*`, 'u')},
  {style: 'section', depth: 1, pattern: new RegExp(`^第\\s?(${han}|\\d{1,4})\\s?[节節]\\s*`, 'u')},
  {style: 'chapter', depth: 0, pattern: /^(?:chapter|part|appendix)\s(\d{1,3}|[ivxlc]{1,6}|[a-h])\b[.:]?\s*/iu},
  {style: 'section', depth: 1, pattern: /^section\s(\d{1,3}|[ivxlc]{1,6})\b[.:]?\s*/iu},
  {style: 'han', depth: 1, pattern: new RegExp(`^(${han})\\s?[、．]\\s*`, 'u')},
  {style: 'han-bracket', depth: 2, pattern: new RegExp(`^[（(](${han})[）)]\\s*`, 'u')},
  {style: 'decimal', depth: 1, pattern: /^\d{1,3}((?:\.\d{1,3}){1,5})\.?(?:\s+(?!\p{Ll})|(?=\p{Script=Han}))/u},
  {style: 'number', depth: 1, pattern: /^(\d{1,3})\s?[.．](?!\d)\s*/u},
  {style: 'number-comma', depth: 1, pattern: /^(\d{1,3})\s?、\s*/u},
  {style: 'number-bracket', depth: 3, pattern: /^[（(](\d{1,3})[）)]\s*/u},
  {style: 'number-paren', depth: 2, pattern: /^(\d{1,3})[)）]\s*/u},
  {style: 'roman', depth: 1, pattern: /^([IVX]{1,6})\.\s+/u},
  {style: 'letter', depth: 2, pattern: /^([A-Z])\.\s+/u}
]

/** Characters that may begin a number, so that most lines are not tested at all. */
const openers = /^[\d第（(一二三四五六七八九十百A-Zcpsa]/u

/** Read the number at the beginning of a line: `1.`, `1.2`, `13 .`, `一、`, `（二）`, `第三章`, `Chapter IV`. */
export function readNumbering(line: string): Numbering | undefined {
  if (!openers.test(line)) return undefined
  const head = line.slice(0, 40)
  for (const {style, depth, pattern} of forms) {
    const found = pattern.exec(head)
    if (!found) continue
    const dots = style === 'decimal' ? found[1]!.split('.').length - 1 : 0
    const number = style === 'decimal' ? found[1]!.slice(found[1]!.lastIndexOf('.') + 1) : found[1]!
    return {style: dots > 0 ? `decimal-${dots}` : style, depth: depth + dots, value: readNumber(number), length: found[0].length}
  }
  return undefined
}

const digits = '零一二三四五六七八九'
const romans: {readonly [letter: string]: number} = {i: 1, v: 5, x: 10, l: 50, c: 100}

function readNumber(value: string): number {
  if (/^\d/u.test(value)) return Number(value)
  if (/^[ivxlc]+$/iu.test(value)) return readRoman(value.toLowerCase())
  if (/^[A-Z]$/iu.test(value)) return value.toUpperCase().charCodeAt(0) - 64
  let sum = 0
  let digit = 0
  for (const character of value.replace('〇', '零').replace('两', '二')) {
    const unit = character === '十' ? 10 : character === '百' ? 100 : 0
    if (unit === 0) digit = digits.indexOf(character)
    else {
      sum += (digit || 1) * unit
      digit = 0
    }
  }
  return sum + digit
}

function readRoman(value: string): number {
  let sum = 0
  for (const [index, letter] of [...value].entries()) {
    const own = romans[letter]!
    sum += own < (romans[value.charAt(index + 1)] ?? 0) ? -own : own
  }
  return sum
}

/** The sign that begins a list item. */
export interface Marker {
  readonly ordered: boolean
  /** The number of an ordered item. */
  readonly value: number
  /** Characters up to the text of the item. */
  readonly length: number
}

const bullet = /^(?:[•●○◦▪■□◆◇‣➢❖·∙]\s*|[-–*+](?:\s+|$))/u
const numbered = /^(\d{1,4})[.)](?:\s+|(?=\p{Script=Han}))/u
const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'

/** Read a list marker at the beginning of a line: a bullet, `-`, `1.`, `1)`, `①`. */
export function readMarker(line: string): Marker | undefined {
  const head = line.slice(0, 40)
  const sign = bullet.exec(head)
  if (sign) return {ordered: false, value: 0, length: sign[0].length}
  const found = numbered.exec(head)
  if (found) return {ordered: true, value: Number(found[1]), length: found[0].length}
  const circle = circled.indexOf(head.charAt(0))
  return circle < 0 || head === '' ? undefined : {ordered: true, value: circle + 1, length: 1 + (/^\s*/u.exec(head.slice(1))?.[0].length ?? 0)}
}
