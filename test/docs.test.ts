import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join, sep} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {afterAll, describe, expect, test} from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const pages = ['README.md', 'CONTRIBUTING.md', ...readdirSync(join(root, 'docs'), {recursive: true, encoding: 'utf8'}).filter((name) => name.endsWith('.md')).map((name) => `docs/${name.split(sep).join('/')}`)].filter((name) => existsSync(join(root, name)))
const folder = mkdtempSync(join(root, 'test', 'samples-'))
afterAll(() => rmSync(folder, {recursive: true}))

/** A sample runs against the sources: `palimpsest/x` is `src/x.ts`, and what it prints is what the comment behind `//=>` says. */
function runnable(code: string): string {
  const from = (path: string): string => pathToFileURL(join(root, 'src', path)).href
  return code
    .replace(/'palimpsest'/gu, `'${from('index.ts')}'`)
    .replace(/'palimpsest\/(node|learn|page)'/gu, (_, folder: string) => `'${from(`${folder}/index.ts`)}'`)
    .replace(/'palimpsest\/([a-z/-]+)'/gu, (_, path: string) => `'${from(`${path}.ts`)}'`)
    .replace(/^console\.log\((.*)\)\s*\/\/=> (.*)$/gmu, (_, value: string, expected: string) => `check(${value}, ${JSON.stringify(expected)})`)
}

const prologue = "import {expect as expectSample} from 'vitest'\nconst check = (value: unknown, expected: string) => expectSample(typeof value === 'string' ? value : JSON.stringify(value)).toBe(expected.replaceAll('\\\\n', '\\n'))\nvoid check\n"

describe.each(pages)('%s', (page) => {
  const text = readFileSync(join(root, page), 'utf8')
  const samples = [...text.matchAll(/^```ts\n([\s\S]*?)^```/gmu)].map(([, code]) => code!).filter((code) => code.includes("from 'palimpsest"))
  test('has samples that run', async () => {
    for (const [index, code] of samples.entries()) {
      const file = join(folder, `${page.replace(/\W/gu, '-')}-${index}.ts`)
      writeFileSync(file, prologue + runnable(code))
      await import(pathToFileURL(file).href)
    }
  })
  test('links to files that are there', () => {
    const prose = text.split(/^```/mu).filter((_, index) => index % 2 === 0).join('').replace(/`[^`\n]*`/gu, '')
    const links = [...prose.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/gu)].map(([, link]) => link!)
    for (const link of links) expect(existsSync(join(root, page, '..', link)), link).toBe(true)
  })
})
