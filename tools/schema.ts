import {AnyType, DEFAULT_CONFIG, ObjectType, SchemaGenerator, createFormatter, createParser, createProgram, derefType, type CompletedConfig, type MutableParser, type NodeParser, type Schema, type SubNodeParser} from 'ts-json-schema-generator'
import ts from 'typescript'

/**
 * Generate the JSON Schema of a Document from the types.
 *
 * It is open where the format may grow: properties and node types that it does not name are allowed, so that a reader which
 * checks documents with it accepts newer ones; nodes that it names must be as it says.
 */
export function generateSchema(): Schema {
  const root = new URL('../', import.meta.url).pathname
  const config: CompletedConfig = {...DEFAULT_CONFIG, path: `${root}src/document.ts`, tsconfig: `${root}tsconfig.json`, type: 'Document', additionalProperties: true, skipTypeCheck: true}
  const program = createProgram(config)
  const parser = createParser(program, config, (chain) => chain.addNodeParser(foreign).addNodeParser(sameName(chain)).addNodeParser(merged(chain, program.getTypeChecker())))
  const schema = new SchemaGenerator(program, parser, createFormatter(config), config).createSchema('Document')
  return open(schema)
}

// Fields for HTML that plugins put into `data` are theirs; unist's own `Data` says nothing.
const foreign: SubNodeParser = {
  supportsNode: (node: ts.Node) => isIn(node, 'hast') || (isIn(node, 'unist') && ts.isInterfaceDeclaration(node) && node.name.text === 'Data'),
  createType: () => new AnyType()
}

// mdast's `Node` only narrows unist's, which a schema could not hold beside it under one name.
const sameName = (chain: MutableParser & Partial<NodeParser>): SubNodeParser => ({
  supportsNode: (node: ts.Node) => ts.isInterfaceDeclaration(node) && node.name.text === 'Node' && isIn(node, 'mdast'),
  createType: (node, context) => chain.createType!((node as ts.InterfaceDeclaration).heritageClauses![0]!.types[0]!, context)
})

// An interface that several modules declare, as ours declares `entry` into mdast: the generator reads one declaration only.
function merged(chain: MutableParser & Partial<NodeParser>, checker: ts.TypeChecker): SubNodeParser {
  const reading = new Set<ts.Node>()
  const declarations = (node: ts.InterfaceDeclaration): ts.InterfaceDeclaration[] => (checker.getSymbolAtLocation(node.name)?.declarations ?? []).filter(ts.isInterfaceDeclaration)
  return {
    supportsNode: (node: ts.Node) => ts.isInterfaceDeclaration(node) && !reading.has(node) && isIn(node, 'mdast') && declarations(node).length > 1,
    createType(node, context, reference) {
      const all = declarations(node as ts.InterfaceDeclaration)
      for (const one of all) reading.add(one)
      const parts = all.map((one) => derefType(chain.createType!(one, context, reference))).filter((type) => type instanceof ObjectType)
      for (const one of all) reading.delete(one)
      return new ObjectType(`merged-${(node as ts.InterfaceDeclaration).name.text}`, parts.flatMap((part) => part.getBaseTypes()), parts.flatMap((part) => part.getProperties()), true)
    }
  }
}

const isIn = (node: ts.Node, name: string): boolean => node.getSourceFile()?.fileName.includes(`/@types/${name}/`) ?? false

const unknownNode = {$ref: '#/definitions/UnknownNode'}

function open(schema: Schema): Schema {
  const definitions = {...(schema.definitions as Record<string, Schema>)}
  const types = Object.values(definitions).map(nodeType).filter((type) => type !== undefined).sort()
  const isNode = ({$ref}: Schema): boolean => $ref !== undefined && nodeType(definitions[decodeURIComponent($ref.replace('#/definitions/', ''))] ?? {}) !== undefined
  const widened = widen(definitions, isNode) as Record<string, Schema>
  widened.UnknownNode = {
    type: 'object', description: 'A node of a newer version: print its children or value.',
    properties: {type: {type: 'string', not: {enum: types}}, children: {type: 'array', items: {type: 'object', properties: {type: {type: 'string'}}, required: ['type']}}, value: {type: 'string'}},
    required: ['type']
  }
  return {$id: 'urn:palimpsest:document:1', ...schema, title: 'A palimpsest Document, schema 1', definitions: widened}
}

function nodeType({properties}: Schema): string | undefined {
  const type = properties?.type
  return typeof type === 'object' && typeof type.const === 'string' && type.const !== 'root' ? type.const : undefined
}

// Wherever a node may stand, so may one that is not known yet; the empty schema is hast's `raw`, which no document holds.
function widen(value: unknown, isNode: (schema: Schema) => boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => widen(item, isNode))
  if (typeof value !== 'object' || value === null) return value
  const copy = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, widen(item, isNode)])) as Schema
  if (Array.isArray(copy.anyOf) && copy.anyOf.some((item) => typeof item === 'object' && isNode(item))) copy.anyOf = [...copy.anyOf.filter((item) => typeof item === 'object' && Object.keys(item).length > 0), unknownNode]
  return copy
}
