import {units} from '../text.ts'
import type {ElementNode} from './html-node.ts'
import type {Reader} from './html-shown-dates.ts'
import {shownLines, shownText} from './html-shown-lines.ts'
import {isShownName} from './names.ts'

/** How far up from a label the element is that holds the name too. */
const levels = 3

/** A line that names people is no longer, in information units. */
const longest = 12

/**
 * The names behind an element that holds nothing but a label: `<span>By</span><span>Ann Lee</span>`, `<h6>Authors</h6><ul>…`.
 *
 * It needs no class that tells of authors: the label does.
 */
export function namesBehind(label: ElementNode, read: Reader): string[] {
  let below = label
  for (let [at, level] = [label.parent, 0] as [ElementNode | undefined, number]; at && level < levels; [at, level] = [at.parent, level + 1]) {
    const behind = at.children.slice(at.children.indexOf(below) + 1).filter((child) => child.type === 'element')
    const next = behind.find((child) => shownText(child, 400) !== '')
    if (next) return linesOf(next).flatMap((line) => readBehind(line, read))
    if (at.children.some((child) => child.type === 'text' && child.value.trim() !== '')) return []
    below = at
  }
  return []
}

// A list has a name in each item; of anything else the first line is the name, and what stands below it the job.
function linesOf(element: ElementNode): string[] {
  const lines = shownLines(element) ?? []
  return element.name === 'ul' || element.name === 'ol' ? lines : lines.slice(0, 1)
}

// A name of one word may be anything that a label stands above.
function readBehind(line: string, read: Reader): string[] {
  if (units(line) > longest) return []
  const names = read(`By: ${line}`).flatMap((credit) => (credit.field === 'authors' ? [...credit.value] : []))
  return names.every((name) => isShownName(name)) ? names : []
}
