import type {Nodes} from 'mdast'
import {describe, expect, test} from 'vitest'
import {VFile} from 'vfile'
import {account} from '../src/account.ts'
import {adapters} from '../src/adapters/index.ts'
import {newsText} from '../src/adapters/news-text.ts'
import {plainText} from '../src/adapters/plain-text.ts'
import {reportTranscript} from '../src/adapters/report-transcript.ts'
import type {Document} from '../src/document.ts'
import {normalize} from '../src/normalize.ts'

const read = (lines: readonly string[], options: {language?: string; timezone?: string} = {}): Document => {
  const file = new VFile({value: lines.join('\n'), path: 'a.txt'})
  const [document] = [...normalize(file, {adapters: [newsText()], ...options})]
  expect(account(file, [document!], {adapters: [newsText()]}).unaccounted).toBe(0)
  return document!
}
const outline = (...lines: string[]): string[] => read(lines).children.map(show)
const show = (node: Nodes): string => {
  if (node.type === 'list') return `list: ${node.children.map(text).join(' / ')}`
  return `${node.type}${node.type === 'heading' ? node.depth : ''}: ${text(node)}`
}
const text = (node: Nodes): string => ('children' in node ? node.children.map(text).join('') : 'value' in node ? node.value : '')

const long = '渡轮停航三天，外岛的蔬菜和药品由渔船代为运送，费用由镇里统一结算，居民只要在码头登记姓名和地址就可以领取。'
const more = '恢复通航的时间取决于风力，一旦低于六级，公司将在两小时之内通知各个码头，并且优先安排需要就医的乘客上船。'

describe('items', () => {
  test('are lines with a dash, and lines below a lone one', () => expect(outline('-', '一', '- 二', '-', '三', long)).toEqual(['list: 一 / 二 / 三', `paragraph: ${long}`]))
  test('may follow a label on its line', () => expect(outline('快讯', '更多 >>- 一', '- 二', 'More»- three')).toEqual(['paragraph: 快讯', 'paragraph: 更多 >>', 'list: 一 / 二', 'paragraph: More»', 'list: three']))
  test('are parted by a blank line, but where blank lines stand everywhere', () => {
    expect(outline(long, more, long, '- 一', '', '- 二', more, long, more)).toContain('list: 二')
    expect(outline('', '- 一', '', '- 二', '', '- 三')).toEqual(['list: 一 / 二 / 三'])
  })
  test('need something behind the dash', () => expect(outline('-', '-', '一', '-')).toEqual(['paragraph: -', 'list: 一', 'paragraph: -']))
})

test('headings stand on prose', () => {
  expect(outline('三天的渡轮停航', '停航以后', long, '恢复以后', more, '热门文章', '- 一')).toEqual(['heading1: 三天的渡轮停航', 'heading2: 停航以后', `paragraph: ${long}`, 'heading2: 恢复以后', `paragraph: ${more}`, 'paragraph: 热门文章', 'list: 一'])
})

describe('the title', () => {
  const title = (...lines: string[]): string | undefined => read(lines).data.metadata.title
  test('is the line above the article that is most like one', () => expect(title('- 首页', '这里是全城最好的海事资讯!', '渡轮停航三天 渔船代运蔬菜和药品', '要点', long)).toBe('渡轮停航三天 渔船代运蔬菜和药品'))
  test('is confirmed by credits below it, and by a trail that repeats it', () => {
    expect(title('A long line about something else that is not the title of it', 'Ferry stopped by ice', 'By Ann Lee', long)).toBe('Ferry stopped by ice')
    expect(title('Courier » Harbour » Ferry stopped by ice again', 'Ferry stopped by ice again', 'Menu', long)).toBe('Ferry stopped by ice again')
  })
  test('is none where no article is, or nothing above it', () => {
    expect(title('一个标题', '- 一', '- 二')).toBeUndefined()
    expect(title(long, more)).toBeUndefined()
    expect(title('目录：', '- 一', '字'.repeat(301), long)).toBeUndefined()
  })
})

test('an article of short paragraphs is one where two stand in a row, as lines of teasers do not', () => {
  const [first, second] = ['A kompot három napig nem járt, mert a jég elzárta a kikötőt.', 'A szigetre halászhajók vitték a zöldséget, a gyógyszert és a postát is.'] as const
  expect(read(['Címlap', 'Sport', 'Három napig állt a komp', first, second, 'Hirdetés', first]).data.metadata.title).toBe('Három napig állt a komp')
  expect(read(['Címlap', 'Három napig állt a komp', first, 'Újra jár a komp', second]).data.metadata.title).toBeUndefined()
})

describe('credits', () => {
  test('near the article are metadata', () => {
    const {data, children} = read(['渡轮停航三天 渔船代运', '2024-05-10 06:58　来源：北湾晚报', '文/林舟', long, more, '（责任编辑：陈小满）'], {timezone: '+08:00', language: 'zh-CN'})
    expect(data.metadata).toEqual({title: '渡轮停航三天 渔船代运', published: '2024-05-10T06:58+08:00', site: '北湾晚报', authors: ['林舟'], language: 'zh-CN', extra: {credits: {editor: ['陈小满']}}})
    expect(children.filter((node) => node.data?.role === 'credit')).toHaveLength(3)
    expect(data.evidence.published).toMatchObject([{from: 'credits', place: {start: {line: 2}}}])
  })
  test('of other articles are not this one’s', () => {
    const {data} = read(['渡轮停航三天 渔船代运', long, more, long, more, long, more, long, '推荐', '2024-05-09', '另一篇', '作者：某某', '2024-05-08'])
    expect(data.metadata).toEqual({title: '渡轮停航三天 渔船代运', language: 'zh'})
  })
})

describe('the writer named in the title', () => {
  const authors = (title: string, ...lines: string[]): string[] | undefined => read([title, ...lines]).data.metadata.authors
  test('is confirmed by the note on the author', () => {
    expect(authors('林一舟:渡轮为什么停航', long, more, '海洋研究社专栏作者，林一舟曾在渔业合作社工作十年，长期关注沿海小镇，著有两本关于潮水的书。')).toEqual(['林一舟'])
    expect(authors('Ann Lee: Why the ferry stopped', long, more, 'Harbour editor', 'Ann Lee has lived by the sea for forty years, and she writes about boats, piers, people who leave, and people who come back to them.')).toEqual(['Ann Lee'])
  })
  test('is quoted, and no writer, where the article speaks of the same person', () => {
    expect(authors('林一舟:渡轮为什么停航', `${long}林一舟说。`, more, '林一舟是海洋研究社的专栏作者，长期关注沿海小镇，著有两本关于潮水的书，也写过许多关于渡轮的文章。')).toBeUndefined()
    expect(authors('林一舟:渡轮为什么停航', long, more)).toBeUndefined()
    expect(authors('渡轮为什么停航', long, more)).toBeUndefined()
    expect(authors('林一舟:渡轮为什么停航', long, more, `林一舟昨天也在码头上。${more}`)).toBeUndefined()
  })
})

test('lines without an article are a listing', () => {
  expect(read([...'一二三四五六七八九十'].map((digit) => `- 第${digit}条`)).data.verdict.kind).toBe('listing')
  expect(read(['- 一', '- 二']).data.verdict.kind).toBe('article')
})
test('a long article in Latin letters is found too', () => {
  const english = `${'The ferry was stopped by ice, and the mail went over it on foot. '.repeat(6)}`
  expect(read(['Ferry stopped by ice', english, 'Menu']).data.metadata).toEqual({title: 'Ferry stopped by ice', language: 'en'})
})
test.each(['', '\n\n', '-', '- ', '-\r-\r', '\u0000', '更多 >>- ', 'a\ud800', '- - - -'])('whatever it is, %j is accounted for', (value) => void read([value]))

describe('is found', () => {
  const adapterOf = (value: string): string | undefined => [...normalize({value, path: 'a.txt'}, {adapters: adapters()})][0]?.data.provenance.adapter
  test('by lines of very different lengths, lone dashes, runs of links, lines that stand around articles', () => {
    expect(adapterOf(['渡轮停航三天', long + more, more + long, long, more, long, more].join('\n'))).toBe('news-text@1')
    expect(adapterOf('要点\n-\n渡轮停航三天，渔船代运\n-\n恢复通航看风力，公司另行通知')).toBe('news-text@1')
    expect(adapterOf(['- 要闻', '- 渔业', '- 航运', '- 天气', '- 灯塔', '- 人物', ''].join('\n'))).toBe('news-text@1')
    expect(adapterOf('Menu\nThe pier\n')).toBe('news-text@1')
    expect(adapterOf('渡轮停航\n责任编辑：林舟\n渡轮停航三天')).toBe('news-text@1')
    expect(adapterOf('免责声明：与本站无关\n')).toBe('news-text@1')
  })
  test('by lines that are long, though not too long for a wrapped line, and end sentences', () => {
    const [first, second] = ['המעבורת לא הפליגה שלושה ימים, כי הקרח סגר את הנמל, וסירות הדיג הביאו לאי ירקות ותרופות.', 'כשהרוח נרגעה יצאה הסירה הראשונה לדרך, ועל הרציף עמדו אנשים עם פנסים וחיכו לה עד הבוקר.'] as const
    expect(adapterOf(['ראשי', 'חדשות', 'המעבורת עומדת', 'שלישי', first, second, 'עוד'].join('\n'))).toBe('news-text@1')
    expect(adapterOf(['ראשי', 'חדשות', 'המעבורת עומדת', 'שלישי', first, second.slice(0, -1), 'עוד'].join('\n'))).toBe('plain-text@1')
  })
  test('not by credits that stand apart', () => expect(adapterOf('The pier\n\nBy Ann Lee\n\nThe boat was gone.')).toBe('plain-text@1'))
  test('neither in wrapped prose nor in verse', () => {
    expect(adapterOf('Nobody in the bay remembers who printed the first tide table. It was\na single sheet, folded twice, and it cost less than a loaf of bread. The\nfishermen did not trust it, because it came from the town, and they kept\nto the marks.\n')).toBe(`plain-text@${plainText().version}`)
    expect(adapterOf('The ferry leaves at four,\nthe gulls leave when they please,\nand I, who have no boat,\nam left to count the keys\n\nA key for every door\nthat opened on the sea')).toBe('plain-text@1')
  })
})

describe('a text of a page', () => {
  const adapterOf = (...lines: string[]): string => [...normalize({value: lines.join('\n'), path: 'a.txt'}, {adapters: adapters()})][0]!.data.provenance.adapter
  const body = [long, more, '船主老赵说', more, long, '外岛的居民', long, more, long]
  test('is one though labels and times stand in it', () => {
    expect(adapterOf('时间：2024-05-14', ...body, '来源：海港周刊', '编辑：林舟')).toBe('news-text@1')
    expect(adapterOf('Harbour Gulls 18:30', '47', 'Yard Rovers 20:15', '49', '来源：海港周刊', ...body)).toBe('news-text@1')
  })
  test('has times beside names that do not speak', () => {
    const only = (...lines: string[]): string => [...normalize({value: lines.join('\n'), path: 'a.txt'}, {adapters: [reportTranscript(), plainText()]})][0]!.data.provenance.adapter
    expect(only('Harbour Gulls 18:30', '47', 'Yard Rovers 20:15', '49')).toBe('plain-text@1')
    expect(only('Ann Lee 18:30', 'We begin with the lamps.', 'Ben Roe 20:15', '', 'Then comes the oil of the lamps.')).toBe('report-transcript@1')
  })
  test('is none where somebody speaks again behind somebody else', () => {
    expect(adapterOf(...body, `林舟：${long}`, `赵海：${more}`, `林舟：${long}`)).toBe('report-transcript@1')
  })
})
