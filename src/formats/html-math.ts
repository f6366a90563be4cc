import {flat} from '../text.ts'
import {attribute, classes, neighbours, textContent, type ElementNode} from './html-node.ts'

/** A formula, as TeX where the page has it. */
export interface Formula {
  readonly value: string
  readonly display: boolean
}

/** Read MathML into the TeX of its annotation or `alttext`, else into its text, parts set apart by spaces. */
export function readMath(element: ElementNode): Formula {
  const display = attribute(element, 'display') === 'block'
  const value = annotation(element) ?? attribute(element, 'alttext') ?? tokens(element).join(' ')
  return {value: value.trim() || textContent(element).trim(), display}
}

/** Read `<script type="math/tex">`, which holds a formula and no script. */
export function readMathScript(element: ElementNode): Formula | undefined {
  const type = attribute(element, 'type') ?? ''
  if (!/^math\/tex\b/iu.test(type)) return undefined
  const value = element.children.map((child) => (child.type === 'text' ? child.value : '')).join('')
  return {value: value.trim(), display: /mode=display/iu.test(type)}
}

const pairs = [['\\(', '\\)', false], ['\\[', '\\]', true], ['$$', '$$', true], ['$', '$', false]] as const

/** Read an element that generators write around TeX between its signs (`\(…\)`), and that says so by its class. */
export function readMathSpan(element: ElementNode): Formula | undefined {
  const [only, second] = element.children
  if (only?.type !== 'text' || second || !/^\s*(?:\\[([]|\$)/u.test(only.value) || !classes(element).some((name) => /^(?:math|arithmatex|tex2jax_process|MathJax_Preview)$/u.test(name))) return undefined
  const text = only.value.trim()
  for (const [open, close, display] of pairs) {
    if (text.length > open.length + close.length && text.startsWith(open) && text.endsWith(close)) return {value: text.slice(open.length, -close.length).trim(), display}
  }
  return undefined
}

/** Read the picture of a formula: one that says so by its class, with the TeX in place of it. */
export function readMathImage(element: ElementNode): Formula | undefined {
  const name = classes(element).find((word) => /^(?:latex|tex|math|mwe-math-fallback-image-(?:inline|display))$/u.test(word))
  const alt = attribute(element, 'alt')?.trim() ?? ''
  if (name === undefined || alt === '') return undefined
  return {value: alt.replace(/^\${1,2}/u, '').replace(/\${1,2}$/u, '').trim(), display: name.endsWith('display')}
}

/** Is in every class of a drawn formula, and in hardly any other. */
const drawing = /athJax|MJX|mjx|mwe-|katex-/u

/** Why an element shows a formula that its page gives in a better form beside it, or nothing where it does not. */
export function drawnBy(element: ElementNode): string | undefined {
  const names = attribute(element, 'class')
  if (names === undefined || names.length > 400 || !drawing.test(names)) return undefined
  if (attribute(element, 'aria-hidden') === 'true' && /(?:^|\s)(?:katex-html|MathJax|MathJax_SVG|mjx-math|mjx-chtml)(?:\s|$)/u.test(names)) return '`aria-hidden`'
  if (!/(?:^|\s)(?:MathJax(?:_\w+)?|MJX\w*|mwe-math-fallback-image-\w+)(?:\s|$)/u.test(names)) return undefined
  return neighbours(element, 3).some(isSource) ? 'a drawing of the formula beside it' : undefined
}

const isSource = (element: ElementNode): boolean => readMathScript(element) !== undefined || (element.name === 'math' || element.children.some((child) => child.type === 'element' && child.name === 'math')) && !/(?:^|\s)(?:MathJax|MJX)/u.test(attribute(element, 'class') ?? '')

function annotation(element: ElementNode): string | undefined {
  for (const child of element.children) {
    if (child.type !== 'element') continue
    if (child.name === 'annotation' && /tex/iu.test(attribute(child, 'encoding') ?? '')) return textContent(child)
    const found = annotation(child)
    if (found !== undefined) return found
  }
  return undefined
}

function tokens(element: ElementNode): string[] {
  return element.children.flatMap((child) => {
    if (child.type === 'text') return child.value.trim() === '' ? [] : [flat(child.value)]
    return child.name.startsWith('annotation') ? [] : tokens(child)
  })
}
