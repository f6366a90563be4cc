import {isAlias, isMap, isPair, isScalar, isSeq, Lexer, parseDocument, visit, type Alias, type Document as YamlDocument, type Node, type Pair, type Scalar} from 'yaml'
import type {Json} from '../document.ts'
import type {MatterEntry, MatterProblem, Parsed} from './front-matter.ts'
import {salvage} from './yaml-salvage.ts'

export interface YamlOptions {
  /** How many times a block may refer to its anchors; the references beyond stay as written. */
  readonly aliases: number
  /** `1.2` reads scalars by the core schema, `1.1` as older generators do: `yes` is true, `<<` merges. */
  readonly yaml: '1.2' | '1.1'
}

/** Deeper than anybody writes; the parser calls itself for every level. */
const maxDepth = 200

/** With so many times the references that are followed, a block is not parsed at all. */
const aliasesWritten = 10

/**
 * Read YAML front matter into plain values.
 *
 * Custom tags are not followed. Numbers that would come out otherwise than written (`0123`, twenty digits) stay text, dates do too.
 * Of a key that occurs twice the last value holds, and a message says so. Where the block as a whole is broken, each of its
 * top-level entries is read for itself.
 */
export function readYaml(value: string, offset: number, options: YamlOptions): Parsed {
  if (nesting(value) > maxDepth) {
    const reason = `Unexpected front matter nested deeper than ${maxDepth}, expected less, keeping it unread`
    return {object: true, entries: [], problems: [{ruleId: 'front-matter-depth', reason, start: offset, end: offset + value.length}]}
  }
  if (hasAliases(value, options.aliases * aliasesWritten)) {
    const reason = `Unexpected front matter with more than ${options.aliases * aliasesWritten} aliases, expected at most ${options.aliases}, keeping it unread`
    return {object: true, entries: [], problems: [{ruleId: 'too-many-aliases', reason, start: offset, end: offset + value.length}]}
  }
  const document = parse(value, options)
  if (document.errors.length > 0) return salvage(value, offset, document.errors, (part, at) => readDocument(parse(part, options), at, options))
  return readDocument(document, offset, options)
}

function parse(value: string, {yaml}: YamlOptions): YamlDocument.Parsed {
  return parseDocument(value, {version: yaml, schema: yaml === '1.1' ? 'yaml-1.1' : 'core', uniqueKeys: false, intAsBigInt: true, prettyErrors: false, logLevel: 'silent', resolveKnownTags: false})
}

// Brackets in strings count too: only too deep a guess is safe.
function nesting(value: string): number {
  let depth = 0
  let deepest = 0
  for (const [token] of value.matchAll(/[[{\]}]|^[ \t]*(?:[-?:][ \t]+)+/gmu)) {
    if (token === '[' || token === '{') depth++
    else if (token === ']' || token === '}') depth = Math.max(0, depth - 1)
    else deepest = Math.max(deepest, token.length / 2)
    deepest = Math.max(deepest, depth)
  }
  return deepest
}

// Asterisks first: they are counted in no time, and hardly any block has so many.
function hasAliases(value: string, most: number): boolean {
  let asterisks = 0
  for (let at = value.indexOf('*'); at >= 0 && asterisks <= most; at = value.indexOf('*', at + 1)) asterisks++
  if (asterisks <= most) return false
  let aliases = 0
  for (const token of new Lexer().lex(value)) if (token.startsWith('*') && ++aliases > most) return true
  return false
}

/** What one reading gathers. */
interface Reading {
  readonly document: YamlDocument.Parsed
  readonly offset: number
  readonly options: YamlOptions
  readonly problems: MatterProblem[]
  /** What was complained of, by place and rule. */
  readonly known: Set<string>
  /** Anchors whose nodes are being read. */
  readonly open: Set<Node>
  /** What each alias refers to, once one was met. */
  targets?: ReadonlyMap<Node, Node>
  aliases: number
}

function readDocument(document: YamlDocument.Parsed, offset: number, options: YamlOptions): Parsed {
  const reading: Reading = {document, offset, options, problems: [], known: new Set(), open: new Set(), aliases: 0}
  for (const {message, pos} of [...document.errors, ...document.warnings]) complain(reading, {ruleId: 'front-matter-yaml', reason: `Unexpected front matter: ${message}, expected YAML, keeping the value as written`}, pos)
  const {contents, range} = document
  if (isMap(contents)) return {object: true, entries: mapEntries(contents.items as Pair[], reading), problems: reading.problems}
  const nothing = contents === null || (isScalar(contents) && contents.value === null)
  if (nothing) return {object: true, entries: [], problems: reading.problems}
  complain(reading, {ruleId: 'front-matter-no-mapping', reason: 'Unexpected front matter without keys, expected `key: value`, keeping it unread'}, [range[0], range[1]])
  return {object: false, entries: [], problems: reading.problems}
}

/** Complaints beyond these say nothing new. */
const most = 100

// What is read again through an alias is complained of once.
function complain({problems, known, offset}: Reading, {ruleId, reason}: Pick<MatterProblem, 'ruleId' | 'reason'>, [from, to]: readonly [number, number]): void {
  const id = `${from}:${ruleId}`
  if (known.has(id) || problems.length >= most) return
  known.add(id)
  problems.push({ruleId, reason, start: offset + from, end: offset + Math.max(from, to)})
}

function mapEntries(items: readonly Pair[], reading: Reading): MatterEntry[] {
  const found = new Map<string, MatterEntry>()
  for (const pair of items) {
    const key = keyOf(pair.key as Node, reading)
    const [start, end] = rangeOf(pair)
    if (key === '<<' && reading.options.yaml === '1.1') {
      for (const entry of merged(pair.value as Node, reading)) if (!found.has(entry.key)) found.set(entry.key, entry)
      continue
    }
    if (key === '<<') complain(reading, {ruleId: 'front-matter-merge', reason: 'Unexpected merge key `<<`, expected plain keys, keeping it under its own name'}, [start, end])
    if (found.has(key)) complain(reading, {ruleId: 'front-matter-duplicate-key', reason: `Unexpected second \`${key}\`, expected each key once, taking the last value`}, [start, end])
    found.set(key, {key, value: toJson(pair.value as Node | null, reading), start: reading.offset + start, end: reading.offset + end})
  }
  return [...found.values()]
}

function merged(value: Node, reading: Reading): MatterEntry[] {
  const json = toJson(value, reading)
  const sources = Array.isArray(json) ? json : [json]
  return sources.flatMap((source) => (typeof source === 'object' && source !== null ? Object.entries(source as {[key: string]: Json}) : [])).map(([key, held]) => ({key, value: held}))
}

function keyOf(key: Node, reading: Reading): string {
  if (isScalar(key)) return typeof key.value === 'string' ? key.value : key.source ?? ''
  return JSON.stringify(toJson(key, reading))
}

function rangeOf({key, value}: Pair): [number, number] {
  const start = (key as Node | null)?.range?.[0] ?? 0
  return [start, (value as Node | null)?.range?.[1] ?? (key as Node | null)?.range?.[1] ?? start]
}

function toJson(node: Node | null, reading: Reading): Json {
  if (isScalar(node)) return scalar(node, reading)
  if (isAlias(node)) return follow(node, reading)
  if (!isMap(node) && !isSeq(node)) return null
  reading.open.add(node)
  const value = isMap(node) ? Object.fromEntries(mapEntries(node.items as Pair[], reading).map(({key, value}) => [key, value])) : node.items.map((item) => itemToJson(item, reading))
  reading.open.delete(node)
  return value
}

function itemToJson(item: unknown, reading: Reading): Json {
  return isPair(item) ? Object.fromEntries(mapEntries([item], reading).map(({key, value}) => [key, value])) : toJson(item as Node | null, reading)
}

function follow(alias: Alias, reading: Reading): Json {
  const {options: {aliases: limit}, open} = reading
  const [start = 0, end = 0] = alias.range ?? []
  const target = ++reading.aliases <= limit ? (reading.targets ??= targetsOf(reading.document)).get(alias) : undefined
  if (target && !open.has(target)) return toJson(target, reading)
  if (reading.aliases === limit + 1) complain(reading, {ruleId: 'too-many-aliases', reason: `Unexpected number of aliases, expected at most ${limit}, keeping the rest as written`}, [start, end])
  if (reading.aliases <= limit) complain(reading, {ruleId: 'front-matter-alias', reason: `Unexpected alias \`*${alias.source}\`, expected an anchor that stands before it and does not hold it, keeping it as written`}, [start, end])
  return `*${alias.source}`
}

// An alias means the last node before it that has its anchor. The parser's own look-up walks through the block for each alias.
function targetsOf(document: YamlDocument.Parsed): ReadonlyMap<Node, Node> {
  const anchored = new Map<string, Node>()
  const targets = new Map<Node, Node>()
  visit(document, {
    Node: (_key, node) => {
      const target = isAlias(node) ? anchored.get(node.source) : undefined
      if (target) targets.set(node, target)
      else if ('anchor' in node && node.anchor !== undefined) anchored.set(node.anchor, node)
    }
  })
  return targets
}

// The parser's number, or the text where the number would be written otherwise.
function scalar({value, source = ''}: Scalar, {options}: Reading): Json {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value
  const number = Number(value)
  if (typeof value === 'number') return Number.isFinite(number) ? number : source
  if (typeof value !== 'bigint' || !Number.isSafeInteger(number)) return source
  const leading = /^[-+]?0\d/u.test(source) && options.yaml === '1.2'
  return leading ? source : number
}
