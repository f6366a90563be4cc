import {codesOf, flat} from '../text.ts'
import {firstCode, isCapital} from './characters.ts'
import type {Row} from './layout-rows.ts'
import type {Label} from './speakers.ts'

/** Justified lines leave more than one space between words. */
const gap = '[ \u00a0]{1,4}'

/** How people are addressed before their names, in the minutes of many countries. */
const title = String.raw`(?:M[MRrSs]?|M[Rr][Ss]|M[Mm][Ee]|Mlle|Miss|MISS|Messrs|D[Rr]|Prof|PROF|H[Oo][Nn]|S[Ee][Nn]|Rep|REP|S[Rr][Aa]?|Srta|Sig|On|Abg)\.?|Senator|SENATOR|Senadora?|Deputy|Diputad[oa]|Deputad[oa]|Se[ñn]ora?|Senhora?|Herr|Frau|Lord|Lady|Sir|Madam|(?:El|La)${gap}se[ñn]ora?|(?:O|A)${gap}(?:S[Rr][Aa]?\.|Senhora?)|The|THE|Le|La|El|Der|Die|Il|O|A`

/** Words within a name or an office that begin with a small letter, and offices that do. */
const small = String.raw`le|la|les|de|du|des|del|of|the|for|and|y|e|da|do|dos|von|van|der|zu|d’|d'|l’|l'|(?:vice-?)?(?:pr[ée]sident\p{Ll}{0,3}|ministr\p{Ll}{1,2}|rapporteur\p{Ll}?|secr[ée]taire|secretari[oa]|chair\p{Ll}{0,6}|speaker)`

const word = String.raw`\p{Lu}[\p{L}\p{M}’'-]+|\p{Lu}\.|${small}`

/** A dash behind the name, with a stop or without one. */
const dash = String.raw`\.?\s{0,4}[—–]\s{0,4}|\.\s{0,4}--?\s{0,4}`

/** Where somebody is from, and for whom he speaks. */
const party = String.raw`(?:\s{0,4}[([][^()[\]]{1,90}[)\]])?`

/** A stop that ends the name, not one behind an initial. */
const stop = String.raw`\.(?:\s+(?=[\p{Lu}\p{N}"“«‹(¿¡])|$)`

// What stands behind the comma is a role.
const addressed = new RegExp(String.raw`^((?:${title})(?:[ \u00a0]{1,4}(?:${word})){1,8}?(?:,\s([^.:;!?—–()]{3,70}))?${party})(?:${dash}|(?<=[)\]])\s{1,4}-\s{1,4}|${stop})`, 'u')
const named = new RegExp(String.raw`^(\p{Lu}[\p{L}\p{M}’'-]+(?:[ \u00a0]{1,4}\p{Lu}[\p{L}\p{M}’'-]*\.?){0,4}?${party})(?:\.\s{0,4}(?:[—–]|--?)\s{0,4}|\s{1,4}[—–]\s{1,4})`, 'u')
// A surname in capitals, with first names before it or initials behind it.
const capitals = new RegExp(String.raw`^((?:\p{Lu}[\p{Ll}\p{M}’'-]+ ){0,3}\p{Lu}[\p{Lu}\p{M}’'-]{2,}(?: \p{Lu}[\p{Lu}\p{M}’'-]+){0,3}(?: \p{Lu}\. ?\p{Lu}|${party}))${stop}`, 'u')

/** A question and its answer, as courts have them: `Q.   Where were you?`. */
const questioned = /^([QA])\.(?:$|\s{1,8}(?=[\p{Lu}"“‘'(])(?!\p{Lu}[\p{L}'’-]{1,30}\.\s?[—–-]))/u
const stopCode = 46
const asterisk = 42
const openBracket = 91

/** A name in brackets or stressed, as recognizers and editors set it: `[SPEAKER_00]: …`, `**Ann Low:** …`. */
const marked = /^(?:\[([^[\]]{1,60})\]\s?[:：]|\[(SPEAKER[_ ]\d{1,3})\]|\*\*([^*:：]{1,60})(?:[:：]\*\*|\*\*\s?[:：]))(?:\s{1,4}(?!https?:)|(?<=：(?:\*\*)?)|$)/u

/** A circle before the name and wide space behind it. */
const circled = /^[○◯〇◎●]\s?([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー・]{2,20}(?:[（(][^（）()]{1,20}[）)])?|\p{Script=Hangul}{1,16}(?: {1,4}\p{Script=Hangul}{2,4})?)(?:[:：]\s?|\u3000[\u3000 ]?| {1,3}|$)/u
const circles = /* @__PURE__ */ codesOf('○◯〇◎●')

/** What may be a label in a script without capitals: some words, and no marks within. */
export const uncased = /^\p{Lo}[\p{Lo}\p{M}\p{N}.'’״"׳()[\]/–—-]*(?:[ \u00a0][\p{L}\p{M}\p{N}.'’״"׳()[\]/–—-]+){0,7}$/u

/** And what may be a name: two words or more. */
export const uncasedName = /^(?!\p{Script=Han})\p{Lo}[\p{Lo}\p{M}'’״"׳-]+(?: (?!\p{Script=Han})\p{Lo}[\p{Lo}\p{M}'’״"׳-]+){1,3}$/u

/** No label is longer than this. */
const longest = 130

/** Read a label without a colon, of somebody who is addressed as such where `formal`: `Mr. LOW.`, `M. le président. —`, `Sr. LOW.-`, `LOW (Ind). `, `○議長（山田太郎君）　`. */
export function readOpening(line: string, formal = false): Label | undefined {
  const code = firstCode(line)
  if (circles.has(code)) return labelOf(circled.exec(line.slice(0, longest)))
  if (code === openBracket || code === asterisk) return markedLabel(line)
  // Most lines begin with a small letter or a Han character, and most others end no word so early in a stop or a dash.
  if (!isCapital(code)) return undefined
  const head = line.slice(0, longest)
  if (line.charCodeAt(1) === stopCode && questioned.test(head)) return labelOf(questioned.exec(head))
  if (!/[.—–]/u.test(head.slice(2))) return undefined
  return labelOf(addressed.exec(head) ?? (formal ? null : named.exec(head) ?? capitals.exec(head)))
}

function markedLabel(line: string): Label | undefined {
  const found = marked.exec(line.slice(0, longest))
  const by = found?.slice(1).find((name) => name !== undefined)?.trim()
  return found && by !== undefined && /\p{L}/u.test(by) ? {by, length: found[0].length} : undefined
}

function labelOf(found: RegExpExecArray | null): Label | undefined {
  if (!found) return undefined
  // Justified lines leave spaces between words.
  const by = flat(found[1]!)
  const role = found[2]
  return {by, length: found[0].length, ...(role === undefined ? {} : {role})}
}

/** Whether a line fills its width, so that the first word of the next one did not fit. */
export type IsFull = (row: Row, next: Row) => boolean

/** The name of an office that goes on in the next line is longer than this, and shorter than that. */
const [wide, widest] = [40, 130]

/**
 * A line and the one below it, where the name of an office begins on the first and has its colon on the second.
 *
 * White space stands for what is between them, so that places in it are those of the source.
 */
export function overTwoLines(row: Row, next: Row | undefined, isFull: IsFull, lineGap = 0): string | undefined {
  const {text} = row
  if (!articles.has(firstCode(text)) || !next || next.gap > lineGap || text.length < wide || text.length > widest || !beginsOffice.test(text) || /[:：]/u.test(text) || !isFull(row, next)) return undefined
  const colon = next.text.slice(0, widest).search(/[:：]/u)
  return colon < 0 || text.length + colon > widest ? undefined : text + ' '.repeat(next.start - row.end) + next.text
}

const beginsOffice = /^(?:The|THE|Le|La|El|Der|Die|Il|O|A)\s\p{Lu}/u
const articles = /* @__PURE__ */ codesOf('TLEDIOA')
