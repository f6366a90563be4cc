/** Words before a name that say `by`, and are no part of any name. */
const sure = 'by|written by|posted by|story by|words by|text by|verfasst von|geschrieben von|geschreven door|écrit par|rédigé par|escrito por|scritto da|a cura di|skrevet av|skrevet af|skriven av|napisane przez|γράφει [οη]|του/της|yazan|penulis|oleh|بقلم|كتبت?|نویسنده|מאת|द्वारा|লিখেছেন|โดย|เรื่องโดย|theo|bởi|撰文|文|記者|记者|본지'

/** Words that say so in a language, and are parts of names in another. */
const doubtful: Readonly<Record<string, string>> = {
  de: 'von', fr: 'par', es: 'por', pt: 'por', it: 'di', nl: 'door', af: 'deur', sv: 'av', nb: 'av', nn: 'av', no: 'av', da: 'af', ro: 'de', ca: 'per', hr: 'piše', sr: 'piše', bs: 'piše', gl: 'por'
}

const [prefix, anywhere] = [sure, 'von|par|por|av|af'].map((words) => new RegExp(`^(?:${words})(?:\\s?[:：]\\s?|\\s)`, 'iu')) as [RegExp, RegExp]

/** Whether a text is nothing but the word that says `by` in a language, which is a part of names in others. */
export function isBy(text: string, language = ''): boolean {
  const word = doubtful[language.slice(0, 2).toLowerCase()]
  return word !== undefined && text.length < 20 && text.trim().toLowerCase().replace(/\s?[:：]$/u, '') === word
}

/** What stands behind a name in Korean, and in Chinese and Japanese: the trade, and where it was reported from. */
const suffix = /(?<=\p{Script=Hangul}{2})\s?(?:기자|특파원|논설위원|선임기자|앵커|객원기자)(?=\s|$|[,·/=(]).*$|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2})(?:[／/].{0,20}(?:報導|报道|連線|攝影)|\s?記者)$/u

/**
 * The names in a byline, without the word before them that says `by` or the trade behind them.
 *
 * Of words that are parts of names elsewhere (`de`, `di`, `av`) only those of the page's language count, and `von`, `par` and the like where
 * two more words stand behind them.
 */
export function withoutBy(line: string, language = ''): string {
  const own = doubtful[language.slice(0, 2).toLowerCase()]
  const rest = line.replace(prefix, '')
  const named = rest !== line ? rest : own !== undefined && new RegExp(`^${own}\\s`, 'iu').test(line) ? line.slice(own.length) : /^\S+\s+\S+\s+\S/u.test(line) ? line.replace(anywhere, '') : line
  return named.replace(suffix, '').trim()
}

const han = '\\p{Script=Han}{2,4}'
const names = `(?<names>${han}(?:\\s?[、，]\\s?${han}|\\s${han}){0,5})`
const reported = [
  `^[^。]{0,40}[記记]者[\\s:：]?${names}[／/][^。]{0,20}(?:報導|报道|電|电|連線|攝影|特稿)`,
  `^[^。]{0,40}[电電讯訊][\\s　]{0,2}[（(][^（）()]{0,12}?[记記]者[\\s:：]{0,2}${names}(?:\\s[^（）()]{0,30})?[)）]`,
  `^[（(]?(?:\\p{Script=Han}{2,6})?[記记]者(?<run>\\p{Script=Han}{4,6})(?=\\d{1,2}日[電电])`
].map((form) => new RegExp(form, 'u'))
const hangul = '\\p{Script=Hangul}{2,4}'
const korean = new RegExp(`^(?:[[(【][^\\])】]{1,24}[\\])】]\\s?)?(?<names>${hangul}(?:\\s?[·,]\\s?${hangul}){0,3})\\s?(?:(?:선임|수습|인턴|객원|전문|사진)\\s?)?(?:기자|특파원|논설위원|통신원)(?:\\s?=|[\\s/|]{0,3}\\S{1,40}@\\S{1,60}$|$)`, 'u')
const closing = new RegExp(`[（(]\\p{Script=Han}{0,8}[记記]者[\\s:：]{0,2}${names}(?:\\s[^（）()]{0,30})?[)）]$`, 'u')

/** Whether a line is nothing but who reported it, as newspapers in Korean end: the name, the trade, the address. */
export const isReporterLine = (text: string): boolean => text.length < 90 && /[기특논통]/u.test(text) && !text.includes('=') && korean.test(text)

/** Who reported it, by the line with which an agency or a newspaper in Chinese begins its text, or by the brackets that end it. */
export function reporters(text: string, part: 'begin' | 'end'): string[] {
  const named = /\p{Script=Hangul}/u.test(text.slice(0, 30)) ? korean.exec(text.slice(0, 120))?.groups?.['names'] : undefined
  if (named !== undefined) return named.split(/\s?[·,]\s?/u)
  const groups = part === 'end' ? closing.exec(text.slice(-80))?.groups : reported.map((form) => form.exec(text.slice(0, 120))?.groups).find((found) => found !== undefined)
  if (!groups) return []
  const {names: listed, run = ''} = groups
  // The place stands right behind the name, which has three characters where there is room for them.
  return listed === undefined ? [run.slice(0, run.length > 4 ? 3 : 2)] : listed.split(/\s(?:通[讯訊][员員]|[摄攝]影|实习生|编辑)/u)[0]!.split(/[\s、，]+/u).filter((name) => !/[报報社记記讯訊电電]$/u.test(name))
}
