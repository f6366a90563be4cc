import {describe, expect, test} from 'vitest'
import {account} from '../src/account.ts'
import {plainText} from '../src/adapters/plain-text.ts'
import {reportTranscript} from '../src/adapters/report-transcript.ts'
import {textRepair} from '../src/cleaners/text-repair.ts'
import type {Document} from '../src/document.ts'
import {restore} from '../src/edit.ts'
import {normalize} from '../src/normalize.ts'
import {testCleaner} from '../src/testing.ts'
import {visibleText} from '../src/text.ts'

const adapters = [reportTranscript(), plainText()]
const read = (value: string, cleaners = [textRepair()]): Document[] => [...normalize(value, {adapters, adapter: 'report-transcript', cleaners})]

describe('textRepair', () => {
  for (const {name, check} of testCleaner(textRepair(), read('The ﬁrst lamp.\n', []))) test(name, check)

  test('records each repair, and undoes it', () => {
    const documents = read('今 年的冰比 往年多， 渡轮 的 oﬃce 常 常误点。\n\nThe eﬀort was great.\n')
    const [document] = documents
    expect(visibleText(document!)).toBe('今年的冰比往年多，渡轮的 office 常常误点。\nThe effort was great.')
    expect(document!.data.ledger.map(({rule, op, category}) => [rule, op, category])).toEqual([['text-repair@1/spaced-han', 'replace', 'markup-repair'], ['text-repair@1/ligature', 'replace', 'markup-repair']])
    expect(visibleText(restore(document!))).toContain('今 年的冰')
    expect(account('今 年的冰比 往年多， 渡轮 的 oﬃce 常 常误点。\n\nThe eﬀort was great.\n', documents, {adapters}).unaccounted).toBe(0)
  })

  test('leaves lists of names, code and what is no sentence', () => {
    expect(read('出席者： 王岚 李山 陈明 周海 吴桥。\n\n顾以宁 罗山\n')[0]!.data.ledger).toEqual([])
  })
})
