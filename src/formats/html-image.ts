import type {Image} from 'mdast'
import type {ElementNode} from './html-node.ts'

const lazy = ['data-src', 'data-original', 'data-lazy-src', 'data-actualsrc', 'data-original-src', 'data-lazy', 'data-url', 'data-echo', 'file']
const sets = ['data-srcset', 'data-lazy-srcset', 'srcset']
const placeholder = /^data:|(?:^|[/_.-])(?:blank|spacer|placeholder|loading|lazyload|grey|transparent|pixel|1x1)[\w-]{0,20}\.(?:gif|png|svg|jpe?g|webp)/iu

/** Find the address of an image, lazy or not: every candidate, the best first. */
export function readImage(element: ElementNode, resolve: (url: string) => string): Omit<Image, 'position'> {
  const {attributes} = element
  const src = attributes.get('src')?.trim() ?? ''
  const named = lazy.map((name) => attributes.get(name)?.trim() ?? '').filter(isAddress)
  const listed = [...sets.map((name) => attributes.get(name)), ...sources(element)].flatMap((value) => readSrcset(value ?? ''))
  const shown = src === '' || placeholder.test(src) ? [...named, ...listed, src] : [src, ...named, ...listed]
  const candidates = [...new Set(shown.filter((url) => url !== '').map(resolve))]
  const alt = attributes.get('alt')?.replace(/\s+/gu, ' ').trim()
  const title = attributes.get('title')
  const image: Image = {type: 'image', url: candidates[0] ?? '', alt: alt ?? ''}
  if (title) image.title = title
  const data = {...(candidates.length > 1 ? {candidates} : {}), ...size(attributes)}
  if (Object.keys(data).length > 0) image.data = data
  return image
}

function size(attributes: ReadonlyMap<string, string>): {width?: number; height?: number} {
  const read = (name: 'width' | 'height'): {[key in typeof name]?: number} => {
    const value = attributes.get(name)?.trim() ?? ''
    return /^\d{1,5}(?:px)?$/u.test(value) ? {[name]: Number.parseInt(value, 10)} : {}
  }
  return {...read('width'), ...read('height')}
}

const isAddress = (value: string): boolean => /^(?:https?:|\/|[\w%.-]+\/|[\w%-]+\.\w{2,4}(?:\?|$))/iu.test(value)

function sources({parent}: ElementNode): string[] {
  if (parent?.name !== 'picture') return []
  return parent.children.flatMap((child) => (child.type === 'element' && child.name === 'source' ? [child.attributes.get('srcset') ?? child.attributes.get('data-srcset') ?? ''] : []))
}

/** Read a `srcset` into its addresses, the largest first (HTML §4.8.4.2.2, without the sizes). */
export function readSrcset(value: string): string[] {
  const found: Array<{url: string; size: number}> = []
  for (const [, url = '', size = '1'] of value.matchAll(/(?:^|[\s,])([^\s,]\S{0,4000}[^\s,])(?:\s{1,9}([\d.]{1,9})[wx])?(?=[\s,]|$)/gu)) found.push({url, size: Number(size)})
  return found.filter(({url}) => !url.startsWith('data:')).sort((a, b) => b.size - a.size).map(({url}) => url)
}
