/** What is measured: sources that are generated from a seed, in any size, and real ones where `../shared/corpora` lies beside the project. */
import {existsSync} from 'node:fs'
import {fileURLToPath, pathToFileURL} from 'node:url'

const shared = fileURLToPath(new URL('../../../shared/', import.meta.url))
const corpora = `${shared}corpora`

const stems = ['harbour', 'river', 'market', 'engine', 'winter', 'library', 'signal', 'garden', 'measure', 'bridge', 'report', 'letter', 'copper', 'meadow', 'station', 'window', 'paper', 'island', 'method', 'morning']
const verbs = ['reaches', 'follows', 'keeps', 'opens', 'carries', 'describes', 'crosses', 'returns', 'measures', 'leaves']
const han = '山水城市桥船新旧大小春夏秋冬人们昨天今天报告研究发现工程学校图书馆河流港口火车票价増长下降预计公司市场价格数据技术方法结果文章作者记者表示认为'

/** Numbers from a seed: the same in every run. */
function random(seed) {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

function writer(seed) {
  const next = random(seed)
  const pick = (from) => from[next(from.length)]
  const english = () => `The ${pick(stems)} ${pick(verbs)} the ${pick(stems)} ${next(900) + 100} near the ${pick(stems)} of the ${pick(stems)}.`
  const chinese = () => `${Array.from({length: 12 + next(12)}, () => pick(han)).join('')}，${Array.from({length: 8 + next(9)}, () => pick(han)).join('')}。`
  const sentence = () => (next(2) === 0 ? english() : chinese())
  const paragraph = () => Array.from({length: 2 + next(4)}, sentence).join('')
  return {next, pick, sentence, paragraph, heading: () => `${pick(stems)} ${pick(stems)} ${next(1000)}`}
}

function grow(size, piece, head = '', tail = '') {
  const parts = [head]
  for (let length = 0; length < size; ) {
    const part = piece()
    parts.push(part)
    length += part.length
  }
  return parts.join('') + tail
}

const generators = {
  'markdown-post': {
    path: 'post.md',
    make(size, {heading, paragraph, sentence, next}) {
      const block = () => {
        switch (next(6)) {
          case 0: return `## ${heading()}\n\n`
          case 1: return `- ${sentence()}\n- **${heading()}**: ${sentence()}\n\n`
          case 2: return `\`\`\`js\nconst ${'value'} = ${next(1000)}\n\`\`\`\n\n`
          default: return `${paragraph()} See [${heading()}](https://example.org/${next(1e6)}) and \`code\`.\n\n`
        }
      }
      return grow(size, block, `---\ntitle: ${heading()}\ndate: 2022-03-04\ntags: [one, two]\n---\n\n`)
    }
  },
  'forum-tsv': {
    path: 'forum.tsv',
    // The columns of a forum export, eight posts a thread.
    make(size, {paragraph, heading, next}) {
      let row = 0
      let thread = ''
      const user = () => {
        const id = next(400)
        return `user${id}\thttps://example.org/u/${id}`
      }
      const day = () => `2021-5-${1 + next(28)}`
      const line = () => {
        const id = Math.floor(row / 8)
        if (row % 8 === 0) thread = `${id}\tThe Harbour\tFerries\t${heading()}\thttps://example.org/t/${id}\t${user()}\t${day()}`
        return `${thread}\t${row}\t${user()}\t${day()}\t${(row++ % 8) + 1}\t${paragraph()}\n`
      }
      return grow(size, line, 'threadId\tforum\tboard\ttitle\turl\tthreadAuthor\tthreadAuthorUrl\tthreadDate\tpostId\tauthor\tauthorUrl\tdate\tfloor\tcontent\n')
    }
  },
  'news-page': {
    path: 'page.html',
    make(size, {paragraph, heading, next}) {
      const links = Array.from({length: 30}, () => `<li><a href="/s/${next(1e6)}">${heading()}</a></li>`).join('\n')
      const block = () => (next(8) === 0 ? `<h2>${heading()}</h2>\n` : `<p class="text">${paragraph()} <a href="/a/${next(1e6)}">${heading()}</a></p>\n`)
      const head = `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>${heading()} | The Post</title><meta property="og:title" content="${heading()}"></head>\n<body><nav><ul>${links}</ul></nav>\n<div id="main"><article><h1>${heading()}</h1>\n`
      return grow(size, block, head, `</article></div>\n<footer><ul>${links}</ul></footer></body></html>\n`)
    }
  },
  'news-text': {
    path: 'news.txt',
    make: (size, {paragraph, heading, next}) => grow(size, () => (next(9) === 0 ? `${heading()}\n\n` : `${paragraph()}\n\n`), `${heading()}\n\n`)
  },
  'report-transcript': {
    path: 'report.txt',
    make(size, {paragraph, heading}) {
      let page = 0
      const broken = () => paragraph().replace(/(?<line>[^\n]{70})/gu, '$<line>\n')
      const sheet = () => `Harbour report 2022\n${heading()}\n${broken()}\n${broken()}\n${++page}\n\f`
      return grow(size, sheet)
    }
  },
  'plain-text': {
    path: 'text.txt',
    make: (size, {paragraph, heading}) => grow(size, () => `${paragraph()}\n\n`, `${heading()}\n\n`)
  }
}

export const names = Object.keys(generators)

/** A source for an adapter, about `size` characters long. */
export function generate(name, size) {
  const {path, make} = generators[name]
  return {path, value: make(size, writer(7))}
}

async function loaders() {
  const file = `${shared}acceptance/data.mjs`
  return existsSync(file) && existsSync(corpora) ? import(pathToFileURL(file).href) : undefined
}

// Every so many of a long list, always the same ones.
const sample = (all, count) => all.filter((_, index) => index % Math.max(1, Math.floor(all.length / count)) === 0).slice(0, count)

/** Posts as strings: real ones, or generated. */
export async function posts(count) {
  const data = await loaders()
  if (!data) return {from: 'generated', sources: Array.from({length: count}, (_, index) => generators['markdown-post'].make(2000 + 300 * (index % 20), writer(index)))}
  const found = sample([...data.posts(corpora)].filter(({path}) => path.endsWith('.md')), count)
  return {from: 'corpora/frontmatter', sources: found.map(({input}) => input.toString('utf8'))}
}

/** Pages as bytes with their names: real ones, or generated. */
export async function pages(count) {
  const data = await loaders()
  if (!data) return {from: 'generated', sources: Array.from({length: count}, (_, index) => ({id: `generated-${index}`, value: Buffer.from(generators['news-page'].make(8000 + 4000 * (index % 10), writer(index)))}))}
  const index = data.newsIndex(corpora)
  const found = sample([...data.news(corpora, index, 'wcxb-dev')], count)
  return {from: 'corpora/news', sources: found.map(({id, input}) => ({id, value: input}))}
}

/** The largest real pages as bytes, where there are any. */
export async function largestPages(count) {
  const data = await loaders()
  if (!data) return []
  const all = [...data.news(corpora, data.newsIndex(corpora), 'wcxb-dev')].map(({input}) => input)
  return all.sort((a, b) => b.length - a.length).slice(0, count)
}
