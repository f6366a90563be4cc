import {createReadStream} from 'node:fs'
import {open, rename, rm} from 'node:fs/promises'
import {createInterface} from 'node:readline'
import type {ParquetWriter} from 'hyparquet-writer'
import {partOf} from './atomic.ts'

type Columns = Parameters<ParquetWriter['write']>[0]['columnData']
type Schema = ConstructorParameters<typeof ParquetWriter>[0]['schema']

/** A row group is in memory at once: so many rows, or so much text. */
const group = {rows: 10_000, characters: 2 ** 25}

const lists: ReadonlySet<string> = new Set(['authors', 'tags'])
const booleans: ReadonlySet<string> = new Set(['suspect'])
const numbers: ReadonlySet<string> = new Set(['characters', 'kept', 'removed', 'schema'])

/** The columns of a record, in order, as `toRecord` and the command's stamp give them. */
export const columns: readonly string[] = [
  'id', 'text', 'markdown', 'title', 'authors', 'published', 'modified', 'language', 'url', 'site', 'tags', 'kind', 'suspect', 'adapter', 'path', 'encoding',
  'characters', 'kept', 'removed', 'metadata', 'ledger', 'schema', 'options'
]

/**
 * Make Parquet of a JSON Lines file of records: a row each, in groups that fit into memory, and no value that is null.
 *
 * Strings are UTF-8, `authors` and `tags` lists of strings, counts 32-bit integers; the compression is Snappy.
 */
export async function parquetOf(lines: string, path: string): Promise<void> {
  const {ParquetWriter, fileWriter} = await import('hyparquet-writer')
  const temporary = partOf(`${path}.tmp`)
  const writer = new ParquetWriter({writer: fileWriter(temporary), schema: schema()})
  try {
    let rows: Array<Record<string, unknown>> = []
    let characters = 0
    const flush = async (): Promise<void> => {
      if (rows.length > 0) await writer.write({columnData: columnsOf(rows), rowGroupSize: rows.length})
      rows = []
      characters = 0
    }
    for await (const line of createInterface({input: createReadStream(lines), crlfDelay: Infinity})) {
      rows.push(JSON.parse(line) as Record<string, unknown>)
      characters += line.length
      if (rows.length >= group.rows || characters >= group.characters) await flush()
    }
    await flush()
    await writer.finish()
    const handle = await open(temporary, 'r+')
    await handle.sync().finally(() => handle.close())
  } catch (error) {
    await rm(temporary, {force: true})
    throw error
  }
  await rename(temporary, path)
  await rm(lines)
}

function columnsOf(rows: ReadonlyArray<Record<string, unknown>>): Columns {
  return columns.map((name) => ({name, data: rows.map((row) => row[name])}))
}

function schema(): Schema {
  const elements = columns.flatMap((name): Schema => {
    const required = {name, repetition_type: 'REQUIRED'} as const
    if (lists.has(name)) return [{...required, num_children: 1, converted_type: 'LIST'}, {name: 'list', repetition_type: 'REPEATED', num_children: 1}, text('element')]
    if (booleans.has(name)) return [{...required, type: 'BOOLEAN'}]
    return numbers.has(name) ? [{...required, type: 'INT32'}] : [text(name)]
  })
  return [{name: 'root', num_children: columns.length}, ...elements]
}

const text = (name: string): Schema[number] => ({name, repetition_type: 'REQUIRED', type: 'BYTE_ARRAY', converted_type: 'UTF8'})
