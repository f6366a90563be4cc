import {describe, expect, test} from 'vitest'
import {readLooseJson} from '../src/formats/json-loose.ts'

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null))

describe('what was meant to be JSON', () => {
  test.each([
    ['commas too many', '{"a": [1, 2,,], "b": {"c": true,},}', {a: [1, 2], b: {c: true}}],
    ['line ends in strings', '{"a": "one\ntwo\t"}', {a: 'one\ntwo\t'}],
    ['quotation marks in strings', '{"a": "he said "no" to it", "b": ["x "y" z", "w"]}', {a: 'he said "no" to it', b: ['x "y" z', 'w']}],
    ['escapes that are none', '{"a": "it\\\'s \\u0041\\n\\u00"}', {a: "it's A\nu00"}],
    ['comments', '/* c */ {"a": 1, // d\n "b": /* e */ false}', {a: 1, b: false}],
    ['comments behind strings', '{"a": "b" // "c", d\n, "e": ["f" // g\n], "h": "i" /* j */}', {a: 'b', e: ['f'], h: 'i'}],
    ['commas too few', '{"a": "one"\n "b": "two" "c": 3}', {a: 'one', b: 'two', c: 3}],
    ['values that are missing', '{"a": , "b": undefined, "c": null, "e": x}', {e: 'x'}],
    ['several values', '{"a": 1}\n{"b": 2};', [{a: 1}, {b: 2}]],
    ['an end that is missing', '{"a": [{"b": "c', {a: [{b: 'c'}]}],
    ['brackets that do not match', '{"a": [1, 2}, "b": {"c": 3]}', [{a: [1, 2]}, 'b']],
    ['nothing', '  ', null],
    ['a sign', '[:, ]', []]
  ])('is read in spite of %s', (_, text, expected) => expect(plain(readLooseJson(text))).toEqual(expected))

  test('is read as deep as 500 levels, and names of objects are names only', () => {
    expect(readLooseJson('['.repeat(2000))).toBeDefined()
    expect(Object.keys(readLooseJson('{"__proto__": {"a": 1},}') as object)).toEqual(['__proto__'])
  })
})
