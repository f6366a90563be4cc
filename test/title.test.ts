import {expect, test} from 'vitest'
import {splitSite} from '../src/formats/title.ts'

test.each([
  ['北湾停航三日-海港网', ['海港网'], '北湾停航三日', '海港网'], ['北湾停航三日_要闻_海港网', ['海港网', '要闻'], '北湾停航三日', '海港网'], ['Ferry returns | Harbour', ['harbour.example', 'www.harbour.com'], 'Ferry returns', 'Harbour'],
  ['Ferry returns - Ports - Harbour News', ['Harbour News', 'ports'], 'Ferry returns', 'Harbour News'], ['Harbour :: Ferry returns', ['Harbour'], 'Ferry returns', 'Harbour'], ['Ferry returns – Harbour', ['HARBOUR'], 'Ferry returns', 'Harbour'],
  ['Ferry » Returns', ['Returns'], 'Ferry', 'Returns']
])('%s', (given, known, title, site) => {
  const split = splitSite(given, known)
  expect([split.title, split.site]).toEqual([title, site])
  expect(given.slice(split.start, split.start + split.title.length)).toBe(title)
})

test.each([
  ['Ferry returns - Harbour', []], ['Ferry returns - Harbour', ['Elsewhere']], ['COVID-19 in ports', ['ports', '19 in ports']], ['state-of-the-art', ['art']], ['| |', ['x']], ['Harbour', ['Harbour']], ['只有：冒号', ['只有']], [`${'长'.repeat(1001)}-网`, ['网']]
])('stays whole without evidence: %s', (title, known) => expect(splitSite(title, known)).toEqual({title, start: 0}))

test('a title that is nothing but names keeps the first', () => expect(splitSite('Harbour | Harbour', ['Harbour'])).toEqual({title: 'Harbour', site: 'Harbour', start: 0}))
