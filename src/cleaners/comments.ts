import type {Cleaner} from '../edit.ts'
import {blockCleaner, type TextRule} from '../rule.ts'

const rules: readonly TextRule[] = [
  {
    id: 'comment-form', category: 'comments', what: 'a line of a form for comments', scripts: ['han', 'latin'], longest: 24,
    patterns: [
      /^(?:我要|发表|添加|写|提交|参与|我来说两句|快来|点击)(?:您的|你的|我的)?(?:评论|留言|回复|跟帖)吧?[:：]?$/u, /^(?:暂无|还没有|没有)(?:更多)?人?(?:评论|留言|回复)/u, /^(?:网友|最新|最热|全部|热门|精彩|精选|查看|文章|用户|相关)+(?:\d+条)?(?:评论|留言|跟帖|热评)\s?[(（]?\d*条?[)）]?[:：]?$/u, /^(?:评论|留言)(?:区|列表)?\s?[(（]\s?\d+\s?条?\s?[)）]$/u,
      /^\d+\s?(?:条|个)(?:评论|留言|回复)/u, /^查看(?:全部|更多|所有)?\s?\d*\s?条?(?:评论|留言|回复)/u, /(?:文明上网|理性发言|文明发言|网友评论仅供)/u, /^(?:登录|注册).{0,4}(?:后|才能|发表|参与).{0,6}(?:评论|回复|留言)/u,
      /^(?:leave|post|add|write|submit) (?:a |your )?(?:reply|comment|response)(?: below| here| on this .{1,16})?(?: cancel reply)?$/u, /^(?:cancel reply|reply|be the first to (?:comment|reply)|comments? (?:are|is) (?:closed|off|disabled).{0,40})$/u,
      /^(?:view|show|load|read|see|hide)(?: all| more| the)?(?: \d[\d,]*)? (?:comments?|replies|responses)$/u, /^(?:no|\d[\d,]*) (?:comments?|replies|responses)(?: (?:yet|so far|on .{0,60}))?$/u, /^comments? ?\(\d+\)$/u,
      /^(?:your )?e-?mail address will not be published/u, /^required fields are marked/u, /^(?:log|sign) ?in to (?:post a )?(?:comment|reply|leave)/u, /^save my name, e-?mail/u, /^notify me of (?:new|follow)/u, /^this site uses akismet/u
    ],
    matches: ['发表评论', '暂无评论', '评论 (12)', '查看全部35条评论', '请文明上网，理性发言', 'Leave a Reply', '3 comments', 'Your email address will not be published. Required fields are marked *'],
    spares: ['评论家说这是十年来最好的一出戏。', '他在信的末尾写道：不必回复。', 'Comments in the code say why, not what.', 'Add a comment above each option that explains why it was chosen.', '3 comments in the margin show that the copyist did not trust his source.']
  },
  {
    id: 'comment-heading', category: 'comments', what: 'the heading of the comments behind the article', scripts: ['han', 'latin'], longest: 6, where: 'end',
    patterns: [/^(?:comments?|discussion|responses|join the (?:discussion|conversation))[:：]?$/u, /^(?:评论|留言|网友评论|评论区|回复|跟帖)[:：]?$/u],
    matches: ['## Comments', '评论', 'Join the conversation'],
    spares: ['## Comments\n\nA comment begins with a number sign and ends with the line, and the parser drops it before anything else is done.', '## 评论\n\n这出戏最早在码头的仓库里演出，观众坐在货箱上，灯是渔船上借来的，一连演了四十天。']
  }
]

/** Takes out what forms for comments leave behind. */
export function comments(): Cleaner {
  return blockCleaner({name: 'comments', version: 1, rules})
}
