import type {Draft} from './adapter.ts'
import type {Document, DocumentKind, Encoding, Reason, Verdict} from './document.ts'
import {units, visibleText} from './text.ts'

/** What stands instead of content on pages that show none, by what the reader is asked to do; only short documents are asked. */
const stubs: ReadonlyArray<{readonly ruleId: string; readonly what: string; readonly pattern: RegExp}> = [
  {ruleId: 'stub:captcha', what: 'a verification page', pattern: /环境异常|完成验证|安全验证|人机验证|驗證|滑动验证|verify (?:that )?you are (?:a )?human|are you a robot|checking your browser|complete the captcha|unusual traffic/iu},
  {ruleId: 'stub:login', what: 'a log-in page', pattern: /请先登录|登录后(?:查看|继续|访问)|请登录|需要登[录錄]|log ?in to (?:continue|view|read)|sign in to (?:continue|view|read)|you must be logged in/iu},
  {ruleId: 'stub:paywall', what: 'a pay wall', pattern: /付费(?:后|阅读)|订阅后(?:阅读|继续)|subscribe to (?:continue|read)|subscribers only/iu},
  {ruleId: 'stub:script', what: 'an application that was not run', pattern: /(?:enable|turn on|requires?) javascript|启用\s?javascript|开启\s?javascript/iu},
  {ruleId: 'stub:gone', what: 'a page that is no longer there', pattern: /该内容已被(?:发布者)?删除|此内容(?:因违规)?无法查看|页面不存在|page not found|404 not found|no longer available/iu}
]

/** Below this many units a document is short enough to be nothing but a notice. */
const notice = 60

/** The kind and soundness of a document, from what the adapter says of it and what is in it before anything is taken out. */
export function judge(document: Document, draft: Draft, encoding: Encoding): Verdict {
  const text = visibleText(document)
  const reasons: Reason[] = [...(draft.reasons ?? [])]
  if (encoding.replaced > 0) reasons.push({ruleId: 'encoding:replaced', reason: `Unexpected bytes, expected \`${encoding.label}\`, ${encoding.replaced} characters stand as U+FFFD`})
  if (text.trim() === '') return {kind: 'empty', suspect: false, reasons: [...reasons, {ruleId: 'empty:no-text', reason: 'Unexpected document without text, expected some'}]}
  const stub = units(text) < notice ? stubs.find(({pattern}) => pattern.test(text)) : undefined
  if (stub) reasons.push({ruleId: stub.ruleId, reason: `Unexpected ${stub.what}, expected content: \`${stub.pattern.exec(text)?.[0] ?? ''}\``})
  const kind: DocumentKind = stub ? 'stub' : draft.kind ?? 'article'
  return {kind, suspect: reasons.length > 0, reasons}
}
