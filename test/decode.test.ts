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

describe('code pages', () => {
  const russian = 'Сегодня утром паром не вышел из гавани: над заливом стоит туман, и капитан сказал, что подождёт до завтра. Пассажиры пошли пешком.'
  const thai = 'วันนี้เรือข้ามฟากไม่ออกจากท่าเพราะมีหมอกลงจัด กัปตันบอกว่าจะรอถึงพรุ่งนี้'
  // The inverse of a decoder of single bytes.
  const encode = (text: string, label: string): Uint8Array => {
    // At once, some versions of Node take windows-1252 for Latin-1.
    const all = [...new TextDecoder(label).decode(Uint8Array.from({length: 256}, (_, byte) => byte), {stream: true})]
    return Uint8Array.from(text, (character) => all.indexOf(character))
  }
  test.each(['windows-1251', 'koi8-r', 'iso-8859-5', 'ibm866', 'x-mac-cyrillic'])('for Cyrillic are told apart: %s', (label) => {
    expect(decode(encode(russian, label))).toEqual({text: russian, encoding: {label, source: 'detected', replaced: 0}})
  })
  test('for Ukrainian are told from the one for Russian', () => {
    const text = 'Маяк у порту вчора ввечері згас. Її світло було видно з берегів.'
    expect(decode(encode(text, 'koi8-u'))).toEqual({text, encoding: {label: 'koi8-u', source: 'detected', replaced: 0}})
  })
  test.each(['Le phare s’est éteint hier à Évreux, où la rivière était très haute.', 'Der Wärter sagte: „Die Fähre fährt.“ Öl für große Lampen gab es.', 'Båtarna låg kvar på ön i går kväll, och fyren var släckt.'])('of old Macs are told from that of Windows: %s', (text) => {
    expect(decode(encode(text, 'macintosh'))).toEqual({text, encoding: {label: 'macintosh', source: 'detected', replaced: 0}})
    expect(decode(encode(text, 'windows-1252')).text).toBe(text)
  })
  test('for Thai are told from Latin letters', () => {
    expect(decode(encode(`ferry ${thai}`, 'windows-874'))).toEqual({text: `ferry ${thai}`, encoding: {label: 'windows-874', source: 'detected', replaced: 0}})
  })
  test('of the west keep their quotation marks and dashes', () => {
    const bytes = latin('He said: \x93the ferry is late\x94 \x96 and it\x92s foggy.')
    expect(decode(bytes, 'text/plain; charset=windows-1252').text).toBe('He said: “the ferry is late” – and it’s foggy.')
    expect(decode(bytes).text).toBe('He said: “the ferry is late” – and it’s foggy.')
  })
  test('of the west stay what they are where letters of ASCII stand beside theirs', () => {
    expect(decode(latin('\xbfD\xf3nde est\xe1 la se\xf1ora? \xa1Aqu\xed! El transbordador sali\xf3 a las siete, despu\xe9s de la niebla.')).encoding.label).toBe('windows-1252')
  })
})

describe('UTF-32', () => {
  const encode = (points: readonly number[], little: boolean): Uint8Array => {
    const view = new DataView(new ArrayBuffer(4 * points.length))
    for (const [index, point] of points.entries()) view.setUint32(4 * index, point, little)
    return new Uint8Array(view.buffer)
  }
  const points = [...'渡船 𠮷 late'].map((character) => character.codePointAt(0)!)
  test.each([[true, 'utf-32le'], [false, 'utf-32be']])('is read with a mark and without, little end first: %s', (little, label) => {
    expect(decode(encode([0xfeff, ...points], little))).toEqual({text: '渡船 𠮷 late', encoding: {label, source: 'bom', replaced: 0}})
    expect(decode(encode(points, little))).toEqual({text: '渡船 𠮷 late', encoding: {label, source: 'detected', replaced: 0}})
  })
  test('loses what is no code point, and a part of one, and counts it', () => {
    const bytes = Uint8Array.from([...encode([0xfeff, 0x41, 0xd800, 0x110000, 0x42], true), 1])
    expect(decode(bytes)).toEqual({text: 'A\ufffd\ufffdB\ufffd', encoding: {label: 'utf-32le', source: 'bom', replaced: 3}})
  })
  test('is not seen in zeros', () => {
    expect(decode(new Uint8Array(16)).encoding.label).not.toMatch(/32/u)
  })
})
