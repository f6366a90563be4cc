import type {RootContent} from 'mdast'
import {sourceOf, warn, type Adapter, type Draft, type Gap, type TextFile} from '../adapter.ts'
import type {Gathered} from '../formats/evidence.ts'
import {claimMarkup} from '../formats/html-claim.ts'
import {markCredits} from '../formats/html-credits.ts'
import {readMetadata} from '../formats/html-metadata.ts'
import {findSigns} from '../formats/html-signs.ts'
import {headlineOf} from '../formats/html-titles.ts'
import {parseHtml, type HtmlTree} from '../formats/html-tree.ts'
import {absolute, readElement} from '../formats/html.ts'
import {languageEvidence} from '../formats/language.ts'
import {settleHeadings} from '../formats/main-headings.ts'
import {headlineReason, scoreBlocks, type Score} from '../formats/main-score.ts'
import {visibleText} from '../text.ts'

const comment = String.raw`(?:<!--[\s\S]{0,1000}?-->\s{0,50}){0,3}`
const head = new RegExp(String.raw`^\s{0,200}${comment}(?:<\?xml[^>]{0,200}>\s{0,50})?${comment}<(?:!doctype\s{1,9}html|html|head|body|meta|title)\b`, 'iu')

/**
 * Read web pages: all of the page, each block with the probability of being main content, and metadata with evidence.
 *
 * Pages are read as by a browser without scripts, so that what is written for such readers (`noscript`) is text.
 */
export function newsPage(): Adapter {
  return {
    name: 'news-page',
    version: 1,
    match: {head, mediaTypes: ['text/html', 'application/xhtml+xml'], extensions: ['.html', '.htm', '.xhtml', '.shtml']},
    *read(file) {
      if (file.value.trim() !== '') yield readPage(file)
    },
    *claim({text, start, document}: Gap) {
      yield* claimMarkup(text, start, start + text.length === document.data.provenance.place?.end.offset)
    }
  }
}

function readPage(file: TextFile): Draft {
  const {places, url, timezone, language} = sourceOf(file)
  const html = file.value
  const tree = parseHtml(html)
  warnOf(file, tree)
  const signs = findSigns(tree.root)
  const scorer = scoreBlocks(tree.root, headlineOf(signs))
  const base = absolute(signs.base ?? '', url) || url
  const dates = timezone === undefined ? {} : {timezone}
  const metadata = readMetadata(signs, {
    dates, url, place: (start, end) => places.position(start, end), resolve: (address) => absolute(address, base), isApart: scorer.isApart
  })
  const children = readElement(tree.root, {
    places, offset: 0, ...(base === undefined ? {} : {base}),
    skip: (element) => element === signs.titles[0],
    annotate: (node, element) => annotate(node, scorer.score(node, element))
  })
  settleHeadings(children, (node) => node.data?.why === headlineReason)
  markCredits(children, metadata, dates)
  addLanguage(metadata.gathered, children, language)
  const {extra} = metadata
  return {children, evidence: metadata.gathered.evidence, kind: metadata.kind ?? 'article', ...(Object.keys(extra).length > 0 ? {metadata: {extra}} : {})}
}

function warnOf(file: TextFile, {deep, unclosed}: HtmlTree): void {
  const {places} = sourceOf(file)
  if (deep !== undefined) warn(file, 'Unexpected elements more than 512 deep, expected fewer, putting what is deeper side by side', {source: 'news-page', ruleId: 'too-deep', place: places.position(deep, deep)})
  if (unclosed !== undefined) warn(file, 'Unexpected end of the page in a comment, expected `-->`, reading the rest as the comment', {source: 'news-page', ruleId: 'unclosed-comment', place: places.position(unclosed, file.value.length)})
}

// What is known to be hidden or a credit stays so.
function annotate(node: RootContent, {main, why, purpose, origin}: Score): void {
  const role = node.data?.role === undefined && purpose ? {role: purpose} : {}
  node.data = {why, ...role, ...node.data, origin, main}
}

// A template says `en` above any text: the script of the text is believed before it.
function addLanguage({evidence, add}: Gathered, children: readonly RootContent[], given: string | undefined): void {
  const text = children.filter(({data}) => (data?.main ?? 1) >= 0.5).map((node) => visibleText(node)).join('\n')
  const found = languageEvidence(text, given)
  const said = evidence.language?.[0]
  for (const candidate of found) add('language', candidate)
  const shown = found.at(-1)
  if (said && shown && isDenseLanguage(shown.value) && !isDenseLanguage(said.value)) {
    evidence.language = [{...shown, why: `the text is not in \`${String(said.value)}\``}, ...(evidence.language ?? []).filter((candidate) => candidate !== shown)]
  }
}

const isDenseLanguage = (value: string | string[]): boolean => /^(?:zh|ja|ko|yue|wuu|lzh)\b/u.test(String(value))
