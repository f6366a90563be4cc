import {readCredits} from './credits.ts'
import {isProse} from './headings.ts'
import {isDense, units} from '../text.ts'

/** A line of a page, as far as the article in it is looked for. */
export interface NewsLine {
  readonly text: string
  readonly start: number
  /** Of an item: where its dash stands. */
  readonly dash?: number
}

/** The lines of the article: from its first paragraph to behind its last. */
export interface Article {
  readonly from: number
  readonly to: number
  /** In units, of its prose. */
  readonly size: number
}

/** Fewest units of a paragraph that begins an article. */
const paragraph = 25

/** More lines than this without prose part an article from the next thing. */
const widestGap = 8

/**
 * Find the article of a page: of the runs of prose with no more than a few short lines between, the largest.
 *
 * It begins with a long paragraph; where there is none, as in languages that say much in few words, with two lines of prose in a row.
 */
export function findArticle(blocks: readonly NewsLine[]): Article {
  const article = largestRun(blocks, (_, size) => size >= paragraph)
  return article.size > 0 ? article : largestRun(blocks, (index) => isRunning(blocks[index + 1]))
}

const isRunning = (line: NewsLine | undefined): boolean => line !== undefined && line.dash === undefined && isProse(line.text)

function largestRun(blocks: readonly NewsLine[], begins: (index: number, size: number) => boolean): Article {
  let best: Article = {from: 0, to: 0, size: 0}
  let run: Article | undefined
  for (const [index, {text, dash}] of blocks.entries()) {
    if (dash !== undefined && text.length < 80) continue
    if (!isProse(text)) continue
    const size = sizeOf(text)
    // A slogan or the title may be a sentence, and begins no article.
    if ((!run || index - run.to > widestGap) && !begins(index, size)) continue
    run = run && index - run.to <= widestGap ? {from: run.from, to: index + 1, size: run.size + size} : {from: index, to: index + 1, size}
    if (run.size > best.size) best = run
  }
  return best
}

// A word of a Latin text is about six characters: near enough for long ones, of which there may be thousands.
const sizeOf = (text: string): number => (text.length < 250 ? units(text) : text.length / (isDense(text.charAt(0)) || isDense(text.charAt(99)) ? 1 : 6))

/** How far above the article its title may stand. */
const reach = 30
const longest = 60

/**
 * Find the title: the line above the article that is most like one.
 *
 * The longer the better, up to a point; credits right below it and its words in another line above (a trail, a page title) speak for it.
 */
export function findTitle(blocks: readonly NewsLine[], {from, size}: Article): number | undefined {
  if (size === 0) return undefined
  const first = Math.max(0, from - reach)
  const above = blocks.slice(first, from)
  const credited = above.map(({text}) => readCredits(text).length > 0)
  let best: {index: number; score: number} | undefined
  for (const [index, line] of above.entries()) {
    const score = credited[index] ? 0 : scoreOf(line, index, above, credited.indexOf(true, index + 1) - index)
    if (score > 0 && score >= (best?.score ?? 0)) best = {index: first + index, score}
  }
  return best?.index
}

/** Names set apart by bars lead through the site. */
const row = /^[^|｜丨]+(?:[|｜丨][^|｜丨]+){4}/u

// Credits stand so many lines below it, if any do.
function scoreOf({text, dash}: NewsLine, index: number, above: readonly NewsLine[], below: number): number {
  if (dash !== undefined || text.length > 300 || row.test(text)) return 0
  const size = units(text)
  if (size < 3 || size > longest || /[:：,，、;；]$/u.test(text)) return 0
  const repeated = above.some((line, other) => other !== index && line.text.length > text.length && line.text.includes(text))
  const trail = /[»›>|｜]|\s[-–—_]\s\S{1,20}$/u.test(text)
  return Math.min(size, 30) + (below === 1 ? 20 : below === 2 || below === 3 ? 8 : 0) + (repeated ? 15 : 0) - (trail ? 15 : 0)
}

/** What notes on authors say of them. */
const note = /创始人|创办|联合创始|ceo|cto|合伙人|主席|专家|教授|研究员|分析师|记者|编辑|主编|作者|作家|专栏|著有|合著|毕业|从业|博士|律师|founder|editor|reporter|writer|author|columnist|professor|researcher|analyst|journalist|correspondent|economist/iu

/**
 * Find the writer named before the title (`Name: topic`), where the note on the author below the article names the same person.
 *
 * A person whom the article itself speaks of is quoted in the title, and no writer.
 */
export function findAuthor(blocks: readonly NewsLine[], title: number, {from, to}: Article): {name: string; start: number} | undefined {
  const {text, start} = blocks[title]!
  const [, name] = /^(\p{Script=Han}{2,4}|\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){1,3})\s?[:：]/u.exec(text) ?? []
  if (name === undefined) return undefined
  const naming = blocks.slice(from, to + 3).map((line, index) => (line.text.includes(name) ? from + index : -1)).filter((index) => index >= 0)
  const [only] = naming
  if (naming.length !== 1 || only === undefined || only < to - 2) return undefined
  return note.test(blocks[only]!.text) || (only > 0 && note.test(blocks[only - 1]!.text)) ? {name, start} : undefined
}
