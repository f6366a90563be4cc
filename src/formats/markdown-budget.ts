import type {Extension as TreeExtension} from 'mdast-util-from-markdown'
import {
  attention, autolink, characterEscape, characterReference, codeText, hardBreakEscape, htmlText, labelEnd, labelStartImage, labelStartLink
} from 'micromark-core-commonmark'
import {combineExtensions} from 'micromark-util-combine-extensions'
import type {Code, Construct, Effects, Extension, State, TokenizeContext} from 'micromark-util-types'
import type {Processor} from 'unified'

/**
 * What one run of phrasing (a paragraph, a heading, a cell) may cost: tokens that stand, and characters that were tried in vain.
 *
 * CommonMark pairs emphasis and brackets by looking back at every opening one, which is quadratic for text that was made to be;
 * people's text stays far below: this is a thousand links in one paragraph, or two thousand hard-wrapped lines.
 */
const budget = {tokens: 16_000, tried: 4_000_000}

/** The state of a run, kept by the tokenizer that reads it, and gone with it. */
interface Run extends TokenizeContext {
  tried?: number
  spent?: boolean
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    /** The first line that is plain text because the budget of its run was spent. */
    budgetSpent: 'budgetSpent'
  }
}

/** The phrasing constructs of CommonMark itself, but for line endings, which cost nothing. */
const core: Extension = {
  text: {
    33: labelStartImage, 38: characterReference, 42: attention, 60: [autolink, htmlText], 91: labelStartLink, 92: [hardBreakEscape, characterEscape],
    93: labelEnd, 95: attention, 96: codeText
  }
}

/** Escapes and references in addresses and titles, where disabling their namesakes would reach too. */
const strings: Extension = {string: {38: {...characterReference, name: 'stringReference'}, 92: {...characterEscape, name: 'stringEscape'}}}

/** A unified plugin, used last: every construct that reads phrasing stops when a run has spent its budget. */
export function limitPhrasing(this: Processor): void {
  const data = this.data()
  const extension = combineExtensions([core, ...(data.micromarkExtensions ?? [])])
  const text = Object.fromEntries(Object.entries(extension.text ?? {}).map(([code, constructs]) => [code, [overflow, ...[constructs ?? []].flat().map(limited)]]))
  const names = Object.values(core.text ?? {}).flat().flatMap((construct) => construct?.name ?? [])
  data.micromarkExtensions = [{...extension, ...strings, text, disable: {null: [...(extension.disable?.null ?? []), ...names]}}]
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []).flat().map(untransformed), remember]
}

// GFM looks for addresses a second time in the finished tree, and the nodes it makes there have no place in the source.
const untransformed = (extension: TreeExtension): TreeExtension => ({...extension, transforms: []})

const remember: TreeExtension = {
  enter: {
    budgetSpent(token) {
      const [root] = this.stack
      if (root?.type === 'root') ((root.data ??= {}).spent ??= []).push(token.start.offset)
    }
  }
}

const isSpent = (run: Run): boolean => run.spent === true || run.events.length > budget.tokens || (run.tried ?? 0) > budget.tried

// CommonMark's own constructs are disabled by their names, so these have others.
function limited(construct: Construct): Construct {
  return {
    ...construct,
    name: `limited:${construct.name ?? ''}`,
    tokenize(effects, ok, nok) {
      return isSpent(this) ? nok : attempt(this, construct, effects, ok, nok)
    }
  }
}

function attempt(run: Run, {tokenize}: Construct, effects: Effects, ok: State, nok: State): State {
  const from = run.now().offset
  return tokenize.call(run, effects, ok, (code) => {
    run.tried = (run.tried ?? 0) + run.now().offset - from
    return nok(code)
  })
}

/** Comes first wherever a construct may begin, and takes all that is left of the line at once, when the budget is spent. */
const overflow: Construct = {
  name: 'overflow',
  previous() {
    return isSpent(this)
  },
  tokenize(effects, ok, nok) {
    return (code) => (isSpent(this) && !isLineEnd(code) ? rest(this, effects, ok, code) : nok(code))
  }
}

function rest(run: Run, effects: Effects, ok: State, code: Code): State | undefined {
  const first = !run.spent
  run.spent = true
  if (first) effects.enter('budgetSpent')
  effects.enter('data')
  return consume(code)
  function consume(next: Code): State | undefined {
    if (!isLineEnd(next)) {
      effects.consume(next)
      return consume
    }
    effects.exit('data')
    if (first) effects.exit('budgetSpent')
    return ok(next)
  }
}

const isLineEnd = (code: Code): boolean => code === null || code < -2
