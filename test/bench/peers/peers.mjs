/**
 * The extractors: each is loaded in a process of its own and gives a function of a page and its URL.
 *
 * What they give is text, HTML or Markdown; turning the latter two into text is not timed. Those that need a document get one of
 * `linkedom`, which costs no quality and less time, and Readability one of `jsdom` too.
 */
import {createRequire} from 'node:module'

const {version: own} = createRequire(import.meta.url)('../../../package.json')
const require = createRequire(import.meta.url)

async function linkedom() {
  const {parseHTML} = await import('linkedom')
  // Readability asks for the address of the document to make links absolute.
  return (html) => parseHTML(html).document
}

function readability({title, byline, publishedTime, content} = {}) {
  return {title, authors: byline, date: publishedTime, html: content}
}

export const peers = {
  palimpsest: {
    what: 'this library', version: () => own,
    async load(dist = '../../../dist') {
      const {normalize, toText} = await import(`${dist}/index.js`)
      return (value, url) => {
        const documents = [...normalize({value, url, path: 'page.html', mediaType: 'text/html'})]
        const {title, authors, published} = documents[0].data.metadata
        return {title, authors, date: published, text: documents.map((document) => toText(document)).join('\n\n')}
      }
    }
  },
  'readability-linkedom': {
    what: '`@mozilla/readability` on `linkedom`', from: '@mozilla/readability',
    async load() {
      const {Readability} = await import('@mozilla/readability')
      const parse = await linkedom()
      return (html) => readability(new Readability(parse(html)).parse() ?? undefined)
    }
  },
  'readability-jsdom': {
    what: '`@mozilla/readability` on `jsdom`', from: '@mozilla/readability',
    async load() {
      const {Readability} = await import('@mozilla/readability')
      const {JSDOM, VirtualConsole} = await import('jsdom')
      return (html, url) => {
        const dom = new JSDOM(html, {url, virtualConsole: new VirtualConsole()})
        const found = readability(new Readability(dom.window.document).parse() ?? undefined)
        dom.window.close()
        return found
      }
    }
  },
  defuddle: {
    what: '`defuddle` on `linkedom`', from: 'defuddle',
    async load() {
      const {Defuddle} = await import('defuddle/node')
      const parse = await linkedom()
      return async (html, url) => {
        const {title, author, published, content} = await Defuddle(parse(html), url)
        return {title, authors: author, date: published, html: content}
      }
    }
  },
  trafilatura: {
    what: '`trafilatura-linux-x64-gnu`, of `rs-trafilatura` (native)', from: 'trafilatura-linux-x64-gnu',
    async load() {
      const {extract} = require('trafilatura-linux-x64-gnu')
      return (html, url) => {
        const {contentText, metadata} = extract(html, {url})
        return {title: metadata?.title, authors: metadata?.author, date: metadata?.date, text: contentText}
      }
    }
  },
  firecrawl: {
    what: '`@firecrawl/html-extractor` (native)', from: '@firecrawl/html-extractor',
    async load() {
      const {extractSync} = require('@firecrawl/html-extractor')
      return (html, url) => {
        const {text, metadata} = extractSync(html, {url, outputText: true})
        return {title: metadata?.title, authors: metadata?.author, date: metadata?.publishedDate, text}
      }
    }
  },
  extractus: {
    what: '`@extractus/article-extractor`', from: '@extractus/article-extractor',
    async load() {
      const {extractFromHtml} = await import('@extractus/article-extractor')
      return async (html, url) => {
        const {title, author, published, content} = (await extractFromHtml(html, url)) ?? {}
        return {title, authors: author, date: published, html: content}
      }
    }
  },
  mercury: {
    what: '`@jocmp/mercury-parser`, the kept fork of Postlight\'s parser', from: '@jocmp/mercury-parser',
    async load() {
      const {default: parser} = await import('@jocmp/mercury-parser')
      return async (html, url) => {
        const {title, author, date_published: date, content} = await parser.parse(url, {html, fetchAllPages: false})
        return {title, authors: author, date, html: content}
      }
    }
  },
  mdream: {
    what: '`@mdream/js`, preset `minimal`', from: '@mdream/js',
    async load() {
      const {htmlToMarkdown} = await import('@mdream/js')
      return (html, url) => {
        const markdown = htmlToMarkdown(html, {origin: url, minimal: true})
        return {title: /^title: "?(?<title>[^\n"]*)/mu.exec(markdown.slice(0, 2000))?.groups.title, markdown}
      }
    }
  },
  'mizchi-readability': {
    what: '`@mizchi/readability`', from: '@mizchi/readability',
    async load() {
      const {extract, toHTML} = await import('@mizchi/readability')
      return (html, url) => {
        const {root, metadata} = extract(html, {url})
        return {title: metadata?.title, html: toHTML(root)}
      }
    }
  },
  'text-density': {
    what: '`@wrtnlabs/web-content-extractor` (density of text)', from: '@wrtnlabs/web-content-extractor',
    async load() {
      const {extractContent} = await import('@wrtnlabs/web-content-extractor')
      return (html) => {
        const {title, content} = extractContent(html)
        return {title, text: content}
      }
    }
  },
  'html-to-text': {
    what: '`html-to-text`: the whole page, a floor', from: 'html-to-text',
    async load() {
      const {convert} = await import('html-to-text')
      return (html) => ({text: convert(html, plain)})
    }
  }
}

/** Text alone, on lines as long as they are. */
export const plain = {wordwrap: false, selectors: [{selector: 'a', options: {ignoreHref: true}}, {selector: 'img', format: 'skip'}]}

/** The version of a peer that is installed. */
export function versionOf({version, from}) {
  return version ? version() : require(`./node_modules/${from}/package.json`).version
}
