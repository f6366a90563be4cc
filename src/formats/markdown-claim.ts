import type {Link, Nodes} from 'mdast'
import type {Claim, Gap} from '../adapter.ts'
import {endOfMarkup} from './html-claim.ts'

const item = String.raw`(?:[-+*]|\d{1,9}[.)])(?=\s|$)`

/** The syntax that may stand in a node, beside its children; the signs of quotations begin lines of anything. */
const syntax: {readonly [type: string]: string} = {
  heading: String.raw`#+|=+|-+`,
  list: item, listItem: String.raw`${item}|\[[ xX]\]`,
  strong: String.raw`[*_]+`, emphasis: String.raw`[*_]+`, delete: '~+',
  table: String.raw`\||:?-+:?`, tableRow: String.raw`\||:?-+:?`, tableCell: String.raw`\|`,
  linkReference: String.raw`\[|\](?:\[(?:[^\\[\]]|\\[\s\S])*\])?`,
  footnoteDefinition: String.raw`\[\^(?:[^\\[\]]|\\[\s\S])+\]:`,
  paragraph: String.raw`\[[ xX]\](?=\s|$)`
}

const patterns: ReadonlyMap<string, RegExp> = new Map(Object.entries(syntax).map(([type, source]) => [type, new RegExp(String.raw`\s+|>|${source}`, 'uy')]))
const common = /\s+|>/uy

/**
 * Say which characters beside the leaves of a Markdown tree are syntax, by the node that they stand in.
 *
 * Each is verified: emphasis claims asterisks and no letter, a link claims an address only if it is the link's own.
 */
export function claimMarkdown({text, start, node}: Gap): Claim[] {
  const claims: Claim[] = []
  const pattern = patterns.get(node.type) ?? common
  for (let at = 0; at < text.length; ) {
    const length = token(text, at, pattern, node)
    const last = claims.at(-1)
    if (length === 0) at++
    else {
      if (last?.end === start + at) claims[claims.length - 1] = {...last, end: start + at + length}
      else if (text.slice(at, at + length).trim() !== '') claims.push({class: 'markup', start: start + at, end: start + at + length})
      at += length
    }
  }
  return claims
}

function token(text: string, at: number, pattern: RegExp, node: Nodes): number {
  pattern.lastIndex = at
  // A block of HTML may be broken off in a tag.
  const found = pattern.exec(text)?.[0].length ?? endOfMarkup(text, at, true) - at
  return found > 0 || node.type !== 'link' ? found : linkSyntax(text, at, node)
}

// `[`, then `](address "title")`; or the angle brackets of an autolink.
function linkSyntax(text: string, at: number, {url, title}: Link): number {
  const char = text.charAt(at)
  if (char === '[' || char === '<' || char === '>') return 1
  if (char !== ']') return 0
  // What stands behind a link stands outside of it: its syntax ends the gap.
  const whole = text.slice(at).trimEnd()
  if (!whole.startsWith('](') || !whole.endsWith(')')) return 0
  // Other white space than this may be part of an address.
  const inside = dedent(whole.slice(2, -1)).replace(/^[ \t\r\n]+/u, '')
  const [address = ''] = /^(?:<[^>]*>|[^ \t\r\n]*)/u.exec(inside) ?? []
  const said = inside.slice(address.length).trim()
  return same(address.replace(/^<|>$/gu, ''), url) && same(said.slice(1, -1), dedent(title ?? '')) ? whole.length : 0
}

// Lists and quotations indent the lines of what they hold, and mark them.
const dedent = (text: string): string => text.replace(/(\r\n?|\n)[ \t]*(?:>[ \t]*)*/gu, '$1')

// Escapes and character references are not resolved a second time: what has none must be equal. CommonMark replaces U+0000.
const same = (written: string, held: string): boolean => written.replaceAll('\0', '\ufffd') === held || /[\\&]/u.test(written)
