import type {RootContent} from 'mdast'
import {sourceOf, warn, type Adapter, type Draft, type Gap, type TextFile} from '../adapter.ts'
import type {Document, DocumentKind, Reason} from '../document.ts'
import type {DateOptions} from '../formats/dates.ts'
import type {Gathered} from '../formats/evidence.ts'
import {claimPage} from '../formats/html-claim.ts'
import {findFootnotes} from '../formats/html-footnotes.ts'
import {markCredits} from '../formats/html-credits.ts'
import {isFull, measureShown, placeScriptText, readScriptText, scriptsOf, type DataOptions} from '../formats/html-data.ts'
import {readMetadata} from '../formats/html-metadata.ts'
import type {PageMetadata} from '../formats/html-page.ts'
import type {ElementNode} from '../formats/html-node.ts'
import {keepPosts, readPosts} from '../formats/html-post-fields.ts'
import {findPosts, type Posts} from '../formats/html-posts.ts'
import {findSigns} from '../formats/html-signs.ts'
import {headlineOf} from '../formats/html-titles.ts'
import {parseHtml, type HtmlTree} from '../formats/html-tree.ts'
import {absolute, readElement} from '../formats/html.ts'
import {findStub} from '../formats/html-stub.ts'
import {languageEvidence} from '../formats/language.ts'
import {annotateBlocks, builtInModel, type Model} from '../formats/main-annotate.ts'
import {readHints} from '../formats/main-hints.ts'
import {structureRules} from '../formats/main-rules.ts'
import type {Source} from '../formats/main-view.ts'
import {visibleText} from '../text.ts'

const comment = String.raw`(?:<!--[\s\S]{0,1000}?-->\s{0,50}){0,3}`
const head = new RegExp(String.raw`^\s{0,200}${comment}(?:<\?xml[^>]{0,200}>\s{0,50})?${comment}<(?:!doctype\s{1,9}html|html|head|body|meta|title)\b`, 'iu')

export interface NewsPageOptions {
  /** Rates the blocks of pages (default: the one that comes with the library). */
  readonly model?: Model
}

/**
 * Read web pages: all of the page, each block with the probability of being main content, and metadata with evidence.
 *
 * Pages are read as by a browser without scripts, so that what is written for such readers (`noscript`) is text.
 */
export function newsPage({model = builtInModel()}: NewsPageOptions = {}): Adapter {
  return {
    name: 'news-page',
    version: 1,
    match: {head, mediaTypes: ['text/html', 'application/xhtml+xml'], extensions: ['.html', '.htm', '.xhtml', '.shtml']},
    *read(file) {
      if (file.value.trim() !== '') yield readPage(file, model)
    },
    *claim({text, start, document, memory}: Gap) {
      yield* claimPage(text, start, {last: start + text.length === document.data.provenance.place?.end.offset, scripts: scriptsRead(document, memory)})
    }
  }
}

function readPage(file: TextFile, model: Model): Draft {
  const {places, url, timezone, language} = sourceOf(file)
  const html = file.value
  const tree = parseHtml(html)
  warnOf(file, tree)
  const signs = findSigns(tree.root)
  const headline = headlineOf(signs)
  const rules = structureRules(tree.root, headline)
  const sources: Source[] = []
  const base = absolute(signs.base ?? '', url) || url
  const dates = timezone === undefined ? {} : {timezone}
  const metadata = readMetadata(signs, {
    dates, url, place: (start, end) => places.position(start, end), resolve: (address) => absolute(address, base), isApart: rules.isApart
  })
  const repeated = findPosts(tree.root)
  const posts = postsOf(repeated, metadata.kind, metadata.dates ?? dates)
  const children = readElement(tree.root, {
    places, offset: 0, ...(base === undefined ? {} : {base}), ...(posts ? {posts} : {}), notes: findFootnotes(tree.root),
    skip: (element) => element === signs.titles[0],
    annotate: (node, element) => sources.push({node, element})
  })
  annotateBlocks(children, sources, {root: tree.root, headline, hints: readHints(signs), posts: repeated && repeated.elements.size > 1 ? repeated.elements : undefined, rules, model, title: titleOf(metadata)})
  if (posts) keepPosts(children)
  const {thread, stub} = addScriptText(children, tree.root, {html, places, dates, base})
  markCredits(children, metadata, dates)
  addLanguage(metadata.gathered, children, language)
  const {extra} = metadata
  return {children, evidence: metadata.gathered.evidence, ...kindOf(metadata.kind, stub, thread || posts !== undefined), ...(Object.keys(extra).length > 0 ? {metadata: {extra}} : {})}
}

function titleOf({gathered}: PageMetadata): string | undefined {
  const title = gathered.evidence.title?.[0]?.value
  return typeof title === 'string' ? title : undefined
}

/** What may stand outside of the posts of a thread, in characters: rules of the forum, a signature, a line on each button. */
const most = 1500

/** Where no more than this stands outside, half of the page's text is enough: the first post may have a form of its own. */
const few = 300

// Comments below an article are no thread: the article stands outside of them.
function postsOf(posts: Posts | undefined, kind: DocumentKind | undefined, dates: DateOptions): ReturnType<typeof readPosts> | undefined {
  if (!posts || (kind !== undefined && kind !== 'thread') || (kind === undefined && posts.elements.size < 2)) return undefined
  const many = posts.elements.size > 2 || posts.numbered
  const least = posts.numbered && posts.outside <= few ? 0.5 : 0.6
  return kind === 'thread' || (many && posts.share >= least && posts.outside <= most) ? readPosts(posts, dates) : undefined
}

// Application shells: what their scripts would show is read from the data of those scripts.
function addScriptText(children: RootContent[], root: ElementNode, options: DataOptions): {thread: boolean; stub: Reason | undefined} {
  const shown = measureShown(children)
  const found = isFull(shown) ? undefined : readScriptText(scriptsOf(root), shown, options)
  if (found) placeScriptText(children, found)
  return {thread: found?.thread ?? false, stub: found ? undefined : findStub(root, shown)}
}

function kindOf(said: DocumentKind | undefined, stub: Reason | undefined, thread: boolean): Pick<Draft, 'kind' | 'reasons'> {
  return stub ? {kind: 'stub', reasons: [stub]} : {kind: said ?? (thread ? 'thread' : 'article')}
}

function warnOf(file: TextFile, {deep, unclosed}: HtmlTree): void {
  const {places} = sourceOf(file)
  if (deep !== undefined) warn(file, 'Unexpected elements more than 512 deep, expected fewer, putting what is deeper side by side', {source: 'news-page', ruleId: 'too-deep', place: places.position(deep, deep)})
  if (unclosed !== undefined) warn(file, 'Unexpected end of the page in a comment, expected `-->`, reading the rest as the comment', {source: 'news-page', ruleId: 'unclosed-comment', place: places.position(unclosed, file.value.length)})
}

// Of documents that hold text of scripts: where those scripts stand.
function scriptsRead(document: Document, memory: WeakMap<Document, unknown>): ReadonlyArray<readonly [number, number]> {
  const known = memory.get(document) as ReadonlyArray<readonly [number, number]> | undefined
  if (known) return known
  const taken = document.data.ledger.flatMap(({before}) => (typeof before === 'string' ? [] : [before]))
  const found = [...document.children, ...taken].flatMap(({data}) => (data?.within ? [data.within] : []))
  memory.set(document, found)
  return found
}

// A template says `en` above any text: the script of the text is believed before it.
function addLanguage({evidence, add}: Gathered, children: readonly RootContent[], given: string | undefined): void {
  const mains = children.map(({data}) => data?.main ?? 1)
  // Of a page of a line or two nothing is likely.
  const least = Math.min(0.5, mains.reduce((most, main) => Math.max(most, main), 0))
  const text = children.filter((_, index) => mains[index]! >= least).map((node) => visibleText(node)).join('\n')
  const found = languageEvidence(text, given)
  const said = evidence.language?.[0]
  for (const candidate of found) add('language', candidate)
  const shown = found.at(-1)
  if (said && shown && isDenseLanguage(shown.value) && !isDenseLanguage(said.value)) {
    evidence.language = [{...shown, why: `the text is not in \`${String(said.value)}\``}, ...(evidence.language ?? []).filter((candidate) => candidate !== shown)]
  }
}

const isDenseLanguage = (value: string | string[]): boolean => /^(?:zh|ja|ko|yue|wuu|lzh)\b/u.test(String(value))
