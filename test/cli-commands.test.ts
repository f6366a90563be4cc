import {readFileSync} from 'node:fs'
import {gzipSync} from 'node:zlib'
import {afterAll, describe, expect, test} from 'vitest'
import {examples} from '../src/cli/examples.ts'
import {page, prose, records, workspace} from './command.ts'

const {put, get, palimpsest, remove} = workspace()
afterAll(remove)

describe('sub-commands', () => {
  test('explain shows shares, metadata and rules', async () => {
    const {code, stdout} = await palimpsest(['explain', 'page.html', 'forum.tsv', '-'], {stdin: prose})
    expect(code).toBe(0)
    expect(stdout).toMatch(/^page\.html$/mu)
    expect(stdout).toMatch(/^ {2}content +[\d,]+ +\d+\.\d %$/mu)
    expect(stdout).toContain('read by news-page@')
    expect(stdout).toMatch(/^<stdin>$/mu)
  })
  test('explain --json is one line a file', async () => {
    const {stdout} = await palimpsest(['explain', '--json', 'page.html', 'post.md'])
    const found = records(stdout)
    expect(found).toHaveLength(2)
    expect(found[0]).toMatchObject({source: 'page.html', characters: page.length, totals: {unaccounted: 0}, documents: [{kind: 'article'}]})
  })
  test('explain shows what has no text by its kind, and counts what is too much to show', async () => {
    const pictures = Array.from({length: 9}, (_, index) => `长按识别二维码关注公众号${index}\n\n![](https://example.org/qr${index}.png)\n\n`).join('')
    put('pictures.md', `${prose}\n\n${prose}\n\n${pictures}`)
    const {stdout} = await palimpsest(['explain', 'pictures.md'])
    expect(stdout).toMatch(/^ {4}promotion@\d+\/\S+ \(promotion\) +\d+ +\d+\.\d %$/mu)
    expect(stdout).toContain('(image https://example.org/qr0.png)')
    expect(stdout).toMatch(/^ {6}and \d+ more$/mu)
  })
  test('explain says why a document should be looked at, and who wrote it', async () => {
    put('stub.html', '<html><body><p>环境异常，完成验证后即可继续访问。</p></body></html>')
    put('pair.md', `---\ntitle: Two\nauthors: [Mira Holt, Anton Vale]\n---\n\n${prose}\n`)
    const {stdout, stderr} = await palimpsest(['explain', 'stub.html', 'pair.md'])
    expect(stdout).toMatch(/^ {2}stub, to be looked at, read by /mu)
    expect(stdout).toMatch(/^ {4}Unexpected a verification page.* \[stub:captcha\]$/mu)
    expect(stdout).toMatch(/^ {4}authors +Mira Holt, Anton Vale {2}\(front-matter\.authors\)$/mu)
    expect(stderr).toContain('[stub:captcha]')
  })
  test('explain reports what cannot be read', async () => {
    expect((await palimpsest(['explain', 'missing.md'])).code).toBe(5)
  })
  test('explain decompresses, and tells what is compressed badly', async () => {
    const packed = gzipSync(prose)
    put('good.txt.gz', packed)
    put('bad.txt.gz', packed.subarray(0, 20))
    const {code, stdout, stderr} = await palimpsest(['explain', 'good.txt.gz', 'bad.txt.gz'])
    expect({code, stderr}).toEqual({code: 5, stderr: expect.stringContaining('Unexpected trouble with `bad.txt.gz`, expected to read it') as string})
    expect(stdout).toContain('read by plain-text@')
  })
  test('detect names the adapter and the encoding', async () => {
    const {code, stdout} = await palimpsest(['detect', 'posts', 'page.html', 'forum.tsv'])
    expect(code).toBe(0)
    expect(stdout).toBe('posts/one.md\tmarkdown-post\tutf-8\nposts/two/two.md\tmarkdown-post\tutf-8\npage.html\tnews-page\tutf-8\nforum.tsv\tforum-tsv\tutf-8\n')
  })
  test('rules lists every rule, and one cleaner with examples', async () => {
    const all = await palimpsest(['rules'])
    expect(all.stdout).toMatch(/^promotion@\d+\/[a-z-]+ +promotion +\S/mu)
    const one = await palimpsest(['rules', 'promotion'])
    expect(one.stdout).toMatch(/^ {4}\S/mu)
    expect(one.stdout).not.toContain('legal@')
  })
  test('adapters lists what can be read', async () => {
    const {stdout} = await palimpsest(['adapters'])
    expect(stdout).toMatch(/^markdown-post@\d+ .*\.md/mu)
    expect(stdout.trim().split('\n')).toHaveLength(6)
  })
})

describe('help', () => {
  test.each([['--help'], ['explain', '--help'], ['learn', '--help'], ['detect', '--help'], ['rules', '--help'], ['adapters', '--help']])('%s %s has examples', async (...argv) => {
    const {code, stdout, stderr} = await palimpsest(argv)
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
    expect(stdout).toContain('Examples:\n  palimpsest')
  })
  test('--version is the version of the package', async () => {
    const {version} = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {version: string}
    expect((await palimpsest(['--version'])).stdout).toBe(`${version}\n`)
  })
  test.each(Object.values(examples).flat().map(({command}) => command))('%s', async (command) => {
    const {argv, from, to} = words(command)
    const {code, stdout} = await palimpsest(argv, from === undefined ? {} : {stdin: get(from)})
    expect([0, 3]).toContain(code)
    const silent = argv.includes('-o') || argv.includes('--out-dir')
    expect(stdout.length > 0).toBe(!silent)
    if (to !== undefined) expect(records(stdout).length).toBeGreaterThan(1)
  })
  test('the page about the command shows its help', () => {
    const text = readFileSync(new URL('../docs/command-line.md', import.meta.url), 'utf8')
    for (const {command} of Object.values(examples).flat()) expect(text).toContain(command)
  })
})

/** The words of a shell line, its redirections apart. */
function words(command: string): {argv: string[]; from?: string; to?: string} {
  const all = [...command.matchAll(/'(?<quoted>[^']*)'|(?<bare>\S+)/gu)].map(({groups}) => groups!['quoted'] ?? groups!['bare']!)
  const after = (sign: string): string | undefined => (all.includes(sign) ? all[all.indexOf(sign) + 1] : undefined)
  const [from, to] = [after('<'), after('>')]
  const argv = all.slice(1).filter((word, index, rest) => !/^[<>]$/u.test(word) && !/^[<>]$/u.test(rest[index - 1] ?? ''))
  return {argv, ...(from === undefined ? {} : {from}), ...(to === undefined ? {} : {to})}
}
