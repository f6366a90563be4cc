import {existsSync, symlinkSync} from 'node:fs'
import {join} from 'node:path'
import {gzipSync} from 'node:zlib'
import {afterAll, describe, expect, test} from 'vitest'
import {readRules} from '../src/learn/index.ts'
import {post, prose, records, workspace} from './command.ts'
import {article} from './site.ts'

const {folder, put, get, palimpsest, remove} = workspace()
afterAll(remove)

const footer = 'Harbour Notes is written by people who live by the sea, and printed on Sundays.'
for (let number = 0; number < 8; number++) put(`site/${number}.md`, `# Letter ${number}\n\n${article(number, '', footer)}\n`)
put('site/picture.png', '')
put('packed.md.gz', new Uint8Array([0x1f, 0x8b, 8, 0, 1]))

describe('learn', () => {
  test('writes rules to a file, and says how many', async () => {
    const {code, stdout, stderr} = await palimpsest(['learn', 'site', '-o', 'site.rules.json'])
    expect({code, stdout}).toEqual({code: 0, stdout: ''})
    expect(stderr).toContain('palimpsest: 1 rules of 8 documents; read them before you apply them\n')
    const {rules} = readRules(JSON.parse(get('site.rules.json')))
    expect(rules).toMatchObject([{match: 'text', text: footer, count: 8, examples: [{document: 'site/0.md'}, {}, {}]}])
  })
  test('writes to the standard output, by other shares, of other profiles', async () => {
    const rules = async (...flags: string[]): Promise<number> => readRules(JSON.parse((await palimpsest(['learn', 'site', ...flags])).stdout)).rules.length
    expect(await rules()).toBe(1)
    expect(await rules('--documents', '9')).toBe(0)
    expect(await rules('--documents', '8', '--share', '1', '--profile', 'keep-all', '-o', '-')).toBe(1)
  })
  test('a wrong call says what is wrong', async () => {
    for (const [flags, message] of [[['--share', '2'], 'Unexpected share `2`, expected a number above 0 and at most 1'], [['--documents', 'x'], 'Unexpected documents `x`, expected a number above 0'], [['-o', 'site/1.md'], 'Unexpected output `site/1.md`, which is an input']] as const) {
      const {code, stderr} = await palimpsest(['learn', 'site', ...flags])
      expect({code, stderr}).toEqual({code: 2, stderr: expect.stringContaining(message) as string})
    }
  })
  test('what cannot be read is told, and the rest is learned from', async () => {
    symlinkSync(join(folder, 'gone'), join(folder, 'dangling.md'))
    const {code, stderr, stdout} = await palimpsest(['learn', 'missing.md', 'dangling*', 'site', 'packed.md.gz'])
    expect(code).toBe(5)
    expect(stderr).toContain('missing.md')
    expect(stderr).toContain('packed.md.gz')
    expect(readRules(JSON.parse(stdout)).rules).toHaveLength(1)
  })
  test('of archives and streams of sources, compressed or not', async () => {
    const lines = Array.from({length: 8}, (_, number) => JSON.stringify({path: `${number}.md`, value: get(`site/${number}.md`)})).join('\n')
    put('site.jsonl', `${lines}\n{"none": 1}\n`)
    put('site.jsonl.gz', gzipSync(lines))
    const {code, stdout, stderr} = await palimpsest(['learn', 'site.jsonl'])
    expect(code).toBe(3)
    expect(stderr).toContain('site.jsonl:9:1: Unexpected line without `value`')
    expect(readRules(JSON.parse(stdout)).rules).toMatchObject([{text: footer, count: 8}])
    expect(readRules(JSON.parse((await palimpsest(['learn', 'site.jsonl.gz'])).stdout)).rules).toMatchObject([{text: footer, count: 8}])
    expect(readRules(JSON.parse((await palimpsest(['learn', '-', '--from', 'jsonl'], {stdin: lines})).stdout))).toMatchObject({documents: 8})
  })
  test('of the standard input too', async () => {
    expect(readRules(JSON.parse((await palimpsest(['learn', '-'], {stdin: post})).stdout))).toMatchObject({documents: 1, rules: []})
  })
})

describe('--rules', () => {
  test('applies them, in the ledger under their names', async () => {
    await palimpsest(['learn', 'site', '-o', 'site.rules.json'])
    const plain = records((await palimpsest(['site'])).stdout)
    const clean = records((await palimpsest(['site', '--rules', 'site.rules.json'])).stdout)
    expect(plain.every(({text}) => String(text).includes(footer))).toBe(true)
    expect(clean.some(({text}) => String(text).includes(footer))).toBe(false)
    expect(clean.every(({ledger}) => String(ledger).includes('learned-rules@1/text-'))).toBe(true)
    const explained = await palimpsest(['explain', '--rules', 'site.rules.json', 'site/1.md'])
    expect(explained.stdout).toMatch(/learned-rules@1\/text-\S+ \(navigation\)/u)
  })
  test('takes one file each time, so that inputs may follow', async () => {
    put('none.rules.json', JSON.stringify({schema: 1, documents: 0, rules: []}))
    const {code, stdout} = await palimpsest(['--rules', 'none.rules.json', '--rules', 'site.rules.json', 'site'])
    expect(code).toBe(0)
    expect(records(stdout).map(({text}) => String(text).includes(footer))).toEqual(Array.from({length: 8}, () => false))
  })
  test('a file that is none is a wrong call, and says where', async () => {
    put('wrong.rules.json', JSON.stringify({schema: 1, documents: 0, rules: [{}]}))
    put('broken.rules.json', '{')
    for (const [file, message] of [['wrong.rules.json', 'wrong.rules.json: Unexpected nothing in `rules[0]`, expected `id`'], ['broken.rules.json', 'broken.rules.json: '], ['gone.rules.json', 'gone.rules.json: ENOENT']] as const) {
      for (const argv of [['--rules', file, 'post.md'], ['explain', '--rules', file, 'post.md'], ['explain', '--html', '--rules', file, 'post.md']]) {
        const {code, stderr} = await palimpsest(argv)
        expect({code, stderr}).toEqual({code: 2, stderr: expect.stringContaining(message) as string})
      }
    }
  })
})

describe('explain --html', () => {
  test('writes one page, to the standard output or a file', async () => {
    const {code, stdout, stderr} = await palimpsest(['explain', '--html', 'page.html'])
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
    expect(stdout).toMatch(/^<!doctype html>[\s\S]*<h1>page\.html<\/h1>/u)
    expect(stdout).toContain(prose)
    await palimpsest(['explain', '--html', '-o', 'explained.html', 'page.html'])
    expect(get('explained.html')).toBe(stdout)
    expect((await palimpsest(['explain', '--html', '-', '-o', '-'], {stdin: prose})).stdout).toContain('<h1>&lt;stdin&gt;</h1>')
  })
  test('with rules that were learned, which the page can switch off', async () => {
    const {stdout} = await palimpsest(['explain', '--html', '--rules', 'site.rules.json', 'site/1.md'])
    expect(stdout).toMatch(/data-switch=0> <span class=r>learned-rules@1\/text-/u)
  })
  test('is what an output is for', async () => {
    expect(await palimpsest(['explain', '-o', 'explained.txt', 'page.html'])).toMatchObject({code: 2, stderr: 'palimpsest: Unexpected `--output` without `--html`, expected both\n'})
  })
  test('is about one source, and never written over it', async () => {
    for (const [argv, code, message] of [
      [['post.md', 'page.html'], 2, 'Unexpected 2 inputs, expected one for `--html`'], [['page.html', '-o', 'page.html'], 2, 'Unexpected output `page.html`, which is the input'],
      [['page.html', '--json'], 2, 'cannot be used with'], [['gone.md'], 5, 'Unexpected path `gone.md`']
    ] as const) {
      const outcome = await palimpsest(['explain', '--html', ...argv])
      expect({code: outcome.code, stderr: outcome.stderr}).toEqual({code, stderr: expect.stringContaining(message) as string})
    }
  })
})

test('--report is told to be nowhere before anything is read', async () => {
  for (const [path, code, message] of [['nowhere/run.html', 1, 'Unexpected trouble with `nowhere/run.html`, expected to write it'], ['site', 2, 'Unexpected folder `site`, expected a file for the report']] as const) {
    const outcome = await palimpsest(['--report', path, 'site', '-o', 'unread.jsonl'])
    expect(outcome).toMatchObject({code, stdout: '', stderr: expect.stringContaining(message) as string})
    expect(existsSync(join(folder, 'unread.jsonl'))).toBe(false)
  }
})

test('--report writes a page about the run, with links to the sources', async () => {
  put('pages/other.txt', '')
  const {code, stdout} = await palimpsest(['--report', 'pages/run.html', 'site', 'page.html'])
  expect(code).toBe(0)
  expect(records(stdout)).toHaveLength(9)
  const html = get('pages/run.html')
  expect(html).toContain('<p>9 documents')
  expect(html).toContain('<a href="../site/1.md">site/1.md</a>')
  const {stdout: one} = await palimpsest(['--report', 'one.html', '-'], {stdin: prose})
  expect(one).toContain(prose)
  expect(get('one.html')).toMatch(/<p class=facts>[^<]*, read by/u)
})
