import {describe, expect, test} from 'vitest'
import type {ElementNode, TextNode} from '../src/formats/html-node.ts'
import {parseHtml} from '../src/formats/html-tree.ts'

const limit = 512
const deep = (inner: string): string => '<div>'.repeat(limit) + inner

/** What stands in the innermost element of a page nested as deep as may be, with what of the source each covers. */
function innermost(inner: string): string[] {
  const html = deep(inner)
  let {root} = parseHtml(html)
  for (let depth = 0; depth < limit; depth++) root = root.children[0] as ElementNode
  const show = (node: ElementNode | TextNode): string =>
    (node.type === 'text' ? JSON.stringify(node.value) : `${node.name} \`${html.slice(node.start, node.end)}\` (${node.children.map(show).join(' ')})`)
  return root.children.map(show)
}

describe('a page nested deeper than the limit', () => {
  test('says where, and ends there', () => {
    expect(parseHtml(deep('')).deep).toBeUndefined()
    const html = '<div>'.repeat(100_000) + 'x'
    const tree = parseHtml(html)
    expect(tree.deep).toBe((limit + 1) * 5)
    expect(tree.size).toBe(limit + 2)
  })

  test('puts what is deeper side by side', () => {
    expect(innermost('<p>a</p><p>b')).toEqual(['p `<p>a</p>` ("a")', 'p `<p>b` ("b")'])
    expect(innermost('<section><p>a</p>b</section>c')).toEqual(['section `<section>` ()', 'p `<p>a</p>` ("a")', '"b"', '"c"'])
  })

  test('ends an open element where something stands beside it', () => {
    expect(innermost('<section>a<p>b</p>c</section>')).toEqual(['section `<section>a` ("a")', 'p `<p>b</p>` ("b")', '"c"'])
  })

  test('takes tags that only nest for one', () => {
    expect(innermost('<div><div><div>a</div></div></div>')).toEqual(['div `<div><div><div>a</div></div></div>` ("a")'])
    expect(innermost('<div><div id="x">a')).toEqual(['div `<div>` ()', 'div `<div id="x">a` ("a")'])
    expect(innermost('<br><br>')).toEqual(['br `<br>` ()', 'br `<br>` ()'])
  })

  test('keeps what scripts hold out of the text', () => {
    expect(innermost('<p><script>let a</script>b')).toEqual(['p `<p>` ()', 'script `<script>let a</script>` ("let a")', '"b"'])
  })
})

test('counts elements in the order of the source', () => {
  const {root, size} = parseHtml('<ul><li>a<li><b>b</b></ul><p>c')
  const found: number[] = []
  const walk = (element: ElementNode): void => {
    found.push(element.index)
    for (const child of element.children) if (child.type === 'element') walk(child)
  }
  walk(root)
  expect(found).toEqual([0, 1, 2, 3, 4, 5])
  expect(size).toBe(6)
})

test('reads names in any case, and one name of an attribute once', () => {
  const {root} = parseHtml('<DIV Class=a CLASS=b><Br></DIV>')
  const [element] = root.children as ElementNode[]
  expect(element?.name).toBe('div')
  expect([...element!.attributes]).toEqual([['class', 'a']])
  expect((element!.children[0] as ElementNode).name).toBe('br')
})

test.each([
  ['<table><tr><td><p>a</div>b', 'an end tag reaches beyond no cell', '["table","tr","td","p"]'],
  ['<div><table><tr><td>a</div>b', 'an end tag reaches beyond no cell', '["div","table","tr","td"]'],
  ['<svg><g>a<div>b', 'a block ends a drawing', '["svg","g","div"]'],
  ['<p>a</body></html><b>b', 'what comes behind a page belongs to it', '["p","b"]'],
  ['</nothing>a', 'what was never opened is not ended', '[]']
])('%s: %s', (html, _, expected) => {
  const found: string[] = []
  const walk = (element: ElementNode): void => {
    for (const child of element.children) {
      if (child.type === 'text') continue
      found.push(child.name)
      walk(child)
    }
  }
  walk(parseHtml(html).root)
  expect(JSON.stringify(found)).toBe(expected)
})
