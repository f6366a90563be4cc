import type {Code, Data, Paragraph, PhrasingContent} from 'mdast'
import {flat} from '../text.ts'
import type {Flow, FlowReading} from './html-flow.ts'
import {collapse, nest, span} from './html-inline.ts'
import {languageOf, readListing, type CodeTable} from './html-listing.ts'
import {sourceOffset, type ElementNode, type TextNode} from './html-node.ts'
import {piecesOf, type Inside} from './html-phrasing.ts'

const lineNumbers = 'line numbers of code'

/** Read an element into code, behind what is shown beside its lines. */
export function readCode(element: ElementNode, reading: FlowReading, inside: Inside): Flow[] {
  const {value, asides, replaced} = readListing(element)
  const numbers = /^\s*(?:\d+\s+)+\d+$/u.test(value.slice(0, 2000)) ? {role: 'hidden', why: lineNumbers} : undefined
  return [...besideCode(asides, element, reading), ...makeCode(value, element, reading, element, {...inside.data, ...numbers}), ...withinCode(replaced, element, reading, inside)]
}

function makeCode(value: string, element: ElementNode, reading: FlowReading, {open, close}: {readonly open: number; readonly close: number}, data: Data = {}): Flow[] {
  if (value.trim() === '') return []
  const lang = languageOf(element)
  const node: Code = {type: 'code', value, ...(lang === undefined ? {} : {lang}), position: reading.place(open, close)}
  if (Object.keys(data).length > 0) node.data = data
  reading.annotate?.(node, element)
  return [node]
}

// What stands among lines of code, and is none: each text keeps its place, which lies within that of the code.
function besideCode(asides: readonly TextNode[], element: ElementNode, reading: FlowReading): Flow[] {
  const children = asides.flatMap((from, index): PhrasingContent[] => {
    const [lead, end] = [from.value.length - from.value.trimStart().length, from.value.trimEnd().length]
    const node: PhrasingContent = {type: 'text', value: flat(from.value), position: reading.place(sourceOffset(from, lead), sourceOffset(from, end))}
    return index === 0 ? [node] : [{type: 'break'}, node]
  })
  const position = span(children)
  if (!position) return []
  const numeric = asides.every(({value}) => /^[\s\d]*$/u.test(value))
  const node: Paragraph = {type: 'paragraph', children, position, data: {role: 'hidden', why: numeric ? lineNumbers : 'buttons and line numbers beside code'}}
  reading.annotate?.(node, element)
  return [node]
}

// Code is text: an image in it stands behind it, in its own place.
function withinCode(replaced: readonly ElementNode[], element: ElementNode, reading: FlowReading, inside: Inside): Flow[] {
  const children = nest(collapse(replaced.flatMap((child) => piecesOf(child, reading, inside)), reading.place), {place: reading.place, whole: false})
  const position = span(children)
  if (!position) return []
  const node: Paragraph = {type: 'paragraph', children, position}
  reading.annotate?.(node, element)
  return [node]
}

/** Read a table of lines into code. */
export function readCodeRows({value, asides, replaced, cells}: CodeTable, element: ElementNode, reading: FlowReading, inside: Inside): Flow[] {
  const inner = cells[0]!.children.find((child): child is ElementNode => child.type === 'element' && child.name === 'pre') ?? element
  return [...besideCode(asides, element, reading), ...makeCode(value, inner, reading, {open: cells[0]!.open, close: cells.at(-1)!.close}, {...inside.data}), ...withinCode(replaced, element, reading, inside)]
}
