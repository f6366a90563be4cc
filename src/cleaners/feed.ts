import {isFragment, runFrom, type Block, type Page} from '../blocks.ts'
import type {Cleaner, Rule} from '../edit.ts'
import {blockCleaner, isTitle, sieve, stands, type Mark, type Marks} from '../rule.ts'
import {codesOf} from '../text.ts'

const rules: readonly Rule[] = [
  {
    id: 'labelled', category: 'feed', what: 'a run of short titles under a label such as “latest” or “popular”',
    matches: [
      '海港快讯\n\n更多 >>\n\n- 渔船数量升至 320 艘\n- 台风改道,码头恢复作业\n- 灯塔博物馆新增 3 个展厅', '## Trending\n\n- Ferry stopped by ice for the third time\n- Yard sells its last boat\n- Nine ships wait outside the harbour',
      '热门文章\n\n灯塔为什么是白色的\n\n一条船能用多少年\n\n码头工人的一天'
    ],
    spares: [
      '## 最新\n\n最新的版本改了三处，都是读者来信指出的错误，编者在此一并感谢。', '三件事要先做：\n\n- 检查缆绳\n- 关上舱门\n- 记下时间\n\n做完以后，船长在日志上签字，交给下一班的人，这样谁也不会忘记。',
      '## Popular\n\nThe song was popular in the ports of the north for two generations.', '- 渔船数量升至 320 艘\n- 台风改道,码头恢复作业'
    ]
  },
  {
    id: 'beside', category: 'feed', what: 'short lines between feeds and behind them',
    matches: ['海港快讯\n\n- 渔船数量升至 320 艘\n- 台风改道,码头恢复作业\n- 灯塔博物馆新增 3 个展厅\n\n观点\n\n海港热门\n\n- 灯塔为什么是白色的\n- 一条船能用多少年\n- 码头工人的一天\n\n海港 APP'],
    spares: ['观点\n\n海港 APP', '海港快讯\n\n- 渔船数量升至 320 艘\n- 台风改道,码头恢复作业\n- 灯塔博物馆新增 3 个展厅\n\n灯塔是在那一年的冬天熄灭的，守塔的人等了三天，没有等到换班的船，就自己走了下来。']
  },
  {
    id: 'more', category: 'feed', what: 'a link to the rest of a feed',
    matches: ['更多 >>'], spares: ['更多的船在冬天到来之前离开了。', 'More']
  }
]

/** Takes out tickers, hot lists and other runs of titles that have nothing to do with one another. */
export function feed(): Cleaner {
  return blockCleaner({
    name: 'feed', version: 1, rules,
    find(page, marks) {
      markLabelled(page, marks)
      markBeside(page, marks)
    }
  })
}

const label = /^.{0,8}(?:快讯|专栏|热门(?:文章|新闻|标签|话题|资讯|评论|视频|帖子|推荐|专题)?|(?:点击|阅读|新闻|热点|一?周|月|热文|下载|热门)?排行榜?|(?:精彩|编辑|热门|小编|为您|为你|今日|猜你)?推荐(?:阅读|文章|新闻|视频)?|热点(?:新闻|聚焦|推荐)?|(?:今日)?头条|要闻|最新(?:文章|消息|资讯|新闻|动态|发布|评论|更新|回复)?|热搜榜?|热文|图片新闻|视频新闻|滚动新闻|即时新闻|资讯|48小时.{0,4}|24小时.{0,4})[:：]?$/u
const englishLabel = /^(?:the )?(?:latest|popular|trending|most (?:read|popular|viewed|commented|shared|recent|discussed)|top (?:stories|news|posts|articles|headlines|picks)|breaking news|news ?feed|headlines|featured|hot topics|editor.?s.? picks?|recent (?:posts|news|comments|articles|stories)|new posts|popular tags|in case you missed it|don.t miss|sponsored(?: content)?|promoted|around the web|more (?:news|stories|headlines|articles))(?: (?:in|from|on) .{2,24}| news| stories| articles| posts| videos| now| today| this week| topics)*[:：]?$/u
/** A quick look whether a text is one of them. */
const mayLabel = /* @__PURE__ */ sieve([[label, englishLabel]])
const more = /^(?:查看)?更多(?:[>›»]|快讯|新闻|资讯|文章|内容)*$/u
const moreArrow = /^(?:更多|more|see all|view all|all)\s?(?:[>›»→…]|\.{3})+$/iu

const arrows = /* @__PURE__ */ codesOf('>›»→….')

/** Fewest titles under a label. */
const fewest = 3

interface Run {
  readonly from: number
  /** Behind the last block. */
  readonly to: number
}

function runsOf(page: Page): Run[] {
  const runs: Run[] = []
  for (let index = 0; index < page.blocks.length; index++) {
    if (!isLabel(page.blocks[index]!) || isTitle(page, page.blocks[index]!)) continue
    const to = runFrom(page, index + 1, page.blocks[index]!)
    if (page.blocks.slice(index + 1, to).filter(({text}) => text !== '').length < fewest) continue
    runs.push({from: index, to})
    index = to - 1
  }
  return runs
}

function isLabel(block: Block): boolean {
  const {text} = block
  return text !== '' && text.length < 60 && mayLabel(text) !== 0 && block.size <= 9 && (label.test(block.key) || englishLabel.test(block.key))
}

// In the middle of an article a label must be confirmed: by a link to more, or by another feed.
function markLabelled(page: Page, marks: Marks): void {
  const runs = runsOf(page)
  if (areContent(page, runs)) return
  for (const run of runs) {
    const block = page.blocks[run.from]!
    const inside = page.blocks.slice(run.from, run.to)
    const sure = stands(page, run.from, 'outside') || runs.length > 1 || inside.some(isMore)
    if (sure) for (const item of inside) set(marks, item, {rule: isMore(item) ? 'more' : 'labelled', reason: `titles under \`${block.text}\``})
  }
  for (let index = 0; index < page.blocks.length; index++) {
    const block = page.blocks[index]!
    if (pointsOn(block.text) && stands(page, index, 'outside')) set(marks, block, {rule: 'more', reason: 'a link to the rest of a list'})
  }
}

// Of a list of goods every other one may be called popular: runs that are most of what an adapter rated and is still there are what the page is for.
function areContent({blocks}: Page, runs: readonly Run[]): boolean {
  const sizeOf = (some: readonly Block[]): number => some.reduce((sum, {gone, node, size}) => sum + (gone === undefined && node.data?.main !== undefined ? size : 0), 0)
  const size = runs.reduce((sum, {from, to}) => sum + sizeOf(blocks.slice(from, to)), 0)
  return size > 0 && 2 * size > sizeOf(blocks)
}

const isMore = ({text, key}: Block): boolean => text.length < 24 && (pointsOn(text) || more.test(key))

const pointsOn = (text: string): boolean => text.length < 24 && arrows.has(text.charCodeAt(text.length - 1)) && moreArrow.test(text)

function set(marks: Marks, block: Block, mark: Mark): void {
  if (!marks.has(block)) marks.set(block, mark)
}

/** The longest line that goes along with the feeds around it, in units. */
const longestBeside = 8

function markBeside({blocks}: Page, marks: Marks): void {
  const first = blocks.findIndex((block) => marks.get(block)?.rule === 'labelled')
  if (first < 0) return
  let pending: Block[] = []
  for (const block of blocks.slice(first)) {
    if (marks.has(block)) {
      for (const between of pending) set(marks, between, {rule: 'beside', reason: 'a short line between two feeds'})
      pending = []
    } else if (!isFragment(block, longestBeside)) return
    else pending.push(block)
  }
  for (const behind of pending) set(marks, behind, {rule: 'beside', reason: 'a short line behind the last feed'})
}
