import fc from 'fast-check'
import type {RootContent} from 'mdast'
import {expect, test} from 'vitest'
import {heading, paragraph} from '../src/document.ts'
import {toText} from '../src/outputs/text.ts'
import {documentOf} from './markdown.ts'

const documentWith = (children: RootContent[]) => ({...documentOf(''), children})

test('paragraphs and headings alone are laid out as beside anything else', () => {
  const value = fc.string({unit: fc.constantFrom('a', 'b.', ' ', '\n', '一', '\t', '\u00a0'), maxLength: 12})
  const block = fc.tuple(fc.boolean(), value).map(([isHeading, text]): RootContent => (isHeading ? heading(2, text) : paragraph(text)))
  // A definition shows nothing, and sends the document the long way.
  const definition: RootContent = {type: 'definition', identifier: 'a', url: 'https://a.example/'}
  fc.assert(fc.property(fc.array(block, {maxLength: 6}), (blocks) => {
    expect(toText(documentWith(blocks))).toBe(toText(documentWith([...blocks, definition])))
  }))
})

test('tables that follow each other begin on lines of their own', () => {
  const table: RootContent = {type: 'table', children: [{type: 'tableRow', children: [{type: 'tableCell', children: [{type: 'text', value: 'x'}]}, {type: 'tableCell', children: [{type: 'text', value: 'y'}]}]}]}
  expect(toText(documentWith([table, table]))).toBe('x\ty\nx\ty')
})
