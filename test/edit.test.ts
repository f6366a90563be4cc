import fc from 'fast-check'
import type {Nodes, RootContent} from 'mdast'
import {describe, expect, test} from 'vitest'
import {paragraph, text, type Document} from '../src/document.ts'
import {apply, restore, type Cleaner, type Edit, type Rule} from '../src/edit.ts'
import {visibleText} from '../src/text.ts'
import {documentOf, paragraphs} from '../src/testing/examples.ts'

const rule = (id: string, more: Partial<Rule> = {}): Rule => ({id, category: 'promotion', what: '', matches: [], spares: [], ...more})

function cleaner(name: string, propose: (document: Document) => Iterable<Edit>, rules = [rule('any')]): Cleaner {
  return {name, version: 1, rules, propose}
}

/** Removes each paragraph whose text has the word. */
const without = (word: string, more: Partial<Rule> = {}): Cleaner => cleaner(word, (document) => document.children.filter((node) => visibleText(node).includes(word)).map((node) => ({op: 'remove', node, rule: 'any', reason: `has ${word}`})), [rule('any', more)])

const read = (document: Document): string[] => document.children.map((node) => visibleText(node))

describe('apply', () => {
  test('removes, records and leaves the given document alone', () => {
    const given = paragraphs('one', 'two', 'three')
    const cleaned = apply(given, without('two'))
    expect(read(given)).toEqual(['one', 'two', 'three'])
    expect(read(cleaned)).toEqual(['one', 'three'])
    expect(cleaned.data.ledger).toMatchObject([{rule: 'two@1/any', category: 'promotion', reason: 'has two', op: 'remove', path: [1], pass: 1}])
  })
  test('replaces a node and records the text that stands there now', () => {
    const given = paragraphs('one', 'two')
    const replace = cleaner('upper', ({children}) => [{op: 'replace', node: children[1]!, by: paragraph('TWO'), rule: 'any', reason: ''}])
    const cleaned = apply(given, replace)
    expect(read(cleaned)).toEqual(['one', 'TWO'])
    expect(cleaned.data.ledger[0]).toMatchObject({op: 'replace', after: 'TWO'})
    expect(restore(cleaned).children).toEqual(given.children)
  })
  test('counts the first edit of a node, and none below an edited one', () => {
    const given = paragraphs('one', 'two')
    const twice = cleaner('twice', ({children}) => [
      {op: 'remove', node: children[0]!, rule: 'any', reason: 'first'},
      {op: 'replace', node: children[0]!, by: paragraph('x'), rule: 'any', reason: 'second'},
      {op: 'remove', node: (children[0] as {children: RootContent[]}).children[0]!, rule: 'any', reason: 'below'}
    ])
    expect(apply(given, twice).data.ledger.map(({reason}) => reason)).toEqual(['first'])
  })
  test('leaves rules that are strict to the strict profile, and does nothing under keep-all', () => {
    const given = paragraphs('one', 'two')
    const strict = without('two', {strict: true})
    expect(read(apply(given, strict))).toEqual(['one', 'two'])
    expect(read(apply(given, strict, 'strict'))).toEqual(['one'])
    expect(read(apply(given, without('two'), 'keep-all'))).toEqual(['one', 'two'])
  })
  test('empties no document, and says so', () => {
    const given = paragraphs('one', 'one more')
    given.data.verdict.reasons = []
    const cleaned = apply(given, without('one'))
    expect(read(cleaned)).toEqual(['one', 'one more'])
    expect(cleaned.data.verdict).toMatchObject({suspect: true, reasons: [{ruleId: 'one:would-empty'}]})
  })
  test('takes an empty block out of a document without text', () => {
    const empties = cleaner('empties', ({children}) => children.map((node) => ({op: 'remove', node, rule: 'any', reason: ''})))
    expect(apply(paragraphs('', ' '), empties).children).toEqual([])
  })
  test('ignores rules that the cleaner does not have', () => {
    const other = cleaner('other', ({children}) => [{op: 'remove', node: children[0]!, rule: 'unknown', reason: ''}])
    expect(read(apply(paragraphs('one', 'two'), other))).toEqual(['one', 'two'])
  })
})

describe('restore', () => {
  const cleaned = [without('two'), without('four', {category: 'legal'})].reduce((document, each) => apply(document, each), paragraphs('one', 'two', 'three', 'four'))
  test('puts everything back, and nothing the second time', () => {
    expect(read(restore(cleaned))).toEqual(['one', 'two', 'three', 'four'])
    expect(restore(cleaned).data.ledger).toEqual([])
    expect(restore(restore(cleaned))).toEqual(restore(cleaned))
  })
  test.each([
    [{rules: ['two']}, ['one', 'two', 'three']],
    [{rules: ['two@1']}, ['one', 'two', 'three']],
    [{rules: ['two@1/any']}, ['one', 'two', 'three']],
    [{categories: ['legal'] as const}, ['one', 'three', 'four']],
    [{rules: ['tw'], categories: []}, ['one', 'three']]
  ])('undoes a part: %j', (options, expected) => {
    expect(read(restore(cleaned, options))).toEqual(expected)
  })
  test('keeps the rest of the ledger true', () => {
    const part = restore(cleaned, {rules: ['two']})
    expect(part.data.ledger).toMatchObject([{rule: 'four@1/any', path: [3]}])
    expect(read(restore(part))).toEqual(['one', 'two', 'three', 'four'])
  })
  test('undoes with a replacement what was done inside it', () => {
    const wrap = cleaner('wrap', ({children}) => [{op: 'replace', node: children[0]!, by: paragraph([text('a'), text('b')]), rule: 'any', reason: ''}])
    const inner = cleaner('inner', ({children}) => [{op: 'remove', node: (children[0] as {children: RootContent[]}).children[1]!, rule: 'any', reason: ''}])
    const both = apply(apply(paragraphs('ab', 'c'), wrap), inner)
    expect(read(both)).toEqual(['a', 'c'])
    expect(read(restore(both, {rules: ['wrap']}))).toEqual(['ab', 'c'])
    expect(read(restore(both, {rules: ['inner']}))).toEqual(['ab', 'c'])
    expect(restore(both, {rules: ['inner']}).data.ledger).toMatchObject([{rule: 'wrap@1/any'}])
  })
  test('survives a ledger whose paths lead nowhere', () => {
    const broken = structuredClone(cleaned)
    broken.data.ledger[0]!.path = [0, 0, 5, 1]
    broken.data.ledger.push({...broken.data.ledger[0]!, before: 'a text', pass: 9})
    expect(read(restore(broken))).toContain('four')
  })
})

/** Trees of paragraphs, lists and quotes, every text its own. */
const tree = fc.letrec<{block: RootContent; item: RootContent}>((tie) => ({
  item: fc.array(tie('block'), {minLength: 1, maxLength: 3}).map((children) => ({type: 'listItem', children}) as RootContent),
  block: fc.oneof(
    {depthSize: 'small', withCrossShrink: true},
    fc.string({minLength: 1, maxLength: 4}).map((value) => paragraph(value)),
    fc.array(tie('item'), {minLength: 1, maxLength: 3}).map((children) => ({type: 'list', children}) as RootContent),
    fc.array(tie('block'), {minLength: 1, maxLength: 3}).map((children) => ({type: 'blockquote', children}) as RootContent)
  )
}))

/** Removes or replaces whatever nodes the numbers say, in any batches. */
function random(name: string, choices: readonly number[]): Cleaner {
  return cleaner(name, (document) => {
    const edits: Edit[] = []
    let index = 0
    const walk = (node: Nodes): void => {
      if (node.type !== 'root') {
        const choice = choices[index++ % choices.length]
        if (choice === 1) edits.push({op: 'remove', node, rule: 'any', reason: ''})
        if (choice === 2 && node.type === 'paragraph') edits.push({op: 'replace', node, by: paragraph('new'), rule: 'any', reason: ''})
      }
      if ('children' in node) node.children.forEach(walk)
    }
    walk(document)
    return edits
  })
}

test('any batches of edits are undone, whole or in part, and again', () => {
  const batches = fc.array(fc.array(fc.integer({min: 0, max: 4}), {minLength: 1, maxLength: 9}), {minLength: 1, maxLength: 4})
  fc.assert(
    fc.property(fc.array(tree.block, {minLength: 1, maxLength: 6}), batches, (blocks, choices) => {
      const given = documentOf(blocks)
      const cleaned = choices.reduce((document, choice, index) => apply(document, random(`c${index}`, choice)), given)
      expect(restore(cleaned).children).toEqual(given.children)
      for (const [index] of choices.entries()) {
        const part = restore(JSON.parse(JSON.stringify(cleaned)) as Document, {rules: [`c${index}`]})
        expect(part.data.ledger.some(({rule: id}) => id.startsWith(`c${index}@`))).toBe(false)
        expect(restore(part).children).toEqual(given.children)
      }
    }),
    {numRuns: 300}
  )
})
