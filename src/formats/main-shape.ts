import type {Nodes} from 'mdast'
import {asciiParts, endsSentence, units} from '../text.ts'

/** What the text of a block is like, in counts that mean the same in every language. */
export interface Shape {
  /** Information units: Han and kana characters, and words of other scripts. */
  units: number
  /** Units in links. */
  linked: number
  links: number
  images: number
  /** Units that are set strong or emphasized. */
  stressed: number
  /** Units in code. */
  code: number
  breaks: number
  /** UTF-16 code units that are no white space. */
  letters: number
  /** Han and kana characters. */
  dense: number
  /** Words that begin with a capital. */
  capitals: number
  /** Digits. */
  digits: number
  /** Signs that end sentences. */
  stops: number
  /** Commas and what stands between parts of a sentence. */
  commas: number
  /** Signs that stand between items and around labels: bars, dots, arrows, slashes. */
  signs: number
  /** Signs of currency, shares and copyright. */
  symbols: number
  quotes: number
  ends: boolean
  /** Ends with a colon. */
  opens: boolean
  /** Begins with a small letter or a sign, as what is cut off does. */
  lower: boolean
  /** Where the block is a table. */
  rows: number
  cells: number
  text: string
}

/** Measure a block. */
export function shapeOf(node: Nodes): Shape {
  const shape: Shape = {
    units: 0, linked: 0, links: 0, images: 0, stressed: 0, code: 0, breaks: 0, letters: 0, dense: 0, capitals: 0, digits: 0, stops: 0, commas: 0, signs: 0,
    symbols: 0, quotes: 0, ends: false, opens: false, lower: false, rows: 0, cells: 0, text: ''
  }
  read(node, shape, {linked: false, stressed: false})
  const text = shape.text.trim()
  shape.text = text
  shape.ends = endsSentence(text)
  shape.opens = /[:：]$/u.test(text)
  shape.lower = /^[^\p{Lu}\p{Lo}\p{N}]/u.test(text)
  return shape
}

interface Setting {
  readonly linked: boolean
  readonly stressed: boolean
}

function read(node: Nodes, shape: Shape, setting: Setting): void {
  if (node.type === 'text') return count(node.value, shape, setting)
  if ('children' in node) {
    const within = settingIn(node, shape, setting)
    for (const child of node.children) read(child, shape, within)
    if (node.type === 'tableCell' || node.type === 'listItem') shape.text += ' '
  } else if (node.type === 'break') {
    shape.breaks++
    shape.text += '\n'
  } else if (node.type === 'image') shape.images++
  else if ('value' in node && node.type !== 'html') {
    const before = shape.units
    count(node.value, shape, setting)
    shape.code += shape.units - before
  }
}

function settingIn({type}: Nodes, shape: Shape, setting: Setting): Setting {
  const {linked, stressed} = setting
  if (type === 'link') {
    shape.links++
    return {linked: true, stressed}
  }
  if (type === 'strong' || type === 'emphasis') return {linked, stressed: true}
  if (type === 'tableRow') shape.rows++
  else if (type === 'tableCell') shape.cells++
  return setting
}

function count(value: string, shape: Shape, {linked, stressed}: Setting): void {
  const before = shape.units
  countSigns(value, shape)
  const size = shape.units - before
  if (linked) shape.linked += size
  if (stressed) shape.stressed += size
  shape.text = shape.text === '' ? value : shape.text + value
}

/** Characters by what they are counted as: stops, commas, signs, symbols, quotes, digits. Letters that are no capitals and white space have no kind. */
const signs: readonly string[] = [
  '.!?。！？…؟।։', ',;，、；،؛', '|/\\•·»«›‹→←>▸►▼＞｜-–—:：*+#[]()（）【】', '$€£¥￥₹%©®™&@=<{}_~', '"“”„「」『』《》\'’', '0123456789０１２３４５６７８９'
]

/** The kind of each character, plus one. */
const kindOf: Uint8Array = new Uint8Array(0x10000)
for (const [kind, characters] of signs.entries()) for (let index = 0; index < characters.length; index++) kindOf[characters.charCodeAt(index)] = kind + 1

const digits = signs.length

// Units are counted in the same walk as long as the text is ASCII, as most of it is.
function countSigns(value: string, shape: Shape): void {
  const counts = [0, 0, 0, 0, 0, 0, 0]
  let [inWord, inUnit, isPlain, letters, dense, capitals, size] = [false, false, true, 0, 0, 0, 0]
  for (let index = 0; index < value.length; index++) {
    const code = value.charCodeAt(index)
    if (code >= 0x80) isPlain = false
    else if (asciiParts[code]! === 1) {
      if (!inUnit) size++
      inUnit = true
    } else inUnit &&= asciiParts[code]! === 2
    if (code === 32 || code === 10) {
      inWord = false
      continue
    }
    letters++
    const kind = kindOf[code]!
    if (kind > 0) {
      counts[kind]!++
      inWord = kind === digits
    } else if (code >= 0x3041 && code <= 0x9fff) dense++
    else {
      if (!inWord && isCapital(code)) capitals++
      inWord = true
    }
  }
  shape.units += isPlain ? size : units(value)
  shape.letters += letters
  shape.dense += dense
  shape.capitals += capitals
  shape.stops += counts[1]!
  shape.commas += counts[2]!
  shape.signs += counts[3]!
  shape.symbols += counts[4]!
  shape.quotes += counts[5]!
  shape.digits += counts[6]!
}

// Latin, Greek and Cyrillic; other scripts have none.
const isCapital = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 0xc0 && code <= 0xde) || (code >= 0x391 && code <= 0x3a9) || (code >= 0x410 && code <= 0x42f)
