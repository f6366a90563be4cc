import type {Block, Page} from '../blocks.ts'
import type {Cleaner, Rule} from '../edit.ts'
import {blockCleaner, type Marks, type TextRule} from '../rule.ts'

const rules: ReadonlyArray<Rule | TextRule> = [
  {
    id: 'pagination', category: 'navigation', what: 'a link to the page before or after', scripts: ['han', 'latin'], longest: 40,
    patterns: [
      /^[上下前后]一[篇页章条张个](?:$|[\s:：\d]|文章)/u, /^(?:共\s?\d+\s?页|第\s?\d+\s?页\s?[,，/]?\s?共\s?\d+\s?页)/u, /^(?:首页|尾页|末页)(?:\s?[\d|]+|\s(?:上|下)一页|\s?尾页)+/u,
      /^(?:previous|next)(?: (?:post|article|page|slide|story|entry|chapter|up|topic|issue))?(?:$|[:：])/u, /^(?:older|newer) (?:posts?|entries|articles)$/u, /^page \d+ of \d+$/u
    ],
    matches: ['上一篇：潮水的时间表', '下一页', '共 5 页', 'Previous', 'Next post: The yard', 'Older posts'],
    spares: ['下一页的表格列出了每一年的数字，读者可以自己比较。', 'Next year the yard will close.', 'Previous attempts failed because the ice came too early.', '上一章讲的是船']
  },
  {
    id: 'page-control', category: 'navigation', what: 'a control of the page', scripts: ['han', 'latin'], longest: 14,
    patterns: [
      /^(?:返回|回到|回)(?:顶部|首页|列表|上页|上一页|频道|网站首页|页首)$/u, /^(?:查看|点击查看|加载|浏览|阅读)更多(?:内容|文章|新闻|资讯)?$/u, /^(?:展开|收起|阅读|查看)(?:全文|剩余.{0,6}|更多|全部)$/u, /^(?:正在)?加载中$/u, /^(?:设为首页|加入收藏|收藏本站|网站地图|手机版|无障碍浏览|切换城市|意见反馈|字号|大 中 小|关闭窗口|打印本页)(?:[\s|·:：]+.{0,20})?$/u,
      /^(?:back|return|go|jump|scroll)(?: back)? to (?:the )?(?:top|home ?page|home|main page|overview page)$/u, /^skip to (?:the )?(?:main |primary )?(?:content|navigation|search|footer|main)/u, /^(?:toggle|open|close|main|show) (?:navigation|menu|search)(?: menu)?$/u, /^loading(?: more)?\.*…?$/u,
      /^(?:read|see|load|show|view|learn|click for) (?:more|less|all)(?: (?:posts|articles|stories|news|results|here))?$/u, /^(?:site ?map|table of contents? toggle|search for:|search the site|print this page|jump to navigation)$/u
    ],
    matches: ['返回顶部', '查看更多', '加载中…', '设为首页 | 加入收藏', 'Back to top', 'Skip to main content', 'Read more', 'Loading...'],
    spares: ['返回首页的船票要在岸上买。', 'Loading takes four hours with two cranes.', 'Read more slowly, and aloud.', '## Search\n\nThe search went on for nine days, with every boat that could be had, and nothing was found but an oar.']
  },
  {
    id: 'breadcrumb', category: 'navigation', what: 'the path of the page in its site', scripts: ['han', 'latin'], longest: 30,
    patterns: [/^(?:您|你)?(?:现在的?|当前的?|目前|所在)+位置是?\s?[:：]/u, /^(?:首页|主页|网站首页|home|homepage)\s?(?:[>›»/→|-]\s?[^>›»/→|]{1,40})+$/u],
    matches: ['您当前的位置：首页 > 新闻 > 港口', '首页 > 新闻中心 > 正文', 'Home › News › Harbour'],
    spares: ['他们走到了现在的位置，再也没有挪过。', 'Home / away goals count twice only when the score is level after both games; else the sum of goals decides who goes on in the cup, and nobody has to draw lots.']
  },
  {
    id: 'bar', category: 'navigation', what: 'a row of short names set apart by bars', scripts: ['any'], longest: 90, where: 'outside', blocks: ['paragraph', 'item'],
    patterns: [/^[^|｜丨。！？!?;；]{1,25}(?:[|｜丨][^|｜丨。！？!?;；]{1,26}){5,}$/u],
    matches: ['新闻 | 港口 | 船期 | 天气 | 论坛 | 图片 | 视频', 'News | Ports | Tides | Weather | Forum | Photos'],
    spares: ['春 | 夏 | 秋 | 冬', 'North | south | east | west: the four winds have names in every port; sailors know more of them. | a | b | c']
  },
  {
    id: 'account-control', category: 'navigation', what: 'a line for logging in', scripts: ['han', 'latin'], longest: 10, blocks: ['paragraph', 'item'],
    patterns: [
      /^请?(?:登[录陆]|注册|退出|忘记密码|快速注册|会员登录|立即登录|免费注册|个人中心|我的账[户号])(?:[\s|/·,，]*(?:登[录陆]|注册|退出|找回密码|忘记密码|会员中心|帮助))*$/u,
      /^(?:log ?in|log ?out|sign ?in|sign ?up|sign ?out|register|my account|create (?:an |a free )?account|forgot(?: your)? password)\??(?:[\s|/·,]+(?:or )?(?:log ?in|sign ?up|sign ?in|register|subscribe))*$/u
    ],
    matches: ['登录 | 注册', '忘记密码', 'Log in / Register', 'Create an account'],
    spares: ['登录甲板', 'Register allocation', '## Sign in\n\nThe clerk at the gate writes the name of each visitor into a book, and the hour.', '登录之后先改密码。']
  },
  {
    id: 'cookie-notice', category: 'navigation', what: 'a notice about cookies', scripts: ['han', 'latin'], longest: 80,
    patterns: [
      /^(?:we|this (?:web ?)?site|our (?:web ?)?site)(?: and our partners)? uses? cookies/u, /^(?:accept|reject|decline|allow|manage|customi[sz]e)(?: all)? cookies?(?: settings| preferences)?$/u, /^by (?:continuing|using).{1,40}\bcookies?\b/u, /^cookie (?:settings|preferences|policy|notice|consent)$/u,
      /^(?:本网站|本站|我们)会?使用.{0,6}cookie/u, /^(?:接受|同意|拒绝)(?:所有|全部)?\s?cookies?$/u
    ],
    matches: ['We use cookies to give you the best experience on our site.', 'Accept all cookies', '本网站使用 Cookie 来改善您的体验'],
    spares: ['Cookies are set by the server with a header and sent back with every request to the same host.', '我们的服务端把会话写进 cookie，再由浏览器带回来。']
  },
  {
    id: 'slogan', category: 'navigation', what: 'what a site says of itself, in a line before the title',
    matches: ['值得你信任的海洋资讯!\n\n# 码头的三十年'],
    spares: ['老人的最后一封信\n\n# 码头的三十年', '# 码头的三十年\n\n值得你信任的船长!\n\n他在船上过了三十年，没有一次晚点。']
  }
]

/** Takes out pagination, breadcrumbs, controls, cookie and log-in lines, and a site's slogan before the title. */
export function navigation(): Cleaner {
  return blockCleaner({name: 'navigation', version: 1, rules, find: markSlogan})
}

const praise = /[!！]$|(?:资讯|门户|平台|官网|频道|新闻网|日报|在线|首页)[!！。]?$|^(?:your|the) .{0,30}(?:source|guide|home|place|leading|trusted)\b|\b(?:trusted|leading|number one|#1)\b/iu

function markSlogan({blocks, document: {data}}: Page, marks: Marks): void {
  const titles = blocks.filter(({text, node}) => (data.metadata.title ? text === data.metadata.title : node.type === 'heading' && node.depth === 1))
  const at = titles.length === 1 ? blocks.indexOf(titles[0]!) : -1
  const before: Block | undefined = blocks[at - 1]
  if (!before || marks.has(before) || before.size === 0 || before.size > 16 || !praise.test(before.text)) return
  marks.set(before, {rule: 'slogan', reason: 'a line of praise directly before the title'})
}
