import type {Rule} from '../edit.ts'
import type {TextRule} from '../rule.ts'

const clause = String.raw`(?:^|[\s，,。！!；;、：:（(~～“"])`
const please = String.raw`(?:请|欢迎|敬请|快来|记得|立即|赶紧|赶快|马上|还?可以|大家可以|就|来|并|或者?|和|也|免费)*`

/** A pattern whose words open a clause, as those of a request do. */
const asks = (pattern: string): RegExp => new RegExp(`${clause}${please}(?:${pattern})`, 'u')

export const promotionRules: ReadonlyArray<Rule | TextRule> = [
  {
    id: 'follow-account', category: 'promotion', what: 'a request to follow an account', scripts: ['han'], longest: 60,
    patterns: [
      asks(String.raw`(?:点击|搜索|扫码|长按|微信搜索?)?.{0,10}(?:关注|订阅|收藏|置顶|星标)(?:我们|我|本号|本公众号|官方|下方|上方|微信)?.{0,20}(?:公众号|微信号|视频号|订阅号|头条号|百家号|服务号|官微|官方微博|抖音号)[^的是和与在有里上]{0,10}$`),
      asks(String.raw`(?:点击|点|戳)(?:上方|下方|上面|下面|标题下方?|右上角|左上角)?.{0,8}(?:蓝字|名片|卡片|头像).{0,12}(?:关注|订阅)?`),
      asks(String.raw`(?:点击|轻触|点).{0,10}(?:关注|订阅)(?:我们|我|本号|哦|吧|一下)?[！!。]?$`),
      asks('(?:关注|订阅)(?:我们|我|本号|一下)[，,].{0,24}$'), asks('^关注(?:我们|我|本号|公众号)[！!。]?$'),
      asks('(?:设为|加为?|加上?)星标')
    ],
    unless: [/[了过着]关注|关注[了过着]|(?:为什么|怎么|如何|是否).{0,20}关注/u],
    matches: ['欢迎关注我们的微信公众号', '点击上方蓝字，关注我们', '更多内容，请关注山城夜话公众号！', '文/林舟（想看下一篇，请关注林舟看海公众号）'],
    spares: [
      '他的公众号有三万名读者，关注的人还在增加。', '很多人关注了这家公司的公众号，却从来没有打开过它。',
      '关注农业的公众号不多，写得好的更少，这家算是其中一个。', '页面上写着一行提示：\n\n点击上方蓝字，关注我们\n\n读者往往没有看到它，因为它和正文用的是同一种颜色。'
    ]
  },
  {
    id: 'account', category: 'promotion', what: 'the address of an account', scripts: ['han', 'latin'], longest: 12,
    patterns: [/^(?:(?:微信)?公众号|公众号?id|微信号?|微信id|wechat(?: id)?|weixin|订阅号|视频号|官方微博|微博)\s?(?:id|名称)?\s?[:：]\s?@?[\p{L}\p{N}_-]{2,24}$/u, /^(?:微信号|公众号|微信id|微信) [a-z][\w-]{5,19}$/u],
    matches: ['公众号：linzhou-sea', '微信号：shancheng_2015', 'WeChat ID: harbour-notes'],
    spares: ['公众号：一种新的出版方式，正在改变很多人写作的习惯，也改变了他们读书的办法。', '微信：从聊天工具到城市的门票，这十年发生了什么？', '他在公众号上连载了三年。']
  },
  {
    id: 'account-intro', category: 'promotion', what: 'the account that posts the article introduces itself before its address',
    matches: ['这里是林舟看海，每天五分钟，带你看懂潮水。\n\n作者：林舟看海\n\n公众号：linzhou-sea'],
    spares: ['这里是林舟出生的地方，他每天沿着海堤走一遍。\n\n公众号这种东西，他是后来才听说的。']
  },
  {
    id: 'add-contact', category: 'promotion', what: 'a request to add a contact or to join a group', scripts: ['han'], longest: 50,
    patterns: [
      asks(String.raw`(?:加|添加|联系|咨询)(?:我们?|小编|作者|客服|助理|助手|老师|编辑|群主|一下)?(?:的)?(?:个人)?(?:微信|微|v信|v|vx|wx|q)(?:号|群)?\s?[:：]?\s?(?:[a-z\d][\w-]{4,}|进群|拉你|备注|好友)`),
      asks(String.raw`防(?:失联|走失|丢失)[^的]{0,4}(?:加|[，,：:]|$)`), /(?:^|[，,。！!\s])(?:加微|加v|加薇)\s?[:：]?/u, asks('(?:扫码|加我|加微信|添加微信).{0,10}(?:进群|入群|拉群)'),
      asks(String.raw`(?:加入|进入|进)(?:我们的?|本|读者|官方|粉丝|交流|学习|投资|微信)+(?:微信)?(?:交流|讨论)?群`)
    ],
    matches: ['防走失，加微：harbour2020，备注读者', '添加小编微信：shancheng88，拉你进群', '扫码加我进群，一起讨论'],
    spares: ['他加了微信之后再也没有说过一句话。', '防失联的办法是每个人都写下家里的电话，这是老船员教给我们的，一直用到今天也没有失灵过。', '很多人加入微信群只是为了不错过通知，平时并不说话，这让组织的人很为难。']
  },
  {
    id: 'scan-code', category: 'promotion', what: 'a request to scan a code', scripts: ['han', 'latin'], longest: 40,
    patterns: [
      asks(String.raw`(?:长按|扫描?|识别|扫一扫|微信扫|用微信|打开微信).{0,12}(?:二维码|小程序码|图片|码).{0,16}$`),
      asks(String.raw`(?:微信|手机)?(?:扫一扫|扫码|扫下方|长按识别|长按扫码).{0,10}(?:关注|下载|加入|添加|赞赏|咨询|领取|报名|进群|加我|收听|购买|查看|分享|阅读|回复)`),
      /^(?:微信|手机)?(?:扫一扫|扫码|扫描二维码)$/u,
      /^(?:please )?(?:scan|press and hold) (?:the |this |our )?(?:qr |wechat )?code.{1,40}\b(?:to |and )?(?:follow|join|subscribe|download|add|get|read|donate)\b/u
    ],
    unless: [/扫码(?:支付|点餐|骑车|乘车|登录).{0,30}。|之后|以后|的时候|老人|顾客/u],
    matches: ['长按识别二维码，关注我们', '扫描下方二维码，查看海图', '微信扫一扫赞赏作者', 'Scan the QR code to follow us on WeChat'],
    spares: [
      '扫描二维码的时候，相机先找到三个角上的方块，再把画面拉正。', '老人不会扫码点餐，服务员就替他念菜单，再替他付钱。',
      '二维码由日本的一家汽车零件厂发明，原来是为了在流水线上认零件。', 'Scan the QR code on the side of the pump with the phone, and the two are paired within a minute; a red lamp says that the code was not read.',
      '这篇短文写给第一次接触的人，读的时候不妨先长按'
    ]
  },
  {
    id: 'reward', category: 'promotion', what: 'a request for a tip or a donation', scripts: ['han', 'latin'], longest: 24,
    patterns: [
      /^(?:.{0,6}(?:扫一扫|扫码|点击|长按).{0,6})?(?:赞赏|打赏|赏)(?:作者|支持|一下|本文|二维码|码)?$/u, asks('(?:给作者|为作者|喜欢作者|喜欢就|觉得不错).{0,8}(?:赞赏|打赏|赏|点个赞)'), /^\d+\s?人(?:赞赏|打赏)/u, /^(?:赞赏|打赏)(?:账户|支持|记录|名单)/u,
      /^(?:please )?(?:buy (?:me|us) a coffee|support (?:me|us|this (?:site|blog|channel)) (?:on|via|with|by) (?:patreon|paypal|ko-fi|donat\w+|a donation)|leave (?:me|us) a tip|become a (?:patron|supporter))/u
    ],
    matches: ['赞赏作者', '喜欢作者，就打赏一下', '12人赞赏', 'Buy me a coffee', 'Support us on Patreon'],
    spares: ['赞赏是一种古老的礼节，在码头上它的意思是一壶酒。', '打赏主播花掉三十万，平台应该退钱吗？', 'Reward is what the learner gets at the end of each round, and it is all that it gets.', '悬赏五百两']
  },
  {
    id: 'read-original', category: 'promotion', what: 'a request to open the original or the rest elsewhere', scripts: ['han', 'latin'], longest: 30,
    patterns: [/^.{0,10}(?:点击|点|戳|点开).{0,10}阅读原文.{0,16}$/u, /^阅读(?:原文|全文)[:：]?$/u, /^(?:更多|查看|详情).{0,10}请?(?:点击|戳).{0,6}(?:阅读原文|原文链接|左下角)/u, /^read (?:the )?(?:original|full) (?:article|post|story)(?: (?:here|at|on) .{0,30})?$/u],
    matches: ['点击“阅读原文”查看更多', '阅读原文', '还可以点击左下角 “阅读原文” 报名', 'Read the full article'],
    spares: ['阅读原文比阅读译本慢得多，但是译者漏掉的东西都在里面。', '他点击阅读原文之后，页面一直停在空白处，等了很久也没有动静。', 'Read the original letters and you will see that he never wanted the post.']
  },
  {
    id: 'sale', category: 'promotion', what: 'an announcement of a live stream, a course or a membership that is for sale', scripts: ['han'], longest: 100, least: 3,
    patterns: [
      /直播|课程|训练营|公开课|专栏|星球|会员|讲座|研讨会|网课|新书/u, /(?:[低特原]|优惠|早鸟)价|优惠|限时|限量|折扣|免费领|立减|[特普]惠|名额|仅需|秒杀|\d折/u,
      /(?:今晚|明晚|今天|明天|本周|下周|周[一二三四五六日末]).{0,12}(?:点|开营|开课|上线|播|截止)|即将|倒计时|截止/u, /大家可以|欢迎|点击|扫码|戳|请(?:提前|尽快|添加|联系)|提前(?:订阅|预约|报名)|报名|预约|抢购|购买|下单/u
    ],
    matches: ['今晚七点我将直播讲解这次调整，早鸟优惠到周日，欢迎提前预约。', '训练营限时五折，名额有限，下周一开营，点击报名。'],
    spares: ['平台的直播业务去年增长很快，但是公司把优惠都给了主播，利润反而少了。', '课程改革今天开始，学校说不会再减少名额。', '这门课讲的是优惠券怎样改变人的选择，以及商家为什么愿意亏本。']
  },
  {
    id: 'app', category: 'promotion', what: 'a request to get or to open an app', scripts: ['han', 'latin'], longest: 30,
    patterns: [
      /^(?:.{0,10}(?:扫码|点击|立即|马上|免费|欢迎))?(?:下载|安装|打开).{0,14}(?:app|客户端|手机版)(?:[，, ].{0,16}|查看.{0,10}|阅读.{0,10})?[！!]?$/u, /^(?:打开|去|前往|进入|在).{0,10}app.{0,4}(?:阅读|查看|观看|体验|看|参与|听)/u, /^.{2,10}(?:客户端|app)下载$/u,
      /^(?:download|get|install|try|open in) (?:our|the|it on)?.{1,24}\bapp(?: (?:now|today|here|for free|on .{1,30}))?[.!]?$/u, /^(?:available|download|get it) on (?:the )?(?:app store|google play)/u, /^(?:app store|google play|android|iphone|ios)(?:[\s·|/,]+(?:app store|google play|android|iphone|ipad|ios))+$/u
    ],
    matches: ['下载山城新闻客户端', '打开山城APP，阅读全文', 'Download our app today', 'App Store | Google Play'],
    spares: ['下载客户端以后，先在设置里关掉自动更新，否则旧的课表会被覆盖掉。', 'Download the app from the server with `scp` and unpack it into the home directory, then start it once as root.', '手机客户端的市场']
  },
  {
    id: 'advertisement', category: 'promotion', what: 'the label of an advertisement', scripts: ['any'], longest: 8,
    patterns: [/^(?:advertisements?|advertising|sponsored(?: content)?|paid (?:content|post)|promoted|story continues below(?: advertisement)?|article continues below|scroll to continue(?: with content)?|dalsza część (?:artykułu|tekstu) pod (?:materiałem wideo|reklamą)|広告|廣告|广告|광고|werbung|anzeige|reklame|reklama|reklam|reklaam|reklāma|reclam[ăa]|mainos|annonse?|annonce|advertentie|publicit[éàat]{1,2}|publicidad|publicidade|pubblicità|publicitate|oglas|hirdetés|реклама|διαφήμιση|إعلان|اعلان|إعلانات|تبلیغات|פרסומת|विज्ञापन|বিজ্ঞাপন|اشتہار|โฆษณา|quảng cáo|iklan|advertensi|tangazo)(?: ?[-–·|:]? ?(?:scroll to continue|continue reading below|lees hieronder verder|après (?:cette )?publicité|continua después de la publicidad|weiter nach der anzeige))?$/u],
    matches: ['Advertisement', 'REKLAM', 'Publicidad', '- 广告 -', 'विज्ञापन', 'Реклама'],
    spares: ['Reklama w porcie była wtedy nowością.', '广告是这条街上最早亮起来的东西。', 'PR', 'Die Anzeige hing drei Wochen am Tor.']
  },
  {
    id: 'leftover', category: 'promotion', what: 'a short line that stands twice among promotion behind the article',
    matches: ['看到最后的都是真朋友\n\n微信扫一扫赞赏作者\n\n看到最后的都是真朋友'],
    spares: ['潮起\n\n潮落\n\n潮起\n\n海水退下去以后，滩上什么都没有留下，只有一行一行的沙纹。', '微信扫一扫赞赏作者\n\n看到最后的都是真朋友']
  },
  {
    id: 'signature', category: 'promotion', what: 'a line that a program puts below a post',
    matches: [[{type: 'paragraph', data: {role: 'signature'}, children: [{type: 'text', value: '发自我的手机'}]}]],
    spares: [[{type: 'paragraph', children: [{type: 'text', value: '发自我的手机'}]}]]
  }
]
