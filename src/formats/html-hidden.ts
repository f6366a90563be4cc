import {attribute, type ElementNode} from './html-node.ts'

const notShown = /(?:^|[;\s])(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)/iu

/** Why a browser does not show an element, or nothing where it does; menus and dialogs that scripts open count as not shown. */
export function hiddenBy(element: ElementNode): string | undefined {
  const {name, attributes} = element
  if (name === 'template' && !attributes.has('shadowrootmode')) return '`template`'
  if (name === 'datalist') return '`datalist`'
  if (name === 'dialog' && !attributes.has('open')) return '`dialog` that is not open'
  if (name === 'title' || name === 'desc') return `\`${name}\` of a drawing`
  if (attributes.size === 0) return undefined
  // React sends late parts of a page in hidden containers and moves them into their place.
  if (attributes.has('hidden') && !/^S:/u.test(attribute(element, 'id') ?? '')) return '`hidden`'
  const style = attribute(element, 'style')
  if (style !== undefined && style.length < 4096 && notShown.test(style)) return '`style` that hides it'
  if (attribute(element, 'aria-hidden') === 'true' && (isOverlay(element) || isTwin(element))) return '`aria-hidden`'
  return undefined
}

const overlay = /(?:^|[\s_-])(?:modal|popup|dialog|overlay|drawer|offcanvas|off-canvas|menu)(?:$|[\s_-])/iu

const isOverlay = (element: ElementNode): boolean => /^(?:dialog|menu|navigation)$/u.test(attribute(element, 'role') ?? '') || overlay.test((attribute(element, 'class') ?? '').slice(0, 400))

// A formula that is drawn from boxes stands beside its MathML.
const isTwin = (element: ElementNode): boolean => /(?:^|\s)(?:katex-html|MathJax|mjx-math)(?:\s|$)/u.test((attribute(element, 'class') ?? '').slice(0, 400))
