import {mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {basename, join} from 'node:path'
import {afterAll, describe, expect, test} from 'vitest'
import {forum, post, prose, records, workspace} from './command.ts'

const {folder, put, get, palimpsest, remove} = workspace()
afterAll(remove)

describe('what is read', () => {
  test('one file becomes Markdown with front matter, and nothing is said', async () => {
    const {code, stdout, stderr} = await palimpsest(['post.md'])
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
    expect(stdout).toMatch(/^---\n[\s\S]*title: The seven o’clock ferry\n[\s\S]*---\n/u)
    expect(stdout).toContain(prose)
  })
  test('the standard input is read when nothing is named, and by its dash', async () => {
    const plain = await palimpsest(['--to', 'text'], {stdin: prose})
    expect(plain.stdout).toContain(prose)
    const bytes = await palimpsest(['-', '--to', 'text'], {stdin: new Uint8Array([0xff, 0xfe, 0x4e, 0x00, 0x6f, 0x00])})
    expect(bytes.stdout).toContain('No')
  })
  test('nothing named on a terminal is a wrong call that shows the help', async () => {
    const {code, stdout, stderr} = await palimpsest([], {tty: true})
    expect({code, stdout}).toEqual({code: 2, stdout: ''})
    expect(stderr).toContain('Usage: palimpsest')
  })
  test('a folder is walked in order of name, and what it does not read it counts', async () => {
    const {code, stdout, stderr} = await palimpsest(['posts'])
    expect(code).toBe(0)
    expect(records(stdout).map(({path}) => path)).toEqual(['posts/one.md', 'posts/two/two.md'])
    expect(stderr).toBe('palimpsest: files of other kinds, not read: 1 (posts/picture.png)\n')
  })
  test('more than three other files are counted after the first three', async () => {
    for (const name of 'abcd') put(`mixed/${name}.bin`, '')
    put('mixed/one.md', post)
    const {stderr} = await palimpsest(['mixed'])
    expect(stderr).toBe('palimpsest: files of other kinds, not read: 4 (mixed/a.bin, mixed/b.bin, mixed/c.bin, …)\n')
  })
  test('a pattern is JSON Lines even when it matches one file', async () => {
    const {stdout} = await palimpsest(['posts/*.md'])
    expect(records(stdout)).toHaveLength(1)
  })
  test('a file that is named twice is read once', async () => {
    const {stdout} = await palimpsest(['post.md', './post.md', 'pos*.md'])
    expect(records(stdout)).toHaveLength(1)
  })
  test('a file with brackets in its name is a file before it is a pattern', async () => {
    put('note[1].md', post)
    expect((await palimpsest(['note[1].md'])).code).toBe(0)
  })
  test('what is not there is told, and the rest is read', async () => {
    put('empty-folder/nothing.bin', '')
    const {code, stdout, stderr} = await palimpsest(['missing.md', 'no/*.md', 'empty-folder', 'post.md'])
    expect(code).toBe(5)
    expect(records(stdout)).toHaveLength(1)
    expect(stderr).toContain('Unexpected path `missing.md`')
    expect(stderr).toContain('Unexpected path `no/*.md`')
    expect(stderr).toContain('Unexpected folder `empty-folder`')
  })
  test('a file that cannot be read is told, and the rest is read', async () => {
    symlinkSync(join(folder, 'gone'), join(folder, 'posts/dangling.md'))
    const {code, stderr} = await palimpsest(['posts/d*.md', 'post.md'])
    rmSync(join(folder, 'posts/dangling.md'))
    expect(code).toBe(5)
    expect(stderr).toMatch(/Unexpected (?:trouble|path)/u)
  })
})

describe('what is written', () => {
  test.each([['markdown', /^---\n/u], ['text', /^(?!---)/u], ['html', /<p>/u], ['json', /^\{/u], ['jsonl', /^\{.*\}\n$/u]])('--to %s', async (format, pattern) => {
    const {code, stdout} = await palimpsest(['--to', format, 'post.md'])
    expect(code).toBe(0)
    expect(stdout).toMatch(pattern)
    expect(stdout).toContain('seven')
    expect(stdout.endsWith('\n')).toBe(true)
  })
  test('several documents as text stand apart by a form feed', async () => {
    const {stdout} = await palimpsest(['--to', 'text', 'post.md', 'posts/two/two.md'])
    expect(stdout.split('\f\n')).toHaveLength(2)
  })
  test('several documents of one file are JSON Lines', async () => {
    const {stdout} = await palimpsest(['forum.tsv'])
    expect(records(stdout).length).toBe(2)
  })
  test('the extension of --output names the format, and nothing goes to the standard output', async () => {
    const {code, stdout} = await palimpsest(['post.md', '-o', 'out.json'])
    expect({code, stdout}).toEqual({code: 0, stdout: ''})
    expect(JSON.parse(get('out.json'))).toMatchObject({type: 'root'})
    await palimpsest(['post.md', '-o', 'out.unknown'])
    expect(get('out.unknown')).toMatch(/^---\n/u)
    expect((await palimpsest(['post.md', '-o', '-'])).stdout).toMatch(/^---\n/u)
  })
  test.each([[['-o', 'no-such-folder/out.md']], [['--rejects', 'no-such-folder/out.md']], [['--out-dir', 'page.html']]])('%j cannot be written, which ends the run', async (flags) => {
    const {code, stderr} = await palimpsest(['post.md', ...flags])
    expect(code).toBe(1)
    expect(stderr).toMatch(/^palimpsest: Unexpected trouble with `\S+`, expected to write it: E[A-Z]+/u)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })
  test('an input is never overwritten', async () => {
    for (const argv of [['post.md', '-o', 'post.md'], ['post.md', '--rejects', './post.md'], ['post.md', '--out-dir', '.']]) {
      const {code, stderr} = await palimpsest(argv)
      expect(code).toBe(2)
      expect(stderr).toContain('which is an input')
    }
    expect(get('post.md')).toBe(post)
  })
  test('--out-dir mirrors the input, with names that do not collide', async () => {
    put('same/a.md', post)
    put('same/A.MD', post.replace('seven', 'ten'))
    const {code, stdout} = await palimpsest(['posts', 'page.html', 'same', '--out-dir', 'clean'])
    expect({code, stdout}).toEqual({code: 0, stdout: ''})
    const written = readdirSync(join(folder, 'clean'), {recursive: true, encoding: 'utf8'}).filter((name) => /\.\w+$/u.test(name)).sort()
    expect(written).toEqual(['manifest.jsonl', 'page.html.md', 'posts/one.md', 'posts/two/two.md', 'same/A.md', expect.stringMatching(/^same\/a~[\da-f]{8}\.md$/u)])
    expect(get('clean/posts/one.md')).toContain(prose)
  })
  test('--out-dir is not read again when it lies within the folder', async () => {
    put('site/a.md', post)
    await palimpsest(['site', '--out-dir', 'site/clean'])
    await palimpsest(['site', '--out-dir', 'site/clean'])
    expect(readdirSync(join(folder, 'site/clean'), {recursive: true, encoding: 'utf8'}).filter((name) => name.endsWith('.md'))).toEqual(['site/a.md'])
  })
  test('--out-dir holds what lies outside of the current folder, by the name of the operand', async () => {
    const other = mkdtempSync(join(tmpdir(), 'palimpsest-other-'))
    mkdirSync(join(other, 'notes'))
    writeFileSync(join(other, 'notes/a.md'), post)
    await palimpsest([join(other, 'notes'), '--out-dir', 'outside'])
    await palimpsest([join(other, 'notes/a.md'), '--out-dir', 'outside'])
    await palimpsest([`${other}/n*/*.md`, '--out-dir', 'outside'])
    rmSync(other, {recursive: true})
    const written = readdirSync(join(folder, 'outside'), {recursive: true, encoding: 'utf8'}).filter((name) => name.endsWith('.md')).sort()
    expect(written).toEqual(['a.md', 'notes/a.md', `${basename(other)}/notes/a.md`])
  })
  test('--out-dir writes the standard input, and several documents as JSON Lines', async () => {
    await palimpsest(['forum.tsv', '-', '--out-dir', 'piped'], {stdin: prose})
    expect(records(get('piped/forum.tsv.jsonl')).length).toBe(2)
    expect(get('piped/stdin.md')).toContain(prose)
  })
})

describe('what is said', () => {
  test('messages go to stderr, with place and rule', async () => {
    const {code, stdout, stderr} = await palimpsest(['forum.tsv'])
    expect(code).toBe(3)
    expect(stdout).not.toContain('Unexpected')
    expect(stderr).toMatch(/^forum\.tsv:4:\d+: Unexpected .* \[forum-tsv:[a-z-]+\]$/mu)
  })
  test('--rejects holds what could not be read', async () => {
    const {code} = await palimpsest(['--rejects', 'rejects.jsonl', 'forum.tsv', 'post.md'])
    expect(code).toBe(3)
    expect(records(get('rejects.jsonl'))).toEqual([expect.objectContaining({path: 'forum.tsv', line: 4, text: expect.stringContaining('broken'), rule: expect.stringMatching(/^forum-tsv:/u)})])
  })
  test('more than twenty messages of one file are counted', async () => {
    const rows = Array.from({length: 90}, (_, index) => `7\t${index}\tTram\tmira\t2021-03-06 07:00:00\t${prose}\n${index % 3 === 0 ? '7\tbroken\n' : ''}`)
    put('ragged.tsv', forum + rows.join(''))
    const {stderr} = await palimpsest(['ragged.tsv'])
    expect(stderr).toMatch(/^ragged\.tsv: and \d+ more$/mu)
    expect(stderr.trim().split('\n')).toHaveLength(21)
  })
  test('--fail-on-warnings turns a warning into exit code 4', async () => {
    put('stub.html', '<html><body><p>环境异常，完成验证后即可继续访问。</p></body></html>')
    const {code, stderr} = await palimpsest(['--fail-on-warnings', 'stub.html'])
    expect(code).toBe(4)
    expect(stderr).toContain('[stub:captcha]')
    expect((await palimpsest(['stub.html'])).code).toBe(0)
    expect((await palimpsest(['--fail-on-warnings', 'post.md'])).code).toBe(0)
  })
  test.each([
    [['--adapter', 'morse', 'post.md'], 'Unexpected adapter `morse`'],
    [['--language', '!', 'post.md'], 'Unexpected language `!`'],
    [['--timezone', 'Mars', 'post.md'], 'Unexpected time zone `Mars`'],
    [['--to', 'pdf', 'post.md'], 'pdf'],
    [['--colour'], '--colour'],
    [['-o', 'a.md', '--out-dir', 'b', 'post.md'], 'expected one of them'],
    [['explain'], 'missing required argument'],
    [['rules', 'morse'], 'Unexpected cleaner `morse`']
  ])('%j is a wrong call', async (argv, message) => {
    const {code, stdout, stderr} = await palimpsest(argv)
    expect({code, stdout}).toEqual({code: 2, stdout: ''})
    expect(stderr).toContain(message)
  })
  test('every option that sources have is passed on', async () => {
    const {stdout} = await palimpsest(['--adapter', 'plain-text', '--profile', 'keep-all', '--language', 'en', '--timezone', '+08:00', '--to', 'json', 'post.md'])
    expect(JSON.parse(stdout)).toMatchObject({data: {provenance: {adapter: expect.stringMatching(/^plain-text@/u)}}})
  })
})
