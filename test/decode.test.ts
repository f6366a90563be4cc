import {describe, expect, test} from 'vitest'
import {decode} from '../src/decode.ts'

const latin = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0))
const wide = (text: string, little: boolean, mark = false): Uint8Array => {
  const bytes = new Uint8Array((text.length + Number(mark)) * 2)
  const view = new DataView(bytes.buffer)
  for (const [index, character] of [...(mark ? '\ufeff' : ''), ...text].entries()) view.setUint16(index * 2, character.charCodeAt(0), little)
  return bytes
}
/** 渡船在两个岛之间往返了三十年，岛上的人都说听见汽笛就知道该去码头接人了。 in GB18030, twice. */
const ferry = Uint8Array.from(atob('tsm0rNTawb249rW61q685M35t7XBy8j9yq7E6qOstbrJz7XEyMu2vMu1zP28+8b7tdG+zdaqtcC4w8iix+vC68e3vNPIy8HLoaM='), (character) => character.charCodeAt(0))
const ferries = Uint8Array.from([...ferry, ...ferry])

describe('decode', () => {
  test('takes a string as it stands', () => {
    expect(decode('\ufeffa')).toEqual({text: '\ufeffa', encoding: {label: 'utf-16', source: 'string', replaced: 0}})
  })
  test.each([
    ['UTF-8', new TextEncoder().encode('\ufeffé'), 'utf-8'],
    ['UTF-16, little end first', wide('é', true, true), 'utf-16le'],
    ['UTF-16, big end first', wide('é', false, true), 'utf-16be']
  ])('takes a byte order mark off: %s', (_name, bytes, label) => {
    expect(decode(bytes)).toEqual({text: 'é', encoding: {label, source: 'bom', replaced: 0}})
  })
  test('reads strict UTF-8 whatever is declared', () => {
    expect(decode(new TextEncoder().encode('<meta charset=gb2312>渡船'), 'text/html; charset=big5')).toMatchObject({text: '<meta charset=gb2312>渡船', encoding: {label: 'utf-8', source: 'utf-8'}})
  })
  test.each([
    ['the media type', '', 'text/html; charset="gb2312"'],
    ['an element', '<meta http-equiv="Content-Type" content="text/html; charset=gbk">', ''],
    ['another', '<META Charset = \'GB2312\'>', ''],
    ['an XML declaration', '<?xml version="1.0" encoding="GBK"?>', '']
  ])('believes what bears out: %s', (_name, head, mediaType) => {
    const {text, encoding} = decode(Uint8Array.from([...latin(head), ...ferry]), mediaType)
    expect(encoding).toEqual({label: 'gb18030', source: 'declared', replaced: 0})
    expect(text).toContain('渡船')
  })
  test('goes by statistics where the label lies or is unknown', () => {
    expect(decode(Uint8Array.from([...latin('<meta charset="utf-8">'), ...ferries]))).toMatchObject({encoding: {label: 'gb18030', source: 'detected', replaced: 0}})
    expect(decode(ferries, 'text/plain; charset=klingon').encoding.label).toBe('gb18030')
  })
  test('reads a language of one byte a letter', () => {
    const {text, encoding} = decode(latin('Il a \xe9t\xe9 d\xe9cid\xe9 que la fen\xeatre resterait ferm\xe9e tout l\'hiver, malgr\xe9 la chaleur.'))
    expect(encoding).toMatchObject({source: 'detected', replaced: 0})
    expect(text).toContain('fenêtre')
  })
  test.each([[true, 'utf-16le'], [false, 'utf-16be']])('sees UTF-16 without a mark, little end first: %s', (little, label) => {
    expect(decode(wide('The ferry was late again, 渡船又晚了.', little))).toMatchObject({text: 'The ferry was late again, 渡船又晚了.', encoding: {label, source: 'detected'}})
  })
  test('is not misled by a few zeros', () => {
    expect(decode(latin('a\0b\0\0c plain text with zeros on both sides')).encoding.label).toBe('utf-8')
    expect(decode(latin('a\0')).encoding.label).toBe('utf-8')
  })
  test('sees the escapes of ISO-2022-JP, and no others', () => {
    expect(decode(latin('\x1b$B$3$s\x1b(B'))).toMatchObject({text: 'こん', encoding: {label: 'iso-2022-jp'}})
    expect(decode(latin('\x1b[31mred\x1b[0m')).encoding.label).toBe('utf-8')
  })
  test('reads text with a broken byte in its own encoding, and counts what is lost', () => {
    const prose = '渡船在两个岛之间往返了三十年，船长换过五任，航线却从来没有变过，岛上的人都说听见汽笛就知道该去码头接人了。'
    const utf8 = Uint8Array.from([...new TextEncoder().encode(prose), 0xff, ...new TextEncoder().encode(prose)])
    expect(decode(utf8)).toEqual({text: `${prose}\ufffd${prose}`, encoding: {label: 'utf-8', source: 'detected', replaced: 1}})
    const chinese = Uint8Array.from([...ferries, 0xff, ...ferries])
    expect(decode(chinese, 'text/html; charset=gbk').encoding).toMatchObject({label: 'gb18030', source: 'detected', replaced: 1})
  })
  test('takes bytes that fit nothing as single bytes', () => {
    expect(decode(Uint8Array.from([97, 0xff, 98])).encoding).toMatchObject({source: 'detected', replaced: 0})
    expect(decode(Uint8Array.from([0x81, 0xff, 0xfe, 0x80, 0xff])).encoding.replaced).toBe(0)
  })
})
