import {describe, expect, test} from 'vitest'
import {detectLayout} from '../src/formats/tsv-dialect.ts'
import {cellValue, rows, type Dialect, type Quoting} from '../src/formats/tsv.ts'

const tab = (quoting: Quoting): Dialect => ({quoting, delimiter: '\t', newline: '\n'})
const comma: Dialect = {quoting: 'quoted', delimiter: ',', newline: '\n'}

function read(text: string, dialect: Dialect, columns = 0): Array<Array<string | undefined>> {
  return [...rows(text, dialect, {columns})].map(({bounds}) => Array.from({length: bounds.length / 2}, (_, index) => cellValue(text, bounds[2 * index]!, bounds[2 * index + 1]!, dialect)))
}

describe('rows', () => {
  test('of the IANA dialect take quotation marks as data', () => {
    expect(read('a\t"b\nc"\td\r\n\t\n', tab('iana'))).toEqual([['a', '"b'], ['c"', 'd'], ['', '']])
  })
  test('of quoted tables hold delimiters, line ends and marks', () => {
    expect(read('a,"b,""b""\nb",c\r\n"","d"\r\n', comma)).toEqual([['a', 'b,"b"\nb', 'c'], ['', 'd']])
  })
  test('take a mark that opens no proper cell as data', () => {
    expect(read('"a" b,c\nd,"e "f" g"\n', comma)).toEqual([['"a" b', 'c'], ['d', '"e "f" g"']])
  })
  test('are not eaten by a mark that is not closed', () => {
    expect(read('1,"a\n2,b\n3,c\n', comma)).toEqual([['1', '"a'], ['2', 'b'], ['3', 'c']])
    expect(read('1,"a\n2,b\n3,c"\n', comma, 2)).toEqual([['1', '"a'], ['2', 'b'], ['3', 'c"']])
    expect(read('1,"a\n2,b', comma, 2)).toEqual([['1', '"a'], ['2', 'b']])
    expect(read('1,"a\n2,b"', comma, 2)).toEqual([['1', '"a'], ['2', 'b"']])
    expect(read('1,"a\n2,b"', comma, 3)).toEqual([['1', 'a\n2,b']])
    expect([...rows('1,"a\n', comma)].map(({open}) => open)).toEqual([true])
  })
  test('with a carriage return before a delimiter keep what is behind', () => {
    expect(read('"a"x\r,b\r\r\nc,d', comma)).toEqual([['"a"x\r', 'b'], ['c', 'd']])
  })
  test('of dumps hold escaped delimiters and line ends', () => {
    expect(read('a\\\tb\t\\N\\\\\tc\\\nd\\te\n\\N\tf\\q\n', tab('escaped'))).toEqual([['a\tb', 'N\\', 'c\nd\te'], [undefined, 'fq']])
  })
  test('begin where they are asked to', () => {
    expect([...rows('a\nb\nc', tab('iana'), {from: 2})].map(({start, end, next}) => [start, end, next])).toEqual([[2, 3, 4], [4, 5, 5]])
  })
  test('end at carriage returns where nothing else ends them', () => {
    expect(read('a\tb\rc\td\r', {...tab('iana'), newline: '\r'})).toEqual([['a', 'b'], ['c', 'd']])
    expect(read('a,"b"\r"c\rc",d', {...comma, newline: '\r'})).toEqual([['a', 'b'], ['c\rc', 'd']])
  })
})

describe('a dialect is found by evidence', () => {
  const found = (text: string): string => {
    const {dialect: {quoting, delimiter}, columns} = detectLayout(text)
    return `${quoting} ${JSON.stringify(delimiter)} ${columns}`
  }
  test.each([
    ['tabs', 'a\tb, c; d\ne\tf, g; h\n', 'iana "\\t" 2'],
    ['commas', 'a,b,c\nd,e,f\n', 'quoted "," 3'],
    ['semicolons', 'a;1,5;c\nd;2,5;f\ng;3;h', 'quoted ";" 3'],
    ['bars', 'a|b\nc|d', 'quoted "|" 2'],
    ['nothing', '', 'iana "\\t" 0'],
    ['one column', 'a\nb\nc', 'iana "\\t" 1'],
    ['ragged rows', 'a\tb\tc\nd\ne\tf\tg\n', 'iana "\\t" 3'],
    ['carriage returns alone', 'a\tb\rc\td\r', 'iana "\\t" 2']
  ])('%s', (_, text, expected) => expect(found(text)).toBe(expected))
  test.each([
    ['one cell in marks is data', '1\t"a"\tb\n2\tc\td\n3\te\tf\n', 'iana'],
    ['unbalanced marks are data', '1\t"a\n2\tb"\n3\t"c" d\n4\te\n', 'iana'],
    ['all cells in marks are quoted', '"1"\t"a"\n"2"\t"b"\n', 'quoted'],
    ['a column in marks throughout is quoted', '1\t"a"\tx\n2\t"b"\tx\n3\t"c"\tx\n4\t"d"\tx\n5\t"e"\tx\n', 'quoted'],
    ['doubled marks are quoted', '1\t"a ""b"""\n2\tc\n3\td\n', 'quoted'],
    ['marks that make rows even are quoted', '1\t"a\nb"\tc\n2\td\te\n3\tf\tg\n', 'quoted'],
    ['backslashes in paths are data', '1\tC:\\dir\n2\tD:\\new\n', 'iana'],
    ['`\\N` cells are a dump', '1\t\\N\n2\tb\n', 'escaped'],
    ['many escapes are a dump', '1\ta\\nb\\tc\n2\td\\\\e\\nf\n', 'escaped'],
    ['an escaped line end makes rows even', '1\ta\\\nb\tx\n2\tc\td\n', 'escaped'],
    ['marks that make rows less even are data', '1\t"a\tb"\n2\tc\td\n3\te\tf\n', 'iana'],
    ['one escape is data', '1\ta\\nb\n2\tc\n', 'iana']
  ])('%s', (_, text, expected) => expect(detectLayout(text).dialect.quoting).toBe(expected))
  test('and by what is said outright', () => {
    expect(detectLayout('a,b\nc,d', {delimiter: ';', quoting: 'iana', newline: '\n'})).toEqual({dialect: {delimiter: ';', quoting: 'iana', newline: '\n'}, columns: 1})
  })
  test('commas with stray marks that make rows uneven are not quoted', () => {
    expect(detectLayout('a,"b,c\nd,"e,f\ng,"h,i\n').dialect.quoting).toBe('iana')
  })
  test('far into a long file too', () => {
    const plain = 'some words here\tand more words\n'.repeat(4000)
    expect(detectLayout(plain + '1\t"a\nb ""c"""\n'.repeat(30) + plain).dialect.quoting).toBe('quoted')
    expect(detectLayout(plain + '1\t"a\n' + plain + '2\t"b\n' + plain).dialect.quoting).toBe('iana')
  })
})
