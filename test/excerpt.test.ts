import {expect, test} from 'vitest'
import {decodeExcerpt, doubledQuotes, excerpt, references} from '../src/formats/excerpt.ts'
import {places} from '../src/place.ts'

const open = (text: string, from = 0): ReturnType<typeof excerpt> => excerpt(text, from, text.length, places(text))

test('an excerpt without anything to decode is itself', () => {
  const from = open('x & y', 2)
  expect(decodeExcerpt(from, references)).toBe(from)
  expect(from.places.position(from.offset, from.offset + 1)).toMatchObject({start: {offset: 2}, end: {offset: 3}})
})

test('what is decoded knows where it comes from, and takes in all that stands for it', () => {
  const {value, places: inside, offset} = decodeExcerpt(open('__a""b""""c', 2), doubledQuotes)
  expect(value).toBe('a"b""c')
  expect(Array.from({length: value.length + 1}, (_, index) => inside.point(offset + index).offset)).toEqual([2, 3, 5, 6, 8, 10, 11])
})

test('one layer after another', () => {
  const twice = decodeExcerpt(decodeExcerpt(open('&amp;quot;a&amp;#x41;&bogus;&#0;&#x110000;'), references), references)
  expect(twice.value).toBe('"aA&bogus;&#0;&#x110000;')
  expect([0, 1, 2, 3].map((index) => twice.places.point(index).offset)).toEqual([0, 10, 11, 21])
})

test('in any order of looking', () => {
  const text = '""x'.repeat(500)
  const {value, places: inside} = decodeExcerpt(open(text), doubledQuotes)
  const found = [900, 0, 999, 500, 501, 2, 40, 1000].map((index) => inside.point(index).offset)
  expect(value).toHaveLength(1000)
  expect(found).toEqual([1350, 0, 1499, 750, 752, 3, 60, 1500])
})
