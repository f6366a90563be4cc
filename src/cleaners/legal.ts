import {isProse, type Block, type Page} from '../blocks.ts'
import type {Cleaner, Rule} from '../edit.ts'
import {blockCleaner, isTitle, sentences, sieve, type Marks, type TextRule} from '../rule.ts'

/** That all rights are reserved, as a line of its own, in the languages that have a formula for it. */
const rightsReserved = /^.{0,60}(?:(?:alle|sämtliche) rechte (?:vorbehalten|voorbehouden)|alle rechten voorbehouden|tous droits (?:de reproduction )?réservés|todos los derechos reservados|todos os direitos reservados|tutti i diritti (?:sono )?riservati|tots els drets reservats|toate drepturile (?:sunt )?rezervate|wszelkie prawa zastrzeżone|všechna práva vyhrazena|všetky práva vyhradené|sva prava pridržana|vse pravice pridržane|minden jog fenntartva|все права защищены|всі права захищен[іо]|всички права запазени|сва права задржана|με (?:την )?επιφύλαξη παντός δικαιώματος|tüm hakları saklıdır|alla rättigheter förbehållna|alle rettigheter (?:reservert|forbeholdt)|kaikki oikeudet pidätetään|kõik õigused kaitstud|جميع الحقوق محفوظة|كل الحقوق محفوظة|تمامی حقوق.{0,30}محفوظ|כל הזכויות שמורות|सर्वाधिकार सुरक्षित|সর্বস্বত্ব সংরক্ষিত|جملہ حقوق.{0,20}محفوظ|สงวนลิขสิทธิ์|bản quyền thuộc|hak cipta dilindungi|無断(?:での)?(?:転載|複製|使用).{0,12}禁|不許複製|무단\s?전재|저작권자\s?[©ⓒ(]).{0,30}$/u

const rules: ReadonlyArray<Rule | TextRule> = [
  {
    id: 'copyright', category: 'legal', what: 'a copyright line', scripts: ['any'], longest: 70,
    patterns: [
      rightsReserved, /^.{0,30}(?:©|\(c\)) ?\d{4}.{0,40}$/u,
      /^(?:copyright|©|\(c\)|®)\s?(?:©|\(c\))?\s?(?:\d{4}|by\b|.{1,40}\d{4}|.{1,60}all rights)/u, /\ball rights reserved\b/u, /^.{1,60}\b(?:is a|are) (?:registered )?trademarks? of\b.{1,60}/u, /^.{0,30}版权所有(?:$|[,，。\s©:：]|翻印|侵权|不得)/u, /^(?:本文|文章|图片|作品|稿件|内容|以上内容).{0,4}(?:版权|著作权)均?(?:归|属)[^谁]{1,24}所有[。！!]?(?:$|.{0,20}(?:转载|授权|许可|联系))/u,
      /[a-z\u4e00-\u9fff]icp[备证]\s?\d+|公网安备\s?\d+/u, /^(?:经营许可证|增值电信业务|网络文化经营|广播电视节目制作|互联网新闻信息服务许可|信息网络传播视听).{0,40}[\d证号]/u, /^(?:违法和?不良信息)?举报(?:电话|邮箱|热线)[:：]/u
    ],
    matches: ['Copyright © 2019 Harbour Press. All rights reserved.', '© 2021 山城日报社 版权所有', '저작권자 © 항구일보 무단전재 및 재배포 금지', '© 2021 Hafenkurier Verlag', 'Alle Rechte vorbehalten.', 'جميع الحقوق محفوظة', '無断転載・複製を禁じます', '本文版权归作者所有', '浙ICP备12345678号'],
    spares: ['Die Formel „Alle Rechte vorbehalten“ stand schon im ersten Band, obwohl der Verleger keine hatte, die er hätte vorbehalten können, und auch nie welche erwarb.', '版权所有制在十八世纪的英国才有了法律上的样子，在那之前书商说了算。', 'All rights of way cross the yard at its northern gate.', '## Copyright\n\nThe right of an author in his text begins when the text is fixed, and no mark is needed.', '图片的版权归谁所有，是这场官司里最难的问题，法院用了三年才给出答案，两边却都不满意。']
  },
  {
    id: 'reprint', category: 'legal', what: 'a line on reprinting', scripts: ['han', 'latin'], longest: 70,
    patterns: [
      /未经.{0,14}(?:许可|允许|授权|同意|批准).{0,12}(?:转载|复制|使用|摘编|传播|发布|引用|翻印|镜像|商用)/u, /(?:禁止|严禁|谢绝|请勿|不得)(?:任何形式的?|擅自|私自|随意|以任何形式|未经授权)?.{0,4}(?:转载|复制|抄袭|摘编)[。！!]?$/u, /(?:转载|引用|摘编|转发)(?:本文|文章|使用|[时，,]|或引用|内容)*(?:[需须请]|务必|应当|[应要]|必须).{0,8}(?:注明|标明|保留|写明|联系|附上).{0,16}(?:出处|来源|作者|链接|授权|地址|本声明|后台|我们|转自)/u,
      /^(?:this|a version of this|an earlier version of this) (?:article|story|post|piece|report|essay|column|interview)\b.{1,40}\b(?:originally|first) (?:appeared|published|ran)\b.{1,80}$/u, /^artikel ini (?:telah|sudah|pernah) (?:tayang|terbit).{1,120}$/u, /^(?:dieser|diese|der) (?:artikel|text|beitrag|kolumne).{0,20}(?:erschien|ist) (?:zuerst|ursprünglich)\b.{1,80}$/u, /^(?:cet|ce) (?:article|texte|reportage) (?:a été|est) (?:initialement |d’abord |d'abord )?(?:publié|paru)e?\s.{1,80}$/u, /^est[ea] (?:artículo|nota|texto|artigo|matéria|reportagem).{0,20}(?:public|apareci|originalmente).{1,80}$/u,
      /^(?:本文|文章|稿件|图片|内容|以上|部分|本站).{0,14}(?:转载自|整理自|来源于|来自|源于|转自|首发于|首发).{0,30}(?:授权|转载|侵权|侵删|互联网|版权)/u, /(?:如有|若有|如|若|涉及)?侵(?:权|犯).{0,30}(?:删除|联系|处理|通知|告知)|侵删/u, /^(?:转载|商务合作|投稿|开白|寻求报道|内容合作)(?:[/、|和及]?(?:转载|商务合作|投稿|开白|授权|合作))*(?:事宜)?(?:[请:：]|，?请?联系|，?请?后台)/u,
      /\b(?:may|must|can) not be (?:reproduced|republished|copied|published|broadcast|redistributed|used|distributed|rewritten).{0,60}(?:permission|consent|whole|part|prohibited|redistributed)/u, /\b(?:reproduction|republication|reprint\w*|copying|redistribution) .{0,60}(?:prohibited|forbidden|without .{0,20}(?:permission|consent))/u
    ],
    unless: [/(?:法律|法院|规定|条例|起诉|判决|案件)/u],
    matches: ['This article originally appeared in the Harbour Weekly.', 'Artikel ini telah tayang di Harian Pelabuhan dengan judul Es di Teluk', 'Dieser Text erschien zuerst im Hafenkurier.', 'Cet article a été initialement publié dans Le Port.', '未经许可不得转载', '本文首发于《海港周刊》，未经授权禁止转载。', '转载请注明出处：海港周刊', '图片来自网络，如有侵权请联系删除', 'This material may not be published, broadcast or redistributed without permission.'],
    spares: ['This article first of all thanks those who wrote down the hours.', '未经船长允许，谁也不能靠近那只箱子。', '法院说，未经许可转载他人文章的网站应当赔偿，数额按点击量来计算。', 'Copies of the map may not be exact, since each was drawn by hand from the one before.', '他把文章转载了三次，每次都注明了出处。']
  },
  {
    id: 'opinion', category: 'legal', what: 'a line that the text is not advice, or not the publisher’s opinion', scripts: ['han', 'latin'], longest: 110,
    patterns: [
      /(?:仅|只)(?:代表|是|为).{0,8}(?:作者|个人|本人).{0,10}(?:观点|意见|看法|立场).{0,24}(?:不代表|无关|不构成|与本)/u, /^.{0,24}(?:不代表|并不代表|不反映)(?:本|我|平台|网站|新浪|编辑|官方|[\p{Script=Han}\w]{0,10}(?:[网报社台号]|平台|本站)).{0,12}(?:观点|立场|意见|态度)/u, /^(?:本文|以上|文中|文章|本报告|上述|以下|文中内容|所有内容|内容|本内容|本产品).{0,24}(?:不构成|不作为|仅供).{0,12}(?:建议|参考|依据|要约|交流)/u, /^.{0,16}(?:投资有风险|市场有风险|入市需谨慎|投资需谨慎|据此操作.{0,6}(?:自担|自负))/u,
      /\b(?:reflects?|represents?)\b.{1,20}\b(?:views?|opinions?)\b.{1,40}\bnot (?:necessarily )?(?:those|the|that)\b/u, /\b(?:views?|opinions?)\b.{1,40}\b(?:are|is)\b.{1,24}\b(?:author|writer|own|those of)\b.{1,80}\b(?:not|do|does|and)\b/u, /\b(?:does|do|should|is|are) not (?:constitute|be construed as|intended as|be considered|intended to be|be taken as).{1,40}\b(?:(?:investment|financial|legal|medical|professional|tax|trading) (?:\w+ ){0,2}(?:advice|recommendation)|advice|solicitation|endorsement)/u, /\bfor (?:general )?(?:informational?|educational)(?: and \w+)? purposes only\b/u, /^(?:this (?:post|article|page|site|email) (?:may )?contains? affiliate links|as an amazon associate|we (?:may )?(?:earn|receive) (?:a )?(?:small )?commission)/u
    ],
    unless: [/\b(?:court|ruled|argued|regulation|directive)\b/u],
    matches: ['以上内容仅代表作者个人观点，不代表本刊立场。', '本文不构成投资建议', '投资有风险，入市需谨慎。', 'Letters reflect the views of their writers, not necessarily those of the journal.', 'The views expressed are those of the author and do not reflect the position of the journal.', 'This article is for informational purposes only and does not constitute financial advice.'],
    spares: ['他说这只代表一种观点，还有别的观点也值得听。', '风险总是有的，入市之前先问一问自己能亏多少。', 'Opinions are divided, and the author takes no side.', 'The letter is not intended as a reply; he had written it a week before.', '一段好的文字仅供参考，最后还是要自己下水。']
  },
  {
    id: 'policy-link', category: 'legal', what: 'links to what the law asks a site to show', scripts: ['han', 'latin'], longest: 24, where: 'end',
    patterns: [/^(?:privacy (?:policy|notice|statement)|terms (?:of (?:use|service)|and conditions|& conditions)|legal(?: notice)?|do not sell.{0,30}|your privacy choices|accessibility(?: statement)?)(?:[\s|/·,&]+(?:and )?(?:privacy policy|privacy|terms.{0,20}|cookies?.{0,12}|contact.{0,6}|about.{0,6}|imprint))*$/u, /^(?:关于我们|联系我们|广告服务|法律声明|隐私政策|隐私声明|用户协议|服务条款|使用条款|网站声明|诚聘英才|招聘信息|版权声明|网站律师|帮助中心|友情链接)(?:[\s|/·,，-]+[\p{Script=Han}\w]{2,8})*$/u],
    matches: ['Privacy Policy | Terms of Use', 'Terms of Service', '关于我们 | 联系我们 | 法律声明', '隐私政策'],
    spares: ['## Privacy Policy\n\nA policy says which data are kept, for how long, and who may read them, and it names someone to ask.', '关于我们的船，村里有许多说法。']
  },
  {
    id: 'notice-heading', category: 'legal', what: 'a heading or label over a legal notice',
    matches: ['免责声明\n\n本报告所载资料仅供参考，本公司不保证其准确性和完整性，投资者据此操作，风险自负。', '## Disclaimer\n\nThe information is provided as is, without warranty of any kind, and the publisher accepts no liability for any loss.'],
    spares: ['## 免责声明\n\n免责声明最早写在船票的背面。没有人读它，除了那个后来做了律师的人。他读了三遍。船就开了。', '## Disclaimer\n\nThe first one was printed on the back of a ticket in the age of steam, and nobody read it.']
  },
  {
    id: 'notice', category: 'legal', what: 'a paragraph of a legal notice: nearly all its sentences limit what the publisher answers for',
    matches: ['凡本站注明来源为本站的所有文字、图片和音视频作品，版权均属本站所有，任何媒体、网站或者个人未经本站书面授权，一律不得转载、链接、转贴或者以其他任何方式复制发表；已经得到本站书面授权的，使用时必须写明稿件的来源和作者，违者本站将依法追究其责任。', '本公司力求资料准确，但不保证其准确性和完整性。投资者据此买卖，风险自负。', '特别声明：以上内容为用户上传，本平台仅提供信息存储服务，不承担任何责任。', 'Disclaimer: the information is provided as is, without warranty of any kind. The publisher accepts no liability for any loss.'],
    spares: ['凡来源不明的鱼，村里人一概不买，价钱再低也不要，这条规矩传了三代，谁家坏了规矩，谁家的船就不准靠岸，直到冬天过去。', '报告说，鱼群的数量不能保证渔船都有收成。渔民自己判断天气，损失由全村分担。到了冬天，船都拖上了岸。', '保险公司不承担因为台风造成的责任，这让渔民很不满。他们在镇上开了会，决定自己凑一笔钱。第二年果然来了台风。', 'A warranty of two years covers the pump, and the yard accepts no liability for ropes. The pump ran for nine. Nobody asked for the paper again.']
  }
]

/** Takes out disclaimers, copyright lines, notes on reprinting, and the headings over them. */
export function legal(): Cleaner {
  return blockCleaner({
    name: 'legal', version: 1, rules,
    find(page, marks) {
      markNotices(page, marks)
      markHeadings(page, marks)
    }
  })
}

const label = /^(?:特别|重要|法律|版权|免责|风险|郑重|权利|一般|分析师|投资评级|评级|隐私)?(?:声明|免责条款|免责声明|申明|提示|警告|风险提示|承诺|说明)[:：]?$|^(?:legal )?(?:disclaimers?|legal notice|copyright(?: notice)?|important (?:notice|information|disclosures?)|disclosures?|risk (?:warning|disclosure)|terms of use)[:：]?$/u
const opening = /^(?:特别|重要|法律|版权|免责|风险|郑重|权利)?(?:声明|免责条款|申明|风险提示|提示)[:：]|^(?:legal )?(?:disclaimer|legal notice|copyright notice|important notice|special notice|notice|disclosure|risk warning)[:.：]|^凡(?:是|属于?)?(?:本(?:网站?|[站报刊])|注明|标注|来源|转载).{0,60}(?:注明|作品|稿件|内容|来源|转载)/u

/** A quick look whether a text begins as either of them asks. */
const mayBegin = /* @__PURE__ */ sieve([[label, opening]])

/** The longest notice, in characters. */
const longest = 6000

const limits = /仅供参考|不保证|不能保证|不作出?任何|任何保证|不承担|概不负责|不负.{0,6}责任|风险自[负担]|自行承担|自行判断|后果|不构成|不得.{0,20}(?:转载|复制|发布|依据)|不能作为|不应.{0,8}(?:视为|作为)|准确性|完整性|真实性|可靠性|仅提供.{0,10}服务|免责|法律责任|版权|著作权|依据或者?凭证|要约|未经.{0,14}(?:授权|许可)|without (?:any )?(?:warrant|notice|liabilit)|no (?:warranty|liability|responsibility|representation|guarantee)|(?:not|nor|neither).{0,30}(?:liable|responsible|guarantee|warrant|constitute|advice|be construed|be relied)|only provides? (?:\w+ )?storage|uploaded (?:and (?:posted|published) )?by (?:an? |the )?users?|\bas is\b|disclaim|own risk|accuracy|completeness|past performance|investment advice|financial advice|reproduced|all rights/iu
const parties = /本(?:报告|公司|平台|网站|[站文刊人]|材料|研究|内容|机构|产品)|以上|上述|我们|投资者|使用者|用户|读者|据此|作者|任何|\b(?:this|the) (?:information|material|report|document|site|website|publisher|article|content|author|company|data|views?|opinions?)\b|\b(?:we|our|its|you|users?|investors?)\b/iu

function markNotices(page: Page, marks: Marks): void {
  const {blocks} = page
  let under = false
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index]!
    if (under || isOpening(block.text)) markNotice(block, marks, 0.34, 1)
    under = isLabel(page, index) || (under && marks.has(block))
  }
  // From the end, as long as there is nothing but notices.
  for (let index = blocks.length - 1; index >= 0; index--) {
    const block = blocks[index]!
    markNotice(block, marks, 0.6, 2)
    if (!marks.has(block) && (isProse(block) || block.kind === 'other')) return
  }
}

// The mark behind the label is looked for first.
function isOpening(text: string): boolean {
  if (mayBegin(text) === 0) return false
  const head = text.slice(0, 40)
  return /[:：.凡]/u.test(head) && opening.test(head.toLowerCase())
}

function markNotice(block: Block, marks: Marks, enough: number, least: number): void {
  const {text, kind} = block
  if (marks.has(block) || text.length < 16 || text.length > longest || kind === 'heading' || !limits.test(text)) return
  const parts = sentences(text).filter((part) => part.trim().length > 3)
  const count = parts.filter((part) => limits.test(part)).length
  if (parts.length < least || count / parts.length < enough || (least > 1 && !parties.test(text))) return
  marks.set(block, {rule: 'notice', reason: `${count} of ${parts.length} sentences limit what the publisher answers for`})
}

const isLabel = ({blocks}: Page, index: number): boolean => blocks[index]!.text.length < 100 && mayBegin(blocks[index]!.text) !== 0 && blocks[index]!.size < 8 && label.test(blocks[index]!.key)

// A heading goes when all that stands under it goes.
function markHeadings(page: Page, marks: Marks): void {
  for (let index = 0; marks.size > 0 && index < page.blocks.length; index++) {
    const block = page.blocks[index]!
    if (marks.has(block) || !isLabel(page, index) || isTitle(page, block)) continue
    const next: Block | undefined = page.blocks[index + 1]
    if (next && marks.has(next) && !isProseAfter(page, index + 1, marks)) marks.set(block, {rule: 'notice-heading', reason: 'the heading of the notice below it'})
  }
}

/** How far below its heading a notice is looked at. */
const reach = 20

function isProseAfter({blocks}: Page, index: number, marks: Marks): boolean {
  const below = blocks.slice(index, index + reach)
  const end = below.findIndex(({kind}) => kind === 'heading')
  const prose = below.slice(0, end < 0 ? reach : end).find((block) => isProse(block))
  return prose !== undefined && !marks.has(prose)
}
