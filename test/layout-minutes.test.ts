import type {Nodes} from 'mdast'
import {VFile} from 'vfile'
import {describe, expect, test} from 'vitest'
import {account} from '../src/account.ts'
import {reportTranscript} from '../src/adapters/report-transcript.ts'
import {runningHeads} from '../src/cleaners/running-heads.ts'
import type {Document} from '../src/document.ts'
import {goesOnOverPages} from '../src/formats/layout-breaks.ts'
import {findFurniture} from '../src/formats/layout-furniture.ts'
import {splitMargins} from '../src/formats/layout-margins.ts'
import {readRows} from '../src/formats/layout-rows.ts'
import {findTables} from '../src/formats/layout-tables.ts'
import {learnLayout} from '../src/formats/layout.ts'
import {readNumbering} from '../src/formats/numbering.ts'
import {learnSpeakers, readLabel} from '../src/formats/speakers.ts'
import {normalize} from '../src/normalize.ts'
import {visibleText} from '../src/text.ts'

const adapters = [reportTranscript()]

function read(value: string): Document {
  const file = new VFile({value})
  const [document] = [...normalize(file, {adapters, cleaners: [runningHeads()]})]
  expect(account(file, [document!], {adapters}).unaccounted).toBe(0)
  return document!
}

function shape(node: Nodes): unknown[] {
  const children = 'children' in node ? node.children : []
  return children.map((child) => ('children' in child && ['blockquote', 'list', 'listItem', 'entry'].includes(child.type) ? {[child.type]: shape(child)} : `${child.data?.role ?? child.type}: ${visibleText(child)}`))
}

const lines = ['The keepers of the lights were asked to write down the hour at which each', 'lamp was lit, and the hour at which it went out, for every night of the', 'winter and of the spring that came after it. Most of them did so with', 'great care and in good ink.']
const prose = lines.join(' ')

describe('page ends', () => {
  const [full, ended] = ['lamp was lit and seen from the outer mole, and from every boat at anchor.', 'The harbour master read it all.']
  const pages = (between: readonly string[]): string => [...between, '', ...lines, '', '- 1 -', ''].join('\n')
  const goesOn = (text: string): boolean => {
    const rows = readRows(text)
    const furniture = findFurniture(rows)
    return goesOnOverPages(rows, (index) => furniture.has(index), learnLayout(rows.filter((_, index) => !furniture.has(index))))
  }
  test('tells from the other page ends whether one that ends a sentence ends a paragraph', () => {
    const cutting = [1, 2, 3, 4].map((page) => [...lines.slice(0, 2), '', `- ${page} -`, '', ...lines.slice(2), '', ...lines, ''].join('\n')).join('\n')
    expect(goesOn(cutting)).toBe(true)
    expect(goesOn([1, 2, 3, 4].map(() => pages(lines)).join('\n'))).toBe(false)
    expect(goesOn('One.\n\nTwo.')).toBe(true)
  })
  test('keeps paragraphs apart that end with a page, where most do', () => {
    const text = [pages(lines), pages(lines), pages(lines), ...lines, '', ...lines.slice(0, 1), full!, '', '- 4 -', '', ended!, ''].join('\n')
    expect(read(text).children.slice(-2).map((node) => visibleText(node))).toEqual([`${lines[0]!} ${full!}`, ended])
  })
  test('goes on behind a semicolon', () => {
    const text = [pages(lines), pages(lines), ...lines.slice(0, 1), full!.replace('.', ';'), '', '- 3 -', '', 'and so it was.', ''].join('\n')
    expect(visibleText(read(text).children.at(-1)!)).toContain('at anchor; and so it was.')
  })
  test('begins nothing with a number in a sentence', () => {
    const [first, second] = ['渡輪公司在上個月取消了兩條夜間航線，受影響的居民超過三千人，而公司估計損失約為', '6.8億元，所以要求局方提供補貼。']
    const page = ['委員詢問局方在批准之前有沒有諮詢過居民，又有沒有研究改用較小的船隻來繼續提供', '服務。', '']
    expect(visibleText(read([...page, '- 1 -', '', ...page, first!, '', '- 2 -', '', second!, '', ...page].join('\n')))).toContain(first! + second!)
    expect(readNumbering('6.8億元')).toBeUndefined()
    expect(readNumbering('6.8環境')).toMatchObject({style: 'decimal-1'})
  })
})

describe('lists', () => {
  test('begins an item with a letter in brackets, which is no heading', () => {
    const {children} = read([...lines, '', '(a) hinges', '', '(b) lamps', '', ...lines].join('\n'))
    expect(children.map(({type}) => type)).toEqual(['paragraph', 'paragraph', 'paragraph', 'paragraph'])
    expect(readNumbering('(ii) hinges')).toMatchObject({style: 'letter-bracket', length: 5})
  })
  test('goes on below a number where lines are set in', () => {
    const item = (letter: string): string[] => [`    (${letter}) ${lines[0]!.slice(0, 60)}`, ...lines.slice(1).map((line) => `        ${line.slice(0, 62)}`), '']
    const {children} = read([...lines, '', ...item('a'), ...item('b'), ...lines, '', ...lines].join('\n'))
    expect(children.map(({type}) => type)).toEqual(['paragraph', 'paragraph', 'paragraph', 'paragraph', 'paragraph'])
  })
  test('keeps blocks that are set in whole where first lines are indented too', () => {
    const paragraph = [`    ${lines[0]!.slice(0, 67)}`, ...lines.slice(1)]
    const block = ['    (a) the hour at which each lamp was lit in the winter and also in', '    the spring that came after it, as far as anybody wrote it down;']
    expect(read([...paragraph, ...paragraph, ...block, ...paragraph, ...paragraph].join('\n')).children).toHaveLength(5)
  })
  test('keeps a remark in brackets apart', () => {
    expect(read([...lines.slice(0, 3), '', '(Laughter)', '', ...lines].join('\n')).children.map(({data}) => data?.role)).toEqual([undefined, 'action', undefined])
  })
})

describe('quotations', () => {
  const quote = ['No lamp on the north pier will be dark for longer than', 'one night, as spare glass is kept in the shed at the', 'root of the pier, where a keeper sleeps beside it.']
  const inset = quote.map((line) => `        ${line}`)
  test('are set in from both sides', () => {
    const {children} = read([...lines, '', ...inset, '', ...inset, '', ...lines, '', ...inset, '', ...lines].join('\n'))
    expect(children.map(({type}) => type)).toEqual(['paragraph', 'blockquote', 'paragraph', 'blockquote', 'paragraph'])
    expect(children[1]).toMatchObject({children: [{type: 'paragraph'}, {type: 'paragraph'}], position: {start: {line: 6}, end: {line: 12}}})
    expect(visibleText(children[3]!)).toBe(quote.join(' '))
  })
  test('belong to the turn that they stand in', () => {
    const talk = ['ANN LOW: ' + lines[0]!.slice(0, 60), ...lines.slice(1), '', ...inset, '', 'BEN ROE: Is that all?', '', 'ANN LOW: It is all of it.', '', 'BEN ROE: Thank you.']
    expect(shape(read(talk.join('\n'))).map((turn) => JSON.stringify(turn).includes('blockquote'))).toEqual([true, false, false, false])
  })
  test('are no names, and nothing under an item', () => {
    expect(read([...lines, '', '        Ada Low', '        Ben Roe', '', ...lines].join('\n')).children.map(({type}) => type)).not.toContain('blockquote')
    expect(read([...lines, '', '    (a) lamps', '', ...inset, '', ...lines].join('\n')).children.map(({type}) => type)).not.toContain('blockquote')
    expect(read([...lines, '', '        Nobody said which of the lamps was meant by it at all.', '', ...lines].join('\n')).children.map(({type}) => type)).not.toContain('blockquote')
  })
})

describe('splitMargins', () => {
  const noted = lines.map((line, index) => (index === 1 ? `${line.padEnd(80)}Works` : line))
  test('takes a column to the right of the text apart', () => {
    const text = [...noted, '', ...noted, `${' '.repeat(80)}Clerk`, '', ...noted, '', ...lines].join('\n')
    const {rows, margins} = splitMargins({rows: readRows(text), margins: new Map()})
    expect(rows).toHaveLength(16)
    expect([...margins.values()].map((notes) => notes.map(({row}) => row.text))).toEqual([['Works'], ['Works'], ['Clerk'], ['Works']])
    expect(shape(read(text))).toEqual([`paragraph: ${prose}`, 'margin: Works', `paragraph: ${prose}`, 'margin: Works', 'margin: Clerk', `paragraph: ${prose}`, 'margin: Works', `paragraph: ${prose}`])
  })
  test('puts it into the item beside which it stands', () => {
    const item = (number: number): string[] => [`${number}.  ${lines[0]!.slice(0, 64)}`, ...noted.slice(1)]
    expect(shape(read([...item(1), '', ...item(2), '', ...item(3), '', ...lines].join('\n')))[0]).toMatchObject({list: [{listItem: [{}, 'margin: Works']}, {listItem: [{}, 'margin: Works']}, {listItem: [{}, 'margin: Works']}].map(() => ({listItem: [expect.any(String), 'margin: Works']}))})
  })
  test('keeps what stands beside a table, and beside the head of a page', () => {
    const piers = ['North', 'South', 'East'].map((pier, index) => `${pier.padEnd(20)}${String(index + 7).padEnd(62)}lit`)
    const document = read([...lines, ...lines, ...lines, '', ...piers, '', ...lines].join('\n'))
    expect(shape(document).filter((block) => typeof block === 'string' && block.startsWith('margin'))).toEqual(['margin: lit', 'margin: lit', 'margin: lit'])
    const head = `${'Harbour Board'.padEnd(82)}p.`
    const pages = Array.from({length: 4}, (_, page) => [head, '', ...lines, ...(page === 1 ? noted : lines), ...lines].join('\n')).join('\f')
    expect(JSON.stringify(read(pages)).match(/"value":"p\."/gu)).toHaveLength(4)
  })
  test('leaves tables, columns of prose, and gaps that agree nowhere', () => {
    const kept = (text: string): number => splitMargins({rows: readRows(text), margins: new Map()}).margins.size
    expect(kept('Pier      Lamps\nNorth        12\nSouth         7\n')).toBe(0)
    expect(kept([...lines, ...lines, ...[76, 84, 92, 100].map((column) => `${lines[1]!.padEnd(column)}Works`)].join('\n'))).toBe(0)
    expect(kept([...noted, ...noted].join('\n'))).toBe(0)
  })
})

describe('tables', () => {
  const [head, ...rest] = ['Pier            Lamps', 'North pier         12', 'South pier          7', 'Mole               23']
  test('go on over the end of a page', () => {
    const text = [...lines, '', head, ...rest, '', '- 1 -', '', head, 'Quay                5', '', ...lines, '', '- 2 -', ''].join('\n')
    const table = read(text).children.find(({type}) => type === 'table')!
    expect('children' in table && table.children.map((row) => visibleText(row))).toHaveLength(5)
    expect(read(text).data.ledger.map(({reason}) => reason)).toContain('repeats the head of the table on the next page')
  })
  test('are two where columns differ, or text stands between', () => {
    const continued = (text: string): Array<boolean | undefined> => [...findTables(readRows(text), new Set<number>()).grids.values()].map(({continues}) => continues)
    const table = [head, ...rest].join('\n')
    expect(continued(`${table}\n\f${table}`)).toEqual([undefined, true])
    expect(continued(`${table}\n\f${table.replaceAll(/ {4}(?=\S+$)/gmu, '                  ')}`)).toEqual([undefined, undefined])
    expect(continued(`${table}\n\f${[head, ...rest].map((row) => `${row}   1`).join('\n')}`)).toEqual([undefined, undefined])
    expect(continued(`${table}\n\fMore of it:\n${table}`)).toEqual([undefined, undefined])
  })
})

describe('furniture', () => {
  const page = (number: number, foot: string): string[] => [...lines.map((line) => line.replace('the', `the ${'abcdefgh'.charAt(number)}`)), ...Array.from({length: 12}, (_, index) => `Lamp ${'abcdefgh'.charAt(number)}${'abcdefghijkl'.charAt(index)} was dark.`), foot]
  test('counts up at equal distances, wherever it stands', () => {
    const text = [1, 2, 3, 4, 5].flatMap((number) => page(number, `Minutes of the Harbour Board ${number + 40}`)).join('\n')
    expect(read(text).data.ledger.map(({rule}) => rule)).toEqual(Array.from({length: 5}, () => 'running-heads@1/page-number'))
  })
  test('is no line that counts up in three places, or in sentences', () => {
    const counting = (numbers: readonly number[], foot: (number: number) => string): number => read(numbers.flatMap((number) => page(number, foot(number))).join('\n')).data.ledger.length
    expect(counting([1, 2, 3], (number) => `Lamp ${number} of the outer row`)).toBe(0)
    expect(counting([1, 2, 3, 4, 5], (number) => `as they had said in ${1900 + number},`)).toBe(0)
  })
  test('is a foot on the last page too', () => {
    const text = ['7', ...page(1, 'Harbour Board'), '8', ...page(2, 'Harbour Board'), '9', ...page(3, 'Harbour Board')].join('\n')
    expect(read(text).data.ledger.filter(({rule}) => rule.endsWith('running-head'))).toHaveLength(3)
  })
})

describe('running heads', () => {
  const page = (number: number, within: readonly string[]): string[] => ['Harbour Board', 'Minutes', String(number), ...lines.map((line) => line.replace('the', `the ${'abcdefgh'.charAt(number)}`)), '', ...within, '', ...lines.slice(2).map((line) => line.replace('a', `a ${'abcdefgh'.charAt(number)}`)), '']
  const removed = (text: string): string[] => read(text).data.ledger.map(({before}) => (typeof before === 'string' ? before : visibleText(before)))
  test('of several lines go whole', () => {
    // The first line of all is the title.
    expect(removed([1, 2, 3, 4].flatMap((number) => page(number, [])).join('\n'))).toEqual([1, 2, 3, 4].flatMap((number) => ['Harbour Board', 'Minutes', String(number)]).slice(1))
  })
  test('are no headings and no turns that recur, even where a page ends by chance', () => {
    const said = 'MR LOW: Nobody has anything to say about it.'
    const text = [1, 2, 3, 4, 5, 6].flatMap((number) => [...page(number, ['Any other business', '', said]), ...(number % 2 === 0 ? [said, ''] : [])]).join('\n')
    expect(removed(text).filter((line) => !/^(?:Harbour Board|Minutes|\d)$/u.test(line))).toEqual([])
  })
})

describe('speakers', () => {
  const talk = 'MR LOW: Is it so, as I have been told?\nMS ROE: It is so.\nMR LOW: Then I am glad of it.\nMS ROE: So am I.\nMR LOW: Good.\n'
  const learn = (text: string): string[] => {
    const rows = readRows(text)
    const {read: label} = learnSpeakers(rows, () => false)
    return [...new Set(rows.flatMap((row) => label(row.text)?.by ?? []))]
  }
  test('are not what announces a list', () => {
    expect(learn(`MEMBERS PRESENT:\nADA LOW\n${talk}${talk}MEMBERS ABSENT:\nBEN FRY\n`)).toEqual(['MR LOW', 'MS ROE'])
    expect(learn(`${talk}The following members stood: Low, Roe, Fry and all the others of them.\n`)).toEqual(['MR LOW', 'MS ROE'])
    expect(learn(`${talk}The Head of Works (on behalf of the Mayor): I shall see to it.\n`)).toContain('The Head of Works (on behalf of the Mayor)')
  })
  test('have no spaces between the characters of their names', () => {
    expect(readLabel('李 山 議員：早。')).toEqual({by: '李山議員', length: 7})
  })
  test('stand behind the numbers of questions', () => {
    const {children} = read(`${talk}2.  MR FRY: Where are the lamps?\n${talk}3. Lamps: they are dark, and nobody knows why they are.\n`.replaceAll('\n', '\n\n'))
    expect(children.flatMap((node) => (node.type === 'entry' ? [[node.by, node.number]] : [])).filter(([, number]) => number !== undefined)).toEqual([['MR FRY', 2]])
    expect(children.filter(({type}) => type === 'entry')).toHaveLength(11)
  })
  test('are no headings where they are listed', () => {
    const lists = ['ADA LOW', '', 'BEN ROE', '', 'ORAL ANSWERS', '', talk.replaceAll('\n', '\n\n')].join('\n')
    expect(read(`Sitting of the council\n\n${lists}`).children.filter(({type}) => type === 'heading').map((node) => visibleText(node))).toEqual(['Sitting of the council', 'ORAL ANSWERS'])
    expect(read('市議會會議紀錄\n\n李山議員，J.P.\n\n陳明先生\n\n主席：各位議員早安，現在開始會議，請秘書報告。\n\n李山議員：主席早安，我先說。\n\n主席：請說。\n').children.filter(({type}) => type === 'heading')).toHaveLength(1)
  })
})
