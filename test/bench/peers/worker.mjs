/** Runs one extractor over the pages, alone in its process, and writes a line a page: `node worker.mjs peer data count set dist`. */
import {existsSync, readFileSync, writeSync} from 'node:fs'
import {convert} from 'html-to-text'
import {pagesOf} from './pages.mjs'
import {peers, plain} from './peers.mjs'
import {fields, wordF1} from './score.mjs'

const [name, data, count, set, dist] = process.argv.slice(2)
const pages = pagesOf(data || undefined, Number(count), set || undefined)
const extract = await peers[name].load(dist || undefined)
const say = (line) => writeSync(1, `${JSON.stringify(line)}\n`)
// What extractors print is no result.
console.log = console.warn = console.error = () => {}

/** Milliseconds of the processor, on all threads of this process: other programs do not count. */
function processor() {
  const {user, system} = process.cpuUsage()
  return (user + system) / 1000
}

async function attempt(page, html) {
  const started = processor()
  try {
    const found = (await extract(html, page.url ?? 'https://example.org/page')) ?? {}
    return {found, milliseconds: processor() - started}
  } catch (error) {
    return {found: {}, failed: String(error).slice(0, 120), milliseconds: processor() - started}
  }
}

/** The peak of this process in megabytes; on Linux `resourceUsage` may give that of the process which started it. */
function peak() {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : ''
  return Number(/^VmHWM:\s+(\d+)/mu.exec(status)?.[1] ?? process.resourceUsage().maxRSS) / 1024
}

function textOf({text, html, markdown}) {
  if (text !== undefined) return text
  if (html) return convert(html, plain)
  const body = (markdown ?? '').replace(/^---\n[\s\S]*?\n---\n/u, '')
  return body.replace(/!\[[^[\]]*\]\([^()]*\)/gu, '').replace(/\[([^[\]]*)\]\([^()]*\)/gu, '$1').replace(/[*_`#>|]/gu, '')
}

// Compiled code is what is compared: the first pages are read twice, the first time for nothing.
for (const page of pages.slice(0, 30)) await attempt(page, page.html())
for (const page of pages) {
  const html = page.html()
  const {found, milliseconds, failed} = await attempt(page, html)
  const gives = ['title', 'authors', 'date'].filter((field) => found[field]?.length > 0)
  say({id: page.id, type: page.type, size: html.length, milliseconds, failed, gives, f1: wordF1(textOf(found), page.expected.body), ...fields(found, page.expected)})
}
say({memory: peak()})
process.exit(0)
