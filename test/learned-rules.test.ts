import {Ajv, type AnySchema} from 'ajv'
import fc from 'fast-check'
import {readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {learnedRules} from '../src/cleaners/learned-rules.ts'
import {cleaners} from '../src/cleaners/index.ts'
import type {Document} from '../src/document.ts'
import {apply, restore} from '../src/edit.ts'
import {learn, readRules, type LearnedRule, type RuleFile} from '../src/learn/index.ts'
import {visibleText} from '../src/text.ts'
import {article, sentence, site} from './site.ts'

const footer = 'Harbour Notes is written by people who live by the sea, and printed on Sundays.'
const rule: LearnedRule = {
  id: 'text-1', category: 'navigation', match: 'text', text: footer, where: 'tail', count: 18, share: 0.9, stood: {head: 0, inside: 0, tail: 18}, examples: [{document: 'posts/1.md'}], note: 'seen by us'
}
const file = (...rules: Array<Partial<LearnedRule>>): RuleFile => ({schema: 1, documents: 20, rules: rules.map((one, index) => ({...rule, id: `rule-${index}`, ...one}))})

const taken = (document: Document, rules: RuleFile): string[] => apply(document, learnedRules(rules)).data.ledger.map(({rule: name, before}) => `${name.split('/')[1]} ${typeof before === 'string' ? before : visibleText(before)}`.trim())
const [one] = site(1, () => article(1, '', footer)) as [Document]

describe('a rule file as a cleaner', () => {
  test('takes out what was learned, in the ledger as any rule, and gives it back', () => {
    const documents = site(8, (number) => article(number, '', `${footer}\n\n- [Home](/)\n- [Boats and nets](/boats)`))
    const rules = learn(documents)
    const cleaned = apply(documents[0]!, learnedRules(rules))
    expect(cleaned.data.ledger.map(({category, reason}) => ({category, reason}))).toEqual([
      {category: 'navigation', reason: 'stands in 8 of 8 documents of the site'}, {category: 'navigation', reason: 'stands in 8 of 8 documents of the site'}
    ])
    expect(cleaned.data.ledger[0]!.rule).toBe(`learned-rules@1/${rules.rules.find(({text}) => text === footer)!.id}`)
    expect(visibleText(cleaned)).toBe(visibleText(site(1, () => article(0, '', ''))[0]!))
    expect(restore(cleaned)).toEqual(documents[0])
    expect(apply(cleaned, learnedRules(rules))).toEqual(cleaned)
  })
  test('is never on by default', () => {
    expect(cleaners().map(({name}) => name)).not.toContain('learned-rules')
  })
  test('matches whatever the case, white space and ornaments are, but not a part of a line', () => {
    expect(taken(site(1, () => article(1, '', `· ${footer.toUpperCase().replaceAll(' ', '  ')} ·`))[0]!, file({}))).toHaveLength(1)
    expect(taken(site(1, () => article(1, '', `${footer} And more.`))[0]!, file({}))).toEqual([])
  })
  test('matches by shape, by likeness and by image', () => {
    const rules = file({match: 'shape', text: 'Read 12 times'}, {match: 'near', text: 'The letter about the harbour appeared first on the pages of Harbour Notes this morning'}, {match: 'image', text: 'https://harbour.example/code.png', where: 'anywhere'})
    expect(taken(site(1, () => article(1, '', 'Read 4,381 times'))[0]!, rules)).toEqual(['rule-0 Read 4,381 times'])
    expect(taken(site(1, () => article(1, '', 'The letter about the island appeared first on the pages of Harbour Notes this morning'))[0]!, rules)).toHaveLength(1)
    expect(taken(site(1, () => article(1, '', 'The letter that nobody wrote appeared on the doorstep of the captain this morning'))[0]!, rules)).toEqual([])
    expect(taken(site(1, () => article(1, '', '[![](https://harbour.example/code.png?x=1)](/join)\n\n![](other.png)'))[0]!, rules)).toEqual(['rule-2'])
  })
  test('takes nothing where it did not stand, of a title, or of what somebody speaks about', () => {
    expect(taken(site(1, () => article(1, footer, ''))[0]!, file({}))).toEqual([])
    expect(taken(site(1, () => article(1, footer, ''))[0]!, file({where: 'anywhere'}))).toHaveLength(1)
    expect(taken({...one, data: {...one.data, metadata: {title: footer}}}, file({}))).toEqual([])
    expect(taken(site(1, () => article(1, '', `Every letter of theirs ends with these words:\n\n${footer}`))[0]!, file({}))).toEqual([])
  })
  test('never empties a document', () => {
    const [document] = site(1, () => footer) as [Document]
    expect(apply(document, learnedRules(file({where: 'anywhere'})))).toMatchObject({children: document.children, data: {verdict: {suspect: true, reasons: [{ruleId: 'learned-rules:would-empty'}]}}})
  })
  test('holds for the hosts that it was learned from', () => {
    const rules = {...file({}), hosts: ['harbour.example']}
    const from = (url: string): Document => ({...one, data: {...one.data, metadata: {url}}})
    expect(taken(from('https://harbour.example/a'), rules)).toHaveLength(1)
    expect(taken(from('https://other.example/a'), rules)).toEqual([])
    expect(taken(from('no address'), rules)).toHaveLength(1)
  })
  test('an earlier cleaner comes first', () => {
    const gone = apply(one, learnedRules(file({})))
    expect(taken(gone, file({id: 'again'}))).toEqual(['rule-0 ' + footer])
  })
})

describe('a rule file that is wrong', () => {
  const validate = new Ajv().compile(JSON.parse(readFileSync(new URL('../schema/rules.schema.json', import.meta.url), 'utf8')) as AnySchema)
  const whole = JSON.parse(JSON.stringify(file({}, {match: 'image', text: 'a.png', where: 'anywhere', examples: [{document: 'a', text: 'b'}]}))) as RuleFile
  const set = (path: string, value: unknown): unknown => {
    const copy = structuredClone({...whole, hosts: ['a.example']}) as unknown as Record<string, unknown>
    const steps = path.split('.')
    const parent = steps.slice(0, -1).reduce<Record<string, unknown>>((at, step) => at[step] as Record<string, unknown>, copy)
    if (value === undefined) delete parent[steps.at(-1)!]
    else parent[steps.at(-1)!] = value
    return copy
  }
  const cases: Array<readonly [string, unknown, string]> = [
    ['schema', 2, 'Unexpected `2` in `schema`, expected the number 1'],
    ['schema', undefined, 'Unexpected nothing in `rule file`, expected `schema`'],
    ['documents', -1, 'Unexpected `-1` in `documents`, expected a whole number'],
    ['hosts', 'a.example', 'Unexpected `"a.example"` in `hosts`, expected a list'],
    ['hosts.0', 1, 'Unexpected `1` in `hosts[0]`, expected a string'],
    ['rules', {}, 'Unexpected `{}` in `rules`, expected a list'],
    ['rules.1', null, 'Unexpected `null` in `rules[1]`, expected an object'],
    ['rules.1.ids', 'x', 'Unexpected `"ids"` in `rules[1]`, expected one of `id`, `category`, `match`, `text`, `where`, `count`, `share`, `stood`, `examples`, `note`'],
    ['rules.1.id', 'No Id', 'Unexpected `"No Id"` in `rules[1].id`, expected lower-case letters, digits and hyphens'],
    ['rules.1.category', 'junk', 'Unexpected `"junk"` in `rules[1].category`, expected one of `advertisement`'],
    ['rules.1.match', 'glob', 'Unexpected `"glob"` in `rules[1].match`'],
    ['rules.1.where', 1, 'Unexpected `1` in `rules[1].where`'],
    ['rules.1.text', ' ', 'Unexpected `" "` in `rules[1].text`, expected some text'],
    ['rules.1.count', 1.5, 'Unexpected `1.5` in `rules[1].count`'],
    ['rules.1.share', 1.01, 'Unexpected `1.01` in `rules[1].share`, expected a number from 0 to 1'],
    ['rules.1.share', '1', 'Unexpected `"1"` in `rules[1].share`'],
    ['rules.1.stood', [], 'Unexpected `[]` in `rules[1].stood`, expected an object'],
    ['rules.1.stood.head', 'x', 'Unexpected `"x"` in `rules[1].stood.head`'],
    ['rules.1.examples.0.text', 3, 'Unexpected `3` in `rules[1].examples[0].text`, expected a string'],
    ['rules.1.examples.0', 'a', 'Unexpected `"a"` in `rules[1].examples[0]`, expected an object'],
    ['rules.1.note', 1, 'Unexpected `1` in `rules[1].note`, expected a string']
  ]
  test.each(cases)('%s = %j says where', (path, value, message) => {
    const wrong = set(path, value)
    expect(() => readRules(wrong)).toThrow(TypeError)
    expect(() => learnedRules(wrong as RuleFile)).toThrow(message)
    expect(validate(wrong)).toBe(false)
  })
  test('two rules of one name say so', () => {
    expect(() => readRules(set('rules.1.id', 'rule-0'))).toThrow('Unexpected `"rule-0"` in `rules[1].id`, expected an id that `rules[0]` does not have')
  })
  test('what is no JSON at all', () => {
    expect(() => readRules(undefined)).toThrow('Unexpected nothing in `rule file`, expected an object')
    expect(() => readRules(set('rules.1.count', Symbol('x')))).toThrow('Unexpected `Symbol(x)` in `rules[1].count`')
  })
  test('the schema and the code agree on any file', () => {
    expect(validate(whole)).toBe(true)
    expect(readRules(whole)).toBe(whole)
    const paths = ['schema', 'documents', 'hosts', 'rules', 'stray', ...Object.keys(rule).flatMap((key) => [`rules.0.${key}`, `rules.1.${key}`]), 'rules.0.stood.tail', 'rules.0.stood.foot', 'rules.0.examples.0.document', 'rules.0.stray']
    const values = fc.oneof(fc.constantFrom(0, 1, 7, -1, 0.5, 2, true, null, 'text', 'tail', 'legal', 'x', '', ' ', 'a b', undefined), fc.jsonValue({maxDepth: 1}))
    fc.assert(fc.property(fc.constantFrom(...paths), values, (path, value) => {
      const changed = set(path, value)
      const ids = (changed as RuleFile).rules
      fc.pre(!Array.isArray(ids) || new Set(ids.map((item) => (item as LearnedRule | null)?.id)).size === ids.length)
      let fine = true
      try {
        readRules(changed)
      } catch {
        fine = false
      }
      expect(fine, JSON.stringify([path, value])).toBe(validate(changed))
    }), {numRuns: 400})
  })
})

test('a sentence that articles share by chance is not taken by the rules of a site', () => {
  const documents = site(30, (number) => article(number, '', number % 10 === 0 ? sentence(5) : footer))
  const rules = learn(documents)
  for (const document of documents) expect(visibleText(apply(document, learnedRules(rules))).includes(sentence(5))).toBe(visibleText(document).includes(sentence(5)))
})
