import type {Cleaner} from '../edit.ts'
import {blockCleaner, type TextRule} from '../rule.ts'

const rules: readonly TextRule[] = [
  {
    id: 'newsletter', category: 'subscription', what: 'a request to subscribe to a newsletter or magazine', scripts: ['han', 'latin'], longest: 45,
    patterns: [
      /^(?:please |don.t forget to |click (?:here )?to |want more.{0,60}\? )?(?:subscribe|sign up|join|register|get)\b.{1,60}\b(?:newsletters?|mailing list|updates|your inbox|by e-?mail|digest|channel|weekly|daily)\b/u,
      /^(?:i|you|by)\b.{1,60}\b(?:agree|consent|accept)\b.{1,80}\b(?:user agreement|terms (?:of|and)|privacy policy|privacy notice)\b/u,
      /^(?:enter|type|your) (?:your )?e-?mail(?: address)?(?: here| to subscribe| \*)?$/u, /^(?:subscribe|sign up|sign me up|join now)(?: now| today| here| for free| via rss| by e-?mail)?[!.]?$/u,
      /^by (?:signing up|subscribing|clicking|submitting|providing).{1,60}\b(?:agree|consent|terms|privacy)/u, /^(?:unsubscribe|you can unsubscribe|opt out) (?:at )?any ?time/u, /^(?:.{1,30}\b)?newsletters?$/u,
      /^(?:.{0,10}(?:立即|点击|欢迎|免费))?(?:订阅|邮件订阅)(?:我们|本站|本刊|电子报|邮件|电子邮件|周报|日报|杂志|更新|rss|通讯)的?.{0,12}[！!。]?$/u, /^请?输入(?:您的|你的)?(?:邮箱|电子邮件)/u
    ],
    unless: [/^get\b.{1,60}\b(?:weekly|daily|channel)\b(?!.+e-?mail)/u, /^register\b.{1,40}\bchannel/u],
    matches: ['* I understand and agree that by registering I accept the terms of use and the privacy policy.', 'Subscribe to our weekly newsletter', 'Sign up for the harbour digest and get it by email', 'Enter your email address', '订阅我们的电子报', '点击订阅本站更新'],
    spares: [
      'The two sides agree that the privacy policy of the yard is none.', 'Subscribe to the topic with a callback that takes one message, and call it again after each reconnect.', 'Newsletters were printed in the cellar at night and carried over the ice before dawn.',
      '订阅这本杂志的人大多住在乡下，他们要等两个星期才能读到新闻。', '她订阅了三份报纸。'
    ]
  },
  {
    id: 'appeal', category: 'subscription', what: 'a paragraph in which those who publish ask their readers for gifts', scripts: ['latin'], longest: 110, least: 4,
    patterns: [
      /\b(?:we|us|our|ours|nous|notre|nos|wir|uns|unsere?[mnrs]?|nuestr[ao]s?|nosotros|noss[ao]s?|nostr[aeio]|noi)\b/u, /\b(?:you|your|readers?|vous|votre|lecteurs|sie|ihre?[nrm]?|lectores|ustedes|tu|você|leitores|lettori)\b/u,
      /\b(?:donat(?:e|es|ion|ions|ing)|contribut(?:e|es|ing|ions?)|gifts?|fund(?:ing|ed)?|supporters?|paying members?|soutenez|soutenir|dons?|spenden?|unterstützen|unterstützung|don(?:a|ar|ación)|apoy[ao]r?|contribuy?e|doe|doação|apoi[ae]r?|sosti?en(?:i|ere)|donazione)\b/u,
      /\b(?:support|help|soutien|aide|hilfe|hilf|helfen|ayuda|ajuda|aiut[oi])\b/u,
      /[$£€] ?\d|\d ?[$£€]|\b(?:as little as|paywalls?|free (?:for|to)|keep (?:it|our news|this)|can.t afford|today|tax.deductible|a free press|kostenlos|gratuite?|gratuit[ao]s?)\b/u
    ],
    unless: [/^(?!.*\b(?:journalism|journalists|newsrooms?|reporting|independent|news|journalisme|rédaction|indépendante?s?|journalismus|redaktion|unabhängig\w*|periodismo|redacción|independientes?|jornalismo|redação|independentes?|giornalismo|redazione|indipendent\w)\b)/u],
    matches: [
      'We rely on readers like you to fund our newsroom. Any gift, even as little as $2, goes to the reporting that we do every day, and your support keeps it free for all.',
      'Nous avons besoin de votre soutien : notre rédaction est indépendante, et chaque don, même de 5 €, aide à garder nos articles gratuits.'
    ],
    spares: [
      'We asked our readers what they would give for news, and one in ten said that a gift to a newsroom is money thrown into the harbour.', 'Our town has a fund for journalists who lost their work, and you can read in the report how much it paid this year.',
      'The donation of $200 helped us to mend our boat, and we thank you and the harbour master for your support.'
    ]
  },
  {
    id: 'pay-wall', category: 'subscription', what: 'a line of a pay wall', scripts: ['han', 'latin'], longest: 30,
    patterns: [
      /^(?:subscribe|sign in|log in|register|become a member|start your (?:free )?trial)(?: now| today)? (?:to|and|for) (?:continue|keep|read|unlock|get) ?(?:reading|full access|unlimited|this (?:article|story)|access)?/u, /^already (?:a )?(?:subscriber|subscribed|member|have an account)\b/u,
      /^(?:开通|成为|升级)(?:会员|vip)(?:[，,后即可]{0,4}(?:阅读|查看|解锁|看|享).{0,8})?$/u, /^(?:登录|订阅|付费)(?:后|可)?(?:继续)?(?:阅读|查看)(?:全文|更多|完整)/u, /^(?:还有|剩余)\d+%.{0,8}(?:付费|订阅|会员)/u
    ],
    matches: ['Subscribe to continue reading', 'Already a subscriber? Log in', '登录后继续阅读全文', '开通会员，阅读全文'],
    spares: ['成为会员的条件写在章程的第三条里，要有两名老会员介绍。', 'Already have an idea of what it costs? Then skip the next section, and read on at the table of prices for the whole year.']
  }
]

/** Takes out requests to subscribe and what pay walls say. */
export function subscription(): Cleaner {
  return blockCleaner({name: 'subscription', version: 1, rules})
}
