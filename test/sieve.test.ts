import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {cleaners} from '../src/cleaners/index.ts'
import {keyOf} from '../src/key.ts'
import {bitOf, sieve} from '../src/sieve.ts'

const patterns = cleaners().flatMap(({rules}) => rules.flatMap((rule) => ('patterns' in rule ? (rule.patterns as readonly RegExp[]) : [])))

describe('sieve', () => {
  const find = sieve([[/^(?:read|see) more/u], [/not be sold/u], [/扫码|戳/u], [/^\d+ (?:likes|赞)/u], [/weekly/u]])
  test.each([
    ['Read  more', 0], ['· See\u00a0more', 0], ['It must NOT\n be  sold here', 1], ['请扫码', 2], ['戳', 2], ['1250 likes', 3], ['7\u3000赞', 3], ['The wee\u212aly', 4], ['WEEKLY', 4]
  ])('lets %j through for what it may match', (text, group) => {
    expect(find(text)).toBe(bitOf(group))
  })

  test.each(['', 'Ready', 'must not be', 'be sold', '扫', '12', '12 boats', 'weak', 'notbe sold', '…', '\u00c9t\u00e9'])('lets nothing of %j through', (text) => {
    expect(find(text)).toBe(0)
  })

  test('lets all through for a pattern of which nothing is known', () => {
    expect(sieve([[/x/u], [/..\d$/u]])('boat')).toBe(bitOf(0) | bitOf(1))
  })

  test('shares bits where there are more groups than bits', () => {
    const words = Array.from({length: 40}, (_, index) => [new RegExp(`word${String.fromCharCode(97 + (index % 26))}${index}`, 'u')])
    expect(sieve(words)('word' + 'a0')).toBe(bitOf(0))
    expect(bitOf(33)).toBe(bitOf(2))
  })

  const examples = cleaners().flatMap(({rules}) => rules.flatMap(({matches, spares}) => [...matches, ...spares])).filter((example) => typeof example === 'string')

  test('misses nothing that the patterns of a rule match, in whatever way it is written', () => {
    const sieves = patterns.map((pattern) => ({pattern, find: sieve([[pattern]])}))
    const lines = examples.flatMap((example) => example.split('\n\n'))
    const written = fc.tuple(fc.constantFrom(...lines), fc.constantFrom('', '· ', '  (', '>'), fc.constantFrom(' ', '  ', '\n', '\u3000'), fc.boolean())
    fc.assert(fc.property(written, ([line, before, space, isLoud]) => {
      const text = before + (isLoud ? line.toUpperCase() : line).replaceAll(' ', space)
      const key = keyOf(text)
      for (const {pattern, find: look} of sieves) if (pattern.test(key)) expect(look(text), `${pattern.source} in ${text}`).not.toBe(0)
    }), {numRuns: 300})
  })
})
