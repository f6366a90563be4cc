/** Pages with what they say: those of a folder in the layout of WCXB (`index.jsonl`, one page a line), or the project's own. */
import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {gunzipSync} from 'node:zlib'

const own = fileURLToPath(new URL('own', import.meta.url))

function read(folder, name) {
  const path = [join(folder, name), join(folder, `${name}.gz`)].find((file) => existsSync(file))
  if (path === undefined) throw new Error(`Unexpected lack of \`${name}\` in \`${folder}\`, expected it or \`${name}.gz\``)
  const bytes = readFileSync(path)
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes
}

/** At most `count` pages of a set, evenly taken from all of it: always the same ones. */
export function pagesOf(folder = own, count = 300, set = undefined) {
  const all = read(folder, 'index.jsonl').toString('utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line))
  const sets = all.filter((page) => (set === undefined ? page.expected?.body !== undefined && (page.set?.startsWith('wcxb') ?? true) : page.set === set))
  const step = Math.max(1, sets.length / count)
  const chosen = sets.length <= count ? sets : Array.from({length: count}, (_, index) => sets[Math.floor(index * step)])
  return chosen.map((page) => ({...page, type: (page.page_type ?? 'article').replace('category', 'collection'), html: () => new TextDecoder().decode(read(folder, page.html))}))
}
