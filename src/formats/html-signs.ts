import {isBy} from './byline-words.ts'
import {isAuthorLabel} from './credits.ts'
import {attribute, type ElementNode, type TextNode} from './html-node.ts'

/** Elements of a page that say something of it. */
export interface Signs {
  readonly titles: ElementNode[]
  readonly metas: ElementNode[]
  readonly links: ElementNode[]
  /** `h1`. */
  readonly headlines: ElementNode[]
  /** `h2` and `h3`, for pages whose headline is none. */
  readonly subheadings: ElementNode[]
  readonly paragraphs: ElementNode[]
  readonly times: ElementNode[]
  /** With `itemprop`, or `rel` of an author, tag or licence. */
  readonly named: ElementNode[]
  /** Links to the page of somebody who writes. */
  readonly authors: ElementNode[]
  /** Whose class or id tells of an author or a date. */
  readonly bylines: ElementNode[]
  /** Nothing but a word that announces who wrote something. */
  readonly labels: ElementNode[]
  readonly linkedData: ElementNode[]
  /** Scripts in the page itself that are no data. */
  readonly scripts: ElementNode[]
  base?: string
  language?: string
}

const hint = /by-?line|aut[ho]|posted|writer|contributor|dat[aeou]|time|publi|meta|info|credit|source|laiyuan|zuozhe|riqi|firma|fecha|tarih|yazar|muhabir|reporter|journalist|penulis|szerz|skribent|kirjoittaja|redakt|signature|giornalist|periodist|tac-?gia|verfasser|(?:^|\s)by/iu
const byline = /(?:^|[\s_-])(?:by-?line|authors?|posted-?(?:by|on)|writers?|contributors?|datetime|date|time|timestamp|published|pub-?date|publish-?date|post-?date|meta|info|credits?|source|laiyuan|zuozhe|riqi|autor(?:[aei]|es|en|in|zy)?|auteurs?|firmas?|fecha|date-?lines?|datum|dato|tarih|yazar(?:lar)?|muhabir|reporters?|journalists?|penulis|szerzok?|skribent|kirjoittaja|redakt(?:ion|or|eur|ur)|publi(?:cation|cado|shed-?(?:at|on)|catie)|signatures?|giornalist[ai]|periodistas?|journalistes?|infor?mation|pub-?(?:time|info)|tac-?gia|verfasser)(?:$|[\s_\d-])|(?:^|\s)(?:data|by)(?:$|\s)/u

/** Whether a class or an id tells of an author or a date: `post-author`, `byline__name`, `authorName`, `pubDate`. */
export const tellsOfByline = (names: string): boolean => hint.test(names) && byline.test(names.replace(/(?<=[a-z])(?=[A-Z])/gu, '-').toLowerCase())

/** Parts of an address behind which the name of somebody who writes stands. */
const author = /\/(?:@|author-(?=[A-Z])|(?:authors?|author[-_]\w{1,20}|by|byline|writers?|columnists?|contributors?|journalists?|reporters?|correspondents?|staff|team|people|person|persons|profiles?|bio|autor(?:es|en|i|in|ka)?|auteurs?|redakt\w{1,12}|journalistes?|periodistas?|skribent(?:er)?|yazar(?:lar)?|penulis|forfatter|avtor\w{0,4}|kirjoittaja\w{0,3}|colunistas?|opinionistas?|signataires?|firmas?|szerzok?|muhabir|auteures?|verfasser|autorzy)\/)[^/?#]{2}/iu

/** Find the elements of a page that say something of it, in page order, in one walk. */
export function findSigns(root: ElementNode): Signs {
  const signs: Signs = {titles: [], metas: [], links: [], headlines: [], subheadings: [], paragraphs: [], times: [], named: [], authors: [], bylines: [], labels: [], linkedData: [], scripts: []}
  walk(root, signs, new Map())
  return signs
}

function walk(element: ElementNode, signs: Signs, known: Map<string, boolean>): void {
  for (const child of element.children) {
    if (child.type === 'text' || child.name === 'template') continue
    sort(child, signs, known)
    if (child.name !== 'svg') walk(child, signs, known)
  }
}

/** In code and in the heads of tables words announce nobody. */
const holdsNoWords = new Set(['code', 'pre', 'kbd', 'samp', 'th', 'script', 'style', 'option'])

const lists: ReadonlyMap<string, 'titles' | 'metas' | 'links' | 'headlines' | 'subheadings' | 'paragraphs' | 'times'> = new Map([
  ['title', 'titles'], ['meta', 'metas'], ['link', 'links'], ['h1', 'headlines'], ['h2', 'subheadings'], ['h3', 'subheadings'], ['p', 'paragraphs'], ['time', 'times']
])

function sort(element: ElementNode, signs: Signs, known: Map<string, boolean>): void {
  const {name, attributes, children} = element
  const list = lists.get(name)
  if (list) signs[list].push(element)
  if (children.length === 1 && announcesAuthor(children[0]!, signs.language) && !holdsNoWords.has(name)) signs.labels.push(element)
  if (name === 'script') {
    if (/^application\/ld\+json/iu.test(attribute(element, 'type') ?? '')) signs.linkedData.push(element)
    else if (!attributes.has('src') && /^(?:text\/javascript)?$/iu.test(attribute(element, 'type') ?? '')) signs.scripts.push(element)
    return
  }
  if (name === 'base') signs.base ??= attribute(element, 'href') ?? ''
  else if (name === 'html') signs.language ??= attribute(element, 'lang') ?? attribute(element, 'xml:lang') ?? ''
  if (attributes.size === 0) return
  const rel = attributes.get('rel')
  if (attributes.has('itemprop') || (rel !== undefined && /(?:^|\s)(?:author|tag|license)(?:\s|$)/iu.test(rel))) signs.named.push(element)
  else if (name === 'a' && author.test((attribute(element, 'href') ?? '').slice(0, 500))) signs.authors.push(element)
  const [names, id] = [attributes.get('class'), attributes.get('id')]
  if ((names !== undefined && tells(names, known)) || (id !== undefined && tellsOfByline(id.slice(0, 60)))) signs.bylines.push(element)
}

const announcesAuthor = (node: ElementNode | TextNode, language?: string): boolean => node.type === 'text' && (isAuthorLabel(node.value) || isBy(node.value, language))

// Many elements of a page have the same class.
function tells(names: string, known: Map<string, boolean>): boolean {
  let found = known.get(names)
  if (found === undefined) known.set(names, (found = tellsOfByline(names.slice(0, 200))))
  return found
}
