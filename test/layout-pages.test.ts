import {VFile} from 'vfile'
import {describe, expect, test} from 'vitest'
import {reportTranscript} from '../src/adapters/report-transcript.ts'
import {goesOnBelow} from '../src/formats/layout-breaks.ts'
import {findFurniture} from '../src/formats/layout-furniture.ts'
import {isPageLine} from '../src/formats/layout-page-lines.ts'
import {readRows} from '../src/formats/layout-rows.ts'
import {learnLayout} from '../src/formats/layout.ts'
import {normalize} from '../src/normalize.ts'
import {visibleText} from '../src/text.ts'

const lines = ['The keepers of the lights were asked to write down the hour at which each', 'lamp was lit, and the hour at which it went out, for every night of the', 'winter and of the spring that came after it, which most of them did with', 'great care and in good ink. The harbour master read it all, and he was']
// Each page ends and begins within a sentence.
const cut = [...lines.slice(1), lines[0]!]
const taken = (text: string): string[] => {
  const rows = readRows(text)
  return [...findFurniture(rows, text.endsWith('\f')).keys()].sort((a, b) => a - b).map((index) => rows[index]!.text)
}

describe('page numbers that are no digits', () => {
  const pages = (numbers: readonly string[], page: readonly string[] = cut): string => numbers.map((number, index) => [...page, ...page.slice(0, -1), ...last(page, index), number].join('\n')).join('\n')
  // What recurs above page numbers would be a running foot.
  const last = (page: readonly string[], index: number): string[] => [page === cut ? `The ${['oldest', 'newest', 'other', 'younger'][index]} keepers were asked to write down the hour at which each` : page.at(-1)!]

  test.each([
    [['九十九', '一百', '一百零一', '一百一十']], [['一一九', '一二〇', '一二一']], [['xcviii', 'xcix', 'c', 'ci']], [['I', 'II', 'III', 'IV']]
  ])('%j count up where sentences are cut', (numbers) => {
    const counted = numbers.filter((number) => number !== '一百一十')
    expect(taken(`${pages(numbers)}\n${cut.join('\n')}`)).toEqual(counted)
  })

  test('they stand where pages end', () => {
    const ended = [...lines.slice(0, 3), 'great care.']
    expect(taken(['i', 'ii', 'iii'].map((number) => [...ended, ...ended, number].join('\n')).join('\n\f'))).toEqual(['i', 'ii', 'iii'])
  })

  test('the parts of a text are numbered so as well, where sentences have ended', () => expect(taken(pages(['一', '二', '三', '四'], [...lines.slice(0, 3), 'great care.']))).toEqual([]))
  test('two are not enough', () => expect(taken(`${pages(['i', 'ii'])}\n${lines[1]}`)).toEqual([]))
  test('a number that is none of the count is text', () => expect(taken(`${pages(['i', 'ii', 'iii'])}\n${lines[1]}\nxc\n${lines[2]}`)).toEqual(['i', 'ii', 'iii']))
  test.each(['第一百二十三頁', '第一百零五页 共二百页', '第３頁', '12ページ', '3쪽 / 9쪽', 'Page 3 sur 9', 'Seite 3 von 9', 'Página 3', 'σελ. 3', 'صفحة 3 من 9', '[Page 12]', '12 | P a g e'])('%s says that it is one', (text) => expect(isPageLine(text)).toBe(true))
})

describe('the head of the first page', () => {
  const page = (head: readonly string[], number: number): string => [...head, ...lines, ...lines, `${number}`].join('\n')
  const pages = (head: readonly string[], title: readonly string[]): string => [1, 2, 3, 4].map((number) => page(number === 1 ? [...head, ...title] : head, number)).join('\n')

  test.each([[['Harbour Council', 'Twelfth Meeting']], [['18 June 2014']]])('%j stands above the title as on other pages', (head) => {
    expect(taken(pages(head, ['The lamps of the outer mole'])).slice(0, head.length + 1)).toEqual([...head, '1'])
  })

  test('a title that runs on the other pages stays', () => expect(taken(pages(['The lamps of the outer mole'], ['A report'])).slice(0, 1)).toEqual(['1']))
  test('so does one under its own head', () => {
    const found = taken(pages(['The lamps of 2014'], ['The lamps of 2014', 'A report']))
    expect(found.filter((text) => text === 'The lamps of 2014')).toHaveLength(3)
  })
  test('two lines that stand right above the text stay', () => expect(taken(pages(['Harbour Council', 'Twelfth Meeting'], []))[0]).toBe('1'))
})

describe('names that stand under each vote', () => {
  const names = ['李明議員    陳大文議員', '張小美議員    何建國議員', '黃志強議員    林美玲議員', '吳文光議員    鄭家豪議員']
  const speech = '主席：今天港口的船都已經出海，沒有一條留在碼頭，所有的人都在等待它們歸來，議員可以就此發言。'
  const vote = (index: number): string[] => [speech.slice(0, 25), speech.slice(25 + index), '贊成：', ...names, '議案獲得通過']
  const pages = [0, 1, 2, 3, 4].flatMap((index) => [...vote(index), ...vote(index + 5), `${index + 7}`])

  test('are no running heads, though each seems to cut a sentence', () => expect(taken(pages.join('\n'))).toEqual(['7', '8', '9', '10', '11']))
  test('nor is a list of any length that recurs', () => {
    const long = [...names, ...names.map((name) => name.replace('議員', '委員')), ...names.map((name) => name.replace('議員', '先生')), ...names.map((name) => name.replace('議員', '女士'))]
    expect(taken([0, 1, 2].flatMap((index) => [speech.slice(index), ...long, '今天港口的船']).join('\n'))).toEqual([])
  })
})

describe('lines that fill the column and end a sentence', () => {
  const layoutOf = (text: string): boolean => goesOnBelow(readRows(text), learnLayout(readRows(text)))
  const sentence = '今天港口的船都已经出海。'

  test('stand within paragraphs where those are long and sentences short', () => {
    const paragraph = [...Array.from({length: 30}, () => sentence.repeat(3).slice(5, 35)), '船回来了。']
    expect(layoutOf([...paragraph, ...paragraph].join('\n'))).toBe(true)
  })
  test('end paragraphs where those are short and sentences long', () => {
    const paragraph = ['今天港口的船都已经出海而昨天没有一条船出海因为风太大了', '所有的人都留在家里看书。']
    expect(layoutOf(Array.from({length: 12}, () => paragraph).flat().join('\n'))).toBe(false)
  })
  test('nothing is known where lines are paragraphs', () => expect(layoutOf(Array.from({length: 6}, (_, index) => `${lines.join(' ')} ${'lamp '.repeat(index * 9)}.`).join('\n'))).toBe(false))
})

test('lines below two that begin at one column belong to them, where first lines are indented', () => {
  const paragraphs = Array.from({length: 4}, (_, index) => [`    Of the ${index + 3} boats of the harbour the oldest one is tied to the pier, and`, ...lines.slice(1, 3), 'great care.']).flat()
  const item = ['    (a) the keepers of the lights write down at which hour each lamp was lit.', '    They write down the hour at which it went out as well, for every night.', '    It is read by the harbour master.']
  const [document] = [...normalize(new VFile({value: [...paragraphs, ...item, ...paragraphs].join('\n')}), {adapters: [reportTranscript()]})]
  expect(document!.children.map((node) => visibleText(node)).filter((text) => text.includes('(a)'))).toEqual([expect.stringMatching(/each lamp was lit\./u)])
})

describe('a last page', () => {
  test('may have a line or two, above its foot', () => {
    const pages = Array.from({length: 6}, (_, index) => [...Array.from({length: 14}, (_, at) => `${['Most', 'Some', 'Few', 'None', 'Both', 'All'][index]} ${'keepers of '.repeat(at + 1)}the pier.`), `Harbour Record ${index + 7}`])
    expect(taken([...pages.flat(), 'That was all.', 'Harbour Record 13'].join('\n'))).toEqual([7, 8, 9, 10, 11, 12, 13].map((number) => `Harbour Record ${number}`))
  })
})

describe('a blank line where first lines are indented', () => {
  const paragraph = ['   The keepers of the lights were asked to write down the hour at which', ...lines.slice(1, 3), 'great care.']
  const text = [...paragraph, ...paragraph, ...paragraph.slice(0, 1), 'Quist and Tamm were sent for by the board and had the lamps of the mole', '', 'Lit by Roe, whose boat lay at the pier, and so the storm found them well', 'prepared.', ...paragraph, ...paragraph, ...paragraph, ...paragraph].join('\n')
  const read = (value: string): string[] => [...normalize(value, {adapters: [reportTranscript()]})].flatMap(({children}) => children.map((node) => visibleText(node)))

  test('cuts a paragraph, where a full line above ends no sentence', () => expect(read(text).filter((block) => block.includes('mole Lit by Roe'))).toHaveLength(1))
  test('ends one, where the line above ends a sentence', () => expect(read(text.replace('lamps of the mole', 'lamp of the mole.')).some((block) => block.startsWith('Lit by Roe'))).toBe(true))
})

describe('lines with page numbers', () => {
  const page = [...cut, ...cut, ...cut, ...cut]
  test('count at an edge, whatever else they say', () => {
    const heads = ['OIL AND GLASS                     121', '122                     4 March 1931', 'OIL AND GLASS                     123', '124                     4 March 1931', 'ROPES                     125', '126', 'ROPES                     127']
    expect(taken(heads.map((head) => [head, ...page].join('\n')).join('\n'))).toEqual(heads)
    expect(taken(heads.slice(3).map((head) => [head, ...page].join('\n')).join('\n'))).not.toContain(heads[3])
  })
  test('are parted by wide gaps, and go on with no sentence', () => {
    const heads = [118, 119, 120, 121].map((number) => `4 mars 1931        ${number}        Journal du port et de la jetée`)
    expect(taken(heads.map((head, index) => [head, `lit by ${page[0]!}`, ...page, `That was all of the ${['oil', 'glass', 'rope', 'wood'][index]}.`].join('\n')).join('\n'))).toEqual(heads)
  })
  test('stand on top of the first page too, where a form feed shows the second one', () => {
    expect(taken(['Harbour Board', ...page, '\fHarbour Board', ...page].join('\n'))).toEqual(['Harbour Board'])
  })
  test('stand below a foot whose sentence goes on from line to line', () => {
    const foot = ['Notice: what is printed here of the words of the board is for those who read', 'it alone. A copy with a seal can be had from the clerk of the harbour board.']
    const all = [5, 6, 7, 8, 9].flatMap((number) => [`Harbour Board                      ${number}`, ...page, ...foot])
    expect(taken(all.join('\n'))).toEqual(all.filter((line) => !page.includes(line)))
  })
})

describe('a single page that a form feed ends', () => {
  const text = ['the lamps of the harbour were lit at dusk by the keepers, who wrote down the', 'hour and the name of each ship that lay at the pier. In the morning they put', 'them out, and the oil was measured with great care.']
  const paged = (...parts: string[]): unknown[] => taken(`${parts.join('\n\n')}\n\f`)

  test('has a running head above its number, but for the first page', () => {
    expect(paged('Harbour Record 14', '131', ...text)).toEqual(['Harbour Record 14', '131'])
    expect(paged('The Lamps', '1', ...text)).toEqual(['1'])
  })
  test('has one below its number, where the text goes on from the page before', () => {
    expect(paged('131', 'Harbour Record', text.join('\n'))).toEqual(['131', 'Harbour Record'])
    expect(paged('131', 'Harbour Record', text.join('\n').replace('the', 'The'))).toEqual(['131'])
  })
  test('has a foot, and numbers that a wide gap parts from words', () => {
    expect(paged(text.join('\n'), '131', 'Harbour Record')).toEqual(['131', 'Harbour Record'])
    expect(paged('xiv      THE LAMPS', text.join('\n'), 'Harbour Record      14')).toEqual(['xiv      THE LAMPS', 'Harbour Record      14'])
  })
  test('keeps numbers that stand one below the other, or at the text', () => {
    expect(paged(text.join('\n'), '3\n4\n5')).toEqual([])
    expect(paged(`12\n${text.join('\n')}`)).toEqual([])
  })
  test('may have no number among its short lines', () => {
    expect(paged('Harbour Record', 'Lamps', 'Winter')).toEqual([])
  })
})

test('lines of which there are too few to know a layout go on where a sentence does', () => {
  const read = (value: string): string[] => [...normalize(value, {adapters: [reportTranscript()]})].flatMap(({children}) => children.map((node) => visibleText(node)))
  expect(read('The board met twice in the following week. It heard eleven witnesses, of\nwhom four had been on the mole at the time and saw no light at all.')).toHaveLength(1)
  expect(read('The board met twice\nof whom four saw no light.')).toHaveLength(2)
})
