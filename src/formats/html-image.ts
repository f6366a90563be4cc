import type {Image} from 'mdast'
import {flat} from '../text.ts'
import {neighbours, type ElementNode} from './html-node.ts'
import {parseHtml} from './html-tree.ts'

const lazy = ['data-src', 'data-original', 'data-lazy-src', 'data-actualsrc', 'data-original-src', 'data-lazy', 'data-url', 'data-echo', 'data-hi-res-src', 'data-full-url', 'file', 'zoomfile']
const sets = ['data-srcset', 'data-lazy-srcset', 'srcset']
const placeholder = /^data:|(?:^|[/_.-])(?:blank|spacer|placeholder|loading|lazyload|grey|transparent|pixel|1x1|dot|none)[\w-]{0,20}\.(?:gif|png|svg|jpe?g|webp)/iu

/** Find the address of an image, lazy or not: every candidate, the best first. */
export function readImage(element: ElementNode, resolve: (url: string) => string): Omit<Image, 'position'> {
  const {attributes} = element
  const candidates = [...new Set(addresses(element).map(resolve))]
  const alt = flat(attributes.get('alt') ?? '')
  const title = attributes.get('title')
  const image: Image = {type: 'image', url: candidates[0] ?? '', alt}
  if (title) image.title = title
  const [width, height] = [pixels(attributes.get('width')), pixels(attributes.get('height'))]
  if (candidates.length < 2 && width === undefined && height === undefined) return image
  image.data = {}
  if (candidates.length > 1) image.data.candidates = candidates
  if (width !== undefined) image.data.width = width
  if (height !== undefined) image.data.height = height
  return image
}

// Before a script has put another there, `src` is a stand-in for as long as the image waits to be seen; its twin knows the address too.
function addresses(element: ElementNode): string[] {
  const {attributes} = element
  const src = attributes.get('src')?.trim() ?? ''
  const isLate = isLazy(element)
  const named = isLate ? lazy.map((name) => attributes.get(name)?.trim() ?? '').filter(isAddress) : []
  const listed = [...sets.map((name) => attributes.get(name) ?? ''), ...sources(element)].flatMap(readSrcset)
  const waits = src === '' || placeholder.test(src) || (named.length > 0 && /(?:^|[\s_-])lazy/u.test(attributes.get('class') ?? ''))
  const twin = waits || isLate ? twinOf(element) : []
  return (waits ? [...named, ...listed, ...twin, src] : [src, ...named, ...listed, ...twin]).filter((url) => url !== '')
}

const pixels = (length = ''): number | undefined => (/^\d{1,5}(?:px)?$/u.test(length.trim()) ? Number.parseInt(length.trim(), 10) : undefined)

const isAddress = (value: string): boolean => /^(?:https?:|\/|[\w%.-]+\/|[\w%-]+\.\w{2,4}(?:\?|$))/iu.test(value)

function sources({parent}: ElementNode): string[] {
  if (parent?.name !== 'picture') return []
  return parent.children.flatMap((child) => (child.type === 'element' && child.name === 'source' ? [child.attributes.get('srcset') ?? child.attributes.get('data-srcset') ?? ''] : []))
}

const late: ReadonlySet<string> = new Set([...lazy, 'data-srcset', 'data-lazy-srcset'])

function isLazy({attributes}: ElementNode): boolean {
  for (const name of attributes.keys()) if (late.has(name)) return true
  return false
}

// What readers without scripts are given in place of a lazy image stands beside it, or beside the picture around it.
function twinOf(element: ElementNode): string[] {
  const around = element.parent?.name === 'picture' ? element.parent : element
  const alt = element.attributes.get('alt') ?? ''
  const twins = neighbours(around, 2).filter(({name}) => name === 'noscript').flatMap(imagesIn).filter(({attributes}) => (attributes.get('alt') ?? '') === alt && attributes.get('width') !== '1')
  return twins.flatMap(({attributes}) => [attributes.get('src')?.trim() ?? '', ...readSrcset(attributes.get('srcset') ?? '')])
}

/** The images in an element, those in text that was taken for none too. */
export function imagesIn(element: ElementNode): ElementNode[] {
  return element.children.flatMap((child) => {
    if (child.type === 'text') return child.value.includes('<img') ? imagesIn(parseHtml(child.value).root) : []
    return child.name === 'img' ? [child] : imagesIn(child)
  })
}

/** Whether `noscript` shows nothing but an image that stands beside it already, as a lazy image with the same address, and words if it has any. */
export function isTwin(element: ElementNode, resolve: (url: string) => string): boolean {
  const beside = neighbours(element, 2).flatMap((other) => (other.name === 'img' ? [other] : other.name === 'picture' ? imagesIn(other) : []))
  if (beside.length === 0) return false
  const known = new Set(beside.flatMap(addresses).map(resolve))
  const words = new Set(['', ...beside.map(({attributes}) => attributes.get('alt') ?? '')])
  return imagesIn(element).every(({attributes}) => known.has(resolve(attributes.get('src')?.trim() ?? '')) && words.has(attributes.get('alt') ?? ''))
}

/** Read a `srcset` into its addresses, the largest first (HTML §4.8.4.2.2, without the sizes). */
export function readSrcset(value: string): string[] {
  if (value === '') return []
  const found: Array<{url: string; size: number}> = []
  for (let at = 0; at < value.length; ) {
    while (at < value.length && (isSpace(value, at) || value.charAt(at) === ',')) at++
    let end = at
    while (end < value.length && !isSpace(value, end)) end++
    let stop = end
    while (stop > at && value.charAt(stop - 1) === ',') stop--
    const url = value.slice(at, stop)
    const comma = stop < end ? end : value.indexOf(',', end)
    at = comma < 0 ? value.length : comma
    if (url !== '' && !url.startsWith('data:')) found.push({url, size: stop < end ? 1 : Number.parseFloat(value.slice(end, at)) || 1})
  }
  return found.sort((a, b) => b.size - a.size).map(({url}) => url)
}

const isSpace = (value: string, at: number): boolean => value.charCodeAt(at) <= 32
