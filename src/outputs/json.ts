import type {Position} from 'unist'
import type {Document} from '../document.ts'
import {convertPosition, counter, type OffsetUnit} from './offsets.ts'

export interface JsonOptions {
  /** What offsets and columns count (default: `utf-16`); any other is stated in `data.offsetUnit`. */
  readonly offsetUnit?: OffsetUnit
  /** The decoded text that was read: needed to count anything but UTF-16 units. */
  readonly source?: string
}

const units: readonly string[] = ['utf-16', 'code-point', 'utf-8'] satisfies OffsetUnit[]

/** Write a document as JSON, as `schema/document.schema.json` says it. */
export function toJson(document: Document, {offsetUnit = 'utf-16', source}: JsonOptions = {}): string {
  if (!units.includes(offsetUnit)) throw new TypeError(`Unexpected offset unit \`${String(offsetUnit)}\`, expected one of ${units.join(', ')}`)
  if (offsetUnit === 'utf-16') return JSON.stringify(document)
  if (typeof source !== 'string') throw new TypeError(`Unexpected missing \`source\`, expected the decoded text to count \`${offsetUnit}\` offsets in`)
  const {data, ...root} = convert(document, counter(source, offsetUnit)) as Document
  return JSON.stringify({...root, data: {...data, offsetUnit}})
}

// Fields that hold values of the source, in which a `place` would mean something else.
const foreign = new Set(['metadata', 'extra'])

function convert(value: unknown, count: (offset: number) => number): unknown {
  if (Array.isArray(value)) return value.map((item) => convert(item, count))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]: [string, unknown]) => {
    if (foreign.has(key)) return [key, item]
    return [key, (key === 'position' || key === 'place') && isPosition(item) ? convertPosition(item, count) : convert(item, count)]
  }))
}

function isPosition(value: unknown): value is Position {
  const {start, end} = (value ?? {}) as Partial<Position>
  return typeof start?.column === 'number' && typeof end?.column === 'number'
}

/**
 * Read a document that `toJson` wrote, this version or a newer one: what is unknown is kept, and `toText` prints what stands in
 * unknown nodes.
 *
 * The argument is not changed and shares nothing with the result. What is no document at all is a `TypeError`.
 */
export function fromJson(json: string | object): Document {
  const value = typeof json === 'string' ? parse(json) : copy(json)
  check(value)
  return value
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (cause) {
    throw new TypeError('Unexpected text that is not JSON, expected a document', {cause})
  }
}

function copy(value: unknown): unknown {
  try {
    return structuredClone(value)
  } catch (cause) {
    throw new TypeError('Unexpected value that JSON cannot hold, expected a document', {cause})
  }
}

function check(value: unknown): asserts value is Document {
  const root = fields(value)
  const data = fields(root.data)
  if (root.type !== 'root' || !Array.isArray(root.children)) throw new TypeError('Unexpected value, expected a document: a `root` with `children`')
  if (typeof data.schema !== 'number' || typeof data.id !== 'string') throw new TypeError('Unexpected tree, expected a document: `data` with `schema` and `id`')
  for (const name of ['metadata', 'evidence', 'provenance', 'verdict']) {
    if (!isObject(data[name])) throw new TypeError(`Unexpected document without \`data.${name}\`, expected an object`)
  }
  if (!Array.isArray(data.ledger)) throw new TypeError('Unexpected document without `data.ledger`, expected a list')
  checkNodes(root.children)
}

function checkNodes(nodes: readonly unknown[]): void {
  const open: unknown[] = [...nodes]
  while (open.length > 0) {
    const {type, children} = fields(open.pop())
    if (typeof type !== 'string') throw new TypeError('Unexpected child without a `type`, expected a node')
    if (children === undefined) continue
    if (!Array.isArray(children)) throw new TypeError(`Unexpected \`children\` of \`${type}\`, expected a list`)
    for (const child of children) open.push(child)
  }
}

const isObject = (value: unknown): value is {readonly [key: string]: unknown} => typeof value === 'object' && value !== null && !Array.isArray(value)
const fields = (value: unknown): {readonly [key: string]: unknown} => (isObject(value) ? value : {})
