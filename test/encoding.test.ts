import {describe, expect, test} from 'vitest'
import {normalize} from '../src/index.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const page = (charset: string, text: string): Uint8Array => utf8(`<html><head><meta charset="${charset}"><title>a</title></head><body><p>${text}</p></body></html>`)

function said(value: Uint8Array, mediaType?: string): string[] {
  const run = normalize(mediaType === undefined ? {value} : {value, mediaType}, {adapter: 'plain-text'})
  expect([...run]).toHaveLength(1)
  return run.file.messages.map(({source, ruleId, place, reason}) => {
    const [start, end] = place && 'start' in place ? [place.start.offset, place.end.offset] : []
    return `${source}:${ruleId} ${start}-${end} ${reason}`
  })
}

describe('of the encoding is said', () => {
  test('that a declaration is wrong, and where it stands', () => {
    expect(said(page('gb2312', '渡轮停航'))).toEqual(['encoding:declared 12-33 Unexpected declaration of `gb2312`, expected one that the bytes bear out, reading them as `utf-8`'])
    expect(said(utf8('渡轮停航'), 'text/plain; charset=big5')).toEqual([expect.stringMatching(/^encoding:declared 0-0 .*`big5`/u)])
  })
  test('nothing where a declaration is right, where any would be, and where it names none', () => {
    expect(said(page('utf-8', '渡轮停航'))).toEqual([])
    expect(said(page('gb2312', 'a ferry'))).toEqual([])
    expect(said(page('no-such-charset', '渡轮停航'))).toEqual([])
    expect(said(Uint8Array.of(0xb6, 0xc9, 0xc2, 0xd6), 'text/plain; charset=gbk')).toEqual([])
    expect(said(Uint8Array.of(0xff, 0xfe, 0x21, 0x6e))).toEqual([])
  })
  test('that it was guessed', () => {
    const word = [0xb6, 0xc9, 0xc2, 0xd6, 0xcd, 0xa3, 0xba, 0xbd]
    const bytes = Uint8Array.from({length: 240}, (_, index) => word[index % word.length]!)
    expect(said(bytes)).toEqual([expect.stringMatching(/^encoding:guessed 0-0 .* by statistics$/u)])
  })
  test('that characters were lost, and where the first stood', () => {
    const lost = Uint8Array.of(...utf8('渡轮今天不开，船长说明天再看。'.repeat(8)), 0xff, ...utf8('渡轮'))
    expect(said(lost)).toEqual(['encoding:replaced 120-121 Unexpected bytes, expected `utf-8`, replacing 1 characters by U+FFFD'])
  })
})
