import {attribute, textContent, type ElementNode} from './html-node.ts'

/** A formula, as TeX where the page has it. */
export interface Formula {
  readonly value: string
  readonly display: boolean
}

/** Read MathML into the TeX of its annotation or `alttext`, else into its text, parts set apart by spaces. */
export function readMath(element: ElementNode): Formula {
  const display = attribute(element, 'display') === 'block'
  const value = annotation(element) ?? attribute(element, 'alttext') ?? tokens(element).join(' ')
  return {value: value.trim(), display}
}

/** Read `<script type="math/tex">`, which holds a formula and no script. */
export function readMathScript(element: ElementNode): Formula | undefined {
  const type = attribute(element, 'type') ?? ''
  if (!/^math\/tex\b/iu.test(type)) return undefined
  const value = element.children.map((child) => (child.type === 'text' ? child.value : '')).join('')
  return {value: value.trim(), display: /mode=display/iu.test(type)}
}

function annotation(element: ElementNode): string | undefined {
  for (const child of element.children) {
    if (child.type !== 'element') continue
    if (child.name === 'annotation' && /tex/iu.test(attribute(child, 'encoding') ?? '')) return textContent(child)
    const found = child.name === 'semantics' ? annotation(child) : undefined
    if (found !== undefined) return found
  }
  return undefined
}

function tokens(element: ElementNode): string[] {
  return element.children.flatMap((child) => {
    if (child.type === 'text') return child.value.trim() === '' ? [] : [child.value.replace(/\s+/gu, ' ').trim()]
    return child.name.startsWith('annotation') ? [] : tokens(child)
  })
}
