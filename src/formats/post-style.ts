import {pairTags} from './bbcode-tags.ts'
import type {BodyFormat, BodyStyle} from './post-body.ts'

/** How much of a post is looked at. */
const most = 4000

/**
 * Tell what the posts of a column are written in by how many of them show it.
 *
 * A post that speaks of `<b>` is no proof: markup counts from tags that have their end, and only where many posts have them.
 */
export function detectStyle(posts: readonly string[], known?: BodyFormat): BodyStyle {
  const sample = posts.map((post) => post.slice(0, most)).filter((post) => post.trim() !== '')
  if (known) return {format: known, layers: known === 'text' ? layersOf(sample) : 0}
  if (isHtml(sample)) return {format: 'html', layers: 0}
  const layers = layersOf(sample)
  if (layers > 0 && isHtml(sample.map((post) => post.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"')))) return {format: 'html', layers: 1}
  if (sample.filter((post) => post.includes('[/') && pairTags(post).size > 0).length > 2 + sample.length / 10) return {format: 'bbcode', layers}
  return {format: 'text', layers}
}

const tag = /<(?:[pa]|br|div|span|img|[bi]|strong|em|blockquote|ul|ol|li|table|pre|code|font|h[1-6])(?:\s[^<>]{0,500})?\/?>/iu
const ending = /<\/(?:[pabi]|div|span|strong|em|blockquote|ul|ol|li|table|pre|code|font|h[1-6])>|<br\s?\/?>|<img\s/iu

function isHtml(sample: readonly string[]): boolean {
  const whole = sample.filter((post) => /^\s*</u.test(post) && />\s*$/u.test(post) && tag.test(post) && ending.test(post)).length
  if (whole > 0 && whole >= sample.length / 2) return true
  return sample.length >= 3 && sample.filter((post) => tag.test(post) && ending.test(post)).length > sample.length / 2
}

const reference = /&(?:amp|lt|gt|quot|apos|nbsp|hellip|mdash|ldquo|rdquo|#\d{2,6}|#x[\da-f]{2,5});/giu
const twice = /&amp;(?:amp|lt|gt|quot|apos|nbsp|hellip|mdash|ldquo|rdquo|#\d{2,6}|#x[\da-f]{2,5});/giu

// Text that was encoded has no bare `<`, and no `&` that is not a reference; where `&amp;` is always one more reference, twice.
function layersOf(sample: readonly string[]): number {
  let encoded = 0
  let again = 0
  let amps = 0
  for (const post of sample) {
    if (!post.includes('&') && !post.includes('<')) continue
    const found = post.match(reference)?.length ?? 0
    if (/<[a-z/]/iu.test(post) || found < post.split('&').length - 1) return 0
    if (found > 0) encoded++
    again += post.match(twice)?.length ?? 0
    amps += post.split('&amp;').length - 1
  }
  if (encoded <= 2 + sample.length / 20) return 0
  return again > 0 && again === amps ? 2 : 1
}
