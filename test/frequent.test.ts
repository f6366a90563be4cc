import fc from 'fast-check'
import {expect, test} from 'vitest'
import {frequent} from '../src/frequent.ts'

const stream = fc.array(fc.integer({min: 0, max: 40}).map((number) => String(Math.floor(number * number / 40))), {maxLength: 400})

test('counts are exact while there is room', () => {
  const counts = frequent<number>(10)
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) counts.count(key, () => key.charCodeAt(0))
  expect(counts.entries().map(({key, value, count, missed}) => [key, value, count, missed])).toEqual([['a', 97, 3, 0], ['b', 98, 2, 0], ['c', 99, 1, 0]])
})

test('a count is never too high, and too low by `missed` at most, in no more memory than was given', () => {
  fc.assert(fc.property(stream, fc.integer({min: 2, max: 12}), (keys, capacity) => {
    const counts = frequent<true>(capacity)
    const exact = new Map<string, number>()
    for (const key of keys) {
      counts.count(key, () => true)
      exact.set(key, (exact.get(key) ?? 0) + 1)
    }
    const known = new Map(counts.entries().map((entry) => [entry.key, entry]))
    expect(known.size).toBeLessThanOrEqual(capacity)
    for (const [key, count] of exact) {
      const entry = known.get(key)
      if (entry) expect(count).toBeGreaterThanOrEqual(entry.count)
      if (entry) expect(entry.count + entry.missed).toBeGreaterThanOrEqual(count)
    }
  }))
})

test('what comes in every second place is found among any number of others', () => {
  const counts = frequent<true>(20)
  for (let index = 0; index < 5000; index++) counts.count(index % 2 === 0 ? 'often' : `once ${index}`, () => true)
  expect(counts.entries()[0]).toMatchObject({key: 'often', count: 2500, missed: 0})
})
