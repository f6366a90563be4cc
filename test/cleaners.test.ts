import {describe, expect, test} from 'vitest'
import {authorBio} from '../src/cleaners/author-bio.ts'
import {contact} from '../src/cleaners/contact.ts'
import {credits} from '../src/cleaners/credits.ts'
import {duplicate} from '../src/cleaners/duplicate.ts'
import {feed} from '../src/cleaners/feed.ts'
import {legal} from '../src/cleaners/legal.ts'
import {navigation} from '../src/cleaners/navigation.ts'
import {promotion} from '../src/cleaners/promotion.ts'
import {related} from '../src/cleaners/related.ts'
import {entry, paragraph, type DocumentData} from '../src/document.ts'
import {apply, type Cleaner} from '../src/edit.ts'
import {visibleText} from '../src/text.ts'
import {documentOf} from './markdown.ts'

const prose = '渡船在两个岛之间往返了三十年，船长换过五任，航线却从来没有变过，岛上的人都说听见汽笛就知道该去码头接人了。'

/** What a cleaner takes out of Markdown: the rule and the text of each. */
function taken(cleaner: Cleaner, markdown: string, data: Partial<DocumentData> = {}): string[] {
  return apply(documentOf(markdown, data), cleaner, 'strict').data.ledger.map(({rule, before}) => `${rule.split('/')[1]} ${typeof before === 'string' ? before : visibleText(before)}`.trim())
}

describe('promotion', () => {
  test('takes the picture over a line that asks to scan it, and the one below a line that asks to follow', () => {
    expect(taken(promotion(), `${prose}\n\n![](code.png)\n\n长按识别二维码，加入船友会`)).toEqual(['scan-code', 'scan-code 长按识别二维码，加入船友会'])
    expect(taken(promotion(), `${prose}\n\n![](figure.png)\n\n点击上方蓝字关注我们\n\n![](code.png)`)).toEqual(['follow-account 点击上方蓝字关注我们', 'follow-account'])
  })

  test('takes no line because another was taken', () => {
    expect(taken(promotion(), `${prose}\n\n读的时候不妨先长按\n\n扫描下方二维码，关注我们的公众号\n\n识别图像中的字符是本文的主题。\n\n${prose}`)).toEqual(['follow-account 扫描下方二维码，关注我们的公众号'])
  })

  test('takes the name of an account and its introduction before the credits', () => {
    const found = taken(promotion(), `harbour-notes\n\n这里是老船长，每天告诉你一件海上的事。\n\n## harbour-notes\n\n公众号：harbour-notes\n\n${prose}\n\nharbour-notes`, {metadata: {authors: ['老船长']}})
    expect(found).toEqual(['account harbour-notes', 'account-intro 这里是老船长，每天告诉你一件海上的事。', 'account 公众号：harbour-notes'])
  })

  test('takes no twin lines where prose follows the promotion', () => {
    expect(taken(promotion(), `${prose}\n\n赞赏作者\n\n潮起\n\n潮起\n\n| a |\n| - |\n| b |`)).toEqual(['reward 赞赏作者'])
  })

  test('takes signatures out of entries by what the adapter says', () => {
    const document = documentOf('')
    document.children = [entry({by: 'Ann'}, [paragraph('潮水很大。'), {...paragraph('发自我的手机'), data: {role: 'signature', why: 'a line of the program'}}])]
    expect([...promotion().propose(document)].map(({reason}) => reason)).toEqual(['a line of the program'])
  })
})

test('credits are taken out of entries and lists too', () => {
  const document = documentOf('- 作者：林舟')
  const [list] = document.children
  const item = list?.type === 'list' ? list.children[0]?.children[0] : undefined
  if (item) item.data = {role: 'credit'}
  expect([...credits().propose(document)].map(({reason}) => reason)).toEqual(['its content is in the metadata'])
})

describe('duplicate', () => {
  const evidence = {title: [{value: '码头的三十年', from: 'front-matter.title', raw: '码头的三十年-海港'}]}

  test('takes the title that the front matter gives, before the prose', () => {
    expect(taken(duplicate(), `##\n\n码头的三十年\n\n${prose}\n\n码头的三十年`, {metadata: {title: '码头的三十年'}, evidence})).toEqual(['title 码头的三十年'])
    expect(taken(duplicate(), `码头的三十年-海港\n\n${prose}`, {metadata: {title: '码头的三十年'}, evidence})).toEqual(['title 码头的三十年-海港'])
    expect(taken(duplicate(), `# 码头的三十年\n\n${prose}`, {metadata: {title: '码头的三十年'}, evidence: {title: [{value: '码头的三十年', from: 'h1'}]}})).toEqual([])
    expect(taken(duplicate(), '# 码头\n\n码头\n\n# 船坞')).toEqual([])
  })

  test('takes a summary that the text repeats, but no section that repeats another', () => {
    expect(taken(duplicate(), `${prose}\n\n一\n\n二\n\n三\n\n四\n\n## 海\n\n${prose}`)).toEqual([`repeated ${prose}`])
    expect(taken(duplicate(), `一\n\n二\n\n三\n\n四\n\n## 海\n\n${prose}\n\n## 岸\n\n${prose}`)).toEqual([])
  })
})

describe('feed', () => {
  const titles = (count: number): string => Array.from({length: count}, (_, index) => `第 ${index + 1} 条渔船靠岸`).join('\n\n')

  test('spares short lines without a label, and what only looks like a feed in the middle of prose', () => {
    expect(taken(feed(), `${titles(90)}\n\n${prose}\n\n${titles(90)}`)).toEqual([])
    expect(taken(feed(), `${prose}\n\n热门文章\n\n${titles(3)}\n\n${prose}`)).toEqual([])
    expect(taken(feed(), '热门文章')).toEqual([])
  })

  test('spares what is most of what was rated: a list of goods, of which some are said to be popular', () => {
    const document = documentOf(`${prose}\n\n热门推荐\n\n更多 >>\n\n${titles(12)}`)
    const rules = (): string[] => apply(document, feed()).data.ledger.map(({rule}) => rule)
    expect(rules()).toContain('feed@1/labelled')
    for (const node of document.children) node.data = {main: 0.5}
    expect(rules()).toEqual([])
  })

  test('takes a feed in the middle of prose when another confirms it', () => {
    expect(taken(feed(), `${prose}\n\n热门文章\n\n${titles(3)}\n\n${prose}\n\n海港快讯\n\n${titles(3)}`)).toHaveLength(8)
  })
})

describe('legal', () => {
  test('takes every paragraph under the heading of a notice', () => {
    const found = taken(legal(), `${prose}\n\n## 免责声明\n\n本报告仅供参考，本公司不承担任何责任。\n\n投资者自行判断并承担风险，本公司不保证资料的准确性。`)
    expect(found.map((line) => line.split(' ')[0])).toEqual(['notice-heading', 'opinion', 'notice'])
  })

  test('keeps the heading when prose stands under it too', () => {
    expect(taken(legal(), `## 声明\n\n未经许可不得转载\n\n${prose}`)).toEqual(['reprint 未经许可不得转载'])
  })

  test('takes a notice that is longer than the article', () => {
    expect(taken(legal(), `${prose}\n\n特别声明：内容由用户上传。${'本站不对内容的真实性和准确性作出任何保证，读者自行判断。'.repeat(20)}`)).toHaveLength(1)
  })
})

describe('contact', () => {
  test('takes the name over the lines but no heading of a section', () => {
    expect(taken(contact(), `${prose}\n\n李望海\n\n0576-85112233\n\nli@harbour.example\n\n${prose}`)).toHaveLength(3)
    expect(taken(contact(), `${prose}\n\n## 在码头上的第三个冬天\n\n电话：0576-85112233\n\n邮箱：li@harbour.example`)).toHaveLength(2)
  })

  test('takes a single line behind the text, short lines behind it too', () => {
    expect(taken(contact(), `${prose}\n\n电话：0576-85112233\n\n海港周刊`)).toEqual(['line 电话：0576-85112233'])
    expect(taken(contact(), `${prose}\n\n电话：0576-85112233\n\n| a |\n| - |\n| b |`)).toEqual([])
  })

  test('takes no dates and no versions for numbers', () => {
    expect(taken(contact(), `${prose}\n\n2019-03-02 2019\n\n1.2.3.4-5`)).toEqual([])
  })
})

describe('author-bio', () => {
  test('takes a biography that names the author, without a label over it', () => {
    const markdown = `${prose}\n\n林舟，毕业于临海大学，著有《潮水》，曾任海港周刊主编，现居临海，长期关注渔业。`
    expect(taken(authorBio(), markdown, {metadata: {authors: ['林舟']}})).toHaveLength(1)
    expect(taken(authorBio(), `${markdown}\n\n${prose}\n\n${prose}\n\n${prose}\n\n${prose}`, {metadata: {authors: ['林舟']}})).toEqual([])
  })

  test('takes one that says itself what it is', () => {
    expect(taken(authorBio(), `${prose}\n\n作者简介：林舟，毕业于临海大学，著有《潮水》等三部作品，现居临海。`)).toHaveLength(1)
  })
})

test('navigation takes praise before the title that the metadata name', () => {
  expect(taken(navigation(), `海港第一门户!\n\n码头的三十年\n\n${prose}`, {metadata: {title: '码头的三十年'}})).toEqual(['slogan 海港第一门户!'])
})

test('related takes a paragraph of dated lines and the label over it', () => {
  const lines = '2019年3月2日 渔港的夜晚\n2019年2月18日 船坞关门以后\n2019年1月5日 谁还记得灯塔'
  expect(taken(related(), `${prose}\n\n近期报告\n\n${lines}\n\n2018年1月5日 灯塔`)).toHaveLength(3)
})
