import {attribute, classes, elementTable, type ElementNode} from './html-node.ts'

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
  const labels = elementTable<string>()
  const chains = elementTable<readonly string[]>()
  const label = (element: ElementNode): string => {
    const known = labels.get(element)
    if (known !== undefined) return known
    const found = labelOf(element)
    labels.set(element, found)
    return found
  }
  const chain = (element: ElementNode): readonly string[] => {
    const known = chains.get(element)
    if (known) return known
    const found: string[] = []
    for (let at: ElementNode | undefined = element; at?.parent && found.length < named; at = at.parent) found.push(label(at))
    chains.set(element, found.reverse())
    return found
  }
  return {label, chain}
}

function labelOf(element: ElementNode): string {
  if (element.attributes.size === 0) return element.name
  const written = classes(element)
  let names = ''
  for (let index = 0; index < written.length && index < 3; index++) names += `.${written[index]!}`
  const id = names === '' ? attribute(element, 'id')?.trim() ?? '' : ''
  return `${element.name}${id === '' ? '' : `#${id}`}${names}`.slice(0, 60)
}
