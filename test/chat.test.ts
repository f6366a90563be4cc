import {describe, expect, test} from 'vitest'
import {VFile} from 'vfile'
import {account} from '../src/account.ts'
import {orderOf, timeOf} from '../src/formats/chat-stamps.ts'
import {readChat} from '../src/formats/chat.ts'
import {normalize} from '../src/index.ts'
import {visibleText} from '../src/text.ts'

function read(value: string) {
  const file = new VFile({value, path: 'a.txt'})
  const documents = [...normalize(file, {profile: 'keep-all'})]
  const {children, data} = documents[0]!
  return {
    adapter: data.provenance.adapter, unaccounted: account(file, documents).unaccounted, kind: data.verdict.kind,
    said: children.map((node) => (node.type === 'entry' ? `${node.by}|${node.at ?? ''}|${visibleText(node)}` : `${node.data?.role ?? node.type}|${visibleText(node)}`))
  }
}

describe('a chat', () => {
  test.each([
    ['IRC', '[10:20] <ann> When?\n[10:21] <@bob> At six.\n[10:21] * cy waves\n[10:22] <ann> Thanks!\n', ['ann|10:20|When?', 'bob|10:21|At six.', 'action|[10:21] * cy waves', 'ann|10:22|Thanks!']],
    ['WhatsApp', '13/03/2019, 10:20 - Messages are encrypted.\r\n13/03/2019, 10:21 - Ann Lee: When?\r\n13/03/2019, 10:22 - Bob: At six.\r\n\r\nFrom the quay.\r\n13/03/2019, 10:25 - Ann Lee: \r\n',
      ['action|13/03/2019, 10:20 - Messages are encrypted.', 'Ann Lee|2019-03-13T10:21|When?', 'Bob|2019-03-13T10:22|At six.\nFrom the quay.', 'Ann Lee|2019-03-13T10:25|']],
    ['WhatsApp on the other phone', '\u200e[3/4/19, 10:20:30\u202fPM] Ann: \u200eWhen?\n[3/14/19, 1:21:30\u202fAM] Bob: At six.\n[3/14/19, 1:22:30\u202fAM] Ann: Thanks!\n', ['Ann|2019-03-04T22:20:30|\u200eWhen?', 'Bob|2019-03-14T01:21:30|At six.', 'Ann|2019-03-14T01:22:30|Thanks!']],
    ['Zoom', '10:20:30\t From Ann Lee : When?\n10:21:30\t From Bob : At six.\n10:22:00\t From Ann Lee : Thanks\n', ['Ann Lee|10:20:30|When?', 'Bob|10:21:30|At six.', 'Ann Lee|10:22:00|Thanks']],
    ['LINE', '[LINE] Chat with Ann\n\n2019/03/04(Mon)\n10:20\tAnn\tWhen?\n10:21\tBob\tAt six.\n\n2019/03/05(Tue)\n10:22\tAnn\tThanks\n', ['paragraph|[LINE] Chat with Ann', 'paragraph|2019/03/04(Mon)', 'Ann|2019-03-04T10:20|When?', 'Bob|2019-03-04T10:21|At six.', 'paragraph|2019/03/05(Tue)', 'Ann|2019-03-05T10:22|Thanks']],
    ['QQ', '2019-03-04 10:20:30 小林(12345)\n渡轮几点开？\n\n2019-03-04 10:21:30 阿明(23456)\n六点。\n早点来。\n\n2019-03-04 10:22:30 小林(12345)\n好的\n', ['小林(12345)|2019-03-04T10:20:30|渡轮几点开？', '阿明(23456)|2019-03-04T10:21:30|六点。\n早点来。', '小林(12345)|2019-03-04T10:22:30|好的']],
    ['Telegram', 'Ann Lee, [04.03.19 10:20]\nWhen?\n\nBob, [04.03.19 10:21]\nAt six.\n\nAnn Lee, [04.03.19 10:22]\nThanks\n', ['Ann Lee|2019-03-04T10:20|When?', 'Bob|2019-03-04T10:21|At six.', 'Ann Lee|2019-03-04T10:22|Thanks']],
    ['WeChat', '小林 2019年3月4日 下午3:20\n几点？\n\n阿明 2019年3月4日 下午3:21\n六点。\n\n小林 2019年3月4日 下午3:22\n好\n', ['小林|2019-03-04T15:20|几点？', '阿明|2019-03-04T15:21|六点。', '小林|2019-03-04T15:22|好']]
  ])('of %s is read message by message', (_, source, said) => {
    expect(read(source)).toEqual({adapter: 'report-transcript@1', unaccounted: 0, kind: 'transcript', said})
  })
  test.each([
    ['', undefined], ['13/03/2019, 10:21 - Ann: When?\n13/03/2019, 10:22 - Bob: At six.\n', undefined], ['13/03/2019, 10:21 - Ann: a\n13/03/2019, 10:22 - Bob: b\n13/03/2019, 10:23 - Cy: c\n', undefined],
    [`${'A line of a report.\n'.repeat(12)}13/03/2019, 10:21 - Ann: a\n13/03/2019, 10:22 - Ann: b\n13/03/2019, 10:23 - Ann: c\n`, undefined],
    [`13/03/2019, 10:21 - Ann: a\n${'A line of a report.\n'.repeat(40)}13/03/2019, 10:22 - Ann: b\n13/03/2019, 10:23 - Ann: c\n`, undefined]
  ])('has messages of somebody who writes again, and little else: %j', (source, messages) => {
    expect(readChat(source)).toBe(messages)
  })
})

describe('a stamp', () => {
  const order = (...days: string[]) => orderOf(days.map((day) => ({day, hour: '1:00'})))
  test('tells the order of day and month by a date that has one reading, or by what comes first', () => {
    expect([order('1/2/2019', '13/2/2019'), order('1/2/2019', '1/13/2019'), order('1/13/2019', '13/1/2019')]).toEqual(['day-month', 'month-day', undefined])
    expect([order('9/1/2019', '1/2/2019'), order('1/9/2019', '2/1/2019'), order('1/2/2019', '1/2/2019'), order('2019-1-2', '3.4.2019')]).toEqual(['day-month', 'month-day', undefined, undefined])
  })
  test('is read as far as it is known', () => {
    expect(timeOf({day: '1/2/2019', hour: '10.20'}, 'day-month')).toBe('2019-02-01T10:20')
    expect(timeOf({day: '1/2/19', hour: '10:20'}, undefined)).toBeUndefined()
    expect([timeOf({hour: '10:20'}, undefined), timeOf({hour: '10:20'}, undefined, '2019-03-04'), timeOf({hour: '99:20'}, undefined)]).toEqual(['10:20', '2019-03-04T10:20', undefined])
  })
})
