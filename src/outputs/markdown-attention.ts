/** Predicts which markers of emphasis a reader of Markdown pairs. */

import {classifyCharacter, classifyPrecedingCharacter, isCjk, isCjkOrIvs, isNonCjkPunctuation, isSpaceOrPunctuation, isUnicodeWhitespace} from 'micromark-extension-cjk-friendly-util'

/** Emphasis that is written with a marker. */
export interface Marked {
  readonly type: 'strong' | 'emphasis' | 'delete'
}

/** Where a marker stands in a text. */
export interface Marker<Mark extends Marked> {
  readonly mark: Mark
  readonly start: number
  readonly length: number
}

interface Run<Mark> {
  readonly char: string
  readonly open: boolean
  readonly close: boolean
  /** For each character of the run, whose marker it belongs to. */
  owners: Mark[]
}

/**
 * Find the marks whose markers would not pair with each other; the text has one character of its surroundings on each side.
 *
 * Follows the rules for emphasis of CommonMark (“process emphasis”), the flanking rules of markdown-cjk-friendly, and GFM's
 * strikethrough, as micromark applies them.
 */
export function findUnpaired<Mark extends Marked>(text: string, markers: ReadonlyArray<Marker<Mark>>): Set<Mark> {
  const wrong = new Set(markers.map(({mark}) => mark))
  const runs = gather(text, markers)
  pair(runs.filter(({char}) => char !== '~'), wrong, false)
  pair(runs.filter(({char}) => char === '~'), wrong, true)
  return wrong
}

function gather<Mark extends Marked>(text: string, markers: ReadonlyArray<Marker<Mark>>): Array<Run<Mark>> {
  const runs: Array<Run<Mark>> = []
  let end = -1
  let start = 0
  let owners: Mark[] = []
  const flush = (): void => {
    if (owners.length > 0) runs.push({char: text.charAt(start), ...flanks(text, start, end), owners})
  }
  for (const {mark, start: at, length} of markers) {
    if (at !== end || text.charAt(at) !== text.charAt(start)) {
      flush()
      start = at
      owners = []
    }
    for (let index = 0; index < length; index++) owners.push(mark)
    end = at + length
  }
  flush()
  return runs
}

function pair<Mark extends Marked>(runs: ReadonlyArray<Run<Mark>>, wrong: Set<Mark>, whole: boolean): void {
  const openers: Array<Run<Mark>> = []
  for (const run of runs) {
    const length = run.owners.length
    while (run.close && run.owners.length > 0) {
      const at = openers.findLastIndex((opener) => opener.char === run.char && fits(opener, run, whole))
      const opener = openers[at]
      if (!opener) break
      const use = opener.owners.length > 1 && run.owners.length > 1 ? 2 : 1
      const used = [...opener.owners.splice(-use), ...run.owners.splice(0, use)]
      const [mark] = used
      if (mark && used.every((owner) => owner === mark) && use === (mark.type === 'emphasis' ? 1 : 2)) wrong.delete(mark)
      openers.length = opener.owners.length > 0 ? at + 1 : at
    }
    if (run.open && run.owners.length > 0 && (!whole || run.owners.length === length)) openers.push(run)
  }
}

// CommonMark's rule of three, and GFM's that tildes pair with as many.
function fits<Mark>(opener: Run<Mark>, closer: Run<Mark>, whole: boolean): boolean {
  const [a, b] = [opener.owners.length, closer.owners.length]
  if (whole) return a === b
  return !((opener.close || closer.open) && b % 3 !== 0 && (a + b) % 3 === 0)
}

function flanks(text: string, start: number, end: number): {open: boolean; close: boolean} {
  return text.charAt(start) === '~' ? tildeFlanks(text, start, end) : starFlanks(text, start, end)
}

function tildeFlanks(text: string, start: number, end: number): {open: boolean; close: boolean} {
  const kind = (code: number): number => classifyCharacter(code) & 3
  const [before, after] = [kind(text.charCodeAt(start - 1)), kind(text.charCodeAt(end))]
  return {open: after === 0 || (after === 2 && before > 0), close: before === 0 || (before === 2 && after > 0)}
}

// https://github.com/tats-u/markdown-cjk-friendly/blob/main/specification.md
function starFlanks(text: string, start: number, end: number): {open: boolean; close: boolean} {
  const previous = codeBefore(text, start)
  const next = text.codePointAt(end) ?? null
  const before = classifyPrecedingCharacter(classifyCharacter(previous), () => codeBefore(text, start - (previous > 0xffff ? 2 : 1)), previous)
  const after = classifyCharacter(next)
  const [starBefore, starAfter] = [isStar(previous), isStar(next)]
  const spaceBefore = isNonCjkPunctuation(before) || isUnicodeWhitespace(before) || starBefore
  const spaceAfter = isNonCjkPunctuation(after) || isUnicodeWhitespace(after) || starAfter
  const open = !spaceAfter || (isNonCjkPunctuation(after) && (spaceBefore || isCjkOrIvs(before))) || next === 126
  const close = !spaceBefore || (isNonCjkPunctuation(before) && (spaceAfter || isCjk(after))) || previous === 126
  if (text.charAt(start) === '*') return {open, close}
  return {open: open && (isSpaceOrPunctuation(before) || !close), close: close && (isSpaceOrPunctuation(after) || !open)}
}

const isStar = (code: number | null): boolean => code === 42 || code === 95

// The text begins with a character that is no surrogate and no variation selector.
function codeBefore(text: string, at: number): number {
  const code = text.charCodeAt(at - 1)
  const pair = at > 1 && code >= 0xdc00 && code <= 0xdfff ? text.codePointAt(at - 2) : undefined
  return pair !== undefined && pair > 0xffff ? pair : code
}
