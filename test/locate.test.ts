import {VFile} from 'vfile'
import {describe, expect, test} from 'vitest'
import {locate} from '../src/locate.ts'
import {normalize} from '../src/normalize.ts'
import {lineAdapter} from './core.ts'

const place = (start: number, end: number) => ({start: {line: 1, column: start + 1, offset: start}, end: {line: 1, column: end + 1, offset: end}})

/** The source characters that the characters of a value come from. */
const origins = (source: string, value: string): string[] => {
  const node = {type: 'text', value, position: place(0, source.length)}
  return [...value].map((character, index, all) => {
    const at = locate(source, node, all.slice(0, index).join('').length)
    return at === undefined ? '?' : source.slice(at, at + character.length)
  })
}

describe('locate', () => {
  test('counts where the value is its slice', () => {
    expect(origins('a𠮷b', 'a𠮷b')).toEqual(['a', '𠮷', 'b'])
  })
  test.each([
    ['an ampersand that is one', 'a & b &amp;', 'a & b &', [...'a & b &']],
    ['character references', 'A &amp; B &#x4E00;&#19968; C', 'A & B 一一 C', ['A', ' ', '&', ' ', 'B', ' ', '&', '&', ' ', 'C']],
    ['references without an end, and none', '&copy &nonesuch; &#1114112; x', '© &nonesuch; &#1114112; x', ['&', ' ', ...'&nonesuch; &#1114112; x']],
    ['escapes', '\\*a\\\\b\\*', '*a\\b*', ['*', 'a', '\\', 'b', '*']],
    ['escapes of a dump', 'a\\tb\\nc', 'a\tb\nc', ['a', '\\', 'b', '\\', 'c']],
    ['white space that collapsed', 'a \n  b', 'a b', ['a', ' ', 'b']],
    ['white space that became another', 'a\tb', 'a b', ['a', '\t', 'b']],
    ['prefixes of quoted lines', 'one\n> two', 'one\ntwo', [...'one\ntwo']],
    ['characters by number', 'a\\u4e00b', 'a一b', ['a', '\\', 'b']],
    ['tags that end a line', 'a<br>b</p><p>c', 'a\nb\nc', ['a', '<', 'b', '<', 'c']],
    ['tags beside a line end', 'a<br>\nb', 'a\nb', ['a', '\n', 'b']],
    ['tags within a value', 'a<b class="x">b</b> < c', 'ab < c', [...'ab < c']],
    ['a tag that does not end', 'a<bc', 'abc', ['a', 'b', 'c']],
    ['references to controls', '&#x80; &#0; &#xD800;&#1114112;', '€ \ufffd \ufffd\ufffd', ['&', ' ', '&', ' ', '&', '&']],
    ['old references that letters follow', 'a &notb &nosuch', 'a ¬b &nosuch', ['a', ' ', '&', 'b', ' ', ...'&nosuch']],
    ['a reference that is none in its syntax', 'a&amp\n b', 'a&amp\nb', [...'a&amp\nb']],
    ['a reference to what looks like one', '&amp;amp; b', '&amp; b', [...'&amp; b']],
    ['backslashes that stand for themselves', '\\\\host\tb', '\\\\host b', ['\\', '\\', ...'host', '\t', 'b']],
    ['zeros', 'a\0b  c', 'a\ufffdb c', [...'a\0b c']],
    ['escapes of a dump that became spaces', 'a\\nb', 'a b', ['a', '\\', 'b']],
    ['marks of sections', 'a<![CDATA[b]]>c', 'a b c', ['a', '<', 'b', ']', 'c']],
    ['fences around a value', '`` a ``', 'a', ['a']]
  ])('follows %s', (_name, source, value, expected) => {
    expect(origins(source, value)).toEqual(expected)
  })
  test('gives the end for the end of the value', () => {
    expect(locate('a &amp;', {type: 'text', value: 'a &', position: place(0, 7)}, 3)).toBe(7)
    expect(locate('`a`x', {type: 'inlineCode', value: 'a', position: place(0, 3)}, 1)).toBe(2)
    expect(locate('a&amp;', {type: 'text', value: 'a', position: place(0, 6)}, 1)).toBe(1)
  })
  test('gives nothing for generated nodes, other indices and other sources', () => {
    expect(locate('a', {type: 'text', value: 'a'}, 0)).toBeUndefined()
    expect(locate('a', {type: 'text', value: 'a', position: place(0, 1)}, 2)).toBeUndefined()
    expect(locate('a', {type: 'text', value: 'a', position: place(0, 1)}, -1)).toBeUndefined()
    expect(locate('xyz', {type: 'text', value: 'abc', position: place(0, 3)}, 1)).toBeUndefined()
  })
  test('knows bytes and files', () => {
    const bytes = new TextEncoder().encode('渡船')
    const file = new VFile({value: bytes})
    const [document] = normalize(file, {adapters: [lineAdapter()]})
    const [node] = (document!.children[0] as {children: Array<{type: 'text'; value: string}>}).children
    expect(locate(file, node!, 1)).toBe(1)
    expect(locate({value: bytes}, node!, 1)).toBe(1)
  })
})
