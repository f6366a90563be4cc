import type {Draft} from './adapter.ts'
import type {Document, Encoding, Reason, Verdict} from './document.ts'
import {units, visibleText} from './text.ts'

/** What stands instead of content on pages that show none, by what the reader is asked to do; only short documents are asked. */
const stubs: ReadonlyArray<{readonly ruleId: string; readonly what: string; readonly pattern: RegExp}> = [
  {ruleId: 'stub:captcha', what: 'a verification page', pattern: /环境异常|完成验证|安全验证|人机验证|驗證|滑动验证|verify (?:that )?you are (?:a )?human|are you a robot|checking your browser|complete the captcha|unusual traffic/iu},
  {ruleId: 'stub:login', what: 'a log-in page', pattern: /请先登录|登录后(?:查看|继续|访问)|请登录|需要登[录錄]|log ?in to (?:continue|view|read)|sign in to (?:continue|view|read)|you must be logged in/iu},
  {ruleId: 'stub:paywall', what: 'a pay wall', pattern: /付费(?:后|阅读)|订阅后(?:阅读|继续)|subscribe to (?:continue|read)|subscribers only/iu},
  {ruleId: 'stub:script', what: 'an application that was not run', pattern: /(?:enable|turn on|requires?) javascript|启用\s?javascript|开启\s?javascript/iu},
  {ruleId: 'stub:gone', what: 'a page that is no longer there', pattern: /该内容已被(?:发布者)?删除|此内容(?:因违规)?无法查看|页面不存在|page not found|404 not found|no longer available/iu}
]

/** Below so many units, and characters, a document is short enough to be nothing but a notice. */
const notice = {units: 60, limit: 1000}

/** What is known before cleaning: the adapter's word, and how well the bytes could be decoded. */
export function presume({kind = 'article', reasons = []}: Draft, {label, replaced}: Encoding): Verdict {
  const all: Reason[] = [...reasons]
  if (replaced > 0) all.push({ruleId: 'encoding:replaced', reason: `Unexpected bytes, expected \`${label}\`, ${replaced} characters stand as U+FFFD`})
  return {kind, suspect: all.length > 0, reasons: all}
}

/** Judge what the cleaners left: nothing, a notice instead of content, or a document. */
export function judge(document: Document): void {
  const {ledger, verdict} = document.data
  const text = visibleText(document, notice)
  if (text.trim() === '' && visibleText(document).trim() === '') {
    if (ledger.length === 0) verdict.kind = 'empty'
    else object(verdict, {ruleId: 'empty:all-removed', reason: 'Unexpected document of nothing but boilerplate, expected content; `restore` gives it back'})
    return
  }
  const stub = text.length < notice.limit && units(text) < notice.units ? stubs.find(({pattern}) => pattern.test(text)) : undefined
  if (!stub) return
  verdict.kind = 'stub'
  object(verdict, {ruleId: stub.ruleId, reason: `Unexpected ${stub.what}, expected content: \`${stub.pattern.exec(text)?.[0] ?? ''}\``})
}

function object(verdict: Verdict, reason: Reason): void {
  verdict.suspect = true
  verdict.reasons.push(reason)
}
