import {expect, test} from 'vitest'
import type {Adapter, Match} from '../src/adapter.ts'
import {detect} from '../src/detect.ts'
import {openSource, type SourceObject} from '../src/source.ts'

const adapter = (name: string, match: Match): Adapter => ({name, version: 1, match, *read() {}})
const host = adapter('host', {hosts: ['example.org']})
const heads = adapter('heads', {head: [/^a/u, /b$/mu], accepts: ['.txt']})
const head = adapter('head', {head: /^a/u})
const media = adapter('media', {mediaTypes: ['text/x-b']})
const text = adapter('text', {extensions: ['.txt']})
const all = [host, heads, head, media, text]

const found = (input: Partial<SourceObject>, adapters: Adapter[] = all): string => {
  const file = openSource({value: 'a b', ...input})
  const {name} = detect(file, adapters)
  return [name, ...file.messages.map(({ruleId}) => ruleId)].join(' ')
}

test.each([
  ['the host before all', {url: 'https://example.org/x', path: 'a.txt'}, 'host'],
  ['no other host, and no address that is none', {url: 'https://www.example.org/', value: 'c'}, 'text no-match'],
  ['an address that is none', {url: 'nowhere', value: 'c'}, 'text no-match'],
  ['the most heads', {}, 'heads'],
  ['heads under an extension that they accept', {path: 'x.txt'}, 'heads'],
  ['heads under an unknown extension', {path: 'x.log'}, 'heads'],
  ['a head behind a byte order mark', {value: '\ufeffa'}, 'heads tie'],
  ['the extension, of any case', {path: 'x.TXT', value: 'c'}, 'text'],
  ['the media type without its parameters', {mediaType: 'Text/X-B; charset=utf-8', value: 'c'}, 'media'],
  ['the last where none matches', {value: 'c'}, 'text no-match'],
  ['the last for nothing, in silence', {value: ' \n'}, 'text']
])('detects by %s', (_name, input, expected) => {
  expect(found(input)).toBe(expected)
})

test('keeps heads out of files whose extension says something else', () => {
  expect(found({path: 'x.txt'}, [head, text])).toBe('text')
})
test('names both of a tie', () => {
  const file = openSource('a')
  expect(detect(file, [head, heads]).name).toBe('head')
  expect(file.messages[0]).toMatchObject({source: 'detect', ruleId: 'tie', reason: 'Unexpected tie between `head` and `heads`, expected one best match, reading it as `head`'})
  expect(file.messages[0]!.place).toBeDefined()
})
test('wants an adapter', () => {
  expect(() => detect(openSource('a'), [])).toThrow(TypeError)
})
