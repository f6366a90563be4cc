import {readdirSync, readFileSync} from 'node:fs'
import {dirname, join, relative, sep} from 'node:path'
import {fileURLToPath} from 'node:url'
import {describe, expect, test} from 'vitest'

const root = fileURLToPath(new URL('../src', import.meta.url))
const files = readdirSync(root, {recursive: true, encoding: 'utf8'}).filter((name) => name.endsWith('.ts')).map((name) => name.split(sep).join('/'))
const source = (name: string): string => readFileSync(join(root, name), 'utf8')

/** What a file imports, by specifier; relative ones as paths from `src`. */
function imports(name: string): string[] {
  const found = [...source(name).matchAll(/^(?:import|export)\b[^'"\n]*?from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gmu)]
  return found.map(([, from, effect, dynamic]) => from ?? effect ?? dynamic ?? '').map((specifier) => (specifier.startsWith('.') ? relative(root, join(root, dirname(name), specifier)).split(sep).join('/') : specifier))
}

const folder = (name: string): string => (name.includes('/') ? name.slice(0, name.indexOf('/')) : name)

/** Who may import what, by folder or file; a folder's files may import one another unless it says `alone`. */
const rules: Record<string, {may: readonly string[]; alone?: true}> = {
  adapters: {may: ['formats', 'document.ts', 'adapter.ts', 'text.ts', 'place.ts'], alone: true},
  formats: {may: ['document.ts', 'adapter.ts', 'text.ts', 'place.ts']},
  cleaners: {may: ['document.ts', 'edit.ts', 'text.ts', 'rule.ts'], alone: true},
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
    expect(source(name)).not.toMatch(/\b(?:process|Buffer|require|__dirname|fetch|XMLHttpRequest|setTimeout|eval)\b\s*[.(]/u)
  })
  test('for effect there are none', () => {
    for (const name of files) expect(source(name), name).not.toMatch(/^import '[^']+'/mu)
  })
})

test.each(files.filter((name) => name !== 'edit.ts'))('%s leaves changing a tree that is read to `edit`', (name) => {
  expect(imports(name).filter((specifier) => specifier === 'unist-util-remove')).toEqual([])
  if (/^(?:cleaners|outputs)\//u.test(name)) expect(source(name)).not.toMatch(/\.splice\(/u)
})

test.each(files)('%s holds no state, no clock and no chance', (name) => {
  const text = source(name)
  expect(text).not.toMatch(/^(?:export )?(?:let|var) /mu)
  expect(text).not.toMatch(/\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\.now\b/u)
})

test('the largest file has under 300 lines', () => {
  for (const name of files) expect(source(name).split('\n').length, name).toBeLessThan(300)
})

test.each(['adapters', 'cleaners', 'outputs'])('each file of %s exports what it is named for', (kind) => {
  const named = files.filter((name) => name.startsWith(`${kind}/`) && !name.endsWith('/index.ts') && kind !== 'outputs')
  for (const name of named) {
    const noun = name.slice(kind.length + 1, -3).replace(/-(\w)/gu, (_, letter: string) => letter.toUpperCase())
    expect(source(name), name).toMatch(new RegExp(`^export function ${noun}\\(`, 'mu'))
  }
})
