import {describe, expect, test} from 'vitest'
import {cleaners} from '../src/cleaners/index.ts'
import {needlesOf} from '../src/needles.ts'

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
