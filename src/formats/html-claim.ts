/** A part of the source that is HTML syntax. */
export interface Markup {
  readonly class: 'markup'
  readonly start: number
  readonly end: number
}

const raw = new Set(['script', 'style', 'iframe', 'noembed'])

/** References to characters that take up space and say nothing. */
const blank = new RegExp(
  '&(?:nbsp;?|(?:ensp|emsp|emsp13|emsp14|thinsp|hairsp|numsp|puncsp|zwj|zwnj|lrm|rlm|NoBreak|ZeroWidthSpace|Tab|NewLine);|' +
  '#0{0,9}(?:9|10|12|13|32|160|819[2-9]|820[0-7]|8239|8287|8288|12288|65279)(?:;|(?!\\d))|' +
  '#x0{0,9}(?:[9acd]|20|a0|200[0-9a-f]|202f|205f|2060|3000|feff)(?:;|(?![\\da-f])))', 'iuy'
)

/**
 * Tell which characters of a part of HTML are syntax, by reading them anew: tags, comments, declarations, CDATA marks, what stands in
 * scripts and style sheets, and references to white space.
 *
 * Text outside of tags is never claimed. `last` says that the source ends with the part, where an open tag or comment is no text.
 */
export function* claimMarkup(text: string, start: number, last = false): Iterable<Markup> {
  let at = 0
  while (at < text.length) {
    const next = nextSign(text, at)
    if (next < 0) return
    const end = endOfMarkup(text, next, last)
    if (end > next) yield {class: 'markup', start: start + next, end: start + end}
    at = Math.max(end, next + 1)
  }
}

/**
 * Tell which characters of a part of a page are syntax, where text was read from data in some of its `scripts`: what stands in such a
 * script, and is no text that was read, is a script like any other.
 */
export function* claimPage(text: string, start: number, {last, scripts}: {readonly last: boolean; readonly scripts: ReadonlyArray<readonly [number, number]>}): Iterable<Markup> {
  const end = start + text.length
  const [, close = start] = scripts.find(([from, to]) => from <= start && start < to) ?? []
  const behind = Math.min(close, end)
  if (behind > start) yield {class: 'markup', start, end: behind}
  yield* claimMarkup(text.slice(behind - start), behind, last)
}

/** Where the tag, comment or declaration begins that a text ends within; its length where it ends in none. */
export function beforeOpenMarkup(text: string): number {
  for (let at = nextSign(text, 0); at >= 0; ) {
    const end = endOfMarkup(text, at, true)
    if (end === text.length && text.charAt(at) === '<' && endOfMarkup(text, at, false) === at) return at
    at = nextSign(text, Math.max(end, at + 1))
  }
  return text.length
}

/** Where the tag, comment, declaration or reference to white space that begins at `at` ends; `at` itself where none does. */
export function endOfMarkup(text: string, at: number, last: boolean): number {
  return text.charAt(at) === '<' ? endOfTag(text, at, last) : endOfBlank(text, at)
}

function nextSign(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 60 || code === 38 || code === 93) return at
  }
  return -1
}

function endOfBlank(text: string, at: number): number {
  if (text.startsWith(']]>', at)) return at + 3
  blank.lastIndex = at
  return blank.test(text) ? blank.lastIndex : at
}

const [tab, lineFeed, formFeed, carriageReturn, blankSign, bang, quote, apostrophe, slash, equals, greater, question] = Array.from('\t\n\f\r !"\'/=>?', (sign) => sign.charCodeAt(0))

const isSpace = (code: number): boolean => code === blankSign || code === lineFeed || code === tab || code === carriageReturn || code === formFeed

const isLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122

// By codes of characters: a page has some thousand tags, and a pattern for each character of each would cost more than reading the page.
function endOfTag(text: string, at: number, last: boolean): number {
  const open = last ? text.length : at
  const second = text.charCodeAt(at + 1)
  if (second === bang && text.startsWith('<![CDATA[', at)) return at + 9
  if (second === bang && text.startsWith('<!--', at)) return endOfComment(text, at, open)
  if (second === bang || second === question || (second === slash && at + 2 < text.length)) return after(text, '>', at, open)
  if (!isLetter(second)) return at
  const name = endOfName(text, at + 1)
  const end = endOfAttributes(text, name, open)
  const tag = text.slice(at + 1, Math.min(name, at + 9)).toLowerCase()
  return end === open || !raw.has(tag) ? end : endOfRaw(text, tag, end)
}

function endOfComment(text: string, at: number, open: number): number {
  if (text.startsWith('>', at + 4)) return at + 5
  if (text.startsWith('->', at + 4)) return at + 6
  const end = after(text, '-->', at + 4, text.length)
  // Not beyond: else all that is left would be looked through for each comment.
  const inside = text.slice(at + 4, end)
  const odd = after(inside, '--!>', 0, Infinity)
  return odd < Infinity ? at + 4 + odd : inside.endsWith('-->') ? end : open
}

function after(text: string, mark: string, from: number, otherwise: number): number {
  const at = text.indexOf(mark, from)
  return at < 0 ? otherwise : at + mark.length
}

function endOfName(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === greater || code === slash || isSpace(code)) return at
  }
  return text.length
}

// HTML §13.2.5.32 to 38: only a quoted value may hold `>`, and only behind a name and `=` is there one.
function endOfAttributes(text: string, from: number, open: number): number {
  let state: 'before' | 'name' | 'behind' | 'value' = 'before'
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === greater) return at + 1
    if (state === 'value') {
      if (isSpace(code)) continue
      const end = code === quote || code === apostrophe ? text.indexOf(text.charAt(at), at + 1) : endOfUnquoted(text, at) - 1
      if (end < 0) return open
      at = end
      state = 'before'
    } else if (code === equals && state !== 'before') state = 'value'
    else if (code === slash) state = 'before'
    else if (isSpace(code)) state = state === 'name' ? 'behind' : state
    else state = 'name'
  }
  return open
}

function endOfUnquoted(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === greater || isSpace(code)) return at
  }
  return text.length
}

// What stands in a script ends with its end tag, or with the part: places of evidence may follow.
function endOfRaw(text: string, name: string, from: number): number {
  for (let at = text.indexOf('</', from); at >= 0; at = text.indexOf('</', at + 2)) {
    if (text.slice(at + 2, at + 2 + name.length).toLowerCase() === name && /^[ \t\n\f\r/>]?$/u.test(text.charAt(at + 2 + name.length))) return at
  }
  return text.length
}
