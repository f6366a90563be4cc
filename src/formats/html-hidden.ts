import {drawnBy} from './html-math.ts'
import {attribute, textContent, type ElementNode} from './html-node.ts'

const notShown = /(?:^|[;\s])(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)/iu

/** Why a browser does not show an element, or nothing where it does; menus and dialogs that scripts open count as not shown. */
export function hiddenBy(element: ElementNode): string | undefined {
  if (element.unshown === undefined) element.unshown = findHidden(element) ?? null
  return element.unshown ?? undefined
}

function findHidden(element: ElementNode): string | undefined {
  const {name, attributes} = element
  if (name === 'template' && !attributes.has('shadowrootmode')) return '`template`'
  if (name === 'datalist') return '`datalist`'
  if (name === 'dialog' && !attributes.has('open')) return '`dialog` that is not open'
  if (name === 'title' || name === 'desc') return `\`${name}\` of a drawing`
  if (attributes.size === 0) return undefined
  return hiddenAs(element) ?? drawnBy(element)
}

// What holds the page is shown as soon as its scripts have run, and what a search in the page opens is there to be found.
const shells = new Set(['html', 'body', 'main', 'article'])

function hiddenAs(element: ElementNode): string | undefined {
  const {name, attributes} = element
  if (shells.has(name)) return undefined
  // React sends late parts of a page in hidden containers and moves them into their place.
  const said = attributes.get('hidden')
  if (said !== undefined && said !== 'until-found' && !/^S:/u.test(attribute(element, 'id') ?? '')) return '`hidden`'
  const style = attribute(element, 'style')
  if (style !== undefined && style.length < 4096 && notShown.test(style)) return '`style` that hides it'
  if (attributes.get('aria-hidden') === 'true' && isOverlay(element)) return '`aria-hidden`'
  return name === 'a' && isPermalink(element) ? 'the sign of a link to the heading itself' : undefined
}

const overlay = /(?:^|[\s_-])(?:modal|popup|dialog|overlay|drawer|offcanvas|off-canvas|menu)(?:$|[\s_-])/iu

const isOverlay = (element: ElementNode): boolean => /^(?:dialog|menu|navigation)$/u.test(attribute(element, 'role') ?? '') || overlay.test((attribute(element, 'class') ?? '').slice(0, 400))

// A sign in a heading that leads to that heading: no letter of any script is in it.
function isPermalink(element: ElementNode): boolean {
  const {parent} = element
  if (!parent || !(parent.traits.isHeading || parent.parent?.traits.isHeading === true) || attribute(element, 'href')?.includes('#') !== true) return false
  const text = textContent(element).trim()
  return text.length > 0 && text.length <= 3 && !/[\p{L}\p{N}]/u.test(text)
}

/** Whether the style of an element sets it on lines of its own. */
export function isBlockByStyle({attributes}: ElementNode): boolean {
  const style = attributes.size > 0 ? attributes.get('style') : undefined
  return style !== undefined && style.length < 4096 && /(?:^|[;\s])display\s{0,9}:\s{0,9}(?:block|flex|grid|table|list-item|flow-root)\b/iu.test(style)
}

/** Whether line ends in the source of an element are line ends on the page. */
export function keepsLines({attributes}: ElementNode): boolean {
  if (attributes.size === 0) return false
  const style = attributes.get('style')
  if (style !== undefined && style.length < 4096 && /white-space\s{0,9}:\s{0,9}(?:pre|break-spaces)/iu.test(style)) return true
  return attributes.get('class')?.includes('whitespace-pre') ?? false
}
