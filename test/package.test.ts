import {existsSync, readFileSync, readdirSync} from 'node:fs'
import {expect, test} from 'vitest'

const root = new URL('../', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8')
const manifest = JSON.parse(read('package.json')) as {
  readonly version: string
  readonly dependencies: {readonly [name: string]: string}
  readonly devDependencies: {readonly [name: string]: string}
  readonly peerDependencies: {readonly [name: string]: string}
  readonly peerDependenciesMeta: {readonly [name: string]: {readonly optional: boolean}}
  readonly overrides: {readonly [name: string]: string}
  readonly scripts: {readonly [name: string]: string}
  readonly exports: {readonly [path: string]: string | {readonly [condition: string]: string}}
}
const lock = JSON.parse(read('package-lock.json')) as {readonly packages: {readonly [path: string]: {readonly engines?: {readonly node?: string}; readonly [field: string]: unknown}}}

test('every dependency has its reason in docs/decisions/dependencies.md, and no other has', () => {
  const page = read('docs/decisions/dependencies.md')
  const explained = (heading: string): string[] => {
    const section = page.split(/^## /mu).find((part) => part.startsWith(heading)) ?? ''
    return [...section.matchAll(/^\| `(?<name>[^`]+)` \|/gmu)].map(({groups}) => groups!['name']!)
  }
  expect(explained('Runtime').sort()).toEqual(Object.keys(manifest.dependencies).sort())
  expect(explained('Optional').sort()).toEqual(Object.keys(manifest.peerDependencies).sort())
  expect(Object.values(manifest.peerDependenciesMeta)).toEqual(Object.keys(manifest.peerDependencies).map(() => ({optional: true})))
  expect(explained('Development').sort()).toEqual(Object.keys(manifest.devDependencies).sort())
  expect(explained('Overrides').sort()).toEqual(Object.keys(manifest.overrides).sort())
})

test('every runtime dependency is imported by the sources', () => {
  const files = readdirSync(new URL('src', root), {recursive: true, encoding: 'utf8'}).filter((name) => name.endsWith('.ts'))
  const text = files.map((name) => read(`src/${name.replaceAll('\\', '/')}`)).join('\n')
  const types: {readonly [name: string]: string} = {'@types/hast': 'hast', '@types/mdast': 'mdast', '@types/unist': 'unist'}
  const unused = Object.keys(manifest.dependencies).filter((name) => !text.includes(`'${types[name] ?? name}'`) && !text.includes(`'${types[name] ?? name}/`))
  expect(unused).toEqual([])
})

test('every package that the sources import is a dependency; a development one is bundled, or gives types only', () => {
  const files = readdirSync(new URL('src', root), {recursive: true, encoding: 'utf8'}).filter((name) => name.endsWith('.ts'))
  const bundled = ['micromark-extension-math']
  const named = (pattern: RegExp): Set<string> => new Set(files.flatMap((name) => [...read(`src/${name.replaceAll('\\', '/')}`).matchAll(pattern)].map(({groups}) => packageOf(groups!['path']!))))
  const runtime = Object.keys({...manifest.dependencies, ...manifest.peerDependencies}).map((name) => name.replace('@types/', ''))
  const values = named(/(?:^(?:import|export) (?!type )[^'";]* from |import\()'(?<path>(?!node:)[@a-z][^']*)'/gmu)
  const types = named(/^(?:import|export) type [^'";]* from '(?<path>(?!node:)[@a-z][^']*)'/gmu)
  expect(values.size).toBeGreaterThan(10)
  expect([...values].filter((name) => ![...runtime, ...bundled].includes(name))).toEqual([])
  expect([...types].filter((name) => ![...runtime, ...Object.keys(manifest.devDependencies)].includes(name))).toEqual([])
})

function packageOf(path: string): string {
  return path.split('/').slice(0, path.startsWith('@') ? 2 : 1).join('/')
}

test('the lock file holds no address, and nothing that Node 20.19 cannot run', () => {
  expect(read('package-lock.json')).not.toContain('"resolved"')
  const newer = Object.entries(lock.packages).filter(([, {engines}]) => engines?.node !== undefined && !/(?:\^|>=? ?)?(?:20|1\d|\d)\b|\*/u.test(engines.node))
  expect(newer.map(([path]) => path)).toEqual([])
})

test('exports say types before default, and sources exist for them', () => {
  for (const [path, target] of Object.entries(manifest.exports)) {
    if (typeof target === 'string') continue
    expect(Object.keys(target), path).toEqual(['types', 'default'])
    const source = target['default']!.replace('./dist/', 'src/').replace(/\*?\.js$/u, '')
    expect([`${source}.ts`, `${source}/index.ts`, source].some((file) => existsSync(new URL(file, root))), path).toBe(true)
  }
})

test('the scripts that a fresh clone runs begin by installing what is missing', () => {
  for (const name of ['demo', 'test', 'build', 'bench', 'check:package']) expect(manifest.scripts[name]).toMatch(/^node tools\/ensure\.mjs /u)
})

test('the change log knows the version', () => {
  expect(read('CHANGELOG.md')).toContain(`## ${manifest.version}`)
})
