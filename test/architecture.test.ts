import {readdirSync, readFileSync} from 'node:fs'
import {dirname, join, relative, sep} from 'node:path'
import {fileURLToPath} from 'node:url'
import {describe, expect, test} from 'vitest'
import {adapters} from '../src/adapters/index.ts'
import {cleaners} from '../src/cleaners/index.ts'

const root = fileURLToPath(new URL('../src', import.meta.url))
const files = readdirSync(root, {recursive: true, encoding: 'utf8'}).filter((name) => name.endsWith('.ts')).map((name) => name.split(sep).join('/'))
const source = (name: string): string => readFileSync(join(root, name), 'utf8')

/** What a file imports, by specifier; relative ones as paths from `src`. */
function imports(name: string): string[] {
  const found = [...source(name).matchAll(/^(?:import|export) [^'"\n]*from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gmu)]
  return found.map(([, from, effect, dynamic]) => from ?? effect ?? dynamic ?? '').map((specifier) => (specifier.startsWith('.') ? relative(root, join(root, dirname(name), specifier)).split(sep).join('/') : specifier))
}

const folder = (name: string): string => (name.includes('/') ? name.slice(0, name.indexOf('/')) : name)

/** Who may import what, by folder or file; a folder's files may import one another unless it says `alone`. */
const rules: Record<string, {may: readonly string[]; alone?: true}> = {
  adapters: {may: ['formats', 'document.ts', 'adapter.ts', 'text.ts', 'place.ts'], alone: true},
  formats: {may: ['document.ts', 'adapter.ts', 'text.ts', 'place.ts']},
  cleaners: {may: ['document.ts', 'edit.ts', 'text.ts', 'rule.ts', 'blocks.ts', 'key.ts', 'learn']},
  learn: {may: ['document.ts', 'text.ts', 'blocks.ts', 'key.ts', 'hash.ts', 'frequent.ts']},
  page: {may: ['document.ts', 'edit.ts', 'account.ts', 'span.ts', 'text.ts', 'place.ts', 'hash.ts', 'frequent.ts', 'summary.ts']},
  outputs: {may: ['document.ts', 'text.ts', 'place.ts']}
}

describe('imports', () => {
  test.each(files.filter((name) => rules[folder(name)] && !name.endsWith('/index.ts')))('of %s go where the architecture says', (name) => {
    const {may, alone} = rules[folder(name)]!
    const inside = imports(name).filter((specifier) => specifier.endsWith('.ts'))
    const wrong = inside.filter((target) => !may.includes(folder(target)) && (alone === true || folder(target) !== folder(name)))
    expect(wrong).toEqual([])
  })
  test.each(files.filter((name) => !/^(?:node|cli)\//u.test(name)))('of %s run in a browser', (name) => {
    expect(imports(name).filter((specifier) => specifier.startsWith('node:') || /^(?:node|cli)\//u.test(specifier))).toEqual([])
    expect(source(name)).not.toMatch(/\b(?:Buffer|require|fetch|XMLHttpRequest|setTimeout|eval)\s?[.(]/u)
  })
  test('for effect there are none', () => {
    for (const name of files) expect(source(name), name).not.toMatch(/^import '[^']+'/mu)
  })
})

test.each(files.filter((name) => name.startsWith('cleaners/')))('%s proposes, and leaves changing a tree to `edit`', (name) => {
  expect(source(name)).not.toMatch(/\.splice\(|\.children (?:=|\.push)/u)
})

test.each(files)('%s holds no state, no clock and no chance', (name) => {
  const text = source(name)
  expect(text).not.toMatch(/^(?:export )?(?:let|var) /mu)
  expect(text).not.toMatch(/\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\.now\b/u)
})

test('the largest file has under 300 lines', () => {
  for (const name of files) expect(source(name).split('\n').length, name).toBeLessThan(300)
})

test.each([['adapters', adapters()], ['cleaners', cleaners()]])('each of the %s has a file and a factory of its name', (kind, built) => {
  for (const {name} of built) {
    const factory = name.replace(/-(\w)/gu, (_, letter: string) => letter.toUpperCase())
    expect(source(`${kind}/${name}.ts`), name).toContain(`export function ${factory}(`)
    expect(source(`${kind}/index.ts`), name).toContain(`./${name}.ts`)
  }
})
