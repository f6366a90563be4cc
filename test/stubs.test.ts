import {expect, test} from 'vitest'
import {stubs} from '../src/stubs.ts'

test.each(stubs.flatMap(({ruleId, pattern, matches}) => matches.map((value) => [ruleId, value, pattern] as const)))('%s matches %j', (_, value, pattern) => {
  expect(pattern.test(value)).toBe(true)
})

test.each(stubs.flatMap(({ruleId, pattern, spares}) => spares.map((value) => [ruleId, value, pattern] as const)))('%s spares %j', (_, value, pattern) => {
  expect(pattern.test(value)).toBe(false)
})
