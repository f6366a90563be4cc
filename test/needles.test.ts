import {describe, expect, test} from 'vitest'
import {cleaners} from '../src/cleaners/index.ts'
import {needlesOf, prefixesOf} from '../src/needles.ts'

describe('needlesOf', () => {
  test.each([
    [/read more/u, ['read more']],
    [/(?:关注|订阅)[我你]们?/u, ['关注', '订阅']],
    [/(?:点击|扫码).{0,8}[关收]?/u, ['点击', '扫码']],
    [/\s(?:请|欢迎)*[加添]我/u, ['加', '添']],
    [/(?<word>reward|a)s?\b/u, undefined],
    [/(?:tipping|reward)s?\b/u, ['tipping', 'reward']],
    [/colou?r/u, ['colo']],
    [/(?:newsletter)+/u, ['newsletter']],
    [/(?:newsletter){2,3}/u, ['newsletter']],
    [/(?:newsletter){0,3}/u, undefined],
    [/(?=newsletter)./u, undefined],
    [/(?<!not )included/u, ['included']],
    [/newsletter|./u, undefined],
    [/\p{L}\u{4e00}\x41\.\(/u, undefined],
    [/[^关注]{3}[a-z\]]/u, undefined],
    [/转{2}载/u, ['转']],
    [/侵删\?/u, ['侵删?']]
  ])('%s', (pattern, needles) => {
    expect(needlesOf(pattern)).toEqual(needles)
  })

  test('gives up where there are too many', () => {
    expect(needlesOf(new RegExp(Array.from({length: 300}, (_, index) => `word${index}`).join('|'), 'u'))).toBeUndefined()
  })
})

describe('prefixesOf', () => {
  test.each([
    [/^(?:read|see) more/u, ['read ', 'see m']],
    [/^请?输入/u, ['输入', '请输入']],
    [/^[赞赏]$/u, ['赞', '赏']],
    [/^\d+ ?条/u, ['0条', '0 条', '00条', '00 条', '000条', '000 条', '0000条', '0000 ', '00000']],
    [/^[\d,]?x/u, ['0x', ',x', 'x']],
    [/^[a-z\d]x/u, undefined],
    [/^4{2}\s人/u, ['0 人', '00 人', '000 人', '0000 ', '00000']],
    [/^[上中下]+页/u, ['上', '中', '下']],
    [/^(?:about|(?=.n)on)\b.x/u, ['on', 'about']],
    [/^.{0,9}x/u, undefined],
    [/^x?/u, undefined],
    [/more/u, undefined],
    [/^less|more/u, undefined]
  ])('%s', (pattern, prefixes) => {
    expect(prefixesOf(pattern)?.toSorted()).toEqual(prefixes?.toSorted())
  })

  test('gives up where there are too many', () => {
    const words = Array.from({length: 600}, (_, index) => String.fromCharCode(0x4e00 + index)).join('|')
    expect(prefixesOf(new RegExp(`^(?:${words})(?:x|y)`, 'u'))).toBeUndefined()
  })
})

test('whatever a pattern of a rule matches holds one of its words', () => {
  for (const {rules} of cleaners()) {
    for (const rule of rules) {
      for (const pattern of 'patterns' in rule ? (rule.patterns as readonly RegExp[]) : []) {
        const needles = needlesOf(pattern)
        for (const example of rule.matches) {
          const match = typeof example === 'string' ? pattern.exec(example.toLowerCase())?.[0] : undefined
          if (needles && match !== undefined) expect(needles.some((needle) => match.includes(needle)), `${pattern.source} in ${match}`).toBe(true)
        }
      }
    }
  }
})
