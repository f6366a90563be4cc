import type {Category} from '../document.ts'

// What a line that repeats is about, the surest sign first; who reviews the rules may say otherwise.
const signs: ReadonlyArray<readonly [Category, RegExp]> = [
  ['legal', /©|\(c\) ?\d|copyright|all rights reserved|licen[cs]e|privacy|terms (?:of|and)|disclaimer|cookies?\b|版权|著作权|转载|免责|声明|隐私|备案|许可证|侵权/iu],
  ['subscription', /subscri|newsletter|mailing list|inbox|订阅|rss/iu],
  ['share', /\bshare\b|facebook|twitter|whatsapp|分享|朋友圈/iu],
  ['comments', /\bcomments?\b|leave a reply|评论|留言|跟帖/iu],
  ['promotion', /follow (?:us|me)|download (?:our|the) app|\bapp\b|donate|support us|sponsor|关注|公众号|二维码|扫码|扫一扫|微信|客户端|点赞|打赏|加群/iu],
  ['related', /related|recommended|read (?:more|next|also)|you may|相关|推荐阅读|延伸阅读|猜你/iu],
  ['contact', /@|\btel\b|phone|e-?mail|contact|电话|邮箱|地址|联系|热线/iu],
  ['author-bio', /about the author|is a (?:writer|journalist|reporter|editor)|作者简介|关于作者/iu],
  ['advertisement', /advert|\bads?\b|广告/iu]
]

/** Guess the category of a line that repeats; one that says nothing of itself is taken for navigation. */
export function guess(text: string): Category {
  return signs.find(([, pattern]) => pattern.test(text))?.[0] ?? 'navigation'
}
