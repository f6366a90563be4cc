import {VFile} from 'vfile'
import {describe, expect, test} from 'vitest'
import {reportTranscript} from '../src/adapters/report-transcript.ts'
import {runningHeads} from '../src/cleaners/running-heads.ts'
import type {Document} from '../src/document.ts'
import {findFurniture} from '../src/formats/layout-furniture.ts'
import {readRows} from '../src/formats/layout-rows.ts'
import {learnUsage} from '../src/formats/join-usage.ts'
import {isSomebody, learnSpeakers, readLabel} from '../src/formats/speakers.ts'
import {normalize} from '../src/normalize.ts'
import {visibleText} from '../src/text.ts'

const read = (value: string): Document => [...normalize(new VFile({value}), {adapters: [reportTranscript()], cleaners: [runningHeads()]})][0]!
const turns = ({children}: Document): Array<string | undefined> => children.flatMap((node) => (node.type === 'entry' ? [node.by] : []))

const lines = ['The keepers of the lights were asked to write down the hour at which each', 'lamp was lit, and the hour at which it went out, for every night of the', 'winter and of the spring that came after it, which most of them did with', 'great care and in good ink.']

describe('labels', () => {
  test.each([
    ['A  SRA.  ANA  LOW  (PT  –  SP)  –  Senhor Presidente, peço a palavra.', 'A SRA. ANA LOW (PT – SP)'],
    ['Ann  Low  (PPE). –  The lamps are dark.', 'Ann Low (PPE)']
  ])('of justified lines: %s', (line, by) => {
    expect(readLabel(line)?.by).toBe(by)
  })
  test('none in what is called out, in brackets', () => {
    expect(readLabel('(Zuruf von links: Nein!)')).toBeUndefined()
    expect(readLabel('[00:05:12] Ann Low: Yes (of course)')?.by).toBe('Ann Low')
  })
  test.each(['President', 'Vizepräsidentin', '議長（山田太郎君）', '李會長', 'Minister for Works (Deputy Ann Low)'])('%s is somebody', (by) => {
    expect(isSomebody(by)).toBe(true)
  })
  test('over two lines where a blank line follows each', () => {
    const office = ['THE MINISTER OF STATE IN THE MINISTRY OF THE HARBOURS AND LIGHTS (SHRI', 'ARUN LOW): The lamps were lit at seven, and they burned all night long.']
    const text = [...office, ...lines, 'SHRI RAVI ROE: They were not lit.', ...office, ...lines, 'SHRI RAVI ROE: They are dark.'].join('\n\n')
    const by = 'THE MINISTER OF STATE IN THE MINISTRY OF THE HARBOURS AND LIGHTS (SHRI ARUN LOW)'
    const {read: label} = learnSpeakers(readRows(text), ({width}) => width > 50, 1)
    expect(label(office.join('  '))?.by).toBe(by)
    expect(turns(read(text))).toEqual([by, 'SHRI RAVI ROE', by, 'SHRI RAVI ROE'])
  })
  test('behind a full line in brackets', () => {
    const applause = '(Applause from the members of the left and from some of those of the right)'
    const text = ['Ann Low (SPD):', ...lines, applause, 'Ben Roe (FDP):', ...lines, applause, 'Ann Low (SPD):', ...lines, 'Ben Roe (FDP):', ...lines].join('\n')
    expect(turns(read(text))).toEqual(['Ann Low (SPD)', 'Ben Roe (FDP)', 'Ann Low (SPD)', 'Ben Roe (FDP)'])
  })
})

describe('furniture', () => {
  const page = [...lines, ...lines, ...lines, ...lines]
  const taken = (text: string): string[] => {
    const rows = readRows(text)
    return [...findFurniture(rows).keys()].sort((a, b) => a - b).map((index) => rows[index]!.text)
  }
  test('a head that ends in Han numerals', () => {
    const heads = ['一', '二', '三', '四', '五', '六'].map((number) => `平成二十四年三月四日　港湾会議録第十二号      ${number}`)
    expect(taken(heads.map((head) => [head, ...page].join('\n')).join('\n'))).toEqual(heads)
  })
  test('the first head too, where wide gaps part it', () => {
    const heads = ['A/66/PV.12                                   04/03/2012', '04/03/2012                                   A/66/PV.12']
    const pages = [0, 1, 2, 3, 4, 5].map((number) => [heads[number % 2]!, ...page.slice(number === 0 ? 0 : 1), ...page, lines[0]!, '', `${number + 2}/40`, ''].join('\n'))
    expect(taken(pages.join('\n'))[0]).toBe(heads[0])
  })
  test('letters in the margin that tell the parts of pages', () => {
    const side = (line: string, letter: string): string => `${line.padEnd(82)}(${letter})`
    const pages = ['A', 'C', 'A', 'C'].map((letter) => [side(lines[0]!, letter), ...lines.slice(1), side(lines[0]!, letter === 'A' ? 'B' : 'D'), ...lines.slice(1)].join('\n'))
    const document = read(pages.join('\n'))
    expect(document.children.map((node) => visibleText(node)).join('\n')).not.toMatch(/\([A-D]\)/u)
    expect(document.data.ledger.map(({before}) => (typeof before === 'string' ? before : visibleText(before)))).toEqual(['(A)', '(B)', '(C)', '(D)', '(A)', '(B)', '(C)', '(D)'])
  })
})

describe('words at line ends', () => {
  const follows = (before: string, after: string, elsewhere: string): boolean => {
    const text = `${before}\n\n${after}\n\n${elsewhere}`
    const [row, next] = readRows(text)
    return learnUsage(text, readRows(text)).follows(row!, next!)
  }
  test.each([
    ['they went to the harbour', 'master', 'the harbour master came', true],
    ['they went to the har-bour', 'master', 'the har-bour master came', true],
    ['they went to the --', 'master', 'the harbour master came', false],
    ['他們去了港務處harbour', 'master', 'the harbour master came', true],
    ['ｱharbour', 'masterｱ', 'the harbour master came', true],
    ['harbour', 'master-ｱ', 'the harbour master came', true],
    ['ｱ-harbour', 'ｱ', 'nothing', false]
  ])('%s | %s', (before, after, elsewhere, expected) => {
    expect(follows(before, after, elsewhere)).toBe(expected)
  })
  test('tell whether Han characters and letters stand apart', () => {
    const spaces = (text: string): boolean => learnUsage(text, readRows(text)).spacesScripts
    expect(spaces('用 GDP 計算，港 A  港')).toBe(true)
    expect(spaces('用GDP計算，港 A')).toBe(false)
  })
})
