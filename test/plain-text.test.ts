import type {Nodes} from 'mdast'
import {describe, expect, test} from 'vitest'
import {VFile} from 'vfile'
import {account} from '../src/account.ts'
import {plainText} from '../src/adapters/plain-text.ts'
import type {Document} from '../src/document.ts'
import {normalize} from '../src/normalize.ts'

const read = (value: string, options: {language?: string; timezone?: string} = {}): Document => {
  const file = new VFile({value, path: 'a.txt'})
  const [document] = [...normalize(file, {adapters: [plainText()], ...options})]
  expect(account(file, [document!], {adapters: [plainText()]}).unaccounted).toBe(0)
  return document!
}
/** One line a block: its type, and its text with `⏎` for a break. */
const outline = (value: string): string[] => read(value).children.map(show)
const show = (node: Nodes): string => {
  if (node.type === 'list') return `list${node.start ?? ''}: ${node.children.map(({children}) => children.map(inline).join()).join(' / ')}`
  return `${node.type}${node.type === 'heading' ? node.depth : ''}: ${inline(node)}`
}
const inline = (node: Nodes): string => (node.type === 'break' ? '⏎' : 'children' in node ? node.children.map(inline).join('') : 'value' in node ? node.value : '')

const long = 'The boat was tied to the pier, and nobody was on it, and nobody had been on it for as long as anyone in the town could say.'
const wrapped = ['Nobody in the bay remembers who printed the first tide table. It was', 'a single sheet, folded twice, and it cost less than a loaf of bread. The', 'fishermen did not trust it, because it came from the town, and they kept', 'to the marks.']

describe('paragraphs', () => {
  test('are parted by blank lines, or are lines where there are none', () => {
    expect(outline(`${long}\n\n${long}`)).toEqual([`paragraph: ${long}`, `paragraph: ${long}`])
    expect(outline(`${long}\n${long}`)).toEqual([`paragraph: ${long}`, `paragraph: ${long}`])
  })
  test('that are wrapped are joined, with a space where the script has one', () => {
    expect(outline(wrapped.join('\n'))).toEqual([`paragraph: ${wrapped.join(' ')}`])
    const chinese = ['码头上的钟比镇上的钟慢七分钟，这件事人人都知道，却没有人去拨它。老', '船工说，潮水从来不看钟，钟快钟慢，都跟船没有关系。外乡人第一次来，', '总要在码头上多等七分钟，等的时候就看看海，看完了也就不急了。']
    expect(outline(chinese.join('\r\n'))).toEqual([`paragraph: ${chinese.join('')}`])
  })
  test('that are longer than any line is wide are not wrapped', () => {
    const wide = 'and so the ferry went on '.repeat(9).trim()
    expect(outline([wide, wide, wide].join('\n'))).toEqual([`paragraph: ${wide}`, `paragraph: ${wide}`, `paragraph: ${wide}`])
  })
  test('that are wrapped end at a short line, and before an indented one', () => {
    expect(outline([...wrapped, ...wrapped].join('\n'))).toEqual([`paragraph: ${wrapped.join(' ')}`, `paragraph: ${wrapped.join(' ')}`])
    const cut = wrapped.slice(0, 3)
    expect(outline(`${cut.join('\n')}\n   ${cut.join('\n')}`)).toEqual([`paragraph: ${cut.join(' ')}`, `paragraph: ${cut.join(' ')}`])
  })
  test('keep a hyphen at the end of a line, and no space behind it', () => {
    expect(outline('Nobody in the bay remembers who printed the first tide table that was re-\nmembered in the town as the one that cost less than a loaf of bread, and\nno more than that.')[0]).toMatch(/was re-membered in/u)
  })
  test('of short lines between blank ones keep their lines', () => {
    expect(outline(`one line\nanother line\n\n${long}`)).toEqual(['paragraph: one line⏎another line', `paragraph: ${long}`])
  })
  test('quote the source, a line end that became a space included', () => {
    const source = wrapped.join('\n')
    const [block] = read(source).children
    expect(block).toMatchObject({children: wrapped.map((line, index) => ({position: {start: {offset: source.indexOf(line)}, end: {offset: source.indexOf(line) + line.length + (index < 3 ? 1 : 0)}}}))})
  })
})

describe('lists', () => {
  test('are numbered paragraphs; a number that begins anew begins a list', () => expect(outline(`1. one\n\n2. two\n\n${long}\n\n1. one\n\n2. two`).slice(0, 3)).toEqual(['list1: one / two', `paragraph: ${long}`, 'list1: one / two']))
  test('go on behind prose with the number they came to', () => expect(outline(`1. one\n\n${long}\n\n2. two`)).toEqual(['list1: one', `paragraph: ${long}`, 'list2: two']))
  test('have signs that stand on each of their items, and lines that hang', () => expect(outline('- one\n  more\n- two')).toEqual(['list: one more / two']))
  test('are nothing that text says by chance', () => expect(outline(`1918. The war.\n\n- No, she said.\n\n1\\. **two** _three_ <b>`)).toEqual(['paragraph: 1918. The war.', 'paragraph: - No, she said.', 'paragraph: 1\\. **two** _three_ <b>']))
})

describe('the title', () => {
  const title = (value: string): string | undefined => read(value).data.metadata.title
  test('is a short first line above longer ones, and stays in the tree', () => {
    expect(title(`The pier\n\n${long}`)).toBe('The pier')
    expect(outline(`The pier\n\n${long}`)).toEqual(['heading1: The pier', `paragraph: ${long}`])
  })
  test('may be a sentence where more than one longer paragraph follows', () => {
    expect(title(`The pier is closed.\n\n${long}\n\n${long}`)).toBe('The pier is closed.')
    expect(title(`The pier is closed.\n\n${long}`)).toBeUndefined()
  })
  test('stands above a list, or above credits', () => {
    expect(title('Things to take\n\n- a\n- b')).toBe('Things to take')
    expect(title('The pier\n\nBy Ann Lee')).toBe('The pier')
  })
  test.each([long, `${long}\n\nThe pier`, `To take:\n\n${long}`, `By Ann Lee\n\n${long}`, `- a\n\n- b\n\n${long}`, `???\n\n${long}`, `${'word '.repeat(50)}\n\n${long}`])('is no %j', (value) => expect(title(value)).toBeUndefined())
})

describe('headings', () => {
  test('are short lines between paragraphs', () => expect(outline(`${long}\n\nThe boat\n\n${long}`)[1]).toBe('heading2: The boat'))
  test('are lines with a rule below', () => {
    expect(outline(`The pier\n========\n\n${long}\n\nThe boat\n--------\n${long}`)).toEqual(['heading1: The pier', `paragraph: ${long}`, 'heading2: The boat', `paragraph: ${long}`])
  })
  test('keep the number that stands before them', () => {
    expect(outline(`1. Boats\n2. Piers\n--------\n${long}\n\n2. Lamps\n--------\n${long}`)).toEqual(['paragraph: 1. Boats', 'heading2: 2. Piers', `paragraph: ${long}`, 'heading2: 2. Lamps', `paragraph: ${long}`])
  })
  test('are none where the rule is too short, too long, or stands below a rule', () => {
    expect(outline(`A line that is long\n---\n\n${long}`)[0]).toBe('paragraph: A line that is long⏎---')
    expect(outline(`ab\n----------\n\n${long}`)[0]).toBe('paragraph: ab⏎----------')
    expect(outline(`----\n----\n\n${long}`)[0]).toBe('paragraph: ----⏎----')
  })
})

test('credits below the title are metadata, and marked for their cleaner', () => {
  const {data, children} = read(`The pier\n\nBy Ann Lee\n\n26 October 2019 08:30\n\nEdited by Bob Stone\n\n${long}`, {timezone: '+08:00', language: 'en-GB'})
  expect(data.metadata).toEqual({title: 'The pier', authors: ['Ann Lee'], published: '2019-10-26T08:30+08:00', language: 'en-GB', extra: {credits: {editor: ['Bob Stone']}}})
  expect(children.map((node) => node.data?.role)).toEqual([undefined, 'credit', 'credit', 'credit', undefined])
})

test.each(['', '\n \n\t', '\u0000', 'a\u0000b\ud800c\r\rd\u2028e\u2029f\u0085', '-', '1.', '===', 'a\n===\n===', '\f- a\f\n- b'])('whatever it is, %j is accounted for', (value) => {
  const document = read(value)
  expect(document.children.map((node) => inline(node).replace(/\s/gu, '')).join('').length).toBeLessThanOrEqual(value.length)
})

test('characters that stand for nothing stay', () => expect(outline('a\u0000b\ud800c')).toEqual(['paragraph: a\u0000b\ud800c']))

test('is found by extension and media type only', () => {
  expect(plainText().match).toEqual({mediaTypes: ['text/plain'], extensions: ['.txt', '.text']})
})
