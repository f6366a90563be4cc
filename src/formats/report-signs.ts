import {chatLine} from './chat.ts'
import {captionsStart} from './cues.ts'

/** A short line with a number before it, above a longer line. */
const section = String.raw`^(?:\d{1,2} ?[.．、]|[一二三四五六七八九十]{1,3}、) ?[^\s。.!?！？，,：:；;][^\n。.!?！？，,：:；;]{1,40}\n\s{0,9}[^\n]{40}`

const time = String.raw`[[(（]?\d{1,2}:\d{2}(?::\d{2})?[\])）]?`

/** A time, a name, role or title, perhaps with a number or a time behind it, and a colon; or a name in brackets. */
const label = String.raw`^(?:(?:${time} ?)?(?:\p{Lu}[\p{L}.’']{1,20}(?: \p{Lu}[\p{L}.’']{0,20}){0,3}(?: \d{1,2})?|[QA]|[\p{Script=Han}·]{2,12}\d{0,2})(?:\s?${time})?[:：]|\[(?:SPEAKER[_ ]\d{1,3}\]|[\p{Lu}\p{Script=Han}][^[\]\n]{1,40}\][:：] (?!https?:)))`

/** A name with the time on a line of its own, in either order, or with a role. */
const person = String.raw`(?:\p{Lu}[\p{L}.’' -]{1,40}(?: \d{1,2})?|[\p{Script=Han}·]{2,12}\d{0,2})`
const nameLine = String.raw`^(?:${person} {1,3}${time}:?|${time} {1,3}${person}|\p{Lu}[\p{L}.’' ]{3,40} (?:--|–|—) \p{Lu}[\p{L},&’' ]{2,60})[ \t]*\r?\n\s{0,9}[^\n]{15}`

/** A sentence that a blank line cuts, or a word that a line end does. */
const cut = String.raw`^[^\n]{30,400}(?:[\p{Ll},，、]\r?\n[ \t]*\r?\n[ \t]*[\p{Ll}\p{Script=Han}]|[^\n]{30}\p{Script=Han}\r?\n[ \t]*\r?\n\p{Script=Han}|\p{Ll}-\n\p{Ll})`

/** A number on a line of its own, above text. */
const lone = String.raw`^\d{1,4}[ \t]*\r?\n[^\s\d][^\n]{20}`

/** Anything up to the next line that is asked for. */
const until = String.raw`[\s\S]+?`

/** What tells a report, a transcript, a chat or captions from other text, where nothing else does. */
export const reportSigns: readonly RegExp[] = [
  ...captionsStart,
  /\f/u,
  new RegExp(`(?:${chatLine})(?:${until}(?:${chatLine})){2}`, 'imu'),
  /^[ \t]*(?:[-–—] ?\d{1,4} ?[-–—]|第 ?\d{1,4} ?[页頁](?: ?[共/] ?\d{1,4} ?[页頁])?|(?:[^\n]{0,80} )?page \d{1,4} of \d{1,4}|(?:page|seite|p[áa]gina|страница|σελίδα|صفحة) \d{1,4} (?:sur|von|de|di|из|από|من) \d{1,4})[ \t]*$/imu,
  new RegExp(`${section}${until}${section}`, 'mu'),
  new RegExp(`${label}(?:${until}${label}){2}`, 'mu'),
  // Somebody speaks again behind somebody else.
  new RegExp(`(?<one>${label})${until}(?!\\k<one>)${label}${until}\\k<one>`, 'mu'),
  new RegExp(`${nameLine}${until}${nameLine}`, 'mu'),
  /^(?:\+?\d[\d ()-]{6,18}\d|[\w.+-]{1,64}@[\w.-]{1,64}|(?:电话|電話|传真|傳真|tel|phone|fax|e-?mail)\s?[:：][^\n]{5,60})$/imu,
  // Lines with their numbers.
  /(?:^[ \t]{0,4}\d{1,2}(?:[ \t]{2,16}\S[^\n]{0,200}|[ \t]{0,16})\r?\n){8}/mu,
  /^\s{0,9}[-=_─]{8,200}\r?\n/u,
  new RegExp(`${cut}${until}${cut}`, 'mu'),
  new RegExp(`${lone}${until}${lone}`, 'mu'),
  /(?:^[^\n]{8,80}\S {4,40}\S[^\n]{8,80}\n){6}/mu
]
