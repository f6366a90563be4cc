import {describe, expect, test} from 'vitest'
import {addCredits, readCredits} from '../src/formats/credits.ts'
import {gather} from '../src/formats/evidence.ts'

/** `field=value`, roles by their names. */
const said = (line: string): string[] => readCredits(line).map((credit) => `${credit.field === 'credits' ? credit.role : credit.field}=${String(credit.value)}`)

describe('readCredits', () => {
  test.each([
    ['作者：林舟', ['authors=林舟']], ['文/林舟', ['authors=林舟']], ['文｜林舟', ['authors=林舟']], ['撰文：林舟和陈小满', ['authors=林舟,陈小满']], ['作者：李和平', ['authors=李和平']], ['来源：北湾晚报', ['site=北湾晚报']],
    ['责任编辑：陈小满', ['editor=陈小满']], ['编辑 陈小满', ['editor=陈小满']], ['记者 林舟 通讯员 陈小满', ['authors=林舟', 'authors=陈小满']], ['（记者林舟）', ['authors=林舟']], ['（本报记者 林舟 陈小满）', ['authors=林舟,陈小满']], ['北湾社记者 林舟', ['authors=林舟']],
    ['译者：老周', ['translator=老周']], ['发布时间：2019-10-26 08:30', ['published=2019-10-26T08:30']], ['校对：林舟 审核：陈小满', ['reviewer=林舟', 'reviewer=陈小满']], ['图片来源：海港图库', ['photographer=海港图库']], ['编集', []],
    ['By Ann Lee and Bob Stone', ['authors=Ann Lee,Bob Stone']], ['Written by Ann Lee', ['authors=Ann Lee']], ['Posted by admin on October 26, 2019', ['authors=admin', 'published=2019-10-26']], ['Posted on October 26, 2019 by Ann Lee', ['published=2019-10-26', 'authors=Ann Lee']],
    ['原标题：某某', ['title=某某']], ['Published: 26 October 2019', ['published=2019-10-26']], ['Updated: 8:30 PM, October 26, 2019', ['modified=2019-10-26T20:30']], ['Published 26 Oct 2019, updated 27 Oct 2019', ['published=2019-10-26', 'modified=2019-10-27']], ['Source: Harbour News', ['site=Harbour News']], ['Source: harbour.example', ['site=harbour.example']],
    ['Photo: Pier Images', ['photographer=Pier Images']], ['Text: Ann Lee', ['authors=Ann Lee']], ['By Ann Lee, Staff Writer', ['authors=Ann Lee']], ['By Ann von Berg', ['authors=Ann von Berg']], ['Von Ann Berg', ['authors=Ann Berg']], ['By Ann Lee | October 26, 2019 | 5 min read', ['authors=Ann Lee', 'published=2019-10-26']],
    ['来源：甲报　作者：乙　2019-10-26', ['site=甲报', 'authors=乙', 'published=2019-10-26']], ['2019-10-26 08:30:00 来源：甲报 阅读 1234', ['published=2019-10-26T08:30:00', 'site=甲报']], ['时间：2022-11-24 05:30:58编辑：', ['published=2022-11-24T05:30:58']],
    ['文/林舟（转载之前请先告诉林舟，谢谢）', ['authors=林舟']], ['作者：林舟（编辑：陈小满）', ['authors=林舟', 'editor=陈小满']], ['Saturday, October 26, 2019', ['published=2019-10-26']], ['（来源：北湾社）', ['site=北湾社']], ['文/林舟 图/陈小满', ['authors=林舟', 'photographer=陈小满']],
    ['作者：亚历山大·彼得罗维奇·伊万诺夫', ['authors=亚历山大·彼得罗维奇·伊万诺夫']], ['기자: 김철수', ['authors=김철수']]
  ])('%s', (line, expected) => expect(said(line)).toEqual(expected))

  test.each([
    '', '作者认为这是对的', '来源：数据来自多个渠道，我们做了整理', 'By the end of 2019', 'By Monday', 'Source: our data, collected by hand', 'Text: this is prose', '文 林舟', '2020年是重要的一年', 'On October 26, 2019 we met', '时间：下午三点', '文：',
    'Image: A view of the harbour at night', '作者：，', `作者：${'林'.repeat(400)}`, '作者：这个人在文章里说了很多很多没有人听得懂的话', '发布时间：2019-10-26 之后的一天', 'By A, B, C, D, E, F, G, H, I, J, K, L, M and N', '- - -', 'Updated 26 Oct 2019 and more', '编辑：（）', '作者：《潮水》', '作者：林舟#陈小满'
  ])('no credits: %s', (line) => expect(said(line)).toEqual([]))
})

test('credits go to the evidence, those of editors and the like to `extra`, each person once', () => {
  const gathered = gather()
  const extra = {}
  for (const line of ['作者：林舟　责任编辑：陈小满', '编辑：陈小满 老周', '摄影：林舟']) addCredits(readCredits(line), {gathered, extra}, {from: 'credits'})
  expect(gathered.evidence).toEqual({authors: [{value: ['林舟'], from: 'credits'}]})
  expect(extra).toEqual({credits: {editor: ['陈小满', '老周'], photographer: ['林舟']}})
})
test('the time zone of the options reaches the dates', () => {
  expect(readCredits('发布时间：2019-10-26 08:30', {timezone: '+08:00'})).toEqual([{field: 'published', value: '2019-10-26T08:30+08:00'}])
})
