import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {adapters} from '../src/adapters/index.ts'
import {cleaners} from '../src/cleaners/index.ts'
import {normalize} from '../src/normalize.ts'
import {golden, testAdapter, testCleaner} from '../src/testing.ts'
import {fixturesOf} from './fixtures.ts'

const documented = readFileSync(new URL('../docs/diagnostics.md', import.meta.url), 'utf8')
const diagnostics = new Set([...documented.matchAll(/^\| `([a-z-]+:[a-z-]+)`/gmu)].map(([, id]) => id!))

for (const adapter of adapters()) {
  const fixtures = fixturesOf(adapter.name)
  const kit = {adapters: adapters(), cleaners: cleaners(), diagnostics}
  if (process.env['UPDATE']) for (const {input, golden: path} of fixtures) writeFileSync(path, golden(input, {...kit, adapter: adapter.name}))

  describe(adapter.name, () => {
    test('has six fixtures or more, each with what it reads to, and a page', () => {
      expect(fixtures.length).toBeGreaterThanOrEqual(6)
      for (const {golden: path} of fixtures) expect(existsSync(path), path).toBe(true)
      expect(existsSync(new URL(`../docs/adapters/${adapter.name}.md`, import.meta.url))).toBe(true)
    })
    for (const {name, check} of testAdapter(adapter, process.env['UPDATE'] ? fixtures.map(({name: key, input}) => ({name: key, input})) : fixtures, kit)) test(name, check)
  })
}

const documents = adapters().flatMap(({name}) => fixturesOf(name).slice(0, 3).flatMap(({input}) => [...normalize(input, {adapters: adapters(), adapter: name, profile: 'keep-all'})]))
for (const cleaner of cleaners()) {
  describe(`cleaner ${cleaner.name}`, () => {
    for (const {name, check} of testCleaner(cleaner, documents)) test(name, check)
  })
}
