/** What the HTML Standard says of elements by name, as far as reading a tree needs it (§13.1.2, §13.2.4.2, §13.2.6.4.7, §15.3). */

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** Have no content and no end tag. */
const voids = names('area base basefont bgsound br col command embed frame hr img input keygen link meta param source track wbr')

/** Hold text that is no markup and that no reader sees. */
export const unseen = names('script style iframe noembed')

/** Begin a line of their own. Form controls count as such, because neighbours among them are never one word. */
const blocks = names(
  'address article aside blockquote body button caption center col colgroup datalist dd details dialog dir div dl dt fieldset figcaption figure footer form frameset ' +
  'h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li listing main menu nav noframes ol optgroup option p plaintext pre search section select summary ' +
  'table tbody td textarea tfoot th thead tr ul xmp'
)

/** An end tag of an ordinary element never closes one of these. */
const special = names(
  'address article aside blockquote body button center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header ' +
  'hgroup html li listing main menu nav object ol p pre search section select summary table tbody td template tfoot th thead tr ul xmp'
)

/** No end tag reaches beyond one of these, those of tables aside. */
const scopes = names('applet caption foreignobject marquee object table td template th')

/** Parts of a table, whose end tags reach to their table. */
const tableParts = names('caption tbody td tfoot th thead tr')

/** May be closed although blocks that they hold are open: the rest of the block is theirs no more. */
const formatting = names('a b big code em font form i nobr s small strike strong tt u')

/** May stand in a head; anything else ends it. */
const metadata = names('base basefont bgsound link meta noscript script style template title')

/** Begin a block, so that an open paragraph ends before them. */
const endParagraph = names(
  'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr listing main ' +
  'menu nav ol p plaintext pre search section summary table ul xmp dd dt li'
)

export const headings = names('h1 h2 h3 h4 h5 h6')

/** Hold drawings and formulas, whose tags close themselves. */
export const foreign = names('math svg')

/** Hold HTML within a drawing or formula. */
const integration = names('annotation-xml desc foreignobject mi mn mo ms mtext title')

/** End a drawing that was never closed (HTML §13.2.6.5). */
const breakOut = names(
  'b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p pre ruby ' +
  's small span strike strong sub sup table tt u ul var'
)

/** Which open elements a start tag closes, unless one of the others was opened since. */
const impliedEnds: ReadonlyMap<string, {readonly closes: readonly string[]; readonly unless: readonly string[]}> = new Map([
  ['li', {closes: ['li'], unless: ['ul', 'ol', 'menu', 'dir']}],
  ['dd', {closes: ['dd', 'dt'], unless: ['dl']}],
  ['dt', {closes: ['dd', 'dt'], unless: ['dl']}],
  ['option', {closes: ['option'], unless: ['select']}],
  ['optgroup', {closes: ['optgroup', 'option'], unless: ['select']}],
  ['select', {closes: ['select'], unless: []}],
  ['button', {closes: ['button'], unless: []}],
  ['rt', {closes: ['rt', 'rp'], unless: ['ruby']}],
  ['rp', {closes: ['rt', 'rp'], unless: ['ruby']}],
  ['td', {closes: ['td', 'th'], unless: ['table']}],
  ['th', {closes: ['td', 'th'], unless: ['table']}],
  ['tr', {closes: ['tr', 'caption'], unless: ['table']}],
  ['tbody', {closes: ['tbody', 'thead', 'tfoot', 'caption'], unless: ['table']}],
  ['thead', {closes: ['tbody', 'thead', 'tfoot', 'caption'], unless: ['table']}],
  ['tfoot', {closes: ['tbody', 'thead', 'tfoot', 'caption'], unless: ['table']}]
])

/** What is asked of elements by name again and again: one look-up instead of a dozen. */
export interface Traits {
  readonly isVoid: boolean
  readonly isBlock: boolean
  readonly isUnseen: boolean
  readonly isSpecial: boolean
  readonly isScope: boolean
  readonly isTablePart: boolean
  readonly isFormatting: boolean
  readonly isMetadata: boolean
  readonly isHeading: boolean
  readonly isForeign: boolean
  readonly isIntegration: boolean
  readonly endsParagraph: boolean
  readonly breaksOut: boolean
  /** Names of the elements that its start tag closes, and of those that protect them. */
  readonly implies: {readonly closes: readonly string[]; readonly unless: readonly string[]} | undefined
}

const traitsOf = (name: string): Traits => ({
  isVoid: voids.has(name),
  isBlock: blocks.has(name),
  isUnseen: unseen.has(name),
  isSpecial: special.has(name),
  isScope: scopes.has(name),
  isTablePart: tableParts.has(name),
  isFormatting: formatting.has(name),
  isMetadata: metadata.has(name),
  isHeading: headings.has(name),
  isForeign: foreign.has(name),
  isIntegration: integration.has(name),
  endsParagraph: endParagraph.has(name),
  breaksOut: breakOut.has(name),
  implies: impliedEnds.get(name)
})

const lists = [voids, blocks, unseen, special, scopes, tableParts, formatting, metadata, headings, foreign, integration, endParagraph, breakOut]

/** Of every element that is not ordinary. */
export const traits: ReadonlyMap<string, Traits> = new Map([...lists.flatMap((list) => [...list]), ...impliedEnds.keys()].map((name) => [name, traitsOf(name)]))

/** What nothing is known of, such as `span`. */
export const ordinary: Traits = traitsOf('')
