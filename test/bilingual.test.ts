import {expect, test} from 'vitest'
import {markdownPost} from '../src/adapters/markdown-post.ts'
import {newsText} from '../src/adapters/news-text.ts'
import {plainText} from '../src/adapters/plain-text.ts'
import {reportTranscript} from '../src/adapters/report-transcript.ts'
import type {Document} from '../src/document.ts'
import {normalize} from '../src/normalize.ts'
import {toText} from '../src/outputs/text.ts'

const chinese = ['这座桥是去年秋天修好的，桥上有十二盏灯。', '河水很浅，夏天孩子们常在那里捉鱼。', '老人说桥原来是木头做的，后来被水冲走了。', '现在的桥是石头的，可以走马车。']
const english = ['The bridge was mended last autumn, and it carries twelve lamps.', 'The river is shallow, and in summer the children catch fish there.', 'The old man said that the bridge used to be made of wood until the water took it.', 'The bridge of today is made of stone and can bear a carriage.']
const french = ['Le pont a été réparé à l’automne dernier, et il porte douze lanternes.', 'La rivière est peu profonde, et les enfants y pêchent en été.', 'Le vieil homme raconte que le pont était en bois, et que la rivière l’a emporté un soir.', 'Le pont d’aujourd’hui est en pierre et il peut porter une voiture.']

const read = (blocks: readonly string[]): Document => [...normalize(blocks.join('\n\n'), {adapters: [plainText()], adapter: 'plain-text'})][0]!
const languages = ({children}: Document): Array<string | undefined> => children.map(({data}) => data?.lang)
const inTurns = (one: readonly string[], other: readonly string[]): string[] => one.flatMap((text, index) => [text, other[index]!])

test.each([['en', english, 'zh', chinese], ['fr', french, 'en', english], ['zh', chinese, 'fr', french]])('blocks in %s between blocks in another language are told apart', (first, one, second, other) => {
  const document = read(inTurns(one, other))
  expect(languages(document)).toEqual(one.flatMap(() => [first, second]))
  expect(toText(document, {language: first}).split('\n\n')).toEqual([...one])
  expect(toText(document, {language: second}).split('\n\n')).toEqual([...other])
})

test('a line and its translation below it are two blocks, and verse in one script is not', () => {
  const short = ['The bridge carries twelve lamps, and all of them were lit.', '桥上有十二盏灯，都点着了。', 'The river is not deep where the children catch their fish.', '孩子们捉鱼的地方，河水不深。', 'The old man said that the water had taken the bridge.', '老人说，大水把那座桥冲走了。']
  const document = [...normalize(`${short.slice(0, 2).join('\n')}\n\n${short.slice(2, 4).join('\n')}\n\n${short.slice(4).join('\n')}\n`, {adapters: [plainText()], adapter: 'plain-text'})][0]!
  expect(languages(document)).toEqual(['en', 'zh', 'en', 'zh', 'en', 'zh'])
  expect(read(['桥上有灯\n1931\n河水不深', '老人说\n孩子笑']).children).toHaveLength(2)
})

test('one language behind the other is told as well', () => {
  expect(languages(read([...chinese, ...english]))).toEqual([...chinese.map(() => 'zh'), ...english.map(() => 'en')])
})

test('a text in one language is left as it is, whatever it quotes', () => {
  expect(languages(read(english))).toEqual(english.map(() => undefined))
  expect(languages(read([...chinese, ...chinese, english[0]!, english[1]!]))).toEqual(Array.from({length: 10}, () => undefined))
})

test('of two languages it is the one whose words a block has, where alone it would not tell', () => {
  expect(languages(read([...inTurns(english, french), 'The bridge is of stone.', 'Pierre, bois, voiture.'])).slice(-2)).toEqual(['en', undefined])
})

test('a block too short to tell, or in a third language, belongs to both', () => {
  const document = read([...inTurns(english, chinese), '1984', 'Мост починили прошлой осенью, и на нём двенадцать фонарей.'])
  expect(languages(document).slice(-2)).toEqual([undefined, undefined])
  expect(toText(document, {language: 'zh'})).toContain('1984')
})

test('headings, items and tables of Markdown have languages too', () => {
  const list = inTurns(english, chinese).map((text) => `> - ${text}`).join('\n')
  const [document] = normalize(`# ${english[0]}\n\n${list}\n\n| a | b |\n|---|---|\n| ${chinese[0]} | ${chinese[1]} |\n`, {adapters: [markdownPost()], adapter: 'markdown-post'})
  expect(toText(document!, {language: 'en'})).toBe([english[0], ...english].join('\n'))
})

test.each([['news-text', newsText()], ['report-transcript', reportTranscript()]])('%s tells them apart too', (_, adapter) => {
  const [document] = normalize(inTurns(english, chinese).join('\n\n'), {adapters: [adapter]})
  expect(languages(document!)).toEqual(english.flatMap(() => ['en', 'zh']))
  expect(toText(document!, {language: 'zh'}).split('\n\n')).toEqual([...chinese])
})
