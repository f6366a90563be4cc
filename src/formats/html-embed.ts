import type {Data, PhrasingContent} from 'mdast'
import {withData, type Piece} from './html-inline.ts'
import {attribute, classes, type ElementNode} from './html-node.ts'
import type {Inside, Reading} from './html-phrasing.ts'

/** Elements of frameworks that play what they name by number: the attribute, and the address that it belongs to. */
const players: ReadonlyMap<string, Player> = new Map<string, Player>([
  ...['lite-youtube', 'amp-youtube', 'youtube-video'].map((name): [string, Player] => [name, {attributes: ['videoid', 'data-videoid', 'video-id'], address: 'https://www.youtube.com/watch?v='}]),
  ...['lite-vimeo', 'amp-vimeo'].map((name): [string, Player] => [name, {attributes: ['videoid', 'data-videoid'], address: 'https://vimeo.com/'}]),
  ['amp-dailymotion', {attributes: ['data-videoid'], address: 'https://www.dailymotion.com/video/'}],
  ['amp-twitter', {attributes: ['data-tweetid'], address: 'https://twitter.com/i/status/', kind: 'post'}],
  ['amp-instagram', {attributes: ['data-shortcode'], address: 'https://www.instagram.com/p/', kind: 'post'}]
])

interface Player {
  readonly attributes: readonly string[]
  readonly address: string
  readonly kind?: string
}

/** Elements that embed what an address leads to. */
export const embeds: readonly string[] = ['iframe', 'video', 'audio', 'embed', 'object', 'amp-iframe', 'amp-video', 'amp-audio', ...players.keys()]

/** Elements that show something other than what they hold. */
const replaced: ReadonlySet<string> = new Set(['img', 'amp-img', 'amp-anim', ...embeds])

/** Whether an element shows something other than what it holds, as an image does. */
export const isReplaced = ({name}: ElementNode): boolean => replaced.has(name)

/** Whether an element shows something: one that embeds nothing shows what it holds. */
export const showsItself = (element: ElementNode): boolean => isReplaced(element) && (!embeds.includes(element.name) || leads(addressOf(element)))

const leads = (url: string): boolean => url !== '' && !/^(?:about|javascript|data|blob):/iu.test(url)

/** Whether such an element stands in another. */
export const holdsReplaced = ({children}: ElementNode): boolean => children.some((child) => child.type === 'element' && (isReplaced(child) || holdsReplaced(child)))

/** Read an element that embeds something into a link to it; `fallback` is what it holds for readers that cannot show it. */
export function readEmbed(element: ElementNode, reading: Reading, inside: Inside, fallback: readonly Piece[]): Piece[] {
  const url = addressOf(element)
  if (!leads(url)) return [...fallback]
  const address = reading.resolve(url)
  const data: Data = {...(isUnseen(element) ? {role: 'hidden', why: `\`${element.name}\` without size`} : {}), ...inside.data, embed: kindOf(element, address)}
  const label = attribute(element, 'title')?.trim() || attribute(element, 'aria-label')?.trim() || address
  const link: PhrasingContent = withData({type: 'link', url: address, children: [{type: 'text', value: label}], position: reading.place(element.start, element.end)}, data)
  return [{node: link, marks: inside.marks.filter(({element: outer}) => outer.name !== 'a')}, ...fallback]
}

function addressOf(element: ElementNode): string {
  const known = players.get(element.name)
  if (known) {
    const id = known.attributes.map((name) => attribute(element, name)?.trim()).find((value) => value !== undefined && /^[\w-]{1,40}$/u.test(value))
    return id === undefined ? '' : known.address + id
  }
  const said = [element.name === 'object' ? 'data' : 'src', 'data-src', 'data-lazy-src', 'data-litespeed-src'].map((name) => attribute(element, name)?.trim() ?? '')
  return said.find((value) => value !== '' && !/^about:/iu.test(value)) ?? sourceOf(element) ?? ''
}

const sourceOf = (element: ElementNode): string | undefined => element.children.map((child) => (child.type === 'element' && child.name === 'source' ? attribute(child, 'src') : undefined)).find(Boolean)

const isUnseen = (element: ElementNode): boolean => [attribute(element, 'width'), attribute(element, 'height')].every((size) => size !== undefined && Number.parseInt(size, 10) <= 1)

// Players ask for the whole screen, or stand under an address that says what it is there for.
function kindOf(element: ElementNode, address: string): string {
  const known = players.get(element.name)
  if (known) return known.kind ?? 'player'
  const name = element.name.replace(/^amp-/u, '')
  if (name !== 'iframe') return name
  const full = element.attributes.has('allowfullscreen') || /fullscreen|encrypted-media/iu.test(attribute(element, 'allow') ?? '')
  return full || /^(?:https?:)?\/\/(?:(?:player|embed|w)\.[^/]+\/|[^/]+\/(?:[^/?#]+\/){0,3}(?:embed|player)(?:[/?#.]|$))/iu.test(address) ? 'player' : 'iframe'
}

const posts = new Set([
  'twitter-tweet', 'twitter-video', 'instagram-media', 'tiktok-embed', 'fb-post', 'fb-video', 'bluesky-embed', 'mastodon-embed', 'reddit-embed-bq', 'reddit-card', 'text-post-media', 'imgur-embed-pub', 'telegram-post', 'flickr-embed-frame'
])

/** Whether a quotation stands for a post of another site, which a script of that site would show. */
export const isPost = (element: ElementNode): boolean => classes(element).some((name) => posts.has(name))

/** Whether the element holds nothing that is shown where it is understood. */
export const isOpaque = ({traits}: ElementNode): boolean => traits.isUnseen
