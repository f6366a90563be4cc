// What a user's strict project sees of the packed package: it is type-checked under two module resolutions, and run.
import assert from 'node:assert/strict'
import type {Root} from 'mdast'
import {VFile} from 'vfile'
import {
  account, adapters, apply, cleaners, fromJson, locate, normalize, restore, toHtml, toJson, toMarkdown, toRecord, toText,
  type Adapter, type Cleaner, type Document, type Entry, type Metadata, type Run
} from 'palimpsest'
import {markdownPost} from 'palimpsest/adapters/markdown-post'
import {promotion} from 'palimpsest/cleaners/promotion'
import {normalize as bare} from 'palimpsest/core'
import {normalizeFile} from 'palimpsest/node'
import {toText as alsoToText} from 'palimpsest/outputs/text'
import {testAdapter, type Law} from 'palimpsest/testing'

const post = '---\ntitle: A walk\n---\n\nThe path follows the river for an hour.\n'

// One input, all outputs.
const file = new VFile({value: post, path: 'walk.md'})
const run: Run = normalize(file, {profile: 'keep-all', language: 'en'})
const documents: Document[] = [...run]
const [document] = documents
assert.ok(document)
const metadata: Metadata = document.data.metadata
assert.equal(metadata.title, 'A walk')
assert.match(toText(document), /river/u)
assert.equal(alsoToText(document), toText(document))
assert.match(toMarkdown(document, {frontMatter: true}), /^---\n/u)
assert.match(toHtml(document), /<p>/u)
assert.deepEqual(fromJson(toJson(document)), document)
assert.equal(typeof toRecord(document), 'object')
assert.equal(account(file, documents).unaccounted, 0)
assert.deepEqual(restore(apply(document, promotion())).children, document.children)
assert.equal(locate(file, {type: 'text', value: 'A'}, 0), undefined)

// A Document is an mdast Root, and may hold what mdast alone does not know.
const root: Root = document
const said: Entry = {type: 'entry', by: 'An', children: [{type: 'paragraph', children: [{type: 'text', value: 'Yes.'}]}]}
root.children.push(said, {type: 'toml', value: 'a = 1'}, {type: 'math', value: 'x'})
for (const node of root.children) if (node.type === 'entry') assert.equal(node.by, 'An')
const origin: readonly string[] | undefined = said.children[0]?.data?.origin
assert.equal(origin, undefined)

// A file tells what it came from.
const encoding: string | undefined = file.data.palimpsest?.encoding.label
assert.equal(encoding, 'utf-16')

// Bring your own: the core knows no adapter.
const lines: Adapter = {
  name: 'lines', version: 1, match: {extensions: ['.lines']},
  *read({value}) {
    yield {children: [{type: 'paragraph', children: [{type: 'text', value}]}]}
  }
}
const nothing: Cleaner = {name: 'nothing', version: 1, rules: [], propose: () => []}
assert.equal([...bare('one', {adapters: [lines], cleaners: [nothing]})][0]?.data.provenance.adapter, 'lines@1')
assert.ok(adapters().length > 5 && cleaners().length > 5)
const laws: Law[] = testAdapter(markdownPost(), [{name: 'walk', input: {value: post, path: 'walk.md'}}])
assert.ok(laws.length > 5)

const read: Run = await normalizeFile('walk.md', {adapter: 'markdown-post'})
assert.equal([...read].length, 1)

// @ts-expect-error A wrong name of an option is found by the compiler.
assert.doesNotThrow(() => normalize(post, {profle: 'strict'}))
console.log('consumer: types and values agree')
