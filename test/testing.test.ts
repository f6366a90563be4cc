import type {RootContent} from 'mdast'
import {describe, expect, test} from 'vitest'
import {reject, sourceOf, warn, type Adapter, type Draft} from '../src/adapter.ts'
import {paragraph, text, type Document} from '../src/document.ts'
import type {Cleaner, Edit, Rule} from '../src/edit.ts'
import {golden, testAdapter, testCleaner, type KitOptions} from '../src/testing.ts'
import {paragraphs} from '../src/testing/examples.ts'
import {lineAdapter} from './core.ts'

const input = {value: 'The ferry was late.\n- As ever.\n', path: 'a.line'}

/** The laws that an adapter breaks, with what they say. */
function broken(adapter: Adapter, {expected, ...options}: KitOptions & {expected?: string} = {}): string[] {
  const laws = testAdapter(adapter, [{name: 'two lines', input, ...(expected === undefined ? {} : {expected})}], options)
  expect(laws).toHaveLength(12)
  return laws.flatMap(({name, check}) => {
    try {
      check()
      return []
    } catch (error) {
      return [`${name.replace('two lines: ', '')}: ${(error as Error).message}`]
    }
  })
}

/** The line adapter, whose draft is changed. */
const changed = (change: (draft: Draft, file: Parameters<Adapter['read']>[0]) => Draft): Adapter => lineAdapter({*read(file) { for (const draft of lineAdapter().read(file)) yield change(draft, file) }})

test('a golden file has a position in one line, and leaves alone what only looks like one', () => {
  const extra = {range: {start: {}, end: {}}}
  const written = golden(input, {adapters: [changed((draft) => ({...draft, metadata: {extra}}))]})
  expect(written).toContain('"position": "1:1-1:20 0-19"')
  expect((JSON.parse(written) as {documents: Document[]}).documents[0]!.data.metadata.extra).toEqual(extra)
})

describe('the laws of an adapter', () => {
  test('hold for one that keeps them', () => {
    expect(broken(lineAdapter(), {expected: golden(input, {adapters: [lineAdapter()]}), diagnostics: new Set()})).toEqual([])
  })
  test('want what is expected', () => {
    expect(broken(lineAdapter(), {expected: '{}'})).toEqual([expect.stringMatching(/^reads to what is expected: Unexpected difference in the documents at 1/u)])
  })
  test('want it found among others', () => {
    const greedy: Adapter = {...lineAdapter(), name: 'greedy', match: {head: /^The/u, accepts: ['.line']}}
    expect(broken(lineAdapter(), {adapters: [lineAdapter(), greedy]})).toEqual([expect.stringMatching(/^is found without being named/u)])
  })
  test('want every character', () => {
    const loses = changed((draft) => ({...draft, children: draft.children.slice(1)}))
    expect(broken(loses)).toEqual([expect.stringMatching(/^reads whatever is damaged: Unexpected/u), expect.stringMatching(/^accounts for every character: Unexpected \d+ characters that nobody accounts for, first "The"/u)])
  })
  test('want claims that lie in their gap', () => {
    const claims = (offset: number): Adapter => lineAdapter({*claim({start, text: gap}) { if (gap.startsWith('- ')) yield {class: 'markup', start: start + offset, end: start + 2 + offset} }})
    for (const offset of [-3, -1]) expect(broken(claims(offset))).toContainEqual(expect.stringMatching(/^accounts for every character: Unexpected \d+ characters that nobody accounts for, first "-" at 20/u))
    const reversed = lineAdapter({*claim({start, text: gap}) { if (gap.startsWith('- ')) yield {class: 'markup', start: start + 2, end: start} }})
    expect(broken(reversed)).toContainEqual(expect.stringMatching(/^accounts for every character: Unexpected span 22-20, expected one that begins at 22/u))
    const beyond = lineAdapter({*claim({start}) { yield {class: 'markup', start, end: 99} }, read: (file) => [{children: [], place: sourceOf(file).places.position(0, file.value.length)}]})
    expect(broken(beyond)).toContainEqual(expect.stringMatching(/^accounts for every character: Unexpected end of spans at 99, expected/u))
  })
  test('want positions that nest, lie in the file and quote', () => {
    const quotes = changed((draft) => ({...draft, children: draft.children.map((node, index) => (index === 0 ? paragraph('THE FERRY WAS LATE.', node.position!) : node))}))
    expect(broken(quotes)).toContainEqual(expect.stringMatching(/^has positions that nest and quote: Unexpected text "THE FERRY/u))
    const outside = changed((draft, file) => ({...draft, children: [paragraph([text('The', sourceOf(file).places.position(0, 99))], sourceOf(file).places.position(0, 19)), ...draft.children.slice(1)]}))
    expect(broken(outside)).toContainEqual(expect.stringMatching(/^has positions that nest and quote: Unexpected position 0-99 of `text`/u))
  })
  test('want the same twice', () => {
    let times = 0
    const moody = changed((draft) => ({...draft, metadata: {extra: {times: times++}}}))
    expect(broken(moody)).toContainEqual(expect.stringMatching(/^reads the same twice/u))
  })
  test('want messages that are documented and have a place', () => {
    const says = (place: boolean): Adapter => lineAdapter({*read(file) {
      warn(file, 'Unexpected a, expected b, doing c', {source: 'line', ruleId: 'odd', ...(place ? {place: sourceOf(file).places.position(0, 1)} : {})})
      yield* lineAdapter().read(file)
    }})
    expect(broken(says(true), {diagnostics: new Set(['line:odd'])})).toEqual([])
    expect(broken(says(true), {diagnostics: new Set(['line:other'])})).toEqual([expect.stringMatching(/^says what it says .* Unexpected message `line:odd`, expected a documented one/u)])
    expect(broken(says(false))).toEqual([expect.stringMatching(/Unexpected message `line:odd` without a place/u)])
  })
  test.each([
    ['a list', {title: ['a'] as unknown as string}, /Unexpected title \["a"\]/u],
    ['an unknown field', {mood: 'good'} as object, /Unexpected mood "good"/u],
    ['an empty author', {authors: ['']}, /Unexpected authors \[""\]/u],
    ['a date of its own kind', {published: '4 March'}, /Unexpected date `4 March`/u],
    ['a language that is none', {language: 'not a language'}, /Incorrect locale/u]
  ])('want metadata of the dictionary: %s', (_name, metadata, message) => {
    expect(broken(changed((draft) => ({...draft, metadata})))).toContainEqual(expect.stringMatching(message))
  })
  test('want Markdown that reads to the same text', () => {
    const nul = changed((draft, file) => ({...draft, children: [paragraph('a\0b', sourceOf(file).places.position(0, 19)), ...draft.children.slice(1)]}))
    expect(broken(nul)).toContainEqual(expect.stringMatching(/^gives Markdown that reads to the same text/u))
  })
  test('let bytes be shuffled and cut as well, and what is rejected be rejected', () => {
    const rejects = lineAdapter({*read(file) { if (file.value !== '') reject(file, 'Unexpected', {source: 'line', ruleId: 'all', place: sourceOf(file).places.position(0, file.value.length)}) }})
    const laws = testAdapter(rejects, [{name: 'bytes', input: {...input, value: new TextEncoder().encode(input.value)}}])
    for (const {check} of laws) check()
  })
})

const rule: Rule = {id: 'bell', category: 'promotion', what: 'a bell', matches: ['Ring the bell'], spares: ['Ring the ferry']}
const says = (word: string) => (node: RootContent): boolean => JSON.stringify(node).includes(word)
const isBell = says('bell')
const removal = (node: RootContent, id = 'bell'): Edit => ({op: 'remove', node, rule: id, reason: ''})

const cleaner = (more: Partial<Cleaner> = {}): Cleaner => ({
  name: 'bells', version: 1, rules: [rule],
  propose: ({children}) => children.filter(isBell).map((node) => removal(node)),
  ...more
})

const breaks = (wrong: Cleaner): string | undefined => {
  for (const {name, check} of testCleaner(wrong, [paragraphs('The bell rang.', 'The ferry left.')])) {
    try {
      check()
    } catch (error) {
      return `${name}: ${(error as Error).message}`
    }
  }
  return undefined
}

describe('the laws of a cleaner', () => {
  test('hold for one that keeps them', () => {
    expect(breaks(cleaner())).toBeUndefined()
    const nodes: Rule = {...rule, matches: [[paragraph('A bell')]], spares: [[paragraph('A ferry')]]}
    expect(breaks(cleaner({rules: [nodes]}))).toBeUndefined()
  })
  test.each([
    ['examples of both kinds', {rules: [{...rule, spares: []}]}, /without examples of both kinds/u],
    ['matches', {rules: [{...rule, matches: ['Ring']}]}, /Unexpected miss of `bell` in "Ring"/u],
    ['spares', {rules: [{...rule, spares: ['the bell tolls']}]}, /Unexpected match of `bell` in "the bell tolls"/u],
    ['prose left alone', {propose: ({children}: Document) => [removal(children[0]!)]}, /Unexpected edit of prose by `bell`/u]
  ] as Array<[string, Partial<Cleaner>, RegExp]>)('want %s', (_name, more, message) => {
    expect(breaks(cleaner(more))).toMatch(message)
  })
  test('want rules that the cleaner has', () => {
    const stray = cleaner({rules: [rule], propose: (document) => [...cleaner().propose(document), ...document.children.filter(says('left')).map((node) => removal(node, 'whistle'))]})
    expect(breaks(stray)).toMatch(/Unexpected rule `whistle`/u)
  })
  test('want a second run that finds nothing', () => {
    const restless = cleaner({rules: [rule], propose: (document) => (document.children.length > 1 && document.children.some(isBell) ? [{op: 'replace', node: document.children.find(isBell)!, by: paragraph('A bell'), rule: 'bell', reason: ''}] : [])})
    expect(breaks(restless)).toMatch(/what `bells` finds the second time/u)
  })
  test('want a document that is not changed by proposing', () => {
    const meddles = cleaner({propose(document) {
      document.data.metadata.title = 'bells'
      return cleaner().propose(document)
    }})
    expect(breaks(meddles)).toMatch(/the document after `propose`/u)
  })
})
