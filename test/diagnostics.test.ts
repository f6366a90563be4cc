import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {expect, test} from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const page = readFileSync(join(root, 'docs/diagnostics.md'), 'utf8')
const documented = [...page.matchAll(/^\| `([a-z-]+:[a-z-]+)`/gmu)].map(([, id]) => id!)
const sources = readdirSync(join(root, 'src'), {recursive: true, encoding: 'utf8'}).filter((name) => name.endsWith('.ts')).map((name) => readFileSync(join(root, 'src', name), 'utf8')).join('\n')

test('every diagnostic is documented once, in order', () => {
  expect(documented).toEqual([...new Set(documented)].sort())
})

test('every rule that the sources name stands on the page, and no other', () => {
  const named = new Set([...sources.matchAll(/ruleId: '([a-z-]+)'/gu)].map(([, id]) => id!))
  expect([...named].filter((id) => !documented.some((full) => full.endsWith(`:${id}`)))).toEqual([])
  expect(documented.filter((full) => !sources.includes(`'${full}'`) && !sources.includes(`:${full.split(':')[1]}\``) && !named.has(full.split(':')[1]!))).toEqual([])
})
