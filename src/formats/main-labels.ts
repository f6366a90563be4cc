import {attribute, classes, elementTable, type ElementNode, type ElementTable} from './html-node.ts'

/** Names elements as a person would point at them: `div.main-menu`. */
export interface Labels {
  label(element: ElementNode): string
  /** The labels of the elements around a block and of the one it comes from, outermost first. */
  chain(element: ElementNode): readonly string[]
}

/** How many elements of a chain are named, from the block outwards. */
const named = 12

/** Name the elements of one page; each is named once, and blocks of one element share their chain. */
export function labeller(): Labels {
  const known: Known = {labels: elementTable(), chains: elementTable()}
  return {label: (element) => labelIn(known, element), chain: (element) => chainIn(known, element)}
}

interface Known {
  readonly labels: ElementTable<string>
  readonly chains: ElementTable<readonly string[]>
}

function labelIn({labels}: Known, element: ElementNode): string {
  const known = labels.get(element)
  if (known !== undefined) return known
  const found = labelOf(element)
  labels.set(element, found)
  return found
}

function chainIn(known: Known, element: ElementNode): readonly string[] {
  const before = known.chains.get(element)
  if (before) return before
  const found: string[] = []
  for (let at: ElementNode | undefined = element; at?.parent && found.length < named; at = at.parent) found.push(labelIn(known, at))
  known.chains.set(element, found.reverse())
  return found
}

function labelOf(element: ElementNode): string {
  if (element.attributes.size === 0) return element.name
  const written = classes(element)
  let names = ''
  for (let index = 0; index < written.length && index < 3; index++) names += `.${written[index]!}`
  const id = names === '' ? attribute(element, 'id')?.trim() ?? '' : ''
  return `${element.name}${id === '' ? '' : `#${id}`}${names}`.slice(0, 60)
}
