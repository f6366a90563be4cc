import type {Document} from '../src/document.ts'
import {documentOf} from './markdown.ts'

const nouns = ['harbour', 'ferry', 'lighthouse', 'anchor', 'rope', 'sail', 'captain', 'market', 'bridge', 'island', 'storm', 'engine', 'compass', 'ladder', 'cabin', 'signal', 'whistle', 'crane', 'net', 'barrel']
const verbs = ['waited', 'turned', 'vanished', 'stood', 'changed', 'burned', 'opened', 'closed', 'sank', 'rose', 'froze', 'drifted', 'returned', 'moved', 'stopped', 'began', 'ended', 'failed', 'held', 'broke']
const signs = '山川风雨云海岸灯塔船帆绳锚桥路城门墙瓦窗柱石沙水火木金土田禾麦豆米竹松柏梅兰菊荷柳桃李杏梨枣'

const pick = <Item>(list: ArrayLike<Item>, number: number): Item => list[Math.abs(number) % list.length]!

/** A sentence that no other number has. */
export function sentence(number: number): string {
  const word = (step: number): string => `${pick(nouns, number * 7 + step * 3)} ${pick(verbs, Math.floor(number / 3) + step * 5)}`
  return `In the year ${1500 + number} the ${word(1)} while the ${word(2)} beside chart ${number * 31}, and nobody but keeper ${number} saw how the ${word(3)} again.`
}

export function chineseSentence(number: number): string {
  const word = (step: number): string => `${pick(signs, number * 13 + step * 7)}${pick(signs, number * 5 + step * 11)}${pick(signs, Math.floor(number / 2) + step)}`
  return `第${number}年的${word(1)}边上${word(2)}来了又走，守塔的${word(3)}在日志里写下${word(4)}，此后再没有人提起过${word(5)}的事情。`
}

/** An article of its own, between what stands before and behind it. */
export function article(number: number, before: string, behind: string, inside = ''): string {
  const prose = [0, 1, 2, 3].map((step) => `${sentence(number * 4 + step)} ${sentence(9000 + number * 4 + step)}`)
  return [before, ...prose.slice(0, 2), inside, ...prose.slice(2), chineseSentence(number), behind].filter((part) => part !== '').join('\n\n')
}

/** Documents of one site. */
export function site(count: number, make: (number: number) => string): Document[] {
  return Array.from({length: count}, (_, number) => documentOf(make(number), {id: `id1:${number}`, provenance: {adapter: 'test@1', path: `posts/${number}.md`, encoding: {label: 'utf-8', source: 'string', replaced: 0}}}))
}
