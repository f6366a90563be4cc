import type {Nodes} from 'mdast'
import {describe, expect, test} from 'vitest'
import {reportTranscript} from '../src/adapters/report-transcript.ts'
import type {Document} from '../src/document.ts'
import {isCapital, isHan, isSmall} from '../src/formats/characters.ts'
import {dividesWord} from '../src/formats/hyphen.ts'
import {joiner, type Usage} from '../src/formats/join.ts'
import {cutOf, cutOfParagraph} from '../src/formats/join-cuts.ts'
import {learnLayout} from '../src/formats/layout.ts'
import {findNotes} from '../src/formats/layout-notes.ts'
import {findPages, learnPages} from '../src/formats/layout-pages.ts'
import {readRows} from '../src/formats/layout-rows.ts'
import {findTables} from '../src/formats/layout-tables.ts'
import {learnNameLines} from '../src/formats/speaker-lines.ts'
import {normalize} from '../src/normalize.ts'
import {isDenseCode, visibleText} from '../src/text.ts'

const usage: Usage = {spacesScripts: false, keepsHyphen: () => true, follows: () => false}
const read = (value: string): Document => [...normalize(value, {adapters: [reportTranscript()]})][0]!
const code = (character: string): number => character.charCodeAt(0)

describe('characters', () => {
  test('are known in every script', () => {
    expect(['a', 'é', 'я', 'A', '漢', '1'].map((character) => isSmall(code(character)))).toEqual([true, true, true, false, false, false])
    expect(['A', 'É', 'a', '漢'].map((character) => isCapital(code(character)))).toEqual([true, true, false, false])
    expect(['漢', '々', '豈', '\ud840', 'か', 'a'].map((character) => isHan(code(character)))).toEqual([true, true, true, true, false, false])
    expect(['漢', 'か', '，', '”', 'a', '한'].map((character) => isDenseCode(code(character)))).toEqual([true, true, true, true, false, false])
  })
})

describe('rows', () => {
  test.each(['It ends.', 'It ends.[12]', 'It ends.¹²', 'It ends.（1）', 'It ends. 🙂', '完了。”', 'It ends (all of it).'])('%s ends a sentence', (text) => {
    expect(readRows(text)[0]!.ends).toBe(true)
  })
  test.each(['It ends', 'see [12]', 'x²', 'no (1)', '🙂'])('%s does not', (text) => {
    expect(readRows(text)[0]!.ends).toBe(false)
  })
  test('divide a word with a hyphen before a small letter', () => {
    const divides = (text: string): boolean => {
      const [row, next] = readRows(text)
      return dividesWord(row!, next!)
    }
    expect([divides('reorgani-\nsation'), divides('Lamp-\nOil'), divides('1-\nx')]).toEqual([true, false, false])
  })
})

describe('cutOf', () => {
  const why = (text: string, next: string): string | undefined => {
    const [row, other] = readRows(`${text}\n\n${next}`)
    return cutOf(row!, other!, usage)
  }
  test.each([
    ['他们等了一整天，', '船没有来。', 'comma'],
    ['他们等了一整天', '，船没有来。', 'mark'],
    ['the address is http://{E', 'XTERNAL} and no other', 'bracket'],
    ['他们在码头上等了。后来有人说船', '已经改道去了别的港口。', 'no end'],
    ['Nobody in the whole of the harbour had', 'seen the lamp.', 'small'],
    ['Bought from the', 'Company.', 'asks']
  ])('joins %j and %j', (text, next, word) => {
    expect(why(text, next)).toContain(word)
  })
  test.each([
    ['Short', 'and small'], ['It ends here.', 'and goes on'], ['As follows:', 'one thing'], ['The harbour of the old town in winter', 'https://example.com'],
    ['A list (of sorts)', '1) one'], ['What the lamp is for and who lit it', 'Nobody knows.'], ['（一）灯', '（二）油。']
  ])('does not join %j and %j', (text, next) => {
    expect(why(text, next)).toBeUndefined()
  })
  test('goes by what other lines of the document are like', () => {
    const [row, next] = readRows('The council of the town asked for (two of them)\n\nlamps.')
    expect(cutOfParagraph(row!, next!, usage, {...learnLayout([]), capitalized: true})).toContain('small letter')
    expect(cutOfParagraph(row!, next!, usage, learnLayout([]))).toBeUndefined()
    const [long, rest] = readRows('The lamps were lit. The keeper of the mole wrote down the hour at which each of them had been lit and the hour at which it went out in the Dunmere\n\nYear Book of that year.')
    expect(cutOfParagraph(long!, rest!, usage, {...learnLayout([]), punctuated: true})).toContain('that long')
    const [han, end] = readRows('守灯人把每一盏灯点亮的时刻和熄灭的时刻都写在一本很旧的册子里每年冬天\n\n都送到岸上去给人看。')
    expect(cutOfParagraph(han!, end!, usage, {...learnLayout([]), punctuated: true})).toContain('that long')
  })
})

describe('learnPages', () => {
  // Pages of five paragraphs and a half.
  const rows = readRows(Array.from({length: 40}, (_, index) => 'x'.repeat(index % 6 === 5 ? 51 : 100)).join('\n\n'))
  test('finds where pages of one length end', () => {
    const {ends} = learnPages(rows, new Set([5]))
    expect([...ends].map((row) => rows.indexOf(row)).slice(0, 3)).toEqual([5, 11, 17])
  })
  test('finds nothing without a cut, or where cuts do not agree', () => {
    expect(learnPages(rows, new Set()).ends.size).toBe(0)
    expect(learnPages(readRows('x'.repeat(600)), new Set([0])).ends.size).toBe(0)
    expect(findPages(rows, {...learnLayout(rows), wrap: 70}, usage).ends.size).toBe(0)
  })
  test('joins what stands at the end of a full page, but not before a number or behind a colon', () => {
    const why = (text: string, certain = false): string | undefined => {
      const [row, next] = readRows(text)
      return joiner({layout: learnLayout([]), usage, pages: {ends: new Set([row!]), certain}}).joins(row!, next!, {broken: true, hanging: false})
    }
    expect(why('The lamps of Dunmere\nHarbour are lit')).toContain('usual length')
    expect(why('The lamps are lit.\nNobody knows why.')).toBeUndefined()
    expect(why('The lamps are lit.\nNobody knows why.', true)).toContain('exactly')
    expect(['As follows:\nLamps', 'The lamps of Dunmere\n2. Harbour', 'The lamps of Dunmere\n• Harbour'].map((text) => why(text))).toEqual([undefined, undefined, undefined])
  })
  test('goes on behind a page that ends with a paragraph, or within one', () => {
    const sizes = [300, 300, 100, 290, 220, 250, 350, 100, 2000, 300]
    const uneven = readRows(sizes.map((size) => 'x'.repeat(size)).join('\n\n'))
    expect([...learnPages(uneven, new Set([1, 6])).ends].map((row) => uneven.indexOf(row))).toEqual([1, 6])
  })
})

describe('findTables', () => {
  const grids = (text: string): number[][] => [...findTables(readRows(text), new Set<number>()).grids].map(([from, {cells}]) => [from, ...cells.map((line) => line.filter((cell) => cell).length)])
  test('finds lines whose cells begin or end in one column', () => {
    expect(grids('Pier      Lamps\nNorth        12\nSouth         7\n')).toEqual([[0, 2, 2, 2]])
    expect(grids('Pier   Lamps   Oil\nNorth     12   300\nSouth          300\nMole      23   640\nQuay       5    12\n')).toEqual([[0, 3, 3, 2, 3, 3]])
    expect(grids('船名\t\t人数\n海燕\t\t十二\n北风\t\t七\n')).toEqual([[0, 2, 2, 2]])
  })
  test('leaves a gap or two, verse, and columns of prose', () => {
    expect(grids('one  two\nthree  four\n')).toEqual([])
    expect(grids('one two  three\nfour  five six\nseven eight nine ten  eleven\n')).toEqual([])
    expect(grids(Array.from({length: 8}, (_, index) => `the left column of line ${index} here          and the right one of it`).join('\n'))).toEqual([])
    expect(grids(`${'x'.repeat(500)}  y\n`.repeat(4))).toEqual([])
  })
  test('leaves lines of which most have other numbers of cells, and fills columns from the left', () => {
    expect(grids('a  b\na  b  c\na  b  c  d\na  b\n')).toEqual([])
    expect(grids('a     b     c\nd     e     f\n      g     h\ni     j     k\nl     m     n\n')).toEqual([[0, 3, 3, 2, 3, 3]])
  })
  test('ends at furniture', () => {
    expect([...findTables(readRows('a  1\nb  2\n- 1 -\nc  3\n'), new Set([2])).grids]).toEqual([])
  })
})

describe('findNotes', () => {
  const notes = (text: string): string[] => {
    const rows = readRows(text)
    return [...findNotes(rows, new Map()).keys()].map((index) => rows[index]!.text)
  }
  test('knows notes by a mark of the text above them', () => {
    expect(notes('The lamps¹ were lit.\nThe oil² was dear.\n¹ Of brass,\nmost of them.\n² Since 1912.')).toEqual(['¹ Of brass,', 'most of them.', '² Since 1912.'])
    expect(notes('The lamps [1] were lit.\n\f[1] Of brass.')).toEqual([])
    expect(notes('The lamps were lit.\n¹ Of brass.')).toEqual([])
    expect(notes('The lamps¹ were lit.\n¹ Of brass.\none\ntwo\nthree\nfour')).toEqual([])
  })
})

describe('learnNameLines', () => {
  const talk = 'Operator\nWelcome to the call of the harbour.\nAnn Low -- Keeper\nThank you for coming.\nOperator\nOne question.\nIda Fry – Analyst\nHow many?\nAnn Low -- Keeper\nTwo hundred.'
  test('knows names with roles, and who speaks under a role', () => {
    expect([...learnNameLines(readRows(talk))]).toEqual([
      ['Operator', {by: 'Operator', length: 8}], ['Ann Low -- Keeper', {by: 'Ann Low', length: 17, role: 'Keeper'}], ['Ida Fry – Analyst', {by: 'Ida Fry', length: 17, role: 'Analyst'}]
    ])
  })
  test('takes headings that recur for nobody', () => {
    expect(learnNameLines(readRows('North Pier\nIt was lit.\nLow Mole\nIt was not.\nNorth Pier\nIt is lit.\nLow Mole\nIt is not.')).size).toBe(0)
    expect(learnNameLines(readRows(`${'Nothing of this was said by anybody at all.\n'.repeat(30)}${talk}`)).size).toBe(0)
  })
})

describe('structure', () => {
  test('says where the rest of a paragraph is not found', () => {
    const lines = ['The keepers of the lights were asked to write down the hour at which each', 'lamp was lit, and the hour at which it went out, for every night of the', 'winter and of the spring that came after it. Most of them did so with care.']
    const page = [...lines, '', ...lines, ''].join('\n')
    const reasons = (end: string, foot = '\f'): string[] => read(`${page}\n${end}\n${foot}${page}\n`).data.verdict.reasons.map(({ruleId}) => ruleId)
    expect(reasons(`${lines[0]}\nlamp was lit, and the hour of noon`)).toEqual(['report-transcript:open-end'])
    expect(reasons(`${lines[0]}\nlamp was lit, and the hour of noon`, '\n- 1 -\n\n')).toEqual(['report-transcript:open-end'])
    expect(reasons(`${lines[0]}\nlamp was lit, and the hour of it.`)).toEqual([])
  })

  test('begins an item with the next number also where the line before is full', () => {
    const items = ['1. The lamps of the mole and of the two piers are to be lit before the sun has set', '2. The oil is to be counted']
    const line = 'The keepers of the lights were asked to write down the hour at which each of the lamps'
    const {children} = read([line, line, `${line.slice(0, -1)}.`, ...items].join('\n'))
    expect(children.flatMap((node) => (node.type === 'list' ? node.children.map((item) => visibleText(item).slice(0, 8)) : []))).toEqual(['The lamp', 'The oil '])
  })
  test('takes a number alone on its line for an item of nothing, or a heading', () => {
    expect(read('Lamps of the harbour\n\n1.\n\nThe lamps of the mole are to be lit before the sun has set, and so is the one on the pier.\n').children.map((node) => visibleText(node))).toContain('1.')
  })
  test('repairs cells of tables too', () => {
    const {children} = read('Pier      Oﬃce\nNorth        1\nSouth        2\n\nThe eﬀort was great, and it was made in the winter.\n\n----------\n\nIt is over now.\n')
    expect(JSON.stringify(children).match(/"role":"ligature"/gu)).toHaveLength(2)
  })

  test('marks captions and lines of the contents', () => {
    const {children} = read('Harbour Yearbook\n\nScope ............ 3\n\nCost …… 14\n\nFigure 2: The piers\n\n图 3 防波堤\n\nTable 1 shows that the lamps were lit.\n')
    expect(children.map((node) => [visibleText(node), node.data?.role])).toEqual([
      ['Harbour Yearbook', undefined], ['Scope ............ 3', 'contents'], ['Cost …… 14', 'contents'], ['Figure 2: The piers', 'caption'], ['图 3 防波堤', 'caption'], ['Table 1 shows that the lamps were lit.', undefined]
    ])
  })
  test('knows what people do without a word', () => {
    const {children} = read('主席：早。\n\n主席離席\n\n李山議員：早安。\n\n主席：請說。\n\n全體議員起立默哀\n\n李山議員：多謝。\n')
    const said: Nodes[] = children.flatMap((node): Nodes[] => (node.type === 'entry' ? node.children : [node]))
    expect(said.filter(({data}) => data?.role === 'action').map((node) => visibleText(node))).toEqual(['主席離席', '全體議員起立默哀'])
  })
  test('says why a line goes on over a page', () => {
    const {children} = read('他们在码头上等了一整天，船还是没有来。后来有人说船\n\n已经改道去了别的港口。\n')
    expect(JSON.stringify(children)).toContain('"why":"the last sentence of the line has no end"')
  })
  test('says where columns do not agree, and where fonts did not name their letters', () => {
    const lines = ['Ann Low  Dunmere 1912', 'Ben Roe      Tarsport   1903', 'Ida Fry   Low Mole  1899', 'Bo Lind         Dunmere  1907', 'Ada Brook  Tarsport      1911', 'Hal Dunn    Tarsport  1904']
    expect(read(`${lines.join('\n')}\n\nThe (cid:12) of (cid:3).\n`).data.verdict.reasons.map(({ruleId}) => ruleId)).toEqual(['report-transcript:uneven-table', 'report-transcript:unmapped'])
  })
})
