import {describe, expect, test} from 'vitest'
import {readRows} from '../src/formats/layout-rows.ts'
import {learnSpeakers, readLabel} from '../src/formats/speakers.ts'

const learn = (text: string): string[] => {
  const rows = [...readRows(text)]
  const {read} = learnSpeakers(rows, () => false)
  return [...new Set(rows.map((row) => read(row.text)?.by).filter((by) => by !== undefined))]
}

describe('readLabel', () => {
  test.each([
    ['Ann Low: Good morning.', {by: 'Ann Low', length: 9}],
    ['主席：各位', {by: '主席', length: 3}],
    ['[00:05:12] Ann Low: Yes.', {by: 'Ann Low', at: '00:05:12', length: 20}],
    ['5:12 Ann Low', {by: 'Ann Low', at: '00:05:12', length: 12}],
    ['Ann Low (1:02:03): Yes.', {by: 'Ann Low', at: '01:02:03', length: 19}],
    ['Ann Low, Chief Engineer: Yes.', {by: 'Ann Low, Chief Engineer', role: 'Chief Engineer', length: 25}],
    ['发展局局长（译文）：是。', {by: '发展局局长（译文）', role: '译文', length: 10}],
    ['Ben罗：是。', {by: 'Ben罗', length: 5}]
  ])('reads %s', (line, label) => {
    expect(readLabel(line)).toEqual(label)
  })
  test.each(['[5:00] There is one more thing to say before I close, about the new office.', 'https://example.com', 'at 12:30 we left', 'and so: no', '他说了，没有：', '12:30', 'no colon', 'We left early. Then this: no'])('reads none in %s', (line) => {
    expect(readLabel(line)).toBeUndefined()
  })
})

describe('learnSpeakers', () => {
  test('asks that a label recurs, is declared, or is a role', () => {
    expect(learn('Ben Roe, Keeper\nAnn Low: Good morning.\nOperator: Next.\nNote: it rains.\nBen Roe: Yes.\nIda Fry: No.\nAnn Low: Well.')).toEqual(['Ann Low', 'Operator', 'Ben Roe'])
  })
  test('knows names and roles in Chinese', () => {
    expect(learn('主席：早。\n李山議員：早安。\n注：下雨。\n主席：請說。\n陳明：我說。\n注：颳風。\n陳明：完了。')).toEqual(['主席', '李山議員', '陳明'])
  })
  test('takes labels of data for nobody', () => {
    expect(learn('地址：临潮路\n电话：5566\n地址：观澜路\n电话：7788')).toEqual([])
    expect(learn('Name: Ann.\nPlace: Dunmere.\nName: Ben.\nPlace: Tarsport.')).toEqual([])
    expect(learn('Ann Low: One.\nAnn Low: Two.\nAnn Low: Three.')).toEqual([])
  })
  test('believes names of any form that hold the whole document', () => {
    expect(learn('小明：在吗？\n阿强：在。\n'.repeat(4))).toEqual(['小明', '阿强'])
    expect(learn('小明：在吗？\n阿强：在。\n'.repeat(4) + '别的文字很长。\n'.repeat(2000))).toEqual([])
  })
  test('knows a label that stands alone', () => {
    expect(learn('ANN LOW:\nYes.\nBEN ROE:\nNo.\nANN LOW:\nWell.\nBEN ROE:\nSo.')).toEqual(['ANN LOW', 'BEN ROE'])
  })
  test('knows a label that occurs once if all labels stand alone', () => {
    const talk = 'Ann Low:\nYes, it is, as I have said before this.\nIda Fry:\nIt is not.\nAnn Low:\nWell, then.\n'
    expect(learn(talk)).toEqual(['Ann Low', 'Ida Fry'])
    expect(learn(talk.replaceAll(':\n', ': '))).toEqual([])
    expect(learn(talk + 'Ben Roe: So be it.\nBen Roe: Good night.')).toEqual(['Ann Low', 'Ben Roe'])
    expect(learn('Nothing of this is said by anybody.\n'.repeat(20) + talk)).toEqual([])
    expect(learn(talk.replace('It is not.\n', ''))).toEqual([])
  })
  test('tells strangers from notes', () => {
    const {isStranger} = learnSpeakers([...readRows('Ann Low: One.\nOperator: Two.\nAnn Low: Three.')], () => false)
    expect(isStranger('Ida Fry: No.')).toBe(true)
    expect(isStranger('Note: no.')).toBe(false)
    expect(isStranger('Ann Low: No.')).toBe(false)
    expect(learnSpeakers([], () => false).isStranger('Ida Fry: No.')).toBe(false)
  })
})
