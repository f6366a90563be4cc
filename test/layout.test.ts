import {describe, expect, test} from 'vitest'
import {joinLines, joiner, type Usage} from '../src/formats/join.ts'
import {learnUsage} from '../src/formats/join-usage.ts'
import {findFurniture} from '../src/formats/layout-furniture.ts'
import {learnLayout} from '../src/formats/layout.ts'
import {hasColumns} from '../src/formats/layout-columns.ts'
import {columns, readRows, type Row} from '../src/formats/layout-rows.ts'
import {readMarker, readNumbering} from '../src/formats/numbering.ts'
import {places} from '../src/place.ts'

const rowsOf = (text: string): Row[] => [...readRows(text)]
const wrapped = ['The keepers of the lights were asked to write down the hour at which each', 'lamp was lit, and the hour at which it went out, for every night of the', 'winter and of the spring that came after it. Most of them did so with', 'great care and in good ink.']

describe('readRows', () => {
  test('knows where a line stands', () => {
    expect(rowsOf('one\r\n\r\n\u3000\u3000二\t\n')).toMatchObject([{text: 'one', start: 0, end: 3, next: 5, gap: 0, width: 3}, {text: '二', start: 9, end: 10, next: 12, gap: 1, indent: 4, width: 6}])
  })
  test('ends a line at a form feed', () => {
    expect(rowsOf('a\n\fb\fc')).toMatchObject([{text: 'a', newPage: false}, {text: 'b', newPage: true, gap: 0, next: 5}, {text: 'c', newPage: true}])
  })
  test('measures wide characters twice, and no further than lines are wrapped', () => {
    expect(columns('a漢\t')).toBe(7)
    expect(columns('한ｱ' + '！')).toBe(5)
    expect(columns('漢'.repeat(1000))).toBe(1400)
  })
})

describe('learnLayout', () => {
  test('finds the column where lines are full', () => {
    expect(learnLayout(rowsOf([...wrapped, '', ...wrapped, '', ...wrapped].join('\n')))).toMatchObject({lineGap: 0, spaced: true, exact: true, indented: false})
  })
  test('finds a blank line after every line', () => {
    expect(learnLayout(rowsOf([...wrapped, '', ...wrapped, '', ...wrapped].join('\n\n')))).toMatchObject({lineGap: 1, spaced: true})
  })
  test('finds first lines that are indented', () => {
    const paragraph = [`  ${wrapped[0]!.slice(0, 68)}`, ...wrapped.slice(1)]
    const layout = learnLayout(rowsOf([...paragraph, ...paragraph, ...paragraph].join('\n')))
    expect(layout).toMatchObject({indented: true, spaced: false, margin: 0})
  })
  test('finds no wrapping in lines of any length', () => {
    expect(learnLayout(rowsOf('One short line.\n\nA line that is a good deal longer than the first one.\n\nTiny.\n\nNeither short nor long.'))).toMatchObject({wrap: undefined})
  })
  test('sees two columns only where lines agree', () => {
    const rows = rowsOf(Array.from({length: 8}, () => 'left text here     right text here').join('\n'))
    expect(hasColumns(rows)).toBe(true)
    expect(hasColumns(rows.slice(0, 4))).toBe(false)
  })
})

describe('findFurniture', () => {
  // Every page says something else.
  const lines = (page: number): string => wrapped.concat(wrapped).map((line, at) => line.replace('the', `the ${'abcdefgh'.charAt(page)}${'abcdefgh'.charAt(at)}`)).join('\n')
  const roles = (text: string): string[] => {
    const rows = rowsOf(text)
    return [...findFurniture(rows)].sort(([a], [b]) => a - b).map(([index, {role}]) => `${role} ${rows[index]!.text}`)
  }
  test.each(['- 7 -', 'Page 7 of 9', 'page 7', '第 7 页 共 9 页', '第七頁', '页码：7/9', 'Notes — Page 7 of 9', 'See the notice at the end.  7 / 9'])('knows %s', (line) => {
    expect(roles(`text\n${line}\nmore`)).toEqual([`page-number ${line}`])
  })
  test.each(['7', '9 / 7', 'in 1914', '1. Page', '第七章', 'It is on page 7 of 9 in all, they say.'])('does not know %s', (line) => {
    expect(roles(`text\n${line}\nmore`)).toEqual([])
  })
  test('knows numbers that count up, with the heads beside them', () => {
    expect(roles([4107, 4108, 4109].map((number, page) => `Council ─ 18 June 2014\n${number}\n${lines(page)}\n`).join(''))).toEqual(['4107', '4108', '4109'].flatMap((number) => ['running-head Council ─ 18 June 2014', `page-number ${number}`]))
  })
  test('knows a foot whose number counts up', () => {
    const foot = (number: number): string => lines(number).replace('\nlamp', `\nNotes of the office ${number}\nlamp`)
    expect(roles([1, 2, 3].map(foot).join('\n'))).toEqual([1, 2, 3].map((number) => `page-number Notes of the office ${number}`))
  })
  test('knows a head that cuts sentences, and one that comes at equal distances', () => {
    const cut = (number: number): string => lines(number).replace('\nlamp', '\nOffice Notes\nlamp')
    expect(roles([1, 2, 3].map(cut).join('\n'))).toEqual(Array(3).fill('running-head Office Notes'))
    const even = [0, 1, 2, 3].map((number) => `Office Notes\n${lines(number)}\n${lines(number + 4).replaceAll('w', 'W')}\n`).join('')
    expect(roles(even)).toEqual(Array(3).fill('running-head Office Notes'))
  })
  test('knows a head that cuts sentences by what stands beyond the page numbers around it', () => {
    const cut = (head: string) => (number: number): string => lines(number).replace('\nlamp', `\n${head}\nlamp`)
    const pages = [lines(1).replace('ink.', 'ink.\nOffice Notes'), cut('- 2 -\nOffice Notes\nPage 3')(2), cut('Office Notes')(3), lines(4)].join('\n')
    expect(roles(pages)).toEqual(['running-head Office Notes', 'page-number - 2 -', 'running-head Office Notes', 'page-number Page 3', 'running-head Office Notes'])
  })
  test('takes of two equal lines around a number one for the head', () => {
    const pages = [1, 2, 3].map((number) => `Office Notes\n${number}\n${number === 1 ? 'Office Notes\n' : ''}${lines(number)}\n`)
    expect(roles(pages.join(''))).toEqual([1, 2, 3].flatMap((number) => ['running-head Office Notes', `page-number ${number}`]))
  })
  test('takes no chapter, label or aside for a head', () => {
    const after = (line: (number: number) => string): string => [1, 2, 3].map((number) => `${line(number)}\n${lines(number)}\n`).join('')
    expect(roles(after((number) => `Chapter ${number}`))).toEqual([])
    expect(roles(after(() => 'CHAIR:'))).toEqual([])
    expect(roles(after(() => '(applause)'))).toEqual([])
  })
  test('knows the page number of a single page by the head that the title repeats', () => {
    expect(roles(`Notes\n\n1\nNotes\n\n${wrapped.join('\n')}`)).toEqual(['running-head Notes', 'page-number 1'])
  })
})

describe('joiner', () => {
  const usage: Usage = {spacesScripts: false, keepsHyphen: () => true, follows: () => false}
  const joins = (text: string, index: number, broken = false): boolean => {
    const rows = rowsOf(text)
    return joiner({layout: learnLayout(rows), usage}).joins(rows[index]!, rows[index + 1]!, {broken, hanging: false}) !== undefined
  }
  const prose = [...wrapped, '', ...wrapped, '', ...wrapped, ''].join('\n')
  test('joins full lines, not short ones', () => {
    expect(joins(prose, 0)).toBe(true)
    expect(joins(prose, 3)).toBe(false)
    expect(joins(`${prose}\nShort\nThis is another line`, 12)).toBe(false)
  })
  test('joins full lines that may begin anew, where nothing else sets paragraphs apart, but not behind a colon', () => {
    const dense = [...wrapped.slice(0, 3), ...wrapped.slice(0, 3), ...wrapped.slice(0, 3)]
    expect(joins([...dense, 'They said of each lamp what they knew, and they said it at the end of it.', 'Nobody asked for more than this.'].join('\n'), 9)).toBe(true)
    expect(joins([...dense, 'They said of each lamp what they knew, and they said it all as follows in:', 'Nobody asked for more than this.'].join('\n'), 9)).toBe(false)
  })
  test('joins over a page end', () => {
    expect(joins(prose, 1, true)).toBe(true)
    expect(joins('One line.\n\nA second line that goes on,\n\nand here it ends.', 1, true)).toBe(true)
    expect(joins('One line.\n\nA second line: it ends:\n\nand here it ends.', 1, true)).toBe(false)
    expect(joins('他们在码头上等了一整天，船还是没有来。后来有人说船\n\n已经改道去了别的港口。', 0)).toBe(true)
  })
})

describe('joinLines', () => {
  const join = (text: string): string => {
    const rows = rowsOf(text)
    return joinLines({rows}, places(text), learnUsage(text, rows)).map(({value}) => value).join('')
  }
  test.each([
    ['船还没有\n来', '船还没有来'],
    ['a full\nline', 'a full line'],
    ['soft\u00ad\nware', 'software'],
    ['reorgani-\nsation', 'reorganisation'],
    ['self-\nmade self-made', 'self-made self-made'],
    ['the lamp\u00ad\nlight', 'the lamplight'],
    ['one of the lamp oil and light, lamp-\nlight', 'one of the lamp oil and light, lamp-light'],
    ['Lamp-\nOil', 'LampOil'],
    ['either/\nor', 'either/or'],
    ['使用 CLI 或 API 让\nKubernetes', '使用 CLI 或 API 让 Kubernetes'],
    ['使用CLI或API让\nLinux', '使用CLI或API让Linux']
  ])('%j reads %j', (text, expected) => {
    expect(join(text)).toBe(expected)
  })
  test('tells by the document what goes together', () => {
    const follows = (text: string): boolean => {
      const rows = rowsOf(text)
      return learnUsage(text, rows).follows(rows[0]!, rows[1]!)
    }
    expect(follows('我们，改一下配\n\n置。这些配置')).toBe(true)
    expect(follows('改一下配\n\n置。')).toBe(false)
    expect(follows('bought from the Lamp\n\nCompany. The Lamp Company')).toBe(true)
    expect(follows('bought from the Lamp\n\nCompany. Of the Lamp. Company')).toBe(false)
    expect(follows('(…)\n\nCompany')).toBe(false)
  })
})

describe('numbering', () => {
  test.each([
    ['1. Scope', 'number', 1, 3], ['13 . 范围', 'number', 13, 5], ['1.2 Cost', 'decimal-1', 2, 4], ['1.2.3 Cost', 'decimal-2', 3, 6], ['2、成本', 'number-comma', 2, 2],
    ['十二、成本', 'han', 12, 3], ['一百零三、成本', 'han', 103, 5], ['（三）照明', 'han-bracket', 3, 3], ['第二章 成本', 'chapter', 2, 4], ['第3节 成本', 'section', 3, 4],
    ['Chapter IV: Oil', 'chapter', 4, 12], ['Appendix B', 'chapter', 2, 10], ['Section 2. Oil', 'section', 2, 11], ['(2) oil', 'number-bracket', 2, 4], ['2) oil', 'number-paren', 2, 3],
    ['附录二 灯', 'chapter', 2, 4], ['附件1：油', 'chapter', 1, 4], ['§ 3 Oil', 'paragraph', 3, 4], ['Annex 2', 'chapter', 2, 7], ['A. Chapter', 'letter', 1, 3],
    ['IX. Oil', 'roman', 9, 4], ['K. Oil', 'letter', 11, 3]
  ])('reads %s', (line, style, value, length) => {
    expect(readNumbering(line)).toMatchObject({style, value, length})
  })
  test.each(['Oil', '附录', '百年', '§', 'Particles', 'See p. 3', '3.5 million', '2019年', '一个', 'Chapters', ''])('reads no number in %j', (line) => {
    expect(readNumbering(line)).toBeUndefined()
  })
  test.each([['• oil', false, 0, 2], ['-', false, 0, 1], ['- oil', false, 0, 2], ['3. oil', true, 3, 3], ['3) oil', true, 3, 3], ['②  油', true, 2, 3], ['\uf0b7 oil', false, 0, 2], ['✓ oil', false, 0, 2]])('reads the marker of %j', (line, ordered, value, length) => {
    expect(readMarker(line)).toEqual({ordered, value, length})
  })
  test.each(['-oil', '3.5', 'oil', '', '* * * * *', '- - -', '◆　◆　◆', '••'])('reads no marker in %j', (line) => {
    expect(readMarker(line)).toBeUndefined()
  })
})
