import fc from 'fast-check'
import {franc} from 'franc-min'
import {data} from 'franc-min/data.js'
import {expect, test} from 'vitest'
import {nearestLanguage} from '../src/formats/latin-language.ts'
import {latinTrigrams} from '../src/formats/latin-trigrams.ts'

const models = Object.values(data['Latin']!).map((trigrams) => trigrams.split('|'))

test('the trigrams are those of the installed franc: else run `node tools/trigrams.mjs`', () => {
  expect(Object.entries(latinTrigrams)).toEqual(Object.keys(data['Latin']!).map((language, index) => [language, models[index]!.join('')]))
})

test('the nearest language is the one that franc names', () => {
  const trigram = fc.tuple(fc.nat(models.length - 1), fc.nat(299)).map(([language, rank]) => models[language]![rank]!)
  const text = fc.array(fc.oneof({arbitrary: trigram, weight: 9}, fc.constantFrom('. ', ' 12', 'É', '\n\u00a0', 'ß’')), {minLength: 10, maxLength: 250})
  fc.assert(fc.property(trigram, text, (first, rest) => {
    const whole = first + rest.join('')
    expect(nearestLanguage(whole)).toBe(franc(whole))
  }))
})

test('where no trigram of any language stands, none is named', () => expect(nearestLanguage('xqz '.repeat(30))).toBeUndefined())
