import type {Image, Link, RootContent} from 'mdast'
import type {Document} from '../document.ts'
import type {Cleaner, Edit, Rule} from '../edit.ts'

/**
 * Parameters that only tell where a reader came from, by the tools that add them: never one that may address content.
 *
 * `spm` counts in the form that Chinese portals give it, numbers and points.
 */
const parameters = /^(?:utm_[a-z_]{1,30}|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|ymclid|twclid|ttclid|li_fat_id|igshid|igsh|mc_cid|mc_eid|_hsenc|_hsmi|__hstc|__hssc|__hsfp|hsCtaTracking|mkt_tok|vero_id|oly_enc_id|oly_anon_id|s_kwcid|ef_id|wickedid|_openstat|at_(?:medium|campaign|custom\d|link_(?:id|type|origin)|bbc_team|ptr_name)|cmpid|ns_(?:mchannel|source|campaign|linkname))(?:=|$)|^spm=[\w-]{1,20}\.[\w.-]{1,80}$/u

const image = (data: NonNullable<Image['data']>): RootContent => ({type: 'paragraph', children: [{type: 'image', url: 'https://example.org/hit.gif', alt: '', data}]})

const rules: readonly Rule[] = [
  {
    id: 'parameter', category: 'tracking', what: 'parameters of an address that only tell where a reader came from',
    matches: ['[the yard](https://example.org/yard?utm_source=letter&id=7)', '[船厂](https://example.org/a?spm=1001.2014.3001)', '[a](https://example.org/a?fbclid=x#part)'],
    spares: ['[the yard](https://example.org/yard?id=7&source=2)', '[公众号](https://mp.weixin.qq.com/s?__biz=MzA1&mid=22&chksm=8bd&scene=21)', '[a](https://example.org/a?spm=lamp)']
  },
  {
    id: 'pixel', category: 'tracking', what: 'an image of one pixel that is there to be counted',
    matches: [[image({width: 1, height: 1})]], spares: ['![](https://example.org/hit.gif)', [image({width: 640, height: 1})]]
  }
]

/** Takes tracking parameters out of the addresses of links, and images of one pixel out of the text. */
export function tracking(): Cleaner {
  return {name: 'tracking', version: 1, rules, propose: ({children}: Document) => find(children, [])}
}

function find(children: readonly RootContent[], edits: Edit[]): Edit[] {
  for (const node of children) {
    if (node.type === 'link') untrack(node, edits)
    else if (node.type === 'image') {
      if (isPixel(node)) edits.push({op: 'remove', node, rule: 'pixel', reason: `an image of ${node.data?.width} × ${node.data?.height}`})
    } else if ('children' in node) find(node.children as RootContent[], edits)
  }
  return edits
}

function untrack(node: Link, edits: Edit[]): void {
  const {url, names} = withoutParameters(node.url)
  // Nothing below a node that is edited is: pixels in the link go with the old one.
  if (names.length > 0) edits.push({op: 'replace', node, by: {...node, url, children: withoutPixels(node.children)}, rule: 'parameter', reason: `\`${[...new Set(names)].join('`, `')}\` in the address`})
  else find(node.children, edits)
}

const isPixel = ({data}: Image): boolean => (data?.width ?? 2) <= 1 && (data?.height ?? 2) <= 1

const withoutPixels = <Node extends RootContent>(children: readonly Node[]): Node[] => children.filter((node) => node.type !== 'image' || !isPixel(node))

function withoutParameters(url: string): {url: string; names: string[]} {
  const mark = url.indexOf('?')
  if (mark < 0) return {url, names: []}
  const hash = url.indexOf('#', mark)
  const end = hash < 0 ? url.length : hash
  const parts = url.slice(mark + 1, end).split('&')
  const kept = parts.filter((part) => !parameters.test(part))
  const names = parts.filter((part) => parameters.test(part)).map((part) => part.split('=')[0] ?? '')
  return {url: `${url.slice(0, mark)}${kept.length > 0 ? '?' : ''}${kept.join('&')}${url.slice(end)}`, names}
}
