import {toHtml as hastToHtml} from 'hast-util-to-html'
import type {Document} from '../document.ts'
import {toSafeHast} from './hast.ts'

/**
 * Write a fragment of HTML that is safe to show: an entry is an `article` with a `header`.
 *
 * Raw HTML of the source is left out, addresses are kept with harmless protocols only, and nothing in the tree makes an event
 * handler, style or script (`hast-util-sanitize`, GitHub's list and entries).
 */
export function toHtml(document: Document): string {
  return hastToHtml(toSafeHast(document), {characterReferences: {useNamedReferences: true}})
}
