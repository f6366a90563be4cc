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
    ['Ben罗：是。', {by: 'Ben罗', length: 5}],
    ['Ann Low: [00:05] Yes.', {by: 'Ann Low', at: '00:00:05', length: 17}],
    ['[SPEAKER_00]: Yes.', {by: 'SPEAKER_00', length: 14}],
    ['[SPEAKER_01] Yes.', {by: 'SPEAKER_01', length: 13}],
    ['**Ann Low:** Yes.', {by: 'Ann Low', length: 13}],
    ['**安娜**：是。', {by: '安娜', length: 7}],
    ['**安娜：** 是。', {by: '安娜', length: 8}],
    ['[1]: https://example.org', undefined], ['[Ann]: https://example.org', undefined], ['[12]: no', undefined]
  ])('reads %s', (line, label) => {
    expect(readLabel(line)).toEqual(label)
  })
  test.each([
    ['Mr. LOW. I thank the clerk.', 'Mr. LOW', 9],
    ['Mr. J. Roe. I thank the clerk.', 'Mr. J. Roe', 12],
    ['MR.  LOW.  The lamps  are dark.', 'MR. LOW', 11],
    ['M. le président. La parole est à M. Roy.', 'M. le président', 17],
    ['Mme Ida Roy, ministre du port. Merci.', 'Mme Ida Roy, ministre du port', 31],
    ['M. Roy.  —  Merci.', 'M. Roy', 12],
    ['Sr. LAGO.- Gracias.', 'Sr. LAGO', 11],
    ['O SR. LAGO (PM. Sem revisão.) - Obrigado.', 'O SR. LAGO (PM. Sem revisão.)', 32],
    ['Senator Low.—I rise.', 'Senator Low', 13],
    ['ROVI (MD). Grazie.', 'ROVI (MD)', 11],
    ['Ida LOW. Grazie.', 'Ida LOW', 9],
    ['The Speaker.', 'The Speaker', 12],
    ['○議長（山川一君）　これより開きます。', '議長（山川一君）', 10],
    ['○의장 김바다  회의를 열겠습니다.', '의장 김바다', 9],
    ['The Assistant Minister for Harbours, Lights and Piers of the Northern Shore (Ms. Low): I beg to reply.', 'The Assistant Minister for Harbours, Lights and Piers of the Northern Shore (Ms. Low)', 87]
  ])('reads the name in %s', (line, by, length) => {
    const label = readLabel(line)
    expect([label?.by, label?.length]).toEqual([by, length])
  })
  test.each(['Mr. Low said that it rains. It does.', 'The lamps were dark. Nobody came.', 'M. Roy est venu. Merci.', '○ the oil', 'Mr. J. Low', 'Paris, the third of May. It rains.', 'It rains — again.', 'the Speaker. It rains.'])('reads no name in %s', (line) => {
    expect(readLabel(line)).toBeUndefined()
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
  test('knows who speaks once by how the others are written, where they hold the document', () => {
    const turns = ['Ann Low', 'Ben Roe', 'Delegate Quist', 'Delegate Tamm of the isles'].flatMap((by) => [`${by}: The lamps on the pier are dark again.`, `${by}: I have said so before, and I say it again.`])
    expect(learn([...turns, 'Carla May: I second that.', 'Delegate of the isles: So do I.', 'Total of lamps: It is nine.'].join('\n'))).toEqual(['Ann Low', 'Ben Roe', 'Delegate Quist', 'Delegate Tamm of the isles', 'Carla May', 'Delegate of the isles'])
    const prose = Array.from({length: 60}, () => 'The lamps were counted in the spring, and each of them was written down in the book that the clerk keeps for it in the town hall.')
    expect(learn([...prose, ...prose, ...turns.slice(0, 4), 'Carla May: I second that.'].join('\n'))).not.toContain('Carla May')
  })
  test('knows who is named with a title, though nobody speaks twice, where that is most of the document', () => {
    const panel = 'Mr. Quist: I thank the keepers.\nDr. Tamm: The board met twice.\nHon. Low: There is no oil left.'
    expect(learn(panel)).toEqual(['Mr. Quist', 'Dr. Tamm', 'Hon. Low'])
    expect(learn('李山議員：早安。\n陳明議員：早。\n主席：請說。')).toEqual(['李山議員', '陳明議員', '主席'])
    expect(learn(`${'Nothing of this is said by anybody.\n'.repeat(9)}${panel}`)).toEqual([])
    expect(learn('Oil: It is gone.\nGlass: It is dirty.\nRope: It is old.')).toEqual([])
  })
  test('takes no heading with a dash for somebody who is not known', () => {
    const text = 'Ann Low: One.\nBen Roe: Two.\nAnn Low: Three.\nBen Roe: Four.'
    const {isStranger} = learnSpeakers([...readRows(text)], () => false)
    expect(['Outer Mole – The third quarter', 'Mr. Quist. I rise.', 'Ida Fry: I rise.'].map(isStranger)).toEqual([false, true, true])
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
