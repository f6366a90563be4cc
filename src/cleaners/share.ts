import type {Cleaner} from '../edit.ts'
import {blockCleaner, type TextRule} from '../rule.ts'

const place = String.raw`(?:微信|朋友圈|微信好友|微博|新浪微博|腾讯微博|qq|qq空间|qq好友|空间|豆瓣|知乎|人人网?|贴吧|今日头条|百度|facebook|twitter|x|linkedin|pinterest|reddit|whatsapp|telegram|weibo|wechat|line|tumblr|e-?mail|mastodon|bluesky|threads|instagram|youtube|flipboard|copy link|复制链接|print|打印|rss|link)`

/** What asks to share in other languages, with the place to share to, or what is shared. */
const elsewhere = new RegExp(String.raw`^(?:teilen|artikel teilen|diesen artikel teilen|partager|partagez|partager (?:cet article|l’article|l'article)|compartir|comparte|comparte esta noticia|compartir (?:noticia|artículo)|compartilhe|compartilhar|partilhar|compartilhe (?:esta|essa) notícia|condividi|condividi (?:questo|l’|l')\s?articolo|delen|deel|deel dit artikel|dela|dela artikeln|del|del artikkelen|del artiklen|jaa|jaa artikkeli|udostępnij|podziel się|sdílet|zdieľať|podijeli|podeli|deli|megosztás|megosztom|distribuie|сподели|поделиться|поділитися|κοινοποίηση|κοινοποιήστε|paylaş|شارك|شارك المقال|مشاركة|اشتراک گذاری|שתף|שתפו|साझा करें|शेयर करें|শেয়ার করুন|شیئر کریں|bagikan|kongsi|chia sẻ|แชร์|シェア(?:する)?|ツイート(?:する)?|共有する|공유(?:하기)?)(?: (?:[wву]|auf|sur|en|no|na|su|op|på|via|on|di|trên|на|στο|على|عبر|במ?))?(?: ?${place}(?:[\s,،/|·•+]+${place})*)?[:：]?$`, 'u')

const rules: readonly TextRule[] = [
  {
    id: 'share-prompt', category: 'share', what: 'a request to share, like or forward', scripts: ['any'], longest: 20,
    patterns: [
      elsewhere,
      /^(?:一键)?(?:分享|转发)[到至给]?(?:本文|此文|文章|按钮|这篇文章|微信|朋友圈|微博|qq|好友|空间|更多人|你的朋友|身边的人|[、，,\s])*[:：]?$/u, /^(?:点击)?右上角.{0,8}(?:分享|转发|发送)/u,
      /(?:点个|点一?下|点亮)[“"「]?(?:在看|赞|好看|小心心)/u, /^求?(?:点赞|转发|收藏|在看|分享)(?:[、，,\s+·|/]*(?:点赞|转发|收藏|在看|分享|评论|关注|投币|举报|赞))+[\s\d]*[！!。]?$/u, /^(?:微信)?扫一扫.{0,4}分享/u,
      /^(?:please )?(?:share|tweet|pin|e-?mail|post|forward)(?: (?:this|the|on|to|via|with|it|article|page|post|story|by|your|friends|a friend|now)){0,4}(?: (?:facebook|twitter|x|linkedin|pinterest|reddit|whatsapp|e-?mail|telegram))?[:：]?$/u,
      /^(?:click to share|sharing is caring|share (?:on|this)\b.{0,30})/u, /^copy (?:the )?(?:link|url)(?: to clipboard)?$/u, /^\d+(?:\.\d+)?k? shares?$/u
    ],
    unless: [/^post$/u],
    matches: ['Partager sur Facebook', 'Diesen Artikel teilen', 'Compartilhe esta notícia no WhatsApp', 'Поделиться', 'シェアする', '分享到：', '点赞 收藏 转发', '看完记得点个“在看”', 'Share this article', 'Tweet', 'Copy link'],
    spares: ['Teilen Sie den Teig in vier Stücke.', 'Del to', '分享是这个村子最老的规矩，谁家打了鱼，邻居都有一碗。', 'Share prices fell by a fifth in the week after the report.', 'Share the load between both pumps, and check the valve.', '转发朋友圈就能赚钱？这种骗局已经换了三次名字。']
  },
  {
    id: 'share-bar', category: 'share', what: 'a row of names of places to share to', scripts: ['han', 'latin'], longest: 20,
    patterns: [new RegExp(String.raw`^(?:分享到?|分享至|share(?: on| via| to)?|follow us(?: on)?)?[:：]?\s?${place}(?:[\s,，、/|·•+]+${place}){2,}$`, 'u'), new RegExp(String.raw`^(?:share|分享|follow us)(?: on| via| to|到|至)?[:：]?\s?${place}(?:[\s,，、/|·•+]+${place})*$`, 'u')],
    matches: ['微信 微博 QQ空间', 'Facebook Twitter LinkedIn Email', 'Follow us on Facebook'],
    spares: ['微信、微博和短信，他都试过，没有人回。', 'Facebook and Twitter', 'The band is on Facebook, Twitter and Instagram, and it answers letters too.']
  }
]

/** Takes out share bars and requests to share. */
export function share(): Cleaner {
  return blockCleaner({name: 'share', version: 1, rules})
}
