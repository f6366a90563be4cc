import fc from 'fast-check'
import {expect, test} from 'vitest'
import {functionWords} from '../src/formats/function-words.ts'
import {readWords} from '../src/formats/latin-words.ts'

// As patterns tell it.
function byPattern(text: string): ReturnType<typeof readWords> {
  const words = text.toLowerCase().match(/[\p{Script=Latin}\p{M}]{2,}/gu) ?? []
  return {count: words.length, languages: words.flatMap((word) => (functionWords.has(word) ? [functionWords.get(word)!] : []))}
}

test.each([
  'The harbour AND the yard, of which 12 boats', '港口 the 船 of', 'Für die Männer', 'ÜBER där, où', 'naïve Πλοίο the', 'e\u0301te\u0301 of the', '', 'a b', 'the'
])('finds the words of %j as the tables of Unicode do', (text) => {
  expect(readWords(text)).toEqual(byPattern(text))
})

test('finds the words of any text so', () => {
  const piece = fc.oneof(fc.constantFrom(...functionWords.keys()), fc.constantFrom(' ', ', ', '港', '×', '“', 'É', 'İ', 'ﬁ', '\u0301', 'ª', 'я'), fc.string())
  fc.assert(fc.property(fc.array(piece, {maxLength: 12}), fc.boolean(), (pieces, isLoud) => {
    const text = isLoud ? pieces.join('').toUpperCase() : pieces.join('')
    expect(readWords(text)).toEqual(byPattern(text))
  }), {numRuns: 500})
})
