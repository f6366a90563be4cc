import type {Paragraph, PhrasingContent} from 'mdast'
import {isFragment, isProse, runFrom, type Block, type Page} from '../blocks.ts'
import type {Cleaner, Rule} from '../edit.ts'
import {blockCleaner, isIntroduced, isTitle, sieve, stands, type Marks, type TextRule} from '../rule.ts'
import {units, visibleText} from '../text.ts'
import {beforeTitle, labelOfTitle, overTitles} from './related-words.ts'

// A paragraph of a web page, of which the adapter has said how likely it is main content.
const taught = (parts: ReadonlyArray<string | {link: string}>): Paragraph => ({
  type: 'paragraph', data: {main: 0.9}, children: parts.map((part) => (typeof part === 'string' ? {type: 'text', value: part} : {type: 'link', url: 'https://harbour.example/1', children: [{type: 'text', value: part.link}]}))
})

const rules: ReadonlyArray<Rule | TextRule> = [
  {
    id: 'list', category: 'related', what: 'titles of other documents under a label that says so',
    matches: ['相关阅读\n\n- 渔港的夜晚\n- 船坞关门以后\n- 谁还记得灯塔', '## Related articles\n\n- [The yard by the river](https://harbour.example/1)\n- [Ice in the sound](https://harbour.example/2)', '近期报告\n\n2019年3月2日 渔港的夜晚\n\n2019年2月18日 船坞关门以后\n\n2019年1月5日 谁还记得灯塔'],
    spares: ['## 相关背景\n\n这座灯塔在战争中停过两次，后来换了守塔的人，灯的颜色也从红色改成了白色。', '## Related work\n\nThe yard was first described by a traveller who stayed for one night, and got the name wrong.', '- 渔港的夜晚\n- 船坞关门以后\n- 谁还记得灯塔',
      '**延伸阅读**\n\n- [渔港的夜晚](https://harbour.example/1)\n- [船坞关门以后](https://harbour.example/2)', '延伸阅读\n\n- 《渔港的夜晚》讲的是镇上最后一家冷库，作者在那里做了九年的夜班。\n- 《船坞关门以后》收了四十封信，都是修船的人写给家里的。',
      '## Related\n\nThe two yards are related by marriage.']
  },
  {
    id: 'dated', category: 'related', what: 'three lines or more that each begin with a date and go on with a title, behind the text',
    matches: ['2019-03-02 渔港的夜晚\n\n2019-02-18 船坞关门以后\n\n2019-01-05 谁还记得灯塔', '2019年3月2日 渔港的夜晚\\\n2019年2月18日 船坞关门以后\\\n2019年1月5日 谁还记得灯塔'],
    spares: ['## 大事记\n\n- 1998-03-02 灯塔点亮\n- 1999-02-18 灯塔熄灭\n- 2003-01-05 灯塔重修\n\n这三个日子是守塔人的女儿从日记里抄下来的，日记现在放在镇上的档案馆里。', '2019年3月2日，渔港的夜晚忽然亮了。\n\n2019年3月3日，又黑了下来。\n\n2019年3月4日，没有人再提起。']
  },
  {
    id: 'teaser', category: 'related', what: 'a link to another document between paragraphs, behind a label or beside its date',
    matches: [[taught(['Lire aussi ', {link: 'Qui se souvient du phare ?'}])], [taught(['The yard lay by the river for sixty years, and nobody asked who had built it or for whom.']), taught([{link: 'Ice in the sound stops ferry'}, ' 12 May 2020, 08:00']), taught(['It was sold in the spring, and the new owner was the first to ask, and the last to be told.'])]],
    spares: [[taught(['See ', {link: 'the map of the yard'}, ' for the way.'])], [taught([{link: 'Ice in the sound stops ferry'}, ' 12 May 2020, 08:00'])], 'Read also [the first chapter of the book](/1)']
  },
  {
    id: 'link', category: 'related', what: 'one line that names another document', scripts: ['any'], longest: 30,
    patterns: [/^related (?:article|story|video|gallery) \S.{16,}[^.:]$/u, /^(?:also|more (?:on this|from .{2,20}))\s?[:：] ?\S.{8,}[^.:]$/u, new RegExp(`${beforeTitle.source}(?:.{8,}[^.:。]|.{0,40}[\\p{Script=Han}\\p{Script=Hangul}]{3}.{0,60}[^。：])$`, 'u')],
    matches: ['Read more: The yard by the river', 'RELATED: Ice in the sound stops ferry', '延伸阅读：船坞关门以后', '相关阅读 | 谁还记得灯塔', 'Lesen Sie auch: Wer die Fähre noch braucht', 'Читайте также: Кто помнит маяк', 'اقرأ أيضاً: من يتذكر المنارة', 'यह भी पढ़ें: प्रकाशस्तंभ किसे याद है'],
    spares: ['Siehe auch: Kapitel 3.', 'Mehr dazu: am Abend.', 'Also: a boat, two oars and a rope.', '相关阅读材料在图书馆的三楼，要凭证件才能借。', 'Watch: it moves.', 'See also: chapter 3.']
  }
]

/** Takes out lists of other documents that are said to go with this one. */
export function related(): Cleaner {
  return blockCleaner({
    name: 'related', version: 1, rules,
    find(page, marks) {
      markLists(page, marks)
      markDated(page, marks)
      markTeasers(page, marks)
    }
  })
}

const labels: readonly RegExp[] = [
  /^(?:相关|延伸|扩展|推荐|近期|往期|历史|精彩|更多|热门|最新|其他|其它|关联|猜你喜欢|你可能还?也?喜欢|您可能还?也?(?:喜欢|感兴趣))+的?(?:阅读|文章|新闻|报告|报道|链接|推荐|资讯|内容|回顾|话题|专题|研究|精选|主题|帖子|视频|产品|条目)*[:：]?$/u,
  /^(?:你可能还?也?感兴趣.{0,4}|大家都在看|大家还看了)[:：]?$/u,
  /^related(?: (?:articles?|posts?|stories|news|content|reading|reports?|topics?|links|coverage|videos?|products|questions))?[:：]?$/u,
  /^(?:recent|previous|earlier|other|more|similar|recommended|latest) (?:posts?|reports?|articles?|stories|publications|news|reading|coverage|issues)[:：]?$/u,
  overTitles,
  /^(?:(?:articles|stories|posts) (?:you may (?:also )?like|for you)|you (?:may|might) (?:also )?(?:like|enjoy|be interested in|have missed)|more (?:from|in|on|by|like) .{2,30}|recommended(?: for you)?|read (?:also|next)|also read|up next|keep reading|what to read next)[:：]?$/u
]
/** A quick look whether a text is one of them. */
const mayLabel = /* @__PURE__ */ sieve([labels])

/** What an author calls a list of his own; a site says “related” or “recommended”. */
const chosen = /延伸|扩展|链接|^related links$|^further/u
const plain = /^(?:相关|推荐|更多|热门|最新|历史|其他|其它|精彩|近期|往期|关联|扩展|延伸)[:：]?$/u

function markLists(page: Page, marks: Marks): void {
  const {blocks} = page
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index]!
    if (block.text === '' || block.text.length > 60 || !isLabel(block) || marks.has(block) || isTitle(page, block)) continue
    const end = runFrom(page, index + 1, block)
    const titles = blocks.slice(index + 1, end).filter(({text}) => text !== '')
    if (titles.length < 2 || isAuthors(block, titles)) continue
    for (const title of [block, ...titles]) if (!marks.has(title)) marks.set(title, {rule: 'list', reason: `titles of other documents under \`${block.text}\``})
  }
}

// He writes a list of links, and what they are about in words of his own; what a site puts there is titles and nothing else.
const isAuthors = ({key}: Block, titles: readonly Block[]): boolean => chosen.test(key) && titles.every(({kind, node}) => kind === 'item' && 'children' in node && node.children.some(({type}) => type === 'link'))

const isLabel = (block: Block): boolean => mayLabel(block.text) !== 0 && block.size <= 9 && block.key.length < 60 && labels.some((label) => label.test(block.key)) && !(block.kind === 'heading' ? chosen : plain).test(block.key)

const date = String.raw`(?:(?:19|20)\d{2}(?:[-./]\d{1,2}[-./]\d{1,2}|年\d{1,2}月(?:\d{1,2}日)?)|\d{1,2} [A-Z][a-z]+ (?:19|20)\d{2}|[A-Z][a-z]+ \d{1,2}, (?:19|20)\d{2})`
const datedLine = new RegExp(String.raw`^[[（(]?${date}[\])）]?(?:\s+|[:：|])\S`, 'u')
// A digit, a capital, or a bracket.
const mayDate = (code: number): boolean => (code >= 48 && code <= 57) || (code >= 65 && code <= 91) || code === 40 || code === 0xff08
const eachDate = new RegExp(String.raw`(?:^|\s)[[（(]?${date}[\])）]?(?=\s+\S)`, 'gu')

function markDated(page: Page, marks: Marks): void {
  const {blocks} = page
  let from = 0
  for (let at = 0; at <= blocks.length; at++) {
    const block = blocks[at]
    if (block && datesIn(block) > 0) continue
    const run = blocks.slice(from, at)
    const many = run.length > 0 && run.reduce((sum, line) => sum + datesIn(line), 0) >= 3
    if (many && blocks[from - 1]?.kind !== 'heading' && stands(page, from, 'end')) for (const line of run) if (!marks.has(line)) marks.set(line, {rule: 'dated', reason: 'a row of dated titles behind the text'})
    from = at + 1
  }
}

/** Signs that point to a link. */
const arrows = /^[>»›►▶▸→☞\s]+$/u

/** What may stand beside a link that announces another document: its date, the time. */
const dateAlone = /^[\p{P}\p{S}\s]*(?:\p{L}{2,10},?\s)?(?:\d{4}[./年-]\d{1,2}[./月-]\d{1,2}日?|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}\.?\s(?:de\s)?\p{L}{3,12}\.?,?\s(?:de\s)?\d{4}|\p{L}{3,12}\.?\s\d{1,2},?\s\d{4})(?:[\p{P}\s]+\d{1,2}[:.]\d{2})?[\p{P}\p{S}\s]*$/u

// Between the paragraphs of an article stands a link to another one, behind a label or beside its date.
function markTeasers(page: Page, marks: Marks): void {
  const {blocks} = page
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index]!
    const {node, kind} = block
    if ((kind !== 'paragraph' && kind !== 'item') || node.type !== 'paragraph' || node.data?.main === undefined || block.gone || marks.has(block) || block.size > 40) continue
    const parts = aroundLink(node.children)
    if (!parts || isIntroduced(page, index) || isTitle(page, block)) continue
    const {before, link, behind} = parts
    if (units(link) < 3) continue
    if (behind === '' && (labelOfTitle.test(before.toLowerCase()) || (arrows.test(before) && isAmongProse(page, index)))) marks.set(block, {rule: 'teaser', reason: `a link behind \`${before}\``})
    else if (dateAlone.test(`${before} ${behind}`) && isAmongProse(page, index)) marks.set(block, {rule: 'teaser', reason: `a link and its date between paragraphs`})
  }
}

function isAmongProse({blocks, core}: Page, index: number): boolean {
  const {first, last} = core()
  const beside = (step: number): boolean => {
    const next = blocks[index + step]
    return next !== undefined && isProse(next) && !next.gone
  }
  return index > first && index < last && beside(-1) && beside(1)
}

// The text of the one link of a paragraph, and what stands before it and behind.
function aroundLink(children: readonly PhrasingContent[]): {before: string; link: string; behind: string} | undefined {
  const [only] = children
  if (children.length === 1 && only && (only.type === 'strong' || only.type === 'emphasis')) return aroundLink(only.children)
  const at = children.findIndex(({type}) => type === 'link')
  if (at < 0 || children.findLastIndex(({type}) => type === 'link') !== at) return undefined
  const textOf = (nodes: readonly PhrasingContent[]): string => nodes.map((node) => visibleText(node)).join('').trim()
  return {before: textOf(children.slice(0, at)), link: textOf(children.slice(at, at + 1)), behind: textOf(children.slice(at + 1))}
}

// A paragraph may hold one line or, where the source had no blank lines, all of them.
function datesIn(block: Block): number {
  if (!mayDate(block.text.charCodeAt(0)) || block.text.length > 4000 || !datedLine.test(block.text)) return 0
  const count = block.text.match(eachDate)?.length ?? 0
  return isFragment(block, 30 * count) ? count : 0
}
