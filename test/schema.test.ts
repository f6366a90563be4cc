import {Ajv, type AnySchema} from 'ajv'
import {readFileSync, writeFileSync} from 'node:fs'
import {globSync} from 'tinyglobby'
import {expect, test} from 'vitest'
import {normalize} from '../src/index.ts'
import {toJson} from '../src/outputs/json.ts'
import {generateSchema} from '../tools/schema.ts'
import {sample} from './outputs.ts'

const path = new URL('../schema/document.schema.json', import.meta.url)
const schema = generateSchema()

test('the schema is what the types say (`UPDATE=1` rewrites it)', () => {
  const generated = `${JSON.stringify(schema, undefined, 2)}\n`
  if (process.env.UPDATE === '1') writeFileSync(path, generated)
  expect(readFileSync(path, 'utf8')).toBe(generated)
})

const validate = new Ajv({strict: false, allErrors: false}).compile(schema as AnySchema)

function errors(json: string): unknown {
  return validate(JSON.parse(json)) ? [] : validate.errors
}

test('a document of every node is valid', () => {
  expect(errors(toJson(sample()))).toEqual([])
  expect(errors(toJson(sample(), {offsetUnit: 'utf-8', source: ''}))).toEqual([])
})

test('what the built-in adapters read is valid', () => {
  const inputs = globSync('fixtures/*/*/input.*')
  for (const input of inputs) for (const document of normalize({value: readFileSync(input), path: input})) expect(errors(toJson(document)), input).toEqual([])
})

test('a newer document is valid, a broken one is not', () => {
  const newer = sample() as unknown as {data: {metadata: {[key: string]: unknown}}; children: unknown[]}
  newer.children.push({type: 'hologram', children: [{type: 'text', value: 'later'}]})
  newer.data.metadata.futureField = 1
  expect(errors(JSON.stringify(newer))).toEqual([])
  expect(errors(JSON.stringify({...sample(), children: [{type: 'heading', depth: 9, children: []}]}))).not.toEqual([])
  expect(errors(JSON.stringify({...sample(), children: [{type: 'text'}]}))).not.toEqual([])
  expect(errors(JSON.stringify({type: 'root', children: []}))).not.toEqual([])
})
