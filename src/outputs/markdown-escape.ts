/** Escapes text for Markdown with backslashes, so that it reads back as the same text, where it must and mostly only there. */

import {joinLines} from './inline-text.ts'

/** What stands around a text. */
export interface Surroundings {
  /** The text begins a line of the source. */
  readonly lineStart: boolean
  /** What is written before and after it, as far as it matters: empty at the borders of the block. */
  readonly before: string
  readonly after: string
  /** Text of a link, where brackets would end it. */
  readonly label: boolean
  /** A heading or cell, which is one line. */
  readonly line: 'heading' | 'cell' | undefined
  /** Markers that pair, of which the block has one only: `~` and `$` may stand as they are. */
  readonly lone: ReadonlySet<string>
}

/** Escape a text. */
export function escapeText(value: string, around: Surroundings): string {
  const lines = (around.line ? joinLines(value) : trimLines(value)).split('\n')
  return lines.map((line, index) => {
    const last = index === lines.length - 1
    const place: Surroundings = {...around, before: index === 0 ? around.before : '', after: last ? around.after : '\n', lineStart: index > 0 || around.lineStart}
    return escapeLine(line, place)
  }).join('\n')
}

// White space at the borders of lines means something to Markdown, blank lines even more.
function trimLines(value: string): string {
  return value.replace(/[ \t\r\n]+/gu, (blank) => (/[\r\n]/u.test(blank) ? '\n' : blank))
}

function escapeLine(line: string, around: Surroundings): string {
  const special = /(?:https?:\/\/|www\.)[^\s<]*|\{\{[^{}]*\}\}|\{%[^{}]*%\}|\{(?=[{%])|[\\`*_~$[\]<&|!]/giu
  const value = line.replace(special, (match, at: number) => {
    if (match.length === 1) return match === '{' ? '\\{' : character(line, at, around)
    return match.startsWith('{') ? template(line, match, at, around) : address(line, match, at, around)
  })
  return closing(around.lineStart ? opening(value) : joint(value, around), around)
}

/** What a line may begin with that is not text: a heading, quote, list item, rule, underline, row of dashes of a table. */
function opening(value: string): string {
  const numbered = /^(\d{1,9})([.)](?:[ \t].*)?)$/u.exec(value)
  if (numbered) return `${numbered[1]}\\${numbered[2]}`
  return /^(?:#{1,6}(?:[ \t]|$)|>|[-+](?:[ \t]|$)|-[- \t]*$|=+[ \t]*$|[:|-][-:| \t]*$)/u.test(value) ? `\\${value}` : value
}

// Behind a bracket these would make a definition or a link of it.
function joint(value: string, {before}: Surroundings): string {
  return before.endsWith(']') && /^[:(]/u.test(value) ? `\\${value}` : value
}

// A run of number signs at the end of a heading belongs to its syntax.
function closing(value: string, {line, after}: Surroundings): string {
  if (line !== 'heading' || after !== '') return value
  const text = value.trimEnd()
  let at = text.length
  while (text.charAt(at - 1) === '#') at--
  return at < text.length && (at === 0 || /[ \t]/u.test(text.charAt(at - 1))) ? `${text.slice(0, at)}\\${text.slice(at)}` : value
}

// A template of Liquid or Jinja is read as it stands: where it could not, it is kept from being one.
function template(line: string, match: string, at: number, around: Surroundings): string {
  const inner = breakAddress(characters(line, match, at, around))
  return inner === match ? match : `\\${inner}`
}

const breakAddress = (value: string): string => value.replace(/:(?=\/\/)/gu, '\\:').replace(/(?<=www)\.(?!\\)/giu, '\\.')

/** Escape the characters of a part of a line. */
function characters(line: string, part: string, at: number, around: Surroundings): string {
  return part.replace(/[\\`*_~$[\]<&|!]/gu, (_, index: number) => character(line, at + index, around))
}

/**
 * An address in the text becomes a link of GFM, in which backslashes stand for themselves: where one is needed, or where the
 * address would swallow the markup behind it, it is kept from becoming a link.
 */
function address(line: string, match: string, at: number, around: Surroundings): string {
  const inner = characters(line, match, at, around)
  if (around.label) return inner
  const swallows = (line.charAt(at + match.length) || around.after).trim() !== ''
  return inner === match && !swallows ? match : breakAddress(inner)
}

function character(line: string, at: number, {before, after, label, line: kind, lone}: Surroundings): string {
  const char = line.charAt(at)
  const previous = at > 0 ? line.charAt(at - 1) : before.slice(-1)
  const next = at + 1 < line.length ? line.charAt(at + 1) : after.charAt(0)
  return unsafe(char, previous, next) ? `\\${char}` : char

  function unsafe(value: string, left: string, right: string): boolean {
    switch (value) {
      case '*': return !(left === ' ' && right === ' ')
      case '_': return !(isWord(left) && isWord(right) && at > 0 && at + 1 < line.length)
      case '~': case '$': return !lone.has(value)
      case '\\': return right === '' || right === '\n' || isPunctuation(right)
      case ']': return label
      case '<': return right === '' || /[!/?a-z]/iu.test(right)
      case '!': return right === '[' && at + 1 === line.length
      case '|': return kind === 'cell'
      case '&': return isReference(line, at)
      default: return true
    }
  }
}

const isPunctuation = (char: string): boolean => char > ' ' && char < '\u007f' && !/[\da-z]/iu.test(char)
const isWord = (char: string): boolean => /[\p{L}\p{N}]/u.test(char)

function isReference(line: string, at: number): boolean {
  const reference = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][\da-z]{0,31});/iuy
  reference.lastIndex = at
  return reference.test(line)
}
