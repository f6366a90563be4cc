import type {Paragraph, Text} from 'mdast'
import {VFile} from 'vfile'
import {describe, expect, test} from 'vitest'
import {account} from '../src/account.ts'
import {reportTranscript} from '../src/adapters/report-transcript.ts'
import {runningHeads} from '../src/cleaners/running-heads.ts'
import type {Document} from '../src/document.ts'
import {locate} from '../src/locate.ts'
import {normalize} from '../src/normalize.ts'
import {visibleText} from '../src/text.ts'

const adapters = [reportTranscript()]

function read(value: string, cleaners = [runningHeads()]): Document {
  const file = new VFile({value})
  const [document] = [...normalize(file, {adapters, cleaners})]
  expect(account(file, [document!], {adapters}).unaccounted).toBe(0)
  return document!
}

const blocks = (value: string): string[] => read(value).children.map((node) => `${node.type}: ${visibleText(node)}`)

const body = ['The keepers of the lights were asked to write down the hour at which each', 'lamp was lit, and the hour at which it went out, for every night of the', 'winter and of the spring that came after it. Most of them did so with care.']

describe('reportTranscript', () => {
  test('joins lines right below each other to one text node, whose characters are found again', () => {
    const file = new VFile({value: [...body, '', ...body.map((line, index) => (index === 0 ? line : `    ${line}`))].join('\n')})
    const [document] = [...normalize(file, {adapters})]
    for (const paragraph of document!.children as Paragraph[]) {
      const [node, more] = paragraph.children as Text[]
      expect([node!.value, more]).toEqual([body.join(' '), undefined])
      expect(node!.position).toEqual(paragraph.position)
      for (const word of ['lamp was', 'winter', 'came after']) {
        const at = locate(file, node!, node!.value.indexOf(word))!
        expect(String(file.value).slice(at, at + word.length)).toBe(word)
      }
    }
  })

  test('knows headings in capitals, one under the other, from lines that say something', () => {
    const found = blocks(['THE HARBOUR BOARD', '', 'ORDERS OF THE DAY', '', 'The Board met at 2.30 p.m.', '', 'QUESTIONS', '', 'ON THE LAMPS', '', 'ON OIL', '', 'ON WICKS', '', 'ON GLASS', '', 'ON KEEPERS', '', ...body, '', 'LAST'].join('\n'))
    expect(found.filter((line) => line.startsWith('heading'))).toEqual(['THE HARBOUR BOARD', 'ORDERS OF THE DAY', 'QUESTIONS', 'ON THE LAMPS', 'ON OIL', 'ON WICKS', 'ON GLASS', 'ON KEEPERS'].map((line) => `heading: ${line}`))
  })

  test('knows them above a date, and above who is in the chair', () => {
    const found = blocks(['HARBOUR OF THE NORTH', '', 'THE BOARD', '', 'Wednesday, 9th March 2016', '', '[The Keeper (Mr. Low) in the Chair]', '', 'LAMPS', '', ...body].join('\n'))
    expect(found.filter((line) => line.startsWith('heading'))).toEqual(['heading: HARBOUR OF THE NORTH', 'heading: THE BOARD', 'heading: LAMPS'])
  })

  test('takes the number at the edge of an only page that a form feed ends', () => {
    const page = [...body, '', ...body].join('\n')
    expect(blocks(`346\n\n${page}\n\f`)).toEqual(blocks(page))
    expect(blocks(`${page}\n\n12\n\n\f`)).toEqual(blocks(page))
    expect(blocks(`${page}\n12\n\f`).join()).toContain('12')
    expect(blocks(`${page}\n\n12\n`)).toContain('paragraph: 12')
  })

  test('reads the name of an office over two lines', () => {
    const said = ['lit each night of that winter, and each of the keepers wrote down the hour at', 'which it went out.', '']
    const turn = (by: string): string[] => [`${by}: I thank the keepers, and all those who saw to it that the lamps were`.slice(0, 78), ...said]
    const office = ['The Assistant Keeper, Board of Lamps and Lights for the Northern Harbours and', 'Coasts (Mr. Low): I beg to reply. It is known to all that the lamps were', ...said]
    const document = read([...turn('Mr. Quist'), ...office, ...turn('Mr. Quist'), ...office, ...turn('Mrs. Tamm'), ...turn('Mrs. Tamm')].join('\n'))
    expect(document.children.map((node) => (node.type === 'entry' ? node.by : node.type))).toEqual(['Mr. Quist', 'The Assistant Keeper, Board of Lamps and Lights for the Northern Harbours and Coasts (Mr. Low)', 'Mr. Quist', 'The Assistant Keeper, Board of Lamps and Lights for the Northern Harbours and Coasts (Mr. Low)', 'Mrs. Tamm', 'Mrs. Tamm'])
    expect(visibleText(document.children[1]!)).toMatch(/^I beg to reply/u)
  })

  test('reads names with a Chinese dash, and hears nobody in a list of names', () => {
    const talk = ['主持人', '各位早上好，欢迎参加今天的会议，下面请安娜·林德发言。', '', '安娜·林德 —— 灯塔管理处处长', '谢谢主持人，今年冬天每一盏灯都按时点亮，守塔的人写下了每一夜的时间。', '']
    const document = read([...talk, ...talk, '参加者', '', '安娜·林德 —— 灯塔管理处处长'].join('\n'))
    expect(document.children.map((node) => (node.type === 'entry' ? `${node.by}/${node.data?.role ?? ''}` : node.type))).toEqual(['主持人/', '安娜·林德/灯塔管理处处长', '主持人/', '安娜·林德/灯塔管理处处长', 'heading', 'paragraph'])
  })

  test('begins another text node behind a page end, beside the margin, and behind a hyphen that goes', () => {
    const page = [...body.slice(0, 2), '', '- 1 -', `\f${body[2]}`].join('\n')
    const margin = ['Works', 'Clerk', 'Works', 'Clerk'].flatMap((note) => [`${body[0]}     ${note}`, body[1], body[2], '']).join('\n')
    const hyphen = ['The office has spoken much about the reorganisation of the lights in each of the years since, and the reorgani-', 'sation was dear, as all such things are, so that nobody could say what it was that had been gained by all of', 'it in the end.'].join('\n')
    const nodes = (value: string): string[] => (read(value).children[0] as Paragraph).children.map((node) => visibleText(node).trim().slice(-14))
    expect(nodes(page)).toEqual(['y night of the', ' so with care.'])
    expect(nodes(margin)).toEqual([' at which each', ' so with care.'])
    expect(nodes(hyphen)).toEqual(['d the reorgani', 'it in the end.'])
  })

  test('joins across a page, and puts the page number behind the paragraph', () => {
    const text = [...body, '', body[0]!, '', '- 1 -', '\f' + body[1]!, body[2]!, ''].join('\n')
    const {children} = read(text, [])
    expect(children.map(({type, data}) => data?.role ?? type)).toEqual(['paragraph', 'paragraph', 'page-number'])
    expect(visibleText(children[1]!)).toBe(body.join(' '))
    expect(read(text).data.ledger.map(({rule, reason}) => [rule, reason])).toEqual([['running-heads@1/page-number', 'a page number as it is written']])
  })

  test('drops a hyphen only where the document shows the joined form, or no word', () => {
    const text = [
      'Title of the paper', '',
      'The self-regulating lamp was chosen, because every keeper in the harbour trusted the self-', 'regulating pattern more than any other pattern that the office had on offer in these reorgani-',
      'sations. The lamps were sent by sea, and most of them came whole, though some were delayed by', 'the weather, as every year.'
    ].join('\n')
    const said = visibleText(read(text))
    expect(said).toContain('trusted the self-regulating pattern')
    expect(said).toContain('in these reorganisations.')
  })

  test('keeps a heading that equals the running head', () => {
    const page = (number: number): string[] => ['Harbour Notes', '', String(number), ...body, '']
    const text = [...page(1), ...page(2), 'Harbour Notes', '', ...body, '', ...page(3), ...page(4)].join('\n')
    expect(blocks(text).filter((block) => block.endsWith('Harbour Notes'))).toEqual(['heading: Harbour Notes', 'heading: Harbour Notes'])
  })

  test('reads title, subtitle and date of the cover, but no date of other papers', () => {
    const {data} = read('潮汐机组纪要\n\n——成本与前景\n\n2019年3月14日\n\n上周三我们邀请工程师就造价、检修和并网问题同投资者交流。\n\n近期报告\n\n2019年03月07日 储能点评：价格走低\n2019年02月28日 岚港调研纪要\n')
    expect(data.metadata).toMatchObject({title: '潮汐机组纪要', subtitle: '成本与前景', published: '2019-03-14'})
    expect(read('潮汐机组纪要\n\n2019年3月14日\n\n2018年1月2日\n\n上周三我们邀请工程师就造价、检修和并网问题同投资者交流。\n').data.metadata.published).toBeUndefined()
  })

  test('takes what credits of the cover say of editors into `extra`', () => {
    const {data, children} = read('潮汐机组纪要\n\n责任编辑：顾以宁\n\n上周三我们邀请工程师就造价、检修和并网问题同投资者交流。\n')
    expect(data.metadata.extra).toMatchObject({credits: {editor: ['顾以宁']}})
    expect(children[1]!.data?.role).toBe('credit')
  })

  test('falls back to the language that is given', () => {
    const [document] = [...normalize('12 – 7\n', {adapters, language: 'sw'})]
    expect(document!.data.metadata.language).toBe('sw')
  })

  test('makes nested lists of markers, and leaves the markers to `claim`', () => {
    const {children} = read('Equipment\n\n- lamps\n    1. of brass\n    2. of tin\n- wicks\n\n-\nspare glass\n')
    expect(JSON.stringify(children, ['type', 'ordered', 'start', 'value', 'children'])).toBe(JSON.stringify([
      {type: 'heading', children: [{type: 'text', value: 'Equipment'}]},
      {type: 'list', ordered: false, children: [
        {type: 'listItem', children: [{type: 'paragraph', children: [{type: 'text', value: 'lamps'}]}, {type: 'list', ordered: true, start: 1, children: [
          {type: 'listItem', children: [{type: 'paragraph', children: [{type: 'text', value: 'of brass'}]}]},
          {type: 'listItem', children: [{type: 'paragraph', children: [{type: 'text', value: 'of tin'}]}]}
        ]}]},
        {type: 'listItem', children: [{type: 'paragraph', children: [{type: 'text', value: 'wicks'}]}]},
        {type: 'listItem', children: [{type: 'paragraph', children: [{type: 'text', value: 'spare glass'}]}]}
      ]}
    ]))
  })

  test('makes entries of turns, and gives nobody what a stranger says', () => {
    const text = 'Hearing\n\nOpening\n\nOperator: Welcome to the hearing.\n\nAnn Low: Thank you all for coming.\n\n(applause)\n\n[12:05] That was kind.\n\nBen Roe: I object to that.\n\nAnn Low: So noted.\n\nClosing\n\nOperator: Good night.\n'
    const {children, data} = read(text)
    expect(children.map((node) => (node.type === 'entry' ? `${node.by}: ${node.children.length}` : visibleText(node)))).toEqual(['Hearing', 'Opening', 'Operator: 1', 'Ann Low: 3', 'Ben Roe: I object to that.', 'Ann Low: 1', 'Closing', 'Operator: 1'])
    expect(data.verdict.kind).toBe('transcript')
  })

  test('says that a text seems to have two columns', () => {
    const rows = Array.from({length: 8}, (_, index) => `the left column of line ${index}          and the right one of it`)
    expect(read(rows.join('\n')).data.verdict).toMatchObject({suspect: true, reasons: [{ruleId: 'report-transcript:two-columns'}]})
  })

  test('reads nothing out of nothing', () => {
    expect(read(' \n\f\n').data.verdict.kind).toBe('empty')
  })

  test('accounts for a label that ends in a dash where nothing follows', () => {
    read('Me I – .\nFolake Low, Chief Keeper:?\nFolake Low, Chief Keeper:')
  })

  test('claims no content as syntax', () => {
    const document = read('Equipment\n\n- lamps\n- wicks\n')
    const file = new VFile({value: 'Equipment\n\n- lamps\n- wicks\n'})
    for (const _ of normalize(file, {adapters})) continue
    document.children.splice(1, 1)
    expect(account(file, [document], {adapters}).unaccounted).toBeGreaterThan(8)
  })
})

describe('paragraphs', () => {
  test('tells the language of a long text from its beginning', () => {
    expect(read([1, 2, 3].map((number) => `${number} ${body.join(' ').repeat(30)}`).join('\n\n')).data.metadata.language).toBe('en')
  })

  test('begin at an indent, also under a line that ends no sentence', () => {
    const lines = [...body, 'The ink was good.']
    const indented = lines.map((line, index) => (index === 0 ? `   ${line}` : line))
    const text = [...indented, ...indented, 'Of the winter', ...indented, ...indented].join('\n')
    expect(blocks(text).filter((block) => block === `paragraph: ${lines.join(' ')}`)).toHaveLength(4)
  })

  test('do not go on with what is moved far in', () => {
    expect(blocks([...body, '', ...body.slice(0, 2), `${' '.repeat(30)}the harbour office`, '', ...body, '', ...body].join('\n'))).toContain(`paragraph: ${body.slice(0, 2).join(' ')}`)
  })

  test('end at a rule across the page', () => {
    const text = [...body, '', ...body, '--------------------', ...body, ''].join('\n')
    expect(read(text).children.map(({type}) => type)).toEqual(['paragraph', 'paragraph', 'thematicBreak', 'paragraph'])
  })
})

describe('headings', () => {
  const depths = (value: string): string[] => read(value).children.flatMap((node) => (node.type === 'heading' ? [`${node.depth} ${visibleText(node)}`] : []))

  test('nest as their numbers do', () => {
    const lines = ['Lights of the Harbour', '1. Scope', '1.1 Lamps', '1.2 Wicks', '2. Cost']
    expect(depths(lines.flatMap((line) => [line, '', ...body, '']).join('\n'))).toEqual(['1 Lights of the Harbour', '2 1. Scope', '3 1.1 Lamps', '3 1.2 Wicks', '2 2. Cost'])
  })

  test('may be the number of a chapter alone, which begins its own order of numbers', () => {
    const lines = ['Lights of the Harbour', '1. Thanks', 'Chapter 1', '1. Scope', 'Chapter 2', '1. Cost']
    expect(depths(lines.flatMap((line) => [line, '', ...body, '']).join('\n'))).toEqual(['1 Lights of the Harbour', '2 1. Thanks', '2 Chapter 1', '3 1. Scope', '2 Chapter 2', '3 1. Cost'])
  })

  test('are found below a page number and a rule that stand above the title', () => {
    expect(depths(['- 1 -', '====================', 'Lights of the Harbour', '', ...body, ''].join('\n'))).toEqual(['1 Lights of the Harbour'])
  })

  test('are no numbered sentences, no lists of names and no short sentences', () => {
    const names = ['Ida Fry', 'Ben Roe', 'Ann Low', 'Bo Lind', 'Ada Brook']
    const lines = ['Lights of the Harbour', ...body, '1. The lamps were lit, and they stayed lit.', ...body, ...names, '12 May 1914', 'The lamps burn. Two wicks are left', ...body]
    expect(depths(lines.join('\n\n'))).toEqual(['1 Lights of the Harbour'])
  })
})

describe('turns', () => {
  const said = (value: string): string[] => read(value).children.map((node) => `${node.type === 'entry' ? node.by : node.type}: ${visibleText(node)}`)

  test('begin with a label that stands alone', () => {
    const talk = ['Ada Brook:', ...body, '', 'Bo Lind:', '', ...body, '', ...body, '', 'Ada Brook:', 'Then say it on the pier.', 'Bo Lind:', 'I did.']
    const speech = body.join(' ')
    expect(read(talk.join('\n')).children.map((node) => (node.type === 'entry' ? [node.by, ...node.children.map((child) => visibleText(child))] : node.type))).toEqual([
      ['Ada Brook', speech], ['Bo Lind', speech, speech], ['Ada Brook', 'Then say it on the pier.'], ['Bo Lind', 'I did.']
    ])
  })

  test('hold short questions, which are no headings under a label', () => {
    expect(said('主持人：\n请说说今年的渡轮。\n\n顾以宁：\n今年冰多，船常误点。\n\n主持人：\n明年呢？\n\n顾以宁：\n明年会好一些。\n')).toEqual(['主持人: 请说说今年的渡轮。', '顾以宁: 今年冰多，船常误点。', '主持人: 明年呢？', '顾以宁: 明年会好一些。'])
  })

  test('of somebody who speaks once are known where all labels stand alone', () => {
    const talk = ['Ada Brook:', 'The ferry was late again, and nobody told us why.', '', 'Bo Lind:', 'It was the ice, as I have said before this.', '', 'Ada Brook:', 'Then say it on the pier.']
    expect(said(talk.join('\n'))).toEqual(['Ada Brook: The ferry was late again, and nobody told us why.', 'Bo Lind: It was the ice, as I have said before this.', 'Ada Brook: Then say it on the pier.'])
  })

  test('hold lists', () => {
    const {children} = read('Ann Low: I ask for these.\n- oil\n- wicks\n\nBen Roe: Granted.\n\nAnn Low: Thank you.\n\nBen Roe: Next.\n')
    expect(children.map((node) => (node.type === 'entry' ? node.children.map(({type}) => type) : node.type))).toEqual([['paragraph', 'list'], ['paragraph'], ['paragraph'], ['paragraph']])
    expect(children[0]!.position!.end.offset).toBe('Ann Low: I ask for these.\n- oil\n- wicks'.length)
  })
})

describe('furniture', () => {
  const removed = (value: string): string[] => read(value).data.ledger.map(({rule}) => rule)

  test('is a number that counts up from page to page, of no more than five digits', () => {
    const lone = (numbers: readonly string[]): string => numbers.flatMap((number) => [number, '', ...body, '', ...body, '']).join('\n')
    expect(removed(lone(['123456', '123457', '123458']))).toEqual([])
    expect(removed(lone(['12', '7', '40']))).toEqual([])
    expect(removed(lone(['12', '13', '14']))).toEqual(Array(3).fill('running-heads@1/page-number'))
  })

  test('is no numbered line where no pages meet, and no line that ends in a comma', () => {
    const paragraphs = (line: (index: number) => string, length: number): string => [1, 2, 3, 4].flatMap((index) => [line(index), ...Array.from({length}, () => body.join(' '))]).join('\n\n')
    expect(removed(paragraphs((index) => `Visit ${index} of the keeper`, 9))).toEqual([])
    expect(removed(paragraphs(() => '因此，', 19))).toEqual([])
  })

  test('is a number beside a running head, whatever it counts', () => {
    const page = (index: number): string[] => ['Harbour Yearbook', String(index * 7), ...Array.from({length: 5}, () => [...body, '']).flat(), ...body.slice(0, 2), '']
    const text = [1, 2, 3, 4, 5].flatMap(page).join('\n')
    const rules = ['page-number', ...Array<string[]>(4).fill(['running-head', 'page-number']).flat()]
    expect(removed(text).sort()).toEqual(rules.map((rule) => `running-heads@1/${rule}`).sort())
  })
})

describe('match', () => {
  const [{match: {head}}] = adapters as [ReturnType<typeof reportTranscript>]
  const matches = (text: string): number => (head as readonly RegExp[]).filter((pattern) => pattern.test(text)).length
  test.each([
    ['a form feed', 'one\ftwo'],
    ['page lines', 'text\n- 3 -\ntext'],
    ['page lines', '文字\n第 3 页 共 9 页\n文字'],
    ['page lines', 'Annual Notes — Page 3 of 9\n'],
    ['numbered headings', `1. Scope\n\n${body.join(' ')}\n\n2. Cost\n\n${body.join(' ')}\n`],
    ['speakers', '主席：早。\n李山議員：早。\n主席：請說。\n'],
    ['contact lines', '顾以宁\n0571-5566 7788\n'],
    ['a rule above the title', '------------\nTITLE\n'],
    ['cut sentences', body.join('\n\n') + '\n\n' + body.join('\n\n')]
  ])('knows %s', (_, text) => {
    expect(matches(text)).toBeGreaterThan(0)
  })
  test.each([
    ['prose', `${body.join(' ')}\n\n${body.join(' ')}\n`],
    ['prose with numbered sentences', '1. The first thing is that lamps were lit, and that they stayed lit.\n\n2. The second is that they went out.\n'],
    ['prose with a colon', 'One more thing: the lamps.\n\nAnd so it was.\n']
  ])('knows nothing of %s', (_, text) => {
    expect(matches(text)).toBe(0)
  })
})
