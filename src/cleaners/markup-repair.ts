import type {Nodes, PhrasingContent, RootContent, Strong, Text} from 'mdast'
import type {Position} from 'unist'
import type {Document} from '../document.ts'
import type {Cleaner, Edit, Rule} from '../edit.ts'
import {visibleText} from '../text.ts'
import {slicer, type Slicer} from './markup-slices.ts'

const rules: readonly Rule[] = [
  {
    id: 'asterisk-soup', category: 'markup-repair', what: 'asterisks that an editor left where bold text was exported, and that do not pair by the rules of Markdown',
    matches: ['****壹、选址**（河岸以北的三块空地。****）**', '****One: the site** (three plots north of the river.****)**', '**甲段**乙段**，丙段**丁段**。****戊段**己段**，庚段。**'],
    spares: ['他说那个地方**的，谁也不提。', '`**` and **bold** text', 'The ** operator, **in short**, raises to a power.', '**Note** 2**3 is eight, 3**2 is nine.', '**Escaped** \\*\\*marks\\*\\* stay.', 'call 555****12 or **wait**']
  },
  {
    id: 'nested-bold', category: 'markup-repair', what: 'bold text inside bold text, which says no more than bold text does',
    matches: ['****第二点在于水源：****', 'It is ****very**** late.'],
    spares: ['**第二点在于水源：**', '***late***', '**a *b* c**']
  },
  {
    id: 'empty-bold', category: 'markup-repair', what: 'bold text of nothing but a space',
    matches: ['two **&nbsp;** words', '**&nbsp;** **one**'],
    spares: ['**&nbsp;**', 'two**&nbsp;words**', 'two&nbsp;words']
  }
]

/** Repairs what rich-text editors leave of bold text when they export Markdown; no character of the text is lost. */
export function markupRepair(): Cleaner {
  return {name: 'markup-repair', version: 1, rules, propose: (document: Document) => find(document, [])}
}

const blocks: ReadonlySet<string> = new Set(['paragraph', 'heading', 'tableCell'])

function find(parent: Nodes, edits: Edit[]): Edit[] {
  if (!('children' in parent)) return edits
  for (const node of parent.children) {
    if (!blocks.has(node.type)) find(node, edits)
    else if ('children' in node && node.children.some(isSuspect)) edits.push(...repair(node, node.children as PhrasingContent[]))
  }
  return edits
}

const isSuspect = (node: Nodes): boolean => node.type === 'strong' || (node.type === 'html' && isTag(node.value))

const isTag = (html: string): boolean => /^<\/?(?:b|strong)>$/iu.test(html)

function* repair(node: RootContent, children: readonly PhrasingContent[]): Iterable<Edit> {
  const read = pieces(children)
  if (!read) return
  const literal = read.some((piece) => piece.type === 'mark' && piece.literal)
  const said = literal ? toggled(read) : undefined
  if (literal) {
    if (said) yield {op: 'replace', node, by: {...node, children: said} as RootContent, rule: 'asterisk-soup', reason: 'asterisks beside bold text that pair in order, each run turning bold on or off'}
    return
  }
  // A block of nothing else is empty, not broken.
  const blank = children.some((child) => child.type === 'strong' && isBlank(child)) && visibleText(node).trim() !== ''
  const nested = children.some((child) => child.type === 'strong' && child.children.some(({type}) => type === 'strong'))
  if (!blank && !nested) return
  const by = {...node, children: children.flatMap(flat)} as RootContent
  yield blank ? {op: 'replace', node, by, rule: 'empty-bold', reason: 'bold text of nothing but white space'} : {op: 'replace', node, by, rule: 'nested-bold', reason: 'bold text inside bold text'}
}

const isBlank = (node: Strong): boolean => node.children.every((child) => child.type === 'text' || child.type === 'break' || (child.type === 'strong' && isBlank(child))) && visibleText(node).trim() === ''

// Blank bold text is the text alone; what is nested twice is bold once.
function flat(node: PhrasingContent): PhrasingContent[] {
  if (node.type !== 'strong') return [node]
  return isBlank(node) ? leaves(node) : [{...node, children: node.children.flatMap(leaves)}]
}

const leaves = (node: PhrasingContent): PhrasingContent[] => (node.type === 'strong' ? node.children.flatMap(leaves) : [node])

/** A run of asterisks, or a part of the text between two. */
type Piece = {readonly type: 'mark'; length: number; literal: boolean} | {readonly type: 'node'; readonly node: PhrasingContent}

/** The block as its author's editor wrote it: nothing, where an asterisk may mean itself. */
function pieces(children: readonly PhrasingContent[]): Piece[] | undefined {
  const found: Piece[] = []
  let sound = true
  const mark = (length: number, literal: boolean): void => {
    const last = found.at(-1)
    if (last?.type !== 'mark') found.push({type: 'mark', length, literal})
    else {
      last.length += length
      last.literal ||= literal
    }
  }
  const walk = (node: PhrasingContent): void => {
    if (node.type === 'strong') {
      mark(2, false)
      node.children.forEach(walk)
      mark(2, false)
    } else if (node.type === 'html' && isTag(node.value)) mark(2, true)
    else if (node.type === 'text' && node.value.includes('**')) sound &&= cut(node, mark, (part) => found.push({type: 'node', node: part}))
    else found.push({type: 'node', node})
  }
  children.forEach(walk)
  return sound && !found.some((piece, index) => piece.type === 'mark' && piece.literal && standsAlone(found, index)) ? found : undefined
}

// An escaped asterisk is longer in the source than in the value: where the lengths cannot be explained, it may be one.
function cut(node: Text, mark: (length: number, literal: boolean) => void, add: (part: Text) => void): boolean {
  const slice: Slicer | undefined = slicer(node)
  if (!slice) return false
  let at = 0
  for (const {0: run, index} of node.value.matchAll(/\*{2,}/gu)) {
    if (index > at) add(slice(at, index))
    mark(run.length, true)
    at = index + run.length
  }
  if (at < node.value.length) add(slice(at, node.value.length))
  return true
}

// An operator stands between spaces, and what hides digits or letters of a number or word between them.
function standsAlone(found: readonly Piece[], index: number): boolean {
  const before = edge(found[index - 1], -1)
  const after = edge(found[index + 1], 0)
  return (/^\s?$/u.test(before) && /^\s?$/u.test(after)) || (/[\dA-Za-z]/u.test(before) && /[\dA-Za-z]/u.test(after))
}

const edge = (piece: Piece | undefined, at: number): string => (piece?.type === 'node' ? visibleText(piece.node).at(at) ?? '' : '')

/** Read the runs in order, each turning bold on or off; nothing, where that leaves bold on. */
function toggled(found: readonly Piece[]): PhrasingContent[] | undefined {
  const children: PhrasingContent[] = []
  let bold: PhrasingContent[] | undefined
  for (const [index, piece] of found.entries()) {
    if (piece.type === 'node') (bold ?? children).push(piece.node)
    else if (!bold) bold = []
    // Four within bold text end it and begin it again.
    else if (piece.length % 4 !== 0 || index === found.length - 1) {
      children.push(...bolded(bold))
      bold = undefined
    }
  }
  return bold ? undefined : children
}

function bolded(children: PhrasingContent[]): PhrasingContent[] {
  const first = children[0]?.position
  const last = children.at(-1)?.position
  const node: Strong = {type: 'strong', children}
  if (first && last) node.position = {start: {...first.start}, end: {...last.end}} satisfies Position
  return isBlank(node) ? children : [node]
}
