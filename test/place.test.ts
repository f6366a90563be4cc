import fc from 'fast-check'
import {expect, test} from 'vitest'
import {places} from '../src/place.ts'

test('counts every kind of line end once', () => {
  const {position} = places('a\nb\r\nc\rd')
  expect(position(7, 8)).toEqual({start: {line: 4, column: 1, offset: 7}, end: {line: 4, column: 2, offset: 8}})
})

test('finds the same point in any order', () => {
  const text = fc.string({unit: fc.constantFrom('a', '\n', '\r', '\r\n'), maxLength: 60})
  fc.assert(fc.property(text, fc.array(fc.nat(60), {minLength: 1}), (value, offsets) => {
    const {point} = places(value)
    for (const offset of offsets.map((at) => Math.min(at, value.length))) {
      const before = value.slice(0, offset).replace(/\r$/u, (end) => (value[offset] === '\n' ? '' : end))
      const ends = [...before.matchAll(/\r\n|\n|\r/gu)]
      const last = ends.at(-1)
      const start = last ? last.index + last[0].length : 0
      expect(point(offset)).toEqual({line: ends.length + 1, column: offset - start + 1, offset})
    }
  }))
})
