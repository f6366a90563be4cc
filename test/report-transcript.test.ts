import type {RootContent} from 'mdast'
import {VFile} from 'vfile'
import {describe, expect, test} from 'vitest'
import {account} from '../src/account.ts'
import {reportTranscript} from '../src/adapters/report-transcript.ts'
import {runningHeads} from '../src/cleaners/running-heads.ts'
import type {Document} from '../src/document.ts'
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
  test('joins the lines of a paragraph, one text node a line', () => {
    const [paragraph] = read([...body, '', ...body].join('\n')).children as [Extract<RootContent, {type: 'paragraph'}>]
    expect(paragraph.children.map((node) => visibleText(node).at(-1))).toEqual([' ', ' ', '.'])
    expect(paragraph.children[0]!.position!.end.offset).toBe(body[0]!.length + 1)
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

  test('claims no content as syntax', () => {
    const document = read('Equipment\n\n- lamps\n- wicks\n')
    const file = new VFile({value: 'Equipment\n\n- lamps\n- wicks\n'})
    for (const _ of normalize(file, {adapters})) continue
    document.children.splice(1, 1)
    expect(account(file, [document], {adapters}).unaccounted).toBeGreaterThan(8)
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
