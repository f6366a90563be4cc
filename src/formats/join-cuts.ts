import {units} from '../text.ts'
import {firstCode, isHan, isSmall, lastCode} from './characters.ts'
import {functionWords} from './function-words.ts'
import type {Usage} from './join.ts'
import {goesOn, type Layout} from './layout.ts'
import type {Row} from './layout-rows.ts'

const colon = /[:：]["”』」]?$/u

/** Whether the line says that something else follows below it. */
export const announces = (row: Row): boolean => colon.test(row.text.slice(-3))

/**
 * Why a line must be the first part of a paragraph that a page end or blank line cuts, or nothing where that is not certain.
 *
 * It ends no sentence, and the next line can be the rest of one: by a mark that goes on, by a bracket that closes there, by a small
 * letter, or because what stands around the line end stands together elsewhere in the document.
 */
export function cutOf(row: Row, next: Row, usage: Usage): string | undefined {
  const {text} = row
  if (text.length < 6 || row.ends || announces(row)) return undefined
  if (/[，、,]$/u.test(text)) return 'a comma ends the line'
  if (/^[，。、；：？！）》」』”%％]/u.test(next.text)) return 'the next line begins with a mark that goes on'
  if (closesBracket(text, next.text)) return 'a bracket opens on the line and closes on the next one'
  if (isUnfinished(text) && (next.ends || announces(next) || next.text.length > 40)) return 'the last sentence of the line has no end'
  if (text.length > 30 && goesOn(row, next) && beginsSmall(next)) return 'the sentence goes on with a small letter'
  if (/\p{Ll}$/u.test(text) && endsInParticle(text) && !beginsSentence(next.text)) return 'the line ends in a word that asks for another'
  return usage.follows(row, next) ? 'what stands around the line end stands together elsewhere' : undefined
}

/** Units that no heading has. */
const long = 25

/** Why one of the lines that are whole paragraphs is only the first part of one: as `cutOf`, and by what other lines of the document are like. */
export function cutOfParagraph(row: Row, next: Row, usage: Usage, {capitalized, punctuated}: Layout): string | undefined {
  const sure = cutOf(row, next, usage)
  if (sure !== undefined || row.text.length < 6 || row.ends || announces(row)) return sure
  if (capitalized && beginsSmall(next) && /[\p{L}\p{N})\]"'”’`]$/u.test(row.text)) return 'the next line begins with a small letter, as no paragraph of the document does'
  if (!punctuated || units(row.text) < long || !(next.ends || next.text.length > 40)) return undefined
  return isHan(lastCode(row.text)) || isWritten(row.text) ? 'a line that long ends a sentence everywhere else in the document' : undefined
}

// Addresses begin with a small letter anywhere.
const beginsSmall = ({text}: Row): boolean => isSmall(firstCode(text)) && !/^(?:https?:|www\.)/u.test(text)

// Whole sentences of Latin letters before the last one.
const isWritten = (text: string): boolean => /\p{Ll}[.!?]["”’)]? \p{Lu}/u.test(text.slice(-2000))

// Whether whole sentences stand before the end, and one that is not whole. (Where stops are dots, a signature may stand there.)
function isUnfinished(text: string): boolean {
  return /[。！？](?!["”』」）)]*$)/u.test(text.slice(-1000))
}

const pairs: ReadonlyMap<string, string> = new Map([[')', '('], ['）', '（'], [']', '['], ['】', '【'], ['》', '《'], ['」', '「'], ['』', '『'], ['}', '{'], ['”', '“']])

// The first closing mark of the next line has no opening one there, and the last opening mark of the line has no closing one.
function closesBracket(text: string, next: string): boolean {
  const found = /^[^()（）[\]【】《》「」『』{}“”]{0,200}([)）\]】》」』}”])/u.exec(next)?.[1]
  const opening = found === undefined ? undefined : pairs.get(found)
  if (found === undefined || opening === undefined) return false
  const tail = text.slice(-400)
  return tail.lastIndexOf(opening) > tail.lastIndexOf(found) && !(found === ')' && /^\S{0,3}\)/u.test(next))
}

/** Words that no phrase ends in, of those that headings do end in. */
const particles = new Set('the of and to a an or with for as at from by into our your their its whose every each than which because between der die das und von den dem ein eine einer mit zur zum le les des et une du el los las una del y il gli di e della degli o os um uma'.split(' '))

// `The`, `In`: words that are written small within sentences.
function beginsSentence(text: string): boolean {
  const word = /^\p{Lu}\p{Ll}{1,14}(?![\p{L}\p{N}'’-])/u.exec(text)?.[0]
  return word !== undefined && functionWords.has(word.toLowerCase())
}

function endsInParticle(text: string): boolean {
  const word = /(?<![\p{L}\p{N}'’-])\p{L}+$/u.exec(text.slice(-20))?.[0] ?? ''
  return particles.has(word) || (text.length > 60 && functionWords.has(word))
}
