import {endsSentence, flat} from '../text.ts'
import {firstCode, isDigit, isUncased} from './characters.ts'
import {isBracketed, type Row} from './layout-rows.ts'
import {learnNameLines} from './speaker-lines.ts'
import {overTwoLines, readOpening, uncased, uncasedName, type IsFull} from './speaker-openings.ts'

/** The label that begins a turn of a transcript. */
export interface Label {
  /** As written, without the colon. */
  readonly by: string
  /** `HH:MM:SS` into the recording. */
  readonly at?: string
  /** `CFO`, of `Jane Roe, CFO:`. */
  readonly role?: string
  /** Of a question that has one: `2. Ann Low: …`. */
  readonly number?: number
  /** Characters up to what is said. */
  readonly length: number
}

/** Who speaks in a document. */
export interface Speakers {
  /** The label of a line that begins a turn. */
  read(line: string): Label | undefined
  /** Whether a line begins with the name of somebody who is not known to speak here: what follows is nobody's turn. */
  isStranger(line: string): boolean
}

/** A label is not longer than this, an office with a name included. */
const longest = 110

const stamp = /^[[(（【<]?(\d{1,3}:\d{2}(?::\d{2})?)(?:[.,]\d{1,3})?[\])）】>]?[\s\-–—|]{0,4}/u
const lateStamp = /[\s,]{0,4}[[(（]?(\d{1,3}:\d{2}(?::\d{2})?)[\])）]?$/u

const behindColon = /^[[(（【<](\d{1,3}:\d{2}(?::\d{2})?)[\])）】>]\s{0,4}/u

/** Read what may be a label: `Name:`, `名：`, `[00:05:12] Name`, `Name (00:12):`, `Jane Roe, CFO:`, or one without a colon. */
export const readLabel = (line: string): Label | undefined => readColon(line) ?? readOpening(line)

function readColon(line: string): Label | undefined {
  const head = line.length > longest + 16 ? line.slice(0, longest + 16) : line
  if (!head.includes(':') && !head.includes('：')) return undefined
  const early = stamp.exec(head)
  const skipped = early?.[0].length ?? 0
  const rest = head.slice(skipped)
  const colon = endOfLabel(rest)
  // Without a colon the time makes a label of a line.
  const alone = line.length <= longest && (early !== null || lateStamp.test(rest))
  const written = closeUp((colon >= 0 ? rest.slice(0, colon) : alone ? rest : '').trim())
  const late = early ? null : lateStamp.exec(written)
  const by = late ? written.slice(0, -late[0].length).trim() : written
  if (!isLabel(by) || isAside(line, by)) return undefined
  const length = colon < 0 ? line.length : skipped + colon + 1 + (/^\s*/u.exec(line.slice(skipped + colon + 1, skipped + colon + 9))?.[0].length ?? 0)
  // Or it stands behind the colon.
  const behind = colon < 0 || early || late ? null : behindColon.exec(line.slice(length, length + 16))
  const time = early?.[1] ?? late?.[1] ?? behind?.[1]
  const role = /^[^,(（]{2,40}(?:,\s|\s?[(（]|\s[-–—]{1,2}\s)([^)）]{2,50})[)）]?$/u.exec(by)?.[1]
  return {by, length: length + (behind?.[0].length ?? 0), ...(time === undefined ? {} : {at: clock(time)}), ...(role === undefined ? {} : {role})}
}

const question = /^(\d{1,3})\s?[.．、]\s{0,12}(?=\D)/u

/** Read a label behind the number of a question: `2. Ann Low: …`. */
export function readNumberedLabel(line: string): Label | undefined {
  const found = isDigit(firstCode(line)) ? question.exec(line.slice(0, 20)) : null
  const label = found ? readLabel(line.slice(found[0].length)) : undefined
  return label && {...label, number: Number(found![1]), length: label.length + found![0].length}
}

// Justified lines leave spaces between words, and between the characters of a name.
const closeUp = (by: string): string => (by.includes(' ') ? flat(by).replace(/(?<=\p{Script=Han}) {1,4}(?=[\p{Script=Han}（(])/gu, '') : by)

// The first colon, unless it belongs to a time or an address.
function endOfLabel(rest: string): number {
  const end = rest.search(/[:：]/u)
  if (end < 0) return -1
  if (!/\d/u.test(rest.charAt(end - 1)) || !/\d/u.test(rest.charAt(end + 1))) return /^\/\//u.test(rest.slice(end + 1)) ? -1 : end
  const later = rest.slice(end + 1).search(/[)）\]]?\s?[:：](?!\d)/u)
  return later < 0 ? -1 : end + 1 + later + rest.slice(end + 1 + later).search(/[:：]/u)
}

function clock(time: string): string {
  const parts = time.split(':')
  const [hours, minutes, seconds] = parts.length === 3 ? parts : ['0', ...parts]
  return [hours, minutes, seconds].map((part) => part!.padStart(2, '0')).join(':')
}

const han = /^[\p{Script=Han}·•．、（）()\s]{1,24}$/u
const latin = /^[\p{Lu}\d"“(][\p{L}\p{M}\p{N}.,'’()[\]&/"“” –—-]{0,109}$/u

function isLabel(by: string): boolean {
  if (by === '' || by.length > longest || !/\p{L}/u.test(by)) return false
  if (han.test(by)) return /^\p{Script=Han}/u.test(by)
  if (/\p{Script=Han}/u.test(by)) return by.length <= 24 && /^[\p{L}\p{N}·()（）\s]+$/u.test(by)
  if (isUncased(firstCode(by))) return by.length <= 64 && uncased.test(by)
  return latin.test(by) && !/[a-z]{4}\.\s/u.test(by) && (isShort(by) || office.test(by) || (isCapitals(by.split(/[([]/u, 1)[0]!.trim()) && by.split(/\s+/u).length <= 18))
}

const opening = /^[([（［]/u
const closing = /[)\]）］]/u

// The whole line stands in brackets, and says what somebody called out: `(Call from the left: No!)`.
const isAside = (line: string, by: string): boolean => opening.test(by) && !closing.test(by) && closing.test(line.slice(-1))

const isShort = (by: string): boolean => by.length <= 64 && by.split(/\s+/u).length <= 9

/** Who may speak under no name of his own. */
const generic = /^(?:[qa问答問]|q\d{1,2}|a\d{1,2}|question|answer|operator|操作员|接线员|话务员|moderator|host|interviewer|interviewee|speaker \w{1,3}|unidentified [\w ]{3,30}|the (?:speaker|chairman|chairperson|president|witness)|hon\. (?:members|senators)|主席|主持人|记者|記者|主持|提问|提問|代理主席|全委會主席|采访者|受访者|听众|观众|председатель(?:ствующ\p{L}{2})?|головуюч\p{L}{2}|πρόεδρος|προεδρεύ\p{L}{3,5}|الرئيسة?|היו[״"]ר|अध्यक्ष(?: महोदय)?|의장|위원장)$/iu
/** Who leads a meeting, where no article stands before it. */
const chair = /^(?:(?:vice-?|deputy |acting )?(?:president|chair(?:man|woman|person)?|speaker)|(?:vice)?presidente|(?:vice-)?présidente?|(?:vize)?präsident(?:in)?|vorsitzender?|clerk|secretary)$/iu
const titled = /(?:君|大臣|[议議][长長]|[委议議][员員]长|委員長|[会會][长長]|知事|市[长長]|理事|审议官|審議官|总理|總理|総理|参考人|參考人|证人|證人|証人|政府委員|説明員|公述人|위원장?|의원|의장|장관|议员|議員|主席|局长|局長|司长|司長|部长|部長|署长|署長|处长|處長|委员|委員|秘书长?|秘書長?|先生|女士|小姐|教授|博士|律师|律師|法官|经理|經理|总裁|總裁|董事长|董事長|总监|分析师|主任|校长|校長|院长|院長)(?:\s?[（(].{1,12}[)）])?$/u
const honorific = /^\(?(?:(?:mr|mrs|ms|dr|prof|hon|sen|eng|capt|maj|gen|col|sir|rep|miss|messrs|mme|mlle|mm|abg|srt?a|sr|sig)\.?|M\.|On\.|senator|deputy|senadora?|diputad[oa]|deputad[oa]|señora?|senhora?|herr|frau|madam|lord|lady|el señor|la señora|[oa] (?:sra?\.|senhora?)|السيدة?|الدكتورة?|النائبة?|الرئيسة?|رئيسة?|الوزيرة?|وزيرة?|معالي|سعادة|ח[״"]כ|חה[״"]כ|ה?יו[״"]ר|ה?שרה?|श्री(?:मती)?|डॉ\.|위원장|위원|의장|부의장|의원|장관)\s/iu
// `The Secretary for Works`, no clause.
const office = /^\(?(?:the|The|THE|Le|La|El|Der|Die|Il|O|A|(?:(?:Deputy|Assistant|Junior)\s)?(?:Minister|Secretary|Commissioner|Director|Attorney|Leader))(?:\s(?:\p{Lu}[\p{L}.'’-]{0,30},?|of|for|and|the|in|to|&)){1,14}(?:\s?[(（].{1,60}[)）])?$/u
// A surname, a title, and the rest of the name.
const parted = /^\p{Script=Han}{1,2}(?:委員|议员|議員|部長|院長|次長|署長|主席|局長|處長|主任)\p{Script=Han}{1,3}$/u
const addressed = (by: string): boolean => honorific.test(by) || office.test(by)
const named = /^\p{Lu}[\p{L}\p{M}.'’-]*(?:\s\p{Lu}[\p{L}\p{M}.'’-]*){1,3}$/u
/** Of somebody from elsewhere, in Han characters: `安娜·林德`. */
const foreign = /^\p{Script=Han}{1,8}(?:[·•‧・]\p{Script=Han}{1,8}){1,3}$/u
const surname = /^(?:[王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林罗羅高郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖萧蕭田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范金石廖贾賈夏韦韋傅方白邹鄒孟熊秦邱江尹薛闫段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯倪]\p{Script=Han}{1,2}|欧阳\p{Script=Han}{1,2}|歐陽\p{Script=Han}{1,2})$/u

/** What stands before a colon and speaks for the writer, for nobody else. */
const heading = /^(?:notes?|n\.?b|source|sources|example|examples|e\.g|i\.e|figure|table|fig|tip|warning|caution|important|summary|abstract|keywords|subject|re|from|to|cc|date|time|place|venue|tel|telephone|phone|fax|e-?mail|address|web|website|update|disclaimer|contact|contacts|price|total|result|results|conclusion|question \d+|step \d+|[注註]\d*|备注|備註|附注|说明|說明|来源|來源|资料来源|資料來源|数据来源|[图表]|例如|例|摘要|关键词|關鍵詞|电话|電話|传真|傳真|邮编|邮箱|地址|网址|日期|时间|時間|地点|地點|作者|编辑|标题|主题|风险提示|结论|原因|优点|缺点|其中|包括|如下|总结|提示|建议)$/iu

/** Whether a label is a role that speaks under no name. */
export const isRole = (by: string): boolean => generic.test(by)

/** Whether a label by itself looks like somebody. */
export function isSomebody(by: string): boolean {
  const name = by.replace(/\s?[（(][^)）]{0,40}[)）]$/u, '')
  return !heading.test(name) && (generic.test(name) || chair.test(name) || titled.test(by) || parted.test(by) || addressed(by) || named.test(name.split(',', 1)[0]!) || uncasedName.test(name) || foreign.test(name) || surname.test(name) || /^\p{Lu}[\p{Lu}\s.'’-]{2,40}$/u.test(name))
}

interface Candidate {
  turns: number
  /** Turns in which something is said. */
  spoken: number
  /** Turns whose label stands on a line of its own. */
  alone: number
  /** Characters of the lines that begin with it, up to the next label; of each turn so many count. */
  share: number
}

/** A turn longer than this shows nothing for its label. */
const turnLength = 1500

/**
 * Learn who speaks, from all rows of a document's body.
 *
 * A label counts if it recurs, is one of some with titles that hold most of the document, is declared (a line of its own names it, or it is a role such as `Operator`), or stands alone
 * on its line as those do that recur, and if what follows is speech. Labels that do not look like somebody must hold most of the document; a document whose only speaker
 * is one label has no turns.
 */
export function learnSpeakers(rows: readonly Row[], isFull: IsFull, lineGap = 0): Speakers {
  const candidates = gatherLabels(rows, isFull, lineGap)
  const declared = declarations(rows, candidates)
  const recurring = [...candidates].filter(([by, {turns, spoken}]) => turns >= 2 && spoken * 2 >= turns && !heading.test(by))
  const total = rows.reduce((sum, {text}) => sum + text.length, 0)
  const known = new Set(recurring.filter(([by]) => isSomebody(by)).map(([by]) => by))
  const share = recurring.reduce((sum, [, candidate]) => sum + candidate.share, 0)
  const turnsOfAll = recurring.reduce((sum, [, candidate]) => sum + candidate.turns, 0)
  if (recurring.length >= 2 && turnsOfAll >= recurring.length * 4 && share > total * 0.6) for (const [by] of recurring) known.add(by)
  for (const by of formalLabels(candidates, total)) known.add(by)
  if (known.size > 0) {
    const alike = standAlone(candidates, known, total)
    const inCapitals = [...known].every(isCapitals)
    const isLike = likeOthers(candidates, known, {recurring: recurring.map(([by]) => by), total})
    for (const [by, {spoken}] of candidates) if (spoken > 0 && (isDeclared(by, declared) || alike.has(by) || (inCapitals && isCapitals(by)) || isLike(by))) known.add(by)
  }
  for (const by of listLabels(candidates, known)) known.delete(by)
  // The first item of a list is no answer.
  if (!known.has('Q')) known.delete('A')
  const turns = [...known].reduce((sum, by) => sum + candidates.get(by)!.turns, 0)
  if (known.size < 2 || turns < 3) known.clear()
  const lines = known.size > 0 ? new Map<string, Label>() : learnNameLines(rows)
  return {
    read(line) {
      if (lines.size > 0) return lines.get(line)
      const label = known.size === 0 ? undefined : readNumberedLabel(line) ?? readLabel(line)
      return label && known.has(label.by) ? label : undefined
    },
    isStranger(line) {
      const by = known.size === 0 ? undefined : (readColon(line) ?? readOpening(line, true))?.by
      return by !== undefined && !known.has(by) && isSomebody(by)
    }
  }
}

const isCapitals = (by: string): boolean => /^\p{Lu}[\p{Lu}\d\s.'’#-]+$/u.test(by) && !heading.test(by)

// Some who are named with a title hold most of a document, each in a turn or more: a panel, of whom nobody need speak twice.
function formalLabels(candidates: ReadonlyMap<string, Candidate>, total: number): string[] {
  const formal = [...candidates].filter(([by, {turns, spoken}]) => spoken === turns && (titled.test(by) || parted.test(by) || honorific.test(by)))
  return formal.length >= 3 && formal.reduce((sum, [, {share}]) => sum + share, 0) > total * 0.6 ? formal.map(([by]) => by) : []
}

// Where the labels that recur stand on lines of their own, and such lines hold most of the document, one that occurs once is a label too.
function standAlone(candidates: ReadonlyMap<string, Candidate>, known: ReadonlySet<string>, total: number): Set<string> {
  const alone = [...candidates].filter(([by, {alone, turns}]) => alone === turns && isSomebody(by))
  const share = alone.reduce((sum, [, candidate]) => sum + candidate.share, 0)
  const names = new Set(alone.map(([by]) => by))
  return share > total * 0.6 && [...known].every((by) => names.has(by)) ? names : new Set()
}

// Where those who speak again and again hold much of the document, who speaks once is written as they are: as a name, or with a title of theirs.
function likeOthers(candidates: ReadonlyMap<string, Candidate>, known: ReadonlySet<string>, {recurring, total}: {recurring: readonly string[]; total: number}): (by: string) => boolean {
  const share = [...known].reduce((sum, by) => sum + candidates.get(by)!.share, 0)
  if (known.size < 3 || share < total * 0.4) return () => false
  const firsts = recurring.map(firstOf)
  const titles = new Set(firsts.filter((first, index) => first !== '' && firsts.indexOf(first) !== index))
  return (by) => firstOf(by) !== '' && (titles.has(firstOf(by)) || isSomebody(by))
}

// The first of several words.
const firstOf = (by: string): string => by.slice(0, Math.max(0, by.indexOf(' ')))

// Where speech stands behind the labels, those that always stand alone on their lines announce lists: `Members present:`.
function listLabels(candidates: ReadonlyMap<string, Candidate>, known: ReadonlySet<string>): string[] {
  const alone = [...known].filter((by) => candidates.get(by)!.alone === candidates.get(by)!.turns)
  const turnsOf = (labels: Iterable<string>): number => [...labels].reduce((sum, by) => sum + candidates.get(by)!.turns, 0)
  return turnsOf(alone) * 4 <= turnsOf(known) ? alone.filter((by) => !generic.test(by)) : []
}

const isDeclared = (by: string, declared: ReadonlySet<string>): boolean => declared.has(by) || generic.test(by) || titled.test(by) || parted.test(by) || addressed(by)

// Behind a number, only who is addressed as somebody: other items of lists have terms before a colon.
function labelOf(text: string): Label | undefined {
  const numbered = readNumberedLabel(text)
  return numbered && (titled.test(numbered.by) || honorific.test(numbered.by)) ? numbered : readLabel(text)
}

function gatherLabels(rows: readonly Row[], isFull: IsFull, lineGap: number): Map<string, Candidate> {
  const candidates = new Map<string, Candidate>()
  let current: Candidate | undefined
  let counted = 0
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index]!
    const before = rows[index - 1]
    const goesOn = before !== undefined && !before.ends && isFull(before, row) && !isBracketed(before)
    const both = goesOn ? undefined : overTwoLines(row, rows[index + 1], isFull, lineGap)
    const label = goesOn ? undefined : labelOf(both ?? row.text)
    if (label) {
      current = candidates.get(label.by) ?? {turns: 0, spoken: 0, alone: 0, share: 0}
      candidates.set(label.by, current)
      current.turns++
      if (label.length === row.text.length) current.alone++
      counted = 0
      if (both === undefined ? isSpeech(row, label, rows[index + 1], isFull) : both.length > label.length) current.spoken++
    }
    const counts = Math.min(row.text.length, turnLength - counted)
    if (current) current.share += counts
    counted += counts
  }
  return candidates
}

// A sentence, or a line that is filled and goes on; under a label that stands alone, the next line.
function isSpeech(row: Row, {length}: Label, next: Row | undefined, isFull: IsFull): boolean {
  const said = row.text.slice(length)
  if (said === '') return next !== undefined && next.text.length > 1 && !readLabel(next.text)
  return endsSentence(said) || said.length > 80 || (next !== undefined && isFull(row, next))
}

/** Lines that name somebody before he speaks: `Jane Roe, CFO`, `Jane Roe – Analyst`, or the name alone. */
function declarations(rows: readonly Row[], candidates: ReadonlyMap<string, Candidate>): Set<string> {
  const declared = new Set<string>()
  const initials = new Set([...candidates.keys()].map((name) => name.charCodeAt(0)))
  if (initials.size === 0) return declared
  for (const {text} of rows) {
    if (text.length > 120 || !initials.has(text.charCodeAt(0))) continue
    const name = text.split(/\s[-–—]{1,2}\s|[,，(（、]/u, 1)[0]!.trim()
    if (candidates.has(name) && !/[:：]/u.test(text) && isSomebody(name)) declared.add(name)
  }
  return declared
}
