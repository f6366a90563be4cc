/** What tests of the parts of a run share. */

import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import * as library from '../src/index.ts'
import type {Source} from '../src/node/open.ts'
import type {Tools} from '../src/node/plan.ts'

/** A folder of its own. */
export function scratch(): {at(name: string): string; remove(): void; readonly folder: string} {
  const folder = mkdtempSync(join(tmpdir(), 'palimpsest-parts-'))
  return {folder, at: (name) => join(folder, name), remove: () => rmSync(folder, {recursive: true})}
}

export const plan = {options: {}, stamp: '', summaries: true}
export const tools: Tools = {library, options: {}, plan}
export const bytes = (value: string): Uint8Array => new TextEncoder().encode(value)

/** Values as bytes, one after the other; an error is thrown where it stands. */
export async function* chunks(...values: Array<string | Uint8Array | Error>): AsyncIterable<Uint8Array> {
  for (const value of values) {
    if (value instanceof Error) throw value
    yield typeof value === 'string' ? bytes(value) : value
  }
}

export async function all<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const found: Value[] = []
  for await (const value of values) found.push(value)
  return found
}

export const sourceOf = (name: string, ...values: Array<string | Uint8Array | Error>): Source => ({name, path: name, place: name, open: () => chunks(...values)})
