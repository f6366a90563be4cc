import type {Draft} from './adapter.ts'
import type {Document, Encoding, Reason, Verdict} from './document.ts'
import {stubs} from './stubs.ts'
import {units, visibleText} from './text.ts'

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
    if (ledger.length === 0) verdict.kind = verdict.kind === 'stub' ? 'stub' : 'empty'
    else object(verdict, {ruleId: 'empty:all-removed', reason: 'Unexpected document of nothing but boilerplate, expected content; `restore` gives it back'})
    return
  }
  // The headline is taken out where it is the title, and may be all that says so.
  const said = `${document.data.metadata.title ?? ''}\n${text}`
  const stub = text.length < notice.limit && units(text) < notice.units ? stubs.find(({pattern}) => pattern.test(said)) : undefined
  // What the adapter saw in the elements says more than a word.
  if (!stub || verdict.kind === 'stub') return
  verdict.kind = 'stub'
  object(verdict, {ruleId: stub.ruleId, reason: `Unexpected ${stub.what}, expected content: \`${stub.pattern.exec(said)?.[0] ?? ''}\``})
}

function object(verdict: Verdict, reason: Reason): void {
  verdict.suspect = true
  verdict.reasons.push(reason)
}
