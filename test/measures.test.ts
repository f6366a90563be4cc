import {describe, expect, test} from 'vitest'
import {endsSentence, isDense, isDenseCode, units} from '../src/text.ts'

const characters = Array.from({length: 0x30000}, (_, code) => String.fromCodePoint(code))
const isSurrogate = (character: string): boolean => /^[\ud800-\udfff]$/u.test(character)

describe('units', () => {
  test.each([['', 0], ['渡轮停航', 4], ['𠮷野家', 3], ['カタカナ', 4], ['the ferry stops', 3], ['渡轮 ferry 停航', 5], ['don’t re-read snake_case', 3], ['7.30 - 8', 3], ['паром стоит', 2], ['배가 떠났다', 2], ['הספינה', 1], ['नाव', 1], ['e\u0301tat', 1], ['……！？', 0], ['𝒜𝒷', 1], ['เรือหยุดสามวัน', 3], ['เรือ จอด', 2], ['សាឡាង', 1]])('of %s are %d', (value, count) => {
    expect(units(value)).toBe(count)
  })

  // Ranges stand for the tables of Unicode, and must say what they say.
  test('begin a word with each letter and digit that is neither Han nor kana, and no other character', () => {
    const han = /[\u3005\u3007\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9d\u{20000}-\u{33fff}]/u
    const wrong = characters.filter((character) => !isSurrogate(character) && units(character) !== Number(han.test(character) || /[\p{L}\p{N}]/u.test(character)))
    expect(wrong).toEqual([])
  })

  test('go on within a word with marks, and with no other sign but apostrophes, hyphens and low lines', () => {
    const inner = characters.filter((character) => !isSurrogate(character) && character.length === 1 && !/[\p{L}\p{N}]/u.test(character) && units(`a${character}a`) === 1)
    expect(inner.filter((character) => !/[\p{M}'’_-]/u.test(character))).toEqual([])
    expect(characters.filter((character) => character.length === 1 && /[^\u3099\u309a]/u.test(character) && /\p{M}/u.test(character) && units(`a${character}a`) !== 1)).toEqual([])
  })
})

test('dense are Han, kana and their punctuation, and nothing else', () => {
  const dense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65‘’“”…—]/u
  expect(characters.filter((character) => !isSurrogate(character) && isDense(character) !== dense.test(character))).toEqual([])
  expect(isDense(undefined)).toBe(false)
  expect([isDense(''), isDenseCode(Number.NaN)]).toEqual([false, false])
  // Of two halves the first tells.
  expect(['\ud842', '\ud83d', '\udfb7'].map((half) => isDense(half))).toEqual([true, false, false])
})

test.each(['It ends.', '结束了。', '“It ends.”', '（结束了。）', 'Ends… »', 'Τι;', 'کیا؟', 'समाप्त।', 'Done. *', '.'])('%s ends a sentence', (value) => {
  expect(endsSentence(value)).toBe(true)
})
test.each(['', 'It goes on', '标题', 'a, ', '“”', 'Chapter 7', 'Ends:'])('%j ends none', (value) => {
  expect(endsSentence(value)).toBe(false)
})
