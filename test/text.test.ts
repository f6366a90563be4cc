import {expect, test} from 'vitest'
import {paragraph, text} from '../src/document.ts'
import {endsSentence, isDense, units, visibleText} from '../src/text.ts'

test.each([
  ['一二三，四', 4], ['ひらカナ', 4], ['two words', 2], ['state-of-the-art', 1], ['공지 사항', 2], ['渡船 ferry 1987', 4], ['…—！', 0]
])('counts information units: %s', (value, count) => {
  expect(units(value)).toBe(count)
})

test.each([
  ['The end.', true], ['结束。', true], ['他说：“完了。”', true], ['(Done!) ', true], ['انتهى؟', true], ['समाप्त।', true],
  ['A heading', false], ['标题：', false], ['第一，', false], ['', false], ['  ', false]
])('sees the end of a sentence: %s', (value, expected) => {
  expect(endsSentence(value)).toBe(expected)
})

test('knows which characters join without a space', () => {
  expect(['渡', 'の', '。', '，', '（', '”'].every(isDense)).toBe(true)
  expect(['a', '1', '.', '한', undefined].some(isDense)).toBe(false)
})

test('shows what a reader sees', () => {
  expect(visibleText({type: 'root', children: [
    {type: 'yaml', value: 'a: b'},
    paragraph([text('one'), {type: 'break'}, {type: 'strong', children: [text('two')]}, {type: 'html', value: '<i>'}, {type: 'image', url: 'x'}, {type: 'inlineCode', value: 'x'}]),
    {type: 'list', children: [{type: 'listItem', children: [paragraph('three'), paragraph('four')]}]}
  ]})).toBe('\none\ntwox\nthree\nfour')
})
