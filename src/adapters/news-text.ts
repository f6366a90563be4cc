import type {Heading, Paragraph, RootContent} from 'mdast'
import type {Position} from 'unist'
import {sourceOf, type Adapter, type Draft, type TextFile} from '../adapter.ts'
import {heading, paragraph, type Json} from '../document.ts'
import {markLanguages} from '../formats/bilingual.ts'
import {addCredits, readCredits, type Credit} from '../formats/credits.ts'
import {gather} from '../formats/evidence.ts'
import {findHeadings} from '../formats/headings.ts'
import {languageEvidence} from '../formats/language.ts'
import {rateLines, type RatedLines} from '../formats/line-model.ts'
import {accountFor} from '../formats/line-reasons.ts'
import {claimMarker, listOf, type Item, type ListMarker} from '../formats/lists.ts'
import {findArticle, findAuthor, findTitle, type Article} from '../formats/news-lines.ts'
import {readTextLines, type TextLine} from '../formats/paragraphs.ts'

/**
 * Text already extracted from a page, with its feed noise: one line a block.
 *
 * A `-` at the beginning of a line, or alone on the line before, makes an item. Short lines on prose and behind prose are headings. Credits
 * count near the article only: a date in a list of other articles is not this one's.
 */
export function newsText(): Adapter {
  return {
    name: 'news-text',
    version: 1,
    match: {head: looks, accepts: ['.txt', '.text']},
    *read(file) {
      const rows = readTextLines(file.value)
      if (rows.length > 0) yield draft(file, [...readBlocks(rows)])
    },
    claim: claimMarker
  }
}

// What text of a page looks like; each that matches counts.
const looks: readonly RegExp[] = [
  // Six lines in a row, one of them short and without a mark at its end, one too long for a wrapped line; or two that are long, and end sentences as paragraphs do.
  /(?:^|\n)(?=(?:[^\S\n]*\S[^\n]*\n){5}[^\S\n]*\S)(?=(?:[^\n]+\n){0,5}[^\n]{1,60}[\p{L}\p{N})）]\r?\n)(?=(?:[^\n]+\n){0,5}(?:[^\n]{130}|[^\n]{0,9}\p{Script=Han}[^\n]{80}|[^\n]{85,}[.!?…։؟۔।။។]\r?\n(?:[^\n]+\n){0,2}[^\n]{85,}[.!?…։؟۔।။។](?:\r?\n|$)))/u,
  // A lone dash with its item behind, a label glued to an item, a run of links.
  /(?:^|\n)-[ \t]*\r?\n[^\n-][^\n]{9}|(?:更多|more) ?(?:>{1,2}|[»›]) ?- \S|(?:^|\n)(?:- [^\n]{1,60}\r?\n){6}/iu,
  // Eight short lines in a row that do not end as lines of verse and prose do.
  /(?:^|\n)(?:[^\n]{0,40}[\p{L}\p{N})）>›»]\r?\n){8}/u,
  // Lines that stand around articles.
  /^(?:- )?(?:首页|首頁|登录|登錄|注册|搜索|菜单|导航|网站地图|分享|收藏|举报|上一篇.{0,60}|下一篇.{0,60}|home|menu|search|log ?in|sign ?(?:in|up)|subscribe|sponsored|advertisement|share|follow us|read more|skip to (?:main )?content|(?:更多|more) ?(?:>{1,2}|[»›]).{0,80})\r?$/imu,
/^(?:推荐阅读|相关阅读|相关新闻|热门文章|猜你喜欢|免责声明|版权声明|copyright|©|all rights reserved|cookies?|related (?:articles|stories|posts|news))[^\n]{0,80}\r?$/imu,
  // Credits right below another line.
  /\S\r?\n(?:(?:原标题|来源|文章来源|发布时间|责任编辑|责编)[^\n]{0,80}|(?:by|(?:last )?updated|published) [^\n]{2,60})\r?\n\S/iu
]

/** A line, or the part of one that is a block of its own. */
export interface Block {
  readonly text: string
  readonly start: number
  readonly end: number
  /** Of an item: where its dash stands. */
  readonly dash?: number
  /** Whether a blank line stands before it. */
  readonly apart: boolean
}

const glued = /^([^-]{1,40}(?:[>»›]|更多|more|all))[ \t]?(?=- \S)/iu

function* readBlocks(rows: readonly TextLine[]): Iterable<Block> {
  let dash: TextLine | undefined
  for (const [index, row] of rows.entries()) {
    if (row.text === '-' && index < rows.length - 1 && rows[index + 1]!.text !== '-') {
      dash = row
      continue
    }
    const [, label] = (dash ? undefined : glued.exec(row.text.slice(0, 50))) ?? []
    if (label !== undefined) yield {text: label, start: row.start, end: row.start + label.length, apart: row.apart}
    const from = label === undefined ? 0 : row.text.indexOf('- ', label.length)
    yield block(row, from, dash)
    dash = undefined
  }
}

function block(row: TextLine, from: number, dash: TextLine | undefined): Block {
  const {start, end, apart} = row
  if (dash) return {text: row.text, start, end, dash: dash.start, apart: dash.apart}
  const text = row.text.slice(from)
  const [sign = ''] = /^-[ \t]+(?=\S)/u.exec(text.slice(0, 40)) ?? []
  if (sign === '') return {text, start, end, apart}
  return {text: text.slice(sign.length), start: start + from + sign.length, end, dash: start + from, apart: apart && from === 0}
}

function draft(file: TextFile, blocks: readonly Block[]): Draft {
  const source = sourceOf(file)
  const {places} = source
  const article = findArticle(blocks)
  const title = findTitle(blocks, article)
  const credits = findCredits(file, blocks, article)
  const gathered = gather()
  const extra: {[key: string]: Json} = {}
  if (title !== undefined) gathered.add('title', {value: blocks[title]!.text, from: 'first-lines', place: places.position(blocks[title]!.start, blocks[title]!.end), why: 'the line above the article that is most like a title'})
  for (const [block, found] of credits) addCredits(found, {gathered, extra}, {from: 'credits', place: places.position(block.start, block.end)})
  const author = title === undefined ? undefined : findAuthor(blocks, title, article)
  if (author) gathered.add('authors', {value: [author.name], from: 'title', place: places.position(author.start, author.start + author.name.length), why: 'named before the title, and again in the note on the author'})
  for (const candidate of languageEvidence(file.value.slice(blocks[article.from]!.start, blocks[article.to - 1]?.end), source.language)) gathered.add('language', candidate)
  const kind = article.size === 0 && blocks.length >= 10 ? {kind: 'listing' as const} : {}
  const rated = article.size > 0 ? rateLines(blocks) : undefined
  const children = grow(file, blocks, {title, credits, rated})
  markLanguages(children)
  return {children, evidence: gathered.evidence, ...(Object.keys(extra).length > 0 ? {metadata: {extra}} : {}), ...kind}
}

/** How far above the article its credits may stand, and how far into it and out of its end, in blocks. */
const above = 8
const near = 3

function findCredits(file: TextFile, blocks: readonly Block[], {from, to}: Article): Map<Block, Credit[]> {
  const {timezone} = sourceOf(file)
  const found = new Map<Block, Credit[]>()
  const take = (index: number): boolean => {
    const block = blocks[index]!
    const credits = block.dash === undefined && block.text.length <= 200 ? readCredits(block.text, timezone === undefined ? {} : {timezone}) : []
    // Behind the article a date alone is that of another one.
    const own = credits.length > 0 && (index < to || !credits.every(({field}) => field === 'published'))
    if (own) found.set(block, credits)
    return own
  }
  for (let index = Math.max(0, from - above); index < Math.min(to, from + near); index++) take(index)
  for (let index = Math.max(from + near, to - near); index < to; index++) take(index)
  // Behind its end a second line that is none of the credits begins something else.
  for (let index = to, others = 0; index < Math.min(blocks.length, to + near) && others < 2; index++) if (!take(index)) others++
  return found
}

interface Found {
  readonly title: number | undefined
  readonly credits: ReadonlyMap<Block, Credit[]>
  /** What the model says of each block; nothing is asked of a text without an article. */
  readonly rated: RatedLines | undefined
}

function grow(file: TextFile, blocks: readonly Block[], {title, credits, rated}: Found): RootContent[] {
  const {places} = sourceOf(file)
  const headings = findHeadings(blocks.map((block, index) => {
    const above = index === title || credits.has(block)
    return {text: block.text, above, other: above || block.dash !== undefined}
  }))
  const loose = blocks.filter(({apart}) => apart).length > blocks.length / 4
  const children: RootContent[] = []
  for (let index = 0; index < blocks.length; ) {
    const block = blocks[index]!
    const position = places.position(block.start, block.end)
    if (block.dash !== undefined) {
      const items = itemsFrom(file, blocks, index, loose)
      for (const [at, {content}] of items.entries()) annotate(content, rated, index + at)
      children.push(listOf(items, places))
      index += items.length
      continue
    }
    if (index === title) children.push(titleOf(block.text, position, rated))
    else if (credits.has(block)) children.push({...paragraph(block.text, position), data: {role: 'credit', why: 'a line of credits'}})
    else if (headings[index]) children.push(annotate(heading(2, block.text, position), rated, index, index + 1))
    else children.push(annotate(paragraph(block.text, position), rated, index))
    index++
  }
  return children
}

const titleOf = (text: string, position: Position, rated: RatedLines | undefined): Heading => ({...heading(1, text, position), ...(rated ? {data: {main: 1, why: 'the title'}} : {})})

// Below this the line needs a reason, since a cleaner may take it out.
const doubtful = 0.9

// A heading stays where what stands below it stays, unless it is a word that stands around articles.
function annotate<Node extends Heading | Paragraph>(node: Node, rated: RatedLines | undefined, index: number, below = index): Node {
  if (!rated) return node
  const likely = rated.text.hits[index] === 0 ? Math.max(rated.main[index]!, rated.main[below]!) : rated.main[index]!
  const main = Math.round(likely * 100) / 100
  node.data = main < doubtful ? {main, ...accountFor(rated, index)} : {main}
  return node
}

const dashMarker: ListMarker = {sign: '-', ordered: false, value: 0, length: 2}

// A blank line ends a list, unless blank lines stand everywhere.
function itemsFrom(file: TextFile, blocks: readonly Block[], from: number, loose: boolean): Item[] {
  const {places} = sourceOf(file)
  const items: Item[] = []
  for (let index = from; index < blocks.length; index++) {
    const {text, start, end, dash, apart} = blocks[index]!
    if (dash === undefined || (items.length > 0 && apart && !loose)) break
    items.push({marker: dashMarker, content: paragraph(text, places.position(start, end)), start: dash, end})
  }
  return items
}
