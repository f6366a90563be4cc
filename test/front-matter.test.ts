import {describe, expect, test} from 'vitest'
import {readFrontMatter, type MatterOptions} from '../src/formats/front-matter.ts'

const options: MatterOptions = {aliases: 100, yaml: '1.2'}

function read(source: string, given: Partial<MatterOptions> = {}) {
  const {matter, unclosed} = readFrontMatter(source, {...options, ...given})
  const data = matter && Object.fromEntries(matter.entries.map(({key, value}) => [key, value]))
  const rules = [...(unclosed ? [unclosed] : []), ...(matter?.problems ?? [])].map(({ruleId}) => ruleId)
  return {format: matter?.format, data, rules, body: source.slice(matter?.end ?? 0), problems: matter?.problems ?? []}
}

describe('finding', () => {
  test.each([
    ['---\na: 1\n---\nb', 'yaml', '\nb'],
    ['---\na: 1\n...\nb', 'yaml', '\nb'],
    ['---yaml\na: 1\n---', 'yaml', ''],
    ['---  \na: 1\n---\t\nb', 'yaml', '\nb'],
    ['\n \n---\na: 1\n---\n', 'yaml', '\n'],
    ['\ufeff---\r\na: 1\r\n---\r\nb', 'yaml', '\r\nb'],
    ['---\ra: 1\r---\rb', 'yaml', '\rb'],
    ['---\n---', 'yaml', ''],
    ['---\n\n\n---\nb', 'yaml', '\nb'],
    ['---\n# only a comment\n---\nb', 'yaml', '\nb'],
    ['---\na\n\nb\n---\n# c', 'yaml', '\n# c'],
    ['+++\na = 1\n+++\nb', 'toml', '\nb'],
    ['---toml\na = 1\n---\nb', 'toml', '\nb'],
    ['{\n "a": 1\n}\nb', 'json', '\nb'],
    ['{"a": "}\\"{"}\nb', 'json', '\nb'],
    [';;;\n"a": 1\n;;;\nb', 'json', '\nb'],
    ['---json\n{"a": 1}\n---\nb', 'json', '\nb']
  ])('%j holds %s', (source, format, body) => {
    expect(read(source)).toMatchObject({format, body})
  })
  test.each([
    '', '---', ' ---\na: 1\n---', '---\n ---', '--- --\na: 1\n---', '----\na: 1\n----', '+++toml\na = 1\n+++', 'text\n---\na: 1\n---',
    '---\n\nA thought of its own.\n\n---\nb', '---\nA sentence that ends.\n---\nb', '---\n\nA note: on: colons\n\n---\n', '{% raw %}\n', '{{ a }}', '{"a": 1} and more', '{"a": 1', '{ a: 1 }\n', '{"a\n', '{"a', '{\n a: 1\n}\n', '+++\na = 1'
  ])('%j holds none', (source) => {
    expect(read(source)).toMatchObject({format: undefined})
  })
  test('says where a fence is left open, but not of a thematic break', () => {
    expect(read('---\ntitle: a\n\ntext').rules).toEqual(['front-matter-unclosed'])
    expect(read('---\n\ntext').rules).toEqual([])
  })
  test('never reads a program', () => {
    expect(read('---js\n{a: 1}\n---\nb')).toMatchObject({format: 'other', data: {}, rules: ['front-matter-language']})
  })
})

describe('headers', () => {
  test.each([
    ['title: A\ntags:\n- x\n---\nb', {title: 'A', tags: ['x']}, '\nb'],
    ['"title": "A",\n"date": "2013-07-13"\n;;;\nb', {title: 'A', date: '2013-07-13'}, '\nb'],
    ['------\r\ntitle: A\r\nlayout: post\r\n------\r\nb', {title: 'A', layout: 'post'}, '\r\nb'],
    ['Title: A: b\nDate: 2010-12-03\nComment: one\n    two\n\nb', {Title: 'A: b', Date: '2010-12-03', Comment: 'one two'}, '\n\nb'],
    ['\ufeffTitle: A\nAuthors: Ann Lee, Bo Chen\n', {Title: 'A', Authors: ['Ann Lee', 'Bo Chen']}, '\n'],
    ['title: A\nauthor: Lee, Ann; Chen, Bo\n\nb', {title: 'A', author: ['Lee, Ann', 'Chen, Bo']}, '\n\nb'],
    ['% A\n  title\n% Ann Lee; Bo Chen\n  Cy Day\n% 2014\n\nb', {title: 'A title', author: ['Ann Lee', 'Bo Chen', 'Cy Day'], date: '2014'}, '\n\nb'],
    ['% A\n%\n% 2014\n\nb', {title: 'A', author: [], date: '2014'}, '\n\nb'],
    ['.. title: A\n.. slug: a\n\nb', {title: 'A', slug: 'a'}, '\n\nb'],
    ['<!--\n.. title: A\n.. slug: a\n-->\nb', {title: 'A', slug: 'a'}, '\nb'],
    ['title:: A\ntags:: x, y\n- b', {title: 'A', tags: 'x, y'}, '\n- b']
  ])('%j is front matter', (source, data, body) => {
    expect(read(source)).toEqual({format: 'header', data, rules: [], body, problems: []})
    expect(read(source, {headers: false}).format).toBeUndefined()
  })
  test.each([
    'title: A\n---\nb', 'Note: this\nResult: that\n---\n', 'title: [A\ntags: x\n---\n', 'Title: A\n\nDate: 2010', 'Ann: Hello.\nBob: Hello.\n', 'Author: Ann\nDate: 2010\n', 'Title: A\nDate: 2010\nand a sentence.\n',
    '% of all\n\nb', '% A\n% B\n% C\n% D\n', '%A\n% B', '<!--\n.. title: A\n.. slug: a\n', '<!--\n-->\n', '.. note:: A\n.. other:: b\n', 'a:: b\nc:: d\n', '- title:: A\n- tags:: b\n', '----\n----\n', '    title: A\n    date: b\n'
  ])('%j is text', (source) => {
    expect(read(source)).toMatchObject({format: undefined, rules: []})
  })
  test('tells each key with its place', () => {
    const source = 'Title: A\nSummary: one\n  two\n\nb'
    const {matter} = readFrontMatter(source, options)
    expect(matter?.entries.map(({start, end}) => source.slice(start, end))).toEqual(['Title: A', 'Summary: one\n  two'])
    expect(matter).toMatchObject({start: 0, end: 27, value: 'Title: A\nSummary: one\n  two'})
  })
})

describe('YAML', () => {
  test('keeps numbers and dates as written', () => {
    const source = '---\na: 0123\nb: 12345678901234567890\nc: 2018-1-27\nd: 1.5\ne: .inf\nf: -7\ng: 0x1f\nh: 22:22\ni: no\nj: ~\nk: true\nl: 2019-10-26T08:00:00+08:00\n---\n'
    expect(read(source).data).toEqual({a: '0123', b: '12345678901234567890', c: '2018-1-27', d: 1.5, e: '.inf', f: -7, g: 31, h: '22:22', i: 'no', j: null, k: true, l: '2019-10-26T08:00:00+08:00'})
  })
  test('reads scalars and merges as older generators do, when asked', () => {
    const source = '---\nbase: &base {x: 1, y: 2}\nmore:\n  <<: [*base, {z: 3}]\n  y: 5\non: yes\nday: 2019-10-26\noct: 010\n---\n'
    expect(read(source, {yaml: '1.1'}).data).toEqual({base: {x: 1, y: 2}, more: {x: 1, y: 5, z: 3}, on: true, day: '2019-10-26', oct: 8})
    expect(read(source).rules).toEqual(['front-matter-merge'])
    expect(read('---\na: !!pairs [b: 1, c]\n---\n', {yaml: '1.1'}).data).toEqual({a: [{b: 1}, {c: null}]})
    expect(read('---\n<<: 1\na: 1\n---\n', {yaml: '1.1'}).data).toEqual({a: 1})
  })
  test('takes names of the prototype for plain keys', () => {
    const {data} = read('---\n__proto__: {polluted: true}\nconstructor: x\n? [a, b]\n: 1\n1: one\n? !!omap [a: 1]\n: 2\n---\n')
    expect(Object.keys(data ?? {})).toEqual(['1', '__proto__', 'constructor', '["a","b"]', '[{"a":1}]'])
    expect(({} as {polluted?: boolean}).polluted).toBeUndefined()
  })
  test('takes the last of two values, and says where', () => {
    const source = '---\na: 1\nb: 2\na: 3\n---\n'
    const {data, problems} = read(source)
    expect(data).toEqual({a: 3, b: 2})
    expect(problems.map(({ruleId, start, end}) => [ruleId, source.slice(start, end)])).toEqual([['front-matter-duplicate-key', 'a: 3']])
  })
  test('stops complaining at some point', () => {
    expect(read(`---\n${'a: 1\n'.repeat(300)}---\n`).rules).toHaveLength(100)
  })
  test('follows as many aliases as are allowed, and none in a circle', () => {
    expect(read('---\na: &a x\nb: [*a, *a, *a, *a]\n---\n', {aliases: 2})).toMatchObject({data: {b: ['x', 'x', '*a', '*a']}, rules: ['too-many-aliases']})
    expect(read('---\na: &a [*a]\n---\n')).toMatchObject({data: {a: ['*a']}, rules: ['front-matter-alias']})
    expect(read('---\na: &a x\nb: *a\nc: &a y\nd: *a\n---\n')).toMatchObject({data: {b: 'x', d: 'y'}, rules: []})
  })
  test('leaves a block with far more aliases than are followed unread, and one with as many asterisks not', () => {
    const block = (item: string) => `---\na: &a x\nb: [${Array.from({length: 21}, () => item).join(', ')}]\n---\n`
    expect(read(block('*a'), {aliases: 2})).toMatchObject({data: {}, rules: ['too-many-aliases']})
    expect(read(block('"*a"'), {aliases: 2})).toMatchObject({data: {a: 'x'}, rules: []})
  })
  test('does not follow a tag', () => {
    expect(read('---\na: !!js/function "function () { throw 1 }"\n---\n')).toMatchObject({data: {a: 'function () { throw 1 }'}, rules: ['front-matter-yaml']})
  })
  test('leaves what is nested too deep', () => {
    expect(read(`---\na: ${'['.repeat(900)}${']'.repeat(900)}\n---\n`).rules).toEqual(['front-matter-depth'])
    expect(read(`---\n${'- '.repeat(900)}a\n---\n`).rules).toEqual(['front-matter-depth'])
  })
  test('says that a text is no mapping', () => {
    expect(read('---\na word\n---\n').rules).toEqual(['front-matter-no-mapping'])
    expect(read('---\n- a\n- b\n---\n').rules).toEqual(['front-matter-no-mapping'])
  })
  test('reads the sound entries of a broken block', () => {
    const source = '---\ntitle: Night: a walk\n"quoted key": 1\ntags: [a, b\nlist:\n  - x\n\tbad: y\nnote: "open\nlast: yes\nlast: no\n---\n'
    const {data, rules} = read(source)
    expect(data).toEqual({title: 'Night: a walk', 'quoted key': 1, last: 'no'})
    expect(new Set(rules)).toEqual(new Set(['front-matter-yaml', 'front-matter-entry', 'front-matter-duplicate-key']))
  })
  test('knows a broken block from prose', () => {
    expect(read('---\n: : [\nkey: {\n---\n')).toMatchObject({format: 'yaml', data: {}})
    expect(read('---\n: : [\n---\n').format).toBeUndefined()
  })
  test('says no more than is useful of a block that is broken all over', () => {
    expect(read(`---\n${'a: [\n'.repeat(60)}${'b: 1\n'.repeat(60)}---\n`).rules.length).toBeLessThanOrEqual(20)
  })
})

describe('TOML', () => {
  test('keeps dates and long numbers as written', () => {
    const source = '+++\na = 1979-05-27T07:32:00Z\nb = 1979-05-27 07:32:00.5\nc = 1979-05-27\nd = 07:32:00\ne = 9007199254740993\nf = inf\ng = [1, {h = true}]\n[t]\nu = "v"\n+++\n'
    expect(read(source).data).toEqual({a: '1979-05-27T07:32:00Z', b: '1979-05-27 07:32:00.5', c: '1979-05-27', d: '07:32:00', e: '9007199254740993', f: 'Infinity', g: [1, {h: true}], t: {u: 'v'}})
  })
  test('says in which line it is broken', () => {
    const source = '+++\na = 1\nb = = 2\n+++\n'
    expect(read(source).problems.map(({ruleId, start, end}) => [ruleId, source.slice(start, end)])).toEqual([['front-matter-toml', 'b = = 2']])
    expect(read(`+++\na = "\n+++\n`).rules).toEqual(['front-matter-toml'])
  })
})

describe('JSON', () => {
  test('keeps long numbers, in strings and out', () => {
    expect(read('{"a": 12345678901234567890, "b": "12345678901234567890", "c": 1234567890123456, "d": 1.5}\n').data).toEqual({a: '12345678901234567890', b: '12345678901234567890', c: 1234567890123456, d: 1.5})
  })
  test('says what it is not', () => {
    expect(read('{"a": 1,}\nb').rules).toEqual(['front-matter-json'])
    expect(read('---json\n[1]\n---\n').rules).toEqual(['front-matter-no-mapping'])
  })
})
