import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {learnedRules} from '../src/cleaners/learned-rules.ts'
import {apply} from '../src/edit.ts'
import {learn, readRules, type LearnedRule, type RuleFile} from '../src/learn/index.ts'
import {likeness, shapeOf, shinglesOf} from '../src/learn/likeness.ts'
import {visibleText} from '../src/text.ts'
import {article, chineseSentence, sentence, site} from './site.ts'

const of = (file: RuleFile, match: LearnedRule['match']): string[] => file.rules.filter((rule) => rule.match === match).map(({text}) => text)

const footer = 'Harbour Notes is written by people who live by the sea, and printed on Sundays.'
const scan = '长按识别下方二维码，加入渡船笔记的读者群'

describe('what repeats across the documents of a site', () => {
  test('is found, with its place, its share and examples', () => {
    const file = learn(site(20, (number) => article(number, number % 2 === 0 ? 'This is the Sunday letter of the harbour.' : '', `![](https://harbour.example/code.png?${number})\n\n${scan}\n\n${footer}`)))
    expect(file.documents).toBe(20)
    expect(file.rules.map(({match, where, count, share, category}) => ({match, where, count, share, category}))).toEqual(expect.arrayContaining([
      {match: 'image', where: 'anywhere', count: 20, share: 1, category: 'promotion'},
      {match: 'text', where: 'tail', count: 20, share: 1, category: 'promotion'},
      {match: 'text', where: 'tail', count: 20, share: 1, category: 'navigation'},
      {match: 'text', where: 'head', count: 10, share: 0.5, category: 'navigation'}
    ]))
    expect(file.rules).toHaveLength(4)
    expect(file.rules.find(({text}) => text === footer)).toMatchObject({stood: {head: 0, inside: 0, tail: 20}, examples: [{document: 'posts/0.md'}, {document: 'posts/1.md'}, {document: 'posts/2.md'}]})
    expect(of(file, 'image')).toEqual(['https://harbour.example/code.png'])
  })
  test('has one shape where only numbers differ', () => {
    const file = learn(site(12, (number) => article(number, '', `This page was read ${number * 37} times since ${2000 + number}.`)))
    expect(file.rules).toMatchObject([{match: 'shape', text: 'This page was read 0 times since 2000.', examples: [{document: 'posts/0.md'}, {document: 'posts/1.md', text: 'This page was read 37 times since 2001.'}, {document: 'posts/2.md'}]}])
  })
  test('is alike where a word differs, in Chinese and in English', () => {
    const names = ['小山', '阿海', '老松', '长风', '月白', '石头', '半夏', '青瓦', '南桥', '北岸']
    const words = ['Anna', 'Bruno', 'Clara', 'David', 'Emil', 'Frida', 'Greta', 'Hanno', 'Irma', 'Jonas']
    const file = learn(site(10, (number) => article(number, '', `本文由渡船笔记编辑部整理发布，插图的作者是${names[number]}，没有书面许可请不要转载或者摘编其中的任何部分\n\nThis letter was set and proofread in the attic over the harbour by ${words[number]} and the other friends of the house`)))
    expect(file.rules.map(({match, where, count, category}) => ({match, where, count, category}))).toEqual(expect.arrayContaining([
      {match: 'near', where: 'tail', count: 10, category: 'legal'}, {match: 'near', where: 'tail', count: 10, category: 'navigation'}
    ]))
    expect(file.rules).toHaveLength(2)
  })
  test('inside the prose needs half of all documents, and to be more than a phrase', () => {
    const inside = 'This letter is free, and it stays free as long as some of you pay for the stamps.'
    expect(of(learn(site(12, (number) => article(number, '', '', inside))), 'text')).toEqual([inside])
    expect(learn(site(30, (number) => article(number, '', '', number % 3 === 0 ? inside : ''))).rules).toEqual([])
    expect(learn(site(12, (number) => article(number, '', '', 'Thank you all.'))).rules).toEqual([])
  })
})

describe('what an author wrote is spared', () => {
  const spared: Array<readonly [string, (number: number) => string]> = [
    ['headings with their own text below', (number) => article(number, '', `## Conclusion\n\n${sentence(700 + number)}\n\n## 结论\n\n${chineseSentence(700 + number)}`)],
    ['labels over lists of their own', (number) => article(number, '', `## References\n\n- Volume ${sentence(number)}\n- Volume ${sentence(800 + number)}`)],
    ['lines that introduce something', (number) => article(number, 'Dear friends of the harbour and of its boats:', '这一期的内容如下：')],
    ['a quotation that a few of many share', (number) => article(number, '', number < 4 ? '> The sea does not ask who you are, and it does not answer either.' : '')],
    ['a long text unless in very many', (number) => article(number, '', number < 9 ? `${sentence(1)} ${sentence(2)} ${sentence(3)}` : '')],
    ['numbers and dates', (number) => article(number, `${2000 + number}-03-04`, `Chapter ${number}`)],
    ['single words that some share', (number) => article(number, number % 3 === 0 ? 'Notes' : '', '')],
    ['one article that stands there many times', () => article(1, 'A letter about one thing only', footer)],
    ['short documents by one pattern', (number) => `The ferry carried ${number * 17} people over the sound that day.\n\nThe wind blew from the ${['north', 'south', 'east', 'west'][number % 4]} with ${number} knots, and the captain of the second boat saw nothing worth a word more.`],
    ['images that are named, not addressed', (number) => article(number, '', '![][code]\n\n[code]: code.png')],
    ['documents without anything in common', (number) => article(number, '', '')]
  ]
  test.each(spared)('%s', (_, make) => {
    expect(learn(site(24, make)).rules).toEqual([])
  })
  test('a line of fewer documents than asked for', () => {
    expect(learn(site(4, (number) => article(number, '', footer))).rules).toEqual([])
    expect(learn(site(4, (number) => article(number, '', footer)), {documents: 4}).rules).toHaveLength(1)
    expect(learn(site(20, (number) => article(number, '', number < 6 ? footer : '')), {share: 0.4}).rules).toEqual([])
  })
  test('posts of threads, which are made of entries', () => {
    const threads = site(12, () => '').map((document) => ({...document, children: ['one', 'two', 'three'].map(() => ({type: 'entry' as const, children: [{type: 'paragraph' as const, children: [{type: 'text' as const, value: footer}]}]}))}))
    expect(learn(threads).rules).toEqual([])
  })
})

test('the hosts are those of the documents, unless they are too many to be one site', () => {
  const from = (count: number): RuleFile => learn(site(count, (number) => article(number, '', footer)).map((document, index) => ({...document, data: {...document.data, metadata: {url: `https://h${index}.example/a`}}})))
  expect(from(5).hosts).toEqual(['h0.example', 'h1.example', 'h2.example', 'h3.example', 'h4.example'])
  expect(from(60).hosts).toBeUndefined()
  expect(learn(site(5, (number) => article(number, '', ''))).hosts).toBeUndefined()
})

test('memory is bounded: what repeats is found among many times more lines than are remembered', () => {
  const file = learn(site(200, (number) => article(number, '', footer)), {capacity: 60})
  expect(of(file, 'text')).toEqual([footer])
})

test('a wrong option is a wrong call', () => {
  expect(() => learn([], {share: 2})).toThrow(new TypeError('Unexpected `share` 2, expected a number above 0 and at most 1'))
  expect(() => learn([], {documents: 0})).toThrow('Unexpected `documents` 0, expected a number above 0')
  expect(() => learn([], {capacity: Number.NaN})).toThrow('Unexpected `capacity` NaN')
})

describe('laws', () => {
  const lines = ['Read us every Sunday morning.', footer, scan, '版权归渡船笔记所有，欢迎来信指正', 'Home', '## More', 'See also:', '![](a.png)']
  const anySite = fc.array(fc.record({before: fc.subarray(lines), behind: fc.subarray(lines), inside: fc.constantFrom('', ...lines)}), {minLength: 1, maxLength: 14})
    .map((parts) => site(parts.length, (number) => article(number, parts[number]!.before.join('\n\n'), parts[number]!.behind.join('\n\n'), parts[number]!.inside)))
  test('every rule stands in as many documents as it says, and takes nothing that stands in fewer', () => {
    fc.assert(fc.property(anySite, (documents) => {
      const file = readRules(JSON.parse(JSON.stringify(learn(documents))))
      const holders = (text: string): number => documents.filter((document) => document.children.some((node) => visibleText(node) === text)).length
      for (const {match, text, count} of file.rules) if (match === 'text') expect(holders(text)).toBeGreaterThanOrEqual(count)
      const cleaner = learnedRules(file)
      for (const document of documents) {
        for (const {before} of apply(document, cleaner).data.ledger) if (typeof before !== 'string' && before.type !== 'list' && visibleText(before) !== '') expect(holders(visibleText(before))).toBeGreaterThanOrEqual(5)
      }
    }), {numRuns: 40})
  })
  test('the order of documents changes examples only', () => {
    fc.assert(fc.property(anySite, (documents) => {
      const rules = (list: typeof documents): unknown => learn(list).rules.filter(({match}) => match !== 'near').map(({examples: _, ...rule}) => rule)
      expect(rules([...documents].reverse())).toEqual(rules(documents))
    }), {numRuns: 40})
  })
  test('a label is judged alike whatever order its followers come in', () => {
    const documents = site(10, (number) => article(number, '', `## Home\n\n${number < 7 ? footer : sentence(600 + number)}`))
    const labels = (list: typeof documents): string[] => of(learn(list), 'text')
    expect(labels(documents)).toContain(footer)
    expect(labels([...documents].reverse())).toEqual(labels(documents))
  })
  test('likeness is that of sets: 1 with itself, the same both ways, 0 with nothing in common', () => {
    fc.assert(fc.property(fc.string({unit: 'grapheme'}), fc.string(), (a, b) => {
      expect(likeness(shinglesOf(a), shinglesOf(a))).toBe(1)
      expect(likeness(shinglesOf(a), shinglesOf(b))).toBe(likeness(shinglesOf(b), shinglesOf(a)))
    }))
    expect(likeness(shinglesOf('the sea is wide'), shinglesOf('渡船在岛之间'))).toBe(0)
    expect(shapeOf('  Page 12 of 1,200  ')).toBe('page 0 of 0')
  })
})
