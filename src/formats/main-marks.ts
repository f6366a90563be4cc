import {headings} from './html-elements.ts'
import {hiddenBy} from './html-hidden.ts'
import type {ElementNode} from './html-node.ts'
import {partNames} from './main-names.ts'

/** Something that an element's own tag says of it; a block is told by how many steps it stands below such an element. */
export interface Mark {
  readonly name: string
  /** Whether the element itself, an attribute that machines read, or a name that somebody gave it says so. */
  readonly by: 'element' | 'data' | 'name'
  /** For which side it is given as a reason; for either where it is not said. */
  readonly speaks?: 'for' | 'against'
  readonly elements?: string
  /** Values of `role`. */
  readonly roles?: string
  /** Values of `itemprop`, and last parts of `itemtype`. */
  readonly items?: string
  /** Words of class names and ids. */
  readonly words?: string
}

/** All marks. Their order is the order of the features; a new one goes to the end of its kind. */
export const marks: readonly Mark[] = [
  {name: 'paragraph', speaks: 'for', by: 'element', elements: 'p'},
  {name: 'list-item', by: 'element', elements: 'li'},
  {name: 'list', by: 'element', elements: 'ul ol menu dir'},
  {name: 'ordered', by: 'element', elements: 'ol'},
  {name: 'cell', by: 'element', elements: 'td th'},
  {name: 'definition', by: 'element', elements: 'dl'},
  {name: 'quotation', speaks: 'for', by: 'element', elements: 'blockquote'},
  {name: 'figure', by: 'element', elements: 'figure figcaption picture'},
  {name: 'heading', by: 'element', elements: [...headings].join(' ')},
  {name: 'link', by: 'element', elements: 'a'},
  {name: 'control', speaks: 'against', by: 'element', elements: 'button label select option textarea legend optgroup summary', roles: 'button option'},
  {name: 'form', speaks: 'against', by: 'element', elements: 'form fieldset', roles: 'form'},
  {name: 'nav', speaks: 'against', by: 'element', elements: 'nav', roles: 'navigation menu menubar search tablist'},
  {name: 'header', speaks: 'against', by: 'element', elements: 'header', roles: 'banner'},
  {name: 'footer', speaks: 'against', by: 'element', elements: 'footer', roles: 'contentinfo'},
  {name: 'aside', speaks: 'against', by: 'element', elements: 'aside', roles: 'complementary'},
  {name: 'main', speaks: 'for', by: 'element', elements: 'main', roles: 'main'},
  {name: 'article', speaks: 'for', by: 'element', elements: 'article', roles: 'article'},
  {name: 'section', speaks: 'for', by: 'element', elements: 'section', roles: 'region'},
  {name: 'details', by: 'element', elements: 'details', roles: 'tabpanel'},
  {name: 'dialog', speaks: 'against', by: 'element', elements: 'dialog', roles: 'dialog alertdialog alert'},
  {name: 'noscript', speaks: 'against', by: 'element', elements: 'noscript'},
  {name: 'preformatted', speaks: 'for', by: 'element', elements: 'pre code samp'},
  {name: 'address', by: 'element', elements: 'address time'},
  {name: 'inline', by: 'element', elements: 'span font b strong em i small'},
  {name: 'custom', by: 'element'},
  {name: 'hidden', speaks: 'against', by: 'element'},
  {name: 'item-body', speaks: 'for', by: 'data', items: 'articlebody reviewbody text description'},
  {name: 'item-head', by: 'data', items: 'name headline'},
  {name: 'item-author', speaks: 'against', by: 'data', items: 'author datepublished datemodified person publisher'},
  {name: 'item-article', speaks: 'for', by: 'data', items: 'article newsarticle blogposting creativework blog webpage'},
  {name: 'item-product', speaks: 'for', by: 'data', items: 'product offer offers price aggregaterating'},
  {name: 'item-comment', speaks: 'for', by: 'data', items: 'comment usercomments review answer question acceptedanswer suggestedanswer discussionforumposting'},
  {name: 'item-list', speaks: 'against', by: 'data', items: 'itemlist breadcrumblist listitem itemlistelement sitenavigationelement breadcrumb'},
  {name: 'navigation', speaks: 'against', by: 'name', words: partNames.navigation},
  {name: 'breadcrumb', speaks: 'against', by: 'name', words: partNames.breadcrumb},
  {name: 'related', speaks: 'against', by: 'name', words: `${partNames.related} latest recent more similar`},
  {name: 'share', speaks: 'against', by: 'name', words: `${partNames.share} follow`},
  {name: 'comments', speaks: 'against', by: 'name', words: `${partNames.comments} commentlist`},
  {name: 'subscription', speaks: 'against', by: 'name', words: `${partNames.subscription} paywall`},
  {name: 'advertisement', speaks: 'against', by: 'name', words: `${partNames.advertisement} banner cta`},
  {name: 'dialog-name', speaks: 'against', by: 'name', words: `${partNames.dialog} dropdown tooltip`},
  {name: 'footer-name', speaks: 'against', by: 'name', words: `${partNames.footer} bottom`},
  {name: 'header-name', speaks: 'against', by: 'name', words: 'header head top hd'},
  {name: 'sidebar', speaks: 'against', by: 'name', words: `${partNames.sidebar} side right left secondary`},
  {name: 'content', speaks: 'for', by: 'name', words: 'content contents main primary page'},
  {name: 'article-name', speaks: 'for', by: 'name', words: 'article story entry blog news detail details'},
  {name: 'text', speaks: 'for', by: 'name', words: 'text body txt paragraph copy prose richtext wysiwyg markdown rte zhengwen neirong'},
  {name: 'post', speaks: 'for', by: 'name', words: 'post posts message messages reply replies thread topic postbody bbcode discussion answer question floor tie'},
  {name: 'title', by: 'name', words: 'title heading headline subtitle subheading biaoti'},
  {name: 'byline', speaks: 'against', by: 'name', words: 'byline author authors date time timestamp meta info metadata source writer posted published'},
  {name: 'user', speaks: 'against', by: 'name', words: 'user username profile avatar member bio signature sig account login register'},
  {name: 'tags', speaks: 'against', by: 'name', words: 'tag tags category categories cat label labels keywords topics'},
  {name: 'list-name', speaks: 'against', by: 'name', words: 'list grid row rows col cols column columns items listing results archive feed loop'},
  {name: 'card', speaks: 'against', by: 'name', words: 'card cards item teaser tile box thumb thumbnail block excerpt summary'},
  {name: 'product', by: 'name', words: 'product products price prices cart shop sku buy checkout woocommerce'}
]

/** How many steps up are told apart; above is as if there were none. */
export const farthest = 15

const indexesOf = (key: 'elements' | 'roles' | 'items' | 'words'): ReadonlyMap<string, readonly number[]> => {
  const found = new Map<string, number[]>()
  for (const [index, mark] of marks.entries()) for (const word of mark[key]?.split(' ') ?? []) found.set(word, [...(found.get(word) ?? []), index])
  return found
}

const byElement = indexesOf('elements')
const byRole = indexesOf('roles')
const byItem = indexesOf('items')
const byWord = indexesOf('words')
const custom = marks.findIndex(({name}) => name === 'custom')
const hidden = marks.findIndex(({name}) => name === 'hidden')
const none: readonly number[] = []

/** Tells the marks of elements, by setting the steps to them to 0; names that come again are read once. */
export function markReader(): (element: ElementNode, steps: Uint8Array) => void {
  const known: Names = new Map()
  return (element, steps) => markElement(element, steps, known)
}

/** What the names of a page say, by name. */
type Names = Map<string, readonly number[]>

function markElement(element: ElementNode, steps: Uint8Array, known: Names): void {
  const {name, attributes} = element
  mark(steps, byElement.get(name) ?? (name.includes('-') ? [custom] : none))
  if (attributes.size === 0) return
  mark(steps, dataOf(attributes))
  const isNamed = name !== 'body' && name !== 'html'
  const [names, id] = [isNamed ? attributes.get('class') : undefined, isNamed ? attributes.get('id') : undefined]
  if (names !== undefined) mark(steps, wordsOf(names, known))
  if (id !== undefined) mark(steps, wordsOf(id, known))
  if (hiddenBy(element) !== undefined || attributes.get('aria-hidden') === 'true') steps[hidden] = 0
}

function wordsOf(value: string, known: Names): readonly number[] {
  const found = known.get(value)
  if (found) return found
  const read = readNames(value)
  known.set(value, read)
  return read
}

function mark(steps: Uint8Array, found: readonly number[]): void {
  for (let at = 0; at < found.length; at++) steps[found[at]!] = 0
}

function dataOf(attributes: ElementNode['attributes']): readonly number[] {
  const [role, property, type] = [attributes.get('role'), attributes.get('itemprop'), attributes.get('itemtype')]
  if (role === undefined && property === undefined && type === undefined) return none
  const item = (value: string | undefined): readonly number[] => (value === undefined ? none : byItem.get(value.trim().toLowerCase()) ?? none)
  return [...(role === undefined ? none : byRole.get(role) ?? none), ...item(property), ...item(type?.split('/').at(-1))]
}

const lengths = [...byWord.keys()].map((word) => word.length)
const [shortestWord, longestWord] = [Math.min(...lengths), Math.max(...lengths)]

/** Names longer than this are made by machines. */
const longest = 400

// The words of names: runs of letters that begin with a capital or behind a sign or figure, alone and as the whole name.
function readNames(value: string): readonly number[] {
  const found: number[] = []
  let [name, start] = [0, 0]
  for (let at = 0; at <= Math.min(value.length, longest); at++) {
    const code = at < value.length ? value.charCodeAt(at) : 32
    const small = code >= 97 && code <= 122
    const capital = code >= 65 && code <= 90
    if (small || (capital && (at === start || isCapital(value, at - 1)))) continue
    addWord(value, start, at, found)
    start = capital ? at : at + 1
    if (code > 32) continue
    if (name !== start - 1) addWord(value, name, at, found)
    name = at + 1
  }
  return found
}

function addWord(value: string, start: number, end: number, found: number[]): void {
  if (end - start < shortestWord || end - start > longestWord) return
  for (const index of byWord.get(value.slice(start, end).toLowerCase()) ?? none) if (!found.includes(index)) found.push(index)
}

const isCapital = (value: string, at: number): boolean => value.charCodeAt(at) >= 65 && value.charCodeAt(at) <= 90
