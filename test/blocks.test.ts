import type {RootContent} from 'mdast'
import {describe, expect, test} from 'vitest'
import {isFragment, isProse, pageOf, runFrom} from '../src/blocks.ts'
import {entry, heading, paragraph} from '../src/document.ts'
import {apply, clean, type Cleaner} from '../src/edit.ts'
import {blockCleaner, sentences} from '../src/rule.ts'
import {documentOf} from './markdown.ts'

const remover = (...texts: string[]): Cleaner => ({
  name: 'remover', version: 1, rules: [{id: 'it', category: 'related', what: 'it', matches: [], spares: []}],
  *propose({children}) {
    for (const node of children) if (texts.some((text) => JSON.stringify(node).includes(text))) yield {op: 'remove', node, rule: 'it', reason: 'it'}
  }
})

describe('pageOf', () => {
  test('gives blocks in order, each with its kind', () => {
    const {blocks} = pageOf(documentOf('# One\n\ntwo\n\n- three\n\n  > four\n\n![](five.png)\n\n---\n\n```\nsix\n```'))
    expect(blocks.map(({kind, text}) => `${kind} ${text}`)).toEqual(['heading One', 'paragraph two', 'item three', 'paragraph four', 'image ', 'rule ', 'other '])
    expect(blocks[3]?.holder?.holder?.node.type).toBe('listItem')
  })

  test('does not look into entries', () => {
    const document = documentOf('one')
    document.children.push(entry({by: 'Ann'}, [paragraph('two')]))
    expect(pageOf(document).blocks.map(({text}) => text)).toEqual(['one', ''])
  })

  test('gives of a row of entries the first and the last', () => {
    const document = documentOf('')
    document.children = ['one', 'two', 'three', 'four'].map((text) => entry({by: text}, [paragraph(text)]))
    expect(pageOf(document).blocks.map(({node}) => 'by' in node && node.by)).toEqual(['one', 'four'])
  })

  test('keeps a place for what was taken out, with its category', () => {
    const document = apply(documentOf('one\n\ntwo\n\nthree\n\nfour'), remover('two', 'four'))
    expect(pageOf(document).blocks.map(({text, gone}) => `${text} ${gone}`)).toEqual(['one undefined', 'two related', 'three undefined', 'four related'])
  })

  test('is read once with a memory, and knows what went since', () => {
    const memory = new WeakMap<object, unknown>()
    const document = documentOf('one\n\n- two\n- three\n\nfour')
    const first = pageOf(document, memory)
    expect(pageOf(document, memory)).toBe(first)
    clean(document, remover('two'), 'balanced', memory)
    const second = pageOf(document, memory)
    expect(second.blocks.map(({text, gone}) => `${text} ${gone}`)).toEqual(pageOf(document).blocks.map(({text, gone}) => `${text} ${gone}`))
    expect(second.blocks.map(({gone}) => gone)).toEqual([undefined, 'related', 'related', undefined])
    expect(second.blocks[0]).toBe(first.blocks[0])
  })

  test('knows what went from between entries, once and for all', () => {
    const row = (): ReturnType<typeof documentOf> => {
      const document = documentOf('one\n\ntwo\n\nthree\n\nfour\n\nfive\n\nsix')
      const [, first, , second, third] = document.children as Array<ReturnType<typeof paragraph>>
      const turn = (said: ReturnType<typeof paragraph>): RootContent => entry({by: 'Ann'}, [said], said.position)
      document.children.splice(1, 4, turn(first!), document.children[2]!, turn(second!), turn(third!))
      return document
    }
    const kinds = (document: ReturnType<typeof documentOf>, memory?: WeakMap<object, unknown>): string[] => pageOf(document, memory).blocks.map(({node, text, gone}) => `${node.type} ${text} ${gone}`)
    for (const gone of [['one'], ['three'], ['four'], ['two', 'three', 'four'], ['one', 'six']]) {
      const memory = new WeakMap<object, unknown>()
      const document = row()
      kinds(document, memory)
      clean(document, remover(...gone), 'balanced', memory)
      expect(kinds(document, memory)).toEqual(kinds(document))
      expect(pageOf(document, memory).core()).toEqual(pageOf(document).core())
    }
  })

  test('is read anew after a replacement', () => {
    const memory = new WeakMap<object, unknown>()
    const document = documentOf('one\n\ntwo')
    pageOf(document, memory)
    const replacer: Cleaner = {...remover(), *propose({children: [node]}) {
      yield {op: 'replace', node: node!, by: {...paragraph('three'), position: node!.position!}, rule: 'it', reason: 'it'}
    }}
    clean(document, replacer, 'balanced', memory)
    expect(pageOf(document, memory).blocks.map(({text}) => text)).toEqual(['three', 'two'])
  })

  test('leaves out what was taken out of an entry, and what has no place', () => {
    const document = documentOf('one\n\ntwo\n\nthree')
    const [first, second, third] = document.children as [RootContent, RootContent, RootContent]
    document.children = [first, entry({}, [paragraph('of the entry', second.position)], {start: second.position!.start, end: second.position!.end}), third]
    document.data.ledger = [{rule: 'x@1/y', category: 'share', reason: '', op: 'remove', path: [1, 0], pass: 1, before: paragraph('gone', second.position)}]
    expect(pageOf(document).blocks.map(({text}) => text)).toEqual(['one', '', 'three'])
    document.children.push(paragraph('made up'))
    expect(pageOf(document).blocks.map(({text}) => text)).toEqual(['one', '', 'three', 'made up'])
  })

  test('finds where the prose begins and ends', () => {
    const prose = 'The ferry was built in a yard that had made nothing but fishing boats before.'
    expect(pageOf(documentOf(`Home\n\nNews\n\n${prose}\n\nA heading\n\n${prose}\n\nMore\n\nLess`)).core()).toEqual({first: 2, last: 4})
    expect(pageOf(documentOf('Home\n\nNews')).core()).toEqual({first: 0, last: -1})
    expect(pageOf(documentOf(`Home\n\n| a |\n| - |\n| b |\n\nIt is so.\n\n${prose.repeat(20)}`)).core()).toEqual({first: 1, last: 3})
  })

  test('takes ornaments off a key, and lower-cases it', () => {
    const keys = pageOf(documentOf('【 More  News 】\n\n▲关注我们▲\n\n𠮷 the end 😀\n\n更多\u00a0\u00a0 >>\n\n(c) 2019')).blocks.map(({key}) => key)
    expect(keys).toEqual(['more news', '关注我们', '𠮷 the end', '更多', '(c) 2019'])
  })
})

test('prose and fragments', () => {
  const [sentence, title, long, label] = pageOf(documentOf(`The ferry was built in a yard that had made fishing boats before.\n\nThe ferry, the yard and the sea...\n\n${'one, two '.repeat(60)}\n\nNow.`)).blocks
  expect([sentence, title, long, label].map((block) => isProse(block!))).toEqual([true, false, true, false])
  expect([sentence, title, long, label].map((block) => isFragment(block!))).toEqual([false, true, false, false])
})

test('a run of titles ends before a heading of its own depth and before a heading with prose under it', () => {
  const page = pageOf(documentOf('## Label\n\n### one\n\ntwo\n\n### three\n\nThe ferry was built in a yard that had made fishing boats before.'))
  expect(runFrom(page, 1, page.blocks[0]!)).toBe(3)
  const table = pageOf(documentOf('## Label\n\none\n\n| a |\n| - |\n| b |'))
  expect(runFrom(table, 1, table.blocks[0]!)).toBe(2)
  const flat = pageOf(documentOf('## Label\n\none\n\n## two'))
  expect(runFrom(flat, 1, flat.blocks[0]!)).toBe(2)
})

test('sentences end where any script ends them', () => {
  expect(sentences('一句。两句！Three. 3.5 is four?')).toEqual(['一句。', '两句！', 'Three.', ' 3.5 is four?'])
})

describe('blockCleaner', () => {
  const cleaner = blockCleaner({
    name: 'test', version: 1,
    rules: [{id: 'gone', category: 'share', what: 'a line that says gone', patterns: [/^gone/u], scripts: ['latin'], longest: 5, matches: [], spares: []},
      {id: 'first', category: 'share', what: 'a line that says early', patterns: [/^early$/u], scripts: ['latin'], longest: 5, where: 'start', matches: [], spares: []}]
  })
  const prose = 'The ferry was built in a yard that had made nothing but fishing boats before.'
  const taken = (markdown: string, data = {}): string[] => [...cleaner.propose(documentOf(markdown, data))].map(({node}) => node.type)

  test('takes a list out whole when nothing of it stays', () => {
    expect(taken('- gone\n- gone')).toEqual(['list'])
    expect(taken('- gone\n- gone\n- here')).toEqual(['listItem', 'listItem'])
    expect(taken('- > gone\n\n  here')).toEqual(['blockquote'])
  })

  test('spares the title, what is too long, and what prose introduces', () => {
    expect(taken('# gone', {metadata: {title: 'gone'}})).toEqual([])
    expect(taken('gone with the wind and with the tide')).toEqual([])
    expect(taken('On the door hung a paper that said:\n\ngone')).toEqual([])
  })

  test('looks where a line stands', () => {
    expect(taken(`early\n\n${prose}`)).toEqual(['paragraph'])
    expect(taken(`${prose}\n\nearly`)).toEqual([])
    expect(taken('early')).toEqual([])
  })

  test('takes a list without a position out whole', () => {
    const document = documentOf('- gone\n\nhere')
    delete document.children[0]?.position
    expect([...cleaner.propose(document)].map(({node}) => node.type)).toEqual(['list'])
  })

  test('looks at text only', () => {
    const document = documentOf('')
    document.children.push(heading(2, 'gone'), {type: 'html', value: 'gone'})
    expect([...cleaner.propose(document)].map(({node}) => node.type)).toEqual(['heading'])
  })
})

test('a list that an earlier cleaner tore is taken out in pieces', () => {
  const first = blockCleaner({name: 'first', version: 1, rules: [{id: 'a', category: 'share', what: 'a', patterns: [/^one/u], scripts: ['latin'], longest: 5, matches: [], spares: []}]})
  const second = blockCleaner({name: 'second', version: 1, rules: [{id: 'b', category: 'feed', what: 'b', patterns: [/^two|^three|^four/u], scripts: ['latin'], longest: 5, matches: [], spares: []}]})
  const document = apply(documentOf('- one\n- two\n- three\n\n1. four\n\nfive'), first)
  expect(apply(document, second).data.ledger.map(({before}) => (typeof before === 'string' ? before : before.type))).toEqual(['listItem', 'listItem', 'listItem', 'list'])
})

test('a pattern that names no word is tried on every line', () => {
  const cleaner = blockCleaner({name: 'x', version: 1, rules: [{id: 'pair', category: 'navigation', what: 'two digits apart', scripts: ['latin'], longest: 10, patterns: [/\d\s\d/u, /^page/u, /turn the page/u], matches: [], spares: []}]})
  expect([...cleaner.propose(documentOf('from 1 2 on\n\nfrom 12 on\n\nplease turn the page'))].map(({node}) => node.position!.start.line)).toEqual([1, 5])
})
