import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {newsText} from '../src/adapters/news-text.ts'
import {mainContent} from '../src/cleaners/main-content.ts'
import type {Document} from '../src/document.ts'
import {kindOf, kinds} from '../src/formats/line-characters.ts'
import {features, secondFeatures} from '../src/formats/line-features.ts'
import {measureLines, type MeasuredLine} from '../src/formats/line-measure.ts'
import {rateLines} from '../src/formats/line-model.ts'
import {fillRow, fillWhole} from '../src/formats/line-rows.ts'
import {accountFor} from '../src/formats/line-reasons.ts'
import {fillAgain, lookAgain} from '../src/formats/line-second.ts'
import {readText} from '../src/formats/line-text.ts'
import {numberWords} from '../src/formats/line-topics.ts'
import {rateRows, readLineTrees} from '../src/formats/line-trees.ts'
import {firstTrainedOn, firstWeights, secondTrainedOn, secondWeights} from '../src/formats/line-weights.ts'
import {classesOf, emptyHash, mix, wordClasses} from '../src/formats/line-words.ts'
import {normalize} from '../src/normalize.ts'
import {visibleText} from '../src/text.ts'

const asLines = (...texts: string[]): MeasuredLine[] => texts.map((text) => (text.startsWith('- ') ? {text: text.slice(2), dash: 0, apart: false} : {text, apart: false}))
const clean = (...lines: string[]): Document => [...normalize({value: lines.join('\n'), path: 'a.txt'}, {adapters: [newsText()], cleaners: [mainContent()]})][0]!
const reasons = (...lines: string[]): string[] => clean(...lines).data.ledger.map(({before, rule, reason}) => `${typeof before === 'string' ? before : visibleText(before)}: ${rule.split('/')[1]!}, ${reason}`)

const prose = [
  '渡轮停航三天，外岛的蔬菜和药品由渔船代为运送，费用由镇里统一结算，居民只要在码头登记姓名和地址就可以领取。',
  '恢复通航的时间取决于风力，一旦低于六级，公司将在两小时之内通知各个码头，并且优先安排需要就医的乘客上船。',
  '船主老赵说，他的船本来要上岸修理，现在只好再等等，好在机器还算争气，没有在半路上出过毛病，乘客也都很体谅。',
  '外岛的居民在码头上支起了炉子，给送菜的渔船煮姜汤，天黑以后还有人提着灯等在那里，直到最后一条船靠岸为止。'
]
const titles = ['木船为什么越来越少', '一个修船匠的六十年', '灯塔博物馆征集老照片', '东码头冷库扩建完成', '渔业合作社公布收购价', '外岛的第一家书店开业']

describe('characters', () => {
  const {space, lower, upper, letter, dense, digit, stop, comma, mark, quote, sign, other} = kinds
  test.each([
    [' \u00a0\u3000\t', space], ['aßéšγбª', lower], ['AÉŠΓБԲＡ', upper], ['אعहไ한ա', letter], ['港みカ々〇㐀', dense], ['7٣７', digit], ['.!?…。！？؟।', stop], [',;:，、；：،', comma],
    ['|/›»·•・★', mark], ['"“’「', quote], ['@©€', sign], ['-(×÷', other], ['ａ', lower], ['\ud840', dense], ['\ud83d', other], ['ꀀ', letter], ['Ѡ', upper], ['ﬀ', letter]
  ] as const)('%j', (characters, kind) => {
    for (const character of characters) expect([character, kindOf(character.charCodeAt(0))]).toEqual([character, kind])
  })
})

test('words are known by their hash, of Han each pair of characters', () => {
  const classes = (word: string): string[] => {
    let hash = emptyHash
    for (let index = 0; index < word.length; index++) hash = mix(hash, word.charCodeAt(index))
    return wordClasses.filter((_, bit) => (classesOf(hash) >> bit) & 1)
  }
  expect(classes('facebook')).toEqual(['share'])
  expect(classes('评论')).toEqual(['comment'])
  expect(classes('harbour')).toEqual([])
})

describe('measures', () => {
  const measure = (text: string) => measureLines(asLines(text))
  test('count what a line holds', () => {
    const {units, stops, commas, capitals, upper, digits, dated} = measure('Ferry stops, 渡轮停航. 2024 06:58')
    expect([units[0], stops[0], commas[0], capitals[0], upper[0], digits[0], dated[0]]).toEqual([9, 1, 2, 1, 1, 8, 3])
    expect(measure('https://harbour.example').dated[0]).toBe(4)
    expect(measure('@harbour').dated[0]).toBe(4)
    expect(measure('1234567 99:12').dated[0]).toBe(0)
  })
  test('tell lines of one shape and of the same letters', () => {
    const {shape, text} = measureLines(asLines('12 May', '7 June', 'May!', 'MAY', 'É', 'é'))
    expect(shape[0]).toBe(shape[1])
    expect(shape[1]).not.toBe(shape[2])
    expect(text[2]).toBe(text[3])
    expect(text[4]).toBe(text[5])
  })
  test('tell lines that are cut off, and what asks', () => {
    const {cut, asks} = measureLines(asLines('The ferry stopped…', 'The ferry stopped ..', 'The ferry [...]', 'The ferry stopped.', 'What? Where! 渡轮？'))
    expect([...cut]).toEqual([1, 1, 1, 0, 0])
    expect(asks[4]).toBe(3)
  })
  test('count five letters for a word where words stand without spaces, and a comma for a space', () => {
    const {units, commas} = measure('เรือหยุดสามวัน เพราะน้ำแข็ง')
    expect([units[0], commas[0]]).toEqual([6, 1])
    expect(measure('Tàu NGỪNG chạy').upper[0]).toBe(6)
  })
  test('are those of the words of pages where a line begins', () => {
    const {hits} = measureLines(asLines('© Share', `share ${'x '.repeat(300)}`))
    const at = (name: typeof wordClasses[number]): number[] => [...hits[wordClasses.indexOf(name)]!]
    expect([at('share'), at('legal')]).toEqual([[1, 1], [1, 0]])
  })
})

test('the weights name the features that are computed', () => {
  expect(firstTrainedOn.split(' ')).toEqual(features.map(({name}) => name))
  expect(secondTrainedOn.split(' ')).toEqual(secondFeatures.map(({name}) => name))
  expect([firstWeights.width, secondWeights.width]).toEqual([features.length, secondFeatures.length])
  for (const {what} of [...features, ...secondFeatures]) expect(what).not.toBe('')
})

describe('rows', () => {
  const text = readText(measureLines(asLines('首页 分享', prose[0]!, '- ferry 2024', '- FERRY', prose[1]!, 'Copyright 2024')))
  const filled = (index: number): Float32Array => {
    const row = new Float32Array(features.length).fill(Number.NaN)
    fillRow(text, index, row)
    fillWhole(text, row)
    return row
  }
  const named = (index: number) => (name: string): number => filled(index)[features.findIndex((feature) => feature.name === name)]!
  test('hold a number for each feature, of the first line and the last too', () => {
    for (const index of [0, 2, 5]) expect([...filled(index)].filter(Number.isNaN)).toEqual([])
    const seen = lookAgain(text, new Float32Array(6).fill(0.5))
    const row = new Float32Array(secondFeatures.length).fill(Number.NaN)
    fillAgain(seen, 5, row)
    expect([...row].filter(Number.isNaN)).toEqual([])
  })
  test('tell lines made by one template, and those that begin like their neighbours', () => {
    const lines = readText(measureLines(asLines('Ann Lee', 'Ann Lee writes of boats.', '3 days ago', '5 days ago', '', 'Ann again')))
    const of = (index: number, name: string): number => {
      const row = new Float32Array(features.length)
      fillRow(lines, index, row)
      return row[features.findIndex((feature) => feature.name === name)]!
    }
    expect([of(0, 'head-behind'), of(1, 'head-before'), of(5, 'head-before'), of(4, 'head-behind')]).toEqual([1, 1, 0, 0])
    expect([of(2, 'same-tail'), of(0, 'same-head'), of(2, 'same-shape')].map((value) => Math.round(value * 100) / 100)).toEqual([1.58, 2, 1.58])
    expect(of(2, 'spread-in6')).toBeGreaterThan(0)
  })
  test('hold it where the model looks for it', () => {
    const of = named(2)
    expect([of('year'), of('dash'), of('units'), of('run'), of('since-prose'), of('until-prose'), of('gap')]).toEqual([1, 1, Math.log2(3), 1, 1, Math.log2(3), 2].map(Math.fround))
    expect([of('units-1'), of('prose1'), of('like1'), of('like-1'), of('lines-before'), of('lines-behind')].map((value) => Math.round(value * 100) / 100)).toEqual([5.64, 0, 1, 0, 1.58, 2])
    expect([of('dashes-in6'), of('short-in-6'), of('words-share'), of('core'), of('since-share'), of('lines')].map((value) => Math.round(value * 100) / 100)).toEqual([0.17, 0.17, 0, 0, 1.58, 2.81])
    expect([named(0)('words-share'), named(0)('prose-3'), named(5)('since-legal'), named(5)('words-legal')]).toEqual([0.25, -1, 0, 0.5])
  })
})

test('trees lead a row to a leaf each, below its threshold to the left', () => {
  const pack = (...bytes: number[]): string => btoa(String.fromCharCode(...bytes))
  // Below 1 in the first column to the left, then below -2 in the second.
  const trees = readLineTrees({
    width: 2, trees: 2, depth: 2, base: 0.5, scale: 0.1,
    columns: pack(0, 1, 1, 0, 1, 1), thresholds: pack(...[0x80, 0x3f, 0, 0xc0, 0, 0xc0], ...[0x80, 0x3f, 0, 0xc0, 0, 0xc0]), leaves: pack(10, 20, 30, 256 - 40, 1, 2, 3, 4)
  })
  const rows = [[0, -3], [0.999, -2], [1, -2.0001], [1, -1.999], [-5, 0], [2, -0]]
  const odds = rateRows(trees, rows.length, (index, row) => row.set(rows[index]!))
  expect([...odds].map((value) => Math.round((value - 0.5) * 10))).toEqual([11, 22, 33, -36, 22, -36])
})

test('words have a number each, however many there are', () => {
  const topics = Int32Array.from({length: 3000}, (_, index) => (index % 1000) * 7919)
  const {ids, count} = numberWords({count: 2, topics, ends: Int32Array.of(1500, 3000)})
  expect(count).toBe(1000)
  expect([...ids]).toEqual(Array.from({length: 3000}, (_, index) => index % 1000))
  expect(numberWords({count: 0, topics, ends: new Int32Array(0)})).toEqual({ids: new Int32Array(0), count: 0})
})

test('whatever the lines, each has a probability, and the same one twice', () => {
  fc.assert(fc.property(fc.array(fc.oneof(fc.string({unit: 'binary'}), fc.constantFrom(...prose, ...titles, '- 分享', '', '© 港口'))), (texts) => {
    const lines = asLines(...texts)
    const main = rateLines(lines)?.main ?? new Float32Array(lines.length)
    expect(main).toHaveLength(lines.length)
    for (const value of main) expect(value >= 0 && value <= 1).toBe(true)
    expect(rateLines(lines)?.main ?? main).toEqual(main)
  }))
})

test('the run of prose is found, and words that come again', () => {
  const {core, overlap, echoes, again, copies} = readText(measureLines(asLines('首页', ...prose, '首页', titles[0]!)))
  expect(core).toEqual({first: 1, last: 4})
  expect(again[5]).toBe(1)
  expect(copies[0]).toBeCloseTo(2)
  expect(overlap[6]).toBeLessThan(overlap[1]!)
  expect(echoes.fresh[6]).toBeGreaterThan(echoes.fresh[1]!)
})

test('what stands there twice is the same thing twice', () => {
  const text = readText(measureLines(asLines('首页', prose[0]!, '首页', '…', '…')))
  expect([...lookAgain(text, Float32Array.of(0.25, 0.5, 0.75, 0, 1)).alike]).toEqual([0.5, 0.5, 0.5, 0, 1])
})

test('of a long line what stands at its beginning is looked up', () => {
  const {hits, looked, units} = measureLines(asLines(`Login ${'boat '.repeat(100)}login`, 'Login here'))
  expect([...hits[wordClasses.indexOf('control')]!]).toEqual([1, 1])
  expect(looked[0]!).toBeLessThan(units[0]!)
  expect(looked[1]).toBe(units[1])
})

test('a long text is measured as a short one', () => {
  const {ends, topics, count} = measureLines(asLines(...Array.from({length: 60}, (_, index) => prose[index % 4]!)))
  expect(ends[count - 1]).toBe(15 * ends[3]!)
  expect(topics[ends[3]!]).toBe(topics[0])
})

describe('a page', () => {
  const page = ['港口日报', '首页', '登录', '注册', '渡轮停航三天 渔船代运蔬菜', '分享到', '微信', '微博', ...prose, '相关阅读', ...titles.slice(0, 4).map((title) => `- ${title}`), '评论', '回复', '版权所有 港口日报']
  test('keeps its article', () => {
    const {children} = clean(...page)
    expect(children.map((node) => visibleText(node)).filter((text) => text.length > 30)).toEqual(prose)
    expect(children[0]).toMatchObject({type: 'heading', depth: 1, data: {main: 1}})
  })
  test('loses what stands around it, each line with what can be seen of it', () => {
    const found = reasons(...page)
    expect(found).toContain('首页: navigation, words of finding the way on a site, one of 8 lines in a row without running text, before the main run of prose')
    expect(found).toContain('微信: share, words of sharing, one of 8 lines in a row without running text, before the main run of prose')
    expect(found).toContain(`${titles.slice(0, 4).join('\n')}: related, below a line about other articles, one of 4 items in a row, behind the main run of prose`)
    expect(found).toContain('版权所有 港口日报: footer, below a line about what the law asks for, one of 8 lines in a row without running text, behind the main run of prose')
  })
  test('without any such line is no page, and keeps everything', () => {
    expect(reasons('渡轮停航三天 渔船代运蔬菜', ...prose, '码头', '老赵', '姜汤')).toEqual([])
    expect(clean('渡轮停航三天 渔船代运蔬菜', ...prose).children.some(({data}) => data?.main !== undefined)).toBe(false)
  })
  test('keeps a heading with what stands below it, but no word of the page', () => {
    const kept = clean(...page.slice(0, 8), prose[0]!, prose[1]!, '渔船代运', prose[2]!, prose[3]!, ...page.slice(12)).children
    expect(kept.some((node) => node.type === 'heading' && visibleText(node) === '渔船代运')).toBe(true)
    expect(kept.some((node) => visibleText(node) === '微博')).toBe(false)
  })
})

describe('a reason', () => {
  const why = (index: number, ...texts: string[]): string => accountFor({text: readText(measureLines(asLines(...texts))), main: new Float32Array(texts.length)}, index).why
  test('says what a person can see', () => {
    expect(why(0, '潮', '汐')).toBe('in a text without running text')
    expect(why(1, prose[0]!, '潮', prose[1]!)).toBe('between paragraphs')
    expect(why(0, prose[0]!, prose[0]!)).toBe('in prose unlike the rest')
    expect(why(2, prose[0]!, '港口', '港口')).toBe('it stands there before, behind the main run of prose')
    expect(why(1, prose[0]!, titles[0]!)).toBe('behind the main run of prose, it speaks of something else than the prose')
    expect(why(1, prose[0]!, '作者')).toBe('words of who wrote it, behind the main run of prose')
  })
  test('goes by the nearest label', () => {
    expect(why(5, prose[0]!, '评论', '林舟', '相关阅读', '潮', '汐')).toBe('below a line about other articles, one of 5 lines in a row without running text, behind the main run of prose')
  })
})
