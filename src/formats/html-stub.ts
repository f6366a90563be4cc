import type {Reason} from '../document.ts'
import type {Shown} from './html-data.ts'
import {attribute, type ElementNode} from './html-node.ts'

/** What stands in the elements of a page that shows hardly any text: the signs of a page that is there instead of another. */
interface Stub {
  readonly ruleId: string
  readonly what: string
  /** With more words than this the page says something of its own. */
  readonly words: number
  /** With fewer, it shows nothing at all. */
  readonly least?: number
  /** Tested on what an element is called and where its address leads, lower case. */
  readonly sign: (element: ElementNode, names: string) => boolean
}

const stubs: readonly Stub[] = [
  {
    ruleId: 'stub:captcha', what: 'a verification page', words: 50,
    // Scripts of such services stand on pages with forms of any kind.
    sign: ({name}, names) => (name === 'script' ? /challenge-platform|geetest/u : /recaptcha|hcaptcha|h-captcha|turnstile|challenge-(?:form|running)|cf-chl|geetest|captcha-(?:box|container|form|delivery)|slide-?verify|nc_wrapper|px-captcha/u).test(names)
  },
  {ruleId: 'stub:login', what: 'a log-in page', words: 150, least: 5, sign: ({name, attributes}) => name === 'input' && attributes.get('type')?.toLowerCase() === 'password'},
  {
    ruleId: 'stub:redirect', what: 'a page that leads on at once', words: 40,
    sign: ({name, attributes}) => name === 'meta' && attributes.get('http-equiv')?.toLowerCase() === 'refresh' && /^\s*[0-5]\s*[;,]\s*url=/iu.test(attributes.get('content') ?? '')
  },
  {
    ruleId: 'stub:script', what: 'an application that was not run', words: 20,
    sign: ({name, attributes, children}) => name === 'div' && /^(?:root|app|main|__next|__nuxt|___gatsby|svelte|q-app|app-root|react-root)$/iu.test(attributes.get('id') ?? '') && children.every((child) => child.type === 'text' && child.value.trim() === '')
  },
  {ruleId: 'stub:script', what: 'an application that was not run', words: 5, sign: ({name, attributes}) => name === 'script' && attributes.has('src')}
]

/** So much prose is content, whatever else is asked for. */
const prose = 40

/** Say that a page stands for another one: by its elements, in no language. */
export function findStub(root: ElementNode, shown: Shown): Reason | undefined {
  if (shown.prose >= prose || shown.words >= 150) return undefined
  if (shown.words >= 10 && shown.consent >= 0.7 * shown.words) return {ruleId: 'stub:consent', reason: `Unexpected question for consent, expected content: ${shown.consent} of ${shown.words} words stand in it`}
  const possible = stubs.filter(({words, least = 0}) => shown.words < words && shown.words >= least)
  let found: Stub | undefined
  const walk = (element: ElementNode): void => {
    for (const child of element.children) {
      if (child.type === 'text') continue
      const names = namesOf(child)
      // The order of the table counts, and not that of the page.
      for (const stub of possible) if ((!found || possible.indexOf(stub) < possible.indexOf(found)) && stub.sign(child, names)) found = stub
      walk(child)
    }
  }
  walk(root)
  return found && {ruleId: found.ruleId, reason: `Unexpected ${found.what}, expected content: ${shown.words} words, and ${found.ruleId === 'stub:redirect' ? 'an address to go to' : 'what such pages are made of'}`}
}

function namesOf(element: ElementNode): string {
  if (element.attributes.size === 0) return ''
  return ['class', 'id', 'src', 'action'].map((name) => (attribute(element, name) ?? '').slice(0, 300)).join(' ').toLowerCase()
}
