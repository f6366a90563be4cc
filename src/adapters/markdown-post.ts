import type {Nodes, Root, RootContent} from 'mdast'
import type {Position} from 'unist'
import {sourceOf, warn, type Adapter, type Draft, type SourceData, type TextFile} from '../adapter.ts'
import type {Json, JsonMatter, Toml} from '../document.ts'
import {markLanguages} from '../formats/bilingual.ts'
import {addCredits, readCredits} from '../formats/credits.ts'
import {readDate} from '../formats/dates.ts'
import {gather, type Gathered} from '../formats/evidence.ts'
import {readFrontMatter, type FrontMatter, type MatterProblem} from '../formats/front-matter.ts'
import {detectLanguage} from '../formats/language.ts'
import {claimMarkdown} from '../formats/markdown-claim.ts'
import {readHtml} from '../formats/markdown-html.ts'
import {parseMarkdown} from '../formats/markdown.ts'
import {gatherMatter} from '../formats/matter-fields.ts'
import {splitSite} from '../formats/title.ts'
import {endsSentence, visibleText} from '../text.ts'

export interface MarkdownPostOptions {
  /** How YAML scalars are read: `1.2` (the core schema, default), or `1.1` as Jekyll and Hugo do (`yes` is true, `<<` merges). */
  readonly yaml?: '1.2' | '1.1'
  /** Whether front matter that no fence opens is read, as Hexo, MultiMarkdown, Pelican, pandoc, Nikola and Logseq write it (default: true). */
  readonly headers?: boolean
}

/**
 * Posts in Markdown, with front matter in YAML, TOML, JSON or as a header, or with none.
 *
 * CommonMark with GFM, footnotes and math; HTML is read into nodes; MDX, Liquid and wikilinks stay as they are. Every key of the
 * front matter is held: in the field that it means, or under its own name in `extra`.
 */
export function markdownPost({yaml = '1.2', headers = true}: MarkdownPostOptions = {}): Adapter {
  return {
    name: 'markdown-post',
    version: 1,
    match: {
      head: [matterHead, headingHead, linkHead],
      mediaTypes: ['text/markdown', 'text/x-markdown', 'text/mdx'],
      extensions: ['.md', '.markdown', '.mdown', '.mkd', '.mkdn', '.mdwn', '.mdx', '.qmd', '.rmd'],
      accepts: ['.txt', '.text']
    },
    *read(file) {
      yield draft(file, {yaml, headers})
    },
    claim: claimMarkdown
  }
}

// Fences with a key, or JSON with one, at the very start.
const matterHead = /^\s{0,99}(?:---(?:[a-z]{2,4})?[ \t]*\r?\n(?:[ \t]*(?:#[^\n]{0,200})?\n){0,9}["']?[\p{L}_][\p{L}\p{N}_ -]{0,60}["']?[ \t]*:|\+\+\+[ \t]*\r?\n(?:[ \t]*(?:#[^\n]{0,200})?\n){0,9}[\w."-]{1,60}[ \t]*[=\]]|\+\+\+[ \t]*\r?\n\[)/u

// A heading that opens the text, with another one, a list, a fence or a quotation below.
const headingHead = /^\s{0,99}# \S[^\n]{0,300}\n(?=[\s\S]{0,4000}?\n(?:#{2,6} \S|[-*] \S|```|> \S|1\. \S))/u

// A link or picture of Markdown, whose address is an address.
const linkHead = /(?:^|\n)[^\n]{0,300}?\[[^\]\n]{1,200}\]\((?:https?:\/\/|\.{0,2}\/)[^\s()]{1,300}\)/u

function draft(file: TextFile, options: Required<MarkdownPostOptions>): Draft {
  const source = sourceOf(file)
  const {places, limits} = source
  const {matter, unclosed} = readFrontMatter(file.value, {aliases: limits.aliases, ...options})
  for (const problem of [...(unclosed ? [unclosed] : []), ...(matter?.problems ?? [])]) complain(file, source, problem)
  const {root, complex} = parseMarkdown(file.value, matter?.end ?? 0, places)
  for (const {start, end} of complex) {
    const reason = 'Unexpected text that takes too long to read as Markdown, expected what people write, keeping it as plain text'
    warn(file, reason, {source: 'limit', ruleId: 'too-complex', place: places.position(start, end)})
  }
  const {url} = source
  readHtml(root, {places, source: file.value, resolve: (address) => resolve(address, url), ...(url === undefined ? {} : {base: url})})
  const gathered = gather()
  const extra = gatherAll(file, source, {root, gathered, ...(matter ? {matter} : {})})
  markLanguages(root.children)
  const children: RootContent[] = matter ? [matterNode(matter, places.position(matter.start, matter.end)), ...root.children] : root.children
  return {children, evidence: gathered.evidence, ...(Object.keys(extra).length > 0 ? {metadata: {extra}} : {})}
}

function complain(file: TextFile, {places}: SourceData, {ruleId, reason, start, end}: MatterProblem): void {
  warn(file, reason, {source: ruleId.startsWith('too-') ? 'limit' : 'markdown-post', ruleId, place: places.position(start, end)})
}

const resolve = (address: string, base: string | undefined): string => (base !== undefined && URL.canParse(address, base) ? new URL(address, base).href : address)

// A header, and front matter in a language that is not read, are kept as YAML is, for there is no node of their own.
function matterNode({format, value}: FrontMatter, position: Position): RootContent {
  if (format === 'toml' || format === 'json') return {type: format, value, position} satisfies Toml | JsonMatter
  return {type: 'yaml', value, position}
}

interface Found {
  readonly root: Root
  readonly gathered: Gathered
  readonly matter?: FrontMatter
}

// What is added first is believed first: the front matter, what the text says of itself, the file's name.
function gatherAll(file: TextFile, source: SourceData, {root, gathered, matter}: Found): {[key: string]: Json} {
  const dates = source.timezone === undefined ? {} : {timezone: source.timezone}
  const extra: {[key: string]: Json} = matter ? gatherMatter(matter, gathered, {places: source.places, ...dates}) : {}
  addBylines(root, {gathered, extra}, dates)
  addTitle(root, gathered)
  const [, day] = /^(\d{4}-\d\d-\d\d)-/u.exec(file.stem ?? '') ?? []
  const dated = day === undefined ? undefined : readDate(day)
  if (dated !== undefined) gathered.add('published', {value: dated, from: 'file-name', why: 'the day in the name of the file, as Jekyll writes it'})
  if (source.language !== undefined) gathered.add('language', {value: source.language, from: 'options.language'})
  const language = detectLanguage(sample(root))
  if (language !== undefined) gathered.add('language', {value: language, from: 'text', why: 'the script and the commonest words'})
  return extra
}

/** How many blocks from each end are looked at for credits, and how long such a line may be. */
const ends = 12
const longest = 200

function addBylines(root: Root, to: {gathered: Gathered; extra: {[key: string]: Json}}, dates: {timezone?: string}): void {
  const {children} = root
  for (const [index, node] of children.entries()) {
    const head = index < ends
    if (node.type !== 'paragraph' || (!head && index < children.length - ends)) continue
    const said = visibleText(node).trim()
    // Credits are labels and names, and no sentence.
    if (said.length === 0 || said.length > longest || endsSentence(said)) continue
    const credits = said.split(/\r\n?|\n/u).map((line) => readCredits(line, dates))
    // At the end a date alone is that of something else.
    const sound = credits.every((found) => found.length > 0 && (head || found.some(({field}) => field !== 'published')))
    if (!sound) continue
    node.data = {...node.data, role: 'credit', why: 'a line of credits'}
    addCredits(credits.flat(), to, {from: 'credits', ...(node.position ? {place: node.position} : {})})
  }
}

function addTitle(root: Root, {evidence, add}: Gathered): void {
  const heading = root.children.find((node) => node.type === 'heading' && node.depth === 1)
  const said = heading ? visibleText(heading).trim() : ''
  const candidates = [...(evidence.title ?? [])]
  if (heading && said !== '') candidates.push({value: said, from: 'h1', ...(heading.position ? {place: heading.position} : {})})
  delete evidence.title
  const known = [...(evidence.site ?? []), ...(evidence.tags ?? []), ...(evidence.authors ?? [])].flatMap(({value}) => value)
  for (const candidate of candidates) {
    const whole = String(candidate.value)
    const {title, site} = splitSite(whole, known)
    add('title', title === whole ? candidate : {...candidate, value: title, raw: candidate.raw ?? whole, why: 'without the name of the site'})
    if (site !== undefined) add('site', {...candidate, value: site, raw: candidate.raw ?? whole, why: 'beside the title, and named elsewhere in the document'})
  }
}

// Enough text to tell a language by, from the middle of the document on.
function sample(root: Root): string {
  const blocks: readonly Nodes[] = root.children.filter(({type}) => type !== 'code' && type !== 'html')
  let text = ''
  for (let index = blocks.length > 8 ? blocks.length >> 2 : 0; index < blocks.length && text.length < 3000; index++) text += `${visibleText(blocks[index]!)}\n`
  return text
}
