import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {afterAll, expect, test} from 'vitest'
import {normalizeFile} from '../src/node/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'palimpsest-node-'))
const path = join(folder, 'walk.txt')
writeFileSync(path, 'The path follows the river for an hour, and the bridge is closed.\n')
afterAll(() => rmSync(folder, {recursive: true}))

test('a file is read as bytes, and remembers its path', async () => {
  const run = await normalizeFile(path, {adapter: 'plain-text'})
  const [document] = [...run]
  expect(document?.data.provenance).toMatchObject({path, encoding: {source: 'utf-8'}, sha256: expect.stringMatching(/^[\da-f]{64}$/u)})
  expect(document?.data.provenance).not.toHaveProperty('url')
})

test('a file is named by a URL as well, and what it does not say of itself is passed on', async () => {
  const run = await normalizeFile(pathToFileURL(path), {url: 'https://example.org/walk', mediaType: 'text/plain', profile: 'keep-all'})
  const [document] = [...run]
  expect(document?.data.provenance).toMatchObject({path, url: 'https://example.org/walk'})
  expect(run.file.data.palimpsest).toMatchObject({mediaType: 'text/plain'})
})

test('a file that is not there rejects the promise', async () => {
  await expect(normalizeFile(join(folder, 'missing.txt'))).rejects.toMatchObject({code: 'ENOENT'})
})

test('a wrong call rejects the promise', async () => {
  await expect(normalizeFile(path, {adapter: 'morse'})).rejects.toThrow(TypeError)
})
