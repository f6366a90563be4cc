import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import type {SourceObject} from '../src/source.ts'
import type {Fixture} from '../src/testing.ts'

const root = new URL('../fixtures/', import.meta.url)

export interface FixtureFile extends Fixture {
  /** Where the golden file is, or will be. */
  readonly golden: string
}

/** The fixtures of an adapter: `fixtures/<adapter>/<case>/input.*`, with `options.json` where the source has an address or a media type. */
export function fixturesOf(adapter: string): FixtureFile[] {
  const folder = new URL(`${adapter}/`, root)
  if (!existsSync(folder)) return []
  return readdirSync(folder).sort().map((name) => fixture(new URL(`${name}/`, folder), name))
}

function fixture(folder: URL, name: string): FixtureFile {
  const file = readdirSync(folder).find((item) => item.startsWith('input.'))
  if (!file) throw new Error(`Unexpected fixture \`${name}\` without an input`)
  const golden = fileURLToPath(new URL('expected.json', folder))
  const options = new URL('options.json', folder)
  const about = existsSync(options) ? (JSON.parse(readFileSync(options, 'utf8')) as Partial<SourceObject>) : {}
  const input = {value: new Uint8Array(readFileSync(new URL(file, folder))), path: file, ...about}
  return {name, input, golden, ...(existsSync(golden) ? {expected: readFileSync(golden, 'utf8')} : {})}
}
