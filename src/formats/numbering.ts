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

/** The style of `(a)` and `(ii)`: items of a list, never headings. */
export const letterBracket = 'letter-bracket'

/** Every pattern captures the number; what follows is the text. Those that can match a line are found by its first character. */
const forms = {
  ordinal: [
    {style: 'chapter', depth: 0, pattern: new RegExp(`^第\\s?(${han}|\\d{1,4})\\s?[章部编編篇卷]\\s*`, 'u')},
    {style: 'section', depth: 1, pattern: new RegExp(`^第\\s?(${han}|\\d{1,4})\\s?[节節]\\s*`, 'u')}
  ],
  attached: [{style: 'chapter', depth: 0, pattern: new RegExp(`^附[录錄件表]\\s?(${han}|\\d{1,3}|[A-H])(?=[\\s:：、.．]|$)[\\s:：、.．]{0,3}`, 'u')}],
  word: [
    {style: 'chapter', depth: 0, pattern: /^(?:chapter|part|appendix|annex|book|volume)\s(\d{1,3}|[ivxlc]{1,6}|[a-h])\b[.:]?\s*/iu},
    {style: 'section', depth: 1, pattern: /^section\s(\d{1,3}|[ivxlc]{1,6})\b[.:]?\s*/iu}
  ],
  han: [{style: 'han', depth: 1, pattern: new RegExp(`^(${han})\\s?[、．]\\s*`, 'u')}],
  bracket: [
    {style: 'han-bracket', depth: 2, pattern: new RegExp(`^[（(](${han})[）)]\\s*`, 'u')},
    {style: 'number-bracket', depth: 3, pattern: /^[（(](\d{1,3})[）)]\s*/u},
    {style: letterBracket, depth: 4, pattern: /^[（(]([a-z]|[ivx]{2,5})[）)]\s+/u}
  ],
  digit: [
    {style: 'decimal', depth: 1, pattern: /^\d{1,3}((?:\.\d{1,3}){1,5})\.?(?:\s+(?!\p{Ll})|(?=\p{Script=Han})(?![亿億万萬千百兆元倍个個米年]))/u},
    {style: 'number', depth: 1, pattern: /^(\d{1,3})\s?[.．](?!\d)\s*/u},
    {style: 'number-comma', depth: 1, pattern: /^(\d{1,3})\s?、\s*/u},
    {style: 'number-paren', depth: 2, pattern: /^(\d{1,3})[)）]\s*/u}
  ],
  capital: [
    {style: 'roman', depth: 1, pattern: /^([IVX]{1,6})\.\s+/u},
    {style: 'letter', depth: 2, pattern: /^([A-Z])\.\s+/u}
  ],
  paragraph: [{style: 'paragraph', depth: 1, pattern: /^§\s?(\d{1,4})\.?\s+/u}]
} satisfies Readonly<Record<string, readonly Form[]>>

const hanDigits = new Set('一二三四五六七八九十百零〇两')

const wordInitials = new Set(Array.from('abcpsvABCPSV', (letter) => letter.charCodeAt(0)))

const none: readonly Form[] = []

function formsOf(line: string): readonly Form[] {
  const code = line.charCodeAt(0)
  if (code >= 48 && code <= 57) return forms.digit
  // A letter that is followed by a stop, or that may begin the word for a chapter.
  if (code >= 65 && code <= 90 && line.slice(1, 7).includes('.')) return /^[CPASBV]\p{L}/iu.test(line) ? [...forms.word, ...forms.capital] : forms.capital
  if (code < 0x80 && code >= 65) return wordInitials.has(code) && /^(?:chap|part|app|ann|book|vol|sec)/iu.test(line) ? forms.word : none
  if (code === 0x7b2c) return forms.ordinal
  if (code === 0x9644) return forms.attached
  if (code === 40 || code === 0xff08) return forms.bracket
  if (code === 0xa7) return forms.paragraph
  return code > 0x3000 && hanDigits.has(line.charAt(0)) ? forms.han : none
}

/** Read the number at the beginning of a line: `1.`, `1.2`, `13 .`, `一、`, `（二）`, `第三章`, `附录一`, `Chapter IV`, `§ 3`. */
export function readNumbering(line: string): Numbering | undefined {
  const possible = formsOf(line)
  if (possible.length === 0) return undefined
  const head = line.slice(0, 40)
  for (const {style, depth, pattern} of possible) {
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

/** The value of digits, of Roman or Han numerals, or of a letter by its place in the alphabet. */
export function readNumber(value: string): number {
  if (/^\d/u.test(value)) return Number(value)
  if (/^[ivxlc]+$/iu.test(value)) return readRoman(value.toLowerCase())
  if (/^[A-Z]$/iu.test(value)) return value.toUpperCase().charCodeAt(0) - 64
  let sum = 0
  let digit = 0
  for (const character of value.replaceAll('〇', '零').replaceAll('两', '二')) {
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

// Those of the private use area are what symbol fonts leave.
const bullet = /^(?:[•●○◦▪■□◆◇‣➢❖·∙►▶✓✔\uf02d\uf06e\uf076\uf0a7\uf0b7\uf0d8\uf0fc]\s*|[-–*+](?:\s+|$))/u
/** Signs that part what stands above from what stands below: `* * *`, `◆ ◆ ◆`. */
const ornament = /^([*•●○◦▪■□◆◇❖·∙+–-])(?:\s{0,4}\1){1,20}$/u
const numbered = /^(\d{1,4})[.)](?:\s+|(?=\p{Script=Han}))/u
const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'

/** Read a list marker at the beginning of a line: a bullet, `-`, `1.`, `1)`, `①`. */
export function readMarker(line: string): Marker | undefined {
  const code = line.charCodeAt(0)
  if ((code >= 0x2e80 && code < 0xe000) || (code < 0x80 && code > 57)) return undefined
  const head = line.slice(0, 40)
  const sign = bullet.exec(head)
  // `* * *` stands between parts.
  if (sign) return ornament.test(head) ? undefined : {ordered: false, value: 0, length: sign[0].length}
  const found = numbered.exec(head)
  if (found) return {ordered: true, value: Number(found[1]), length: found[0].length}
  const circle = circled.indexOf(head.charAt(0))
  return circle < 0 || head === '' ? undefined : {ordered: true, value: circle + 1, length: 1 + (/^\s*/u.exec(head.slice(1))?.[0].length ?? 0)}
}
